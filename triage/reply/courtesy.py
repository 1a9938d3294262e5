"""The courtesy contract: what every draft keeps, whatever the letter said and however a template was edited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from triage.mail.language import identify
from triage.model import Case, Draft
from triage.reply.answer import answering, unsuitable
from triage.reply.calm import calm
from triage.reply.clean import sentence
from triage.reply.known import unknown_facts
from triage.reply.lookup import find
from triage.reply.wishes import is_asked
from triage.rules.schema import LANGUAGES, ProblemRow, ReplyTexts, Rules


@dataclass(frozen=True, slots=True)
class Breach:
    """A clause that a draft does not keep. `words`: what in it breaks the clause, "" where something is missed."""

    clause: str
    detail: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A draft taken apart for the contract.

    `words`: our whole letter. `said`: the same without the customer's problem, which may name a refund or an
    exclamation of theirs; `before` and `after` are its two sides.
    """

    draft: Draft
    case: Case
    rules: Rules
    words: str
    before: str
    after: str
    restated: bool
    row: ProblemRow
    texts: ReplyTexts

    @property
    def said(self) -> str:
        return f"{self.before}\n{self.after}"


_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n+")
_WHOLE_SENTENCE = 4  # words; "Thank you again." may well stand twice
_MOST_APOLOGIES = 3

Clause = Callable[[Subject], Iterator[Breach]]


def breaches(draft: Draft, case: Case, rules: Rules) -> tuple[Breach, ...]:
    """Every clause the draft breaks; () where it keeps the contract."""
    subject = _taken_apart(draft, case, rules)
    return tuple(breach for clause in _clauses(draft) for breach in clause(subject))


def _taken_apart(draft: Draft, case: Case, rules: Rules) -> Subject:
    words = draft.words
    before, restated, after = words.partition(sentence(draft.restatement.text))
    row = rules.problem(draft.restatement.problems[0])
    row = answering(row, case, rules, draft.language, draft.restatement)
    texts = row.texts.get(draft.language, ReplyTexts(apology=(), action=(), options=()))
    return Subject(draft, case, rules, words, before, after, bool(restated), row, texts)


def _thanks_first(subject: Subject) -> Iterator[Breach]:
    opening = subject.before if subject.restated else subject.words.partition("\n\n")[2].partition("\n\n")[0]
    if not find("thanks", subject.draft.language, opening):
        yield Breach("thanks_first", "the letter does not begin with thanks for writing")


def _restated(subject: Subject) -> Iterator[Breach]:
    if not subject.restated:
        yield Breach("restated", "the customer's problem is not restated")


def _apology(subject: Subject) -> Iterator[Breach]:
    reason = next((text for text in subject.texts.apology if text in subject.said), None)
    if reason is None:
        yield Breach("apology", "no apology names the reason")
    elif not find("sorry", subject.draft.language, subject.said.partition(reason)[0].rpartition("\n")[2]):
        yield Breach("apology", "no word of apology leads up to the reason")


def _feeling(subject: Subject) -> Iterator[Breach]:
    # Before the problem, "this is what I understand" is about the problem.
    if not find("feeling", subject.draft.language, subject.after if subject.restated else subject.said):
        yield Breach("feeling", "nothing says that we understand how this feels")


def _action(subject: Subject) -> Iterator[Breach]:
    promise = subject.draft.promise
    if promise is None or not promise.action or promise.action not in subject.said:
        yield Breach("action", "nothing says what we do now")


def _by_when(subject: Subject) -> Iterator[Breach]:
    promise = subject.draft.promise
    if promise is None or promise.words not in subject.said:
        yield Breach("by_when", "nothing says by when")


def _choice(subject: Subject) -> Iterator[Breach]:
    offered = next((text for text in subject.texts.options if text in subject.said), None)
    if offered is None:
        yield Breach("choice", "nothing to choose from")
    elif not _is_asked(subject) and not find("choice", subject.draft.language, offered):
        yield Breach("choice", f"no choice in '{offered}'", offered)


def _is_asked(subject: Subject) -> bool:
    return is_asked(subject.row, subject.case, subject.rules, subject.draft.restatement)


def _no_refund(subject: Subject) -> Iterator[Breach]:
    offers = [*find("offers", subject.draft.language, subject.said), *("%" for _ in range("%" in subject.said))]
    yield from (Breach("no_refund", f"'{offer}' may be read as an offer of money", offer) for offer in offers)


def _thanks_last(subject: Subject) -> Iterator[Breach]:
    # After the thanks there is room for a closing formula.
    ending = " ".join(subject.after.split("\n\n")[-2:]) if subject.restated else subject.words.rpartition("\n\n")[2]
    if not find("thanks", subject.draft.language, ending):
        yield Breach("thanks_last", "the letter does not end with thanks")


def _calm(subject: Subject) -> Iterator[Breach]:
    facts = [fact.text for letter in subject.case.letters for fact in letter.judgement.facts]
    loud = calm(subject.words, subject.said, facts)
    yield from (Breach("calm", f"'{words}' is loud", words) for words in loud)
    jargon = find("jargon", subject.draft.language, subject.said)
    yield from (Breach("calm", f"'{phrase}' is a form letter's phrase", phrase) for phrase in jargon)


def _no_blame(subject: Subject) -> Iterator[Breach]:
    blame = find("blame", subject.draft.language, subject.said)
    yield from (Breach("no_blame", f"'{phrase}' blames or excuses", phrase) for phrase in blame)


def _no_doubt(subject: Subject) -> Iterator[Breach]:
    doubts = find("doubt", subject.draft.language, subject.said)
    yield from (Breach("no_doubt", f"'{phrase}' doubts what the customer told us", phrase) for phrase in doubts)


def _nothing_twice(subject: Subject) -> Iterator[Breach]:
    seen: set[str] = set()
    for said in filter(None, (part.strip() for part in _SENTENCE_END.split(subject.said))):
        if said.casefold() in seen and len(said.split()) >= _WHOLE_SENTENCE:
            yield Breach("nothing_twice", f"'{said}' is said twice", said)
        seen.add(said.casefold())
    sorry = find("sorry", subject.draft.language, subject.said)
    if len(sorry) > _MOST_APOLOGIES:
        yield Breach("nothing_twice", f"{len(sorry)} apologies in one letter", sorry[-1])


def _listens(subject: Subject) -> Iterator[Breach]:
    # An apology for the phone that nobody answered offers no call.
    sorry = next((text for text in subject.texts.apology if text in subject.said), "")
    wrong = unsuitable(subject.case, subject.draft.language, subject.said.replace(sorry, ""))
    yield from (Breach("listens", f"'{phrase}' is not what this customer wants", phrase) for phrase in wrong)


def _in_time(subject: Subject) -> Iterator[Breach]:
    promise = subject.draft.promise
    if promise and promise.needed and promise.in_time and promise.by.date() >= promise.needed:
        yield Breach("in_time", "the promise comes after the day by which it is needed", promise.words)


def _no_internal(subject: Subject) -> Iterator[Breach]:
    token = subject.draft.message_id.strip("<>").partition("@")[0].rpartition(".")[2]
    ids = {row.id for row in (*subject.rules.problems, *subject.rules.signals) if "_" in row.id}
    internal = [word for word in ("{{", "{%", "{#", "}}", "%}", "#}", token, *sorted(ids)) if word in subject.said]
    yield from (Breach("no_internal", f"'{word}' is not for customers", word) for word in internal)


def _only_known_facts(subject: Subject) -> Iterator[Breach]:
    unknown = unknown_facts(subject.words, subject.draft, subject.case, subject.texts)
    yield from (Breach("only_known_facts", f"'{fact}' is in none of the customer's letters", fact) for fact in unknown)


def _language(subject: Subject) -> Iterator[Breach]:
    draft, theirs = subject.draft, subject.case.newest.letter.language
    if theirs.reliable and theirs.code in LANGUAGES and draft.language not in (theirs.code, "en"):
        yield Breach("language", f"the customer wrote in the language {theirs.code}, the draft is in {draft.language}")
    found = identify(subject.said)
    if found.code != draft.language:
        yield Breach("language", f"the draft reads like the language {found.code}, not {draft.language}")


_ALWAYS: tuple[Clause, ...] = (
    _thanks_first,
    _restated,
    _no_refund,
    _thanks_last,
    _calm,
    _no_blame,
    _no_doubt,
    _nothing_twice,
    _listens,
    _in_time,
    _no_internal,
    _only_known_facts,
    _language,
)
_STARTS: tuple[Clause, ...] = (_action, _by_when)
_ANSWER: tuple[Clause, ...] = (*_STARTS, _choice)
_COMPLAINT: tuple[Clause, ...] = (_apology, _feeling)


def _clauses(draft: Draft) -> tuple[Clause, ...]:
    """Praise is thanked for; a question gets an answer; every other letter gets an apology as well.

    Who has been hurt or bereaved is not asked to choose between options, nor told that we would feel the same.
    """
    if draft.template.endswith("/sober.txt"):
        return (*_ALWAYS, *_STARTS)
    if draft.template.endswith("/safety.txt"):
        return (*_ALWAYS, *_STARTS, _apology)
    if draft.template.endswith("/praise.txt"):
        return _ALWAYS
    if draft.template.endswith("/question.txt"):
        return (*_ALWAYS, *_ANSWER)
    return (*_ALWAYS, *_ANSWER, *_COMPLAINT)
