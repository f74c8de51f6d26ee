"""Files by name → a .zip that is always the same; a .zip that was received → its files, with guards against harm."""

from __future__ import annotations

from collections.abc import Mapping

from brief_builder.office import Member, Package, write_members
from brief_builder.office.members import PROTECTED
from brief_builder.problems import Fault

_CURE = "ask the sender for the file again"


def zip_files(folder: str, files: Mapping[str, bytes]) -> bytes:
    """The .zip with all files in one folder, in the order of their names; no dates but 1980-01-01.

    It is read before it is unpacked: `index.html` comes first only in the folder's own order, as all systems sort it.
    """
    return write_members(Member.of(f"{folder}/{name}", data) for name, data in sorted(files.items()))


def unzip_files(data: bytes) -> dict[str, bytes]:
    """The files of a .zip by name.

    Raises:
        Fault: share-unsafe for one that would do harm, share-unreadable for what is no .zip, password-missing for one
            with a password.
    """
    try:
        package = Package.embedded(data)
        return {name: package.read(name) for name in package.names()}
    except Fault as fault:
        raise _as_received(fault) from None


def _as_received(fault: Fault) -> Fault:
    if fault.code == "template-unsafe":
        return Fault("share-unsafe", fault.message)
    if fault.message == PROTECTED:
        return Fault("password-missing", "this .zip has a password")
    return Fault("share-unreadable", "this is no .zip file, or it is damaged", help=_CURE)
