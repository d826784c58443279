from __future__ import annotations

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import thidua.doctor
from crawler.ledger import Ledger
from crawler.warc import Place
from thidua.cli import main
from thidua.home import Home

if TYPE_CHECKING:
    from pathlib import Path

    from thidua.doctor import Finding


def faults(folder: Path) -> dict[str, Finding]:
    return {
        found.what.split(",")[0].split(":")[0]: found
        for found in thidua.doctor.examine(Home(folder))
        if found.fault is not None
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with nothing to complain of."""
    monkeypatch.setattr(thidua.doctor, "_LEAST_FREE", 0)
    monkeypatch.delenv("THIDUA_CONTACT", raising=False)
    (tmp_path / "thidua.toml").write_text('contact = "truc@tdkt.example"\n')
    return tmp_path


def test_a_sound_installation_has_no_faults(folder: Path) -> None:
    result = CliRunner().invoke(main, ["--home", str(folder), "doctor"])
    assert (result.exit_code, "WRONG" in result.output) == (0, False), result.output


def test_a_missing_contact_a_full_disk_and_a_wrong_setting_are_told_with_their_remedies(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thidua.doctor, "_LEAST_FREE", 1e18)
    (folder / "thidua.toml").unlink()
    result = CliRunner().invoke(main, ["--home", str(folder), "doctor"])
    assert result.exit_code == 1
    assert "is nearly full" in result.output
    assert "THIDUA_CONTACT" in result.output
    (folder / "thidua.toml").write_text('kontakt = "truc@tdkt.example"\n')
    assert "unknown key 'kontakt'" in str(faults(folder)["settings"].fault)
    (folder / "thidua.toml").write_text('[alerts]\nsmtp = "smtp://mail.example:abc"\n')
    assert "smtp is no smtp://" in str(faults(folder)["settings"].fault)


def test_lost_captures_a_lost_ledger_and_a_damaged_one_are_told(folder: Path) -> None:
    captures = folder / "captures"
    with Ledger(captures / "ledger.db") as ledger:
        ledger.record_capture("mau", "/tin-1", 200, "sha256:0", dt.datetime.now(dt.UTC), Place("a.warc.gz", 0, 500))
    assert "are missing: a.warc.gz" in str(faults(folder)["captures"].fault)
    (captures / "a.warc.gz").write_bytes(b"x" * 499)
    assert "have lost their end: a.warc.gz" in str(faults(folder)["captures"].fault)
    (captures / "a.warc.gz").write_bytes(b"x" * 500)
    assert faults(folder) == {}
    (captures / "ledger.db").unlink()
    assert "rebuilds it" in str(faults(folder)["captures"].remedy)
    (captures / "ledger.db").write_bytes(b"no ledger at all" * 500)
    assert "move it away" in str(faults(folder)["captures"].remedy)


def test_another_versions_archive_is_told(folder: Path) -> None:
    with sqlite3.connect(folder / "archive.db") as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert "`thidua build --rebuild`" in str(faults(folder)["archive.db"].remedy)
