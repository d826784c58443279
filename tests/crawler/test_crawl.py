"""Whole crawls of small sites."""

from __future__ import annotations

import datetime as dt
import gzip
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from crawler.errors import LedgerError
from crawler.ledger import Ledger
from crawler.lock import hold
from crawler.recovery import rebuild_ledger
from crawler.run import Options, Run
from crawler.source import Source, load_sources
from crawler.warc import Exchange, WarcWriter, list_warcs, read_captures
from extract.exchange import VIETNAM

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Crawling, Page, Web

    from crawler.members import Cut


def captured(captures: Path, cuts: list[Cut] | None = None) -> list[tuple[str, str, str]]:
    """Return source, key and digest of all captured articles and listings that were answered 200."""
    noted: list[Cut] = [] if cuts is None else cuts
    return sorted(
        (capture.source, capture.key, capture.digest)
        for path in list_warcs(captures)
        for capture in read_captures(path, on_cut=noted.append)
        if capture.kind in ("article", "listing") and capture.status == 200
    )


def rows(captures: Path, sql: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(captures / "ledger.db")
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def states(captures: Path) -> dict[str, tuple[str, str | None]]:
    return {str(key): (state, reason) for key, state, reason in rows(captures, "SELECT key, state, reason FROM urls")}


def test_a_site_is_captured_whole_and_a_second_crawl_captures_nothing(crawling: Crawling, web: Web) -> None:
    site, plain = web.serve(web.site_of(13)), web.serve(web.site_of(7, etags=False))
    crawling.add("mau", site.base_url)
    crawling.add("khong-etag", plain.base_url)
    first = crawling.run()
    assert (first["mau"]["new"], first["mau"]["listings"], first["mau"]["ended"]) == (13, 4, "finished")
    assert (first["khong-etag"]["new"], first["khong-etag"]["listings"]) == (7, 3)
    assert not any(one["faults"] for one in first.values())
    files, before = list_warcs(crawling.captures), captured(crawling.captures)
    assert len(before) == 13 + 4 + 7 + 3
    assert len(site.asked) == len(set(site.asked)), "no page is asked for twice"

    second = crawling.run()
    assert [one["captured"] for one in second.values()] == [0, 0]
    assert [one["listings"] for one in second.values()] == [1, 1], "paging ends where everything is known"
    third = crawling.run(full=True)
    assert (third["mau"]["not_modified"], third["mau"]["unchanged"]) == (13, 0)
    assert (third["khong-etag"]["not_modified"], third["khong-etag"]["unchanged"]) == (0, 7)
    assert [one["captured"] for one in third.values()] == [0, 0]
    assert [one["listings"] for one in third.values()] == [3, 4], "a full crawl pages on to the end"
    assert list_warcs(crawling.captures) == files
    assert captured(crawling.captures) == before


def test_new_and_changed_articles_are_found(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(13))
    crawling.add("mau", site.base_url)
    crawling.run()
    site.pages = web.site_of(20)
    site.pages["/tin-3.html"] = web.Page(web.html("Bài đã sửa"), etag='"moi"')
    del site.pages["/tin-5.html"]
    site.asked.clear()
    report = crawling.run(full=True)["mau"]
    assert (report["new"], report["changed"], report["not_modified"], report["error"]) == (7, 1, 11, 1)
    assert states(crawling.captures)["/tin-5.html"] == ("gone", "HTTP 404")
    site.asked.clear()
    site.pages = web.site_of(22)
    report = crawling.run()["mau"]
    assert (report["new"], report["listings"]) == (2, 3), "the first page has news, the next ones none"


def without_related(pages: dict[str, Page], web: Web) -> dict[str, Page]:
    """Return a site whose articles lead nowhere: what its listing does not show in time is never found."""
    return {name: web.Page(web.html(name)) if name.startswith("/tin-") else page for name, page in pages.items()}


def test_what_is_published_between_two_nights_hides_nothing_of_the_backfill(crawling: Crawling, web: Web) -> None:
    site = web.serve(without_related(web.site_of(60), web))
    polite = {"delay": 0, "throttle": False, "requests": 4, "max_pages": 15}
    crawling.add("mau", site.base_url, politeness=polite)
    assert crawling.run()["mau"]["ended"] == "page limit"
    site.pages = without_related(web.site_of(72), web)
    for _ in range(9):
        if crawling.run()["mau"]["ended"] == "finished":
            break
    assert sum(key.startswith("/tin-") for key in states(crawling.captures)) == 72


def test_complete_looks_on_a_small_budget_find_what_was_missed(crawling: Crawling, web: Web) -> None:
    site = web.serve(without_related(web.site_of(20), web))
    polite = {"delay": 0, "throttle": False, "requests": 4, "max_pages": 15}
    crawling.add("mau", site.base_url, politeness=polite)
    while crawling.run()["mau"]["ended"] != "finished":
        pass
    older = {f"/tin-cu-{number}.html": web.Page(web.html("Bài cũ")) for number in range(20)}
    site.pages |= older | {"/muc?page=5": web.Page(web.html("Trang 5", *older))}
    site.pages["/muc?page=4"] = web.Page(
        web.html("Trang 4", *(f"/tin-{n}.html" for n in range(5, 0, -1)), "/muc?page=5")
    )
    assert crawling.run()["mau"]["discovered"] == 0
    for _ in range(3):
        crawling.run(full=True)
    assert sum(key.startswith("/tin-cu-") for key in states(crawling.captures)) == 20


def article_page(web: Web, text: str, visitors: int) -> Page:
    return web.Page(
        f"<html><head><title>Hội nghị</title></head><body><div>Lượt truy cập: {visitors}</div><h1>Hội nghị sơ kết</h1>"
        f"<p>21/07/2023 08:00</p><div><p>{text}</p><p>Đồng chí Giàng A Páo phát biểu tại hội nghị.</p></div>"
        "</body></html>"
    )


def test_a_counter_on_the_page_is_no_edit(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(1))
    crawling.add("mau", site.base_url)
    for visitors, text in enumerate(
        ("Khối có 9 đơn vị dự họp.", "Khối có 9 đơn vị dự họp.", "Khối có 8 đơn vị dự họp.")
    ):
        site.pages["/tin-1.html"] = article_page(web, text, visitors)
        report = crawling.run(full=True)["mau"]
        assert report["captured"] >= 1, "the bytes are kept all the same"
    outcomes = rows(
        crawling.captures, "SELECT outcome FROM visits JOIN urls ON urls.id = visits.url WHERE kind = 'article'"
    )
    assert outcomes == [("new",), ("unchanged",), ("changed",)]


def test_a_file_that_has_lost_its_end_is_captured_again(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(3))
    crawling.add("mau", site.base_url)
    crawling.run()
    before = captured(crawling.captures)
    (warc,) = list_warcs(crawling.captures)
    with warc.open("r+b") as file:
        file.truncate(warc.stat().st_size * 2 // 3)
    crawling.run()
    assert sorted(set(captured(crawling.captures))) == before


def test_limit_leaves_the_rest_pending(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(13))
    crawling.add("mau", site.base_url)
    report = crawling.run(limit=3)["mau"]
    assert (report["new"], report["ended"]) == (3, "limit")
    report = crawling.run()["mau"]
    assert (report["new"], report["ended"]) == (10, "finished")


def test_kill_at_any_moment_then_resume_gives_the_same_captures(crawling: Crawling, web: Web, tmp_path: Path) -> None:
    site = web.serve(web.site_of(30))
    crawling.add("mau", site.base_url)
    crawling.run()
    undisturbed = captured(crawling.captures)
    crawling.home = tmp_path / "killed"
    site.delay = 0.01
    for answered in (2, 9, 21):
        site.asked.clear()
        process = crawling.start()
        while len(site.asked) < answered and process.is_alive():
            time.sleep(0.002)
        process.kill()
        process.join()
    # The last of them died while it was writing.
    torn = list_warcs(crawling.home / "captures")[-1]
    torn.write_bytes(torn.read_bytes()[:-150])
    site.delay = 0.0
    assert crawling.run()["mau"]["ended"] == "finished"
    cuts: list[Cut] = []
    resumed = captured(crawling.home / "captures", cuts)
    assert sorted(set(resumed)) == undisturbed
    assert [cut.file for cut in cuts] == [torn.name]
    assert len(resumed) <= len(undisturbed) + 1, "nothing but what was torn is captured again"
    assert all(state == "ok" for state, _ in states(crawling.home / "captures").values())
    assert rows(crawling.home / "captures", "SELECT count(*) FROM runs WHERE ended IS NULL") == [(0,)]


def test_sigterm_finishes_what_is_under_way(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(30))
    site.delay = 0.05
    crawling.add("mau", site.base_url)
    process = crawling.start()
    while len(site.asked) < 8:
        time.sleep(0.01)
    process.terminate()
    report = crawling.finish(process)
    assert report["interrupted"]
    assert report["sources"][0]["ended"] == "shutdown"
    pages = [target for target in site.asked if target != "/robots.txt"]
    assert len(captured(crawling.captures)) == len(pages), "every page that was asked for was captured"
    site.delay = 0.0
    assert crawling.run()["mau"]["new"] + len([one for one in pages if "tin-" in one]) == 30


def test_a_second_sigterm_ends_the_crawl_at_once(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(30))
    crawling.add("mau", site.base_url)
    process = crawling.start()
    while len(site.asked) < 4:
        time.sleep(0.01)
    site.delay = 20.0
    while process.is_alive():
        process.terminate()
        process.join(0.2)
    assert crawling.finish(process)["interrupted"]


def test_after_a_crawl_signals_end_the_process_again(crawling: Crawling, web: Web) -> None:
    crawling.add("mau", web.serve(web.site_of(1)).base_url)
    crawling.afterwards = "import signal; os.kill(os.getpid(), signal.SIGTERM); time.sleep(20)"
    process = crawling.start()
    process.join(30)
    assert process.exitcode == -signal.SIGTERM


def test_what_each_address_came_to(crawling: Crawling, web: Web) -> None:
    names = (
        "gone",
        "broken",
        "bomb",
        "tags",
        "huge",
        "private",
        "wall",
        "pdf",
        "moved",
        "away",
        "inside",
        "loop",
        "good",
    )
    page = web.Page
    bomb = gzip.compress(gzip.compress(b"0" * 200_000_000))
    pages = {
        "/robots.txt": page("User-agent: thidua\nDisallow: /tin-private\n", headers={"Content-Type": "text/plain"}),
        "/muc": page(web.html("Mục", *(f"/tin-{name}.html" for name in names))),
        "/tin-broken.html": page("lỗi", 500),
        "/tin-bomb.html": page(bomb, headers={"Content-Encoding": "gzip, gzip"}),
        "/tin-tags.html": page(gzip.compress(b"<br>" * 1_000_000), headers={"Content-Encoding": "gzip"}),
        "/tin-huge.html": page(b" " * 20_000_001),
        "/tin-private.html": page(web.html("Kín")),
        "/tin-wall.html": page("<title>Just a moment...</title>", 403),
        "/tin-pdf.html": page(b"%PDF", headers={"Content-Type": "application/pdf"}),
        "/tin-moved.html": page(status=301, headers={"Location": "/tin-moved-on.html"}),
        "/tin-moved-on.html": page(web.html("Đã dời")),
        "/tin-away.html": page(status=302, headers={"Location": "http://khac.example/tin-away.html"}),
        "/tin-inside.html": page(status=302, headers={"Location": "http://127.0.0.2/tin-inside-2.html"}),
        "/tin-loop.html": page(status=302, headers={"Location": "/tin-loop.html?fbclid=1"}),
        "/tin-loop.html?fbclid=1": page(status=302, headers={"Location": "/tin-loop.html?fbclid=2"}),
        "/tin-good.html": page(web.html("Tốt")),
    }
    site = web.serve(pages)
    site.pages["/tin-loop.html?fbclid=2"] = page(status=302, headers={"Location": "/tin-loop.html?fbclid=1"})
    crawling.add("mau", site.base_url, hosts=["127.0.0.2"])
    report = crawling.run()["mau"]
    found = states(crawling.captures)
    assert found["/tin-gone.html"] == ("gone", "HTTP 404")
    assert found["/tin-broken.html"] == ("failed", "HTTP 500")
    assert found["/tin-bomb.html"][0] == "failed"
    assert "exceeds the limit" in str(found["/tin-bomb.html"][1])
    assert found["/tin-tags.html"] == ("failed", "body of 1000000 tags exceeds the limit of 500000")
    assert found["/tin-huge.html"] == ("failed", "larger than the limit of 20000000 bytes")
    assert found["/tin-private.html"] == ("refused", "Forbidden by robots.txt")
    assert found["/tin-wall.html"] == ("blocked", "Cloudflare challenge")
    assert found["/tin-pdf.html"] == ("refused", "content type is no text")
    assert found["/tin-moved.html"][0] == "gone"
    assert found["/tin-moved-on.html"] == ("ok", None)
    assert found["/tin-away.html"][0] == "refused"
    assert found["/tin-inside.html"][0] == "gone"
    assert found["/tin-inside-2.html"][0] == "refused"
    assert "127.0.0.2, inside a network" in str(found["/tin-inside-2.html"][1])
    assert found["/tin-loop.html"] == ("failed", "more than 5 redirects")
    assert found["/tin-good.html"] == ("ok", None)
    assert "/tin-private.html" not in site.asked
    assert {(fault["state"], fault["reason"]) for fault in report["faults"]} >= {
        ("failed", "HTTP 500"), ("blocked", "Cloudflare challenge"),
    }  # fmt: skip
    assert not any(fault["state"] in ("gone", "refused") for fault in report["faults"])
    again = rows(crawling.captures, "SELECT next_try, last_visit FROM urls WHERE state = 'failed'")
    assert all(
        dt.datetime.fromisoformat(str(next_try)) - dt.datetime.fromisoformat(str(last)) == dt.timedelta(hours=1)
        for next_try, last in again
    )


def test_a_private_address_is_refused_unless_the_sources_file_allows_it(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(3))
    crawling.add("mau", site.base_url, allow_private_hosts=[])
    crawling.add("ten", site.base_url.replace("127.0.0.1", "localhost"), allow_private_hosts=["127.0.0.1"])
    report = crawling.run()
    for slug in ("mau", "ten"):
        (fault,) = report[slug]["faults"]
        assert (fault["kind"], fault["state"]) == ("listing", "refused")
        assert "inside a network; add it to allow_private_hosts" in fault["reason"]
    assert site.asked == []


def test_a_host_without_an_address_is_a_fault(crawling: Crawling) -> None:
    crawling.add("mau", "http://khong-co.invalid/")
    (fault,) = crawling.run()["mau"]["faults"]
    assert (fault["state"], fault["reason"]) == ("failed", "the host's name has no address")


def test_walls_in_a_row_end_the_crawl_of_a_source(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(30))
    for name in [name for name in site.pages if name.startswith("/tin-")]:
        site.pages[name] = web.Page("<title>Attention Required! | Cloudflare</title>", 403)
    politeness = {"delay": 0, "throttle": False, "requests": 1}
    crawling.add("mau", site.base_url, politeness=politeness)
    report = crawling.run()["mau"]
    assert report["ended"] == "blocked"
    assert len(site.asked) < 8


def test_a_listing_that_leads_nowhere_is_a_fault(crawling: Crawling, web: Web) -> None:
    site = web.serve({"/muc": web.Page(web.html("Giao diện mới", "/ban-tin/1"))})
    crawling.add("mau", site.base_url)
    (fault,) = crawling.run()["mau"]["faults"]
    assert (fault["kind"], fault["reason"]) == ("listing", "leads to no article")


@pytest.mark.parametrize("empty", [True, False], ids=["empty page", "HTTP 404"])
def test_the_end_of_a_listing_with_page_numbers_is_no_fault(crawling: Crawling, web: Web, empty: bool) -> None:
    site = web.serve(web.site_of(6, per_page=3))
    if empty:
        site.pages["/muc?page=3"] = web.Page(web.html("Không có tin"))
    crawling.add("mau", site.base_url, listings=[{"url": "muc", "pages": "muc?page={page}"}])
    report = crawling.run()["mau"]
    assert (report["new"], report["faults"]) == (6, [])
    assert "/muc?page=3" in site.asked


def test_the_template_of_a_listing_holds_where_its_first_page_answers_from_elsewhere(
    crawling: Crawling, web: Web
) -> None:
    names = [f"/tin-{number}.html" for number in range(9)]
    site = web.serve({name: web.Page(web.html(name)) for name in names})
    site.pages["/muc"] = web.Page("", 301, {"Location": "/chuyen-muc"})
    for at, address in enumerate(("/chuyen-muc", "/muc/trang-2", "/muc/trang-3")):
        site.pages[address] = web.Page(web.html("Tin", *names[3 * at : 3 * at + 3]))
    crawling.add("mau", site.base_url, listings=[{"url": "muc", "pages": "muc/trang-{page}"}])
    report = crawling.run()["mau"]
    assert (report["new"], report["faults"]) == (9, [])
    site.asked.clear()
    crawling.run()
    assert "/muc/trang-3" not in site.asked, "nothing is new on page 2"


def test_a_lost_ledger_is_rebuilt_from_the_captures(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(13))
    site.pages["/tin-4.html"] = web.Page("mất", 404)
    crawling.add("mau", site.base_url)
    crawling.run(limit=6)
    before, known = captured(crawling.captures), states(crawling.captures)
    (crawling.captures / "ledger.db").unlink()
    report = crawling.run()["mau"]
    after = captured(crawling.captures)
    assert set(before) < set(after)
    assert len(after) == len(set(after)), "nothing is captured twice"
    assert report["new"] == 12 - 6
    assert set(known) <= set(states(crawling.captures))
    assert {key for key, (state, _) in states(crawling.captures).items() if state == "gone"} == {"/tin-4.html"}


def test_what_is_too_large_to_be_parsed_is_neither_when_a_ledger_is_rebuilt(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<br>" * 1_000_000)
    writer = WarcWriter(tmp_path, "20260301T000000000-abcdef")
    writer.write(
        Exchange(
            source="mau", kind="article", key="/tin-1.html", url="http://tdkt.example/tin-1.html",
            fetched=dt.datetime(2026, 3, 1, tzinfo=dt.UTC), request_headers=(), status=200,
            headers=(("Content-Encoding", "gzip"),), body=bomb,
        )
    )  # fmt: skip
    writer.close()
    source = Source.model_validate({
        "slug": "mau", "title": "Trang mẫu", "province": "Hà Giang", "kind": "emulation_board",
        "base_url": "http://tdkt.example/", "listings": [{"url": "tin"}],
    })  # fmt: skip
    rebuild_ledger(tmp_path, {"mau": source}).close()
    assert states(tmp_path)["/tin-1.html"] == ("failed", "body of 1000000 tags exceeds the limit of 500000")


def test_another_port_is_the_same_site(crawling: Crawling, web: Web) -> None:
    crawling.add("mau", web.serve(web.site_of(6)).base_url)
    crawling.run()
    moved = web.serve(web.site_of(6))
    crawling.add("mau", moved.base_url)
    report = crawling.run(full=True)["mau"]
    assert (report["new"], report["not_modified"], report["captured"]) == (0, 6, 0)
    assert len(moved.asked) == 6 + 3 + 1


def test_one_crawl_at_a_time(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(6))
    site.delay = 2.0
    crawling.add("mau", site.base_url)
    one = crawling.start()
    while not site.asked:
        time.sleep(0.01)
    other = crawling.start()
    other.join(20)
    assert other.exitcode != 0
    assert "is at work here" in crawling.log.read_text("utf-8")
    site.delay = 0.0
    one.join(20)
    assert one.exitcode == 0


def test_a_crawl_that_cannot_begin_gives_the_folder_back(tmp_path: Path) -> None:
    (tmp_path / "captures").mkdir()
    ledger = tmp_path / "captures" / "ledger.db"
    ledger.write_text("x" * 5000)
    with pytest.raises(LedgerError):
        Run(tmp_path, {}, Options())
    ledger.unlink()
    with hold(tmp_path / "captures", "another command"):
        pass


def test_scrapys_own_commands_see_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "crawler.settings")
    listed = subprocess.run([sys.executable, "-m", "scrapy", "list"], capture_output=True, text=True, cwd=tmp_path)
    assert listed.stdout.split() == list(load_sources())


def test_the_contact_is_in_the_user_agent(crawling: Crawling, web: Web) -> None:
    crawling.environment["THIDUA_CONTACT"] = "luu-tru@tdkt.example"
    site, own = web.serve(web.site_of(1)), web.serve(web.site_of(1))
    crawling.add("mau", site.base_url)
    crawling.add("rieng", own.base_url, contact="rieng@tdkt.example")
    crawling.run()
    assert all("luu-tru@tdkt.example" in agent for agent in site.agents)
    assert all("rieng@tdkt.example" in agent for agent in own.agents)


def test_nothing_is_asked_for_while_robots_txt_cannot_be_read(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(3))
    site.pages["/robots.txt"] = web.Page("hỏng", 503)
    crawling.add("mau", site.base_url)
    crawling.add("tat", "http://127.0.0.1:9/")
    report = crawling.run()
    assert (report["mau"]["ended"], report["tat"]["ended"]) == ("robots.txt", "robots.txt")
    (fault,) = report["mau"]["faults"]
    assert (fault["kind"], fault["state"], fault["reason"]) == ("listing", "failed", "robots.txt answers HTTP 503")
    assert "robots.txt cannot be read: DownloadConnectionRefusedError" in report["tat"]["faults"][0]["reason"]
    assert set(site.asked) == {"/robots.txt"}
    del site.pages["/robots.txt"]
    assert crawling.run()["mau"]["new"] == 3, "tried again in the next run"


def test_a_source_is_not_asked_outside_its_hours(crawling: Crawling, web: Web) -> None:
    site, always = web.serve(web.site_of(3)), web.serve(web.site_of(3))
    hour = dt.datetime.now(VIETNAM).hour
    politeness = {"delay": 0, "throttle": False, "hours": f"{(hour + 2) % 24}-{(hour + 3) % 24}"}
    crawling.add("mau", site.base_url, politeness=politeness)
    crawling.add("luon", always.base_url, politeness={**politeness, "hours": f"{hour}-{(hour + 2) % 24}"})
    report = crawling.run()
    assert (report["mau"]["ended"], report["mau"]["faults"], site.asked) == ("outside its hours", [], [])
    assert report["luon"]["new"] == 3


def test_an_article_that_comes_back_is_written_again(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(2))
    crawling.add("mau", site.base_url)
    whole = dict(site.pages)
    for pages in (whole, {**whole, "/tin-1.html": web.Page("mất", 404)}, whole, whole):
        site.pages = pages
        crawling.run(full=True)
    statuses = [
        capture.status
        for path in list_warcs(crawling.captures)
        for capture in read_captures(path, on_cut=lambda cut: None)
        if capture.key == "/tin-1.html"
    ]
    assert statuses == [200, 404, 200]


def test_addresses_are_kept_without_session_ids(crawling: Crawling, web: Web) -> None:
    site = web.serve({"/muc": web.Page(web.html("Mục", "/tin-1.html;jsessionid=0A1B?sid=7&trang=2"))})
    site.pages["/tin-1.html?trang=2"] = web.Page(web.html("Bài"))
    crawling.add("mau", site.base_url, article_url=r"/tin-\d+\.html")
    assert crawling.run()["mau"]["new"] == 1
    assert rows(crawling.captures, "SELECT url FROM urls WHERE kind = 'article'") == [
        (f"{site.base_url}tin-1.html?trang=2",)
    ]


def test_a_fault_in_our_own_code_is_told_with_its_traceback(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(3))
    crawling.add("mau", site.base_url)
    crawling.home.mkdir()
    crawling.sources.rename(crawling.home / "sources")
    code = (
        "import crawler.spider, thidua.cli\n"
        "crawler.spider.assess = lambda *given, **more: 1 / 0\n"
        f"thidua.cli.main(['--home', {str(crawling.home)!r}, 'crawl', 'mau'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "was asked for and never answered; see the log" in done.stdout + done.stderr
    assert "ZeroDivisionError: division by zero" in done.stderr


FULL = """
import errno, crawler.warc
whole, writes = crawler.warc.append, iter(range(1000))
def append(file, data):
    if next(writes) >= {room}:
        raise OSError(errno.ENOSPC, "No space left on device")
    return whole(file, data)
crawler.warc.append = append
"""


@pytest.mark.parametrize(("room", "asked"), [(0, 1), (4, 6)])
def test_a_full_disk_ends_the_crawl_and_leaves_the_rest_as_it_was(
    crawling: Crawling, web: Web, room: int, asked: int
) -> None:
    site = web.serve(web.site_of(20))
    site.pages["/robots.txt"] = web.Page("User-agent: *\nDisallow: /cam/\n", headers={"Content-Type": "text/plain"})
    crawling.add("mau", site.base_url, politeness={"delay": 0, "throttle": False, "requests": 1})
    crawling.beforehand = FULL.format(room=room)
    process = crawling.start()
    process.join(30)
    assert "No space left on device" in crawling.log.read_text("utf-8")
    assert len(site.asked) <= asked, "not even while nothing is known of robots.txt"
    assert {state for state, _ in states(crawling.captures).values()} <= {"ok", "pending"}
    crawling.beforehand, crawling.log = "", crawling.log.with_name("again.txt")
    crawling.run()
    assert sum(key.startswith("/tin-") for key in states(crawling.captures)) == 20


def test_a_sitemap_of_sitemaps_is_always_read(crawling: Crawling, web: Web) -> None:
    def sitemap(root: str, tag: str, *paths: str) -> str:
        places = "".join(f"<{tag}><loc>{site.base_url}{path}</loc></{tag}>" for path in paths)
        return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</{root}>'

    site = web.serve({f"/tin-{number}.html": web.Page(web.html("Bài")) for number in (1, 2)})
    xml = {"Content-Type": "text/xml"}
    site.pages["/muc"] = web.Page(sitemap("sitemapindex", "sitemap", "bai.xml"), headers=xml, etag='"muc"')
    site.pages["/bai.xml"] = web.Page(sitemap("urlset", "url", "tin-1.html"), headers=xml, etag='"1"')
    crawling.add("mau", site.base_url)
    crawling.run()
    site.pages["/bai.xml"] = web.Page(sitemap("urlset", "url", "tin-1.html", "tin-2.html"), headers=xml, etag='"2"')
    assert crawling.run()["mau"]["new"] == 1


def test_a_form_that_is_answered_with_a_wall_is_one(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(3))
    crawling.add("mau", site.base_url)
    crawling.run()
    page = "muc?__EVENTTARGET=pager&__EVENTARGUMENT=&__PAGE=2"
    with Ledger(crawling.captures / "ledger.db") as ledger:
        left = ("mau", f"/{page}", f"{site.base_url}{page}", "listing", "pending", *["2026-03-01"] * 3, "/muc")
        columns = "source, key, url, kind, state, first_seen, last_seen, next_try, listing"
        ledger.write(f"INSERT INTO urls ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [left])
    site.pages["/muc"] = web.Page("Chậm lại", status=429, headers={"Retry-After": "7200"})
    crawling.run()
    assert states(crawling.captures)[f"/{page}"] == ("blocked", "HTTP 429")
