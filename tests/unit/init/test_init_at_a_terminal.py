"""`run.py init` as a person types it: what is missing is asked for, and the server tried as soon as it is named."""

from __future__ import annotations

from pathlib import Path

from tests.unit.init.terminal import at_a_terminal, written
from tests.unit.test_commands import COMMAND
from triage.demo.imapd.server import ImapServer

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


# --- the shop ---------------------------------------------------------------------------------------------------------


def test_the_time_zone_and_the_signature_are_asked_for_and_told(tmp_path: Path, server: ImapServer) -> None:
    shop = [("time zone", "Berlin"), ("'Berlin'", "Europe/Berlin"), ("The signature", "Anna, Fern & Oak")]
    code, said = at_a_terminal(tmp_path, "init", answers=[*answers(server, "secret"), *shop])
    assert code == 0, said
    assert "Promises are made in Europe/Berlin, Mon-Fri 09:00-17:00" in said
    assert written(tmp_path).read_signature() == "Anna, Fern & Oak\n"
