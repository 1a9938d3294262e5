"""What is heard: ids of rows and words of the rules, never a customer's."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import judged_letter, read_by_the_rules
from triage.judge.heard import Listener
from triage.model import Judgement, Signal
from triage.rules.read import default_rules
from triage.rules.schema import Rules, SignalRow


def judgement_of(*signals: Signal) -> Judgement:
    return Judgement(50.0, judged_letter().judgement.confidence, signals)


def rules_of(*phrases: str) -> Rules:
    row = SignalRow(id="silence", family="no_response", points=5.0, why="nobody answered", phrases={"en": phrases})
    return Rules(signals=(row,), problems=(), bands=(), words={"broken": 3.0, "not my": 2.0})


def heard(evidence: str, *phrases: str, points: float = 5.0) -> tuple[str, ...]:
    return Listener(rules_of(*phrases)).heard(judgement_of(Signal("silence", "no_response", points, "", (evidence,))))


def test_a_phrase_that_stands_in_the_rules_is_heard_with_its_row() -> None:
    assert heard("Radio  Silence", "radio silence") == ("radio silence", "row:silence")


def test_each_alternative_of_a_phrase_is_a_word_of_the_rules() -> None:
    assert heard("never answered", "no/never reply/answered") == ("never answered", "row:silence")


def test_what_a_phrase_leaves_open_is_the_customers_own_and_is_not_told() -> None:
    assert heard("never in my life answered", "never ... answered", "answer*") == ("row:silence",)


def test_a_listed_word_is_heard_but_not_one_that_says_nothing_by_itself() -> None:
    assert heard("broken") == ("broken", "row:silence")
    assert heard("not my") == ("row:silence",)


def test_what_speaks_for_us_is_not_counted() -> None:
    assert heard("radio silence", "radio silence", points=-2.0) == ()


@settings(deadline=None)  # the first letter builds the automata
@given(st.text("abc xyzANGRY!?.", max_size=60))
def test_no_word_of_a_customer_passes(text: str) -> None:
    letter = read_by_the_rules(f"I am furious about {text}. Nobody answered {text}, radio silence.")
    rules = default_rules()
    known = {
        word
        for row in rules.signals
        for phrases in row.phrases.values()
        for phrase in phrases
        for word in phrase.split()
    }
    listed = {word for words in rules.words for word in words.split()}
    alternatives = {one for word in known for one in word.split("/")} | listed
    for told in Listener(rules).heard(letter.judgement):
        assert told.startswith("row:") or set(told.split()) <= alternatives
