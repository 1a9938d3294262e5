"""How much of a draft of ours stood in the answer that was really sent: a number on the draft's record, no text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from triage.model import DraftRecord
from triage.work.context import Sweep
from triage.work.drafts.shelf import likeness, read_contents, standing


def note_kept(answers: Mapping[int, Collection[str]], sweep: Sweep) -> Mapping[str, DraftRecord]:
    """The drafts of which something was sent, by token. `answers`: the hashes of the msg-ids that messages in Sent
    answer, by UID. Sent is open.
    """
    noted: dict[str, DraftRecord] = {}
    drafts = standing(sweep)
    letters = sweep.ledger.letters({name for draft in drafts for name in draft.covers})
    for draft in drafts:
        thread = {letters[name].message_id_hash for name in draft.covers if name in letters} - {""}
        uids = [uid for uid, msg_ids in answers.items() if not thread.isdisjoint(msg_ids)]
        contents = read_contents(sweep.mailbox.messages(uids), sweep) if uids else ()
        shares = [likeness(draft, content, sweep.naming) for content in contents if content is not None]
        known = [share for share in shares if share is not None]
        if known:
            # Of several answers the one most like the draft is what became of it.
            noted[draft.token] = replace(draft, kept=max(known))
            sweep.ledger.settle(noted[draft.token], now=sweep.now)
    return noted
