"""What a draft says, whatever a mail client has done to its octets."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from tests.factories import draft, octets_of
from triage.desk.draft_content import content_of, kept
from triage.fingerprint import sketch
from triage.reply.compose import octets
from triage.work.naming import Naming

NAMING = Naming(b"a key that only the tests know!!", "support")
WORDS = (
    "Hello Anna,\n\nThank you for writing. We are very sorry that your blue vase from order #4471 arrived broken, and "
    "that you had to wait. A colleague looks at it now, and you hear from us by noon.\n"
)
QUOTED = "On 2 March, Anna wrote:\n> My blue vase from order #4471 arrived broken, and nobody has answered me.\n"
BODY = f"{WORDS}\n{QUOTED}"
OURS = octets(draft(BODY))


def saved_by_a_client(body: str = BODY, *, html: str = "", **fields: str) -> bytes:
    """The draft as a mail client saves it: other header fields, another encoding, hard line breaks."""
    message = EmailMessage(policy=SMTP)
    values = {
        "Message-ID": "<new@client.example>",
        "From": '"Shop" <HELP@shop.example>',
        "To": "Anna Müller <anna.mueller@mail.example>",
        "Subject": "Re: My order",
        "User-Agent": "a client",
    }
    for name, value in (values | fields).items():
        message[name.replace("_", "-")] = value
    message.set_content(html or body, subtype="html" if html else "plain", cte="base64")
    return message.as_bytes()


def digest(octets: bytes) -> str:
    return NAMING.content(content_of(octets))


def test_a_draft_a_client_saved_as_it_was_is_the_same() -> None:
    wrapped = BODY.replace(" arrived broken", "\narrived broken").replace("nobody has", "\n> nobody has")
    assert digest(saved_by_a_client(wrapped)) == digest(OURS)


def test_a_draft_a_client_saved_as_html_is_the_same() -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in WORDS.split("\n\n"))
    quoted = QUOTED.partition("\n> ")
    html = (
        f"<html><body>{paragraphs}<div>{quoted[0]}</div><blockquote type='cite'>{quoted[2]}</blockquote></body></html>"
    )
    assert digest(saved_by_a_client(html=html)) == digest(OURS)


@pytest.mark.parametrize(
    "edited",
    [
        saved_by_a_client(BODY.replace("by noon", "by one")),
        saved_by_a_client(BODY.replace("> My blue vase from order #4471 arrived broken", "> My vase arrived")),
        saved_by_a_client(Subject="Your broken vase"),
        saved_by_a_client(To="zoe@mail.example"),
        saved_by_a_client(Cc="boss@shop.example"),
        saved_by_a_client(Bcc="boss@shop.example"),
        saved_by_a_client(From="orders@shop.example"),
    ],
    ids=["a word", "the quotation", "the subject", "the recipient", "a copy", "a blind copy", "the sender"],
)
def test_whatever_an_agent_changes_makes_it_another(edited: bytes) -> None:
    assert digest(edited) != digest(OURS)


def test_an_attachment_makes_it_another() -> None:
    message = EmailMessage(policy=SMTP)
    for name, value in (("From", "help@shop.example"), ("To", "anna.mueller@mail.example")):
        message[name] = value
    message["Subject"] = "Re: My order"
    message.set_content(BODY)
    before = digest(message.as_bytes())
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="label.pdf")
    assert digest(message.as_bytes()) != before


def test_the_sketch_counts_how_many_words_were_changed() -> None:
    words = content_of(OURS).own
    half = [*words[: len(words) // 2], *("other" for _ in words[len(words) // 2 :])]
    before, after = (pieces(sketch(NAMING.key, "t1", each)) for each in (words, half))
    assert kept(before, before) == 1.0
    assert kept(before, after) == pytest.approx(0.5, abs=0.02)


def test_what_the_customer_wrote_is_not_sketched() -> None:
    ours, more = content_of(OURS), content_of(octets_of("Subject: x", body=BODY.encode() + b"> and more of it\r\n"))
    assert ours.own == more.own


def test_a_word_looks_different_in_each_draft() -> None:
    assert sketch(NAMING.key, "t1", ["sorry"]) != sketch(NAMING.key, "t2", ["sorry"])


def pieces(marks: str) -> list[str]:
    return [marks[start : start + 4] for start in range(0, len(marks), 4)]
