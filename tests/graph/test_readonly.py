"""What may be asked, and what is refused before a database sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher import returned_columns, tokens
from graph.errors import StoreError, WriteRefused
from graph.readonly import check_read_only
from graph.search import fulltext_query


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n:Document) RETURN n.id AS id",
        "match (n) return n.id as id;",
        "MATCH (n {set: 1}) WHERE n.create = 'DELETE' AND n.`merge` = \"SET\" RETURN n.remove AS r // DELETE",
        "MATCH (n:Set)-[:DELETE|CREATE]->(m) RETURN n{.set, drop: m.id} AS x",
        "CALL db.index.fulltext.queryNodes($index, $q) YIELD node, score RETURN node.id AS id",
        "MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN count(m) AS c } RETURN n.id AS id, c",
        "MATCH (n) CALL { RETURN 1 AS one } RETURN one",
        "RETURN duration.inDays(date('2030-01-01'), date()).days AS days, date.truncate('year', date()) AS y",
        "EXPLAIN MATCH (n) RETURN n",
        "UNWIND $rows AS row RETURN row.id AS id",
        "WITH 1 AS x WHERE x IN [1, 2] RETURN x",
        "MATCH (n) WHERE n.title = 'it\\'s; DELETE' RETURN n.id AS id",
    ],
)
def test_questions_pass(statement: str) -> None:
    check_read_only(statement)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("CREATE (n)", "begins with 'CREATE'"),
        ("MATCH (n) SET n.x = 1", "write: SET"),
        ("MATCH (n) set n:Held", "write: SET"),
        ("MATCH (n) DETACH DELETE n", "write: DETACH"),
        ("MATCH (n) RETURN n.id AS id; MATCH (m) RETURN m", "more than one"),
        ("MATCH (n)\nWITH n\nMERGE (m) RETURN m", "write: MERGE"),
        ("MATCH (n) CALL (n) { CREATE (m) } RETURN n", "write: CREATE"),
        ("MATCH (n) FOREACH (x IN [1] | REMOVE n.a)", "write: FOREACH"),
        ("MATCH (n) // \n DELETE n", "write: DELETE"),
        ("MATCH (n) WHERE n.a = '// ' DELETE n //'", "write: DELETE"),
        ("MATCH (n {a: `x` }) DELETE n", "write: DELETE"),
        ("LOAD CSV FROM 'http://x' AS l RETURN l", "begins with 'LOAD'"),
        ("WITH 1 AS a LOAD CSV FROM 'http://x' AS l RETURN l", "LOAD CSV"),
        ("MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x", "Transactions"),
        ("CALL apoc.load.json('x') YIELD value RETURN value", "procedure apoc.load.json"),
        ("CALL `apoc`.load.json('x') YIELD value RETURN value", "may not be called"),
        ("MATCH (n) OPTIONAL CALL dbms.killQuery('1') YIELD x RETURN x", "procedure dbms.killQuery"),
        ("RETURN apoc.text.join(['a'], '') AS x", "function apoc.text.join"),
        ("RETURN '\\u0027 AS x", "escape"),
        ("SHOW USERS", "begins with 'SHOW'"),
        ("USE system MATCH (n) RETURN n", "begins with 'USE'"),
        ("DROP INDEX document_search", "begins with 'DROP'"),
        (" ; ", "empty"),
        ("// only this", "empty"),
    ],
)
def test_the_rest_is_refused(statement: str, reason: str) -> None:
    with pytest.raises(WriteRefused, match=reason):
        check_read_only(statement)


@pytest.mark.parametrize("statement", ["RETURN 'x", "RETURN `x", 'RETURN "x', "MATCH (n) /* DELETE */ RETURN n"])
def test_what_cannot_be_read_is_refused(statement: str) -> None:
    with pytest.raises(StoreError):
        check_read_only(statement)


def test_tokens_know_their_place() -> None:
    assert [(t.kind, t.text, t.start) for t in tokens("a // b\n 'c\\'' `d``e` 1.5")] == [
        ("word", "a", 0),
        ("string", "'c\\''", 8),
        ("quoted", "`d``e`", 14),
        ("number", "1.5", 21),
    ]


@given(st.text(alphabet="RETURN ab'\"`\\/*;.,(){}[]|:$1\n", max_size=60))
def test_nothing_breaks_the_reader(statement: str) -> None:
    try:
        check_read_only(statement)
        returned_columns(statement)
    except StoreError:
        pass


@pytest.mark.parametrize(
    ("statement", "columns"),
    [
        ("MATCH (n) RETURN n.id AS id, count(*) AS `how many` ORDER BY id", ("id", "how many")),
        ("MATCH (n) RETURN DISTINCT n.id, [x IN [1, 2] | x] AS l SKIP 1 LIMIT 2;", ("n.id", "l")),
        ("CALL { MATCH (n) RETURN n AS inner } RETURN {a: 1, b: 2} AS m", ("m",)),
        ("MATCH (n) RETURN n.a AS a UNION MATCH (m) RETURN m.b AS a", ("a",)),
        ("MATCH (n)", ()),
    ],
)
def test_columns(statement: str, columns: tuple[str, ...]) -> None:
    assert returned_columns(statement) == columns


def test_a_question_becomes_a_query() -> None:
    assert fulltext_query("Chỉ thị 25-CT") == "+chi +thi +25 +ct*"
    assert fulltext_query("Đồng bộ", prefix=False) == "+dong +bo"
    assert fulltext_query(' "*?~ ') == ""
    assert fulltext_query("a " * 100).count("+") == 50
