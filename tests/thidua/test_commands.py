from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from extract.records import KINDS
from models.gold import CORPUS
from thidua.cli import main

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = {
    "id": "a-1",
    "title": "Khối thi đua số 3 sơ kết công tác thi đua",
    "body": "Chiều ngày 12/7/2022, tại Hội trường Sở Y tế, Khối thi đua số 3 tổ chức Hội nghị sơ kết công tác thi"
    " đua.\n\n"
    "Chủ trì hội nghị có đồng chí Lò Thị Páo, Giám đốc Sở Y tế. Kiểm tra “một cửa” nhanh.",
    "published": "2022-07-13T08:00:00+07:00",
}


def run(*arguments: str, given: str | None = None) -> str:
    result = CliRunner().invoke(main, list(arguments), input=given)
    assert result.exit_code == 0, result.output
    return result.output


def test_help_lists_every_command_with_a_sentence_and_each_has_an_example() -> None:
    shown = run("--help")
    commands = main.list_commands(None)  # type: ignore[arg-type]  # the list does not depend on a context
    assert {"demo", "crawl", "build", "run", "serve", "facts", "evaluate", "status"} <= set(commands)
    for name in commands:
        assert f"  {name} " in shown
        assert "Example" in run(name, "--help")


def test_facts_writes_the_contracts_format_with_evidence_into_the_text() -> None:
    read = json.loads(run("facts", "-", given=json.dumps(ARTICLE)))
    assert set(read) == {"id", *KINDS, "mentions"}
    (meeting,) = read["meetings"]
    assert (meeting["kind"], meeting["date"], meeting["part_of_day"]) == ("mid_year_review", "2022-07-12", "afternoon")
    span = meeting["evidence"][0]
    assert ARTICLE["body"][span["start"] : span["end"]] == meeting["name"]


def test_explain_names_the_rule_the_evidence_and_what_was_rejected() -> None:
    shown = run("facts", "--explain", "-", given=json.dumps(ARTICLE))
    assert "== meetings: 1 facts" in shown
    assert "+ meetings.reported" in shown
    assert "[Lò Thị Páo]" in shown


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "a"}', "<stdin>:1: an article needs id, title and body as text"),
        ("{", "<stdin>:1: is no JSON"),
        (json.dumps({**ARTICLE, "published": "hôm qua"}), "<stdin>:1: published is 'hôm qua'"),
        (json.dumps({**ARTICLE, "published": "0001-01-01T00:00+14:00"}), "<stdin>:1: published is '0001"),
        (json.dumps({**ARTICLE, "title": "Hội nghị \ud800"}), "<stdin>:1: '\\ud800' is half a character"),
        (json.dumps({**ARTICLE, "province": 5}), "<stdin>:1: province must be text"),
        ("[" * 100_000, "<stdin>:1: is no JSON"),
        ("1" * 5_000, "<stdin>:1: is no JSON"),
    ],
)
def test_facts_of_a_bad_line_say_where_and_what_was_expected(line: str, message: str) -> None:
    result = CliRunner().invoke(main, ["facts", "-"], input=f"{line}\n{json.dumps(ARTICLE)}\n")
    assert result.exit_code == 1
    assert message in result.stderr
    assert json.loads(result.stdout)["id"] == "a-1", "the rest goes on"


def test_facts_of_a_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(ARTICLE), "utf-8-sig")
    assert json.loads(run("facts", str(path)))["id"] == "a-1"


def test_serve_on_a_taken_port_says_so(tmp_path: Path) -> None:
    (tmp_path / "archive.db").touch()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(main, ["--home", str(tmp_path), "serve", "--port", port])
    assert result.exit_code == 2
    assert f"port {port} on 127.0.0.1" in result.output


def test_serve_of_a_file_that_is_no_archive_says_so(tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_bytes(b"no archive at all" * 500)
    result = CliRunner().invoke(main, ["--home", str(tmp_path), "serve", "--port", "0"])
    assert result.exit_code == 2
    assert "archive.db cannot be read as an archive (file is not a database): move it away" in result.output


def test_evaluate_scores_its_own_predictions_as_from_a_file(tmp_path: Path) -> None:
    folder = str(CORPUS / "dev" / "d1")
    predictions = tmp_path / "facts.jsonl"
    predictions.write_text(run("facts", "-", given=run("evaluate", folder, "--inputs")), "utf-8")
    assert run("evaluate", folder, "--json") == run("evaluate", folder, "--pred", str(predictions), "--json")


@pytest.mark.parametrize(
    ("predictions", "told"),
    [
        (b"\x80\x81", "facts.jsonl: is no text in UTF-8"),
        (b"{", "facts.jsonl:1: is no JSON"),
        (b"[" * 100_000, "facts.jsonl:1: is no JSON"),
        (b"[]", "facts.jsonl:1: expected one JSON object with an id"),
        (b'{"people": []}', "facts.jsonl:1: key 'id' is missing"),
        (b'\n{"id": "d1-01", "people": 5}', "facts.jsonl:2: key 'people': "),
        (b'{"id": "d1-01", "people": [{"evidence": [{"start": "0"}]}]}', "key 'people.0.evidence.0.field' is missing"),
    ],
)
def test_evaluate_tells_what_is_wrong_with_predictions(tmp_path: Path, predictions: bytes, told: str) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_bytes(predictions)
    result = CliRunner().invoke(main, ["evaluate", str(CORPUS / "dev" / "d1"), "--pred", str(path)])
    assert result.exit_code == 2, result.output
    assert told in result.output


def test_evaluate_shows_the_baseline_beside_people() -> None:
    (people,) = [line for line in run("evaluate", str(CORPUS / "dev")).splitlines() if line.startswith("people")]
    *_, record_f1, slot_f1 = people.replace(",", "").split()
    assert (float(record_f1), float(slot_f1)) == (0.669, 0.284), "underthesea.ner by sentence, as first measured"
