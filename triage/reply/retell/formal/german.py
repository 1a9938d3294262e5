"""German as this house speaks it."""

from __future__ import annotations

import re

from triage.reply.retell.formal.german_person import to_formal
from triage.reply.retell.formal.german_verbs import CERTAIN, SHARED
from triage.reply.retell.formal.manner import Day, Manner
from triage.reply.retell.formal.marks import Marks

_FINITE = "|".join(sorted({*CERTAIN.values(), *SHARED, *SHARED.values()}))
_VERB = (
    r"traf|trafen|ist|sind|war|hat|hatte|wird|wurde|kann|muss|soll|will|darf|läuft|geht|steht|liegt|fehlt|fehlen"
    r"|flackert"
    r"|rauscht|klappert|schlägt|springt|fällt|bewegt|dreht|heizt|kühlt|druckt|piept|surrt|stinkt|färbt|platzt|hängt"
    r"|drückt|reißt|zieht|pfeift|kommt|kam|kamen|gab|gibt|funktioniert|reagiert|passt|zeigt|leuchtet|klemmt|wackelt"
    r"|tropft|riecht|startet|schaltet|lädt|sitzt|hält|bleibt|ging|gingen|enthält|enthielt|lag|lagen|stand|standen"
    r"|meldet|antwortet|sagt|sagte|lässt|lassen|blinkt|löst|bricht|brach|verliert|schließt|schliesst|knarrt"
    r"|quietscht|brummt|rattert|spinnt|stimmt|" + _FINITE
)
_SUBJECT = (
    r"(?:ich|wir|Sie|er|sie|es|man|niemand|keiner|der|die|das|den|dem|ein\w*|kein\w*|mein\w*|unser\w*|Ihr\w*"
    r"|[A-ZÄÖÜ]\w+)"
)


def _never(words: str) -> None:
    """A German request stands in the customer's own words."""


GERMAN = Manner(
    code="de",
    person=to_formal,
    asked=_never,
    borders=re.compile(
        rf";\s|\s[-–—]+\s|(?<!Nr)(?<!ca)(?<!Art)(?<=[a-zß€][a-zß€])\.\s+|\s(?=und (?:wird|ist|hat|war|sind|haben)\b)"
        r"|,\s(?=(?:sonst|ansonsten|andernfalls|anderenfalls|siehe)\s)"
        rf"|\.\.+\s*|…\s*|[!?]+\s+|,?\s(?=(?:aber|doch|denn|sondern)\s)|,\s(?=und\s)"
        rf"|\s(?=und (?:ich|wir|{_SUBJECT} (?:ist|hat|war|wurde|sind|haben))\b)"
        rf"|,\s(?=(?:ich|wir|es|Sie|jetzt|nun|leider|trotzdem|seitdem|daher|deshalb)\s)",
    ),
    greeting=re.compile(
        r"^(?:(?:hallo|hi|hey|moin|servus|yo) (?=(?:ich|hab|mein|wo|wann|die|der|das)\b)|(?:hallo|hi|hey|grüß (?:gott"
        r"|dich|euch)|grüezi|moin|servus|guten (?:tag|morgen|abend)|sehr geehrte\w*"
        r"|liebe[srn]?"
        r"|werte[srn]?)\b[^,.!:?\n]{0,40}[,.!:](?!\d)\s*)+",
        re.IGNORECASE,
    ),
    opening=re.compile(
        r"^(?:und|aber|denn|doch|also|ja|nein|nun ja|naja|übrigens|kurz|okay|ok|hiermit teile ich ihnen mit,? dass"
        r"|ps|p\.s)\b[,:]?\s+(?=\S)"
        r"|^(?:ich (?:möchte|muss|wollte) (?:ihnen |euch )?(?:mitteilen|sagen|leider mitteilen), dass)\s+",
        re.IGNORECASE,
    ),
    heat=re.compile(
        r"\b(?:wirklich|absolut|total|völlig|komplett|ehrlich gesagt|echt|verdammt\w*|endlich|offenbar|anscheinend"
        r"|angeblich|natürlich|selbstverständlich|allen Ernstes|sage und schreibe|tatsächlich|doch tatsächlich"
        r"|sowas von|(?<=[a-zäöüß] )aber(?= (?:seit|nur|noch|immer|leider)\b))\b(?! (?:leer|zerstört|kaputt|durchnässt"
        r"|zerbrochen))",
        re.IGNORECASE,
    ),
    thanks=re.compile(
        r"[,.;]\s*(?:(?:vielen dank|danke|lg|mfg|viele grüße|im voraus)\b[^?,.;]*(?:[,.;]\s*|$)"
        r"|(?:bitte(?: schön)?)\s*(?:[,.;]\s*|$))+$",
        re.IGNORECASE,
    ),
    days=(
        Day(re.compile(r"\bvon gestern\b", re.IGNORECASE), -1, "vom {date}"),
        Day(re.compile(r"\bvon heute\b", re.IGNORECASE), 0, "vom {date}"),
        Day(re.compile(r"\bbis gestern\b", re.IGNORECASE), -1, "bis zum {date}"),
        Day(re.compile(r"\bab heute\b", re.IGNORECASE), 0, "ab dem {date}"),
        Day(re.compile(r"\b(?:vor)?gestern \(", re.IGNORECASE), 0, "("),
        Day(re.compile(r"\b(?<=seit )vorgestern\b", re.IGNORECASE), -2, "dem {date}"),
        Day(re.compile(r"\bvorgestern(?: \w*(?:morgen|abend|mittag|früh))?\b", re.IGNORECASE), -2, "am {date}"),
        Day(re.compile(r"(?<=seit )gestern\b", re.IGNORECASE), -1, "dem {date}"),
        Day(
            re.compile(r"\bgestern(?: (?:Morgen|Abend|Mittag|Vormittag|Nachmittag|früh))?\b", re.IGNORECASE),
            -1,
            "am {date}",
        ),
        Day(
            re.compile(r"(?<!bis )\bheute(?: (?:Morgen|Abend|Mittag|Vormittag|Nachmittag|früh))?\b", re.IGNORECASE),
            0,
            "am {date}",
        ),
    ),
    unfit=re.compile(
        r"\b(?:das ist (?:mir|ihnen)|finde[nt] (?:sie|ihr) das|ihr ernst|"
        r"(?:ihre|meine) güte|tadellos\w*|einwandfrei|meint\w*|\w*saftladen|schei\w+|idiot\w*|betr[uü]g\w*"
        r"|abzock\w*|lüg\w*|gelogen|verarsch\w*|unverschäm\w*|frech\w*|dreist\w*|lächerlich\w*|witz|peinlich\w*"
        r"|katastroph\w*|zumutung|unfähig\w*|inkompeten\w*|dumm\w*|blöd\w*|kindergarten|verbraucherzentrale"
        r"|anw[aä]lt\w*|polizei|gericht\w*|anzeige|klage\w*|rechtlich\w*|schikan\w*|skandal\w*|schande|schäm\w*"
        r"|kotz\w*|mist|müll|schrott|wüste|nie wieder|bewertung\w*|trustpilot|presse|letzte frist|frist bis|blabla"
        r"|veräppel\w*|verhöhn\w*|vermutlich|arsch\w*|kacke|dämlich\w*|kann mich mal|kann sie mal|töricht"
        r"|genau deshalb|freundlich|auch noch|übrigens|überhaupt|enttäuscht\w*"
        r"|bitte (?:melden|antworten|helfen|um (?:antwort|hilfe|rückmeldung|info))|glaube\w*|vermuten|denken|dachten"
        r"|finden (?:das|es|Sie)|ernsthaft|bravo|glückwunsch|danke|dank|grüße\w*|gruß|liebe grüße|schelm|toll|super"
        r"|prima|fasse\w*|hoffen|freue\w*|freuen|stellen sie sich vor|sie können sich|wissen sie|wie bitte|kundin"
        r"|kunde seit|anbei|anhang|(?:siehe|wie) (?:oben|unten)|siehe|folgende\w*|usw|etc|sorry|hilfe"
        r"|werden (?:sie|uns|wir) .*(?:melden|einschalten|übergeben|anzeigen)|im voraus|wünschen)\b|\b(?:morgen"
        r"|übermorgen)\b(?!s)",
        re.IGNORECASE,
    ),
    broken=re.compile(
        rf"^(?:Es (?:geht um|handelt sich um|ist)(?: die| meine| Ihre)?|(?:Meine|Ihre)) (?:Bestellung|Auftrag\w*"
        rf"|Bestellnummer|Kundennummer|Auftragsnummer)(?: ist| lautet)?(?: die)?:? [\w/#-]+$|^(?i:{_VERB})\b"
        rf"|^(?:dass|ob|sodass|sondern|denn|sowie|obwohl|welche\w*|deren|dessen|bzw)\b|^(?:wenn|weil|als|nachdem|da"
        rf"|falls|bevor|während)\b[^,]*$|\b(?:und|oder|aber|dass|weil|ob|wenn|wie|eine|einen|einem|der|die|dem"
        rf"|den|des|für|von|im|am|zum|zur|Ihr|Ihre|Ihren|Ihrem|unser|unsere|sehr|so|nur|meinte|meinte nur"
        rf"|sagte|hieß es)$|,\s*,|\s,|\bSie Sie\b|\bwir wir\b|\buns uns\b"
        # Verbs that have their first half behind them: "traf bei Ihnen ein".
        rf"|^(?!.*\b(?:traf|trafen|trifft|stell\w*|lad\w*|reich\w*|schick\w*|send\w*|bau\w*|lös\w*|lieg\w*|lag|lagen"
        rf"|füg\w*|bring\w*|brach\w*"
        rf"|nehm\w*|nimm\w*|teil\w*|komm\w*|kam\w*|leg\w*|hielt\w*|mach\w*)\b).*\b(?:ein|mit|bei)$",
    ),
    mine=re.compile(r"\b(?:[Ii]ch|[Mm]ein(?:e|em|en|er|es|s)?|[Mm]ir|[Mm]ich|[Ee]uch|ihr|[Dd]u|[Dd]ir|[Dd]ich)\b"),
    finite=re.compile(rf"\b(?:{_VERB})\b"),
    leaning=re.compile(
        r"^(?:Er|Sie (?:ist|war|hat|wurde|kam|lag|sind beide)|Es (?:ist|war|hat|wurde|kam|sind|fehlt|funktioniert)"
        r"|Das (?:ist(?! (?:jetzt |nun |schon |bereits )?(?:Ihr|(?:die|das) (?:dritte|zweite|vierte|fünfte|sechste"
        r"|x-te)))|war|hat|sind|Ganze)"
        r"|Dies\w*|Die (?:ist|sind|war|waren)|Der (?:ist|war|andere)|Den|Dem|Dort|Dann|Danach|Da (?:ist|war|hat"
        r"|steht|lag)|Daraufhin|Darin"
        r"|Dabei|Damit|Dafür|Dazu|Davon|Deshalb|Daher|Trotzdem|Seitdem|Stattdessen"
        r"|Auf (?:die|den|das) (?:zweite|andere|dritte)n?|Beide|Beides|Beim (?:ersten|zweiten)|Auch)\b"
        r"|^[^,]{0,30}\b(?:ihn|ihm|diese[rmns]?|davon|darauf|dafür|damit|darüber)\b",
    ),
    event=re.compile(
        r"\b(?:überwiesen|beglichen|mahnung\w*|verbogen|eingedrückt\w*|verbeult|schief|wackelt|locker|klemmt|"
        r"gutschein\w*|code|verwendet|"
        r"erhielt(?:en)?|bekam(?:en)?|heiß|geschmolzen|schmilzt|verschmort|geknallt|stromschlag|funken|brach"
        r"|zusammengebrochen|explodier\w*"
        r"|gebrannt|brennt|tot|lahm|"
        r"verletzt|allerg\w*|schwanger|kind|kinder|gestürzt|rauch\w*|gebrannt|bestellt\w*|bezahlt\w*|gekauft"
        r"|kauften|geliefert|lieferung|angekommen|gekommen|zugestellt|fehl\w+|beschädigt|kaputt|defekt\w*|zerbrochen"
        r"|gebrochen|gerissen|riss|delle|kratzer|verkratzt|zerkratzt|abgebrochen|abgeplatzt|falsch\w*|nicht|nichts"
        r"|nie|kein\w*|niemand|noch|seit|storniert|gekündigt|abgebucht|buchen|erstattet|zurückgeschickt"
        r"|zurückgesandt|umtausch\w*|zugesagt|versprochen|warten|nur|kam|telefon|angerufen|geschrieben|antwort\w*"
        r"|rechnung|passt|zu weit|zu klein|zu groß|zu eng|statt|erhalten|bekommen|retoure|brauchen|möchten|bitten"
        r"|geschenk|geburtstag|weihnachten|hochzeit|dritte|zweite|vierte\w?|steht|funktioniert|reagiert|leckt"
        r"|tropft)\b",
        re.IGNORECASE,
    ),
    ordered=re.compile(r"\b(?:bestellt|gekauft|gekündigt|storniert|zurückgeschickt|zurückgesandt)\b"),
    asks=re.compile(
        rf"^(?:(?:und|oder|also|aber) )?(?:{_VERB}|ist|wer|was|wann|wo\w*|wie\w*|warum|wieso|welche\w*"
        rf"|(?:bis|ab|seit|von) wann|in welche\w|an wen|zu welche\w|gibt|habt|könnt\w*|seid|dauert|macht)\b",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"^(?:\w+ )?bitte\b|\bbitte\b(?! (?:ich|wir|um)\b)|^könn(?:t|en|ten|tet) (?:sie|ihr)"
        r"|^(?:dann |also |oder |entweder )?\w+(?:en|ern|eln) sie\b|^(?:dann |also |oder )?"
        r"(?!(?:hat|ist|wird|steht|fehlt|passt|kommt|geht|bleibt|sagt) )\w+t (?:mir|uns|mich|das"
        r"|den|die|es|ihn|doch)\b"
        r"|^(?:falls|wenn|sollte\w*)\b[^,]*, (?:dann |so )?\w+(?:en|t) (?:sie|mir|uns)\b"
        r"|^(?:falls|wenn|sollte\w*)\b[^,]*, (?:dann |so )?(?:nehme|hätte|möchte|will|würde|brauche|reicht) (?:ich|wir"
        r"|mir|uns)\b"
        r"|\bich (?:bitte|ersuche|erwarte|verlange|fordere|bestehe|wünsche|möchte|will|wünschte|bräuchte|brauche"
        r"|benötige|hätte gern\w*"
        r"|würde gern\w*|bevorzuge|nehme (?:auch )?gern\w*)\b"
        r"|\b(?:bitte|erwarte|verlange|fordere|möchte|will|bräuchte|brauche|hätte|würde) ich\b"
        r"|\bwir (?:bitten|ersuchen|erwarten|verlangen|fordern|bestehen|wünschen|möchten|wollen|bräuchten|brauchen"
        r"|benötigen"
        r"|hätten gern\w*|würden gern\w*)\b|\b(?:bitten|erwarten|fordern|möchten|wollen|bräuchten|brauchen"
        r"|benötigen) wir\b"
        r"|^(?:entweder|lieber)\b|\bwäre (?:mir|uns|ich|es (?:schön|toll|nett|super|lieb))\b|\bgeld (?:zurück"
        r"|wieder)\b|\b(?:setze|setzen|gebe|geben) (?:ich |wir )?(?:ihnen|euch) .{0,30}\bfrist\b"
        r"|\bwäre (?:gut|schön|super|toll|nett|ideal|hilfreich|prima|am besten)\b",
        re.IGNORECASE,
    ),
    commands=re.compile(r"(?!)", re.IGNORECASE),
    wish=re.compile(
        r"\bSie (?:bitten|möchten|wollen|fordern|wünschen|brauchen|bräuchten|hätten gern\w*|verlangen|benötigen"
        r"|bestehen auf"
        r"|erwarten|bevorzugen|stornieren|widerrufen|treten)\b|\b(?:möchten|wollen|bräuchten|brauchen|bitten|erwarten"
        r"|fordern|verlangen|benötigen) Sie\b"
        r"|\b(?:würden|hätten) Sie (?:\w+ )?gern\w*\b"
    ),
    question="Sie fragen: ",
    plea="Sie schreiben: ",
    marks=Marks(("„", "“"), ("‚", "‘")),
    joining="und",
    again=(
        ("Sie fragen: ", "Außerdem fragen Sie: ", "Und Sie fragen: "),
        ("Sie schreiben: ", "Außerdem schreiben Sie: ", "Und Sie schreiben: "),
    ),
    us=re.compile(r"\b(?:wir|uns\w*)\b", re.IGNORECASE),
    lists=(
        (re.compile(r"^bestellt\s*:\s*(.+)$", re.IGNORECASE), r"Bestellt haben Sie \1"),
        (
            re.compile(
                r"^(?:erhalten|bekommen|gekommen|geliefert(?: wurden?)?(?=\s*:\s*(?!\d)))\s*:\s*(.+)$", re.IGNORECASE
            ),
            r"Bekommen haben Sie \1",
        ),
    ),
    labels=re.compile(r"^(?:Mangel|Problem|Fehler|Grund|Reklamation|Schaden|Betreff)\s*:\s*", re.IGNORECASE),
    common=re.compile(
        r"(?:erst|zweit|dritt|viert|fünft|sechst)\w*|nicht\w*|nichts|nie|immer|noch|kein\w*|niemand\w*|mein\w*|jetzt"
        r"|sofort"
        r"|heute|gestern|mehr\w*|zwei\w*|drei\w*|vier\w*|fünf\w*|sechs\w*|sieben\w*|acht|neun|zehn|elf|zwölf|ein\w*"
        r"|beide\w*"
        r"|alle[rnms]?|jede[rnms]?|ganze[rnms]?|schon|wieder|nur|ohne|seit|und|oder|aber|sehr|zu|zum|bis|endlich"
        r"|falsch\w*|kaputt\w*|defekt\w*|leer\w*|doppelt\w*|beschädigt\w*|zerbrochen\w*|dringend\w*|richtig\w*|neu\w*",
        re.IGNORECASE,
    ),
)
