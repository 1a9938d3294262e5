"""Whatever a shop's file of rules looks like, an edit changes one field and keeps every comment and all other rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from triage.rules.edit import Edit, edited
from triage.rules.source import parse_source

IDS = ("late", "damaged", "missing", "other")
COMMENTS = st.sampled_from(("", "  # ours", " # since 2024: é, #2", "   #"))
VALUES = st.one_of(
    st.booleans(),
    st.floats(-9, 99).map(lambda number: round(number, 1)),
    st.sampled_from(("4h", "2d", "no", "a: b #c")),
)
EDITS = st.lists(
    st.builds(
        Edit,
        st.sampled_from(("problems", "signals", "bands")),
        st.sampled_from(IDS),
        st.sampled_from(("draft", "points", "within")),
        VALUES,
    ),
    max_size=4,
)


@st.composite
def rows(draw: st.DrawFn, indent: str, name: str) -> str:
    fields = {"points": draw(st.sampled_from(("3", "4.50"))), "why": draw(st.sampled_from(('"a # b"', "'it''s'", "x")))}
    fields = {key: value for key, value in fields.items() if draw(st.booleans())}
    comment = draw(COMMENTS)
    if draw(st.booleans()):
        inner = ", ".join([f"id: {name}", *(f"{key}: {value}" for key, value in fields.items())])
        return f"{indent}- {{{inner}}}{comment}\n"
    lines = [f"{indent}- id: {name}{comment}", *(f"{indent}  {key}: {value}" for key, value in fields.items())]
    if draw(st.booleans()):
        lines += [
            f"{indent}  phrases:",
            f"{indent}    en: |",
            f"{indent}      it's # no comment",
            f"{indent}      late",
        ]
    above = f"{indent}# above {name}\n" if draw(st.booleans()) else ""
    return above + "\n".join(lines) + "\n"


@st.composite
def files(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(("", "# top\n\n")))
    for section in draw(st.permutations(("problems", "signals", "bands"))):
        if not draw(st.booleans()):
            continue
        indent = draw(st.sampled_from(("", "  ", "    ")))
        names = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=3))
        text += f"{section}:{draw(COMMENTS)}\n" + "".join(draw(rows(indent, name)) for name in names)
        text += draw(st.sampled_from(("", "\n", "# end\n")))
    return draw(st.sampled_from((text, text.rstrip("\n"), text.replace("\n", "\r\n"))))


@given(files(), EDITS)
def test_all_that_was_there_stays_in_its_place(text: str, edits: list[Edit]) -> None:
    after = edited("rules.yaml", text, edits)
    said = {edit.field for edit in edits}
    before = [line for line in text.splitlines() if line.strip() and not any(f"{name}:" in line for name in said)]
    left = iter(after.splitlines())
    assert all(any(_is_kept(line, other) for other in left) for line in before)


def _is_kept(line: str, after: str) -> bool:
    """A row in one line may have gained a field."""
    return after == line or (
        "{" in line and after.endswith(line.partition("}")[2]) and line.split(",", maxsplit=1)[0][:-1] in after
    )


@given(files(), EDITS)
def test_the_rows_say_what_they_said_but_for_the_fields_that_were_set(text: str, edits: list[Edit]) -> None:
    wanted = {(edit.section, edit.id, edit.field): edit.value for edit in edits}
    assert _fields(edited("rules.yaml", text, edits)) == _fields(text) | wanted


@given(files(), EDITS)
def test_to_make_the_same_edits_again_changes_nothing(text: str, edits: list[Edit]) -> None:
    once = edited("rules.yaml", text, edits)
    last = {(edit.section, edit.id, edit.field): edit for edit in edits}
    assert edited("rules.yaml", once, last.values()) == once


def _fields(text: str) -> dict[tuple[str, str, str], object]:
    content = parse_source("rules.yaml", text).content
    found: dict[tuple[str, str, str], object] = {}
    for section, these in content.items():
        for row in these or ():
            found |= {(section, row["id"], name): _said(value) for name, value in row.items() if name != "id"}
    return found


def _said(value: object) -> object:
    """A block of text at the end of a file gets the line end that it lacks."""
    return {name: text.strip() for name, text in value.items()} if isinstance(value, dict) else value
