"""The language model that the settings describe."""

from __future__ import annotations

from triage.llm.endpoint import Endpoint
from triage.llm.teller import Teller
from triage.settings.secret import Secret
from triage.settings.settings import Settings
from triage.work.drafts.retelling import Retelling


def retelling_of(settings: Settings) -> Retelling | None:
    """None where our own rules restate problems, as they do unless the shop wants otherwise."""
    teller = teller_of(settings)
    return Retelling(teller, float(settings.llm_seconds_per_sweep)) if teller else None


def teller_of(settings: Settings) -> Teller | None:
    if settings.restate != "llm" or settings.llm_model is None:
        return None
    key = Secret.file(settings.llm_key_file) if settings.llm_key_file else str
    return Teller(Endpoint(settings.llm_url, settings.llm_model, key, float(settings.llm_seconds)))
