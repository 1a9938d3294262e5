"""Real IMAP servers, private and unprivileged, on loopback. Fixtures that use them stand in tests/conftest.py."""
