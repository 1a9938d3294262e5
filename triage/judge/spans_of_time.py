"""Days that a letter sets by counting from today: "within 14 days", "end of the month", "I have four days left"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from triage.judge.calendar_words import CALENDAR_WORDS
from triage.judge.wordlist import whole_words
from triage.model import Span

_HOURS_A_DAY = 24
_MOST = 60  # days


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns, case ignored; {n} is the number. `hours`: how the word for an hour begins. What is `set` is meant as it
    stands; what stands behind `within` is one where the sentence demands something. `units` and `month`: what stands in
    every letter that speaks of them, and is found far quicker.
    """

    within: str
    set: str
    demand: str
    month_end: str
    unit: str
    hours: str
    units: tuple[str, str]
    month: str


_WORDS = {
    "en": _Words(
        r"within (?:the next )?{n} {unit}",
        r"(?:you have|you've got|i (?:only )?have(?: only| just| about)?) {n} {unit}(?= left|[.,;!]| for that"
        r"| to (?:reply|answer|respond|refund|fix|sort|put))",
        r"give you|giv(?:e|ing) you|expect|require|demand|insist|want|please|must|kindly|need|otherwise|failing",
        r"end of (?:the |this )?month|month[- ]end",
        "days?|hours?",
        "h",
        ("day", "hour"),
        "month",
    ),
    "de": _Words(
        r"(?:innerhalb (?:von |der nächsten )?|binnen ){n} {unit}",
        r"(?:sie haben|gebe ihnen) {n} {unit}",
        r"erwarte|fordere|verlange|setze|bitte|frist|muss|müssen|andernfalls|sonst|fordern|erwarten",
        r"monatsende|ende (?:des|dieses) monats",
        "tagen?|stunden",
        "st",
        ("tag", "stund"),
        "monat",
    ),
    "fr": _Words(
        r"(?:sous|dans un délai de|dans les) {n} {unit}",
        r"(?:vous avez|je vous (?:donne|laisse)) {n} {unit}",
        r"mets? en demeure|exige|attends|demande|veuillez|voudrais|merci de|sinon|je veux|à défaut",
        r"fin (?:du|de) mois",
        "jours|heures",
        "h",
        ("jour", "heure"),
        "mois",
    ),
    "es": _Words(
        r"(?:en (?:un|el) plazo (?:máximo )?de|en menos de) {n} {unit}",
        r"(?:tienen|tenéis|les doy|os doy) {n} {unit}",
        r"exijo|espero|pido|solicito|quiero|ruego|necesito|exigimos|solicitamos",
        r"fin(?:al(?:es)?)? de(?:l)? mes",
        "días|horas",
        "h",
        ("días", "hora"),
        "mes",
    ),
    "it": _Words(
        r"entro (?:e non oltre )?(?:i prossimi )?{n} {unit}",
        r"(?:avete|vi do) {n} {unit}",
        r"esigo|pretendo|chiedo|attendo|aspetto|voglio|prego|rivoglio|diffido|richiedo",
        r"fine (?:del )?mese",
        "giorni|ore",
        "o",
        ("giorn", " ore"),
        "mese",
    ),
    "nl": _Words(
        r"binnen (?:nu en )?{n} {unit}",
        r"(?:u hebt|u heeft|jullie hebben|ik geef (?:u|jullie)) {n} {unit}",
        r"eis|verwacht|verzoek|wil|geef|graag|sommeer|moet",
        r"einde? van (?:de|deze) maand",
        "dagen|uur",
        "u",
        ("dag", "uur"),
        "maand",
    ),
    "pt": _Words(
        r"(?:no prazo (?:máximo )?de|dentro de|em até) {n} {unit}",
        r"(?:têm|dou-vos|dou-lhes) {n} {unit}",
        r"exijo|espero|peço|solicito|quero|preciso|agradeço|aguardo",
        r"fi(?:m|nal) d[oe] mês",
        "dias|horas",
        "h",
        ("dias", "hora"),
        "mês",
    ),
}


def month_ends(text: str, language: str, received: date) -> Iterator[tuple[Span, date]]:
    """Where the end of the month is named, and the day that it is; "by" or "before" has still to stand in front."""
    words = _WORDS[language]
    if not _speaks_of(text, (words.month,)):
        return
    last = received.replace(day=monthrange(received.year, received.month)[1])
    for match in whole_words(words.month_end).finditer(text):
        yield match.span(), last


def days_set(text: str, language: str, sentences: Iterable[Span], received: date) -> Iterator[tuple[Span, date]]:
    """Where so many days or hours are set, and the day on which they end. Working days are not counted."""
    words = _WORDS[language]
    if not _speaks_of(text, words.units):
        return
    numbers = CALENDAR_WORDS[language].numbers
    for pattern, meant in ((words.set, True), (words.within, False)):
        for match in _counted(pattern, words.unit, tuple(numbers)).finditer(text):
            number = match["n"].lower()
            count = int(number) if number.isdigit() else numbers[number]
            days = -(-count // _HOURS_A_DAY) if match["unit"].lower().startswith(words.hours) else count
            if 0 < days <= _MOST and (meant or _demands(text, sentences, match.start(), words.demand)):
                yield match.span(), received + timedelta(days=days)


def _speaks_of(text: str, words: Iterable[str]) -> bool:
    lower = text.lower()
    return any(word in lower for word in words)


def _demands(text: str, sentences: Iterable[Span], place: int, demand: str) -> bool:
    return any(whole_words(demand).search(text, start, end) for start, end in sentences if start <= place < end)


@cache
def _counted(pattern: str, unit: str, numbers: tuple[str, ...]) -> re.Pattern[str]:
    number = rf"(?P<n>\d{{1,2}}|{'|'.join(numbers)})"
    return whole_words(pattern.replace("{n}", number).replace("{unit}", rf"(?P<unit>{unit})"))
