"""Properties of the embedded server's pure parts: names, parts, sections, numbers."""

from hypothesis import given
from hypothesis import strategies as st

from tests.drawn_messages import drawn_message
from tests.wire import parsed
from triage.demo.imapd.adding import with_crlf, written_set
from triage.demo.imapd.address import addresses, written
from triage.demo.imapd.lexical import FieldScanner
from triage.demo.imapd.mime import Part, parse_message
from triage.demo.imapd.parameters import content_type
from triage.demo.imapd.scanner import Scanner
from triage.demo.imapd.section import Section, cut_out
from triage.demo.imapd.strings import decode_utf7, encode_utf7, nstring
from triage.demo.imapd.structure import body_structure, envelope

names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
_LINES = (
    b"--b\r\n",
    b"--b--\r\n",
    b"\r\n",
    b"\n",
    b"From: a@x\r\n",
    b"multipart/mixed; boundary=b\r\n",
    b"message/rfc822\r\n",
)
_OCTETS = (b'"', b"(", b")", b"<", b">", b"@", b",", b";", b":", b" ", b"=", b"*0*", b"\\", b"x", b"\xe4")
pieces = st.sampled_from([b"Content-Type: ", *_LINES, *_OCTETS])
messages = st.lists(pieces, max_size=30).map(b"".join) | st.integers(0, 10_000).map(drawn_message)


@given(names)
def test_a_mailbox_name_survives_utf7(name: str) -> None:
    assert decode_utf7(encode_utf7(name)) == name


@given(names)
def test_utf7_is_printable_ascii(name: str) -> None:
    assert all(0x20 <= octet < 0x7F for octet in encode_utf7(name))


@given(st.binary())
def test_any_octets_are_some_mailbox_name(octets: bytes) -> None:
    assert isinstance(decode_utf7(octets), str)


@given(st.binary() | st.none())
def test_a_string_is_read_back_as_it_was_written(octets: bytes | None) -> None:
    assert parsed(nstring(octets)) == (octets,)


@given(st.binary().filter(lambda octets: b"\0" not in octets))
def test_a_string_is_understood_in_a_command(octets: bytes) -> None:
    assert Scanner(nstring(octets)).string() == octets


@given(st.sets(st.integers(1, 300), min_size=1))
def test_a_written_set_names_the_same_numbers(numbers: set[int]) -> None:
    ranges = Scanner(written_set(sorted(numbers)).encode()).sequence_set()

    assert {number for first, last in ranges for number in range(first, last + 1)} == numbers


@given(messages)
def test_parts_lie_within_each_other_in_order(octets: bytes) -> None:
    check_order(parse_message(with_crlf(octets)))


def check_order(part: Part) -> None:
    assert part.start <= part.body_start <= part.end <= len(part.octets)
    start = part.body_start
    for child in part.children:
        assert start <= child.start <= child.end <= part.end
        check_order(child)
        start = child.end


@given(messages)
def test_header_and_text_make_up_a_message(octets: bytes) -> None:
    root = parse_message(with_crlf(octets))

    assert cut_out(root, Section(kind="HEADER")) + cut_out(root, Section(kind="TEXT")) == with_crlf(octets)


@given(messages)
def test_structure_and_envelope_can_always_be_read(octets: bytes) -> None:
    root = parse_message(with_crlf(octets))

    assert len(parsed(body_structure(root, extended=True))) == 1
    ((*fields,),) = parsed(envelope(root))  # type: ignore[misc]
    assert len(fields) == 10


@given(messages, st.sets(st.sampled_from([b"FROM", b"CONTENT-TYPE", b"X"]), min_size=1))
def test_fields_and_the_other_fields_make_up_a_header(octets: bytes, wanted: set[bytes]) -> None:
    root = parse_message(with_crlf(octets))
    halves = [
        cut_out(root, Section(kind=kind, fields=tuple(wanted))) for kind in ("HEADER.FIELDS", "HEADER.FIELDS.NOT")
    ]

    assert sorted(b"".join(halves).split()) == sorted(root.header.split())


@given(st.binary())
def test_any_value_has_some_addresses(value: bytes) -> None:
    found = addresses(value)

    assert isinstance(written(found), bytes)
    assert all(one.mailbox is not None or one.host is None for one in found)


@given(st.binary())
def test_any_value_is_some_content_type(value: bytes) -> None:
    assert content_type(value).value.count(b"/") <= 1


@given(st.binary().map(lambda octets: b"(" + octets))
def test_a_comment_is_skipped_or_refused(octets: bytes) -> None:
    scanner = FieldScanner(octets.replace(b"\\", b"") + b")" * (octets.count(b"(") + 1))

    scanner.skip_white()

    assert scanner.position > 0
