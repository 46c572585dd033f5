"""``chithi mcp``: the graph for assistants."""

from __future__ import annotations

from typing import Annotated

import typer

from api.terminal import opened_store, say


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("mcp")(mcp)


def mcp(
    host: Annotated[str, typer.Option(help="Address to listen at, with --port.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Serve streamable HTTP at /mcp there.", show_default="standard input"),
    ] = None,
) -> None:
    """Offer questions and documents to an assistant (Model Context Protocol). · Kết nối trợ lý AI.

    An assistant on this machine starts "chithi mcp" itself and speaks over standard input and output; with --port
    it reaches http://HOST:PORT/mcp. Nothing is written either way.
    """
    import anyio  # noqa: PLC0415 - only where the command runs
    from mcp.server.stdio import stdio_server  # noqa: PLC0415

    from api.assistant import assistant  # noqa: PLC0415
    from api.settings import read_settings  # noqa: PLC0415
    from queries.catalogue import Catalogue  # noqa: PLC0415

    settings = read_settings()
    with opened_store() as store:
        server = assistant(store, settings.archive(), Catalogue())

        async def speak() -> None:
            async with stdio_server() as (incoming, outgoing):
                await server.run(incoming, outgoing, server.create_initialization_options())

        if port is None:
            anyio.run(speak)
            return
        import uvicorn  # noqa: PLC0415

        from api.access import Access  # noqa: PLC0415
        from api.commands.serve import listening  # noqa: PLC0415
        from api.keys import Keyring  # noqa: PLC0415

        app = server.streamable_http_app(host=host)
        app.add_middleware(Access, keyring=Keyring(settings.keys_path), required=settings.require_key)
        with listening(host, port) as listener:
            say(f"chithi: http://{host}:{listener.getsockname()[1]}/mcp  (Ctrl-C to stop)")
            config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=5)
            uvicorn.Server(config).run(sockets=[listener])
