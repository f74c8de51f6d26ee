"""What all tests share: the shipped pack built once, LibreOffice where it is installed, goldens that can be updated."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plain_document import begin_plainly
from produced_documents import Collection

begin_plainly()
ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the expected files anew; look at the diff")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks at every produced document runs when all are produced."""
    items.sort(key=lambda item: item.path.name == "test_every_document.py")


@pytest.fixture(scope="session", autouse=True)
def every_document() -> Iterator[Collection]:
    """The documents that this session produces, for test_every_document.py."""
    collection = Collection()
    with collection.listening():
        yield collection


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the shipped pack, built once."""
    from brief_builder import build

    return build(ROOT / "data" / "canada-cambodia", out=tmp_path_factory.mktemp("output")).folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the file that holds what is expected; `pytest --update` writes the file."""

    def compare(path: Path, actual: str) -> None:
        if request.config.getoption("--update"):
            path.write_text(actual, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == actual

    return compare


def have_office() -> bool:
    """Whether LibreOffice and pdftoppm are installed; in CI they must be."""
    found = bool(shutil.which("soffice") and shutil.which("pdftotext"))
    if not found and os.environ.get("CI"):
        pytest.fail("LibreOffice and poppler-utils must be installed in CI")
    return found


@pytest.fixture(scope="session")
def office() -> None:
    """Skips the test where LibreOffice is missing."""
    if not have_office():
        pytest.skip("LibreOffice (soffice) and poppler-utils are not installed")


@pytest.fixture(scope="session")
def to_pdf(office: None, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Convert a document by LibreOffice, in a profile of its own."""
    profile = tmp_path_factory.mktemp("profile")
    target = tmp_path_factory.mktemp("pdf")

    def convert(path: Path) -> Path:
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(target), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return target / f"{path.stem}.pdf"

    return convert
