"""What is not right, in sentences that say what to do. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from triage.desk.words import counted, one_line

MOST_NAMED: Final = 5
STAGES: Final = {
    "fetch": "the mail server does not give it",
    "mail": "it could not be taken apart",
    "judge": "it could not be judged",
}


@dataclass(frozen=True, slots=True)
class Unread:
    """A letter that was quarantined: when it came in, the stage at which it failed, and why, in words of ours with a
    hyphen between them.
    """

    received: str
    stage: str
    reason: str = ""

    @property
    def told(self) -> str:
        why = f" ({one_line(self.reason.replace('-', ' '), 80)})" if self.reason else ""
        return f"of {self.received}: {STAGES.get(self.stage, self.stage)}{why}"


@dataclass(frozen=True, slots=True)
class Health:
    """What a person has to look at, in numbers of letters and replies.

    `missing`: letters the server lists and did not give at the last sweep.
    """

    unread: tuple[Unread, ...] = ()
    unsure: int = 0
    refused: int = 0
    missing: int = 0

    @property
    def advice(self) -> tuple[str, ...]:
        """One sentence for each trouble, with what to do."""
        told = []
        if self.unread:
            told.append(self._unread())
        if self.missing:
            letters = counted(self.missing, "letter", "letters")
            told.append(f"{letters} in the inbox could not be got from the mail server yet: the next sweep asks again.")
        if self.unsure:
            replies = counted(self.unsure, "reply", "replies")
            told.append(f"{replies} may or may not lie in Drafts: please look there before you write.")
        if self.refused:
            replies = counted(self.refused, "reply was", "replies were")
            told.append(f"{replies} refused by the mail server: is there room left in the mailbox?")
        return tuple(told)

    def _unread(self) -> str:
        letters = counted(len(self.unread), "letter", "letters")
        named = "; ".join(one.told for one in self.unread[:MOST_NAMED])
        more = f"; and {len(self.unread) - MOST_NAMED} more" if len(self.unread) > MOST_NAMED else ""
        carry = "carries" if len(self.unread) == 1 else "carry"
        return (
            f"{letters} could not be read by the bot and {carry} a star in the inbox: please read them. {named}{more}."
        )


WELL: Final = Health()
