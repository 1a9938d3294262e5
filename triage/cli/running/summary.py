"""What a sweep saw and did, in words."""

from __future__ import annotations

import logging

from triage.work.sweep import SweepReport

log = logging.getLogger(__name__)


def summary(report: SweepReport) -> str:
    """What a sweep saw and did, in one line."""
    parts = [
        f"{report.server} letters in the mailbox: {report.known} known ({report.new} new), {report.old} older",
        f"{report.missing} not to be got from the server" if report.missing else "",
        f"{len(report.queue)} customers wait",
        f"{report.drafts.drafted} drafts laid",
        f"{report.answered} letters answered" if report.answered else "",
        f"{len(report.quarantined)} letters for a person to read" if report.quarantined else "",
        f"{report.drafts.refused} drafts refused by the server" if report.drafts.refused else "",
        f"{report.recovery.waiting} drafts of an interrupted run still in doubt: sweep again"
        * bool(report.recovery.waiting),
        f"{report.recovery.unsure} drafts that may or may not have been laid: look" * bool(report.recovery.unsure),
    ]
    return "; ".join(part for part in parts if part) + "."


def log_sweep(report: SweepReport) -> None:
    """One line in the log, of a sweep that found something to do."""
    busy = report.writes or report.new or report.answered
    log.log(logging.INFO if busy else logging.DEBUG, "sweep: %s", summary(report))
