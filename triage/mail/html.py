"""HTML -> visible text, block by block; what mail clients mark as quoted stands behind "> "."""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from triage.mail.decoding import clean_text
from triage.mail.html_marks import (
    HISTORY_BELOW,
    QUOTE_AROUND_OWN,
    SIGNATURE,
    elements,
    holds_no_own,
    is_quote,
    names_of,
)
from triage.mail.visibility import Attributes, is_hidden, paints_background

# Deeper than any mail client writes; the tree builder needs quadratic time for depth.
MOST_DEPTH = 1_000

_INVISIBLE = elements(
    "head style script title template noscript select textarea svg math object iframe -comment !doctype -document-type"
)
_BLOCK = elements(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figure footer form h1 h2 h3 h4 "
    "h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul"
)
_PARAGRAPH = elements("p blockquote h1 h2 h3 h4 h5 h6 ul ol dl pre table")
_CELL = elements("td th")
_MEANS_SOMETHING = elements("blockquote li pre")
# Elements that never hold others, or whose end is so often left out that counting them says nothing of depth.
_NO_DEPTH = elements(
    "area base br col embed hr img input link meta source track wbr p li td th tr tbody thead option dt dd o"
)

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_ANY_TAG = re.compile(r"<[^<>]*>")


def to_text(source: str) -> str:
    """The text a reader sees. Linear in the length of `source`; hidden text, scripts and comments are left out."""
    if _too_deep(source):
        return clean_text("\n".join(line for line in _ANY_TAG.sub("\n", source).split("\n") if line.strip()))
    root = LexborHTMLParser(source).body
    return _Page().read(root) if root is not None else ""


def _too_deep(source: str) -> bool:
    depth = 0
    for end, name in _TAG.findall(source):
        if name.lower() not in _NO_DEPTH:
            depth += -1 if end else 1
            if depth > MOST_DEPTH:
                return True
    return False


class _Open(NamedTuple):
    """An element whose end is still to come, and what must then be undone."""

    tag: str
    quote: bool = False
    painted: bool = False
    container: bool = False


class _Page:
    """Text lines as they are laid out while the tree is walked."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._history = False
        self._depth = dict.fromkeys(("quote", "painted", "container", "pre"), 0)

    def read(self, root: LexborNode) -> str:
        stack: list[LexborNode | _Open] = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, _Open):
                self._close(node)
            elif node.tag == "-text":
                self._write(node.text_content or "")
            elif node.tag not in _INVISIBLE and (opened := self._open(node)) is not None:
                stack.append(opened)
                stack.extend(_children_last_first(node))
        self._break()
        return clean_text("\n".join(self._lines)).strip("\n")

    def _open(self, node: LexborNode) -> _Open | None:
        """Lay out the start of an element; None where nothing of it can be seen."""
        tag, attributes = node.tag or "", node.attributes
        if attributes and is_hidden(attributes, painted=self._depth["painted"] > 0):
            return None
        if tag == "br":
            self._break(keep_empty=True)
        elif tag in _BLOCK:
            self._break(paragraph=tag in _PARAGRAPH)
        elif tag in _CELL and self._line:
            self._line.append("\t")
        if attributes or tag in _MEANS_SOMETHING:
            return self._open_marked(node, tag, attributes)
        return _Open(tag)

    def _open_marked(self, node: LexborNode, tag: str, attributes: Attributes) -> _Open:
        """The start of an element whose name, class or style may say what it holds."""
        names = names_of(attributes)
        container = not self._depth["container"] and not QUOTE_AROUND_OWN.isdisjoint(names) and tag != "blockquote"
        opened = _Open(
            tag,
            quote=is_quote(tag, attributes, names) or (container and holds_no_own(node)),
            painted=bool(attributes) and paints_background(attributes),
            container=container,
        )
        self._history = self._history or not HISTORY_BELOW.isdisjoint(names)
        self._count(opened, 1)
        if not SIGNATURE.isdisjoint(names):
            self._start_signature()
        if tag == "li":
            self._line.append("- ")
        return opened

    def _close(self, opened: _Open) -> None:
        if opened.tag in _BLOCK:
            self._break(paragraph=opened.tag in _PARAGRAPH)
        if opened != _Open(opened.tag) or opened.tag == "pre":
            self._count(opened, -1)

    def _count(self, opened: _Open, step: int) -> None:
        self._depth["quote"] += step * opened.quote
        self._depth["painted"] += step * opened.painted
        self._depth["container"] += step * opened.container
        self._depth["pre"] += step * (opened.tag == "pre")

    def _start_signature(self) -> None:
        self._break()
        if self._lines and self._lines[-1].rstrip() != "--":
            self._lines.append(self._prefix() + "-- ")

    def _write(self, text: str) -> None:
        if self._depth["pre"]:
            first, *more = text.split("\n")
            self._line.append(first)
            for line in more:
                self._break(keep_empty=True)
                self._line.append(line)
        else:
            self._line.append(text)

    def _break(self, *, keep_empty: bool = False, paragraph: bool = False) -> None:
        line = "".join(self._line)
        self._line = []
        line = line.replace("\xa0", " ").rstrip() if self._depth["pre"] else " ".join(line.split())
        if line or keep_empty:
            self._lines.append((self._prefix() + line).rstrip())
        if paragraph and self._lines and self._lines[-1].strip("> "):
            self._lines.append(self._prefix().rstrip())

    def _prefix(self) -> str:
        return "> " if self._history or self._depth["quote"] else ""


def _children_last_first(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.last_child
    while child is not None:
        children.append(child)
        child = child.prev
    return children
