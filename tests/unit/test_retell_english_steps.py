"""A customer's clause on its way to being told: cut, tidied, calmed, dated."""

from __future__ import annotations

from datetime import date

import pytest

from triage.reply.retell.english.calm import calm
from triage.reply.retell.english.cut import clauses
from triage.reply.retell.english.days import dated
from triage.reply.retell.english.tidy import tidy

WEDNESDAY = date(2026, 11, 18)


def cut(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in clauses(sentence)]


def test_a_sentence_is_cut_before_a_new_subject() -> None:
    assert cut("I ordered a lamp and you sent a vase, which is broken") == [
        "I ordered a lamp",
        "and you sent a vase",
        "which is broken",
    ]


def test_what_hangs_on_a_condition_is_not_cut_off_it() -> None:
    assert cut("I will return it if you do not answer") == ["I will return it if you do not answer"]


def test_nothing_is_cut_inside_of_quotation_marks() -> None:
    assert cut('The page says "order today, and you save 10 %"') == ['The page says "order today, and you save 10 %"']


def test_nothing_but_is_not_cut() -> None:
    assert cut("It is nothing but trouble") == ["It is nothing but trouble"]


def test_two_things_joined_by_and_are_one_clause() -> None:
    assert cut("I ordered a red lamp and two shades") == ["I ordered a red lamp and two shades"]


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Hi there,\n\nmy lamp is broken.", "my lamp is broken"),
        ("Dear Paper Nook, my lamp is broken", "my lamp is broken"),
        ("Unfortunately, my lamp is broken", "my lamp is broken"),
        ("I am writing to tell you that my lamp is broken", "my lamp is broken"),
        ("and my lamp is broken lol", "my lamp is broken"),
        ("my lamp is broken btw", "my lamp is broken"),
        ("2) My lamp is broken", "My lamp is broken"),
        ("my lamp (I loved it) is broken", "my lamp is broken"),
        ("my lamp (order 4471) is broken", "my lamp (order 4471) is broken"),
        ("my lamp (the red one) is broken", "my lamp (the red one) is broken"),
        ("my lamp, I think, is broken", "my lamp, is broken"),
        ("i dont have ur number", "i don't have your number"),
        ("its been 3 weeks", "it's been 3 weeks"),
        ("you people lost it", "you lost it"),
    ],
)
def test_manner_is_taken_off_and_matter_stays(words: str, plain: str) -> None:
    assert tidy(words) == plain


@pytest.mark.parametrize(
    "words", ["No parcel came", "Second parcel never came", "Again nothing came", "Next day it broke"]
)
def test_a_word_that_belongs_to_what_is_said_is_no_opening(words: str) -> None:
    assert tidy(words) == words


@pytest.mark.parametrize(
    ("words", "quiet"),
    [
        ("MY LAMP FROM ORDER AB-1029-X NEVER ARRIVED", "my lamp from order AB-1029-X never arrived"),
        ("it NEVER arrived", "it never arrived"),
        ("the VAT invoice and the USB cable", "the VAT invoice and the USB cable"),
        ("you sent an absolutely tiny lamp", "you sent a tiny lamp"),
        ("this stupid lamp is broken", "this lamp is broken"),
        ("I am literally, honestly waiting", "I am waiting"),
        ("DELIVERED ON MONDAY", "delivered on Monday"),
        ('the box says "DO NOT WIPE"', 'the box says "do not wipe"'),
    ],
)
def test_a_raised_voice_is_lowered(words: str, quiet: str) -> None:
    assert calm(words) == quiet


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("it came today", "it came on 18 November"),
        ("it came yesterday morning", "it came on the morning of 17 November"),
        ("I need it by tomorrow", "I need it by 19 November"),
        ("it came yesterday 11-17-26", "it came on 11-17-26"),
        ("it came yesterday (17 November)", "it came on 17 November"),
        ("last night it caught fire", "on the night of 17 November it caught fire"),
        ("I wrote last Wednesday", "I wrote on Wednesday"),
        ("they said 'it goes tomorrow evening'", "they said 'it goes tomorrow evening'"),
        ('it said "today only" today', 'it said "today only" on 18 November'),
        ("I want a date today", "I want a date the same day"),
        ("I want to know today if it is safe", "I want to know the same day if it is safe"),
    ],
)
def test_days_become_dates_for_a_reply_is_read_later(words: str, then: str) -> None:
    assert dated(words, WEDNESDAY) == then


@pytest.mark.parametrize("words", ["see the attached photo", "it was here an hour ago", "tomorrow never comes"])
def test_what_points_at_something_else_is_not_told(words: str) -> None:
    assert dated(words, WEDNESDAY) is None


@pytest.mark.parametrize(
    "words",
    [
        "the company is Fjord AS, not me",
        "it should be Fjord AS",
        "our number is NO 999 111 333",
        "put NO999111333 on it",
    ],
)
def test_the_end_of_a_name_and_the_letters_of_a_number_are_no_shout(words: str) -> None:
    assert calm(words) == words


@pytest.mark.parametrize("words", ["it is AS big as Anna", "there were NO 2 packs", "it is NO good"])
def test_two_letters_that_are_shouted_are_lowered(words: str) -> None:
    assert calm(words) == words.replace("AS", "as").replace("NO", "no")
