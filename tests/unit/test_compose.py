"""From a judged case to a draft: who to whom, by which template, in which words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import CUSTOMER, NOON, TOKEN, US, case_of, judged_letter
from triage.errors import LetterError
from triage.hours import BusinessHours
from triage.model import Address, Case, Draft, Language, Refusal, Restatement, Us
from triage.reply.compose import Composer, octets
from triage.reply.mood import FURIOUS, UPSET
from triage.reply.promise import promise
from triage.reply.tone import BESIDE_THEMSELVES
from triage.rules.read import TEMPLATES, default_rules, read_templates

RULES = default_rules()
SHIPPED = read_templates(TEMPLATES)
COMPOSER = Composer(SHIPPED, RULES)
VASE = "your blue vase from order #4471 arrived broken"


def composed(
    case: Case | None = None,
    *,
    problem: str = "damaged",
    text: str = VASE,
    composer: Composer = COMPOSER,
    token: str = TOKEN,
    us: Us = US,
) -> Draft | Refusal:
    case = case or case_of()
    row = next(row for row in RULES.problems if row.id == problem)
    language = composer.language_for(case.newest.letter.language)
    promised = promise(row, RULES.bands[0], BusinessHours(), NOON, language, token)
    return composer.compose(case, Restatement(text, (problem,)), promised, us, token, NOON)


def draft_of(**options: object) -> Draft:
    made = composed(**options)  # type: ignore[arg-type]
    assert isinstance(made, Draft), made
    return made


def test_the_reply_goes_from_the_address_written_to_back_to_the_customer() -> None:
    orders = Address("orders@shop.example", "Shop Orders")
    letter = judged_letter()
    answerability = replace(letter.letter.answerability, identity=orders)
    case = case_of(replace(letter, letter=replace(letter.letter, answerability=answerability)))
    made = draft_of(case=case)
    assert (made.sender, made.to) == (orders, Address(CUSTOMER.addr_spec))
    assert made.message_id == f"<triage.v1.{TOKEN}@shop.example>"


def test_the_reply_threads_with_the_letter() -> None:
    made = draft_of()
    assert (made.in_reply_to, made.references) == ("<letter1@mail.example>", ("<letter1@mail.example>",))
    assert made.subject == "Re: My order"


def test_the_problem_stands_in_a_sentence_of_its_own() -> None:
    assert "Your blue vase from order #4471 arrived broken." in draft_of().body


def test_the_customer_is_greeted_by_a_certain_name() -> None:
    assert draft_of().body.startswith("Dear Anna Müller,\n\n")


def test_a_customer_without_a_certain_name_is_greeted_all_the_same() -> None:
    case = case_of(judged_letter("It broke.", customer=Address("x1@mail.example", "DEAL HUNTER")))
    assert draft_of(case=case).body.startswith("Hello,\n\n")


@pytest.mark.parametrize(
    ("frustration", "template"),
    [(0, "en/mild.txt"), (UPSET - 1, "en/mild.txt"), (UPSET, "en/upset.txt"), (FURIOUS, "en/furious.txt")],
)
def test_the_tone_follows_the_frustration(frustration: float, template: str) -> None:
    assert draft_of(case=case_of(judged_letter(frustration=frustration))).template == template


def test_the_most_upset_letter_of_the_case_sets_the_tone() -> None:
    case = case_of(judged_letter(frustration=90, uid=1), judged_letter("Any news?", frustration=0, uid=2))
    assert draft_of(case=case).template == "en/furious.txt"


def test_a_customer_who_had_to_write_again_reads_that_we_know() -> None:
    earlier = judged_letter(received=NOON - timedelta(days=2), uid=1)
    made = draft_of(case=case_of(earlier, judged_letter(uid=2)))
    assert made.template == "en/followup.txt"
    assert re.search("again|a second time", made.words.split("\n\n")[1])


def test_a_second_letter_of_the_same_hour_is_no_reproach() -> None:
    earlier = judged_letter(received=NOON - timedelta(minutes=20), uid=1)
    assert draft_of(case=case_of(earlier, judged_letter(uid=2))).template == "en/mild.txt"


def test_a_broken_promise_is_owned() -> None:
    made = draft_of(case=case_of(promise_broken=True))
    assert re.search("you have heard nothing from us|let the time pass", made.words)


def test_a_long_wait_is_apologised_for() -> None:
    waited = draft_of(case=case_of(judged_letter(received=NOON - timedelta(days=4)))).words
    assert waited.count("sorry") == draft_of().words.count("sorry") + 1


def test_a_plain_question_gets_its_short_form() -> None:
    case = case_of(judged_letter("Does it fit?", problem="product_question"))
    made = draft_of(case=case, problem="product_question", text="you have a question about the lamp")
    assert made.template == "en/question.txt"
    assert "sorry" not in made.words


def test_praise_is_thanked_for_and_promises_nothing() -> None:
    case = case_of(judged_letter("Lovely!", problem="praise", frustration=0))
    made = draft_of(case=case, problem="praise", text="you are pleased with your lamp")
    assert (made.template, made.promise) == ("en/praise.txt", None)


def test_a_moan_within_praise_is_answered_with_thanks_for_the_praise_first_and_whoever_is_praised_hears_of_it() -> None:
    made = draft_of(
        case=case_of(judged_letter("Whoever Bev is, give her a rise. The lid does not shut.", frustration=9))
    )
    assert made.template == "en/mild.txt"
    assert made.words.split("\n\n")[1].startswith("Thank you for your kind words")
    assert "Bev hears of it" in made.words


def test_praise_that_reads_like_anger_is_left_to_a_person() -> None:
    case = case_of(judged_letter("Great job, thanks for nothing.", problem="praise", frustration=UPSET))
    assert composed(case, problem="praise") == Refusal(
        "contradiction", "the letter reads like praise and like anger: a person has to look"
    )


@pytest.mark.parametrize(
    ("code", "reliable", "expected"),
    [("de", True, "de"), ("pt", True, "pt"), ("pl", True, "en"), ("de", False, "en"), ("un", False, "en")],
)
def test_the_reply_is_in_the_letters_language_or_else_in_english(code: str, reliable: bool, expected: str) -> None:
    assert COMPOSER.language_for(Language(code, reliable)) == expected


def test_a_language_without_templates_is_answered_in_english() -> None:
    english = Composer({name: text for name, text in SHIPPED.items() if name.startswith("en/")}, RULES)
    assert english.language_for(Language("de", True)) == "en"


def test_a_letter_that_may_not_be_answered_gets_no_draft() -> None:
    letter = judged_letter()
    answerability = replace(letter.letter.answerability, reason="list", detail="List-Id")
    case = case_of(replace(letter, letter=replace(letter.letter, answerability=answerability)))
    assert composed(case) == Refusal("list", "List-Id")


@pytest.mark.parametrize("customer", [None, Address("a@b@c"), Address("jürgen@mail.example")])
def test_without_one_safe_address_there_is_no_draft(customer: Address | None) -> None:
    made = composed(case_of(judged_letter(customer=customer)))
    assert isinstance(made, Refusal)
    assert made.reason == "address"


def test_a_tone_whose_template_was_taken_away_gets_no_draft() -> None:
    without = Composer({name: text for name, text in SHIPPED.items() if name != "en/mild.txt"}, RULES)
    made = composed(composer=without)
    assert isinstance(made, Refusal)
    assert made.reason == "no_template"


def test_the_wording_is_the_same_for_the_same_letter_and_differs_between_letters() -> None:
    bodies = [draft_of(token=f"{number:032x}").body for number in range(40)]
    assert len(set(bodies)) > 35
    assert draft_of().body == draft_of().body


def test_template_syntax_in_a_letter_stays_literal() -> None:
    made = draft_of(text="your {{ 7*7 }} {% raw %} arrived broken")
    assert "Your {{ 7*7 }} {% raw %} arrived broken." in made.body
    assert "49" not in made.body


def test_the_letter_is_quoted_beneath() -> None:
    made = draft_of()
    assert made.body.endswith("\n\n" + made.quoted)
    assert made.quoted.startswith(
        "On 3 March 2026, Anna Müller wrote:\n> My blue vase from order #4471 arrived broken."
    )


def test_the_quotation_can_be_left_out() -> None:
    assert ">" not in draft_of(composer=Composer(SHIPPED, RULES, quote=False)).body


def test_a_signature_stands_between_our_words_and_the_quotation() -> None:
    made = draft_of(composer=Composer(SHIPPED, RULES, signature="Your Shop\n+49 30 1234\n"))
    assert f"{made.words}\n\nYour Shop\n+49 30 1234\n\nOn 3 March" in made.body
    assert "1234" not in made.words


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Hello\n{{ score }}", 2),
        ("Hello\n\n{% if %}", 3),
        ("{{ name.__class__.__mro__ }}", 1),
        ("Hello\n{{ ''.join.__globals__ }}", 2),
        ("{% include 'nothing' %}", 1),
        ("x\n{{ 1 / 0 }}", 2),
        ("{{ values.append(1) }}", 1),
    ],
)
def test_a_template_that_cannot_be_used_is_told_with_its_line(source: str, line: int) -> None:
    broken = Composer(SHIPPED | {"en/mild.txt": source}, RULES)
    with pytest.raises(LetterError, match=rf"^en/mild\.txt:{line}: ") as caught:
        composed(composer=broken)
    assert caught.value.stage == "reply"


def test_a_draft_becomes_octets_that_hold_every_word() -> None:
    assert b"Dear Anna M=C3=BCller," in octets(draft_of())


@pytest.mark.parametrize(
    ("frustration", "template"), [(BESIDE_THEMSELVES - 1, "en/question.txt"), (BESIDE_THEMSELVES, "en/upset.txt")]
)
def test_a_letter_without_a_known_problem_is_a_complaint_where_it_is_beside_itself(
    frustration: float, template: str
) -> None:
    case = case_of(judged_letter("Two more weeks is fine.", problem="other", frustration=frustration))
    assert draft_of(case=case, problem="other", text="you have written to us").template == template
