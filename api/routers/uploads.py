"""Documents over HTTP: what is sent is archived, read and linked as ``chithi ingest`` does it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import Annotated, Any
from urllib.parse import quote

import yaml
from fastapi import APIRouter, Depends, File, Form, Request, Response, UploadFile
from pydantic import BaseModel, Field

from api.access import writer
from api.keys import Key
from api.refusals import NotRead, TooLarge, UnknownKind
from api.routers.questions import PROBLEMS, problem_answer
from api.settings import Settings
from graph.archive import digest
from graph.errors import StoreUnavailable
from graph.store import Store
from ingest.intake import SUFFIXES
from ingest.report import FileReport
from ingest.run import ingest
from ingest.sidecar import FIELDS, SUFFIX

_CHUNK = 1 << 16
_MB = 1_000_000
_ANSWERS: dict[int | str, dict[str, Any]] = {
    **{status: PROBLEMS[status] for status in (422, 503)},
    200: {"description": "These bytes were read before."},
    201: {"description": "The document is in the graph.", "headers": {"Location": {"schema": {"type": "string"}}}},
    401: problem_answer("There is no key, or it is not known."),
    403: problem_answer("The key may only read."),
    413: problem_answer("The file is too large."),
    415: problem_answer("Files of this kind are not read."),
}


class Uploaded(BaseModel):
    """What became of a document that was sent."""

    document: str = Field(description="its id in the graph")
    outcome: str = Field(description="`read`, or `unchanged` where these bytes were read before")
    warnings: str = Field(description='what the reader could not do, or ""')


def uploads(settings: Settings, store: Store) -> APIRouter:
    """The route ``POST /documents``. One document is taken in at a time: the archive has one writer."""
    router = APIRouter(tags=["documents"])
    one_at_a_time = threading.Lock()

    @router.post("/documents", summary="Add a document", status_code=HTTPStatus.CREATED, responses=_ANSWERS)
    def upload(
        request: Request,
        response: Response,
        _key: Annotated[Key, Depends(writer)],
        file: Annotated[UploadFile, File(description=f"one of {', '.join(SUFFIXES)}")],
        particulars: Annotated[
            str | None,
            Form(
                description="what the text lacks, as in a side file: a YAML mapping of " + ", ".join(FIELDS),
                max_length=4000,
                examples=["number: 12/KH-UBND\nissued_on: 2024-01-15"],
            ),
        ] = None,
    ) -> Uploaded:
        """Nạp một văn bản: lưu bản gốc, trích xuất, liên kết vào đồ thị. The answer comes once it is linked."""
        with one_at_a_time:
            report = _take_in(settings, store, file, particulars)
        known = report.outcome in ("unchanged", "duplicate")
        response.status_code = HTTPStatus.OK if known else HTTPStatus.CREATED
        response.headers["Location"] = f"/documents/{quote(report.document or '')}"
        outcome = "unchanged" if known else report.outcome
        return Uploaded(document=report.document or "", outcome=outcome, warnings=report.reason)

    return router


def _take_in(settings: Settings, store: Store, file: UploadFile, particulars: str | None) -> FileReport:
    """Raises TooLarge, UnknownKind, NotRead, StoreUnavailable."""
    folder = settings.data / "uploads" / "incoming"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        received = _received(file, folder, settings.upload_mb * _MB)
        # The ledger knows a file by its path: other bytes under the same name must not pass for a new state of it.
        sha256, _ = digest(received)
        place = folder.with_name(sha256[:16])
        shutil.rmtree(place, ignore_errors=True)
        folder.rename(place)
        try:
            return _ingested(settings, store, place / received.name, particulars)
        finally:
            shutil.rmtree(place, ignore_errors=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _received(file: UploadFile, folder: Path, largest: int) -> Path:
    """The file as sent, in ``folder``."""
    name = PurePosixPath((file.filename or "").replace("\\", "/")).name
    if Path(name).suffix.lower() not in SUFFIXES:
        raise UnknownKind(
            f"Files of the kind {Path(name).suffix or name!r} are not read.", f"Send {', '.join(SUFFIXES)}."
        )
    path = folder / f"document{Path(name).suffix.lower()}" if len(name.encode()) > 200 else folder / name
    size = 0
    with path.open("wb") as stream:
        while part := file.file.read(_CHUNK):
            size += len(part)
            if size > largest:
                raise TooLarge(f"The file has more than {largest / _MB:.0f} MB.", "CHITHI_UPLOAD_MB sets the limit.")
            stream.write(part)
    return path


def _ingested(settings: Settings, store: Store, path: Path, particulars: str | None) -> FileReport:
    if particulars and particulars.strip():
        path.with_name(path.name + SUFFIX).write_text(_mapping(particulars), encoding="utf-8")
    report = ingest([path], settings.archive(), store, clock=lambda: datetime.now(UTC), workers=1)
    found = next(entry for entry in report.files if entry.path == str(path.resolve()))
    if found.outcome in ("failed", "skipped") or found.document is None:
        raise NotRead(found.reason, found.hint)
    if report.store_error:
        raise StoreUnavailable(report.store_error)
    return found


def _mapping(particulars: str) -> str:
    """The particulars if they are a mapping; what it may hold is checked where side files are read."""
    try:
        plain = yaml.load(particulars, yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise NotRead(f"The particulars are not YAML: {error}.") from error
    if not isinstance(plain, Mapping):
        raise NotRead("The particulars are not a mapping.", f"They may give {', '.join(FIELDS)}.")
    return particulars
