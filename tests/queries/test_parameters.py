"""What a person writes becomes a value of the parameter's type, or a sentence that names the parameter."""

from __future__ import annotations

from typing import Any

import pytest

from queries.errors import BadParameter
from queries.header import Parameter
from queries.parameters import simple_value


def _parameter(type_: str, **more: Any) -> Parameter:
    known: dict[str, Any] = {"required": True, "default": None, "minimum": None, "maximum": None, "values": ()}
    return Parameter(name="p", type=type_, meaning={"vi": "", "en": ""}, **(known | more))


@pytest.mark.parametrize(
    ("type_", "given", "value"),
    [
        ("integer", "12", 12),
        ("integer", 12, 12),
        ("boolean", "Có", True),
        ("boolean", "false", False),
        ("date", "2025-11-21", "2025-11-21"),
        ("date", "1/7/2025", "2025-07-01"),
        ("date", "21.11.2025", "2025-11-21"),
        ("words", "Chỉ thị 91", "+chi +thi +91*"),
        ("words", "!?", ""),
        ("string", "Sở Y tế", "Sở Y tế"),
    ],
)
def test_values(type_: str, given: Any, value: Any) -> None:
    assert simple_value(_parameter(type_), given) == value


@pytest.mark.parametrize(
    ("parameter", "given"),
    [
        (_parameter("integer"), "ten"),
        (_parameter("integer", minimum=1, maximum=9), "0"),
        (_parameter("integer", minimum=1, maximum=9), "10"),
        (_parameter("boolean"), "maybe"),
        (_parameter("date"), "31/2/2025"),
        (_parameter("date"), "tomorrow"),
        (_parameter("string", values=("lead", "support")), "leader"),
        (_parameter("string"), "a\x00b"),
        (_parameter("string"), "\ud800"),
    ],
)
def test_refused_values(parameter: Parameter, given: Any) -> None:
    with pytest.raises(BadParameter) as caught:
        simple_value(parameter, given)
    assert caught.value.parameter == "p"
    assert "p " in caught.value.message
