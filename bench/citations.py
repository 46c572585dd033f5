"""Recall and precision of ``find_citations`` on VNLegalText, and its speed.

    python bench/citations.py [citations-val.jsonl] [--misses] [--false]

A reference counts as found when the spans overlap by half of the longer one and the kind agrees.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ingest import find_citations

DEFAULT = Path(__file__).parents[2] / "shared" / "gold" / "citations-val.jsonl"
Span = tuple[int, int, str]


def sentences(path: Path) -> Iterator[tuple[str, list[Span]]]:
    """Each sentence, underscores joined back to spaces, with its marked references, a repeated one once."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        marked = [result["value"] for annotation in entry["annotations"] for result in annotation["result"]]
        spans = sorted({(value["start"], value["end"], value["labels"][0]) for value in marked})
        outer = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
        yield entry["data"]["value"].replace("_", " "), outer


def agree(marked: Span, found: Span) -> bool:
    """Same kind, and the common part is at least half of the longer span."""
    common = min(marked[1], found[1]) - max(marked[0], found[0])
    return marked[2] == found[2] and 2 * common >= max(marked[1] - marked[0], found[1] - found[0])


def main(arguments: list[str]) -> None:
    """Print the figures, and the misses and false finds where asked for."""
    paths = [Path(a) for a in arguments if not a.startswith("--")]
    hits, missed, false = 0, Counter[str](), Counter[str]()
    characters, seconds = 0, 0.0
    for text, marked in sentences(paths[0] if paths else DEFAULT):
        started = time.perf_counter()
        found = [(c.start, c.end, c.type or "") for c in find_citations(text)]
        seconds += time.perf_counter() - started
        characters += len(text)
        left = list(found)
        for span in marked:
            partner = next((f for f in left if agree(span, f)), None)
            if partner:
                left.remove(partner)
                hits += 1
            else:
                missed[span[2]] += 1
                _show("--misses", arguments, text, span, found)
        for span in left:
            false[span[2]] += 1
            _show("--false", arguments, text, span, marked)
    _print(hits, missed, false, characters / seconds)


def _show(flag: str, arguments: list[str], text: str, span: Span, others: list[Span]) -> None:
    if flag in arguments:
        near = [text[s:e] + f" [{k}]" for s, e, k in others if s < span[1] + 5 and e > span[0] - 5]
        context = f"{text[max(0, span[0] - 50) : span[0]]}⟦{text[span[0] : span[1]]}⟧{text[span[1] : span[1] + 40]}"
        sys.stdout.write(f"{flag[2:]} {span[2]:5} {context}   | {near}\n")


def _print(hits: int, missed: Counter[str], false: Counter[str], speed: float) -> None:
    precision, recall = hits / (hits + false.total()), hits / (hits + missed.total())
    f1 = 2 * precision * recall / (precision + recall)
    sys.stdout.write(
        f"precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}  "
        f"missed {dict(missed)}  false {dict(false)}  {speed / 1e6:.1f} M characters/s in sentences\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
