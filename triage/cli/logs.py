"""Logs on standard error, one line each. No letter's words go into them."""

from __future__ import annotations

import logging


def start_logging(level: str) -> None:
    """`level`: debug, info, warning or error."""
    logging.basicConfig(level=level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # imapclient writes commands and answers, letters among them, at DEBUG; nobody may switch that on by mistake.
    logging.getLogger("imapclient").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
