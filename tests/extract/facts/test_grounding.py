"""Whatever a recogniser marks, right or wrong: awards and campaigns quote the text exactly, and nothing breaks."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from extract.facts import awards, campaigns
from extract.mentions import Found, flatten
from extract.reading import Reading
from extract.records import KEY_SLOT, Article, Award, Campaign, Facts, Mention, Rejection
from models.labels import Label

BODY = (
    "Năm 2023, Hội đồng thống nhất đề nghị Chủ tịch nước tặng Huân chương Lao động hạng Ba cho 2 tập thể (Sở Y tế,"
    " Sở Tư pháp), ông Hạng A Lử, Trưởng bản Lùng; Bằng khen của Thủ tướng Chính phủ: 5 cá nhân.\n\nTrong số đó có bà"
    " Vàng Thị Chở. Phong trào thi đua “Nương xanh, suối trong” giai đoạn 2021 - 2025 do UBND xã Hua Trai phát động;"
    " cuộc vận động “Bản sạch, chương trình Đường hoa biên giới đã lan tỏa. Danh sách khen thưởng:\n\n"
    "1. Ông Lò Văn Ín; 2. Trường Mầm non."
)
MARK = st.builds(
    lambda label, start, length: Found(label, start, min(start + length, len(BODY))),
    st.sampled_from(get_args(Label)),
    st.integers(0, len(BODY) - 1),
    st.integers(1, 30),
)


@given(st.lists(MARK, max_size=40))
def test_every_record_is_grounded_whatever_is_marked(marks: list[Found]) -> None:
    mentions = [Mention(field="body", start=m.start, end=m.end, label=m.label) for m in flatten(marks)]
    reading = Reading(Article(id="any", title="Tin thi đua", body=BODY), mentions)
    for kind, extract in (("awards", awards.extract), ("campaigns", campaigns.extract)):
        for made in extract(reading, Facts()):
            assert isinstance(made, (Award, Campaign, Rejection))
            if not isinstance(made, Rejection):
                assert reading.quote(made.evidence[0]) == getattr(made, KEY_SLOT[kind])
                assert all(0 <= one.start < one.end <= len(BODY) for one in made.evidence)
