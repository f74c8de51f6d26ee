"""A folder of the user's own → bytes kept under a name, as long as they are what this user put there.

Each entry begins with a code over its name and its bytes, made with a key that only this user can read: what is
damaged, cut off, put there by somebody else or meant for another name is as if it were not there. The folder is used
only while it belongs to this user and nobody else may enter it; where it cannot be used, nothing is kept.
"""

# ruff: noqa: PTH105, PTH111, PTH118, PTH123  names are looked up within a folder that is held open, which pathlib cannot do

from __future__ import annotations

import hashlib
import hmac
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

VARIABLE = "BRIEF_CACHE"
_OFF = ("0", "off", "no", "false")
_ENDING = ".brief"
_KEY, _KEY_SIZE, _CODE_SIZE = "key", 32, 32
_LARGEST = 32_000_000  # bytes of an entry
MOST = 64_000_000  # bytes of all entries; the oldest go
_PRIVATE = 0o700
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def usual_folder() -> Path | None:
    """Where templates are kept; None where the environment variable says that none are.

    `BRIEF_CACHE` names another folder, from the root or from `~`, or is `off`. Without it: the system's folder for
    what can be made again.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if given.lower() in _OFF:
        return None
    if given:
        folder = Path(os.path.expanduser(given)) / "templates"
        return folder if folder.is_absolute() else None  # it may be one that is sent on
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        root = os.path.expanduser("~/Library/Caches")
    else:
        root = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")
    folder = Path(root) / "brief-builder" / "templates"
    return folder if folder.is_absolute() else None  # there is no home: nowhere to keep anything


class Folder:
    """The entries of a folder. No method raises for what the system refuses: then nothing is kept, or nothing found.

    Several processes may use it at once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: int | None = None  # the open folder: what is read stands in the very one that was looked at
        self._key: bytes | None = None
        self._opened = False

    def get(self, name: str) -> bytes | None:
        """What is kept under the name; None for nothing."""
        if not self._open():
            return None
        try:
            data = self._read(name + _ENDING, _LARGEST)
            code, kept = data[:_CODE_SIZE], data[_CODE_SIZE:]
            if not hmac.compare_digest(code, self._code(name, kept)):
                return None
            with suppress(OSError):
                os.utime(self._at(name + _ENDING), **self._within())  # the oldest go: this one is wanted
            return kept
        except OSError:
            return None

    def put(self, name: str, kept: bytes) -> None:
        """Keep it, whole or not at all."""
        if len(kept) + _CODE_SIZE > _LARGEST or not self._open(make=True):
            return
        with suppress(OSError):
            self._write(name + _ENDING, self._code(name, kept) + kept)
            self._drop_oldest()

    def __del__(self) -> None:
        """Let go of the folder, where nobody has."""
        with suppress(OSError, TypeError):  # TypeError: the interpreter ends
            self.close()

    def close(self) -> None:
        """Let go of the folder."""
        if self._held is not None:
            os.close(self._held)
        self._held, self._opened, self._key = None, False, None

    def _open(self, *, make: bool = False) -> bool:
        """Whether the folder can be used; `make` makes it where there is none."""
        if not self._opened or (make and self._key is None):
            self.close()
            self._opened = True
            try:
                if make:
                    self._path.mkdir(_PRIVATE, parents=True, exist_ok=True)
                if os.open in os.supports_dir_fd:
                    self._held = os.open(self._path, os.O_RDONLY | os.O_DIRECTORY | _NO_LINKS)
                if self._is_own():
                    self._key = self._read_key() or (self._make_key() if make else None)
            except OSError:
                self._key = None
        return self._key is not None

    def _is_own(self) -> bool:
        if not hasattr(
            os, "geteuid"
        ):  # Windows: its folder for a user is closed to others, and no other is known to be
            own = os.environ.get("LOCALAPPDATA", "")
            return bool(own) and Path(own).resolve() in self._path.resolve().parents
        found = os.fstat(self._held) if self._held is not None else os.lstat(self._path)
        return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077

    def _read_key(self) -> bytes | None:
        try:
            key = self._read(_KEY, _KEY_SIZE)
        except FileNotFoundError:
            return None
        return key if len(key) == _KEY_SIZE else None

    def _make_key(self) -> bytes | None:
        key = os.urandom(_KEY_SIZE)
        self._write(_KEY, key)
        return self._read_key()  # that of another process, where two made one at once

    def _code(self, name: str, kept: bytes) -> bytes:
        assert self._key is not None  # noqa: S101  _open has looked
        return hashlib.blake2b(name.encode() + b"\0" + kept, key=self._key, digest_size=_CODE_SIZE).digest()

    def _at(self, name: str) -> str:
        return name if self._held is not None else os.path.join(self._path, name)

    def _within(self) -> dict[str, Any]:
        return {"dir_fd": self._held} if self._held is not None else {}

    def _read(self, name: str, most: int) -> bytes:
        file = os.open(self._at(name), os.O_RDONLY | _NO_LINKS | _BINARY, **self._within())
        with open(file, "rb") as opened:
            return opened.read(most + 1) if stat.S_ISREG(os.fstat(file).st_mode) else b""

    def _write(self, name: str, data: bytes) -> None:
        """Write beside it, then put it in its place, so that nobody finds half of it."""
        beside = f"{name}.{os.getpid()}.{os.urandom(4).hex()}.new"
        made = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS | _BINARY
        try:
            with open(os.open(self._at(beside), made, 0o600, **self._within()), "wb") as opened:
                opened.write(data)
            places: dict[str, Any] = (
                {"src_dir_fd": self._held, "dst_dir_fd": self._held} if self._held is not None else {}
            )
            os.replace(self._at(beside), self._at(name), **places)
        except OSError:
            with suppress(OSError):
                os.unlink(self._at(beside), **self._within())
            raise

    def _drop_oldest(self) -> None:
        """Take entries out, the oldest first, until all are small enough together; and what a killed run left."""
        found: list[tuple[float, int, str]] = []
        with os.scandir(self._held if self._held is not None else self._path) as entries:
            for entry in entries:
                with suppress(OSError):  # another process has put it in its place meanwhile
                    about = entry.stat(follow_symlinks=False)
                    if entry.name.endswith((_ENDING, ".new")) and stat.S_ISREG(about.st_mode):
                        found.append((about.st_mtime, about.st_size, entry.name))
        size = sum(each for _, each, _ in found)
        for _, each, name in sorted(found):
            if size <= MOST:
                break
            with suppress(OSError):
                os.unlink(self._at(name), **self._within())
            size -= each
