"""Whose server a mailbox is at: from the table, a real name server, or the usual names."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping

import dns.flags
import dns.message
import dns.rdatatype
import dns.resolver
import dns.rrset
import pytest

from triage.signin.discover import Found, NoLookup, find
from triage.signin.names import Names
from triage.signin.providers import PROVIDERS, by_exchangers

ZONE: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("workspace.example.", "MX"): ("5 alt1.aspmx.l.google.com.", "1 aspmx.l.google.com."),
    ("office.example.", "MX"): ("0 office-example.mail.protection.outlook.com.",),
    ("own.example.", "MX"): ("10 mx.own.example.",),
    ("_imaps._tcp.own.example.", "SRV"): ("20 0 993 second.own.example.", "10 0 1993 first.own.example."),
    ("_imaps._tcp.hosted.example.", "SRV"): ("0 1 993 imap.host.example.",),
    ("_imaps._tcp.without.example.", "SRV"): ("0 0 0 .",),
}


@pytest.fixture(scope="module")
def names() -> Iterator[Names]:
    """A name server on this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=_serve, args=(listener,), daemon=True)
        thread.start()
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], listener.getsockname()[1]
        yield Names(resolver)
        listener.sendto(b"", listener.getsockname())
        thread.join()


def _serve(listener: socket.socket) -> None:
    while (asked := listener.recvfrom(4096))[0]:
        query = dns.message.from_wire(asked[0])
        question = query.question[0]
        answer = dns.message.make_response(query)
        answer.flags |= dns.flags.AA
        name, kind = question.name.to_text().lower(), dns.rdatatype.to_text(question.rdtype)
        if (name, kind) in ZONE:
            answer.answer.append(dns.rrset.from_text(name, 60, "IN", kind, *ZONE[name, kind]))
        listener.sendto(answer.to_wire(), asked[1])


def everybody(host: str, port: int) -> bool:
    return True


def nobody(host: str, port: int) -> bool:
    return False


def host(found: Found | None) -> str:
    return found.host if found else ""


@pytest.mark.parametrize("domain", ["gmail.com", "GMX.de", "hotmail.co.uk", "icloud.com"])
def test_an_address_of_a_provider_is_at_its_server_whoever_answers(domain: str) -> None:
    found = find(domain, NoLookup(), nobody)
    assert found is not None
    assert found.provider is not None
    assert domain.lower() in found.provider.domains


@pytest.mark.parametrize(
    ("domain", "server"), [("workspace.example", "imap.gmail.com"), ("office.example", "outlook.office365.com")]
)
def test_a_domain_of_ones_own_is_known_by_who_takes_in_its_mail(names: Names, domain: str, server: str) -> None:
    assert host(find(domain, names, nobody)) == server


def test_the_servers_that_a_domain_names_are_tried_in_the_order_it_prefers(names: Names) -> None:
    assert find("own.example", names, everybody) == Found(
        "first.own.example", 1993, "own.example names it in its DNS (RFC 6186)"
    )
    assert host(find("own.example", names, lambda host, port: port == 993)) == "second.own.example"


def test_a_server_elsewhere_is_not_certain(names: Names) -> None:
    found = find("hosted.example", names, everybody)
    assert found is not None
    assert (found.host, found.certain) == ("imap.host.example", False)


def test_a_domain_that_says_it_has_none_is_tried_by_the_usual_names(names: Names) -> None:
    assert host(find("without.example", names, everybody)) == "imap.without.example"


def test_the_usual_names_come_last(names: Names) -> None:
    assert host(find("plain.example", names, lambda host, port: host.startswith("mail."))) == "mail.plain.example"


def test_nobody_knows(names: Names) -> None:
    assert find("plain.example", names, nobody) is None


def test_a_name_server_that_is_away_is_as_good_as_none() -> None:
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], 1
    assert Names(resolver).exchangers("workspace.example") == ()


@pytest.mark.parametrize("domain", ["", ".", "a..b", "x" * 70 + ".example", "bücher.example", "\x00.example"])
def test_a_domain_that_is_none_is_found_nowhere(names: Names, domain: str) -> None:
    assert find(domain, names, nobody) is None


@pytest.mark.parametrize(
    ("exchanger", "name"),
    [
        ("aspmx.l.google.com.", "gmail"),
        ("in1-smtp.messagingengine.com", "fastmail"),
        ("mx00.kundenserver.de", "ionos-de"),
        ("mx00.ionos.com", "ionos"),
        ("smtpin.rzone.de", "strato"),
        ("mx1.mail.ovh.net", "ovh"),
        ("mx.zoho.eu", "zoho-eu"),
        ("mx2.zoho.com", "zoho"),
        ("mx01.mail.icloud.com", "icloud"),
        ("mx-eu.mail.am0.yahoodns.net", "yahoo"),
        ("notgoogle.com", ""),
        ("google.com.evil.example", ""),
    ],
)
def test_exchangers_tell_the_provider_by_the_whole_end_of_their_name(exchanger: str, name: str) -> None:
    found = by_exchangers([exchanger])
    assert (found.name if found else "") == name


def test_every_provider_says_how_it_lets_programs_in() -> None:
    assert all(one.where or one.oauth for one in PROVIDERS)
    assert len({one.name for one in PROVIDERS}) == len(PROVIDERS)
