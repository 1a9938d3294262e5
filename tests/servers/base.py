"""What the private servers have in common: ports, owner, certificate, start, stop."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import Self

HOST = "127.0.0.1"
START_SECONDS = 30
STOP_SECONDS = 15


class ServerAbsentError(Exception):
    """The server's programs are not installed here; `.ci/install-servers` installs them."""


class PrivateServer(ABC):
    """A server of our own on loopback, run by an unprivileged user, with everything it writes below `root`.

    Mail survives `stop`, `start` and `restart`. `user` and `password` are those of the first account.
    """

    host = HOST
    prefix = ""  # of every mailbox but INBOX
    stop_signal: signal.Signals = signal.SIGTERM

    def __init__(self, root: Path, users: dict[str, str] | None = None) -> None:
        self.root = root.resolve()
        self.users = dict(users or {"support": "secret"})
        self.user, self.password = next(iter(self.users.items()))
        self.port, self.tls_port = free_ports(2)
        self.owner = unprivileged_user()
        self.ca_file = self.root / "cert.pem"
        is_root = os.geteuid() == 0
        self.uid = self.owner.pw_uid if is_root else None
        self.gid = self.owner.pw_gid if is_root else None
        self.groups: list[int] | None = [] if is_root else None
        self._process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def configure(self) -> None:
        """Write the configuration below `root`."""

    @abstractmethod
    def command(self) -> list[str]:
        """What to run; it must stay in the foreground."""

    @abstractmethod
    def add_user(self, name: str, password: str) -> None:
        """An empty account more; also while running."""

    def environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LANG": "C"}

    def start(self) -> None:
        log = (self.root / "output.log").open("ab")
        with log:
            self._process = subprocess.Popen(
                [*dying_with_us(), *self.command()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd=self.root,
                env=self.environment(),
                user=self.uid,
                group=self.gid,
                extra_groups=self.groups,
            )
        try:
            self._wait_for_ports()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(self.stop_signal)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        # Children that outlive their master would keep the ports and the mail locked.
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return

    def restart(self) -> None:
        self.stop()
        self.start()

    def __enter__(self) -> Self:
        self.root.mkdir(parents=True, exist_ok=True)
        self.root.chmod(0o755)
        require_reachable(self.root)
        make_certificate(self.root)
        self.configure()
        self.give_to_owner(self.root)
        for name, password in self.users.items():
            self.add_user(name, password)
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def give_to_owner(self, path: Path) -> None:
        if os.geteuid() != 0:
            return
        for each in (path, *path.rglob("*")):
            os.chown(each, self.owner.pw_uid, self.owner.pw_gid)

    def _wait_for_ports(self) -> None:
        assert self._process is not None
        until = time.monotonic() + START_SECONDS
        while not (is_listening(self.port) and is_listening(self.tls_port)):
            try:
                self._process.wait(0.02)
            except subprocess.TimeoutExpired:
                if time.monotonic() < until:
                    continue
            raise RuntimeError(f"{type(self).__name__} does not start: {self._last_words()}")

    def _last_words(self) -> str:
        return (self.root / "output.log").read_text("utf-8", "replace")[-2000:]


def dying_with_us() -> list[str]:
    """What stands before a command that shall end when the tests are killed. A milder signal makes Cyrus spin."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "KILL", "--"] if setpriv else []


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def free_ports(count: int) -> list[int]:
    """Ports that were free just now."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind((HOST, 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def unprivileged_user() -> pwd.struct_passwd:
    """Who the servers run as: the caller, or `nobody` where the caller is root."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def require_reachable(path: Path) -> None:
    """A folder of root's own is closed to the server's user; say so instead of letting the server fail oddly."""
    if os.geteuid() != 0:
        return
    closed = [parent for parent in path.parents if not parent.stat().st_mode & 0o001]
    if closed:
        raise RuntimeError(f"the server's user cannot enter {closed[0]}; choose another folder")


def make_certificate(folder: Path) -> None:
    """A self-made certificate for localhost and 127.0.0.1: cert.pem (its own CA) and key.pem."""
    openssl = shutil.which("openssl")
    if openssl is None:
        raise ServerAbsentError("the openssl program is not installed")
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1")
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")
    files = ("-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem"))
    subprocess.run(
        [openssl, "req", "-x509", *curve, "-nodes", "-days", "2", *names, *files],
        check=True,
        capture_output=True,
    )
