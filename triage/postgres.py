"""How PostgreSQL is connected to, by the ledger and by the jobs: nobody is held up by a machine that is gone, nor by a
process that is frozen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Parameters of libpq. A machine that is gone without a word would be waited for by the hour otherwise, and a process
# that is frozen within a transaction would keep what it has locked from all others; no transaction of ours waits for
# anything but PostgreSQL.
CONNECTING: Mapping[str, Any] = {
    "application_name": "triage",
    "connect_timeout": 10,  # seconds
    "keepalives_idle": 15,  # seconds
    "keepalives_interval": 5,  # seconds
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,  # milliseconds
    "options": "-c idle_in_transaction_session_timeout=5000",  # milliseconds
}
