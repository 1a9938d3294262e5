"""What a reader sees of a message: plain, flowed or HTML."""

from __future__ import annotations

import pytest

from tests.factories import octets_of
from triage.mail.html import to_text
from triage.mail.parse import parse
from triage.mail.text import unflow, visible_text
from triage.model import Message


def test_soft_line_breaks_are_joined_and_hard_ones_kept() -> None:
    assert unflow("My vase \narrived \nbroken.\nAnd \nlate.") == "My vase arrived broken.\nAnd late."


def test_a_signature_mark_is_not_a_soft_line_break() -> None:
    assert unflow("Bye \n-- \nAnna") == "Bye\n-- \nAnna"


def test_quote_levels_are_not_joined_with_each_other() -> None:
    assert unflow(">> a \n>> b\n> c \nd") == ">> a b\n> c\nd"


def test_delsp_removes_the_space_that_marked_the_break() -> None:
    assert unflow("Bestell \nnummer", delsp=True) == "Bestellnummer"


def test_a_stuffed_space_is_removed() -> None:
    assert unflow(" From here\n  > not a quote") == "From here\n > not a quote"


def test_the_plain_body_is_preferred() -> None:
    assert visible_text(Message((), plain="My vase is broken.", html="<p>My vase is broken.")) == "My vase is broken."


@pytest.mark.parametrize("plain", ["", " \n", "Your e-mail client does not support HTML."])
def test_an_empty_or_useless_plain_body_gives_way_to_html(plain: str) -> None:
    html = "<p>My vase from order 4471 arrived broken, and nobody answers the telephone.</p>"

    assert visible_text(Message((), plain=plain, html=html)).startswith("My vase")


def test_a_scanner_note_beside_the_letter_gives_way_to_the_letter() -> None:
    letter = "<p>" + "My vase from order 4471 arrived broken. " * 5 + "</p>"

    assert visible_text(Message((), plain="Virus checked.", html=letter)).startswith("My vase")


def test_a_message_without_text_shows_nothing() -> None:
    assert visible_text(parse(octets_of("Content-Type: image/png", body="x"))) == ""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<div>a<br>b</div>c", "a\nb\nc"),
        ("in<b>li</b>ne &amp; more&nbsp;words", "inline & more words"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<table><tr><td>Name:</td><td>Anna</td></tr></table>", "Name: Anna"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<head><title>t</title><style>p{}</style></head><body>a<script>x</script><!-- c --></body>", "a"),
        ("a<blockquote type=cite>b</blockquote>c", "a\n\n> b\n>\nc"),
    ],
)
def test_html_is_laid_out_line_by_line(html: str, text: str) -> None:
    assert to_text(html) == text


@pytest.mark.parametrize(
    "start",
    [
        '<div style="display:none">',
        '<div style="DISPLAY : None !important;color:red">',
        '<span style="visibility:hidden">',
        '<div style="max-height:0;overflow:hidden">',
        '<div style="mso-hide:all">',
        '<span style="font-size:0px">',
        '<span style="font-size: 0">',
        '<span style="color:#ffffff">',
        '<span style="color: white">',
        '<font color="#FFF">',
        '<span style="color:transparent">',
        '<span style="color: rgba(1, 2, 3, 0)">',
        '<span style="opacity:0">',
        "<p hidden>",
    ],
)
def test_hidden_text_is_not_seen(start: str) -> None:
    assert to_text(f"before {start}you are idiots</div></span></font></p> after").replace("\n", " ").split() == [
        "before",
        "after",
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<td style="background:#336699"><span style="color:#fff">seen</span></td>',
        '<div bgcolor="black"><font color="white">seen</font></div>',
        '<span style="color:white;background-color:navy">seen</span>',
        '<span style="font-size:0.9em">seen</span>',
        '<span style="max-height:0.5em">seen</span>',
    ],
)
def test_text_that_can_be_read_is_seen(html: str) -> None:
    assert to_text(f"<table><tr>{html}</tr></table>") == "seen" or to_text(html) == "seen"


@pytest.mark.parametrize(
    "quote",
    [
        '<div class="gmail_quote"><div class="gmail_attr">On Monday X wrote:</div><blockquote>old</blockquote></div>',
        '<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------</div>old</div>',
        '<blockquote type="cite"><div>old</div></blockquote>',
        '<div class="moz-cite-prefix">On Monday X wrote:</div><blockquote type="cite">old</blockquote>',
        '<div class="yahoo_quoted"><div>On Monday X wrote:</div><div>old</div></div>',
        '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> X</div><div>old</div>',
        '<span id="OLK_SRC_BODY_SECTION"><div>old</div></span>',
    ],
)
def test_what_mail_clients_mark_as_quoted_stands_behind_quote_marks(quote: str) -> None:
    lines = to_text(f"<div>new</div>{quote}").split("\n")

    assert lines[0] == "new"
    assert all(line.startswith(">") for line in lines[1:] if line)


def test_answers_between_the_quotes_of_gmail_are_not_quoted() -> None:
    html = (
        '<div class="gmail_quote"><blockquote>question</blockquote><div>answer</div><blockquote>more</blockquote></div>'
    )

    assert "answer" in to_text(html).split("\n")


def test_words_indented_by_hand_are_not_quoted() -> None:
    assert to_text('<blockquote style="margin:0 0 0 40px;border:none;padding:0">mine</blockquote>') == "mine"


def test_a_page_nested_beyond_reason_still_gives_its_words() -> None:
    assert to_text("<div>" * 60_000 + "help") == "help"
