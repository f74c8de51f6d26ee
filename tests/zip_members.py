"""The bytes of a package in → its parts by name, in order, out."""

from __future__ import annotations

import io
import zipfile


def members_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
