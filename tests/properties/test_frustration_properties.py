"""What may stand around an angry customer's words never makes the letter look calmer."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from triage.judge.engine import Judge
from triage.judge.frustration import courtesy_share, frustration, mild_share, praise_share
from triage.mail.letter import of_text
from triage.model import Answerability, Judgement, Language, Letter, Message, OwnWords
from triage.rules.read import default_rules

JUDGE = Judge(default_rules())
RECEIVED = datetime(2026, 3, 4, 12, tzinfo=UTC)
TINY = 1e-9

REPROACHES = st.sampled_from(
    [
        "I have been waiting for three weeks.",
        "Nobody answers my emails!",
        "This is the third time I write to you.",
        "What an absolute joke.",
        "The cup arrived broken",
        "I want my money back NOW!!!",
        "You promised it by Friday, and nothing came.",
        "Where is my order??",
        "I will never buy here again.",
        "It still doesn't work, and I am so disappointed.",
        "Your support was rude.",
    ]
)
NEUTRAL = st.sampled_from(
    ["My order number is 12345.", "I bought it in March.", "It is a blue mug", "I like the colour.", "It was a gift."]
)
POLITE = st.sampled_from(
    [
        "Thank you.",
        "Thanks in advance!",
        "Many thanks for your help.",
        "Thank you very much for your great support.",
        "I appreciate your excellent work, thank you.",
        "Dear Support Team,",
        "Hello,",
        "Good morning,",
        "Kind regards,\nAnna Miller",
        "Best regards\nJohn",
        "Best wishes, Sam",
        "Have a wonderful day!",
        "Looking forward to hearing from you soon.",
        "Hope you are well.",
    ]
)
QUOTED = (
    "On Tue, Mar 3, 2026 at 10:12 AM Shop <support@shop.example> wrote:\n\n"
    "> We are happy to help. Great to hear from you!"
)
UPSET = st.lists(st.one_of(REPROACHES, NEUTRAL), min_size=1, max_size=8).map("\n".join)


def judged(text: str) -> Judgement:
    letter = Letter(Message(()), Answerability(None, person=True), OwnWords(text), Language("en", reliable=True))
    return JUDGE.judge(letter, received=RECEIVED)


def score(text: str) -> float:
    return judged(text).frustration


def is_upset(text: str) -> bool:
    return score(text) > frustration(5.0)


@settings(deadline=None)
@given(UPSET, POLITE)
def test_thanks_greetings_and_closings_after_an_upset_letter_never_lower_its_score(text: str, polite: str) -> None:
    assume(is_upset(text))
    assert score(f"{text}\n\n{polite}") >= score(text) - TINY


@settings(deadline=None)
@given(UPSET, POLITE)
def test_thanks_and_greetings_before_an_upset_letter_never_lower_its_score(text: str, polite: str) -> None:
    assume(is_upset(text))
    assert score(f"{polite}\n\n{text}") >= score(text) - TINY


@settings(deadline=None)
@given(UPSET, POLITE)
def test_a_quoted_reply_and_a_signature_never_change_the_rank_of_an_upset_letter(text: str, polite: str) -> None:
    assume(is_upset(text))
    alone = JUDGE.judge(of_text(text), received=RECEIVED).frustration
    wrapped = JUDGE.judge(of_text(f"{text}\n\n{polite}\n\n{QUOTED}"), received=RECEIVED).frustration
    assert wrapped >= alone - TINY


@settings(deadline=None)
@given(st.lists(st.one_of(REPROACHES, NEUTRAL, POLITE), max_size=10).map("\n".join), REPROACHES)
def test_another_reproach_never_lowers_the_score(text: str, reproach: str) -> None:
    assert score(f"{text}\n\n{reproach}") >= score(text) - TINY


@settings(deadline=None)
@given(st.lists(st.one_of(REPROACHES, NEUTRAL, POLITE), max_size=10).map("\n".join), st.integers(1, 5))
def test_another_still_no_reply_never_lowers_the_score(text: str, times: int) -> None:
    assert score(text + "\n\nStill no reply." * times) >= score(text) - TINY


@settings(deadline=None)
@given(st.text(max_size=300))
def test_the_points_of_any_text_make_its_score(text: str) -> None:
    found = judged(text)
    if found.sentences:
        assert found.frustration == frustration(sum(signal.points for signal in found.signals))
    assert 0.0 <= found.frustration <= 100.0


@settings(deadline=None)
@given(st.lists(st.one_of(REPROACHES, NEUTRAL, POLITE), max_size=10).map("\n".join))
def test_signals_below_zero_are_courtesy_praise_or_patience(text: str) -> None:
    below = {signal.family for signal in judged(text).signals if signal.points < 0}
    assert below <= {"courtesy", "praise", "patience"}


@settings(deadline=None)
@given(st.lists(st.one_of(REPROACHES, NEUTRAL, POLITE), max_size=10).map("\n".join))
def test_evidence_stands_in_the_text(text: str) -> None:
    for signal in judged(text).signals:
        assert all(0 <= start < end <= len(text) for start, end in signal.spans)


POINTS = st.floats(0, 500)


@settings(deadline=None)
@given(POINTS, POINTS, POINTS, POINTS)
def test_more_anger_never_sums_to_less(firm: float, mild: float, praise: float, more: float) -> None:
    def total(firm: float, mild: float) -> float:
        heard = mild * mild_share(mild)
        return firm + heard - praise * praise_share(-praise, heard) - 10.0 * courtesy_share(firm + heard)

    assert total(firm + more, mild) >= total(firm, mild) - TINY
    assert total(firm, mild + more) >= total(firm, mild) - TINY
