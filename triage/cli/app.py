"""What each command takes. What it does stands in the module of its name, imported only when it is called."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from traceback import format_tb
from typing import Annotated, Optional

import typer

from triage.cli.exits import OK, STOPPED, USAGE, exit_code
from triage.cli.ledger_commands import ledger
from triage.cli.options import CONFIG, ConfigOption, JsonOption, MailboxOption
from triage.cli.setup.commands import check, init, login
from triage.errors import TriageError

# What typer exits with: the words of a command are off; Ctrl-C at a question.
_OF_TYPER = {2: USAGE, 1: STOPPED}

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


for command in (init, login, check):
    app.command()(command)


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
    yes: Annotated[bool, typer.Option("--yes", help="Also where they still wait for an answer.")] = False,
    config: ConfigOption = CONFIG,
    mailbox: MailboxOption = "",
) -> None:
    """Remove all that is remembered of a customer; the mailbox is not touched. The daemon must not be running."""
    from triage.cli.forget import run as remove

    remove(config, address, mailbox, sure=yes)


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
        code = int(leaving.code or OK)
        return _OF_TYPER.get(code, code)
    except BrokenPipeError:
        # The reader of a pipe has gone (`| head`): nothing is wrong, and nothing more shall be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except TriageError as error:
        from triage.cli.advice import advice
        from triage.cli.typed import as_typed

        print(*map(as_typed, filter(None, (str(error), advice(error)))), sep="\n", file=sys.stderr)
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
