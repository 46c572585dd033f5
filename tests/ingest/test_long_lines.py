"""A line without an end costs no more by the character than a short one, whatever it repeats."""

from __future__ import annotations

import time

import pytest

from ingest.extract import extract
from ingest.text import Block, NormalText

HEAD = ("KẾ HOẠCH", "Phát triển nghề nuôi ong", "II. NHIỆM VỤ")
SHORT, LONG = 12_000, 96_000
MOST = 3.0
"""What a character may cost more in a line eight times as long; it would be eight times as much if every body, number
or document looked back over the whole line."""


def seconds(repeats: str, size: int) -> float:
    """Processor time of the extraction of a plan with one line of ``size`` characters, the best of two."""
    lines, blocks, offset = (*HEAD, (repeats * (size // len(repeats) + 1))[:size]), list[Block](), 0
    for line in lines:
        blocks.append(Block("paragraph", offset, offset + len(line)))
        offset += len(line) + 1
    taken = []
    for run in range(2):
        text = NormalText("\n".join(lines) + "\n" * run, tuple(blocks), "txt")
        begun = time.process_time()
        extract(text)
        taken.append(time.process_time() - begun)
    return min(taken)


@pytest.mark.parametrize(
    "repeats",
    [
        "Sở Y tế kiểm tra; ",
        "Sở Y tế, Sở Nội vụ, Ủy ban nhân dân các xã, ",
        "chủ trì, phối hợp với các cơ quan ",
        "đến năm 2030 đạt 90% ",
        "thực hiện Kế hoạch số 12/KH-UBND ngày 01/02/2031 của Ủy ban nhân dân tỉnh ",
        "trước hoàn thành đến hết trong năm ",
        "1234567890",
        ",",
        "“Đề án (",
    ],
)
def test_a_long_line_costs_by_its_length(repeats: str) -> None:
    seconds(repeats, SHORT)
    assert seconds(repeats, LONG) / LONG <= MOST * seconds(repeats, SHORT) / SHORT
