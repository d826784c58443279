"""Who organises or hosts an event: before the verb of holding, after "do", or "của" behind its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.settings import neighbours, place_in
from extract.records import Span

if TYPE_CHECKING:
    from extract.reading import Reading
    from extract.records import Mention

_OF_OR_AT = re.compile(r"\b(?:tại|ở|của)\s*(?:trụ sở\s*)?$", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:(?:đã|vừa|sẽ|cũng|đang|long trọng|trọng thể|trang trọng|tưng bừng|hân hoan|nghiêm túc|chính thức|phối hợp"
    r"|trực tiếp|đồng|cùng|đồng loạt|liên kết|kết hợp|hợp tác|chủ động|tham mưu|dự kiến|tiếp tục|vui mừng|hoan hỉ"
    r"|thống nhất|chủ trì|chung tay|cùng nhau) )*"
    r"(?:tiến hành tổ chức|đăng cai(?: tổ chức)?|tổ chức|tiến hành|khai mạc|khai giảng|mở|nhóm họp|họp|triệu tập|có|làm"
    r"|cử hành|chủ trì|chuẩn bị)"
    r"(?: khai mạc| bế mạc| thành công| long trọng| trọng thể| trang trọng)?\s*[“\"‘«]?$",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"(?:sơ kết|tổng kết|họp|ký|kiểm tra|chấm điểm)\b")
"""A meeting told without its head noun: the name begins with what the body does."""
_SHORT = re.compile(r"\b(?:Khối|Cụm)(?: thi đua)?\s*$")
_JOIN = re.compile(
    r"^[\s,]*(?:-|–|và|đã|vừa|sẽ|cùng(?: với)?|với|;"
    r"|(?:đã |vừa )?(?:(?:chủ trì|đăng cai),? ?)?phối hợp(?: cùng| với| tổ chức)?)?"
    r"[\s,]*(?:các )?$|^\s*\([^)]{0,60}\)[\s,]*(?:và|phối hợp(?: với)?|đã|vừa)?\s*$"
)
# One body of a list: brackets belong to it, commas and "phối hợp với" part it from the next.
_BODY = re.compile(
    r"(?:\b(?:đã|vừa|sẽ|phối hợp|cùng|với|và) )*"
    r"(?P<body>\b\w(?:\([^)]*\)|(?!\s(?:phối hợp|chủ trì|đăng cai|đã|vừa|sẽ|cùng|và các|và một số)\b)[^,;()])+)"
)
# Several bodies in one mention: "Đảng ủy - HĐND - UBND phường A", "Bộ Tư lệnh A và Trường Đại học B".
_SEVERAL = re.compile(
    r"\s[-–]\s(?=(?:HĐND|UBND|UB ?MTTQ\w*|Ủy ban)\b)"
    r"|\svà\s(?=(?:Trường|Sở|Hội|Công ty|Công đoàn|Công an|UBND|Ủy ban|Huyện|Tỉnh đoàn|Tỉnh ủy|Phòng|Đoàn|Báo|Đài"
    r"|Liên đoàn|Bệnh viện|Trung tâm|Cục|Chi cục|Đảng ủy|Viện|Mặt trận|Đồn|Ngân hàng|Tổng công ty)\b)"
)
_BLOC = re.compile(r"(?:liên )?(?:khối|cụm|khu vực)\b", re.IGNORECASE)
_LONGEST_BODY = 110
_DESCRIBED = re.compile(r",? \(?(?:bao gồm|gồm|do|với)\b(?![^.;]{0,200}\bphối hợp\b)")
_UNIT = re.compile(r"(?:xã|phường|thị trấn|huyện|thị xã|quận|thành phố|tp\.?|tỉnh|đặc khu)\s", re.IGNORECASE)
_CLAUSE_BEGINS = re.compile(r"(?:^|[,;:)(–-])\s*$")
_THE_EVENT = re.compile(
    r"\b(?:hội nghị|đại hội|lễ|hội thi|hội thao|hội thảo|tọa đàm|toạ đàm|chương trình|phiên họp|cuộc họp|buổi \w+)"
    r"(?: này| trên)?(?=(?: được)? do\b| (?:đã |vừa )?được\b)",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"^ (?:các|một số) (?:tỉnh|huyện|xã|phường|thành phố|địa phương)(?:, (?:tỉnh|huyện|xã|phường|thành phố))*\b"
)
# "A phối hợp với các nhà thầu | tổ chức": partners without a name.
_OTHERS = re.compile(
    r"(?:phối hợp|cùng|và)(?: với| cùng)? (?:các|một số|nhiều|chính quyền|nhà|lãnh đạo) [^\W\d_][\w ,]{2,50}$"
)
_OWN = re.compile(r"^\s*của\s*$")
_HOST_VERB = re.compile(r"\b(?:tổ chức|đăng cai|chủ trì|phối hợp|phát động|trao|thực hiện|khởi xướng)\b", re.IGNORECASE)


def find_organizers(reading: Reading, event: Mention, *, is_first: bool) -> list[Span]:
    """Return the bodies that organise or host an event: before the verb, and after "do".

    Of the main event the sentences around may tell: "Buổi lễ do Sở Y tế tổ chức".
    """
    text = reading.texts[event.field]
    sentence = reading.sentence_of(event)
    bodies = [m for m in reading.within(sentence, "ORG", "BLOC") if not event.start <= m.start < event.end]
    verb = _VERB.search(text, sentence.start, event.start) or _ITSELF.match(text, event.start)
    spans = _before_verb(reading, bodies, event, verb.start(), sentence) if verb else []
    spans += map(_span, _hosts(text, [m for m in bodies if m.start >= event.end], event.end, sentence))
    spans = spans or (_told_beside(reading, sentence) if is_first else [])
    return [part for span in spans for part in _parted(reading, span)]


def _parted(reading: Reading, span: Span) -> list[Span]:
    """Return the bodies that one span names, one by one; a bloc's name holds others and stays whole."""
    text = reading.texts[span.field]
    if _BLOC.match(text, span.start):
        return [span]
    cuts = list(_SEVERAL.finditer(text, span.start, span.end))
    starts, ends = [span.start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), span.end]
    return [Span(field=span.field, start=start, end=end) for start, end in zip(starts, ends, strict=True)]


def _before_verb(reading: Reading, bodies: list[Mention], event: Mention, verb: int, sentence: Span) -> list[Span]:
    """Return the subject of the verb that ends where the event's name begins."""
    text = reading.texts[event.field]
    subject = (
        _described_bloc(reading, bodies, verb)
        or _subject(reading, bodies, verb, sentence)
        or _place_that_acts(reading, sentence, verb)
    )
    if not subject and _SHORT.search(text, sentence.start, verb):
        subject = _named_before(reading, verb, event.field)
    return [_span(m) for m in subject] or _named_by_place(reading, sentence, event, verb)


def _described_bloc(reading: Reading, bodies: list[Mention], verb: int) -> list[Mention]:
    """Return the bloc whose members or leaders are told up to the verb: "Cụm 3 gồm A, B, do C làm Cụm trưởng | họp"."""
    blocs = [m for m in bodies if m.label == "BLOC" and m.end <= verb]
    if not blocs or not _DESCRIBED.match(reading.texts[blocs[-1].field], blocs[-1].end, verb):
        return []
    return blocs[-1:]


def _place_that_acts(reading: Reading, sentence: Span, verb: int) -> list[Mention]:
    """Return the administrative unit right before the verb: "Chiều qua, | huyện Tân Hà | mở …"."""
    text = reading.texts[sentence.field]
    places = [m for m in reading.within(sentence, "LOC") if m.end <= verb]
    if not places or text[places[-1].end : verb].strip() or not _UNIT.match(reading.quote(places[-1])):
        return []
    is_subject = _CLAUSE_BEGINS.search(text, sentence.start, places[-1].start)
    return places[-1:] if is_subject else []


def _told_beside(reading: Reading, sentence: Span) -> list[Span]:
    """Return the hosts that a sentence around gives for "the meeting"."""
    text = reading.texts[sentence.field]
    for near in neighbours(reading, sentence):
        told = _THE_EVENT.search(text, near.start, near.end)
        if told is not None:
            bodies = [m for m in reading.within(near, "ORG", "BLOC") if m.start >= told.end()]
            return [_span(m) for m in _hosts(text, bodies, told.end(), near)]
    return []


def _subject(reading: Reading, bodies: list[Mention], verb: int, sentence: Span) -> list[Mention]:
    """Return the chain of bodies that ends at the verb, skipping what is said about one in passing."""
    text = reading.texts[sentence.field]
    chain: list[Mention] = []
    right = verb
    for body in reversed([m for m in bodies if m.end <= verb]):
        is_of_office = _follows_office(reading, body)
        if _is_bracketed(text, sentence.start, body) or (body.label == "BLOC" and is_of_office):
            continue
        gap = _without_asides(reading, Span(field=body.field, start=body.end, end=right))
        if not _JOIN.match(gap) and not (not chain and len(gap) < 40 and _is_year(gap)):
            break
        if is_of_office or _OF_OR_AT.search(text, sentence.start, body.start):
            break
        chain.insert(0, body)
        right = body.start
    return chain


def _is_bracketed(text: str, start: int, body: Mention) -> bool:
    return text.count("(", start, body.start) > text.count(")", start, body.start)


def find_council(reading: Reading) -> list[Span]:
    """Return the council that an article is about, at its longest: whose session it is when nobody "organises" it."""
    councils = [m for m in reading.of("ORG") if reading.quote(m).casefold().startswith("hội đồng thi đua")]
    return [_span(max(councils, key=lambda m: m.end - m.start))] if councils else []


def _span(mention: Mention) -> Span:
    return Span(field=mention.field, start=mention.start, end=mention.end)


def _named_before(reading: Reading, end: int, field: str) -> list[Mention]:
    """Return the bloc named last before a place in the text: what a bare "Khối" or "Cụm" stands for."""
    return reading.within(Span(field=field, start=0, end=end), "BLOC")[-1:]


def _follows_office(reading: Reading, body: Mention) -> bool:
    """Return whether a body only says where somebody holds office: "đơn vị Phó Trưởng khối | Khối thi đua X"."""
    before = reading.within(Span(field=body.field, start=max(0, body.start - 80), end=body.start), "TITLE", "PER")
    is_held = bool(before) and before[-1].label == "TITLE"
    is_beside = is_held and not reading.texts[body.field][before[-1].end : body.start].strip()
    return is_beside and (body.label == "BLOC" or any(m.label == "PER" for m in before))


def _without_asides(reading: Reading, gap: Span) -> str:
    """Return a gap's text without years, offices and bracketed remarks: " năm 2023", ", đơn vị Phó Trưởng khối"."""
    text = reading.quote(gap)
    for mention in reversed(reading.within(gap, "TITLE", "DATE", "BLOC")):
        if mention.end <= gap.end:
            text = text[: mention.start - gap.start] + text[mention.end - gap.start :]
    text = re.sub(r"\([^)]*\)", "", text)
    text = _OTHERS.sub("", _MANY.sub("", text))
    text = re.sub(r"[,–-]\s*(?:là )?đơn vị\s*", " ", text, flags=re.IGNORECASE)
    return re.sub(r"\b(?:bao )?gồm .*$", "", text, flags=re.DOTALL)


def _is_year(gap: str) -> bool:
    return re.fullmatch(r"\s*(?:năm \d{4})?\s*", gap) is not None


def _named_by_place(reading: Reading, sentence: Span, event: Mention, verb: int) -> list[Span]:
    """Return the bodies that stand where organisers stand, between day or place and verb, though no mention says so.

    "Sáng 23/12, Hội Làm vườn (HLV) tỉnh Bắc Sơn tổ chức …": whatever its name is, it is who organises.
    """
    place = place_in(reading, sentence, event)
    dates = [m.end for m in reading.within(sentence, "DATE") if m.end <= verb]
    begin = max([sentence.start, *dates, *([place.end] if place and place.end <= verb else [])])
    if begin == sentence.start or reading.within(Span(field=event.field, start=begin, end=verb), "PER", "TITLE", "DOC"):
        return []
    text = reading.texts[event.field]
    spans = []
    for piece in _BODY.finditer(text, begin, verb):
        start = piece.start("body")
        spans.append(Span(field=event.field, start=start, end=start + len(piece["body"].rstrip())))
    return spans if all(text[one.start].isupper() and one.end - one.start < _LONGEST_BODY for one in spans) else []


def _hosts(text: str, bodies: list[Mention], start: int, sentence: Span) -> list[Mention]:
    """Return the bodies behind an event: "do UBND tỉnh X đăng cai", "của Cụm thi đua số 2"."""
    chain: list[Mention] = []
    right = start
    for body in bodies:
        gap = text[right : body.start]
        if not chain and _OWN.match(gap):
            return [body]
        if not (_JOIN.match(gap) if chain else re.search(r"^[^.;]{0,80}\b(?:do|được)\s*$", gap)):
            break
        chain.append(body)
        right = body.end
    return chain if chain and _HOST_VERB.search(text, right, sentence.end) else []
