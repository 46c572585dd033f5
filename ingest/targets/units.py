"""What a number counts: its unit, and whether it can be the level of an aim at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.patterns import rules
from ingest.targets.quantities import Quantity

_STOP = re.compile(r"[,;:()./]|\s[-–—+]\s")
_HARD_STOP = re.compile(r"[;:()./\d%]")
_TIME = re.compile(r"\s*(?:năm|quý|tháng|tuần|ngày|buổi|giờ|phút|tuổi|cấp|kỳ)\b")
_YEAR_BEHIND = re.compile(r"\s*(?:(?:vào|trong|đến|hết|cuối)\s)*năm\s20")
_PER_YEAR = re.compile(r"^\s*(?:/\s*(?:năm|tháng|quý)|mỗi\snăm|hằng\snăm|hàng\snăm|một\snăm)")
_PER_HEADS = re.compile(r"^\s*(?:dân|trẻ|người|ca|lao\sđộng|hộ)\b")
_HEADS = (1, 10, 100, 1000, 10_000, 100_000)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Unit:
    """``kind``: percent, lifespan, ratio, physical, money, bare or count; ``text``: as a target states it."""

    kind: str
    text: str | None


def unit_of(quantity: Quantity, before: str, after: str) -> Unit | None:
    """The unit of a quantity between the words before and after it; ``None`` where it cannot be the level of an aim."""
    table = rules("targets")
    if quantity.sign:
        return Unit("percent", quantity.sign + _population(after))
    if is_name(quantity, before):
        return None
    if m := re.match(r"\s*(tuổi|năm)\b", after):
        return Unit("lifespan", m[1]) if table["lifespan"].pattern.search(before) else None
    for kind in ("money", "ratio", "physical"):
        if m := table[f"{kind}_unit"].pattern.search(after):
            return _measured(kind, m[0].strip(), before)
    return _counted(quantity, before, after)


def is_name(quantity: Quantity, before: str) -> bool:
    """Whether a number only names something: a year, "tiêu chí số 5", "Điều 2"."""
    if quantity.sign:
        return False
    return (bool(_YEAR.match(quantity.written)) and "," not in quantity.written) or bool(
        rules("targets")["ordinal_before"].pattern.search(before[-20:])
    )


def is_context(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a number gives an age, a time or a count of points inside what is measured ("người từ 15 tuổi")."""
    table = rules("targets")
    if quantity.sign or table["lifespan"].pattern.search(before):
        return False
    if quantity.value in _HEADS and table["per_heads"].pattern.search(f"{before}#{after}"):
        return True
    if table["ratio_unit"].pattern.match(after) and not _TIME.match(after):
        return False
    return bool(table["context_after"].pattern.search(after))


def _measured(kind: str, unit: str, before: str) -> Unit | None:
    if kind == "money" and not rules("targets")["money_measure"].pattern.search(before):
        return None
    return Unit(kind, unit)


def _counted(quantity: Quantity, before: str, after: str) -> Unit | None:
    table = rules("targets")
    if table["context_after"].pattern.search(after) or (
        quantity.value % 10 == 0 and _PER_HEADS.search(after) and before.rstrip().endswith(("/", "trên"))
    ):
        return None
    noun = _noun(after)
    if noun:
        return Unit("count", noun)
    return Unit("bare", None) if table["index"].pattern.search(before) and quantity.comparator else None


def _population(after: str) -> str:
    if m := _PER_YEAR.search(after):
        return "/năm" if "năm" in m[0] else m[0].strip()
    noun = _noun(after)
    return f" {noun}" if noun else ""


def _noun(after: str) -> str:
    """The noun phrase at the start of ``after``, up to its first verb."""
    if not re.match(r"\s*[^\W\d_]", after):
        return ""
    verbs = rules("targets")["verb_after"].pattern
    if _YEAR_BEHIND.match(after) or (verbs.match(f" {after.lstrip()}") and not after.lstrip().startswith("tổ chức")):
        return ""
    verb = verbs.search(after, 1)
    listed = after[: verb.start()].strip() if verb else ""
    if "," in listed and not _HARD_STOP.search(listed) and len(listed.split()) <= _MOST_WORDS:
        return listed
    phrase = (after[: m.start()] if (m := _STOP.search(after)) else after).strip()
    if m := verbs.search(phrase):
        phrase = phrase[: m.start()]
    words = phrase.split()
    return " ".join(words) if len(words) <= _MOST_WORDS else " ".join(words[:2])
