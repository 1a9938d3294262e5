from __future__ import annotations

import pytest

from triage.rules.notation import read_phrase
from triage.rules.patterns import check_pattern
from triage.rules.phrases import Hit, compile_kinds, compile_patterns, compile_phrases


def found(phrase: str, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in compile_phrases({"row": [phrase]}).find(text)]


def test_a_phrase_is_found_whatever_its_case() -> None:
    assert found("still waiting", "I am STILL Waiting for it.") == ["STILL Waiting"]


def test_a_phrase_is_not_found_inside_a_longer_word() -> None:
    assert found("late", "The plate came later than the chocolate") == []


@pytest.mark.parametrize(("phrase", "text"), [("bel", "Grübel"), ("übel", "Grübel"), ("caf", "café"), ("dé", "déçu")])
def test_letters_beyond_ascii_belong_to_the_word(phrase: str, text: str) -> None:
    assert found(phrase, text) == []


def test_a_phrase_may_begin_and_end_with_letters_beyond_ascii() -> None:
    assert found("übel gelaunt", "Sehr übel gelaunt.") == ["übel gelaunt"]
    assert found("très déçu", "je suis très déçu, vraiment") == ["très déçu"]


def test_a_star_stands_for_any_ending() -> None:
    assert found("refund*", "refund refunded REFUNDS prerefund") == ["refund", "refunded", "REFUNDS"]
    assert found("enttäusch*", "So enttäuschend!") == ["enttäuschend"]


def test_a_star_at_the_beginning_stands_for_any_beginning() -> None:
    assert found("*korting", "Geen korting, geen kortingsbon, wel Winterkorting.") == ["korting", "Winterkorting"]
    assert found("*rabatt*", "Treuerabatte") == ["Treuerabatte"]


def test_a_slash_stands_for_either_word() -> None:
    assert found("third/fourth time", "the third time, the fifth time, the fourth time") == [
        "third time",
        "fourth time",
    ]


def test_a_shorter_word_does_not_hide_a_longer_one() -> None:
    assert found("cassé/cassée/cassées", "Deux tasses cassées, une cassée.") == ["cassées", "cassée"]


def test_a_word_of_two_parts_is_longer_than_its_first_part() -> None:
    assert found("second degree/degree-burn", "a second degree burn, a second degree") == [
        "second degree burn",
        "second degree",
    ]


def test_of_two_phrases_that_begin_together_the_first_counts() -> None:
    hits = compile_phrases({"row": ["no reply", "no reply at all"]}).find("no reply at all")
    assert [(hit.start, hit.end) for hit in hits] == [(0, 8)]


def test_an_elided_word_stands_before_its_apostrophe_only() -> None:
    assert found("heureux d'", "heureux d'avoir, heureux dans") == ["heureux d'"]
    assert found("'t duurt", "'t duurt lang, niet duurt") == ["'t duurt"]


def test_dots_stand_for_up_to_four_words() -> None:
    assert found("never ... again", "never again") == ["never again"]
    assert found("never ... again", "never will I buy here again") == ["never will I buy here again"]
    assert found("never ... again", "never will I ever buy here again") == []


def test_a_phrase_does_not_reach_into_the_next_sentence_or_paragraph() -> None:
    assert found("never ... again", "I never. Do it again") == []
    assert found("no reply", "I said no\n\nreply") == []


def test_a_phrase_runs_over_a_sum_an_abbreviation_and_the_number_of_a_day() -> None:
    assert found("paid ... twice", "I paid £18.40 twice") == ["paid £18.40 twice"]
    assert found("habe ... überwiesen", "habe am 2. November überwiesen") == ["habe am 2. November überwiesen"]
    assert found("paid ... twice", "I paid 400. Not twice") == []


def test_a_phrase_runs_over_a_line_break_and_a_comma() -> None:
    assert found("still no reply", "still no\n  reply") == ["still no\n  reply"]
    assert found("never again", "never, again") == ["never, again"]


def test_typographic_quotes_and_spaces_equal_plain_ones() -> None:
    assert found("don't care", "You don’t care, you don\u2032t\u00a0care") == ["don’t care", "don\u2032t\u00a0care"]


def test_an_apostrophe_or_hyphen_may_be_missing() -> None:
    assert found("doesn't work", "it doesnt work") == ["doesnt work"]
    assert found("follow-up", "follow up, followup, follow-up") == ["follow up", "followup", "follow-up"]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("unverschämt*", "unverschaemte"),
        ("groß", "gross"),
        ("über", "ueber"),
        ("déçu", "decu"),
        ("más", "mas"),
        ("é um roubo", "e um roubo"),
        ("cœur", "coeur"),
    ],
)
def test_an_accent_may_be_missing_and_an_umlaut_be_spelt_out(phrase: str, text: str) -> None:
    assert found(phrase, f"So {text}!") == [text]


def test_letters_without_their_accent_belong_to_the_word_too() -> None:
    assert found("à", "la carte") == []
    assert found("né", "nero") == []
    assert found("schön", "schon") == []


def test_punctuation_in_a_phrase_is_meant_literally() -> None:
    assert found("why ?", "why ? why not") == ["why ?"]
    assert found("a.b", "axb a.b") == ["a.b"]


def test_patterns_see_the_flowing_text_and_phrases_the_text_itself() -> None:
    rows = compile_kinds({"": {"phrase": ["paid twice"]}}, {"": {"pattern": [r"twice[^.]*order"]}})[""]
    text, flowing = "I paid twice\nfor no. 4 of my order", "I paid twice for no, 4 of my order"
    assert [hit.id for hit in rows.find(text)] == ["phrase"]
    assert [hit.id for hit in rows.find(text, flowing)] == ["phrase", "pattern"]


def test_offsets_count_characters_of_the_text_as_given() -> None:
    text = "😡😡 é — “still waiting” 😡 still waiting"
    hits = compile_phrases({"row": ["still waiting"]}).find(text)
    assert [text[hit.start : hit.end] for hit in hits] == ["still waiting"] * 2


def test_hits_of_all_rows_come_in_the_order_of_the_text() -> None:
    rows = {"b": ["two"], "a": ["one", "three"], "silent": ["four"]}
    assert compile_phrases(rows).find("one two three") == (Hit(0, 3, "a"), Hit(4, 7, "b"), Hit(8, 13, "a"))


def test_kinds_of_rows_compiled_together_find_what_each_finds_alone() -> None:
    phrases = {"signals": {"silence": ["no reply"]}, "problems": {"unanswered": ["no reply", "reply at all"]}}
    together = compile_kinds(phrases, {"problems": {"unanswered": [r"\bever\b"]}})
    text = "No reply at all.\n\nNo\nreply ever."
    assert together["signals"].find(text) == compile_phrases(phrases["signals"]).find(text)
    assert together["problems"].find(text) == (
        Hit(0, 8, "unanswered"),
        Hit(18, 26, "unanswered"),
        Hit(27, 31, "unanswered"),
    )


def test_nothing_is_found_without_rows_or_text() -> None:
    assert compile_phrases({}).find("text") == ()
    assert compile_phrases({"empty": []}).find("text") == ()
    assert compile_phrases({"row": ["x"]}).find("") == ()


def test_a_pattern_that_matches_nothing_visible_is_no_hit() -> None:
    assert compile_patterns({"row": ["x*"]}).find("abc") == ()


@pytest.mark.parametrize("phrase", ["", "  ", "... again", "never ..."])
def test_a_phrase_without_a_word_at_each_end_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="word at each end"):
        read_phrase(phrase)


def test_a_faulty_pattern_is_explained() -> None:
    assert "missing" in (check_pattern("(unclosed") or "")
    assert check_pattern(r"(?=look)") is not None
    assert check_pattern(r"\bfine\b") is None
