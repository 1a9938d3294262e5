"""The words by which a sentence that names trouble is told from one that sets the scene, by language.

Regular expressions without groups, "|" between them; whole words, in any case.
"""

from __future__ import annotations

from collections.abc import Mapping

# What is not as it should be: a state, a lack, a "but", a wait.
TROUBLE: Mapping[str, str] = {
    "en": r"wrong|missing|lack\w*|brok\w+|break\w*|crack\w*|snap\w*|torn|tear\w*|split\w*|scratch\w*"
    r"|dent\w*|chip\w*|damag\w*|stain\w*|smear\w*|leak\w*|burst\w*|loose|bent|fault\w*|defect\w*|dead"
    r"|died|stopp\w*|stops|quit|fail\w*|freez\w*|crash\w*|error|blank|stuck|jam\w*|smell\w*|mould\w*"
    r"|rott\w+|dry|dried|holes?|shr[iu]nk\w*|fad\w+|peel\w*|snug|tight|too (?:small|big|large|tight|long|short"
    r"|late|much|many|few|heavy|thin|dark)|short|empty|only|late(?! (?:wife|husband|mother|father|mum|dad))"
    r"|delay\w*|overdue|still|yet|since|wait\w*|never|nothing|nobody|none|not|\w+n't|no|nor|instead"
    r"|but|however|except|supposed|meant|promised|twice|again|charged|took|taken|cancel\w*|lost"
    r"|closed|refus\w*|rude\w*|blocked|locked|suspended|without|awaiting|worn|ripped|melted|spoil\w*"
    r"|hung|unfortunately|rather than|should have|swollen|exploded|burn\w*|smash\w*|shatter\w*"
    r"|fell|gave way|collapsed|parted|folded",
    "de": r"falsch\w*|fehl\w*|kaputt\w*|gebrochen\w*|gerissen\w*|riss\w*|zerkratzt\w*|kratzer|delle\w*"
    r"|beschädigt\w*|defekt\w*|fleck\w*|undicht|leckt|tropft|locker|lose|verbogen\w*|tot|steht|stehen"
    r"|geht|fehler\w*|schwarz|klemmt|stinkt|riecht|schimmel\w*|loch|löcher|eingelaufen|zu|nur|spät"
    r"|verspät\w*|noch|seit|warte\w*|nie|nicht\w*|niemand|kein\w*|statt|sondern|aber|jedoch"
    r"|allerdings|leider|obwohl|trotz\w*|außer|doppelt|zweimal|wieder|erneut|berechnet|abgebucht"
    r"|storniert|verloren|gesperrt|ohne|weder|versprochen|zugesagt|sollte\w*|hätte\w*|mahnung\w*"
    r"|abgelehnt|frech\w*|unfreundlich\w*|blinkt",
    "fr": r"pas|plus|jamais|rien|personne|aucun\w*|sans|ni|mais|sauf|or|pourtant|malheureusement|cependant"
    r"|au lieu|manqu\w+|cass\w+|bris\w+|fissur\w+|fêl\w+|déchir\w+|ray\w+|abîm\w+|endommag\w+"
    r"|défect\w+|panne|fuit|coule|tach\w+|erreur|faux|fausse|mauvais\w*|trop|seulement|toujours"
    r"|encore|depuis|retard|attend\w*|promis\w*|prévu\w*|deux fois|débité\w*|prélevé\w*|facturé\w*"
    r"|annulé\w*|perdu\w*|bloqué\w*|refus\w+|moisi\w*|trou\w*|arrêt\w+|éteint|remplacé\w*",
    "es": r"no|nunca|jamás|nada|nadie|ningun\w*|sin|ni|pero|salvo|aunque|sin embargo|en vez|en lugar"
    r"|falta\w*|rot[oa]s?|roto|rompi\w+|rajad\w+|ray\w+|golp\w+|dañad\w+|defect\w+|estrope\w+"
    r"|averí\w+|mancha\w*|pierde|error|equivocad\w+|mal|demasiado|solo|sólo|todavía|aún|sigue|desde"
    r"|retras\w+|esper\w+|prometi\w+|dos veces|cobr\w+|cargo|cancel\w+|perdi\w+|bloquead\w+|niega"
    r"|negaron|moho|agujero|par[óa]|caducad\w+|otra vez",
    "it": r"non|mai|niente|nulla|nessun\w*|senza|né|ma|però|tranne|invece|purtroppo|tuttavia|anziché"
    r"|manca\w*|rott\w+|romp\w+|crepat\w+|graffi\w*|ammaccat\w+|danneggiat\w+|difett\w+|guast\w+"
    r"|macchi\w+|perde|errore|sbagliat\w+|male|troppo|solo|ancora|da|ritardo|aspett\w+|promess\w+"
    r"|due volte|addebit\w+|annullat\w+|pers[oa]|bloccat\w+|rifiut\w+|muffa|buco|ferm\w+|strett\w+"
    r"|di nuovo",
    "nl": r"niet\w*|nooit|niks|niemand|geen|zonder|noch|maar|behalve|echter|helaas|toch|in plaats|ontbre\w+"
    r"|mist|mis|kapot|stuk|gebroken|gebarsten|gescheurd|kras\w*|deuk\w*|beschadigd|defect|lekt?"
    r"|vlek\w*|fout\w*|verkeerd\w*|te|alleen|slechts|nog|sinds|al|laat|vertraagd|wacht\w*|beloofd"
    r"|dubbel|twee keer|afgeschreven|geannuleerd|kwijt|geblokkeerd|weiger\w*|schimmel|gat|weer|valt"
    r"|stinkt|had|half",
    "pt": r"não|nao|nunca|jamais|nada|ninguém|nenhum\w*|sem|nem|mas|porém|exceto|infelizmente|em vez"
    r"|falta\w*|partid\w+|quebrad\w+|rachad\w+|riscad\w+|amolgad\w+|danificad\w+|defeit\w+|avari\w+"
    r"|mancha\w*|verte|erro|errad\w+|mal|demasiado|só|apenas|ainda|continua|desde|atras\w+|esper\w+"
    r"|promet\w+|duas vezes|cobr\w+|cancel\w+|perdi\w*|bloquead\w+|recus\w+|bolor|buraco|parou"
    r"|outra vez|de novo",
}
# Something was ordered: what follows is what became of it.
BOUGHT: Mapping[str, str] = {
    "en": r"i (?:ordered|bought|purchased|have bought|have ordered|asked for)|we (?:ordered|bought)|ordered"
    r"|bought",
    "de": r"bestellt|gekauft|erworben|bestellte|kaufte",
    "fr": r"commandé\w*|acheté\w*",
    "es": r"pedí|compré|encargué|comprado|encargado",
    "it": r"ordinato|comprato|acquistato",
    "nl": r"besteld|gekocht|kocht",
    "pt": r"encomendei|comprei|encomendado|comprado",
}
# What came, as somebody says it who had ordered something else.
CAME: Mapping[str, str] = {
    "en": r"what(?:'s| is| was) in the (?:box|parcel|package|carton|bag)"
    r"|what (?:came|arrived|turned up|i got|i received|you sent|was sent|was delivered|i opened|i found)",
    "de": r"(?:was|das) (?:aber )?(?:ankam|kam|angekommen ist|gekommen ist|geliefert wurde|ich bekommen habe"
    "|ich erhalten habe"
    r"|im (?:paket|karton) (?:war|ist|lag))|im (?:paket|karton) (?:war|waren|ist|sind|lag|lagen) (?:aber|jedoch"
    r"|dagegen)",
    "fr": r"ce (?:que j'ai reçu|qui est arrivé|que vous (?:m'avez|avez) (?:envoyé|livré)|qu'il y a dans le (?:colis"
    "|carton))"
    r"|dans le (?:colis|carton),? (?:il y a|il y avait|j'ai trouvé)",
    "es": r"lo que (?:me )?(?:llegó|ha llegado|he recibido|recibí|enviaron|han enviado|habéis enviado|vino|venía)"
    r"|en la caja (?:hay|había|vienen|venían|viene)",
    "it": r"quello che (?:è arrivato|ho ricevuto|mi avete (?:mandato|inviato|spedito)|c'è nel pacco|c'era nel pacco)"
    r"|nel(?:la)? (?:pacco|scatola) (?:c'è|c'era|ci sono|c'erano|ho trovato)",
    "nl": r"wat (?:ik (?:kreeg|ontving|heb gekregen|heb ontvangen)|er (?:kwam|aankwam|in de doos (?:zat|zit)))"
    r"|in de doos (?:zat|zaten|zit|zitten)",
    "pt": r"o que (?:recebi|chegou|veio|me enviaram|me mandaram|está na caixa|estava na caixa)"
    r"|na caixa (?:vinha|vinham|veio|vieram|está|estão|estava|estavam)",
}
# What is not asked for reads like what is.
DECLINED: Mapping[str, str] = {
    "en": r"(?:do not|don't|not|no longer) (?:\w+ )?(?:want|need|ask\w*|require|expect|request\w*|demand\w*"
    r"|looking (?:for|to)|after)",
    "de": r"(?:verlang\w*|will|wollen|möchte\w*|brauche\w*|erwarte\w*|fordere\w*)(?: \w+){0,4} (?:nicht|kein\w*)",
    "fr": r"(?:ne|n') ?(?:veux|demande|souhaite|voudrais|exige|réclame)(?: \w+)? (?:pas|plus|aucun\w*|rien|ni)",
    "es": r"no (?:quiero|pido|necesito|exijo|solicito|espero|busco)",
    "it": r"non (?:voglio|chiedo|pretendo|vorrei|esigo|cerco|ho bisogno)",
    "nl": r"(?:wil|vraag|eis|hoef|verwacht|wens)(?: \w+){0,4} (?:niet|geen|niets)",
    "pt": r"não (?:quero|peço|preciso|exijo|pretendo|solicito)",
}

# People of the customer's own: what is told of them is told beside the point.
PEOPLE: Mapping[str, str] = {
    "en": r"wife|husband|hubby|mother|father|mum|mom|dad|mother-in-law|mother in law|in-laws?|son|sons|daughters?"
    r"|sister"
    r"|brother|uncle|aunt|cousin'?s?|neighbou?rs?|grandson|granddaughter|grand(?:ma|pa|mother|father)|nan|friends?"
    r"|fellow|boyfriend|girlfriend|partner|colleagues?|kids?|children|family",
    "de": r"frau|mann|mutter|vater|mama|papa|schwiegermutter|schwiegervater|schwager|schwägerin|sohn|tochter|schwester"
    r"|bruder|onkel|tante|cousin\w*|nachbar\w*|enkel\w*|oma|opa|freund\w*|kinder\w*|familie|kolleg\w+",
    "fr": r"femme|mari|épouse|époux|mère|père|maman|papa|belle-mère|beau-père|beau-frère|belle-sœur|fils|fille|sœur"
    r"|frère"
    r"|oncle|tante|cousine?s?|voisine?s?|petit-fils|petite-fille|mamie|papi|amie?s?|enfants?|famille|collègues?",
    "es": r"mujer|marido|esposa|esposo|madre|padre|mamá|papá|suegr[ao]|cuñad[ao]|hij[ao]s?|herman[ao]s?|tí[ao]|prim[ao]"
    r"|vecin[ao]s?|niet[ao]s?|abuel[ao]s?|amig[ao]s?|niñ[ao]s?|familia|nueras?|compañer[ao]s?",
    "it": r"moglie|marito|madre|padre|mamma|papà|suocer[ao]|cognat[ao]|figli[ao]|figli|sorella|fratello|zi[ao]"
    r"|cugin[ao]"
    r"|vicin[aoie]|nipot[ei]|nonn[aoi]|amic[aoi]|bambin[ioae]|famiglia|collegh?[aie]",
    "nl": r"vrouw|man|moeder|vader|mama|papa|schoonmoeder|schoonvader|zwager|schoonzus|zoon|zoontje|dochter|dochtertje"
    r"|zus|broer|oom|tante|neef|nicht|buren|buurman|buurvrouw|kleinzoon|kleindochter|oma|opa|vriend\w*|kinderen"
    r"|gezin|familie|collega'?s?",
    "pt": r"mulher|marido|esposa|mãe|pai|sogr[ao]|cunhad[ao]|filh[ao]s?|irmão|irmã|ti[ao]|prim[ao]|vizinh[ao]s?"
    r"|net[ao]s?"
    r"|av[óô]|amig[ao]s?|crianças?|família|colegas?|nora|genro",
}
# How a fault comes to light.
FOUND: Mapping[str, str] = {
    "en": r"found (?:out|that)|turned? out|turns out|noticed|realised|realized|discovered|(?:opened|unpacked|unboxed)"
    r"(?: (?:it|them|the \w+))?|when (?:i|we) (?:\w+ )?(?:got|open|tried|went|came|put|took|unpacked|plugged)|see that",
    "de": r"festgestellt|gemerkt|bemerkt|stell\w+ .{0,30}fest|stellte sich heraus|aufgefallen|beim (?:auspacken|öffnen"
    r"|einsetzen|aufbau\w*|anprobieren|anschließen)|ausgepackt|geöffnet|gesehen",
    "fr": r"constaté|remarqué|découvert|aperçue?s?|en (?:déballant|ouvrant|montant|regardant)|à l'ouverture"
    r"|au déballage"
    r"|il s'avère|je vois",
    "es": r"me di cuenta|me he dado cuenta|descubrí|resulta que|al (?:abrir\w*|montar\w*|sacar\w*|probar\w*"
    r"|desembalar\w*)"
    r"|vi que|he visto que|noté|veo",
    "it": r"mi sono accort[ao]|ho (?:notato|scoperto|visto)|è emerso|(?:aprendo|montando|aprirl[oa]|montarl[oa])"
    r"|risulta"
    r"|quando (?:l'ho|ho) (?:aperto|montato|provato)|vedo",
    "nl": r"gemerkt|merkte|ontdekt\w*|bleek|blijkt|zag|gezien|bij het (?:uitpakken|openen|monteren|uitproberen)"
    r"|opengemaakt"
    r"|uitgepakt",
    "pt": r"reparei|percebi|descobri|notei|verifiquei|vi que|ao (?:abrir|montar|desembalar|experimentar)|dei conta"
    r"|vejo",
}
# What would do, where no verb asks.
SUITS: Mapping[str, str] = {
    "en": r"would (?:sort|fix|solve|cover|settle) (?:it|this|that|things)",
}
