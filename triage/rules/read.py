"""Rules from YAML: the shipped rows, laid over by the shop's own, by `id`.

All or nothing: every problem is reported at once, with file, line, row and what is wrong (ConfigError), and the caller
keeps the rules it has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from triage.errors import ConfigError
from triage.rules.merge import ROW_SECTIONS, merge
from triage.rules.schema import Rules
from triage.rules.source import Source, open_source, parse_source
from triage.rules.vet import family_problems, phrase_problems, sign_problems

HERE = Path(__file__).parent
WORDS = HERE / "words.txt"
# In a wheel the templates lie within the package, in a checkout beside it.
TEMPLATES = next(folder for folder in (HERE.parent / "templates", HERE.parents[1] / "templates") if folder.is_dir())


@cache
def default_rules() -> Rules:
    """The rules as shipped."""
    return read_rules()


def read_rules(*paths: Path) -> Rules:
    """The shipped rules with each of `paths` laid over them in turn.

    A row with an `id` that is already there replaces only the fields it names, and within texts and phrases only the
    languages it names. ConfigError lists every problem.
    """
    return _laid_over([open_source(path) for path in paths])


def rules_of(name: str, text: str) -> Rules:
    """As `read_rules` does, of the text of one file `name`."""
    return _laid_over([parse_source(name, text)])


def _laid_over(own: Sequence[Source]) -> Rules:
    shipped = _shipped()
    families = {row["family"] for source in shipped for row in source.content.get("signals", ()) if "family" in row}
    problems = [problem for source in own for problem in (*phrase_problems(source), *family_problems(source, families))]
    if problems:
        raise ConfigError(*problems)
    rules = merge([*shipped, *own], words=_words())
    problems = [problem for source in own for problem in sign_problems(source, _signs(rules))]
    if problems:
        raise ConfigError(*problems)
    return _sharing_rows(rules, default_rules()) if own else rules


def _signs(rules: Rules) -> frozenset[str]:
    """What an escalation row may name."""
    signals = {name for row in rules.signals for name in (row.id, row.family)}
    return frozenset(signals | {row.id for row in rules.circumstances})


@cache
def _shipped() -> tuple[Source, ...]:
    return tuple(open_source(path, shipped=True) for path in sorted(HERE.glob("*.yaml")))


@cache
def _words() -> dict[str, float]:
    return read_words(WORDS)


def _sharing_rows(rules: Rules, others: Rules) -> Rules:
    """The same rules; what is equal in `others` is that very object: a thousand shops may have rules of their own."""
    tables = ("words", "lexicon")
    shared: dict[str, object] = {
        name: getattr(others, name) for name in tables if getattr(rules, name) == getattr(others, name)
    }
    for section in ROW_SECTIONS:
        known = {row.id: row for row in getattr(others, section)}
        shared[section] = tuple(known[row.id] if known.get(row.id) == row else row for row in getattr(rules, section))
    return rules.model_copy(update=shared)


@cache
def default_templates() -> Mapping[str, str]:
    """The templates as shipped."""
    return read_templates(TEMPLATES)


def read_words(path: Path) -> dict[str, float]:
    """The fitted word list: a word, a tab, its weight; `#` starts a comment. ConfigError names each bad line."""
    words: dict[str, float] = {}
    problems = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        word, _, weight = line.partition("\t")
        if not word.strip() or line.startswith("#"):
            continue
        try:
            words[word] = float(weight)
        except ValueError:
            problems.append(f"{path.name}:{number}: '{line}': expected a word, a tab and a number")
    if problems:
        raise ConfigError(*problems)
    return words


def read_templates(*folders: Path) -> dict[str, str]:
    """The templates' sources by name (`en/upset.txt`); a later folder's file replaces an earlier one of that name."""
    sources: dict[str, str] = {}
    problems = []
    for folder in folders:
        if not folder.is_dir():
            problems.append(f"{folder}: no such folder of templates")
        for path in sorted((*folder.glob("*/*.txt"), *folder.glob("*/*.html"))):
            try:
                sources[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                problems.append(f"{path}: cannot be read ({error})")
    if problems:
        raise ConfigError(*problems)
    return sources
