"""How exactly documents, agencies and indicators are linked, on the invented family against its known truth.

    python -m bench.linking [1000 10000]

Every document is written as text, read and linked as usual. A mention is what one document says of one thing (a
number with its date, an agency of a task, the words of a target); mentions with one id ought to be those of one thing.
Precision and recall are B-cubed (Bagga and Baldwin 1998); a mention that was not read lowers recall, one that the truth
does not have lowers precision.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from examples.documents import ExampleDocument
from examples.family import family
from examples.render import as_text
from graph.folding import slug
from graph.rows import DocumentGraph
from ingest.extract import extract_file
from ingest.linking.link import link
from ingest.linking.rows import SourceFile

Mentions = dict[tuple[str, str], str]
"""From (document, surface) to the thing that is meant."""
_CENTRAL = ("/TW", "-TW", "CP", "TTg")
KINDS = ("document", "agency", "indicator")


def measure(size: int) -> Iterator[tuple[str, float, float]]:
    """(kind, precision, recall) over ``size`` documents of the family."""
    true: dict[str, Mentions] = {kind: {} for kind in KINDS}
    found: dict[str, Mentions] = {kind: {} for kind in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        for ordinal, document in enumerate(islice(family(directives=size), size)):
            path = Path(folder) / f"{ordinal}.txt"
            path.write_bytes(as_text(document))
            text, facts = extract_file(path)
            graph = link(facts, text.text, SourceFile(path.name, f"{ordinal:064x}", "txt"))
            _true_mentions(str(ordinal), document, true)
            _found_mentions(str(ordinal), graph, found)
    for kind in KINDS:
        yield kind, *_b_cubed(true[kind], found[kind])


def _true_mentions(here: str, document: ExampleDocument, true: Mapping[str, Mentions]) -> None:
    truth = document.truth()
    own = truth["document"]
    for cited in truth["cited_documents"]:
        if cited["number"]:
            home = "" if cited["number"].endswith(_CENTRAL) else own["jurisdiction"]
            true["document"][here, slug(cited["number"])] = f"{cited['number']} {cited['issued_on']} {home}"
    for task in truth["tasks"]:
        for name in (*task["lead"], *task["support"]):
            home = "" if name.startswith(("Bộ ", "Chính phủ")) else own["jurisdiction"]
            true["agency"][here, _bare(name)] = f"{_bare(name)} {home}"
    for target in truth["targets"]:
        true["indicator"][here, slug(target["indicator"])] = slug(target["indicator"])


def _found_mentions(here: str, graph: DocumentGraph, found: Mapping[str, Mentions]) -> None:
    words = {node.id: slug(str(node.properties["indicator"])) for node in graph.owned if node.label == "Target"}
    for row in graph.relationships:
        said: Mapping[str, Any] = row.properties
        if row.type == "CITES" and row.start == graph.document and said.get("number"):
            found["document"][here, slug(said["number"])] = row.end
        elif row.type == "MEASURES":
            found["indicator"][here, words[row.start]] = row.end
        elif row.type in ("LED_BY", "SUPPORTED_BY"):
            found["agency"][here, _surface(row.end)] = row.end


def _surface(agency: str) -> str:
    """The name in the id of an agency, without its territory."""
    return _bare(agency.partition(".")[0])


def _bare(name: str) -> str:
    """The slug of an agency's name; "Công an tỉnh" and "Công an" are one surface in a province."""
    return slug(name).removesuffix("-tinh")


def _b_cubed(true: Mentions, found: Mentions) -> tuple[float, float]:
    both = {mention: (true[mention], found[mention]) for mention in true.keys() & found.keys()}
    together, of_true, of_found = Counter(both.values()), Counter(true.values()), Counter(found.values())
    precision = sum(together[pair] / of_found[pair[1]] for pair in both.values()) / (len(found) or 1)
    recall = sum(together[pair] / of_true[pair[0]] for pair in both.values()) / (len(true) or 1)
    return precision, recall


def main(arguments: list[str]) -> None:
    """Print the figures for each size."""
    for size in map(int, arguments or ["1000", "10000"]):
        started = time.perf_counter()
        figures = [f"{kind} {precision:.4f}/{recall:.4f}" for kind, precision, recall in measure(size)]
        seconds = time.perf_counter() - started
        print(f"{size} documents, precision/recall: {', '.join(figures)} ({seconds:.0f} s)")


if __name__ == "__main__":
    main(sys.argv[1:])
