"""The file of the authority that signed the mail server's certificate: what it is not is said with its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from triage.cli.setup.connecting import authority_named
from triage.errors import ConfigError
from triage.imap.session import check_authority


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.pem: there is no such file; name the file"):
        check_authority(tmp_path / "nowhere.pem")


@pytest.mark.parametrize("content", ["", "certainly no certificate", "-----BEGIN CERTIFICATE-----\nx"])
def test_a_file_without_a_certificate_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "shop.pem"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"shop\.pem: no certificate can be read in it; name the file"):
        check_authority(file)


def test_who_is_asked_for_it_is_asked_again_and_may_name_none(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="^there is no such file"):
        authority_named(str(tmp_path / "nowhere.pem"))
    assert not authority_named("")
