"""`run.py init`: a config.env and a rules.yaml from a few answers, or from flags."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from triage.cli.assemble import EXAMPLE, settings_of
from triage.errors import CannotCreateError, ConfigError, unwritable
from triage.settings.fill_in import fill_in

RULES = """\
# The shop's own rules, laid over those that come with the program, by id. A row here replaces only the fields it names.
# Type `python run.py check` after a change; a running bot picks it up by itself.

# Customers whose letters count for more, contact forms (the customer stands in Reply-To), and who never gets a draft:
#senders:
#  vip: [big.customer@example.org, "@important.example"]
#  contact_forms: [form@shop.example]
#  never: ["@marketplace.example"]

# A signal of your own:
#signals:
#  - id: wedding
#    family: ultimatum
#    points: 8
#    why: a wedding depends on it
#    phrases: {en: [my wedding, our wedding]}
#    fires: {en: ["I need it for my wedding on Saturday.", "It is for our wedding."]}
#    silent: {en: ["Do you sell wedding presents?", "A lovely shop."]}
"""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person, or the flags, said; "" and 0 where nothing was said."""

    address: str = ""
    name: str = ""
    host: str = ""
    user: str = ""
    tls: str = "implicit"
    port: int = 0
    password_file: str = ""
    password_command: str = ""


def run(answers: Answers, config: Path) -> None:
    """Write `config` (mode 0600) and a rules.yaml beside it.

    ConfigError where there is one already, or an answer is missing.
    """
    if config.exists():
        raise CannotCreateError(f"{config}: it is there already; remove it first, or choose another with --config")
    answered = _ask(answers)
    values = _values(answered, _password(answered))
    try:
        text = fill_in(EXAMPLE.read_text("utf-8"), values)
    except ValueError as error:
        raise ConfigError(str(error)) from error
    _write_private(config, text)
    rules = config.parent / "rules.yaml"
    if not rules.exists():
        rules.write_text(RULES, encoding="utf-8")
    settings_of(config)
    typer.echo(f"Written: {config} and {rules}.\nNext: python run.py check --config {config}")


def _ask(answers: Answers) -> Answers:
    """The answers with what was missing asked for, or ConfigError where nobody is there to be asked."""
    missing = [flag for flag, value in (("--address", answers.address), ("--host", answers.host)) if not value]
    if not missing:
        domain = answers.address.rpartition("@")[2]
        return replace(answers, name=answers.name or domain, user=answers.user or answers.address)
    if not sys.stdin.isatty():
        raise ConfigError(f"{' and '.join(missing)}: needed where nobody can be asked")
    address = answers.address or str(typer.prompt("The support address, as customers write to it"))
    domain = address.rpartition("@")[2]
    return replace(
        answers,
        address=address,
        name=answers.name or str(typer.prompt("The name customers see", default=domain)),
        host=answers.host or str(typer.prompt("The IMAP server", default=f"imap.{domain}")),
        user=answers.user or str(typer.prompt("The user name there", default=address)),
    )


def _password(answers: Answers) -> dict[str, str | None]:
    if answers.password_command:
        return {"IMAP_PASSWORD": None, "IMAP_PASSWORD_COMMAND": answers.password_command}
    if answers.password_file:
        return {"IMAP_PASSWORD": None, "IMAP_PASSWORD_FILE": str(Path(answers.password_file).absolute())}
    if not sys.stdin.isatty():
        raise ConfigError("--password-file or --password-command: needed where nobody can be asked")
    return {"IMAP_PASSWORD": str(typer.prompt("The password (it is not shown)", hide_input=True))}


def _values(answers: Answers, password: dict[str, str | None]) -> dict[str, str | None]:
    return {
        "IMAP_HOST": answers.host,
        "IMAP_USER": answers.user,
        "IMAP_TLS": answers.tls,
        "IDENTITIES": f'"{answers.name}" <{answers.address}>',
        "RULES_FILE": "rules.yaml",
        **({"IMAP_PORT": str(answers.port)} if answers.port else {}),
        **password,
    }


def _write_private(path: Path, text: str) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise unwritable(path, error) from error
