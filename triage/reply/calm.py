"""Whether a text keeps its voice down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_CAPITALS = re.compile(r"\b[^\W\d_a-zß-öø-ÿ]{2,}\b(?:[ ,]+\b[^\W\d_a-zß-öø-ÿ]{2,}\b)*")
LONGEST_ABBREVIATION = 4  # letters: PDF, USB, IBAN
# Two of these behind each other are no shout: "UK GDPR".
_ABBREVIATIONS = frozenset(
    "UK EU US USA GDPR DSGVO RGPD LGPD AVG VAT GST GSTIN UST MWST IVA TVA BTW PDF USB HDMI LED LCD OLED SIM PIN QR IBAN"
    " BIC SEPA DHL UPS DPD GLS PO TV PC DVD CD HD ID AC DC LLP LTD LLC GMBH KG AG SA SL SRL BV NV".split()
)


def calm(words: str, said: str, facts: Iterable[str]) -> Iterator[str]:
    """What is loud in `words`: exclamation marks and shouting. A fact is repeated as the customer wrote it.

    `said` is the part of `words` that is not the customer's problem: there, even one word in capitals is loud.
    """
    yield from (mark for mark in "!¡！" if mark in words)
    as_given = _ABBREVIATIONS.union(word for fact in facts for word in re.findall(r"\w+", fact))
    for text, alone_too in ((words, False), (said, True)):
        for match in _CAPITALS.finditer(text):
            loud = [word for word in re.findall(r"\w+", match[0]) if word not in as_given and word.isupper()]
            if len(loud) > 1 or (alone_too and any(len(word) > LONGEST_ABBREVIATION for word in loud)):
                yield match[0]
