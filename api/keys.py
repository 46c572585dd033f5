"""API keys: who may ask where the server asks for a key, and who may write.

A key is 256 random bits, shown once when it is made. The file keeps only its SHA-256: of a secret that cannot be
guessed a plain digest gives nothing away (a slow hash is for passwords).
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import tempfile
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from graph.errors import ChithiError

_PREFIX = "chithi_"


class KeyFileError(ChithiError):
    """The file of keys cannot be used, or has no such key."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept: ``digest`` is the SHA-256 of its text, ``write`` says whether it may add documents."""

    name: str
    digest: str
    write: bool
    made_on: str


class Keyring:
    """The keys in a file, read again whenever it changes, so that a new or removed key counts at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read_as: tuple[int, int] | None = None
        self._keys: dict[str, Key] = {}

    def all(self) -> list[Key]:
        """Every key, in the order in which they were made.

        Raises:
            KeyFileError: the file cannot be read.
        """
        self._refresh()
        return list(self._keys.values())

    def find(self, text: str) -> Key | None:
        """The key that ``text`` is, or ``None``."""
        self._refresh()
        return self._keys.get(_digest(text))

    def add(self, name: str, *, write: bool, today: date) -> str:
        """Make a key and return its text, which is not kept.

        Raises:
            KeyFileError: there is a key of that name, or the file cannot be written.
        """
        keys = self.all()
        if any(key.name == name for key in keys):
            raise KeyFileError(f"There is a key {name!r} already.", "Choose another name, or remove that one first.")
        text = _PREFIX + secrets.token_urlsafe(32)
        self._write([*keys, Key(name, _digest(text), write, today.isoformat())])
        return text

    def remove(self, name: str) -> None:
        """Take a key out; it is refused from then on.

        Raises:
            KeyFileError: there is none of that name, or the file cannot be written.
        """
        keys = self.all()
        if not any(key.name == name for key in keys):
            raise KeyFileError(f"There is no key {name!r}.", "chithi keys list shows them.")
        self._write([key for key in keys if key.name != name])

    def _refresh(self) -> None:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            self._read_as, self._keys = None, {}
            return
        read_as = (status.st_mtime_ns, status.st_ino)
        if read_as == self._read_as:
            return
        try:
            plain = json.loads(self._path.read_text(encoding="utf-8"))
            self._keys = {entry["digest"]: Key(**entry) for entry in plain}
        except (OSError, ValueError, TypeError) as error:
            raise KeyFileError(f"The file of keys {self._path} cannot be read: {error}.") from error
        self._read_as = read_as

    def _write(self, keys: list[Key]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(prefix=".keys-", dir=self._path.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(json.dumps([asdict(key) for key in keys], ensure_ascii=False, indent=1) + "\n")
            Path(fresh).replace(self._path)
        except OSError as error:
            raise KeyFileError(f"The file of keys {self._path} cannot be written: {error.strerror}.") from error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
