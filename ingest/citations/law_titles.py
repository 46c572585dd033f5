"""Laws cited by name: "Luật Đất đai năm 2013", "Bộ luật Dân sự", "Hiến pháp"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.folding import fold
from graph.laws import WordTree, law_names
from ingest.citations.cited import Citation
from ingest.citations.document_numbers import clean_number, date_after
from ingest.citations.issuers import issuer_after
from ingest.patterns import rules

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s,\-–“”\"/()]*")
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\s*,?\s*\(?\s*(?:[Ss]ố|SỐ)\s*(?=\d)")
_CAPITALISED = re.compile(r"\s+(?:về\s+)?(?=[A-ZĐÂÁÀẢÃẠĂẮẰẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ])")
_MOST_WORDS = 16
_OF_A_YEAR = re.compile(r"\s+năm\s+(?:19|20)\d\d(?!\d)")


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return fold(word)


def laws(text: str) -> Iterator[Citation]:
    """Citations of laws by name, in order."""
    patterns = rules("citations")
    before = 0
    for match in patterns["law"].pattern.finditer(text):
        if match.start() < before or patterns["not_a_law"].pattern.search(
            text, max(0, match.start() - 12), match.start()
        ):
            continue
        for citation in _at(text, match):
            yield citation
            before = citation.end


def _at(text: str, match: re.Match[str]) -> Iterator[Citation]:
    code, tree = _kind(match)
    if code == "HP":
        end: int | None = _constitution_end(text, match.end())
    else:
        end = name_end(text, match.end(), tree, match[0][0].isupper())
    if end is None and (date_after(text, match.end())[0] or _OF_A_YEAR.match(text, match.end())):
        end = match.end()
    if end is None:
        return
    yield _citation(text, match.start(), end, code)
    yield from _listed(text, match, end, code, tree)


def _kind(match: re.Match[str]) -> tuple[str, WordTree]:
    if match["code"]:
        return "BL", law_names("codes")
    if match["ordinance"]:
        return "PL", law_names("ordinances")
    if match["constitution"]:
        return "HP", {}
    return "L", law_names("laws")


def _constitution_end(text: str, at: int) -> int:
    match = rules("citations")["constitution_name"].pattern.match(text, at)
    return match.end() if match else at


def name_end(text: str, at: int, tree: WordTree, capital: bool) -> int | None:
    """Where the name of a law that starts behind ``at`` ends; ``None`` if no name starts there."""
    amending = rules("citations")["amending"].pattern.match(text, at)
    if amending and amending["field"]:
        return _sentence_end(text, amending.end())
    if amending:
        return _amending_end(text, amending.end())
    known = _known_end(text, at, tree)
    if known is not None:
        return known
    return _capitalised_end(text, at) if capital else None


def _amending_end(text: str, at: int) -> int | None:
    inner = rules("citations")["law"].pattern.match(text, at)
    if inner is None or inner["constitution"]:
        return None
    end = name_end(text, inner.end(), _kind(inner)[1], True)
    if end is None:
        return inner.end()
    more = rules("citations")["and_law"].pattern.match(text, end)
    return (_amending_end(text, more.end()) or end) if more else end


def _known_end(text: str, at: int, tree: WordTree) -> int | None:
    """Behind the longest name of the tree that the words behind ``at`` spell."""
    node, end, position = tree, None, _GAP.match(text, at).end()  # type: ignore[union-attr]
    if text.startswith("về ", position):
        position += 3
    while word := _WORD.match(text, position):
        branch = node.get(_folded(word[0]))
        if branch is None:
            break
        node, position = branch, word.end()
        if "" in node:
            end = position
        position = _GAP.match(text, position).end()  # type: ignore[union-attr]
    return end


def _capitalised_end(text: str, at: int) -> int | None:
    """Behind the words of a name that starts with a capital letter, up to a word that goes on with the sentence."""
    start = _CAPITALISED.match(text, at)
    if start is None:
        return None
    end = _sentence_end(text, start.start())
    return end if start.end() < end and len(text[start.end() : end].split()) <= _MOST_WORDS else None


def _sentence_end(text: str, at: int) -> int:
    """Before the word or mark behind ``at`` that cannot belong to the name of a law."""
    limit = min(len(text), at + 160)
    stop = rules("citations")["law_end"].pattern.search(text, at, limit)
    return at + len(text[at : stop.start() if stop else limit].rstrip())


def _listed(text: str, match: re.Match[str], end: int, code: str, tree: WordTree) -> Iterator[Citation]:
    """The further names of "các Luật Đất đai, Nhà ở và Xây dựng"."""
    if not text[max(0, match.start() - 4) : match.start()].lower().startswith("các "):
        return
    while join := rules("citations")["listed_law"].pattern.match(text, end):
        further = _known_end(text, join.end(), tree)
        if further is None:
            return
        name = "Luật " + _SPACE.sub(" ", text[join.end() : further])
        yield Citation(join.end(), further, code, None, None, None, name, "citations/listed_law")
        end = further


def _citation(text: str, start: int, end: int, code: str) -> Citation:
    name_to = end
    status = rules("citations")["law_status"].pattern.match(text, end)
    if status:
        name_to = end = status.end()
    number = None
    if marker := _NUMBER.match(text, end):
        symbol = rules("citations")["symbol"].pattern.match(text, marker.end())
        if symbol:
            number, end = clean_number(symbol[0]), symbol.end()
    date, dated = date_after(text, end)
    issuer, issuer_end = issuer_after(text, end) if number else (None, end)
    if date is None and issuer:
        date, dated = date_after(text, issuer_end)
        dated = dated if date else end
    year = None if date else rules("citations")["year_after"].pattern.match(text, end)
    end = year.end() if year else dated
    name = _SPACE.sub(" ", text[start : year.end() if year and not number else name_to])
    return Citation(start, end, code, number, date, issuer, name, "citations/law")


def amended_laws(text: str, citation: Citation) -> list[Citation]:
    """The laws that the name of an amending law names: "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B"."""
    if citation.type not in ("L", "BL", "PL") or citation.rule != "citations/law":
        return []
    pattern = rules("citations")["law"].pattern
    head = pattern.match(text, citation.start)
    inner = pattern.finditer(text, head.end(), citation.end) if head else ()
    found = []
    for match in inner:
        code, tree = _kind(match)
        end = name_end(text, match.end(), tree, match[0][0].isupper())
        if end is not None and end <= citation.end:
            name = _SPACE.sub(" ", text[match.start() : end])
            found.append(Citation(match.start(), end, code, None, None, None, name, "citations/amended_law"))
    return found
