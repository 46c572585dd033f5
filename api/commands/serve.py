"""``chithi serve``: the application over HTTP."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from api.terminal import say
from graph.errors import ChithiError


class AddressInUse(ChithiError):
    """Nothing can listen at the address."""


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen at; 0.0.0.0 for all of this machine.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 for any free one.")] = 8000,
) -> None:
    """Serve the pages and the HTTP interface until stopped. · Mở ứng dụng trên trình duyệt.

    The other commands work meanwhile from another terminal.
    """
    import uvicorn  # noqa: PLC0415

    with listening(host, port) as listener:
        from api.app import create_app  # noqa: PLC0415

        app = create_app()
        address = f"[{host}]" if ":" in host else host
        say(f"chithi: http://{address}:{listener.getsockname()[1]}  (Ctrl-C to stop)")
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=5)
        uvicorn.Server(config).run(sockets=[listener])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens, before the store is opened: a taken port is told at once."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as error:
        message = f"Nothing can be served at {host}:{port}: {error.strerror or error}."
        raise AddressInUse(message, "Choose another with --host and --port.") from error
    return listener
