"""The commands, and the only place that prints. Knows every room; no room knows it."""

from __future__ import annotations

from triage.cli.app import main

__all__ = ["main"]
