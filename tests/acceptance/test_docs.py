"""What README and docs tell people to type does what they say."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.acceptance.program import CONFIG
from tests.clients.served_demo import served_demo
from tests.contract.world import ServerWorld
from tests.documented import ROOT, commands
from tests.factories import letter_octets
from tests.servers.running import PASSWORD, Running, Servers, embedded
from triage.demo.imapd.server import ImapServer

README = (ROOT / "README.md").read_text("utf-8")
PATIENCE = 60  # seconds
UPSET = "This is the THIRD time I write and still no reply!!! My kettle from order #4471 arrived broken."
STAND_INS = {"ADDRESS": "anna.mueller@mail.example", "COMMAND": "once", "fernandoak": "shop", "SCHEMA": "0003"}
# Other tests run these: they want a PostgreSQL, a provider, somebody to ask, or a minute to try every row.
ELSEWHERE = {
    ("check",): "acceptance/test_many_mailboxes.py",
    ("check", "--mailbox", "fernandoak"): "acceptance/test_many_mailboxes.py",
    ("check", "--offline"): "unit/test_commands.py",
    ("fleet",): "acceptance/test_fleet_of_machines.py",
    ("init",): "unit/init/test_init.py",
    ("learn",): "acceptance/test_learn_on_servers.py",
    ("login",): "acceptance/test_sign_in_on_dovecot.py",
    ("scheduler",): "acceptance/test_fleet_of_machines.py",
    ("worker",): "acceptance/test_fleet_of_machines.py",
}
TYPED = sorted({one.words for one in commands()})
OF_THE_PROGRAM = [words[1:] for words in TYPED if words[0] == "run.py"]
LASTING = [("run",), ("demo", "--serve")]


def run_elsewhere(words: tuple[str, ...]) -> str:
    """The test that does, or ""."""
    return ELSEWHERE.get(words) or ("" if words[0] == "check" else ELSEWHERE.get(words[:1], ""))


TO_RUN = [words for words in OF_THE_PROGRAM if not run_elsewhere(words) and words not in LASTING]


@dataclass(frozen=True, slots=True)
class Shop:
    """A folder as the docs suppose it, and a mailbox with letters."""

    folder: Path
    server: Running

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(ROOT / "run.py"), *words],
            cwd=self.folder,
            env=clean(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


def clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("TRIAGE_")}


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """After its first sweep, with the files that are named."""
    folder = tmp_path_factory.mktemp("shop")
    with ImapServer({"support": PASSWORD}) as imap:
        server = embedded(imap, "support")
        for mailbox in ("INBOX", "Archive"):
            imap.deliver(mailbox, letter_octets(UPSET))
        settings = CONFIG.format(host=server.host, port=server.port, user=server.user, password=server.password)
        (folder / "config.env").write_text(settings, "utf-8")
        (folder / "config.env").chmod(0o600)
        (folder / "letter.eml").write_bytes(letter_octets(UPSET))
        (folder / "past.mbox").write_bytes(b"From anna@mail.example Mon Mar  2 12:00:00 2026\n" + letter_octets(UPSET))
        (folder / "new.yaml").write_text(the_row_in("docs/tuning.md"), "utf-8")
        shutil.copytree(ROOT / "templates/en", folder / "mine/en")
        shop = Shop(folder, server)
        assert shop.run("once").returncode == 0
        yield shop


@pytest.fixture(scope="module")
def many(swept: Shop, tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """The same mailbox as one of many."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "mailboxes.d").mkdir()
    shutil.copy(swept.folder / "config.env", folder / "mailboxes.d/shop.env")
    shutil.copy(swept.folder / "letter.eml", folder)
    (folder / "config.env").write_text("MAILBOXES=mailboxes.d/*.env\n", "utf-8")
    (folder / "config.env").chmod(0o600)
    return Shop(folder, swept.server)


def the_row_in(page: str) -> str:
    """The example of rules there."""
    text = (ROOT / page).read_text("utf-8")
    [block] = [one for one in re.findall(r"(?:^ {4}.*\n)+", text, re.M) if "signals:" in one]
    return re.sub(r"(?m)^ {4}", "", block)


def section(heading: str) -> str:
    return README.partition(f"## {heading}\n")[2].partition("\n## ")[0]


# --- every command ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", TO_RUN, ids=" ".join)
def test_a_command_ends_as_it_should(words: tuple[str, ...], swept: Shop, many: Shop) -> None:
    shop = many if "--mailbox" in words else swept
    done = shop.run(*(STAND_INS.get(word, word) for word in completed(words)))
    assert done.returncode == 0, done.stdout[-800:] + done.stderr[-800:]


def completed(words: tuple[str, ...]) -> tuple[str, ...]:
    """With what a command that is named in passing wants besides."""
    if words[0] == "ledger":
        return words if len(words) > 1 else (*words, "--help")
    needed = {"explain": ("letter.eml",), "forget": ("ADDRESS",), "replay": ("--rules", "new.yaml")}.get(words[0], ())
    words = (*words, "--yes") if words[0] == "forget" else words  # nobody is there to be asked
    return words if set(needed[:1]) <= set(words) else (*words, *needed)


def test_the_service_runs_until_it_is_told_to_stop(swept: Shop) -> None:
    command = [sys.executable, str(ROOT / "run.py"), "run"]
    with subprocess.Popen(command, cwd=swept.folder, env=clean(), stderr=subprocess.PIPE, text=True) as daemon:
        assert daemon.stderr is not None
        assert any("started" in line for line in daemon.stderr)
        daemon.send_signal(signal.SIGTERM)
        assert daemon.wait(PATIENCE) == 0


def test_the_demo_stays_up_for_any_mail_client() -> None:
    with served_demo() as account:
        served = Running("demo", account.host, account.port, account.user, account.password, print, print)
        with closing(ServerWorld(served)) as agents:
            assert agents.uids("Drafts")


def test_what_is_run_elsewhere_is() -> None:
    asked = {(words[0], run_elsewhere(words)) for words in OF_THE_PROGRAM if run_elsewhere(words)}
    missing = {(name, file) for name, file in asked if f'"{name}"' not in (ROOT / "tests" / file).read_text("utf-8")}
    assert missing == set()


@pytest.mark.parametrize("words", [words for words in TYPED if words[0] == "-m"], ids=" ".join)
def test_a_program_for_measuring_is_there_and_takes_what_it_is_given(words: tuple[str, ...]) -> None:
    if words[1] == "venv" or words[1].startswith("tests.clients."):  # the one is Python's, the others want a screen
        assert words[1] == "venv" or (ROOT / f"{words[1].replace('.', '/')}.py").exists()
        return
    command = [sys.executable, "-m", words[1], "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert all(word in done.stdout for word in words if word.startswith("--"))


@pytest.mark.parametrize("words", [words for words in TYPED if words[0].startswith("bench/")], ids=" ".join)
def test_a_bench_is_there(words: tuple[str, ...]) -> None:
    assert (ROOT / words[0]).exists()


def test_every_extra_that_is_to_be_installed_is_one_of_the_package() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = {extra for words in TYPED if "install" in words for extra in re.findall(r"\[(.+?)\]", " ".join(words))}
    assert named - extras.keys() == set()
    assert named >= {"report", "test", "metrics", "postgres", "holidays"}


def test_no_command_of_the_docs_is_left_out() -> None:
    known = {"run.py", "-m", "pip", ".venv/bin/pip", ".venv/bin/pytest"}
    assert [words for words in TYPED if words[0] not in known and not words[0].startswith("bench/")] == []


# --- the journey ------------------------------------------------------------------------------------------------------


def test_from_init_to_the_first_draft_with_what_the_readme_says_alone(servers: Servers, tmp_path: Path) -> None:
    server = servers.account("dovecot")
    with closing(ServerWorld(server)) as agents:
        agents.deliver(letter_octets(UPSET), received=datetime.now(UTC))
    (tmp_path / "password").write_text(f"{server.password}\n", "utf-8")
    (tmp_path / "password").chmod(0o600)
    where = ("--host", server.host, "--port", str(server.port), "--tls", "none", "--user", server.user)
    answers = ("--address", "help@shop.example", *where, "--password-file", "password")
    shop = Shop(tmp_path, server)
    typed = re.findall(r"(?m)^ {4}\.venv/bin/python run\.py (\w+)", section("Connecting your mailbox"))
    assert (typed[0], typed[-1], len(typed) < 10) == ("init", "once", True)
    for name in typed:
        done = shop.run(name, *(answers if name == "init" else ()))
        assert done.returncode == 0, done.stdout[-800:] + done.stderr[-800:]
    with closing(ServerWorld(server)) as agents:
        assert (len(agents.uids("Drafts")), len(agents.uids("Triage"))) == (1, 1)


# --- what is linked and shown -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["README.md", "docs/operations.md", "docs/tuning.md", "docs/providers.md"])
def test_what_a_page_links_to_is_there(page: str) -> None:
    source = ROOT / page
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)", source.read_text("utf-8")):
        there = (source.parent / target).resolve() if target else source
        assert there.exists(), target
        headings = re.findall(r"(?m)^#+ (.*)$", there.read_text("utf-8")) if anchor else []
        assert not anchor or anchor in {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}


def test_the_picture_is_small_and_says_nothing_but_what_it_shows() -> None:
    picture = (ROOT / "docs/thunderbird.png").read_bytes()
    assert len(picture) < 300_000
    chunks = set(re.findall(rb"tEXt|iTXt|zTXt|eXIf|tIME", picture))
    assert chunks == set()
