"""Logs on standard error, one line each. No letter's words go into them."""

from __future__ import annotations

import logging


def start_logging(level: str, *, by_thread: bool = False) -> None:
    """`level`: debug, info, warning or error. `by_thread`: each line names its thread, and that its mailbox."""
    whose = " [%(threadName)s]" if by_thread else ""
    logging.basicConfig(level=level.upper(), format=f"%(asctime)s %(levelname)s{whose} %(name)s: %(message)s")
    # imapclient writes commands and answers, letters among them, at DEBUG; nobody may switch that on by mistake.
    logging.getLogger("imapclient").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
