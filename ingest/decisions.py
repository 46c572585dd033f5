"""What people decided about documents, agencies and indicators: kept in the archive, and applied whenever it is linked.

A decision is a fact with an author and a reason. It is never changed; a later one may take it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from graph.folding import slug

SUBJECTS = ("document", "agency", "indicator")
VERBS = ("same", "different", "set", "undo")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Attributes:
        number: from 1, in the order in which they were made; 0 before it is kept.
        subject: ``document``, ``agency`` or ``indicator``; ``""`` for an undo.
        verb: ``same`` (``one`` stands for both), ``different``, ``set`` (``fields`` of the document ``one``), or
            ``undo`` (of the decision ``of``).
        one, other: ids; for an indicator ``other`` is a text's own words, for agencies that differ both are names.
        names: full names of ``one`` and ``other``, for a person.
        within: id of the only document whose citations are meant, or ``""``.
        originals: SHA-256 of the files of ``one`` and of ``other``, where they are held.
        decided_at: ISO time.
    """

    subject: str
    verb: str
    author: str
    reason: str
    decided_at: str
    one: str = ""
    other: str = ""
    names: tuple[str, str] = ("", "")
    within: str = ""
    fields: Mapping[str, str | None] = field(default_factory=dict)
    originals: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    of: int = 0
    number: int = 0

    def as_plain(self) -> dict[str, Any]:
        """As the archive keeps it; the archive gives the number."""
        return {name: value for name, value in asdict(self).items() if name != "number"}


def read_decisions(plain: Iterable[Mapping[str, Any]]) -> list[Decision]:
    """The decisions that the archive keeps, in order."""
    found = []
    for entry in plain:
        files = entry["originals"]
        known = {**entry, "names": tuple(entry["names"]), "originals": (tuple(files[0]), tuple(files[1]))}
        found.append(Decision(**known))
    return found


class Decisions:
    """The decisions that stand, as linking asks for them."""

    def __init__(self, all_: Iterable[Decision] = ()) -> None:
        known = list(all_)
        undone = {decision.of for decision in known if decision.verb == "undo"}
        self.standing = [d for d in known if d.verb != "undo" and d.number not in undone]

    def document(self, id_: str, within: str = "") -> str:
        """The document that an id stands for, in the citations of the document ``within``."""
        id_ = self._cited_in.get((within, id_), id_)
        return _followed(id_, self._documents)

    def not_meant(self, one: str, other: str) -> bool:
        """Whether a person says that two documents are two."""
        return frozenset((one, other)) in self._unlike

    def fields(self, sha256: str) -> dict[str, str | None]:
        """What people say of a document that was read from this file."""
        return dict(self._fields.get(sha256, {}))

    @cached_property
    def apart(self) -> frozenset[frozenset[str]]:
        """Pairs of files (SHA-256) that are two documents."""
        return frozenset(
            frozenset((one, other))
            for d in self._of("document", "different")
            for one in d.originals[0]
            for other in d.originals[1]
        )

    def agency(self, id_: str) -> tuple[str, str] | None:
        """Id and name of the agency that another one is, or ``None``."""
        found = _followed(id_, {other: one for other, (one, _) in self._agencies.items()})
        return next(((one, name) for one, name in self._agencies.values() if one == found), None)

    def stands_alone(self, name: str) -> bool:
        """Whether an agency with this name is none of those that chithi would take it for."""
        return slug(name) in self._agencies_apart

    def indicator(self, words: str) -> tuple[str, str] | None:
        """Id and name of the indicator that a text's words mean, or ``None``."""
        return self._indicators.get(slug(words))

    def measures_another(self, words: str, id_: str) -> bool:
        """Whether a text's words do not mean this indicator."""
        return (slug(words), id_) in self._other_indicators

    def _of(self, subject: str, verb: str) -> list[Decision]:
        return [d for d in self.standing if (d.subject, d.verb) == (subject, verb)]

    @cached_property
    def _documents(self) -> dict[str, str]:
        return {d.other: d.one for d in self._of("document", "same") if not d.within}

    @cached_property
    def _cited_in(self) -> dict[tuple[str, str], str]:
        return {(d.within, d.other): d.one for d in self._of("document", "same") if d.within}

    @cached_property
    def _unlike(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset((d.one, d.other)) for d in self._of("document", "different"))

    @cached_property
    def _fields(self) -> dict[str, dict[str, str | None]]:
        found: dict[str, dict[str, str | None]] = {}
        for decision in self._of("document", "set"):
            for sha256 in decision.originals[0]:
                found.setdefault(sha256, {}).update(decision.fields)
        return found

    @cached_property
    def _agencies(self) -> dict[str, tuple[str, str]]:
        return {d.other: (d.one, d.names[0]) for d in self._of("agency", "same")}

    @cached_property
    def _agencies_apart(self) -> frozenset[str]:
        return frozenset(slug(d.other) for d in self._of("agency", "different"))

    @cached_property
    def _indicators(self) -> dict[str, tuple[str, str]]:
        return {slug(d.other): (d.one, d.names[0]) for d in self._of("indicator", "same")}

    @cached_property
    def _other_indicators(self) -> frozenset[tuple[str, str]]:
        return frozenset((slug(d.other), d.one) for d in self._of("indicator", "different"))


def _followed(id_: str, onward: Mapping[str, str]) -> str:
    """The end of a chain of decisions; a circle ends where it began."""
    seen = {id_}
    while (following := onward.get(id_)) is not None and following not in seen:
        seen.add(following)
        id_ = following
    return id_
