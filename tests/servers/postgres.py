"""A private PostgreSQL cluster: a Unix socket in a folder of its own, an unprivileged owner, nothing kept."""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tests.servers.base import ServerAbsentError, unprivileged_user

_SETTINGS = {"listen_addresses": "", "fsync": "off", "max_connections": "60", "shared_buffers": "16MB"}
_NUMBERS = itertools.count(1)


class Postgres:
    """`folder` is short, because the path of a Unix socket has at most 107 octets."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self.folder = folder
        self._owner = unprivileged_user()

    def start(self) -> None:
        if os.geteuid() == 0:
            os.chown(self.folder, self._owner.pw_uid, self._owner.pw_gid)
        self._run("initdb", "-D", "data", "-U", "triage", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        settings = " ".join(f"-c {name}={value!r}" for name, value in _SETTINGS.items())
        self._settings = f"{settings} -k {self.folder}"
        self._run("pg_ctl", "start", "-w", "-D", "data", "-l", "log", "-o", self._settings)

    def restart(self) -> None:
        self._run("pg_ctl", "restart", "-w", "-m", "immediate", "-D", "data", "-l", "log", "-o", self._settings)

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", "data")
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://triage@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """The URL of an empty database."""
        name = f"triage_{next(_NUMBERS)}"
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def execute(self, statement: str) -> None:
        """Run one statement as the administrator."""
        with administrator(self.url()) as connection:
            connection.exec_driver_sql(statement)

    def _run(self, program: str, *arguments: str) -> None:
        identity: Mapping[str, Any] = {}
        if os.geteuid() == 0:
            identity = {"user": self._owner.pw_uid, "group": self._owner.pw_gid, "extra_groups": []}
        # Not through pipes: the server started by pg_ctl would keep them open.
        with (self.folder / f"{program}.out").open("ab") as output:
            subprocess.run(
                [str(self._programs / program), *arguments],
                check=True,
                cwd=self.folder,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                **identity,
            )


def engine_of(url: str) -> sa.Engine:
    """For connections that are not the program's, to a database of either kind; none is kept open."""
    return sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=sa.NullPool)


@contextmanager
def administrator(url: str) -> Iterator[sa.Connection]:
    """A connection on which each statement is a transaction of its own."""
    with engine_of(url).connect() as connection:
        yield connection.execution_options(isolation_level="AUTOCOMMIT")


def end_sessions(url: str) -> None:
    """End every other connection to that database."""
    with administrator(url) as connection:
        others = "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        connection.exec_driver_sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity {others}")


@cache
def running_postgres() -> Postgres:
    """The one cluster of this test run, stopped at its end. ServerAbsentError where PostgreSQL is not installed."""
    server = Postgres(_programs(), Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp")))
    server.start()
    atexit.register(server.stop)
    return server


def _programs() -> Path:
    """The newest Debian keeps; else where the search path finds them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    anywhere = shutil.which("initdb")
    if found:
        return found[-1].parent
    if anywhere:
        return Path(anywhere).parent
    raise ServerAbsentError("PostgreSQL is not installed; apt-get install postgresql")
