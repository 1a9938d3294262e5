"""How long to wait after a failure."""

from __future__ import annotations

import random
from dataclasses import dataclass

from triage.errors import AuthenticationError, ThrottledError, TriageError


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait after failures, in seconds: doubling, with jitter, up to half a minute, so that a server that is
    back is found within one; after three refused logins a quarter of an hour, then an hour each.
    """

    first: float = 1.0
    longest: float = 30.0
    jitter: float = 0.2
    breaker: tuple[float, float] = (900.0, 3600.0)

    def wait(self, error: TriageError, failures: int, chance: float) -> float:
        """The wait after the `failures`-th failure in a row. `chance`: 0..1, for the jitter."""
        if isinstance(error, ThrottledError):
            return error.wait_seconds
        if isinstance(error, AuthenticationError) and failures >= 3:
            return self.breaker[0] if failures == 3 else self.breaker[1]
        wait = min(self.first * 2.0 ** min(failures - 1, 30), self.longest)
        return wait * (1 - self.jitter + 2 * self.jitter * chance)

    def drawn(self, error: TriageError, failures: int) -> float:
        """The same, and chance is left to chance."""
        return self.wait(error, failures, random.random())  # noqa: S311 - jitter, no secret


USUAL = Backoff()
