"""QTY: a number with its unit or counted noun ("60.946 tỷ đồng", "02 tập thể", "10 - 15%")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.mentions import Found
from extract.mentions.counted_nouns import noun_end, whole_noun_end
from extract.numbers import SIMPLE, read_numeral
from extract.patterns import LOWER, UPPER, any_of
from extract.quantities import VALUE, load_units, unit_pattern
from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

# A number may follow a comma or a dash ("tập thể,10 cá nhân"), but is no part of a longer one ("0912 345", "KG-91872").
_START = r"(?<![\w./])(?<!\d[,–-])(?<!\w-)"
# "0256.3829.114", "0913": telephone numbers and codes; a count has at most one leading zero.
_CODE = re.compile(r"0\d{2,}")
_CODE_BEFORE = re.compile(r"(?<!\d)0\d{2,4}(?: \d{2,4})* $")
# A number behind a name belongs to it: "tàu Sao Mai 126 chở", "tàu BV 90217 TS".
_NAME_BEFORE = re.compile(rf"[{LOWER}\d] [{UPPER}]\w*(?: [{UPPER}]\w*)* $")
# Behind one of these a number tells which one, unless a noun that is known follows: "tổ 15 | đều treo cờ".
_WHICH = re.compile(
    r"(?<!\w)(?:tổ|thôn|xóm|ấp|khóm|khu|khu phố|ngõ|ngách|hẻm|đường|đội|bản|làng|bãi|trạm|cầu|tuyến|chốt|cổng|phường"
    r"|quận|đợt|kỳ|đề|câu|bài|trang|bước|vòng|mức|mức độ|cấp độ|hình|ảnh|bảng|phụ lục|phần|thửa|thửa đất|đoàn|trại) $"
)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_QUOTE = re.compile(r"[“\"‘«][^“”\"‘’«»\n]{1,60}[”\"’»]")
# "(một tỷ hai trăm triệu đồng)" says an amount again; it is read where it stands in digits.
_AMOUNT_IN_WORDS = re.compile(r"(?:tỷ|triệu|nghìn|ngàn|trăm|mươi) $")
_PLAIN_BEFORE = {
    "một": re.compile(r"(?:cho|và|,|nhất|thiểu|thêm|tặng|có|gồm|riêng) $"),
    "năm": re.compile(r"(?:cho|và|,|nhất|thiểu|thêm|tặng|gồm|được|hơn|gần|nuôi|giúp) $"),
}
# "năm" is a year more often than five; before a measure a verb or a word of comparing must stand: "đạt năm tấn/ha".
_FIVE_BEFORE = re.compile(
    r"(?<!\w)(?:cho|và|nhất|thiểu|thêm|tặng|gồm|được|hơn|gần|đạt|là|trên|dưới|khoảng|chừng|góp|hiến|thu|dài|rộng|cao|sâu|nặng"
    r"|tăng|giảm|trồng|bán|mua|nhận|hộ|thưởng|vay|đến|tới|từ|còn|với|bằng) $|, $"
)
_NO_COUNT_BEFORE = re.compile(r"(?<!\w)(?:thứ|cả|lần|như|phần|vài|dăm|đôi|mấy|một|hai|ba|bốn|sáu|bảy|tám) $")
_DONE_TO = re.compile(
    r"(?<!\w)(?:cứu|cứu sống|cứu được|vớt|vớt được|đưa được|cõng|cáng|bắt|bắt giữ|nuôi|nhận nuôi|đỡ đầu|phụng dưỡng|sửa"
    r"|giải cứu|cưu mang|chăm sóc|kết nạp|ủng hộ|hỗ trợ|mượn|góp|làm|dựng lại|nâng cấp|cải tạo|lắp đặt|chế tạo"
    r"|cải tiến|thu giữ|tịch thu|phát hiện|hoàn thành|khánh thành|thành lập|duy trì|tiếp nhận|trang bị|đầu tư"
    r"|hạ thủy|xây|dựng|cất|tặng|trao|mua|bán|hiến|bàn giao|đóng|lắp|đào|khoan|mở|tổ chức|triệt phá|khám phá"
    r"|khởi công|sắm|ít nhất|tối thiểu|hơn|gần|khoảng|thêm) $"
)
_LARGEST_PART = 10
"""A ratio to no more than this, of something that is not counted one by one, is a fraction: "1/3 số xã"."""


def find(text: str) -> Iterator[Found]:
    """Yield the quantities of a text."""
    folded = fold_spelling(text)
    for match in _quantity().finditer(folded):
        if _is_ruled_out(folded, match) or _is_name(text, match.start()):
            continue
        end = match.end() if match["known"] else _unknown_end(text, match)
        if match["count"] in load_units().open_classifiers:
            end = noun_end(text, match.end()) or end
        elif match["count"] and not match["count_per"]:
            end = whole_noun_end(text, match.start("count"), match.end())
        if end is not None:
            yield Found("QTY", match.start(), end)


@cache
def _quantity() -> re.Pattern[str]:
    return re.compile(rf"{_START}{VALUE}(?P<known>{unit_pattern()})?")


@cache
def _ordinal() -> re.Pattern[str]:
    units = load_units()
    return re.compile(
        rf"(?:(?<!\w){any_of(units.ordinals)}|(?<!trong )(?<!tổng )(?<!dân )(?<!quân )(?<!sĩ )(?<!\w)số):? ?$"
    )


@cache
def _time_before() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?<!mỗi )(?<!hằng )(?<!hàng )(?<!cả )(?:năm|tháng|ngày|mùng|mồng) $")


def _is_ruled_out(folded: str, match: re.Match[str]) -> bool:
    """Whether a number with its unit names, orders or dates something instead of counting."""
    before = folded[max(0, match.start() - 30) : match.start()]
    number = match["first"]
    is_simple = re.fullmatch(SIMPLE, number) is not None
    if _CODE.match(number) or _CODE_BEFORE.search(before) or (number == "0" and match["money"]):
        return True
    if not number[0].isdigit() and _AMOUNT_IN_WORDS.search(before):
        return True
    if match["money"] or match["slip"] or match["measure"] or match["big"]:
        if number == "năm" and not (match["scale"] or match["slip_scale"]) and not _FIVE_BEFORE.search(before):
            return True
        return is_simple and match["measure"] in {"lần", "điểm", "độ", "m"}
    if (
        (_ordinal().search(before) and not _is_amount(match))
        or (before.endswith("cả ") and not match["of"])
        or _is_slogan(folded, match.start())
    ):
        return True
    return is_simple and not _counts_plainly(number, before, match)


def _is_amount(match: re.Match[str]) -> bool:
    """Whether a number is too large to order what it counts: "tiêm phòng | 1,2 triệu liều", "dân số | 4.120 người"."""
    is_large = match["count_scale"] is not None or _GROUPED.fullmatch(match["first"]) is not None
    return match["count"] is not None and is_large


def _is_name(text: str, at: int) -> bool:
    """Whether a number in words is somebody's name: "bà Ngô Thị Sáu"."""
    return text[at].isupper() and re.search(rf"[{UPPER}]\w*\s$", text[max(0, at - 12) : at]) is not None


def _is_slogan(folded: str, at: int) -> bool:
    """Whether a short quotation holds `at`: “5 không, 3 sạch”, “3 ca, 4 kíp” count nothing."""
    quote = _QUOTE.search(folded, max(0, at - 60))
    while quote and quote.end() <= at:
        quote = _QUOTE.search(folded, quote.end())
    if quote is None or quote.start() >= at:
        return False
    line = folded.rfind("\n", 0, at) + 1  # of straight quotes, every second one closes: "A" cho 9 người; "B"
    return quote[0][0] != '"' or folded.count('"', max(line, at - 2_000), quote.start()) % 2 == 0


def _counts_plainly(number: str, before: str, match: re.Match[str]) -> bool:
    """Whether a written-out number below ten counts: "ba hộ gia đình" does, "ba điều" and "một số" don't."""
    noun = match["count"]
    if noun is None or match["second"] or _NO_COUNT_BEFORE.search(before):
        return False
    if noun in _folded("plain_objects") and not _DONE_TO.search(before):
        return False
    is_plain = " " in noun or noun in _folded("plain_counts") or noun in _folded("plain_objects")
    needed = _PLAIN_BEFORE.get(number)
    if not is_plain or noun in _folded("no_plain_counts"):
        return False
    return needed is None or needed.search(before) is not None


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(map(fold_spelling, getattr(load_units(), name)))


def _unknown_end(text: str, number: re.Match[str]) -> int | None:
    """Return where a noun that units.yml does not know ends, after a number in digits."""
    if number["of"] and read_numeral(number["of"]).value <= _LARGEST_PART:
        return None
    before = text[max(0, number.start() - 40) : number.start()]
    if not text[number.end() - 1].isdigit() or _NAME_BEFORE.search(before) or _WHICH.search(before.lower()):
        return None
    return noun_end(text, number.end())
