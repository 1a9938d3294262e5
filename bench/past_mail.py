"""Past mail of a shop, made from a seed: letters of the sample shop, their paragraphs mixed within each language."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP

from triage.cli.assemble import demo_line
from triage.demo import sample
from triage.judge.reading import read_letter
from triage.model import Letter, Place, RawMessage

END = datetime(2026, 11, 1, 12, tzinfo=UTC)
_DAYS = 90
_DIGITS = re.compile(r"\d")
_PARAGRAPHS = (1, 2, 2, 3, 3, 4, 5)
_LETTERS_A_CUSTOMER = 1.6


def past_mail(number: int, seed: int = 1) -> Iterator[tuple[bytes, datetime]]:
    """So many letters to the sample shop, as RFC 5322 octets, and when each came, oldest first."""
    chance = random.Random(seed)
    paragraphs = _paragraphs()
    languages = [code for code, some in paragraphs.items() for _ in some]  # as often as the sample has them
    for count in range(number):
        received = END - timedelta(days=_DAYS) * (1 - count / number)
        code = chance.choice(languages)
        text = "\n\n".join(chance.choice(paragraphs[code]) for _ in range(chance.choice(_PARAGRAPHS)))
        customer = chance.randrange(int(number / _LETTERS_A_CUSTOMER) + 1)
        yield _octets(count, customer, _DIGITS.sub(lambda _: str(chance.randrange(10)), text), received), received


def _paragraphs() -> dict[str, list[str]]:
    """What customers of the sample shop write, by language."""
    found: dict[str, list[str]] = defaultdict(list)
    for letter in map(_read, sample.letters(END)):
        if letter.answerability.person:
            found[letter.language.code].extend(filter(None, map(str.strip, letter.own.text.split("\n\n"))))
    return dict(found)


def _read(letter: sample.SampleLetter) -> Letter:
    raw = RawMessage(Place("INBOX", 1, 1), frozenset(), letter.received, len(letter.octets), letter.octets)
    return read_letter(raw, demo_line())


def _octets(number: int, customer: int, text: str, received: datetime) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = f"Customer {customer} <customer{customer}@mail.example>"
    message["To"] = "support@fernandoak.example"
    message["Subject"] = f"Letter {number}"
    message["Date"] = received
    message["Message-ID"] = f"<{number}@mail.example>"
    message.set_content(text)
    return message.as_bytes()
