"""A private Dovecot: `with Dovecot(root) as server: ...`."""

from __future__ import annotations

import grp
import shutil

from tests.servers.base import HOST, PrivateServer, ServerAbsentError

CONFIG = """\
base_dir = {root}/run
state_dir = {root}/run
log_path = {root}/dovecot.log
protocols = imap
listen = {host}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{root}/mail/%u:LAYOUT=fs
mail_home = {root}/home/%u
first_valid_uid = 0
first_valid_gid = 0
ssl = yes
ssl_cert = <{root}/cert.pem
ssl_key = <{root}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_max_userip_connections = 100
mail_max_keyword_length = 50
passdb {{
  driver = passwd-file
  # A file for each user, for Dovecot notices changes of one it knows only after a second.
  args = scheme=PLAIN username_format=%u {root}/users/%u
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={root}/home/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Drafts {{
    special_use = \\Drafts
    auto = subscribe
  }}
  mailbox Sent {{
    special_use = \\Sent
    auto = subscribe
  }}
  mailbox Trash {{
    special_use = \\Trash
    auto = subscribe
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  # No waiting after wrong passwords.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


class Dovecot(PrivateServer):
    """Dovecot 2.3 with Maildir storage."""

    def configure(self) -> None:
        config = CONFIG.format(
            root=self.root,
            host=HOST,
            user=self.owner.pw_name,
            group=grp.getgrgid(self.owner.pw_gid).gr_name,
            port=self.port,
            tls_port=self.tls_port,
        )
        (self.root / "dovecot.conf").write_text(config, "utf-8")
        for folder in ("run", "mail", "home", "users"):
            (self.root / folder).mkdir(exist_ok=True)

    def command(self) -> list[str]:
        return [_program(), "-F", "-c", str(self.root / "dovecot.conf")]

    def add_user(self, name: str, password: str) -> None:
        (self.root / "users" / name).write_text(f"{name}:{{PLAIN}}{password}\n", "utf-8")


def _program() -> str:
    found = shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin:/usr/bin")
    if found is None:
        raise ServerAbsentError("Dovecot is not installed; .ci/install-servers does it")
    return found
