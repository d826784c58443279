from __future__ import annotations

import pytest

from extract.facts.measure_words import is_base, is_comparing, is_existence, is_list, load_words


def test_every_list_is_folded_to_something_and_no_deed_is_a_compound() -> None:
    words = load_words()
    assert not set(words.compounds) & {*words.verbs, *words.nouns}
    assert set(words.spending) <= {*words.verbs, *words.weak_verbs}


@pytest.mark.parametrize(("after", "expected"), [(" kế hoạch", True), (" so với cùng kỳ", True), (" hộ nghèo", False)])
def test_what_a_percentage_is_of(after: str, expected: bool) -> None:
    assert is_base(after, 0) is expected


@pytest.mark.parametrize(("link", "expected"), [("tăng ", True), ("bằng hơn ", True), ("cho khoảng ", False)])
def test_comparing(link: str, expected: bool) -> None:
    assert is_comparing(link) is expected


def test_existence_and_lists() -> None:
    assert is_existence("có thêm ít nhất ")
    assert not is_existence("được ")
    assert is_list("bắt giữ 3 vụ, ", 14)
    assert not is_list("bắt giữ 3 vụ với ", 17)
