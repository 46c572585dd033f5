"""Write the invented family of documents, with the true facts beside them.

``python -m examples.generate [--out FOLDER] [--seed N] [--directives N] [--provinces N]``
"""

from __future__ import annotations

import argparse
import json
from itertools import cycle
from pathlib import Path

from examples.family import family
from examples.render import FORMATS


def write_family(out: Path, *, seed: int = 1, directives: int = 2, provinces: int = 12) -> list[Path]:
    """Write every document to ``out/documents``, in turn as txt, docx, html and md, and its truth to ``out/truth``.

    Returns:
        The paths of the documents, in the order of the family.
    """
    documents, truth = out / "documents", out / "truth"
    for folder in (documents, truth):
        folder.mkdir(parents=True, exist_ok=True)
    written = []
    for document, (suffix, render) in zip(family(seed, directives, provinces), cycle(FORMATS.items()), strict=False):
        path = documents / f"{document.stem}.{suffix}"
        path.write_bytes(render(document))
        facts = json.dumps(document.truth(), ensure_ascii=False, indent=1, sort_keys=True)
        (truth / f"{document.stem}.json").write_text(facts + "\n", encoding="utf-8")
        written.append(path)
    return written


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write chithi's invented example documents.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder to write to")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--directives", type=int, default=2)
    parser.add_argument("--provinces", type=int, default=12)
    chosen = parser.parse_args()
    paths = write_family(chosen.out, seed=chosen.seed, directives=chosen.directives, provinces=chosen.provinces)
    print(f"{len(paths)} invented documents in {chosen.out / 'documents'}")  # noqa: T201 -- this is a command


if __name__ == "__main__":
    main()
