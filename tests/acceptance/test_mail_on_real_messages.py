"""Every message people collected to break mail programs, read by ours."""

from __future__ import annotations

from collections import Counter
from functools import cache

from tests.dev_data import real_messages
from triage.errors import LetterError
from triage.mail import letter
from triage.model import Letter
from triage.rules.schema import SenderRows

# A person forwards a bounce and asks about it.
FORWARDED_BOUNCE = "sisimai/bsd/lhost-sendmail-14.eml"


def read(octets: bytes) -> Letter | None:
    try:
        return letter.read(octets, letter.us_from(octets), SenderRows())
    except LetterError:
        return None


@cache
def read_all(folder: str) -> dict[str, Letter | None]:
    return {name: read(octets) for name, octets in real_messages(folder) if not name.endswith(("LICENSE", "NOTICE"))}


def test_every_file_is_a_letter_or_a_letter_error() -> None:
    # Any other exception fails this test.
    refused = [name for name, octets in real_messages() if read(octets) is None]

    # 3,000 parts without an end, and 278 kB that begin with no header field.
    assert refused == [
        "flanker/tests/fixtures/messages/enclosed-endless.eml",
        "zbateson/tests/_data/emails/files/abc.txt",
    ]


def test_no_bounce_is_taken_for_a_person() -> None:
    people = [name for name, each in read_all("sisimai/bsd/").items() if each is None or each.answerability.person]

    assert people == [FORWARDED_BOUNCE]


def test_personal_mail_is_not_taken_for_a_robot() -> None:
    letters = [each for each in read_all("spamassassin/easy-ham-1/").values() if each is not None]

    reasons = Counter(each.answerability.reason for each in letters if not each.answerability.person)

    # The set is mostly lists, which say so. Of the rest, these few are bounces, an out-of-office reply, a list's own
    # address, and letters people sent to themselves.
    assert {reason: count for reason, count in reasons.items() if reason not in ("precedence", "list")} == {
        "own": 4,
        "dsn": 3,
        "autoreply_wording": 1,
        "system_addr": 1,
    }


def test_lone_surrogates_and_control_characters_leave_nowhere() -> None:
    for each in read_all("cpython_test_email_data/").values():
        assert each is not None
        for text in (each.own.text, each.message.subject, each.message.plain or "", each.message.html or ""):
            text.encode("utf-8")
            assert "\0" not in text
