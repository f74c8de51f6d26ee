"""A new pack: sound at once, its own from the first line, and never over anything that is there."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from brief_builder import BriefError, build, check, init_pack
from brief_builder.build import starting
from brief_builder.build.starters import NAMES, starter_files
from brief_builder.build.starting import title_of
from brief_builder.facts.formulas.formula import FUNCTIONS
from brief_builder.office import Package

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2031, 3, 5)


def _codes(error: pytest.ExceptionInfo[BriefError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


@pytest.mark.parametrize("languages", [("en",), ("fr",), ("fr", "en")], ids="-".join)
def test_a_new_pack_is_sound_at_once(tmp_path: Path, languages: tuple[str, ...]) -> None:
    """Strictly checked, it has no error, in each language and at any date."""
    init_pack(tmp_path / "trade-brief", as_of=DAY, languages=languages)
    report = check(tmp_path / "trade-brief", strict=True)
    assert [str(problem) for problem in report.problems.errors] == []
    assert report.loaded.pack is not None
    assert (report.loaded.pack.name, report.loaded.pack.languages) == ("trade-brief", languages)


def test_functions_that_a_new_pack_speaks_of_exist() -> None:
    """In the remarks of its facts, in each language, with as many figures as they take."""
    text = starter_files("starter")["facts/trade.yaml"].decode()
    spoken = re.findall(r"`(\w+)\(([^)`]*)\)`", text)
    assert len(spoken) == 6
    for name, taken in spoken:
        least, most = FUNCTIONS[name]
        assert least <= len(taken.split(",")) <= (most or 99)
        assert "=" not in taken


def test_a_new_pack_builds_at_once(tmp_path: Path) -> None:
    """All of its facts are printed, and it has a brief, a deck and a chart."""
    init_pack(tmp_path / "trade", as_of=DAY)
    built = build(tmp_path / "trade", out=tmp_path / "output")
    names = [path.relative_to(built.folder).as_posix() for path in built.files]
    assert {"brief.en.docx", "deck.en.pptx", "charts/trade.en.svg"} < set(names)
    assert (built.facts_used, built.facts) == (4, 4)


def test_what_can_be_known_is_not_asked(tmp_path: Path) -> None:
    """Name and title are the folder's, the edition is the month of the date, and the worked facts are of its time."""
    init_pack(tmp_path / "trade-brief", as_of=DAY, languages=("en", "fr"))
    pack = (tmp_path / "trade-brief" / "pack.yaml").read_text(encoding="utf-8")
    facts = (tmp_path / "trade-brief" / "facts" / "trade.yaml").read_text(encoding="utf-8")
    assert "\nname: trade-brief\n" in pack
    assert 'title:\n  en: "Trade brief"\n  fr: "Trade brief"\n' in pack
    assert 'edition:\n  en: "March 2031"\n  fr: "mars 2031"\n' in pack
    assert "\nas_of: 2031-03-05\n" in pack
    assert "  trade.total.2030:\n" in facts
    assert "2025" not in facts


def test_a_pack_has_the_words_of_its_languages_alone(tmp_path: Path) -> None:
    """A French pack has no English word to take out, and its remarks and its README are French."""
    started = init_pack(tmp_path / "note", as_of=DAY, languages=("fr",))
    facts = (tmp_path / "note" / "facts" / "trade.yaml").read_text(encoding="utf-8")
    assert facts.startswith("# Les faits : chaque chiffre")
    assert "en: " not in facts
    assert (tmp_path / "note" / "README.md").read_text(encoding="utf-8").startswith("# Note\n")
    assert [path.name for path in started.files if path.parent.name == "texts"] == ["fr.yaml"]


@pytest.mark.parametrize(
    ("name", "title"),
    [("trade-brief", "Trade brief"), ("trade_2027", "Trade 2027"), ("ASEAN", "ASEAN"), ("à-jour", "À jour")],
)
def test_a_title_is_the_folders_name_in_words(name: str, title: str) -> None:
    """Hyphens and underscores are spaces; the first letter is a capital, the others stay."""
    assert title_of(name) == title


@pytest.mark.parametrize("name", ["no", "2031", "true", "l'été", "it #1"])
def test_a_folders_name_that_yaml_reads_otherwise_is_a_name_all_the_same(tmp_path: Path, name: str) -> None:
    """`no`, a year or a quotation mark in the name is what stands there."""
    init_pack(tmp_path / name, as_of=DAY)
    loaded = check(tmp_path / name).loaded
    assert loaded.pack is not None
    assert loaded.pack.name == name


@pytest.mark.parametrize("name", ["trade: brief", "con", "what?", "trade.", "trade ", "trade\nbrief"])
def test_a_folder_that_no_system_could_name_is_refused(tmp_path: Path, name: str) -> None:
    """The pack's name becomes a folder of the output, on every system."""
    with pytest.raises(BriefError, match="a pack cannot be called") as error:
        init_pack(tmp_path / name, as_of=DAY)
    assert _codes(error) == ["pack-field"]
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_there_are_never_written_over(tmp_path: Path) -> None:
    """A folder with anything in it is refused, and stays as it was."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(BriefError, match=r"holds files already, such as notes\.txt") as error:
        init_pack(tmp_path / "mine", as_of=DAY)
    assert _codes(error) == ["pack-exists"]
    assert [path.name for path in tmp_path.rglob("*")] == ["mine", "notes.txt"]


def test_a_pack_that_is_there_is_to_be_built(tmp_path: Path) -> None:
    """Where a pack is already, the cure names the command that builds it."""
    init_pack(tmp_path / "trade", as_of=DAY)
    before = (tmp_path / "trade" / "pack.yaml").read_bytes()
    with pytest.raises(BriefError) as error:
        init_pack(tmp_path / "trade", as_of=date(2032, 1, 1))
    assert "brief build" in error.value.problems[0].help[0]
    assert (tmp_path / "trade" / "pack.yaml").read_bytes() == before


def test_a_file_of_that_name_is_refused(tmp_path: Path) -> None:
    """A file is no folder, and stays."""
    (tmp_path / "trade").write_text("mine")
    with pytest.raises(BriefError, match="is a file") as error:
        init_pack(tmp_path / "trade", as_of=DAY)
    assert _codes(error) == ["pack-exists"]
    assert (tmp_path / "trade").read_text() == "mine"


def test_an_empty_folder_keeps_its_place(tmp_path: Path) -> None:
    """Somebody may stand in it; what a system left there is nothing."""
    folder = tmp_path / "trade"
    folder.mkdir()
    (folder / ".DS_Store").write_text("")
    before = folder.stat().st_ino
    init_pack(folder, as_of=DAY)
    assert folder.stat().st_ino == before
    assert (folder / "pack.yaml").is_file()


@pytest.mark.parametrize("there", [True, False], ids=["an empty folder", "no folder"])
def test_a_pack_that_cannot_be_written_whole_is_not_there_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    """A full disk in the middle leaves nothing: neither files nor a folder beside."""
    folder = tmp_path / "trade"
    if there:
        folder.mkdir()
    write, rename = Path.write_bytes, Path.rename
    count = iter(range(100))

    def failing(self: Path, data: bytes) -> int:
        if next(count) == 5 and not there:
            raise OSError(28, "No space left on device")
        return write(self, data)

    def stopping(self: Path, target: Path) -> Path:
        if there and self.name == "sources":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "write_bytes", failing)
    monkeypatch.setattr(Path, "rename", stopping)
    with pytest.raises(BriefError, match="No space left") as error:
        init_pack(folder, as_of=DAY)
    assert _codes(error) == ["output-unwritable"]
    assert [path.name for path in tmp_path.rglob("*")] == (["trade"] if there else [])


def test_an_unknown_language_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    """Nothing is written, and the cure says how a language is added."""
    with pytest.raises(BriefError, match="no texts in the language `km`; it has en, fr") as error:
        init_pack(tmp_path / "trade", as_of=DAY, languages=("en", "km"))
    assert _codes(error) == ["text-missing"]
    assert not (tmp_path / "trade").exists()


def test_an_unknown_source_is_told_with_the_name_that_is_meant(tmp_path: Path) -> None:
    """A slip in the name of the pack to copy has its cure."""
    with pytest.raises(BriefError) as error:
        init_pack(tmp_path / "trade", as_of=DAY, source="canada-camboda")
    assert _codes(error) == ["pack-missing"]
    assert "canada-cambodia" in error.value.problems[0].help[0]


def test_a_copy_is_the_shipped_pack_with_a_name_of_its_own(tmp_path: Path) -> None:
    """Data, templates and chart style are the shipped ones; the name is the folder's, the date stays."""
    init_pack(tmp_path / "mine", as_of=None, source="canada-cambodia")
    shipped = ROOT / "data" / "canada-cambodia"
    for path in shipped.rglob("*"):
        if path.is_file() and path.name != "pack.yaml":
            assert (tmp_path / "mine" / path.relative_to(shipped)).read_bytes() == path.read_bytes()
    for name in ("brief.docx", "deck.pptx", "brief.mplstyle"):
        assert (tmp_path / "mine" / "templates" / name).read_bytes() == (ROOT / "templates" / name).read_bytes()
    own = (shipped / "pack.yaml").read_text(encoding="utf-8").replace("name: canada-cambodia", 'name: "mine"')
    assert (tmp_path / "mine" / "pack.yaml").read_text(encoding="utf-8") == own


def test_a_copy_in_one_language_leaves_the_others_texts(tmp_path: Path) -> None:
    """`--lang en` of a copied pack builds English, and has no texts that nobody keeps up."""
    init_pack(tmp_path / "mine", as_of=DAY, languages=("en",), source="canada-cambodia")
    pack = (tmp_path / "mine" / "pack.yaml").read_text(encoding="utf-8")
    assert "\nlanguages: [en]\n" in pack
    # The remark behind the date stays.
    assert "\nas_of: 2031-03-05        # the date" in pack
    assert [path.name for path in (tmp_path / "mine" / "texts").iterdir()] == ["en.yaml"]


def test_what_is_begun_with_comes_with_the_program() -> None:
    """The wheel holds every file that a checkout finds beside the code."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    inside: dict[str, bytes] = {}
    for source, target in included.items():
        path = ROOT / source
        files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
        for each in files:
            below = "" if each == path else f"/{each.relative_to(path).as_posix()}"
            inside[f"{target}{below}"] = each.read_bytes()
    for name in NAMES:
        for path, data in starter_files(name).items():
            assert inside[f"brief_builder/starters/{name}/{path}"] == data


def test_the_starter_is_a_pack_by_itself() -> None:
    """As it lies in the project it is strictly sound, in both languages."""
    report = check(ROOT / "templates" / starting.STARTER, strict=True)
    assert [str(problem) for problem in report.problems.errors] == []


def test_facts_in_another_currency_change_all_that_is_printed(tmp_path: Path) -> None:
    """Nothing in texts, templates and the chart's labels says the currency of the worked facts by itself."""
    started = init_pack(tmp_path / "trade", as_of=DAY)
    for path in started.files:
        if path.name in ("trade.yaml", "example.clippings.txt"):
            text = path.read_text(encoding="utf-8").replace("C$", "US$").replace("unit: CAD", "unit: USD")
            path.write_text(text, encoding="utf-8")
    built = build(started.folder, out=tmp_path / "output")
    for path in built.files:
        if path.suffix in (".docx", ".pptx"):
            package = Package.open(path.read_bytes())
            said = b"".join(package.read(name) for name in package.names() if name.endswith(".xml"))
            assert "US$1.9\N{NO-BREAK SPACE}billion".encode() in said
            assert b"C$" not in said
