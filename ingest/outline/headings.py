"""Is a numbered line the name of a part, or a paragraph that carries work itself?"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.patterns import rules

ALWAYS = frozenset({"appendix", "part", "chapter", "division"})
_CHIEF = frozenset({"upper", "roman", "number", "dotted"})
_LONGEST = 400
_LABEL = 60
CAPITAL = "[A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
"""Every Vietnamese capital letter."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a numbered line reads.

    Attributes:
        heading: whether it names a part.
        end: length of the heading or paragraph, without the punctuation that ends a heading.
        rest: offset where the text of the part runs on in the same line, or ``None``.
    """

    heading: bool
    end: int
    rest: int | None = None


def is_upper(text: str) -> bool:
    """Whether a title is set in capitals."""
    if 5 * sum(map(str.islower, text[: len(text) // 3 + 1])) > len(text) + 1:
        return False  # small letters are more than a fifth of the line already
    letters = sum(map(str.isalpha, text))
    return letters > 0 and sum(map(str.isupper, text)) >= 0.8 * letters


def names_body(text: str) -> bool:
    """Whether a line begins with the kind of a public body."""
    return bool(rules("headings")["body"].pattern.match(text))


def shape_of(text: str, style: str, bold: bool, has_parts: bool) -> Shape:
    """How the text behind an ordinal reads.

    Args:
        text: the paragraph without its ordinal.
        style: of the ordinal, see :mod:`ingest.outline.ordinals`.
        bold: whether the whole paragraph is set bold.
        has_parts: whether anything stands under it.
    """
    if style in ALWAYS:
        return _whole(text)
    run_in = _run_in(text)
    if run_in and (style in _CHIEF or not names_body(text) or names_body(text[run_in.rest :])):
        return run_in
    if len(text) <= _LONGEST and _names_part(text, style, bold, has_parts):
        return _whole(text)
    return Shape(False, len(text))


def _whole(text: str) -> Shape:
    return Shape(True, len(text.rstrip(" .:;,")))


def _run_in(text: str) -> Shape | None:
    patterns = rules("headings")
    found = patterns["run_in"].pattern.match(text)
    least = 25 if found and found.end() > _LABEL else 3
    if not found or len(text) - found.end() < least or patterns["announces"].pattern.search(found[0]):
        return None
    if found[0].count("(") != found[0].count(")"):
        return None
    rest = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip(" :"))
    return Shape(True, len(found[0].rstrip()), rest)


def _names_part(text: str, style: str, bold: bool, has_parts: bool) -> bool:
    last = text[-1:]
    if is_upper(text):
        return True
    if last == ":":
        return has_parts and _introduces_part(text, style, bold)
    if last in ".;,/":
        return last == "." and _titled_with_stop(text, style, bold, has_parts)
    if has_parts or bold:
        return style in _CHIEF or len(text) <= 200
    return style in ("roman", "upper", "article")


def _introduces_part(text: str, style: str, bold: bool) -> bool:
    patterns = rules("headings")
    if style == "article" or patterns["full_stop"].pattern.search(text):
        return False
    if style in _CHIEF or bold:
        return len(text) <= 250
    return len(text) <= 60 or (
        len(text) <= 150 and (names_body(text) or bool(patterns["circumstance"].pattern.match(text)))
    )


def _titled_with_stop(text: str, style: str, bold: bool, has_parts: bool) -> bool:
    if rules("headings")["sentence_end"].pattern.search(text) or style not in _CHIEF:
        return False
    works = names_body(text) and rules("roles")["work_verb"].pattern.search(text)
    return bold or (has_parts and len(text) <= 160 and not works)
