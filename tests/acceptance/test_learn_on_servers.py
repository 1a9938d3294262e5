"""`run.py learn` on the embedded server: agents delete one rule's drafts and send another's, and the rules follow."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.program import Program, files_of
from tests.acceptance.shop import Agents, Seen, account_on
from tests.factories import letter_octets
from tests.servers.running import Servers
from triage.rules.read import default_templates

LATE = "Where is my order 4471? It should have been here a week ago and nothing has come."
BROKEN = "My blue vase from order 4471 arrived broken. I am disappointed."
RULES = """\
# Ours, laid over the shipped ones.
problems:
  # Our couriers call it that.
  - id: late  # the winter of 2025
    points: 4
bands:
  - {id: P4, at_least: 0, within: 3d}  # calm ones may wait
"""


@dataclass(frozen=True, slots=True)
class Shop:
    folder: Path
    program: Program
    agents: Agents

    def run(self, *arguments: str) -> str:
        return self.program.run(*arguments)

    def letter(self, name: str, text: str) -> None:
        octets = letter_octets(
            text, sender=f"{name}@mail.example", message_id=f"<{name}@mail.example>", written=datetime.now(UTC)
        )
        self.agents.deliver(octets, "INBOX", received=datetime.now(UTC) - timedelta(minutes=5))

    def draft_for(self, name: str) -> tuple[int, EmailMessage]:
        read = {uid: message_from_bytes(octets, policy=policy.default) for uid, octets in self.agents.drafts().items()}
        [found] = [(uid, one) for uid, one in read.items() if f"{name}@" in str(one["To"])]
        assert isinstance(found[1], EmailMessage)
        return found

    def deletes(self, name: str) -> None:
        self.agents.expunge(self.draft_for(name)[0], "Drafts")

    def strikes_out(self, name: str, sentence: str) -> None:
        """The draft without that sentence."""
        uid, message = self.draft_for(name)
        words = str(message.get_content())
        assert sentence in words
        message.set_content(words.replace(sentence, ""))
        self.agents.deliver(message.as_bytes(policy=policy.SMTP), "Sent", received=datetime.now(UTC))
        self.agents.expunge(uid, "Drafts")

    def sends(self, name: str, first: str) -> None:
        """The draft with words of the agent's own before it."""
        uid, message = self.draft_for(name)
        message.set_content(first + "\n\n" + str(message.get_content()))
        self.agents.deliver(message.as_bytes(policy=policy.SMTP), "Sent", received=datetime.now(UTC))
        self.agents.expunge(uid, "Drafts")


@dataclass(frozen=True, slots=True)
class Learnt:
    """What it told, the account, and every file before and after."""

    told: dict[str, Any]
    mailboxes: tuple[Mapping[str, Seen], Mapping[str, Seen]]
    files: tuple[Mapping[str, str], Mapping[str, str]]


@contextmanager
def opened(folder: Path, servers: Servers, setting: str) -> Iterator[Shop]:
    with account_on("embedded", servers) as server, closing(Agents(server)) as agents:
        shop = Shop(folder, Program(folder, server), agents)
        with shop.program.config.open("a") as config:
            config.write(f"{setting}\n")
        yield shop


@pytest.fixture(scope="module")
def shop(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """Agents have deleted ten drafts about late orders, and sent four about broken goods with a line of their own."""
    folder = tmp_path_factory.mktemp("shop")
    with opened(folder, servers, "RULES_FILE=rules.yaml") as found:
        (folder / "rules.yaml").write_text(RULES)
        (folder / "rules.yaml").chmod(0o640)
        for number in range(10):
            found.letter(f"late{number}", LATE)
        for number in range(4):
            found.letter(f"broken{number}", BROKEN)
        found.program.sweep()
        for number in range(10):
            found.deletes(f"late{number}")
        for number in range(4):
            found.sends(f"broken{number}", "A new one is on its way.")
        found.program.sweep()
        yield found


@pytest.fixture(scope="module")
def learnt(shop: Shop) -> Learnt:
    before = (shop.agents.seen(), files_of(shop.folder))
    told = json.loads(shop.run("learn", "--json"))
    return Learnt(told, (before[0], shop.agents.seen()), (before[1], files_of(shop.folder)))


@pytest.fixture(scope="module")
def applied(shop: Shop, learnt: Learnt) -> str:
    """What the terminal shows once the proposals are written."""
    return shop.run("learn", "--apply")


# --- a rule whose drafts are deleted ----------------------------------------------------------------------------------


def test_the_rule_whose_drafts_are_deleted_is_proposed_for_switching_off_and_no_other(learnt: Learnt) -> None:
    [proposal] = learnt.told["proposals"]
    assert proposal["rules"] == [{"section": "problems", "id": "late", "field": "draft", "value": False}]
    assert "the last 10 drafts for it were not used: 10 deleted" in proposal["why"]


def test_it_says_what_that_would_change(learnt: Learnt) -> None:
    [proposal] = learnt.told["proposals"]
    assert "10 letters lose their draft" in proposal["effect"]
    assert "Of 10 drafts that agents deleted, 10 would read otherwise or not be laid." in proposal["effect"]


def test_the_file_would_change_by_one_line(learnt: Learnt) -> None:
    changed = [line for line in learnt.told["diff"]["rules.yaml"][2:] if line[0] in "+-"]
    assert changed == ["+    draft: false"]


def test_nothing_is_written_without_apply(learnt: Learnt) -> None:
    assert learnt.mailboxes[0] == learnt.mailboxes[1]
    assert learnt.files[0] == learnt.files[1]


def test_what_is_applied_keeps_every_line_and_comment(shop: Shop, applied: str) -> None:
    lines = (shop.folder / "rules.yaml").read_text().splitlines()
    lines.remove("    draft: false")
    assert lines == RULES.splitlines()


def test_the_old_file_is_kept_beside_it_with_its_mode(shop: Shop, applied: str) -> None:
    [old] = list(shop.folder.glob("rules.yaml.*"))
    assert old.read_text() == RULES
    assert str(old) in applied.replace("\n", "")
    assert {stat.S_IMODE(path.stat().st_mode) for path in (old, shop.folder / "rules.yaml")} == {0o640}


def test_from_then_on_such_letters_get_no_draft_and_others_do(shop: Shop, applied: str) -> None:
    shop.letter("zoe", LATE)
    shop.letter("yan", BROKEN)
    shop.run("once")
    recipients = [message_from_bytes(octets)["To"] for octets in shop.agents.drafts().values()]
    assert recipients == ["yan@mail.example"]


def test_what_has_been_learnt_is_not_proposed_again(shop: Shop, applied: str) -> None:
    assert "Nothing to propose" in shop.run("learn")


# --- a sentence that is always struck out -----------------------------------------------------------------------------

SENTENCE = "We have been a small family business for generations."


@pytest.fixture(scope="module")
def wordy(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """Agents have struck a sentence of the shop's own template out of ten drafts, and sent the rest."""
    folder = tmp_path_factory.mktemp("wordy")
    with opened(folder, servers, "TEMPLATES_DIR=templates") as found:
        (folder / "templates" / "en").mkdir(parents=True)
        for name in ("upset", "mild"):
            source = default_templates()[f"en/{name}.txt"]
            assert "\n{{ options }}\n" in source
            own = source.replace("\n{{ options }}\n", f"\n{SENTENCE}\n\n{{{{ options }}}}\n")
            (folder / "templates" / "en" / f"{name}.txt").write_text(own)
        for number in range(10):
            found.letter(f"broken{number}", BROKEN)
        found.run("once")
        for number in range(10):
            found.strikes_out(f"broken{number}", SENTENCE)
        found.run("once")
        yield found


def test_without_consent_no_answer_is_read_and_nothing_is_proposed(wordy: Shop) -> None:
    assert json.loads(wordy.run("learn", "--json"))["proposals"] == []


def test_with_consent_the_template_is_proposed_without_the_sentence_and_applied(wordy: Shop) -> None:
    [proposal] = json.loads(wordy.run("learn", "--texts", "--apply", "--json"))["proposals"]
    [line] = proposal["struck"]
    assert line["sentence"] == SENTENCE
    changed = wordy.folder / "templates" / line["template"]
    [old] = changed.parent.glob(f"{changed.name}.*")
    assert changed.read_text() == old.read_text().replace(f"{SENTENCE}\n", "")
    assert "10 drafts read otherwise" in proposal["effect"]
