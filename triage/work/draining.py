"""What is told to stop is given some seconds for it."""

from __future__ import annotations

import threading
from collections.abc import Callable


def is_drained(drain: Callable[[], None], patience: float) -> bool:
    """Whether `drain`, in a thread of its own, comes to its end within `patience` seconds."""
    draining = threading.Thread(target=drain, name="drain", daemon=True)
    draining.start()
    draining.join(patience)
    return not draining.is_alive()
