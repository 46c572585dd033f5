"""Names set in capitals."""

from __future__ import annotations

import pytest

from ingest.casing import running_case

TEXT = "VỀ VIỆC LÀM TẠI SƠN LA\nThực hiện Chỉ thị về việc làm tại Sơn La, Sở Y tế ban hành kế hoạch."


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("VỀ VIỆC LÀM TẠI SƠN LA", "về việc làm tại Sơn La"),
        ("VỀ VIỆC KHÁC", "VỀ VIỆC KHÁC"),
        ("Về việc làm", "Về việc làm"),
        (None, None),
    ],
)
def test_capitals_give_way_to_the_running_text(name: str | None, shown: str | None) -> None:
    assert running_case(name, TEXT) == shown
