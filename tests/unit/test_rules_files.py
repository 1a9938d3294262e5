"""Rules from YAML: laid over by id, and every problem told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.errors import ConfigError
from triage.rules.merge import merge
from triage.rules.read import HERE, default_rules, read_rules, read_templates, read_words
from triage.rules.schema import Rules
from triage.rules.source import open_source, parse_source

SHIPPED = """\
signals:
  - id: no_answer
    family: no_response
    points: 3
    why: says nobody has answered
    phrases:
      en: [no answer]
      de: [keine antwort]
problems: []
bands: []
"""


def laid_over(shop: str) -> Rules:
    return merge([parse_source("rules.yaml", SHIPPED), parse_source("shop.yaml", shop)], words={})


def problems_of(shop: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        laid_over(shop)
    return caught.value.problems


def test_a_shops_row_replaces_only_the_fields_it_names() -> None:
    row = laid_over("signals:\n  - id: no_answer\n    points: 9\n").signals[0]
    assert (row.points, row.why, row.family) == (9, "says nobody has answered", "no_response")


def test_a_shops_phrases_replace_only_the_languages_they_name() -> None:
    row = laid_over("signals:\n  - id: no_answer\n    phrases:\n      en: [silence]\n").signals[0]
    assert row.phrases == {"en": ("silence",), "de": ("keine antwort",)}


def test_a_block_of_text_is_a_list_with_one_phrase_a_line() -> None:
    shop = (
        "signals:\n  - id: no_answer\n    phrases:\n      en: |\n        no answer?\n\n        what: nothing, again\n"
    )
    assert laid_over(shop).signals[0].phrases["en"] == ("no answer?", "what: nothing, again")


def test_a_row_with_a_new_id_is_added() -> None:
    rules = laid_over("signals:\n  - {id: rude_van, family: service, points: 2, why: names the van}\n")
    assert [row.id for row in rules.signals] == ["no_answer", "rude_van"]


def test_a_changed_row_changes_the_digest() -> None:
    assert laid_over("").digest != laid_over("signals:\n  - id: no_answer\n    points: 9\n").digest


def test_an_unknown_field_is_named_with_its_line_and_a_suggestion() -> None:
    assert problems_of("signals:\n  - id: no_answer\n    pionts: 4\n") == (
        'shop.yaml:3: signals: no_answer: pionts: unknown field - did you mean "points"?',
    )


def test_every_problem_is_reported_at_once() -> None:
    found = problems_of("signal: 3\nsignals:\n  - id: no_answer\n    points: four\n  - {why: nameless}\n")
    assert [line.split(": ")[0] for line in found] == ["shop.yaml:1", "shop.yaml:5", "shop.yaml:4"]


def test_an_unknown_family_in_a_shops_row_is_named_with_its_line_and_a_suggestion(tmp_path: Path) -> None:
    shop = tmp_path / "shop.yaml"
    shop.write_text("signals:\n  - id: van\n    family: no_respons\n    points: 2\n    why: names the van\n")
    with pytest.raises(ConfigError) as caught:
        read_rules(shop)
    assert caught.value.problems == (
        "shop.yaml:3: signals: van: family: 'no_respons': unknown - did you mean \"no_response\"?",
    )


def test_an_unknown_sign_to_tell_somebody_of_is_named_with_its_line_and_a_suggestion(tmp_path: Path) -> None:
    shop = tmp_path / "shop.yaml"
    shop.write_text("escalation:\n  - id: at_once\n    signs: [hurt, pres]\n    tell: Anna\n")
    with pytest.raises(ConfigError) as caught:
        read_rules(shop)
    assert "escalation: at_once: signs: 'pres': unknown - did you mean \"press\"?" in str(caught.value)


@pytest.mark.parametrize("path", sorted(HERE.glob("*.yaml")), ids=lambda path: path.name)
def test_a_shipped_file_means_the_same_in_yaml_1_1_as_in_1_2(path: Path) -> None:
    assert open_source(path, shipped=True).content == open_source(path).content


def test_an_id_that_stands_twice_in_one_file_is_a_problem() -> None:
    assert "stands twice" in problems_of("signals:\n  - id: no_answer\n  - id: no_answer\n")[0]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("signals:\n  - id: a\n   points: 4\n", "shop.yaml:3: not valid YAML"),
        ("priority:\n  vip: 1\n  vip: 2\n", "shop.yaml:3: not valid YAML: found duplicate key"),
        ("a: &x [1]\nb: *x\n", "anchors and aliases"),
        ("- just\n- a list\n", "expected sections"),
        ("[" * 5000, "not valid YAML"),
    ],
)
def test_a_file_that_is_no_table_of_rows_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ConfigError, match="shop.yaml") as caught:
        parse_source("shop.yaml", text)
    assert complaint in str(caught.value)


def test_an_ampersand_in_a_phrase_is_no_alias() -> None:
    assert parse_source("shop.yaml", "senders:\n  vip: ['Fern & Oak *', '* & *']\n").content["senders"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere.yaml"):
        open_source(tmp_path / "nowhere.yaml")


def test_a_file_in_another_charset_is_named_with_the_octet(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("signals: [] # Grüße".encode("latin-1"))
    with pytest.raises(ConfigError, match="octet 16"):
        open_source(tmp_path / "latin.yaml")


def test_a_bad_line_in_the_word_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# word\tweight\nworst\t2.5\nbest\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="words.txt:3"):
        read_words(tmp_path / "words.txt")


def test_a_shops_template_replaces_the_shipped_one_of_that_name(tmp_path: Path) -> None:
    for folder, text in (("shipped", "Dear customer"), ("shop", "Hello there")):
        (tmp_path / folder / "en").mkdir(parents=True)
        (tmp_path / folder / "en" / "upset.txt").write_text(text, encoding="utf-8")
    assert read_templates(tmp_path / "shipped", tmp_path / "shop") == {"en/upset.txt": "Hello there"}


@given(st.text(max_size=400))
def test_any_text_gives_rules_or_a_clear_error(text: str) -> None:
    try:
        assert isinstance(laid_over(text), Rules)
    except ConfigError as error:
        assert error.problems
        assert all(problem.strip() for problem in error.problems)


def test_a_pattern_that_cannot_be_compiled_is_named_before_it_is_in_force(tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("signals:\n  - id: shouting\n    patterns:\n      en: ['(?=x)y', 'good']\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_rules(rules)
    [problem] = caught.value.problems
    assert problem.startswith("rules.yaml:4: signals: shouting: patterns.en: '(?=x)y'")


def test_a_phrase_without_a_word_at_its_end_is_named(tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("signals:\n  - id: shouting\n    phrases:\n      en: [still ...]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="rules.yaml:4"):
        read_rules(rules)


def test_a_thousand_shops_share_the_rows_that_they_have_not_changed(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text("bands:\n- {id: P1, at_least: 90}\n", encoding="utf-8")
    own, shipped = read_rules(file), default_rules()
    assert (own.bands == shipped.bands, own.digest == shipped.digest) == (False, False)
    assert own.words is shipped.words
    assert all(one is other for one, other in zip(own.problems, shipped.problems, strict=True))
