"""What a document says of its own relation to those it cites: title, legal basis, opening, final provisions."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.citations.cited import Citation
from ingest.citations.issuers import issuer_after
from ingest.citations.relations import Verb, is_reported, verb_before
from ingest.facts import DocumentLink, Evidence, Metadata
from ingest.outline.tree import Outline
from ingest.patterns import rules
from ingest.text import NormalText

_LONGEST_OPENING = 9000
_FIRST_PART = re.compile(
    r"\n[ \t#*]*(?:(?:I|A|1|Phần\s+(?:thứ\s+nhất|I|1)|Điều\s+1|Chương\s+I)\s*[.)\-–/:]|QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*:)"
)
_PROVISION = re.compile(
    r"(?:(?:Chỉ thị|Nghị quyết|Nghị định|Quyết định|Thông tư|Kế hoạch|Quy định|Quy chế|Kết luận|Luật|Hướng dẫn) này"
    r"[^.;\n]{0,160}|(?:^|[\n.;]\s*)(?:Nay )?)$"
)


def find_links(
    text: NormalText, citations: list[Citation], ref_at: dict[int, str], document: Metadata, outline: Outline
) -> tuple[DocumentLink, ...]:
    """How the document itself relates to those it cites, each relation to each document once, in order."""
    finder = _Finder(text, citations, ref_at)
    title = document.evidence.get("title")
    if title:
        finder.title(title.start, title.end)
    start = title.end if title else 0
    finder.opening(start, _opening_end(text.text, start, outline))
    finder.provisions(start)
    return tuple(finder.found.values())


def _opening_end(text: str, start: int, outline: Outline) -> int:
    limit = min(len(text), start + _LONGEST_OPENING)
    first = next((i.start for i in outline.items if i.kind in ("heading", "numbered") and i.start > start), limit)
    match = _FIRST_PART.search(text, start, limit)
    return min(first, match.start() if match else limit, limit)


class _Finder:
    def __init__(self, text: NormalText, citations: list[Citation], ref_at: dict[int, str]) -> None:
        self.text, self.citations, self.ref_at = text, citations, ref_at
        self.found: dict[tuple[str, str], DocumentLink] = {}

    def _inside(self, start: int, end: int) -> list[Citation]:
        return [c for c in self.citations if start <= c.start and c.end <= end]

    def _add(self, relation: str, citation: Citation, start: int, end: int) -> None:
        ref = self.ref_at.get(citation.start)
        if ref is None:
            return
        quote = self.text.text[start:end]
        where = Evidence(start, end, quote, f"relations/{relation}", self.text.page_of(start))
        self.found.setdefault((relation, ref), DocumentLink(relation, ref, where))

    def title(self, start: int, end: int) -> None:
        """The direct objects of the title: "Triển khai Chỉ thị … và Công văn …"."""
        governing: Verb | None = None
        low, nested = start, False
        for citation in self._inside(start, end):
            verb = verb_before(
                self.text.text, low, citation.start, ("guides", "amends", "replaces", "repeals", "implements")
            )
            if verb and is_reported(self.text.text, start, verb.start):
                return
            if verb:
                nested = governing is not None and not self._new_clause(low, verb.start)
                governing = governing or verb
            elif not (governing and self._joined(low, citation.start)):
                nested = True
            else:
                nested = nested and self.text.text[low : citation.start].strip().lower() in ("và", ",")
            if governing and not nested:
                self._add(governing.relation, citation, start, end)
            low = issuer_after(self.text.text, citation.end)[1]

    def _joined(self, low: int, at: int) -> bool:
        return rules("relations")["join_before"].pattern.search(self.text.text, low, at) is not None

    def _new_clause(self, low: int, at: int) -> bool:
        return rules("relations")["subject_changes"].pattern.search(self.text.text, low, at) is not None

    def opening(self, start: int, end: int) -> None:
        """The paragraphs before the first part: legal basis, and the sentence that says what is carried out."""
        text = self.text.text
        for clause_start, clause_end in _clauses(text, start, end):
            self._clause(clause_start, clause_end)

    def _clause(self, start: int, end: int) -> None:
        text = self.text.text
        head = rules("relations")["opening"].pattern.match(text, start, end)
        relation = None
        if head:
            relation = "based_on" if head["basis"] else "implements" if self._carries_out(start, end) else None
        low, direct = start, False
        nested: Citation | None = None
        for citation in self._inside(start, end):
            if relation and low == start:
                direct = self._reaches(relation, start, citation.start)
            elif nested and nested.type == citation.type and self._side_by_side(low, citation.start):
                nested, low = citation, issuer_after(text, citation.end)[1]
                continue
            elif direct and self._joined(low, citation.start) and verb_before(text, low, citation.start) is None:
                direct = not self._aside(low, citation.start)
            else:
                if self._issues(low, citation.start, low == start):
                    self._add("implements", citation, start, end)
                else:
                    nested = citation
                low = issuer_after(text, citation.end)[1]
                continue
            nested = None
            if direct and relation:
                self._add(relation, citation, start, end)
            low = issuer_after(text, citation.end)[1]

    def _carries_out(self, start: int, end: int) -> bool:
        """Whether the sentence that starts with "Thực hiện …" issues or commands, and does not tell of the past."""
        text, grammar = self.text.text, rules("relations")
        if grammar["enacts"].pattern.search(text, start, end):
            return True
        at = end - len(text[start:end].lstrip())
        return (
            not text[text.rfind("\n", 0, at) + 1 : at].strip()
            and grammar["told"].pattern.search(text, start, end) is None
        )

    def _side_by_side(self, low: int, at: int) -> bool:
        return rules("relations")["joined"].pattern.match(self.text.text, min(low, at), at) is not None

    def _reaches(self, relation: str, start: int, at: int) -> bool:
        verb = verb_before(self.text.text, start, at, (relation,))
        return verb is not None and verb.start - start < 60

    def _aside(self, low: int, at: int) -> bool:
        return rules("relations")["aside"].pattern.search(self.text.text[low:at]) is not None

    def _issues(self, low: int, at: int, at_start: bool) -> bool:
        """Whether the main clause issues this document to carry out what follows ("… ban hành Kế hoạch thực hiện")."""
        verb = verb_before(self.text.text, low, at, ("implements",))
        if verb is None:
            return False
        issues = rules("relations")["issues"].pattern.search(self.text.text, low, verb.start)
        return issues is not None and (at_start or self._new_clause(low, issues.start()))

    def provisions(self, start: int) -> None:
        """Final provisions: "Quyết định này thay thế …", "Bãi bỏ …"."""
        text = self.text.text
        last: tuple[str, int] | None = None
        for citation in self._inside(start, len(text)):
            low = max(start, citation.start - 300)
            ended = rules("relations")["ended"].pattern.match(text, issuer_after(text, citation.end)[1])
            if ended:
                self._add("repeals", citation, citation.start, ended.end())
            verb = verb_before(text, low, citation.start, ("amends", "replaces", "repeals"))
            joined = last and rules("relations")["joined"].pattern.match(text, last[1], citation.start)
            if verb and _PROVISION.search(text[max(start, verb.start - 200) : verb.start]):
                relation = verb.relation
            elif last and joined:
                relation = last[0]
            else:
                last = None
                continue
            self._add(relation, citation, verb.start if verb else citation.start, citation.end)
            last = relation, issuer_after(text, citation.end)[1]


_CLAUSE_ENDS = re.compile(
    r"(?<=[;.:,)”])[ ]*\n|\n(?=[\s*_–-]*(?:Căn cứ|Theo|Xét|Thực hiện|Triển khai|Để|QUYẾT)(?!\w))"
    r"|;(?=\s+(?:Căn cứ|Theo|Xét|Thực hiện)\b)|(?<=[.;])(?=\s+Căn cứ\b)"
    r"|(?<=\.)(?=\s(?:Thực hiện|Triển khai thực hiện|Để (?:tiếp tục )?(?:triển khai )?thực hiện)\s)"
)


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Paragraphs, cut before each further "Căn cứ" and at semicolons of a list of bases.

    A line that ends without a mark goes on in the next one, as where a page is copied with its line breaks.
    """
    cuts = [match.end() for match in _CLAUSE_ENDS.finditer(text, start, end)]
    return [(a, b) for a, b in pairwise([start, *cuts, end]) if text[a:b].strip()]
