"""What a text says of two other documents, and which documents an item says to carry out."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from ingest.citations.cited import Citation
from ingest.citations.issuers import issuer_after
from ingest.citations.law_titles import amended_laws
from ingest.facts import Evidence, Relation
from ingest.patterns import rules
from ingest.text import NormalText

RELATIONS = ("guides", "amends", "replaces", "implements")
"""The relations between two documents, tried in this order: "hướng dẫn thực hiện" guides, it does not implement."""

_FARTHEST = 600
_WINDOW = 160
_PASSIVE = re.compile(r"(?<!\w)(?:được|bị)\s+\Z")
_NEAR = 60
_RANK = {"HP": 0, "L": 1, "BL": 1, "PL": 2, "NĐ": 3, "TT": 4, "TTLT": 4}
"""Which kinds guide which: a circular guides laws and decrees (Luật Ban hành văn bản quy phạm pháp luật)."""
_ACCOMPANYING = ("TTr", "CV", "BC", "TB")


@dataclass(frozen=True, slots=True)
class Verb:
    """The words that govern a citation: the relation they state and where they start."""

    relation: str
    start: int


@lru_cache(maxsize=4096)
def verb_before(text: str, low: int, at: int, relations: tuple[str, ...] = RELATIONS) -> Verb | None:
    """The words directly before ``at`` (and behind ``low``) that state a relation to what stands there."""
    low = max(low, at - _WINDOW)
    for relation in relations:
        match = rules("relations")[relation].pattern.search(text, low, at)
        if match and not _PASSIVE.search(text, low, match.start()):
            return Verb(relation, match.start())
    return None


def find_relations(text: NormalText, citations: list[Citation], ref_at: dict[int, str]) -> tuple[Relation, ...]:
    """The relations that the text states between two cited documents, each pair once, in order."""
    found: dict[tuple[str, str], Relation] = {}
    governed: dict[int, tuple[Citation, str]] = {}
    changed: dict[int, tuple[str, Citation]] = {}
    for index in range(1, len(citations)):
        passive = _changed_by(text.text, citations, index, changed)
        if passive:
            changed[index] = passive
            _add(found, text, ref_at, (citations[index], *passive))
            continue
        stated = _stated(text.text, citations, index, governed)
        if stated is None:
            continue
        source, relation = stated
        governed[index] = stated
        _add(found, text, ref_at, (source, relation, citations[index]))
    for citation in citations:
        for law in amended_laws(text.text, citation):
            _add(found, text, ref_at, (citation, "amends", law))
    return tuple(sorted(found.values(), key=lambda r: (r.evidence.start, r.evidence.end)))


def _add(
    found: dict[tuple[str, str], Relation],
    text: NormalText,
    ref_at: dict[int, str],
    stated: tuple[Citation, str, Citation],
) -> None:
    source, relation, target = stated
    first, second = ref_at.get(source.start), ref_at.get(target.start)
    if first is None or second is None or first == second or (second, first) in found:
        return
    known = found.get((first, second))
    if known is not None and not known.evidence.quote.isupper():
        return  # the first place is enough, but a title in capitals is a poor witness
    start, last = min(source.start, target.start), max(source, target, key=lambda c: c.start)
    end = max(source.end, target.end, issuer_after(text.text, last.end)[1])
    where = Evidence(start, end, text.text[start:end], f"relations/{relation}", text.page_of(start))
    found[first, second] = Relation(first, relation, second, where)


def _changed_by(
    text: str, citations: list[Citation], index: int, changed: dict[int, tuple[str, Citation]]
) -> tuple[str, Citation] | None:
    """The relation of a document to the one named before it, which it changed or replaced, and that one."""
    before, here = citations[index - 1], citations[index]
    low = issuer_after(text, before.end)[1]
    if index - 1 in changed and rules("relations")["joined"].pattern.match(text, min(low, here.start), here.start):
        return changed[index - 1]
    if here.start - low > _FARTHEST:
        return None
    match = rules("relations")["passive"].pattern.search(text, max(low, here.start - _WINDOW), here.start)
    if match is None or rules("relations")["subject_changes"].pattern.search(text, low, match.start()):
        return None
    return "amends" if match["amends"] else "replaces", before


def _stated(
    text: str, citations: list[Citation], index: int, governed: dict[int, tuple[Citation, str]]
) -> tuple[Citation, str] | None:
    """The document that the words before a citation speak of, and how it relates to the one cited."""
    before, here = citations[index - 1], citations[index]
    low = issuer_after(text, before.end)[1]
    side_by_side = rules("relations")["joined"].pattern.match(text, min(low, here.start), here.start)
    if index - 1 in governed and side_by_side and _may_share_the_verb(governed[index - 1], before, here):
        return governed[index - 1]
    if here.start - low > _FARTHEST:
        return None
    verb = verb_before(text, low, here.start)
    if verb is None or rules("relations")["subject_changes"].pattern.search(text, low, verb.start):
        return None
    if (
        _is_joined(text, low, verb.start)
        or _of_another(text, low, verb.start, before)
        or is_reported(text, low, verb.start)
    ):
        return None
    if index - 1 in governed and text[low : verb.start].strip() == "(":
        return governed[index - 1][0], verb.relation  # an aside in brackets speaks of what the whole phrase is about
    return before, verb.relation


def _may_share_the_verb(governed: tuple[Citation, str], before: Citation, here: Citation) -> bool:
    """Whether a further document is an object of the same verb: one of the same kind, or above what guides it."""
    source, relation = governed
    if here.type == before.type:
        return True
    return relation == "guides" and _RANK.get(here.type or "", 9) < _RANK.get(source.type or "", 0)


def _of_another(text: str, low: int, at: int, before: Citation) -> bool:
    """Whether the verb is not that of the document before: a letter about a plan, or a law far from the verb."""
    if before.type in _ACCOMPANYING and rules("relations")["about_a_draft"].pattern.match(text, low, at):
        return True
    return before.number is None and at - low > _NEAR


def is_reported(text: str, low: int, at: int) -> bool:
    """Whether what is carried out is only reported on, checked or reviewed ("kết quả thực hiện …")."""
    return rules("relations")["reported"].pattern.search(text, max(low, at - 60), at) is not None


def _is_joined(text: str, low: int, at: int) -> bool:
    """Whether the verb starts a further clause ("…, triển khai B") instead of the subject of the document before."""
    between = text[low:at].strip()
    return between.startswith(("và", ",", "là", "được", "đã", "như", ")")) and not between.startswith(", về")


def implemented_in(text: str, citations: list[Citation], start: int, end: int) -> list[Citation]:
    """Which of the documents cited in ``text[start:end]`` that passage says to carry out, not merely mentions.

    Args:
        citations: those of the whole text, in order.
    """
    first = bisect_left(citations, start, key=lambda c: c.start)
    inside = [c for c in citations[first:] if c.end <= end] if first < len(citations) else []
    found: list[Citation] = []
    low = start
    for citation in inside:
        if citation.start >= end:
            break
        if _carried_out(text, start, low, citation, found):
            found.append(citation)
        low = issuer_after(text, citation.end)[1]
    return found


def _carried_out(text: str, start: int, low: int, citation: Citation, found: list[Citation]) -> bool:
    joined = rules("relations")["joined"].pattern.match(text, min(low, citation.start), citation.start)
    if joined and found and issuer_after(text, found[-1].end)[1] == low:
        return True
    verb = verb_before(text, low, citation.start, ("guides", "implements"))
    if verb is None or verb.relation != "implements":
        return False
    if rules("relations")["not_carried_out"].pattern.search(text, max(start, verb.start - 40), verb.start):
        return False
    return low == start or bool(rules("relations")["clause_starts"].pattern.search(text, low, verb.start))
