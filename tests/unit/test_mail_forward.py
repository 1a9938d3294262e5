"""A forward answers nobody."""

from __future__ import annotations

import pytest

from tests.factories import octets_of
from triage.mail.forward import is_forward
from triage.mail.parse import parse


@pytest.mark.parametrize("subject", ["Fwd: My order", "FW: My order", "WG: Bestellung", "TR : commande", "I: ordine"])
def test_a_forward_is_known_by_its_subject(subject: str) -> None:
    assert is_forward(parse(octets_of(f"Subject: {subject}")))


@pytest.mark.parametrize(
    "subject", ["Re: Fwd: My order", "AW: WG: Bestellung", "My order", "In: 4471", "Trays: two", ""]
)
def test_a_reply_is_none(subject: str) -> None:
    assert not is_forward(parse(octets_of(f"Subject: {subject}")))


def test_a_forward_is_known_by_the_field_thunderbird_gives_it() -> None:
    assert is_forward(parse(octets_of("Subject: for you", "X-Forwarded-Message-Id: <one@mail.example>")))
