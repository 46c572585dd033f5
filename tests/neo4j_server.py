"""A real Neo4j Community server for the tests, from Maven artifacts: no container engine, no installation.

The jars (123 MB) are fetched once into the user's cache. Neo4j Community is GPL-3: it is run beside the project, never
shipped with it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

POM = Path(__file__).parent / "neo4j" / "pom.xml"
_MAVEN = {"m": "http://maven.apache.org/POM/4.0.0"}
_SMALL = ["-Xmx512m", "-XX:TieredStopAtLevel=1"]
_LARGE = ["-Xmx2g"]
_FLAGS = [
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
]
_START_SECONDS = 300.0


class Unavailable(Exception):
    """The server cannot be started here; the message says in one sentence what is missing."""


def jars() -> Path:
    """The folder of the server's jars, fetched if it is not there.

    Raises:
        Unavailable: Java or Maven is missing, or the jars cannot be fetched.
    """
    if shutil.which("java") is None:
        raise Unavailable("Neo4j tests need Java 17 or 21, which is not installed.")
    version = ElementTree.parse(POM).findtext("m:properties/m:neo4j.version", namespaces=_MAVEN)
    folder = Path("~/.cache/chithi").expanduser() / f"neo4j-{version}"
    if any(folder.glob("neo4j-server-*.jar")):
        return folder
    if shutil.which("mvn") is None:
        raise Unavailable("Neo4j tests need Maven to fetch the server, which is not installed.")
    partial = folder.with_name(f"{folder.name}.{os.getpid()}")
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={partial}"]
    done = subprocess.run(["mvn", "-q", "-B", "-f", str(POM), *goal], capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(partial, ignore_errors=True)
        raise Unavailable(f"Maven could not fetch Neo4j: {done.stdout.strip()[:300]}")
    try:
        partial.rename(folder)
    except OSError:  # another process of the tests has fetched them meanwhile
        shutil.rmtree(partial)
    return folder


@contextmanager
def running(home: Path, *, locked: bool = False, large: bool = False, tls: Path | None = None) -> Iterator[str]:
    """A server with its data under ``home``; yields its Bolt address and stops it at the end.

    Args:
        locked: ask for a password, which nobody has set; otherwise for none.
        large: with the memory that a large graph needs; such a server is stopped in order.
        tls: folder with ``private.key`` and ``public.crt``: only encrypted connections are taken.
    """
    lib = jars()
    port = _free_port()
    _configure(home, port, locked, large, tls)
    memory = _LARGE if large else _SMALL
    command = ["java", *memory, *_FLAGS, "-cp", f"{lib}/*", "org.neo4j.server.CommunityEntryPoint"]
    with (home / "console.log").open("wb") as console:
        process = subprocess.Popen(
            [*command, f"--home-dir={home}", f"--config-dir={home / 'conf'}"],
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(process, port, home)
            yield f"bolt://127.0.0.1:{port}"
        finally:
            if large:
                process.terminate()
            else:
                process.kill()  # nothing of it is kept, so it need not close its files
            process.wait()


def import_tables(home: Path, tables: Path) -> None:
    """Run ``neo4j-admin database import full`` on the folder that ``graph.neo4j_import`` wrote, into a new ``home``.

    Raises:
        subprocess.CalledProcessError: the tool refuses the tables; what it says is in ``stdout``.
    """
    _configure(home, 0, locked=False, large=True, tls=None)
    tool = ["java", *_LARGE, *_FLAGS, "-cp", f"{jars()}/*", "org.neo4j.cli.AdminTool"]
    subprocess.run(
        [*tool, "database", "import", "full", "neo4j", f"@{tables / 'import.args'}"],
        cwd=tables,
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )


def _configure(home: Path, port: int, locked: bool, large: bool, tls: Path | None) -> None:
    (home / "conf").mkdir(parents=True, exist_ok=True)
    encryption = (
        f"server.bolt.tls_level=REQUIRED\ndbms.ssl.policy.bolt.enabled=true\n"
        f"dbms.ssl.policy.bolt.base_directory={tls}\ndbms.ssl.policy.bolt.client_auth=NONE\n"
        if tls
        else ""
    )
    (home / "conf" / "neo4j.conf").write_text(
        "server.default_listen_address=127.0.0.1\n"
        f"server.bolt.listen_address=127.0.0.1:{port}\n"
        "server.http.enabled=false\n"
        "server.https.enabled=false\n"
        "dbms.usage_report.enabled=false\n"
        f"dbms.security.auth_enabled={str(locked).lower()}\n"
        f"server.memory.pagecache.size={'1g' if large else '128m'}\n"
        "db.tx_log.preallocate=false\n"
        f"{encryption}",
        encoding="ascii",
    )


def _wait(process: subprocess.Popen[bytes], port: int, home: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    console = (home / "console.log").read_text(encoding="utf-8", errors="replace")
    raise Unavailable(f"Neo4j did not start within {_START_SECONDS:.0f} s:\n{console[-2000:]}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
