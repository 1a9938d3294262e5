"""The words by which a reply tells what a customer met with from what they only speak of, by language.

Regular expressions without groups, "|" between them; whole words, in any case.
"""

from __future__ import annotations

from collections.abc import Mapping

# Somebody speaks of what they bought, paid, booked or got.
OWN_PURCHASE: Mapping[str, str] = {
    "en": r"(?:i|we)(?:'ve| have| had)?(?: just| only| recently| also| already)? (?:order(?:ed)?|bought|purchased"
    r"|paid"
    r"|received|booked|subscribed)|(?:my|our) (?:\w+ ){0,2}(?:orders?|parcels?|packages?|delivery|purchase|invoice"
    r"|subscription|account|booking|card|membership|contract)|from you|with you|you (?:sent|delivered|charged|shipped"
    r"|took|sold|promised)|we got|got from|the (?:order|delivery|parcel)|order no|(?:was|been|got|were) charged"
    r"|you(?: have|'ve) (?:sent|taken|charged)",
    "de": r"(?:bestellt|gekauft|bezahlt|erhalten|bekommen|überwiesen|gebucht|abgebucht|geliefert|bestellte|kaufte)"
    r"|(?:mein|unser)\w{0,2} (?:\w+ )?(?:bestellung|paket|lieferung|sendung|auftrag|rechnung|konto|vertrag|abo"
    r"|buchung)"
    r"|bei ihnen|bei euch|von ihnen|von euch|sie haben"
    r"|ihr habt|auftrag|bestellung|lieferung",
    "fr": r"(?:commandé|acheté|payé|reçu|réservé|débité|prélevé)e?s?|(?:ma|mon|notre) (?:\w+ )?(?:commande|colis"
    r"|livraison|achat|facture|compte|abonnement|contrat|réservation)|chez vous|vous (?:m'avez|nous avez|avez)",
    "es": r"(?:pedí|compré|pagué|recibí|encargué|contraté|reservé|comprado|pedido|pagado|recibido|encargado|cobrado)"
    r"|(?:mi|nuestro|nuestra) (?:\w+ )?(?:pedido|paquete|envío|compra|factura|cuenta|contrato|reserva)|me (?:han"
    r"|habéis)",
    "it": r"(?:ordinato|comprato|acquistato|pagato|ricevuto|prenotato|addebitat[oi])|(?:mio|mia|nostro"
    r"|nostra) (?:\w+ )?"
    r"(?:ordine|pacco|consegna|acquisto|fattura|conto|abbonamento|contratto|prenotazione)|da voi|mi avete|ci avete",
    "nl": r"(?:besteld|gekocht|betaald|ontvangen|gekregen|geboekt|afgeschreven)|(?:mijn|onze"
    r"|ons) (?:\w+ )?(?:bestelling"
    r"|pakket|levering|aankoop|factuur|rekening|abonnement|contract|boeking)|bij (?:u|jullie)|(?:u hebt"
    r"|jullie hebben)",
    "pt": r"(?:encomendei|comprei|paguei|recebi|pedi|reservei|contratei|encomendado|comprado|pago|recebido|cobrado)"
    r"|(?:minha|meu|nossa|nosso) (?:\w+ )?(?:encomenda|pedido|compra|fatura|conta|contrato|reserva)|(?:me"
    r"|nos) cobraram",
}
# What is no thing that lies in a warehouse: without an order number, faults and parcels are then figures of speech.
NO_GOODS: Mapping[str, str] = {
    "en": r"flights?|airlines?|airports?|flew|flown|boarding|aircraft|planes?|stewardess|vets?|veterinar\w+|insurance"
    r"|insurers?|pre-?existing|deductibles?|premiums?|claims?(?! form)|coverage|copay"
    r"|reimburs\w+"
    r"|hotels?|restaurants?|landlord|alexa|siri",
    "de": r"flug\w*|flüge|flieger|flughafen|tierarzt\w*|versicher\w+|hotel\w*|restaurant\w*",
    "fr": r"vols?|avion|aéroport|vétérinaires?|assur(?:ance|eur)s?|hôtels?|restaurants?",
    "es": r"vuelos?|avión|aeropuerto|aerolínea|veterinari\w+|seguros?|aseguradora|hotel\w*|restaurantes?",
    "it": r"vol[oi]|aereo|aeroporto|veterinari\w+|assicurazion\w+|hotel|alberg\w+|ristorant\w+",
    "nl": r"vlucht\w*|vliegtuig\w*|vliegveld|dierenarts\w*|verzeker\w+|hotel\w*|restaurant\w*",
    "pt": r"voos?|avião|aeroporto|veterinári\w+|seguro|seguradora|hotel|hotéis|restaurantes?",
}
# Before what happened in the same clause: it did not happen, or not yet, or not here.
UNREAL: Mapping[str, str] = {
    "en": r"with whom|to whom|if|unless|in case|whether|(?:i|we)(?:'ll| will| shall)|would|could|might|should|imagine"
    r"|suppose|used to|instead of being|rather than|(?<!i'm )(?<!i am )afraid(?: that)?|to avoid"
    r"|other (?:customers?|people|companies|shops|reviewers?)"
    r"|reviews?|someone else|everyone else",
    "de": r"mit wem|an wen|falls|wenn|ob|würde\w*|könnte\w*|sollte"
    r"|andere(?:n|r)? (?:kunden|leute|firmen|shops|bewertungen)",
    "fr": r"avec qui|à qui|si|au cas où|pourrait|serait|auraient?|d'autres (?:clients|gens|sites|avis)",
    "es": r"con quién(?:es)?|a quién(?:es)?|si|en caso de|podría|sería|otros (?:clientes|sitios)"
    r"|otras (?:personas|tiendas|opiniones)",
    "it": r"con chi|a chi|se|qualora|nel caso|potrebbe|sarebbe|altri (?:clienti|negozi|siti)"
    r"|altre (?:persone|recensioni)",
    "nl": r"met wie|aan wie|als|indien|mocht|zou|of|andere (?:klanten|mensen|winkels|bedrijven)",
    "pt": r"com quem|a quem|se|caso|poderia|seria|outros (?:clientes|sites)|outras (?:pessoas|lojas|opiniões)",
}
DENIED: Mapping[str, str] = {
    "en": r"nobody|no one|never|not(?! only| just)|\w+n't|no|none|nothing|without|neither|hardly",
    "de": r"niemand|nie|nicht(?! nur)|kein\w*|nichts|ohne|weder",
    "fr": r"personne|jamais|pas(?! seulement| que)|aucun\w*|rien|sans|ni",
    "es": r"nadie|nunca|no(?! sólo| solo)|ningun\w*|nada|sin|ni|jamás",
    "it": r"nessun\w*|mai|non(?! solo)|niente|nulla|senza|né",
    "nl": r"niemand|nooit|niet(?! alleen)|geen|niets|zonder|noch",
    "pt": r"ninguém|nunca|não(?! só| apenas)|nenhum\w*|nada|sem|nem|jamais",
}
# Whoever writes owns to the mistake.
OWN_FAULT: Mapping[str, str] = {
    "en": r"my (?:own )?(?:silly |stupid )?(?:mistake|fault|error|doing|slip|bad)|(?:i|we)(?:'ve| have)? (?:\w+ )?"
    r"(?:ordered|chose|picked|selected|clicked|typed|spelt|spelled|entered|put(?: in)?|bought) (?:\w+ )?(?:the )?wrong"
    r"|(?:i|we)(?:'ve| have)? (?:spelt|spelled|typed) .{0,60}wrong|silly me|by mistake|down to me|i misread|i mistyped"
    r"|i meant|should have measured|(?:ha[sd]|have|'s) (?:\w+ )?grown|(?:a bit |rather |too )?(?:small|big"
    r"|large|tight|snug"
    r"|short|long|wide|narrow) (?:for|on|across) (?:me|him|her|us|my|our)\b.{0,20}|no fault of yours|changed my mind"
    r"|i ordered for the|(?:fault|mistake|error) (?:is|was) (?!not )(?:\w+ )?mine|(?:stupid|silly|daft|careless) of me"
    r"|i(?:'ve| have) been an? (?:\w+ )?(?:idiot|fool|dope|muppet)(?! (?:to|for|ever|enough)\b)",
    "de": r"mein(?:e)? (?:eigener )?(?:fehler|versehen|schuld)|vertan|verklickt|vertippt|verlesen|vermessen"
    r"|(?:fehler|schuld) (?:liegt|lag|war) (?!nicht )(?:\w+ )?bei mir|(?:dumm|blöd|ungeschickt) von mir"
    r"|habe? ich .{0,20}falsch\w* .{0,30}bestellt|die falsche \w+ bestellt|versehentlich|liegt an mir|selbst schuld"
    r"|aus versehen|gewachsen|(?:mir|ihm|ihr|uns) (?:leider )?zu (?:klein|groß|eng|weit|lang|kurz)",
    "fr": r"(?:erreur|faute) (?:est|était|vient) (?!pas )(?:\w+ )?(?:la mienne|de moi)"
    r"|j'ai été (?:bête|étourdie?|distraite?)(?! de)"
    r"|me suis tromp\w+|nous sommes tromp\w+|mon erreur|ma faute|par erreur|de ma part|j'ai mal (?:lu"
    r"|choisi|mesuré)"
    r"|a (?:bien )?grandi|trop (?:petite?s?|grande?s?|étroite?s?|large?s?|courte?s?|longue?s?) pour (?:moi|lui"
    r"|elle|nous)",
    "es": r"(?:culpa|error|fallo) (?:es|fue|ha sido) (?:\w+ )?mí[ao]"
    r"|(?:fui|he sido) (?:un |una )?(?:despistad[oa]|torpe)(?! (?:al|por))"
    r"|me equivoqué|me he equivocado|mi error|error mío|por error|culpa mía|fui yo|fue mía|ha crecido"
    r"|me (?:queda|quedan|está|están|viene|vienen) (?:\w+ )?(?:pequeñ\w+|grandes?|estrech\w+|cort\w+|larg\w+|chic\w+)",
    "it": r"(?:colpa|errore|sbaglio) (?:è|era|è stat[oa]) (?:\w+ )?mi[ao]"
    r"|sono stat[oa] (?:uno |una )?(?:sbadat[oa]|distratt[oa])"
    r"|ho sbagliato|abbiamo sbagliato|mi sono sbagliat\w|errore mio|colpa mia|per errore|per sbaglio|è cresciut\w"
    r"|mi (?:sta|stanno|va|vanno) (?:\w+ )?(?:strett\w+|larg\w+|piccol\w+|grand\w+|cort\w+|lungh?\w+)",
    "nl": r"heb (?:me|mij) vergist|mijn (?:eigen )?(?:fout|vergissing|schuld)|per ongeluk|ligt aan mij"
    r"|(?:fout|vergissing|schuld) (?:ligt|lag) (?!niet )(?:\w+ )?bij mij|(?:dom|stom) van (?:me|mij)"
    r"|verkeerd besteld|zelf verkeerd|gegroeid|(?:mij|me|hem|haar|ons) te (?:klein|groot|krap|wijd|kort|lang)",
    "pt": r"(?:culpa|erro|falha) (?:é|foi) (?:\w+ )?(?:minha|meu)|fui (?:muito )?(?:distraíd[oa]|desastrad[oa])(?! em)"
    r"|enganei-me|me enganei|engano meu|erro meu|culpa minha|por engano|por erro|cresceu"
    r"|(?:fica|ficam|está|estão)-me (?:\w+ )?(?:apertad\w+|larg\w+|pequen\w+|grandes?|curt\w+)",
}
# Somebody has written to us, called us or come to us.
OWN_CONTACT: Mapping[str, str] = {
    "en": r"(?:i|we)(?:'ve| have| had| also| then| even| already| just|,)* (?:wrote|write|written|e-?mailed"
    r"|called|rang"
    r"|rung|phoned|contacted|messaged|reported|chased|complained)|(?:my|our) (?:\w+ ){0,2}(?:e-?mails?|letters?"
    r"|messages?|calls?|enquir\w+|inquir\w+|complaints?|tickets?|requests?|note|questions?)|(?:second|third"
    r"|fourth|fifth"
    r"|sixth|\d(?:nd|rd|th)|another|last|previous) (?:\w+ )?(?:e-?mail|letter|message|time|attempt|reminder|request)"
    r"|(?:e-?mails|calls|letters|messages) (?:and|later|ago|on)|reminder|requested|claim form|submitted",
    "de": r"(?:geschrieben|schrieb|angerufen|gemeldet|nachgefragt|gefragt|kontaktiert|geschickt|gesendet|reklamiert"
    r"|gemailt|erinnert)|(?:meine?|unsere?)\w{0,2} (?:\w+ )?(?:mails?|e-mails?|nachrichten?|anfragen?|schreiben"
    r"|anrufe?"
    r"|brief\w*|reklamation\w*)|\w+ (?:mail|nachricht|anfrage|mahnung|erinnerung)",
    "fr": r"(?:écrit|appelé|téléphoné|contacté|relancé|envoyé|signalé|demandé|réclamé)e?s?|(?:mon|mes|ma|nos"
    r"|notre) (?:\w+ )?"
    r"(?:mails?|e-?mails?|messages?|courriels?|courriers?|appels?|demandes?|réclamations?|relances?)|\w+ (?:mail"
    r"|message"
    r"|courriel|relance)",
    "es": r"(?:escribí|escrito|llamé|llamado|contacté|contactado|mandé|mandado|envié|enviado|pregunté|preguntado"
    r"|reclamé"
    r"|reclamado)|(?:mi|mis|nuestro|nuestros) (?:\w+ )?(?:correos?|mensajes?|llamadas?|reclamaci\w+|consultas?)"
    r"|\w+ (?:correo"
    r"|mensaje|llamada)s?",
    "it": r"(?:scritto|chiamato|telefonato|contattato|mandato|inviato|chiesto|sollecitato|segnalato)|(?:mia|mie"
    r"|mio|miei)"
    r" (?:\w+ )?(?:mail|e-?mail|messagg\w+|chiamat\w+|richiest\w+|telefonat\w+|reclam\w+)|\w+ (?:mail|messaggio"
    r"|sollecito)",
    "nl": r"(?:geschreven|gebeld|gemaild|gestuurd|gemeld|gevraagd|gecontacteerd|verstuurd|herinnerd)|(?:mijn"
    r"|onze) (?:\w+ )?"
    r"(?:mails?|e-mails?|berichten?|brie\w+|vra\w+|telefoontjes?|klacht\w*)|\w+ (?:mails?|bericht|telefoontjes)",
    "pt": r"(?:escrevi|escrito|liguei|ligado|contactei|enviei|enviado|mandei|perguntei|reclamei|reclamado|telefonei)"
    r"|(?:meu|meus|minha|minhas) (?:\w+ )?(?:e-?mails?|mensage\w+|chamadas?|pedidos?|reclama\w+)|\w+ (?:e-?mail"
    r"|mensagem"
    r"|chamada)s?",
}
# Nobody answered: that somebody had to write again does not say so.
SILENCE: Mapping[str, str] = {
    "en": r"(?:no|not|never|\w+n't|nobody|no one|none|nothing|without|still|zero|any)\b.{0,60}\b(?:answer\w*|repl\w+"
    r"|respon\w+|heard|hear|hearing|word|call(?:ed)? (?:me )?back|got back|get back|gets back|wrote back|acknowledg\w+"
    r"|picks? up|picked up|reading|reads?)|silence|unanswered|ignored my|ignoring my|anybody there|anyone there",
    "de": r"(?:nicht|nie|niemand|kein\w*|nichts|ohne)\b.{0,60}\b(?:antwort\w*|rückmeldung|reaktion|reagiert"
    r"|gemeldet|meldet"
    r"|gehört|zurückgerufen|angerufen|geantwortet)|(?:antwort|rückmeldung|reaktion)\w*\b.{0,30}\b(?:kein\w*|nie"
    r"|nicht|aus)"
    r"|funkstille|unbeantwortet|schweigen",
    "fr": r"(?:sans|aucun\w*|pas|jamais|personne|rien|toujours)\b.{0,60}\b(?:répon\w+|nouvelles?|retour"
    r"|rappel\w*)|silence"
    r"|sans réponse|(?:ré|re)pon\w+\b.{0,30}\b(?:personne|jamais|pas)",
    "es": r"(?:sin|ningun\w*|no|nunca|nadie|nada)\b.{0,60}\b(?:respuesta|respond\w+|contest\w+|noticias|llama\w*)"
    r"|silencio",
    "it": r"(?:senza|nessun\w*|non|mai|niente)\b.{0,60}\b(?:rispost\w+|rispond\w+|notizie|riscontro|richiamat\w+)"
    r"|silenzio",
    "nl": r"(?:geen|niet|nooit|niemand|niets|zonder|nog altijd)\b.{0,60}\b(?:antwoord\w*|reactie|gereageerd"
    r"|gehoord|teruggebeld"
    r"|bericht)|stilte|onbeantwoord",
    "pt": r"(?:sem|nenhum\w*|não|nunca|ninguém|nada)\b.{0,60}\b(?:resposta|respond\w+|notícias|contact\w+|retorno"
    r"|ligou)"
    r"|silêncio",
}
# Who was silent, where it was not we.
OTHERS: Mapping[str, str] = {
    "en": r"vets?|doctors?|neighbou?rs?|carrier|courier|dhl|ups|fedex|dpd|hermes|royal mail|driver|bank"
    r"|manufacturer|alexa"
    r"|echo|dot|device|app|attendant|stewardess|crew|agent at",
    "de": r"tierarzt|arzt|nachbar\w*|dhl|ups|dpd|hermes|gls|post|fahrer|bank|hersteller",
    "fr": r"médecin|vétérinaire|voisin\w*|transporteur|la poste|chauffeur|livreur|banque|fabricant|gardien\w*",
    "es": r"médico|veterinari\w+|vecin\w+|transportista|correos|repartidor|banco|fabricante",
    "it": r"medico|veterinario|vicin\w+|corriere|poste|autista|banca|produttore",
    "nl": r"arts|dierenarts|buren|buurman|buurvrouw|bezorger|postnl|dhl|chauffeur|bank|fabrikant",
    "pt": r"médico|veterinário|vizinh\w+|transportadora|ctt|estafeta|motorista|banco|fabricante",
}
# Something is asked of us, now.
ASKS: Mapping[str, str] = {
    "en": r"please|kindly|(?:could|can|would|will) (?:you|we|i|someone|somebody)|(?:i|we)(?:'d| would| do| really"
    r"| just| only"
    r"| also| still| now| hereby)* (?:like|love|want|need|ask|expect|request|demand|require|insist|prefer"
    r"|appreciate|rather"
    r"|cancel|withdraw|return)|i'm asking|i am (?:asking|requesting|cancell?ing|returning)|let me know|tell me"
    r"|send (?:me|us)"
    r"|give (?:me|us)|so (?:cancel|refund|send)|just (?:cancel|refund|send)|(?:^|[.:;] )(?:cancel|refund|send|replace"
    r"|close|delete|stop|repair|exchange|collect|call|credit|correct)|back on my card|my money back|owe (?:me|us)"
    r"|wish to",
    "de": r"bitte|bitten|könn\w+ (?:sie|ihr|wir)|würden (?:sie|ihr)|möchte\w*|will|wollen|brauche\w*|erwarte\w*"
    r"|verlange\w*"
    r"|fordere\w*|kündige\w*|widerrufe\w*|storniere\w*|hiermit|wünsche\w*|hätte\w* gern\w*"
    r"|wäre\w* .{0,30}(?:dankbar|nett)"
    r"|schicken sie|senden sie|erstatten sie|geben sie|reicht|lieber|bestehe",
    "fr": r"merci de|veuillez|prière de|pouvez|pourriez|je (?:\w+ )?(?:veux|voudrais|souhaite|demande|désire"
    r"|préfère|réclame"
    r"|exige|résilie|annule|attends)|nous (?:voulons|voudrions|souhaitons|demandons)|s'il vous plaît|svp|j'aimerais"
    r"|rendez|envoyez|remboursez|annulez|faites|je vous prie|il me faut",
    "es": r"por favor|pueden|puede|podr\w+|quiero|quisiera|queremos|solicito|pido|exijo|necesito|prefiero"
    r"|preferiría|ruego|espero"
    r"|me gustaría|agradecería|devuélva\w*|envíen\w*|manden\w*|cancelen|anulen|cámbien\w*|díganme|doy de baja",
    "it": r"per favore|potete|potreste|può|potrebbe|vorrei|voglio|vogliamo|chiedo|esigo|pretendo|desidero|preferisco"
    r"|preferirei|rivoglio|prego|gradirei|mandate\w*|inviate\w*|rimborsate\w*|annullate|disdico|recedo|ho bisogno"
    r"|si può",
    "nl": r"graag|alstublieft|a\.u\.b\.|aub|svp|kun\w*|kan|zou\w*|wil|willen|verzoek|vraag|eis|verwacht|wens"
    r"|liever|stuur\w*"
    r"|stort|geef|annuleer|zeg\w* .{0,30}op|hierbij",
    "pt": r"por favor|agradeço|agradecia|pod\w+|quero|queria|gostaria|solicito|peço|exijo|preciso|prefiro"
    r"|preferia|espero|enviem"
    r"|mandem|devolvam|cancelem|anulem|troquem|digam\w*|venho (?:solicitar|pedir|cancelar)",
}
# Stands before a request: others ask it, asked it, or would have.
NOT_ASKED_OF_US: Mapping[str, str] = {
    "en": r"(?:they|he|she|you|agent|representative|someone|the \w+)(?: \w+)? (?:asked?|told|wanted?|said"
    r"|insisted|made|had)"
    r"|(?:was|were|been|be|being) (?:told|asked|forced|made)|(?:to|had to|have to) get|thinking (?:of|about)|going to"
    r"|ready to|about to|i'll|i will|refus\w+|den(?:y|ied)|another flight",
    "de": r"(?:sagte|sagten|verlangte\w*|wurde|sollte|hieß)|überlege",
    "fr": r"(?:m'a|m'ont|on m'a|nous a|a) (?:dit|demandé|répondu)|il fallait|j'envisage",
    "es": r"(?:me|nos) (?:dijeron|dijo|pidieron|pidió|han pedido|han dicho)|estoy pensando",
    "it": r"(?:mi|ci) (?:hanno|ha) (?:detto|chiesto)|sto pensando",
    "nl": r"(?:zei|zeiden|moest|werd)|overweeg",
    "pt": r"(?:disseram|disse|pediram|pediu)(?:-me)?|estou a pensar",
}
# What keeps somebody out of an account: the account alone may be named for anything.
KEPT_OUT: Mapping[str, str] = {
    "en": r"log(?:ged|ging)?[- ]?(?:in|on|out)|log (?:me )?(?:in|out)|lock(?:ed|s)?|block(?:ed|s)?|password|reset"
    r"|sign(?:ed)?"
    r"[- ]?in|access|suspended|disabled|deactivated|hacked|code|verif\w+",
    "de": r"ein(?:zu)?loggen|an(?:zu)?melden|gesperrt|blockiert|passwort|zugang\w*|login|frei(?:zu)?schalten|\w*code",
    "fr": r"connect\w+|bloqué\w*|mot de passe|accéder|accès|identifi\w+|code",
    "es": r"entrar|acceder|bloquead\w|contraseña|acceso|sesión|código|clave",
    "it": r"accedere|bloccat\w|password|accesso|entrare|codice",
    "nl": r"inloggen|geblokkeerd|wachtwoord|toegang|aanmelden|\w*code",
    "pt": r"entrar|aceder|acessar|bloquead\w|senha|palavra-passe|acesso|sessão|código",
}
# What was named before, where the language has a word for it.
IT: Mapping[str, str] = {
    "en": r"it|its|it's|they|them|one|ones|this|these|that|which",
    "de": r"er|sie|es|ihn|ihm|dies\w*|das|die|der",
    "fr": r"il|elle|ils|elles|le|la|les|l'\w+|ce|c'\w+|ça|cela",
    "nl": r"hij|ze|het|die|dat|deze|dit",
}
# Who writes.
SPEAKER: Mapping[str, str] = {
    "en": r"i|i'\w+|me|my|we|we'\w+|us|our|mine|myself",
    "de": r"ich|mir|mich|mein\w*|wir|uns|unser\w*",
    "fr": r"je|j'\w*|me|m'\w*|mon|ma|mes|moi|nous|notre|nos",
    "es": r"yo|me|mi|mis|nos|nuestr\w+|\w+(?:é|í)|he|hemos|tengo",
    "it": r"io|mi|mio|mia|miei|mie|ci|nostr\w+|ho|abbiamo|sono",
    "nl": r"ik|mij|me|mijn|wij|we|ons|onze|m'n",
    "pt": r"eu|me|mim|meu|minha|meus|minhas|nos|noss\w+|\w+(?:ei|i)|tenho|lhe",
}
