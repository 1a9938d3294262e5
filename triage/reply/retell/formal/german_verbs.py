"""German verbs by how their first person singular is told of "Sie", which takes the plural."""

from __future__ import annotations

import re

from triage.judge.wordlist import words

_INFINITIVES = words(
    "warten bestellen kaufen brauchen bitten erwarten hoffen suchen fragen sagen machen glauben denken wohnen zahlen",
    "bezahlen schicken senden schreiben rufen telefonieren bekommen erhalten finden sehen nehmen geben gehen kommen",
    "stehen lassen versuchen nutzen benutzen verwenden arbeiten warte fordern verlangen wünschen bestehen behalten",
    "tauschen umtauschen zurückschicken zurücksenden widerrufen kündigen stornieren reklamieren melden",
    "antworten lesen",
    "hören kennen verstehen halten verlieren sitzen liegen leben fahren ziehen öffnen legen stellen setzen",
    "waschen kochen schlafen trinken essen tragen spielen freuen ärgern verzichten überlegen bevorzugen benötigen",
    "beantragen erbitten ersuchen weigern besitzen verweisen beziehen wende fühlen hänge zähle rechne befürchten",
    "bemerken feststellen stelle beanstanden vermissen übergeben probieren passe packen bleiben werden hole leide",
    "sorgen lehnen ablehnen akzeptieren verfolgen reiche storniere erreichen stecken drehen drücken schalten",
    "laden schließen versende retourniere retournieren",
)
_WEAK_PAST = words(
    "bestell kauf brauch erwarte wart hoff such frag sag mach zahl bezahl schick telefonier versuch benutz verwend",
    "wünsch tausch kündig stornier reklamier melde antworte hör stell leg öffne packe pack probier benötig bemerk",
    "vermiss reist freu wollt rechne lerne retournier reklamiert erreich dreh drück klick lade wähl steckt hol",
)
_STRONG_PAST = words(
    "bekam erhielt rief schrieb fand ging kam sah nahm gab sprach stand hielt blieb bat fuhr las trug schlief verlor",
    "widerrief verstand fiel lud zog saß lag aß trank entschied bestand erfuhr vereinbart",
)
CERTAIN = {
    "habe": "haben",
    "hab": "haben",
    "bin": "sind",
    "würde": "würden",
    "hätte": "hätten",
    "wäre": "wären",
    "bräuchte": "bräuchten",
    "möchte": "möchten",
    "weiß": "wissen",
    "weiss": "wissen",
    "warte": "warten",
    "bitte": "bitten",
    "rechne": "rechnen",
    "wende": "wenden",
    "ärgere": "ärgern",
    "fordere": "fordern",
    "stelle": "stellen",
    "hänge": "hängen",
    "leide": "leiden",
    "hole": "holen",
    "versende": "versenden",
    "befürchte": "befürchten",
} | {infinitive[:-1]: infinitive for infinitive in _INFINITIVES if infinitive.endswith("en")}
"""Said of the customer alone."""

SHARED = (
    {
        "kann": "können",
        "muss": "müssen",
        "muß": "müssen",
        "will": "wollen",
        "soll": "sollen",
        "darf": "dürfen",
        "mag": "mögen",
        "war": "waren",
        "hatte": "hatten",
        "wurde": "wurden",
        "wollte": "wollten",
        "sollte": "sollten",
        "konnte": "konnten",
        "musste": "mussten",
        "durfte": "durften",
        "könnte": "könnten",
        "müsste": "müssten",
        "wusste": "wussten",
        "dachte": "dachten",
        "brachte": "brachten",
        "ließ": "ließen",
        "werde": "werden",
    }
    | {f"{stem}te": f"{stem}ten" for stem in _WEAK_PAST}
    | {past: f"{past}en" for past in _STRONG_PAST}
)
"""Said of the customer and of things alike: "ich war", "die Vase war"."""

_OF_US = words(
    "haben hatten sind waren werden wurden können konnten könnten wollen wollten sollen sollten müssen mussten dürfen",
    "schreiben schrieben liefern lieferten schicken schickten sagen sagten versprachen versprechen bestätigten buchen",
    "bestätigen verkaufen behaupten berechnen verlangen antworten teilten teilen meldeten melden boten bieten hätten",
    "würden buchten",
)
_PREFIX = re.compile(r"^(?:ein|aus|an|ab|auf|zu|zurück|mit|vor|nach|um|her|hin|weg|fest|los|wieder)(?=[a-zäöü]{3,}$)")


def of_you(word: str) -> str:
    """The form beside "Sie" of one said of the customer alone, "" where it is none: "einstecke" is "einstecken"."""
    if word in CERTAIN:
        return CERTAIN[word]
    prefix = _PREFIX.match(word)
    stem = word[prefix.end() :] if prefix else ""
    return f"{prefix[0]}{CERTAIN[stem]}" if prefix and stem in CERTAIN else ""


OF_US = _OF_US
"""Plurals of what a shop does, beside which "Sie" is its subject."""

INFORMAL = {
    "habt": "haben",
    "hattet": "hatten",
    "seid": "sind",
    "wart": "waren",
    "werdet": "werden",
    "könnt": "können",
    "wollt": "wollen",
    "bucht": "buchen",
    "schreibt": "schreiben",
    "liefert": "liefern",
    "schickt": "schicken",
    "sagt": "sagen",
    "behauptet": "behaupten",
    "verlangt": "verlangen",
    "berechnet": "berechnen",
    "schuldet": "schulden",
    "antwortet": "antworten",
    "verkauft": "verkaufen",
}
