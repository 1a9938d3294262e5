"""The languages of formal address that letters can be told back in."""

from __future__ import annotations

from triage.reply.retell.formal.french import FRENCH
from triage.reply.retell.formal.german import GERMAN
from triage.reply.retell.formal.manner import Manner
from triage.reply.retell.formal.spanish import SPANISH

MANNERS: tuple[Manner, ...] = (GERMAN, FRENCH, SPANISH)
