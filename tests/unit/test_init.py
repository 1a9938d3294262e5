"""`run.py init`: as a person at a terminal types it, and as a script does."""

from __future__ import annotations

import os
import pty
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.unit.test_commands import COMMAND, ROOT, run
from triage.demo.imapd.profile import Profile
from triage.demo.imapd.server import ImapServer
from triage.settings.read import read_settings
from triage.settings.settings import Settings
from triage.signin.providers import OAUTH, PROVIDERS, Provider

FLAGS = ("--address", "help@shop.example", "--host", "imap.shop.example", "--name", "Fern & Oak's shop")
MICROSOFT = ("--address", "help@shop.example", "--provider", "microsoft", "--client-id", "the-app")


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer({"help@shop.example": "secret"}) as running:
        yield running


@pytest.fixture
def no_drafts() -> Iterator[ImapServer]:
    with ImapServer({"help@shop.example": "secret"}, profile=Profile({"Sent": "\\Sent"})) as running:
        yield running


@pytest.fixture
def password(tmp_path: Path) -> Path:
    file = tmp_path / "password"
    file.write_text("secret\n")
    file.chmod(0o600)
    return file


def at_a_terminal(folder: Path, *words: str, answers: Mapping[str, str] | Sequence[tuple[str, str]]) -> tuple[int, str]:
    """What `run.py` says to somebody who answers these questions so, in their order, and its exit code."""
    pairs = answers.items() if isinstance(answers, Mapping) else answers
    terminal, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "run.py"), *words]
    said = ""
    with subprocess.Popen(
        command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as program:
        os.close(theirs)
        for question, answer in pairs:
            since = len(said)
            while not (question in said[since:] and said.endswith(": ")):  # what is typed before that may be lost
                more = _more(terminal)
                assert more, said
                said += more
            os.write(terminal, f"{answer}\n".encode())
        while more := _more(terminal):
            said += more
    os.close(terminal)
    return program.returncode, " ".join(said.split())


def _more(terminal: int) -> str:
    """ "" at the end, which is an error on Linux."""
    try:
        return os.read(terminal, 4096).decode()
    except OSError:
        return ""


def written(folder: Path) -> Settings:
    return read_settings(folder / "config.env", {})


# --- as a script does -------------------------------------------------------------------------------------------------


def test_it_writes_a_config_that_only_its_owner_may_read(tmp_path: Path) -> None:
    done = run("init", *FLAGS, "--password-command", "printf secret", "--no-check", folder=tmp_path)
    assert done.returncode == 0
    assert stat.S_IMODE((tmp_path / "config.env").stat().st_mode) == 0o600
    settings = written(tmp_path)
    assert settings.identities[0].name == "Fern & Oak's shop"
    assert (settings.imap_host, settings.secret()) == ("imap.shop.example", "secret")
    assert f"Next: {COMMAND} check" in done.stdout


def test_it_never_overwrites_a_config(tmp_path: Path) -> None:
    run("init", *FLAGS, "--password-command", "printf secret", "--no-check", folder=tmp_path)
    before = (tmp_path / "config.env").read_bytes()
    done = run("init", *FLAGS, "--host", "other.example", "--password-command", "true", folder=tmp_path)
    assert (done.returncode, (tmp_path / "config.env").read_bytes()) == (73, before)
    assert "config.env" in done.stderr


def test_it_checks_what_it_wrote_and_ends_with_the_command_to_start(
    tmp_path: Path, server: ImapServer, password: Path
) -> None:
    where = ("--host", server.host, "--port", str(server.port), "--tls", "none")
    done = run("init", *FLAGS, *where, "--password-file", str(password), folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == f"To start: {COMMAND} run"
    assert "drafts go into 'Drafts'" in done.stdout


def test_a_server_that_refuses_is_told_and_the_config_stays_to_be_mended(
    tmp_path: Path, server: ImapServer, password: Path
) -> None:
    password.write_text("wrong\n")
    where = ("--host", server.host, "--port", str(server.port), "--tls", "none")
    done = run("init", *FLAGS, *where, "--password-file", str(password), folder=tmp_path)
    assert done.returncode == 77
    assert "Set IMAP_USER and IMAP_PASSWORD" in done.stdout
    assert done.stdout.splitlines()[-1] == f"config.env is written: mend it there, then type: {COMMAND} check"
    assert written(tmp_path).imap_user == "help@shop.example"


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ((), "--address: needed"),
        (("--address", "help@shop.example"), "--host: needed"),
        (FLAGS, "--password-file, --password-command or --client-id: needed"),
        (("--address", "a@b.example", "--provider", "gmial"), "--provider gmial: choose gmail, microsoft"),
        (("--address", "a@hotmail.com", "--password-command", "true"), "lets no program in by a password"),
        (("--address", "a@icloud.com", "--client-id", "x"), "set OAUTH_PROVIDER=other"),
    ],
)  # fmt: skip
def test_where_nobody_can_be_asked_what_is_missing_is_named(tmp_path: Path, flags: tuple[str, ...], said: str) -> None:
    done = run("init", *flags, folder=tmp_path)
    assert done.returncode == 78
    assert said in done.stderr
    assert not (tmp_path / "config.env").exists()


@pytest.mark.parametrize("one", [one for one in PROVIDERS if one.domains], ids=lambda one: one.name)
def test_an_address_at_a_provider_is_all_that_is_needed(tmp_path: Path, one: Provider) -> None:
    way = ("--password-command", "printf secret") if one.ways[0] != OAUTH else ("--client-id", "the-app")
    done = run("init", "--address", f"help@{one.domains[0]}", *way, "--no-check", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (written(tmp_path).imap_host, written(tmp_path).port) == (one.host, 993)


def test_an_app_is_written_down_and_the_sign_in_is_next(tmp_path: Path, password: Path) -> None:
    secret = ("--client-secret-file", str(password), "--tenant", "shop.example")
    done = run("init", *MICROSOFT, *secret, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    settings = written(tmp_path)
    assert (settings.auth, settings.oauth_provider, settings.oauth_tenant) == ("xoauth2", "microsoft", "shop.example")
    assert settings.client_secret() == "secret"
    assert done.stdout.splitlines()[-1] == f"Next, sign in: {COMMAND} login"


# --- as a person does -------------------------------------------------------------------------------------------------

ADDRESS, NAME, USER = "as customers write to it", "The name customers see", "The user name"
SHOP = {"time zone": "Europe/Berlin", "The signature": ""}


def test_a_person_is_asked_for_what_is_missing_and_told_where_the_app_password_is_made(tmp_path: Path) -> None:
    answers = {ADDRESS: "help@gmail.com", NAME: "The shop", "password or oauth": ""}
    code, said = at_a_terminal(
        tmp_path, "init", "--no-check", answers={**answers, "The password": "abcd efgh ijkl mnop", **SHOP}
    )
    assert code == 0, said
    assert "https://myaccount.google.com/apppasswords" in said
    assert "abcd" not in said
    settings = written(tmp_path)
    assert (settings.imap_host, settings.identities[0].name) == ("imap.gmail.com", "The shop")
    assert settings.secret() == "abcd efgh ijkl mnop"


def test_a_person_may_choose_oauth2_where_the_provider_has_both(tmp_path: Path) -> None:
    answers = {ADDRESS: "help@gmail.com", NAME: "", "password or oauth": "oauth"}
    app = {"The app's client id": "the-app", "The app's client secret": "hush"}
    code, said = at_a_terminal(tmp_path, "init", "--no-check", answers={**answers, **app, **SHOP})
    assert code == 0, said
    settings = written(tmp_path)
    assert (settings.oauth_client_id, settings.oauth_provider) == ("the-app", "google")
    assert settings.client_secret() == "hush"
    assert said.endswith(f"Next, sign in: {COMMAND} login")


def test_a_person_names_the_provider_of_a_domain_nobody_knows(tmp_path: Path) -> None:
    answers = {ADDRESS: "help@nowhere.invalid", "One of these names": "strato", NAME: ""}
    code, said = at_a_terminal(tmp_path, "init", "--no-check", answers={**answers, "The password (": "secret", **SHOP})
    assert code == 0, said
    assert written(tmp_path).imap_host == "imap.strato.de"


def test_a_person_with_a_server_of_ones_own_is_asked_for_its_user_name(tmp_path: Path) -> None:
    answers = {ADDRESS: "help@nowhere.invalid", "One of these names": "mx.nowhere.invalid", NAME: "", USER: "help"}
    code, said = at_a_terminal(tmp_path, "init", "--no-check", answers={**answers, "The password (": "secret", **SHOP})
    assert code == 0, said
    settings = written(tmp_path)
    assert (settings.imap_host, settings.imap_user, settings.secret()) == ("mx.nowhere.invalid", "help", "secret")


# --- the server, tried as soon as it is named -------------------------------------------------------------------------

SERVER, AGAIN, PASSWORD = "One of these names", "The user name at the mail server", "The password ("
DRAFTS = "be made now"
ACCOUNT = "help@shop.example"


def answers(server: ImapServer, *passwords: str) -> list[tuple[str, str]]:
    """Of a person whose server stands on this machine, at a port of its own."""
    begin = [(ADDRESS, "help@shop.invalid"), (SERVER, f"{server.host}:{server.port}"), (NAME, "")]
    return [*begin, *(pair for word in passwords for pair in ((AGAIN, ACCOUNT), (PASSWORD, word)))]


def test_a_name_and_a_port_are_enough_to_find_how_the_server_is_reached(tmp_path: Path, server: ImapServer) -> None:
    code, said = at_a_terminal(tmp_path, "init", answers=[*answers(server, "secret"), *SHOP.items()])
    assert code == 0, said
    assert "It answers, with no TLS, which is right on this very machine." in said
    assert (written(tmp_path).port, written(tmp_path).imap_tls) == (server.port, "none")


def test_what_is_no_server_name_is_told_the_moment_it_is_typed(tmp_path: Path, server: ImapServer) -> None:
    address, where, *rest = answers(server, "secret")
    told = "'Shop Support': write the bare name of the server"
    code, said = at_a_terminal(
        tmp_path, "init", answers=[address, (SERVER, "Shop Support"), (told, where[1]), *rest, *SHOP.items()]
    )
    assert (code, written(tmp_path).port) == (0, server.port), said


def test_a_server_that_is_not_there_is_told_and_asked_for_again(tmp_path: Path, server: ImapServer) -> None:
    address, where, *rest = answers(server, "secret")
    wrong = [(SERVER, "127.0.0.1:1"), ("look at IMAP_HOST, IMAP_PORT", where[1])]
    code, said = at_a_terminal(tmp_path, "init", answers=[address, *wrong, *rest, *SHOP.items()])
    assert (code, written(tmp_path).port) == (0, server.port), said


def test_an_empty_password_is_told(tmp_path: Path, server: ImapServer) -> None:
    empty = [*answers(server, ""), ("Nothing was typed", "secret")]
    code, said = at_a_terminal(tmp_path, "init", answers=[*empty, *SHOP.items()])
    assert code == 0, said


def test_a_refused_password_is_asked_for_again_with_what_the_server_said(tmp_path: Path, server: ImapServer) -> None:
    code, said = at_a_terminal(tmp_path, "init", answers=[*answers(server, "wrong", "secret"), *SHOP.items()])
    assert code == 0, said
    assert "It does not let us in. log in: the server says:" in said
    assert written(tmp_path).secret() == "secret"


def test_what_is_refused_three_times_is_not_written(tmp_path: Path, server: ImapServer) -> None:
    code, said = at_a_terminal(tmp_path, "init", answers=answers(server, "wrong", "wrong", "wrong"))
    assert (code, list(tmp_path.iterdir())) == (77, []), said


def test_without_drafts_one_is_made_if_the_owner_wants_it(tmp_path: Path, no_drafts: ImapServer) -> None:
    said_yes = [*answers(no_drafts, "secret"), *SHOP.items(), (DRAFTS, "yes")]
    code, said = at_a_terminal(tmp_path, "init", answers=said_yes)
    assert code == 0, said
    assert "drafts go into 'Drafts'" in said


def test_without_drafts_a_script_may_have_one_made(tmp_path: Path, no_drafts: ImapServer, password: Path) -> None:
    where = ("--host", f"{no_drafts.host}:{no_drafts.port}", "--tls", "none", "--create-drafts")
    done = run("init", *FLAGS, *where, "--password-file", str(password), folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


# --- the shop ---------------------------------------------------------------------------------------------------------


def test_the_time_zone_and_the_signature_are_asked_for_and_told(tmp_path: Path, server: ImapServer) -> None:
    shop = [("time zone", "Berlin"), ("'Berlin'", "Europe/Berlin"), ("The signature", "Anna, Fern & Oak")]
    code, said = at_a_terminal(tmp_path, "init", answers=[*answers(server, "secret"), *shop])
    assert code == 0, said
    assert "Promises are made in Europe/Berlin, Mon-Fri 09:00-17:00" in said
    assert written(tmp_path).read_signature() == "Anna, Fern & Oak\n"


def test_a_script_takes_the_time_zone_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Lima")
    run("init", *FLAGS, "--password-command", "true", "--no-check", folder=tmp_path)
    assert written(tmp_path).time_zone == "America/Lima"


def test_rules_that_were_there_are_not_told_as_written(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("# mine\n")
    done = run("init", *FLAGS, "--password-command", "true", "--no-check", folder=tmp_path)
    assert "Written: config.env.\nKept as it was: rules.yaml.\n" in done.stdout
    assert (tmp_path / "rules.yaml").read_text() == "# mine\n"


def test_check_names_the_remedies_where_there_are_no_drafts_and_makes_them_when_told_to(
    tmp_path: Path, no_drafts: ImapServer, password: Path
) -> None:
    where = ("--host", f"{no_drafts.host}:{no_drafts.port}", "--tls", "none", "--password-file", str(password))
    done = run("init", *FLAGS, *where, folder=tmp_path)
    assert done.returncode == 78
    assert f"{COMMAND} check --create-drafts" in " ".join(done.stdout.split())
    assert run("check", "--create-drafts", folder=tmp_path).returncode == 0
