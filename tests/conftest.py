"""What all tests share: the shipped pack built once, LibreOffice where it is installed, goldens that can be updated."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from plain_document import begin_plainly
from postgres_server import postgres, postgres_programs
from produced_documents import Collection
from scheduling import ByFile, rank

begin_plainly()
os.environ["BRIEF_CACHE"] = "off"  # tests keep nothing among what the user keeps; those of keeping say where
ROOT = Path(__file__).resolve().parent.parent
_LAST = "test_every_document.py"
_LEFT = pytest.StashKey[list[str]]()
_PRODUCED = pytest.StashKey[list[Any]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the expected files anew; look at the diff")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What looks at every produced document runs when all are produced.

    Where several processes share the tests, they leave it to the one that started them: see `pytest_runtestloop`.
    """
    items.sort(key=lambda item: (item.path.name == _LAST, rank(item)))
    if hasattr(config, "workerinput"):
        config.stash[_LEFT] = [f"{item.path}::{item.name}" for item in items if item.path.name == _LAST]
        items[:] = [item for item in items if item.path.name != _LAST]


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what was loaded and collected: a million objects that stay to the end.

    It looked through them again and again, and took a third of the time of tests that make many objects themselves.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Share the tests out by files."""
    return ByFile(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One file is tested in this process, which begins at once; None is xdist's own number, of the processors."""
    return 0 if len(config.args) == 1 and ".py" in config.args[0] else None


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a worker say which tests it left."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left"] = session.config.stash.get(_LEFT, [])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what a worker produced, and which tests it left."""
    if output := getattr(node, "workeroutput", None):  # one that crashed has none
        node.config.stash.setdefault(_PRODUCED, []).extend(output.get("produced", []))
        node.config.stash[_LEFT] = list(output["left"])


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """Run what the workers left, when they are done."""
    done = yield
    left = session.config.stash.get(_LEFT, [])
    if left and not hasattr(session.config, "workerinput"):
        others = session.testscollected
        items = list(session.perform_collect(left))
        session.testscollected += others
        for item, nextitem in zip(items, [*items[1:], None], strict=True):
            item.ihook.pytest_runtest_protocol(item=item, nextitem=nextitem)
            if session.shouldfail or session.shouldstop:
                break
    return done


@pytest.fixture(scope="session", autouse=True)
def every_document(pytestconfig: pytest.Config) -> Iterator[Collection]:
    """The documents that this session produces, for test_every_document.py."""
    collection = Collection()
    collection.take(pytestconfig.stash.get(_PRODUCED, []))
    with collection.listening():
        yield collection
    if hasattr(pytestconfig, "workeroutput"):
        pytestconfig.workeroutput["produced"] = collection.plain()


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the shipped pack, built once."""
    from brief_builder import build

    return build(ROOT / "data" / "canada-cambodia", out=tmp_path_factory.mktemp("output")).folder


@pytest.fixture(scope="session")
def checked() -> Any:
    """What a check says of the shipped pack, asked once."""
    from brief_builder import check

    return check(ROOT / "data" / "canada-cambodia")


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


@pytest.fixture(scope="module")  # no longer: while it runs, no other test of this process can have an event loop
def browser() -> Iterator[Any]:
    """Chromium as the system has it; skips the test where it is missing, which it must not be in CI."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None and os.environ.get("CI"):
        pytest.fail("Chromium must be installed in CI")
    if program is None:
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()


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


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The address of a PostgreSQL that runs while the tests do; skips the test where it is not installed."""
    programs = postgres_programs()
    if programs is None and os.environ.get("CI"):
        pytest.fail("PostgreSQL must be installed in CI")
    if programs is None:
        pytest.skip("PostgreSQL (initdb, pg_ctl) is not installed")
    with postgres(programs) as address:
        yield address
