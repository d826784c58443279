"""Articles in our own words, with facts built by hand: what the tests of archive and datasette_config write."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from archive import ArticleBundle, CapturedPage, RunReport, Source, SourceHealth, Version, text_digest
from extract.exchange import VIETNAM
from extract.records import (
    KEY_SLOT,
    KINDS,
    Article,
    Award,
    Bloc,
    Campaign,
    Document,
    Evidence,
    Fact,
    Facts,
    Figure,
    Meeting,
    Person,
)

if TYPE_CHECKING:
    from pathlib import Path

    from archive import Archive

SOURCES = (
    Source(slug="snv-hagiang", title="Sở Nội vụ Hà Giang", url="https://snv.hagiang.example/", province="Hà Giang"),
    Source(
        slug="bao-tuyenquang",
        title="Báo Tuyên Quang",
        url="https://bao.tuyenquang.example/",
        province="tỉnh Tuyên Quang",
    ),
    Source(slug="thidua-tw", title="Tạp chí Thi đua", url="https://tapchi.example/", province="Trung ương"),
)
BLOC = "Khối thi đua các sở, ngành kinh tế tổng hợp tỉnh Hà Giang"


def spans(article: Article, slot: str, *surfaces: str) -> list[Evidence]:
    """Return the first place of each surface in the article."""
    found = []
    for surface in surfaces:
        field, text = next((name, text) for name, text in article.texts().items() if surface in text)
        start = text.index(surface)
        found.append(Evidence(field=field, start=start, end=start + len(surface), slot=slot))
    return found


def fact(article: Article, model: type[Fact], *, at: dict[str, str] | None = None, **values: Any) -> Fact:
    """Return a fact of `model` with evidence for its key and for every text value that stands in the article."""
    kind = next(kind for kind, made in KINDS.items() if made is model)
    key = KEY_SLOT[kind]
    evidence = spans(article, key, (at or {}).get(key, values[key]))
    whole = "\n".join(article.texts().values())
    for slot, value in values.items():
        stated = value if isinstance(value, tuple) else (value,)
        texts = [one for one in stated if isinstance(one, str) and one in whole and slot not in (key, "kind", "unit")]
        evidence += spans(article, slot, *texts)
    return model(evidence=tuple(evidence), rule=f"{kind}.by_hand", confidence=0.9, **values)


def article(
    number: int, published: dt.datetime | None, title: str, *paragraphs: str, captions: tuple[str, ...] = ()
) -> Article:
    """Return an article with the id that its number gives."""
    body = "\n\n".join(paragraphs)
    return Article(id=f"{number:016x}", title=title, body=body, captions=captions, published=published)


def page(bundle_id: str, source: str, day: int, **changes: Any) -> CapturedPage:
    """Return the capture of an address on a day of March 2026."""
    values: dict[str, Any] = {
        "capture": f"urn:uuid:{bundle_id}-{day:02}",
        "source": source,
        "run": f"2026-03-{day:02}T020000",
        "url": f"https://{source}.example/tin/{bundle_id}.html",
        "key": f"/tin/{bundle_id}.html",
        "fetched": dt.datetime(2026, 3, day, 2, 30, tzinfo=VIETNAM),
        "status": 200,
        "digest": f"sha1:{bundle_id}{day}",
        "warc_file": f"2026-03-{day:02}.warc.gz",
        "warc_offset": int(bundle_id[-3:], 16) * 1000,
        "warc_length": 900,
        "stamp": "first",
        "outcome": "article",
        "encoding": "utf-8",
    }
    return CapturedPage(**values | changes)


def bundle(source: str, *texts: tuple[Article, Facts], first_day: int = 1, **changes: Any) -> ArticleBundle:
    """Return an article whose versions were captured a day after one another."""
    id_ = texts[0][0].id
    pages = tuple(page(id_, source, first_day + i, text_digest=text_digest(text)) for i, (text, _) in enumerate(texts))
    versions = tuple(
        Version(capture=one.capture, article=text, facts=facts) for one, (text, facts) in zip(pages, texts, strict=True)
    )
    return ArticleBundle(id=id_, source=source, key=pages[0].key, pages=pages, versions=versions, **changes)


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> dt.datetime:
    """Return a time in Vietnam."""
    return dt.datetime(year, month, day, hour, minute, tzinfo=VIETNAM)


def mid_year_review(title: str = "Khối thi đua kinh tế tổng hợp sơ kết 6 tháng đầu năm 2023") -> tuple[Article, Facts]:
    """Return an article with facts of all seven kinds, and overlapping spans."""
    text = article(
        1,
        at(2023, 7, 12, 14, 5),
        title,
        f"Chiều 11/7, tại hội trường Sở Tài chính, {BLOC} tổ chức Hội nghị sơ kết công tác"
        " thi đua, khen thưởng 6 tháng đầu"
        " năm 2023. Chủ trì hội nghị có bà Lò Thị Mẩy, Giám đốc Sở Tài chính; dự có ông Vàng"
        " Seo Dìn, Phó Giám đốc Sở Nội vụ.",
        "Khối tiếp tục phong trào “Cán bộ, công chức thi đua thực hiện văn hoá công sở” giai"
        " đoạn 2019 - 2025 theo Chỉ thị số"
        " 34-CT/TW ngày 07/4/2014 của Bộ Chính trị. Thu ngân sách đạt hơn 1.250 tỉ"
        " đồng, thu nhập bình quân 45,5 triệu"
        " đồng/người; 98,5% hồ sơ đúng hạn.",
        "Khối được Chủ tịch UBND tỉnh tặng Bằng khen cho 02 tập thể, 10 cá nhân; đề nghị"
        " tặng Cờ thi đua cho Sở Tài chính.",
        "Sở Tài chính là Trưởng khối, Sở Công Thương là Phó khối năm 2023. <script>alert('x')</script> & hết.",
        captions=("Bà Lò Thị Mẩy phát biểu kết luận", "Quang cảnh hội nghị"),
    )
    name = "Hội nghị sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2023"
    giver = "Chủ tịch UBND tỉnh"
    facts = Facts(
        meetings=(
            fact(
                text,
                Meeting,
                name=name,
                kind="mid_year_review",
                date=dt.date(2023, 7, 11),
                part_of_day="afternoon",
                place="hội trường Sở Tài chính",
                organizers=(BLOC,),
            ),
        ),
        people=(
            fact(
                text,
                Person,
                name="Lò Thị Mẩy",
                positions=("Giám đốc Sở Tài chính",),
                roles=("chair", "speaker"),
                meeting=0,
            ),
            fact(
                text, Person, name="Vàng Seo Dìn", positions=("Phó Giám đốc Sở Nội vụ",), roles=("attendee",), meeting=0
            ),
        ),
        campaigns=(
            fact(
                text,
                Campaign,
                name="Cán bộ, công chức thi đua thực hiện văn hoá công sở",
                kind="movement",
                period_start=2019,
                period_end=2025,
            ),
        ),
        figures=(
            fact(
                text,
                Figure,
                text="1.250 tỉ đồng",
                value=1250,
                unit="tỷ đồng",
                amount=1.25e12,
                currency="VND",
                qualifier="over",
                indicator="Thu ngân sách",
            ),
            fact(
                text,
                Figure,
                text="45,5 triệu đồng/người",
                value=45.5,
                unit="triệu đồng/người",
                amount=45.5e6,
                currency="VND",
                indicator="thu nhập bình quân",
            ),
            fact(text, Figure, text="98,5%", value=98.5, unit="%", indicator="hồ sơ đúng hạn"),
        ),
        awards=(
            fact(
                text, Award, form="Bằng khen", granted_by=giver, count=2, recipient_kind="collective", status="granted"
            ),
            fact(
                text, Award, form="Bằng khen", granted_by=giver, count=10, recipient_kind="individual", status="granted"
            ),
            fact(text, Award, form="Cờ thi đua", recipients=("Sở Tài chính",), status="proposed"),
        ),
        documents=(
            fact(text, Document, kind="Chỉ thị", number="34-CT/TW", date=dt.date(2014, 4, 7), issuer="Bộ Chính trị"),
        ),
        blocs=(fact(text, Bloc, name=BLOC, year=2023, leader="Sở Tài chính", deputies=("Sở Công Thương",)),),
    )
    return text, facts


def edited_review() -> tuple[Article, Facts]:
    """Return the same article after an edit that takes a sentence with its awards back."""
    text, facts = mid_year_review()
    paragraphs = text.body.split("\n\n")
    cut = replace(text, body="\n\n".join([*paragraphs[:2], *paragraphs[3:]]))
    moved = len(paragraphs[2]) + 2
    start = text.body.index(paragraphs[3])

    def shift(one: Fact) -> Fact:
        return replace(
            one,
            evidence=tuple(
                replace(e, start=e.start - moved, end=e.end - moved) if e.field == "body" and e.start >= start else e
                for e in one.evidence
            ),
        )

    return cut, replace(facts, awards=(), blocs=tuple(map(shift, facts.blocs)))


def second_report() -> tuple[Article, Facts]:
    """Return another site's report of the same meeting, the same directive written otherwise, the same campaign."""
    text = article(
        2,
        at(2023, 7, 13, 8),
        "Sơ kết phong trào thi đua khối kinh tế",
        f"Ngày 11/7, {BLOC} tổ chức Hội nghị sơ kết công tác thi đua 6 tháng đầu năm 2023."
        " Bà Lò Thị Mẩy, Giám đốc Sở Tài"
        " chính, đề nghị các đơn vị thực hiện Chỉ thị 34/CT-TW và phong trào “Cán bộ, công"
        " chức thi đua thực hiện văn hóa"
        " công sở”.",
    )
    facts = Facts(
        meetings=(
            fact(
                text,
                Meeting,
                name="Hội nghị sơ kết công tác thi đua 6 tháng đầu năm 2023",
                kind="mid_year_review",
                date=dt.date(2023, 7, 11),
                organizers=(BLOC,),
            ),
        ),
        people=(
            fact(text, Person, name="Lò Thị Mẩy", positions=("Giám đốc Sở Tài chính",), roles=("speaker",), meeting=0),
        ),
        campaigns=(fact(text, Campaign, name="Cán bộ, công chức thi đua thực hiện văn hóa công sở", kind="movement"),),
        documents=(fact(text, Document, kind="Chỉ thị", number="34/CT-TW"),),
    )
    return text, facts


def namesake() -> tuple[Article, Facts]:
    """Return a report of after the merger, with a person of the same name and another office."""
    text = article(
        3,
        at(2025, 12, 20, 16, 30),
        "Cụm thi đua số 2 tổng kết năm 2025, ký giao ước thi đua năm 2026",
        "Ngày 19/12, Cụm thi đua số 2 tổ chức Hội nghị tổng kết công tác thi đua năm 2025."
        " Cô Lò Thị Mẩy, giáo viên Trường"
        " Mầm non Hoa Ban được tặng danh hiệu chiến sỹ thi đua cơ sở; trao Bằng khen cho 3 tập thể;"
        " phát động phong trào “Dân vận khéo”.",
        "Bí thư Đảng ủy Khối các cơ quan hồi âm: nghỉ phép đúng hạn.",
    )
    facts = Facts(
        meetings=(
            fact(
                text,
                Meeting,
                name="Hội nghị tổng kết công tác thi đua năm 2025",
                kind="year_end_review",
                date=dt.date(2025, 12, 19),
                organizers=("Cụm thi đua số 2",),
            ),
        ),
        people=(
            fact(text, Person, name="Lò Thị Mẩy", positions=("giáo viên Trường Mầm non Hoa Ban",), roles=("honoree",)),
        ),
        campaigns=(fact(text, Campaign, name="Dân vận khéo", kind="movement"),),
        awards=(
            fact(
                text,
                Award,
                form="chiến sỹ thi đua cơ sở",
                recipients=("Lò Thị Mẩy",),
                status="granted",
                year=2025,
                recipient_kind="individual",
            ),
            fact(text, Award, form="Bằng khen", count=3, recipient_kind="collective", status="granted"),
        ),
        blocs=(fact(text, Bloc, name="Cụm thi đua số 2", year=2026, leader="Cụm thi đua số 2"),),
    )
    return text, facts


def undated() -> tuple[Article, Facts]:
    """Return an article without date or facts."""
    return article(4, None, "Thông báo về việc bình xét thi đua", "Các đơn vị gửi hồ sơ trước kỳ họp."), Facts()


def bundles() -> list[ArticleBundle]:
    """Return the whole sample: five versions of four articles."""
    return [
        bundle(
            "snv-hagiang",
            mid_year_review(),
            edited_review(),
            published_raw="12/07/2023 14:05",
            published_from="selector",
        ),
        bundle("bao-tuyenquang", second_report(), first_day=2),
        bundle("bao-tuyenquang", namesake(), first_day=3, published_from="meta"),
        bundle("thidua-tw", undated(), first_day=1),
    ]


def other_pages() -> list[CapturedPage]:
    """Return what was captured and is no article."""
    return [
        page(f"{90:016x}", "snv-hagiang", 1, outcome="listing", reason="many dated links"),
        page(f"{91:016x}", "thidua-tw", 2, outcome="unreadable", reason="no encoding reads it", encoding=None),
    ]


def report(run: str, source: str, verdict: str, *reasons: str, day: int = 1) -> RunReport:
    """Return a run's report with one source."""
    health = SourceHealth(
        source=source, verdict=verdict, reasons=reasons, new=6, changed=1, errors=2, gone=0, pages=7, articles=6,
        filled={"published": 0, "author": 4}, words=412.0, facts=90, days_silent=3,
    )  # fmt: skip
    begun = dt.datetime(2026, 3, day, 2, tzinfo=VIETNAM)
    ended = begun + dt.timedelta(minutes=11)
    return RunReport(run=run, started=begun, ended=ended, verdict=verdict, sources=[health])


def write_sample(archive: Archive) -> None:
    """Write the whole sample and finish."""
    for source in SOURCES:
        archive.write_source(source)
    for one in bundles():
        archive.write_article(one)
    for one in other_pages():
        archive.write_page(one)
    archive.finish()


def build_sample(path: Path) -> Path:
    """Return `path` after writing the sample's archive there."""
    from archive import Archive

    with Archive.open(path) as archive:
        write_sample(archive)
    return path
