"""Where a file should be stands a pipe, a device, a link in a loop → a problem, or a file that is not there."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from command import Done, brief
from forks import forked
from outlines import make_docx
from small_pack import make_pack

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and devices have no place among the files there")
_SECONDS = 60  # after which a run is one that never ends; each takes one or two
_MEMORY = 6 * 2**30  # bytes of addresses, which reading a device without end would go beyond

ODD: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a folder": lambda path: path.mkdir(),
    "an empty file": lambda path: path.touch(),
} if hasattr(os, "mkfifo") else {}  # fmt: skip
_PACK = "data/small"
# Where in `project`, and what is said of it first; "" where the pack is built without it.
_IN_PACK = {
    "pack.yaml": "pack-missing", "charts.yaml": "file-unreadable", "texts/en.yaml": "file-unreadable",
    "facts/trade.yaml": "file-unreadable", "facts/more.yaml": "file-unreadable", "facts/more.csv": "",
    "tables/more.csv": "file-unreadable", "tables/more.xlsx": "file-unreadable", "tables/more.json": "file-unreadable",
    "tables/more.sql.yaml": "file-unreadable", "sources/gazette.yaml": "file-unreadable",
    "sources/gazette.clippings.txt": "file-unreadable", "sources/gazette.pdf": "",
    "sources/other.yaml": "file-unreadable",
    "terms.yaml": "file-unreadable", "units.yaml": "file-unreadable", "resolutions.yaml": "file-unreadable",
    "questions.yaml": "file-unreadable", "matrices.yaml": "file-unreadable", "templates/deck.pptx": "",
    "templates/brief.mplstyle": "", "output": "", "texts": "text-missing", "facts": "unknown-name",
    "sources": "source-unknown", "tables": "",
}  # fmt: skip
PIPES = {
    **{f"{_PACK}/{name}": code for name, code in _IN_PACK.items()},
    "data/other/pack.yaml": "", "templates/brief.docx": "template-missing", "templates/brief.mplstyle": "style-missing",
    "output": "output-unwritable", "output/small": "output-unwritable",
    "output/small/manifest.json": "output-unwritable",
    "output/small/brief.en.docx": "output-unwritable", "output/small.zip": "output-unwritable",
}  # fmt: skip
OTHERS = {
    "a device": {
        f"{_PACK}/sources/gazette.clippings.txt": "file-unreadable", f"{_PACK}/tables/more.csv": "file-unreadable",
        f"{_PACK}/texts/en.yaml": "file-unreadable", f"{_PACK}/terms.yaml": "file-unreadable",
        "data/other/pack.yaml": "", "templates/brief.docx": "template-missing",
        "output/small/manifest.json": "output-unwritable",
    },
    "a link to itself": {
        f"{_PACK}/texts/en.yaml": "file-unreadable", f"{_PACK}/sources/gazette.clippings.txt": "file-unreadable",
        f"{_PACK}/texts": "text-missing", f"{_PACK}/output": "", "output": "output-unwritable",
        "output/small": "output-unwritable", "output/small/brief.en.docx": "output-unwritable",
        "output/small.zip": "output-unwritable",
    },
    "a link to nowhere": {
        f"{_PACK}/{name}.yaml": "file-missing"
        for name in ("terms", "units", "resolutions", "questions", "matrices", "charts", "texts/en")
    },
    "a folder": {f"{_PACK}/{name}.yaml": "file-unreadable" for name in ("charts", "matrices", "texts/en")},
    "an empty file": {
        f"{_PACK}/sources/gazette.clippings.txt": "quote-not-found", f"{_PACK}/facts/trade.yaml": "unknown-name",
        "templates/brief.docx": "template-unreadable", "output/small/manifest.json": "", "output/small.zip": "",
    },
}  # fmt: skip
EACH = [(odd, place, code) for odd, places in {"a pipe": PIPES, **OTHERS}.items() for place, code in places.items()]


def _put(odd: str, path: Path) -> None:
    """What is odd, in place of what stands there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        path.rename(path.with_name(f"{path.name}.before"))
    path.unlink(missing_ok=True)
    ODD[odd](path)


def _ran(*arguments: str, at: Path) -> Done:
    """What a run leaves; it fails where it does not end, or goes beyond its memory."""
    told = at / "told"

    def work() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        signal.alarm(_SECONDS)
        done = brief(*arguments, at=at)
        told.write_text(f"{done.returncode}\n{done.stderr}", encoding="utf-8")

    assert os.waitstatus_to_exitcode(os.waitpid(forked(work), 0)[1]) == 0, "it did not end"
    code, _, said = told.read_text(encoding="utf-8").partition("\n")
    assert "Traceback" not in said, said
    return Done(int(code), "", said)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the small pack, which is copied for each run."""
    project = tmp_path_factory.mktemp("odd")
    gazette = make_pack(project) / "sources" / "gazette.yaml"
    gazette.write_text(gazette.read_text(encoding="utf-8") + "file: gazette.pdf\n", encoding="utf-8")
    for verb in ("build", "share"):  # in this process: its copies need not read the modules again
        assert brief(verb, _PACK, at=project).returncode == 0
    shutil.rmtree(project / "output")
    return project


@pytest.mark.parametrize(("odd", "place", "code"), EACH, ids=lambda each: each or "built")
def test_a_pack_with_something_odd_ends_as_it_must(
    odd: str, place: str, code: str, project: Path, tmp_path: Path
) -> None:
    """With its files, or with a problem; never without an end, and never a link or a folder passed over in silence."""
    shutil.copytree(project, tmp_path, dirs_exist_ok=True)
    _put(odd, tmp_path / place)
    verb = ("share", _PACK) if place.endswith(".zip") else ("build", _PACK, "--only", "brief")
    done = _ran(*verb, at=tmp_path)
    said = re.findall(r"^error\[([\w-]+)\]", done.stderr, re.MULTILINE)
    assert (done.returncode, said[:1]) == ((1, [code]) if code else (0, [])), done.stderr


COMMANDS = {
    "template": ("render", "odd.docx", "data.yaml", "out.docx"), "data": ("render", "t.docx", "odd.yaml", "out.docx"),
    "JSON": ("render", "t.docx", "odd.json", "out.docx"), "out": ("render", "t.docx", "data.yaml", "odd.docx"),
    "checked": ("check", "odd.docx"), "checked with": ("check", "t.docx", "--data", "odd.json"),
    "fields": ("fields", "odd.docx"), "received": ("verify", "odd.zip"), "alone": ("verify", "odd.docx"),
    "manifest": ("verify", "t.docx", "--manifest", "odd.json"), "table": ("batch", "odd.csv"),
    "workbook": ("batch", "odd.xlsx"), "list": ("batch", "odd.yaml"), "pack": ("build", "odd.yaml"),
    "shared": ("share", _PACK, "--out", "odd.zip"), "mail": ("share", _PACK, "--mail", "odd.eml"),
    "schemas": ("schema", "--write", "odd.yaml"), "begun": ("init", "odd.yaml"),
    "picture": ("render", "picture.docx", "picture.yaml", "out.docx"),
}  # fmt: skip


@pytest.mark.parametrize("odd", ["a pipe", "a device", "a link to itself", "a folder", "an empty file"])
@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_command_that_is_given_something_odd_ends(
    arguments: tuple[str, ...], odd: str, project: Path, tmp_path: Path
) -> None:
    """As what it reads, and as what it writes: a problem, and what is odd stands as it stood."""
    shutil.copytree(project, tmp_path, dirs_exist_ok=True)
    (tmp_path / "t.docx").write_bytes(make_docx("{{ x }}"))
    (tmp_path / "picture.docx").write_bytes(make_docx("{{ x | image(width_mm=10) }}"))
    (tmp_path / "data.yaml").write_text("x: 1\n", encoding="utf-8")
    (tmp_path / "picture.yaml").write_text("x: odd.png\n", encoding="utf-8")
    name = next((each for each in arguments if each.startswith("odd.")), "odd.png")
    _put(odd, tmp_path / name)
    before = (tmp_path / name).lstat().st_ino
    done = _ran(*arguments, at=tmp_path)
    works = odd in ("an empty file", "a folder") and arguments[0] in ("render", "share", "init", "schema", "batch")
    assert done.returncode in ((0, 1) if works else (1,)), done.stderr
    assert "Problem" not in done.stderr
    if not works:
        assert (tmp_path / name).lstat().st_ino == before
