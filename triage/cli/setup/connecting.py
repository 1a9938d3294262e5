"""The server that was named, tried at once: how it is reached, and whether it lets us in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

from triage.cli.advice import advice
from triage.cli.setup.answers import Answers, Mailbox
from triage.cli.setup.prompts import asked, password, prompt
from triage.errors import AuthenticationError, ConfigError, NoSuchServerError, TriageError, UntrustedError
from triage.imap.account import Account, Tls
from triage.imap.mailbox import open_mailbox
from triage.imap.session import check_authority, reach
from triage.loopback import is_loopback
from triage.settings import parsers

TRIES: Final = 3
_WITH_PORT = re.compile(r"([^:]+):([0-9]{1,5})")
_IN_WORDS: Final = {"implicit": "TLS", "starttls": "STARTTLS", "none": "no TLS, which is right on this very machine"}


def server_named(said: str) -> tuple[str, int]:
    """Host and port, 0 where none is named, of "imap.shop.example" or "imap.shop.example:1993". ValueError."""
    found = _WITH_PORT.fullmatch(said)
    host = parsers.host(found[1] if found else said)
    try:
        host.encode("idna")
    except UnicodeError:
        raise ValueError("that is no server name; write one such as imap.example.org") from None
    return host, parsers.whole_number(1, 65535)(found[2]) if found else 0


def authority_named(said: str) -> str:
    """The file, or "". ValueError where nothing there can be trusted."""
    try:
        if said:
            check_authority(Path(said))
    except ConfigError as error:
        raise ValueError(str(error).removeprefix(f"{said}: ")) from None
    return said


def reached(answers: Answers) -> Answers:
    """With the port and the way to TLS that work there, which is told; what does not is told, and another server asked
    for, three times. TriageError.
    """
    for attempt in range(1, TRIES + 1):
        try:
            return _first_way(answers)
        except TriageError as error:
            print(*filter(None, (str(error), advice(error))), sep="\n")
            if attempt == TRIES:
                raise
            answers = _mended(answers, error)
    raise AssertionError  # the last try has returned or raised


def _mended(answers: Answers, error: TriageError) -> Answers:
    if isinstance(error, UntrustedError):
        file = asked(
            "The file of the authority that signed its certificate (empty: name another server)", "", authority_named
        )
        if file:
            return replace(answers, ca_file=file)
    host, port = asked("The IMAP server, with :port where it has one of its own", answers.host, server_named)
    return replace(answers, host=host, port=port)


def _first_way(answers: Answers) -> Answers:
    errors = []
    for tls, port in _ways(answers):
        print(f"Trying {answers.host}, port {port}, with {_IN_WORDS[tls].partition(',')[0]} ...", flush=True)
        tried = replace(answers, tls=tls, port=port)
        try:
            reach(_account(tried, "", ""))
        except NoSuchServerError:
            raise
        except TriageError as error:
            errors.append(error)
        else:
            print(f"It answers, with {_IN_WORDS[tls]}.")
            return tried
    # Who shows a certificate, if a wrong one, is the server that was meant.
    raise next((error for error in errors if isinstance(error, UntrustedError)), errors[0])


def _ways(answers: Answers) -> Iterator[tuple[Tls, int]]:
    named, port = answers.tls, answers.port
    usual: tuple[Tls, ...] = ("starttls", "implicit") if port == 143 else ("implicit", "starttls")
    for tls in usual:
        if named in ("", tls):
            yield tls, port or (993 if tls == "implicit" else 143)
    if named in ("", "none") and is_loopback(answers.host):
        yield "none", port or 143


def let_in(mailbox: Mailbox) -> Mailbox:
    """With a name and password that the server takes; where it refuses them, what it said is told and both are asked
    for again, three times. AuthenticationError; TriageError where it is not to be reached.
    """
    for attempt in range(1, TRIES + 1):
        print(f"Signing in to {mailbox.answers.host} as {mailbox.answers.user} ...", flush=True)
        try:
            with closing(open_mailbox(_account(mailbox.answers, mailbox.answers.user, mailbox.secret))):
                print("It lets us in.")
                return mailbox
        except AuthenticationError as error:
            print(f"It does not let us in. {error}")
            if attempt == TRIES:
                raise
        user = prompt("The user name at the mail server", mailbox.answers.user)
        mailbox = replace(mailbox, answers=replace(mailbox.answers, user=user), secret=password("The password"))
    raise AssertionError  # the last try has returned or raised


def _account(answers: Answers, user: str, secret: str) -> Account:
    ca_file = Path(answers.ca_file) if answers.ca_file else None
    return Account(answers.host, answers.port, user, lambda: secret, cast("Tls", answers.tls), ca_file=ca_file)
