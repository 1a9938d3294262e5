"""Is the server right for us? Looked at before anything is touched; each finding with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum

from triage.model import Address, Opened, Provider
from triage.work.drafts.drafting import FLAGS
from triage.work.protocols import Mailbox

UNKNOWN = Provider()


class Level(StrEnum):
    OK = "ok"
    NOTE = "note"  # works, with less
    PROBLEM = "problem"  # has to be mended before the bot can do its work


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `advice` says what to do, "" where there is nothing to do."""

    level: Level
    what: str
    advice: str = ""


def server(mailbox: Mailbox, wanted_flags: frozenset[str], provider: Provider = UNKNOWN) -> Iterator[Finding]:
    """What the server can do, found without changing anything. ConfigError where Drafts cannot be told."""
    capabilities = mailbox.capabilities
    yield Finding(Level.OK, f"signed in{f' to {provider.name}' * bool(provider.name)}")
    if not provider.seen:
        advice = "begin with python run.py check --write-test, look at the first drafts, and tell us what is odd"
        yield Finding(Level.NOTE, f"{provider.name} is known to us from its documents only", advice)
    folders = mailbox.folders()
    yield Finding(Level.OK, f"drafts go into '{folders.drafts}'")
    if folders.sent is None:
        advice = "name it with SENT_MAILBOX; without it only \\Answered tells that a customer has been answered"
        yield Finding(Level.NOTE, "no mailbox for sent mail was found", advice)
    else:
        yield Finding(Level.OK, f"answers are read from '{folders.sent}'")
    if provider.labels and folders.everything is None:
        advice = (
            "letters that agents archive cannot be found again when what was promised for them comes due; in Gmail's "
            "settings, under Labels, let All Mail be shown in IMAP"
        )
        yield Finding(Level.NOTE, "All Mail is hidden from IMAP", advice)
    yield from _inbox(mailbox.open(folders.inbox, write=True), folders.inbox, wanted_flags)
    yield from _capabilities(capabilities)


def _inbox(opened: Opened, name: str, wanted: frozenset[str]) -> Iterator[Finding]:
    yield Finding(Level.OK, f"'{name}' holds {opened.status.messages} letters")
    if not opened.writable:
        advice = "give this user the right to set flags, or turn FLAGS off"
        yield Finding(Level.PROBLEM, f"'{name}' can only be read", advice)
    lacking = sorted(flag for flag in wanted if not opened.keywords and flag not in opened.settable)
    if lacking:
        advice = "the most urgent letters still get a star; use FLAGS_P1 to choose another flag"
        yield Finding(Level.NOTE, f"the server cannot keep {' '.join(lacking)}", advice)
    elif wanted:
        yield Finding(Level.OK, f"letters can be marked with {' '.join(sorted(wanted))}")


def _capabilities(capabilities: frozenset[str]) -> Iterator[Finding]:
    if "UIDPLUS" in capabilities:
        yield Finding(Level.OK, "UIDPLUS: drafts and the queue message can be kept true")
    else:
        advice = (
            "old queue messages, and drafts that are no longer right, have to be deleted by hand; QUEUE_MESSAGE=off "
            "spares the former"
        )
        yield Finding(Level.NOTE, "no UIDPLUS", advice)
    if "IDLE" in capabilities:
        yield Finding(Level.OK, "IDLE: new letters are seen at once")
    else:
        yield Finding(Level.NOTE, "no IDLE", "new letters are seen at the next poll; POLL_SECONDS says how often")


def write_test(mailbox: Mailbox, us: Address, message_id: str) -> Finding:
    """Append one draft to Drafts and remove it again."""
    drafts = mailbox.folders().drafts
    message = EmailMessage(policy=SMTP)
    message["From"] = message["To"] = us.addr_spec
    message["Subject"] = "A test draft; it may be deleted"
    message["Message-ID"] = message_id
    message.set_content("This draft shows that the triage bot can write into this mailbox. It may be deleted.\n")
    mailbox.append(drafts, message.as_bytes(), FLAGS)
    mailbox.open(drafts)
    found = mailbox.find_message_id(drafts, message_id)
    if not found:
        return Finding(
            Level.PROBLEM, f"a draft appended to '{drafts}' is not to be found there", "tell us which server"
        )
    if not all(mailbox.remove(drafts, uid) for uid in found):
        return Finding(
            Level.NOTE, f"a draft was written into '{drafts}'", "please delete it: the server has no UIDPLUS"
        )
    return Finding(Level.OK, f"a draft was written into '{drafts}' and removed again")
