"""Where quoted history begins: attribution lines, pasted header blocks, separators, quote marks.

Every check looks at a few neighbouring lines of limited length, so that a whole letter costs linear time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from triage.mail.history_words import ABOVE, LONGEST_LABEL, ON, REPLY_ABOVE, ROLE_OF_LABEL, SEPARATOR, WROTE

LONGEST_ATTRIBUTION = 400  # characters
LONGEST_VERB = 40  # of those at the end of an attribution, with what follows them
LONGEST_SEPARATOR = 80
MOST_ATTRIBUTION_LINES = 4
MOST_BLOCK_LINES = 14

# Not ">:", the rest of an attribution that was wrapped.
_QUOTE = re.compile(r"[ \t]{0,3}(?:[A-Z]{0,3}>(?!:\s*$)|＞)")
_QUOTES = re.compile(r"(?:[ \t]{0,3}(?:[A-Z]{0,3}>|＞))+ ?")
_COLON = re.compile("[:：]")
_FRAME = "-_ \t*"
_BOLD = "*_ \t\u200e"
_WROTE = re.compile(rf"(?i)(?<!\w)(?:{WROTE})(?!\w)")
_WROTE_LAST = re.compile(rf"(?i)(?<!\w)(?:{WROTE})\s*[:：]?$")
_ON = re.compile(rf"(?i)[*_\[(]?(?:{ON})\b|[*\[(]?\d|[a-z]{{2,10}}\.?,? \d|\d{{4}}年")
_DATE = re.compile(r"\d{1,4}[./\-]\s?\d{1,2}|(?<!\d)(?:19|20)\d\d(?!\d)|\d{4}年")
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?(?:[:.]\d{2}(?!\d)|h\d{0,2}|時|[ap]\.?m)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./\-]\d{1,2}[./\-]\d{2}(?!\d)")
_ADDRESS = re.compile(r"[^\s<>@\"]{1,64}@[^\s<>@\"]{1,100}")
_ADDRESS_LAST = re.compile(r"<[^\s<>@]{1,64}@[^\s<>@]{1,100}>\s?[:：]\s*$")
_SEPARATOR = re.compile(rf"(?i)(?<!\w)(?:{SEPARATOR})(?!\w)")
_DASHED = re.compile(r"[>\s]*[-_*=~]{2,}\s*(?P<words>[^-_*=~\s][^-_=~]*?)\s*[-_*=~]{2,}(?P<rest>.*)")
_RULE = re.compile(r"[-_*=~–—]{3,}|-{3,}[ \t]?[^-\d@]{3,50}[ \t]?-{3,}")
_REPLY_ABOVE = re.compile(rf"(?i)[^\w]{{0,12}}(?:{REPLY_ABOVE})[^\w]{{0,12}}")


def is_quote(line: str) -> bool:
    """Whether the line carries a quote mark (">", "＞", "JD>"), and not a mere "> 50 euros" or an arrow."""
    return _QUOTE.match(line) is not None


def unquoted(line: str) -> str:
    """The line without its quote marks."""
    match = _QUOTES.match(line)
    return line[match.end() :] if match else line


def label_role(line: str) -> str | None:
    """Which header field a line such as "*Von:* Shop" pastes; None where none."""
    match = _COLON.search(line, 1, LONGEST_LABEL + 8)
    if match is None:
        return None
    colon = match.start()
    return ROLE_OF_LABEL.get(line[:colon].replace("\xa0", " ").strip(_BOLD).lower())


def header_block(lines: Sequence[str], start: int) -> int:
    """How many lines from `start` on are a pasted header block ("From: ... Sent: ... Subject: ..."); 0 if none begins.

    It needs three fields, one of them From, and Subject or an address: "From: Berlin, To: Rome" is somebody's words.
    """
    if label_role(lines[start]) in (None, "other"):
        return 0
    roles: set[str] = set()
    end, address = start, False
    for number in range(start, min(start + MOST_BLOCK_LINES, len(lines))):
        line = lines[number]
        role = label_role(line)
        if role is None and not _may_continue(lines, number, end):
            break
        if role is not None:
            if role in roles and role in ("from", "subject"):
                break
            roles.add(role)
            end = number + 1
        elif line.strip() and end == number and _is_wrapped_value(lines, number):
            end = number + 1
        address = address or _ADDRESS.search(line[:LONGEST_ATTRIBUTION]) is not None
    return end - start if _is_block(roles, address, lines[start:end]) else 0


def header_end(lines: Sequence[str], start: int) -> int:
    """Where the header fields below a separator end; `start` where there are none, however few they are."""
    first = start
    while first < len(lines) and first < start + 2 and not lines[first].strip():
        first += 1
    if first < len(lines) and (length := header_block(lines, first)):
        return first + length
    end = first
    while end < len(lines) and label_role(lines[end]) is not None:
        end += 1
    return end if end > first else start


def _is_block(roles: set[str], address: bool, lines: Sequence[str]) -> bool:
    named = roles - {"other"}
    if "from" not in named:
        return False
    if len(named) >= 3:
        return "subject" in named or address or ("sent" in named and any(map(_TIME.search, lines)))
    return "subject" in named and address


def attribution(lines: Sequence[str], last: int) -> tuple[int, bool] | None:
    """The first line of an attribution ("On ... X wrote:") that ends with line `last`, and whether it is believed
    without a quote beneath; None where `last` ends none.
    """
    line = lines[last].strip(_FRAME)
    if len(line) > LONGEST_ATTRIBUTION or not (line.endswith((":", "：")) or _ends_in_verb(line)):
        return None
    found: tuple[int, bool] | None = None
    text = ""
    for first in range(last, max(last - MOST_ATTRIBUTION_LINES, -1), -1):
        above = lines[first].strip(_FRAME)
        if not above or is_quote(above) or (first < last and above.endswith((".", "!", "?", ":"))):
            break
        text = f"{above} {text}"
        if len(text) > LONGEST_ATTRIBUTION:
            break
        judged = _judge_attribution(text)
        opens = _ON.match(text) is not None and any(map(str.isdigit, above))
        if judged is not None and (opens or found is None):
            found = first, judged
    return found


def _ends_in_verb(line: str) -> bool:
    return _WROTE_LAST.search(line, max(0, len(line) - LONGEST_VERB)) is not None


def is_short_attribution(line: str) -> bool:
    """ "Support wrote:": too little to be believed without a quote right beneath."""
    return len(line) <= 60 and line.rstrip().endswith(":") and len(line.split()) <= 6 and _ends_in_verb(line.rstrip())


def is_separator(line: str) -> bool:
    """Dashes, the word for it, dashes ("-----Original Message-----"), maybe with the header fields behind."""
    match = _DASHED.fullmatch(line) if len(line) <= LONGEST_ATTRIBUTION else None
    if match is None or len(match["words"]) > LONGEST_SEPARATOR or not _SEPARATOR.search(match["words"]):
        return False
    return not match["rest"].strip() or _ADDRESS.search(match["rest"]) is not None


def introduces(line: str) -> bool:
    """Whether a line directly above a header block belongs to it: a rule of dashes, "Begin forwarded message:"."""
    line = line.strip()
    return len(line) <= LONGEST_SEPARATOR and (_RULE.fullmatch(line) is not None or _SEPARATOR.search(line) is not None)


def introduces_quote(line: str) -> bool:
    """Whether a line directly above a quoted block only says that something is forwarded."""
    return line.rstrip().endswith(":") and len(line.split()) <= 6 and introduces(line)


def is_reply_marker(line: str) -> bool:
    """ "Please type your reply above this line"."""
    # Most lines have none of these words, and the pattern is a long one.
    return len(line) <= 120 and any(word in line for word in ABOVE) and _REPLY_ABOVE.fullmatch(line.strip()) is not None


def _judge_attribution(text: str) -> bool | None:
    """None: no attribution. Otherwise whether it stands without a quote beneath."""
    address = _ADDRESS.search(text) is not None
    time = _TIME.search(text) is not None
    date = _DATE.search(text) is not None
    wrote = _WROTE.search(text) is not None
    if not (address or (date and time)) and not (wrote and (date or time)):
        return None
    year = _YEAR.search(text) is not None
    if _ADDRESS_LAST.search(text):
        return time and year  # as some clients write it without a verb: "..., 15:19, X <x@example.org>:"
    return wrote and ((address and (date or time)) or (time and year))


def _may_continue(lines: Sequence[str], number: int, end: int) -> bool:
    """A block may hold one blank line between fields (HTML), and the wrapped rest of a value."""
    if not lines[number].strip():
        return number + 1 < len(lines) and label_role(lines[number + 1]) is not None
    return number == end and _is_wrapped_value(lines, number)


def _is_wrapped_value(lines: Sequence[str], number: int) -> bool:
    """The rest of a long list of recipients or a long subject: indented, after a comma or semicolon, or an address."""
    line, before = lines[number], lines[number - 1].rstrip()
    if label_role(lines[number - 1]) is None and not before.endswith((",", ";", "<")):
        return False
    return line[:1] in " \t" or before.endswith((",", ";", "<", ":")) or line.lstrip().startswith(("<", "[mailto:"))
