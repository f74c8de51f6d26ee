"""The house holds: imports go down only, libraries stay in their rooms, files stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "brief_builder"
# Lowest first; rooms on one line do not import each other.
LAYERS = [
    {"problems"},
    {"inputs", "fonts", "sources"},
    {"facts", "house", "office", "pack"},
    {"wording", "leaks"},
    {"template", "charts", "fit"},
    {"structure"},
    {"merge", "proof", "access", "pdf", "share"},
    {"build"},
    {"preview", "batch"},
    {"cli"},
]
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
HOMES = {
    # A source may be a .docx or a page: what it says is read below the room that knows what Office calls things.
    "distributed": {"batch"},
    "docx": {"office", "merge", "charts", "proof", "sources"},
    "fsspec": {"batch"},
    "jinja2": {"template", "merge"},
    "lxml": {"office", "leaks", "template", "merge", "charts", "fit", "pdf", "structure", "proof", "sources"},
    "markdown_it": {"merge", "sources"},
    "matplotlib": {"charts"},
    "openpyxl": {"inputs", "sources"},
    "msoffcrypto": {"share"},
    "pptx": {"office", "merge", "charts", "proof"},
    "psycopg": set(),
    "pypdf": {"pdf", "proof", "sources"},
    "pyzipper": {"share"},
    "pypdfium2": {"preview"},
    "rich": {"cli"},
    "starlette": {"preview"},
    "uvicorn": {"preview"},
    "ruamel": {"inputs"},
    "sqlalchemy": {"inputs"},
    "typer": {"cli"},
    "watchfiles": {"build"},
    "uharfbuzz": {"fonts"},
    "icu4py": {"fonts"},
}
FILES = sorted(SOURCE.rglob("*.py"))


def _imports(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return names


def _room(path: Path) -> str:
    parts = path.relative_to(SOURCE).parts
    return parts[0] if len(parts) > 1 else ""


def test_every_room_has_a_layer() -> None:
    """A new folder must take its place in the list."""
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == set(LEVEL)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_imports_go_down_only(path: Path) -> None:
    """A file imports its own room and those below it."""
    room = _room(path)
    if not room:
        return
    wrong = []
    for name in _imports(path):
        steps = name.split(".")
        if steps[0] != "brief_builder" or len(steps) < 2 or steps[1] == room or steps[1] not in LEVEL:
            continue
        if LEVEL[steps[1]] >= LEVEL[room]:
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    """Each library is known to few rooms, so that it can be replaced there."""
    wrong = [n for n in _imports(path) if n.split(".")[0] in HOMES and _room(path) not in HOMES[n.split(".")[0]]]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_files_are_small_and_named_for_their_job(path: Path) -> None:
    """One job a file: 400 lines are the end, and no file is called utils."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400
    assert path.stem not in {"utils", "util", "helpers", "common", "misc", "shared"}
    assert lines == [] or lines[0].startswith('"""')


def test_help_loads_nothing_slow() -> None:
    """`brief --help` answers without the libraries that only building needs."""
    code = (
        "import sys\n"
        "from brief_builder.cli import main\n"
        "sys.argv = ['brief', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "slow = {'matplotlib', 'docx', 'pptx', 'lxml', 'jinja2', 'babel', 'pydantic', 'ruamel', 'sqlalchemy'}\n"
        "slow = (slow | {'uharfbuzz', 'icu4py', 'pypdf', 'openpyxl'}) & set(sys.modules)\n"
        "assert not slow, slow\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def _borrowed() -> dict[str, set[str]]:
    """File → the files that it imports when it is loaded; both as dotted names."""
    paths = {".".join(path.relative_to(SOURCE.parent).with_suffix("").parts): path for path in FILES}
    paths = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    out: dict[str, set[str]] = {}
    for name, path in paths.items():
        found: set[str] = set()
        # Only what is imported at once: not under TYPE_CHECKING, and not in functions.
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ImportFrom) and node.module:
                whole = {f"{node.module}.{alias.name}" for alias in node.names}
                found |= whole if whole <= set(paths) else {*whole, node.module}
        out[name] = {each for each in found if each in paths and each != name}
    return out


def _circle(borrowed: dict[str, set[str]]) -> list[str]:
    """Names of which each borrows from the next and the last from the first; [] when there are none."""
    done: set[str] = set()

    def search(name: str, way: list[str]) -> list[str]:
        if name in way:
            return way[way.index(name) :]
        if name in done:
            return []
        for other in sorted(borrowed.get(name, ())):
            if found := search(other, [*way, name]):
                return found
        done.add(name)
        return []

    return next((found for name in sorted(borrowed) if (found := search(name, []))), [])


def test_no_files_import_each_other() -> None:
    """Also within a room, what is borrowed from does not borrow back, over however many files."""
    assert _circle(_borrowed()) == []


def test_the_jobs_of_merging_do_not_borrow_from_each_other_in_a_circle() -> None:
    """A folder of `merge` that another one borrows from can be read without it."""
    folders: dict[str, set[str]] = {}
    for name, found in _borrowed().items():
        steps = name.split(".")
        if steps[1:2] == ["merge"] and len(steps) > 2:
            others = {each.split(".")[2] for each in found if each.startswith("brief_builder.merge.")}
            folders.setdefault(steps[2], set()).update(others - {steps[2]})
    assert _circle(folders) == []
