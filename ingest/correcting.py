"""A decision of a person: kept in the archive, and put into effect in the store at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.archive import Archive
from graph.errors import ChithiError
from graph.store import Store
from ingest.decisions import Decision, read_decisions
from ingest.linking.projection import Holdings, Projection, project
from ingest.run import opened

_MEASURED = (
    "MATCH (t:Target)-[m:MEASURES]->() WHERE toLower(t.indicator) = toLower($words) "
    "RETURN DISTINCT m.stated_by AS document"
)
_LABELS = {"document": "Document", "agency": "Agency", "indicator": "Indicator"}


class NoSuchDecision(ChithiError):
    """A decision that is to be taken back does not exist or was taken back."""


def decide(archive: Archive, store: Store, decision: Decision) -> tuple[int, Projection]:
    """Keep a decision and link again what it concerns.

    Returns:
        Its number, and what was written to the store.

    Raises:
        NoSuchDecision: it takes back a decision that does not stand.
        ArchiveError: the archive cannot be written.
        StoreError: the store is away or refuses; the decision is kept, and the next run puts it into effect.
    """
    known = read_decisions(archive.decisions())
    subject = _taken_back(decision, known) if decision.verb == "undo" else decision
    with opened(archive) as holdings:
        kept = replace(decision, originals=_originals(decision, holdings))
        before = _concerned(subject, store)
        number = archive.add_decision(kept.as_plain())
    with opened(archive) as holdings:
        files = {file for both in (kept.originals, subject.originals) for side in both for file in side}
        for document in before:
            holdings.register.unsettle(document)
            files |= {original.sha256 for original in holdings.register.manifestations(document)}
        for sha256 in sorted(files):
            if original := holdings.register.manifestation(sha256):
                holdings.register_original(sha256, original.version)
        return number, project(holdings, store)


def standing(archive: Archive) -> list[tuple[Decision, bool]]:
    """All decisions in order, each with whether it stands."""
    known = read_decisions(archive.decisions())
    undone = {decision.of for decision in known if decision.verb == "undo"}
    return [(d, d.number not in undone) for d in known]


def _taken_back(undo: Decision, known: Iterable[Decision]) -> Decision:
    undone = {decision.of for decision in known if decision.verb == "undo"}
    found = next((d for d in known if d.number == undo.of and d.verb != "undo" and d.number not in undone), None)
    if found is None:
        raise NoSuchDecision(f"There is no decision {undo.of} that could be taken back.", 'See "chithi correct list".')
    return found


def _originals(decision: Decision, holdings: Holdings) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The files of the documents that it is about: those given, else those that the archive holds of them."""
    if decision.subject != "document" or any(decision.originals):
        return decision.originals
    one, other = (
        tuple(original.sha256 for original in holdings.register.manifestations(id_)) if id_ else ()
        for id_ in (decision.one, decision.other)
    )
    return one, other


def _concerned(decision: Decision, store: Store) -> list[str]:
    """The documents that state something about what it is about."""
    ids = [id_ for id_ in (decision.one, decision.other, decision.within) if id_]
    label = _LABELS[decision.subject]
    statement = f"MATCH (n:{label})-[r]-() WHERE n.id IN $ids RETURN DISTINCT r.stated_by AS document ORDER BY document"
    stated = [str(row["document"]) for row in store.run(statement, {"ids": ids}).rows]
    if label == "Indicator":
        stated += [str(row["document"]) for row in store.run(_MEASURED, {"words": decision.other}).rows]
    return sorted({*stated, *(ids if label == "Document" else ())})
