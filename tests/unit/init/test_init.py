"""`run.py init` as a script runs it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.unit.init.terminal import written
from tests.unit.test_commands import COMMAND, FLAGS, init, run
from triage.demo.imapd.server import ImapServer
from triage.signin.providers import OAUTH, PROVIDERS, Provider

MICROSOFT = ("--address", "help@shop.example", "--provider", "microsoft", "--client-id", "the-app")


def test_it_writes_a_config_that_only_its_owner_may_read(tmp_path: Path) -> None:
    done = init(tmp_path)
    assert done.returncode == 0
    assert stat.S_IMODE((tmp_path / "config.env").stat().st_mode) == 0o600
    settings = written(tmp_path)
    assert settings.identities[0].name == "Fern & Oak's shop"
    assert (settings.imap_host, settings.secret()) == ("imap.shop.example", "secret")
    assert f"Next: {COMMAND} check" in done.stdout


def test_it_never_overwrites_a_config(tmp_path: Path) -> None:
    init(tmp_path)
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


def test_without_drafts_a_script_may_have_one_made(tmp_path: Path, no_drafts: ImapServer, password: Path) -> None:
    where = ("--host", f"{no_drafts.host}:{no_drafts.port}", "--tls", "none", "--create-drafts")
    done = run("init", *FLAGS, *where, "--password-file", str(password), folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_script_takes_the_time_zone_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Lima")
    init(tmp_path)
    assert written(tmp_path).time_zone == "America/Lima"


def test_rules_that_were_there_are_not_told_as_written(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("# mine\n")
    done = init(tmp_path)
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
