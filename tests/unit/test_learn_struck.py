"""Sentences of templates that agents strike out are left out."""

from __future__ import annotations

from tests.learning import proposals, watched
from triage.lab.learn.struck import Sent, struck_sentences, without
from triage.lab.learn.values import Line
from triage.lab.replay.comparer import Laid

TEMPLATE = """\
Hello,

{{ choose(
  "Thank you for telling us.",
  "Thank you for your letter.",
) }}
We are a family business since 1911.
{{ problem }}
"""
SOURCES = {"en/upset.txt": TEMPLATE}
WORDS = "Hello,\n\nThank you for telling us.\nWe are a family business since 1911.\nYour vase broke on its way to you."
LEFT = WORDS.replace("We are a family business since 1911.\n", "")


def answers(number: int, sent: str = LEFT, kept: float = 0.8) -> list[Sent]:
    return [Sent(Laid(WORDS, "en/upset.txt", tuple(WORDS.split())), kept, tuple(sent.split()))] * number


def test_a_sentence_that_is_always_struck_out_is_proposed_for_leaving_out() -> None:
    [proposal] = proposals(struck_sentences(answers(10), SOURCES))
    assert proposal.struck == (Line("en/upset.txt", "We are a family business since 1911."),)
    assert proposal.why == ("agents struck it out, or reworded it, in 10 of 10 drafts that they sent",)


def test_one_that_is_mostly_kept_stays() -> None:
    as_it_was = answers(5, WORDS, 1.0)
    assert list(struck_sentences([*answers(10), *as_it_was], SOURCES)) == []


def test_answers_that_are_not_the_draft_we_can_write_again_are_left_out() -> None:
    assert list(struck_sentences(answers(10, kept=0.99), SOURCES)) == []
    assert list(struck_sentences(answers(10, "Dear Anna, a new vase is on its way.", 0.1), SOURCES)) == []


def test_what_a_customer_wrote_is_no_sentence_of_a_template() -> None:
    without_problem = WORDS.replace("\nYour vase broke on its way to you.", "")
    assert list(struck_sentences(answers(10, without_problem, 0.82), SOURCES)) == []


def test_seven_answers_are_not_enough() -> None:
    [one] = watched(struck_sentences(answers(7), SOURCES))
    assert one.seen == 7


def test_a_sentence_goes_with_its_line_and_a_wording_with_its_comma() -> None:
    lines = (Line("en/upset.txt", "We are a family business since 1911."),)
    assert without(SOURCES, lines) == {"en/upset.txt": TEMPLATE.replace("We are a family business since 1911.\n", "")}
    wording = (Line("en/upset.txt", "Thank you for your letter."),)
    assert without(SOURCES, wording) == {"en/upset.txt": TEMPLATE.replace('  "Thank you for your letter.",\n', "")}


def test_where_nothing_is_left_to_choose_the_choice_goes_too() -> None:
    both = [Line("en/upset.txt", "Thank you for your letter."), Line("en/upset.txt", "Thank you for telling us.")]
    assert without(SOURCES, both)["en/upset.txt"] == ("Hello,\n\nWe are a family business since 1911.\n{{ problem }}\n")
