"""Facts as JSON, in the shape of ``shared/gold/README.md`` with evidence added, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ingest.facts import (
    Agency,
    CitedDocument,
    Deadline,
    DocumentLink,
    Evidence,
    Facts,
    Metadata,
    Programme,
    Recipient,
    Relation,
    Role,
    Section,
    Signer,
    Target,
    Task,
)


def as_json(facts: Facts, doc: str) -> str:
    """Facts of the document ``doc`` (its file's stem) as indented JSON; the same facts give the same bytes."""
    return json.dumps(as_mapping(facts, doc), ensure_ascii=False, indent=1) + "\n"


def as_mapping(facts: Facts, doc: str) -> dict[str, Any]:
    """Facts as plain values.

    What only a foot- or endnote says stands under ``in_notes``: the lists of the shape are about the text itself.
    """
    noted = facts.in_notes
    names = {cited.ref: _display(cited) for cited in facts.cited_documents}
    return {
        "doc": doc,
        "document": _document(facts, names),
        "cited_documents": [_cited(cited) for cited in facts.cited_documents if not noted(cited.mentions[0])],
        "sections": [{"path": s.path, "heading": s.heading, "evidence": _evidence(s.evidence)} for s in facts.sections],
        "tasks": [_task(task, names) for task in facts.tasks],
        "targets": [_target(target) for target in facts.targets],
        "relations": [_relation(r, names) for r in facts.relations if not noted(r.evidence)],
        "agencies": [a.name for a in facts.agencies if not noted(a.evidence)],
        "agency_evidence": [
            {"name": a.name, "group": a.group, "evidence": _evidence(a.evidence)} for a in facts.agencies
        ],
        "programmes": [p.name for p in facts.programmes if not noted(p.evidence)],
        "programme_evidence": [
            {"name": p.name, "ref": p.ref, "evidence": _evidence(p.evidence)} for p in facts.programmes
        ],
        "notes": list(facts.warnings),
        "notes_start": facts.notes_start,
        "in_notes": {
            "cited_documents": [_cited(cited) for cited in facts.cited_documents if noted(cited.mentions[0])],
            "relations": [_relation(r, names) for r in facts.relations if noted(r.evidence)],
        },
    }


def _relation(relation: Relation, names: dict[str, str]) -> dict[str, Any]:
    return {
        "from": names[relation.source],
        "relation": relation.relation,
        "to": names[relation.target],
        "refs": [relation.source, relation.target],
        "quote": relation.evidence.quote,
        "evidence": _evidence(relation.evidence),
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
        "recipient_evidence": [{"name": r.name, "evidence": _evidence(r.evidence)} for r in own.recipients],
        **linked,
        "evidence": {name: _evidence(evidence) for name, evidence in sorted(own.evidence.items())},
        "links": [
            {
                "relation": link.relation,
                "ref": link.target,
                "to": names[link.target],
                "evidence": _evidence(link.evidence),
            }
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
        "refs": {"cites": list(task.cites), "implements": list(task.implements)},
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


def from_json(text: str) -> Facts:
    """The facts that ``as_json`` wrote, equal to those it was given.

    Raises:
        KeyError, TypeError, ValueError: ``text`` is not what ``as_json`` writes.
    """
    return from_mapping(json.loads(text))


def from_mapping(plain: Mapping[str, Any]) -> Facts:
    """The facts that ``as_mapping`` turned into plain values."""
    notes = plain["in_notes"]
    return Facts(
        document=_read_metadata(plain["document"]),
        cited_documents=tuple(_read_cited(entry) for entry in (*plain["cited_documents"], *notes["cited_documents"])),
        links=tuple(
            DocumentLink(entry["relation"], entry["ref"], Evidence(**entry["evidence"]))
            for entry in plain["document"]["links"]
        ),
        relations=tuple(
            Relation(entry["refs"][0], entry["relation"], entry["refs"][1], Evidence(**entry["evidence"]))
            for entry in (*plain["relations"], *notes["relations"])
        ),
        sections=tuple(
            Section(entry["path"], entry["heading"], Evidence(**entry["evidence"])) for entry in plain["sections"]
        ),
        tasks=tuple(_read_task(entry) for entry in plain["tasks"]),
        targets=tuple(_read_target(entry) for entry in plain["targets"]),
        agencies=tuple(
            Agency(entry["name"], entry["group"], Evidence(**entry["evidence"])) for entry in plain["agency_evidence"]
        ),
        programmes=tuple(
            Programme(entry["name"], entry["ref"], Evidence(**entry["evidence"]))
            for entry in plain["programme_evidence"]
        ),
        warnings=tuple(plain["notes"]),
        notes_start=plain["notes_start"],
    )


def _read_metadata(plain: Mapping[str, Any]) -> Metadata:
    fields = ("type", "number", "title", "issuer", "issued_on", "place", "jurisdiction")
    return Metadata(
        **{name: plain[name] for name in fields},
        signers=tuple(
            Signer(entry["name"], entry["position"], entry["authority"], Evidence(**entry["evidence"]))
            for entry in plain["signers"]
        ),
        recipients=tuple(
            Recipient(entry["name"], Evidence(**entry["evidence"])) for entry in plain["recipient_evidence"]
        ),
        evidence={name: Evidence(**entry) for name, entry in plain["evidence"].items()},
    )


def _read_cited(plain: Mapping[str, Any]) -> CitedDocument:
    fields = ("ref", "type", "number", "issued_on", "issuer", "name")
    return CitedDocument(
        **{name: plain[name] for name in fields}, mentions=tuple(Evidence(**entry) for entry in plain["evidence"])
    )


def _read_task(plain: Mapping[str, Any]) -> Task:
    return Task(
        section=plain["section"],
        text=plain["text"],
        evidence=Evidence(**plain["evidence"]),
        lead=_read_roles(plain, "lead"),
        support=_read_roles(plain, "support"),
        deadline=_read_deadline(plain["deadline"]),
        output=plain["output"],
        cites=tuple(plain["refs"]["cites"]),
        implements=tuple(plain["refs"]["implements"]),
    )


def _read_roles(plain: Mapping[str, Any], role: str) -> tuple[Role, ...]:
    return tuple(
        Role(entry["agency"], Evidence(**entry["evidence"]))
        for entry in plain["role_evidence"]
        if entry["role"] == role
    )


def _read_deadline(plain: Mapping[str, Any] | None) -> Deadline | None:
    if plain is None:
        return None
    evidence = Evidence(**plain["evidence"]) if "evidence" in plain else None
    return Deadline(plain["text"], plain["from"], plain["to"], plain.get("recurring"), evidence)


def _read_target(plain: Mapping[str, Any]) -> Target:
    baseline = plain["baseline"]
    return Target(
        indicator=plain["indicator"],
        comparator=plain["comparator"],
        value=None if plain["value"] is None else float(plain["value"]),
        unit=plain["unit"],
        by=plain["by"],
        section=plain["section"],
        evidence=Evidence(**plain["evidence"]),
        value_text=plain.get("value_text"),
        start=plain["from"],
        baseline=(baseline["year"], float(baseline["value"])) if baseline else None,
        scope=plain["scope"],
    )
