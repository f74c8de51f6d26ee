"""LibreOffice is found, started once, given a time, asked again, and leaves nothing behind."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from lxml import etree

from brief_builder.batch.private import sweep
from brief_builder.pdf.converting import Printable, convert, convert_while
from brief_builder.pdf.profile import SETTINGS, write_profile
from brief_builder.pdf.program import INSTALL, find_office
from brief_builder.problems import Fault

needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="the program is a script with #!")


def _program(folder: Path, body: str) -> Path:
    """A program that is called as LibreOffice is: `files` are what it shall convert, `out` the folder to write to."""
    head = [
        f"#!{sys.executable}",
        "import os, pathlib, sys, time",
        "here = pathlib.Path(__file__).parent",
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])",
        "files = [pathlib.Path(each) for each in sys.argv[sys.argv.index('--outdir') + 2:]]",
        "starts = here / 'starts'",
        "with starts.open('a') as log: print(len(files), file=log)",
        "count = len(starts.read_text().split())",
        "def write(file, data=b'%PDF-1.7 {} %%EOF'):",
        "    (out / (file.stem + '.pdf')).write_bytes(data.replace(b'{}', file.read_bytes()))",
    ]
    path = folder / "soffice"
    path.write_text("\n".join([*head, body]) + "\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def _starts(folder: Path) -> list[int]:
    """How many files each start was given."""
    return [int(line) for line in (folder / "starts").read_text().split()]


@pytest.fixture
def quiet_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that is empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


TWO = [Printable("docx", b"one"), Printable("pptx", b"two")]


@needs_scripts
def test_one_start_converts_all(tmp_path: Path, quiet_temp: Path) -> None:
    """In the order in which they were given, and the temporary folder is gone."""
    made = convert(TWO, _program(tmp_path, "for file in files: write(file)"))
    assert made == [b"%PDF-1.7 one %%EOF", b"%PDF-1.7 two %%EOF"]
    assert _starts(tmp_path) == [2]
    assert list(quiet_temp.iterdir()) == []


@needs_scripts
def test_what_is_missing_is_asked_for_again(tmp_path: Path, quiet_temp: Path) -> None:
    """Only that, and once."""
    made = convert(TWO, _program(tmp_path, "for file in files[:1]: write(file)"))
    assert made == [b"%PDF-1.7 one %%EOF", b"%PDF-1.7 two %%EOF"]
    assert _starts(tmp_path) == [2, 1]


@needs_scripts
@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("print('Error: source file could not be loaded')", "it says “Error: source file could not be loaded”"),
        ("sys.exit(77)", "it ended with code 77"),
        ("", "it does not say why"),
        ("for file in files: write(file, b'%PDF-1.7 half')", "it does not say why"),
    ],
)
def test_what_it_does_not_convert_is_told(tmp_path: Path, quiet_temp: Path, body: str, why: str) -> None:
    """With what it says; half a file is none."""
    (fault,) = convert(TWO[:1], _program(tmp_path, body))
    assert isinstance(fault, Fault)
    assert (fault.code, fault.message) == ("pdf-failed", f"LibreOffice makes no PDF of it: {why}")
    assert _starts(tmp_path) == [1, 1]


@needs_scripts
def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path, quiet_temp: Path) -> None:
    """`soffice` starts the program proper as its child: that, too, must not go on."""
    body = (
        "child = os.fork()\nif not child:\n    time.sleep(60)\n    sys.exit()\n"
        "(here / f'child{count}').write_text(str(child))\ntime.sleep(60)"
    )
    begun = time.monotonic()
    (fault,) = convert(TWO[:1], _program(tmp_path, body), seconds=1)
    assert isinstance(fault, Fault)
    assert fault.message == ("LibreOffice makes no PDF of it: it did not finish within 1 seconds, and was ended")
    assert time.monotonic() - begun < 30
    for count in (1, 2):
        assert _ended(int((tmp_path / f"child{count}").read_text()))


def _ended(process: int) -> bool:
    for _ in range(50):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


@needs_scripts
def test_a_program_ends_with_whoever_started_it(tmp_path: Path) -> None:
    """A build that is killed can end nothing any more: LibreOffice would go on, and hold its files."""
    body = (
        "child = os.fork()\nif not child:\n    time.sleep(60)\n    sys.exit()\n"
        "(here / 'part').write_text(f'{os.getpid()} {child}')\n(here / 'part').rename(here / 'ids')\ntime.sleep(60)"
    )
    program = _program(tmp_path, body)
    code = (
        "import sys; from pathlib import Path; from brief_builder.pdf.converting import Printable, convert\n"
        "convert([Printable('docx', b'one')], Path(sys.argv[1]))"
    )
    owner = subprocess.Popen([sys.executable, "-c", code, str(program)])
    until = time.monotonic() + 60
    while not (tmp_path / "ids").exists() and time.monotonic() < until:
        time.sleep(0.05)
    owner.kill()
    owner.wait()
    assert all(_ended(int(each)) for each in (tmp_path / "ids").read_text().split())
    sweep(owner.pid)
    assert list(Path(tempfile.gettempdir()).glob(f"brief-*-{owner.pid}-*")) == []


@needs_scripts
def test_what_is_not_wanted_any_more_is_ended(tmp_path: Path, quiet_temp: Path) -> None:
    """What was made until then is kept; what was not is missing, and no fault of the document."""
    body = "write(files[0])\n(here / 'wrote').touch()\ntime.sleep(60)"
    begun = time.monotonic()
    made = convert_while(TWO, _program(tmp_path, body), lambda: not (tmp_path / "wrote").exists())
    assert made == {0: b"%PDF-1.7 one %%EOF"}
    assert time.monotonic() - begun < 30
    assert _starts(tmp_path) == [2]
    assert list(quiet_temp.iterdir()) == []


def test_a_program_that_cannot_be_started_is_told(tmp_path: Path, quiet_temp: Path) -> None:
    """A file that is no program."""
    path = tmp_path / "soffice"
    path.write_bytes(b"")
    (fault,) = convert(TWO[:1], path)
    assert isinstance(fault, Fault)
    assert fault.message.startswith("LibreOffice makes no PDF of it: it cannot be started (")


def test_the_profile_is_one_that_libreoffice_reads(tmp_path: Path) -> None:
    """Every setting stands in it once, as XML."""
    write_profile(tmp_path / "profile")
    root = etree.parse(tmp_path / "profile" / "user" / "registrymodifications.xcu").getroot()
    oor = "{http://openoffice.org/2001/registry}"
    found = [(item.get(f"{oor}path"), item[0].get(f"{oor}name"), item[0][0].text or "") for item in root]
    assert found == list(SETTINGS)


def test_the_program_is_taken_from_the_path(tmp_path: Path) -> None:
    """As `soffice`, or as `libreoffice`."""
    program = tmp_path / "libreoffice"
    program.write_bytes(b"")
    program.chmod(0o755)
    if os.name != "nt":
        assert find_office(environ={"PATH": str(tmp_path)}) == program


def test_the_program_is_found_where_windows_installs_it(tmp_path: Path) -> None:
    """soffice.com, which waits until all is done, before soffice.exe, which does not."""
    folder = tmp_path / "LibreOffice" / "program"
    folder.mkdir(parents=True)
    environ = {"PATH": "", "ProgramFiles": str(tmp_path)}
    (folder / "soffice.exe").write_bytes(b"")
    assert find_office("win32", environ) == folder / "soffice.exe"
    (folder / "soffice.com").write_bytes(b"")
    assert find_office("win32", environ) == folder / "soffice.com"


def test_the_program_is_found_where_macos_installs_it(tmp_path: Path) -> None:
    """In the applications of all, or of who builds."""
    folder = tmp_path / "Applications" / "LibreOffice.app" / "Contents" / "MacOS"
    folder.mkdir(parents=True)
    (folder / "soffice").write_bytes(b"")
    assert find_office("darwin", {"PATH": "", "HOME": str(tmp_path)}) == folder / "soffice"


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_missing_program_is_told_with_how_to_install_it(platform: str, tmp_path: Path) -> None:
    """The words of this kind of computer."""
    with pytest.raises(Fault) as caught:
        find_office(platform, {"PATH": "", "HOME": str(tmp_path)})
    assert caught.value.code == "office-missing"
    assert caught.value.help[0] == INSTALL[platform]
