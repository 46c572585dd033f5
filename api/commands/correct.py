"""``chithi correct``: what people know better, kept with author and reason, and taken back if need be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from api.terminal import UsageError, assignments, opened_store, say, show

if TYPE_CHECKING:
    from graph.store import Store
    from ingest.decisions import Decision

correct = typer.Typer(no_args_is_help=True, help="Correct what chithi took wrongly. · Sửa điều máy hiểu sai.")
document = typer.Typer(no_args_is_help=True, help="Documents: the same, different, or with other particulars.")
agency = typer.Typer(no_args_is_help=True, help="Agencies: the same or different.")
indicator = typer.Typer(no_args_is_help=True, help="Indicators: what the words of targets mean.")

One = Annotated[str, typer.Argument(metavar="A", help="Id, number or name; it stands for both.", show_default=False)]
Other = Annotated[str, typer.Argument(metavar="B", help="Id, number or name.", show_default=False)]
Words = Annotated[str, typer.Argument(metavar="WORDS", help="The words of the text.", show_default=False)]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why; kept with the decision.", show_default=False)]
Author = Annotated[str, typer.Option("--author", "-a", help="Who says so; default: CHITHI_AUTHOR.")]


def add(app: typer.Typer) -> None:
    """Add the commands."""
    for name, commands in (("document", document), ("agency", agency), ("indicator", indicator)):
        correct.add_typer(commands, name=name)
    app.add_typer(correct, name="correct")


@document.command("same")
def documents_same(
    one: One, other: Other, reason: Reason, author: Author = "",
    within: Annotated[str, typer.Option("--in", help="Only the citations of this document.")] = "",
) -> None:  # fmt: skip
    """B is the document A. · Hai văn bản là một."""
    with opened_store() as store:
        inside = _id(store, "document", within) if within else ""
        _decide(store, "document", "same", author, reason, one=one, other=other, within=inside)


@document.command("different")
def documents_different(
    one: Annotated[str, typer.Argument(metavar="A", help="Id or number; or a file.", show_default=False)],
    other: Annotated[str, typer.Argument(metavar="B", help="Id or number; or a file.", show_default=False)],
    reason: Reason, author: Author = "",
) -> None:  # fmt: skip
    """A and B are two documents, also where A and B are files that chithi takes for one. · Hai văn bản khác nhau."""
    files = [_files(name) for name in (one, other)]
    with opened_store() as store:
        if all(files):
            from ingest.decisions import Decision  # noqa: PLC0415

            made = Decision("document", "different", _author(author), reason, _now(), names=(one, other),
                            originals=(files[0], files[1]))  # fmt: skip
            _put(store, made)
        else:
            _decide(store, "document", "different", author, reason, one=one, other=other)


@document.command("set")
def document_set(
    name: Annotated[str, typer.Argument(metavar="ID", help="Id or number of a held document.", show_default=False)],
    fields: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", show_default=False)],
    reason: Reason, author: Author = "",
) -> None:  # fmt: skip
    """Give or mend type, number, title, issuer, issued_on, place or jurisdiction. · Bổ sung thông tin văn bản.

    Example: chithi correct document set kh.bac-giang.… issued_on=2024-01-15 --reason "from the printed copy"
    """
    from ingest.decisions import Decision  # noqa: PLC0415
    from ingest.sidecar import read_fields  # noqa: PLC0415

    given = read_fields(assignments(fields), "the command")
    with opened_store() as store:
        id_ = _id(store, "document", name)
        if not store.run("MATCH (d:Document {id: $id}) WHERE d.status = 'held' RETURN d.id AS id", {"id": id_}).rows:
            raise UsageError(f"The text of {id_} is not held; only its citations are.", "Ingest it first.")
        _put(store, Decision("document", "set", _author(author), reason, _now(), id_, names=(name, ""), fields=given))


@agency.command("same")
def agencies_same(one: One, other: Other, reason: Reason, author: Author = "") -> None:
    """B is the agency A. · Hai tên chỉ một cơ quan."""
    with opened_store() as store:
        _decide(store, "agency", "same", author, reason, one=one, other=other)


@agency.command("different")
def agencies_different(
    one: One, name: Annotated[str, typer.Argument(metavar="NAME", help="As texts write it.", show_default=False)],
    reason: Reason, author: Author = "",
) -> None:  # fmt: skip
    """NAME, which chithi takes for the agency A, is another one. · Tên này chỉ một cơ quan khác."""
    from ingest.decisions import Decision  # noqa: PLC0415

    with opened_store() as store:
        id_ = _id(store, "agency", one)
        _put(store, Decision("agency", "different", _author(author), reason, _now(), id_, name, (one, name)))


@indicator.command("same")
def indicators_same(words: Words, name: One, reason: Reason, author: Author = "") -> None:
    """WORDS in a target mean the indicator A. · Chỉ tiêu viết như vậy thuộc chỉ số này."""
    _about_indicator("same", words, name, reason, author)


@indicator.command("different")
def indicators_different(words: Words, name: One, reason: Reason, author: Author = "") -> None:
    """WORDS in a target do not mean the indicator A. · Chỉ tiêu viết như vậy không thuộc chỉ số này."""
    _about_indicator("different", words, name, reason, author)


@correct.command("list")
def list_decisions() -> None:
    """Every decision, who made it and why, and whether it stands. · Các quyết định sửa đã có."""
    from api.settings import read_settings  # noqa: PLC0415
    from ingest.correcting import standing  # noqa: PLC0415

    rows = [_told(made, stands) for made, stands in standing(read_settings().archive())]
    columns = ["number", "decision", "author", "reason", "decided_at", "stands"]
    show(columns, columns, rows, "table")


@correct.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help='As "chithi correct list" gives it.', show_default=False)],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why.")] = "",
    author: Author = "",
) -> None:
    """Take a decision back. · Hủy một quyết định sửa."""
    from ingest.decisions import Decision  # noqa: PLC0415

    with opened_store() as store:
        _put(store, Decision("", "undo", _author(author), reason, _now(), of=number))


def _about_indicator(verb: str, words: str, name: str, reason: str, author: str) -> None:
    from graph.indicators import indicators  # noqa: PLC0415
    from ingest.decisions import Decision  # noqa: PLC0415

    with opened_store() as store:
        known = next((entry for entry in indicators() if name in (entry.id, entry.name)), None)
        id_ = known.id if known else _id(store, "indicator", name)
        full = known.name if known else _name(store, "Indicator", id_)
        _put(store, Decision("indicator", verb, _author(author), reason, _now(), id_, words, (full, words)))


def _decide(
    store: Store, subject: str, verb: str, author: str, reason: str, *, one: str, other: str, within: str = ""
) -> None:
    from ingest.decisions import Decision  # noqa: PLC0415

    ids = [_id(store, subject, name) for name in (one, other)]
    if ids[0] == ids[1]:
        raise UsageError(f"Both are {ids[0]} already.")
    full = (_name(store, subject.title(), ids[0]) or one, other)
    _put(store, Decision(subject, verb, _author(author), reason, _now(), ids[0], ids[1], full, within))


def _put(store: Store, made: Decision) -> None:
    from api.settings import read_settings  # noqa: PLC0415
    from ingest.correcting import decide  # noqa: PLC0415

    number, done = decide(read_settings().archive(), store, made)
    for failed, why in done.failed.items():
        say(f"failed: {failed}: {why}")
    say(f"Decision {number}; {done.written} documents written to the store. · Đã ghi quyết định {number}.")
    if done.failed:
        raise typer.Exit(1)


def _id(store: Store, kind: str, name: str) -> str:
    from queries.naming import resolved  # noqa: PLC0415

    label = kind.title()
    if store.run(f"MATCH (n:{label} {{id: $id}}) RETURN n.id AS id", {"id": name}).rows:
        return name
    return resolved(store, kind, kind, name)


def _name(store: Store, label: str, id_: str) -> str:
    rows = store.run(f"MATCH (n:{label} {{id: $id}}) RETURN n.name AS name", {"id": id_}).rows if id_ else []
    return str(rows[0]["name"] or "") if rows else ""


def _files(name: str) -> tuple[str, ...]:
    """SHA-256 of a file on disk, or of an original that the ledger knows by this name; empty if it is no file."""
    from contextlib import closing  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from api.settings import read_settings  # noqa: PLC0415
    from graph.archive import digest  # noqa: PLC0415
    from graph.ledger import Ledger  # noqa: PLC0415

    path = Path(name)
    if path.is_file():
        return (digest(path)[0],)
    with closing(Ledger(read_settings().archive().ledger_path)) as ledger:
        found = {entry.sha256 for entry in ledger.entries() if entry.sha256 and Path(entry.path).name == name}
    return tuple(sorted(found))


def _author(given: str) -> str:
    from api.settings import read_settings  # noqa: PLC0415

    author = given or read_settings().author
    if not author:
        raise UsageError("It is not said who decides.", "Give --author, or set CHITHI_AUTHOR.")
    return author


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _told(made: Decision, stands: bool) -> dict[str, object]:
    said = {
        "same": f"{made.subject}: {made.other} = {made.one}" + (f" in {made.within}" if made.within else ""),
        "different": f"{made.subject}: {made.other or made.names[1]} ≠ {made.one or made.names[0]}",
        "set": f"document {made.one}: " + ", ".join(f"{name}={value}" for name, value in made.fields.items()),
        "undo": f"undo {made.of}",
    }[made.verb]
    return {
        "number": made.number, "decision": said, "author": made.author, "reason": made.reason,
        "decided_at": made.decided_at, "stands": stands,
    }  # fmt: skip
