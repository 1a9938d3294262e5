"""The shape of one language's table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ProductWords:
    """Regular expressions (case ignored; a blank stands for any white space) and word lists, all lower-case.

    A name stands behind a determiner and is taken for a product where one of these speaks for it: a cue right before
    it, a follower right behind it, its noun in the subject line, or its noun among `things`, which people buy.
    `household` are things that people also just have: such a noun needs an adjective or another reason.

    `bare` are cues behind which a name stands without a determiner: it has to be a thing or to go by a proper name.
    `stops` end a name; `states` do so too, but are passed over at its beginning. `joiners` may stand inside a name
    ("vase en céramique"), unless one of `not_joined` follows. A name with one of `no_products` in it is none;
    unless its noun is a thing; `no_product_endings` does the same for compounds. `containers` alone are none ("box of
    chocolates"), nor are `qualities`. `broken` is what a name is followed by where something is wrong with it.
    `noun` says where a name's noun stands; `capital` that it is capitalised (German).
    """

    cues: tuple[str, ...]
    definite: frozenset[str]  # determiners of what has been spoken of; only behind these the subject line counts
    indefinite: frozenset[str]  # the others, and numbers
    followers: tuple[str, ...]
    broken: str
    stops: frozenset[str]
    states: frozenset[str]
    joiners: frozenset[str]
    not_joined: frozenset[str]
    no_products: frozenset[str]
    no_things: frozenset[str]  # with one of these even a thing is no product ("customer service desk")
    containers: frozenset[str]
    qualities: frozenset[str]
    things: frozenset[str]
    household: frozenset[str]
    noun: Literal["last", "first"]
    no_product_endings: tuple[str, ...] = ()
    capital: bool = False
    elides: bool = False  # "l'aspirateur" is two words
    compounds: bool = False  # nouns are written together: "Keramikvase" is a "vase"
    bare: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()  # what follows a product's name that begins a subject line
