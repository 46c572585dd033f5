"""Full-text search finds and ranks the same on both engines, with accents and without."""

from __future__ import annotations

import invented_graph
import pytest

from graph.store import Store
from queries.catalogue import Catalogue

CATALOGUE = Catalogue()
SPELLINGS = [
    ("documents/search", "Chỉ thị 91-CT/TW", "chi thi 91 ct tw"),
    ("documents/search", "văn hóa đọc", "VAN HOA DOC"),
    ("documents/search", "Ủy ban nhân dân tỉnh Bắc Giang", "uy ban nhan dan tinh bac giang"),
    ("documents/search", "đường đến trường", "duong den tru"),
    ("documents/search", "12-CT/TW", "12 ct"),
    ("documents/search", "kế hoạch", "ke hoach"),
    ("tasks/search", "thư viện", "thu vien"),
    ("tasks/search", "Đề án", "de an"),
    ("agencies/search", "Sở Văn hóa", "so van hoa"),
]


@pytest.mark.neo4j
def test_every_spelling_gives_the_same_list_on_both_engines(embedded_store: Store, neo4j_store: Store) -> None:
    for store in (embedded_store, neo4j_store):
        store.upsert(invented_graph.sample())
    for question, accented, plain in SPELLINGS:
        lists = [
            [row["id"] for row in CATALOGUE.run(store, question, q=words).rows]
            for store in (embedded_store, neo4j_store)
            for words in (accented, plain)
        ]
        assert lists[0], (question, accented)
        assert all(found == lists[0] for found in lists), (question, accented, lists)
