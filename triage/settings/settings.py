"""`Settings`: every setting once, with its kind and its default. `config.example.env` explains each to the shop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated, Literal, get_args, get_type_hints

from triage.errors import ConfigError
from triage.hours import BusinessHours
from triage.model import Address, Allowance, Band, Budget, Us
from triage.settings import parsers
from triage.settings.secret import Secret

Tls = Literal["implicit", "starttls", "none"]
Auth = Literal["password", "xoauth2", "oauthbearer"]
Authority = Literal["google", "microsoft", "other"]
Grant = Literal["user", "app"]

REQUIRED = None
_PORTS = {"implicit": 993, "starttls": 143, "none": 143}


@dataclass(frozen=True, slots=True)
class Kind:
    """How a setting is read. `default` is written as in the file: "" where it may be left out, REQUIRED where not.

    `empty` is the value of "". The text of a secret is shown nowhere.
    """

    parse: Callable[[str], object]
    default: str | None = ""
    empty: object = None
    secret: bool = False
    must_be: Literal["", "file", "folder"] = ""


_FILE = Kind(parsers.path, must_be="file")
_WITHIN = Kind(parsers.within)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the shop has set. A field's name in capitals is the setting's name; paths are absolute."""

    imap_host: Annotated[str, Kind(parsers.host, REQUIRED)]
    imap_port: Annotated[int | None, Kind(parsers.whole_number(1, 65535))]
    imap_tls: Annotated[Tls, Kind(parsers.one_of(*get_args(Tls)), "implicit")]
    imap_ca_file: Annotated[Path | None, _FILE]
    imap_user: Annotated[str, Kind(parsers.text, REQUIRED)]
    imap_password: Annotated[Secret | None, Kind(Secret.value, secret=True)]
    imap_password_file: Annotated[Path | None, _FILE]
    imap_password_command: Annotated[Secret | None, Kind(Secret.command, secret=True)]
    imap_auth: Annotated[Auth, Kind(parsers.one_of(*get_args(Auth)), "password")]
    account: Annotated[str | None, Kind(parsers.text)]

    oauth_client_id: Annotated[str | None, Kind(parsers.text)]
    oauth_provider: Annotated[Authority | None, Kind(parsers.one_of(*get_args(Authority)))]
    oauth_grant: Annotated[Grant, Kind(parsers.one_of(*get_args(Grant)), "user")]
    oauth_client_secret: Annotated[Secret | None, Kind(Secret.value, secret=True)]
    oauth_client_secret_file: Annotated[Path | None, _FILE]
    oauth_secret_expires: Annotated[date | None, Kind(parsers.day)]
    oauth_tenant: Annotated[str, Kind(parsers.tenant, "organizations")]
    oauth_tokens: Annotated[Path, Kind(parsers.path, "var/tokens")]
    oauth_authorization_url: Annotated[str | None, Kind(parsers.https)]
    oauth_token_url: Annotated[str | None, Kind(parsers.https)]
    oauth_device_url: Annotated[str | None, Kind(parsers.https)]
    oauth_scope: Annotated[str | None, Kind(parsers.text)]

    identities: Annotated[tuple[Address, ...], Kind(parsers.identities, REQUIRED)]
    aliases: Annotated[tuple[str, ...], Kind(parsers.aliases, empty=())]
    contact_forms: Annotated[tuple[str, ...], Kind(parsers.aliases, empty=())]
    any_recipient: Annotated[bool, Kind(parsers.switch, "off")]
    trusted_authserv_id: Annotated[str, Kind(parsers.host, empty="")]

    inbox: Annotated[str, Kind(parsers.text, "INBOX")]
    drafts_mailbox: Annotated[str | None, Kind(parsers.text)]
    sent_mailbox: Annotated[str | None, Kind(parsers.text)]
    trash_mailbox: Annotated[str | None, Kind(parsers.text)]
    queue_mailbox: Annotated[str, Kind(parsers.text, "Triage")]

    look_back: Annotated[timedelta, Kind(parsers.duration, "14d")]
    poll_seconds: Annotated[int, Kind(parsers.whole_number(5, 86400), "60")]
    draft_grace_seconds: Annotated[int, Kind(parsers.whole_number(0, 3600), "60")]
    draft_expires: Annotated[timedelta, Kind(parsers.duration, "4w")]

    drafts_per_customer: Annotated[tuple[Allowance, ...], Kind(parsers.allowances, "10/1d")]
    drafts_per_subject: Annotated[tuple[Allowance, ...], Kind(parsers.allowances, "2/7d")]
    drafts_in_all: Annotated[tuple[Allowance, ...], Kind(parsers.allowances, "1000/1h, 3000/1d")]

    time_zone: Annotated[str, Kind(parsers.time_zone, "UTC")]
    business_days: Annotated[tuple[int, ...], Kind(parsers.days, "Mon-Fri")]
    business_hours: Annotated[tuple[time, time], Kind(parsers.opening_hours, "09:00-17:00")]
    holidays: Annotated[tuple[str, str], Kind(parsers.holidays, empty=("", ""))]
    promise_p1: Annotated[str | None, _WITHIN]
    promise_p2: Annotated[str | None, _WITHIN]
    promise_p3: Annotated[str | None, _WITHIN]
    promise_p4: Annotated[str | None, _WITHIN]

    flags: Annotated[bool, Kind(parsers.switch, "on")]
    flags_p1: Annotated[frozenset[str], Kind(parsers.flags, "$label1 \\Flagged")]
    flags_p2: Annotated[frozenset[str], Kind(parsers.flags, "$label2")]
    flags_p3: Annotated[frozenset[str], Kind(parsers.flags, "$label3")]
    flags_p4: Annotated[frozenset[str], Kind(parsers.flags, "$label4")]
    gmail_label_p1: Annotated[str, Kind(parsers.label, "Triage/P1")]
    gmail_label_p2: Annotated[str, Kind(parsers.label, "Triage/P2")]
    gmail_label_p3: Annotated[str, Kind(parsers.label, "Triage/P3")]
    gmail_label_p4: Annotated[str, Kind(parsers.label, "Triage/P4")]
    queue_message: Annotated[bool, Kind(parsers.switch, "on")]
    weekly_report: Annotated[bool, Kind(parsers.switch, "off")]

    alarms: Annotated[bool, Kind(parsers.switch, "on")]
    alarm_waiting: Annotated[int, Kind(parsers.whole_number(1, 1_000_000), "200")]

    signature_file: Annotated[Path | None, _FILE]
    quote_letter: Annotated[bool, Kind(parsers.switch, "on")]
    restate: Annotated[Literal["rules", "llm"], Kind(parsers.one_of("rules", "llm"), "rules")]
    llm_url: Annotated[str, Kind(parsers.model_url, "http://127.0.0.1:11434/v1")]
    llm_model: Annotated[str | None, Kind(parsers.text)]
    llm_key_file: Annotated[Path | None, _FILE]
    llm_seconds: Annotated[int, Kind(parsers.whole_number(1, 120), "10")]
    llm_seconds_per_sweep: Annotated[int, Kind(parsers.whole_number(1, 600), "20")]
    rules_file: Annotated[Path | None, _FILE]
    templates_dir: Annotated[Path | None, Kind(parsers.path, must_be="folder")]

    ledger_url: Annotated[str, Kind(parsers.ledger_url, "sqlite:///var/triage.sqlite", secret=True)] = field(repr=False)
    key_file: Annotated[Path, Kind(parsers.path, "var/key")]
    keep_letters: Annotated[timedelta, Kind(parsers.duration, "26w")]
    keep_numbers: Annotated[timedelta, Kind(parsers.duration, "104w")]
    metrics_port: Annotated[int | None, Kind(parsers.whole_number(1, 65535))]
    mailboxes: Annotated[str | None, Kind(parsers.text)]
    connections_per_host: Annotated[int, Kind(parsers.whole_number(1, 100_000), "100")]
    log_level: Annotated[str, Kind(parsers.one_of("debug", "info", "warning", "error"), "info")]

    @property
    def port(self) -> int:
        return self.imap_port or _PORTS[self.imap_tls]

    @property
    def secret(self) -> Secret:
        """The password or the access token; asked for at each login."""
        if self.imap_password_file is not None:
            return Secret.file(self.imap_password_file)
        return self.imap_password_command or self.imap_password or Secret.value("")

    @property
    def client_secret(self) -> Secret:
        """What the app proves itself with; "" where it has nothing."""
        if self.oauth_client_secret_file is not None:
            return Secret.file(self.oauth_client_secret_file)
        return self.oauth_client_secret or Secret.value("")

    @property
    def auth(self) -> Auth:
        """How to log in: with OAuth2 there is no password."""
        return "xoauth2" if self.oauth_client_id and self.imap_auth == "password" else self.imap_auth

    @property
    def account_name(self) -> str:
        """The name of this mailbox in the ledger and in every fingerprint. To change it is to forget all letters."""
        return self.account or f"{self.imap_user} at {self.imap_host}"

    @property
    def us(self) -> Us:
        return Us(self.identities, self.aliases, self.trusted_authserv_id, self.any_recipient)

    @property
    def hours(self) -> BusinessHours:
        opens, closes = self.business_hours
        country, part = self.holidays
        return BusinessHours(self.time_zone, self.business_days, opens, closes, country, part)

    @property
    def budget(self) -> Budget:
        return Budget(self.drafts_per_customer, self.drafts_per_subject, self.drafts_in_all)

    @property
    def promises(self) -> Mapping[Band, str]:
        """By when a case of that band is promised an answer, where the shop has set it; else the rules say."""
        said = {Band.P1: self.promise_p1, Band.P2: self.promise_p2, Band.P3: self.promise_p3, Band.P4: self.promise_p4}
        return {band: within for band, within in said.items() if within is not None}

    @property
    def band_flags(self) -> Mapping[Band, frozenset[str]]:
        """The flags a letter of that band carries; none for any band where flags are off."""
        if not self.flags:
            return dict.fromkeys(Band, frozenset())
        return {Band.P1: self.flags_p1, Band.P2: self.flags_p2, Band.P3: self.flags_p3, Band.P4: self.flags_p4}

    @property
    def labels(self) -> Mapping[str, str]:
        """What stands for the keyword of a band on Gmail."""
        names = {
            Band.P1: self.gmail_label_p1,
            Band.P2: self.gmail_label_p2,
            Band.P3: self.gmail_label_p3,
            Band.P4: self.gmail_label_p4,
        }
        return {flag: names[band] for band in Band for flag in self.band_flags[band] if not flag.startswith("\\")}

    def read_signature(self) -> str:
        """The text beneath every draft; "" where there is none. ConfigError where the file cannot be read."""
        if self.signature_file is None:
            return ""
        try:
            return self.signature_file.read_text("utf-8-sig")
        except OSError as error:
            raise ConfigError(f"SIGNATURE_FILE: {self.signature_file}: {error.strerror}") from error
        except UnicodeDecodeError:
            raise ConfigError(f"SIGNATURE_FILE: {self.signature_file}: it is not UTF-8 text") from None


KINDS: Mapping[str, Kind] = {
    name.upper(): get_args(hint)[1] for name, hint in get_type_hints(Settings, include_extras=True).items()
}
