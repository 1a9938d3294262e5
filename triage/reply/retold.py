"""Whether a restatement that a language model wrote may stand in a draft. It is believed in nothing.

It says no more than the letter (numbers, names, words, and whatever the judge finds in it), no less than ours (facts,
problems, wishes), speaks to the customer alone, and neither promises, admits nor offers. One doubt, and ours stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from unicodedata import combining, normalize

from triage.judge.engine import Judge
from triage.mail.language import identify
from triage.mail.letter import of_text
from triage.model import Case, FactKind, Judgement, Restatement, Telling
from triage.reply import retold_words as words
from triage.reply.answer import form
from triage.reply.calm import calm
from triage.reply.clean import one_line
from triage.reply.harsh import is_harsh
from triage.reply.known import strange_numbers
from triage.reply.lookup import find
from triage.rules.phrases import PhraseSet, compile_phrases
from triage.rules.schema import LANGUAGES, Rules

_LONGEST = 90  # words
_SENTENCE_END = re.compile(r"(?<=[.?])\s+")
_MARKS = re.compile(r"[!<>{}\[\]*_`|\\@\"“”„«»]|://|\bwww\.")
_WORD = re.compile(r"[^\W\d_]+")
_STEM, _LEAST = 4, 4  # letters of a word that are compared, and that it must have
_GROUNDED = 0.75  # of the words, also found in what the customer wrote or in ours
_WISHES = frozenset({"problems:refund_wanted", "problems:cancellation", "problems:return_exchange"})
_ANYTHING = frozenset({"other", "no_reply", "product_question"})  # problems that stand for want of a better one


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a restatement is not used; never words of a letter."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Retold:
    """The text, what the judge finds in it and in ours, and the case it must be true to."""

    text: str
    language: str
    case: Case
    ours: Restatement
    found: Judgement
    found_in_ours: Judgement

    @property
    def letters(self) -> str:
        return "\n".join(f"{one.letter.message.subject}\n{one.letter.own.text}" for one in self.case.letters)


Check = Callable[[_Retold], bool]


def telling(case: Case, ours: Restatement, rules: Rules, language: str) -> Telling | None:
    """What to ask a model; None where our own words are better: for the grave, for praise, in another language."""
    praise = all(rules.problem(problem).tone == "praise" for problem in ours.problems)
    if form(case, rules) or praise or language not in LANGUAGES or case.newest.letter.language.code != language:
        return None
    texts = tuple(f"{one.letter.message.subject}\n\n{one.letter.own.text}" for one in case.letters)
    known = tuple(dict.fromkeys(fact.text for one in case.letters for fact in one.judgement.facts))
    return Telling(texts, language, ours.text, tuple(_facts_told(case, ours)), known)


def retold(given: str, case: Case, ours: Restatement, judge: Judge, language: str) -> Restatement | Doubt:
    """`ours` in the model's words, or why not."""
    text = one_line(given, 1_000)
    at = case.newest.received
    told = _Retold(text, language, case, ours, _judged(text, judge, at), _judged(ours.text, judge, at))
    doubt = next((reason for reason, holds in _CHECKS if not holds(told)), None)
    return replace(ours, text=text, quoted=False) if doubt is None else Doubt(doubt)


def _judged(text: str, judge: Judge, at: datetime) -> Judgement:
    return judge.judge(of_text(text), received=at)


# --- how it is written ------------------------------------------------------------------------------------------------


def _has_a_length(told: _Retold) -> bool:
    return 3 <= len(told.text.split()) <= _LONGEST and told.text.endswith((".", "?"))


def _is_plain(told: _Retold) -> bool:
    facts = [fact.text for one in told.case.letters for fact in one.judgement.facts]
    return not _MARKS.search(told.text) and not any(calm(told.text, "", facts))


def _is_in_the_language(told: _Retold) -> bool:
    return identify(told.text).code == told.language


def _speaks_to_the_customer(told: _Retold) -> bool:
    return all(_holds("you", told.language, sentence) for sentence in _sentences(told.text)[:1])


def _speaks_of_nobody_else(told: _Retold) -> bool:
    return not _holds("we", told.language, told.text) and not _task().find(told.text)


def _is_courteous(told: _Retold) -> bool:
    wrong = (find(kind, told.language, told.text) for kind in ("blame", "jargon", "doubt"))
    return not any(wrong) and not is_harsh(told.text, told.language)


def _promises_nothing(told: _Retold) -> bool:
    text = told.text
    for hit in _phrases("theirs", told.language).find(text) if told.language in words.THEIRS else ():
        text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return not _holds("promises", told.language, text)


def _offers_nothing(told: _Retold) -> bool:
    """Money is spoken of as asked for, where the customer speaks of it, or not at all."""
    for sentence in _sentences(told.text):
        offers = find("offers", told.language, sentence)
        asked = _holds("asks", told.language, sentence)
        if offers and not (asked and find("offers", told.language, told.letters)):
            return False
    return True


# --- what it says -----------------------------------------------------------------------------------------------------


def _has_no_strange_number(told: _Retold) -> bool:
    return not any(one not in told.ours.text for one in strange_numbers(told.text, told.case))


def _says_days_as_ours_does(told: _Retold) -> bool:
    """A draft is read on another day than the letter was written: "yesterday" is none of its words."""
    ours = _flat(told.ours.text)
    return all(_flat(day.text) in ours for day in told.found.facts_of(FactKind.DATE))


def _has_no_strange_name(told: _Retold) -> bool:
    """In German every noun has a capital; there it must do that these are known words."""
    if told.language == "de":
        return True
    letters = _plain(told.letters)
    return all(_plain(name) in letters for name in _names(told.text))


def _has_few_strange_words(told: _Retold) -> bool:
    frame = words.FRAME[told.language]
    known = {word[:_STEM] for word in _words(f"{told.letters}\n{told.ours.text}\n{frame}")}
    said = [word for word in _words(told.text) if len(word) >= _LEAST]
    return not said or sum(word[:_STEM] in known for word in said) >= _GROUNDED * len(said)


def _repeats_every_fact(told: _Retold) -> bool:
    text = _flat(told.text)
    return all(_flat(fact) in text for fact in _facts_told(told.case, told.ours))


def _tells_what_ours_tells(told: _Retold) -> bool:
    """What the reply is about has to be told; a wish may be, in other words than the judge knows."""
    ours, theirs = _findings(told.found_in_ours), _findings(told.found)
    first = f"problems:{told.ours.problems[0]}"
    wishes = {one for one in ours if one in _WISHES or one.startswith("wishes:")}
    asks = _holds("asks", told.language, told.text) or "?" in told.text
    return (first not in ours - wishes or first in theirs) and (asks or not (wishes or told.ours.asks))


def _tells_nothing_else(told: _Retold) -> bool:
    theirs = frozenset().union(*(_findings(one.judgement) for one in told.case.letters))
    named = frozenset(f"problems:{problem}" for problem in told.ours.problems)
    return _findings(told.found) <= theirs | named | _findings(told.found_in_ours)


_CHECKS: tuple[tuple[str, Check], ...] = (
    ("length", _has_a_length),
    ("marks", _is_plain),
    ("language", _is_in_the_language),
    ("address", _speaks_to_the_customer),
    ("speaker", _speaks_of_nobody_else),
    ("courtesy", _is_courteous),
    ("promise", _promises_nothing),
    ("offer", _offers_nothing),
    ("numbers", _has_no_strange_number),
    ("days", _says_days_as_ours_does),
    ("names", _has_no_strange_name),
    ("words", _has_few_strange_words),
    ("facts", _repeats_every_fact),
    ("less", _tells_what_ours_tells),
    ("more", _tells_nothing_else),
)


def _facts_told(case: Case, ours: Restatement) -> Iterator[str]:
    """The facts that our own restatement tells, in the customer's wording; of a quotation those that are numbers."""
    text = _flat(ours.text)
    facts = (fact for one in case.letters for fact in one.judgement.facts if fact.sure)
    told = (fact.text for fact in facts if not ours.quoted or any(map(str.isdigit, fact.text)))
    yield from (fact for fact in dict.fromkeys(told) if _flat(fact) in text)


def _findings(judgement: Judgement) -> frozenset[str]:
    """What the judge found, by kind and row."""
    problems = {f"problems:{one.id}" for one in judgement.problems if one.id not in _ANYTHING}
    wishes = {f"wishes:{one.id}" for one in judgement.wishes}
    return frozenset(problems | wishes | {f"circumstances:{one.id}" for one in judgement.circumstances})


def _names(text: str) -> list[str]:
    """Words with a capital that do not begin a sentence."""
    return [
        word
        for sentence in _sentences(text)
        for word in _WORD.findall(sentence.partition(" ")[2])
        if word[0].isupper() and len(word) > 1
    ]


def _sentences(text: str) -> list[str]:
    return _SENTENCE_END.split(text)


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text))


def _plain(text: str) -> str:
    """Without case and accents."""
    return "".join(one for one in normalize("NFKD", text.casefold()) if not combining(one))


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())


def _holds(kind: str, language: str, text: str) -> bool:
    return bool(_phrases(kind, language).find(text))


@cache
def _phrases(kind: str, language: str) -> PhraseSet:
    lists = {
        "you": words.YOU,
        "we": words.WE,
        "promises": words.PROMISES,
        "theirs": words.THEIRS,
        "asks": words.ASKS,
    }
    return compile_phrases({kind: lists[kind][language].split("|")})


@cache
def _task() -> PhraseSet:
    return compile_phrases({"task": words.TASK.split("|")})
