"""Signing in by OAuth2, from the first login to the last refusal: real program, authorization server and Dovecot."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.acceptance.proxy import Moment, Proxy
from tests.acceptance.token_shop import TokenShop
from tests.factories import US, letter_octets
from tests.servers.authorization import AuthorizationServer
from tests.servers.base import ServerAbsentError
from tests.servers.tokens import DovecotWithTokens
from triage.cli.assemble import account_of, ledger_of, plain_line, sweeper_of
from triage.cli.setup.check import run as check
from triage.cli.sign_in import sign_in_of, token_path
from triage.imap.mailbox import open_mailbox
from triage.settings.read import read_settings
from triage.settings.settings import Settings
from triage.signin.app import App
from triage.signin.keep import SignIn
from triage.signin.token_file import TokenFile
from triage.signin.tokens import Tokens
from triage.work.keeper import Keeper, Tools

ANGRY = letter_octets("The kettle arrived broken and nobody answers. This is a disgrace!", subject="Broken kettle")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenShop]:
    """Letters wait in its mailbox; nobody has signed in."""
    # Not pytest's own folder: root's is closed to the user the server runs as.
    folder = Path(tempfile.mkdtemp(prefix="triage-tokens-"))
    folder.chmod(0o755)
    try:
        with (
            AuthorizationServer(folder / "authorization") as authority,
            DovecotWithTokens(folder / "server", authority) as server,
        ):
            monkeypatch.setenv("SSL_CERT_FILE", str(authority.ca_file))
            shop = TokenShop(tmp_path, authority, server.port)
            shop.configure()
            shop.deliver(ANGRY)
            yield shop
    except ServerAbsentError as absent:
        if os.environ.get("CI") == "true" or os.environ.get("TRIAGE_REQUIRE_SERVERS") == "1":
            pytest.fail(str(absent))
        pytest.skip(str(absent))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def settings_of(shop: TokenShop) -> Settings:
    return read_settings(shop.config, {})


def signed_in(shop: TokenShop) -> TokenFile:
    """As after `run.py login`."""
    file = TokenFile(token_path(settings_of(shop)))
    file.write(Tokens("shop", granted=datetime.now(UTC), refresh=shop.authority.grant()))
    return file


def address_in(words: str) -> str:
    found = re.search(r"https://localhost\S*authorize\S*", words)
    assert found is not None, words
    return found[0]


# --- run.py login -----------------------------------------------------------------------------------------------------


def test_by_a_code_typed_on_another_device(shop: TokenShop) -> None:
    shop.authority.allows_devices = False
    program = shop.start("login")
    said = said_until("WDJB-MJHT", program)
    shop.authority.allow_devices()
    rest, _ = program.communicate()
    assert program.returncode == 0, said + rest
    assert "lets support@shop.example in" in rest
    assert shop.run("once")[0] == 0
    assert shop.subjects("Drafts") == ["Re: Broken kettle"]


def test_in_a_browser_that_comes_back(shop: TokenShop) -> None:
    program = shop.start("login", "--way", "browser")
    said = said_until("Waiting", program)
    strangers = re.search(r"redirect_uri=http%3A%2F%2Flocalhost%3A(\d+)", said)
    assert strangers is not None
    shop.browse(f"http://localhost:{strangers[1]}/?state=forged&code=of-somebody-else")
    assert shop.browse(address_in(said)).startswith("http://localhost:")
    rest, _ = program.communicate()
    assert program.returncode == 0, said + rest
    assert "check" in rest.splitlines()[-1]
    assert shop.run("queue")[0] == 0


def test_by_an_address_that_is_brought(shop: TokenShop) -> None:
    program = shop.start("login", "--way", "paste")
    said = said_until("authorize?", program)
    landed = shop.browse(address_in(said), follow=False)
    rest, _ = program.communicate(f"http://localhost/\n{landed}\n")
    assert program.returncode == 0, said + rest
    assert "it is no answer to this sign-in" in rest
    assert signed_in_by_file(shop)


def said_until(words: str, program: subprocess.Popen[str]) -> str:
    """Its lines as far as the one with these words."""
    assert program.stdout is not None
    said = ""
    while words not in said:
        said += program.stdout.readline()
    return said


def signed_in_by_file(shop: TokenShop) -> bool:
    return token_path(settings_of(shop)).exists()


def test_whoever_signs_in_to_another_mailbox_is_told_and_nothing_is_kept(shop: TokenShop) -> None:
    shop.configure(IMAP_USER="orders@shop.example")
    code, said = shop.run("login", "--way", "device")
    assert code == 77
    assert "compare IMAP_USER with the account that signed in" in " ".join(said.split())
    assert not signed_in_by_file(shop)


def test_an_app_that_signs_in_by_itself_needs_no_login_and_is_tried_by_it(shop: TokenShop) -> None:
    shop.authority.secret = "canary-secret"
    shop.configure(OAUTH_GRANT="app", OAUTH_CLIENT_SECRET="canary-secret")
    assert shop.run("login")[0] == 0
    code, said = shop.run("once")
    assert (code, "canary" in said) == (0, False)
    assert not signed_in_by_file(shop)


def test_before_anybody_signed_in_every_command_says_how(shop: TokenShop) -> None:
    code, said = shop.run("once")
    assert code == 78
    assert "run.py login" in said


# --- afterwards -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mechanism", ["xoauth2", "oauthbearer"])
def test_the_mailbox_is_swept_by_either_mechanism(shop: TokenShop, mechanism: str) -> None:
    shop.configure(IMAP_AUTH=mechanism)
    signed_in(shop)
    assert shop.run("once")[0] == 0
    assert shop.subjects("Drafts") == ["Re: Broken kettle"]


@contextmanager
def keeper(shop: TokenShop, sign_in: SignIn | None = None) -> Iterator[Keeper]:
    """What the daemon has of this mailbox."""
    settings = settings_of(shop)
    kept = sign_in or sign_in_of(settings)

    def tools() -> Tools:
        ledger, naming = ledger_of(settings)
        sweeper = sweeper_of(settings, ledger, naming, sign_in=kept)
        return Tools(sweeper, lambda: open_mailbox(account_of(settings, kept)), lambda: plain_line(US), ledger.lock)

    daemon = Keeper(tools)
    try:
        yield daemon
    finally:
        daemon.let_go()


@pytest.mark.parametrize("command", ["FETCH", "APPEND", "STORE", "SELECT"])
def test_a_sweep_in_which_the_token_ends_and_the_server_hangs_up_is_finished_with_a_new_one(
    shop: TokenShop, command: str
) -> None:
    signed_in(shop)
    with Proxy(shop.port, Moment(command, 1, "nothing"), shop.authority.expire) as proxy:
        shop.configure(port=proxy.port, DRAFT_GRACE_SECONDS="0")
        with keeper(shop) as daemon:
            assert any(daemon.keep() for _ in range(2))
    assert shop.subjects("Drafts") == ["Re: Broken kettle"]
    assert [form["grant_type"] for form in shop.authority.said] == ["refresh_token"] * 2


class Clock:
    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.mark.parametrize("hours", [-30, 30])
def test_a_clock_that_is_off_by_a_day_keeps_nobody_out(shop: TokenShop, hours: int) -> None:
    file, clock = signed_in(shop), Clock()
    sign_in = SignIn(app_of(shop), file, clock=clock)
    sign_in.token()
    shop.authority.expire()  # though our clock trusts the token
    clock.ahead = timedelta(hours=hours)
    sign_in.token()
    shop.authority.expire()
    with keeper(shop, sign_in) as daemon:
        assert daemon.keep()


def app_of(shop: TokenShop) -> App:
    found = sign_in_of(settings_of(shop))
    assert found is not None
    return found.app


def told(shop: TokenShop) -> list[str]:
    """The alarms of the sign-in."""
    return [subject for subject in shop.subjects("Triage") if "sign-in" in subject]


def test_a_refused_renewal_is_told_in_the_mailbox_while_the_connection_lasts(shop: TokenShop) -> None:
    clock = Clock()
    with keeper(shop, SignIn(app_of(shop), signed_in(shop), clock=clock)) as daemon:
        assert daemon.keep()
        shop.authority.refresh.clear()  # somebody has changed the password
        clock.ahead = timedelta(hours=1)
        assert daemon.keep()
        assert daemon.keep()
        assert told(shop) == ["Triage: the sign-in to this mailbox was refused"]
        signed_in(shop)
        assert daemon.keep()
    assert told(shop)[1:] == ["Triage: the sign-in to this mailbox is good again"]


def test_a_sign_in_that_ends_is_told_of_days_before(shop: TokenShop) -> None:
    shop.authority.rotation, shop.authority.refresh_seconds = "none", 6 * 86400
    clock = Clock()
    with keeper(shop, SignIn(app_of(shop), signed_in(shop), clock=clock)) as daemon:
        assert daemon.keep()
        shop.authority.refresh_seconds = None
        clock.ahead = timedelta(days=5)
        assert daemon.keep()
    assert told(shop) == ["Triage: the sign-in to this mailbox ends soon"]


def test_check_tells_how_the_sign_in_stands(shop: TokenShop, capsys: pytest.CaptureFixture[str]) -> None:
    signed_in(shop)
    assert check(shop.config, write_test=False, offline=False) == 0
    assert "signed in by OAuth2 (the authorization server), which the bot renews by itself" in plain(capsys)
    shop.authority.revoke()
    signed_in(shop)
    shop.authority.revoke()
    assert check(shop.config, write_test=False, offline=False) == 77
    assert "To be mended by whoever may sign in to this mailbox" in plain(capsys)


def plain(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def test_no_token_code_or_secret_is_written_to_the_log_or_the_terminal(shop: TokenShop) -> None:
    shop.authority.secret = "canary-secret"
    shop.configure(OAUTH_CLIENT_SECRET="canary-secret")
    said = [shop.run("login", "--way", "device")[1], shop.run("queue")[1]]
    shop.authority.expire()
    said.append(shop.run("queue")[1])  # renewed
    shop.authority.revoke()
    code, last = shop.run("queue")
    assert code == 77
    assert "To be mended by" in last
    assert "canary" not in "".join([*said, last])
