"""A large invented graph, document by document: directives, and the plans that carry them out level by level.

The same number of documents gives the same graph. Of 100,000 documents the first directive has 30,000 implementers: a
programme of the Government, ministries, provinces (63 until 1/7/2025, 34 since), departments, districts (until then)
and communes, who plan anew every year. Places below the provinces, texts and figures are invented; ids have the form
that ``ingest.linking`` gives them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import count
from random import Random

from graph import folding
from graph.indicators import Indicator, indicators
from graph.places import place, place_named
from graph.rows import DocumentGraph, Node, Relationship, Value
from graph.succession import vocabulary_graph
from graph.territories import Territory, territories

LARGEST = 0.3
"""Share of all documents that carry out the first directive."""
_SHARES = (LARGEST, 0.12, 0.08, 0.05, 0.04, 0.03, 0.02)
_SMALL = (250, 120, 60, 40, 25, 12, 6, 3, 1, 0)
_TWO_LEVELS = date(2025, 7, 1)
_DISTRICTS, _COMMUNES, _COMMUNES_SINCE = 11, 15, 98

_SUBJECTS = (
    "phát triển văn hóa đọc trong cộng đồng", "bảo vệ nguồn nước ở nông thôn", "an toàn cho trẻ em đến trường",
    "khôi phục nghề thủ công truyền thống", "nâng cao sức khỏe người cao tuổi", "trồng cây phân tán dọc đường làng",
    "chuyển đổi số trong quản lý chợ", "phòng, chống đuối nước", "phát triển nghề nuôi ong lấy mật",
    "vệ sinh trường học", "giảm rác thải nhựa ở bến xe", "học nghề của thanh niên nông thôn", "chăm sóc cây đô thị",
)  # fmt: skip
_VERBS = (
    "Rà soát, bổ sung", "Xây dựng kế hoạch nâng cấp", "Tổ chức tập huấn về", "Kiểm tra", "Bố trí kinh phí cho",
    "Tuyên truyền, vận động nhân dân tham gia", "Hướng dẫn thực hiện", "Lập danh mục", "Ứng dụng công nghệ số vào",
    "Huy động nguồn lực xã hội cho", "Tổng kết, nhân rộng mô hình", "Củng cố đội ngũ cán bộ làm công tác",
)  # fmt: skip
_OBJECTS = (
    "mạng lưới thư viện xã", "các giếng nước công cộng", "cổng trường giờ tan học", "làng nghề đan lát",
    "câu lạc bộ dưỡng sinh",
    "vườn ươm cây bản địa", "quầy thông tin ở chợ", "lớp dạy bơi mùa hè", "tổ hợp tác nuôi ong",
    "nhà vệ sinh trường học",
    "điểm thu gom chai nhựa", "trung tâm học tập cộng đồng", "vườn hoa khu phố", "bếp ăn tập thể",
    "đường đi bộ ven kênh",
    "nhà văn hóa thôn", "tủ thuốc thôn bản", "trạm quan trắc nước mưa", "bãi đỗ xe thông minh", "sân chơi trẻ em",
)  # fmt: skip
_WHEN = (("trong quý II", "06-30"), ("trước ngày 30 tháng 9", "09-30"), ("hoàn thành trong năm", "12-31"))
_HEADINGS = (
    "Mục đích, yêu cầu",
    "Nhiệm vụ chủ yếu",
    "Giải pháp",
    "Nguồn lực",
    "Tổ chức thực hiện",
    "Theo dõi, báo cáo",
)
_DEPARTMENTS = {
    "Sở Y tế": "SYT", "Sở Tài chính": "STC", "Sở Nội vụ": "SNV", "Sở Xây dựng": "SXD", "Sở Công Thương": "SCT",
    "Sở Tư pháp": "STP", "Sở Giáo dục và Đào tạo": "SGDĐT", "Sở Văn hóa, Thể thao và Du lịch": "SVHTTDL",
    "Sở Khoa học và Công nghệ": "SKHCN", "Thanh tra tỉnh": "TTr",
}  # fmt: skip
_MINISTRIES = {
    "Bộ Y tế": "BYT", "Bộ Tài chính": "BTC", "Bộ Nội vụ": "BNV", "Bộ Xây dựng": "BXD", "Bộ Công Thương": "BCT",
    "Bộ Tư pháp": "BTP", "Bộ Giáo dục và Đào tạo": "BGDĐT", "Bộ Khoa học và Công nghệ": "BKHCN",
}  # fmt: skip
_FIRST = ("Tân", "An", "Bình", "Phú", "Hòa", "Lộc", "Xuân", "Thanh", "Minh", "Đông", "Nam", "Thượng", "Trung", "Đại")
_SECOND = (
    "Hưng",
    "Lâm",
    "Sơn",
    "Thịnh",
    "Khê",
    "Điền",
    "Giang",
    "Phong",
    "Thủy",
    "Quang",
    "Tiến",
    "Long",
    "Mỹ",
    "Thắng",
)
_SURNAMES = ("Nguyễn Văn", "Trần Thị", "Lê Quang", "Phạm Minh", "Hoàng Thu", "Vũ Đình", "Đặng Thị", "Bùi Xuân")

slug, fold = cache(folding.slug), cache(folding.fold)


@dataclass(frozen=True)
class _Body:
    """Who issues, and how its numbers look; ``parents`` are the bodies whose documents it carries out."""

    kind: str
    symbol: str
    level: str
    branch: str
    parents: tuple[str, ...]
    territory: Territory | None = None
    unit: str | None = None

    @cached_property
    def key(self) -> str:
        where = ".".join(part for part in (slug(self.unit or ""), self.territory.id if self.territory else "") if part)
        return f"{slug(self.kind)}.{where}" if where else slug(self.kind)

    @property
    def name(self) -> str:
        if self.territory is None:
            return self.kind
        return f"{self.kind} {self.unit or self.territory.name}"

    @cached_property
    def governed(self) -> str | None:
        if self.territory is None:
            return None
        return f"{self.unit}, {self.territory.name}" if self.unit else self.territory.name


@dataclass(slots=True)
class _Campaign:
    """A directive and what has been issued to carry it out: the latest document of each body."""

    subject: str
    begun: date
    random: Random
    issued: dict[str, Node] = field(default_factory=dict)
    tasks: dict[str, tuple[Node, ...]] = field(default_factory=dict)
    """Tasks of the latest document of each body that has others below it."""


def generated_graph(documents: int) -> Iterator[DocumentGraph]:
    """What the vocabularies say, then that many held documents.

    Ids of the first directive and its like end in ``-ct-tw.<year>``.
    """
    yield vocabulary_graph()
    numbers: Counter[str] = Counter()
    left = documents
    for index, size in enumerate(_sizes(documents)):
        subject = _SUBJECTS[index % len(_SUBJECTS)]
        begun = date(2022 if index == 0 else 2016 + index * 5 % 10, 1 + index * 7 % 12, 1 + index * 3 % 28)
        campaign = _Campaign(subject, begun, Random(index))
        for graph in _campaign(campaign, min(size, left - 1), numbers):
            yield graph
            left -= 1
        if not left:
            return


def _sizes(documents: int) -> Iterator[int]:
    """Implementers of each directive."""
    yield from (int(documents * share) for share in _SHARES)
    for index in count():
        yield _SMALL[index % len(_SMALL)]


def _campaign(campaign: _Campaign, implementers: int, numbers: Counter[str]) -> Iterator[DocumentGraph]:
    yield _document(campaign, _Body("Ban Bí thư Trung ương Đảng", "CT/TW", "central", "party", ()), 0, numbers)
    for year in count():
        for body in _bodies(campaign.begun + timedelta(days=365 * year + 90), year == 0):
            if not implementers:
                return
            yield _document(campaign, body, year, numbers)
            implementers -= 1


def _bodies(day: date, first: bool) -> Iterator[_Body]:
    """Who plans, level by level."""
    directive, programme = slug("Ban Bí thư Trung ương Đảng"), slug("Chính phủ")
    if first:
        yield _Body("Chính phủ", "NQ-CP", "central", "state", (directive,))
        for name, symbol in _MINISTRIES.items():
            yield _Body(name, f"KH-{symbol}", "central", "state", (programme, directive))
    provinces = territories().on(day)
    for home in provinces:
        party = _Body("Tỉnh ủy", "KH/TU", "province", "party", (directive,), home)
        yield party
        yield _Body("Ủy ban nhân dân", "KH-UBND", "province", "state", (programme, party.key), home)
    for home in provinces:
        for name, symbol in _DEPARTMENTS.items():
            yield _Body(name, f"KH-{symbol}", "province", "state", (f"uy-ban-nhan-dan.{home.id}",), home)
    if day < _TWO_LEVELS:
        yield from _districts(provinces)
    for home in provinces:
        yield from _communes(home, day)


def _districts(provinces: tuple[Territory, ...]) -> Iterator[_Body]:
    for home in provinces:
        for number in range(_DISTRICTS):
            above = (f"uy-ban-nhan-dan.{home.id}",)
            yield _Body("Ủy ban nhân dân", "KH-UBND", "district", "state", above, home, f"huyện {_named(number)}")


def _communes(home: Territory, day: date) -> Iterator[_Body]:
    for number in range(_COMMUNES * _DISTRICTS if day < _TWO_LEVELS else _COMMUNES_SINCE):
        district = slug(f"huyện {_named(number % _DISTRICTS)}")
        above = f"uy-ban-nhan-dan.{district}.{home.id}" if day < _TWO_LEVELS else f"uy-ban-nhan-dan.{home.id}"
        unit = f"{'phường' if number % 9 == 4 else 'xã'} {_named(number + _DISTRICTS)}"
        yield _Body("Ủy ban nhân dân", "KH-UBND", "commune", "state", (above,), home, unit)


def _named(number: int) -> str:
    return f"{_FIRST[number % len(_FIRST)]} {_SECOND[(number // len(_FIRST) + number) % len(_SECOND)]}"


class _Writer:
    """One document in the making."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.owned = [node]
        self.shared: dict[tuple[str, str], Node] = {}
        self.others: set[tuple[str, str]] = set()
        self.relationships: dict[tuple[str, str, str], Relationship] = {}

    def say(self, type_: str, start: Node, end: Node, **more: Value) -> None:
        for node in (start, end):
            if "/" in node.id and not node.id.startswith(f"{self.node.id}/"):
                self.others.add((node.label, node.id))
            elif node is not self.node and "/" not in node.id:
                self.shared.setdefault((node.label, node.id), node)
        said = Relationship(type_, start.label, start.id, end.label, end.id, {"stated_by": self.node.id, **more})
        self.relationships.setdefault((type_, start.id, end.id), said)

    def own(self, type_: str, node: Node) -> Node:
        self.owned.append(node)
        self.say(type_, self.node, node)
        return node

    def done(self) -> DocumentGraph:
        shared, relationships = tuple(self.shared.values()), tuple(self.relationships.values())
        return DocumentGraph(self.node.id, tuple(self.owned), shared, relationships, tuple(sorted(self.others)))


def _document(campaign: _Campaign, body: _Body, year: int, numbers: Counter[str]) -> DocumentGraph:
    lag = {"central": 0 if not body.parents else 40, "province": 90, "district": 130, "commune": 170}[body.level]
    day = campaign.begun + timedelta(days=365 * year + lag + campaign.random.randrange(30))
    node = _own_node(campaign, body, day, numbers)
    writer = _Writer(node)
    _relations(writer, campaign, body)
    _issuer(writer, body, campaign.random)
    for path in range(1, 3 + campaign.random.randrange(3)):
        heading = _HEADINGS[path % len(_HEADINGS)]
        known: dict[str, Value] = {"path": str(path), "ordinal": path, "heading": heading}
        writer.own("HAS_SECTION", Node("Section", f"{node.id}/section/{path}", known | _evidence(heading, path, 1)))
    _tasks(writer, campaign.random, body, day.year)
    _targets(writer, campaign.random, body, day.year)
    _likeness(writer, campaign, body)
    campaign.issued[body.key] = _as_cited(node)
    if body.level != "commune":
        tasks = (owned for owned in writer.owned if owned.label == "Task")
        campaign.tasks[body.key] = tuple(Node("Task", task.id, {"text": task.properties["text"]}) for task in tasks)
    return writer.done()


def _own_node(campaign: _Campaign, body: _Body, day: date, numbers: Counter[str]) -> Node:
    scope = body.key if body.level != "central" else ""
    series = f"{body.symbol}|{scope}|{day.year}"
    numbers[series] += 1
    separator = "/" if body.branch == "state" else "-"
    number = f"{numbers[series]}{separator}{body.symbol}"
    title = f"thực hiện Chỉ thị về {campaign.subject} năm {day.year}" if body.parents else f"về {campaign.subject}"
    id_ = ".".join(part for part in (slug(number), scope, str(day.year)) if part)
    known: dict[str, Value] = {
        "status": "held", "type": body.symbol[:2], "number": number, "title": title, "issuer": body.name,
        "issued_on": day.isoformat(), "level": body.level, "branch": body.branch, "format": "pdf",
        "file": f"{id_}.pdf", "pages": 4 + numbers[series] % 9, "characters": 9_000 + numbers[series] * 37 % 20_000,
        "search_text": fold(f"{'Kế hoạch' if body.parents else 'Chỉ thị'} {number} {title} {body.name}"),
    }  # fmt: skip
    return Node("Document", id_, known | ({"territory": body.governed} if body.governed else {}))


def _as_cited(node: Node) -> Node:
    """A document as others name it."""
    named = ("type", "number", "issued_on", "issuer", "level", "branch", "search_text")
    return Node("Document", node.id, {"status": "cited"} | {name: node.properties[name] for name in named})


def _relations(writer: _Writer, campaign: _Campaign, body: _Body) -> None:
    """What it implements; its superior's superior, whose relation it tells second hand; and a law as a basis."""
    parents = [campaign.issued[key] for key in body.parents if key in campaign.issued]
    directive = campaign.issued.get(slug("Ban Bí thư Trung ương Đảng"))
    if directive is not None and not parents:
        parents = [directive]
    for place_, parent in enumerate(parents):
        said = f"Thực hiện {parent.properties['number']} về {campaign.subject}"
        writer.say("IMPLEMENTS", writer.node, parent, **_evidence(said, place_, 1))
        writer.say("CITES", writer.node, parent, mentions=1 + place_, **_evidence(said, place_, 1))
    if directive is not None and len(parents) > 1 and directive not in parents:
        said = f"{parents[0].properties['number']} thực hiện {directive.properties['number']}"
        writer.say("IMPLEMENTS", parents[0], directive, **_evidence(said, 5, 1))
    if campaign.random.random() < 0.4:
        law = campaign.random.randrange(300)
        known: dict[str, Value] = {"status": "cited", "type": "NĐ", "number": f"{law}/2020/NĐ-CP", "level": "central"}
        said = f"Căn cứ Nghị định số {law}/2020/NĐ-CP"
        writer.say("BASED_ON", writer.node, Node("Document", f"{law}-2020-nd-cp", known), **_evidence(said, 0, 1))


def _likeness(writer: _Writer, campaign: _Campaign, body: _Body) -> None:
    """Three in ten of its tasks are those of the document that it implements first, one in three copies from it."""
    parent = next((key for key in body.parents if key in campaign.tasks), None)
    if parent is None:
        return
    above = campaign.tasks[parent]
    for task in [owned for owned in writer.owned if owned.label == "Task"]:
        if campaign.random.random() < 0.3:
            other = above[campaign.random.randrange(len(above))]
            quotes = {"quote": task.properties["text"], "other_quote": other.properties["text"], "rule": "generated"}
            writer.say("ALIGNS_WITH", task, other, score=campaign.random.randint(50, 100) / 100, **quotes)
    if campaign.random.random() < 1 / 3:
        said = f"Thực hiện Chỉ thị về {campaign.subject}"
        score = campaign.random.randint(5, 60) / 100
        writer.say("REUSES_TEXT", writer.node, campaign.issued[parent], score=score, quote=said, rule="generated")


def _issuer(writer: _Writer, body: _Body, random: Random) -> None:
    said = _evidence(body.name, 0, 1)
    agency = _agency(writer, body.kind, body)
    writer.say("ISSUED_BY", writer.node, agency, **said)
    if body.level != "commune":
        name = f"{_SURNAMES[random.randrange(len(_SURNAMES))]} {_SECOND[random.randrange(len(_SECOND))]}"
        signer = Node("Person", f"{slug(name)}.{agency.id}", {"name": name})
        writer.say("SIGNED_BY", writer.node, signer, position="Chủ tịch", **_evidence(name, 900, 4))
    if body.territory is not None:
        home = _place(body.territory)
        governed = _place(body.territory, body.unit)
        writer.say("APPLIES_TO", writer.node, governed, **said)
        if governed.id != home.id:
            writer.say("PART_OF", governed, home)


def _agency(writer: _Writer, kind: str, body: _Body) -> Node:
    """An agency of the body's territory, with what makes it comparable."""
    agency, kind_node, home = _agency_nodes(kind, body.territory, body.unit)
    writer.say("INSTANCE_OF", agency, kind_node)
    if home is not None:
        writer.say("LOCATED_IN", agency, home)
    return agency


@cache
def _agency_nodes(kind: str, territory: Territory | None, unit: str | None) -> tuple[Node, Node, Node | None]:
    of = _Body(kind, "", "", "state", (), territory, unit)
    known: dict[str, Value] = {"name": of.name, "is_group": False, "known": True, "search_text": fold(of.name)}
    agency = Node("Agency", of.key, known | ({"territory": of.governed} if of.governed else {}))
    return agency, Node("AgencyKind", slug(kind), {"name": kind}), _place(territory, unit) if territory else None


@cache
def _place(territory: Territory, unit: str | None = None) -> Node:
    return place_named(unit, territory) if unit else place(territory)


def _tasks(writer: _Writer, random: Random, body: _Body, year: int) -> None:
    central = body.territory is None
    leaders = tuple(_MINISTRIES if central else _DEPARTMENTS)
    home = _Body("", "", body.level, "state", (), body.territory)
    sections = [node for node in writer.owned if node.label == "Section"]
    for ordinal in range(1, 1 + random.randint(*_TASKS[body.level])):
        work = f"{_VERBS[random.randrange(len(_VERBS))]} {_OBJECTS[random.randrange(len(_OBJECTS))]}"
        where = f" trên địa bàn {body.governed}" if body.governed and ordinal % 3 == 0 else " theo quy định"
        text = work + where
        section = sections[ordinal % len(sections)]
        known: dict[str, Value] = {"ordinal": ordinal, "section": section.properties["path"], "text": text}
        known |= {"search_text": fold(work) + fold(where)} | _evidence(text, ordinal * 200, 1 + ordinal // 5)
        if random.random() < 0.4:
            words, day = _WHEN[random.randrange(len(_WHEN))]
            known |= {"deadline_text": words, "deadline_to": f"{year}-{day}"}
        elif random.random() < 0.3:
            known["recurring"] = "yearly"
        task = writer.own("HAS_TASK", Node("Task", f"{writer.node.id}/task/{ordinal}", known))
        if ordinal % 5 == 0:
            writer.say("HAS_TASK", section, task)
        if random.random() < 0.25:
            leader = leaders[random.randrange(len(leaders))]
            writer.say(
                "LED_BY", task, _agency(writer, leader, home), **_evidence(text, ordinal * 200, 1 + ordinal // 5)
            )
            if random.random() < 0.3:
                other = leaders[random.randrange(len(leaders))]
                writer.say("SUPPORTED_BY", task, _agency(writer, other, home), **_evidence(text, ordinal * 200, 1))


_TASKS = {"central": (12, 30), "province": (6, 14), "district": (7, 12), "commune": (7, 11)}
"""Least and most tasks of a document."""


def _targets(writer: _Writer, random: Random, body: _Body, year: int) -> None:
    known = indicators()
    for ordinal in range(1, 1 + random.choice((0, 1, 1, 2, 3) if body.level != "commune" else (0, 1, 1, 2))):
        chosen = known[random.randrange(len(known))]
        value, due = float(random.randint(40, 99)), str(year + 1 + random.randrange(6))
        text = f"{chosen.name} đạt từ {value:g}{chosen.unit or ''} trở lên vào năm {due}"
        said: dict[str, Value] = {"ordinal": ordinal, "indicator": chosen.name, "comparator": ">=", "value": value}
        if random.random() < 0.3:
            said |= {"baseline_value": value - random.randint(1, 30), "baseline_year": str(year - 1)}
        said |= {"due": due} | ({"unit": chosen.unit} if chosen.unit else {}) | _evidence(text, 100 * ordinal, 2)
        target = writer.own("SETS_TARGET", Node("Target", f"{writer.node.id}/target/{ordinal}", said))
        writer.say("MEASURES", target, _indicator(chosen), score=1.0)


@cache
def _indicator(chosen: Indicator) -> Node:
    given = {"name": chosen.name, "unit": chosen.unit, "better": chosen.better}
    names = fold(" ".join((chosen.name, chosen.name_en, *chosen.aliases)))
    known: Mapping[str, Value] = {name: value for name, value in given.items() if value is not None}
    return Node("Indicator", chosen.id, {**known, "search_text": names})


def _evidence(quote: str, start: int, page: int) -> dict[str, Value]:
    return {
        "span_start": start, "span_end": start + len(quote), "page": page, "quote": quote,
        "rule": "generated", "confidence": 0.9,
    }  # fmt: skip
