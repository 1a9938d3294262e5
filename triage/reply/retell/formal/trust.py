"""Whether a turned clause may be said to the customer: whole, in the right person, calm."""

from __future__ import annotations

import re

from triage.reply.harsh import is_harsh
from triage.reply.retell.formal.left_over import LEFT_OVER
from triage.reply.retell.formal.manner import Manner
from triage.reply.retell.formal.rhetoric import is_feeling

_FEWEST_WORDS, _MOST_WORDS = 4, 40
_FEWEST_ASKED, _MOST_ASKED = 2, 55
_UNFIT = re.compile(
    r"[?!¿¡;@\[\]{}<>|*_~^=\\…]|https?:|www\.|\.\.|\b[A-Z]{2}\d{2}(?: ?\d{4}){3,}|\b(?:password|iban|cvv)\b",
    re.IGNORECASE,
)
_UNFIT_TO_QUOTE = re.compile(
    r"[!¡“”„@<>{}\[\]|*~^\\]|(?<!\d)(?<!\d )=|=(?! ?[€$£]? ?\d)|https?|www\.|\b\d{1,3}(?:\.\d{1,3}){3}\b"
    r"|\bIBAN\b|\b[A-Z]{2}\d{2}(?: ?\d{4}){3,}|(?:\b[A-ZÄÖÜÀ-Ý]{5,}\b.*){3}"
)
_ASKED_WITHIN = re.compile(r"\?\s+\w")
_NAMES = re.compile(
    r"(?:[A-ZÀ-Ý][\w'-]*|d[aeo]s?|del|della|di|van|von|der|den|y|e|la|le)(?: (?:[A-ZÀ-Ý][\w'-]*|d[aeo]s?|del|della|di"
    r"|van|von|der|den|y|e|la|le))*"
)
_STOP_INSIDE = re.compile(r"[a-zà-ÿß)\d]{2}\.\s+\w")
_QUOTED = re.compile(r"\"[^\"]*\"|«[^»]*»")
# What is said of enclosures, courtesy and what somebody supposes are no reason not to quote.
_MILD = re.compile(
    r"\b(?:adjunt\w*|allegat\w*|en anexo|em anexo|anexo|ci-joint\w*|pièce jointe|bijgevoegd\w*|anbei|anhang|zie"
    r"|siehe|tadellos\w*|einwandfrei\w*|vermut\w+|glaube\w*|denk\w+|impeccable\w*|crois|pense|suppose|excuses?"
    r"|creo|cree|supon\w+|imagino|pienso|piensa|perdón|perfect\w*|credo|penso|suppongo|immagino|scus[ae]\w*"
    r"|denk|vermoed\w*|acho|suponho|imagino|desculpas?|merci|gracias|grazie|bedankt|dank|danke|obrigad[oa]"
    r"|(?:(?:aller)?letzte )?frist(?: bis)?|übrigens|überhaupt|auch noch ein\w*|hoor ik graag|bijlage|no sé|non so"
    r"|não sei"
    r"|j'espère)\b",
    re.IGNORECASE,
)
_PAIRS = (("(", ")"), ("«", "»"))


def is_trusted(said: str, manner: Manner) -> bool:
    """Whether every check passes; each has a sentence of its own in the tests."""
    return (
        _FEWEST_WORDS <= len(said.split()) <= _MOST_WORDS
        and not _UNFIT.search(said)
        and not _NAMES.fullmatch(said)
        and not _STOP_INSIDE.search(_without_dates(said))
        and not manner.unfit.search(said)
        and not is_feeling(said, manner)
        and not LEFT_OVER[manner.code].search(said)
        and not is_harsh(said, manner.code)
        and not any(manner.broken.search(words) for words in (said, said[:1].lower() + said[1:]))
        and not manner.mine.search(said)
        and bool(manner.finite.search(_QUOTED.sub("", said)))
        and _is_closed(said)
    )


def may_be_quoted(words: str, manner: Manner) -> bool:
    """Whether a question or a request may stand in quotation marks, word for word."""
    return (
        _FEWEST_ASKED <= len(words.split()) <= _MOST_ASKED
        and not _UNFIT_TO_QUOTE.search(words)
        and words.count("?") <= 1
        and not _ASKED_WITHIN.search(words)
        and words.count("¿") <= words.count("?")
        and not is_feeling(words, manner)
        and not manner.unfit.search(_MILD.sub("", _QUOTED.sub("", words)))
        and not is_harsh(words, manner.code)
        and _is_closed(words)
    )


def _without_dates(said: str) -> str:
    """German dates and abbreviations have a full stop that ends nothing."""
    return re.sub(r"(?<=\d)\.|\b(?:Nr|Art|ca|bzw|inkl|n|nº|núm|Sr|Sra|St|Std|Tel|Dr|z\.B|ref|réf|art)\.", "", said)


def _is_closed(said: str) -> bool:
    paired = all(said.count(one) == said.count(other) for one, other in _PAIRS)
    return paired and said.count('"') % 2 == 0 and ")" not in said.partition("(")[0]
