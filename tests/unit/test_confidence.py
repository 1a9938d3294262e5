from __future__ import annotations

from triage.judge.confidence import confidence, scored_language
from triage.judge.frustration import Weighed
from triage.model import Answerability, ConfidenceLevel, Language, Letter, Message, OwnWords

TEXT = "I have been waiting for my order for three weeks."
ENGLISH = Language("en", reliable=True)


def letter(own: OwnWords, language: Language = ENGLISH) -> Letter:
    return Letter(Message(()), Answerability(None, person=True), own, language)


def level(own: OwnWords, language: Language = ENGLISH, weighed: Weighed | None = None) -> ConfidenceLevel:
    return confidence(letter(own, language), weighed or Weighed()).level


def test_a_letter_in_plain_english_is_judged_with_high_confidence() -> None:
    assert level(OwnWords(TEXT)) is ConfidenceLevel.HIGH


def test_without_words_nothing_is_known() -> None:
    assert level(OwnWords("  ")) is ConfidenceLevel.NONE


def test_a_language_without_rules_is_not_known() -> None:
    assert level(OwnWords(TEXT), Language("pl", reliable=True)) is ConfidenceLevel.NONE


def test_few_words_tell_little() -> None:
    assert level(OwnWords("See attached.")) is ConfidenceLevel.LOW


def test_a_language_that_cannot_be_told_is_read_as_english_with_low_confidence() -> None:
    unknown = Language("un", reliable=False)
    assert scored_language(letter(OwnWords(TEXT), unknown)) == "en"
    assert level(OwnWords(TEXT), unknown) is ConfidenceLevel.LOW


def test_phrases_alone_give_medium_confidence() -> None:
    assert level(OwnWords("Ich warte seit drei Wochen auf mein Paket."), Language("de", True)) is ConfidenceLevel.MEDIUM


def test_a_letter_that_is_mostly_quoted_gives_medium_confidence() -> None:
    assert level(OwnWords(TEXT, share=0.05)) is ConfidenceLevel.MEDIUM


def test_own_words_that_cannot_be_told_from_quotes_give_low_confidence() -> None:
    assert level(OwnWords(TEXT, doubtful=True)) is ConfidenceLevel.LOW


def test_praise_and_reproach_in_one_letter_give_medium_confidence() -> None:
    assert level(OwnWords(TEXT), weighed=Weighed(firm=30.0, praise=-30.0)) is ConfidenceLevel.MEDIUM


def test_every_doubt_is_told() -> None:
    told = confidence(letter(OwnWords("Hm.", share=0.05), Language("un", False)), Weighed()).because
    assert len(told) == 3
