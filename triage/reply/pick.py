"""A wording out of several, the same for the same letter, different from letter to letter."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def pick(key: str, wordings: Sequence[str]) -> str:
    """The one of `wordings` whose hash with `key` is highest (rendezvous hashing, Thaler and Ravishankar 1998).

    Where a wording is changed, a letter either had it, or gets it, or keeps the one it has.
    """
    return max(wordings, key=lambda one: hashlib.sha256(f"{key}\0{one}".encode("utf-8", "replace")).digest())
