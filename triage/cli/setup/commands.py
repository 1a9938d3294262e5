"""What `init`, `login` and `check` take; what each does stands in the module of its name."""

from __future__ import annotations

from typing import Annotated

import typer

from triage.cli.options import CONFIG, ConfigOption, MailboxOption


def init(
    *,
    config: ConfigOption = CONFIG,
    address: Annotated[str, typer.Option(help="The support address, as customers write to it.")] = "",
    name: Annotated[str, typer.Option(help="The name customers see.")] = "",
    host: Annotated[str, typer.Option(help="The IMAP server; with :port where it has one of its own.")] = "",
    user: Annotated[str, typer.Option(help="The user name there; the address where not given.")] = "",
    tls: Annotated[str, typer.Option(help="implicit, starttls, or none (only to this very machine).")] = "",
    port: Annotated[int, typer.Option(help="The port, where it is not the usual one.")] = 0,
    ca_file: Annotated[str, typer.Option(help="The authority to trust, for a server that signs for itself.")] = "",
    password_file: Annotated[str, typer.Option(help="A file whose first line is the password.")] = "",
    password_command: Annotated[str, typer.Option(help="A program that prints the password.")] = "",
    provider: Annotated[
        str, typer.Option(help="gmail, microsoft, fastmail ..., where it is not found by itself.")
    ] = "",
    client_id: Annotated[str, typer.Option(help="Sign in by OAuth2: the id of the app registered for this bot.")] = "",
    client_secret_file: Annotated[str, typer.Option(help="A file whose first line is that app's secret.")] = "",
    tenant: Annotated[str, typer.Option(help="The Microsoft directory's id or domain.")] = "",
    grant: Annotated[
        str, typer.Option(help="Who signs in: user (a person, once), or app (the app by itself).")
    ] = "user",
    time_zone: Annotated[str, typer.Option(help="The shop's; this machine's where not given.")] = "",
    signature_file: Annotated[str, typer.Option(help="A text file that stands beneath every draft.")] = "",
    create_drafts: Annotated[
        bool, typer.Option("--create-drafts", help="Make the mailbox for drafts where there is none.")
    ] = False,
    look: Annotated[bool, typer.Option("--check/--no-check", help="Whether to try the server, and check all.")] = True,
) -> None:
    """Write config.env and rules.yaml, by asking or from the flags; then check, and say how to start."""
    from triage.cli.setup.answers import Answers
    from triage.cli.setup.init import run as write

    answers = Answers(
        address=address,
        name=name,
        host=host,
        user=user,
        tls=tls,
        port=port,
        ca_file=ca_file,
        password_file=password_file,
        password_command=password_command,
        provider=provider,
        client_id=client_id,
        client_secret_file=client_secret_file,
        tenant=tenant,
        grant=grant,
        time_zone=time_zone,
        signature_file=signature_file,
        create_drafts=create_drafts,
        look=look,
    )
    raise typer.Exit(write(answers, config))


def login(
    *,
    config: ConfigOption = CONFIG,
    way: Annotated[
        str, typer.Option(help="browser (on this machine), device (a code for any other), or paste (an address).")
    ] = "",
    port: Annotated[int, typer.Option(help="Where the browser comes back to; a free port where not given.")] = 0,
    mailbox: MailboxOption = "",
) -> None:
    """Sign in to the mailbox by OAuth2, once; the bot renews it by itself from then on."""
    from triage.cli.setup.login import run as sign_in

    sign_in(config, way=way, port=port, mailbox=mailbox)


def check(
    *,
    config: ConfigOption = CONFIG,
    write_test: Annotated[bool, typer.Option("--write-test", help="Append one draft and remove it again.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Look at settings, rules and templates alone.")] = False,
    create_drafts: Annotated[
        bool, typer.Option("--create-drafts", help="Make the mailbox for drafts first, where there is none.")
    ] = False,
    mailbox: MailboxOption = "",
) -> None:
    """Tell whether settings, rules, templates and server are right, before anything is touched."""
    from triage.cli.assemble import settings_of
    from triage.cli.setup.check import run as look
    from triage.cli.setup.drafts import see_to_drafts

    if create_drafts:
        see_to_drafts(settings_of(config, mailbox), wanted=True)
    raise typer.Exit(look(config, write_test=write_test, offline=offline, mailbox=mailbox))
