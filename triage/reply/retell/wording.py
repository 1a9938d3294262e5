"""The customer's words of one part of a letter, as far as they may be told: spelled out, without what is not for us."""

from __future__ import annotations

import re

from triage.model import JudgedLetter, Span
from triage.reply.retell.slang import spelled_out
from triage.reply.retell.unsaid import without_asides

_INCLUDING = re.compile(
    r",?\s(?:including|such as|namely|und zwar|einschließlich|nämlich|notamment|y compris|à savoir|incluyendo|como"
    r"|compres[ioae]|ovvero|inclusief|namelijk|incluindo|nomeadamente)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*(?:\([^()@]*\S@\S[^()]*\)|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)")
_LOUD = re.compile(r"\s*!+(?=[)\]])")  # in brackets: elsewhere the mark ends a part
_STOPS = (".", ":", "!")
_MOST_BLANKS = 4  # before the mark of a question
_FEWEST_WORDS = 3
_MOST_WORDS = 50  # of a sentence that goes on behind a colon


def words_of(letter: JudgedLetter, number: int, place: Span) -> str:
    """That part of the sentence as it may be told; a question keeps its mark in every part but before a stop in it."""
    text = letter.letter.own.text
    words = text[slice(*place)].rstrip()
    language = letter.letter.language.code
    told = without_asides(spelled_out(words, language), language).replace(" > ", " / ")
    told = _shortened(without_addresses(_LOUD.sub("", told)))
    end = place[0] + len(words)
    follows = text[end : end + _MOST_BLANKS]
    if follows.lstrip()[:1] in _STOPS:
        return told
    if follows.lstrip()[:1] == "?":
        return f"{told}{follows.partition('?')[0]}{'??' if '??' in follows else '?'}"
    question = text[slice(*letter.judgement.sentences[number])].rstrip().endswith("?")
    return f"{told}?" if question and not told.endswith("?") else told


def _shortened(words: str) -> str:
    """A long sentence ends where its list begins."""
    before, colon, _ = words.partition(": ")
    before = _INCLUDING.sub("", before)
    return before if colon and len(before.split()) > _FEWEST_WORDS and len(words.split()) > _MOST_WORDS else words


def without_addresses(words: str) -> str:
    """E-mail addresses, with the brackets around them, are left out: they are known, or nobody's to pass on."""
    return _ADDRESS.sub(" …", words)
