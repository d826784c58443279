"""Who launched a campaign: "do X phát động" after its name, "X phát động" before it, or who held its launch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.masking import Masked
from extract.mentions.campaign_heads import head_pattern
from extract.records import Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    from extract.reading import Reading
    from extract.records import Facts


class Launch(NamedTuple):
    """Who launched a campaign, and where the text says so."""

    surface: str
    span: Span


_PERIOD = (
    r"(?:,? ?\(?(?:trong )?(?:giai +đoạn|các năm) \d{4} ?[-–—] ?\d{4}\)?"
    r"|,? (?:trong )?năm (?:học )?\d{4}(?: ?[-–—] ?\d{4})?"
    r"| ?\(\d{4} ?[-–—] ?\d{4}\))?"
)
# "“A”, “B” do X phát động": whoever launched the last of a list launched all.
_LISTED = rf"(?:[”\"’»']?{_PERIOD}(?:,| và) [“\"‘«'][^“”\"«»\n]{{3,120}})*"
_CALLED = r"(?: ?\((?:gọi tắt|viết tắt|sau đây)[^()]{3,60}\))?"
_AFTER = re.compile(
    rf"{_LISTED}[”\"’»' ]{{0,3}}{_CALLED}{_PERIOD},? ?\(?"
    r"(?:do|được|của) (?:đồng chí |ông |bà )?(?P<who>[^.;:“”\"«»\n]{3,100}?),?"
    r"(?: (?:tổ chức|phối hợp|chủ trì|đồng|đã|vừa|chính thức|trực tiếp))*"
    r" (?:phát động|khởi xướng|đề xướng|mở|khởi động|đề ra)\b"
)
_GROUP = r"(?:(?:T(?:, T)*(?: O)?|O|B)(?:(?:,| và) (?:T O|O|B))*|P)"
# "các phong trào thi đua do T O phát động như: …": between head and names.
_BETWEEN = re.compile(r" do (?P<who>[^,.;:“”\"]{3,80}?) phát động\b[^,.;“”\"]{0,20}[:“\"]")
_WHO = rf"(?P<who>{_GROUP})"
_ALSO = (
    r"(?: (?:đã|vừa|sẽ|tiếp tục|chính thức|cũng|tổ chức|đồng thời|riêng|phát biểu|đọc lời|trực tiếp|chủ động|kịp thời"
    r"|tích cực|thường xuyên|liên tục|đồng loạt|đều|luôn|còn|tập trung|chủ trì|phối hợp|long trọng|xây dựng kế hoạch"
    r"|ban hành (?:K(?: D)?|kế hoạch|văn bản|chỉ thị|công văn|hướng dẫn|quyết định),?(?: và| về việc| về)?))*"
)
# "phát động phong trào “A” và | phong trào “B”": the verb stands once.
_MANY = r"(?:[^.;:CP]{0,40}[“\"‘«]?C[”\"’»]?(?: D)?(?:,| và|, và) )*(?:(?:các|những|nhiều|một|hai|ba|bốn|năm|\d+) )?"
_BEFORE = re.compile(
    rf"(?:thay mặt (?P<for>{_GROUP}), (?:[\w/.]+ ){{0,3}}?P(?:, T O)?|{_WHO}){_ALSO}"
    rf" (?:phát động|mở|khởi động|khởi xướng|đề xướng) {_MANY}$"
)
# A body that no mention marks, at the head of its clause: "Công đoàn ngành phát động phong trào …".
_BODY = re.compile(
    r"(?:^|[,;:] )(?P<who>(?:công đoàn|liên đoàn|hội|đoàn|ngành|huyện|tỉnh|thành phố|xã|phường|sở|ban|khối|cụm|chi bộ"
    r"|tổng công ty|công ty|tập đoàn|nhà máy|xí nghiệp|nhà trường|trường|bệnh viện|quân khu|sư đoàn|lữ đoàn|trung đoàn"
    r"|bộ chỉ huy|bộ tư lệnh|đảng ủy|đảng bộ|mặt trận|ubnd|công an|chi nhánh|liên đội|chi đoàn|chi hội"
    r"|cục|chi cục|hợp tác xã|ngân hàng|kho bạc|bưu điện|điện lực|đồn|tiểu đoàn|đại đội|tòa án|viện|thanh tra|thuế"
    r"|hải quan|bảo hiểm|trung tâm|ủy ban|ban chỉ huy|liên minh|hiệp hội|huyện đoàn|tỉnh đoàn|thành đoàn|xã đoàn"
    r"|giáo xứ|chùa|phòng|đài|báo|thôn|bản|ấp|buôn|khu phố|viễn thông)"
    rf"(?: [\w-]+){{0,7}}?){_ALSO} (?:phát động|mở) {_MANY}$"
)
_CALLING = re.compile(
    rf"phát động[^,P]*, (?:[\w/.]+ ){{0,3}}?{_WHO}(?:, T O)? (?:đã )?kêu gọi\b[^;]*hưởng ứng (?:các )?$"
)
_HEADLESS = re.compile(r"\bphát động (?P<rest>(?:thi đua )?(?:[\w ]{3,24} )?[“\"‘«] ?)$")
# "Lễ phát động đợt thi đua … do O tổ chức", then "Đợt thi đua mang tên “A”".
_HOSTED = (
    r"(?:lễ|hội nghị|chương trình) phát động (?:các )?{head}\b[^.;:]{{0,160}}?"
    rf"(?: do {_WHO}(?: (?:phối hợp|chủ trì|đồng|cùng))* tổ chức\b|\.?$)"
)
_HOSTING = re.compile(rf"{_WHO}(?: (?:đã|vừa|long trọng|trang trọng|trọng thể|phối hợp))* tổ chức $")
_CALLED_BY_NAME = re.compile(r"(?:mang tên|có tên|tên gọi|lấy tên|với chủ đề|chủ đề|này)\b")
_LAUNCHING = re.compile(r"\bphát động(?! hưởng ứng)")


def find_launch(reading: Reading, known: Facts, name: Span, head: int | None) -> Launch | None:
    """Return who launched the campaign that `name` names, None where the article does not say.

    Args:
        reading: the article.
        known: the facts found so far; a launch's organiser launches.
        name: where the campaign is named.
        head: where the head before the name begins ("phong trào thi đua"), in the name's text.
    """
    text = reading.texts[name.field]
    after = _AFTER.match(text, name.end)
    if after is not None:
        span = Span(field=name.field, start=after.start("who"), end=after.end("who"))
        return Launch(text[span.start : span.end], span)
    if head is None:
        bare = _HEADLESS.search(text, max(0, name.start - 50), name.start)
        return _before(reading, name, bare.start("rest")) if bare is not None else None
    between = _BETWEEN.search(text, head, name.start)
    if between is not None:
        span = Span(field=name.field, start=between.start("who"), end=between.end("who"))
        return Launch(text[span.start : span.end], span)
    return _before(reading, name, head) or _organiser(reading, known, name, head) or _host(reading, name, head)


def _before(reading: Reading, name: Span, head: int) -> Launch | None:
    """Return who stands before "phát động phong trào …", or who calls for it in a launching speech."""
    sentence = reading.sentence_of(name)
    masked = Masked(reading, Span(field=name.field, start=sentence.start, end=head))
    found = _BEFORE.search(masked.text) or _BODY.search(masked.text)
    if found is None:
        found = _CALLING.search(masked.text)
        if found is not None and "P" in found["who"]:
            return None
    if found is None:
        return None
    start, end = found.span("for" if found.groupdict().get("for") else "who")
    return Launch(masked.quote(start, end), masked.span_of(start, end))


def _organiser(reading: Reading, known: Facts, name: Span, head: int) -> Launch | None:
    """Return who organises the launch whose name holds the campaign's, or in whose speech it is called for."""
    text = reading.folded[name.field]
    surface = fold_spelling(reading.quote(name))
    called_for = re.search(r"phát động.*hưởng ứng (?:các )?$", text[max(0, head - 200) : head]) is not None
    for meeting in known.meetings:
        held = meeting.kind == "launch" and meeting.organizers and _LAUNCHING.search(fold_spelling(meeting.name))
        if held and (surface in fold_spelling(meeting.name) or called_for):
            span = next((e for e in meeting.evidence if e.slot == "organizers"), None)
            if span is not None:
                return Launch(meeting.organizers[0], Span(field=span.field, start=span.start, end=span.end))
    return None


def _host(reading: Reading, name: Span, head: int) -> Launch | None:
    """Return who holds the ceremony told before, at which a campaign of the name's head is launched."""
    text = reading.folded[name.field]
    words = head_pattern().match(text, head)
    if words is None or _CALLED_BY_NAME.search(text, words.end(), name.start) is None:
        return None
    at = text.find(f"phát động {words[0]}", 0, head)
    if at < 0:
        return None
    sentence = reading.sentence_of(Span(field=name.field, start=at, end=head))
    masked = Masked(reading, sentence, [m for m in reading.within(sentence) if m.label != "EVENT"])
    found = re.search(_HOSTED.format(head=re.escape(words[0])), masked.text)
    if found is not None and found["who"] is None:
        found = _HOSTING.search(masked.text, 0, found.start())
    return Launch(masked.quote(*found.span("who")), masked.span_of(*found.span("who"))) if found is not None else None
