"""What is counted of one mailbox while it is kept: plain numbers, and how it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from triage.errors import TriageError
from triage.model import Band
from triage.work.sweep import SweepReport
from triage.work.vitals import Vitals


@dataclass(frozen=True, slots=True)
class Series:
    """A metric of Prometheus. `label`: what its values are told apart by, "" where there is one. What is `counted` only
    grows.
    """

    name: str
    meaning: str
    label: str = ""
    counted: bool = True


SERIES = (
    Series("triage_sweeps", "Sweeps, by result", "result"),
    Series("triage_letters", "New letters, by what came of them", "result"),
    Series("triage_drafts", "Drafts, by what came of them", "outcome"),
    Series("triage_answered", "Letters that somebody answered"),
    Series("triage_writes", "Messages appended or removed, letters flagged"),
    Series("triage_rules_reloads", "Rules read again, by result", "result"),
    Series("triage_last_sweep_timestamp_seconds", "When the last sweep was done", counted=False),
    Series("triage_ready", "1 where the last sweep is fresh and none has failed since", counted=False),
    Series("triage_mailbox_letters", "Letters in the mailbox", "known", counted=False),
    Series("triage_waiting", "Customers who wait, by band", "band", counted=False),
    Series("triage_oldest_waiting_seconds", "How long the first of them waits", counted=False),
    Series("triage_to_look_at", "Letters and drafts a person has to see", "why", counted=False),
)


@dataclass(slots=True)
class Figures:
    """Values by series and label. Written by the thread that sweeps, read by whoever asks."""

    vitals: Vitals = field(default_factory=Vitals)
    _values: dict[str, Mapping[str, float]] = field(default_factory=dict)

    def swept(self, report: SweepReport) -> None:
        """A sweep was done."""
        moment = self.vitals.swept()
        self._add("triage_sweeps", {"done": 1})
        skipped = len(report.skipped)
        self._add("triage_letters", {"skipped": skipped, "judged": max(report.new - skipped, 0)})
        self._add("triage_drafts", _drafts(report))
        self._add("triage_answered", {"": report.answered})
        self._add("triage_writes", {"": report.writes})
        self._set("triage_mailbox_letters", {"yes": report.known, "older": report.old, "missing": report.missing})
        self._set("triage_waiting", {band.value: report.board.bands.get(band.value, 0) for band in Band})
        health = report.board.health
        self._set("triage_to_look_at", {"unread": len(health.unread), "unsure": health.unsure})
        self._set("triage_last_sweep_timestamp_seconds", {"": moment.timestamp()})
        since = min((entry.case.waiting_since for entry in report.queue), default=moment)
        self._set("triage_oldest_waiting_seconds", {"": (moment - since).total_seconds()})

    def failed(self, error: TriageError) -> None:
        """A sweep was not possible."""
        self.vitals.failed(error)
        self._add("triage_sweeps", {type(error).__name__: 1})

    def reloaded(self, taken: bool) -> None:
        """The rules were read again; whether they are in force now."""
        self._add("triage_rules_reloads", {"taken" if taken else "refused": 1})

    def values(self, series: Series) -> Iterator[tuple[str, float]]:
        """Each label with its value."""
        if series.name == "triage_ready":
            yield "", float(self.vitals.is_ready())
        yield from self._values.get(series.name, {}).items()

    def _add(self, name: str, values: Mapping[str, float]) -> None:
        known = self._values.get(name, {})
        self._values[name] = {label: known.get(label, 0) + values.get(label, 0) for label in (*known, *values)}

    def _set(self, name: str, values: Mapping[str, float]) -> None:
        self._values[name] = values


def _drafts(report: SweepReport) -> Mapping[str, int]:
    return {
        "laid": report.drafts.drafted,
        "refused": report.drafts.refused,
        "recovered": report.recovery.found,
        "unsure": report.recovery.unsure,
        "removed": report.removed,
    }
