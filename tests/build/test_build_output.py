"""What a build writes, where, and what it leaves alone."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from brief_builder import BriefError, build, check, fact_reports, machine
from brief_builder.build.loading import load
from brief_builder.build.locking import Lock
from brief_builder.build.output import write_all
from brief_builder.problems import Problem
from small_pack import make_pack
from word_packages import packed


def test_paths_may_be_given_as_text(tmp_path: Path) -> None:
    """`build("data/small", out="output")` is how a script says it."""
    pack = make_pack(tmp_path)
    built = build(str(pack), out=str(tmp_path / "out"))
    assert built.folder == tmp_path / "out" / "small"
    assert check(str(pack)).problems.errors == []


def test_a_language_that_the_pack_lacks_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never a silent fallback, never a crash."""
    make_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    for run in (build, lambda **k: check(**k).problems.stop_on_error()):
        with pytest.raises(BriefError) as caught:
            run(languages=("fr",))
        assert [p.code for p in caught.value.problems if p.severity == "error"] == ["text-missing"]


def test_a_public_manifest_does_not_hold_what_is_internal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record goes where the files go."""
    changes = [
        {"file": "pack.yaml", "from": "owner: The desk", "to": "owner: The desk\naudience: public"},
        {"file": "facts/trade.yaml", "from": "    bound: gt", "to": "    bound: gt\n    audience: internal"},
        {"file": "texts/en.yaml", "from": "The fleet has {{ fleet.boats }} boats.", "to": "No boats."},
    ]
    make_pack(tmp_path, changes)
    monkeypatch.chdir(tmp_path)
    built = build()
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    assert "fleet.boats" not in json.dumps(manifest)  # nor in what was remarked about it
    for path in built.files:
        assert b"fishing boats" not in path.read_bytes()


PUBLIC = [
    {"file": "pack.yaml", "from": "owner: The desk", "to": "owner: The desk\naudience: public"},
    {"file": "facts/trade.yaml", "from": "    bound: gt", "to": "    bound: gt\n    audience: internal"},
    {"file": "texts/en.yaml", "from": "The fleet has {{ fleet.boats }} boats.", "to": "No boats."},
]


def test_typed_words_of_an_internal_fact_are_told(tmp_path: Path) -> None:
    """No tag says where they come from, and the public reads them all the same."""
    change = {"file": "texts/en.yaml", "from": "No boats.", "to": "It has More than\u00a0120 fishing boats."}
    told = _withheld(make_pack(tmp_path, [*PUBLIC, change]))
    said = "the pack is public, and words of `fleet.boats`, which is internal, stand in this file"
    assert {(each.severity, each.message) for each in told} == {("error", said)}
    assert all(each.place.trail[-1].startswith("paragraph") for each in told if each.place.file == "brief.en.docx")


@pytest.mark.parametrize(
    ("part", "text", "where"),
    [
        (
            "docProps/app.xml",
            "<Properties><Company>more than 120 fishing boats</Company></Properties>",
            "document properties",
        ),
        ("customXml/item9.xml", "<a>more than 120 boats</a>", ""),  # nothing leads to it: it does not come out
    ],
)
def test_words_of_an_internal_fact_are_found_in_every_part(part: str, text: str, where: str, tmp_path: Path) -> None:
    """Also where Word does not show them."""
    pack = make_pack(tmp_path, PUBLIC)
    path = tmp_path / "templates" / "brief.docx"
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    path.write_bytes(packed({**members, part: text.encode()}))
    assert [each.place.trail for each in _withheld(pack)] == ([(where,)] if where else [])


def _withheld(pack: Path) -> list[Problem]:
    return [each for each in check(str(pack)).problems if each.code == "audience-leak"]


def test_what_is_computed_from_internal_facts_is_internal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its evidence would name them; so a public pack that prints it is stopped."""
    derived = "  fleet.twice:\n    kind: statistic\n    label: {en: Twice}\n    formula: fleet.boats * 2\n"
    changes = [
        *PUBLIC,
        {"file": "facts/trade.yaml", "from": "    bound: gt\n", "to": ""},
        {"file": "facts/trade.yaml", "from": "more than 120", "to": "120"},
        {"file": "sources/gazette.clippings.txt", "from": "more than 120", "to": "120"},
        {"file": "facts/trade.yaml", "from": "", "to": derived},
        {"file": "texts/en.yaml", "from": "No boats.", "to": "Twice {{ fleet.twice }} boats."},
    ]
    make_pack(tmp_path, changes)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BriefError) as caught:
        build()
    assert {p.code for p in caught.value.problems if p.severity == "error"} == {"fact-internal"}
    (left_out,) = [p for p in caught.value.problems if p.code == "audience-internal"]
    assert "2 facts: `fleet.boats` and `fleet.twice`" in left_out.message


def test_a_public_pack_asks_nothing_about_internal_facts(tmp_path: Path) -> None:
    """Neither a question nor an age that names one reaches a template; nor does a question that is not said to be."""
    question = "questions:\n  - {ref: Q1, question: {en: Who counted the fishing boats?}, about: [T4]}\n"
    question += "  - {ref: Q2, question: {en: Who counts trade?}, about: [T1], audience: public}\n"
    question += "  - {ref: Q3, question: {en: Who asks?}, about: [T1]}\n"
    internal = "    audience: internal\n    review_by: 2020-01-01"
    changes = [
        *PUBLIC,
        {"file": "facts/trade.yaml", "from": "    audience: internal", "to": internal},
        {"file": "questions.yaml", "from": "", "to": question},
    ]
    pack = make_pack(tmp_path, changes)
    data = load(str(pack)).contexts["en"].data
    assert [str(each["question"]) for each in data["questions"]] == ["Who counts trade?"]
    assert [line for line in map(str, data["stale"]) if "boats" in line] == []


def test_a_source_of_internal_facts_alone_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in the annex, nor in the records, nor by what its files are called."""
    note = "title: A talk with the envoy\npublisher: The envoy\nlanguage: en\ntier: 1\n"
    boats = "    source: gazette\n    quote: more than"
    changes = [
        *PUBLIC,
        {"file": "facts/trade.yaml", "from": boats, "to": boats.replace("gazette", "envoy")},
        {"file": "sources/envoy.yaml", "from": "", "to": note},
        {"file": "sources/envoy.clippings.txt", "from": "", "to": "There are more than 120 fishing boats.\n"},
    ]
    pack = make_pack(tmp_path, changes)
    monkeypatch.chdir(tmp_path)
    assert [source.key for source in load(str(pack)).contexts["en"].data["sources"]] == ["gazette"]
    for path in build().files:
        parts = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                parts = [package.read(name) for name in package.namelist()]
        assert not any(b"envoy" in part for part in parts), path


def test_the_manifest_records_what_was_found_and_how_it_was_resolved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code, severity, facts, and the reason that somebody gave."""
    entry = "resolutions:\n  - {finding: source-undated, sources: [gazette], how: waive, reason: {en: It never is.}}\n"
    make_pack(tmp_path, [{"file": "resolutions.yaml", "from": "", "to": entry}])
    source = tmp_path / "data/small/sources/gazette.yaml"
    source.write_text(re.sub("published: .*", "published: null", source.read_text(encoding="utf-8")), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    manifest = json.loads((build().folder / "manifest.json").read_text(encoding="utf-8"))
    (undated,) = [each for each in manifest["findings"] if each["code"] == "source-undated"]
    assert undated == {
        "code": "source-undated",
        "severity": "note",
        "message": undated["message"],
        "facts": [],
        "source": "gazette",
        "resolution": {"how": "waive", "reason": "It never is."},
    }


def test_nothing_is_written_when_one_file_cannot_be(tmp_path: Path) -> None:
    """A folder that stands where a file should go stops all of it; what was there stays."""
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(BriefError) as caught:
        write_all(tmp_path, {"a.txt": b"new", "b.txt": b"new"})
    assert caught.value.problems[0].code == "output-unwritable"
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "b.txt"]


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="symbolic links need a right on Windows")
def test_a_link_in_the_output_folder_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link where an output should go would overwrite its target."""
    secret = tmp_path / "secret.txt"
    secret.write_text("kept", encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").symlink_to(secret)
    with pytest.raises(BriefError):
        write_all(folder, {"a.txt": b"new"})
    assert secret.read_text(encoding="utf-8") == "kept"


def test_a_lock_that_a_killed_build_left_is_taken_over(tmp_path: Path) -> None:
    """A process that is gone holds nothing."""
    (tmp_path / ".building").write_text("999999999", encoding="utf-8")
    with Lock(tmp_path):
        assert (tmp_path / ".building").read_text(encoding="utf-8").split()[0] == str(os.getpid())
    assert not (tmp_path / ".building").exists()


def test_a_file_where_the_folder_would_be_is_told_as_one(tmp_path: Path) -> None:
    """Not as a build that is writing there: nobody could wait for it."""
    (tmp_path / "pack").touch()
    with pytest.raises(BriefError) as caught, Lock(tmp_path / "pack"):
        pass
    (problem,) = caught.value.problems
    assert problem.message.endswith("pack is a file, not a folder")
    assert problem.help == ("give that file another name, or choose another folder with --out",)


@pytest.mark.skipif(os.name == "nt", reason="locks are never taken over there")
def test_a_lock_of_another_machine_is_not_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its process runs or not: from here, its number says nothing. Whose it is, is told."""
    monkeypatch.setattr(machine, "_name", lambda: "desk-7")
    with Lock(tmp_path):
        said = (tmp_path / ".building").read_text(encoding="utf-8")
    (tmp_path / ".building").write_text(said.replace(str(os.getpid()), "999999999", 1), encoding="utf-8")
    monkeypatch.undo()
    with pytest.raises(BriefError) as caught, Lock(tmp_path):
        pass
    (problem,) = caught.value.problems
    assert "another build is writing there, process 999999999 on desk-7" in problem.message
    assert "if that one is gone, delete" in problem.help[0]
    monkeypatch.setattr(machine, "_name", lambda: "desk-7")
    with Lock(tmp_path):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="only there")
def test_a_lock_of_another_container_is_not_taken_over(tmp_path: Path) -> None:
    """Each counts its own processes."""
    (tmp_path / ".building").write_text(f"999999999\n{platform.node()} pid:[1]", encoding="utf-8")
    with pytest.raises(BriefError), Lock(tmp_path):
        pass


def test_a_template_may_exist_for_one_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """brief.en.docx goes before brief.docx when English is built."""
    from outlines import make_docx, outline_of

    make_pack(tmp_path)
    (tmp_path / "templates" / "brief.en.docx").write_bytes(make_docx("only {{ trade.total.2024 }}"))
    monkeypatch.chdir(tmp_path)
    built = build(only=("brief",))
    assert outline_of((built.folder / "brief.en.docx").read_bytes()) == "only €5.6\u00a0million"


def test_a_template_outside_the_pack_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with folders in it is refused, wherever it leads."""
    make_pack(tmp_path, [{"file": "pack.yaml", "from": "brief: brief.docx", "to": "brief: ../secret.docx"}])
    monkeypatch.chdir(tmp_path)
    assert [p.code for p in check().problems.errors] == ["pack-field"]


def test_every_fact_says_where_it_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Document, section and paragraph; charts by their file."""
    make_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    reports, _ = fact_reports(with_uses=True)
    uses = {r.name: [(u.file, u.place, u.kind) for u in r.uses or ()] for r in reports}
    assert ("brief.en.docx", 'section "Summary", paragraph 2', "figure") in uses["fleet.boats"]
    assert ("charts/trade.en.svg", "", "chart") in uses["trade.total.2023"]


def test_files_that_were_renamed_are_put_back_when_a_later_one_is_held_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows when the deck is open: the brief is the old one again, and nothing is left beside."""
    for name in ("brief", "deck"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if Path(target).name == "deck":
            raise PermissionError(13, "held open")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(BriefError) as caught:
        write_all(tmp_path, {"brief": b"new", "more": b"new", "deck": b"new"})
    assert "another program holds it open" in caught.value.problems[0].message
    assert {p.name: p.read_text(encoding="utf-8") for p in tmp_path.iterdir()} == {"brief": "old", "deck": "old"}


@pytest.mark.parametrize("first", ["from brief_builder import check", "import brief_builder.build.loading", "pass"])
def test_build_can_be_called_whatever_was_imported_before(tmp_path: Path, first: str) -> None:
    """The room and the verb have one name, and the room may have taken its place in the package."""
    pack = make_pack(tmp_path)
    script = f"{first}\nfrom brief_builder import build\nprint(callable(build))"
    if first == "pass":  # and it does its work
        script += f"\nprint(len(build({str(pack)!r}, out={str(tmp_path)!r}).files))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.stdout.split(), ran.stderr) == (["True", "6"] if first == "pass" else ["True"], "")


@pytest.mark.parametrize("names", ["build, share", "share, build", "check, share"])
def test_share_can_be_called_whatever_is_imported_beside_it(names: str) -> None:
    """It has the name of a room too, which takes its place in the package once `build` is loaded."""
    script = f"from brief_builder import {names}\nprint(callable(share))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("True", "")


def test_what_programs_leave_beside_an_open_file_is_no_input(tmp_path: Path) -> None:
    """The record of a build says the same whether LibreOffice has a table open or not."""
    pack = make_pack(tmp_path)
    before = json.loads((build(pack, out=tmp_path / "out").folder / "manifest.json").read_text(encoding="utf-8"))
    for name in (".~lock.trade.yaml#", "~$trade.xlsx"):
        (pack / "facts" / name).write_text("x", encoding="utf-8")
    after = json.loads((build(pack, out=tmp_path / "out").folder / "manifest.json").read_text(encoding="utf-8"))
    assert after["inputs"] == before["inputs"]


def test_a_lock_leaves_what_another_build_below_has_on_its_way(tmp_path: Path) -> None:
    """A batch holds the folder around the packs, in which others may be built."""
    below = tmp_path / "out" / "other"
    with Lock(below):
        staged = below / "charts" / ".building-x.part"
        staged.parent.mkdir()
        staged.touch()
        with Lock(tmp_path / "out"):
            assert staged.exists()
    with Lock(tmp_path / "out"):
        assert not staged.exists()
