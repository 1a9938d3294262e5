"""What a language has to know for its letters to be told back."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from triage.model import Span


class Voice(Protocol):
    """One language. Nothing here but `of` sees more than one sentence of a letter."""

    def __hash__(self) -> int:
        """What is told of a sentence may be remembered with the voice that told it."""
        ...

    def of(self, text: str) -> Voice:
        """The voice for this letter: what is written in haste is told with more care."""
        ...

    def segments(self, sentence: str) -> tuple[Span, ...]:
        """The parts of what was found to be one sentence that stops within it make sentences of their own."""
        ...

    def clauses(self, sentence: str) -> tuple[Span, ...]:
        """Where the sentence may be cut: its clauses in order, each with the word that joins it to the one before."""
        ...

    def turn(self, words: str, day: date) -> str | None:
        """One or more neighbouring clauses of a sentence as we would say them to the customer: a calm statement.

        The first letter is a capital, there is no full stop. None where any step cannot be trusted. `day`: the day
        the letter came, from which "yesterday" is counted.
        """
        ...

    def quoted(self, words: str) -> str | None:
        """A sentence of which no part can be turned, or not its wish, in the customer's own words; None where that
        had better not be."""
        ...

    def tells_of_us(self, told: str) -> bool:
        """Whether something turned speaks of us, so that it would read as our word."""
        ...

    def leans(self, told: str) -> bool:
        """Whether something turned is understood only behind the sentence before it ("It arrived broken")."""
        ...

    def wishes(self, told: str, own: str | None = None) -> bool:
        """Whether something turned says what the customer asks, or asks for. `own`: the words it was made of."""
        ...

    def asks_plainly(self, question: str) -> bool:
        """Whether a question, in a letter of somebody who is upset, wants an answer and is no reproach."""
        ...

    def quotes(self, told: str) -> bool:
        """Whether something turned is the customer's own sentence, in quotation marks."""
        ...

    def worth(self, told: str) -> float:
        """How much something turned tells by its words alone, about -2 to 4: an event more than a state."""
        ...

    def flaws(self, told: str) -> int:
        """How often something turned says what is wrong, as far as its words alone tell."""
        ...

    def joined(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        """The sentences as they read behind each other: the second question is asked "also"."""
        ...
