"""A document as it is compared with others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from graph.folding import slug, words
from ingest.alignment.index import UNDATED, Entry
from ingest.alignment.passages import Passage, passages
from ingest.alignment.similarity import same_work
from ingest.facts import Facts, Target
from ingest.linking.contents import indicator, section_ids, task_id
from ingest.linking.rows import Scene, iso_date

_MOST_ALIKE = 5


@dataclass(frozen=True)
class Contents:
    """The passages, tasks and targets of one held document.

    Attributes:
        scene: the document with the identities of what it cites.
        passages: in order.
    """

    scene: Scene
    passages: list[Passage]

    @property
    def id(self) -> str:
        """Id of the document."""
        return self.scene.id

    @property
    def facts(self) -> Facts:
        """What it says."""
        return self.scene.facts

    @cached_property
    def cited(self) -> list[str]:
        """Ids of the documents that it names, in order."""
        return sorted({identity.id for identity in self.scene.identities.values()} - {self.id})

    @cached_property
    def place(self) -> str | None:
        """The territory that it governs."""
        speaker = self.scene.speaker
        if speaker.level == "central" or not speaker.home:
            return None
        return f"{slug(speaker.unit.name)}.{speaker.home}" if speaker.unit else speaker.home

    @cached_property
    def task_words(self) -> list[str]:
        """The text of each task, folded."""
        return [" ".join(words(task.text)) for task in self.facts.tasks]

    @cached_property
    def measured(self) -> list[str]:
        """Id of the indicator of each target."""
        return [indicator(target)[0].id for target in self.facts.targets]

    @cached_property
    def sections(self) -> list[str]:
        """Ids of the sections."""
        return section_ids(self.scene)

    def task_id(self, place: int) -> str:
        """Id of the task at a place from 0."""
        return task_id(self.scene, place + 1)

    def target_id(self, place: int) -> str:
        """Id of the target at a place from 0."""
        return f"{self.id}/target/{place + 1}"

    def task_like(self, text: str) -> tuple[int, float] | None:
        """The task that is most like a text (folded words): its place, and how much; judged are those that share most
        pairs of words."""
        shared = Counter(place for pair in _pairs(text) for place in self._pairs.get(pair, ()))
        judged = [(same_work(text, self.task_words[place]), -place) for place, _ in _first(shared)]
        score, place = max(judged, default=(0.0, 0))
        return (-place, score) if judged else None

    def entry(self, digest: str) -> Entry:
        """What the index is to hold of it."""
        own = self.facts.document
        day = iso_date(own.issued_on)
        return Entry(
            document=self.id,
            day=day or self.scene.speaker.not_before or UNDATED,
            dated=day is not None,
            digest=digest,
            passages=self.passages,
            cited=frozenset(self.cited),
            place=self.place,
            indicators=frozenset(self.measured),
        )

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, text in enumerate(self.task_words):
            for pair in _pairs(text):
                found[pair].append(place)
        return found


def contents(scene: Scene) -> Contents:
    """A document ready to be compared."""
    return Contents(scene, passages(scene.facts, scene.text))


def year_of(target: Target) -> int:
    """The year by which a target is to be reached; 9999 where it is open."""
    start = (target.by or "")[:4]
    return int(start) if start.isdigit() else 9999


def _pairs(text: str) -> set[tuple[str, str]]:
    parts = text.split()
    return set(pairwise(parts)) or {(text, "")}


def _first(shared: Counter[int]) -> list[tuple[int, int]]:
    return sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_MOST_ALIKE]
