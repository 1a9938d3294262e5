"""What is remembered of a sign-in between two logins."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta

from triage.signin.conversation import Received

EARLY = timedelta(minutes=5)  # so long before its end an access token is renewed
WARNING = timedelta(days=7)  # so long before its end a sign-in is told of
_USUAL_LIFE = 3600  # seconds, where the server does not tell
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Tokens:
    """`obtained`, `seconds`: when the access token came, and how long it holds. `granted`: when a person signed in.
    `ends`: when that ends, as far as is known. `renewing`: since when a renewal is under way whose answer is not here.
    """

    client_id: str
    granted: datetime
    access: str = field(default="", repr=False)
    refresh: str = field(default="", repr=False)
    obtained: datetime | None = None
    seconds: int = 0
    ends: datetime | None = None
    renewing: datetime | None = None

    def is_fresh(self, now: datetime) -> bool:
        """Whether the access token still holds for a while. A clock that was set back makes it doubtful."""
        if not self.access or self.obtained is None:
            return False
        life = timedelta(seconds=self.seconds)
        return self.obtained <= now < self.obtained + life - min(EARLY, life / 4)

    def after(self, received: Received, now: datetime) -> Tokens:
        """With what an answer brought. A server that names no refresh token means the old one (RFC 6749 section 6)."""
        ends = self.ends
        if received.refresh_seconds is not None:
            ends = now + timedelta(seconds=received.refresh_seconds)
        return replace(
            self,
            access=received.access,
            refresh=received.refresh or self.refresh,
            obtained=now,
            seconds=received.seconds or _USUAL_LIFE,
            ends=ends,
            renewing=None,
        )

    def warns(self, now: datetime) -> datetime | None:
        """When the sign-in ends, where it is time to tell of it: a week before, or the last third of a shorter one."""
        return near(self.granted, self.ends, now)


def near(began: datetime, ends: datetime | None, now: datetime) -> datetime | None:
    """`ends`, where `now` is near it."""
    if ends is None or now < ends - min(WARNING, max(ends - began, timedelta(0)) / 3):
        return None
    return ends


def packed(tokens: Tokens) -> str:
    """For the file."""
    return json.dumps({"version": _VERSION, **asdict(tokens)}, default=datetime.isoformat, indent=1) + "\n"


def unpacked(text: str) -> Tokens:
    """From the file. ValueError where it is none of ours."""
    found = json.loads(text)
    if not isinstance(found, dict) or found.pop("version", None) != _VERSION:
        raise ValueError("not a sign-in of this version")
    try:
        times = {name: found[name] and datetime.fromisoformat(found[name]) for name in _TIMES}
        return Tokens(**{**found, **times})
    except (TypeError, LookupError) as error:
        raise ValueError(str(error)) from None


_TIMES = ("granted", "obtained", "ends", "renewing")
