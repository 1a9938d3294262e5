"""A private Cyrus: `with Cyrus(root) as server: ...`, from the packages `.ci/install-servers` unpacked."""

from __future__ import annotations

import imaplib
import os
import signal
import subprocess
from pathlib import Path

from tests.servers.base import HOST, PrivateServer, ServerAbsentError, free_ports

IMAPD_CONF = """\
configdirectory: {root}/config
partition-default: {root}/spool
cyrus_user: {user}
admins: cyrus
lmtpsocket: {root}/config/lmtp
idlesocket: {root}/config/idle
notifysocket: {root}/config/notify
syslog_prefix: triage-test
allowplaintext: 1
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: {root}/sasldb2
sasl_mech_list: PLAIN LOGIN
tls_server_cert: {root}/cert.pem
tls_server_key: {root}/key.pem
tls_session_timeout: 0
unixhierarchysep: 1
altnamespace: 1
specialusealways: 1
autocreate_quota: 0
autocreate_inbox_folders: Drafts|Sent|Trash
autocreate_subscribe_folders: Drafts|Sent|Trash
xlist-drafts: Drafts
xlist-sent: Sent
xlist-trash: Trash
imapidlepoll: 1
failedloginpause: 0
conversations: 0
duplicatesuppression: 0
"""

CYRUS_CONF = """\
START {{
  recover cmd="{bin}/ctl_cyrusdb -C {root}/imapd.conf -r"
}}
SERVICES {{
  imap cmd="{bin}/imapd -C {root}/imapd.conf -U 30" listen="{host}:{port}" prefork=0
  imaps cmd="{bin}/imapd -C {root}/imapd.conf -s -U 30" listen="{host}:{tls_port}" prefork=0
  first cmd="{bin}/imapd -C {root}/imapd.conf -U 1000000" listen="{host}:{first_port}" prefork=0 maxchild=1
}}
EVENTS {{
}}
"""


class Cyrus(PrivateServer):
    """Cyrus IMAP 3.6."""

    stop_signal = signal.SIGQUIT  # lets its children finish

    def configure(self) -> None:
        self._unpacked = unpacked()
        (self._first_port,) = free_ports(1)
        values = {
            "root": self.root,
            "bin": self._unpacked / "usr/lib/cyrus/bin",
            "user": self.owner.pw_name,
            "host": HOST,
            "port": self.port,
            "tls_port": self.tls_port,
            "first_port": self._first_port,
        }
        (self.root / "imapd.conf").write_text(IMAPD_CONF.format(**values), "utf-8")
        (self.root / "cyrus.conf").write_text(CYRUS_CONF.format(**values), "utf-8")
        for folder in ("config/db", "config/socket", "config/log", "config/msg", "config/proc", "config/lock", "spool"):
            (self.root / folder).mkdir(parents=True, exist_ok=True)

    def command(self) -> list[str]:
        # In the foreground (-D), with a process id file of its own.
        return [
            str(self._unpacked / "usr/lib/cyrus/bin/master"),
            *("-C", str(self.root / "imapd.conf"), "-M", str(self.root / "cyrus.conf")),
            *("-p", str(self.root / "master.pid"), "-D"),
        ]

    def environment(self) -> dict[str, str]:
        folders = {str(library.parent) for library in self._unpacked.rglob("*.so*")}
        return super().environment() | {"LD_LIBRARY_PATH": ":".join(sorted(folders))}

    def add_user(self, name: str, password: str) -> None:
        subprocess.run(
            [str(self._unpacked / "usr/sbin/saslpasswd2"), "-c", "-p", "-f", str(self.root / "sasldb2"), name],
            input=password.encode(),
            env=self.environment(),
            cwd=self.root,
            check=True,
            capture_output=True,
            user=self.uid,
            group=self.gid,
            extra_groups=self.groups,
        )
        if self._process is not None:
            self._make_mailboxes(name, password)

    def _make_mailboxes(self, name: str, password: str) -> None:
        """By the first login, as Cyrus does it, but always in the same one of its processes.

        Each seeds what it draws mailbox ids from with the second it began in: of two accounts that two young processes
        make, one may get the other's INBOX.
        """
        with imaplib.IMAP4(HOST, self._first_port) as client:
            client.login(name, password)


def unpacked() -> Path:
    """Where Cyrus was unpacked. Root's own folder is closed to the server's user, so root keeps it in /var/cache."""
    chosen = os.environ.get("TRIAGE_TEST_CACHE")
    caches = (Path(chosen),) if chosen else (Path.home() / ".cache/triage-tests", Path("/var/cache/triage-tests"))
    for cache in caches:
        if (cache / "cyrus/usr/lib/cyrus/bin/master").exists():
            return cache / "cyrus"
    raise ServerAbsentError("Cyrus is not installed; .ci/install-servers does it")
