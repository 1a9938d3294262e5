"""A message's visible text: which body, unflowed (RFC 3676) or without its HTML."""

from __future__ import annotations

import re

from triage.mail import html
from triage.model import Message

# A plain part shorter than this may be a mere "your client does not show HTML"; then the HTML part is looked at.
_SHORT = 400

_NO_HTML = re.compile(
    r"(?i)(?:does|do|can) ?not (?:support|display|show|read|view) (?:html|this (?:e-?mail|message))|(?:view|"
    r"read) this (?:e-?mail|message) (?:in|online)"
    r"|html[- ](?:e-?mail|message|format|version|capable|fähig)|unterstützt kein html|(?:ne supporte|"
    r"n'affiche) pas (?:le )?html|no (?:soporta|admite) html"
)


def visible_text(message: Message) -> str:
    """What a reader sees, LF line breaks; quoted text of HTML bodies stands behind "> " as in plain ones."""
    plain = message.plain
    if plain is not None:
        plain = unflow(plain, delsp=message.delsp) if message.flowed else plain
    if message.html is None:
        return plain or ""
    if plain is None or not plain.strip():
        return html.to_text(message.html)
    if len(plain) <= _SHORT:
        shown = html.to_text(message.html)
        if _NO_HTML.search(plain) or len(shown) > 3 * len(plain):
            return shown
    return plain


def unflow(text: str, *, delsp: bool = False) -> str:
    """format=flowed text (RFC 3676 section 4) with its soft line breaks joined; each quote level keeps its ">"."""
    lines: list[str] = []
    paragraph: list[str] = []
    depth = 0
    for line in text.split("\n"):
        content = line.lstrip(">")
        quotes = len(line) - len(content)
        content = content[1:] if content.startswith(" ") else content
        signature = content == "-- "
        if paragraph and (quotes != depth or signature):
            lines.append(_prefix(depth) + "".join(paragraph).rstrip())
            paragraph = []
        depth = quotes
        if content.endswith(" ") and not signature:
            paragraph.append(content[:-1] if delsp else content)
        else:
            lines.append(_prefix(depth) + "".join([*paragraph, content]))
            paragraph = []
    if paragraph:
        lines.append(_prefix(depth) + "".join(paragraph).rstrip())
    return "\n".join(lines)


def _prefix(depth: int) -> str:
    return ">" * depth + " " if depth else ""
