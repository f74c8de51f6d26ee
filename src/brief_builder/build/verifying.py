"""Received files in → what was changed in them out: a .zip, a folder, or single files with the manifest beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from brief_builder.build.system_errors import told_of_system
from brief_builder.inputs.file_bytes import file_bytes
from brief_builder.problems import BriefError, Fault, Place, Problems, shown_path
from brief_builder.proof.verifying import MANIFEST, Verdict, verify_files
from brief_builder.share.archive import unzip_files
from brief_builder.share.locking import OLE, require_locks, unlock_document, unlock_zip
from brief_builder.share.seamless import check_seamless

_ZIP = ".zip"
_MAX_FILES, _MAX_BYTES = 10_000, 512 * 2**20
_OWNER_FILE = 1_000  # bytes that Office leaves beside a file that is open: 162 to 165
_LEFT_ALONE = (".building", ".DS_Store", "Thumbs.db", "desktop.ini")  # what systems and builds leave in folders


@dataclass(frozen=True)
class Verified:
    """A received file, folder or .zip, as it was named, and what was proven of it."""

    path: Path
    verdict: Verdict

    @property
    def problems(self) -> Problems:
        """All that does not hold; none where all does."""
        return self.verdict.problems


@told_of_system
def verify(
    paths: Iterable[str | Path], *, manifest: str | Path | None = None, password: str | None = None
) -> list[Verified]:
    """Prove received files; neither their pack nor its sources are needed, nor the network.

    Single files are proven together, by one manifest: the one named, or the one that lies beside each.

    Args:
        paths: .zip files and folders, each with a manifest in it, or single files of a pack.
        manifest: of the single files: a manifest.json, or a .zip or folder that holds one.
        password: of .zip files and documents that have one.

    Raises:
        BriefError: where something cannot be opened, or has no manifest: nothing was proven then.
    """
    if password is not None:
        try:
            require_locks()
        except Fault as fault:
            raise _failed(Path("password"), fault) from None
    named = [Path(path) for path in paths]
    out: list[Verified] = []
    for path in named:
        if path.is_dir() or path.suffix.lower() == _ZIP:
            files = _opened(_pack_files(path, password), password, path)
            inside = _below_manifest(files, path)
            out.append(Verified(path, verify_files(inside, inside[MANIFEST])))
            continue
        data = _read(path)
        record = _manifest_of(path, Path(manifest) if manifest is not None else None, password)
        files = _opened({_name_in(record, path): data}, password, path)
        out.append(Verified(path, verify_files(files, record, whole=False)))
    return out


def _pack_files(path: Path, password: str | None) -> dict[str, bytes]:
    """The files of a .zip or folder by name."""
    if path.is_dir():
        return _folder(path)
    data = _read(path)
    try:
        check_seamless(data)
        return unzip_files(data)
    except Fault as fault:
        if fault.code != "password-missing" or password is None:
            raise _failed(path, fault) from None
    try:
        return unlock_zip(data, password)
    except Fault as fault:
        raise _failed(path, fault) from None


def _folder(path: Path) -> dict[str, bytes]:
    """The files of a folder; a link is a file without content, and what systems leave in folders is left alone."""
    files: dict[str, bytes] = {}
    size = 0
    for found in sorted(path.rglob("*")):
        if found.is_symlink() and found.name != MANIFEST:
            files[found.relative_to(path).as_posix()] = b""  # it is told: nobody knows what it leads to elsewhere
            continue
        if found.is_symlink() or not found.is_file() or found.name in _LEFT_ALONE:
            continue
        length = found.stat().st_size
        if found.name.startswith("~$") and length <= _OWNER_FILE:
            continue
        size += length
        if len(files) >= _MAX_FILES or size > _MAX_BYTES:
            raise _failed(path, Fault("share-unsafe", "the folder holds more than any pack does"))
        files[found.relative_to(path).as_posix()] = _read(found)
    return files


def _read(path: Path) -> bytes:
    try:
        data = file_bytes(path, _MAX_BYTES)
        if len(data) > _MAX_BYTES:
            raise _failed(path, Fault("share-unsafe", "the file is larger than any pack is"))
        return data
    except FileNotFoundError:
        raise _failed(path, Fault("file-missing", "there is no such file", help="look at its name")) from None
    except OSError as error:
        raise _failed(path, Fault("share-unreadable", f"the file cannot be read: {error.strerror}")) from None


def _below_manifest(files: Mapping[str, bytes], path: Path) -> dict[str, bytes]:
    """The files as their manifest names them: a pack lies in a folder of its own. What is beside it keeps its steps."""
    found = [name for name in files if name.rpartition("/")[2] == MANIFEST]
    if not found:
        raise _failed(path, Fault("manifest-missing", "there is no manifest.json in it"))
    at = min(found, key=lambda name: (name.count("/"), name)).removesuffix(MANIFEST)
    return {name.removeprefix(at) if name.startswith(at) else f"../{name}": data for name, data in files.items()}


def _manifest_of(path: Path, named: Path | None, password: str | None) -> bytes:
    """The manifest of a single file: the one named, or the nearest: beside it, or beside its folder."""
    if named is not None:
        if named.is_dir() or named.suffix.lower() == _ZIP:
            return _below_manifest(_pack_files(named, password), named)[MANIFEST]
        return _read(named)
    for folder in (path.parent, path.parent.parent):
        if (folder / MANIFEST).is_file():
            return _read(folder / MANIFEST)
    fault = Fault("manifest-missing", "there is no manifest.json beside it")
    raise _failed(path, fault)


def _name_in(record: bytes, path: Path) -> str:
    """What the manifest calls a single file: charts/trade.en.svg, where only its last step is known."""
    inner = f"{path.parent.name}/{path.name}"
    return inner if f'"{inner}"'.encode() in record else path.name


def _opened(files: dict[str, bytes], password: str | None, path: Path) -> dict[str, bytes]:
    """The files with those that have a password of their own opened."""
    out = {}
    for name, data in files.items():
        if data.startswith(OLE) and name.endswith((".docx", ".pptx")):
            if password is None:
                raise _failed(path, Fault("password-missing", f"{name} has a password"))
            try:
                data = unlock_document(data, password)
            except Fault as fault:
                raise _failed(path, fault) from None
        out[name] = data
    return out


def _failed(path: Path, fault: Fault) -> BriefError:
    return BriefError([fault.at(Place(shown_path(path)))])
