"""A line for letters that do harm: what they do stands in their body, and is done in the process that reads them.

Every other letter is read and judged by the rules.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

from triage.model import Judgement, Language, Letter, RawMessage
from triage.plan import Line
from triage.work.examine.child import ByRules

HANGS, EATS, DIES, BREAKS, SAYS = b"please hang", b"please eat", b"please die", b"please break", b"please say"
SPINS, STARVES = b"please spin", b"please starve"
STARVED = 1.0  # seconds by the clock, and next to none of the processor


class Obedient:
    """An examiner that does while reading what a letter asks it to, and while judging what its subject asks it to."""

    def __init__(self, line: Line) -> None:
        self._by_rules = ByRules(line)

    def read(self, raw: RawMessage) -> Letter:
        obey(raw.octets.partition(b"\r\n\r\n")[2])
        return self._by_rules.read(raw)

    def prepare(self, language: Language) -> None:
        self._by_rules.prepare(language)

    def judge(self, raw: RawMessage, letter: Letter) -> Judgement:
        obey(letter.message.subject.encode())
        return self._by_rules.judge(raw, letter)


def obey_by(text: bytes, line: Line) -> Language:
    """Do what the text asks for, with a line at hand."""
    obey(text)
    return Language(line.composer.language_for(Language("en", True)), True)


def obey(text: bytes) -> None:
    """Do what the text asks for."""
    if HANGS in text:
        told = text.partition(b" at ")[2].split()  # a FIFO, for a test that has to know that it hangs now
        if told:
            Path(told[0].decode()).write_text("it hangs", encoding="utf-8")
        threading.Event().wait()
    while SPINS in text:
        pass
    if STARVES in text:
        threading.Event().wait(STARVED)
    if EATS in text:
        [bytes(50_000_000) + b"x" for _ in range(12)]
    if DIES in text:
        os.abort()
    if SAYS in text:
        os.write(1, text)
        os.write(2, text)
    if BREAKS in text:
        raise ValueError(text)
