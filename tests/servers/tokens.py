"""A private Dovecot that takes access tokens, and asks an authorization server about each (RFC 7662)."""

from __future__ import annotations

from pathlib import Path

from tests.servers.authorization import AuthorizationServer
from tests.servers.dovecot import Dovecot

CONFIG = """
auth_mechanisms = xoauth2 oauthbearer
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {root}/oauth2.conf
}}
"""
ASKING = """\
introspection_mode = post
introspection_url = {url}
username_attribute = username
active_attribute = active
active_value = true
"""


class DovecotWithTokens(Dovecot):
    """Nobody is let in by a password."""

    def __init__(self, root: Path, authority: AuthorizationServer) -> None:
        super().__init__(root, {authority.user: "no password opens this"})
        self._authority = authority

    def configure(self) -> None:
        super().configure()
        (self.root / "oauth2.conf").write_text(ASKING.format(url=self._authority.introspection), "utf-8")
        with (self.root / "dovecot.conf").open("a", encoding="utf-8") as config:
            config.write(CONFIG.format(root=self.root))
