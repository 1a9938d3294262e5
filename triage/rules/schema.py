"""What a shop may tune, as frozen rows. `read` fills them from YAML; everything downstream takes them as values.

Texts and phrases are given by language (ISO 639-1), as a list or as a block of text with one entry a line. A phrase is
plain words, matched without regard to case on word boundaries within one sentence: `*` at the end of a word stands for
any ending, `...` for up to four words in between, `a/b` for either word; accents may be missing in the text and umlauts
be spelt out. A *pattern* is a regular expression in RE2 syntax, which has no look-around and no back-reference and is
matched in linear time.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


def one_a_line(value: object) -> object:
    """A block of text is a list with one entry a line: it needs no quotes, and reads and parses faster."""
    return tuple(filter(None, map(str.strip, value.splitlines()))) if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(one_a_line)]
ByLanguage = dict[str, Texts]


class Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PhraseRow(Row):
    """A row that fires on words. `fires` and `silent` are texts that must and must not fire it."""

    id: Id
    on: bool = True
    phrases: ByLanguage = {}
    patterns: ByLanguage = {}
    fires: ByLanguage = {}
    silent: ByLanguage = {}


class SignalRow(PhraseRow):
    """One signal of frustration. `points` counts for the first hit, `again` for each further one up to `most` hits.

    A row without phrases and patterns is computed (shouting, sentiment ...): `points` is its weight. A `mild` signal
    also stands in letters of content customers; praise in the same letter may make up for it.
    """

    family: Id
    points: float
    again: float = 0.0
    most: int = 3
    mild: bool = False
    why: str


class ReplyTexts(Row):
    """What a reply says of a problem, in one language; each a choice of wordings that mean the same.

    `apology`: names the reason and continues "I am sorry that ..."; where there is none, the trouble alone is named.
    Where it holds {order}, it is taken where a number is known. `action`: what starts now. `checking`: what starts now
    where something else is asked, which goes against no wish. `options`: what to choose from.
    """

    apology: Texts = ()
    action: Texts
    checking: Texts = ()
    options: Texts


class WishTexts(Row):
    """What a reply says to a wish, in one language; each a choice of wordings that mean the same.

    `action`: takes the wish up and says what starts now. `options`: what is said where nothing is left to choose; those
    of the row `request` where there are none. Neither offers money.
    """

    action: Texts
    options: Texts = ()


class WishRow(PhraseRow):
    """Something a customer asks us to do. Its texts stand in the place of those of a problem that it `answers` (of any
    problem where none is named). Of several wishes the one with the lowest `rank` is taken up.
    """

    rank: int = 50
    answers: tuple[Id, ...] = ()
    texts: dict[str, WishTexts] = {}


class CircumstanceRow(PhraseRow):
    """What a reply has to know besides the problem. `form`: the template such a letter gets whatever its problem and
    mood, or `person`: no draft at all, somebody has to read it. `points` count for its priority.

    `texts`: what stands in the place of the problem's texts; `options` is then what we ask the customer to do first.
    `apology`: what the reply is sorry for besides, by language; in the place of the problem's apology where the problem
    is one of `instead`. Of several the two of lowest `rank` are named. `shows`: the problems that it tells so plainly
    that the reply may be sorry for them by name. `means`: the row that is present with it, and whose apology is made.
    `asks`: the problem that it asks about as plainly; nothing is wrong then.
    """

    form: Literal["safety", "sober", "person"] | None = None
    points: float = 0.0
    why: str = ""
    texts: dict[str, ReplyTexts] = {}
    apology: ByLanguage = {}
    instead: tuple[Id, ...] = ()
    shows: tuple[Id, ...] = ()
    means: Id | None = None
    asks: Id | None = None
    rank: int = 50

    @property
    def is_for_replies(self) -> bool:
        """Whether nothing but a reply goes by it, so that no other letter is searched for it."""
        return bool(self.shows or self.asks)


class ProblemRow(PhraseRow):
    """One kind of problem. `rank` breaks ties (lower first); `points` is what one hit is worth. A word for it that is
    denied ("not damaged") does not count, unless the row is not `negatable` ("cannot log in" is about the account).
    `weak` phrases mean the problem in some letters only: they count a third, and only beside a word for goods or money.

    `restate`: by language, clauses in second person, most specific first; the first whose slots are all known is used.
    Slots: {order} {product} {amount} {date} {tracking} and {day}, on which the letter came; for a customer who wrote
    again {times} ("twice") and {since}.
    `draft`: whether a reply is laid into Drafts for letters that are about it first.
    """

    points: float = 1.0
    rank: int = 50
    negatable: bool = True
    weak: ByLanguage = {}
    within: str | None = None  # promise time of its own, such as "2h" (business hours) or "1d" (business days)
    tone: Literal["complaint", "question", "praise"] = "complaint"
    draft: bool = True
    restate: ByLanguage = {}
    texts: dict[str, ReplyTexts] = {}


class BandRow(Row):
    """Priority points from which a case falls into this band, and by when it is promised an answer."""

    id: Literal["P1", "P2", "P3", "P4"]
    at_least: float
    within: str = "1d"


class EscalationRow(Row):
    """Whom to tell of a case: of one in `bands` that has waited so long, in business hours ("4h") or days ("2d"); and
    at once of one whose letters hold any of `signs`: ids of circumstances, ids or families of signals.
    """

    id: Id
    bands: tuple[Literal["P1", "P2", "P3", "P4"], ...] = ()
    after: Annotated[str, Field(pattern=r"^[1-9]\d{0,3}[hd]$")] = "4h"
    signs: tuple[Id, ...] = ()
    tell: Annotated[str, Field(min_length=1, max_length=60)]


class PriorityRows(Row):
    """What a case's priority is the sum of, in points."""

    frustration: float = 1.0  # for each point of frustration
    unjudged: float = 30.0  # instead, where nothing could be judged: not last, for nobody knows
    waiting_hour: float = 0.4  # for each business hour waited
    waiting_off_hour: float = 0.05  # for each other hour waited
    waiting_most: float = 20.0
    contact: float = 8.0  # for each further letter without an answer
    contact_most: float = 24.0
    vip: float = 10.0
    promise_due: float = 15.0
    promise_near_hours: float = 2.0  # business hours before a promise comes due, its customer waits again
    promise_broken: float = 75.0
    ultimatum: float = 15.0  # a day the customer set, or by which it is needed, is near or past
    needed_now: float = 60.0  # the day by which it is needed is today or tomorrow, or was yesterday
    near_days: float = 3.0  # how near a promise or an ultimatum must be to count


class SenderRows(Row):
    """addr-specs or domains ("@example.org")."""

    vip: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    contact_forms: tuple[str, ...] = ()  # the real customer stands in Reply-To
    never: tuple[str, ...] = ()  # never draft for these


class Rules(Row):
    """All rows. `lexicon` is laid over VADER's; `words` are fitted words; `digest` names this very set of rules."""

    signals: tuple[SignalRow, ...]
    problems: tuple[ProblemRow, ...]
    bands: tuple[BandRow, ...]
    wishes: tuple[WishRow, ...] = ()
    circumstances: tuple[CircumstanceRow, ...] = ()
    escalation: tuple[EscalationRow, ...] = ()
    priority: PriorityRows = PriorityRows()
    senders: SenderRows = SenderRows()
    lexicon: dict[str, float] = {}
    words: dict[str, float] = {}
    digest: str = ""

    def problem(self, name: str) -> ProblemRow:
        """The row with that id. KeyError where there is none."""
        row = next((row for row in self.problems if row.id == name), None)
        if row is None:
            raise KeyError(name)
        return row
