"""The held document, the documents that it cites, and what it says of them."""

from __future__ import annotations

from collections.abc import Iterator

from graph.document_types import type_by_code
from graph.folding import fold
from graph.rows import Node, Relationship
from ingest.casing import running_case
from ingest.facts import CitedDocument
from ingest.linking.identity import year_of
from ingest.linking.numbers import parse_number
from ingest.linking.rows import Scene, iso_date, json_text, node
from ingest.linking.standing import Standing

RELATIONSHIPS = {
    "implements": "IMPLEMENTS",
    "based_on": "BASED_ON",
    "amends": "AMENDS",
    "replaces": "REPLACES",
    "repeals": "REPEALS",
    "guides": "GUIDES",
    "promulgates": "PROMULGATES",
}
"""Relationship type by the relation of ``ingest.facts``."""


def held_document(scene: Scene) -> Node:
    """The document itself."""
    own, source, speaker = scene.facts.document, scene.source, scene.speaker
    return node(
        "Document",
        scene.id,
        type=own.type,
        number=own.number,
        title=running_case(own.title, scene.text),
        issuer=own.issuer,
        issued_on=iso_date(own.issued_on),
        issued_after=None if iso_date(own.issued_on) else scene.speaker.not_before,
        status="held",
        level=speaker.level,
        branch=speaker.branch,
        territory=governed(scene),
        place=own.place,
        format=source.format,
        file=source.name,
        sha256=source.sha256,
        pages=source.pages,
        characters=source.characters,
        search_text=search_text(own.type, own.number, own.title, own.issuer),
    )


def governed(scene: Scene) -> str | None:
    """Name of the territory that the document governs."""
    speaker = scene.speaker
    if speaker.territory is None or speaker.level == "central":
        return scene.facts.document.jurisdiction
    return speaker.unit.full_name if speaker.unit else speaker.territory.name


def cited_documents(scene: Scene) -> Iterator[Node]:
    """The documents that it cites, as far as it tells."""
    for cited in scene.facts.cited_documents:
        identity = scene.identities[cited.ref]
        said = identity.standing
        home = scene.speaker.territory if scene.speaker.home and f".{scene.speaker.home}" in identity.id else None
        territory = said.territory or (home if said.level != "central" else None)
        yield node(
            "Document",
            identity.id,
            type=cited.type,
            number=cited.number,
            title=running_case(cited.name, scene.text),
            issuer=cited.issuer,
            issued_on=iso_date(cited.issued_on),
            status="cited",
            level=_level(cited, said),
            branch=said.branch,
            territory=territory.name if territory else None,
            search_text=search_text(cited.type, cited.number, cited.name, cited.issuer),
            candidates=_candidates(scene, cited),
        )


def _level(cited: CitedDocument, said: Standing) -> str | None:
    """Level of the issuer, which a number such as 25-CT/TW or 5-CT/TU shows as well."""
    reach = parse_number(cited.number).reach if cited.number else None
    return reach if reach in ("central", "province") else said.level


def _candidates(scene: Scene, cited: CitedDocument) -> str | None:
    """Documents that an unresolved citation may mean, the likeliest first; what was issued after the citing document is
    none of them, nor what a person says it is not.

    A candidate counts double for each reason beyond its number; one share is left for a document that nobody has named.
    """
    identity = scene.identities[cited.ref]
    if identity.resolved or identity.key is None:
        return None
    year, latest = (iso_date(cited.issued_on) or "")[:4], (iso_date(scene.speaker.issued_on) or "9999")[:4]
    found = [id_ for id_ in scene.around.candidates(identity.key) if id_ not in (identity.id, scene.id)]
    found = [id_ for id_ in found if not scene.around.decisions.not_meant(id_, identity.id)]
    alike = [id_ for id_ in found if (year_of(id_) == year if year else (year_of(id_) or "") <= latest)]
    newest = max((year_of(id_) or "" for id_ in alike), default="")
    reasons = {id_: _reasons(id_, scene, year, newest if len(alike) > 1 else "") for id_ in alike}
    total = sum(2 ** len(why) for why in reasons.values()) + 2
    ranked = [
        {"id": id_, "score": round(2 ** len(why) / total, 3), "reason": ", ".join(why)} for id_, why in reasons.items()
    ]
    return json_text(sorted(ranked, key=lambda entry: (-float(entry["score"]), entry["id"]))) if ranked else None


def _reasons(id_: str, scene: Scene, year: str, newest: str) -> list[str]:
    """What speaks for a candidate."""
    why = ["same number and year" if year else "same number"]
    if scene.speaker.home and scene.speaker.home in id_.split("."):
        why.append("same territory")
    if newest and not year and year_of(id_) == newest:
        why.append("the latest of that number")
    return why


def search_text(code: str | None, *parts: str | None) -> str:
    """What a search finds a document by, folded: the name of its kind, and the given parts."""
    kind = type_by_code(code) if code else None
    return " ".join(fold(part) for part in (kind.vi if kind else code, *parts) if part)


def own_relations(scene: Scene) -> Iterator[Relationship]:
    """What the document says of its relation to those it cites."""
    here = ("Document", scene.id)
    for link in scene.facts.links:
        there = ("Document", scene.identities[link.target].id)
        if there != here:
            yield scene.relationship(RELATIONSHIPS[link.relation], here, there, scene.proof(link.evidence))


def relations_of_others(scene: Scene) -> Iterator[Relationship]:
    """What the document says of two others."""
    for relation in scene.facts.relations:
        start = ("Document", scene.identities[relation.source].id)
        end = ("Document", scene.identities[relation.target].id)
        if start != end:
            yield scene.relationship(RELATIONSHIPS[relation.relation], start, end, scene.proof(relation.evidence))


def citations(scene: Scene) -> Iterator[Relationship]:
    """Every cited document once, with what the text says of it."""
    for cited in scene.facts.cited_documents:
        there = ("Document", scene.identities[cited.ref].id)
        if there == ("Document", scene.id) or not cited.mentions:
            continue
        claim = {
            "number": cited.number,
            "issued_on": iso_date(cited.issued_on),
            "issuer": cited.issuer,
            "name": cited.name,
        }
        said = {name: value for name, value in claim.items() if value is not None}
        more = {**scene.proof(cited.mentions[0]), **said, "mentions": len(cited.mentions)}
        yield scene.relationship("CITES", ("Document", scene.id), there, more)


def number_key(number: str) -> str:
    """The folded number, the same for every document that has it."""
    return parse_number(number).key
