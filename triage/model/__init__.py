"""The frozen values that travel down the line, and the table that says what may follow what.

    RawMessage -> Message -> Letter -> Judgement -> Case, Priority -> Draft -> Action

Every time is an aware `datetime`; every text is `str` without lone surrogates; octets are `bytes`.
"""

from triage.model.budget import Allowance, Budget
from triage.model.fleet import FleetAccount, JobsState, Round, Trouble, WorkerState
from triage.model.judgement import (
    Band,
    Case,
    Confidence,
    ConfidenceLevel,
    Cue,
    Fact,
    FactKind,
    JudgedLetter,
    Judgement,
    Priority,
    Problem,
    Reason,
    Signal,
    Span,
)
from triage.model.mail import Address, Answerability, Attachment, Language, Letter, Message, OwnWords, Us
from triage.model.outcome import MAY_FOLLOW, Outcome, may_follow
from triage.model.records import Answer, Cursor, DraftRecord, Forgotten, LetterRecord, PromiseRecord
from triage.model.reply import (
    Action,
    Draft,
    LayDraft,
    Plan,
    Promise,
    QueueEntry,
    Refusal,
    Restatement,
    SetFlags,
    Skipped,
)
from triage.model.server import Folders, Head, Opened, Place, Provider, RawMessage, SignInState, Status
from triage.model.telling import Telling

__all__ = [
    "MAY_FOLLOW",
    "Action",
    "Address",
    "Allowance",
    "Answer",
    "Answerability",
    "Attachment",
    "Band",
    "Budget",
    "Case",
    "Confidence",
    "ConfidenceLevel",
    "Cue",
    "Cursor",
    "Draft",
    "DraftRecord",
    "Fact",
    "FactKind",
    "FleetAccount",
    "Folders",
    "Forgotten",
    "Head",
    "JobsState",
    "JudgedLetter",
    "Judgement",
    "Language",
    "LayDraft",
    "Letter",
    "LetterRecord",
    "Message",
    "Opened",
    "Outcome",
    "OwnWords",
    "Place",
    "Plan",
    "Priority",
    "Problem",
    "Promise",
    "PromiseRecord",
    "Provider",
    "QueueEntry",
    "RawMessage",
    "Reason",
    "Refusal",
    "Restatement",
    "Round",
    "SetFlags",
    "SignInState",
    "Signal",
    "Skipped",
    "Span",
    "Status",
    "Telling",
    "Trouble",
    "Us",
    "WorkerState",
    "may_follow",
]
