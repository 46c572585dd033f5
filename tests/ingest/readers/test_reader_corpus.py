"""Real documents: every one is read, the formats of one document agree, what careful readers found is in the text."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.folding import fold
from ingest.extract import extract_file
from ingest.readers import SUFFIXES, read
from ingest.readers.language import looks_vietnamese
from ingest.serialise import as_mapping
from ingest.text import NormalText

pytestmark = pytest.mark.corpus

CORPUS = Path(os.environ.get("CHITHI_CORPUS", Path(__file__).parents[4] / "shared" / "corpus"))
GOLD = CORPUS.parent / "gold" / "dev"
SCANS = frozenset(("ct-16-ubnd-quangngai-2021-scan", "kh-1105-doan-kiem-tra-vlncn-brokenfont"))
"""Read by OCR, which has tests of its own."""
FILES = sorted(
    path
    for folder in ("seeds", "docs")
    for path in (CORPUS / folder).glob("*.*")
    if path.suffix in SUFFIXES and path.stem not in SCANS
)
ANNOTATED = [path for path in FILES if (GOLD / f"{path.stem}.json").is_file()]


@cache
def text_of(path: Path) -> NormalText:
    return read(path.read_bytes(), path.name)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def letters(text: str) -> str:
    """Folded letters and figures without spaces: what the scorer compares."""
    return "".join(re.findall(r"[^\W_]", fold(text)))


def is_in(quote: str, text: str) -> bool:
    """Whether folded ``text`` holds a quote, also one that took in a page number from the middle of its sentence."""
    return letters(quote) in text or letters(re.sub(r" \d (?=\w)", " ", quote)) in text


def test_the_real_documents_are_there() -> None:
    if len(FILES) < 20 or not ANNOTATED:
        missing = f"There are no real documents at {CORPUS}; set CHITHI_CORPUS."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_document_is_read(path: Path) -> None:
    text = text_of(path)
    assert len(text.text) > 1000
    assert looks_vietnamese(text.text)
    assert not re.search("[\ufffd\u200b\u00ad\u00a0\ue000-\uf8ff]|  ", text.text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_blocks_cover_the_text_in_order(path: Path) -> None:
    text = text_of(path)
    assert "\n".join(text.of(block) for block in text.blocks) == text.text
    for table in text.tables():
        assert len({len(row) for row in table.rows}) == 1
        assert all(table.start <= cell.start <= cell.end <= table.end for row in table.rows for cell in row)


TWINS = pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ttr-2114-snv-binhthuan.docx", "ttr-2114-snv-binhthuan.pdf"),
        ("nd-146-2025-nd-cp.docx", "nd-146-2025-nd-cp-legacy.doc"),
    ],
)


def without_places(value: Any) -> Any:
    """Facts without the name of their document and without evidence, whose places differ between formats."""
    if isinstance(value, dict):
        return {key: without_places(inner) for key, inner in value.items() if key not in ("doc", "evidence", "page")}
    return [without_places(inner) for inner in value] if isinstance(value, list) else value


@TWINS
def test_two_formats_of_one_document_give_the_same_facts(one: str, other: str) -> None:
    paths = [CORPUS / "docs" / name for name in (one, other)]
    if not all(path.is_file() for path in paths):
        pytest.skip(f"{one} and {other} are not there")
    first, second = (without_places(as_mapping(extract_file(path)[1], path.stem)) for path in paths)
    assert first["cited_documents"]
    for facet in first:
        assert first[facet] == second[facet], facet


@TWINS
def test_two_formats_of_one_document_have_the_same_words(one: str, other: str) -> None:
    paths = [CORPUS / "docs" / name for name in (one, other)]
    if not all(path.is_file() for path in paths):
        pytest.skip(f"{one} and {other} are not there")
    first, second = (words(text_of(path).text) for path in paths)
    assert (first & second).total() >= 0.98 * max(first.total(), second.total())


@pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: path.name)
def test_what_careful_readers_found_is_in_the_text(path: Path) -> None:
    gold = json.loads((GOLD / f"{path.stem}.json").read_text(encoding="utf-8"))
    quotes = [task["text"] for task in gold["tasks"]] + [target["quote"] for target in gold["targets"]]
    quotes += [document["first_quote"] for document in gold["cited_documents"]]
    text = letters(text_of(path).text)
    lost = [quote for quote in quotes if quote and not is_in(quote, text)]
    assert len(lost) <= 0.05 * len(quotes), lost[:5]


@pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: path.name)
def test_a_task_is_one_paragraph_or_lies_in_a_table(path: Path) -> None:
    """A sentence that a line or page break tore apart would begin one block and end in another."""
    gold = json.loads((GOLD / f"{path.stem}.json").read_text(encoding="utf-8"))
    text = text_of(path)
    blocks = [letters(text.of(block)) for block in text.blocks]
    tasks = [task["text"] for task in gold["tasks"]]
    torn = [task for task in tasks if not any(is_in(task, block) for block in blocks)]
    assert len(torn) <= 0.05 * len(tasks), torn[:5]
