"""Looks at the demo's mailbox with real mail clients. Scripts for people; not collected by pytest, not run in CI."""
