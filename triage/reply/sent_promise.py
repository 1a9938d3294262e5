"""The promise in a reply that was sent: by when the customer hears from us, or something leaves us. Pure.

Read from what was really sent, for agents rewrite drafts. It is a promise where a sentence names a time, commits us to
an answer and sets no condition; or else where a clause says by when we send something off. In doubt there is no
promise: an apology for a word nobody gave would be worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from triage.hours import BusinessHours
from triage.mail.language import identify
from triage.mail.parse import parse
from triage.mail.quoting import own_words
from triage.mail.text import visible_text
from triage.reply.promise_words import PROMISE_WORDS
from triage.reply.sent_promise_goods import goods
from triage.reply.sent_promise_patterns import patterns
from triage.reply.sent_promise_times import Clock, Time

MOST = 20_000  # characters looked at
_SENTENCE_END = re.compile(r"\n{2,}|[.!?…]+[\"”»)]*\s+(?=[\"“«(¿¡]*[^\W\d_a-zà-ÿ])")


def promised_in(octets: bytes, sent: datetime, hours: BusinessHours) -> datetime | None:
    """The same for a whole message as it lies in Sent: what it quotes promises nothing. LetterError as `parse`."""
    text = own_words(visible_text(parse(octets))).text
    language = identify(text)
    return promised_by(text, language.code if language.reliable else "un", sent, hours)


def promised_by(text: str, language: str, sent: datetime, hours: BusinessHours) -> datetime | None:
    """By when `text`, sent at `sent`, promises an answer, in the shop's zone; None where it does not, or is in doubt.

    `text` is our own words, without quotes; `language` an ISO 639-1 code, "un" where it is not known. A day without an
    hour ends when the shop closes.
    """
    flat = _flattened(text)
    if language in PROMISE_WORDS:
        return _Reader(language, sent, hours).read(flat)
    found = {one for code in PROMISE_WORDS if (one := _Reader(code, sent, hours).read(flat)) is not None}
    return found.pop() if len(found) == 1 else None


def _flattened(text: str) -> str:
    """One blank for any, an empty line between paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text[:MOST].replace("\r\n", "\n"))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


class _Reader:
    """Reads one language, relative to one moment."""

    def __init__(self, language: str, sent: datetime, hours: BusinessHours) -> None:
        self._clock = Clock(language, sent, hours)
        self._patterns = patterns(language)
        self._goods = goods(language)

    def read(self, text: str) -> datetime | None:
        times = list(self._clock.times(text))
        sentences = list(_pieces(text, times, _SENTENCE_END))
        # Who says when to write and when it leaves is held to when they write: the customer expects no word before.
        return self._answer(sentences) or self._departure(sentences)

    def _answer(self, sentences: Iterable[tuple[str, list[Time]]]) -> datetime | None:
        firm: list[datetime] = []
        loose: list[datetime] = []
        for sentence, inside in sentences:
            if self._commits(sentence):
                # Of several in one sentence the last is when the customer hears: "I ask by noon and write by three".
                chosen = ([one for one in inside if one.firm] or inside)[-1]
                if not _is_doubtful(chosen, inside):
                    (firm if chosen.firm else loose).append(chosen.instant)
        return min(firm or loose, default=None)

    def _commits(self, sentence: str) -> bool:
        known = self._patterns
        return bool(known.us.search(sentence) and known.act.search(sentence) and not known.unless.search(sentence))

    def _departure(self, sentences: Iterable[tuple[str, list[Time]]]) -> datetime | None:
        """When the first thing is to leave us. The clause that says so must name one time, and nothing else."""
        found = [
            inside[0].instant
            for sentence, named in sentences
            if not self._patterns.unless.search(sentence)
            for clause, inside in _pieces(sentence, named, self._goods.clause_end)
            if len(inside) == 1 and self._goods.leave.search(clause) and not self._goods.unless.search(clause)
        ]
        return min(found, default=None)


def _is_doubtful(chosen: Time, inside: list[Time]) -> bool:
    """Whether an hour without a day may be meant of another day that the sentence names."""
    return chosen.dayless and any(one.instant.date() != chosen.instant.date() for one in inside)


def _pieces(text: str, times: list[Time], end: re.Pattern[str]) -> Iterator[tuple[str, list[Time]]]:
    """Each piece of the text that names times, with these, their places counted from where it begins. An end within a
    time ("10. November") ends no piece.
    """
    start = 0
    for stop in (*_ends(text, times, end), len(text)):
        inside = [one.moved(-start) for one in times if start <= one.start < stop]
        if inside:
            yield text[start:stop], inside
        start = stop


def _ends(text: str, times: list[Time], end: re.Pattern[str]) -> Iterator[int]:
    for match in end.finditer(text):
        if not any(one.start < match.start() and match.end() <= one.end for one in times):
            yield match.end()
