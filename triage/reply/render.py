"""Templates into text: Jinja2 in its strictest form. What a letter says goes in as values and stays literal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jinja2 import DictLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from triage.errors import LetterError
from triage.reply.clean import lines

Choose = Callable[[tuple[str, ...]], str]

_PARAGRAPH_END = re.compile(r"\n\s*\n")
_BLANKS = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Values:
    """Everything a template may use, besides `choose("one wording", "another", ...)`."""

    name: str  # "" where it is not certain
    problem: str  # the problem restated: a sentence or two, ended
    apology: str  # goes on after "I am sorry that ..."
    action: str  # a sentence: what starts now
    by_when: str  # "by 3 pm today"
    options: str  # a sentence or two: what to choose from
    promise_broken: bool  # an earlier promise of ours has passed
    written_again: bool  # more than one letter without an answer
    long_wait: bool  # no answer for days


class Renderer:
    """Renders the templates of one set of sources; compiled once."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        # Letters are text/plain: there is nothing to escape, and escaping would alter the customer's words.
        self._environment = ImmutableSandboxedEnvironment(
            loader=DictLoader(dict(templates)),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.names = frozenset(templates)

    def render(self, template: str, values: Values, choose: Choose) -> str:
        """Paragraphs, one to a line, a blank line between them. LetterError where the template cannot be used."""
        given = {name: getattr(values, name) for name in Values.__slots__}
        try:
            text = self._environment.get_template(template).render(given, choose=lambda *wordings: choose(wordings))
        except TemplateError as error:
            raise LetterError(f"{template}: {error}", stage="reply") from error
        return _paragraphs(text)


def _paragraphs(text: str) -> str:
    """Lines of one paragraph joined, except list items ("- ...")."""
    blocks = [_joined(block) for block in _PARAGRAPH_END.split("\n".join(lines(text)).strip())]
    return "\n\n".join(block for block in blocks if block)


def _joined(block: str) -> str:
    joined = ""
    for line in (line.strip() for line in block.split("\n") if line.strip()):
        separator = "" if not joined else "\n" if line.startswith("- ") else " "
        joined += separator + line
    return _BLANKS.sub(" ", joined)
