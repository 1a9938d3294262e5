"""The shape of one language's table."""

from __future__ import annotations

from dataclasses import dataclass


def words(*lines: str) -> frozenset[str]:
    """The words of these lines, lower-case."""
    return frozenset(word for line in lines for word in line.lower().split())


@dataclass(frozen=True, slots=True)
class ProductWords:
    """Regular expressions (case ignored; a blank stands for any white space) and word lists, all lower-case.

    `cues` end right before a product's name and suffice by themselves. A name behind `determiner` counts only where one
    of `followers` comes right after it. `stops` end a name; `states` do so too, but are passed over at its beginning.
    `joiners` may stand inside a name ("pair of shoes"), unless one of `not_joined` follows. A name with one of
    `no_products` in it is none; `no_product_endings` does the same for compounds. `containers` may begin a name ("box of
    chocolates") but not be one. `capital`: the name ends with a
    capitalised noun (German).
    """

    cues: tuple[str, ...]
    determiner: str
    followers: tuple[str, ...]
    stops: frozenset[str]
    states: frozenset[str]
    joiners: frozenset[str]
    not_joined: frozenset[str]
    no_products: frozenset[str]
    containers: frozenset[str]
    no_product_endings: tuple[str, ...] = ()
    capital: bool = False
    subject: tuple[str, ...] = ()  # what follows a product's name that begins a subject line
