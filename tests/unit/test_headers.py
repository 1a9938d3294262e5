"""Header fields that no letter can steer, and octets that read back as meant."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from email import policy

import pytest

from tests.factories import TOKEN, US, draft
from triage.errors import LetterError
from triage.model import Address, Message
from triage.reply.headers import is_addr_spec, message_id, references, reply_subject
from triage.reply.wire import octets

NAMES = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
]


def read_back(**fields: object) -> email.message.EmailMessage:
    message = email.message_from_bytes(octets(draft(**fields)), policy=policy.default)  # type: ignore[arg-type]
    assert isinstance(message, email.message.EmailMessage)
    return message


@pytest.mark.parametrize(
    "subject",
    [
        *["Broken", "Re: Broken", "RE: Broken", "AW: Broken", "SV: Re: Broken", "Re[2]: Broken", "R: Broken"],
        *["Re^2: RE(3): Broken", "RIF: Broken", "Antw: Broken", "re :Broken", "Re：Broken"],
    ],
)
def test_a_reply_has_one_prefix(subject: str) -> None:
    assert reply_subject(subject) == "Re: Broken"


@pytest.mark.parametrize("subject", ["Fwd: Broken", "Regarding my order", "Ref: 4471", "Revolting: the vase"])
def test_what_is_no_reply_prefix_stays(subject: str) -> None:
    assert reply_subject(subject) == f"Re: {subject}"


def test_an_empty_subject_is_answered_with_the_bare_prefix() -> None:
    assert reply_subject("") == "Re:"


@pytest.mark.parametrize(
    "subject",
    [
        "a\r\nBcc: v@mail.example",
        "a\nb",
        "a\x0bb\x0cc",
        "a\u2028b\u2029c",
        "a\x85b",
        "a\x00b\x1b[31m",
        "\u202eab",
        "\ud800a",
    ],
)
def test_control_characters_and_line_ends_never_reach_a_subject(subject: str) -> None:
    cleaned = reply_subject(subject)
    assert cleaned.isprintable()
    assert octets(draft(subject=cleaned)).count(b"\r\nBcc:") == 0


@pytest.mark.parametrize("encoded", ["=?utf-8?B?SGVsbG8NCkJjYzogdkB4?=", "=?utf-8?q?a=0D=0ABcc:_b@x?="])
def test_an_encoded_word_in_a_subject_is_not_decoded_again(encoded: str) -> None:
    message = read_back(subject=reply_subject(encoded))
    assert message.keys() == NAMES
    assert message["Subject"] == f"Re: = ?{encoded[2:]}"


def test_a_long_subject_is_cut_at_200_characters() -> None:
    assert len(reply_subject("word " * 1_000_000)) <= 200


@pytest.mark.parametrize("subject", ["Größe", "Ürgent " * 28, "件名" * 60, "e\u0301" * 90, "x" * 190, "My order " * 20])
def test_every_subject_reads_back_exactly(subject: str) -> None:
    cleaned = reply_subject(subject)
    assert read_back(subject=cleaned)["Subject"] == cleaned


def test_encoded_words_are_at_most_75_characters() -> None:
    written = octets(draft(subject=reply_subject("Größe " * 30)))
    assert max(len(word) for word in re.findall(rb"=\?[^ ]*\?=", written)) <= 75


@pytest.mark.parametrize("name", ["Shop", 'Shop "The Best", Inc.', "Blå Größe & Söhne", "Back\\slash", ""])
def test_our_own_name_reads_back_exactly(name: str) -> None:
    sender = read_back(sender=Address("help@shop.example", name))["From"].addresses[0]
    assert (sender.display_name, sender.addr_spec) == (name, "help@shop.example")


@pytest.mark.parametrize(
    "addr_spec",
    [
        *["", "a", "a@", "@b", "a@b@c", "a@x)b@y", "a b@c", "a@b c", "a@b\r\nBcc: c@d", "ä@b", "a@ü", "a@[1.2.3.4]"],
        *["a..b@c", "=?x?q?=41?=foo@b;", "<a@b>", "a@b,c@d", "a@.b", "a@b.", '"a"@b', "a" * 250 + "@b.example"],
    ],
)
def test_only_a_bare_addr_spec_is_answered(addr_spec: str) -> None:
    assert not is_addr_spec(addr_spec)
    with pytest.raises(LetterError):
        octets(draft(to=Address(addr_spec)))


def test_the_customers_display_name_is_not_in_the_recipient() -> None:
    assert read_back()["To"] == "anna.mueller@mail.example"


def test_nothing_but_the_intended_fields_is_written() -> None:
    assert read_back().keys() == NAMES


def test_fields_without_a_value_are_left_out() -> None:
    assert set(NAMES) - set(read_back(in_reply_to=None, references=()).keys()) == {"In-Reply-To", "References"}


def test_references_are_the_letters_own_and_the_letter_last() -> None:
    message = Message((), message_id="<c@x>", references=("<a@x>", "<b@x>"))
    assert references(message) == ("<a@x>", "<b@x>", "<c@x>")


def test_a_single_in_reply_to_stands_in_for_missing_references() -> None:
    assert references(Message((), message_id="<c@x>", in_reply_to=("<a@x>",))) == ("<a@x>", "<c@x>")


def test_many_references_are_cut_to_the_first_and_the_last_twenty() -> None:
    many = tuple(f"<{number}@x>" for number in range(80_000))
    kept = references(Message((), message_id="<c@x>", references=many))
    assert kept == ("<0@x>", *many[-19:], "<c@x>")
    assert read_back(references=kept)["References"].split() == list(kept)


@pytest.mark.parametrize("bad", ["<a b@x>", "<a\r\nBcc: b@x>", "no-brackets@x", "<" + "a" * 300 + "@x>", "<ä@x>"])
def test_a_malformed_message_id_is_not_referred_to(bad: str) -> None:
    assert references(Message((), message_id=bad, references=(bad, "<a@x>"))) == ("<a@x>",)


def test_a_long_message_id_is_written_as_it_is() -> None:
    long = f"<{'A' * 150}@outlook.example>"
    assert f"In-Reply-To: {long}\r\n".encode() in octets(draft(in_reply_to=long))


def test_our_message_id_is_not_taken_for_a_random_one() -> None:
    # SpamAssassin's MSGID_RANDY.
    ours = message_id(TOKEN, US.identities[0])
    assert ours == f"<triage.v1.{TOKEN}@shop.example>"
    assert not re.match(r"<[a-z\d][a-z\d$-]{10,29}[a-z\d]@[a-z\d][a-z\d.]{3,12}[a-z\d]>", ours)


def test_the_body_is_flowed_quoted_printable_with_crlf() -> None:
    message = read_back()
    assert message["Content-Type"] == 'text/plain; charset="utf-8"; format="flowed"'
    assert message["Content-Transfer-Encoding"] == "quoted-printable"
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", octets(draft())) is None


def test_lines_are_at_most_76_characters_before_and_after_encoding() -> None:
    written = octets(draft(body="Größe und Süßes " * 40 + "\n\n> zitiert " + "Wörter " * 40 + "\n"))
    body = email.message_from_bytes(written).get_payload(decode=True)
    assert isinstance(body, bytes)
    assert max(len(line) for line in body.decode().splitlines()) <= 76
    assert max(len(line) for line in written.partition(b"\r\n\r\n")[2].split(b"\r\n")) <= 76


def test_a_difference_between_what_is_meant_and_what_is_written_is_told() -> None:
    with pytest.raises(LetterError) as caught:
        octets(replace(draft(), subject="two\r\nlines"))
    assert caught.value.stage == "reply"


def test_a_character_that_cannot_be_sent_is_told() -> None:
    with pytest.raises(LetterError):
        octets(draft(body="\ud800"))
