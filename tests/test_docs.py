"""The documentation is true: its links lead somewhere, its commands exist, and every command stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thidua.cli import main

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "models").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []


def commands() -> set[str]:
    return set(main.list_commands(None))  # type: ignore[arg-type]  # the list does not depend on a context


def test_every_command_is_documented_and_no_other() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PAGES if page.name != "CHANGELOG.md")
    told = set(re.findall(r"\bthidua (?:--home \S+ )?([a-z]+)\b", text))
    assert commands() <= told
    shown = set(re.findall(r"^(?:\.venv/bin/)?thidua (?:--home \S+ )?([a-z]+)", text, re.MULTILINE))
    assert shown <= commands()
