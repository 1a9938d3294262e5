"""What customers wrote, as agents read it in the queue: words, in which no mail client finds a link."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON, case_of, draft, judged_letter
from triage.desk.queue import queue_of
from triage.desk.queue_message import render
from triage.desk.rows import View
from triage.desk.words import unlinked
from triage.hours import BusinessHours
from triage.model import Address, Band, Priority, QueueEntry, Restatement, Signal
from triage.rules.read import TEMPLATES, read_templates

# What mail clients are known to turn into links, in plain text or in HTML.
LINKED = re.compile(
    r"\w+://|(?i:www\.|mailto:\S|tel:\S)|[\w.+-]+@[\w-]+\.\w|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|example)\b"
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http://evil.example/x?y=z", "http[:]//evil[.]example/x?y=z"),
        ("HTTPS://EVIL.EXAMPLE", "HTTPS[:]//EVIL[.]EXAMPLE"),
        ("www.evil.example", "www[.]evil[.]example"),
        ("see evil.example/login now", "see evil[.]example/login now"),
        ("write to me@evil.example", "write to me[@]evil[.]example"),
        ("mailto:me", "mailto[:]me"),
        ("tel:+4930123456", "tel[:]+4930123456"),
        ("xn--e1awd7f.com", "xn--e1awd7f[.]com"),
        ("Order #4.471 of 3.11. came at 10:30, e.g. broken...", "Order #4.471 of 3.11. came at 10:30, e.g. broken..."),
        ("At the hotel: no news: nothing.", "At the hotel: no news: nothing."),
        ("Dr. Ann O'Hara: it is late. It is!", "Dr. Ann O'Hara: it is late. It is!"),
    ],
)
def test_what_would_become_a_link_is_broken_so_that_a_person_can_still_read_it(text: str, shown: str) -> None:
    assert unlinked(text) == shown


pieces = st.sampled_from(
    "http:// https: // www. evil . example com net org @ : / mailto: tel: me a-b é xn-- ( < \u200b".split()
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_however_it_is_put_together_no_link_comes_out(text: str) -> None:
    assert not LINKED.search(unlinked(text))


@given(st.text(max_size=300))
def test_it_stays_one_short_line(text: str) -> None:
    assert len(unlinked(text, 40).splitlines()) <= 1


def test_of_all_that_a_customer_writes_only_the_address_to_answer_stays_one() -> None:
    link = "Go to http://evil.example or www.evil.example"
    letter = judged_letter(subject=link, customer=Address("anna@mail.example", link))
    signal = Signal("worst", "strong_verdict", 2.0, "a strong verdict", (link,))
    letter = replace(letter, judgement=replace(letter.judgement, signals=(signal,)))
    told = Restatement(f"You write: “{link}”", ("other",), quoted=True)
    entry = QueueEntry(case_of(letter), Priority(Band.P1, 90.0), told, draft())
    queue = queue_of([entry], View(BusinessHours(), NOON))
    text = render(queue, read_templates(TEMPLATES), BusinessHours(), NOON)
    found = {match[0] for match in LINKED.finditer(text.plain.replace(queue.rows[0].link, ""))}
    assert found == {"anna@mail.e"}
    assert "evil.example" not in text.html
