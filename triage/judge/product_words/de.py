"""German. The participle closes the clause, so most names are proved by what follows them."""

from __future__ import annotations

from triage.judge.product_words.row import ProductWords
from triage.judge.wordlist import words

_NUMBER = r"(?:zwei|drei|vier|fünf|sechs|\d{1,2}(?: ?x)?)"
_INDEFINITE = rf"(?:ein(?:e[nmrs]?)?|{_NUMBER})"
_BROKEN = (
    r"(?:beschädigt\w{0,2}|kaputt\w{0,2}|defekt\w{0,2}|zerbrochen\w{0,2}|zersplittert|zerkratzt\w{0,2}|gebrochen"
    r"|gerissen|gesprungen|verbeult|undicht|fehlerhaft|verschmutzt"
    r"|angekommen|eingetroffen|geliefert worden|da|verschwunden|verloren|zu (?:klein|groß|eng|kurz|lang|weit)"
    r"|falsch|unbrauchbar|geliefert)"
)
_BOUGHT = (
    r"(?:bestellt|gekauft|erworben|erhalten|bekommen|geordert|erstanden|zurückgeschickt|zurückgesendet"
    r"|zurückgesandt|zurückschicken|umtauschen|zurückgeben|reklamieren)"
)
_ASIDE = r"(?: ?\([^()\n]{1,40}\)| (?:aus|von|zu) (?:der |meiner |dem )?(?:Bestellung|Auftrag)[^,.\n]{1,30}?)?"

DE = ProductWords(
    cues=(
        rf"(?:bestellung|lieferung|bestellte|kaufte|erhielt|bekam|bestelle) (?:ich |wir |am [^,.\n]{{1,16}} |bei "
        rf"ihnen |von |über |heute |gestern ){{0,3}}{_INDEFINITE} ",
        rf"statt (?:der |des |dem |{_INDEFINITE} )",
        r"wo (?:ist|sind|bleibt|bleiben) (?:mein|meine|unser|unsere) ",
        r"warte(?:n)? (?:ich |wir |immer noch |noch immer |noch |seit [^,.\n]{1,20} ){0,3}auf (?:mein|meine|meinen"
        r"|unser|unsere|unseren|die|den|das) ",
        r"(?:frage|fragen) (?:zu|zum|zur) (?:der |dem |ihrem |ihrer |ihren )?",
        r"interessiere mich für (?:die|den|das|ihre|ihren|ihr) ",
        r"garantie (?:für|auf) (?:mein|meine|meinen|den|die|das) ",
    ),
    bare=(r"(?:artikel|produkt|bestellt|gerät|modell|ware) ?: ",),
    definite=words(
        "der die das den dem des mein meine meinen meinem meiner meines unser unsere unseren unserem unserer ihr",
        "ihre ihren ihrem ihrer dieser diese dieses diesen diesem sein seine seinen beide beiden",
    ),
    indefinite=words(
        "ein eine einen einem einer zwei drei vier fünf sechs acht zehn zwölf welche jede jeder jedes",
    ),
    followers=(
        rf"{_ASIDE} (?:(?:ist|sind|war|waren|wurde|wurden|kam|kamen)(?!\w)[^.!?;\n]{{0,60}}?(?<!\w){_BROKEN}"
        r"|funktionier\w{1,4}|geht nicht|gehen nicht|läuft nicht|leckt|fehlt|fehlen|lässt sich|lassen sich"
        r"|schaltet|heizt|hat (?:einen|ein|eine|zwei) (?:riss|sprung|kratzer|loch|defekt|delle|macke))(?!\w)",
        rf" (?:(?:bei (?:ihnen|euch)|online|im (?:online-?)?shop|in ihrem (?:online-?)?shop|von ihnen|am [^,"
        rf";!?\n]{{1,16}}|in (?:größe|farbe) \w{{1,10}}) ){{0,2}}{_BOUGHT}(?!\w)",
        r" (?:aus|von) (?:der |meiner )?(?:bestellung|auftrag)(?!\w)",
        r", (?:die|den|das) (?:ich|wir) (?:[^,.!?\n]{1,40} )?(?:bestellt|gekauft|erhalten|bekommen)(?!\w)",
        r" (?:\(bestellung|spülmaschinen|wasserdicht|wieder lieferbar|lieferbar|noch verfügbar|mit \w{1,20} "
        r"kompatibel)",
    ),
    broken=_BROKEN,
    stops=words(
        "der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner ihr ihre ihren "
        "ihrem ihrer sein seine unser unsere unseren euer eure kein keine keinen",
        "ich du er sie es wir mich mir uns ihnen euch ihm ihn sich man wer was wo wann wie warum wieso weshalb",
        "ist sind war waren wurde wurden wird werden bin habe hat haben hatte hatten hätte kann können konnte muss "
        "müssen soll sollte will wollte möchte darf",
        "und oder aber denn weil dass daß da wenn ob als bevor nachdem obwohl sondern sowie",
        "in im an am auf bei beim mit nach von vom zu zum zur für über unter um durch gegen ohne seit bis vor "
        "hinter neben zwischen trotz wegen laut per via",
        "nicht noch nie schon nur auch sehr so ganz leider jetzt nun heute gestern morgen hier dort dann immer "
        "wieder bereits endlich einfach völlig komplett total",
        "kam kamen kommt ging geht gehen funktioniert funktionieren leckt fehlt fehlen lässt schaltet bestellt "
        "gekauft erhalten bekommen geliefert angekommen erworben geordert",
        "zurückgeschickt zurückgesendet bitte danke vielen online jetzt inklusive zusammen statt anstatt",
        "januar februar märz april mai juni juli august september oktober november dezember montag dienstag "
        "mittwoch donnerstag freitag samstag sonntag uhr euro eur",
    ),
    states=words(
        "neue neuen neuer neues neu defekte defekten defekter defektes kaputte kaputten kaputtes beschädigte "
        "beschädigten beschädigtes beschädigter falsche falschen falsches falscher",
        "bestellte bestellten bestelltes gelieferte gelieferten gekaufte gekauften zerbrochene zerbrochenen schöne "
        "schönen schöner schönes tolle tollen richtige richtigen fehlende fehlenden fehlendes",
        "erste ersten zweite zweiten andere anderen anderes gleiche gleichen selbe selben ganze ganzen bisherige "
        "letzte letzten",
    ),
    joiners=words("aus &"),
    not_joined=words("versehen bestellung auftrag ihrem meiner"),
    qualities=words("blau rot grün schwarz weiß grau gelb braun"),
    no_things=words("kunden service hilfe angebot bestellung rechnung lieferung anfrage auftrag"),
    containers=words("paar set kiste karton tüte schachtel packung stück"),
    no_products=words(
        "kopien kopie exemplar exemplare",
        "schreiben brief briefe nachricht nachrichten mahnung",
        "bestellung bestellungen paket pakete päckchen sendung sendungen lieferung lieferungen ware waren artikel "
        "produkt produkte ding dinge sache sachen teil teile stück inhalt",
        "rechnung rechnungen geld betrag preis preise kosten rückerstattung erstattung gutschrift gutschein "
        "gutscheine rabatt code konto kundenkonto passwort login anmeldung abo abonnement vertrag",
        "mail mails e-mail e-mails email emails nachricht nachrichten brief antwort antworten rückmeldung anruf "
        "frage fragen bestätigung bestellbestätigung auftragsbestätigung versandbestätigung information "
        "informationen info infos",
        "kunde kunden kundin firma laden shop onlineshop seite webseite website homepage app system service "
        "kundenservice kundendienst support mitarbeiter mitarbeiterin team fahrer bote postbote zusteller",
        "mann frau sohn tochter mutter vater kind kinder freund freundin familie bruder schwester chef kollege "
        "kollegin nachbar nachbarin nachbarn eltern oma opa hund katze tierarzt anwalt",
        "zeit tag tage tagen woche wochen monat monate monaten jahr jahre stunde stunden minute minuten termin "
        "frist datum uhrzeit geburtstag weihnachten hochzeit urlaub ferien abend morgen wochenende",
        "geduld vertrauen verständnis hilfe problem probleme grund gründe fall fälle ärger erfahrung eindruck "
        "meinung entschuldigung ausrede fehler irrtum schaden mangel mängel defekt umstand wunsch anliegen",
        "adresse lieferadresse rechnungsadresse name namen nummer bestellnummer kundennummer sendungsnummer "
        "telefonnummer daten foto fotos bild bilder beschreibung anleitung sendungsverfolgung status link",
        "garantie gewährleistung rücksendung retoure umtausch ersatz ersatzlieferung reparatur widerruf "
        "stornierung kündigung mahnung zahlung lastschrift überweisung kreditkarte paypal klarna bank",
        "vorgang karton verpackung schachtel kiste umschlag tüte größe farbe qualität menge anzahl modell version "
        "set paar rest hälfte post dhl dpd hermes gls ups tür haustür wohnung haus büro auto stadt",
        "zug bahn flug ticket fahrkarte reise hotel zimmer bewertung bewertungen kritik beschwerde angebot auswahl "
        "aktion newsletter katalog geschenk zubehör",
        "donnerstag freitag montag auftrag mal bezug einkauf lösung hinweis kopie",
    ),
    no_product_endings=(
        "anschrift",
        "bestellung",
        "lieferung",
        "sendung",
        "paket",
        "nummer",
        "bestätigung",
        "rechnung",
        "adresse",
        "service",
        "erstattung",
        "zeit",
        "heit",
        "keit",
        "schaft",
        "tät",
        "gebühr",
        "kosten",
        "preis",
        "betrag",
        "datum",
        "termin",
        "mail",
        "mitarbeiter",
        "dienst",
        "konto",
    ),
    capital=True,
    subject=(
        rf" (?:ist |sind |war |wurde |kam )?(?:\w{{1,12}} )?{_BROKEN}(?!\w)",
        r" (?:funktioniert nicht|nicht (?:angekommen|geliefert|erhalten)|fehlt)(?!\w)",
    ),
    noun="last",
    compounds=True,
    things=words(
        "autositz bausteine blutdruckmessgerät buggy dünger e-bike eisenbahn foundation handyhülle isomatte",
        "kapseln kratzbaum laufrad lotion make-up maus messgerät nassfutter pflanzen pflaster salbe saugroboter",
        "schlitten sekt serum shirt smartphone strauß tabletten thermometer topper trockenfutter trolley vitamine",
        "vitrine zwiebeln öl",
        "adapter adventskalender anhänger anzug aquarium armband armbanduhr auflaufform backofen bademantel beamer",
        "becher besteck bettdecke bettwäsche bilderrahmen bildschirm blumen blumenstrauß blumentopf bluse",
        "bohrmaschine brille brotdose bräter bücherregal bügeleisen controller couch couchtisch creme dose dreirad",
        "drohne drucker entsafter espressomaschine esstisch fahrradcomputer fahrradschloss fernseher futter",
        "fußmatte föhn füller gabel gardine gartenbank gartenschlauch gefrierschrank geige geldbörse gemälde",
        "geschirrspüler gewächshaus gitarre glühbirne grill gürtel halsband halskette hammer handschuhe handtasche",
        "handtuch handtücher hantel hanteln hausschuhe headset heizlüfter helm hemd herd hochstuhl hocker honig",
        "hoodie hose hundefutter hut jacke jalousie jeans kaffee kaffeemaschine kalender kamera kanne karaffe",
        "katzenbaum katzenfutter kerze kerzenhalter kerzenständer kessel kette kinderbett kinderwagen kissen",
        "kissenbezug klavier kleid koffer kommode konsole kopfhörer kopfkissen krawatte krug kühlschrank ladegerät",
        "ladekabel laken lampe lampenschirm laptop laterne lattenrost laufband laufgitter lautsprecher leggings",
        "leine leiter leuchte lippenstift luftbefeuchter löffel mantel matratze matte messer mikrowelle mixer",
        "monitor mäntel mühle mütze nachttisch notebook objektiv ohrringe pantoffeln parfum parfüm parka pavillon",
        "pfanne pflanze pflanzkübel plattenspieler portemonnaie poster powerbank pralinen pulli pullover puppe",
        "puzzle pyjama radio rasenmäher rasierer regal reibe reifen roller rollo rosen router rucksack",
        "röcke sakko samen sandalen sattel satteltasche schal schale schlafanzug schlafsack schloss schneidebrett",
        "schokolade schrank schraubendreher schreibtisch schubkarre schuh schuhe schürze schüssel seife serviette",
        "sessel shampoo shorts sideboard sieb sneaker socken sofa sonnenbrille sonnenschirm soundbar spaten",
        "spiegel spielzeug stativ staubsauger stiefel strickjacke strümpfe stuhl stühle säge tablet tablett",
        "tagebuch tasche tasse tastatur teddy tee teller teppich thermoskanne tischdecke toaster topf trampolin",
        "trockner turnschuhe töpfe unterwäsche vase ventilator verstärker vorhang vorhänge waschmaschine",
        "wasserkocher weihnachtsbaum wein weste wok yogamatte zahnbürste zelt",
    ),
    household=words(
        "rahmen akku bank batterie bett box buch bücher computer decke deckel fahrrad flasche glas gläser handy kabel",
        "karte licht maschine rad ring rock spiel telefon tisch uhr",
    ),
)
