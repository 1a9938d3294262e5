"""Flags and keywords (RFC 3501 section 2.3.2, RFC 5788)."""

from collections.abc import Iterable

SEEN = "\\Seen"
DELETED = "\\Deleted"
RECENT = "\\Recent"
ANY_KEYWORD = "\\*"
SYSTEM = ("\\Answered", "\\Flagged", DELETED, SEEN, "\\Draft")

_SPELLING = {flag.lower(): flag for flag in SYSTEM}


def is_system(flag: str) -> bool:
    return flag.lower() in _SPELLING


def canonical(flag: str) -> str:
    """A system flag in its one spelling; a keyword as it is."""
    return _SPELLING.get(flag.lower(), flag)


def written(flags: Iterable[str]) -> bytes:
    """A flag list for the wire, system flags first."""
    return b"(" + " ".join(sorted(flags, key=_rank)).encode("latin-1", "replace") + b")"


def _rank(flag: str) -> tuple[int, str]:
    if flag in SYSTEM:
        return SYSTEM.index(flag), flag
    return len(SYSTEM) + (flag != RECENT) + (flag == ANY_KEYWORD), flag
