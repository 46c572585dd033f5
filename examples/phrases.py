"""Sentences of the invented documents, each with the facts that it states."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from examples.documents import ExampleTarget, ExampleTask, Part, Reference

DROPPED, ADAPTED = 0.2, 0.4
"""Shares of the directive's own tasks that a plan drops, and of the others that it puts in other words."""

COMPARATORS = {">": "đạt trên", "=": "đạt", ">=": "đạt tối thiểu"}
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------")
LOCAL = "Ủy ban nhân dân các huyện, thị xã, thành phố"


@dataclass(frozen=True, slots=True)
class Series:
    """One directive and what every plan needs to know to carry it out."""

    subject: dict[str, Any]
    directive: Reference
    programme: Reference


@dataclass(frozen=True, slots=True)
class Province:
    """A province in the family: real name, invented documents."""

    name: str
    seat: str

    @property
    def full(self) -> str:
        return f"tỉnh {self.name}"


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a plan plays: the draw of random numbers, the names to draw from, the directive and the province."""

    rng: random.Random
    subjects: dict[str, Any]
    series: Series
    place: Province


def dateline(seat: str, day: date) -> str:
    # Two digits for days under 10 and for January and February: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4.
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{seat}, ngày {day.day:02} tháng {month} năm {day.year}"


def person(scene: Scene) -> str:
    """A made-up name."""
    return f"{scene.rng.choice(scene.subjects['surnames'])} {scene.rng.choice(scene.subjects['given'])}"


def agency(name: str, subject: dict[str, Any]) -> str:
    names: dict[str, str] = {"department": subject["department"]["name"], "local": LOCAL}
    return names.get(name, name)


def taken_over(scene: Scene, day: date | None) -> tuple[Part, ...]:
    """The areas of work as a plan takes them over: of the tasks that are the directive's own it copies some, puts some
    in other words, and drops some. A plan without ``day`` leaves out who leads and by when, as party documents do."""
    series = scene.series
    rng = random.Random(f"{scene.place.name}/{series.directive.number}/{day}")
    parts = []
    for area in series.subject["areas"]:
        tasks = []
        for task in area["tasks"]:
            if (task.get("lead") and not day) or ("adapted" in task and rng.random() < DROPPED):
                continue
            words = task["adapted"] if "adapted" in task and rng.random() < ADAPTED else task["text"]
            tasks.append(_task(task, series, day, words.replace("{tinh}", scene.place.full)))
        if tasks:
            parts.append(Part(area["heading"], tasks=tuple(tasks)))
    return tuple(parts)


def charged_area(area: dict[str, Any], series: Series, charged: tuple[str, ...]) -> Part:
    """An area of work in the directive itself, which charges the same bodies with all of it."""
    tasks = [_task(task, series, None, task["text"]) for task in area["tasks"] if not task.get("lead")]
    return Part(area["heading"], tasks=tuple(replace(task, lead=charged) for task in tasks if not task.cites))


def _task(task: dict[str, Any], series: Series, day: date | None, words: str) -> ExampleTask:
    lead = (agency(task["lead"], series.subject),) if task.get("lead") else ()
    support = tuple(agency(name, series.subject) for name in task.get("support", ()))
    deadline = _deadline(task.get("deadline"), day)
    text = words.format(
        lead=lead[0] if lead else "",
        support=" và ".join([", ".join(support[:-1]), support[-1]] if len(support) > 1 else support),
        deadline=deadline["text"] if deadline else "",
        directive=series.directive.short,
    )
    cited = (series.directive.number,) if "{directive}" in task["text"] else ()
    origin = f"{series.subject['short']}: {task['text']}"
    return ExampleTask(text, lead, support, deadline, cited, cited if task.get("implements") else (), origin)


def _deadline(kind: str | None, day: date | None) -> dict[str, Any] | None:
    if kind is None or day is None:
        return None
    year = day.year + 1
    deadlines: dict[str, dict[str, Any]] = {
        "quarter": {"text": f"trong quý II năm {year}", "from": f"{year}-04-01", "to": f"{year}-06-30"},
        "year": {"text": f"trong năm {year}", "from": f"{year}-01-01", "to": f"{year}-12-31"},
        "yearly": {"text": "hằng năm", "from": None, "to": None, "recurring": "yearly"},
        "continuous": {"text": "thường xuyên", "from": None, "to": None, "recurring": "continuous"},
    }
    return deadlines[kind]


def targets(
    rng: random.Random, subject: dict[str, Any], by: str, before: int | None = None
) -> tuple[ExampleTarget, ...]:
    """A target for each indicator, to be reached by a year; the first says where it stood in the year ``before``."""
    chosen = []
    for entry in subject["targets"]:
        comparator, value = rng.choice(list(COMPARATORS)), rng.choice(entry["values"])
        words = entry["words"].format(
            indicator=entry["indicator"],
            comparator=COMPARATORS[comparator],
            value=str(value).replace(".", ","),
        )
        sentence = f"Đến năm {by}, {words[0].lower()}{words[1:]}."
        baseline = (str(before), value - 20.0) if before and not chosen else None
        if baseline:
            sentence = f"{sentence[:-1]} (năm {before} đạt {baseline[1]:g}%)."
        chosen.append(
            ExampleTarget(sentence, entry["indicator"], comparator, float(value), entry["unit"], by, baseline)
        )
    return tuple(chosen)


def charge(charge: dict[str, Any], subject: dict[str, Any]) -> Part:
    name = agency(charge["heading"], subject)
    tasks = (ExampleTask(text, (name,), origin=f"{subject['short']}: {text}") for text in charge["tasks"])
    return Part(name, tasks=tuple(tasks))
