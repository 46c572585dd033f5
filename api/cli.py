"""The command line: ``chithi``."""

from __future__ import annotations

import os
import signal
import sys

import typer

from api.commands import (
    analyse,
    correct,
    cypher,
    doctor,
    explain,
    export,
    extract,
    ingest,
    keys,
    mcp,
    query,
    rebuild,
    serve,
    view,
    vocabulary,
)
from api.terminal import UsageError, say
from graph.errors import ChithiError

app = typer.Typer(
    name="chithi",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="A knowledge graph of Vietnamese policy directives and the plans that carry them out.\n\n"
    "Đồ thị tri thức về chỉ thị, nghị quyết và các kế hoạch thực hiện.\n\n"
    "Settings come from the environment: CHITHI_DATA (folder of archive and store), CHITHI_STORE (embedded, or the "
    "address of a Neo4j server), CHITHI_STORE_USER, CHITHI_STORE_PASSWORD.",
)
ASK, KEEP = (query, cypher, view, extract, explain, export, analyse), (ingest, correct, vocabulary, rebuild)
for module in (*KEEP, *ASK, serve, mcp, keys, doctor):
    module.add(app)


def main() -> None:
    """Run a command; what goes wrong is told in a sentence on standard error, exit code 1, or 2 for a wrong command."""
    try:
        app(prog_name="chithi")
    except UsageError as error:
        _fail(error, 2)
    except ChithiError as error:
        _fail(error, 1)
    except BrokenPipeError:
        # The reader of our output has gone: that is its right. Python must not try to flush what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(128 + signal.SIGPIPE)
    except KeyboardInterrupt:
        say("Stopped.")
        sys.exit(128 + signal.SIGINT)


def _fail(error: ChithiError, code: int) -> None:
    say(f"chithi: {error.message.strip()}")
    if error.hint:
        say(f"        {error.hint}")
    sys.exit(code)


if __name__ == "__main__":
    main()
