"""Which mailbox is which: by the settings, else by special use (RFC 6154), else by a well-known name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from triage.errors import ConfigError, NoDraftsError
from triage.imap import guard
from triage.imap.account import Account
from triage.imap.listing import Listed, listed
from triage.imap.names import OUTBOXES, WELL_KNOWN
from triage.imap.session import Session
from triage.model import Folders

# A mailbox of one of these uses is not a place for drafts.
_NOT_FOR_DRAFTS = frozenset({"\\sent", "\\trash", "\\junk", "\\all", "\\archive", "\\flagged"})
_NOT_FOR_LETTERS = frozenset({"\\drafts", "\\sent", "\\junk", "\\flagged", "\\important"})
_ARCHIVES = frozenset({"\\archive", "\\all"})
_NO_MAILBOX = frozenset({"\\noselect", "\\nonexistent"})


def ask(session: Session) -> tuple[tuple[Listed, ...], str]:
    """Every mailbox one can select, and the prefix of the personal namespace ("INBOX." on Courier)."""
    found = listed(session)
    # RFC 6154 section 2 lets a server keep the uses back until it is asked for them.
    if {"SPECIAL-USE", "LIST-EXTENDED"} <= session.capabilities and not _any_use(found):
        found = listed(session, "RETURN", "(SPECIAL-USE)")
    prefix = ""
    if "NAMESPACE" in session.capabilities:
        with session.command("NAMESPACE") as client:
            personal = client.namespace().personal
        prefix = str(personal[0][0]) if personal else ""
    return tuple(each for each in found if not each.uses & _NO_MAILBOX), prefix


def find(every: Sequence[Listed], prefix: str, account: Account) -> Folders:
    """The mailboxes by use. NoDraftsError; ConfigError names every mailbox that is not to be told from others."""
    problems: list[str] = []
    drafts = _choose(every, prefix, "drafts", account.drafts, problems)
    no_drafts = drafts is None and (account.drafts is not None or not problems)
    if no_drafts:
        problems = [_no_drafts(every, account.drafts)]
    sent = _choose(every, prefix, "sent", account.sent, problems)
    trash = _choose(every, prefix, "trash", account.trash, problems)
    inbox = _inbox(every, account.inbox, problems)
    queue = _queue(every, prefix, account.queue, problems)
    if drafts is not None:
        problems += _unfit_for_drafts(next(each for each in every if each.name == drafts), inbox, sent, queue)
    if problems or drafts is None:
        raise NoDraftsError(*problems) if no_drafts else ConfigError(*problems)
    everything = _by_use(every, "\\all")
    others = _others(every, trash, inbox, drafts, queue, sent)
    return Folders(inbox, drafts, queue, sent, trash, everything[0] if len(everything) == 1 else None, others)


def _no_drafts(every: Iterable[Listed], chosen: str | None) -> str:
    lacking = f"={chosen}: there is no such mailbox" if chosen else ": there is no mailbox for drafts"
    return (
        f"DRAFTS_MAILBOX{lacking} among {_some(each.name for each in every)}. Save any draft once in your mail client, "
        "which makes one, or have it made: python run.py check --create-drafts. If there is one under another name, "
        "write DRAFTS_MAILBOX=that name"
    )


def drafts_to_be(prefix: str, account: Account) -> str:
    """The name that a mailbox for drafts would be made under."""
    name = account.drafts or "Drafts"
    return name if name.startswith(prefix) else prefix + name


def _choose(every: Sequence[Listed], prefix: str, use: str, chosen: str | None, problems: list[str]) -> str | None:
    """The mailbox for a use; None where there is none, or none that can be told from others (which is a problem)."""
    names = {each.name for each in every}
    if chosen is not None:
        for name in (chosen, prefix + chosen):
            if name in names:
                return name
        problems.append(f"{use.upper()}_MAILBOX={chosen}: there is no such mailbox; write one of {_some(names)}")
        return None
    found = _by_use(every, "\\" + use) or _by_name(every, prefix, "\\" + use)
    if len(found) > 1:
        problems.append(f"{use.upper()}_MAILBOX: several mailboxes could be meant; write one of {_some(found)}")
    return found[0] if len(found) == 1 else None


def _inbox(every: Iterable[Listed], wanted: str, problems: list[str]) -> str:
    if wanted.upper() == "INBOX":  # in any case (RFC 9051 section 5.1)
        return "INBOX"
    names = {each.name for each in every}
    if wanted not in names:
        problems.append(f"INBOX={wanted}: there is no such mailbox; write one of {_some(names)}")
    return wanted


def _queue(every: Sequence[Listed], prefix: str, wanted: str, problems: list[str]) -> str:
    """The queue mailbox's name on this server: as it is set, or below the personal namespace."""
    try:
        guard.mailbox(wanted)
    except ValueError as error:
        problems.append(f"QUEUE_MAILBOX: {error}")
    if any(each.name == wanted for each in every) or wanted.startswith(prefix):
        return wanted
    return prefix + wanted


def _unfit_for_drafts(drafts: Listed, *others: str | None) -> list[str]:
    """Drafts are only ever laid where nothing is sent from and nothing else is kept."""
    wrong = sorted(drafts.uses & _NOT_FOR_DRAFTS)
    if wrong:
        return [f"DRAFTS_MAILBOX: {drafts.name} is the server's mailbox for {', '.join(wrong)}; write another"]
    if drafts.leaf in OUTBOXES:
        return [f"DRAFTS_MAILBOX: {drafts.name} looks like an outbox, from which mail may be sent; write another"]
    if drafts.name in others:
        return [f"DRAFTS_MAILBOX: {drafts.name} is already used as inbox, sent or queue; write another"]
    return []


def _others(every: Iterable[Listed], trash: str | None, *taken: str | None) -> tuple[str, ...]:
    """Where letters may be filed: archives, then the rest, the trash last."""
    fit = [each for each in every if each.name not in taken and not each.uses & _NOT_FOR_LETTERS]
    return tuple(
        each.name for each in sorted(fit, key=lambda each: (each.name == trash, not each.uses & _ARCHIVES, each.name))
    )


def _any_use(every: Iterable[Listed]) -> bool:
    return any(each.uses & WELL_KNOWN.keys() for each in every)


def _by_use(every: Iterable[Listed], use: str) -> list[str]:
    return sorted(each.name for each in every if use in each.uses)


def _by_name(every: Iterable[Listed], prefix: str, use: str) -> list[str]:
    """Mailboxes of a well-known name directly below the personal namespace."""
    return sorted(
        each.name
        for each in every
        if each.name.removeprefix(prefix).casefold() == each.leaf and each.leaf in WELL_KNOWN[use]
    )


def _some(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)[:30])
