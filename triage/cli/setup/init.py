"""`run.py init`: a config.env and a rules.yaml from a few answers, or from flags; then a look at all of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from triage.cli.assemble import EXAMPLE, settings_of
from triage.cli.options import CONFIG
from triage.cli.setup.asking import Answers, Mailbox, complete
from triage.cli.setup.check import run as check
from triage.cli.setup.login import run as login
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


def run(answers: Answers, config: Path, *, look: bool = True) -> bool:
    """Write `config` (mode 0600) and a rules.yaml beside it, sign in where a person is there to do it, `look` whether
    all is right, and say how to start; whether there was no problem.

    ConfigError where there is one already, or an answer is missing.
    """
    if config.exists():
        raise CannotCreateError(f"{config}: it is there already; remove it first, or choose another with --config")
    mailbox = complete(answers)
    try:
        text = fill_in(EXAMPLE.read_text("utf-8"), _values(mailbox))
    except ValueError as error:
        raise ConfigError(str(error)) from error
    _write_private(config, text)
    rules = config.parent / "rules.yaml"
    own = rules.exists()
    if not own:
        rules.write_text(RULES, encoding="utf-8")
    settings_of(config)
    print(f"Written: {config} and {rules}.", flush=True)
    return _set_going(mailbox, config, look=look, rules=own)


def _set_going(mailbox: Mailbox, config: Path, *, look: bool, rules: bool) -> bool:
    """`rules`: whether they have to be tried too; those just written say nothing yet."""
    named = f" --config {config}" * (config != CONFIG)
    if mailbox.by_oauth and mailbox.answers.grant == "user":
        if not (look and sys.stdin.isatty()):
            print(f"Next, sign in: python run.py login{named}")
            return True
        login(config)
    if not look:
        print(f"Next: python run.py check{named}")
        return True
    good = check(config, write_test=False, offline=False, rules=rules)
    print(f"To start: python run.py run{named}" if good else f"{config} is written: mend it there, then check again.")
    return good


def _values(mailbox: Mailbox) -> dict[str, str | None]:
    answers = mailbox.answers
    return {
        "IMAP_HOST": answers.host,
        "IMAP_USER": answers.user,
        "IMAP_TLS": answers.tls,
        "IDENTITIES": f'"{answers.name}" <{answers.address}>',
        "RULES_FILE": "rules.yaml",
        **({"IMAP_PORT": str(answers.port)} if answers.port else {}),
        **(_oauth(mailbox) if mailbox.by_oauth else _password(mailbox)),
    }


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
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise unwritable(path, error) from error
