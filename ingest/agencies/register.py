"""Organisations of a document, each entered once under its fullest name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from graph.agencies import AgencyKind, key, kind_of
from ingest.agencies.names import OFFICE_HOLDER, AgencySpan
from ingest.facts import Agency, Evidence
from ingest.text import NormalText

Identity = tuple[str, ...]
"""What tells one organisation from another inside a document: folded words of its kind and territory."""

_FUNCTION_WORDS = {"cac", "va", "cua", "o", "tai", "co", "thuoc"}
_OWN_UNIT = {"", "tinh", "thanh pho", "huyen", "xa", "phuong", "quan", "thi xa"}
_COMMUNE = {"xa", "phuong", "thi tran", "dac khu"}
_MANY = {"tram y te", "trung tam y te", "phong y te"}
_FRONT = {f"{head}mat tran to quoc{tail}" for head in ("", "uy ban ") for tail in ("", " viet nam")}
_COMMITTEE = re.compile(r"(?:cac )?cap uy(?: dang)?(?: cac cap)?")
_LEVELS = re.compile(r"tinh|thanh pho|thi xa|huyen|quan|xa|phuong|thi tran|dac khu")
_UNITS = re.compile(
    rf"(?:cac |cap )*(?:{_LEVELS.pattern})(?: (?:va |cac |cap )*(?:{_LEVELS.pattern}))+"
    r"(?: (?:truc )?thuoc (?:trung uong|tinh))?"
)
_COMMITTEE_OF_LEVEL = re.compile(rf"ban chi dao(?: (?:cap )?(?:{_LEVELS.pattern}))?")
_TERM = re.compile(r" khóa [IVX]+$")
_DEFINES = re.compile(r"\s*\((?:[Ss]au đây )?(?:gọi|viết) (?:(?:tắt|chung) )?là:?\s*[“\"]?")


@dataclass(slots=True)
class _Entry:
    name: str
    group: bool
    evidence: Evidence


@dataclass(slots=True)
class Register:
    """The organisations of one document.

    Args:
        text: the document.
        own: the place that it governs ("tỉnh Bắc Ninh"), empty where it does not say.
    """

    text: NormalText
    own: str
    _entries: dict[Identity, _Entry] = field(default_factory=dict)
    _defined: dict[Identity, Identity] = field(default_factory=dict)
    _last: tuple[int, Identity] = (0, ())

    def enter(self, span: AgencySpan) -> None:
        """Enter a mention; "UBND xã, phường (sau đây gọi là UBND cấp xã)" makes the second name one of the first."""
        identity, name = _identity(span.name, span.rule == OFFICE_HOLDER, self.own)
        end, before = self._last
        if _DEFINES.fullmatch(self.text.text, end, max(end, span.start)) and identity != before:
            self._defined[identity] = before
        identity = self._defined.get(identity, identity)
        self._last = (span.end, identity)
        known = self._entries.get(identity)
        if known is None:
            self._entries[identity] = _Entry(name, span.group, self._evidence(span))
        elif known.name == name:
            pass
        elif _TERM.sub("", known.name) == _TERM.sub("", name):
            known.name = _TERM.sub("", name)
        elif _fuller(name, known.name):
            known.name = name

    def drop(self, general: Callable[[str], bool]) -> None:
        """Forget the organisations whose names are too ``general``."""
        self._entries = {key: entry for key, entry in self._entries.items() if not general(entry.name)}

    def agencies(self) -> tuple[Agency, ...]:
        """Every organisation once, in the order of first mention."""
        found = [entry for identity, entry in self._entries.items() if not self._part_of_another(identity, entry)]
        return tuple(Agency(entry.name, entry.group, entry.evidence) for entry in found)

    def _evidence(self, span: AgencySpan) -> Evidence:
        quote = self.text.text[span.start : span.end]
        return Evidence(span.start, span.end, quote, span.rule, self.text.page_of(span.start))

    def _part_of_another(self, identity: Identity, entry: _Entry) -> bool:
        if _short(entry) and any(_longer(e.name, entry.name) for e in self._entries.values()):
            return True
        units = _units(identity)
        return bool(units) and any(other[:1] == identity[:1] and units < _units(other) for other in self._entries)


def _short(entry: _Entry) -> bool:
    """Whether a longer name may be the same one: "Ban Chỉ đạo" where the text also says what it is for."""
    name = key(entry.name)
    if name == "cac chu dau tu" or name.endswith((" thuoc so", " thuoc bo")):
        return True
    return entry.evidence.rule in ("agencies/committee", "agencies/named")


def _longer(name: str, short: str) -> bool:
    """Whether a name goes on where another ends, or says what the committee of a level is for."""
    committee = _COMMITTEE_OF_LEVEL.fullmatch(key(short))
    return key(name).startswith(f"{key(short)} ") or bool(
        committee and key(name).startswith("ban chi dao ") and not _COMMITTEE_OF_LEVEL.fullmatch(key(name))
    )


def _units(identity: Identity) -> frozenset[str]:
    """Levels of a group of territories, or the one level of a body that is named without its place."""
    return frozenset(identity[2:]) if identity[1:2] in (("units",), ("one",)) else frozenset()


@lru_cache(maxsize=4096)
def _identity(name: str, office: bool, own: str) -> tuple[Identity, str]:
    """What tells one organisation from another inside a document, and its name there.

    Args:
        office: whether it is a person's office.
        own: the place that the document governs.
    """
    bare = _TERM.sub("", name)
    if bare != name:
        return _identity(bare, office, own)[0], name
    if _COMMITTEE.fullmatch(key(name)):
        return ("cap uy",), name
    if key(name) in ("van phong trung uong", "van phong trung uong dang"):
        return ("van phong trung uong",), name
    single = re.sub(r"^[Cc]ác ", "", name)
    kind = kind_of(single)
    if kind is not None and not office:
        return _identity_of_kind(_plural_behind(name, kind), _base(kind, single), kind, own)
    name = re.sub(r"((?:các cơ sở|các đơn vị y tế|ngành) .*?) trên địa bàn.*", r"\1", name)
    return _words_of(name), name


def _identity_of_kind(name: str, base: str, kind: AgencyKind, own: str) -> tuple[Identity, str]:
    territory = key(kind.territory or "")
    if name.startswith(("Các ", "các ")):
        return _words_of(f"nhiều {name}"), name
    if base in _MANY and not _proper(kind.territory):
        return (base, "plural" if territory.startswith("cac ") else "level"), name
    if base in _FRONT:
        return ("mat tran", "own"), name
    if not _UNITS.fullmatch(territory) and _is_own(territory, own, kind.levels):
        return (base, "own"), f"Ủy ban nhân dân {own}" if base == "uy ban nhan dan" and own else name
    return (base, *_place(territory)), name


def _is_own(territory: str, own: str, levels: bool) -> bool:
    """Whether a folded territory is the document's own: not named, its level only, or its very name."""
    if levels and territory and territory in _OWN_UNIT:
        return _level(territory) == _level(key(own))
    names = (key(own), key(own.partition(" ")[2]))
    return territory in _OWN_UNIT or territory in names or key(own).endswith(f" {territory}")


def _place(territory: str) -> Identity:
    if territory in _OWN_UNIT:
        return ("one", territory)
    if _UNITS.fullmatch(territory):
        named = territory.partition(" thuoc")[0].removesuffix(" truc")
        return ("units", *sorted(set(_LEVELS.findall(named))))
    return _words_of(territory)


def _level(territory: str) -> str:
    """Level of a folded territory; where the text does not say which place it governs, a province."""
    unit = _LEVELS.match(territory)
    if unit is None or unit[0] in ("tinh", "thanh pho"):
        return "province"
    return "commune" if unit[0] in _COMMUNE else "district"


def _proper(territory: str | None) -> bool:
    return territory is not None and any(word[:1].isupper() for word in territory.split())


def _plural_behind(name: str, kind: AgencyKind) -> str:
    """ "các UBND xã" → "UBND các xã"."""
    if not re.match(r"[Cc]ác ", name) or not kind.territory:
        return name
    bare = name.partition(" ")[2]
    if kind.territory in ("tỉnh", "thành phố"):
        return name
    head = bare[: len(bare) - len(kind.territory)]
    return (
        bare if re.match(r"các|cấp|tuyến", kind.territory) or _proper(kind.territory) else f"{head}các {kind.territory}"
    )


def _base(kind: AgencyKind, name: str) -> str:
    return key(name[: len(name) - len(kind.territory or "")])


def _words_of(name: str) -> tuple[str, ...]:
    words = key(name).removeprefix("mot so ").split()
    return tuple(word for word in words if word not in _FUNCTION_WORDS)


def _fuller(name: str, known: str) -> bool:
    """A longer name, or one with "các" for the same group."""
    return _fullness(name) > _fullness(known)


def _fullness(name: str) -> tuple[bool, bool, int]:
    return re.match(r"[Cc]ác\b", name) is not None, " các " in name, len(key(name))
