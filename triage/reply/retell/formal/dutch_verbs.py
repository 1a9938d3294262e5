"""Dutch verbs: the form beside "ik" to the one beside "u", plurals of "wij" beside "jullie"."""

from __future__ import annotations

from triage.judge.wordlist import words

_STEMS = words(
    "wacht bestel koop betaal stuur mail bel vraag hoop denk vind krijg ontvang neem geef kom kijk zoek schrijf",
    "verwacht",
    "begrijp verzoek eis gebruik lees hoor werk woon houd wil zie sta ga doe zit lig slaap rijd loop maak leg",
    "zet haal breng",
    "klaag annuleer retourneer ruil bewaar probeer reken twijfel wens accepteer weiger behoud zeg open pak",
    "draag speel volg",
    "vertrouw verlang ervaar stel merk constateer overweeg leef voel blijf verlies verblijf reageer bedank",
    "lever kies meld",
    "controleer herinner ga dreig spreek stop teken sluit vermeld verzoek stuur mis",
)
_IRREGULAR = {
    "heb": "hebt",
    "ben": "bent",
    "kan": "kunt",
    "wil": "wilt",
    "zal": "zult",
    "mag": "mag",
    "moet": "moet",
    "weet": "weet",
    "ga": "gaat",
    "sta": "staat",
    "doe": "doet",
    "zie": "ziet",
    "zou": "zou",
    "hou": "houdt",
    "vind": "vindt",
    "word": "wordt",
    "houd": "houdt",
    "rijd": "rijdt",
    "meld": "meldt",
    "vermeld": "vermeldt",
    "zit": "zit",
    "zet": "zet",
    "wacht": "wacht",
    "verwacht": "verwacht",
    "laat": "laat",
    "eet": "eet",
    "begrijp": "begrijpt",
    "heet": "heet",
}
OF_IK = {stem: f"{stem}t" for stem in _STEMS} | _IRREGULAR
"""Present forms; past forms are the same beside "ik" and "u"."""

PAST = words(
    "had was kreeg kocht dacht bracht zag kwam ging stond vond nam gaf schreef las wist moest kon wilde wou zou mocht",
    "bestelde betaalde stuurde mailde belde vroeg ontving verwachtte wachtte hoopte zocht deed liep bleef sprak hield",
    "probeerde annuleerde retourneerde meldde legde zette haalde maakte opende gebruikte werkte reed bood werd koos",
)
OF_WIJ = {
    "hebben": "hebt",
    "zijn": "bent",
    "hadden": "had",
    "waren": "was",
    "kunnen": "kunt",
    "willen": "wilt",
    "wachten": "wacht",
    "kregen": "kreeg",
    "bestelden": "bestelde",
    "gaan": "gaat",
    "moeten": "moet",
    "zouden": "zou",
    "ontvingen": "ontving",
    "betaalden": "betaalde",
    "zitten": "zit",
    "verwachten": "verwacht",
    "vinden": "vindt",
}
OF_JULLIE = words(
    "hebben hadden zijn waren kunnen konden willen moeten zouden zullen beloven beloofden leveren leverden schrijven",
    "schreven sturen stuurden zeggen zeiden geven gaven reageren reageerden antwoorden vragen rekenen brengen doen",
    "blijven bleven gaan verkopen verkochten bieden innen schrijven maakten maken bezorgden bezorgen vermelden mogen",
)
OF_U = {
    "hebt": "hebben",
    "heeft": "hebben",
    "bent": "zijn",
    "kunt": "kunnen",
    "kan": "kunnen",
    "had": "hadden",
    "zou": "zouden",
    "wilt": "willen",
    "zegt": "zeggen",
    "schrijft": "schrijven",
    "schreef": "schreven",
    "beloofde": "beloofden",
    "stuurde": "stuurden",
    "leverde": "leverden",
    "rekent": "rekenen",
    "zei": "zeiden",
    "belooft": "beloven",
    "doet": "doen",
    "levert": "leveren",
    "moet": "moeten",
    "reageert": "reageren",
}
