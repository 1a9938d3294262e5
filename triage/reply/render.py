"""Templates into text: Jinja2 in its strictest form. What a letter says goes in as values and stays literal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from traceback import extract_tb

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from triage.errors import LetterError
from triage.reply.clean import lines

Choose = Callable[[Sequence[str]], str]

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
    promise_broken: bool  # an earlier promise of ours has passed, without a word from us
    answered: bool  # the customer has written nothing since our answer
    written_again: bool  # more than one letter without an answer
    long_wait: bool  # no answer for days
    nth: str  # "third", where this is the third letter without an answer, else ""
    hurt: bool  # somebody was hurt
    harmed: str  # who was hurt, as it stands behind "a good recovery" in that language: "your wife", else ""
    self_harmed: bool  # it was the customer
    distressed: bool  # the customer is worried or in tears, rather than annoyed
    pleased: bool  # the customer praises besides
    thanked: str  # whom of us the customer thanks by name, else ""
    deadline: str  # a sentence about the day by which the customer needs it, else ""


class TemplateFault(LetterError):
    """A template that cannot be rendered: syntax, an unknown name, or something the sandbox forbids."""

    def __init__(self, template: str, line: int, reason: str) -> None:
        self.template, self.line, self.reason = template, line, reason
        super().__init__(f"{template}:{line}: {reason}", stage="reply")


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
        """Paragraphs, one to a line, a blank line between them. TemplateFault where the template cannot be used."""
        given = {name: getattr(values, name) for name in Values.__slots__}
        try:
            text = self._environment.get_template(template).render(given, choose=lambda *wordings: choose(wordings))
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise TemplateFault(template, _line_of(error), str(error)) from error
        return _paragraphs(text)


def _line_of(error: Exception) -> int:
    """The line of the template: where the syntax is wrong, or else where rendering stopped."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    # Jinja2 puts the template's own lines into the traceback.
    frames = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return (frames[-1] if frames else None) or 1


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
