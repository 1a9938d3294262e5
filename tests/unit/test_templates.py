"""Every shipped template with every problem row, and what `check` says of a template that somebody spoilt."""

from __future__ import annotations

import re

import pytest

from tests.factories import NOON, US
from triage.hours import BusinessHours
from triage.reply.contract_check import Finding, contract_check
from triage.reply.tone import TONES
from triage.rules.read import TEMPLATES, default_rules, read_templates
from triage.rules.schema import LANGUAGES, Rules

RULES = default_rules()
SHIPPED = {name: text for name, text in read_templates(TEMPLATES).items() if name.partition("/")[0] in LANGUAGES}
ENGLISH = {name: text for name, text in SHIPPED.items() if name.startswith("en/")}
OTHER = next(row for row in RULES.problems if row.id == "other")  # its words stand in where a row's own do not fit
DAMAGED = RULES.model_copy(update={"problems": (RULES.problems[0], OTHER)})
HOURS = BusinessHours("Europe/Berlin")


def check(templates: dict[str, str], rules: Rules = DAMAGED) -> tuple[Finding, ...]:
    return contract_check(templates, rules, US, HOURS, NOON)


def spoilt(old: str, new: str) -> set[tuple[str, int, str]]:
    """Where and which clause, after a change to en/upset.txt."""
    source = ENGLISH["en/upset.txt"]
    head, comment_end, text = source.partition("#}")
    assert old in text
    changed = head + comment_end + text.replace(old, new)
    return {(finding.file, finding.line, finding.clause) for finding in check(ENGLISH | {"en/upset.txt": changed})}


def line_of(words: str) -> int:
    lines = ENGLISH["en/upset.txt"].splitlines()
    return max(number for number, line in enumerate(lines, 1) if words in line)


def test_every_language_has_every_template() -> None:
    assert set(SHIPPED) == {f"{language}/{tone}.txt" for language in LANGUAGES for tone in TONES}


def test_every_shipped_template_keeps_the_contract_with_every_row() -> None:
    assert check(SHIPPED, RULES) == ()


def test_every_row_has_several_wordings_in_every_language() -> None:
    poor = [
        (row.id, language, field)
        for row in RULES.problems
        for language in LANGUAGES
        for field in ("apology", "action", "options")
        if row.tone != "praise" and not 2 <= len(set(getattr(row.texts[language], field))) <= 4
        if field != "apology" or row.id == "other" or row.texts[language].apology
    ]
    assert poor == []


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_template_says_on_top_what_may_be_edited_and_holds_no_logic(name: str) -> None:
    assert SHIPPED[name].startswith("{#")
    assert set(re.findall(r"{%-? *(\w+)", SHIPPED[name])) <= {"if", "elif", "else", "endif", "for", "endfor"}


def test_an_offer_of_money_is_named_with_its_line() -> None:
    assert spoilt("{{ options }}", "{{ options }} We will refund you.") == {
        ("en/upset.txt", line_of("{{ options }}"), "no_refund")
    }


def test_a_forgotten_apology_is_named() -> None:
    found = spoilt("that {{ apology }}", "about this")
    assert {(file, clause) for file, _, clause in found} == {("en/upset.txt", "apology")}


def test_blame_is_named() -> None:
    assert ("en/upset.txt", line_of("{{ action }}"), "no_blame") in spoilt(
        "{{ action }}", "{{ action }} You should have told us earlier."
    )


def test_shouting_is_named() -> None:
    assert spoilt("{{ action }}", "{{ action }} THIS IS URGENT!") == {("en/upset.txt", line_of("{{ action }}"), "calm")}


def test_a_misspelt_name_is_named_with_its_line() -> None:
    assert spoilt("{{ action }}", "{{ acton }}") == {("en/upset.txt", line_of("{{ action }}"), "template")}


def test_broken_syntax_is_named_with_its_line() -> None:
    assert spoilt("{{ action }}", "{{ action }") == {("en/upset.txt", line_of("{{ action }}"), "template")}


def test_a_missing_template_is_named() -> None:
    without = {name: text for name, text in ENGLISH.items() if name != "en/furious.txt"}
    assert [(finding.file, finding.clause) for finding in check(without)] == [("en/furious.txt", "template")]


@pytest.mark.parametrize("tone", ["question", "praise"])
def test_questions_and_praise_may_go_without_a_template(tone: str) -> None:
    assert check({name: text for name, text in ENGLISH.items() if name != f"en/{tone}.txt"}, RULES) == ()


def test_a_row_that_offers_money_is_named() -> None:
    row = RULES.problems[0]
    texts = row.texts["en"].model_copy(update={"options": ("Would you like a refund or a replacement?",) * 2})
    spoilt_row = row.model_copy(update={"texts": row.texts | {"en": texts}})
    found = check(ENGLISH, RULES.model_copy(update={"problems": (spoilt_row, OTHER)}))
    assert {(finding.file, finding.clause) for finding in found} == {("problem damaged, en", "no_refund")}


def test_a_row_without_texts_is_named() -> None:
    bare = RULES.problems[0].model_copy(update={"texts": {}})
    found = check(ENGLISH, RULES.model_copy(update={"problems": (bare, OTHER)}))
    assert [(finding.file, finding.clause) for finding in found] == [("problem damaged, en", "texts")]
