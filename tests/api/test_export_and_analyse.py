"""``chithi export`` and ``chithi analyse`` as their users run them, on both engines."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from chithi_process import Chithi
from invented_graph import (
    BARE_77,
    BARE_PLAN,
    DEPARTMENT,
    HAU_GIANG,
    PARTY_PLAN,
    PLAN,
    PROGRAMME,
    READING,
    SAFETY,
    SAFETY_PLAN,
    sample,
)
from rdflib import RDF, URIRef

COUNTS = ("lead", "support", "alone", "documents", "partners")


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def ask(request: pytest.FixtureRequest, chithi: Chithi) -> Chithi:
    """``chithi`` over the invented graph, on each engine."""
    if request.param == "embedded":
        return partial(chithi, data=request.getfixturevalue("owned_data"))
    request.getfixturevalue("neo4j_store").upsert(sample())
    return partial(chithi, CHITHI_STORE=request.getfixturevalue("bolt_address"))


@pytest.mark.parametrize("format_", ["gexf", "graphml"])
def test_what_a_question_finds_as_a_network(ask: Chithi, tmp_path: Path, format_: str) -> None:
    asked = ("documents/implementers", "document=91-CT/TW")
    out = tmp_path / f"plans.{format_}"
    answer = ask("export", format_, *asked, "-o", out)
    assert (answer.returncode, answer.stdout) == (0, ""), answer.stderr
    rows = json.loads(ask("query", *asked, "--format", "json").stdout)
    graph = nx.read_gexf(out, version="1.3") if format_ == "gexf" else nx.read_graphml(out, force_multigraph=True)
    tasks = {row["task"].replace("/", ":" if format_ == "graphml" else "/") for row in rows if row["task"]}
    assert set(graph) == {READING, *(row["id"] for row in rows), *tasks}
    assert {PLAN, PROGRAMME, PARTY_PLAN, HAU_GIANG, DEPARTMENT} <= set(graph)
    assert not {SAFETY, SAFETY_PLAN} & set(graph)
    found = {(start, end) for start, end, label in graph.edges(data="label") if label == "IMPLEMENTS"}
    assert {(PLAN, READING), (DEPARTMENT, PLAN), (HAU_GIANG, PARTY_PLAN)} <= found


def test_names_under_another_base(ask: Chithi, tmp_path: Path) -> None:
    out = tmp_path / "graph.ttl"
    assert ask("export", "turtle", "--base", "https://data.example/", "-o", out).returncode == 0
    plan = URIRef(f"https://data.example/document/{PLAN}")
    graph = rdflib.Graph().parse(out)
    assert (plan, RDF.type, URIRef("urn:chithi:model:Document")) in graph
    assert (plan, URIRef("urn:chithi:model:implements"), URIRef(f"https://data.example/document/{READING}")) in graph


def test_mistakes_in_an_export_are_sentences(ask: Chithi, tmp_path: Path) -> None:
    question = ("documents/implementers", "document=91-CT/TW")
    for arguments, code, says in (
        (("turtle", *question), 2, "holds the whole graph only"),
        (("gexf", "documents/implementer", "document=91-CT/TW"), 1, "documents/implementers"),
        (("gexf", "documents/implementers"), 1, "needs the parameter document"),
        (("gexf", "documents/implementers", "document=12-CT/TW"), 1, "12-ct-tw.2012"),
        (("turtle", "--base", "data"), 1, "cannot be the beginning of names"),
    ):
        answer = ask("export", *arguments, "-o", tmp_path / "out")
        assert (answer.returncode, answer.stdout) == (code, ""), (arguments, answer.stderr)
        assert says in answer.stderr, (arguments, answer.stderr)
        assert "Traceback" not in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_on_whom_most_tasks_depend(ask: Chithi) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("analyse", "agencies", "--format", "csv").stdout)))
    assert {row["is_group"] for row in rows} == {"false"}
    assert [(row["id"], *(int(row[name]) for name in COUNTS)) for row in rows] == [
        ("so-van-hoa-bac-giang", 2, 0, 1, 1, 1),
        ("so-thong-tin-hau-giang", 1, 0, 1, 1, 0),
        ("so-van-hoa-hau-giang", 1, 0, 1, 1, 0),
        ("so-tai-chinh-bac-giang", 0, 1, 0, 1, 1),
    ]
    table = ask("analyse", "agencies", "--lang", "vi", "--limit", "2")
    words = set(table.stdout.split())
    assert {"Sở", "Văn", "Thể", "Bắc", "Giang", "chủ", "trì", "mình"} <= words, "cells may break over lines"
    assert "Sở Tài chính" not in table.stdout
    assert table.stderr == "2 rows\n"


def test_what_the_chains_of_documents_tell(ask: Chithi) -> None:
    central = json.loads(ask("analyse", "centrality", "--format", "json").stdout)
    assert central[0]["id"] == READING
    known = {row["id"]: row for row in central}
    assert known[PLAN]["implementers"] == known[PLAN]["reach"] == 1
    narrow = json.loads(ask("analyse", "bottlenecks", "--format", "json").stdout)
    assert {row["id"]: row["only_way"] for row in narrow} == {PLAN: 1, PROGRAMME: 0, PARTY_PLAN: 0}
    groups = json.loads(ask("analyse", "communities", "--format", "json").stdout)
    apart = next(row for row in groups if BARE_PLAN in row["members"])  # nothing joins these two to the others
    assert (set(apart["members"]), apart["documents"]) == ({BARE_PLAN, BARE_77}, 2)


def test_an_analysis_that_there_is_not(ask: Chithi) -> None:
    answer = ask("analyse", "nothing")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "nothing" in answer.stderr
