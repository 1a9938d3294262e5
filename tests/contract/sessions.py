"""Sessions with servers, for tests of how one is begun."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.servers.running import PASSWORD
from triage.demo.imapd.faults import Fault, FaultPlan
from triage.demo.imapd.server import ImapServer
from triage.imap.session import Session

Connect = Callable[..., Session]


def embedded(*faults: Fault, **options: Any) -> ImapServer:
    return ImapServer({"support": PASSWORD}, faults=FaultPlan(*faults), **options)
