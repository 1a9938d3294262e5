"""Days and times as people write them in the seven languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}


@dataclass(frozen=True, slots=True)
class _Manner:
    """How one language says a date, a weekday with its date, and "by that hour", today or on another day."""

    date: str
    weekday_and_date: str
    today_at: str
    today_noon: str
    day_at: str
    day_noon: str
    today: str
    named_date: str  # a day that a sentence is about


_MANNERS = {
    "en": _Manner(
        date="{number} {month} {year}",
        weekday_and_date="{weekday} {number} {month}",
        today_at="by {hour12} today",
        today_noon="before noon today",
        day_at="by {hour12} on {day}",
        day_noon="before noon on {day}",
        today="today",
        named_date="{weekday} {number} {month}",
    ),
    "de": _Manner(
        date="{number}. {month} {year}",
        weekday_and_date="{weekday}, dem {number}. {month},",
        today_at="heute bis {hour} Uhr",
        today_noon="heute bis 12 Uhr",
        day_at="am {day} bis {hour} Uhr",
        day_noon="am {day} bis 12 Uhr",
        today="heute",
        named_date="{weekday}, den {number}. {month},",
    ),
    "fr": _Manner(
        date="{ordinal} {month} {year}",
        weekday_and_date="{weekday} {ordinal} {month}",
        today_at="aujourd'hui avant {hour} h",
        today_noon="aujourd'hui avant midi",
        day_at="{day} avant {hour} h",
        day_noon="{day} avant midi",
        today="aujourd'hui",
        named_date="{weekday} {ordinal} {month}",
    ),
    "es": _Manner(
        date="{number} de {month} de {year}",
        weekday_and_date="{weekday} {number} de {month}",
        today_at="hoy antes de las {hour}:00",
        today_noon="hoy antes del mediodía",
        day_at="el {day} antes de las {hour}:00",
        day_noon="el {day} antes del mediodía",
        today="hoy",
        named_date="el {weekday} {number} de {month}",
    ),
    "it": _Manner(
        date="{number} {month} {year}",
        weekday_and_date="{weekday} {number} {month}",
        today_at="oggi entro le {hour}",
        today_noon="oggi entro mezzogiorno",
        day_at="{day} entro le {hour}",
        day_noon="{day} entro mezzogiorno",
        today="oggi",
        named_date="{weekday} {number} {month}",
    ),
    "nl": _Manner(
        date="{number} {month} {year}",
        weekday_and_date="{weekday} {number} {month}",
        today_at="vandaag vóór {hour}.00 uur",
        today_noon="vandaag vóór 12.00 uur",
        day_at="{day} vóór {hour}.00 uur",
        day_noon="{day} vóór 12.00 uur",
        today="vandaag",
        named_date="{weekday} {number} {month}",
    ),
    "pt": _Manner(
        date="{number} de {month} de {year}",
        weekday_and_date="{weekday}, {number} de {month},",
        today_at="hoje até às {hour}h",
        today_noon="hoje antes do meio-dia",
        day_at="{on} {day} até às {hour}h",
        day_noon="{on} {day} antes do meio-dia",
        today="hoje",
        named_date="{weekday}, {number} de {month}",
    ),
}


def in_words(day: date, language: str) -> str:
    """A date in full: "3 November 2026", "3. November 2026"."""
    return _MANNERS[language].date.format(**_words(day, language))


def by_hour(day: date, hour: int, today: date, language: str, *, dated: bool = False) -> str:
    """ "by 3 pm today", "before noon on Monday", "by 5 pm on Monday 16 November".

    `hour`: 0 to 23. The date is named where the weekday alone could be taken for another week's, or where it shall be
    `dated`.
    """
    manner = _MANNERS[language]
    clock = {"hour": str(hour), "hour12": f"{(hour - 1) % 12 + 1} {'am' if hour in range(12) else 'pm'}"}
    if day == today:
        return (manner.today_noon if hour == 12 else manner.today_at).format(**clock)
    words = _words(day, language)
    name = words["weekday"] if _is_near(day, today) and not dated else manner.weekday_and_date.format(**words)
    on = "no" if day.weekday() >= 5 else "na"  # Portuguese: o sábado, a segunda-feira
    return (manner.day_noon if hour == 12 else manner.day_at).format(day=name, on=on, **clock)


def named_day(day: date, today: date, language: str) -> str:
    """ "today", "Friday 20 November", as the day that a sentence is about."""
    manner = _MANNERS[language]
    if day == today:
        return manner.today
    return manner.named_date.format(**_words(day, language))


def _is_near(day: date, today: date) -> bool:
    """Whether the weekday alone cannot be taken for another week's."""
    return 0 <= (day - today).days < 7


def _words(day: date, language: str) -> dict[str, str]:
    return {
        "number": str(day.day),
        "ordinal": "1er" if day.day == 1 else str(day.day),
        "weekday": _WEEKDAYS[language].split()[day.weekday()],
        "month": _MONTHS[language].split()[day.month - 1],
        "year": str(day.year),
    }
