"""`run.py check` says whether the language model answers, and whether letters leave the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.servers.model import Act, model_server, saying
from triage.cli.model import findings, retelling_of, teller_of
from triage.errors import ConfigError
from triage.settings.read import read_settings
from triage.settings.settings import Settings
from triage.work.checkup import Finding, Level

NEEDED = {
    "TRIAGE_IMAP_HOST": "imap.shop.example",
    "TRIAGE_IMAP_USER": "help",
    "TRIAGE_IMAP_PASSWORD": "secret",
    "TRIAGE_IDENTITIES": "help@shop.example",
}


def settings_with(**settings: str) -> Settings:
    return read_settings(None, NEEDED | {f"TRIAGE_{name}": value for name, value in settings.items()})


def found(act: Act) -> Finding:
    with model_server(act) as server:
        [one] = findings(settings_with(RESTATE="llm", LLM_URL=server.url, LLM_MODEL="llama"))
    return one


def test_without_a_model_nothing_is_said_or_asked() -> None:
    assert list(findings(settings_with())) == []
    assert retelling_of(settings_with()) is None


def test_mailboxes_with_the_same_model_share_what_is_known_of_it() -> None:
    wanted = {"RESTATE": "llm", "LLM_MODEL": "llama"}
    assert teller_of(settings_with(**wanted)) is teller_of(settings_with(**wanted, LLM_SECONDS_PER_SWEEP="5"))
    assert teller_of(settings_with(**wanted)) is not teller_of(settings_with(**wanted, LLM_SECONDS="5"))


def test_a_model_that_answers_is_right() -> None:
    assert found(saying("Your vase arrived broken.")) == Finding(Level.OK, "the language model llama answers")


def test_one_that_does_not_is_a_note_that_says_what_happens_then() -> None:
    one = found(lambda asked: asked.give(b"{}", 404))
    assert (one.level, one.what) == (Level.NOTE, "RESTATE=llm: the language model's server refuses (HTTP 404)")
    assert "our own rules restate" in one.advice


def test_that_letters_would_leave_the_machine_is_said_before_anything_is_asked() -> None:
    remote = settings_with(RESTATE="llm", LLM_URL="https://llm.shop.example/v1", LLM_MODEL="llama")
    first = next(iter(findings(remote)))
    assert (first.level, first.what) == (
        Level.NOTE,
        "letters leave this machine: llm.shop.example is asked to restate them",
    )


def test_the_key_stands_in_a_file_and_is_sent(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("s3cret\n")
    key.chmod(0o600)
    with model_server(saying("Your vase arrived broken.")) as server:
        list(findings(settings_with(RESTATE="llm", LLM_URL=server.url, LLM_MODEL="llama", LLM_KEY_FILE=str(key))))
    assert server.keys == ["Bearer s3cret"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"RESTATE": "llm"}, "LLM_MODEL is missing"),
        ({"RESTATE": "gpt"}, "it must be rules or llm"),
        ({"LLM_URL": "http://llm.shop.example/v1"}, "letters would cross the network readable; write https"),
        ({"LLM_URL": "http://192.168.1.5:11434/v1"}, "letters would cross the network readable; write https"),
        ({"LLM_URL": "https://user:pw@llm.shop.example/v1"}, "write where the model is asked"),
        ({"LLM_URL": "localhost:11434"}, "write where the model is asked"),
        ({"LLM_SECONDS": "0"}, "it must be a whole number from 1 to 120"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(settings: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        settings_with(**settings)


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("http://127.0.0.1:11434/v1/", "http://127.0.0.1:11434/v1"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1"),
        ("http://localhost:11434/v1", "http://localhost:11434/v1"),
        ("https://llm.shop.example/v1/chat/completions", "https://llm.shop.example/v1"),
    ],
)
def test_a_url_is_taken_as_far_as_its_version(url: str, meant: str) -> None:
    assert settings_with(LLM_URL=url).llm_url == meant
