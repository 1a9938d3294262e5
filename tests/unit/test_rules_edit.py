"""Fields of rows set in a shop's file of rules, whatever the file looks like."""

from __future__ import annotations

import pytest

from triage.errors import ConfigError
from triage.rules.edit import Edit, edited

OFF = Edit("problems", "late", "draft", value=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "problems:\n  - id: late\n    draft: false\n", id="an empty file"),
        pytest.param("{}\n", "problems:\n  - id: late\n    draft: false\n", id="an empty map"),
        pytest.param("# ours\n", "# ours\n\nproblems:\n  - id: late\n    draft: false\n", id="comments alone"),
        pytest.param(
            "bands:\n  - id: P1\n    at_least: 70",
            "bands:\n  - id: P1\n    at_least: 70\n\nproblems:\n  - id: late\n    draft: false\n",
            id="another section, without a line end",
        ),
        pytest.param(
            "problems:  # mine\n# the first\n- id: damaged\n  points: 3\n",
            "problems:  # mine\n- id: late\n  draft: false\n# the first\n- id: damaged\n  points: 3\n",
            id="another row",
        ),
        pytest.param("problems:\n", "problems:\n  - id: late\n    draft: false\n", id="a section without rows"),
        pytest.param("problems: []\n", "problems: [{id: late, draft: false}]\n", id="an empty list"),
        pytest.param(
            "problems: [{id: damaged}]\n",
            "problems: [{id: late, draft: false}, {id: damaged}]\n",
            id="a list in a line",
        ),
        pytest.param(
            "problems:\n  - id: late  # slow\n    points: 2\n",
            "problems:\n  - id: late  # slow\n    draft: false\n    points: 2\n",
            id="the row",
        ),
        pytest.param(
            "problems:\n  - points: 2\n    id: 'late'\n",
            "problems:\n  - points: 2\n    id: 'late'\n    draft: false\n",
            id="the row, its id in the middle",
        ),
        pytest.param(
            "problems:\n  - {id: late, points: 2}\n",
            "problems:\n  - {id: late, draft: false, points: 2}\n",
            id="the row in a line",
        ),
        pytest.param(
            "problems:\n  - id: late\n    draft:  true # for now\n",
            "problems:\n  - id: late\n    draft:  false # for now\n",
            id="the field",
        ),
        pytest.param(
            "{problems: [{id: late}]}\n", "{problems: [{id: late, draft: false}]}\n", id="a file that is one line"
        ),
        pytest.param(
            "{bands: []}\n", "{problems: [{id: late, draft: false}], bands: []}\n", id="such a file, another section"
        ),
        pytest.param(
            "problems:\r\n  - id: late\r\n",
            "problems:\r\n  - id: late\r\n    draft: false\r\n",
            id="line ends of Windows",
        ),
        pytest.param("\ufeffproblems:\n", "\ufeffproblems:\n  - id: late\n    draft: false\n", id="a byte order mark"),
    ],
)
def test_the_field_is_set_and_nothing_else_is_touched(before: str, after: str) -> None:
    assert edited("rules.yaml", before, [OFF]) == after


def test_several_edits_meet_in_one_row() -> None:
    edits = [Edit("signals", "threat", "points", 4.5), Edit("signals", "threat", "again", 1.0)]
    assert edited("rules.yaml", "", edits) == "signals:\n  - id: threat\n    again: 1\n    points: 4.5\n"


def test_a_time_stands_without_quotes() -> None:
    assert "within: 2d\n" in edited("rules.yaml", "", [Edit("bands", "P2", "within", "2d")])


def test_without_edits_the_text_is_the_same() -> None:
    assert edited("rules.yaml", "problems:   []  # none\n", []) == "problems:   []  # none\n"


@pytest.mark.parametrize("text", ["problems: {late: 3}\n", "problems: none\n"])
def test_what_cannot_be_edited_safely_is_left_to_a_person(text: str) -> None:
    with pytest.raises(ConfigError, match=r"rules\.yaml"):
        edited("rules.yaml", text, [OFF])


def test_a_file_that_is_no_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(ConfigError, match=r"rules\.yaml:3"):
        edited("rules.yaml", "problems:\n  - id: [\n", [OFF])
