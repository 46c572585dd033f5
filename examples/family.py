"""A believable family of documents: directives, government programmes, and the plans of provinces, all invented.

The same seed gives the same family, byte for byte. ``subjects.yaml`` says what the documents are about.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from examples.documents import ExampleDocument, ExampleTask, Part, Reference
from examples.phrases import NATION, Province, Scene, Series, charged_area, dateline, targets
from examples.plans import committee_plan, department_plan, other_plan, party_plan
from graph.folding import slug
from graph.yaml_text import read_yaml

CHARGED = ("các cấp ủy", "tổ chức đảng")
"""Whom a directive charges with its tasks."""


def load_subjects() -> dict[str, Any]:
    """The content of ``subjects.yaml``."""
    loaded: dict[str, Any] = read_yaml(Path(__file__).with_name("subjects.yaml").read_text(encoding="utf-8"))
    return loaded


def family(seed: int = 1, directives: int = 2, provinces: int = 12) -> Iterator[ExampleDocument]:
    """Every document of the family, directives first.

    Args:
        directives: how many; beyond the two subjects of the file they repeat under other numbers and dates.
        provinces: how many provinces carry each directive out; at most those of the file.
    """
    subjects = load_subjects()
    places = [Province(name, subjects["seats"][name]) for name in subjects["provinces"][:provinces]]
    for index in range(directives):
        rng = random.Random(f"{seed}/{index}")
        series = _series(subjects, index)
        yield _directive(series)
        yield _programme(series)
        for place in places:
            yield from _provincial(Scene(rng, subjects, series, place))


def _series(subjects: dict[str, Any], index: int) -> Series:
    bodies = [v for v in subjects.values() if isinstance(v, dict) and "directive" in v]
    subject, round_ = bodies[index % len(bodies)], index // len(bodies)
    name = subject["name"] + (f" (đợt {round_ + 1})" if round_ else "")

    def reference(kind: str, code: str, word: str, issuer: str, name: str) -> Reference:
        serial, symbol = re.fullmatch(r"(\d+)(.+)", subject[kind]["number"]).groups()  # type: ignore[union-attr]
        issued, number = str(subject[kind]["issued_on"]), f"{int(serial) + 10 * round_}{symbol}"
        return Reference(code, word, number, issued, issuer, name)

    directive = reference("directive", "CT", "Chỉ thị", subject["directive"]["issuer"], name)
    action = f"ban hành Chương trình hành động của Chính phủ thực hiện {directive.dated} {name}"
    return Series(subject, directive, reference("programme", "NQ", "Nghị quyết", "Chính phủ", action))


def _directive(series: Series) -> ExampleDocument:
    subject, own = series.subject, series.directive
    day = date.fromisoformat(own.issued_on)
    return ExampleDocument(
        stem=f"ct-{slug(own.number)}-{day.year}",
        type="CT",
        type_word="CHỈ THỊ",
        number=own.number,
        title=own.name,
        issuer=own.issuer,
        issued_on=own.issued_on,
        place="Hà Nội",
        jurisdiction=None,
        left=("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN BÍ THƯ", "*", f"Số {own.number}"),
        right=("ĐẢNG CỘNG SẢN VIỆT NAM", dateline("Hà Nội", day)),
        preamble=(
            f"Thời gian qua, công tác {subject['short']} đã đạt được một số kết quả bước đầu, song còn nhiều hạn chế.",
            f"Ban Bí thư yêu cầu {', '.join(CHARGED)} thực hiện tốt các nhiệm vụ sau:",
        ),
        parts=(Part("Nhiệm vụ và giải pháp", parts=tuple(charged_area(a, series, CHARGED) for a in subject["areas"])),),
        signature=("T/M BAN BÍ THƯ", "THƯỜNG TRỰC BAN BÍ THƯ"),
        signer=subject["directive"]["signer"],
        recipients=("Các tỉnh ủy, thành ủy", "Các đảng ủy trực thuộc Trung ương"),
        cited=(),
    )


def _programme(series: Series) -> ExampleDocument:
    subject, own = series.subject, series.programme
    day = date.fromisoformat(own.issued_on)
    ministry = subject["ministry"]
    tasks = (
        ExampleTask(
            f"{ministry} chủ trì, phối hợp với Bộ Tài chính hướng dẫn các địa phương thực hiện Chương trình này.",
            (ministry,),
            ("Bộ Tài chính",),
        ),
        ExampleTask(
            f"Bộ Tài chính bố trí kinh phí trong dự toán hằng năm, hoàn thành trước ngày 31/12/{day.year}.",
            ("Bộ Tài chính",),
            (),
            {"text": f"trước ngày 31/12/{day.year}", "from": None, "to": f"{day.year}-12-31"},
        ),
    )
    return ExampleDocument(
        stem=f"nq-{slug(own.number)}-{day.year}",
        type="NQ",
        type_word="NGHỊ QUYẾT",
        number=own.number,
        title=own.name[0].upper() + own.name[1:],
        issuer="Chính phủ",
        issued_on=own.issued_on,
        place="Hà Nội",
        jurisdiction=None,
        left=("CHÍNH PHỦ", "-------", f"Số: {own.number}"),
        right=(*NATION, dateline("Hà Nội", day)),
        preamble=("Căn cứ Luật Tổ chức Chính phủ;", f"Thực hiện {series.directive.full};"),
        parts=(
            Part("Mục tiêu", targets=targets(random.Random(own.number), subject, "2030")),
            Part("Nhiệm vụ", tasks=tasks),
        ),
        signature=("TM. CHÍNH PHỦ", "KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"),
        signer=subject["programme"]["signer"],
        recipients=("Ban Bí thư Trung ương Đảng", "Các bộ, cơ quan ngang bộ"),
        cited=(series.directive,),
        implements=(series.directive.number,),
        based_on=("Luật Tổ chức Chính phủ",),
    )


def _provincial(scene: Scene) -> Iterator[ExampleDocument]:
    """Party plan (not everywhere), committee plan, department plan, and beside them texts that only touch on it."""
    rng, series = scene.rng, scene.series
    party = None
    if rng.random() < 0.75:
        told = f"thực hiện {series.directive.short}"
        party = _plan(scene, "-KH/TU", "Ban Thường vụ Tỉnh ủy", rng.randint(10, 40), told)
        if rng.random() < 0.8:
            yield party_plan(scene, party)
    committee = _plan(scene, "/KH-UBND", f"Ủy ban nhân dân {scene.place.full}", rng.randint(50, 90))
    yield committee_plan(scene, committee, party)
    if rng.random() < 0.7:
        yield department_plan(scene, committee)
    if rng.random() < 0.25:
        yield other_plan(scene, carries_out=rng.random() < 0.6)


def _plan(scene: Scene, symbol: str, issuer: str, days_later: int, name: str = "") -> Reference:
    """A plan issued some days after the government's programme."""
    day = date.fromisoformat(scene.series.programme.issued_on) + timedelta(days_later)
    return Reference("KH", "Kế hoạch", f"{scene.rng.randint(11, 480)}{symbol}", day.isoformat(), issuer, name)
