"""The computer's folders in → where LibreOffice stands."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from brief_builder.problems import Fault

_SITE = "install it from https://www.libreoffice.org/download"
INSTALL = {
    "win32": f"{_SITE}, or with: winget install TheDocumentFoundation.LibreOffice",
    "darwin": f"{_SITE}, or with: brew install --cask libreoffice",
    "linux": "install the packages libreoffice-writer and libreoffice-impress",
}
_NAMES = ("soffice", "libreoffice")


def find_office(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Path:
    """LibreOffice's program: from PATH, else from where its installers put it.

    Args:
        platform: as `sys.platform` says.
        environ: as `os.environ`; PATH, HOME and the folders of programs of Windows are read.

    Raises:
        Fault: office-missing.
    """
    for name in _NAMES:
        found = shutil.which(name, path=environ.get("PATH"))
        if found is not None:
            return _waiting(Path(found))
    for path in _usual(platform, environ):
        if path.is_file():
            return _waiting(path)
    raise Fault(
        "office-missing",
        "LibreOffice, which makes the PDF files, is not installed",
        help=(
            INSTALL.get(platform, INSTALL["linux"]),
            "or build without PDF, and save as PDF from Word and PowerPoint",
        ),
    )


def _usual(platform: str, environ: Mapping[str, str]) -> Iterator[Path]:
    if platform == "win32":
        for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
            if environ.get(variable):
                yield Path(environ[variable], "LibreOffice", "program", "soffice.exe")
    elif platform == "darwin":
        for root in (Path("/"), Path(environ.get("HOME", "/"))):
            yield root / "Applications" / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        for folder in ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/usr/local/lib/libreoffice"):
            yield Path(folder, "program", "soffice")
        # The packages of libreoffice.org: newest last by name.
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def _waiting(path: Path) -> Path:
    """On Windows, soffice.exe returns at once; soffice.com beside it waits until the program has ended."""
    console = path.with_suffix(".com")
    return console if path.suffix.lower() == ".exe" and console.is_file() else path
