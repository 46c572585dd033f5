"""Facts as JSON, in the shape of ``shared/gold/README.md`` with evidence added, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ingest.facts import CitedDocument, Deadline, Evidence, Facts, Target, Task


def as_json(facts: Facts, doc: str) -> str:
    """Facts of the document ``doc`` (its file's stem) as indented JSON; the same facts give the same bytes."""
    return json.dumps(as_mapping(facts, doc), ensure_ascii=False, indent=1) + "\n"


def as_mapping(facts: Facts, doc: str) -> dict[str, Any]:
    """Facts as plain values."""
    names = {cited.ref: _display(cited) for cited in facts.cited_documents}
    return {
        "doc": doc,
        "document": _document(facts, names),
        "cited_documents": [_cited(cited) for cited in facts.cited_documents],
        "sections": [
            {"path": s.path, "heading": s.heading, "evidence": _evidence(s.evidence)} for s in facts.sections
        ],
        "tasks": [_task(task, names) for task in facts.tasks],
        "targets": [_target(target) for target in facts.targets],
        "relations": [
            {
                "from": names[r.source],
                "relation": r.relation,
                "to": names[r.target],
                "quote": r.evidence.quote,
                "evidence": _evidence(r.evidence),
            }
            for r in facts.relations
        ],
        "agencies": [a.name for a in facts.agencies],
        "agency_evidence": [{"name": a.name, "group": a.group, "evidence": _evidence(a.evidence)} for a in facts.agencies],
        "programmes": [p.name for p in facts.programmes],
        "programme_evidence": [
            {"name": p.name, "ref": p.ref, "evidence": _evidence(p.evidence)} for p in facts.programmes
        ],
        "notes": list(facts.warnings),
    }


def _document(facts: Facts, names: dict[str, str]) -> dict[str, Any]:
    own = facts.document
    linked = {
        relation: list(dict.fromkeys(names[link.target] for link in facts.links if link.relation == relation))
        for relation in ("implements", "based_on")
    }
    return {
        "type": own.type,
        "number": own.number,
        "title": own.title,
        "issuer": own.issuer,
        "issued_on": own.issued_on,
        "place": own.place,
        "jurisdiction": own.jurisdiction,
        "signers": [
            {"name": s.name, "position": s.position, "authority": s.authority, "evidence": _evidence(s.evidence)}
            for s in own.signers
        ],
        "recipients": [r.name for r in own.recipients],
        **linked,
        "evidence": {name: _evidence(evidence) for name, evidence in sorted(own.evidence.items())},
        "links": [
            {"relation": link.relation, "ref": link.target, "to": names[link.target], "evidence": _evidence(link.evidence)}
            for link in facts.links
        ],
    }


def _display(cited: CitedDocument) -> str:
    return cited.number or cited.name or cited.ref


def _cited(cited: CitedDocument) -> dict[str, Any]:
    return {
        "ref": cited.ref,
        "number": cited.number,
        "type": cited.type,
        "issued_on": cited.issued_on,
        "issuer": cited.issuer,
        "name": cited.name,
        "mentions": len(cited.mentions),
        "first_quote": cited.mentions[0].quote,
        "numbered": cited.number is not None,
        "evidence": [_evidence(mention) for mention in cited.mentions],
    }


def _task(task: Task, names: dict[str, str]) -> dict[str, Any]:
    return {
        "section": task.section,
        "text": task.text,
        "lead": [role.agency for role in task.lead],
        "support": [role.agency for role in task.support],
        "deadline": _deadline(task.deadline),
        "output": task.output,
        "cites": _names(task.cites, names),
        "implements": _names(task.implements, names),
        "optional": False,
        "evidence": _evidence(task.evidence),
        "role_evidence": [
            {"role": role, "agency": r.agency, "evidence": _evidence(r.evidence)}
            for role, rs in (("lead", task.lead), ("support", task.support))
            for r in rs
        ],
    }


def _names(refs: Sequence[str], names: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(names[ref] for ref in refs))


def _deadline(deadline: Deadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    plain: dict[str, Any] = {"text": deadline.text, "from": deadline.start, "to": deadline.end}
    if deadline.recurring:
        plain["recurring"] = deadline.recurring
    if deadline.evidence:
        plain["evidence"] = _evidence(deadline.evidence)
    return plain


def _target(target: Target) -> dict[str, Any]:
    baseline = {"year": target.baseline[0], "value": target.baseline[1]} if target.baseline else None
    plain = {
        "indicator": target.indicator,
        "comparator": target.comparator,
        "value": _number(target.value),
        "unit": target.unit,
        "by": target.by,
        "from": target.start,
        "baseline": baseline,
        "scope": target.scope,
        "section": target.section,
        "quote": target.evidence.quote,
        "optional": False,
        "evidence": _evidence(target.evidence),
    }
    if target.value_text is not None:
        plain["value_text"] = target.value_text
    return plain


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return asdict(evidence)
