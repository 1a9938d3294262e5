"""What is wrong with settings is told, with the way out; a secret never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.configs import problems, read, write


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.env"


# --- what is wrong is told --------------------------------------------------------------------------------------------


def test_all_problems_are_told_at_once_each_with_its_line(file: Path) -> None:
    lines = ["", "POL_SECONDS='5'", "# fine", "IMAP_TLS=startls", "POLL_SECONDS=1"]
    assert problems(write(file, *lines, IDENTITIES="")) == [
        ":6: POL_SECONDS='5': unknown setting - did you mean POLL_SECONDS?",
        ":8: IMAP_TLS='startls': it must be implicit, starttls or none - did you mean starttls?",
        ":9: POLL_SECONDS='1': it must be a whole number from 5 to 86400",
        ": IDENTITIES: missing; config.example.env explains it",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("IMAP_PORT=0", "from 1 to 65535"),
        ("IMAP_PORT=99999", "from 1 to 65535"),
        ("IMAP_CA_FILE=nowhere.pem", "no such file"),
        ("TEMPLATES_DIR=nowhere", "no such folder"),
        ("ALIASES=shop.example", "not an address"),
        ("ANY_RECIPIENT=yes", "on or off"),
        ("LOOK_BACK=14", "14d"),
        ("TIME_ZONE=Europe/Berlinn", "Europe/Berlinn"),
        ("BUSINESS_DAYS=Mo-Fr", "Mon-Fri"),
        ("BUSINESS_HOURS=9-17", "09:00-17:00"),
        ("BUSINESS_HOURS=17:00-09:00", "not after"),
        ("HOLIDAYS=Germany", "such as DE"),
        ("HOLIDAYS=XX", "unknown"),
        ("PROMISE_P1=2 hours", "such as 4h"),
        ("FLAGS_P1=\\Seen", "cannot be set"),
        ("GMAIL_LABEL_P1=\\Inbox", "short name"),
        ("FLAGS_P1=Urgent! (now)", "cannot be set"),
        ("LEDGER_URL=mysql://host/d", "sqlite:///"),
        ("IMAP_PASSWORD_COMMAND='pass \"mail'", "quote is not closed"),
        ('INBOX="IN\\nBOX"', "control character"),
        ("POLL_SECONDS", "no = in this line"),
        ("INBOX='INBOX", "cannot be read"),
        ("IMAP_USER=other", "set before, at"),
        ("THIS_AND_THAT=1", "config.example.env explains every setting"),
    ],
)
def test_a_wrong_line_is_told_with_the_way_out(file: Path, line: str, problem: str) -> None:
    told = problems(write(file, line))
    assert told[0].startswith(":5: ")
    assert problem in told[0]


@pytest.mark.parametrize("host", ["https://imap.shop.example", "imap.shop.example:993", "user@imap.shop.example"])
def test_a_host_is_a_bare_name(file: Path, host: str) -> None:
    assert "write the" in problems(write(file, IMAP_HOST=host))[0]


@pytest.mark.parametrize("identity", ["Shop", "Shop <shop>", "a@b@c.example", "Shop <a@b.example> <c@d.example>", ","])
def test_an_identity_needs_one_address(file: Path, identity: str) -> None:
    assert problems(write(file, IDENTITIES=identity))[0].startswith(":4: IDENTITIES=")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert problems(tmp_path / "config.env") == [
        ": there is no such file; type: python run.py init, which makes it, or name the one you have with -c, or copy "
        "config.example.env to it and fill it in"
    ]


def test_a_file_that_is_not_text_is_told(file: Path) -> None:
    file.write_bytes(b"IMAP_HOST=\xff\xfe")
    assert problems(file) == [": octet 10 is not UTF-8; save the file as UTF-8"]


def test_a_password_must_be_set(file: Path) -> None:
    assert problems(write(file, IMAP_PASSWORD="")) == [
        ": IMAP_PASSWORD: missing; set it, IMAP_PASSWORD_FILE, IMAP_PASSWORD_COMMAND or OAUTH_CLIENT_ID"
    ]


def test_only_one_password_may_be_set(file: Path) -> None:
    told = problems(write(file, "IMAP_PASSWORD_COMMAND=pass show mail"))
    assert told == [f":5: IMAP_PASSWORD_COMMAND: IMAP_PASSWORD is set too, at {file}:3; keep one"]


def test_no_password_crosses_the_network_readable(file: Path) -> None:
    assert "readable" in problems(write(file, "IMAP_TLS=none"))[0]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_on_this_very_machine_no_encryption_is_needed(file: Path, host: str) -> None:
    assert read(write(file, "IMAP_TLS=none", IMAP_HOST=host)).port == 143


def test_a_file_with_a_password_must_be_private(file: Path) -> None:
    write(file).chmod(0o644)
    told = problems(file)
    assert told == [f":3: IMAP_PASSWORD: {file}: every user of this machine may read it; type: chmod 600 {file}"]


def test_a_file_without_a_password_may_be_public(file: Path) -> None:
    write(file, "IMAP_PASSWORD_COMMAND=pass show mail", IMAP_PASSWORD="").chmod(0o644)
    assert read(file).imap_host == "imap.shop.example"


# --- secrets ----------------------------------------------------------------------------------------------------------


def test_no_secret_is_in_what_settings_print(file: Path) -> None:
    settings = read(write(file, "LEDGER_URL=postgresql://t:geheim@db/triage"))
    assert "geheim" not in f"{settings} {settings!r} {settings.imap_password} {settings.secret!r}"


@pytest.mark.parametrize(
    "line",
    [
        "IMAP_PASWORD=geheim",
        "IMAP_PW=geheim",
        "imap_password_=geheim",
        "MAIL_SECRET=geheim",
        "IMAP_PASSWORD='geheim",
        "IMAP_PASSWORD=ganz #geheim",
        "geheim",
        "geheim=",
        "LEDGER_URL=mysql://t:geheim@db",
        "IMAP_PASSWORD_COMMAND=echo 'geheim",
        'IMAP_PASSWORD="geheim\\n"',
        "INBOX='\nIMAP_PASSWORD=geheim'",
        "POL_SECONDS='\nIMAP_PASSWORD=geheim'",
    ],
)
def test_no_secret_is_in_a_problem(file: Path, line: str) -> None:
    told = problems(write(file, line, IMAP_PASSWORD=""))
    assert told
    assert "geheim" not in "\n".join(told)


def test_a_password_cut_off_by_a_comment_is_told(file: Path) -> None:
    assert problems(write(file, IMAP_PASSWORD="half #other")) == [
        ":3: IMAP_PASSWORD: what follows the # was taken for a comment; write the value between single quotes"
    ]
