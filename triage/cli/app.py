"""What each command takes. What it does stands in the module of its name, imported only when it is called."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from traceback import format_tb
from typing import Annotated, Optional

import typer

from triage.cli.exits import MISCONFIGURED, OK, USAGE, exit_code
from triage.cli.ledger_commands import ledger
from triage.cli.options import CONFIG, ConfigOption, JsonOption, MailboxOption
from triage.errors import TriageError

_TYPER_USAGE = 2  # what typer exits with when the words of a command are off

app = typer.Typer(
    name="triage",
    help="Ranks the most upset customers of a mailbox first, and lays a reply for each into Drafts. It never sends.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(ledger, name="ledger")


@app.command()
def demo(
    *,
    serve: Annotated[bool, typer.Option("--serve", help="Keep the server up and sweep on, until Ctrl-C.")] = False,
    as_json: JsonOption = False,
    port: Annotated[int, typer.Option(help="The port to serve on; 0 takes a free one.")] = 0,
) -> None:
    """Show the whole thing on a sample mailbox: a real IMAP server in memory, one real sweep, the queue, a draft."""
    from triage.cli.demo import run

    run(serve=serve, as_json=as_json, port=port)


@app.command()
def explain(
    paths: Annotated[list[str], typer.Argument(help=".eml, mbox, Maildir, folder, bare text, or - (standard input).")],
    *,
    as_json: JsonOption = False,
    config: Annotated[
        Optional[Path], typer.Option("--config", "-c", help="Judge as this shop; config.env where it is there.")  # noqa: UP045
    ] = None,
    mailbox: MailboxOption = "",
) -> None:
    """Show what the bot makes of a letter: own words, score with evidence, problem, facts, priority, draft."""
    from triage.cli.explain import run

    run(paths, as_json=as_json, config=config or (CONFIG if CONFIG.exists() else None), mailbox=mailbox)


@app.command()
def init(
    *,
    config: ConfigOption = CONFIG,
    address: Annotated[str, typer.Option(help="The support address, as customers write to it.")] = "",
    name: Annotated[str, typer.Option(help="The name customers see.")] = "",
    host: Annotated[str, typer.Option(help="The IMAP server.")] = "",
    user: Annotated[str, typer.Option(help="The user name there; the address where not given.")] = "",
    tls: Annotated[str, typer.Option(help="implicit, starttls, or none (only to this very machine).")] = "implicit",
    port: Annotated[int, typer.Option(help="The port, where it is not the usual one.")] = 0,
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
    look: Annotated[bool, typer.Option("--check/--no-check", help="Whether to check all of it afterwards.")] = True,
) -> None:
    """Write config.env and rules.yaml, by asking or from the flags; then check, and say how to start."""
    from triage.cli.setup.asking import Answers
    from triage.cli.setup.init import run as write

    server = (address, name, host, user, tls, port, password_file, password_command)
    if not write(Answers(*server, provider, client_id, client_secret_file, tenant, grant), config, look=look):
        raise typer.Exit(MISCONFIGURED)


@app.command()
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


@app.command()
def check(
    *,
    config: ConfigOption = CONFIG,
    write_test: Annotated[bool, typer.Option("--write-test", help="Append one draft and remove it again.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Look at settings, rules and templates alone.")] = False,
    mailbox: MailboxOption = "",
) -> None:
    """Tell whether settings, rules, templates and server are right, before anything is touched."""
    from triage.cli.setup.check import run as look

    if not look(config, write_test=write_test, offline=offline, mailbox=mailbox):
        raise typer.Exit(MISCONFIGURED)


@app.command()
def once(
    *,
    config: ConfigOption = CONFIG,
    as_json: JsonOption = False,
    retry_quarantined: Annotated[
        bool, typer.Option("--retry-quarantined", help="Try letters again that could not be read, after an upgrade.")
    ] = False,
    mailbox: MailboxOption = "",
) -> None:
    """Sweep the mailbox once, and show the queue."""
    from triage.cli.running.sweeps import once as sweep_once

    sweep_once(config, as_json=as_json, retry_quarantined=retry_quarantined, mailbox=mailbox)


@app.command()
def queue(*, config: ConfigOption = CONFIG, as_json: JsonOption = False, mailbox: MailboxOption = "") -> None:
    """Show the queue as the last sweep left it; nothing is written."""
    from triage.cli.queue import run as show_queue

    show_queue(config, as_json=as_json, mailbox=mailbox)


@app.command()
def report(
    *,
    config: ConfigOption = CONFIG,
    since: Annotated[str, typer.Option(help="How far back: 7d, 30d, 12w.")] = "30d",
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write; - is standard output.")] = Path(
        "report.html"
    ),
    mailbox: MailboxOption = "",
) -> None:
    """Write what customers told the shop as one HTML page: moods, problems, answers, promises, drafts."""
    from triage.cli.report import run as write

    write(config, since, output, mailbox)


@app.command()
def replay(
    paths: Annotated[
        Optional[list[str]], typer.Argument(help=".eml, mbox, Maildir, folder, or -; the mailbox where none is given.")  # noqa: UP045
    ] = None,
    *,
    rules: Annotated[Optional[Path], typer.Option(help="The rules to try in place of RULES_FILE.")] = None,  # noqa: UP045
    templates: Annotated[Optional[Path], typer.Option(help="The templates to try in place of TEMPLATES_DIR.")] = None,  # noqa: UP045
    since: Annotated[str, typer.Option(help="How far back: 30d, 12w. 90d of the mailbox, all of files.")] = "",
    folder: Annotated[
        Optional[list[str]], typer.Option(help="A folder to read in place of the inbox: Archive; may be repeated.")  # noqa: UP045
    ] = None,
    output: Annotated[
        Optional[Path], typer.Option("--output", "-o", help="An HTML page of all of it; - is standard output.")  # noqa: UP045
    ] = None,
    as_json: JsonOption = False,
    config: Annotated[
        Optional[Path], typer.Option("--config", "-c", help="The present; config.env where it is there.")  # noqa: UP045
    ] = None,
    mailbox: MailboxOption = "",
) -> None:
    """Show what other rules or templates would change for past mail: order, bands, problems, drafts. It only looks."""
    from triage.cli.tuning.replay import Wanted, run

    wanted = Wanted(rules, templates, since, tuple(paths or ()), tuple(folder or ()))
    run(wanted, config or (CONFIG if CONFIG.exists() else None), mailbox, output=output, as_json=as_json)


@app.command()
def learn(
    *,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write the proposals into RULES_FILE and TEMPLATES_DIR.")
    ] = False,
    texts: Annotated[
        bool, typer.Option("--texts", help="Read the answers in Sent too, for sentences that agents strike out.")
    ] = False,
    since: Annotated[str, typer.Option(help="How far back: 30d, 12w; 90d where not given.")] = "",
    folder: Annotated[
        Optional[list[str]], typer.Option(help="A folder to read in place of the inbox: Archive; may be repeated.")  # noqa: UP045
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
    mailbox: MailboxOption = "",
) -> None:
    """Propose changes to rules and templates from what agents did, with their effect. Only --apply writes."""
    from triage.cli.tuning.learn import Wanted, run

    run(Wanted(since, tuple(folder or ()), texts, apply), config, mailbox, as_json=as_json)


@app.command()
def forget(
    address: Annotated[str, typer.Argument(help="The customer's address.")],
    *,
    config: ConfigOption = CONFIG,
    mailbox: MailboxOption = "",
) -> None:
    """Remove all that is remembered of a customer; the mailbox is not touched. The daemon must not be running."""
    from triage.cli.forget import run as remove

    remove(config, address, mailbox)


@app.command()
def run(*, config: ConfigOption = CONFIG) -> None:
    """Sweep the mailbox, or many, until told to stop (TERM); HUP reads rules and templates again."""
    from triage.cli.running.sweeps import run as sweep_on

    sweep_on(config)


@app.command()
def scheduler(*, config: ConfigOption = CONFIG) -> None:
    """Of a fleet on many machines: have every mailbox swept in time by the workers, until told to stop (TERM)."""
    from triage.cli.machines.scheduler import run as schedule

    schedule(config)


@app.command()
def worker(
    *,
    config: ConfigOption = CONFIG,
    together: Annotated[int, typer.Option(min=1, max=1000, help="How many mailboxes to sweep at a time.")] = 16,
) -> None:
    """Of a fleet on many machines: sweep the mailboxes whose turn it is, until told to stop (TERM). Start many."""
    from triage.cli.machines.worker import run as work

    work(config, together)


@app.command()
def fleet(*, config: ConfigOption = CONFIG, as_json: JsonOption = False) -> None:
    """Of a fleet on many machines: show its mailboxes, how late they are, the workers and the jobs."""
    from triage.cli.machines.fleet import run as show_fleet

    show_fleet(config, as_json=as_json)


def main() -> int:
    """Run the command line; the exit code is one of sysexits.h."""
    try:
        app()
    except SystemExit as leaving:
        return USAGE if leaving.code == _TYPER_USAGE else int(leaving.code or OK)
    except BrokenPipeError:
        # The reader of a pipe has gone (`| head`): nothing is wrong, and nothing more shall be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except TriageError as error:
        from triage.cli.advice import advice

        print(*filter(None, (str(error), advice(error))), sep="\n", file=sys.stderr)
        return exit_code(error)
    except OSError as error:
        print(error, file=sys.stderr)
        return exit_code(error)
    except Exception as error:  # noqa: BLE001 - whatever it is
        # Without its message, which may hold a customer's words.
        print(
            *format_tb(error.__traceback__), type(error).__name__, ": a fault of this program", sep="", file=sys.stderr
        )
        return exit_code(error)
    return OK
