"""The command line, each command in a process of its own."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

from chithi_process import CHITHI, ROOT, Chithi
from invented_graph import NEW_12, OLD_12, PLAN, READING


def test_help(chithi: Chithi) -> None:
    answer = chithi("--help")
    assert answer.returncode == 0
    for command in ("ingest", "query", "cypher", "serve", "view", "extract", "export", "rebuild", "doctor"):
        assert f" {command} " in answer.stdout


def test_nothing_heavy_is_imported_before_a_command_needs_it() -> None:
    seen = "import sys, api.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    answer = subprocess.run([sys.executable, "-c", seen], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {"arcadedb_embedded", "fastapi", "jpype", "lxml", "mcp", "neo4j", "networkx", "numpy", "pyvis", "rdflib"}
    assert heavy.isdisjoint(answer.stdout.split())


def test_a_question_as_json(chithi: Chithi, filled_data: Path) -> None:
    answer = chithi("query", "documents/implementers", "document=91-CT/TW", "--format", "json", data=filled_data)
    assert (answer.returncode, answer.stderr) == (0, "")
    rows = json.loads(answer.stdout)
    assert {row["relation"] for row in rows if row["id"] == PLAN} == {"direct", "through 903/NQ-CP"}


def test_a_question_as_csv_markdown_and_table(chithi: Chithi, owned_data: Path) -> None:
    given = ("query", "documents/search", "q=chi thi 91")
    rows = list(csv.DictReader(io.StringIO(chithi(*given, "--format", "csv", data=owned_data).stdout)))
    assert [row["id"] for row in rows] == [READING]
    assert chithi(*given, "--format", "md", "--lang", "vi", data=owned_data).stdout.startswith("| mã | loại |")
    table = chithi(*given, data=owned_data)
    assert "91-CT/TW" in table.stdout
    assert table.stderr == "1 row\n"


def test_no_rows(chithi: Chithi, owned_data: Path) -> None:
    given = ("query", "documents/search", "q=xyzzy")
    assert chithi(*given, "--format", "json", data=owned_data).stdout == "[]\n"
    assert chithi(*given, "--format", "csv", data=owned_data).stdout.startswith("id,type,")
    assert chithi(*given, data=owned_data).stdout == ""


def test_a_name_of_several_gets_the_list(chithi: Chithi, owned_data: Path) -> None:
    answer = chithi("query", "documents/implementers", "document=12-CT/TW", "--format", "json", data=owned_data)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert OLD_12 in answer.stderr
    assert NEW_12 in answer.stderr
    assert "Traceback" not in answer.stderr


def test_mistakes_are_sentences(chithi: Chithi, owned_data: Path) -> None:
    for arguments, code, says in (
        (("query", "documents/implementer", "document=x"), 1, "documents/implementers"),
        (("query", "documents/implementers"), 1, "needs the parameter document"),
        (("query", "documents/implementers", "directive=x"), 1, "has no parameter 'directive'"),
        (("query", "documents/implementers", "91-CT/TW"), 2, "name=value"),
        (("query", "documents/implementers", "document=99-CT/TW"), 1, "holds no document"),
        (("query", "documents/list", "--format", "xml"), 2, "xml"),
        (("cypher", "CREATE (d:Document {id: 'x'})"), 1, "not a question"),
        (("cypher", "MATCH (d:Document RETURN d"), 1, "refused the statement"),
        (("export", "word", "-o", "x"), 2, "no export format"),
        (("view", "documents/tasks", "document=x", "-o", "x.html"), 1, "no picture"),
        (("nothing",), 2, "nothing"),
    ):
        answer = chithi(*arguments, data=owned_data)
        assert (answer.returncode, answer.stdout) == (code, ""), (arguments, answer)
        assert says in answer.stderr, (arguments, answer.stderr)
        assert "Traceback" not in answer.stderr


def test_a_store_that_is_away(chithi: Chithi) -> None:
    answer = chithi("query", "graph/summary", CHITHI_STORE="bolt://127.0.0.1:9")
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    answer = chithi("query", "graph/summary", CHITHI_STORE="http://somewhere")
    assert "is not the address of a store" in answer.stderr


def test_cypher_with_parameters(chithi: Chithi, owned_data: Path) -> None:
    statement = "MATCH (t:Target) WHERE t.value > $least RETURN t.id AS id, t.value AS value ORDER BY id"
    answer = chithi("cypher", statement, "least=90", "--format", "json", data=owned_data)
    assert json.loads(answer.stdout) == [{"id": f"{PLAN}/g2", "value": 92.5}]


def test_questions_describe_themselves(chithi: Chithi) -> None:
    assert "documents/implementers" in chithi("queries").stdout
    described = chithi("queries", "documents/implementers").stdout
    assert "chithi query documents/implementers document=91-CT/TW" in described
    assert "MATCH" in chithi("query", "documents/implementers", "--explain").stdout


def test_a_picture(chithi: Chithi, owned_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "cascade.html"
    answer = chithi("view", "documents/cascade", "document=91-CT/TW", "-o", out, data=owned_data)
    assert answer.returncode == 0, answer.stderr
    assert "142/KH-UBND" in out.read_text(encoding="utf-8")


def test_an_export(chithi: Chithi, owned_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph.jsonl"
    assert chithi("export", "jsonl", "-o", out, data=owned_data).returncode == 0
    assert sum("Document" in line for line in out.read_text(encoding="utf-8").splitlines()) > 15
    answer = chithi("export", "jsonl", "-o", tmp_path / "no" / "graph.jsonl", data=owned_data)
    assert answer.returncode == 1
    assert "cannot be written" in answer.stderr


def test_the_doctor(chithi: Chithi, owned_data: Path) -> None:
    answer = chithi("doctor", data=owned_data)
    assert answer.returncode == 0, answer
    assert "ok       store                embedded, 16 documents" in answer.stdout
    away = chithi("doctor", data=owned_data, CHITHI_STORE="bolt://127.0.0.1:9")
    assert away.returncode == 1
    assert "broken   store" in away.stdout


def test_a_data_folder_that_cannot_be_used(chithi: Chithi, tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("", encoding="utf-8")
    answer = chithi("query", "graph/summary", data=file)
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr


def test_a_reader_that_goes_away(chithi: Chithi, environment: dict[str, str], filled_data: Path) -> None:
    command = [*CHITHI, "query", "documents/implementers", "document=91-CT/TW", "--format", "json"]
    env = {**environment, "CHITHI_DATA": str(filled_data)}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read().decode()
        assert "Traceback" not in said
        assert "Exception" not in said


def test_names_of_questions_are_completed(chithi: Chithi) -> None:
    answer = chithi(_CHITHI_COMPLETE="complete_bash", COMP_WORDS="chithi query documents/im", COMP_CWORD="2")
    assert answer.stdout.split() == ["documents/implementers"]
