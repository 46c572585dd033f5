"""The foot of a document: who signs, by whose authority, and who gets it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.facts import Recipient, Signer
from ingest.metadata.letterhead import Piece, evidence, pieces
from ingest.patterns import rules
from ingest.text import NormalText

_BEFORE, _AFTER = 700, 5000
_BULLET = re.compile(r"^\s*[-–—+•*·]\s*")
_SPLIT_ITEMS = re.compile(r";\s*(?=[-–+•]\s*\S)|(?<=[;.])\s+(?=[-–+]\s*[^\W\d_])|,\s+(?=-\s[^\W\d_])")
_OFFICE_WORD = re.compile(
    r"(?<=phó )(?:chủ|giám|bí|thủ|chánh|tổng|trưởng|cục|viện)|(?<=chánh )(?:văn|thanh)|(?<=bộ )chính(?= trị)"
    r"|(?<=ban )(?:thường|chấp|bí)"
)
_TRAILING = re.compile(r"[\s;.,:/]+$")
_END = re.compile(
    r"^(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Biểu|BIỂU|DANH MỤC|DANH SÁCH|\(Kèm theo|\(Ban hành|Điều 1\.|I\.|Stt|STT|TT)"
)
_TITLE_PREFIX = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|BS|CK[I1]*|CKII|KS|BSCK\w*|Ths|Ts|Bs)\.?\s*)+"
    r"|^(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy) |^(?:Đồng chí|Ông|Bà) "
)


@dataclass(slots=True)
class Foot:
    """``authorities`` are the bodies after TM./T/M, in the order in which they stand."""

    signers: list[Signer] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    authorities: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    """The signature that is being read."""

    authority: list[str] = field(default_factory=list)
    position: str | None = None

    def __bool__(self) -> bool:
        return bool(self.authority or self.position)


def read_foot(text: NormalText, body: int) -> Foot:
    """Signers and recipients; ``body`` is the offset where the body of the document begins."""
    heading = rules("metadata")["recipients_heading"].pattern.search(text.text, body)
    start, end = _region(text, body, heading)
    lines = [piece for piece in pieces(text.text, start, end) if not _stamp(piece)]
    foot = Foot()
    after = heading.end() if heading else end
    if heading:
        lines = _until_next_part(lines, heading.start())
        foot.recipients = _recipients(text, [line for line in lines if line.start >= heading.start()], after)
    _signers(text, lines, foot)
    return foot


def _region(text: NormalText, body: int, heading: re.Match[str] | None) -> tuple[int, int]:
    if heading:
        return max(body, heading.start() - _BEFORE), min(len(text.text), heading.end() + _AFTER)
    marks = [found.start() for found in rules("metadata")["authority"].pattern.finditer(text.text, body)]
    start = marks[-1] if marks else max(body, len(text.text) - _BEFORE)
    for mark in reversed(marks):  # several sign a joint document
        start = mark if start - mark < _BEFORE else start
    return start, min(len(text.text), start + 3 * _BEFORE)


def _until_next_part(lines: list[Piece], heading: int) -> list[Piece]:
    """Lines up to the appendix or the plan that follows the signature."""
    for index, line in enumerate(lines):
        if line.start > heading and (_END.match(line.text) or rules("metadata")["type_line"].pattern.match(line.text)):
            return lines[:index]
    return lines


def _stamp(piece: Piece) -> bool:
    return bool(rules("metadata")["stamp"].pattern.search(piece.text))


def _signers(text: NormalText, lines: list[Piece], foot: Foot) -> None:
    block = _Block()
    for line in lines:
        if len(line.text) > 300 and "Nơi nhận" not in line.text:
            continue
        rest = _take_offices(line, block, foot)
        name = _person(rest, bool(block) or bool(foot.authorities))
        if name and (block or foot.authorities):
            start = line.start + line.text.rindex(name)
            where = evidence(text, start, start + len(name), "metadata/signature")
            authority = " / ".join(block.authority) or None
            if not any(signer.name == name for signer in foot.signers):
                foot.signers.append(Signer(_TITLE_PREFIX.sub("", name), block.position, authority, where))
            block = _Block()


def _take_offices(line: Piece, block: _Block, foot: Foot) -> str:
    """Put authority and position of the line into ``block``; what is left of the line."""
    grammar = rules("metadata")
    rest = line.text
    for found in grammar["authority"].pattern.finditer(line.text):
        kind, body = re.split(r"(?<=[A-Z])[./ ]\s*(?=[^\W\d_]{2})", found["authority"], maxsplit=1)
        if found["authority"].startswith(("TM", "T/M", "T.M")):
            foot.authorities.append(
                Piece(line.start + found.start("body"), line.start + found.end("body"), found["body"])
            )
        block.authority.append(f"{kind if '/' in kind else kind.replace('.', '') + '.'} {_sentence_case(body)}")
        rest = rest.replace(found["authority"], " ", 1)
    for found in grammar["position"].pattern.finditer(rest):
        block.position = _sentence_case(found["position"])
        rest = rest.replace(found[0], " ", 1)
    return grammar["signed"].pattern.sub(" ", rest)


def _sentence_case(words: str) -> str:
    low = " ".join(words.split()).lower()
    named = _OFFICE_WORD.sub(lambda m: m[0].capitalize(), low)
    return named[:1].upper() + named[1:]


def _person(rest: str, signing: bool) -> str | None:
    """The name of a person that stands alone on the line, or behind a recipient on a line of two columns."""
    rest = rest.strip(" .,_-–*|")
    bare = _TITLE_PREFIX.sub("", rest)
    if bare.isupper():
        return None
    person, lonely = rules("metadata")["person"].pattern, rules("metadata")["lonely_name"].pattern
    if person.fullmatch(bare) or (signing and not _BULLET.match(rest) and lonely.fullmatch(bare) and len(bare) < 28):
        return bare if person.fullmatch(bare) or _surname_like(bare) else None
    for pattern in (r"[;.:]\s+(?P<name>{})$", r"^(?P<name>{})\s*$"):
        found = re.search(pattern.format(person.pattern), rest, re.VERBOSE)
        if found and signing:
            return found["name"]
    return None


_BODY_WORD = re.compile(
    r"(?:Nơi|Như|Sở|Bộ|Ban|Báo|Các|Văn phòng|Hội|Công|Lưu|Đảng|Cổng|Phòng|Trung|Viện|Bưu|Đài|Thường|Chính"
    r"|Quốc|Ủy|Tỉnh)\b"
)


def _surname_like(name: str) -> bool:
    """A rare surname: short words only, none that begins the name of a body."""
    return all(len(word) <= 7 for word in name.split()) and not _BODY_WORD.match(name)


def _recipients(text: NormalText, lines: list[Piece], after: int) -> list[Recipient]:
    found: list[Recipient] = []
    for item in _items(lines, after):
        if rules("metadata")["archive_line"].pattern.match(item.text):
            break
        name = _recipient_name(item.text)
        if name:
            found.append(Recipient(name, evidence(text, item.start, item.end, "metadata/recipients")))
    return found


def _items(lines: list[Piece], after: int) -> list[Piece]:
    """One piece for each recipient: cells split, wrapped lines joined, the column of the signature left out."""
    items: list[Piece] = []
    for line in lines:
        for part in _parts(line, after):
            clean = _without_signature(part)
            if not clean:
                continue
            bulleted = _BULLET.match(clean) is not None
            archived = items and rules("metadata")["archive_line"].pattern.match(items[-1].text)
            goes_on = items and not bulleted and not archived and _goes_on(items, clean)
            if goes_on:
                items[-1] = Piece(items[-1].start, part.end, f"{items[-1].text} {clean}")
            elif bulleted or not items or archived or items[-1].text.rstrip().endswith((";", ":", ",")):
                items.append(Piece(part.start, part.end, clean))
    return items


def _parts(line: Piece, after: int) -> list[Piece]:
    """The line without its heading, split where one cell holds the whole list ("…; - …")."""
    start = max(line.start, after)
    if start >= line.end:
        return []
    body = line.text[start - line.start :]
    parts, position = [], 0
    for cut in [*_SPLIT_ITEMS.finditer(body), None]:
        end = cut.start() + 1 if cut else len(body)
        piece = body[position:end].strip()
        if piece:
            parts.append(Piece(start + position, start + end, piece))
        position = cut.end() if cut else end
    return parts


def _without_signature(part: Piece) -> str:
    grammar = rules("metadata")
    rest = part.text
    for rule in ("authority", "position", "signed"):
        rest = grammar[rule].pattern.sub(" ", rest)
    rest = rest.strip()
    if grammar["person"].pattern.fullmatch(rest.strip(" .,_-–*|")):
        return ""
    cut = re.search(rf"(?<=[;.])\s+{grammar['person'].pattern.pattern}\s*$", rest, re.VERBOSE)
    return rest[: cut.start()].strip() if cut else rest


def _goes_on(items: list[Piece], line: str) -> bool:
    """Whether a line without bullet goes on with the recipient before it; in a bulleted list it always does."""
    if line.startswith("(") or _BULLET.match(items[0].text):
        return True
    return not items[-1].text.rstrip().endswith((";", ".")) and not line.isupper()


def _recipient_name(item: str) -> str:
    name = _BULLET.sub("", item)
    name = rules("metadata")["recipient_purpose"].pattern.sub("", name)
    name = re.sub(r"\s+([;,.])", r"\1", " ".join(name.split()))
    return _TRAILING.sub("", name) if re.search(r"[^\W\d_]{2}", name) else ""
