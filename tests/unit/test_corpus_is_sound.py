"""The corpus itself: every letter has its expected reading, and what is expected really stands in the letter."""

import email
import html
import json
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from triage.rules.read import default_rules

CORPUS = Path(__file__).parent.parent / "corpus"
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
NAMES = sorted(path.stem for path in CORPUS.glob("*.eml"))
KEYS = {
    *("answerable", "reason", "ours", "forms", "customer", "language", "own_words_start", "own_words_end"),
    *("must_not_contain", "grade", "problems", "facts"),
}
REASONS = {
    *("auto_submitted", "null_sender", "list", "precedence", "suppress", "autoresponder", "dsn", "mdn", "arf"),
    *("calendar", "system_addr", "not_addressed", "own", "spam", "unauthenticated"),
    *("autoreply_wording", "no_sender", "ambiguous_sender", "reply_to"),
}
PROBLEMS = {row.id for row in default_rules().problems}
FACTS = {"order", "product", "amount", "date", "tracking"}
every_letter = pytest.mark.parametrize("name", NAMES)


@cache
def message(name: str) -> Message:
    return email.message_from_bytes((CORPUS / f"{name}.eml").read_bytes())


@cache
def expected(name: str) -> dict[str, Any]:
    reading = json.loads((CORPUS / f"{name}.json").read_text("utf-8"))
    assert isinstance(reading, dict)
    return reading


@cache
def readable(name: str) -> str:
    """Subject and all text parts, markup and quote marks removed, blanks collapsed."""
    texts = [str(make_header(decode_header(message(name)["Subject"])))]
    for part in message(name).walk():
        payload = part.get_payload(decode=True)
        if part.get_content_maintype() == "text" and isinstance(payload, bytes):
            text = payload.decode(part.get_content_charset("utf-8"))
            texts.append(html.unescape(re.sub(r"<[^>]+>", " ", text)) if "html" in part.get_content_type() else text)
    return collapsed(re.sub(r"\n(?:> ?)+", "\n", "\n".join(texts).replace("\r\n", "\n")))


def collapsed(text: str) -> str:
    return " ".join(text.split())


def test_there_are_at_least_ninety_letters_in_every_language_we_read() -> None:
    languages = Counter(expected(name)["language"] for name in NAMES if expected(name)["grade"] != "none")
    assert len(NAMES) >= 90
    assert {"en", "de", "fr", "es", "it", "nl", "pt"} < set(languages)
    assert 0.4 < languages["en"] / languages.total() < 0.65


def test_every_letter_has_its_reading_and_every_reading_its_letter() -> None:
    assert sorted(path.stem for path in CORPUS.glob("*.json")) == NAMES


def test_every_reason_problem_and_grade_occurs() -> None:
    readings = [expected(name) for name in NAMES]
    assert {reading["reason"] for reading in readings} - {None} == REASONS
    assert {problem for reading in readings for problem in reading["problems"]} == PROBLEMS
    assert {reading["grade"] for reading in readings} == {"calm", "mild", "upset", "furious", "praise", "none"}


@every_letter
def test_a_reading_has_every_key_and_agrees_with_itself(name: str) -> None:
    reading = expected(name)
    assert set(reading) == KEYS
    assert set(reading["facts"]) == FACTS
    assert reading["answerable"] == (reading["reason"] is None) == (reading["customer"] is not None)
    assert bool(reading["problems"]) == (reading["grade"] != "none")


@every_letter
def test_every_expected_fact_stands_in_the_letter(name: str) -> None:
    facts = [fact for kind in FACTS for fact in expected(name)["facts"][kind]]
    assert [fact for fact in facts if fact not in readable(name)] == []


@every_letter
def test_own_words_stand_in_the_letter_and_what_is_not_own_too(name: str) -> None:
    reading, text = expected(name), readable(name)
    start, end = text.find(reading["own_words_start"]), text.find(reading["own_words_end"])
    assert 0 <= start <= end
    assert [snippet for snippet in reading["must_not_contain"] if collapsed(snippet) not in text] == []


@every_letter
def test_a_letter_came_in_the_thirty_days_before_now(name: str) -> None:
    assert NOW - timedelta(days=30) <= parsedate_to_datetime(message(name)["Date"]) <= NOW


@every_letter
def test_a_letter_is_octets_with_crlf_from_reserved_domains(name: str) -> None:
    octets = (CORPUS / f"{name}.eml").read_bytes()
    hosts = re.findall(rb"(?:@|://)([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})", octets.replace(b"=\r\n", b""))
    reserved = re.compile(rb"(?:.*\.)?(?:example|example\.(?:com|net|org))$")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", octets)
    assert {host for host in hosts if not reserved.match(host)} <= {b"www.w3.org"}


def test_no_two_letters_share_a_sentence() -> None:
    sentences: Counter[str] = Counter()
    for name in NAMES:
        text = readable(name)
        text = text[text.find(expected(name)["own_words_start"]) :]
        text = text[: text.find(expected(name)["own_words_end"])]
        sentences.update({s.strip() for s in re.split(r"[.!?]", text) if len(s.split()) >= 6})
    assert [sentence for sentence, count in sentences.items() if count > 1] == []
