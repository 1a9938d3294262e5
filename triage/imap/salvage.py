"""One letter that cannot be fetched must not keep the others from being read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from triage.errors import PermanentError
from triage.imap.trouble import ConnectionLostError

Item = TypeVar("Item")
Get = Callable[[Sequence[int]], list[Item]]

# So many letters may be blamed for lost connections before the connection is.
_MOST_BLAMED = 3


@dataclass(frozen=True, slots=True)
class Salvage(Generic[Item]):
    """Fetches in batches; where a batch fails, in halves, down to the message it fails on.

    `get` gives the items of some UIDs. `last_resort` does so in a simpler way, for one message. `reconnect` makes
    both usable again after a lost connection, and `prove` raises where not even a trifle about the UID can be had:
    then it is the server that fails, not the letter. `blame` is told a UID and the reason.
    """

    get: Get[Item]
    last_resort: Get[Item]
    reconnect: Callable[[], None]
    prove: Callable[[int], object]
    blame: Callable[[int, str], None]
    blamed: list[int]

    def fetch(self, uids: Sequence[int]) -> list[Item]:
        """The items that can be had. Raises TemporaryError where the server fails."""
        try:
            return self.get(uids)
        except ConnectionLostError as error:
            self.reconnect()
            lost, reason = True, str(error)
        except PermanentError as error:
            lost, reason = False, str(error)
        if len(uids) > 1:
            half = len(uids) // 2
            return self.fetch(uids[:half]) + self.fetch(uids[half:])
        return self._alone(uids[0], lost, reason)

    def _alone(self, uid: int, lost: bool, reason: str) -> list[Item]:
        if lost and len(self.blamed) >= _MOST_BLAMED:
            raise ConnectionLostError(reason)
        try:
            self.prove(uid)
            return self.last_resort([uid])
        except ConnectionLostError:
            self.reconnect()
            self.prove(uid)
            self.blamed.append(uid)
        except PermanentError:
            pass
        self.blame(uid, reason)
        return []
