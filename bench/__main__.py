"""``make bench``: every benchmark, one after the other; ratios against peers in the same run where there are any.

Real documents are read from ``CHITHI_CORPUS`` (default ``../shared/corpus``).
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from bench import citations, extraction, formats, linking, ocr, questions, rdf, stores

DOCUMENTS = 10_000
"""Of the large generated graph; ``python -m bench.stores 100000 FOLDER`` makes the one that the aims are for."""


def main() -> None:
    """Run all."""
    root = Path(__file__).resolve().parents[1]
    corpus = Path(os.environ.get("CHITHI_CORPUS") or root.parent / "shared" / "corpus")
    if not corpus.is_dir():
        raise SystemExit(f"There are no documents at {corpus}: set CHITHI_CORPUS to the folder of real documents.")
    parts = {
        "Formats of the corpus": formats.measure,
        "A scan": ocr.measure,
        "Extraction of text": lambda folder: extraction.measure(folder / "seeds"),
    }
    for title, measure in parts.items():
        print(title)
        for line in measure(corpus):
            print(" ", line)
    print("Linking")
    linking.main(["1000"])
    with tempfile.TemporaryDirectory() as folder:
        print("Stores")
        stores.main([str(DOCUMENTS), folder])
        print("Questions")
        questions.main([folder])
    print("RDF")
    rdf.main([])
    print("Citations in law")
    citations.main([str(corpus.parent / "gold" / "citations-val.jsonl")])


if __name__ == "__main__":
    main()
