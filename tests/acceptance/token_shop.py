"""A shop whose mailbox is opened by OAuth2 alone: a private Dovecot that asks a private authorization server."""

from __future__ import annotations

import os
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, build_opener

from imapclient import IMAPClient

from tests.acceptance.program import MAILBOX, ROOT
from tests.servers.authorization import AuthorizationServer
from tests.servers.base import HOST

CONFIG = (
    MAILBOX
    + """\
OAUTH_CLIENT_ID=shop
OAUTH_PROVIDER=other
OAUTH_AUTHORIZATION_URL={authorization}
OAUTH_TOKEN_URL={token}
OAUTH_DEVICE_URL={device}
OAUTH_SCOPE=mail
"""
)


@dataclass(frozen=True, slots=True)
class TokenShop:
    """`port`: where the mail server listens. `folder` holds config.env and what the program writes."""

    folder: Path
    authority: AuthorizationServer
    port: int

    @property
    def config(self) -> Path:
        return self.folder / "config.env"

    def configure(self, port: int = 0, **changed: str) -> None:
        """`port`: that of a proxy before the server."""
        endpoints = self.authority.endpoints
        lines = CONFIG.format(
            host=HOST,
            port=port or self.port,
            user=changed.pop("IMAP_USER", self.authority.user),
            authorization=endpoints.authorization,
            token=endpoints.token,
            device=endpoints.device,
        )
        self.config.write_text(lines + "".join(f"{name}={value}\n" for name, value in changed.items()), "utf-8")
        self.config.chmod(0o600)

    @property
    def environment(self) -> Mapping[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("TRIAGE_")}
        return {**clean, "SSL_CERT_FILE": str(self.authority.ca_file), "TRIAGE_LOG_LEVEL": "debug"}

    def start(self, *words: str) -> subprocess.Popen[str]:
        """`run.py` in a process of its own, both its outputs on one pipe."""
        return subprocess.Popen(
            [sys.executable, str(ROOT / "run.py"), *words, "--config", str(self.config)],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *words: str, said: str = "") -> tuple[int, str]:
        """Its exit code, and what it wrote."""
        process = self.start(*words)
        written, _ = process.communicate(said)
        return process.returncode, written

    @contextmanager
    def agent(self) -> Iterator[IMAPClient]:
        """Somebody in the shop, in their own mail client."""
        with IMAPClient(HOST, self.port, ssl=False) as client:
            client.oauth2_login(self.authority.user, self.authority.access())
            yield client

    def deliver(self, octets: bytes) -> None:
        with self.agent() as client:
            client.append("INBOX", octets)

    def subjects(self, mailbox: str) -> list[str]:
        """Oldest first."""
        with self.agent() as client:
            if not client.folder_exists(mailbox):
                return []
            client.select_folder(mailbox, readonly=True)
            found = client.fetch(client.search(), ["ENVELOPE"])
        return [found[uid][b"ENVELOPE"].subject.decode() for uid in sorted(found)]

    def browse(self, address: str, *, follow: bool = True) -> str:
        """What a browser does with that address; where it was sent, if it does not `follow`."""
        context = ssl.create_default_context(cafile=str(self.authority.ca_file))
        opener = build_opener(HTTPSHandler(context=context), *(() if follow else (_Standing,)))
        try:
            with opener.open(address) as page:
                return str(page.url)
        except HTTPError as sent:
            return str(sent.headers["Location"])


class _Standing(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None
