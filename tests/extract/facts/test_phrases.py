from __future__ import annotations

import pytest
from marked import read_marked

from extract.facts.complements import complement_after, purpose_after
from extract.facts.phrases import clue_before, link_before, mask

TEXT = "toàn xã đã trồng được hơn "


def test_masks_keep_offsets_and_hide_names_quotations_and_asides() -> None:
    reading = read_marked("[[ORG|Sở Xây dựng]] phát động “Trồng cây” (lần đầu) [[DATE|năm 2021]]")
    masked = mask(reading, "body")
    assert len(masked) == len(reading.texts["body"])
    assert masked == "§" * 11 + " phát động " + "§" * 11 + " " + "§" * 9 + " " + "§" * 8


def test_speech_that_counts_is_not_hidden() -> None:
    assert "hiến" in mask(read_marked("Ông nói: “Xã hiến [[QTY|3 ha]] đất”"), "body")


def test_links_lead_to_the_phrase() -> None:
    assert TEXT[link_before(TEXT, 0, len(TEXT)) :] == "được hơn "


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("toàn xã đã trồng", "trồng", "verb"),
        ("các xã trồng mới, trồng lại", "trồng mới, trồng lại", "verb"),
        ("năm qua tổng thu ngân sách của huyện", "tổng thu ngân sách", "noun"),
        ("giải ngân vốn đầu tư công", "giải ngân vốn đầu tư công", "noun"),
        ("các tổ hợp tác", "các tổ hợp tác", "words"),
    ],
)
def test_the_last_piece_names_a_thing_or_a_deed(text: str, phrase: str, kind: str) -> None:
    clue = clue_before(text, 0, len(text), is_state=False)
    assert clue is not None
    assert (text[clue.start : clue.end], clue.kind) == (phrase, kind)


def test_nothing_but_marks_is_no_clue() -> None:
    assert clue_before(" §§§, ", 0, 6, is_state=False) is None


@pytest.mark.parametrize(
    ("after", "is_thing", "expected"),
    [
        (" đất mở đường", True, "đất"),
        (" đạt chuẩn nông thôn mới trong năm", False, "đạt chuẩn nông thôn mới"),
        (" nhà tạm, nhà dột nát.", False, "nhà tạm, nhà dột nát"),
        (" chè; thu ngân sách", True, "chè"),
        (" của huyện", False, None),
        (".", False, None),
    ],
)
def test_complements(after: str, is_thing: bool, expected: str | None) -> None:
    found = complement_after(after, 0, is_thing=is_thing)
    assert (after[found[0] : found[1]] if found else None) == expected


def test_what_money_is_spent_on() -> None:
    found = purpose_after(" cho công tác an sinh xã hội.", 0)
    assert found is not None
    assert " cho công tác an sinh xã hội."[found[0] : found[1]] == "công tác an sinh xã hội"
