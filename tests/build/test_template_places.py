"""Which template a pack takes: its own, then one of its project, never that of a stranger; and what is said of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brief_builder import check
from brief_builder.pack import template_folders
from small_pack import make_pack


def _said(project: Path) -> list[str]:
    """severity[code] message | help, of the templates."""
    found = check(project / "data" / "small").problems
    return [f"{p.severity} {p.code}: {p.message} = {'; '.join(p.help)}" for p in found if p.code.startswith("template")]


def _with_own(project: Path, *names: str) -> Path:
    """A project whose pack has templates of its own: copies of those of the project, by these names."""
    own = make_pack(project) / "templates"
    own.mkdir()
    for name in names:
        shutil.copy(
            project / "templates" / f"{'deck' if name.endswith('.pptx') else 'brief'}{Path(name).suffix}", own / name
        )
    return own


def test_templates_lie_in_the_pack_and_in_the_project_around_it(tmp_path: Path) -> None:
    """The project is the folder around the pack's, or around `data`."""
    for folder in ("p/data/a", "p/b", "p/b/c"):
        (tmp_path / folder / "templates").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "p" / "templates").mkdir()
    (tmp_path / "p" / "data" / "templates").mkdir()
    looked = {name: template_folders(tmp_path / name) for name in ("p/data/a", "p/b", "p/b/c")}
    assert {name: [path.relative_to(tmp_path).as_posix() for path in found] for name, found in looked.items()} == {
        "p/data/a": ["p/data/a/templates", "p/data/templates", "p/templates"],
        "p/b": ["p/b/templates", "p/templates"],
        "p/b/c": ["p/b/c/templates", "p/b/templates"],
    }


def test_a_template_further_up_is_named_and_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PROJECT/packs/PACK: the folder of templates is two steps up, where those of a stranger may lie."""
    make_pack(tmp_path)
    (tmp_path / "data").rename(tmp_path / "packs")
    monkeypatch.chdir(tmp_path)
    told = [p for p in check("packs/small").problems if p.code == "template-missing"]
    assert [p.help[-1] for p in told] == [
        f"{tmp_path}/templates/{name} is not looked at: move the folder templates to {tmp_path}/packs, or into the pack"
        for name in ("brief.docx", "deck.pptx")
    ]


def test_a_template_that_was_renamed_is_told_with_both_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build takes the project's, and says which of the pack's own was probably meant."""
    _with_own(tmp_path, "brief_v2.docx", "deck.pptx", "~$brief.docx", "brief.problems.docx")
    monkeypatch.chdir(tmp_path)
    assert _said(tmp_path) == [
        "warning template-elsewhere: brief.docx is not in data/small/templates, and is taken from templates = "
        "did you mean `brief_v2.docx`?; if the one of the project is meant, copy it into data/small/templates"
    ]


def test_a_template_of_the_project_beside_own_ones_of_another_kind_is_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing in the pack's own folder could be meant."""
    _with_own(tmp_path, "brief.docx")
    monkeypatch.chdir(tmp_path)
    assert _said(tmp_path) == [
        "note template-elsewhere: deck.pptx is not in data/small/templates, and is taken from templates = "
        "nothing to do if the one of the project is meant"
    ]


def test_a_template_that_serves_another_language_is_not_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack has one of its own for French, and takes that of the project for English."""
    own = _with_own(tmp_path, "brief.fr.docx", "deck.pptx").parent
    pack = own / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("[en]", "[en, fr]"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [line.partition(":")[0] for line in _said(tmp_path)] == ["note template-elsewhere"]


def test_own_templates_come_before_those_of_the_project_in_every_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One for all languages in the pack, before one for the language elsewhere."""
    own = _with_own(tmp_path, "brief.docx", "deck.pptx")
    shutil.copy(own / "brief.docx", tmp_path / "templates" / "brief.en.docx")
    monkeypatch.chdir(tmp_path)
    report = check()
    assert report.loaded.pack is not None
    assert report.loaded.pack.template("brief", "en") == Path("data/small/templates/brief.docx")
    assert _said(tmp_path) == []


@pytest.mark.parametrize(
    ("named", "cure"),
    [
        ("breif.docx", "did you mean `brief.docx`?"),
        ("brief.doc", "did you mean `brief.docx`?"),
        ("Kurzfassung.docx", "there is `brief.docx`"),
    ],
)
def test_a_template_that_is_not_there_names_those_that_are(
    named: str, cure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The near one, or all of its kind."""
    make_pack(tmp_path, [{"file": "pack.yaml", "from": "brief: brief.docx", "to": f"brief: {named}"}])
    monkeypatch.chdir(tmp_path)
    assert _said(tmp_path) == [f"error template-missing: there is no template {named} = {cure}; looked in templates"]
