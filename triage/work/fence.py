"""The fence around one message: whatever goes wrong with it, the queue goes on.

The one broad `except` of the program. Trouble with the server or the ledger is not the message's, and passes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from triage.errors import LetterError, TriageError

T = TypeVar("T")


def fenced(act: Callable[[], T], stage: str) -> T | LetterError:
    """What `act` gives, or the error as a value; an unforeseen one is an error of `stage`."""
    try:
        return act()
    except LetterError as error:
        return error
    except TriageError:
        raise
    except Exception as error:  # noqa: BLE001 - see above
        # The type alone: an unforeseen message may hold the customer's words.
        return LetterError(type(error).__name__, stage=stage)
