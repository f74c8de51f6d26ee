"""Every case of tests/cases, in Word and in PowerPoint.

| key | what it says |
|---|---|
| `rule` | what the case shows |
| `word-only`, `slides-only` | it runs for Word, or for PowerPoint, alone |
| `template`, `data` | the outline of the template, and what it is rendered with |
| `deck` | in place of `template`: the outline of a deck, see deck_outlines |
| `charts` | charts of a pack, which tags know as `chart.NAME`: see pack_charts |
| `files` | what lies beside the data: see drawn_outlines |
| `language`, `missing` | as `Template` takes them |
| `expect` | the outline of what is produced |
| `problems` | or the problems: `code: message @ what is marked = cure ~ note`; warnings come with what is expected |
| `places` | where they are |
| `word-only`, `slides-only` | true where it is a case of one of the two |
| `template-language` | the language that the defaults of the template say |
| `languages`, `languages-docx`, `languages-pptx` | in which languages what is produced is: see language_outlines |
| `fields` | or what the template asks for, as `brief fields` prints it |
| `comments` | or the comments of a checked copy: `words = first line` |
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from brief_builder import BriefError, Template
from brief_builder.inputs import read_yaml
from brief_builder.leaks import cleaned
from brief_builder.merge import Template as MergeTemplate
from brief_builder.merge.annotate import annotated
from brief_builder.office import Package, write_members
from brief_builder.problems import Problem, Problems
from brief_builder.proof import check_package
from brief_builder.template import compile_template
from brief_builder.template.checking.field_list import as_text
from deck_outlines import deck_outline, make_deck
from drawn_outlines import write_files
from language_outlines import languages_of, with_languages
from outlines import make_docx, make_pptx, outline_of
from pack_charts import pack_charts

FOLDER = Path(__file__).resolve().parent.parent / "cases"
KEPT = re.compile(r"word/(theme/|fontTable|webSettings|settings|styles)|customXml/")
KEPT_IN_ANY_LANGUAGE = re.compile(r"word/(fontTable|webSettings)|customXml/")
UNIQUE = (
    r'<wp:docPr [^>]*\bid="([^"]+)"', r'<w:bookmarkStart [^>]*w:name="([^"]+)"',
    r'<w:bookmarkStart [^>]*w:id="([^"]+)"', r'<w:footnoteReference w:id="([^"]+)"',
    r'<w:endnoteReference w:id="([^"]+)"', r'<w:sdtPr><w:id w:val="([^"]+)"', r'w14:paraId="([^"]+)"',
)  # fmt: skip


def _cases() -> list[Any]:
    out = []
    for path in sorted(FOLDER.glob("*.yaml")):
        located = read_yaml(path, path.name, Problems())
        assert located is not None, path
        for case in located.value:
            kinds = {"word-only": ("docx",), "slides-only": ("pptx",), "deck": ("pptx",)}
            for kind in next((k for key, k in kinds.items() if case.get(key)), ("docx", "pptx")):
                out.append(pytest.param(case, kind, id=f"{path.stem}-{kind}-{case['rule']}"))
    return out


@pytest.mark.parametrize(("case", "kind"), _cases())
def test_case(case: dict[str, Any], kind: str, tmp_path: Path) -> None:
    """The template with the data gives the outline, or the problems, that the case expects."""
    if "deck" in case:
        data = make_deck(case["deck"])
    else:
        data = (make_docx if kind == "docx" else make_pptx)(case["template"])
    if "template-language" in case or "⟦" in case.get("template", case.get("deck", "")):
        data = with_languages(data, case.get("template-language"))
    write_files(tmp_path, case.get("files", {}), {".docx": make_docx, ".pptx": make_deck})
    if "fields" in case:
        assert as_text(Template.read(data, f"t.{kind}").fields()).split() == case["fields"].split()
    if "expect" in case:
        _expect(case, data, f"t.{kind}", tmp_path)
    elif "problems" in case:
        with pytest.raises(BriefError) as caught:
            Template.read(data, f"t.{kind}", missing=case.get("missing", "error")).render(
                _data(case), language=case.get("language"), folder=tmp_path
            )
        _same_problems(caught.value.problems, case)
        if "comments" in case:
            assert _comments(annotated(data, caught.value.problems)) == case["comments"]


def _data(case: dict[str, Any]) -> dict[str, Any]:
    return case["data"] | ({"chart": pack_charts(case["charts"])} if "charts" in case else {})


def _expect(case: dict[str, Any], data: bytes, name: str, folder: Path) -> None:
    template = MergeTemplate.read(data, name, missing=case.get("missing", "error"))
    rendered = template.rendered(_data(case), language=case.get("language"), folder=folder)
    outline = deck_outline(rendered.data, case["deck"]) if "deck" in case else outline_of(rendered.data)
    assert outline == case["expect"].rstrip("\n")
    for key in {"languages", f"languages-{template.kind}"}.intersection(case):
        assert languages_of(rendered.data) == case[key]
    assert check_package(rendered.data, rendered.literals) == []
    found = Problems()
    compile_template(data, name, found)
    _same_problems([*found, *template.check(_data(case)), *rendered.problems], case)
    kept = KEPT if "language" not in case else KEPT_IN_ANY_LANGUAGE
    # What a part tells of those who drew it, as python-docx's own template does of its authors, does not come out.
    clean = write_members(cleaned(Package.open(data)).members)
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (clean, rendered.data))
    if name.endswith("docx"):
        body = after.read("word/document.xml").decode()
        body = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", body)  # says the same as the choice before it
        for pattern in UNIQUE:
            assert set(Counter(re.findall(pattern, body)).values()) <= {1}, pattern
    for member in before.namelist():
        if kept.match(member) and b"{{" not in before.read(member) and member not in case.get("changed", ()):
            assert after.read(member) == before.read(member), member


def _same_problems(problems: Any, case: dict[str, Any]) -> None:
    assert [_line(p) for p in problems] == case.get("problems", [])
    if "places" in case:
        assert [str(p.place) for p in problems] == case["places"]


def _line(problem: Problem) -> str:
    shown = ""
    if problem.excerpt is not None:
        shown = " @ " + problem.excerpt.text[problem.excerpt.start : problem.excerpt.end]
    line = f"{problem.code}: {problem.message}{shown}" + "".join(f" = {line}" for line in problem.help)
    return line + "".join(f" ~ {note.message}" for note in problem.notes)


def _comments(data: bytes) -> list[str]:
    return [c.paragraphs[0].text for c in Document(io.BytesIO(data)).comments]
