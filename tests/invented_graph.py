"""A small invented graph that holds every situation the questions must tell apart."""

from __future__ import annotations

import json
from typing import Any

from graph.folding import fold
from graph.rows import DocumentGraph, Node, Relationship
from graph.succession import vocabulary_graph

READING = "91-ct-tw.2024"
PROGRAMME = "903-nq-cp.2024"
PLAN = "142-kh-ubnd.bac-giang.2024"
CITY_PLAN = "kh.thanh-uy.van-hoa-doc.1a2b"
PARTY_PLAN = "54-kh-tu.hau-giang.2024"
HAU_GIANG = "228-kh-ubnd.hau-giang.2024"
DEPARTMENT = "389-kh-svhttdl.bac-giang.2024"
IN_PART = "310-kh-ubnd.kon-tum.2025"
MENTIONS = "17-bc-ubnd.kon-tum.2025"
SAFETY = "96-ct-tw.2025"
SAFETY_PLAN = "130-kh-ubnd.bac-giang.2025"
OLD_12, NEW_12 = "12-ct-tw.2012", "12-ct-tw.2022"
DATED_77, BARE_77 = "77-ct-tw.2023", "77-ct-tw"
BARE_PLAN = "88-kh-ubnd.kon-tum.2025"

_NODES: dict[str, dict[str, Any]] = {
    READING: {"type": "CT", "number": "91-CT/TW", "issued_on": "2024-03-12", "title": "về phát triển văn hóa đọc",
              "issuer": "Ban Bí thư Trung ương Đảng", "level": "central"},
    PROGRAMME: {"type": "NQ", "number": "903/NQ-CP", "issued_on": "2024-05-20", "issuer": "Chính phủ",
                "title": "ban hành Chương trình hành động về văn hóa đọc", "level": "central"},
    PLAN: {"type": "KH", "number": "142/KH-UBND", "issued_on": "2024-07-01", "territory": "tỉnh Bắc Giang",
           "issuer": "Ủy ban nhân dân tỉnh Bắc Giang", "title": "phát triển văn hóa đọc", "level": "province"},
    CITY_PLAN: {"type": "KH", "issued_after": "2024-03-12", "issuer": "Ban Thường vụ Thành ủy",
                "title": "thực hiện Chỉ thị về văn hóa đọc", "level": "province"},
    PARTY_PLAN: {"type": "KH", "number": "54-KH/TU", "issued_on": "2024-06-09", "territory": "tỉnh Hậu Giang",
                 "issuer": "Tỉnh ủy Hậu Giang", "level": "province"},
    HAU_GIANG: {"type": "KH", "number": "228/KH-UBND", "issued_on": "2024-08-10", "territory": "tỉnh Hậu Giang",
                "issuer": "Ủy ban nhân dân tỉnh Hậu Giang", "title": "phát triển văn hóa đọc", "level": "province"},
    DEPARTMENT: {"type": "KH", "number": "389/KH-SVHTTDL", "issued_on": "2024-08-17", "territory": "tỉnh Bắc Giang",
                 "issuer": "Sở Văn hóa, Thể thao và Du lịch tỉnh Bắc Giang", "title": "triển khai Kế hoạch",
                 "level": "province"},
    IN_PART: {"type": "KH", "number": "310/KH-UBND", "issued_on": "2025-01-15", "territory": "tỉnh Kon Tum",
              "issuer": "Ủy ban nhân dân tỉnh Kon Tum", "title": "công tác dân số", "level": "province"},
    MENTIONS: {"type": "BC", "number": "17/BC-UBND", "issued_on": "2025-02-01", "territory": "tỉnh Kon Tum",
               "issuer": "Ủy ban nhân dân tỉnh Kon Tum", "title": "kết quả công tác", "level": "province"},
    SAFETY: {"type": "CT", "number": "96-CT/TW", "issued_on": "2025-02-18", "issuer": "Ban Bí thư Trung ương Đảng",
             "title": "về an toàn cho trẻ em trên đường đến trường", "level": "central"},
    SAFETY_PLAN: {"type": "KH", "number": "130/KH-UBND", "issued_on": "2025-05-24", "territory": "tỉnh Bắc Giang",
                  "issuer": "Ủy ban nhân dân tỉnh Bắc Giang", "title": "an toàn cho trẻ em", "level": "province"},
    OLD_12: {"type": "CT", "number": "12-CT/TW", "issued_on": "2012-05-04", "issuer": "Bộ Chính trị"},
    NEW_12: {"type": "CT", "number": "12-CT/TW", "issued_on": "2022-02-08", "issuer": "Ban Bí thư", "level": "central"},
    DATED_77: {"type": "CT", "number": "77-CT/TW", "issued_on": "2023-04-05", "issuer": "Ban Bí thư"},
    BARE_77: {"type": "CT", "number": "77-CT/TW", "level": "central",
              "candidates": json.dumps([{"id": DATED_77, "score": 0.5, "reason": "same number"}])},
    BARE_PLAN: {"type": "KH", "number": "88/KH-UBND", "issued_on": "2025-03-03", "territory": "tỉnh Kon Tum",
                "issuer": "Ủy ban nhân dân tỉnh Kon Tum", "title": "thực hiện Chỉ thị 77-CT/TW", "level": "province"},
}  # fmt: skip

_TYPE_WORDS = {"CT": "Chỉ thị", "NQ": "Nghị quyết", "KH": "Kế hoạch", "BC": "Báo cáo"}
_AGENCIES = {
    "so-van-hoa-bac-giang": ("Sở Văn hóa, Thể thao và Du lịch tỉnh Bắc Giang", "tỉnh Bắc Giang"),
    "so-van-hoa-hau-giang": ("Sở Văn hóa, Thể thao và Du lịch tỉnh Hậu Giang", "tỉnh Hậu Giang"),
    "so-tai-chinh-bac-giang": ("Sở Tài chính tỉnh Bắc Giang", "tỉnh Bắc Giang"),
    "so-thong-tin-hau-giang": ("Sở Thông tin và Truyền thông tỉnh Hậu Giang", "tỉnh Hậu Giang"),
}
_KINDS = {
    "van-hoa": Node("AgencyKind", "so-van-hoa-the-thao-va-du-lich", {"name": "Sở Văn hóa, Thể thao và Du lịch"}),
    "thong-tin": Node("AgencyKind", "so-thong-tin-va-truyen-thong", {"name": "Sở Thông tin và Truyền thông"}),
}
_INDICATOR = Node(
    "Indicator",
    "ty-le-xa-co-tu-sach-cong-dong",
    {"name": "Tỷ lệ xã có tủ sách cộng đồng", "unit": "%", "search_text": fold("Tỷ lệ xã có tủ sách cộng đồng")},
)
_PLACES = {
    "tỉnh Bắc Giang": Node("Place", "tinh-bac-giang", {"name": "tỉnh Bắc Giang", "level": "province"}),
    "tỉnh Hậu Giang": Node("Place", "tinh-hau-giang", {"name": "tỉnh Hậu Giang", "level": "province"}),
}


class _Sample:
    """One held document in the making."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.owned = [_document(document, "held")]
        self.shared: dict[tuple[str, str], Node] = {}
        self.links: list[Relationship] = []
        self.others: dict[tuple[str, str], None] = {}

    def link(self, type_: str, start: Node, end: Node, **properties: Any) -> None:
        for node in (start, end):
            if node not in self.owned:
                self.shared[node.label, node.id] = node
        stated = {"stated_by": self.document, **properties}
        self.links.append(Relationship(type_, start.label, start.id, end.label, end.id, stated))

    def between(self, type_: str, start: str, end: str, quote: str, **properties: Any) -> None:
        """A relationship between two documents."""
        self.link(type_, self._named(start), self._named(end), quote=quote, **properties)

    def _named(self, document: str) -> Node:
        return self.owned[0] if document == self.document else _document(document, "cited")

    def implements(self, *others: str) -> None:
        for place, other in enumerate(others):
            said = f"Thực hiện {_NODES[other].get('number', other)}"
            self.between("IMPLEMENTS", self.document, other, said, page=1, span_start=place)
            self.between("CITES", self.document, other, said, mentions=2, span_start=place, number="x")

    def task(self, ordinal: int, text: str, lead: str = "", support: str = "", **properties: Any) -> Node:
        known = {"ordinal": ordinal, "section": "II.1", "text": text, "quote": text, "search_text": fold(text)}
        task = Node("Task", f"{self.document}/t{ordinal}", {**known, **properties})
        self.owned.append(task)
        self.link("HAS_TASK", self.owned[0], task)
        for role, agency in (("LED_BY", lead), ("SUPPORTED_BY", support)):
            if agency:
                self.link(role, task, _agency(agency), quote=text, span_start=0)
                for word, kind in _KINDS.items():
                    if word in agency:
                        self.link("INSTANCE_OF", _agency(agency), kind)
                self.link("LOCATED_IN", _agency(agency), _PLACES[_AGENCIES[agency][1]])
        return task

    def target(self, ordinal: int, value: float, due: str, **more: Any) -> None:
        known = {
            **more,
            "ordinal": ordinal,
            "indicator": "tỷ lệ xã có tủ sách cộng đồng",
            "comparator": ">=",
            "value": value,
        }
        target = Node("Target", f"{self.document}/g{ordinal}", {**known, "unit": "%", "due": due, "quote": "đạt"})
        self.owned.append(target)
        self.link("SETS_TARGET", self.owned[0], target)
        self.link("MEASURES", target, _INDICATOR, score=1.0)
        if place := _PLACES.get(_NODES[self.document].get("territory", "")):
            self.link("APPLIES_TO", self.owned[0], place)

    def section(self, ordinal: int, path: str, heading: str) -> None:
        section = Node(
            "Section",
            f"{self.document}/s{ordinal}",
            {"path": path, "heading": heading, "ordinal": ordinal, "quote": heading},
        )
        self.owned.append(section)
        self.link("HAS_SECTION", self.owned[0], section)

    def shares(self, type_: str, label: str, start: str, end: str, score: float) -> None:
        """A relationship to a node of a document before this one."""
        said = {"stated_by": self.document, "score": score, "quote": "như nhau", "other_quote": "như nhau"}
        self.links.append(Relationship(type_, label, start, label, end, said))
        self.others[label, end] = None

    def done(self) -> DocumentGraph:
        rows = tuple(self.owned), tuple(self.shared.values()), tuple(self.links), tuple(self.others)
        return DocumentGraph(self.document, *rows)


def _document(document: str, status: str) -> Node:
    known = _NODES[document]
    names = [_TYPE_WORDS[known["type"]], *(known.get(key, "") for key in ("number", "title", "issuer"))]
    return Node("Document", document, {**known, "status": status, "search_text": fold(" ".join(names))})


def _agency(key: str) -> Node:
    name, territory = _AGENCIES[key]
    known = {"name": name, "territory": territory, "is_group": False, "search_text": fold(name)}
    return Node("Agency", key, known)


def sample() -> list[DocumentGraph]:
    """The graph, document by document, after what the vocabularies say."""
    reading = _Sample(READING)
    reading.section(1, "I", "Nhiệm vụ")
    reading.section(2, "I.1", "Lãnh đạo")
    reading.task(1, "Đưa chỉ tiêu văn hóa đọc vào kế hoạch")
    programme = _Sample(PROGRAMME)
    programme.implements(READING)
    programme.target(1, 75.0, "2030")
    plan = _Sample(PLAN)
    plan.implements(PROGRAMME, READING)
    plan.between("IMPLEMENTS", PROGRAMME, READING, "Nghị quyết số 903/NQ-CP thực hiện Chỉ thị số 91-CT/TW")
    plan.task(1, "Sở chủ trì xây dựng Đề án", "so-van-hoa-bac-giang", "so-tai-chinh-bac-giang",
              deadline_text="quý IV năm 2024", deadline_to="2024-12-31")  # fmt: skip
    plan.task(2, "Kiểm tra thư viện hằng năm", "so-van-hoa-bac-giang", recurring="yearly")
    plan.target(1, 80.0, "2025")
    plan.target(2, 92.5, "2030", baseline_year="2024", baseline_value=62.5)
    city = _Sample(CITY_PLAN)
    city.implements(READING)
    hau_giang = _Sample(HAU_GIANG)
    hau_giang.implements(PROGRAMME, PARTY_PLAN)
    hau_giang.between("BASED_ON", HAU_GIANG, READING, "Căn cứ Chỉ thị số 91-CT/TW")
    hau_giang.between("IMPLEMENTS", PARTY_PLAN, READING, "Kế hoạch số 54-KH/TU thực hiện Chỉ thị số 91-CT/TW")
    hau_giang.task(1, "Rà soát thư viện", "so-van-hoa-hau-giang", deadline_to="2025-06-30")
    hau_giang.task(2, "Nâng cấp mạng máy tính", "so-thong-tin-hau-giang", recurring="continuous")
    for sample_, task, score in ((plan, f"{PLAN}/t2", 0.6), (hau_giang, f"{HAU_GIANG}/t1", 0.97)):
        sample_.shares("ALIGNS_WITH", "Task", task, f"{READING}/t1", score)
    hau_giang.shares("REUSES_TEXT", "Task", f"{HAU_GIANG}/t1", f"{READING}/t1", 0.97)
    hau_giang.shares("REUSES_TEXT", "Document", HAU_GIANG, READING, 0.4)
    department = _Sample(DEPARTMENT)
    department.implements(PLAN)
    in_part = _Sample(IN_PART)
    task = in_part.task(1, "Triển khai Chỉ thị 91-CT/TW trong trường học")
    in_part.link("IMPLEMENTS", task, _document(READING, "cited"), quote="Triển khai Chỉ thị 91-CT/TW", page=3)
    in_part.between("CITES", IN_PART, READING, "Chỉ thị 91-CT/TW", mentions=1)
    mentions = _Sample(MENTIONS)
    mentions.between("CITES", MENTIONS, READING, "theo Chỉ thị số 91-CT/TW", mentions=1)
    for number in (OLD_12, NEW_12, DATED_77):
        mentions.between("CITES", MENTIONS, number, "các Chỉ thị", mentions=1)
    safety = _Sample(SAFETY)
    safety_plan = _Sample(SAFETY_PLAN)
    safety_plan.implements(SAFETY)
    safety_plan.between("BASED_ON", SAFETY_PLAN, READING, "Căn cứ Chỉ thị số 91-CT/TW")
    bare = _Sample(BARE_PLAN)
    bare.implements(BARE_77)
    made = (reading, programme, plan, city, hau_giang, department, in_part, mentions, safety, safety_plan, bare)
    return [vocabulary_graph(), *(one.done() for one in made)]
