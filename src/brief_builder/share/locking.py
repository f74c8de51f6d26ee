"""Files and a password → an AES-256 .zip, or documents that Office asks a password for; and back.

The salt of either is random, as it must be: the same files and password never give the same bytes twice.
"""

from __future__ import annotations

import importlib.util
import io
import struct
import zlib
from collections.abc import Mapping
from typing import Any

from brief_builder.office.members import MAX_PART, check_infos
from brief_builder.problems import Fault

OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # how documents with a password begin (MS-CFB)
# NotImplementedError is a RuntimeError too, which otherwise tells of a wrong password.
_DAMAGED = (NotImplementedError, RecursionError, zlib.error, struct.error, OSError, ValueError, LookupError, EOFError)
_STAMP = (1980, 1, 1, 0, 0, 0)
DOCUMENTS = (".docx", ".pptx")


def require_locks() -> None:
    """Raise Fault extra-missing where the libraries of passwords are not installed."""
    for name in ("pyzipper", "msoffcrypto"):
        if importlib.util.find_spec(name) is None:
            message = f"a password needs the library {name}, which is not installed"
            raise Fault("extra-missing", message, help="pip install 'brief-builder[password]'")


def lock_zip(folder: str, files: Mapping[str, bytes], password: str) -> bytes:
    """A .zip whose files are encrypted with AES-256 (WinZip AE-2); their names can be read without the password."""
    import pyzipper  # an extra: only for who asks for a password

    held = io.BytesIO()
    with pyzipper.AESZipFile(held, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode("utf-8"))
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, data in sorted(files.items()):
            info = archive.zipinfo_cls(f"{folder}/{name}", date_time=_STAMP)
            info.compress_type = pyzipper.ZIP_DEFLATED
            archive.writestr(info, data)
    return held.getvalue()


def unlock_zip(data: bytes, password: str) -> dict[str, bytes]:
    """The files of a .zip with a password.

    Raises:
        Fault: password-wrong, share-unsafe, share-unreadable.
    """
    import pyzipper  # an extra

    try:
        with pyzipper.AESZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            try:
                check_infos(infos, len(data), locked=True)
            except Fault as fault:
                raise Fault("share-unsafe", fault.message) from None
            archive.setpassword(password.encode("utf-8"))
            return {info.filename: _member(archive, info) for info in infos}
    except (*_DAMAGED, pyzipper.BadZipFile):
        raise Fault("share-unreadable", "this is no .zip file, or it is damaged") from None
    except RuntimeError:
        raise Fault("password-wrong", "the password does not open this .zip") from None


def _member(archive: Any, info: Any) -> bytes:
    with archive.open(info) as member:
        data: bytes = member.read(min(info.file_size, MAX_PART) + 1)
    if len(data) > info.file_size:
        raise Fault("share-unsafe", f"{info.filename} unpacks to more than it says")
    return data


def lock_document(data: bytes, password: str) -> bytes:
    """A document that Word or PowerPoint opens only with the password (ECMA-376 agile encryption, AES-256)."""
    from msoffcrypto.format.ooxml import OOXMLFile  # an extra

    held = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, held)
    return held.getvalue()


def unlock_document(data: bytes, password: str) -> bytes:
    """The document; Fault password-wrong where the password does not open it."""
    import msoffcrypto  # an extra

    held = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=password, verify_password=True)
        file.decrypt(held)
    except Exception:
        # The library gives up on wrong passwords and on broken files with exceptions of many kinds.
        raise Fault("password-wrong", "the password does not open this document") from None
    return held.getvalue()
