"""``chithi correct`` and ``chithi vocabulary missing``, each command in its own process; the document is invented."""

from __future__ import annotations

import json
from pathlib import Path

from chithi_process import Chithi

TEXT = (
    "KẾ HOẠCH\nVề việc thử nghiệm trên địa bàn tỉnh Sơn La\n\n"
    "Ủy ban nhân dân tỉnh Sơn La ban hành Kế hoạch như sau:\n\n"
    "I. MỤC TIÊU\n- Đến năm 2035, tỷ lệ phòng thử nghiệm có bảng hiệu đạt 95%.\n\n"
    "II. NHIỆM VỤ\n- Sở Y tế chủ trì làm việc thử nghiệm trong năm 2034.\n"
)


def test_a_correction_is_made_listed_and_taken_back(chithi: Chithi, tmp_path: Path) -> None:
    (tmp_path / "kh.txt").write_text(TEXT, "utf-8")
    data = tmp_path / "data"
    assert chithi("ingest", str(tmp_path / "kh.txt"), data=data).returncode == 0
    held = ("cypher", "MATCH (d:Document) WHERE d.status = 'held' RETURN d.id AS id", "--format", "json")
    (row,) = json.loads(chithi(*held, data=data).stdout)
    given = ("correct", "document", "set", row["id"], "number=7/KH-UBND", "issued_on=2034-02-01", "-r", "bản in")
    refused = chithi(*given, data=data)
    assert refused.returncode == 2
    assert "CHITHI_AUTHOR" in refused.stderr
    assert chithi(*given, "--author", "Người Thử", data=data).returncode == 0
    assert json.loads(chithi(*held, data=data).stdout) == [{"id": "7-kh-ubnd.son-la.2034"}]
    listed = chithi("correct", "list", data=data).stdout
    assert "number=7/KH-UBND" in listed
    assert "Người Thử" in listed
    assert chithi("correct", "undo", "1", "--author", "Người Thử", data=data).returncode == 0
    assert json.loads(chithi(*held, data=data).stdout) == [row]
    missing = json.loads(chithi("vocabulary", "missing", "--kind", "indicator", "--format", "json", data=data).stdout)
    (entry,) = missing
    assert (entry["name"], entry["times"]) == ("tỷ lệ phòng thử nghiệm có bảng hiệu", 1)
    assert "bảng hiệu" in entry["sentence"]
    assert 0 < entry["similarity"] < 1
