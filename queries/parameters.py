"""From what a person writes to a value of a parameter's type. Names of documents and others: ``queries.naming``."""

from __future__ import annotations

import datetime
import re
from typing import Any

from graph.search import fulltext_query
from queries.errors import BadParameter
from queries.header import Parameter

_TRUE = {"true", "yes", "1", "có", "co", "đúng", "dung"}
_FALSE = {"false", "no", "0", "không", "khong", "sai"}
_LOCAL_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z")


def simple_value(parameter: Parameter, given: Any) -> Any:
    """The value of a parameter that is not a name: text, number, truth, or date as ISO text.

    Raises:
        BadParameter: the value is not of its type or out of its bounds.
    """
    match parameter.type:
        case "integer":
            return _integer(parameter, given)
        case "boolean":
            return _boolean(parameter, given)
        case "date":
            return _date(parameter, given)
        case "words":
            return fulltext_query(str(given))
        case _:
            return _string(parameter, given)


def _integer(parameter: Parameter, given: Any) -> int:
    try:
        value = int(str(given).strip())
    except ValueError as error:
        raise BadParameter(parameter.name, f"{parameter.name} must be a whole number, not {given!r}.") from error
    low, high = parameter.minimum, parameter.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise BadParameter(parameter.name, f"{parameter.name} must be from {low} to {high}, not {value}.")
    return value


def _boolean(parameter: Parameter, given: Any) -> bool:
    text = str(given).strip().lower()
    if text in _TRUE | _FALSE:
        return text in _TRUE
    raise BadParameter(parameter.name, f"{parameter.name} must be true or false, not {given!r}.")


def _date(parameter: Parameter, given: Any) -> str:
    text = str(given).strip()
    if local := _LOCAL_DATE.match(text):
        text = f"{local[3]}-{int(local[2]):02}-{int(local[1]):02}"
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        message = f"{parameter.name} must be a date, not {given!r}."
        raise BadParameter(parameter.name, message, "Write it as 2025-11-21 or 21/11/2025.") from error


def _string(parameter: Parameter, given: Any) -> str:
    text = str(given)
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise BadParameter(parameter.name, f"{parameter.name} holds a character that is not text.")
    if parameter.values and text not in parameter.values:
        allowed = ", ".join(parameter.values)
        raise BadParameter(parameter.name, f"{parameter.name} must be one of {allowed}, not {text!r}.")
    return text
