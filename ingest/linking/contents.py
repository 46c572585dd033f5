"""Sections, tasks and targets of the held document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from graph.folding import fold
from graph.indicators import Indicator, indicators, match_indicator
from graph.rows import Node, Relationship, Value
from ingest.decisions import Decisions
from ingest.evidence import properties
from ingest.facts import Target, Task
from ingest.linking.rows import Scene, iso_date, node
from ingest.linking.speaker import readable

Row = Node | Relationship


def sections(scene: Scene) -> Iterator[Row]:
    """Sections; of two with the same path the second is "II.2~2"."""
    here = ("Document", scene.id)
    for ordinal, (id_, section) in enumerate(zip(section_ids(scene), scene.facts.sections, strict=True), 1):
        more = properties(section.evidence)
        yield node("Section", id_, path=section.path, heading=section.heading, ordinal=ordinal, **more)
        yield scene.relationship("HAS_SECTION", here, ("Section", id_))


def section_ids(scene: Scene) -> list[str]:
    """Ids of the sections in order."""
    seen: Counter[str] = Counter()
    ids = []
    for section in scene.facts.sections:
        path = section.path.replace("/", "-")
        seen[path] += 1
        ids.append(f"{scene.id}/section/{path}" + (f"~{seen[path]}" if seen[path] > 1 else ""))
    return ids


def section_by_path(scene: Scene) -> dict[str, str]:
    """Id of the first section with a path."""
    found: dict[str, str] = {}
    for id_, section in zip(section_ids(scene), scene.facts.sections, strict=True):
        found.setdefault(section.path, id_)
    return found


def tasks(scene: Scene) -> Iterator[Row]:
    """Tasks, where they stand, and the documents that they name or carry out."""
    places = section_by_path(scene)
    for ordinal, task in enumerate(scene.facts.tasks, 1):
        id_ = task_id(scene, ordinal)
        yield _task(id_, ordinal, task)
        yield from _under(scene, "HAS_TASK", ("Task", id_), places.get(task.section))
        for type_, refs in (("IMPLEMENTS", task.implements), ("CITES", task.cites)):
            for ref in dict.fromkeys(refs):
                there = ("Document", scene.identities[ref].id)
                if there[1] != scene.id:
                    yield scene.relationship(type_, ("Task", id_), there, properties(task.evidence))


def task_id(scene: Scene, ordinal: int) -> str:
    """Id of the task with this place among the tasks, from 1."""
    return f"{scene.id}/task/{ordinal}"


def _task(id_: str, ordinal: int, task: Task) -> Node:
    deadline = task.deadline
    return node(
        "Task",
        id_,
        section=task.section or None,
        ordinal=ordinal,
        text=task.text,
        deadline_text=deadline.text if deadline else None,
        deadline_from=iso_date(deadline.start) if deadline else None,
        deadline_to=iso_date(deadline.end) if deadline else None,
        recurring=deadline.recurring if deadline else None,
        output=task.output,
        search_text=fold(task.text),
        **properties(task.evidence),
    )


def targets(scene: Scene) -> Iterator[Row]:
    """Targets, where they stand, and the indicators that they measure."""
    places = section_by_path(scene)
    for ordinal, target in enumerate(scene.facts.targets, 1):
        id_ = f"{scene.id}/target/{ordinal}"
        yield _target(id_, ordinal, target)
        yield from _under(scene, "SETS_TARGET", ("Target", id_), places.get(target.section))
        measured, score, reason = indicator(target, scene.around.decisions)
        yield measured
        said: Mapping[str, Value] = {"score": score, "reason": reason}
        yield scene.relationship("MEASURES", ("Target", id_), ("Indicator", measured.id), said)


def indicator(target: Target, decisions: Decisions | None = None) -> tuple[Node, float, str]:
    """The indicator that the target's words mean, with the share of words in common, and why: what people decided, else
    one of the vocabulary; for words that mean none, an indicator of their own."""
    decided = decisions.indicator(target.indicator) if decisions else None
    if decided:
        id_, name = decided
        known = next((entry for entry in indicators() if entry.id == id_), None)
        return (_known(known) if known else _unknown(id_, name)), 1.0, "decided by a person"
    others = [i.id for i in indicators() if decisions.measures_another(target.indicator, i.id)] if decisions else []
    match = match_indicator(target.indicator, target.unit, others)
    if match is None:
        id_ = readable(target.indicator, 80) or "chi-so"
        return _unknown(id_, target.indicator), 1.0, "not in the vocabulary"
    return _known(match.indicator), round(match.score, 3), f"words of: {match.name}"


def _known(found: Indicator) -> Node:
    names = " ".join((found.name, found.name_en, *found.aliases))
    given = {"name": found.name, "unit": found.unit, "better": found.better, "search_text": fold(names)}
    return node("Indicator", found.id, known=True, **given)


def _unknown(id_: str, name: str) -> Node:
    return node("Indicator", id_, known=False, name=name, search_text=fold(name))


def _target(id_: str, ordinal: int, target: Target) -> Node:
    return node(
        "Target",
        id_,
        section=target.section or None,
        ordinal=ordinal,
        indicator=target.indicator,
        comparator=target.comparator,
        value=target.value,
        value_text=target.value_text,
        unit=target.unit,
        due=target.by,
        starts=target.start,
        baseline_year=target.baseline[0] if target.baseline else None,
        baseline_value=target.baseline[1] if target.baseline else None,
        scope=target.scope,
        **properties(target.evidence),
    )


def _under(scene: Scene, type_: str, part: tuple[str, str], section: str | None) -> Iterator[Relationship]:
    """The relationship from the document, and from the section, to one of their parts."""
    nothing: Mapping[str, Value] = {}
    yield scene.relationship(type_, ("Document", scene.id), part, nothing)
    if section:
        yield scene.relationship(type_, ("Section", section), part, nothing)
