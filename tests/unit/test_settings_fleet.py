"""Many mailboxes: one file each, over what they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from triage.errors import ConfigError
from triage.settings.fleet import Fleet, read_fleet

COMMON = {
    "MAILBOXES": "mailboxes.d/*.env",
    "IMAP_HOST": "imap.provider.example",
    "IMAP_PASSWORD": "geheim",
    "IDENTITIES": "Shop <support@shop.example>",
}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "mailboxes.d").mkdir()
    return write(tmp_path / "config.env", COMMON)


def write(file: Path, values: Mapping[str, str]) -> Path:
    file.write_text("".join(f"{name}={value}\n" for name, value in values.items()), "utf-8")
    file.chmod(0o600)
    return file


def mailbox(config: Path, name: str, **values: str) -> Path:
    file = config.parent / "mailboxes.d" / f"{name}.env"
    return write(file, {"IMAP_USER": f"{name}@shop.example"} | values)


def fleet(config: Path, **variables: str) -> Fleet:
    found = read_fleet(config, {f"TRIAGE_{name}": value for name, value in variables.items()})
    assert found is not None
    return found


def problems(config: Path, name: str) -> list[str]:
    return [problem.removeprefix(str(config.parent)) for problem in fleet(config).broken[name].problems]


def test_a_file_that_names_no_mailboxes_is_that_of_one(config: Path) -> None:
    write(config, {name: value for name, value in COMMON.items() if name != "MAILBOXES"} | {"IMAP_USER": "support"})
    assert read_fleet(config, {}) is None


def test_each_file_is_a_mailbox_and_takes_from_the_common_one_what_it_leaves_out(config: Path) -> None:
    mailbox(config, "north")
    mailbox(config, "south", IMAP_HOST="imap.south.example")
    found = fleet(config).mailboxes
    assert {name: (one.imap_user, one.imap_host) for name, one in found.items()} == {
        "north": ("north@shop.example", "imap.provider.example"),
        "south": ("south@shop.example", "imap.south.example"),
    }


def test_a_password_of_its_own_takes_the_place_of_the_common_one_in_whatever_way_it_is_given(config: Path) -> None:
    (config.parent / "mailboxes.d" / "secret").write_text("its own\n", "utf-8")
    (config.parent / "mailboxes.d" / "secret").chmod(0o600)
    mailbox(config, "north", IMAP_PASSWORD_FILE="secret")
    mailbox(config, "south")
    found = fleet(config).mailboxes
    assert (found["north"].secret(), found["south"].secret()) == ("its own", "geheim")


def test_paths_are_meant_from_the_file_they_stand_in_and_defaults_from_the_common_one(config: Path) -> None:
    for folder in (config.parent, config.parent / "mailboxes.d"):
        (folder / "rules.yaml").touch()
    write(config, COMMON | {"SIGNATURE_FILE": "rules.yaml"})
    mailbox(config, "north", RULES_FILE="rules.yaml")
    north = fleet(config).mailboxes["north"]
    assert north.rules_file == config.parent / "mailboxes.d" / "rules.yaml"
    assert north.signature_file == config.parent / "rules.yaml"
    assert north.ledger_url == f"sqlite:///{config.parent / 'var' / 'triage.sqlite'}"


def test_a_file_with_mistakes_is_told_of_and_the_others_are_good(config: Path) -> None:
    mailbox(config, "north", POLL_SECONDS="often")
    mailbox(config, "south")
    assert list(fleet(config).mailboxes) == ["south"]
    [problem] = problems(config, "north")
    assert problem.startswith("/mailboxes.d/north.env:2: POLL_SECONDS='often': ")


@pytest.mark.parametrize("name", ["MAILBOXES", "CONNECTIONS_PER_HOST", "METRICS_PORT", "LOG_LEVEL"])
def test_what_is_for_all_may_not_stand_in_the_file_of_one(name: str, config: Path) -> None:
    mailbox(config, "north", **{name: "1" if name != "LOG_LEVEL" else "info"})
    [problem] = problems(config, "north")
    assert problem.startswith(f"/mailboxes.d/north.env:2: {name}: it is for all mailboxes together")


def test_two_files_for_one_mailbox_leave_the_first(config: Path) -> None:
    mailbox(config, "north", IMAP_USER="support@shop.example")
    mailbox(config, "south", IMAP_USER="support@shop.example")
    assert list(fleet(config).mailboxes) == ["north"]
    [problem] = problems(config, "south")
    assert "the same mailbox as in" in problem


def test_a_password_that_all_may_read_is_found_in_the_common_file_too(config: Path) -> None:
    mailbox(config, "north")
    config.chmod(0o644)
    [problem] = problems(config, "north")
    assert problem.startswith("/config.env:3: IMAP_PASSWORD: ")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"MAILBOXES": "nowhere/*.env"}, "there is no such file"),
        ({"MAILBOXES": "/etc/*.env"}, "write it from this file on"),
        ({"POLL_SECONDS": "often"}, "POLL_SECONDS='often'"),
        ({"POL_SECONDS": "60"}, "did you mean POLL_SECONDS?"),
        ({"MAILBOXES": "mailboxes.d/**/*.env"}, "2 files are named north"),
    ],
)
def test_what_is_wrong_with_the_common_file_is_told_once(changes: dict[str, str], why: str, config: Path) -> None:
    mailbox(config, "north")
    (config.parent / "mailboxes.d" / "more").mkdir()
    write(config.parent / "mailboxes.d" / "more" / "north.env", {})
    write(config, COMMON | changes)
    with pytest.raises(ConfigError) as refused:
        read_fleet(config, {})
    assert [why in problem for problem in refused.value.problems] == [True]


def test_the_environment_wins_over_both_files(config: Path) -> None:
    mailbox(config, "north", POLL_SECONDS="30")
    assert fleet(config, POLL_SECONDS="90").mailboxes["north"].poll_seconds == 90


def test_a_mailbox_is_found_by_its_name(config: Path) -> None:
    mailbox(config, "north")
    mailbox(config, "south", IMAP_PORT="none")
    found = fleet(config)
    assert found.settings_of("north").imap_user == "north@shop.example"
    with pytest.raises(ConfigError, match="IMAP_PORT"):
        found.settings_of("south")
    with pytest.raises(ConfigError, match="there are north, south"):
        found.settings_of("east")


def test_over_what_was_a_mailbox_that_has_become_wrong_is_as_it_was_and_one_without_a_file_is_gone(
    config: Path,
) -> None:
    mailbox(config, "north", POLL_SECONDS="60")
    mailbox(config, "south", POLL_SECONDS="60")
    mailbox(config, "west")
    before = fleet(config).mailboxes
    mailbox(config, "north", POLL_SECONDS="soon")
    mailbox(config, "south", POLL_SECONDS="90")
    (config.parent / "mailboxes.d" / "west.env").unlink()
    after = fleet(config).over(before)
    assert {name: one.poll_seconds for name, one in after.items()} == {"north": 60, "south": 90}


def test_a_mailbox_that_was_never_right_is_not_over_anything(config: Path) -> None:
    mailbox(config, "north")
    mailbox(config, "south", POLL_SECONDS="soon")
    assert list(fleet(config).over({})) == ["north"]
