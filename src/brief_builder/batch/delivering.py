"""The bytes of a pack → a folder or an fsspec URL, where they stand whole or not at all; and whether they still do."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from brief_builder.batch.leftovers import Record, earlier, is_other, others_in, prints_of, remove_earlier
from brief_builder.build.claiming import claim, claim_of
from brief_builder.build.locking import Lock
from brief_builder.build.output import write_all
from brief_builder.build.reuse import digest, file_digest
from brief_builder.inputs.file_bytes import whole_file
from brief_builder.inputs.sql_address import masked, secrets
from brief_builder.pack import Pack
from brief_builder.problems import BriefError, Fault, Place, shown_path
from brief_builder.proof.verifying import MANIFEST

KEPT = ".batch"  # the folder in OUT that holds a record for each pack: what it was made of, and a print of each file
_PATIENCE = 20.0  # seconds that another process may take to write the same pack
_LAST = (MANIFEST,)  # whoever copies a folder looks for it: it comes when all else is there


class Delivery(Protocol):
    """A place for packs, each in a folder of its name."""

    shown: str

    def record(self, name: str) -> Record | None:
        """What was written down of a pack when it stood; None where nothing was, or nothing that can be read."""

    def holds(self, name: str, record: Record) -> bool:
        """Whether the files of a pack are there as its record says."""

    def put(self, name: str, files: Mapping[str, bytes], pack: Pack, record: Record) -> None:
        """Write the files of a pack, take out those of its earlier record that it has no more, then write its record.

        Raises BriefError: output-unwritable, output-taken.
        """

    def others(self, name: str, record: Record) -> tuple[str, ...]:
        """The files in a pack's folder that are none of its own, by name."""

    def gone(self, names: Iterable[str]) -> tuple[str, ...]:
        """The folders that batches have built here and that are none of these, by name."""

    def write(self, name: str, data: bytes) -> None:
        """Write one file beside the packs; raises BriefError: output-unwritable."""


def delivery_to(out: str) -> Delivery:
    """The place that a path or a URL names.

    Raises:
        BriefError: output-unwritable where it is of a kind that is not known here, or what speaks to it is missing.
    """
    kind, mark, rest = out.partition("://")
    if not out.strip():
        fault = Fault("output-unwritable", "no place is named", help="name a folder, or leave --out away")
        raise BriefError([fault.at(Place("--out"))])
    if not mark:
        return Folder(Path(out))
    if kind in ("file", "local"):
        return Folder(Path(rest))
    try:
        from fsspec.core import url_to_fs  # slow, and an extra: only for URLs

        system, root = url_to_fs(out)
    except ImportError as error:
        module = error.name or getattr(error.__cause__, "name", None) or "fsspec"
        package = "brief-builder[remote]" if module == "fsspec" else module.partition(".")[0]
        fault = Fault("output-unwritable", f"writing to {kind}:// needs {module}", help=_pip(package))
        raise BriefError([fault.at(Place(masked(out)))]) from None
    except Exception as error:  # each kind of storage has errors of its own
        raise unwritable_url(masked(out), error, secrets(out)) from None
    return Remote(system, root, out.rstrip("/"))


def _pip(package: str) -> str:
    return f"pip install '{package}'"


def unwritable_url(shown: str, error: Exception, hidden: tuple[str, ...] = ()) -> BriefError:
    """The error output-unwritable for a place that is no folder; what is `hidden` is not said."""
    why = masked(" ".join(str(error).split())) or type(error).__name__
    for each in sorted(hidden, key=len, reverse=True):
        why = why.replace(each, "***")
    fault = Fault("output-unwritable", f"{shown} cannot be written: {why}", help="check the address, and your access")
    return BriefError([fault.at(Place(shown))])


class Folder:
    """A folder of this machine, or one that several machines share."""

    def __init__(self, out: Path) -> None:
        self.out, self.shown = out, shown_path(out)

    def record(self, name: str) -> Record | None:
        try:
            return _read(whole_file(self._record(name)))
        except OSError:
            return None

    def holds(self, name: str, record: Record) -> bool:
        try:
            return all(file_digest(self.out / name / file) == said for file, said in record["files"].items())
        except OSError:
            return False

    def put(self, name: str, files: Mapping[str, bytes], pack: Pack, record: Record) -> None:
        target = self.out / name
        claim(target, pack)
        with _locked(target):
            write_all(target, files)
            remove_earlier(target, self.record(name) or {}, files)
        self.write(f"{KEPT}/{name}.json", _written(record))

    def others(self, name: str, record: Record) -> tuple[str, ...]:
        return others_in(self.out / name, record)

    def gone(self, names: Iterable[str]) -> tuple[str, ...]:
        found = _without((path.stem for path in (self.out / KEPT).glob("*.json")), names)
        return tuple(name for name in found if (self.out / name).is_dir())

    def write(self, name: str, data: bytes) -> None:
        write_all(self.out, {name: data})

    def _record(self, name: str) -> Path:
        return self.out / KEPT / f"{name}.json"


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Hold the folder; a worker of a batch that was stopped may be about to finish the same pack, and is waited for."""
    until = time.monotonic() + _PATIENCE
    lock = Lock(target)
    while True:
        try:
            lock.__enter__()
            break
        except BriefError:
            if not lock.path.exists() or time.monotonic() > until:
                raise
            time.sleep(0.2)
    try:
        yield
    finally:
        lock.__exit__(None, None, None)


class Remote:
    """A place that fsspec knows: an object store, a server, memory.

    Such a place has no renaming of many files at once. So the record of what stood there is first replaced by one that
    says only which files may be there, and the new one comes last, behind the manifest.
    """

    def __init__(self, system: Any, root: str, out: str) -> None:
        self._system, self._root, self.shown, self._hidden = system, root.rstrip("/"), masked(out), secrets(out)

    def _unwritable(self, name: str, error: Exception) -> BriefError:
        return unwritable_url(f"{self.shown}/{name}", error, self._hidden)

    def record(self, name: str) -> Record | None:
        data = self._bytes(f"{KEPT}/{name}.json")
        return _read(data) if data is not None else None

    def holds(self, name: str, record: Record) -> bool:
        """By the sizes, and by the manifest's print: to read everything again would take as long as to send it."""
        manifest = self._bytes(f"{name}/{MANIFEST}")
        if manifest is None or digest(manifest) != record["files"].get(MANIFEST):
            return False
        try:
            self._system.invalidate_cache()
            return all(self._system.size(self._at(f"{name}/{file}")) == n for file, n in record["sizes"].items())
        except Exception:  # each kind of storage has errors of its own; what cannot be seen is sent again
            return False

    def put(self, name: str, files: Mapping[str, bytes], pack: Pack, record: Record) -> None:
        manifest = self._bytes(f"{name}/{MANIFEST}")
        claim_of(_read(manifest or b"") or {}, f"{self.shown}/{name}", pack)
        before = self.record(name) or {}
        both = {"files": {**prints_of(before), **record["files"]}}  # has no mark: nobody takes it for a whole pack
        self.write(f"{KEPT}/{name}.json", _written(both))
        for file in sorted(files, key=lambda file: (file in _LAST, file)):
            self.write(f"{name}/{file}", files[file])
        for file, said in earlier(before, files).items():
            data = self._bytes(f"{name}/{file}")
            if data is not None and digest(data) == said:
                self._remove(f"{name}/{file}")
        self.write(f"{KEPT}/{name}.json", _written(record))

    def _remove(self, name: str) -> None:
        try:
            self._system.rm_file(self._at(name))
        except Exception as error:  # each kind of storage has errors of its own
            raise self._unwritable(name, error) from None

    def others(self, name: str, record: Record) -> tuple[str, ...]:
        return tuple(sorted(file for file in self._names(name) if is_other(file, record)))

    def gone(self, names: Iterable[str]) -> tuple[str, ...]:
        found = _without((file.removesuffix(".json") for file in self._names(KEPT) if file.endswith(".json")), names)
        return tuple(name for name in found if self._names(name))

    def _names(self, folder: str) -> list[str]:
        """The files below a folder, from it; none where it is not there or cannot be listed."""
        at = self._at(folder).strip("/") + "/"
        try:
            self._system.invalidate_cache()
            found = [str(path).strip("/") for path in self._system.find(self._at(folder))]
        except Exception:  # each kind of storage has errors of its own
            return []
        return [path.removeprefix(at) for path in found if path.startswith(at)]

    def write(self, name: str, data: bytes) -> None:
        at = self._at(name)
        try:
            self._system.makedirs(at.rpartition("/")[0], exist_ok=True)
            self._system.pipe_file(at, data)
        except Exception as error:  # each kind of storage has errors of its own
            raise self._unwritable(name, error) from None

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _bytes(self, name: str) -> bytes | None:
        try:
            data: bytes = self._system.cat_file(self._at(name))
        except Exception:  # it is not there, or cannot be read: each kind of storage has errors of its own
            return None
        return data


def _without(found: Iterable[str], names: Iterable[str]) -> list[str]:
    """Those that are none of the names, sorted; capitals make no difference."""
    mine = {name.casefold() for name in names}
    return sorted(name for name in found if name.casefold() not in mine)


def _read(data: bytes) -> Record | None:
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _written(record: Record) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def described(files: Mapping[str, bytes]) -> Record:
    """The prints and the sizes of files, for a record."""
    prints = {name: digest(data) for name, data in files.items()}
    return {"files": prints, "sizes": {name: len(data) for name, data in files.items()}}
