"""From single citations to the documents they mean, and what the text says of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graph.document_types import LAW_CODES, type_by_word
from graph.folding import fold
from ingest.citations.cited import Citation
from ingest.citations.document_links import find_links
from ingest.citations.issuers import full_issuer, with_place
from ingest.citations.law_titles import amended_laws
from ingest.citations.programmes import programme_mentions
from ingest.citations.relations import find_relations, verb_before
from ingest.citations.short_names import ShortName, bare_numbers, short_names
from ingest.citations.subjects import Surroundings, surroundings
from ingest.facts import CitedDocument, DocumentLink, Evidence, Metadata, Relation
from ingest.outline.tree import Outline
from ingest.patterns import rules
from ingest.text import NormalText

_YEAR = re.compile(r"\s*\(?(?:năm )?((?:19|20)\d\d)\)?$")
_SCOPE = re.compile(r"\s+(?:lĩnh vực|trên địa bàn|năm \d{4}$).*")
"""What narrows a programme to a place, a field or a year: the programme itself is the same."""
_DANGLING = re.compile(r"(?:\s+(?:về|và|của|cho|trong|theo))+$")
_LETTERS = re.compile(r"[^a-z0-9]")
_BY_NAME_ALONE = ("citations/law", "citations/amended_law", "citations/listed_law")


@dataclass(frozen=True, slots=True)
class References:
    """The documents that a text names.

    ``ref_at`` maps the start offset of every citation that names another document to that document's ``ref``.
    """

    cited: tuple[CitedDocument, ...]
    links: tuple[DocumentLink, ...]
    relations: tuple[Relation, ...]
    ref_at: dict[int, str]


@dataclass(slots=True)
class _Document:
    """A cited document while its mentions are gathered."""

    key: str
    number: str | None
    issued_on: str | None
    year: str | None = None
    programme: bool = False
    mentions: list[tuple[Citation, Surroundings]] = field(default_factory=list)


class _Register:
    """The documents met so far, by what names them."""

    def __init__(self) -> None:
        self.documents: list[_Document] = []
        self._by_key: dict[str, list[_Document]] = {}

    def document(self, citation: Citation) -> _Document:
        """The document that a citation means, a new one where none fits."""
        key, year = _key(citation)
        known = self._by_key.setdefault(key, [])
        fitting = [d for d in known if _fits(d, citation, year)]
        if fitting:
            found = max(fitting, key=lambda d: (d.issued_on == citation.issued_on, known.index(d)))
        else:
            found = _Document(key, citation.number, citation.issued_on, year)
            known.append(found)
            self.documents.append(found)
        found.issued_on = found.issued_on or citation.issued_on
        found.year = found.year or year
        found.number = found.number or citation.number
        self._add_name(citation, found)
        return found

    def _add_name(self, citation: Citation, found: _Document) -> None:
        """A law cited by name and number is also known by its name."""
        if citation.number and citation.name:
            same = self._by_key.setdefault(_name_key(citation.name)[0], [])
            if found not in same:
                same.append(found)


def _key(citation: Citation) -> tuple[str, str | None]:
    if citation.number:
        return _LETTERS.sub("", fold(citation.number)), None
    return _name_key(citation.name or "")


@lru_cache(maxsize=4096)
def _name_key(name: str) -> tuple[str, str | None]:
    year = _YEAR.search(name)
    return _LETTERS.sub("", fold(_YEAR.sub("", name))), year[1] if year else None


def _fits(document: _Document, citation: Citation, year: str | None) -> bool:
    if document.issued_on and citation.issued_on and document.issued_on != citation.issued_on:
        return False
    if year and document.year and year != document.year:
        return False
    return not (year and document.issued_on and document.issued_on[:4] != year)


def find_references(text: NormalText, citations: list[Citation], document: Metadata, outline: Outline) -> References:
    """Group citations into documents, and read the relations that the text states."""
    others = _without_own(text.text, citations, document)
    inner = [law for citation in others for law in amended_laws(text.text, citation)]
    with_short, short = _with_short_names(text.text, others)
    short.update(bare_numbers(others))
    register = _Register()
    placed: list[tuple[Citation, _Document]] = []
    for citation in _dated_first([*with_short, *inner]):
        found = register.document(short.get(citation.start, citation))
        found.mentions.append((citation, surroundings(text.text, citation, _limit(text, citation.start))))
        placed.append((citation, found))
    placed.extend(_carried_out_programmes(text, register, with_short))
    placed.sort(key=lambda pair: pair[0].start)
    return _assemble(text, register.documents, placed, document, outline)


def _dated_first(citations: list[Citation]) -> list[Citation]:
    """Full citations come before those without date, so that the latter find the document they mean."""
    return sorted(citations, key=lambda c: (c.issued_on is None, c.start))


def _carried_out_programmes(
    text: NormalText, register: _Register, citations: list[Citation]
) -> list[tuple[Citation, _Document]]:
    """Programmes named without number, where the words before say that they are carried out."""
    starts = [c.start for c in citations]
    result: list[tuple[Citation, _Document]] = []
    joined = rules("relations")["joined"].pattern
    for start, end, fullest in programme_mentions(text.text):
        before = bisect_right(starts, end - 1) - 1
        if before >= 0 and citations[before].end > start:
            continue
        name = _DANGLING.sub("", _SCOPE.sub("", fullest))
        kind = type_by_word(" ".join(name.split()[:2]))
        citation = Citation(start, end, kind.code if kind else None, None, None, None, name, "references/programme")
        found = register.document(citation)
        found.programme = found.programme or not found.mentions
        found.mentions.append((citation, Surroundings(end, None, end)))
        low = max(
            start - 160,
            text.text.rfind("\n", max(0, start - 160), start) + 1,
            citations[before].end if before >= 0 else 0,
        )
        side_by_side = result and joined.match(text.text, min(result[-1][0].end, start), start)
        if side_by_side or verb_before(text.text, low, start, ("implements",)):
            result.append((citation, found))
    return result


def _assemble(
    text: NormalText,
    documents: Iterable[_Document],
    placed: list[tuple[Citation, _Document]],
    own: Metadata,
    outline: Outline,
) -> References:
    order = sorted(documents, key=lambda d: min(c.start for c, _ in d.mentions))
    places = {id(d): str(index) for index, d in enumerate(order)}
    at = {citation.start: places[id(found)] for citation, found in placed}
    citations = [citation for citation, _ in placed if citation.rule != "citations/amended_law"]
    links = find_links(text, citations, at, own, outline)
    relations = find_relations(text, citations, at)
    related = {link.target for link in links} | {end for r in relations for end in (r.source, r.target)}
    kept = [d for d in order if not d.programme or places[id(d)] in related]
    refs = {places[id(d)]: f"c{index}" for index, d in enumerate(kept, 1)}
    return References(
        cited=tuple(_cited(text, d, refs[places[id(d)]], own.jurisdiction) for d in kept),
        links=tuple(replace(link, target=refs[link.target]) for link in links),
        relations=tuple(replace(r, source=refs[r.source], target=refs[r.target]) for r in relations),
        ref_at={start: refs[place] for start, place in at.items() if place in refs},
    )


def _without_own(text: str, citations: list[Citation], document: Metadata) -> list[Citation]:
    own = {_LETTERS.sub("", fold(document.number))} if document.number else set()
    attached = rules("references")["attached_to"].pattern
    title = document.evidence.get("title")
    result = []
    for citation in citations:
        if citation.rule == "citations/unnumbered" or _in_number_line(text, citation, title):
            continue
        key = _key(citation)[0]
        if (
            citation.number
            and attached.search(text, max(0, citation.start - 60), citation.start)
            and not document.number
        ):
            own.add(key)
        same_day = not (citation.issued_on and document.issued_on) or citation.issued_on == document.issued_on
        if not (key in own and same_day):
            result.append(citation)
    return result


def _in_number_line(text: str, citation: Citation, title: Evidence | None) -> bool:
    """Whether it is the letterhead's own number, however little of it could be read."""
    line = text[text.rfind("\n", 0, citation.start) + 1 : citation.start]
    return title is not None and citation.start < title.start and fold(line).strip().startswith("so")


def _with_short_names(text: str, citations: list[Citation]) -> tuple[list[Citation], dict[int, Citation]]:
    """The citations with the places that use a short name added, and for these the citation they stand for."""
    found: list[ShortName] = short_names(text, citations)
    meant = {name.citation.start: name.meant for name in found}
    return sorted([*citations, *(name.citation for name in found)], key=lambda c: c.start), meant


def _limit(text: NormalText, offset: int) -> int:
    block = text.block_at(offset)
    return block.end if block else len(text.text)


def _cited(text: NormalText, document: _Document, ref: str, jurisdiction: str | None) -> CitedDocument:
    mentions = sorted((m for m in document.mentions if _names(m[0], document)), key=lambda m: m[0].start)
    fullest = max(mentions, key=lambda m: (m[0].issued_on is not None, m[0].issuer is not None, -m[0].start))
    ordered = [fullest, *(m for m in mentions if m is not fullest)]
    kind = next((c.type for c, _ in ordered if c.type), None)
    issuer = next((c.issuer for c, _ in ordered if c.issuer), None)
    name = next((s.subject for _, s in ordered if s.subject), None) or next(
        (c.name for c, _ in ordered if c.name), None
    )
    return CitedDocument(
        ref=ref,
        type=LAW_CODES.get(kind or "", kind),
        number=document.number,
        issued_on=document.issued_on,
        issuer=with_place(full_issuer(issuer, document.number), jurisdiction),
        name=name,
        mentions=tuple(_evidence(text, c, s) for c, s in ordered),
    )


def _names(citation: Citation, document: _Document) -> bool:
    """Whether a place counts as a mention: a law that has a number is named by it, or by a short name for it."""
    return not (document.number and citation.number is None and citation.rule in _BY_NAME_ALONE)


def _evidence(text: NormalText, citation: Citation, around: Surroundings) -> Evidence:
    end = max(citation.end, around.end)
    quote = text.text[citation.start : end]
    return Evidence(citation.start, end, quote, citation.rule, text.page_of(citation.start))
