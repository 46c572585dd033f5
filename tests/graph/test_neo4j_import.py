"""The export for ``neo4j-admin database import full``, through the real tool into a real server."""

from __future__ import annotations

from pathlib import Path

import invented_graph
import neo4j_server
import pytest
from small_plans import contents, plan

from graph.errors import StoreError
from graph.neo4j_import import write_import
from graph.opening import open_store
from graph.rows import DocumentGraph, Node
from graph.store import Store

ODD = 'Một "câu" có dấu phẩy, dấu \\ và\nhai dòng; đ 𝄞 \t'


def test_tables_have_typed_headers(embedded_store: Store, tmp_path: Path) -> None:
    embedded_store.upsert([plan("kh-1", tasks=1, title=None, third_party=False)])
    write_import(embedded_store, tmp_path / "tables")
    places = (tmp_path / "tables" / "nodes" / "Place.csv").read_text("utf-8").splitlines()
    assert places == [
        "id:ID(Place),name:string,level:string,code:string,iso:string,valid_from:date,valid_to:date",
        '"tinh-x","tỉnh X","province",,,,',
    ]
    led = (tmp_path / "tables" / "relationships" / "LED_BY.Task.Agency.csv").read_text("utf-8").splitlines()
    assert led == [
        ":START_ID(Task),:END_ID(Agency),stated_by:string,span_start:long,span_end:long,page:long,quote:string,"
        "rule:string,confidence:double",
        '"kh-1/task/1","so-y-te-x","kh-1",,,,,,0.5',
    ]
    arguments = (tmp_path / "tables" / "import.args").read_text("utf-8").splitlines()
    assert "--nodes=Place=nodes/Place.csv" in arguments
    assert "--relationships=LED_BY=relationships/LED_BY.Task.Agency.csv" in arguments


def test_what_is_there_is_not_overwritten(embedded_store: Store, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    with pytest.raises(StoreError, match="is there already"):
        write_import(embedded_store, tmp_path / "tables")


def test_the_same_graph_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    store.upsert(invented_graph.sample())
    write_import(store, tmp_path / "one")
    store.clear()
    store.bulk_load(reversed(invented_graph.sample()))
    write_import(store, tmp_path / "two")
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert len(files) > 15
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


@pytest.mark.neo4j
def test_the_import_tool_makes_the_same_graph(neo4j_programs: None, embedded_store: Store, tmp_path: Path) -> None:
    odd = Node(
        "Document", "odd", {"status": "held", "title": ODD, "issuer": "", "pages": -3, "issued_on": "1945-09-02"}
    )
    embedded_store.upsert([*invented_graph.sample(), DocumentGraph("odd", (odd,))])
    write_import(embedded_store, tmp_path / "tables")
    neo4j_server.import_tables(tmp_path / "home", tmp_path / "tables")
    with neo4j_server.running(tmp_path / "home") as address:
        imported = open_store(address)
        assert contents(imported) == contents(embedded_store)
        found = "CALL db.index.fulltext.queryNodes('document_search', 'van hoa') YIELD node RETURN count(node) AS n"
        assert imported.run(found).rows[0]["n"] > 3
        imported.upsert(invented_graph.sample())
        assert contents(imported) == contents(embedded_store)
        imported.close()
