"""What one language has to say for the common way of turning."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from triage.reply.retell.formal.marks import Marks


@dataclass(frozen=True, slots=True)
class Day:
    """How a day counted from the day of writing is said as a date. `date` stands for the date itself."""

    said: re.Pattern[str]
    offset: int  # days
    date: str


@dataclass(frozen=True, slots=True)
class Manner:
    """One language. Patterns are searched in a clause unless they begin with ^ or end with $."""

    code: str
    person: Callable[[str], str | None]  # what the customer says of themself and of us, turned round
    asked: Callable[[str], str | None]  # a request as indirect speech, None where it is for a quotation
    borders: re.Pattern[str]  # where a sentence may be cut into clauses that stand alone
    greeting: re.Pattern[str]
    opening: re.Pattern[str]  # beginnings that say nothing and may go
    heat: re.Pattern[str]  # words that only add heat and may go
    thanks: re.Pattern[str]  # politeness at the end of a request
    days: tuple[Day, ...]
    unfit: re.Pattern[str]  # insults, guesses, politeness: nothing to be told
    broken: re.Pattern[str]  # what hangs in the air when it stands alone
    mine: re.Pattern[str]  # the first person, which must not be left
    finite: re.Pattern[str]  # finite verbs
    leaning: re.Pattern[str]  # understood only behind another sentence
    event: re.Pattern[str]  # words that tell something happened
    ordered: re.Pattern[str]  # says what was bought
    asks: re.Pattern[str]  # how a question begins
    request: re.Pattern[str]  # sentences that ask for something without a question mark
    commands: re.Pattern[str]  # what we are to do, in a form that is not turned: "que me lo envíen"
    wish: re.Pattern[str]  # turned sentences that say what the customer wants
    question: str  # what stands before the customer's own words
    plea: str
    marks: Marks
    joining: str  # "and", between two questions
    again: tuple[tuple[str, str, str], ...]  # what stands before them, before the second one and before every further
    us: re.Pattern[str]  # whatever speaks of us in one
    lists: tuple[tuple[re.Pattern[str], str], ...]  # lines of a list and how they are told: "Ordered: a lamp"
    labels: re.Pattern[str]  # what stands before a complaint in a list
    common: re.Pattern[str] | None = None  # words that are lowered when shouted; None: all, for no noun is a capital
