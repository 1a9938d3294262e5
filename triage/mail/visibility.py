"""Which HTML elements a reader cannot see, by their inline style and attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HIDDEN_STYLE = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|!|$)|"
    r"max-height:0(?:px)?(?:;|!|$)"
    r"|(?:^|;)opacity:0(?:\.0+)?(?:;|!|$)|(?:^|;)color:transparent|(?:^|;)color:rgba\([^)]{0,20},0(?:\.0+)?\)"
)
_WHITE = re.compile(
    r"(?:^|;)color:(?:white|#fff(?:fff)?(?:ff)?|rgb\(255,255,255\)|rgba\(255,255,255,[^)]{1,8}\))(?:;|!|$)"
)
_WHITE_VALUES = frozenset({"white", "#fff", "#ffffff"})
_BACKGROUND = re.compile(
    r"(?:^|;)background(?:-color|-image)?:(?!(?:white|#fff(?:fff)?|transparent|none|inherit|initial|"
    r"rgb\(255,255,255\))(?:;|!|$))"
)
_SPACE = re.compile(r"\s+")

Attributes = Mapping[str, str | None]


def is_hidden(attributes: Attributes, *, painted: bool) -> bool:
    """Whether the element shows nothing. `painted`: something around it has a background on which white can be read."""
    if "hidden" in attributes:
        return True
    style = _style(attributes)
    if style and _HIDDEN_STYLE.search(style):
        return True
    if painted or paints_background(attributes):
        return False
    return bool(style and _WHITE.search(style)) or (attributes.get("color") or "").strip().lower() in _WHITE_VALUES


def paints_background(attributes: Attributes) -> bool:
    """Whether the element gives itself a background other than white."""
    colour = (attributes.get("bgcolor") or "").strip().lower()
    return (
        bool(colour and colour not in _WHITE_VALUES)
        or "background" in attributes
        or bool(_BACKGROUND.search(_style(attributes)))
    )


def _style(attributes: Attributes) -> str:
    style = attributes.get("style")
    return _SPACE.sub("", style[:2_000]).lower() if style else ""
