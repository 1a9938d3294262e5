"""Letters that a web form wrote: "Name: ... E-Mail: ... Message: ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from triage.mail.contact_form_words import FOOTERS, ROLE_OF_LABEL

LONGEST_LABEL = 40
LONGEST_FOOTER = 200
MOST_LINES_BEFORE = 40
FEWEST_FIELDS = 3  # above a message that has no label of its own

_FOOTER = re.compile(rf"(?i){'|'.join(FOOTERS)}")


@dataclass(frozen=True, slots=True)
class Form:
    """What a person typed into a web form. `message` ends with the lines on order and product, where there were any."""

    message: str
    name: str = ""
    email: str = ""  # as it was typed


def read_form(text: str) -> Form | None:
    """The fields of a form's letter; None where it is none: it takes a message and a name or an e-mail address.

    A message without a label stands behind a blank line beneath name, address and something else.
    """
    lines = text.split("\n")
    found: dict[str, list[str]] = {}
    matter: list[str] = []
    places: list[int] = []  # of the fields
    for number, line in enumerate(lines[:MOST_LINES_BEFORE]):
        role, value = _field(line)
        if role == "message" and len(found) + bool(matter) >= 2 and ("email" in found or "name" in found):
            message, rest = _message(value, lines[number + 1 :])
            matter += [later for later in rest[:MOST_LINES_BEFORE] if _is_matter(later)]
            return _form(message, matter, found)
        if role == "matter" and _is_matter(line):
            matter.append(line)
        elif role is not None:
            found.setdefault(role, []).append(value or _value_below(lines, number))
        if role is not None:
            places.append(number)
    if len(places) < FEWEST_FIELDS or not {"name", "email"} <= found.keys():
        return None
    message = _unlabelled(lines, places[0], places[-1])
    return _form(message, matter, found) if message else None


def _form(message: str, matter: list[str], found: dict[str, list[str]]) -> Form:
    told = "\n".join([message, *([""] if matter else []), *matter])
    return Form(told, " ".join(found.get("name", ())), " ".join(found.get("email", ())))


def _unlabelled(lines: list[str], first: int, last: int) -> str:
    """What stands behind a blank line beneath the fields, "" where it is not the most of what was written."""
    heading = "".join(lines[:first]).strip()
    below = lines[last + 1 :]
    message, _ = _message("", below[1:]) if below and not below[0].strip() else ("", [])
    return message if len(message) > 2 * len(heading) else ""


def _field(line: str) -> tuple[str | None, str]:
    """What kind of field the line is, None where none, and its value."""
    for sign in ":\t":
        label, found, value = line[: LONGEST_LABEL + 1_000].partition(sign)
        role = ROLE_OF_LABEL.get(label.strip(" *_-•\t[]").lower()) if found and len(label) <= LONGEST_LABEL else None
        if role is not None:
            return role, value.strip(" *_\t")
    return None, ""


def _is_matter(line: str) -> bool:
    role, value = _field(line)
    return role == "matter" and any(map(str.isalnum, value))


def _value_below(lines: list[str], number: int) -> str:
    below = lines[number + 1].strip() if number + 1 < len(lines) else ""
    return below if _field(below)[0] is None else ""


def _message(value: str, below: list[str]) -> tuple[str, list[str]]:
    """The message's text and the lines behind it: it ends at the form's next field or at the form's own last words."""
    end = len(below)
    for number, line in enumerate(below):
        if _field(line)[0] is not None or _FOOTER.match(line[:LONGEST_FOOTER].strip(" *_=-")):
            end = number
            break
    rest = below[end:]
    while end and not any(map(str.isalnum, below[end - 1])):
        end -= 1
    return "\n".join([value, *below[:end]]).strip("\n"), rest
