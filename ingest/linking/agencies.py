"""Who issued, signed, received, leads, supports and is named; and the programmes named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.folding import fold, slug
from graph.places import place, place_named, place_of_unit
from graph.programmes import programme_with_id
from graph.rows import Node, Relationship
from graph.territories import Territory, territories
from ingest.evidence import properties
from ingest.facts import CitedDocument, Evidence, Programme
from ingest.linking.contents import task_id
from ingest.linking.identity import named_id
from ingest.linking.local import LocalUnit
from ingest.linking.placing import PlacedAgency, place_agency
from ingest.linking.rows import Scene, node
from ingest.linking.speaker import joined, readable

Row = Node | Relationship


def agency(scene: Scene, name: str, group: bool = False) -> tuple[str, list[Row]]:
    """The agency that ``name`` means here: its id, and the rows that say what it is."""
    placed = _decided(place_agency(name, group, scene.speaker), name, scene)
    rows: list[Row] = [
        node(
            "Agency",
            placed.id,
            name=placed.name,
            territory=_territory_name(placed),
            is_group=placed.group,
            known=placed.known,
            search_text=fold(placed.name),
        )
    ]
    here = ("Agency", placed.id)
    if placed.kind:
        rows.append(node("AgencyKind", slug(placed.kind), name=placed.kind))
        rows.append(scene.relationship("INSTANCE_OF", here, ("AgencyKind", slug(placed.kind))))
    if placed.territory:
        if placed.unit and placed.unit.id:
            rows.append(scene.relationship("LOCATED_IN", here, ("Place", placed.unit.id)))
        rows.append(scene.relationship("LOCATED_IN", here, ("Place", placed.territory.id)))
        rows += places(scene, placed.territory, placed.unit)
    return placed.id, rows


def _decided(placed: PlacedAgency, name: str, scene: Scene) -> PlacedAgency:
    """The agency that people say is meant: another one, or one of its own where chithi takes it for another."""
    decisions = scene.around.decisions
    if decisions.stands_alone(name):
        return replace(placed, id=joined(readable(f"{name} rieng", 80), scene.speaker.home), name=name, kind=None)
    found = decisions.agency(placed.id)
    if found is None:
        return placed
    id_, full = found
    return replace(place_agency(full, placed.group, scene.speaker), id=id_, name=full)


def places(scene: Scene, territory: Territory, unit: LocalUnit | None) -> list[Row]:
    """The territory as a node, and the smaller unit; what that is part of and became, the vocabulary says if it can."""
    rows: list[Row] = [place(territory)]
    if unit and unit.known:
        rows.append(place_of_unit(unit.known))
    elif unit and unit.id:
        smaller = place_named(unit.name, territory)
        rows += [smaller, scene.relationship("PART_OF", ("Place", smaller.id), ("Place", territory.id))]
    return rows


def territory_governed(scene: Scene) -> Iterator[Row]:
    """The territory that the document governs, with the words that say so."""
    own, speaker = scene.facts.document, scene.speaker
    if speaker.territory is None or speaker.level == "central":
        return
    yield from places(scene, speaker.territory, speaker.unit)
    governed = (speaker.unit.id if speaker.unit else None) or speaker.territory.id
    evidence = own.evidence.get("jurisdiction") or own.evidence.get("issuer") or own.evidence.get("place")
    more = properties(evidence) if evidence else {}
    yield scene.relationship("APPLIES_TO", ("Document", scene.id), ("Place", governed), more)


def _territory_name(placed: PlacedAgency) -> str | None:
    if placed.unit:
        return placed.unit.full_name
    return placed.territory.name if placed.territory else None


def issuer(scene: Scene) -> Iterator[Row]:
    """Who issued the document, and who signed it."""
    own, here = scene.facts.document, ("Document", scene.id)
    body = None
    if own.issuer:
        body, rows = agency(scene, own.issuer)
        yield from rows
        evidence = own.evidence.get("issuer")
        yield scene.relationship("ISSUED_BY", here, ("Agency", body), properties(evidence) if evidence else None)
    for signer in own.signers:
        id_ = joined(slug(signer.name), body or scene.speaker.apart)
        said = {"position": signer.position, "authority": signer.authority}
        more = {**properties(signer.evidence), **{name: value for name, value in said.items() if value}}
        yield node("Person", id_, name=signer.name)
        yield scene.relationship("SIGNED_BY", here, ("Person", id_), more)


def recipients(scene: Scene) -> Iterator[Row]:
    """Who the document is sent to."""
    for recipient in scene.facts.document.recipients:
        yield from _named(scene, "SENT_TO", ("Document", scene.id), recipient.name, recipient.evidence)


def roles(scene: Scene) -> Iterator[Row]:
    """Who leads and who supports each task."""
    for ordinal, task in enumerate(scene.facts.tasks, 1):
        here = ("Task", task_id(scene, ordinal))
        for type_, named in (("LED_BY", task.lead), ("SUPPORTED_BY", task.support)):
            for role in named:
                yield from _named(scene, type_, here, role.agency, role.evidence)


def mentions(scene: Scene) -> Iterator[Row]:
    """Every agency and programme named anywhere in the document."""
    here = ("Document", scene.id)
    for named in scene.facts.agencies:
        yield from _named(scene, "MENTIONS", here, named.name, named.evidence, group=named.group)
    for programme in scene.facts.programmes:
        id_ = scene.identities[programme.ref].id if programme.ref else _programme_id(scene, programme)
        yield _programme(id_, programme.name)
        yield scene.relationship("MENTIONS", here, ("Programme", id_), scene.proof(programme.evidence))
    for cited in scene.facts.cited_documents:
        id_ = scene.identities[cited.ref].id
        if programme_with_id(id_) and cited.mentions:
            yield _programme(id_, cited.name or "")
            yield scene.relationship("MENTIONS", here, ("Programme", id_), scene.proof(cited.mentions[0]))


def _programme(id_: str, name: str) -> Node:
    """A programme; one of the vocabulary has its full name whatever the text calls it."""
    known = programme_with_id(id_)
    names = " ".join((known.name, *known.short)) if known else name
    full = known.name if known else name
    return node("Programme", id_, name=full, known=known is not None, search_text=fold(names))


def _programme_id(scene: Scene, programme: Programme) -> str:
    named = CitedDocument("", None, None, None, None, programme.name, (programme.evidence,))
    return named_id(named, scene.speaker)


def _named(
    scene: Scene, type_: str, here: tuple[str, str], name: str, evidence: Evidence, *, group: bool = False
) -> Iterator[Row]:
    if not slug(name) or territories().find(name, scene.speaker.day):
        return  # a territory alone is no body
    id_, rows = agency(scene, name, group)
    yield from rows
    yield scene.relationship(type_, here, ("Agency", id_), scene.proof(evidence))
