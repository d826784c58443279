"""One person's offices from all mentions, each in the longest form that the article gives."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from extract.text import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterable

# Short and long forms of one organisation; both are compared in the short one.
_SHORT_FORMS = {
    "ủy ban nhân dân": "ubnd", "hội đồng nhân dân": "hđnd", "viện kiểm sát nhân dân": "vksnd", "tòa án nhân dân": "tand",
    "liên đòan lao động": "lđlđ", "liên hiệp phụ nữ": "lhpn", "mặt trận tổ quốc": "mttq", "bộ đội biên phòng": "bđbp",
    "quân sự": "qs", "chỉ huy": "ch", "chqs": "ch qs", "thi đua khen thưởng": "tđkt", "quản lý": "ql", "khu công nghiệp": "kcn",
    "khu kinh tế": "kkt", "giáo dục và đào tạo": "gdđt", "gdđt": "gdđt", "ủy viên": "uv", "ban chấp hành": "bch", "ban thường vụ": "btv",
    "hợp tác xã": "htx", "trung ương": "tw", "ngân hàng nhà nước": "nhnn", "cổ phần": "cp", "cựu chiến binh": "ccb", "bảo hiểm xã hội": "bhxh",
}  # fmt: skip
_LONG = re.compile("|".join(sorted(_SHORT_FORMS, key=len, reverse=True)))
_UNTELLING = frozenset({"tỉnh", "của", "thành", "phố", "ban", "các", "ở", "tại"})
"""Words that one form of an office may have and the other not, without being another office."""
_TELLING = frozenset({"phó", "nguyên", "quyền", "thứ"})


def longest_forms(offices: Iterable[str]) -> list[str]:
    """Return a person's offices in the order met, without those that another one says in full."""
    kept: list[str] = []
    for office in offices:
        same = next((i for i, other in enumerate(kept) if says(other, office) or says(office, other)), None)
        if same is None:
            kept.append(office)
        elif not says(kept[same], office):
            kept[same] = office
    return kept


def says(long: str, short: str) -> bool:
    """Say whether one form of an office has all that the other one says."""
    x, y = _words(long), _words(short)
    if {w: n for w, n in x.items() if w in _TELLING} != {w: n for w, n in y.items() if w in _TELLING}:
        return False
    return not (y - x) or (
        not (Counter(w for w in (y - x).elements() if w not in _UNTELLING)) and len(long) >= len(short)
    )


def _words(office: str) -> Counter[str]:
    folded = re.sub(r"\s*[-–&,]\s*", " ", re.sub(r"\([^)]*\)", " ", fold_tones(office)))
    return Counter(_LONG.sub(lambda m: _SHORT_FORMS[m[0]], " ".join(folded.split())).split())
