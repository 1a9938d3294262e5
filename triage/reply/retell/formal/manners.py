"""The languages of formal address that letters can be told back in."""

from __future__ import annotations

from triage.reply.retell.formal.dutch import DUTCH
from triage.reply.retell.formal.french import FRENCH
from triage.reply.retell.formal.german import GERMAN
from triage.reply.retell.formal.italian import ITALIAN
from triage.reply.retell.formal.manner import Manner
from triage.reply.retell.formal.portuguese import PORTUGUESE
from triage.reply.retell.formal.spanish import SPANISH

MANNERS: tuple[Manner, ...] = (GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH, PORTUGUESE)
