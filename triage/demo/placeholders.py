"""Dates inside the sample letters that move with `now`.

A placeholder is `{{PATTERN|OFFSET|LANGUAGE}}`; the last two may be left out.

- PATTERN is `date` (RFC 5322 section 3.3 date-time) or a pattern in the manner of strftime: %A %a %B %b (in LANGUAGE),
  %d %m %H %I %M %S (two digits), %e %n %k %l (day, month, hour of 24, hour of 12, no leading zero), %y %Y %p %z.
- OFFSET goes back from the time of receipt (`-9d`, `-2d4h`, `-35m`) or, with a plus, forward.
- LANGUAGE is an ISO 639-1 code, `en` when missing.
"""

import re
from datetime import datetime, timedelta
from email.utils import format_datetime

_PLACEHOLDER = re.compile(r"\{\{(?P<pattern>[^{}|]+)(?:\|(?P<offset>[+-][0-9dhm]+))?(?:\|(?P<language>[a-z]{2}))?\}\}")
_OFFSET = re.compile(r"(?:(?P<days>\d+)d)?(?:(?P<hours>\d+)h)?(?:(?P<minutes>\d+)m)?")

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
}
_MONTHS_SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "pt": "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela",
}
_WEEKDAYS_SHORT = {
    "en": "Mon Tue Wed Thu Fri Sat Sun",
    "de": "Mo. Di. Mi. Do. Fr. Sa. So.",
    "fr": "lun. mar. mer. jeu. ven. sam. dim.",
    "es": "lun mar mié jue vie sáb dom",
    "it": "lun mar mer gio ven sab dom",
    "nl": "ma di wo do vr za zo",
    "pt": "seg. ter. qua. qui. sex. sáb. dom.",
    "pl": "pon. wt. śr. czw. pt. sob. niedz.",
}


def fill(text: str, received: datetime) -> str:
    """`text` with every placeholder filled, counted from the aware `received`.

    Raises KeyError for an unknown code or language, ValueError for an offset that is none.
    """

    def replace(match: re.Match[str]) -> str:
        moment = received + parse_offset(match["offset"] or "-0d")
        if match["pattern"] == "date":
            return format_datetime(moment)
        codes = _codes(moment, match["language"] or "en")
        return re.sub(r"%(.)", lambda code: codes[code[1]], match["pattern"])

    return _PLACEHOLDER.sub(replace, text)


def parse_offset(text: str) -> timedelta:
    """`-2d4h` as a (negative) timedelta, `35m` as a positive one; ValueError when it is neither."""
    match = _OFFSET.fullmatch(text.lstrip("+-"))
    if match is None or not any(match.groups()):
        raise ValueError(f"not an offset: {text!r}")
    length = timedelta(**{unit: int(number) for unit, number in match.groupdict(default="0").items()})
    return -length if text.startswith("-") else length


def _codes(moment: datetime, language: str) -> dict[str, str]:
    month, weekday = moment.month - 1, moment.weekday()
    return {
        "A": _WEEKDAYS[language].split()[weekday],
        "a": _WEEKDAYS_SHORT[language].split()[weekday],
        "B": _MONTHS[language].split()[month],
        "b": _MONTHS_SHORT[language].split()[month],
        "e": str(moment.day),
        "n": str(moment.month),
        "k": str(moment.hour),
        "l": str(moment.hour % 12 or 12),
    } | {code: moment.strftime(f"%{code}") for code in "dmyYHIMSpz"}
