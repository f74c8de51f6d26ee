"""Compiled templates on disk: what is kept gives the same bytes and problems, and nothing else is ever taken for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from brief_builder import Template
from brief_builder.leaks import Signature
from brief_builder.merge.keeping import folder as folder_room
from brief_builder.merge.keeping import kept as kept_room
from brief_builder.merge.keeping.folder import Folder, usual_folder
from brief_builder.merge.keeping.kept import KeptTemplates
from brief_builder.merge.keeping.plain import Unkept, dumped, loaded
from brief_builder.problems import Problems
from command import brief

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(path for path in (ROOT / "templates").iterdir() if path.suffix in (".docx", ".pptx"))
DATA = {"title": "Trade & aid", "rows": [{"name": "Ann"}, {"name": "Bo"}], "on": True}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder for what is kept."""
    return tmp_path / "cache" / "templates"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the templates that are compiled, as they are."""
    names: list[str] = []
    real = kept_room._compile

    def noted(data: bytes, shown: str, problems: Problems, signature: Signature | None) -> Any:
        names.append(shown)
        return real(data, shown, problems, signature)

    monkeypatch.setattr(kept_room, "_compile", noted)
    return names


def template(path: Path, *lines: str) -> bytes:
    """A Word template with these paragraphs."""
    document = Document()
    for line in lines or (
        "{{ title }}",
        "{% for row in rows %}{{ row.name | upper }} {% endfor %}{% if on %}On{% endif %}",
    ):
        document.add_paragraph(line)
    document.save(str(path))
    return path.read_bytes()


def rendered(data: bytes, place: Path | None, **options: Any) -> bytes:
    """The document that a process with this folder makes."""
    kept = KeptTemplates(place)
    found = kept.compiled(data, options.pop("shown", "a.docx"), Problems(), options.pop("signature", None))
    assert found is not None
    made = Template(found, **options).render(DATA)
    kept.keep()
    return made


def entries(place: Path) -> list[Path]:
    """The files of what is kept."""
    return sorted(place.glob("*.brief"))


def test_a_template_is_compiled_once(tmp_path: Path, place: Path, compiled: list[str]) -> None:
    """The second process takes what the first one kept, and makes the same bytes."""
    data = template(tmp_path / "a.docx")
    assert rendered(data, place) == rendered(data, place) == rendered(data, None)
    assert compiled == ["a.docx", "a.docx"]  # the first time, and where nothing is kept


@pytest.mark.parametrize("other", [
    {"shown": "b.docx"}, {"signature": Signature("Ann", date(2026, 3, 1))}, {"data": True}, {"program": True},
], ids=lambda each: next(iter(each)))  # fmt: skip
def test_another_template_program_or_option_is_compiled(
    tmp_path: Path, place: Path, compiled: list[str], other: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept is of these bytes under this name, by this program."""
    data = template(tmp_path / "a.docx")
    rendered(data, place)
    if other.pop("data", False):
        data = template(tmp_path / "b.docx", "{{ title }}!")
    if other.pop("program", False):
        monkeypatch.setattr(kept_room, "_program", lambda: b"a later version")
    rendered(data, place, **other)
    assert len(compiled) == len(entries(place)) == 2


def test_what_is_missing_may_print_nothing_after_it_was_an_error(tmp_path: Path, place: Path) -> None:
    """The code differs, and both are kept in one entry."""
    data = template(tmp_path / "a.docx", "{{ title }}{{ title | upper }}")
    for missing in ("error", "empty", "error", "empty"):
        assert rendered(data, place, missing=missing) == rendered(data, None, missing=missing)
    assert len(entries(place)) == 1


def test_warnings_are_told_again(tmp_path: Path, place: Path) -> None:
    """A template without tags is compiled, and that it holds none is told each time."""
    data = template(tmp_path / "a.docx", "No tag.")
    told: list[list[str]] = []
    for _ in range(2):
        kept, problems = KeptTemplates(place), Problems()
        kept.compiled(data, "a.docx", problems)
        kept.keep()
        told.append([problem.code for problem in problems])
    assert told == [["template-plain"]] * 2


def test_a_wrong_template_is_not_kept(tmp_path: Path, place: Path) -> None:
    """It is compiled until it is right."""
    data = template(tmp_path / "a.docx", "{{ title")
    kept, problems = KeptTemplates(place), Problems()
    kept.compiled(data, "a.docx", problems)
    kept.keep()
    assert problems.has_errors
    assert entries(place) == []


DAMAGES = {
    "cut off": lambda data: data[:-7],
    "empty": lambda _: b"",
    "one bit": lambda data: data[:60] + bytes([data[60] ^ 1]) + data[61:],
    "its code": lambda data: bytes([data[0] ^ 1]) + data[1:],
    "more at the end": lambda data: data + b"!",
    "another file": lambda _: b"PK\3\4" * 100,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_entry_is_as_none_and_is_written_anew(
    tmp_path: Path, place: Path, compiled: list[str], damage: str
) -> None:
    """Whatever happened to it, the document is the same."""
    data = template(tmp_path / "a.docx")
    made = rendered(data, place)
    (entry,) = entries(place)
    whole = entry.read_bytes()
    entry.write_bytes(DAMAGES[damage](whole))
    assert rendered(data, place) == made
    assert len(compiled) == 2
    assert entry.read_bytes() == whole


def test_an_entry_of_another_user_or_name_is_as_none(tmp_path: Path, place: Path, compiled: list[str]) -> None:
    """It was made with another key, or for another template."""
    first, second = template(tmp_path / "a.docx"), template(tmp_path / "b.docx", "{{ title }}")
    foreign = tmp_path / "foreign"
    rendered(first, place)
    rendered(first, foreign)
    (entry,) = entries(place)
    entry.write_bytes(entries(foreign)[0].read_bytes())
    rendered(first, place)
    rendered(second, place)
    other = next(each for each in entries(place) if each != entry)
    other.write_bytes(entry.read_bytes())
    assert rendered(second, place) == rendered(second, None)
    assert len(compiled) == 6


def test_a_lost_key_loses_what_was_kept_and_no_more(tmp_path: Path, place: Path, compiled: list[str]) -> None:
    """The next process makes another."""
    data = template(tmp_path / "a.docx")
    for key in (b"", b"short", None):
        made = rendered(data, place)
        file = place / "key"
        file.unlink() if key is None else file.write_bytes(key)
        assert rendered(data, place) == made
    assert len(compiled) == 4
    assert rendered(data, place) == made
    assert len(compiled) == 4


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other permissions")
def test_only_the_user_can_read_what_is_kept(tmp_path: Path, place: Path) -> None:
    """The folder and its files are closed to others."""
    rendered(template(tmp_path / "a.docx"), place)
    assert [oct(each.stat().st_mode & 0o777) for each in (place, place / "key", *entries(place))] == [
        "0o700", "0o600", "0o600",
    ]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other permissions")
@pytest.mark.parametrize("mode", [0o777, 0o750, 0o701])
def test_a_folder_that_others_may_enter_is_not_used(
    tmp_path: Path, place: Path, compiled: list[str], mode: int
) -> None:
    """Anybody could have put something there."""
    data = template(tmp_path / "a.docx")
    made = rendered(data, place)
    place.chmod(mode)
    before = [each.read_bytes() for each in entries(place)]
    assert rendered(data, place) == made
    assert len(compiled) == 2
    assert [each.read_bytes() for each in entries(place)] == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other permissions")
def test_a_folder_of_somebody_else_or_a_link_to_one_is_not_used(
    tmp_path: Path, place: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is read nor written."""
    data = template(tmp_path / "a.docx")
    link = tmp_path / "link"
    rendered(data, place)
    link.symlink_to(place)
    rendered(data, link)
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    rendered(data, place)
    assert len(compiled) == 3


@pytest.mark.parametrize("why", ["a file stands there", "no space", "read-only"])
def test_where_nothing_can_be_kept_the_document_is_made(
    tmp_path: Path, place: Path, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told: it was only to be faster."""
    data = template(tmp_path / "a.docx")
    if why == "a file stands there":
        place.parent.write_text("")
    else:

        def refuse(*_: Any, **__: Any) -> None:
            raise OSError(28 if why == "no space" else 30, why)

        monkeypatch.setattr(*(Folder, "_write") if why == "no space" else (Path, "mkdir"), refuse)
    assert rendered(data, place) == rendered(data, None)
    assert not place.is_dir() or entries(place) == []


def test_a_write_that_breaks_off_leaves_nothing(
    tmp_path: Path, place: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry appears under its name when all of it is on disk."""
    data = template(tmp_path / "a.docx")
    real = os.replace

    def fail(source: Any, target: Any, **options: Any) -> None:
        if str(target).endswith(".brief"):
            raise OSError(5, "no")
        real(source, target, **options)

    with monkeypatch.context() as patched:
        patched.setattr(folder_room.os, "replace", fail)
        rendered(data, place)
    assert [each.name for each in place.iterdir()] == ["key"]
    rendered(data, place)
    rendered(data, place)
    assert len(compiled) == 2


def test_what_was_not_used_for_longest_goes_first(
    tmp_path: Path, place: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder does not grow beyond its limit."""
    made = [template(tmp_path / f"{n}.docx", f"{{{{ title }}}} {n}") for n in range(4)]
    for number, data in enumerate(made[:3]):
        rendered(data, place)
        for entry in entries(place):
            if entry.stat().st_mtime > 10**9:
                os.utime(entry, (1000 + number, 1000 + number))
    rendered(made[0], place)  # used again: it is the newest now
    sizes = [entry.stat().st_size for entry in entries(place)]
    monkeypatch.setattr(folder_room, "MOST", sum(sizes) + min(sizes) // 2)
    rendered(made[3], place)
    compiled.clear()
    for data in (made[0], made[2], made[3]):
        rendered(data, place)
    assert compiled == []
    rendered(made[1], place)
    assert compiled == ["a.docx"]


def test_several_at_once_keep_one_whole_entry(tmp_path: Path, place: Path, compiled: list[str]) -> None:
    """Threads as processes: each finds nothing, or all."""
    data = template(tmp_path / "a.docx")
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: rendered(data, place), range(16)))
    assert made == {rendered(data, None)}
    assert [each.suffix for each in sorted(place.iterdir())] == [".brief", ""]
    compiled.clear()
    rendered(data, place)
    assert compiled == []


@pytest.mark.parametrize("value", ["0", "off", "OFF", "no", "false"])
def test_the_variable_turns_it_off(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """BRIEF_CACHE says where, or that nothing is kept."""
    monkeypatch.setenv("BRIEF_CACHE", value)
    assert usual_folder() is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")
def test_the_folder_is_the_users_for_what_can_be_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the XDG base directories say."""
    monkeypatch.delenv("BRIEF_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert usual_folder() == tmp_path / "brief-builder" / "templates"
    monkeypatch.setenv("BRIEF_CACHE", str(tmp_path / "mine"))
    assert usual_folder() == tmp_path / "mine" / "templates"


def test_brief_render_keeps_its_template_and_makes_the_same_of_it(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And an error of the data is told at the same place."""
    monkeypatch.setenv("BRIEF_CACHE", str(tmp_path / "cache"))
    template(tmp_path / "a.docx")
    (tmp_path / "data.json").write_text(json.dumps(DATA))
    (tmp_path / "wrong.json").write_text(json.dumps({**DATA, "rows": [{"name": 1}, {}]}))
    first = brief("render", "a.docx", "wrong.json", "out.docx", at=tmp_path)
    outs = []
    for _ in range(2):
        assert brief("render", "a.docx", "data.json", "out.docx", at=tmp_path).returncode == 0
        outs.append((tmp_path / "out.docx").read_bytes())
    assert outs[0] == outs[1]
    assert brief("render", "a.docx", "wrong.json", "out.docx", at=tmp_path) == first
    assert first.returncode == 1
    assert compiled == ["a.docx", "a.docx"]  # nothing is kept of a rendering that failed


def test_the_library_keeps_a_template_where_it_is_told_to(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Template.open keeps nothing by itself."""
    monkeypatch.setenv("BRIEF_CACHE", str(tmp_path / "cache"))
    template(tmp_path / "a.docx")
    made = {Template.open(tmp_path / "a.docx", keep=keep).render(DATA) for keep in (False, False, True, True, True)}
    assert len(made) == 1
    assert len(compiled) == 3


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_the_shipped_templates_come_back_as_they_were(path: Path, place: Path, compiled: list[str]) -> None:
    """All that is known of them before there are data, word for word."""
    data = path.read_bytes()
    found = []
    for _ in range(2):
        kept = KeptTemplates(place)
        each = kept.compiled(data, path.name, Problems())
        assert each is not None
        kept.keep()
        found.append(each)
    assert compiled == [path.name]
    assert found[0].package == found[1].package
    assert dumped([found[0].parts, dict(found[0].compiled), found[0].deck]) == dumped(
        [found[1].parts, dict(found[1].compiled), found[1].deck]
    )


@pytest.mark.parametrize("text", [
    b"", b"[]", b"null", b'[[["Popen","args"]],[[0,["t","id"]]],["o",0]]', b'[[["Tag","number"]],[[0,1]],["o",0]]',
    b'[[],[],["o",3]]', b'[[],[],["x",3]]', b'[[["Filter"]],[[0]],["o",0]]', b'[[],[],["s","Klingon"]]',
])  # fmt: skip
def test_a_text_that_is_not_what_was_kept_makes_nothing(text: bytes) -> None:
    """Only classes of the list are made, with all that they hold; none of their code runs."""
    with pytest.raises(Unkept):
        loaded(text)


def test_what_is_rare_is_not_kept() -> None:
    """A value of a class that is not on the list, or a key that is compared by what it holds."""
    for value in (object(), Path("a"), {object(): 1}, {Signature("Ann", date(2026, 3, 1)): 1}, float("nan"), print):
        with pytest.raises(Unkept):
            dumped(value)


def test_plain_data_come_back_as_they_were() -> None:
    """With what is the same object in several places being one again."""
    value = {"a": (1, 2.5, None, True, "é\ud800"), "b": [frozenset({"x", "y"}), b"\0\xff", {}], 3: ((),)}
    assert loaded(dumped(value)) == value


def test_to_render_a_kept_template_loads_nothing_that_reads_templates(tmp_path: Path) -> None:
    """Nor what reads the arguments of other verbs, other documents, or YAML."""
    template(tmp_path / "a.docx")
    (tmp_path / "data.json").write_text(json.dumps(DATA))
    code = (
        "import sys\nfrom brief_builder.cli import main\n"
        "sys.argv = ['brief', 'render', 'a.docx', 'data.json', 'out.docx']\nmain()\n"
        "print(' '.join(sys.modules))"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True,
            env={**os.environ, "BRIEF_CACHE": str(tmp_path / "cache")},
        )  # fmt: skip
    slow = {
        "typer", "pydantic", "docx", "pptx", "matplotlib", "babel", "ruamel", "pypdf", "openpyxl", "rich", "PIL",
        "markdown_it", "uharfbuzz", "fontTools", "brief_builder.template.compiling", "brief_builder.facts",
        "brief_builder.merge.charts", "brief_builder.merge.pictures", "brief_builder.merge.decks",
    }  # fmt: skip
    assert slow.intersection(done.stdout.split()) == set()


@pytest.mark.parametrize("value", ["kept", "./kept", "~nobody-of-this-name/x"])
def test_a_folder_that_is_none_from_the_root_keeps_nothing(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be one where the command runs: perhaps a pack that is sent on."""
    monkeypatch.setenv("BRIEF_CACHE", value)
    assert usual_folder() is None


def test_a_folder_of_the_users_home_may_be_named_from_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in a settings file, which no shell reads."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("BRIEF_CACHE", "~/kept")
    assert usual_folder() == tmp_path / "kept" / "templates"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_nothing_stays_open(tmp_path: Path, place: Path) -> None:
    """Of a process that fills many templates."""
    data = template(tmp_path / "a.docx")
    rendered(data, place)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        rendered(data, place)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_program_that_stands_in_no_folder_keeps_nothing(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a .zip, say: nobody can tell whether it is another today."""
    data = template(tmp_path / "a.docx")

    def missing() -> bytes:
        raise NotADirectoryError

    monkeypatch.setattr("brief_builder.merge.keeping.kept._program", missing)
    assert rendered(data, place) == rendered(data, None)
    assert not place.exists() or list(place.iterdir()) == []
