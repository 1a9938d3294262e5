"""Years of a shop's mail, generated from a seed: letters of the size and the shape that shops get.

The median letter has 9 KB, one in five carries a photograph of 150 to 200 KB. Words are put together from the examples
in the rules: one in ten is upset, came in within the last days, and waits; the others have long been answered
(\\Answered), for that is what years of mail are.
"""

from __future__ import annotations

import os
from base64 import encodebytes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from random import Random

from triage.rules.read import default_rules

UPSET = 0.1  # of the letters
WITH_PHOTOGRAPH = 0.2
RECENT = timedelta(days=5)
YEARS = timedelta(days=3 * 365)
_CALMEST = 10.0  # points of a signal whose examples an upset letter is made of
_NAMES = "Anna Ben Carla David Emma Finn Greta Hugo Ida Jonas Klara Liam Mia Noah Olga Paul Rosa Sven Tess Uwe".split()
_THINGS = "kettle lamp vase chair mirror teapot blanket shelf clock rug tray bowl curtain pillow stool".split()
_STYLES = "".join(
    f"p.Style{number}, li.Style{number}, div.Style{number} {{margin:0cm; font-size:11.0pt; font-family:sans-serif;}}\n"
    for number in range(15)
)
_HOPS = ("mx.shop.example", "relay3.mail.example", "out-22.mail.example", "web-7.mail.example")


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter as it lies in the mailbox."""

    octets: bytes
    received: datetime
    answered: bool


def letters(count: int, seed: int, now: datetime, *, waiting: float = UPSET) -> Iterator[Sent]:
    """`count` letters to help@shop.example, each from somebody else, oldest first; the share `waiting` is upset."""
    chance = Random(seed)
    old = count - round(count * waiting)
    for number in range(count):
        upset = number >= old
        age = (
            RECENT * (1 - (number - old) / max(count - old, 1))
            if upset
            else YEARS * (1 - number / max(old, 1)) + RECENT
        )
        received = (now - age).replace(microsecond=0)
        yield Sent(_octets(number, received, chance, upset=upset), received, not upset)


def lay(folder: Path, mail: Iterable[Sent]) -> int:
    """Write them into a Maildir as a server does, INTERNALDATE as the time of the file; how many octets."""
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    total = 0
    for number, one in enumerate(mail):
        seconds = int(one.received.timestamp())
        flags = "RS" if one.answered else ""
        path = folder / "cur" / f"{seconds}.M{number:06}P1.shop,S={len(one.octets)},W={len(one.octets)}:2,{flags}"
        path.write_bytes(one.octets)
        os.utime(path, (seconds, seconds))
        total += len(one.octets)
    return total


def _octets(number: int, received: datetime, chance: Random, *, upset: bool) -> bytes:
    name = chance.choice(_NAMES)
    words = _words(name, number, chance, upset=upset)
    history = _history(chance) if chance.random() < 0.6 else ""
    body = _alternative(words, history, f"b{number}")
    if chance.random() < WITH_PHOTOGRAPH:
        body = _with_photograph(body, f"m{number}", chance)
    return (_header(number, name, received, chance) + body).replace("\n", "\r\n").encode()


def _words(name: str, number: int, chance: Random, *, upset: bool) -> str:
    """What the customer says: a hundred words or so."""
    heated, calm, problems = _sentences()
    thing = chance.choice(_THINGS)
    said = [f"My order #{10_000 + number} is about the {thing}.", chance.choice(problems)]
    said += chance.sample(heated, chance.randint(3, 5)) if upset else []
    said += chance.sample(calm, chance.randint(5, 10))
    chance.shuffle(said)
    half = len(said) // 2
    return f"Hello,\n\n{' '.join(said[:half])}\n\n{' '.join(said[half:])}\n\nRegards,\n{name}\n"


@cache
def _sentences() -> tuple[list[str], list[str], list[str]]:
    """English examples of the rules: of what upsets, of what does not, and of what letters are about."""
    rules = default_rules()
    heated = [text for row in rules.signals if row.points >= _CALMEST for text in row.fires.get("en", ())]
    calm = [text for row in rules.signals if row.points >= _CALMEST for text in row.silent.get("en", ())]
    return heated, calm, [text for row in rules.problems for text in row.fires.get("en", ())]


def _history(chance: Random) -> str:
    """What our side wrote before, as clients quote it."""
    _, calm, _ = _sentences()
    lines = [chance.choice(calm) for _ in range(chance.randint(8, 50))]
    return "On Mon, 2 Feb 2026 at 10:12, Shop <help@shop.example> wrote:\n\n" + "".join(f"> {one}\n" for one in lines)


def _alternative(words: str, history: str, boundary: str) -> str:
    style = "font-family:Calibri,Helvetica,sans-serif;font-size:11pt;color:#1f1f1f;margin:0 0 12px 0;line-height:1.35"
    paragraphs = [f'<p style="{style}">{escape(line)}</p>' for line in words.splitlines() if line]
    quoted = "".join(f'<div style="{style}">{escape(line[2:])}</div>\n' for line in history.splitlines()[2:])
    page = "\n".join(paragraphs) + (f'\n<blockquote type="cite">\n{quoted}</blockquote>' if quoted else "")
    return (
        f'Content-Type: multipart/alternative; boundary="{boundary}"\n\n'
        f"--{boundary}\nContent-Type: text/plain; charset=utf-8\n\n{words}\n{history}\n"
        f"--{boundary}\nContent-Type: text/html; charset=utf-8\n\n"
        f"<html><head><style>\n{_STYLES}</style></head><body>\n{page}\n</body></html>\n--{boundary}--\n"
    )


def _with_photograph(body: str, boundary: str, chance: Random) -> str:
    photograph = encodebytes(chance.randbytes(chance.randint(112_000, 148_000))).decode()
    return (
        f'Content-Type: multipart/mixed; boundary="{boundary}"\n\n--{boundary}\n{body}\n--{boundary}\n'
        "Content-Type: image/jpeg; name=photograph.jpg\nContent-Disposition: attachment; filename=photograph.jpg\n"
        f"Content-Transfer-Encoding: base64\n\n{photograph}--{boundary}--\n"
    )


def _header(number: int, name: str, received: datetime, chance: Random) -> str:
    """As long as the header fields of mail that has come a long way."""
    stamp = format_datetime(received.astimezone(UTC))
    hops = "".join(
        f"Received: from {there} ({there} [192.0.2.{chance.randint(1, 250)}])\n by {here} (Postfix) with ESMTPS id "
        f"{chance.randbytes(8).hex()}\n for <help@shop.example>; {stamp}\n"
        for here, there in pairwise(_HOPS)
    )
    signature = "\n ".join(chance.randbytes(32).hex() for _ in range(6))
    return (
        f"Return-Path: <c{number}@mail.example>\n{hops}"
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=mail.example; s=s1;\n h=from:to:subject:date;\n"
        f" bh={chance.randbytes(22).hex()};\n b={signature}\n"
        f"ARC-Seal: i=1; a=rsa-sha256; cv=none; d=mail.example; s=arc;\n b={signature}\n"
        f"X-Google-DKIM-Signature: v=1; a=rsa-sha256;\n b={signature}\n"
        f"From: {name} <c{number}@mail.example>\nTo: Shop <help@shop.example>\nSubject: Order #{10_000 + number}\n"
        f"Date: {stamp}\nMessage-ID: <{number}.{chance.randbytes(8).hex()}@mail.example>\nMIME-Version: 1.0\n"
    )
