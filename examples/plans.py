"""The plans of a province: party plan, committee plan, department plan, and one about something else."""

from __future__ import annotations

from datetime import date, timedelta

from examples.documents import ExampleDocument, ExampleTask, Part, Reference
from examples.phrases import LOCAL, NATION, Scene, charge, dateline, person, taken_over, targets
from graph.folding import slug


def party_plan(scene: Scene, own: Reference) -> ExampleDocument:
    series, place = scene.series, scene.place
    subject, day = series.subject, date.fromisoformat(own.issued_on)
    return ExampleDocument(
        stem=f"kh-tu-{slug(place.name)}-{slug(series.directive.number)}",
        type="KH",
        type_word="KẾ HOẠCH",
        number=own.number,
        title=f"thực hiện {series.directive.full}",
        issuer=f"Ban Thường vụ Tỉnh ủy {place.name}",
        issued_on=own.issued_on,
        place=place.seat,
        jurisdiction=place.full,
        left=(f"TỈNH ỦY {place.name.upper()}", "*", f"Số {own.number}"),
        right=("ĐẢNG CỘNG SẢN VIỆT NAM", dateline(place.seat, day)),
        preamble=(
            f"Thực hiện {series.directive.full}, Ban Thường vụ Tỉnh ủy {place.name} "
            "xây dựng kế hoạch thực hiện như sau:",
        ),
        parts=(
            Part("MỤC ĐÍCH, YÊU CẦU", lines=tuple(subject["purposes"])),
            Part("NHIỆM VỤ VÀ GIẢI PHÁP", parts=taken_over(scene, None)),
        ),
        signature=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
        signer=person(scene),
        recipients=("Ban Bí thư Trung ương Đảng", "Các huyện ủy, thành ủy", "Các ban đảng Tỉnh ủy"),
        cited=(series.directive,),
        implements=(series.directive.number,),
    )


def committee_plan(
    scene: Scene,
    own: Reference,
    party: Reference | None,
) -> ExampleDocument:
    series, place = scene.series, scene.place
    subject, day = series.subject, date.fromisoformat(own.issued_on)
    headless = scene.rng.random() < 0.2
    first = series.programme
    second = party or series.directive
    aims = targets(scene.rng, subject, scene.rng.choice(["2027", "2028", "2030"]), day.year - 1)
    told = f"{first.dated} {first.name}"
    told += f"; {party.dated} {party.name}" if party else f" và {series.directive.short}"
    title = f"Thực hiện {first.dated} và {second.dated} {series.directive.name} trên địa bàn {place.full}"
    relations = [(first.number, series.directive.number)]
    if party:
        relations.append((party.number, series.directive.number))
    return ExampleDocument(
        stem=f"kh-ubnd-{slug(place.name)}-{slug(series.directive.number)}",
        type="KH",
        type_word="KẾ HOẠCH",
        number=None if headless else own.number,
        title=title,
        issuer=own.issuer,
        issued_on=None if headless else own.issued_on,
        place=None if headless else place.seat,
        jurisdiction=place.full,
        left=() if headless else ("ỦY BAN NHÂN DÂN", place.full.upper(), "-------", f"Số: {own.number}"),
        right=() if headless else (*NATION, dateline(place.seat, day)),
        preamble=(f"Thực hiện {told}, {own.issuer} ban hành Kế hoạch thực hiện trên địa bàn {place.full} như sau:",),
        parts=(
            Part("MỤC ĐÍCH, YÊU CẦU", lines=tuple(subject["purposes"])),
            Part("MỤC TIÊU", targets=aims),
            Part("NHIỆM VỤ VÀ GIẢI PHÁP", parts=taken_over(scene, day)),
            Part("TỔ CHỨC THỰC HIỆN", parts=tuple(charge(c, subject) for c in subject["organisation"])),
        ),
        signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        signer=person(scene),
        recipients=(subject["ministry"], "Thường trực Tỉnh ủy", "Các sở, ban, ngành tỉnh", LOCAL),
        cited=(first, series.directive, *((party,) if party else ())),
        implements=(first.number, second.number),
        relations=tuple(relations),
        known_as={"number": own.number, "issued_on": own.issued_on},
    )


def department_plan(scene: Scene, committee: Reference) -> ExampleDocument:
    series, place = scene.series, scene.place
    subject = series.subject
    day = date.fromisoformat(committee.issued_on) + timedelta(scene.rng.randint(10, 45))
    name = subject["department"]["name"]
    number = f"{scene.rng.randint(11, 480)}/KH-{subject['department']['symbol']}"
    issuer = f"{name} {place.full}"
    tasks = (
        ExampleTask("Phổ biến Kế hoạch đến toàn thể công chức, viên chức trong ngành.", origin="phổ biến"),
        ExampleTask(
            f"Văn phòng Sở chủ trì tổng hợp kết quả, báo cáo Giám đốc Sở trước ngày 15/12/{day.year}.",
            ("Văn phòng Sở",),
            (),
            {"text": f"trước ngày 15/12/{day.year}", "from": None, "to": f"{day.year}-12-15"},
            origin="tổng hợp",
        ),
    )
    return ExampleDocument(
        stem=f"kh-so-{slug(place.name)}-{slug(series.directive.number)}",
        type="KH",
        type_word="KẾ HOẠCH",
        number=number,
        title=f"Triển khai thực hiện {committee.dated} {series.directive.name}",
        issuer=issuer,
        issued_on=day.isoformat(),
        place=place.seat,
        jurisdiction=place.full,
        left=(f"UBND {place.full.upper()}", name.upper(), "-------", f"Số: {number}"),
        right=(*NATION, dateline(place.seat, day)),
        preamble=(f"Thực hiện {committee.dated} {series.directive.name}, {name} xây dựng kế hoạch thực hiện như sau:",),
        parts=(
            Part("MỤC ĐÍCH, YÊU CẦU", lines=tuple(subject["purposes"][:2])),
            Part("NỘI DUNG THỰC HIỆN", tasks=tasks),
        ),
        signature=("GIÁM ĐỐC",),
        signer=person(scene),
        recipients=("UBND tỉnh", "Các phòng, đơn vị thuộc Sở"),
        cited=(committee,),
        implements=(committee.number,),
    )


def other_plan(scene: Scene, *, carries_out: bool) -> ExampleDocument:
    """A plan about something else, in which the directive is carried out by one task, or only mentioned."""
    series, place = scene.series, scene.place
    day = date.fromisoformat(series.programme.issued_on) + timedelta(scene.rng.randint(100, 200))
    number = f"{scene.rng.randint(481, 900)}/KH-UBND"
    issuer = f"Ủy ban nhân dân {place.full}"
    own = series.directive
    text = (
        f"Triển khai thực hiện {own.full}."
        if carries_out
        else f"Tham khảo kinh nghiệm sơ kết {own.dated} khi lập báo cáo cuối năm."
    )
    task = ExampleTask(text, cites=(own.number,), implements=(own.number,) if carries_out else ())
    return ExampleDocument(
        stem=f"kh-le-hoi-{slug(place.name)}-{slug(own.number)}",
        type="KH",
        type_word="KẾ HOẠCH",
        number=number,
        title=f"Tổ chức các hoạt động hè năm {day.year} trên địa bàn {place.full}",
        issuer=issuer,
        issued_on=day.isoformat(),
        place=place.seat,
        jurisdiction=place.full,
        left=("ỦY BAN NHÂN DÂN", place.full.upper(), "-------", f"Số: {number}"),
        right=(*NATION, dateline(place.seat, day)),
        preamble=(f"{issuer} ban hành Kế hoạch tổ chức các hoạt động hè năm {day.year} như sau:",),
        parts=(
            Part(
                "NHIỆM VỤ", tasks=(task, ExampleTask("Mở lớp bơi, lớp năng khiếu tại nhà văn hóa các xã.", origin="hè"))
            ),
        ),
        signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        signer=person(scene),
        recipients=("Các sở, ban, ngành tỉnh",),
        cited=(own,),
    )
