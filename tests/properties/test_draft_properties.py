"""Whatever a customer writes: no draft carries a header line, a score, a rule name, an internal id, template syntax of
ours, or a fact that is not in the letter, the rows or the settings.
"""

from __future__ import annotations

import email
import re
from datetime import timedelta
from email import policy

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import NOON, US, case_of, judged_letter
from triage.hours import BusinessHours
from triage.model import Address, Case, Draft, Message, Restatement
from triage.reply.compose import Composer, octets
from triage.reply.courtesy import breaches
from triage.reply.promise import promise
from triage.rules.read import TEMPLATES, default_rules, read_templates
from triage.rules.schema import LANGUAGES

RULES = default_rules()
COMPOSER = Composer(read_templates(TEMPLATES), RULES)
SHOP = BusinessHours("Europe/Berlin")
FIELDS = {"From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References"} | {
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
}

HOSTILE = st.sampled_from(
    [
        *["\r\nBcc: v@mail.example\r\n", "\n\n", "\x00", "\u2028", "\u202e", "\x1b[31m", "\ud800"],
        *["{{ 7*7 }}", "{% for x in y %}", "}}", "<script>", "=?utf-8?q?=0D=0ABcc:_v@x?=", "REFUND NOW!!!"],
        *["P1", "50 %", "> quoted", "-- ", "From me"],
    ]
)
TEXT = st.lists(st.one_of(st.text(max_size=30), HOSTILE), max_size=6).map("".join)
PRODUCT = st.text(st.characters(categories=["L", "Nd", "Zs"]), min_size=1, max_size=40).filter(
    lambda text: text.strip()
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Case, str, str]:
    """A case, the problem of its newest letter, and a product it names."""
    problem = draw(st.sampled_from([row.id for row in RULES.problems if row.tone != "praise"]))
    product = " ".join(draw(PRODUCT).split())
    letters = [
        judged_letter(
            f"{draw(TEXT)}\n{product}\n{draw(TEXT)}",
            problem=problem,
            frustration=draw(st.floats(0, 100)),
            received=NOON - timedelta(hours=draw(st.integers(0, 200))),
            customer=Address("anna.mueller@mail.example", draw(TEXT)),
            language=draw(st.sampled_from([*LANGUAGES, "pl"])),
            message=Message((), draw(TEXT), draw(st.sampled_from([None, "<a@x>", "<a b@x>", "<a\r\nBcc: v@x>"]))),
            uid=uid,
        )
        for uid in range(draw(st.integers(1, 3)))
    ]
    letters.sort(key=lambda letter: letter.received)
    return case_of(*letters, promise_broken=draw(st.booleans())), problem, product


def composed(case: Case, problem: str, text: str, token: str) -> Draft:
    row = next(row for row in RULES.problems if row.id == problem)
    language = COMPOSER.language_for(case.newest.letter.language)
    promised = promise(row, RULES.bands[0], SHOP, NOON, language, token)
    draft = COMPOSER.compose(case, Restatement(text, (problem,)), promised, US, token, NOON)
    assert isinstance(draft, Draft)
    return draft


TOKENS = st.integers(0, 16**32 - 1).map("{:032x}".format)


@settings(deadline=None)
@given(made=cases(), token=TOKENS)
def test_no_draft_carries_anything_but_the_intended_header(made: tuple[Case, str, str], token: str) -> None:
    case, problem, product = made
    draft = composed(case, problem, product, token)
    read = email.message_from_bytes(octets(draft), policy=policy.default)
    assert set(read.keys()) <= FIELDS
    assert len(read.keys()) == len(set(read.keys()))
    assert read["To"] == "anna.mueller@mail.example"
    assert read["Subject"] == draft.subject
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", draft.subject)


@settings(deadline=None)
@given(made=cases(), token=TOKENS)
def test_no_draft_says_anything_internal_or_invented(made: tuple[Case, str, str], token: str) -> None:
    case, problem, product = made
    draft = composed(case, problem, product, token)
    ours = draft.words.casefold().replace(product.casefold(), "", 1)
    assert not re.search(r"{{|{%|{#|}}|%}|#}|\bp[1-4]\b|score|_", ours)
    assert token not in draft.body
    assert "77" not in ours
    clauses = {breach.clause for breach in breaches(draft, case, RULES)}
    # Only a product in capitals may be too loud to send; then no draft is laid.
    assert clauses <= {"calm"}


@settings(deadline=None)
@given(made=cases(), token=TOKENS)
def test_a_fact_that_is_not_in_the_letters_is_always_found(made: tuple[Case, str, str], token: str) -> None:
    case, problem, product = made
    draft = composed(case, problem, f"{product} from order 918273645", token)
    assert "only_known_facts" in {breach.clause for breach in breaches(draft, case, RULES)}


@settings(deadline=None)
@given(made=cases(), token=TOKENS)
def test_a_draft_is_the_same_every_time(made: tuple[Case, str, str], token: str) -> None:
    case, problem, product = made
    assert octets(composed(case, problem, product, token)) == octets(composed(case, problem, product, token))
