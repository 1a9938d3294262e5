"""What a person, or the flags of `run.py init`, said of a mailbox and a shop."""

from __future__ import annotations

from dataclasses import dataclass

from triage.signin.providers import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Empty and 0 where nothing was said. `look`: whether the server is tried."""

    address: str = ""
    name: str = ""
    host: str = ""
    user: str = ""
    tls: str = ""
    port: int = 0
    ca_file: str = ""
    password_file: str = ""
    password_command: str = ""
    provider: str = ""
    client_id: str = ""
    client_secret_file: str = ""
    tenant: str = ""
    grant: str = "user"
    time_zone: str = ""
    signature_file: str = ""
    signature: str = ""
    create_drafts: bool = False
    look: bool = True

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]

    @property
    def has_password(self) -> bool:
        return bool(self.password_file or self.password_command)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """All that has to be known. `provider`: None for one that is not in the table. `secret`: the password, or the
    secret of the app, where it was typed.
    """

    answers: Answers
    provider: Provider | None
    secret: str = ""

    @property
    def by_oauth(self) -> bool:
        return bool(self.answers.client_id)
