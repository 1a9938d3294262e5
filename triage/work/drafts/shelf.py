"""What lies in Drafts: which of our drafts are as we laid them, and what agents have written."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from triage.desk.draft_content import Content, addresses_of, content_of, kept
from triage.desk.draft_versions import Lying, token_of, versions
from triage.errors import LetterError
from triage.mail.forward import answered_by
from triage.mail.parse import parse
from triage.model import Address, DraftRecord, Head, Outcome, RawMessage
from triage.work.context import Sweep
from triage.work.fence import fenced
from triage.work.naming import Naming
from triage.work.packed import Packed, Packing

DELETED = "\\Deleted"
_DIGITS = 4  # of a word, in a sketch
_BLOCK = 100  # messages in memory at a time
_LOOKS = 3  # at the most, where messages go while we look


@dataclass(frozen=True, slots=True)
class Found:
    """The UIDs of a draft's versions: those that say what we wrote, those that do not, and of the former those that are
    marked \\Deleted. `kept`: how much of our words the newest version of an agent's holds.
    """

    draft: DraftRecord
    ours: tuple[int, ...] = ()
    theirs: tuple[int, ...] = ()
    marked: tuple[int, ...] = ()
    kept: float | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen, up to the UID `uidnext`. `others`: messages that are no version of any draft of ours. `sent`: the
    drafts of which something was found in Sent since, by token.
    """

    uidvalidity: int
    uidnext: int
    found: Sequence[Found]
    others: tuple[Lying, ...]
    sent: Mapping[str, DraftRecord] = field(default_factory=dict)


NOTHING_SEEN = Look(0, 0, (), ())


@dataclass(frozen=True, slots=True)
class _Said:
    """What a message says, as drafts are known by it. `digest`: "" where it cannot be read. `content`: where it is none
    of ours: the words of a thousand drafts that nobody has touched are nobody's business.
    """

    sha256: str
    digest: str
    content: Content | None

    def is_one_of(self, written: frozenset[str]) -> bool:
        return self.sha256 in written or self.digest in written


_NOTHING = _Said("", "", None)


@dataclass(slots=True)
class _Known:
    """What a UID stands for never changes (RFC 9051 section 2.3.1.1), so nothing is fetched twice."""

    uidvalidity: int = 0
    lying: dict[int, bytes] = field(default_factory=dict)  # packed
    packing: Packing[Lying] = field(default_factory=Packing)
    said: dict[int, _Said] = field(default_factory=dict)
    threads: dict[str, tuple[str, ...]] = field(default_factory=dict)  # hashes of the msg-ids a draft answers, by token


class Shelf:
    """Drafts, looked at again and again."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._known = _Known()

    def look(self, sweep: Sweep) -> Look:
        """Every draft of ours that may lie there. Leaves Drafts open.

        A message that goes while we look may have come again behind our back, saved by a mail client: we look again.
        """
        for _ in range(_LOOKS):
            found, whole = self._look(sweep)
            if whole:
                break
        return found

    def is_ours(self, uid: int, draft: DraftRecord, sweep: Sweep) -> bool:
        """Whether that message in Drafts, which is open, still says what we wrote: read again, whatever is known."""
        self._known.said.pop(uid, None)
        self._read({uid}, _written([draft]), sweep)
        return self._says_what_we_wrote(uid, draft)

    def _look(self, sweep: Sweep) -> tuple[Look, bool]:
        """What is seen, and whether all that was listed was still there when it was read."""
        opened = sweep.mailbox.open(sweep.folders.drafts).status
        if opened.uidvalidity != self._known.uidvalidity:
            self._known = _Known(opened.uidvalidity)
        lying, listed = self._lying(sweep)
        drafts = standing(sweep)
        found = versions(lying, drafts, self._threads(drafts, sweep))
        taken = {one.uid for these in found.values() for one in these}
        written = _written(drafts)
        self._read(taken, written, sweep)
        gone = taken - self._known.said.keys() - sweep.mailbox.unreadable().keys()
        look = Look(
            opened.uidvalidity,
            opened.uidnext,
            Packed(
                self._found(draft, [one for one in found[draft.token] if one.uid not in gone], written)
                for draft in drafts
            ),
            tuple(one for one in lying if one.uid not in taken and not one.deleted),
        )
        return look, listed == len(lying) and not gone

    def _lying(self, sweep: Sweep) -> tuple[list[Lying], int]:
        """The messages that can be read, and how many were listed that can be."""
        uids, packing = sweep.mailbox.uids(), self._known.packing
        listed = frozenset(uids)
        known = {uid: one for uid, one in self._known.lying.items() if uid in listed}
        fresh = [uid for uid in uids if uid not in known]
        if fresh:
            known |= {head.uid: packing.pack(self._lying_of(head)) for head in sweep.mailbox.heads(fresh)}
        self._known.lying = known
        self._known.said = {uid: one for uid, one in self._known.said.items() if uid in known}
        flags = sweep.mailbox.flags(uids) if uids else {}
        here = ((uid, DELETED in some) for uid, some in flags.items() if uid in known)
        lying = [replace(packing.unpack(known[uid]), deleted=deleted) for uid, deleted in here]
        return lying, len(uids) - len(sweep.mailbox.unreadable().keys() & set(uids) - known.keys())

    def _threads(self, drafts: Iterable[DraftRecord], sweep: Sweep) -> Mapping[str, Collection[str]]:
        drafts, before = tuple(drafts), self._known.threads
        fresh = {name for draft in drafts if draft.token not in before for name in draft.covers}
        letters = sweep.ledger.letters(fresh) if fresh else {}
        hashes = {name: letter.message_id_hash for name, letter in letters.items() if letter.message_id_hash}
        self._known.threads = {
            draft.token: before.get(draft.token) or tuple(hashes[name] for name in draft.covers if name in hashes)
            for draft in drafts
        }
        return self._known.threads

    def _lying_of(self, head: Head) -> Lying:
        told = fenced(partial(self._told, head), "mail")
        return Lying(head.uid, head.received) if isinstance(told, LetterError) else told

    def _told(self, head: Head) -> Lying:
        message = parse(head.octets)
        to = addresses_of(message, ("To", "Cc", "Bcc"))
        return Lying(
            head.uid,
            head.received,
            token_of(message.message_id),
            frozenset(map(self._naming.message_id, answered_by(message))),
            frozenset(self._naming.customer(Address(addr_spec)) for addr_spec in to),
        )

    def _read(self, uids: Iterable[int], written: frozenset[str], sweep: Sweep) -> None:
        """`written`: what our drafts say."""
        fresh = sorted(uid for uid in uids if self._is_to_be_read(uid, written))
        for start in range(0, len(fresh), _BLOCK):
            raws = tuple(sweep.mailbox.messages(fresh[start : start + _BLOCK]))
            for raw, content in zip(raws, read_contents(raws, sweep), strict=True):
                digest = self._naming.content(content) if content is not None else ""
                said = _Said(hashlib.sha256(raw.octets).hexdigest(), digest, content)
                self._known.said[raw.place.uid] = replace(said, content=None) if said.is_one_of(written) else said

    def _is_to_be_read(self, uid: int, written: frozenset[str]) -> bool:
        """Also again, where it said what a draft of ours said that is done with: now it is somebody's."""
        said = self._known.said.get(uid)
        return said is None or bool(said.digest and said.content is None and not said.is_one_of(written))

    def _found(self, draft: DraftRecord, versions: Iterable[Lying], written: frozenset[str]) -> Found:
        """`written`: what all drafts say that may lie there. One of them, saved as it is by an agent's client, is
        nobody's answer in the place of another.
        """
        alike = [one for one in versions if self._says_what_we_wrote(one.uid, draft)]
        others = (one for one in versions if one not in alike and not one.deleted)
        theirs = tuple(one.uid for one in others if not self._says(one.uid).is_one_of(written))
        newest = self._says(theirs[-1]).content if theirs else None
        return Found(
            draft,
            ours=tuple(one.uid for one in alike if not one.deleted),
            theirs=theirs,
            marked=tuple(one.uid for one in alike if one.deleted),
            kept=likeness(draft, newest, self._naming) if newest else draft.kept,
        )

    def _says(self, uid: int) -> _Said:
        return self._known.said.get(uid, _NOTHING)

    def _says_what_we_wrote(self, uid: int, draft: DraftRecord) -> bool:
        """What cannot be read is somebody's."""
        said = self._says(uid)
        if not draft.content:  # laid by an earlier version of this program
            return said.sha256 == draft.sha256
        return said.digest == draft.content


def _written(drafts: Iterable[DraftRecord]) -> frozenset[str]:
    return frozenset(draft.content or draft.sha256 for draft in drafts)


def standing(sweep: Sweep) -> tuple[DraftRecord, ...]:
    """The drafts that lie in Drafts or may turn up there again, oldest first."""
    drafts = sweep.ledger.drafts(Outcome.DRAFTED, Outcome.UNSURE, Outcome.DELETED)
    return tuple(draft for draft in drafts if draft.outcome is not Outcome.DELETED or draft.sketch)


def likeness(draft: DraftRecord, content: Content, naming: Naming) -> float | None:
    """How much of the draft's words is in that message, 0..1; None where they are not known any more."""
    if not draft.sketch:
        return draft.kept
    return kept(_words(draft.sketch), _words(naming.sketch(draft.token, content)))


def read_contents(messages: Iterable[RawMessage], sweep: Sweep) -> Iterator[Content | None]:
    """What each of the messages says; None where it cannot be read."""
    for content in sweep.examination.read(content_of, messages):
        yield content if isinstance(content, Content) else None


def _words(sketch: str) -> list[str]:
    return [sketch[start : start + _DIGITS] for start in range(0, len(sketch), _DIGITS)]
