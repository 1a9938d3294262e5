"""The customer's letter beneath the reply, as mail clients quote it."""

from __future__ import annotations

import re
from datetime import date

from triage.model import Address, OwnWords
from triage.reply.clean import lines, one_line
from triage.reply.dates import in_words

LINES_MOST = 60
CHARACTERS_MOST = 4096
_NAME_MOST = 60
_ADDRESS_LIKE = re.compile(r"[@<>\"\\]|://|www\.")

_ATTRIBUTION = {
    "en": "On {date}, {who} wrote:",
    "de": "Am {date} schrieb {who}:",
    "fr": "Le {date}, {who} a écrit :",
    "es": "El {date}, {who} escribió:",
    "it": "Il {date}, {who} ha scritto:",
    "nl": "Op {date} schreef {who}:",
    "pt": "Em {date}, {who} escreveu:",
}


def quote(own: OwnWords, author: Address, written: date, language: str) -> str:
    """Attribution and quotation, logical lines ended by LF; "" where the letter holds no words."""
    body = _capped(own.text.strip("\n") + ("\n\n" + own.signature.strip("\n") if own.signature else ""))
    if not any(line.strip() for line in body):
        return ""
    attribution = _ATTRIBUTION[language].format(date=in_words(written, language), who=_who(author))
    return "\n".join([attribution, *(_quoted(line) for line in body)]) + "\n"


def _who(author: Address) -> str:
    name = one_line(author.name, _NAME_MOST)
    return author.addr_spec if not name or _ADDRESS_LIKE.search(name) else name


def _capped(text: str) -> list[str]:
    """The first 60 lines or 4096 characters; what is left out is marked."""
    kept: list[str] = []
    room = CHARACTERS_MOST
    # Beyond four times the cap nothing can be kept, however little of a line is fit to print.
    for line in lines(text[: 4 * CHARACTERS_MOST]):
        if len(kept) == LINES_MOST or len(line) >= room:
            return [*kept, one_line(line, room), "[…]"] if len(kept) < LINES_MOST else [*kept, "[…]"]
        kept.append(line)
        room -= len(line) + 1
    return kept if len(text) <= 4 * CHARACTERS_MOST else [*kept, "[…]"]


def _quoted(line: str) -> str:
    if not line.strip():
        return ">"
    depth, content = _depth(line)
    return f">{depth} {content}" if content else ">" + depth


def _depth(line: str) -> tuple[str, str]:
    match = re.match(r"(?:> ?)*", line)
    prefix = match[0] if match else ""
    return ">" * prefix.count(">"), line[len(prefix) :].rstrip()
