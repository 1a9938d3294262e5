"""A private Courier: `with Courier(root) as server: ...`, from the packages `.ci/install-servers` unpacks.

Its own login wants a daemon at a place of the system's; `courier_login` stands in for it. What is said after the login
is Courier's.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.servers.base import HOST, PrivateServer, ServerAbsentError

_LOGIN = Path(__file__).with_name("courier_login.py")
_FOLDERS = ("Drafts", "Sent", "Trash")


class Courier(PrivateServer):
    """Courier IMAP 5.0. It knows no special use and no TLS here; every mailbox lies below INBOX."""

    prefix = "INBOX."

    def configure(self) -> None:
        self._unpacked = unpacked()
        self.tls_port = self.port
        # The server's user need not be able to read the checkout.
        shutil.copy(_LOGIN, self.root / "login.py")
        for folder in ("mail", "users"):
            (self.root / folder).mkdir(exist_ok=True)

    def command(self) -> list[str]:
        python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
        if python is None:
            raise ServerAbsentError("Courier's login needs the system's Python; apt-get install python3-minimal")
        imapd = str(self._unpacked / "usr/bin/imapd")
        return [python, "-E", "-s", str(self.root / "login.py"), HOST, str(self.port), imapd, str(self.root)]

    def environment(self) -> dict[str, str]:
        folders = {str(library.parent) for library in self._unpacked.rglob("*.so*")}
        return super().environment() | {"LD_LIBRARY_PATH": ":".join(sorted(folders))}

    def add_user(self, name: str, password: str) -> None:
        maildir = self.root / "mail" / name
        for box in (maildir, *(maildir / f".{folder}" for folder in _FOLDERS)):
            for part in ("cur", "new", "tmp"):
                (box / part).mkdir(parents=True)
            if box != maildir:
                (box / "maildirfolder").touch()
        (self.root / "users" / name).write_text(password, "utf-8")
        self.give_to_owner(maildir)


def unpacked() -> Path:
    """Where Courier was unpacked."""
    chosen = os.environ.get("TRIAGE_TEST_CACHE")
    caches = (Path(chosen),) if chosen else (Path.home() / ".cache/triage-tests", Path("/var/cache/triage-tests"))
    for cache in caches:
        if (cache / "courier/usr/bin/imapd").exists():
            return cache / "courier"
    raise ServerAbsentError("Courier is not installed; .ci/install-servers does it")
