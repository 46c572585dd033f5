"""Documents that a task names, and those that it says to carry out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.citations.cited import Citation
from ingest.citations.references import References
from ingest.citations.relations import implemented_in
from ingest.text import NormalText


@dataclass(frozen=True, slots=True)
class NamedDocuments:
    """Every place of a text that names another document, in order; ``refs``: its ref by where the place starts."""

    text: NormalText
    places: Sequence[Citation]
    refs: Mapping[int, str]

    @classmethod
    def of(cls, text: NormalText, references: References) -> NamedDocuments:
        """All places of a document."""
        named = [
            Citation(m.start, m.end, cited.type, cited.number, cited.issued_on, cited.issuer, cited.name, m.rule)
            for cited in references.cited
            for m in cited.mentions
            if m.start in references.ref_at
        ]
        return cls(text, sorted(named, key=lambda citation: citation.start), references.ref_at)

    def cites(self, start: int, end: int) -> tuple[str, ...]:
        """Refs of the numbered documents named in a span."""
        return self._refs(c for c in self._within(start, end) if c.number)

    def implements(self, start: int, end: int) -> tuple[str, ...]:
        """Refs of the documents that a span says to carry out."""
        return self._refs(implemented_in(self.text.text, self._within(start, end), start, end))

    def _refs(self, places: Iterable[Citation]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.refs[c.start] for c in places))

    def _within(self, start: int, end: int) -> list[Citation]:
        first = bisect_left(self.places, start, key=lambda c: c.start)
        return list(self.places[first : bisect_left(self.places, end, key=lambda c: c.start)])
