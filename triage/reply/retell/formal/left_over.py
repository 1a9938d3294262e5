"""What must not be left when a clause is told in our words; quoted, all of it may stand.

What only somebody says who asks, speech of the street or of haste, nouns and accents as nobody prints them, verbs that
do not agree with whom they are now said of.
"""

from __future__ import annotations

import re

# Verbs in the first person, where nobody says "I": "..., blocco gli addebiti".
_I_DO_IT = (
    r"(?:[,;] |\b(?:e|o|poi|allora|altrimenti) )(?!(?:entro|dopo|verso|contro|dentro|dietro|sopra|sotto|presso"
    r"|quando|quanto|tanto"
    r"|molto|poco|solo|tutto|altro|questo|quello|anno|giorno|ogni|invece|meno|però|uno|primo|secondo|terzo|proprio"
    r"|almeno|sono"
    r"|\w+(?:to|so|no|mo|rio|zio|lo|ppo))\b)\w{3,}o (?:il|lo|la|i|gli|le|un|una|uno|al|alla|subito|anche|di nuovo)\b"
)
_I_DO_ES = (
    r"(?:[,;] |\b(?:y|o|entonces) )(?!(?:cuando|cuanto|como|solo|todo|mucho|poco|tanto|dentro|luego|pero|sino|otro"
    r"|cada|primero|segundo|bajo"
    r"|salvo|excepto|incluso|junto|modo|mismo|\w+(?:do|to|so|cho|rio|mo|izo|ijo|ujo|ajo|uvo|ino|upo))\b)"
    r"\w{3,}o (?:el|la|los|las|un|una|al|su)\b"
)
_I_DO_PT = (
    r"(?:[,;] |\b(?:e|ou|então|senão) )(?!(?:quando|quanto|como|tudo|todo|muito|pouco|tanto|dentro|logo|outro"
    r"|primeiro|segundo|sobre"
    r"|mesmo|menos|\w+(?:do|to|so|cho|rio|mo|no|ão))\b)\w{3,}o (?:o|a|os|as|um|uma|ao|à)\b"
)
LEFT_OVER = {
    "de": re.compile(
        r"\bbitte\b|^\w+t (?:Ihnen|Sie|sich)\b|\b(?:lol|mfg|lg|halt|nix|Dinger?|hey|sowas|fürn|aufm|beim Arsch|habs"
        r"|gehts|wars|isses|nen|nem"
        r"|ner|ne|hab|brauch|wär|krieg\w*|geil|mega|doof|Kram)\b|\b(?:oder|und) (?:wie|was|wo"
        r"|warum) (?!lange)\w+ "
        r"(?:das|es|Sie|wir)\b"
        r"|(?-i:\b(?:wochen?|tagen?|monaten?|stunden|jahren?|euro|geld|pakete?|bestellung|rechnung|lieferung|ware"
        r"|farbe|größe|kabel"
        r"|akku|schuhe|hose|jacke|kleid|pulli|hoodie|handy|laptop|lampe|tisch|stuhl|sofa|regal|karton|trip|kosten"
        r"|adresse|mail"
        r"|hotline|termin|fahrer|nachbarn?|kinder|tochter|sohn|frau|mann|mutter|geburtstag|kopfhörer|ladegerät"
        r"|werkstatt)\b)"
        r"|(?-i:\b(?:[Mm]ein|Ihr|[Dd]as|[Dd]er|[Dd]ie|[Ee]in|[Uu]nser) (?!nicht|noch|auch|jetzt|schon|immer|leider"
        r"|heute|gestern|dann|aber|selbst|beide|alle|ande|erst|zweit|letzt|ist|war|hat)[a-zäöüß]{5,} (?:ist|war|hat"
        r"|wird|wurde|kam|soll|sollte|geht|liegt|fehlt)\b)"
        r"|(?-i:\b(?:den|das|die|dem|meinen|Ihren) (?!nicht|noch|auch|jetzt|schon|immer|leider|heute"
        r"|gestern)[a-zäöüß]{4,}(?<!en)(?<!e) (?:ändern|abholen|schicken|bestellen|bekommen|bestellt|erhalten"
        r"|gekauft)\b)"
        r"|^(?:wie (?:lange|viele?|oft|kann|können|soll|muss|läuft)|wann|warum|wieso|wo (?:kann|können|soll|muss"
        r"|bleibt)) ",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:s'il vous pla[iî]t|svp|veuillez|merci|ouais|truc|machin|anniv|bref|ras le bol|bouge|dispo|bosser|taf"
        r"|boulot|prend une|kdo"
        r"|hyper|grave (?:cher|déçu))\b"
        r"|(?<!nous )\bvous \w+ons\b|(?<!vous )\bnous \w+ez\b|^(?:il )?y a pas\b|c'est pas\b|\b\w{2,}rai\b|\bn'ai\b"
        r"|^(?!.*\bn(?:e\b|')).*\b(?:est|a|sont|ont|marche|fonctionne|va|arrive|répond|tient|ferme) (?:toujours |même "
        r"|encore )?pas\b"
        r"|^(?!.*\bn(?:e\b|')).*\b(?:vous \w+ez|ça \w+) (?:plus|pas|rien)\b"
        r"|^(?:comment|combien|pourquoi) \w+",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:por favor|vale(?! por)|vaya|oye|jo|tela|dia|pedi|moviles?|asi|tambien|aqui|numero|telefono|podeis"
        r"|teneis|habeis|q|xq|tb|pa|porfa|currar|curro|mola|flip\w+)\b"
        r"|(?:^|[,;] |\by )(?:necesito|tengo|quiero|estoy|voy|puedo|soy|he|fui|reúno)\b|\breúno\b|\w(?:ndo|[aei]r)les\b"
        rf"|{_I_DO_ES}"
        r"|\b(?:pueden|podéis|verán|sabrán|sabéis) (?:comprobar|ver|mirar|consultar|leer)\w*",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"\b(?:per favore|per cortesia|ecco|boh|insomma|ciao|piu|perche|cosi|gia|puo|xche|nn|cmq|qlc|beh|mah|roba"
        r"|martedi|lunedi|mercoledi|giovedi|venerdi)\b"
        r"|\b\w+(?:[aiu]t|st|tt|rs)[oaie](?:mi|vi|ci)\b|\b(?:ho|devo|posso|voglio|vado|sto|faccio)\b|\bLe \w+(?:ate"
        r"|ete|ite)\b"
        rf"|{_I_DO_IT}",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"\b(?:aub|svp|alstublieft|alsjeblieft|gelieve|zootje|rotzooi|effe|ff|mn|zn|werken gaan"
        r"|doodleuk|shit)\b|\bhoor$"
        r"|\b(?:als|dat|omdat|wanneer|zodra|indien|hoe) ons\b|^U (?!alleen|samen)\w{2,}en\b"
        r"|^(?:hoe|wat|wanneer|waar|waarom|wie) \w+ u\b",
        re.IGNORECASE,
    ),
    "pt": re.compile(
        r"\b(?:por favor|pá|sff|boas|nao|ja|tambem|sao|voces|analogico|sabado|dps|obg|pra|malta|coisa estúpida|fixe)\b"
        r"|(?:^|[,;] |\be )(?:preciso|tenho|quero|estou|vou|posso|comprei|fico|acho|sei|gostava que me)\b"
        rf"|{_I_DO_PT}"
        r"|\bpodem (?:confirmar|verificar|ver|consultar|ler)\b",
        re.IGNORECASE,
    ),
}
