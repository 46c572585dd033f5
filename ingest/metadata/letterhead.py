"""The head of a document: kind, number, place and date, trích yếu, and the names above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from graph.document_types import canonical_symbol, type_by_number, type_by_word
from ingest.facts import Evidence
from ingest.patterns import Rule, rules
from ingest.text import NormalText

HEAD_LENGTH = 9000
"""Characters at the start of the text that are searched for the head."""

_PIECE = re.compile(r"[^\n\t\v]+")
_BODY_LENGTH = 260
_ORDINAL = re.compile(r"^(?:(?:[IVX]{1,4}|A|B)\s*[.)/-]\s*[^\sv]|(?:\d{1,2}|[a-z])\s*[.)]\s*\S|[-+•]\s)")
_BODY_IN_TITLE = re.compile(
    r"\s+(?:Thực hiện|Căn cứ|Triển khai(?: thực hiện)?)\s+(?:\w+\s+){1,4}số\s.*(?:sau|:)\s*:?$|\s+Ngày \d{1,2}/\d.*"
)
_ENACTING = (
    r"(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|BỘ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|BAN CHẤP|BAN THƯỜNG|THỐNG ĐỐC"
    r"|CHÁNH|TỔNG GIÁM|VIỆN TRƯỞNG)"
)
_BODY_OPENING = re.compile(
    r"^(?:Căn cứ|Kính gửi|Thực hiện|Triển khai thực hiện|Trong |Sau |Để |Nhằm |Xét |Theo |Trên cơ sở|Ngày \d|Vừa qua"
    r"|Thời gian qua|Qua |Hiện nay|Điều \d|Chương I|Phần |Để |QUYẾT |\(|Tiếp theo|Năm \d|Từ |Nhìn )"
)
_BROKEN_DATE = re.compile(r"(?<!\w)(?:(?:ngày|tháng)(?: \d{1,2})?|năm)$")
_ANOTHERS = re.compile(r"(?<!\w)THEO (?:QUYẾT ĐỊNH|KẾ HOẠCH|NGHỊ QUYẾT|CÔNG VĂN)$")
"""End of a line of the letterhead behind which the number is another document's ("ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH")."""
_RULE_LINE = re.compile(r"^[-–—_*=.\s]{2,}$|^\*$")
_INCOMPLETE = re.compile(
    r"(?:[,(\-–]|(?<!\w)(?:số|của|và|tại|về|trên|ở|cho|với|các|những|theo|ngày|tháng|năm|tỉnh|huyện|xã|thành|phố|đối|Chủ"
    r"|tịch|Bộ|Ban|Ủy|Trung|thực|hiện|ban|hành|công|tác|quản|lý|an|toàn|Sở|đồng|chí|bộ|cụm|khai|\d{1,2}))$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a paragraph of a cell, without the blanks around it."""

    start: int
    end: int
    text: str

    @property
    def upper(self) -> bool:
        """Whether every letter is a capital."""
        return self.text.isupper()


@dataclass(slots=True)
class Head:
    """What stands above the body.

    ``lines`` are the pieces of the letterhead, ``body`` the offset where the body begins.
    """

    values: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    lines: list[Piece] = field(default_factory=list)
    body: int = 0

    def put(self, name: str, value: str, evidence: Evidence) -> None:
        self.values[name] = value
        self.evidence[name] = evidence


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """The lines of ``text[start:end]``: paragraphs and the paragraphs of cells."""
    found = []
    for match in _PIECE.finditer(text, start, end):
        stripped = match[0].strip()
        if stripped:
            begin = match.start() + match[0].index(stripped)
            found.append(Piece(begin, begin + len(stripped), stripped))
    return found


def evidence(text: NormalText, start: int, end: int, rule: str, confidence: float = 1.0) -> Evidence:
    """Evidence that quotes ``text.text[start:end]``."""
    return Evidence(start, end, text.text[start:end], rule, text.page_of(start), confidence)


def _rule(name: str) -> Rule:
    return rules("metadata")[name]


def read_head(text: NormalText) -> Head:
    """Kind, number, date, place and title as the head states them."""
    head = Head()
    found = pieces(text.text, 0, min(HEAD_LENGTH, len(text.text)))
    kind = _kind_line(found)
    heading = _web_heading(found[:4]) if kind is None else None
    top = kind if kind is not None else _body_start(found)
    _number_and_date(text, head, found[: top + 4], found[top].start if top < len(found) else HEAD_LENGTH)
    if kind is not None:
        head.lines = [p for p in found[:kind] if not _rule("stamp").pattern.search(p.text)]
        _typed_title(text, head, found, kind)
        _adopted(text, head)
        _issued_with(text, head, found[kind + 1 :])
    elif heading:
        _web_page(text, head, found, *heading)
    else:
        head.lines = [p for p in found[:top] if not _rule("stamp").pattern.search(p.text)]
        _letter(text, head, found, top)
    return head


def _issued_with(text: NormalText, head: Head, following: list[Piece]) -> None:
    """Number and date of the decision that a regulation or plan is issued with, where its own page is lost."""
    if {"number", "issued_on", "place"} & head.values.keys():
        return
    for piece in following[:8]:
        found = _rule("issued_with").pattern.match(piece.text)
        if found is None:
            continue
        where = evidence(text, piece.start, piece.start + found.end(), "metadata/issued_with", 0.9)
        head.put("number", clean_number(found["number"]), where)
        issued = iso_date(*(found[part] or found[part + "2"] for part in ("day", "month", "year")))
        if issued:
            head.put("issued_on", issued, where)
        return


def _adopted(text: NormalText, head: Head) -> None:
    """The day of adoption that the closing formula of a law tells, where the letterhead has no date."""
    if "issued_on" in head.values:
        return
    found = _rule("adopted").pattern.search(text.text, head.body)
    issued = iso_date(found["day"], found["month"], found["year"]) if found else None
    if found and issued:
        head.put("issued_on", issued, evidence(text, *found.span(), "metadata/adopted"))


def _kind_line(found: list[Piece]) -> int | None:
    """Index of the line that names the kind of document."""
    for index, piece in enumerate(found[:40]):
        if _rule("type_line").pattern.match(piece.text) or (piece.upper and type_by_word(piece.text)):
            return index
        if len(piece.text) > _BODY_LENGTH or re.match(r"Căn cứ |Kính gửi|Điều 1\.", piece.text):
            return None
    return None


def _body_start(found: list[Piece]) -> int:
    """Index of the first line of the body where no line names the kind."""
    for index, piece in enumerate(found):
        if re.match(r"Kính gửi|Căn cứ ", piece.text) or "Kính gửi:" in piece.text or len(piece.text) > _BODY_LENGTH:
            return index
        if _ORDINAL.match(piece.text):
            return index
    return min(12, len(found))


def _number_and_date(text: NormalText, head: Head, found: list[Piece], limit: int) -> None:
    for index, piece in enumerate(found):
        if len(piece.text) > _BODY_LENGTH:
            break
        number = _rule("number").pattern.search(piece.text)
        letterhead = piece.start < limit or not _BODY_OPENING.match(piece.text)
        letterhead = letterhead and not (index and _ANOTHERS.search(found[index - 1].text))
        if number and "number" not in head.values and letterhead and _own(piece.text, number):
            start = piece.start + number.start("number")
            head.put(
                "number",
                clean_number(number["number"]),
                evidence(text, start, piece.start + number.end("number"), "metadata/number"),
            )
        dated = _over_two_lines(text, found[index : index + 2])
        line = _rule("dateline").pattern.search(dated.text)
        if line and "place" not in head.values and not _in_sentence(dated.text, line):
            _put_dateline(text, head, dated, line)


def _over_two_lines(text: NormalText, lines: list[Piece]) -> Piece:
    """The first of ``lines``, with the next one where a dateline breaks ("Bắc Ninh, ngày", "3 tháng 2 năm 2031")."""
    first, *following = lines
    if not following or not _BROKEN_DATE.search(first.text) or not re.match(r"\d|tháng|năm", following[0].text):
        return first
    end = following[0].end
    return Piece(first.start, end, re.sub(r"[\n\t\v]", " ", text.text[first.start : end]))


def _own(line: str, number: re.Match[str]) -> bool:
    """A number that stands behind the name of a kind ("Quyết định số 5/QĐ-…") is another document's."""
    before = _rule("motto").pattern.sub("", line[: number.start()]).rstrip(" -–—_*|")
    return not before or not (before[-1].islower() or _ANOTHERS.search(before))


def _in_sentence(line: str, found: re.Match[str]) -> bool:
    return len(line) - found.end() > 120 or bool(re.search(r"(?:của|tại|từ|số|tỉnh) $", line[: found.start()]))


def _put_dateline(text: NormalText, head: Head, piece: Piece, line: re.Match[str]) -> None:
    place = " ".join(line["place"].split())
    place = place.title() if place.isupper() else place
    start = piece.start + line.start()
    head.put("place", place, evidence(text, start, start + len(line["place"].rstrip()), "metadata/dateline"))
    day, month, year = (re.sub(r"\s", "", line[part] or "") for part in ("day", "month", "year"))
    issued = iso_date(day, month, year)
    if issued:
        head.put("issued_on", issued, evidence(text, start, piece.start + line.end(), "metadata/dateline"))


def iso_date(day: str, month: str, year: str) -> str | None:
    """``"2031-11-21"``, or ``None`` where a part is blank or no such day exists."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def clean_number(number: str) -> str:
    """A number without spaces, with plain strokes and the letters as the regulations write them."""
    return canonical_symbol(re.sub(r"\s+", "", number).replace("–", "-"))


def _typed_title(text: NormalText, head: Head, found: list[Piece], index: int) -> None:
    line = found[index]
    match = _rule("type_line").pattern.match(line.text)
    named = match["type"] if match else line.text
    kind = type_by_word(named)
    if kind and kind.code:
        head.put("type", kind.code, evidence(text, line.start, line.start + len(named), "metadata/type_line"))
    rest = line.text[match.end() if match else len(named) :].strip(" *:-–")
    first = Piece(line.end - len(rest), line.end, rest) if rest else None
    following = _without_issuer(([first] if first else []) + found[index + 1 : index + 30])
    title = list(_title_lines(text, following))
    _put_title(text, head, title)
    head.body = title[-1].end if title else line.end


def _without_issuer(following: list[Piece]) -> list[Piece]:
    """Party documents set "của Ban Thường vụ Tỉnh ủy" between kind and trích yếu."""
    issuer = _rule("party_issuer").pattern.match(following[0].text) if following else None
    if issuer is None:
        return following
    first = following[0]
    rest = Piece(first.start + issuer.end(), first.end, first.text[issuer.end() :])
    return ([rest] if rest.text else []) + following[1:]


def _title_lines(text: NormalText, following: list[Piece]) -> Iterator[Piece]:
    previous: Piece | None = None
    for piece in following:
        if _RULE_LINE.match(piece.text):
            if previous is None:
                continue
            return
        if previous is None:
            if re.match(r"Căn cứ |Kính gửi", piece.text):
                return
            yield piece
        elif _continues(text, previous, piece):
            yield piece
        else:
            return
        previous = piece


def _continues(text: NormalText, previous: Piece, piece: Piece) -> bool:
    """Whether a line goes on with the title that ``previous`` is part of."""
    line = piece.text
    if _ORDINAL.match(line) or re.match(r"Căn cứ|Kính gửi|Điều \d|\((?:Ban hành k|K)èm theo", line) or len(line) > 400:
        return False
    if previous.upper or piece.upper:
        return previous.upper and piece.upper and not re.match(_ENACTING, line)
    if previous.text[-1] in ".;:":
        return False
    sentence = bool(_BODY_OPENING.match(line)) and line[-1] in ".:;,"
    unfinished = previous.text.count("“") > previous.text.count("”") or bool(_INCOMPLETE.search(previous.text))
    if line[0].islower() or line[0].isdigit() or unfinished:
        return not sentence
    alike = _set_alike(text, previous, piece) or len(line) < 110
    return alike and not _BODY_OPENING.match(line) and line[-1] not in ".:;" and len(line) < _BODY_LENGTH


def _set_alike(text: NormalText, previous: Piece, piece: Piece) -> bool:
    first, second = text.block_at(previous.start), text.block_at(piece.start)
    if first is None or second is None:
        return False
    return (first.centred and second.centred) or (first.bold and second.bold)


def _put_title(text: NormalText, head: Head, lines: list[Piece]) -> None:
    if not lines:
        return
    title = " ".join(line.text for line in lines)
    title = _BODY_IN_TITLE.sub("", re.split(r"\s+Kính gửi\s*:", title)[0])
    title = _rule("enacting_tail").pattern.sub("", title)
    title = re.sub(r"^V/v\.?\s*:?\s*", "", title).strip(" *-–_")
    if title:
        found = evidence(text, lines[0].start, lines[-1].end, "metadata/title", 0.95)
        head.put("title", title, found)


def _letter(text: NormalText, head: Head, found: list[Piece], top: int) -> None:
    """A letter (công văn) has no line for its kind; its subject stands under the number after "V/v"."""
    number = head.values.get("number")
    kind = type_by_number(number) if number else None
    if kind and kind.code:
        head.put("type", kind.code, head.evidence["number"])
    for index, piece in enumerate(found[: top + 1]):
        subject = _rule("subject").pattern.search(piece.text)
        if subject is None and index and _rule("number").pattern.fullmatch(found[index - 1].text):
            subject = _rule("subject_under_number").pattern.match(piece.text)
        if subject is None or len(piece.text) > 400:
            continue
        start = piece.start + subject.start("title")
        first = Piece(start, piece.end, subject["title"].strip())
        lines = [first, *_subject_rest(found[index + 1 : top + 1])]
        mark = piece.start + subject.start()
        if kind is None:
            head.put("type", "CV", evidence(text, mark, mark + 3, "metadata/subject"))
        _put_title(text, head, lines)
        head.body = lines[-1].end
        return


def _subject_rest(following: list[Piece]) -> Iterator[Piece]:
    for piece in following:
        if re.match(r"Kính gửi|Căn cứ|Thực hiện ", piece.text) or _rule("motto").pattern.search(piece.text):
            return
        if _rule("dateline").pattern.search(piece.text) or piece.upper:
            continue
        yield piece
        if "Kính gửi" in piece.text:
            return


def _web_heading(found: list[Piece]) -> tuple[int, re.Match[str]] | None:
    """The heading of a portal page: its offset in the text, and the match."""
    for piece in found:
        heading = _rule("web_heading").pattern.match(piece.text)
        if heading:
            return piece.start, heading
    return None


def _web_page(text: NormalText, head: Head, found: list[Piece], start: int, heading: re.Match[str]) -> None:
    """A portal page: a heading with the number, then a sentence with date, issuer and trích yếu."""
    kind = type_by_word(heading["type"])
    if kind and kind.code:
        head.put("type", kind.code, evidence(text, start, start + heading.end("type"), "metadata/web_heading"))
    where = evidence(text, start + heading.start("number"), start + heading.end("number"), "metadata/web_heading")
    head.put("number", clean_number(heading["number"]), where)
    for piece in found[:8]:
        if heading["number"] in piece.text and (summary := _summary(piece, heading["number"])):
            _put_summary(text, head, piece, summary)
            head.body = piece.end
            if "title" in head.values:
                return


def _summary(piece: Piece, number: str) -> re.Match[str] | None:
    reported = _rule("web_news").pattern.search(piece.text)
    return reported or _rule("web_summary").pattern.search(piece.text, max(0, piece.text.index(number) - 3))


def _put_summary(text: NormalText, head: Head, piece: Piece, summary: re.Match[str]) -> None:
    rule = "metadata/web_summary"
    for name in ("issuer", "title"):
        if summary[name]:
            span = (piece.start + summary.start(name), piece.start + summary.end(name))
            head.put(name, summary[name].strip().rstrip("."), evidence(text, *span, rule))
    parts = re.findall(r"\d+", summary["date"] or "")
    issued = iso_date(*parts) if len(parts) == 3 else None
    if issued:
        span = (piece.start + summary.start("date"), piece.start + summary.end("date"))
        head.put("issued_on", issued, evidence(text, *span, rule))
