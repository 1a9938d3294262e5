"""Dutch as this house speaks it."""

from __future__ import annotations

import re

from triage.reply.retell.formal.dutch_person import to_formal
from triage.reply.retell.formal.dutch_verbs import OF_IK, OF_JULLIE, OF_U, OF_WIJ, PAST
from triage.reply.retell.formal.manner import Day, Manner
from triage.reply.retell.formal.marks import Marks

_VERB = (
    "is|zijn|was|waren|heeft|hebben|had|hadden|wordt|worden|werd|werden|kan|kunnen|moet|zou|zal|gaat|staat|komt|kwam"
    "|kwamen|ontbreekt|ontbreken|ontbrak|mist|past|werkt|doet|zit|lekt|zegt|geeft|gaf|blijft|bleef|ligt|lag|houdt"
    "|laat|hangt|piept|valt|viel"
    "|klopt|betaalt|hoort|horen|bleek|blijkt|stond|zat|ging|ruikt|brandt|start|duurt|levert|antwoordt|reageert|neemt"
    "|toont|meldt|" + "|".join(sorted({*OF_IK.values(), *OF_WIJ, *OF_WIJ.values(), *OF_JULLIE, *OF_U, *PAST}))
)


def _never(words: str) -> None:
    """A Dutch request stands in the customer's own words."""


DUTCH = Manner(
    code="nl",
    person=to_formal,
    asked=_never,
    borders=re.compile(
        rf";\s|\s[-–—]+\s|\.\.+\s*|…\s*|[!?]+\s+|(?<!nr)(?<!ca)(?<=[a-zé][a-zé])\.\s+"
        r"|,\s(?=(?:anders|zo niet|en anders)\b)"
        rf"|,?\s(?=(?:maar|want|dus|echter)\s)|,\s(?=en\s)"
        rf"|\s(?=en (?:ik|wij|we|jullie|u|het|de|er|dat|niemand|toen|nu|track|{_VERB})\b)"
        rf"|,\s(?=(?:ik|we|wij|het|er|toen|nu|helaas|niemand|anders|hij|dat|dit)\b)",
        re.IGNORECASE,
    ),
    greeting=re.compile(
        r"^(?:yo,?\s|(?:hallo|hoi|hey) (?=(?:ik|heb|mijn|de|het|die|waar)\b)|(?:hallo|hoi|hee|hé|hey|beste|geachte|dag"
        r"|goede(?:morgen|middag|navond|dag)|l\.s|heer"
        r"|mevrouw)\b[^,.!:?\n]{0,40}[,.!:](?!\d)\s*)+",
        re.IGNORECASE,
    ),
    opening=re.compile(
        r"^(?:en|maar|want|dus|nou|tja|ook,|wel|trouwens|kortom|bovendien,|ja|nee|ps|bij deze laat ik u weten dat"
        r"|ik (?:wil|wilde) (?:u |jullie )?(?:even )?(?:laten weten|melden|doorgeven) dat)\b,?\s+(?=\S)",
        re.IGNORECASE,
    ),
    heat=re.compile(
        r"\b(?:echt|absoluut|totaal|eerlijk gezegd|letterlijk|verdomme|godverdomme|eindelijk|natuurlijk|uiteraard"
        r"|blijkbaar|zogenaamd|gewoon|nou|eens een keer)\b,?(?! (?:kapot|leeg|nat))",
        re.IGNORECASE,
    ),
    thanks=re.compile(
        r"[,.;]\s*(?:(?:alvast|bij voorbaat|dank|bedankt|groet\w*|met vriendelijke|mvg"
        r"|vriendelijke groet\w*)\b[^?,.;]*(?:[,.;]\s*|$)|(?:aub|a\.u\.b|svp|alstublieft|alsjeblieft)\s*(?:[,.;]\s*"
        r"|$))+$|\s(?:aub|svp)$",
        re.IGNORECASE,
    ),
    days=(
        Day(re.compile(r"\b(van|tot|sinds|vanaf) gisteren\b", re.IGNORECASE), -1, "\\1 {date}"),
        Day(re.compile(r"\b(van|vanaf) vandaag\b", re.IGNORECASE), 0, "\\1 {date}"),
        Day(re.compile(r"\b(?<=sinds )gisteren\b", re.IGNORECASE), -1, "{date}"),
        Day(re.compile(r"\beergisteren\b", re.IGNORECASE), -2, "op {date}"),
        Day(re.compile(r"\bgister(?:en)?(?:ochtend|middag|avond)?\b", re.IGNORECASE), -1, "op {date}"),
        Day(re.compile(r"\b(?:vanochtend|vanmorgen|vanmiddag|vanavond)\b", re.IGNORECASE), 0, "op {date}"),
        Day(re.compile(r"(?<!tot op )(?<!tot )\bvandaag\b", re.IGNORECASE), 0, "op {date}"),
        Day(re.compile(r"(?<!'s )(?<!goede )\bmorgen(?:ochtend|middag|avond)?\b", re.IGNORECASE), 1, "op {date}"),
    ),
    unfit=re.compile(
        r"\b(?:vindt u (?:dat|dit)|vinden jullie (?:dat|dit)|"
        r"prima|perfect\w*|graag hoor|hoor (?:ik )?graag|opletten|fijn zijn|prutsers?|oplicht\w*|bedrieg\w*"
        r"|bedrog|dief|dieven|gestolen|stelen|klootza\w*|kut\w*|kanker\w*|tering\w*|fuck\w*|shit\w*|idio\w*"
        r"|sukkel\w*|debiel\w*|achterlijk\w*|dom(?:me|heid)?|stom\w*|belachelijk\w*|schandalig\w*|schande|schaam\w*"
        r"|waardeloos|waardeloze|triest\w*|onacceptabel\w*|ongelof?ofelijk\w*|ongelooflijk\w*|absurd\w*|leugen\w*"
        r"|lieg\w*|gelogen|incompetent\w*|amateur\w*|consumentenbond|advoca\w*|rechter|rechtbank|juridisch\w*"
        r"|politie|aangifte|storneer|review\w*|trustpilot|social media|radar|kassa|nooit meer|bravo|gefeliciteerd"
        r"|bedankt|dank|groet\w*|top|super|prachtig\w*|heel fijn|lekker|boos|woedend|teleurgesteld\w*|(?:het"
        r"|dit) (?:meer dan |goed )?zat$|zat van|klaar mee"
        r"|ergernis|erger|denk|denkt|hoop|hoopt|vermoed\w*|neem aan|neemt aan|snap|snapt|bijlage|hieronder|hierboven"
        r"|zie|sorry|(?<!zonder )hulp|helaas pindakaas|uitgerekend|gedoe|laat dit niet)\b",
        re.IGNORECASE,
    ),
    broken=re.compile(
        rf"^(?:Het is|Uw|Het)(?: het| de)? ?(?:bestelling|ordernummer|bestelnummer|order)(?: is)? [\w/#-]+$"
        rf"|^(?i:{_VERB})\b|^[Hh]et is (?:nu|vandaag|inmiddels)\b|^(?:dat|die|wat|waar\w*|want|of|zodat|hoewel"
        rf"|terwijl|ook|noch)\b|^(?:als|omdat|toen|nadat|sinds|voordat|wanneer)\b[^,]*$|\b(?:en|of|maar|dat|omdat"
        rf"|als|een"
        rf"|de|het|voor|te|uw|onze|om|naar|nog steeds niet dat|heel|erg)$|^(?!.*\b(?:er|hier|daar|waar|\w+(?:de|te|t"
        rf"|en) .*)\b).*\b(?:met|van|op|in|bij|aan)$|,\s*,|\bu u\b"
        rf"|\bwij wij\b",
        re.IGNORECASE,
    ),
    mine=re.compile(r"\b(?:ik|mij|mijn|me|mn|we|jullie|je|jij|jouw|mezelf)\b|'k\b", re.IGNORECASE),
    finite=re.compile(rf"\b(?:{_VERB})\b", re.IGNORECASE),
    leaning=re.compile(
        r"^(?:Hij|Zij (?:is|was)|Ze|Het (?:is|was|werd|kwam|werkt|gaat)|Dit(?! is (?:al |nu |inmiddels )*(?:de"
        r"|uw) (?:tweede|derde|vierde|vijfde|zesde|zoveelste|\d+e))|Dat|Die(?! \w+ (?:die|dat|welke) )|Deze|Daar\w*"
        r"|Dan|Toen|Dus"
        r"|Die twee|Beide|Zo|Ook|Hier\w*)\b|^[^,]{0,30}\b(?:hem|ervan|erop|ermee|ervoor|deze|erover)\b",
    ),
    event=re.compile(
        r"\b(?:aanmaning|overgemaakt|krom|ingedeukte?|los|gewacht|voldaan|wiebelt|krassen|"
        r"cadeaubon|code|gebruikt|opgezegd|"
        r"heet|gloeiend|gesmolten|rook|ruikt|vonken|ontploft|bezweken|ingezakt|doorgescheurd|zat|brandplek|plek|"
        r"zwanger|allergi\w*|gewond|gevaarlijk|kind|kinderen|brand\w*|besteld\w*|bestelde|betaald?e?n?|gekocht"
        r"|geleverd|levering|bezorgd|ontvang\w*|gekregen|kreeg|aangekomen|ontbre\w+|ontbrak\w*|kapot|beschadigd\w*"
        r"|defect\w*|gebroken|gescheurd|kras\w*|verkeerde?|niet|niets|nooit|geen|niemand|nog|steeds|sinds"
        r"|geannuleerd|opgezegd|afgeschreven|teruggestort|retour\w*|ruilen|omruilen|beloofd\w*|beloofden|wacht\w*"
        r"|gebeld|gemaild|geschreven|antwoord\w*|factuur|past|te klein|te groot|in plaats van|maar|accu|werkt|cadeau"
        r"|verjaardag|bruiloft|ziekenhuis|tweede keer|derde keer|vierde|graag|wil|wilt|opgehangen|terugstorten"
        r"|per maand|uiterlijk|aanleveren)\b",
        re.IGNORECASE,
    ),
    ordered=re.compile(r"\b(?:besteld|gekocht|opgezegd|geannuleerd|teruggestuurd)\b"),
    asks=re.compile(
        rf"^(?:en |maar |of )?(?:{_VERB}|is|kunt|kunnen|kan|zou\w*|wil\w*|hebben|heeft|heb|wanneer|waar\w*|wat|wie"
        rf"|hoe\w*|welke?|waarom|mag|moet|gaat|komt|krijg|worden|wordt|tot wanneer|in welke|op welke|bestaat)\b",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"^of\b.*\bof\b|"
        r"^graag\b|\b(?:aub|a\.u\.b|alstublieft|alsjeblieft|svp|gelieve)\b|\b(?:hoor|ontvang|zie|verneem|krijg|wil|zou"
        r"|had) (?:ik|wij|we)"
        r"(?: \w+){0,3} graag\b|\bgraag (?:ontvang|hoor|zie|verneem|krijg)\w* (?:ik|wij|we)\b"
        r"|\b(?:ik|wij|we) (?:wil|willen|zou(?:den)?|verzoek\w*|vraag|vragen|eis|eisen|verwacht\w*|heb(?:ben)? liever"
        r"|krijgen liever|krijg liever"
        r"|hoor graag|ontvang(?:en)? graag|wens\w*|sta erop|dring\w* aan)\b"
        r"|\b(?:wil|willen|verzoek|vraag|eis|eisen|verwacht|verwachten|wens|wensen) (?:ik|wij|we)\b"
        r"|^(?:dus |en |of )?(?:stuur|start|open|dien|meld|onderzoek|informeer|check|help|ga|druk|print|herstel|zet"
        r"|schrijf|zoek|schrap|stop|verander|wijzig|breng|bezorg"
        r"|crediteer|stort|betaal|geef|bel|kom|haal|laat|regel|vervang|zorg|annuleer|lever|bevestig"
        r"|controleer|neem|maak|los)\b"
        r"|^(?:kunt|kunnen|wilt|willen|zou\w*) (?:u|jullie)\b|\bmocht\b.*\b(?:graag|liever)\b"
        r"|\bzou (?:mooi|handig|ideaal|prettig|het beste|top|super) zijn\b",
        re.IGNORECASE,
    ),
    commands=re.compile(r"(?!)", re.IGNORECASE),
    wish=re.compile(
        r"^graag\b|\bu hebt .*\bnodig$|\bu (?:wil|wilt|vraagt|eist|verwacht|verzoekt|wenst|zou|annuleert|hoort graag"
        r"|ontvangt graag|hebt liever"
        r"|krijgt liever)\b|\b(?:wil|wilt|zou|eist|verwacht|verzoekt|vraagt) u\b|\bu (?:hoort|ontvangt|krijgt"
        r"|ziet) (?:ook )?graag\b|\b(?:hoort|ontvangt) u graag\b",
        re.IGNORECASE,
    ),
    question="U vraagt: ",
    plea="U schrijft: ",
    marks=Marks(("“", "”"), ("‘", "’")),
    joining="en",
    again=(
        ("U vraagt: ", "U vraagt ook: ", "En u vraagt: "),
        ("U schrijft: ", "U schrijft ook: ", "En u schrijft: "),
    ),
    us=re.compile(r"\b(?:wij|ons|onze)\b", re.IGNORECASE),
    lists=(
        (re.compile(r"^besteld\s*:\s*(.+)$", re.IGNORECASE), r"U hebt \1 besteld"),
        (re.compile(r"^(?:gekregen|ontvangen|geleverd)\s*:\s*(.+)$", re.IGNORECASE), r"U hebt \1 gekregen"),
    ),
    labels=re.compile(r"^(?:probleem|klacht|gebrek|reden|defect)\s*:\s*", re.IGNORECASE),
)
