"""Letters that OCR of a scanned directive gets wrong, as share of all letters: plain tesseract against chithi's reader.

    python -m bench.ocr

Character error rate: edit distance (insertions, deletions, substitutions) to the true text, by the length of the true
text; every run of white space counts as one space.
"""

from __future__ import annotations

import io
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium

from ingest.readers import read
from ingest.readers.ocr import DPI
from ingest.readers.programs import run

SCAN = "ct-16-ubnd-quangngai-2021-scan"
_FIRST_WORDS = "ỦY BAN NHÂN DÂN"


def distance(first: str, second: str) -> int:
    """Edit distance, by the bit vectors of Myers (1999) and Hyyrö (2003) in one long integer."""
    mask, last = (1 << len(first)) - 1, 1 << (len(first) - 1)
    places: dict[str, int] = defaultdict(int)
    for place, character in enumerate(first):
        places[character] |= 1 << place
    up, down, cost = mask, 0, len(first)
    for character in second:
        match = places.get(character, 0)
        diagonal = (((match & up) + up) ^ up) | match | down
        right, left = down | (mask & ~(diagonal | up)), diagonal & up
        cost += bool(right & last) - bool(left & last)
        right, left = ((right << 1) | 1) & mask, (left << 1) & mask
        up, down = left | (mask & ~(diagonal | right)), right & diagonal
    return cost


def error_rate(true: str, found: str) -> float:
    """Character error rate of ``found``; 0 if it is the same text."""
    true, found = " ".join(true.split()), " ".join(found.split())
    return distance(true, found) / len(true)


def plain_tesseract(content: bytes, name: str) -> str:
    """What tesseract alone reads on the pages of a PDF, at the same resolution."""
    texts = []
    with pdfium.PdfDocument(content) as document:
        for page in document:
            picture = io.BytesIO()
            page.render(scale=DPI / 72, draw_annots=False).to_pil().save(
                picture, "PNG", dpi=(DPI, DPI), compress_level=1
            )
            texts.append(run(["tesseract", "-", "-", "-l", "vie"], picture.getvalue(), name, "").decode("utf-8"))
    return "\n".join(texts)


def true_text(corpus: Path) -> str:
    """What stands on the scanned pages, from the letterhead on: the mark of the signing program is no part of them."""
    text = (corpus.parent / "gold" / "dev" / f"{SCAN}.txt").read_text("utf-8")
    return text[text.index(_FIRST_WORDS) :]


def _chithi(content: bytes, name: str) -> str:
    return read(content, name).text


def measure(corpus: Path) -> Iterator[str]:
    """One line for each way of reading the scan: its error rate and seconds."""
    path = corpus / "docs" / f"{SCAN}.pdf"
    true = true_text(corpus)
    content = path.read_bytes()
    ways: dict[str, Callable[[bytes, str], str]] = {"plain tesseract": plain_tesseract, "chithi": _chithi}
    for way, reading in ways.items():
        started = time.perf_counter()
        rate = error_rate(true, reading(content, path.name))
        yield f"{way}: {100 * rate:.2f} % of characters wrong, {time.perf_counter() - started:.1f} s"


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    for line in measure(Path(os.environ.get("CHITHI_CORPUS") or root.parent / "shared" / "corpus")):
        print(line)
