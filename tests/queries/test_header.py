"""Every way in which a file of the catalogue can contradict itself is an error that names the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.catalogue import Catalogue
from queries.errors import CatalogueError, UnknownQuestion

GOOD = """// summary: {vi: Bố cục, en: Outline}
// path: /documents/{document}/parts
// parameters:
//   document: {type: document, vi: văn bản, en: the document}
//   limit: {type: integer, default: 5, minimum: 1, maximum: 9, vi: số dòng, en: most rows}
// columns:
//   path: {type: string, vi: mục, en: section}
// examples:
//   - {document: 91-CT/TW}
//
// A note
// on two lines.
MATCH (d:Document {id: $document})-[:HAS_SECTION]->(s:Section)
RETURN s.path AS path ORDER BY path LIMIT $limit
"""


TWO_STATEMENTS = (
    GOOD.partition("MATCH")[0]
    + """// select if limit:
MATCH (d:Document {id: $document})-[:HAS_SECTION]->(s:Section) RETURN s.id AS key ORDER BY key LIMIT $limit
// select:
MATCH (:Document {id: $document})-[:HAS_SECTION]->(s:Section) RETURN s.id AS key ORDER BY key
// rows:
UNWIND $selected AS key MATCH (s:Section {id: key}) RETURN s.path AS path ORDER BY path
"""
)


def _catalogue(folder: Path, text: str) -> Catalogue:
    (folder / "documents").mkdir()
    (folder / "documents" / "parts.cypher").write_text(text, encoding="utf-8")
    return Catalogue(folder)


def _refused(folder: Path, text: str, says: str) -> None:
    """A catalogue with this file cannot be read, and the error names the file."""
    with pytest.raises(CatalogueError, match=says) as caught:
        _catalogue(folder, text)
    assert str(caught.value).startswith("documents/parts.cypher")


def test_a_good_file(tmp_path: Path) -> None:
    question = _catalogue(tmp_path, GOOD)["documents/parts"]
    assert question.summary == {"vi": "Bố cục", "en": "Outline"}
    assert question.parameters["document"].required
    assert question.parameters["limit"].default == 5
    assert [column.name for column in question.columns] == ["path"]
    assert question.examples == ({"document": "91-CT/TW"},)
    assert question.notes == "A note on two lines."
    assert question.cypher.startswith("MATCH")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("$limit", "5", "declares the parameters"),
        ("LIMIT $limit", "SKIP $skip LIMIT $limit", "declares the parameters"),
        ("AS path ORDER BY path", "AS way ORDER BY way", "declares the columns"),
        ("RETURN s.path AS path", "RETURN s.path AS path, s.id AS id", "declares the columns"),
        ("type: integer", "type: number", "must have a type of"),
        ("default: 5, ", "default: 5, color: red, ", "unknown keys color"),
        ("type: string, vi", "type: text, vi", "must have a type of"),
        ("//   - {document: 91-CT/TW}", "//   - {number: 91-CT/TW}", "does not fit the parameters"),
        ("//   - {document: 91-CT/TW}", "//   - {limit: 3}", "does not fit the parameters"),
        ("// examples:\n//   - {document: 91-CT/TW}", "// examples: []", "has no example"),
        ("{document}/parts", "{limit}/parts", "name in braces only required parameters"),
        ("// path: /documents", "// path: documents", "must begin with /"),
        ("en: Outline}", "fr: Plan}", "must have the texts vi and en"),
        ("// examples:", "// trials:", "exactly the keys"),
        ("RETURN s.path", "SET s.path = '' RETURN s.path", "would write"),
        ("  limit: {", "  format: {", "reserved"),
        ("// examples:", "// shape: {matrix: {row: path, column: way}}\n// examples:", "names the column way"),
        ("// examples:", "// shape: {tree: {row: path, column: path}}\n// examples:", "must name node and parent"),
        ("// examples:", "// shape: {ring: {row: path}}\n// examples:", "must be one of tree, matrix"),
        ("{vi: Bố cục, en: Outline}", "{vi: [}", "not YAML"),
    ],
)
def test_contradictions(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in GOOD
    _refused(tmp_path, GOOD.replace(old, new), says)


def test_a_file_with_statements_that_select(tmp_path: Path) -> None:
    question = _catalogue(tmp_path, TWO_STATEMENTS)["documents/parts"]
    assert [selection.given for selection in question.selections] == [("limit",), ()]
    assert question.selections[1].cypher.endswith("ORDER BY key")
    assert question.cypher.startswith("UNWIND $selected")
    assert "// select if limit:" in question.text


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("// rows:\n", "", "and then one for the rows"),
        ("// select:\n", "", "and no other, must have no condition"),
        ("// select:", "// select if document:", "the last statement to select"),
        ("// select if limit:", "// select:", "the last statement to select"),
        ("select if limit", "select if level", "selects by level, which it does not declare"),
        ("s.id AS key ORDER BY key LIMIT", "s.id AS id ORDER BY id LIMIT", "must return the one column key"),
        ("UNWIND $selected AS key MATCH (s:Section {id: key})", "MATCH (s:Section)", "declares the parameters"),
        ("-[:HAS_SECTION]->(s:Section) RETURN s.id AS key ORDER BY key\n", "-[:X]->(s) DELETE s\n", "would write"),
    ],
)
def test_contradictions_of_statements_that_select(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in TWO_STATEMENTS
    _refused(tmp_path, TWO_STATEMENTS.replace(old, new, 1), says)


def test_two_questions_cannot_have_one_path(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "parts.cypher").write_text(GOOD, encoding="utf-8")
    with pytest.raises(CatalogueError, match="has the path of documents/parts"):
        _catalogue(tmp_path, GOOD)


def test_a_name_that_is_nearly_right() -> None:
    with pytest.raises(UnknownQuestion) as caught:
        Catalogue()["documents/implementer"]
    assert "documents/implementers" in caught.value.hint


def test_the_issues_questions_are_there() -> None:
    names = {question.name for question in Catalogue()}
    assert names >= {
        "documents/implementers", "documents/basis", "documents/cascade", "documents/coverage", "documents/path",
        "documents/citations", "documents/outline", "documents/search", "documents/show", "documents/list",
        "documents/tasks", "documents/targets", "tasks/by_agency", "tasks/due", "tasks/without_lead", "tasks/citing",
        "tasks/search", "targets/by_indicator", "targets/compare", "targets/matrix", "targets/due", "targets/pace",
        "agencies/search", "agencies/workload", "agencies/coordination", "agencies/succession", "agencies/kinds",
        "plans/compare", "plans/matrix", "graph/summary", "graph/neighbourhood", "graph/schema", "graph/quality",
    }  # fmt: skip
