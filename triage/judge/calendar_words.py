"""Names of months, weekdays and small numbers, and the words for times past, by language."""

from __future__ import annotations

from dataclasses import dataclass

from triage.judge.wordlist import words


def _months(names: str) -> dict[str, int]:
    return {name: number for number, line in enumerate(names.split(), 1) for name in line.split("|")}


def _counted(names: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(names.split(), 1)}


def _in_turn(names: str) -> dict[str, int]:
    return {name: number for number, line in enumerate(names.split()) for name in line.split("|")}


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """`weekdays` counts from Monday = 0. Patterns take part in a verbose-free regular expression, case ignored.

    `ago` holds the group `count` and the group `unit`; `units` says how many days a unit has, by its first letters.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    last: tuple[str, str]  # what stands before and behind a weekday that is past
    next: tuple[str, str]
    on: str  # what stands before a weekday or a bare day and month
    ago: str
    ago_marker: str  # a part of every `ago`, lower-case
    units: dict[str, int]
    days_ago: dict[str, int]  # "yesterday": 1
    full_weekdays: frozenset[str]  # those that need no other word to be one
    ordinal: str = r"(?!)"  # a day of this month or the last, as the group `date` with the group `d`


_COUNT = r"(?P<count>\d{1,2}|[^\W\d_]{1,9})"

EN = CalendarWords(
    months=_months(
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october"
        "|oct november|nov december|dec"
    ),
    weekdays=_in_turn(
        "monday|mon tuesday|tues|tue wednesday|weds|wed thursday|thurs|thur|thu friday|fri saturday|sat sunday|sun"
    ),
    numbers={"a": 1, "an": 1} | _counted("one two three four five six seven eight nine ten eleven twelve"),
    last=(r"(?:last|this past|past)\s", ""),
    next=(r"(?:by|before|until|till|next|this coming)\s(?:next\s|this\s)?", ""),
    on=r"(?:on|since|from|dated|by|until|before|after|of|for|between|was|is|till|the|date)",
    ago=rf"{_COUNT}\s(?P<unit>days?|weeks?|months?)\sago",
    ago_marker="ago",
    units={"day": 1, "week": 7, "month": 30},
    days_ago={"the day before yesterday": 2, "yesterday": 1, "tomorrow": -1},
    full_weekdays=words("monday tuesday wednesday thursday friday saturday sunday"),
    ordinal=(
        r"(?<!\w)(?:on|since|by|until|till|before|after|from|of) (?P<date>the (?P<d>\d{1,2})(?:st|nd|rd|th))"
        r"(?! (?:of|floor|time|street|avenue|day|month|\w+ber|january|february|march|april|may|june|july|august))(?!\w)"
    ),
)
DE = CalendarWords(
    months=_months(
        "januar|jänner|jan februar|feb märz|maerz|mär|mrz april|apr mai juni|jun juli|jul august|aug september|sept"
        "|sep oktober|okt november|nov dezember|dez"
    ),
    weekdays=_in_turn("montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag"),
    numbers={"einem": 1, "einer": 1, "vierzehn": 14}
    | _counted("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    last=(r"(?:letzte[nrms]?|vergangene[nrms]?|vorige[nrms]?)\s", ""),
    next=(r"(?:bis(?:\szum)?|nächste[nrms]?|kommende[nrms]?|bis\skommenden|bis\snächsten)\s", ""),
    on=r"(?:am|vom|seit(?:\sdem)?|zum|ab|bis(?:\szum)?|den|dem|der)",
    ago=rf"vor\s{_COUNT}\s(?P<unit>tag(?:en)?|wochen?|monat(?:en)?)",
    ago_marker="vor",
    units={"tag": 1, "woche": 7, "monat": 30},
    days_ago={"vorgestern": 2, "gestern": 1, "übermorgen": -2},
    full_weekdays=words("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"),
)
FR = CalendarWords(
    months=_months(
        "janvier|janv février|fevrier|févr|fév mars avril|avr mai juin juillet|juil août|aout septembre|sept "
        "octobre|oct novembre|nov décembre|decembre|déc"
    ),
    weekdays=_in_turn("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    numbers={"une": 1, "un": 1}
    | _counted("un deux trois quatre cinq six sept huit neuf dix onze douze")
    | {"quinze": 15},
    last=("", r"\sdernier"),
    next=(r"(?:avant|d'ici|pour|jusqu'à)\s", ""),
    on=r"(?:le|du|depuis\sle|au|depuis)",
    ago=rf"il\sy\sa\s{_COUNT}\s(?P<unit>jours?|semaines?|mois)",
    ago_marker="il",
    units={"jour": 1, "semaine": 7, "mois": 30},
    days_ago={"avant-hier": 2, "hier": 1, "demain": -1},
    full_weekdays=words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
)
ES = CalendarWords(
    months=_months(
        "enero|ene febrero|feb marzo abril|abr mayo junio|jun julio|jul agosto septiembre|setiembre|sept|sep "
        "octubre|oct noviembre|nov diciembre|dic"
    ),
    weekdays=_in_turn("lunes martes miércoles|miercoles jueves viernes sábado|sabado domingo"),
    numbers={"una": 1, "un": 1} | _counted("uno dos tres cuatro cinco seis siete ocho nueve diez once doce"),
    last=("", r"\spasado"),
    next=(r"(?:antes\sdel|para\sel|hasta\sel|el\spróximo)\s", ""),
    on=r"(?:el|del|desde\sel|desde|día|al|hasta\sel)",
    ago=rf"hace\s{_COUNT}\s(?P<unit>días?|dias?|semanas?|mes(?:es)?)",
    ago_marker="hace",
    units={"dia": 1, "día": 1, "semana": 7, "mes": 30},
    days_ago={"anteayer": 2, "ayer": 1},
    full_weekdays=words("lunes martes miércoles miercoles jueves viernes sábado domingo"),
)
IT = CalendarWords(
    months=_months(
        "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set "
        "ottobre|ott novembre|nov dicembre|dic"
    ),
    weekdays=_in_turn(
        "lunedì|lunedi martedì|martedi mercoledì|mercoledi giovedì|giovedi venerdì|venerdi sabato domenica"
    ),
    numbers={"una": 1, "un": 1} | _counted("uno due tre quattro cinque sei sette otto nove dieci undici dodici"),
    last=("", r"\s(?:scorso|scorsa|passato)"),
    next=(r"(?:entro|prima\sdi|prossim[oa])\s", ""),
    on=r"(?:il|l'|del|dell'|dal|dall'|al|entro\sil|in\sdata)",
    ago=rf"{_COUNT}\s(?P<unit>giorn[oi]|settiman[ae]|mes[ei])\sfa",
    ago_marker="fa",
    units={"giorn": 1, "settiman": 7, "mes": 30},
    days_ago={"l'altro ieri": 2, "ieri": 1, "domani": -1},
    full_weekdays=words(
        "lunedì martedì mercoledì giovedì venerdì sabato domenica lunedi martedi mercoledi giovedi venerdi",
    ),
)
NL = CalendarWords(
    months=_months(
        "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sept|sep oktober"
        "|okt november|nov december|dec"
    ),
    weekdays=_in_turn("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    numbers={"een": 1, "één": 1} | _counted("een twee drie vier vijf zes zeven acht negen tien elf twaalf"),
    last=(r"(?:afgelopen|vorige|verleden)\s", ""),
    next=(r"(?:voor|uiterlijk|aanstaande|volgende)\s", ""),
    on=r"(?:op|van|sinds|dd\.?|per|tot|vanaf|d\.d\.)",
    ago=rf"{_COUNT}\s(?P<unit>dag(?:en)?|we(?:ek|ken)|maand(?:en)?)\sgeleden",
    ago_marker="geleden",
    units={"dag": 1, "we": 7, "maand": 30},
    days_ago={"eergisteren": 2, "gisteren": 1, "morgen": -1},
    full_weekdays=words("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
)
PT = CalendarWords(
    months=_months(
        "janeiro|jan fevereiro|fev março|marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set "
        "outubro|out novembro|nov dezembro|dez"
    ),
    weekdays=_in_turn(
        "segunda-feira|segunda terça-feira|terça quarta-feira|quarta quinta-feira|quinta sexta-feira|sexta sábado"
        "|sabado domingo"
    ),
    numbers={"uma": 1, "um": 1} | _counted("um duas três quatro cinco seis sete oito nove dez onze doze") | {"dois": 2},
    last=("", r"\spassad[ao]"),
    next=(r"(?:até|antes\sde|para|na\spróxima|no\spróximo)\s", ""),
    on=r"(?:no\sdia|em|dia|desde|de|até|no|a|ao)",
    ago=rf"h[áa]\s{_COUNT}\s(?P<unit>dias?|semanas?|m[êe]s(?:es)?)",
    ago_marker="h",
    units={"dia": 1, "semana": 7, "mês": 30, "mes": 30},
    days_ago={"anteontem": 2, "ontem": 1, "amanhã": -1},
    full_weekdays=words(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    ),
)

CALENDAR_WORDS = {"en": EN, "de": DE, "fr": FR, "es": ES, "it": IT, "nl": NL, "pt": PT}
