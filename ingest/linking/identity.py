"""Which document is meant: stable ids from what texts say, never from the order in which they arrive.

An id is readable and safe as one segment of an address::

    25-ct-tw.2023                      number of a central body, year
    146-2025-nd-cp                     the number holds the year
    142-kh-ubnd.bac-ninh.2025          number of a local body, territory, year
    28-ct-tw                           cited without date: not resolved, its candidates are listed beside it
    11-ct-tu.2026.in.<document>        cited by that document, which does not say whose it is
    kh.bac-giang.lam-viec-a.1f0c3a9b   the held text gives no number: type, territory or body, the title's first
                                       words, and a digest of all that it says of itself
    luat-duoc, quy-hoach-tinh.son-la   named without number
    06-qd-ttg.2022                     "Đề án 06": a programme of the vocabulary has the id of what approved it

Party numbers restart with every congress and local numbers exist in every province and every year, so a number alone is
no identity (``shared/design.md``, facts 1 to 3). What is not known is never guessed: such a document is a node apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from graph.folding import slug, words
from graph.programmes import programme_named, written_out
from graph.territories import CITY, Territory
from ingest.facts import CitedDocument, Metadata
from ingest.linking.local import local_unit
from ingest.linking.numbers import Number, parse_number
from ingest.linking.placing import place_agency, unit_named
from ingest.linking.speaker import Speaker, digest, iso_day, joined, readable
from ingest.linking.standing import Standing, standing

_READABLE = 72
_PART = 32
_DIGITS = 8
"""Hexadecimal digits of the digest in the id of a document without number."""
_LAW = re.compile(r"(bo )?luat |hien phap|phap lenh ")
_NATIONAL = re.compile(
    r"\b(quoc gia|mtqg|chinh phu|thu tuong|viet nam|trung uong|toan quoc|ca nuoc|quoc hoi|(?:de an|du an) \d+|"
    r"dai hoi (?:dai bieu toan quoc|lan thu|xi|xii|xiii|xiv)|bo (?:y te|cong an|tai chinh|cong thuong|noi vu))\b"
)
_ISO_YEAR = re.compile(r"(\d{4})-\d\d-\d\d\Z", re.ASCII)
_YEAR_OF_ID = re.compile(r"\.((?:19|20)\d\d)(?:\.|\Z)|\A[^-]+-((?:19|20)\d\d)-")
_YEAR_OF_LAW = re.compile(r"[\s(]+(?:năm )?((?:19|20)\d\d)\)?\s*\Z")


@dataclass(frozen=True, slots=True)
class Identity:
    """The identity of a cited document.

    Attributes:
        id: as above.
        key: the folded number, or ``None`` for one named without number.
        resolved: whether the id names exactly one document of the world, as far as the text tells.
        standing: what the citation says of the issuer, filled in from the speaker.
    """

    id: str
    key: str | None
    resolved: bool
    standing: Standing


def speaker_of(document: Metadata, sha256: str, not_before: str | None = None) -> Speaker:
    """The speaker of a held document.

    Args:
        sha256: of its file; the last resort where the text has neither number nor title.
        not_before: ISO date of the latest document that it cites.
    """
    day = iso_day(document.issued_on) or iso_day(not_before)
    own, governed = standing(document.issuer, day), standing(document.jurisdiction, day)
    number = parse_number(document.number) if document.number else None
    level = "central" if number and number.reach == "central" and own.level is None else own.level
    territory = own.territory or governed.territory
    if territory is None and level != "central":
        territory = _of_dateline(document, own, day)
    if own.relative == CITY and territory is not None and territory.kind == CITY:
        level = "province"
    names = own if own.unit else governed
    unit = None
    if names.unit and (own.unit or own.level in ("district", "commune")):
        unit = local_unit(names.unit, territory, day, names.district)
        territory = unit.province
    speaker = Speaker("", territory, unit, level, own.branch, document.issued_on, not_before)
    return replace(speaker, id=_held_id(document, number, speaker, sha256))


def _of_dateline(document: Metadata, own: Standing, day: date | None) -> Territory | None:
    """The territory of the dateline, where the issuer is a body of a province that it does not name."""
    dateline = standing(document.place, day).territory
    if dateline is None or own.relative is None or (own.relative == CITY and dateline.kind != CITY):
        return None
    return dateline


def _held_id(document: Metadata, number: Number | None, speaker: Speaker, sha256: str) -> str:
    distinct = _distinct(document, sha256)
    if number is None:
        kind = slug(document.type or "") or "van-ban"
        where = (speaker.unit.key if speaker.unit else None) or speaker.home or _first_words(document.issuer)
        return joined(kind, where, _first_words(document.title), distinct)
    year = None if number.year else _year(document.issued_on) or distinct
    if number.reach == "central":
        return joined(number.key, year)
    scope = _scope(document.issuer, number, standing(document.issuer, speaker.day), speaker)
    if scope is None:
        return joined(number.key, readable(document.issuer or "", _PART), distinct)
    return joined(number.key, scope, year)


def _first_words(text: str | None) -> str:
    """The first words of a text as a slug of at most ``_PART`` letters."""
    whole = slug(text or "")
    return whole if len(whole) <= _PART else whole[: _PART + 1].rpartition("-")[0] or whole[:_PART]


def _distinct(document: Metadata, sha256: str) -> str:
    """Digest of what a headless document says of itself, or of its bytes where it says nothing."""
    if not document.title:
        return sha256[:_DIGITS]
    said = (document.type, document.issuer, document.title, document.issued_on, document.number)
    return digest("|".join(" ".join(words(part or "")) for part in said))[:_DIGITS]


def cited_identity(cited: CitedDocument, speaker: Speaker) -> Identity:
    """The identity of a document that ``speaker`` cites."""
    said = standing(cited.issuer, iso_day(cited.issued_on) or speaker.day)
    if cited.number is None:
        return Identity(named_id(cited, speaker), None, True, said)
    number = parse_number(cited.number)
    year = None if number.year else _year(cited.issued_on)
    dated = bool(year or number.year)
    if number.reach == "central":
        return Identity(joined(number.key, year), number.key, dated, said)
    scope = _scope(cited.issuer, number, said, speaker, iso_day(cited.issued_on))
    if scope is None:
        return Identity(joined(number.key, year, speaker.apart), number.key, False, said)
    return Identity(joined(number.key, scope, year), number.key, dated, said)


def _year(day: str | None) -> str | None:
    """The year of an ISO date; ``None`` for anything else."""
    found = _ISO_YEAR.match(day or "")
    return found[1] if found else None


def year_of(id_: str) -> str | None:
    """The year in the id of a numbered document."""
    found = _YEAR_OF_ID.search(id_)
    return (found[1] or found[2]) if found else None


def number_of(id_: str) -> str:
    """The folded number in the id of a numbered document."""
    return id_.partition(".")[0]


def _scope(issuer: str | None, number: Number, said: Standing, speaker: Speaker, day: date | None = None) -> str | None:
    """Where the number is unique, as an id: the territory or the body in it; ``None`` where the text leaves it open."""
    if number.reach == "issuer":
        agency = place_agency(issuer, False, speaker) if issuer else None
        return agency.id if agency and agency.certain else None
    if said.unit:
        return unit_named(said, speaker, day).key
    if said.territory:
        return said.territory.key
    return speaker.home if _means_home(number, said, speaker) else None


def _means_home(number: Number, said: Standing, speaker: Speaker) -> bool:
    """Whether a relative name, or a bare number, can only mean the speaker's own territory of the first level."""
    if speaker.territory is None or speaker.level == "central":
        return False
    if said.relative:
        return said.relative != CITY or speaker.territory.kind == CITY
    if said.level not in (None, "province") or (said.branch and said.level is None):
        return False
    return number.reach == "province" or said.level == "province" or speaker.level == "province"


def named_id(cited: CitedDocument, speaker: Speaker) -> str:
    """The id of a law, programme or scheme named without number.

    Laws, what calls itself national, and what a central body issues are one in the country; anything else that a local
    document names is taken to be of its own territory, because the same words name another scheme in the next province.
    """
    name = cited.name or cited.ref
    if known := programme_named(name):
        return known.id
    name = written_out(name)
    plain = " ".join(words(name))
    if _LAW.match(plain):
        year = _YEAR_OF_LAW.search(name)
        bare = name[: year.start()] if year else name
        return joined(readable(bare, _READABLE), year[1] if year else _year(cited.issued_on))
    base = readable(name, _READABLE)
    if standing(cited.issuer).level == "central":
        return base
    if standing(name, speaker.day).territory:
        return base
    if _NATIONAL.search(plain) or speaker.level == "central":
        return base
    return joined(base, speaker.home or speaker.apart)
