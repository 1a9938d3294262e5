"""ENVELOPE, BODY and BODYSTRUCTURE (RFC 3501 section 7.4.2)."""

from triage.demo.imapd.address import Address, addresses
from triage.demo.imapd.mime import Part
from triage.demo.imapd.parameters import Parameters, Valued, disposition, languages, transfer_encoding
from triage.demo.imapd.strings import nstring, parenthesised, string

_EMPTY_PART = b'("text" "plain" ("charset" "us-ascii") NIL NIL "7bit" 0 0%b)'


def envelope(part: Part) -> bytes:
    senders = _addresses(part, b"from")
    items = [nstring(part.last(b"date")), nstring(_one_space(part.last(b"subject"))), _address_list(senders)]
    items += [_address_list(_addresses(part, name) or senders) for name in (b"sender", b"reply-to")]
    items += [_address_list(_addresses(part, name)) for name in (b"to", b"cc", b"bcc")]
    return parenthesised([*items, nstring(part.last(b"in-reply-to")), nstring(part.last(b"message-id"))])


def _addresses(part: Part, name: bytes) -> list[Address]:
    """Of all fields of that name."""
    return [address for other, value in part.fields if other == name for address in addresses(value)]


def _address_list(found: list[Address]) -> bytes:
    return b"(" + b"".join(_address(one) for one in found) + b")" if found else b"NIL"


def _address(one: Address) -> bytes:
    return parenthesised([nstring(_one_space(one.name)), nstring(one.route), nstring(one.mailbox), nstring(one.host)])


def _one_space(text: bytes | None) -> bytes | None:
    """For people: no more than one space between words."""
    return None if text is None else b" ".join(text.split())


def body_structure(part: Part, extended: bool) -> bytes:
    """BODYSTRUCTURE, or BODY if not `extended`."""
    if part.is_multipart:
        return _multipart(part, extended)
    return _leaf(part, extended)


def _multipart(part: Part, extended: bool) -> bytes:
    children = b"".join(body_structure(child, extended) for child in part.children)
    if not children:
        children = _EMPTY_PART % (b" NIL NIL NIL NIL" if extended else b"")
    items = [children, string(_subtype(part))]
    if extended:
        items += [_parameter_list(_content(part).parameters), *_extension(part)]
    return parenthesised(items)


def _leaf(part: Part, extended: bool) -> bytes:
    main, subtype = _type_of(part)
    is_text = main.lower() == b"text"
    items = [string(main), string(subtype), _parameter_list(_with_charset(part, is_text))]
    items += [nstring(_mime_field(part, b"content-id")), nstring(_mime_field(part, b"content-description"))]
    items += [string(_encoding(part)), b"%d" % (part.end - part.body_start)]
    if part.is_message:
        child = part.children[0]
        items += [envelope(child), body_structure(child, extended), b"%d" % part.lines]
    elif is_text:
        items.append(b"%d" % part.lines)
    if extended:
        items += [nstring(_mime_field(part, b"content-md5")), *_extension(part)]
    return parenthesised(items)


def _extension(part: Part) -> list[bytes]:
    placed = _mime_field(part, b"content-disposition")
    tags = languages(_mime_field(part, b"content-language") or b"")
    return [
        _disposition(None if placed is None else disposition(placed)),
        parenthesised([string(tag) for tag in tags]) if tags else b"NIL",
        nstring(_mime_field(part, b"content-location")),
    ]


def _disposition(value: Valued | None) -> bytes:
    return b"NIL" if value is None else parenthesised([string(value.value), _parameter_list(value.parameters)])


def _parameter_list(parameters: Parameters) -> bytes:
    return parenthesised([string(text) for pair in parameters for text in pair]) if parameters else b"NIL"


def _mime_field(part: Part, name: bytes) -> bytes | None:
    return part.first(name) if part.is_mime else None


def _content(part: Part) -> Valued:
    return part.content or Valued(b"")


def _subtype(part: Part) -> bytes:
    return _content(part).value.partition(b"/")[2]


def _type_of(part: Part) -> tuple[bytes, bytes]:
    if part.is_message:
        return b"message", b"rfc822"
    if part.opaque and part.media_type.startswith((b"multipart/", b"message/rfc822")):
        return b"application", b"octet-stream"
    if part.content is None:
        return b"text", b"plain"
    return part.content.value.partition(b"/")[0], _subtype(part)


def _with_charset(part: Part, is_text: bool) -> Parameters:
    parameters = _content(part).parameters
    if is_text and not any(name.lower() == b"charset" for name, _ in parameters):
        return (*parameters, (b"charset", b"us-ascii"))
    return parameters


def _encoding(part: Part) -> bytes:
    value = _mime_field(part, b"content-transfer-encoding")
    return (transfer_encoding(value) if value is not None else None) or b"7bit"
