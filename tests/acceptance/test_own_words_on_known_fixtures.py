"""Own words of the replies and forwards on which other libraries are tested.

Beside this file stands, for each fixture, which of its lines a careful reader takes for newly written; where we differ,
the table says why. The texts themselves are not the project's and are read from the development data.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from tests.dev_data import real_messages
from triage.mail import letter
from triage.mail.html import to_text
from triage.mail.quoting import own_words
from triage.rules.schema import SenderRows

TABLE = Path(__file__).with_name("own_words_of_known_fixtures.txt")


class Expected(NamedTuple):
    lines: str  # "1-5,9", or "doubtful"
    difference: str  # why ours is another; "" where it is the same


def expectations() -> dict[str, Expected]:
    rows = (line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {
        name: Expected(*re.split(r" ! |$", rest, maxsplit=1)[:2]) for name, rest in (row.split(" ", 1) for row in rows)
    }


def chosen(lines: list[str], ranges: str) -> list[str]:
    numbers = [
        (int(first), int(last or first)) for first, _, last in (each.partition("-") for each in ranges.split(","))
    ]
    return [line.rstrip() for first, last in numbers for line in lines[first - 1 : last] if line.strip()]


def is_as_expected(source: str, expected: Expected) -> bool:
    own = own_words(source)
    if expected.lines == "doubtful":
        return own.doubtful
    ours = [line for line in own.text.split("\n") if line.strip()]
    return not own.doubtful and ours == chosen(source.split("\n"), expected.lines)


def differing() -> tuple[set[str], set[str], int]:
    """The fixtures on which we differ, those on which the table says so, and how many there are."""
    table = expectations()
    sources = {name: text_of(octets) for name, octets in real_messages(*table)}
    ours = {name for name, expected in table.items() if not is_as_expected(sources[name], expected)}
    return ours, {name for name, expected in table.items() if expected.difference}, len(table)


def text_of(octets: bytes) -> str:
    return octets.decode("utf-8", "replace").replace("\r\n", "\n")


def test_own_words_are_what_a_careful_reader_takes_unless_the_table_says_why_not() -> None:
    ours, admitted, _ = differing()

    assert ours == admitted


def test_at_most_one_fixture_in_twenty_differs() -> None:
    ours, _, total = differing()

    assert len(ours) / total <= 0.05


def test_html_replies_of_nine_clients_keep_the_reply_alone() -> None:
    replies = {
        name: own_words(to_text(text_of(octets)))
        for name, octets in real_messages("talon/tests/fixtures/html_replies/")
    }

    assert {name: (own.text, own.doubtful) for name, own in replies.items()} == dict.fromkeys(
        replies, ("Hi. I am fine.", False)
    )
    assert len(replies) == 9


def test_html_replies_and_forwards_keep_what_was_written_above() -> None:
    folder = "quotequail/tests/files/"
    pages = {name.removeprefix(folder): to_text(text_of(octets)) for name, octets in real_messages(folder)}
    own = {name: own_words(page).text.split() for name, page in pages.items()}

    assert {name: words[:2] for name, words in own.items() if "unwrapped" not in name} == {
        "apple_forward.html": ["test", "blah"],
        "apple_reply.html": ["Foo", "Bar"],
        "gmail_forward.html": ["test", "blah"],
        "gmail_reply.html": ["foo", "bar"],
        "ios_mail_reply_unescaped_address.html": ["Sounds", "good,"],
        "mailru_forward.html": ["Дорогой", "Петр,"],
        "outlook_forward.html": ["Original", "message"],
        "thunderbird_forward.html": ["Dear", "John,"],
        "yahoo_reply_unescaped_address.html": ["Thanks", "Jane,"],
    }


def test_signatures_are_told_from_the_body_by_the_senders_name() -> None:
    folder = "talon/tests/fixtures/signature/emails/stripped/"
    files = {name.removeprefix(folder): text_of(octets).strip() for name, octets in real_messages(folder)}
    cases = sorted(name.removesuffix("_signature") for name in files if name.endswith("_signature"))
    kept = {}
    for case in cases:
        names = frozenset(files[f"{case}_sender"].lower().split())
        body = files[f"{case}_body"]
        expected = body.removesuffix(files[f"{case}_signature"]).strip()
        kept[case] = own_words(body, names=names).text == expected

    # jeff signs "via mobile" below his name; the lines of johndoeexamplecom carry the marks of its own test.
    assert {case for case, right in kept.items() if not right} == {"jeff", "johndoeexamplecom"}


def test_replies_of_mail_clients_keep_the_one_word_that_was_written() -> None:
    replies = {}
    for name, octets in real_messages("talon/tests/fixtures/standard_replies/"):
        if name.endswith(".eml"):
            replies[name] = letter.read(octets, letter.us_from(octets), SenderRows()).own.text.split()[:1]

    assert {tuple(words) for words in replies.values()} == {("Hello",)}
    assert len(replies) == 12
