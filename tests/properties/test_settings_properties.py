"""Any file gives settings or a ConfigError, and nothing ever shows a secret."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from triage.errors import ConfigError
from triage.settings.read import read_settings
from triage.settings.settings import KINDS, Settings

SECRET = "q7Zt-x9Kw"
WHOLE = ["IMAP_HOST=h", "IMAP_USER=u", "IMAP_PASSWORD=p", "IDENTITIES=a@b.example"]

names = st.sampled_from(sorted(KINDS))
values = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "on", "off", "none", "implicit", "1", "14d", "2h", "Mon-Fri", "09:00-17:00", "DE", "US-CA"]),
    st.sampled_from(
        ["Europe", "../x", "a@b.example", "A <a@b>", "\\Seen", "'", '"x', "/", "~/x", "sqlite:///", "{", "%"]
    ),
)
misspelt = st.builds(lambda name, cut: name[:cut] + name[cut + 1 :], names, st.integers(0, 20))
secrets = st.sampled_from(["IMAP_PASSWORD", "IMAP_PASSWORD_COMMAND", "LEDGER_URL"])
lines = st.one_of(st.builds("{}={}".format, names, values), st.text(max_size=60), st.just(""))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("settings") / "config.env"
    path.touch(0o600)
    return path


def told(file: Path, octets: bytes, environ: dict[str, str]) -> str:
    """All that anybody could be shown."""
    file.write_bytes(octets)
    try:
        found = read_settings(file, environ)
    except ConfigError as error:
        assert error.problems
        return f"{error} {error!r}"
    assert isinstance(found, Settings)
    return f"{found} {found.secret} {found.us} {found.hours} {found.promises} {found.band_flags} {found.account_name}"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(octets=st.binary(max_size=300))
def test_any_octets_give_settings_or_a_config_error(file: Path, octets: bytes) -> None:
    assert told(file, octets, {})


@settings(max_examples=600, deadline=None)
@given(further=st.lists(lines, max_size=6), whole=st.booleans())
def test_any_lines_give_settings_or_a_config_error(file: Path, further: list[str], whole: bool) -> None:
    text = "\n".join((WHOLE if whole else []) + further)
    assert told(file, text.encode("utf-8", "surrogatepass"), {})


@settings(max_examples=300, deadline=None)
@given(environ=st.dictionaries(names.map("TRIAGE_{}".format), values, max_size=6))
def test_any_environment_gives_settings_or_a_config_error(file: Path, environ: dict[str, str]) -> None:
    assert told(file, "\n".join(WHOLE).encode(), environ)


@settings(max_examples=600, deadline=None)
@given(
    name=st.one_of(secrets, st.builds(lambda name, cut: name[:cut] + name[cut + 1 :], secrets, st.integers(0, 20))),
    before=st.sampled_from(["", "'", '"', "x #", "mysql://u:", "echo '", "line\n", "line\n="]),
    after=st.sampled_from(["", "'", '"', "=", " #", "\\", "\n"]),
    others=st.lists(st.one_of(lines, st.builds("{}={}".format, names, st.sampled_from("'\""))), max_size=3),
)
def test_nothing_shows_a_secret(file: Path, name: str, before: str, after: str, others: list[str]) -> None:
    text = "\n".join([*WHOLE[:2], *others, f"{name}={before}{SECRET}{after}"])
    assert SECRET not in told(file, text.encode("utf-8", "surrogatepass"), {})


@settings(max_examples=300, deadline=None)
@given(name=misspelt)
def test_a_misspelt_name_is_told_by_what_was_meant(file: Path, name: str) -> None:
    if name in KINDS:
        return
    assert "unknown setting" in told(file, "\n".join([*WHOLE, f"{name}=1"]).encode(), {})
