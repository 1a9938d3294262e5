from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from triage.rules.fold import fold
from triage.rules.phrases import compile_phrases

WORDS = st.sampled_from(
    ["still", "no", "reply", "über", "déçu", "it's", "never", "again", "😡", "\n", "\n\n", ",", ".", "’"]
)
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=30).map(" ".join)
ROWS = {
    "reply": ["still no reply", "no reply"],
    "never": ["never ... again"],
    "feeling": ["über*", "déçu", "😡"],
    "is": ["it's"],
}
PHRASES = compile_phrases(ROWS)


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_every_hit_lies_in_the_text_in_order(text: str) -> None:
    hits = PHRASES.find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert list(hits) == sorted(hits)


@given(TEXTS)
def test_one_row_alone_finds_what_it_finds_among_others(text: str) -> None:
    alone = {hit for id_, phrases in ROWS.items() for hit in compile_phrases({id_: phrases}).find(text)}
    assert set(PHRASES.find(text)) == alone


@given(TEXTS, TEXTS)
def test_text_after_an_empty_line_changes_nothing_before_it(first: str, second: str) -> None:
    before = PHRASES.find(first + "\n\n")
    assert [hit for hit in PHRASES.find(first + "\n\n" + second) if hit.end <= len(first)] == list(before)


@given(st.text(alphabet="ab 'no-rely", max_size=60))
def test_plain_words_are_found_where_the_standard_library_finds_them(text: str) -> None:
    expected = [match.span() for match in re.finditer(r"\bno\b", text, re.IGNORECASE)]
    assert [(hit.start, hit.end) for hit in compile_phrases({"row": ["no"]}).find(text)] == expected
