"""Time to read and to extract the documents of the corpus, for each format."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ingest.extract import extract
from ingest.readers import UnreadableFile, read
from ingest.tables.rebuild import rebuild_tables


def measure(corpus: Path) -> Iterator[str]:
    """One line a format: documents, characters, seconds for reading and for extraction."""
    totals: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0.0, 0.0, 0])
    for path in sorted(corpus.glob("*/*")):
        if path.suffix in (".json", ".yaml"):
            continue
        row = totals[path.suffix.lstrip(".")]
        started = time.perf_counter()
        try:
            text = rebuild_tables(read(path.read_bytes(), path.name))
        except UnreadableFile:
            row[4] += 1
            continue
        read_at = time.perf_counter()
        extract(text)
        done = time.perf_counter()
        row[0] += 1
        row[1] += len(text.text)
        row[2] += read_at - started
        row[3] += done - read_at
    for suffix, (files, characters, reading, extracting, unread) in sorted(totals.items()):
        rate = characters / extracting / 1e6 if extracting else 0
        yield (
            f"{suffix}: {files:.0f} documents, {characters:,.0f} characters, read in {reading:.2f} s, "
            f"extracted in {extracting:.2f} s ({rate:.2f} M characters/s), {unread:.0f} not readable"
        )
