"""``chithi keys``: who may write over HTTP, and who may ask where the server asks for a key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from api.terminal import say, show, write

if TYPE_CHECKING:
    from api.keys import Keyring

_COLUMNS = ("name", "may_write", "made_on")


def add(app: typer.Typer) -> None:
    """Add the commands."""
    keys = typer.Typer(no_args_is_help=True, help="API keys of the HTTP interface. · Khóa truy cập giao diện HTTP.")
    keys.command("add")(add_key)
    keys.command("list")(list_keys)
    keys.command("remove")(remove_key)
    app.add_typer(keys, name="keys")


def add_key(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose key it is.", show_default=False)],
    may_write: Annotated[bool, typer.Option("--write", help="It may also add documents.")] = False,
) -> None:
    """Make a key and print it; it is not shown again. · Tạo khóa."""
    write(_keyring().add(name, write=may_write, today=datetime.now(UTC).date()) + "\n")
    say("Keep it now: chithi keeps only its digest. Send it as the header X-API-Key, or Authorization: Bearer.")


def list_keys() -> None:
    """List the keys, without their text. · Liệt kê các khóa."""
    rows = [{"name": key.name, "may_write": key.write, "made_on": key.made_on} for key in _keyring().all()]
    show(_COLUMNS, _COLUMNS, rows, "table")


def remove_key(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose key it is.", show_default=False)],
) -> None:
    """Remove a key; it is refused from then on. · Thu hồi khóa."""
    _keyring().remove(name)


def _keyring() -> Keyring:
    from api.keys import Keyring  # noqa: PLC0415 - only where a command runs
    from api.settings import read_settings  # noqa: PLC0415

    return Keyring(read_settings().keys_path)
