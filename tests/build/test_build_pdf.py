"""`brief build --pdf` and `brief render … OUT.pdf`: what is written, what is recorded, and what stops them."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import docx
import pytest

from brief_builder import build
from brief_builder.build import papers, producing
from brief_builder.pdf import Paper, read_structure
from brief_builder.problems import BriefError, Fault
from command import brief
from outlines import make_docx
from small_pack import make_pack


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return make_pack(tmp_path)


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice is not installed."""

    def missing() -> Path:
        raise Fault("office-missing", "LibreOffice is not installed")

    monkeypatch.setattr(papers, "find_office", missing)


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFs are made, and a figure in each has no alt text."""
    fault = Fault("pdf-figure", "a picture has no alt text", severity="warning")
    monkeypatch.setattr(papers, "find_office", Path)
    monkeypatch.setattr(papers, "make_pdfs", lambda files: {name: Paper(b"%PDF", (fault,)) for name in files})


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.office
def test_pdfs_stand_beside_the_documents(office: None, pack: Path, tmp_path: Path) -> None:
    """One for each, tagged, in its language, and recorded with its hash."""
    built = build(pack, out=tmp_path / "out", pdf=True)
    documents = {path.stem for path in built.files if path.suffix in (".docx", ".pptx")}
    assert documents == {path.stem for path in built.files if path.suffix == ".pdf"} != set()
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    records = {each["file"]: each for each in manifest["outputs"]}
    provenance = json.loads((built.folder / "provenance.json").read_text(encoding="utf-8"))
    relations = provenance["wasDerivedFrom"].values()
    derived = {(each["prov:generatedEntity"], each["prov:usedEntity"]) for each in relations}
    for path in (path for path in built.files if path.suffix == ".pdf"):
        data = path.read_bytes()
        record = records[path.name]
        assert (record["sha256"], record["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
        read = read_structure(data)
        assert (read.tagged, read.title) == (True, "A pack")
        assert read.language.partition("-")[0] == record["language"]
        (origin,) = [name for name in records if name != path.name and Path(name).stem == path.stem]
        assert (f"output:{path.name}", f"output:{origin}") in derived


def test_only_pdf_writes_pdfs_alone(faulty: None, pack: Path, tmp_path: Path) -> None:
    """And the record says where facts stand in them."""
    built = build(pack, out=tmp_path / "out", only=("pdf",))
    assert {path.suffix for path in built.files} == {".pdf", ".json"}
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    used = {use["file"] for fact in manifest["facts"].values() for use in fact["uses"]}
    assert used <= _files(built.folder)
    assert used


def test_only_a_document_and_pdf_writes_both(faulty: None, pack: Path, tmp_path: Path) -> None:
    """`--only brief,pdf` is `--only brief --pdf`."""
    one = build(pack, out=tmp_path / "one", only=("brief", "pdf"))
    two = build(pack, out=tmp_path / "two", only=("brief",), pdf=True)
    assert _files(one.folder) == _files(two.folder)
    assert {path.suffix for path in one.files} == {".docx", ".pdf", ".json"}


def test_what_is_lost_in_a_pdf_is_a_warning(faulty: None, pack: Path, tmp_path: Path) -> None:
    """At the PDF, with the document that it is from; an error with strict, and then nothing is written."""
    built = build(pack, out=tmp_path / "out", only=("brief", "pdf"))
    (found,) = [problem for problem in built.problems if problem.code == "pdf-figure"]
    assert (found.severity, str(found.place)) == ("warning", "brief.en.pdf (from brief.en.docx)")


def test_without_libreoffice_nothing_is_written(no_office: None, pack: Path, tmp_path: Path) -> None:
    """It is said at once, and only where a PDF is asked for."""
    with pytest.raises(BriefError) as caught:
        build(pack, out=tmp_path / "out", pdf=True)
    assert [problem.code for problem in caught.value.problems] == ["office-missing"]
    assert not (tmp_path / "out").exists()
    assert build(pack, out=tmp_path / "out").files


def test_a_document_without_pdf_stops_the_build(monkeypatch: pytest.MonkeyPatch, pack: Path, tmp_path: Path) -> None:
    """What LibreOffice does not convert is an error: no file is written, not even the others."""
    failed = Paper(None, (Fault("pdf-failed", "LibreOffice makes no PDF of it"),))
    monkeypatch.setattr(producing, "require_office", lambda: None)
    monkeypatch.setattr(papers, "make_pdfs", lambda files: dict.fromkeys(files, failed))
    with pytest.raises(BriefError) as caught:
        build(pack, out=tmp_path / "out", only=("brief", "pdf"))
    assert [problem.code for problem in caught.value.problems if problem.severity == "error"] == ["pdf-failed"]
    assert not (tmp_path / "out").exists()


def test_the_command_knows_what_only_may_be(pack: Path) -> None:
    """A word that is none is refused with those that are."""
    done = brief("build", str(pack), "--only", "pdfs", at=pack)
    assert done.returncode == 2
    assert "pdfs is none of brief, deck, charts, pdf" in done.stderr


@pytest.mark.office
def test_render_writes_a_pdf(office: None, tmp_path: Path) -> None:
    """Where the name of the file to write ends in .pdf; with the title that the template has."""
    document = docx.Document(io.BytesIO(make_docx("# Dear {{ name }}\n\nWords.")))
    document.core_properties.title = "A letter to {{ name }}"
    document.save(str(tmp_path / "letter.docx"))
    (tmp_path / "data.json").write_text('{"name": "Sokha"}', encoding="utf-8")
    done = brief("render", "letter.docx", "data.json", "out.pdf", at=tmp_path)
    assert (done.returncode, done.stdout) == (0, "out.pdf\n")
    read = read_structure((tmp_path / "out.pdf").read_bytes())
    assert (read.title, [tag.text for tag in read.of("H1")]) == ("A letter to Sokha", ["Dear Sokha"])


@pytest.mark.office
@pytest.mark.parametrize(
    ("outline", "title", "after"),
    [
        ("Dear {{ name }}\n\n# For {{ name }}\n\n## Words", "For Sokha", "the first title or heading in it"),
        ("Dear {{ name }}", "out", "its file"),
    ],
)
def test_a_pdf_of_a_template_without_title_is_called_after_what_it_says(
    office: None, tmp_path: Path, outline: str, title: str, after: str
) -> None:
    """Its first heading, else its file; a note says so, and where the title is written. So too with --strict."""
    (tmp_path / "letter.docx").write_bytes(make_docx(outline))
    (tmp_path / "data.json").write_text('{"name": "Sokha"}', encoding="utf-8")
    done = brief("render", "letter.docx", "data.json", "out.pdf", "--strict", at=tmp_path)
    message = f"note[pdf-nameless]: the document has no title of its own: its PDF is called “{title}”, after {after}"
    assert (done.returncode, done.stdout) == (0, "out.pdf\n"), done.stderr
    assert message in done.stderr
    assert "= give the template one, in File > Info > Title" in done.stderr
    assert read_structure((tmp_path / "out.pdf").read_bytes()).title == title
