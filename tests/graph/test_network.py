"""Parts of the graph as networks on both engines, and what the formats of Gephi ask of their files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from xml.etree import ElementTree

import pytest
from invented_graph import PLAN, READING, sample

from graph.model import Property, load_model
from graph.network import Network, gexf, graphml, network, of_answer, subgraph
from graph.rows import DocumentGraph, Node
from graph.store import Store

TASK, AGENCY = f"{PLAN}/t1", "so-van-hoa-bac-giang"
GEXF = {"g": "http://gexf.net/1.3"}
GRAPHML = {"g": "http://graphml.graphdrawing.org/xmlns"}
SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_TYPES = {"integer": "long", "float": "double", "boolean": "boolean"}
_OTHERS = {("kind", "string"), ("label", "string"), ("networkx_key", "string")}


@pytest.fixture
def filled(store: Store) -> Store:
    store.upsert(sample())
    return store


def test_a_part_has_the_named_nodes_and_all_between_them(filled: Store) -> None:
    graph = subgraph(filled, {PLAN, READING, TASK, AGENCY, "no such thing"})
    assert set(graph) == {PLAN, READING, TASK, AGENCY}
    found = sorted((start, data["label"], end) for start, end, data in graph.edges(data=True))
    assert found == sorted([
        (PLAN, "CITES", READING), (PLAN, "IMPLEMENTS", READING), (PLAN, "HAS_TASK", TASK), (TASK, "LED_BY", AGENCY),
    ])  # fmt: skip
    assert graph.nodes[AGENCY]["kind"] == "Agency"
    assert graph.nodes[AGENCY]["label"] == "Sở Văn hóa, Thể thao và Du lịch tỉnh Bắc Giang"
    assert {data["stated_by"] for *_, data in graph.edges(data=True)} == {PLAN}


def test_a_part_of_nothing_is_empty(filled: Store) -> None:
    assert len(subgraph(filled, set())) == 0


def test_the_network_of_an_answer(filled: Store) -> None:
    answer = filled.run(
        "MATCH p = (t:Task {id: $task})-[:LED_BY]->(a) MATCH (d:Document {id: $other}) RETURN p, [d] AS list, 1 AS n",
        {"task": TASK, "other": READING},
    )
    graph = of_answer(answer)
    assert set(graph) == {TASK, AGENCY, READING}
    assert [(start, end, data["label"]) for start, end, data in graph.edges(data=True)] == [(TASK, AGENCY, "LED_BY")]


def test_gexf_declares_every_attribute_and_keeps_parallel_edges_apart(filled: Store) -> None:
    text = gexf(network(filled))
    assert "Sở Văn hóa, Thể thao và Du lịch tỉnh Bắc Giang" in text
    root = ElementTree.fromstring(text)
    assert f"{{{SCHEMA_INSTANCE}}}schemaLocation" in root.attrib
    (graph,) = root.findall("g:graph", GEXF)
    assert set(graph.attrib) == {"defaultedgetype", "mode"}
    for scope, kinds in (("node", load_model().nodes), ("edge", load_model().relationships)):
        declared = {
            entry.attrib["id"]: (entry.attrib["title"], entry.attrib["type"])
            for entry in graph.findall(f"g:attributes[@class='{scope}']/g:attribute", GEXF)
        }
        assert set(declared.values()) <= _expected(kind.properties for kind in kinds.values())
        elements = graph.findall(f"g:{scope}s/g:{scope}", GEXF)
        assert len({element.attrib["id"] for element in elements}) == len(elements) > 20
        used = {value.attrib["for"] for element in elements for value in element.iter(f"{{{GEXF['g']}}}attvalue")}
        assert used == set(declared)
    between = [edge for edge in graph.iter(f"{{{GEXF['g']}}}edge") if edge.get("source") == PLAN]
    assert sorted(str(edge.get("kind")) for edge in between if edge.get("target") == READING) == ["CITES", "IMPLEMENTS"]


@pytest.mark.parametrize("form", [gexf, graphml])
def test_signs_that_xml_cannot_hold_are_spaces(embedded_store: Store, form: Callable[[Network], str]) -> None:
    said = {"status": "held", "title": "Số năm\x0bsống \uffff & <khỏe>"}
    embedded_store.upsert([DocumentGraph("kh-1", (Node("Document", "kh-1", said),))])
    root = ElementTree.fromstring(form(network(embedded_store)))
    found = {entry.get("value") or entry.text for entry in root.iter()}
    assert "Số năm sống   & <khỏe>" in found


def test_graphml_declares_every_key_and_names_nodes_by_tokens(filled: Store) -> None:
    article = Node("Section", "nd-1/section/Điều 1", {"path": "Điều 1", "ordinal": 1})
    filled.upsert([DocumentGraph("nd-1", (Node("Document", "nd-1", {"status": "held"}), article))])
    root = ElementTree.fromstring(graphml(network(filled)))
    declared = {key.attrib["id"]: key for key in root.findall("g:key", GRAPHML)}
    model = load_model()
    for scope, kinds in (("node", model.nodes), ("edge", model.relationships)):
        keys = [key.attrib for key in declared.values() if key.get("for") == scope]
        said = {(key["attr.name"], key["attr.type"]) for key in keys}
        assert said <= _expected(kind.properties for kind in kinds.values())
    assert {data.attrib["key"] for data in root.iter(f"{{{GRAPHML['g']}}}data")} == set(declared)
    ids = [node.attrib["id"] for node in root.iter(f"{{{GRAPHML['g']}}}node")]
    assert all(re.fullmatch(r"[\w.:-]+", id_) for id_ in ids)  # XML Schema: NMTOKEN
    assert {TASK.replace("/", ":"), "nd-1:section:Điều_x0020_1"} <= set(ids)
    ends = {edge.attrib[end] for edge in root.iter(f"{{{GRAPHML['g']}}}edge") for end in ("source", "target")}
    assert len(set(ids)) == len(ids)
    assert ends <= set(ids)


def _expected(kinds: Iterable[Mapping[str, Property]]) -> set[tuple[str, str]]:
    """Names of attributes with the types that the model gives them."""
    declared = {(name, _TYPES.get(p.type, "string")) for properties in kinds for name, p in properties.items()}
    return declared | _OTHERS
