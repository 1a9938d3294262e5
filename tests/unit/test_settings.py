"""What a shop writes into config.env is what it gets, or it is told everything that is wrong."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest

from tests.configs import LEAST, problems, read, write
from triage.cli.assemble import configured_line
from triage.hours import BusinessHours
from triage.model import Address, Band
from triage.rules.read import default_rules
from triage.settings.read import read_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.env"


# --- what is set is what one gets -------------------------------------------------------------------------------------


def test_host_user_password_and_identity_are_enough(file: Path) -> None:
    settings = read(write(file))
    assert (settings.imap_host, settings.port, settings.secret()) == ("imap.shop.example", 993, "geheim")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("IMAP_TLS=STARTTLS", "port", 143),
        ("IMAP_PORT=10993", "port", 10993),
        ("IMAP_AUTH=xoauth2", "imap_auth", "xoauth2"),
        ("ACCOUNT=old name", "account_name", "old name"),
        ("CONTACT_FORMS=Form@Shop.example, @forms.example", "contact_forms", ("Form@shop.example", "@forms.example")),
        ("ALIASES=Help@Shop.example, @Shop.example", "aliases", ("Help@shop.example", "@shop.example")),
        ("ANY_RECIPIENT=on", "any_recipient", True),
        ("TRUSTED_AUTHSERV_ID=mx.shop.example", "trusted_authserv_id", "mx.shop.example"),
        ("DRAFTS_MAILBOX='INBOX/Entwürfe & mehr'", "drafts_mailbox", "INBOX/Entwürfe & mehr"),
        ("LOOK_BACK=8w", "look_back", timedelta(weeks=8)),
        ("LOOK_BACK=90m", "look_back", timedelta(minutes=90)),
        ("BUSINESS_DAYS=Mon-Thu, sat", "business_days", (0, 1, 2, 3, 5)),
        ("BUSINESS_DAYS=Sat-Mon", "business_days", (0, 5, 6)),
        ("BUSINESS_HOURS=08:30-00:00", "business_hours", (time(8, 30), time(0))),
        ("HOLIDAYS=gb-eng", "holidays", ("GB", "ENG")),
        ("PROMISE_P2=3h", "promises", {Band.P2: "3h"}),
        ("FLAGS_P1=$urgent \\Flagged", "flags_p1", frozenset({"$urgent", "\\Flagged"})),
        ("GMAIL_LABEL_P2=Triage/to do soon", "gmail_label_p2", "Triage/to do soon"),
        ("DRAFT_EXPIRES=10d", "draft_expires", timedelta(days=10)),
        ("FLAGS_P4=none", "flags_p4", frozenset()),
        ("FLAGS=off", "band_flags", dict.fromkeys(Band, frozenset())),
        ("LEDGER_URL=postgresql://t@db/triage", "ledger_url", "postgresql://t@db/triage"),
        ("LEDGER_URL=sqlite:////var/lib/t.sqlite", "ledger_url", "sqlite:////var/lib/t.sqlite"),
        ("LOG_LEVEL=Debug", "log_level", "debug"),
        ("export POLL_SECONDS=300", "poll_seconds", 300),
        ("POLL_SECONDS=", "poll_seconds", 60),
        ("POLL_SECONDS=300  # five minutes", "poll_seconds", 300),
    ],
)
def test_a_setting_is_read_as_it_is_meant(file: Path, line: str, field: str, value: object) -> None:
    assert getattr(read(write(file, line)), field) == value


@pytest.mark.parametrize(
    ("line", "identities"),
    [
        ("a@shop.example", (Address("a@shop.example"),)),
        ("'Fern & Oak <a@Shop.EXAMPLE>'", (Address("a@shop.example", "Fern & Oak"),)),
        ("'\"Oak, Fern\" <a@b.example>, c@d.example'", (Address("a@b.example", "Oak, Fern"), Address("c@d.example"))),
        ("'Grün <a@b.example>,'", (Address("a@b.example", "Grün"),)),
    ],
)
def test_identities_are_read_as_mail_clients_show_them(file: Path, line: str, identities: object) -> None:
    assert read(write(file, IDENTITIES=line)).us.identities == identities


def test_who_we_are_comes_as_one_value(file: Path) -> None:
    us = read(write(file, "ALIASES=@shop.example", "ANY_RECIPIENT=on", "TRUSTED_AUTHSERV_ID=mx")).us
    assert (us.aliases, us.any_recipient, us.authserv_id) == (("@shop.example",), True, "mx")


def test_when_we_work_comes_as_one_value(file: Path) -> None:
    lines = ("TIME_ZONE=Europe/Berlin", "BUSINESS_DAYS=Mon-Sat", "BUSINESS_HOURS=10:00-18:30", "HOLIDAYS=DE-BY")
    expected = BusinessHours("Europe/Berlin", (0, 1, 2, 3, 4, 5), time(10), time(18, 30), "DE", "BY")
    assert read(write(file, *lines)).hours == expected


def test_dollars_and_braces_mean_nothing_special(file: Path) -> None:
    assert read(write(file, IMAP_PASSWORD="'pa$${HOME}#s'")).secret() == "pa$${HOME}#s"


def test_a_file_with_a_byte_order_mark_and_crlf_is_read(file: Path) -> None:
    text = "".join(f"{name}={value}\r\n" for name, value in LEAST.items())
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    file.chmod(0o600)
    assert read(file).imap_user == "support@shop.example"


def test_relative_paths_are_meant_from_the_folder_of_the_file(file: Path) -> None:
    settings = read(write(file, "KEY_FILE=keys/k"))
    assert (settings.key_file, settings.ledger_url) == (
        file.parent / "keys/k",
        f"sqlite:///{file.parent}/var/triage.sqlite",
    )


def test_the_signature_is_the_text_of_its_file(file: Path) -> None:
    (file.parent / "signature.txt").write_text("Grüße\nIhr Laden\n", "utf-8")
    assert read(write(file, "SIGNATURE_FILE=signature.txt")).read_signature() == "Grüße\nIhr Laden\n"


def test_without_a_signature_file_there_is_none(file: Path) -> None:
    assert read(write(file)).read_signature() == ""


# --- the environment --------------------------------------------------------------------------------------------------


def test_the_environment_wins_over_the_file(file: Path) -> None:
    assert read(write(file, "POLL_SECONDS=300"), {"TRIAGE_POLL_SECONDS": "20"}).poll_seconds == 20


def test_the_environment_alone_is_enough() -> None:
    environ = {f"TRIAGE_{name}": value for name, value in LEAST.items()}
    assert read_settings(None, environ).us.identities == (Address("support@shop.example", "Shop"),)


def test_variables_without_the_prefix_are_not_ours(file: Path) -> None:
    assert read(write(file), {"POLL_SECONDS": "1", "HOME": "/", "IMAP_TLS": "?"}).poll_seconds == 60


def test_a_password_from_the_environment_replaces_the_one_of_the_file(file: Path) -> None:
    token = file.parent / "token"
    token.write_text("abc\n")
    token.chmod(0o600)
    assert read(write(file), {"TRIAGE_IMAP_PASSWORD_FILE": str(token)}).secret() == "abc"


def test_an_empty_variable_changes_nothing(file: Path) -> None:
    assert read(write(file), {"TRIAGE_IMAP_PASSWORD": ""}).secret() == "geheim"


def test_a_problem_in_the_environment_names_the_variable(file: Path) -> None:
    assert problems(write(file), {"TRIAGE_POL_SECONDS": "5"}) == [
        "environment variable TRIAGE_POL_SECONDS: POL_SECONDS='5': unknown setting - did you mean POLL_SECONDS?"
    ]


def test_the_keyword_of_each_band_has_its_label_and_the_star_has_none(file: Path) -> None:
    assert read(write(file, "FLAGS_P1=$urgent \\Flagged")).labels == {
        "$urgent": "Triage/P1",
        "$label2": "Triage/P2",
        "$label3": "Triage/P3",
        "$label4": "Triage/P4",
    }


def test_a_contact_form_named_in_the_settings_stands_beside_those_of_the_rules(file: Path) -> None:
    line = configured_line(read(write(file, "CONTACT_FORMS=form@shop.example")))
    assert line.rules.senders.contact_forms == ("form@shop.example",)


def test_a_shop_whose_settings_say_nothing_of_rules_shares_them_with_all_others(file: Path) -> None:
    assert configured_line(read(write(file))).rules is default_rules()
