"""Speed of the whole extraction on one core, how its cost grows with length, and the peers in the same run.

    python -m bench.extraction [folder of text files]

Real plans are repeated to 10,000, 100,000 and 1,000,000 characters. Peers are measured where a Python that has them is
found: ``CHITHI_PEERS``, or ``.venv-peers`` in the repository (``python -m venv .venv-peers``, ``pip install eyecite
underthesea``); they have other dependencies and other licences, and so are no part of chithi. A missing peer is named.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.extract import extract
from ingest.readers import read
from ingest.tables.rebuild import rebuild_tables
from ingest.text import Block, NormalText

ROOT = Path(__file__).resolve().parents[1]
SIZES = (10_000, 100_000, 1_000_000)
AIM = 1_000_000
"""Characters a second on one core."""
MOST_GROWTH = 1.2
"""How much more a character may cost in a long text than in a short one."""
_REPEATS = 5
_PEER_SIZE = 100_000
_PEER_SECONDS = 300

_ENGLISH = (
    "The board relied on Harrow v. Linden, 512 U.S. 118 (1994), and on Orchard Co. v. Vale, 87 F.3d 402, 405 (9th Cir. "
    "1996). Under 42 U.S.C. § 1983 the claim was timely. Id. at 407. The court below cited Vale, supra, at 410, and 29 "
    "C.F.R. § 1910.5 without deciding whether the order of the agency had become final. "
)
_VIETNAMESE = (
    "Sở Nông nghiệp và Môi trường tỉnh Bắc Giang phối hợp với Ủy ban nhân dân các xã xây dựng vùng hoa nuôi ong. "
    "Ông Nguyễn Văn An ở Hà Nội đã thăm các trại ong tại Lạng Sơn. "
)
_PEERS = {
    "eyecite": (
        _ENGLISH,
        "from eyecite import get_citations as run",
    ),
    "underthesea": (
        _VIETNAMESE,
        "from underthesea import ner, sent_tokenize\nrun = lambda text: [ner(s) for s in sent_tokenize(text)]",
    ),
}
_TIMING = """
import sys, time
{load}
text = sys.stdin.read()
run(text[:2000])
begun = time.process_time()
run(text)
print(len(text) / (time.process_time() - begun))
"""


def repeated(texts: Sequence[NormalText], size: int) -> NormalText:
    """The blocks of ``texts`` one after the other, again and again, until ``size`` characters are reached."""
    pieces: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for source, block in _endless(texts):
        if offset >= size:
            break
        by = offset - block.start
        rows = tuple(tuple(replace(c, start=c.start + by, end=c.end + by) for c in row) for row in block.rows)
        pieces.append(source.of(block))
        blocks.append(replace(block, start=offset, end=block.end + by, rows=rows))
        offset = blocks[-1].end + 1
    return NormalText("\n".join(pieces), tuple(blocks), "txt")


def _endless(texts: Sequence[NormalText]) -> Iterator[tuple[NormalText, Block]]:
    while True:
        for text in texts:
            for block in text.blocks:
                yield text, block


def speed(text: NormalText) -> float:
    """Characters a second of processor time, the best of a few runs. Each run has a text of its own, by one more line
    break at the end, so that nothing that was kept for the text before helps it."""
    least = float("inf")
    for run in range(_REPEATS):
        once = replace(text, text=text.text + "\n" * (run + 1))
        begun = time.process_time()
        extract(once)
        least = min(least, time.process_time() - begun)
    return len(text.text) / least


def measure(folder: Path) -> Iterator[str]:
    """One line a size, one on growth, one a peer."""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise SystemExit(f"There are no text files in {folder}.")
    texts = [rebuild_tables(read(path.read_bytes(), path.name)) for path in files]
    extract(texts[0])
    speeds = {size: speed(repeated(texts, size)) for size in SIZES}
    for size, figure in speeds.items():
        yield f"extraction of {size:>9,} characters: {figure:>9,.0f} characters/s ({figure / AIM:.2f} of the aim)"
    growth = speeds[SIZES[0]] / speeds[SIZES[-1]]
    yield f"cost of a character in {SIZES[-1]:,} against {SIZES[0]:,}: {growth:.2f} (at most {MOST_GROWTH})"
    for peer in _PEERS:
        yield _beside(peer, speeds[_PEER_SIZE])


def _beside(peer: str, own: float) -> str:
    python = _python_of_peers()
    if python is None:
        return f"{peer}: not measured, no Python with it (set CHITHI_PEERS, or make .venv-peers)"
    sample, load = _PEERS[peer]
    text = sample * (_PEER_SIZE // len(sample))
    try:
        done = subprocess.run(
            [str(python), "-c", _TIMING.format(load=load)],
            input=text,
            capture_output=True,
            text=True,
            timeout=_PEER_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return f"{peer}: not measured, took more than {_PEER_SECONDS} s for {len(text):,} characters"
    except subprocess.CalledProcessError as error:
        return f"{peer}: not measured, {error.stderr.strip().splitlines()[-1] if error.stderr.strip() else 'it failed'}"
    figure = float(done.stdout.split()[-1])
    return f"{peer}: {figure:,.0f} characters/s; chithi is {own / figure:.1f} times as fast"


def _python_of_peers() -> Path | None:
    python = Path(os.environ.get("CHITHI_PEERS") or ROOT / ".venv-peers" / "bin" / "python")
    return python if python.exists() else None


def main(arguments: Sequence[str]) -> None:
    """Print the figures; the folder defaults to the seeds of the corpus."""
    corpus = Path(os.environ.get("CHITHI_CORPUS") or ROOT.parent / "shared" / "corpus")
    for line in measure(Path(arguments[0]) if arguments else corpus / "seeds"):
        print(" ", line)


if __name__ == "__main__":
    main(sys.argv[1:])
