"""config.env and the environment -> `Settings`, or every problem at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from triage.errors import ConfigError
from triage.loopback import is_loopback
from triage.settings.config_file import Given, read_lines
from triage.settings.secret import is_open_to_all, open_to_all
from triage.settings.settings import KINDS, REQUIRED, Kind, Settings
from triage.settings.signing_in import sign_in_problems

PREFIX = "TRIAGE_"
FOR_ALL = ("MAILBOXES", "CONNECTIONS_PER_HOST", "METRICS_PORT", "LOG_LEVEL")  # of the process, not of one mailbox
# Ways to sign in, of which a mailbox has one.
PASSWORDS = ("IMAP_PASSWORD", "IMAP_PASSWORD_FILE", "IMAP_PASSWORD_COMMAND", "OAUTH_CLIENT_ID")

# Not settings: where config.env lies, and what the tests are told.
_OTHERS = frozenset({"TRIAGE_CONFIG", "TRIAGE_TEST_DATA", "TRIAGE_REQUIRE_SERVERS"})
_SOUNDS_SECRET = re.compile(r"PASS|PW|SECRET|TOKEN|KEY|CRED|AUTH|URL|COMMAND")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LIKE_A_NAME = re.compile(r"[A-Z][A-Z0-9_]{1,40}")
_LONGEST_SHOWN = 60
_SQLITE = "sqlite:///"


def read_settings(path: Path | None, environ: Mapping[str, str], shared: Path | None = None) -> Settings:
    """The settings in the file at `path` (None: no file), overridden by the variables TRIAGE_NAME of `environ`.

    What the file leaves out is taken from the one at `shared`, which many mailboxes have in common. Relative paths are
    meant from the folder of the file they stand in; defaults from that of `shared`, else of `path`, without any from
    the current folder. An empty value is a setting left out. Raises ConfigError with one line for each problem: where,
    what, and the way out.
    """
    beneath, problems = read_lines(shared) if shared else ([], [])
    in_file, more = read_lines(path) if path else ([], [])
    problems += more
    problems += _twice(in_file)
    problems += _not_its_own(in_file, shared) if shared else ()
    given = _overlay(beneath, in_file, _variables(environ))
    base = _folder(shared or path)
    values = _values(given, base, problems)
    named = frozenset(one.name for one in given)
    problems += _missing(named, path)
    problems += _together(values, given, [file for file in (path, shared) if file])
    if problems:
        raise ConfigError(*problems)
    return Settings(**(_defaults(named, base) | values))


def read_common(path: Path, environ: Mapping[str, str]) -> Mapping[str, Any] | None:
    """What the file at `path` and `environ` say for the whole process: the values of FOR_ALL, by name; None where they
    name no MAILBOXES.

    ConfigError lists what is wrong with a file that does, but not what is missing in it.
    """
    in_file, problems = read_lines(path)
    given = _overlay(in_file, _variables(environ))
    if all(one.name != "MAILBOXES" for one in given):
        return None
    problems += _twice(in_file)
    values = _values(given, _folder(path), problems)
    if problems:
        raise ConfigError(*problems)
    values = _defaults(frozenset(name.upper() for name in values), _folder(path)) | values
    return {name: values[name.lower()] for name in FOR_ALL}


def _folder(path: Path | None) -> Path:
    return (path.parent if path else Path()).absolute()


def _values(given: Iterable[Given], base: Path, problems: list[str]) -> dict[str, Any]:
    """What can be read, by field; the rest is added to `problems`."""
    values: dict[str, Any] = {}
    for one in given:
        try:
            if one.name in KINDS:
                values[one.name.lower()] = _value(one, KINDS[one.name], one.folder or base)
            else:
                problems.append(_unknown(one))
        except ValueError as error:
            problems.append(f"{one.where}: {_shown(one)}: {error}")
    return values


def _variables(environ: Mapping[str, str]) -> Iterator[Given]:
    for variable, value in sorted(environ.items()):
        if variable.startswith(PREFIX) and variable not in _OTHERS and value.strip():
            yield Given(variable.removeprefix(PREFIX), value.strip(), f"environment variable {variable}")


def _overlay(*layers: Iterable[Given]) -> tuple[Given, ...]:
    """The later layer wins. A password in it, in whatever way, replaces that of the earlier ones."""
    chosen: dict[str, Given] = {}
    for layer in layers:
        over = {one.name: one for one in layer if one.value or one.name not in KINDS}
        if not over.keys().isdisjoint(PASSWORDS):
            chosen = {name: one for name, one in chosen.items() if name not in PASSWORDS}
        chosen |= over
    return tuple(chosen.values())


def _value(one: Given, kind: Kind, base: Path) -> object:
    if _UNPRINTABLE.search(one.value):
        raise ValueError("it holds a control character or a line break; is a quote not closed?")
    if one.cut_off and kind.secret:
        raise ValueError("what follows the # was taken for a comment; write the value between single quotes")
    return _placed(kind.parse(one.value), kind, base)


def _placed(value: object, kind: Kind, base: Path) -> object:
    """Relative paths from `base` on. ValueError where something must be there and is not."""
    if isinstance(value, str) and value.startswith(_SQLITE):
        return f"{_SQLITE}{base / value.removeprefix(_SQLITE)}"
    if not isinstance(value, Path):
        return value
    value = base / value
    if kind.must_be == "file" and not value.is_file():
        raise ValueError("there is no such file")
    if kind.must_be == "folder" and not value.is_dir():
        raise ValueError("there is no such folder")
    return value


def _defaults(named: frozenset[str], base: Path) -> dict[str, Any]:
    return {
        name.lower(): _placed(kind.parse(kind.default), kind, base) if kind.default else kind.empty
        for name, kind in KINDS.items()
        if name not in named
    }


def _twice(in_file: Iterable[Given]) -> Iterator[str]:
    first: dict[str, Given] = {}
    for one in in_file:
        if one.name in KINDS and one.name in first:
            yield f"{one.where}: {one.name}: set before, at {first[one.name].where}; remove one of them"
        first.setdefault(one.name, one)


def _not_its_own(given: Iterable[Given], shared: Path) -> Iterator[str]:
    for one in given:
        if one.name in FOR_ALL:
            yield f"{one.where}: {one.name}: it is for all mailboxes together; move it to {shared}"


def _unknown(one: Given) -> str:
    """A password under a misspelt name, or the second half of one, is still a password: only what is harmless shows."""
    name = one.name.upper()
    close = difflib.get_close_matches(name, KINDS, 3)
    secret = [known for known in close if KINDS[known].secret]
    if _SOUNDS_SECRET.search(name) and secret:
        close = secret
    shown = one.name if close or _LIKE_A_NAME.fullmatch(one.name) else "this name"
    if close and not secret and not _SOUNDS_SECRET.search(name):
        shown = _pair(one.name, one.value)
    hint = f" - did you mean {close[0]}?" if close else "; config.example.env explains every setting"
    return f"{one.where}: {shown}: unknown setting{hint}"


def _shown(one: Given) -> str:
    return one.name if KINDS[one.name].secret else _pair(one.name, one.value)


def _pair(name: str, value: str) -> str:
    if _UNPRINTABLE.search(value):
        return name  # a quote that was not closed takes in the lines below, and a password may stand there
    shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}..."
    return f"{name}={shown!r}"


def _missing(named: frozenset[str], path: Path | None) -> Iterator[str]:
    where = path or "environment"
    for name, kind in KINDS.items():
        if kind.default is REQUIRED and name not in named:
            yield f"{where}: {name}: missing; config.example.env explains it"
    if named.isdisjoint(PASSWORDS):
        yield f"{where}: IMAP_PASSWORD: missing; set it, IMAP_PASSWORD_FILE, IMAP_PASSWORD_COMMAND or OAUTH_CLIENT_ID"


def _together(values: Mapping[str, Any], given: Iterable[Given], files: Iterable[Path]) -> Iterator[str]:
    """What is wrong with settings that are right each by itself."""
    at = {one.name: one.where for one in given}
    passwords = [name for name in PASSWORDS if name in at]
    if len(passwords) > 1:
        yield f"{at[passwords[1]]}: {passwords[1]}: {passwords[0]} is set too, at {at[passwords[0]]}; keep one"
    if values.get("imap_tls") == "none" and "imap_host" in values and not is_loopback(values["imap_host"]):
        yield f"{at['IMAP_TLS']}: IMAP_TLS='none': the password would cross the network readable; write implicit"
    if values.get("restate") == "llm" and "LLM_MODEL" not in at:
        yield f"{at['RESTATE']}: RESTATE='llm': LLM_MODEL is missing; write the model's name, as its server knows it"
    yield from sign_in_problems(values, at)
    for name, file in product(("IMAP_PASSWORD", "OAUTH_CLIENT_SECRET"), files):
        if at.get(name, "").startswith(f"{file}:") and is_open_to_all(file):
            yield f"{at[name]}: {name}: {open_to_all(file)}"
