"""The day by which a customer needs something: a day to come, named right beside a word of need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from triage.judge.calendar_words import CALENDAR_WORDS
from triage.judge.spans_of_time import days_set, month_ends
from triage.judge.wordlist import whole_words
from triage.model import Cue, Fact, FactKind, Span

NEEDED_BY, EVENT, TOLD, AWAY = "needed_by", "event", "told", "away"
MOST_DAYS = 60  # ahead; a day further off is an anniversary, a warranty's end or a misreading
_BESIDE = 28  # characters between the word for an occasion and the day
_DAY_OF_MONTH = re.compile(r"\D{0,6}(\d{1,2})(?:st|nd|rd|th|\.|er|º|°)?")

_SENTENCE_END = re.compile(r"[.!?;]|\n\s*\n")
_NUMBER_BEHIND = re.compile(
    r",? (?:the |den |dem |le |el |il |de |dia |día )?(\d{1,2})(?![\d:]| ?(?:[ap]\.?m|uhr|uur|h)\b)"
)

# What may stand between "by" and the day.
_LINKS = frozenset(
    """
    the this next coming on latest at end of den dem der kommenden nächsten kommendem zum am spätestens le la ce cet
    prochain el este próximo próxima del día il lo la l questo prossimo prossima de di komende aanstaande volgende
    uiterlijk op o a esta no na dia
    noon midday close play business uhr mittag mittags midi mediodía mezzogiorno uur middag meio-dia
    """.split()
)
_CLOCK = re.compile(r"\d{1,2}(?:[:.h]\d{2})?(?:am|pm|a\.m\.|p\.m\.|h)?|[ap]\.?m\.?")

# What may stand right behind a day that has gone by.
_PASSED = {
    "en": r"(?:and )?(?:that|which|it) (?:was|has passed|is past|came and went)|came and went|has (?:passed|gone)",
    "de": r"(?:und )?(?:das|der|es) (?:war|ist (?:vorbei|verstrichen|vergangen))|ist (?:vorbei|verstrichen|vergangen)",
    "fr": r"(?:et )?(?:c['’]était|ça fait)|est (?:passée?|dépassée?)",
    "es": r"(?:y )?(?:eso |ya )?(?:fue|era|pasó|ha pasado)",
    "it": r"(?:ed? )?(?:era|è (?:già )?passat[oa])",
    "nl": r"(?:en )?(?:dat|die|het) (?:was|is (?:al )?(?:voorbij|verstreken))|is (?:al )?(?:voorbij|verstreken)",
    "pt": r"(?:e )?(?:isso |já )?(?:foi|era|passou)",
}

# What happened on a day, right before it: "got the below on Thursday", "j'ai commandé mardi".
_HAPPENED = {
    "en": "got|received|came|arrived|ordered|bought|paid|wrote|called|rang|emailed|spoke|told|placed|happened|broke",
    "de": "kam|kamen|erhielt|bekam|bestellte|kaufte|schrieb|rief|bezahlte|passierte|brach",
    "fr": "reçu|commandé|acheté|écrit|appelé|payé|arrivée?s?|livrée?s?",
    "es": "recibí|recibimos|llegó|llegaron|pedí|pedimos|compré|compramos|escribí|llamé|pagué|encargué",
    "it": "ricevuto|arrivat[oaie]|ordinato|comprato|acquistato|scritto|chiamato|pagato|consegnat[oaie]",
    "nl": "kreeg|kregen|ontving|kwam|kwamen|bestelde|kocht|schreef|belde|betaalde",
    "pt": "recebi|recebemos|chegou|chegaram|encomendei|encomendámos|comprei|escrevi|liguei|paguei|pedi",
}
# Between what happened and its day; what was ordered for a day is needed on it.
_ON_IT = (
    r"(?:\W+(?!(?:for|by|before|until|für|bis|zum|pour|avant|para|antes|per|prima|entro|voor|tegen|até)\b)\w+){0,3}\W+$"
)

# "Before then": by the day that was named last.
_THEN = {
    "en": "(?:by|before|until) (?:then|that (?:day|date))|in time for (?:that|it)",
    "de": "bis dahin|vorher noch|rechtzeitig dafür",
    "fr": "d['’]ici là|avant cette date",
    "es": "(?:para|antes de) (?:entonces|esa fecha|ese día)",
    "it": "(?:per|prima di) (?:allora|quella data|quel giorno)",
    "nl": "(?:vóór|voor|tegen) (?:dan|die tijd|die datum|die dag)",
    "pt": "até lá|antes dess[ae] (?:data|dia)",
}

# Days that are no dates to `dates`, because in most letters they say nothing.
_NEAR_DAYS = {
    "en": {"today": 0, "tonight": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1},
    "de": {"heute": 0, "morgen": 1, "übermorgen": 2},
    "fr": {"aujourd'hui": 0, "ce soir": 0, "demain": 1},
    "es": {"hoy": 0, "esta tarde": 0, "esta noche": 0, "mañana": 1},
    "it": {"oggi": 0, "stasera": 0, "domani": 1},
    "nl": {"vandaag": 0, "vanavond": 0, "morgen": 1},
    "pt": {"hoje": 0, "esta noite": 0, "amanhã": 1},
}


def find_deadline(
    text: str, language: str, cues: Iterable[Cue], facts: Iterable[Fact], sentences: Iterable[Span], *, received: date
) -> date | None:
    """The first such day, `received` included; None where none is certain."""
    if language not in CALENDAR_WORDS:
        return None
    sentences = tuple(sentences)
    counted = tuple(days_set(text, language, sentences, received))
    named = (
        *_dates(facts, text, language, received),
        *_near_days(text, language, received),
        *month_ends(text, language, received),
    )
    if not (named or counted):
        return None
    spans = {cue.id: cue.spans for cue in cues}
    then = [match.start() for match in whole_words(_THEN[language]).finditer(text)]
    if not (then or counted or spans.keys() & {NEEDED_BY, EVENT}):
        return None
    # Days of which we said something, and days on which nobody is there.
    others = (*spans.get(TOLD, ()), *spans.get(AWAY, ()))
    told = [sentence for sentence in sentences if any(_holds(sentence, span) for span in others)]
    pointed_at = {max((span for span, _ in named if span[1] <= place), default=None) for place in then}
    days = [
        day
        for span, day in (*named, *counted)
        if ((span, day) in counted or span in pointed_at or _is_needed(text, spans, span, is_today=day == received))
        and not _is_told_as_past(text, span, language)
        and not any(_holds(sentence, span) for sentence in told)
    ]
    coming = [day for day in days if received <= day <= received + timedelta(days=MOST_DAYS)]
    return min(coming, default=None)


def _dates(facts: Iterable[Fact], text: str, language: str, received: date) -> list[tuple[Span, date]]:
    dates = [
        (fact.span, _day(fact, text, language, received)) for fact in facts if fact.kind is FactKind.DATE and fact.span
    ]
    return [(span, day) for span, day in dates if day]


def _day(fact: Fact, text: str, language: str, received: date) -> date | None:
    """The fact's day, looked for ahead where the wording names no month ("Sunday", "Sunday 29th", "the 28th")."""
    ahead = [received + timedelta(days=days) for days in range(MOST_DAYS)]
    weekday = CALENDAR_WORDS[language].weekdays.get(fact.text.lower())
    if weekday is not None:
        number = _NUMBER_BEHIND.match(text, fact.span[1]) if fact.span else None
        fitting = (day for day in ahead if day.weekday() == weekday and (not number or day.day == int(number[1])))
        return next(fitting, None)
    day_alone = _DAY_OF_MONTH.fullmatch(fact.text)
    if day_alone:
        return next((day for day in ahead if day.day == int(day_alone[1])), None)
    return date.fromisoformat(fact.value) if fact.value else None


def _near_days(text: str, language: str, received: date) -> list[tuple[Span, date]]:
    words, plain = _NEAR_DAYS[language], text.replace("’", "'")
    lower = plain.lower()
    if not any(word in lower for word in words):  # far quicker than the pattern
        return []
    pattern = "|".join(sorted(words, key=len, reverse=True))
    found = whole_words(pattern).finditer(plain)
    return [(match.span(), received + timedelta(days=words[match[0].lower()])) for match in found]


def _is_told_as_past(text: str, day: Span, language: str) -> bool:
    """ "By Friday, that was last Friday": a day that came without what was promised for it. "It came on Friday"."""
    before = text[max(0, day[0] - _BESIDE) : day[0]]
    happened = re.search(rf"(?<!\w)(?:{_HAPPENED[language]})(?!\w){_ON_IT}", before, re.IGNORECASE)
    passed = re.match(rf"\W{{0,3}}(?:{_PASSED[language]})(?!\w)", text[day[1] :], re.IGNORECASE)
    return happened is not None or passed is not None


def _is_needed(text: str, cues: Mapping[str, tuple[Span, ...]], day: Span, *, is_today: bool) -> bool:
    """Whether the day stands right behind a word such as "by", or near one for an occasion or in it.

    "Bis heute", "until today": what has not come yet is not needed today.
    """
    right_behind = not is_today and any(_only_links(text, end, day[0]) for _, end in cues.get(NEEDED_BY, ()))
    return right_behind or any(_near(text, occasion, day) for occasion in cues.get(EVENT, ()))


def _only_links(text: str, start: int, end: int) -> bool:
    between = text[start:end].lower().split()
    return 0 <= end - start <= _BESIDE and all(word in _LINKS or _CLOCK.fullmatch(word) for word in between)


def _near(text: str, occasion: Span, day: Span) -> bool:
    """Whether little, and no end of a sentence, stands between the two; or the one is part of the other."""
    start, end = min(occasion[1], day[1]), max(occasion[0], day[0])
    return end - start <= _BESIDE and not _SENTENCE_END.search(text, start, end)


def _holds(sentence: Span, span: Span) -> bool:
    return sentence[0] <= span[0] < sentence[1]
