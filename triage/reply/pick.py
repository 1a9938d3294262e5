"""A wording out of several, the same for the same letter, different from letter to letter."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def pick(key: str, wordings: Sequence[str]) -> str:
    """One of `wordings`, chosen by `key` and by the wordings, so that two choices in one letter do not go together."""
    digest = hashlib.sha256("\0".join((key, *wordings)).encode("utf-8", "replace")).digest()
    return wordings[int.from_bytes(digest[:8]) % len(wordings)]
