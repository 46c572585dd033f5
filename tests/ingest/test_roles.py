"""Who leads and who supports, in invented items."""

from __future__ import annotations

import pytest
from normal_texts import normal

from ingest.facts import Role
from ingest.tasks.bodies import Bodies, charged
from ingest.tasks.leaders import addressees, subject
from ingest.tasks.supporters import supporters


def names(roles: tuple[Role, ...]) -> list[str]:
    return [role.agency for role in roles]


def lead(sentence: str, labels: bool = True, charges: bool = True) -> list[str]:
    bodies = Bodies.of(normal(sentence))
    roles = subject(bodies, 0, len(sentence), labels=labels, charges=charges)
    for role in roles:
        assert sentence[role.evidence.start : role.evidence.end] == role.evidence.quote
    return names(roles)


def support(sentence: str) -> list[str]:
    return names(supporters(Bodies.of(normal(sentence)), 0, len(sentence)))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng đề án.", ["Sở Y tế"]),
        (
            "Sở Xây dựng, Sở Tài chính và Công an tỉnh rà soát các trại ong.",
            ["Sở Xây dựng", "Sở Tài chính", "Công an tỉnh"],
        ),
        ("Giao Sở Nội vụ tham mưu kiện toàn bộ máy.", ["Sở Nội vụ"]),
        ("Đề nghị Hội Nông dân tỉnh vận động hội viên.", ["Hội Nông dân tỉnh"]),
        ("Sở Công Thương: Hướng dẫn các hộ nuôi ong.", ["Sở Công Thương"]),
        ("Căn cứ nhiệm vụ được giao, Sở Tư pháp rà soát văn bản.", ["Sở Tư pháp"]),
        ("Theo kế hoạch của Bộ Y tế, Sở Y tế mở lớp tập huấn.", ["Sở Y tế"]),
        ("Xây dựng vùng hoa do Sở Nông nghiệp và Môi trường chủ trì.", ["Sở Nông nghiệp và Môi trường"]),
        ("Xây dựng vùng hoa (Cơ quan chủ trì: Sở Tài chính; phối hợp: Sở Y tế).", ["Sở Tài chính"]),
        ("Rà soát quy hoạch. Sở Xây dựng có trách nhiệm cập nhật bản đồ.", ["Sở Xây dựng"]),
        ("Định kỳ tổng hợp, báo cáo Tỉnh ủy, Chính phủ kết quả thực hiện.", []),
        ("Sở Y tế kiểm tra thuốc; Sở Tài chính bố trí kinh phí; Sở Nội vụ phối hợp.", ["Sở Y tế", "Sở Tài chính"]),
        ("Chỉ đạo Sở Y tế, Sở Tài chính bố trí kinh phí.", []),
        ("Đối với Sở Y tế, việc này chưa cần làm.", []),
        ("Các chi bộ, đảng bộ trực thuộc Huyện ủy mở lớp nuôi ong.", ["Các chi bộ", "đảng bộ trực thuộc Huyện ủy"]),
        ("Sở Y tế, Tổ tư vấn và các trạm ong xây dựng quy trình.", ["Sở Y tế", "Tổ tư vấn", "các trạm ong"]),
        ("Các cấp ủy, cán bộ, đảng viên cần nêu gương.", ["Các cấp ủy"]),
        ("Hội đồng nhân dân tỉnh giao Ủy ban nhân dân tỉnh tổ chức thực hiện.", ["Ủy ban nhân dân tỉnh"]),
        ("Tổ chức kiểm tra các trại ong.", []),
        ("Thành lập hội đồng và chủ trì việc tuyển chọn.", []),
        ("Gửi kế hoạch về Sở Xây dựng là cơ quan chủ trì.", []),
        ("Các đơn vị kinh doanh mật ong, phấn hoa: Niêm yết giá bán.", ["Các đơn vị kinh doanh mật ong, phấn hoa"]),
        ("Đề nghị các doanh nghiệp viễn thông bảo đảm liên lạc.", ["các doanh nghiệp viễn thông"]),
        ("Giao Phó Thủ tướng Trần Văn Ong trực tiếp chỉ đạo.", ["Phó Thủ tướng Trần Văn Ong"]),
        ("Trưởng các thôn vận động nhân dân trồng hoa.", ["Trưởng các thôn"]),
        (
            "Yêu cầu các Chủ đầu tư, các cơ quan chủ trì Dự án, Tiểu dự án, các đơn vị nuôi ong tập trung giải ngân.",
            ["các Chủ đầu tư", "các cơ quan chủ trì Dự án, Tiểu dự án", "các đơn vị nuôi ong"],
        ),
        (
            "Yêu cầu Lãnh đạo các sở, ngành, các Ban Quản lý rừng hoa và Sở Y tế nêu cao trách nhiệm.",
            ["Lãnh đạo các sở, ngành", "các Ban Quản lý rừng hoa", "Sở Y tế"],
        ),
        (
            "Yêu cầu Thủ trưởng các sở và các cơ quan, đơn vị; các trại ong trên địa bàn tỉnh nghiêm túc thực hiện.",
            ["Thủ trưởng các sở", "các cơ quan, đơn vị", "các trại ong trên địa bàn tỉnh"],
        ),
        ("Mở lớp nuôi ong (Sở Y tế, hoàn thành trước 30/6/2027).", ["Sở Y tế"]),
        ("Mở lớp nuôi ong (theo mẫu của Sở Y tế).", []),
        ("Đồng chí Lê Thị Sen, Trưởng phòng Ong mật chịu trách nhiệm tổng hợp.", ["Lê Thị Sen"]),
        ("Điện lực Sơn Lâm sửa chữa lưới điện quanh trại.", ["Điện lực Sơn Lâm"]),
        ("Lãnh đạo các đơn vị trực thuộc quan tâm chỉ đạo nuôi ong.", ["Lãnh đạo các đơn vị trực thuộc"]),
        ("Ông Trần Văn Ong - Trưởng đoàn: Phụ trách chung.", ["Trần Văn Ong"]),
        ("Nhận được Công văn này, yêu cầu các cơ quan, đơn vị rà soát.", ["các cơ quan, đơn vị"]),
    ],
)
def test_subject_of_an_item(sentence: str, expected: list[str]) -> None:
    assert lead(sentence) == expected


def test_label_among_solutions_may_be_the_object_of_the_work() -> None:
    assert lead("Bệnh viện Y học cổ truyền: Cải tạo khoa dược.", labels=False) == []


def test_charging_another_is_work_of_the_body_in_the_heading() -> None:
    assert lead("Yêu cầu Sở Y tế báo cáo.", charges=False) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Chủ trì, phối hợp với Sở Tài chính, Sở Y tế và Công an tỉnh kiểm tra.",
            ["Sở Tài chính", "Sở Y tế", "Công an tỉnh"],
        ),
        ("Phối hợp chặt chẽ với Sở Nội vụ rà soát.", ["Sở Nội vụ"]),
        ("Xây dựng kế hoạch phối hợp cụ thể với Bộ Y tế để tập huấn.", ["Bộ Y tế"]),
        ("Trồng rừng cùng với Hội Nông dân tỉnh.", ["Hội Nông dân tỉnh"]),
        ("Kiểm tra (chủ trì: Sở Y tế; cơ quan phối hợp: Sở Tài chính).", ["Sở Tài chính"]),
        ("Báo cáo Ủy ban nhân dân tỉnh, trình Sở Tài chính thẩm định.", []),
        ("Phối hợp thực hiện các chính sách của Chính phủ.", []),
    ],
)
def test_supporters_of_an_item(sentence: str, expected: list[str]) -> None:
    assert support(sentence) == expected


def test_heading_charges_its_body() -> None:
    heading = "Đề nghị Hội Nông dân tỉnh và Sở Y tế"
    assert [span.name for span in charged(Bodies.of(normal(heading)), 0, len(heading))] == [
        "Hội Nông dân tỉnh",
        "Sở Y tế",
    ]


def test_addressees_of_a_directive() -> None:
    opening = (
        "Để khắc phục hạn chế của Sở Y tế, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Sở Tài chính, Công an tỉnh thực hiện:"
    )
    assert names(addressees(Bodies.of(normal(opening)), 0, len(opening))) == ["Sở Tài chính", "Công an tỉnh"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Giao Sở Y tế kiểm tra; Sở Nội vụ, Sở Tài chính phối hợp.", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Giao Sở Y tế kiểm tra; Sở Nội vụ bố trí biên chế.", []),
        ("Phối hợp với các đơn vị trong ngành ong triển khai mô hình.", ["các đơn vị trong ngành ong"]),
        ("Phối hợp với các đơn vị tổ chức ngày hội.", ["các đơn vị"]),
    ],
)
def test_those_who_take_part(sentence: str, expected: list[str]) -> None:
    assert support(sentence) == expected
