"""What was read from documents, as RDF: the shapes accept it, SPARQL finds as much as the store holds, and what people
say is said by people."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from rdf_projection import assert_as_much_is_found, assert_the_shapes_accept, found, indexed, number

from examples.generate import write_family
from graph.archive import Archive
from graph.store import Store
from ingest.correcting import decide
from ingest.decisions import Decision
from ingest.run import ingest

NOW = datetime.datetime(2034, 5, 6, tzinfo=datetime.UTC)
PLAN = "KẾ HOẠCH\nVề việc thử nghiệm\n\nThực hiện Chỉ thị số 95-CT/TW ngày 25/10/2033 của Ban Bí thư.\n\n1. Làm việc"
# pySHACL uses what rdflib has deprecated
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_the_family_conforms_and_is_found_by_sparql(tmp_path: Path, embedded_store: Store) -> None:
    paths = write_family(tmp_path / "family", directives=1, provinces=1)
    report = ingest(paths, Archive(tmp_path / "data"), embedded_store, clock=lambda: NOW)
    assert not report.store_error
    assert_the_shapes_accept(embedded_store)
    assert_as_much_is_found(embedded_store, indexed(embedded_store, tmp_path))
    for label in ("Document", "Section", "Task", "Target", "Agency"):
        assert number(embedded_store, f"(n:{label})", "n") > 5


def test_what_side_files_and_decisions_say_is_said_by_persons(tmp_path: Path, embedded_store: Store) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "one.txt").write_text(f"{PLAN} lần đầu.\n", encoding="utf-8")
    (folder / "one.txt.meta.yaml").write_text("issuer: Sở Y tế tỉnh Sơn La\n", encoding="utf-8")
    (folder / "two.txt").write_text(f"{PLAN} lần sau.\n", encoding="utf-8")
    archive = Archive(tmp_path / "data")
    report = ingest([folder], archive, embedded_store, clock=lambda: NOW, workers=1)
    (two,) = (str(file.document) for file in report.files if file.path.endswith("two.txt"))
    issuer = {"issuer": "Sở Nội vụ tỉnh Sơn La"}
    decide(
        archive,
        embedded_store,
        Decision("document", "set", "Người Thử", "vì đã xem", NOW.isoformat(), one=two, fields=issuer),
    )
    index = indexed(embedded_store, tmp_path)
    issued = "?x rdf:predicate eli:passed_by ; rdf:object/skos:prefLabel ?name ; prov:wasAttributedTo"
    for name in ("Sở Y tế tỉnh Sơn La", "Sở Nội vụ tỉnh Sơn La"):
        assert found(index, f'{issued} [ a prov:Person ] . FILTER(STR(?name) = "{name}")') == 1
    assert found(index, "?x rdf:predicate chithi:implements ; prov:wasAttributedTo [ a prov:SoftwareAgent ]") == 2
