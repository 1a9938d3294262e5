"""From a judged case to the draft an agent sends: who to whom, about what, in which words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from triage.model import Address, Case, Draft, Language, Letter, Promise, Refusal, Restatement, Us
from triage.reply.answer import answering, form
from triage.reply.apology import is_aggrieved, is_for_silence
from triage.reply.claim import makes_claim
from triage.reply.clean import lines, one_line, sentence
from triage.reply.deadline import deadline, nth
from triage.reply.harmed import HURT, harmed, is_self
from triage.reply.headers import is_addr_spec, is_message_id, message_id, references, reply_subject
from triage.reply.mood import UPSET, mood
from triage.reply.name import greeting_name
from triage.reply.pick import pick
from triage.reply.praised import is_pleased
from triage.reply.quote import quote
from triage.reply.render import Renderer, Values
from triage.reply.restate import problems
from triage.reply.sympathy import sympathy
from triage.reply.thanked import thanked
from triage.reply.tone import has_waited_long, has_written_again, tone
from triage.reply.topics import NO_REPLY
from triage.reply.wire import octets
from triage.reply.wishes import taken_up
from triage.rules.schema import LANGUAGES, ProblemRow, ReplyTexts, Rules

__all__ = ["Composer", "octets"]

Choose = Callable[[str, Sequence[str]], str]

_DEFAULT_LANGUAGE = "en"
_GRAVE = frozenset({"safety", "sober", "person", "praise"})  # forms that have words of their own
# Who was spoken to badly, or whose day was spoiled, has met with more than a nuisance.
DISTRESSED = frozenset({"distressed", "insulted", "rude", "not_believed", "data_exposed", "occasion_missed"})


class Composer:
    """Composes drafts from one set of templates and rules.

    `templates`: sources by name ("en/upset.txt"). `signature` is added beneath our words, the customer's letter
    beneath that where `quote` is set. `choose` takes one of several wordings by the draft's token.
    """

    def __init__(
        self,
        templates: Mapping[str, str],
        rules: Rules,
        *,
        signature: str = "",
        quote: bool = True,
        choose: Choose = pick,
    ) -> None:
        self._renderer = Renderer(templates)
        self._rules = rules
        self._signature = "\n".join(lines(signature)).strip("\n")
        self._quote = quote
        self._choose = choose

    def language_for(self, language: Language) -> str:
        """The letter's language where it is certain and there are templates in it, English otherwise."""
        known = language.reliable and language.code in LANGUAGES
        return language.code if known and self._templates_in(language.code) else _DEFAULT_LANGUAGE

    def template_for(self, case: Case) -> str:
        """The template that answers `case`, without what takes long, the words: "en/upset.txt"."""
        language = self.language_for(case.newest.letter.language)
        return f"{language}/{self._kind(case, problems(case, self._rules, language), language)}.txt"

    def compose(  # noqa: PLR0917
        self,
        case: Case,
        restatement: Restatement,
        promise: Promise,
        us: Us,
        token: str,
        now: datetime,
    ) -> Draft | Refusal:
        """The draft that answers `case`, or why there is none. `token`: 32 hex digits, which also choose the wording.

        Restatement and promise must be in `language_for` the newest letter. Raises LetterError(stage="reply") where
        a template cannot be rendered.
        """
        letter = case.newest.letter
        to = letter.answerability.correspondent
        if letter.answerability.reason is not None:
            return Refusal(letter.answerability.reason, letter.answerability.detail)
        if to is None or not is_addr_spec(to.addr_spec):
            return Refusal("address", "there is not exactly one address that is safe to answer")
        row = self._rules.problem(restatement.problems[0])
        language = self.language_for(letter.language)
        kind = self._kind(case, restatement.problems, language)
        template = f"{language}/{kind}.txt"
        refusal = self._refusal(case, row, language, template)
        if refusal is not None:
            return refusal
        promised = None if kind == "praise" else promise
        # Where there is nothing else, the apology itself speaks of the silence.
        silent = kind != "safety" and is_for_silence(row.id, case, self._rules, language)
        admits = not makes_claim(case)  # the forms call a silence our fault, and we may be held to it
        choose = partial(self._choose, token)
        said = "" if kind in _GRAVE else sympathy(case, language)
        texts = answering(row, case, self._rules, language, restatement).texts[language]
        values = Values(
            name=greeting_name(letter, language),
            problem=f"{said} {sentence(restatement.text)}" if said else sentence(restatement.text),
            promise_broken=case.promise_broken and (admits or kind not in _GRAVE),
            answered=case.is_answered,
            written_again=admits and has_written_again(case),
            long_wait=admits and not silent and (has_waited_long(case, now) or NO_REPLY in restatement.problems),
            nth=nth(case.contacts, language),
            hurt=HURT in case.circumstances,
            harmed=harmed(case, language),
            self_harmed=is_self(case, language),
            distressed=bool(case.circumstances & DISTRESSED),
            pleased=is_pleased(case.newest),
            thanked=thanked(case.newest, language),
            deadline=_deadline(promised, now, language, choose),
            **_row_texts(texts, restatement, promised, choose),
        )
        words = self._renderer.render(template, values, choose)
        quoted = self._quoted(letter, to, case, now, language)
        return replace(
            _addressed(letter, to, us, token, now),
            body=_body(words, self._signature, quoted),
            language=language,
            template=template,
            restatement=restatement,
            promise=promised,
            signature=self._signature,
            quoted=quoted,
        )

    def _kind(self, case: Case, restated: Sequence[str], language: str) -> str:
        rows = [self._rules.problem(problem) for problem in restated]
        aggrieved = is_aggrieved(case, self._rules, language)
        wish = taken_up(rows[0], case, self._rules)
        return form(case, self._rules) or tone(case, rows, wish, aggrieved=aggrieved)

    def _refusal(self, case: Case, row: ProblemRow, language: str, template: str) -> Refusal | None:
        if template == f"{language}/person.txt":
            return Refusal("person", "the letter is too grave for a prepared reply: a person has to answer it")
        if template not in self._renderer.names:
            return Refusal("no_template", f"there is no template {template}")
        if language not in row.texts:
            return Refusal("no_texts", f"the problem {row.id} has no texts in the language {language}")
        if row.tone == "praise" and (mood(case) >= UPSET or not template.endswith(("/praise.txt", "/question.txt"))):
            return Refusal("contradiction", "the letter reads like praise and like anger: a person has to look")
        return None

    def _templates_in(self, language: str) -> bool:
        return any(name.startswith(f"{language}/") for name in self._renderer.names)

    def _quoted(self, letter: Letter, author: Address, case: Case, now: datetime, language: str) -> str:
        if not self._quote:
            return ""
        return quote(letter.own, author, case.newest.received.astimezone(now.tzinfo).date(), language)


def _addressed(letter: Letter, to: Address, us: Us, token: str, now: datetime) -> Draft:
    """A reply that threads with the letter, still without words."""
    identity = _clean(letter.answerability.identity or us.identities[0])
    original = letter.message.message_id
    return Draft(
        sender=identity,
        to=Address(to.addr_spec),
        subject=reply_subject(letter.message.subject),
        body="",
        language="",
        template="",
        message_id=message_id(token, identity),
        in_reply_to=original if original and is_message_id(original) else None,
        references=references(letter.message),
        date=now,
        restatement=Restatement("", ()),
    )


def _row_texts(
    texts: ReplyTexts, restatement: Restatement, promise: Promise | None, choose: Callable[[Sequence[str]], str]
) -> dict[str, str]:
    told = restatement.text.casefold()
    # What the restatement has just said in these words is not said again.
    apology = [each for each in texts.apology if each.casefold() not in told] or texts.apology
    return {
        "apology": choose(apology) if apology else "",
        "options": choose(texts.options) if texts.options else "",
        "action": promise.action if promise else "",
        "by_when": promise.words if promise else "",
    }


def _deadline(promise: Promise | None, now: datetime, language: str, choose: Callable[[Sequence[str]], str]) -> str:
    if promise is None:
        return ""
    return deadline(promise, now.astimezone(promise.by.tzinfo).date(), language, choose)


def _body(words: str, signature: str, quoted: str) -> str:
    return "\n\n".join(part for part in (words, signature, quoted) if part).rstrip("\n") + "\n"


def _clean(identity: Address) -> Address:
    return Address(identity.addr_spec, one_line(identity.name, 100).replace("=?", "= ?"))
