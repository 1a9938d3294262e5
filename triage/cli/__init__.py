"""The commands, and the only place that prints. Knows every room; no room knows it.

Here stand the commands that look or forget, and what all share; the others have a room each: `setup`, `running`,
`machines`, `tuning`.
"""

from __future__ import annotations

from triage.cli.app import main

__all__ = ["main"]
