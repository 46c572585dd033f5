"""Targets of invented plans: what is measured, how much, by when."""

from __future__ import annotations

import importlib.util
import json
import os
import time
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from normal_texts import Table, normal

from ingest.facts import Facts, Metadata, Target
from ingest.outline.tree import outline
from ingest.readers import read
from ingest.serialise import as_mapping
from ingest.tables.rebuild import rebuild_tables
from ingest.targets.find import find_targets
from ingest.text import NormalText

CORPUS = Path(os.environ.get("CHITHI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))


def targets_of(text: NormalText) -> tuple[Target, ...]:
    return find_targets(text, outline(text))


def aims(*lines: str | Table) -> tuple[Target, ...]:
    """The targets of lines that stand under objectives."""
    return targets_of(normal("KẾ HOẠCH", "Phát triển nghề nuôi ong", "I. MỤC TIÊU", *lines))


def told(target: Target) -> tuple[str, str | None, float | None, str | None, str | None]:
    return target.indicator, target.comparator, target.value, target.unit, target.by


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- Đến năm 2030, tỷ lệ hộ nuôi ong được tập huấn đạt trên 85%.",
            [("tỷ lệ hộ nuôi ong được tập huấn", ">", 85, "%", "2030")],
        ),
        (
            "- Phấn đấu đến năm 2028, trên 90% hộ dân được dùng nước máy; 100% thôn, bản có đường bê tông.",
            [
                ("hộ dân được dùng nước máy", ">", 90, "% hộ dân", "2028"),
                ("thôn, bản có đường bê tông", "=", 100, "% thôn, bản", "2028"),
            ],
        ),
        (
            "- Tỷ lệ hộ nghèo giảm xuống dưới 3% vào năm 2029.",
            [("Tỷ lệ hộ nghèo", "<", 3, "%", "2029")],
        ),
        (
            "- Tỷ lệ xã có chợ năm 2026 đạt 40%, năm 2030 đạt 60%.",
            [("Tỷ lệ xã có chợ", "=", 40, "%", "2026"), ("Tỷ lệ xã có chợ", "=", 60, "%", "2030")],
        ),
        (
            "- Đến năm 2028, có 60% xã đạt chuẩn nuôi ong; đến năm 2032 đạt từ 85% trở lên.",
            [
                ("xã đạt chuẩn nuôi ong", "=", 60, "% xã", "2028"),
                ("xã đạt chuẩn nuôi ong", ">=", 85, "% xã", "2032"),
            ],
        ),
        (
            "- Giá trị mật ong đạt 2,5 tỷ đồng năm 2027 và 4 tỷ đồng năm 2030.",
            [
                ("Giá trị mật ong", "=", 2.5, "tỷ đồng", "2027"),
                ("Giá trị mật ong", "=", 4, "tỷ đồng", "2030"),
            ],
        ),
        (
            "- Đến năm 2030, thu nhập bình quân của hộ nuôi ong gấp 1,5 lần năm 2025.",
            [("thu nhập bình quân của hộ nuôi ong", "=", 1.5, "lần năm 2025", "2030")],
        ),
        ("- Tỷ lệ che phủ rừng duy trì 62%.", [("Tỷ lệ che phủ rừng", "maintain", 62, "%", None)]),
        ("- Duy trì ổn định tỷ lệ che phủ rừng ở mức 62%.", [("tỷ lệ che phủ rừng", "maintain", 62, "%", None)]),
        (
            "- Số tổ ong trên 1 vạn dân đạt 35 tổ vào năm 2030.",
            [("Số tổ ong trên 1 vạn dân", "=", 35, "tổ", "2030")],
        ),
        (
            "- Mỗi xã có ít nhất hai vườn ươm.",
            [("vườn ươm của mỗi xã", ">=", 2, "vườn ươm/xã", None)],
        ),
        (
            "- Phấn đấu có thêm 07 hợp tác xã nuôi ong.",
            [("hợp tác xã nuôi ong", "increase", 7, "hợp tác xã nuôi ong", None)],
        ),
        (
            "- Đưa tỉnh vào nhóm 5 tỉnh dẫn đầu cả nước về sản lượng mật ong.",
            [("sản lượng mật ong", "<=", 5, "tỉnh dẫn đầu cả nước", None)],
        ),
        (
            "- Tuổi thọ trung bình đạt 76,5 tuổi; số thợ giỏi đạt 12 người trên một vạn dân.",
            [
                ("Tuổi thọ trung bình", "=", 76.5, "tuổi", None),
                ("số thợ giỏi", "=", 12, "người trên một vạn dân", None),
            ],
        ),
        (
            "- Người nuôi ong được khám sức khỏe ít nhất mỗi năm một lần.",
            [("Người nuôi ong được khám sức khỏe", ">=", 1, "lần/năm", None)],
        ),
        (
            "- Sản lượng mật tăng bình quân 8%/năm giai đoạn 2026 - 2030.",
            [("Sản lượng mật", "increase", 8, "%/năm", "2030")],
        ),
        (
            "- Thu nhập bình quân đạt trên 95 triệu đồng/người/năm, tăng bình quân 9%/năm.",
            [
                ("Thu nhập bình quân", ">", 95, "triệu đồng/người/năm", None),
                ("Thu nhập bình quân", "increase", 9, "%/năm", None),
            ],
        ),
        (
            "- Tỷ lệ hộ có vườn đến năm 2027 đạt 45% và đến năm 2030 đạt 50%.",
            [("Tỷ lệ hộ có vườn", "=", 45, "%", "2027"), ("Tỷ lệ hộ có vườn", "=", 50, "%", "2030")],
        ),
        (
            "- 100% vườn ươm lắp hệ thống tưới trước ngày 30/9/2027.",
            [("vườn ươm lắp hệ thống tưới", "=", 100, "% vườn ươm", "2027-09-30")],
        ),
        (
            "- Trên 50% người dân từ 15 tuổi trở lên biết nuôi ong.",
            [("người dân từ 15 tuổi trở lên biết nuôi ong", ">", 50, "% người dân", None)],
        ),
        ("- Không để tỷ lệ đàn bệnh vượt quá 3%.", [("tỷ lệ đàn bệnh", "<=", 3, "%", None)]),
        ("- Chỉ số hài lòng xếp hạng thứ 12 trở lên.", [("Chỉ số hài lòng", "<=", 12, "thứ hạng", None)]),
        ("- Tỷ lệ đàn ong khỏe đạt 70 - 80%.", [("Tỷ lệ đàn ong khỏe", ">=", 70, "%", None)]),
    ],
)
def test_aims_in_sentences(line: str, expected: list[tuple[str, str, float, str, str | None]]) -> None:
    assert [told(target) for target in aims(line)] == expected


def test_the_year_of_a_heading_governs_its_list() -> None:
    found = aims(
        "1. Đến năm 2030", "- Trên 80% số hộ được vay vốn.", "2. Tầm nhìn đến năm 2045", "- 100% hộ có nhà kính."
    )
    assert [(target.value, target.by) for target in found] == [(80, "2030"), (100, "2045")]


def test_a_year_at_the_head_of_a_list_governs_it() -> None:
    found = aims("- Phấn đấu đến năm 2027:", "+ Trên 60% số hộ được vay vốn.", "+ 30% xã có hợp tác xã.")
    assert [(target.value, target.by) for target in found] == [(60, "2027"), (30, "2027")]


def test_where_an_aim_starts_from_is_its_baseline() -> None:
    (found,) = aims("- Nâng tỷ lệ hộ dùng nước máy từ 61,5% năm 2025 lên trên 80% năm 2030.")
    assert (found.comparator, found.value, found.by, found.baseline) == (">", 80, "2030", ("2025", 61.5))


@pytest.mark.parametrize(
    "line",
    [
        "- Đến nay đã có 92% hộ được vay vốn.",
        "- Thực hiện Kế hoạch số 77/KH-UBND ngày 05/3/2026 và 02 chương trình.",
        "- Chăm sóc trẻ em dưới 5 tuổi và người từ 60 tuổi.",
        "- Theo tiêu chí số 15 và chỉ tiêu số 17.10 của Bộ tiêu chí.",
        "- Tổ chức chính quyền địa phương 2 cấp trong 6 tháng.",
    ],
)
def test_what_is_no_aim(line: str) -> None:
    assert aims(line) == ()


def test_tasks_give_aims_only_where_they_say_so() -> None:
    text = normal(
        "KẾ HOẠCH",
        "I. NHIỆM VỤ VÀ GIẢI PHÁP",
        "- Tổ chức 12 lớp tập huấn, hỗ trợ 50% kinh phí mua thùng nuôi ong.",
        "- Bảo đảm 100% đàn ong được tiêm phòng.",
        "- Bố trí ít nhất 15% vốn khuyến nông cho nghề nuôi ong.",
    )
    assert [(target.value, target.comparator) for target in targets_of(text)] == [(100, "="), (15, ">=")]


TABLE = [
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2025", "Mục tiêu năm 2027", "Mục tiêu năm 2030", "Cơ quan theo dõi"],
    ["1", "Tỷ lệ hộ được tập huấn", "%", "41,5", "60", "≥ 90", "Sở Nông nghiệp và Môi trường"],
    ["2", "Sản lượng mật tăng bình quân", "%/năm", "", "5", "6 - 8", "Sở Nông nghiệp và Môi trường"],
    ["3", "Vùng hoa được quy hoạch", "", "", "", "x", "Sở Xây dựng"],
]


def test_a_table_gives_one_target_for_each_row_and_year() -> None:
    found = aims(TABLE)
    assert [told(target) for target in found] == [
        ("Tỷ lệ hộ được tập huấn", "=", 60, "%", "2027"),
        ("Tỷ lệ hộ được tập huấn", ">=", 90, "%", "2030"),
        ("Sản lượng mật tăng bình quân", "increase", 5, "%/năm", "2027"),
        ("Sản lượng mật tăng bình quân", "increase", 6, "%/năm", "2030"),
        ("Vùng hoa được quy hoạch", None, None, None, "2030"),
    ]
    assert found[0].baseline == ("2025", 41.5)
    assert found[4].value_text == "x"


def test_the_unit_in_brackets_and_the_bound_in_the_name() -> None:
    (found,) = aims(
        [["TT", "Chỉ tiêu", "Đến năm 2030"], ["1", "Số đàn ong mỗi hộ đạt tối thiểu (đàn)", "12"]],
    )
    assert told(found) == ("Số đàn ong mỗi hộ", ">=", 12, "đàn", "2030")


def test_a_table_of_places_gives_a_target_for_each_place() -> None:
    table = [
        ["TT", "Tên xã", "Số vườn ươm làm mới"],
        ["1", "Xã Ong Vàng", "3"],
        ["2", "Xã Mật Ngọt", "0"],
        ["", "Tổng cộng", "3"],
    ]
    (found,) = targets_of(normal("SỐ VƯỜN ƯƠM PHẤN ĐẤU NĂM 2027", table))
    assert (*told(found), found.scope) == ("Số vườn ươm làm mới", "=", 3, "vườn", "2027", "Xã Ong Vàng")


def test_levels_that_lost_their_year_get_none() -> None:
    lines = (
        "TT",
        "Chỉ tiêu",
        "Năm 2027",
        "Năm 2030",
        "1",
        "Tỷ lệ hộ được tập huấn (%)",
        "60",
        "2",
        "Tỷ lệ hộ khá (%)",
        "7",
        "9",
    )
    text = rebuild_tables(normal(*lines))
    lost, *dated = targets_of(text)
    assert (lost.value, lost.by, lost.value_text) == (None, None, "60")
    assert [(target.value, target.by) for target in dated] == [(7, "2027"), (9, "2030")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1. Tỷ lệ hộ có vườn: trên 80%.", ("Tỷ lệ hộ có vườn", ">", 80, "%", None)),
        ("- Số trại đạt chuẩn: 25 trại.", ("Số trại đạt chuẩn", "=", 25, "trại", None)),
        (
            "- Giảm tối thiểu 30% thời gian cấp phép.",
            ("Giảm thời gian cấp phép", ">=", 30, "% thời gian cấp phép", None),
        ),
        ("- Đến hết quý III năm 2027 đạt 90% số hộ được vay vốn.", ("số hộ được vay vốn", "=", 90, "% số hộ", "2027")),
        ("- Sở Công Thương bảo đảm 100% chợ có bể nước.", ("chợ có bể nước", "=", 100, "% chợ", None)),
    ],
)
def test_labels_quarters_and_subjects(line: str, expected: tuple[str, str, float, str, str | None]) -> None:
    assert [told(target) for target in aims(line)] == [expected]


DIVIDED = [
    ["TT", "Chỉ tiêu", "ĐVT", "Hiện trạng năm 2025", "Lộ trình thực hiện", "<", "Ghi chú"],
    ["^", "^", "^", "^", "2028", "2030", "^"],
    ["I", "Nuôi ong", "<", "<", "<", "<", "<"],
    ["1", "Số trại ong", "Trại", "12", "20", "30", "x"],
]


def test_a_divided_header_dates_its_columns() -> None:
    found = aims(DIVIDED)
    assert [(target.value, target.by, target.baseline) for target in found] == [
        (20, "2028", ("2025", 12)),
        (30, "2030", ("2025", 12)),
    ]


def test_what_things_cost_is_no_aim() -> None:
    table = [["TT", "Nội dung", "ĐVT", "Kinh phí năm 2027", "Năm 2028"], ["1", "Thùng nuôi ong", "Cái", "1.200", "900"]]
    assert targets_of(normal("KẾ HOẠCH", "DỰ TOÁN KINH PHÍ NUÔI ONG", table)) == ()


def test_a_year_before_the_body_of_a_plan_governs_nothing() -> None:
    text = normal(
        "KẾ HOẠCH", "Ủy ban nhân dân xã ban hành Kế hoạch năm 2026 như sau:", "I. MỤC TIÊU", "- 80% hộ được vay vốn."
    )
    assert [target.by for target in targets_of(text)] == [None]


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", CORPUS.parent / "gold" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.corpus
def test_targets_of_real_documents() -> None:
    gold = sorted((CORPUS.parent / "gold" / "dev").glob("*.json"))
    if not gold:
        missing = f"There are no real documents at {CORPUS}; set CHITHI_CORPUS."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    scorer = _scorer()
    totals = scorer.blank()
    for path in gold:
        files = [f for folder in ("seeds", "docs") for f in (CORPUS / folder).glob(f"{path.stem}.*")]
        for file in (f for f in files if f.suffix in (".txt", ".md", ".docx")):
            text = rebuild_tables(read(file.read_bytes(), file.name))
            found = as_mapping(Facts(document=Metadata(), targets=targets_of(text)), path.stem)["targets"]
            scorer.score(json.loads(path.read_text(encoding="utf-8")), {"targets": found}, totals)
    assert totals["targets"].figures()["gold"] > 100
    assert totals["targets"].figures()["f1"] >= 0.97
    assert totals["target comparator"].figures()["accuracy"] >= 0.97


PIECES = st.sampled_from(
    [
        "I. MỤC TIÊU",
        "II. NHIỆM VỤ",
        "- Đến năm 2030:",
        "tỷ lệ hộ khá đạt trên 80%",
        "từ 40% năm 2025 lên 60%",
        "mỗi xã có ít nhất một",
        "thuộc nhóm 3 tỉnh dẫn đầu về",
        "ít nhất 2 lần/năm;",
        "(tối thiểu 5%)",
        "giai đoạn 2026 - 2030",
        "12 người trên một vạn dân,",
        "; ",
        ". ",
    ]
)


@settings(deadline=None)
@given(st.lists(st.lists(PIECES | st.text(max_size=12), max_size=8).map(" ".join), max_size=10))
def test_evidence_always_quotes_the_text(lines: list[str]) -> None:
    text = normal(*(" ".join(line.split()) or "a" for line in lines))
    for target in targets_of(text):
        assert target.evidence.quote == text.text[target.evidence.start : target.evidence.end]
        assert target.indicator
        assert target.value is not None or target.value_text


def test_cost_grows_with_length_only() -> None:
    def seconds(times: int) -> float:
        line = "- Đến năm 2030, tỷ lệ hộ được tập huấn đạt 85%, 12 xã có chợ, " * times
        text = normal("I. MỤC TIÊU", line)
        parts = outline(text)
        begun = time.perf_counter()
        find_targets(text, parts)
        return time.perf_counter() - begun

    seconds(5)
    assert seconds(1000) < 40 * max(seconds(100), 0.001)
