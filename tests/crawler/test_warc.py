from __future__ import annotations

import datetime as dt
import errno
import gzip
import io
import os
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.errors import CaptureError
from crawler.warc import Exchange, WarcWriter, list_warcs, read_capture, read_captures

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.members import Cut

BODY = "<p>Khối thi đua số 6 họp tổng kết.</p>".encode() * 40


def exchange(number: int = 1, **changes: object) -> Exchange:
    made = Exchange(
        source="mau",
        kind="article",
        key=f"/tin-{number}.html",
        url=f"http://tdkt.example/tin-{number}.html",
        fetched=dt.datetime(2026, 3, 1, 8, 0, number, 250_000, tzinfo=dt.UTC),
        request_headers=(("User-Agent", "thidua"),),
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"), ("Transfer-Encoding", "chunked")),
        body=BODY,
        ip="192.0.2.1",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def write(folder: Path, *exchanges: Exchange, **options: int) -> None:
    writer = WarcWriter(folder, "20260301T080000-aaaaaa", **options)
    for one in exchanges:
        writer.write(one)
    writer.close()


def starts_of_members(path: Path) -> list[int]:
    """Return where the gzip members of an undamaged file begin."""
    data, starts = path.read_bytes(), [0]
    while True:
        inflater = zlib.decompressobj(31)
        inflater.decompress(data[starts[-1] :])
        if not inflater.unused_data:
            return starts
        starts.append(len(data) - len(inflater.unused_data))


def no_cut(cut: Cut) -> None:
    raise AssertionError(cut)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write(tmp_path, exchange())
    (capture,) = read_captures(list_warcs(tmp_path)[0], on_cut=no_cut)
    assert (capture.source, capture.run, capture.kind, capture.key) == (
        "mau", "20260301T080000-aaaaaa", "article", "/tin-1.html",
    )  # fmt: skip
    assert (capture.url, capture.status) == ("http://tdkt.example/tin-1.html", 200)
    assert capture.fetched == exchange().fetched
    assert capture.content_type == "text/html; charset=utf-8"
    assert (capture.body, capture.fault) == (BODY, None)


def test_any_reader_of_warc_files_can_use_them(tmp_path: Path) -> None:
    write(tmp_path, exchange(1), exchange(2))
    with list_warcs(tmp_path)[0].open("rb") as file:
        records = [
            (record.rec_type, record.content_stream().read()) for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert [kind for kind, _ in records] == ["warcinfo", *["request", "response", "metadata"] * 2]
    assert b"reconstruction" in records[0][1]
    assert records[2][1] == BODY


def test_a_body_stays_as_received_and_is_decoded_on_reading(tmp_path: Path) -> None:
    packed = gzip.compress(BODY)
    write(tmp_path, exchange(body=packed, headers=(("Content-Encoding", "gzip"),)))
    path = list_warcs(tmp_path)[0]
    (capture,) = read_captures(path, on_cut=no_cut)
    assert capture.body == BODY
    with path.open("rb") as file:
        (raw,) = [record.raw_stream.read() for record in ArchiveIterator(file) if record.rec_type == "response"]
    assert raw == packed


def test_the_digest_is_of_the_decoded_body(tmp_path: Path) -> None:
    write(
        tmp_path,
        exchange(1),
        exchange(2, body=gzip.compress(BODY, 1), headers=(("Content-Encoding", "gzip"),)),
        exchange(3, body=BODY + b"!"),
    )
    one, two, three = read_captures(list_warcs(tmp_path)[0], on_cut=no_cut)
    assert one.digest == two.digest != three.digest


def test_a_body_that_cannot_be_decoded_says_so(tmp_path: Path) -> None:
    write(tmp_path, exchange(headers=(("Content-Encoding", "gzip"),)))
    (capture,) = read_captures(list_warcs(tmp_path)[0], on_cut=no_cut)
    assert capture.body == b""
    assert capture.fault is not None
    assert "gzip" in capture.fault


def test_what_a_reader_should_know_of_the_fetching(tmp_path: Path) -> None:
    write(tmp_path, exchange(1), exchange(2, note="certificate not checked"))
    assert [one.note for one in read_captures(list_warcs(tmp_path)[0], on_cut=no_cut)] == [
        None, "certificate not checked",
    ]  # fmt: skip


def test_random_access_and_reading_on(tmp_path: Path) -> None:
    write(tmp_path, *(exchange(number) for number in range(1, 6)))
    path = list_warcs(tmp_path)[0]
    captures = list(read_captures(path, on_cut=no_cut))
    third = captures[2]
    assert read_capture(path, third.offset) == third
    assert list(read_captures(path, on_cut=no_cut, start=third.offset + third.length)) == captures[3:]


@pytest.mark.parametrize("lost", [1, 100, 400, 700, 1000])
def test_a_cut_file_is_read_up_to_the_cut(tmp_path: Path, lost: int) -> None:
    write(tmp_path, *(exchange(number) for number in range(1, 4)))
    path = list_warcs(tmp_path)[0]
    whole = list(read_captures(path, on_cut=no_cut))
    path.write_bytes(path.read_bytes()[:-lost])
    cuts: list[Cut] = []
    assert list(read_captures(path, on_cut=cuts.append)) == whole[:2]
    (cut,) = cuts
    assert (cut.file, cut.offset) == (path.name, whole[2].offset)
    assert cut.offset + cut.lost == path.stat().st_size
    assert "breaks off" in str(cut)


def test_a_file_overwritten_with_zeros_by_a_power_cut(tmp_path: Path) -> None:
    write(tmp_path, exchange(1), exchange(2))
    path = list_warcs(tmp_path)[0]
    whole = list(read_captures(path, on_cut=no_cut))
    path.write_bytes(path.read_bytes()[: whole[1].offset] + bytes(5000))
    cuts: list[Cut] = []
    assert list(read_captures(path, on_cut=cuts.append)) == whole[:1]
    assert "no gzip" in cuts[0].reason


@pytest.mark.parametrize("record", range(3))
def test_what_follows_a_damaged_record_is_read(tmp_path: Path, record: int) -> None:
    write(tmp_path, *(exchange(number) for number in range(1, 6)))
    path = list_warcs(tmp_path)[0]
    whole = list(read_captures(path, on_cut=no_cut))
    spoilt = starts_of_members(path)[1 + 2 * 3 + record] + 40
    data = bytearray(path.read_bytes())
    data[spoilt : spoilt + 2] = bytes(byte ^ 0xFF for byte in data[spoilt : spoilt + 2])
    path.write_bytes(data)
    cuts: list[Cut] = []
    assert list(read_captures(path, on_cut=cuts.append)) == [*whole[:2], *whole[3:]]
    (cut,) = cuts
    assert (cut.offset, cut.lost) == (whole[2].offset, whole[2].length)
    assert f"is damaged at byte {cut.offset}" in str(cut)
    with pytest.raises(CaptureError, match=f"no capture at offset {whole[2].offset}: "):
        read_capture(path, whole[2].offset)


def test_damage_is_not_taken_for_a_record_where_a_page_was_received_packed(tmp_path: Path) -> None:
    packed = exchange(2, body=gzip.compress(BODY), headers=(("Content-Encoding", "gzip"),))
    write(tmp_path, exchange(1), packed, exchange(3))
    path = list_warcs(tmp_path)[0]
    whole = list(read_captures(path, on_cut=no_cut))
    data = bytearray(path.read_bytes())
    data[whole[1].offset : whole[1].offset + 8] = bytes(8)
    data[starts_of_members(path)[5]] = 0
    path.write_bytes(data)
    cuts: list[Cut] = []
    assert list(read_captures(path, on_cut=cuts.append)) == [whole[0], whole[2]]
    assert [(cut.offset, cut.lost) for cut in cuts] == [(whole[1].offset, whole[1].length)]


def test_nothing_at_an_offset(tmp_path: Path) -> None:
    write(tmp_path, exchange())
    path = list_warcs(tmp_path)[0]
    with pytest.raises(CaptureError, match="no capture at offset 3"):
        read_capture(path, 3)
    with pytest.raises(CaptureError, match="no capture"):
        read_capture(path, path.stat().st_size)
    with pytest.raises(CaptureError, match="no capture"):
        read_capture(tmp_path / "lost.warc.gz", 0)


class FillingUp(io.FileIO):
    """A file on a disk with little room, which takes a part of what is written, or nothing and says so."""

    room = 0

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if self.room == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken = super().write(data[: min(self.room, 1000)])
        FillingUp.room -= taken
        return taken


def test_what_a_full_disk_takes_in_part_is_not_written_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.warc.io.FileIO", FillingUp)
    monkeypatch.setattr(FillingUp, "room", 4000)
    writer = WarcWriter(tmp_path, "20260301T080000-aaaaaa")
    first = writer.write(exchange(1))
    with pytest.raises(OSError, match="No space left"):
        writer.write(exchange(2, body=os.urandom(9000)))
    monkeypatch.setattr(FillingUp, "room", 100_000)
    second = writer.write(exchange(3))
    writer.close()
    (path,) = list_warcs(tmp_path)
    assert [(one.offset, one.key) for one in read_captures(path, on_cut=no_cut)] == [
        (first.offset, "/tin-1.html"), (second.offset, "/tin-3.html"),
    ]  # fmt: skip


def test_files_rotate_by_size(tmp_path: Path) -> None:
    write(tmp_path, *(exchange(number) for number in range(1, 6)), max_file=2500)
    files = list_warcs(tmp_path)
    assert len(files) > 1
    keys = [capture.key for path in files for capture in read_captures(path, on_cut=no_cut)]
    assert keys == [f"/tin-{number}.html" for number in range(1, 6)]


def test_a_run_never_appends_to_a_file_of_another(tmp_path: Path) -> None:
    write(tmp_path, exchange())
    with pytest.raises(FileExistsError):
        write(tmp_path, exchange())


def test_no_file_without_an_exchange(tmp_path: Path) -> None:
    write(tmp_path)
    assert list_warcs(tmp_path) == []
