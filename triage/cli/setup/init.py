"""`run.py init`: a config.env and a rules.yaml from a few answers, or from flags; then a look at all of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from triage import durable
from triage.cli.assemble import EXAMPLE, settings_of
from triage.cli.exits import OK
from triage.cli.options import CONFIG
from triage.cli.setup.answers import Answers, Mailbox
from triage.cli.setup.asking import complete
from triage.cli.setup.check import run as check
from triage.cli.setup.drafts import see_to_drafts
from triage.cli.setup.login import run as login
from triage.cli.typed import as_typed
from triage.errors import CannotCreateError, ConfigError, unwritable
from triage.settings.fill_in import fill_in

SIGNATURE = "signature.txt"
RULES = """\
# The shop's own rules, laid over those that come with the program, by id. A row here replaces only the fields it names.
# Type `.venv/bin/python run.py check` after a change; a running bot picks it up by itself.

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


def run(answers: Answers, config: Path) -> int:
    """Write `config` (mode 0600) and a rules.yaml beside it, sign in where a person is there to do it, look whether
    all is right, and say how to start; the exit code.

    ConfigError where there is one already, or an answer is missing. Nothing is written before a person was let in.
    """
    if config.exists():
        raise CannotCreateError(
            f"{config.absolute()}: it is there already, and stays as it is. To look at it: python run.py check. To "
            "begin anew: move it away first, or choose another name with --config"
        )
    mailbox = complete(answers)
    try:
        text = fill_in(EXAMPLE.read_text("utf-8"), _values(mailbox))
    except ValueError as error:
        raise ConfigError(str(error)) from error
    _write_private(config, text)
    written = [config]
    kept = [file for file, text in _others(mailbox, config.parent).items() if not _written(file, text, written)]
    settings = settings_of(config)
    print(f"Written: {', '.join(map(str, written))}.")
    for file in kept:
        print(f"Kept as it was: {file}.")
    print(f"Promises are made in {settings.hours.in_words}: TIME_ZONE, BUSINESS_DAYS and BUSINESS_HOURS say so.")
    return _set_going(mailbox, config)


def _others(mailbox: Mailbox, folder: Path) -> Mapping[Path, str]:
    """What is written beside the settings, unless it is there."""
    signature = {folder / SIGNATURE: f"{mailbox.answers.signature}\n"} if mailbox.answers.signature else {}
    return {folder / "rules.yaml": RULES, **signature}


def _written(file: Path, text: str, written: list[Path]) -> bool:
    if file.exists():
        return False
    file.write_text(text, encoding="utf-8")
    written.append(file)
    return True


def _set_going(mailbox: Mailbox, config: Path) -> int:
    named = f" --config {config}" * (config != CONFIG)
    answers = mailbox.answers
    if mailbox.by_oauth and answers.grant == "user":
        if not (answers.look and sys.stdin.isatty()):
            print(as_typed(f"Next, sign in: python run.py login{named}"))
            return OK
        login(config)
    if not answers.look:
        print(as_typed(f"Next: python run.py check{named}"))
        return OK
    see_to_drafts(settings_of(config), wanted=answers.create_drafts)
    print("Looking at all of it:", flush=True)
    code = check(config, write_test=False, offline=False)
    last = f"{config} is written: mend it there, then type: python run.py check{named}"
    print(as_typed(last if code else f"To start: python run.py run{named}"))
    return code


def _values(mailbox: Mailbox) -> dict[str, str | None]:
    answers = mailbox.answers
    return {
        "IMAP_HOST": answers.host,
        "IMAP_USER": answers.user,
        "IMAP_TLS": answers.tls or "implicit",
        "IDENTITIES": f'"{answers.name}" <{answers.address}>',
        "RULES_FILE": "rules.yaml",
        **_chosen(answers),
        **(_oauth(mailbox) if mailbox.by_oauth else _password(mailbox)),
    }


def _chosen(answers: Answers) -> dict[str, str | None]:
    """What is left at its default where nobody said anything."""
    signature = answers.signature_file and str(Path(answers.signature_file).absolute())
    said = {
        "IMAP_PORT": str(answers.port or ""),
        "IMAP_CA_FILE": answers.ca_file and str(Path(answers.ca_file).absolute()),
        "TIME_ZONE": answers.time_zone,
        "SIGNATURE_FILE": signature or (SIGNATURE if answers.signature else ""),
    }
    return {name: value for name, value in said.items() if value}


def _password(mailbox: Mailbox) -> dict[str, str | None]:
    answers = mailbox.answers
    if answers.password_command:
        return {"IMAP_PASSWORD": None, "IMAP_PASSWORD_COMMAND": answers.password_command}
    if answers.password_file:
        return {"IMAP_PASSWORD": None, "IMAP_PASSWORD_FILE": str(Path(answers.password_file).absolute())}
    return {"IMAP_PASSWORD": mailbox.secret}


def _oauth(mailbox: Mailbox) -> dict[str, str | None]:
    answers = mailbox.answers
    said = {
        "OAUTH_CLIENT_ID": answers.client_id,
        "OAUTH_PROVIDER": mailbox.provider.oauth if mailbox.provider else "",
        "OAUTH_TENANT": answers.tenant,
        "OAUTH_GRANT": answers.grant,
        "OAUTH_CLIENT_SECRET": mailbox.secret,
        "OAUTH_CLIENT_SECRET_FILE": answers.client_secret_file and str(Path(answers.client_secret_file).absolute()),
    }
    return {"IMAP_PASSWORD": None, **{name: value for name, value in said.items() if value}}


def _write_private(path: Path, text: str) -> None:
    try:
        durable.create(path, text.encode("utf-8"))
    except OSError as error:
        raise unwritable(path, error) from error
