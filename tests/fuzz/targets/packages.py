"""The bytes of a .docx or .pptx → a sound document, or problems; without tags, the template as it was."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from PIL import Image

import annexes
from brief_builder import BriefError, check_templates
from brief_builder.inputs import read_yaml
from brief_builder.merge import Template
from brief_builder.problems import Problems
from deck_outlines import make_deck
from deck_packages import rich_deck
from fuzz.oracles import refused, sound, told, untouched
from fuzz.target import Target, project
from fuzz.targets.tags import data
from fuzz.zips import mutator, read_members, write_zip
from outlines import make_docx, make_pptx
from word_packages import docx, p

_EVERY = 3  # one of so many cases is a seed; they are much alike


def _values() -> dict[str, object]:
    out = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(out, "PNG")
    return {**data(), "picture": out.getvalue(), "x": {"a": "ex"}, "text": {"intro": "in"}, "name": "Sokha"}


def _run(raw: bytes, folder: Path) -> str:
    try:
        template = Template.read(raw, "t")
        produced = template.rendered(_values(), folder=folder)
    except BriefError as error:
        return refused(error)
    sound(produced.data, raw, produced.literals)
    untouched(produced.data, raw)
    return f"{template.kind} {told(produced.problems)}"


def _inspect(raw: bytes, folder: Path) -> str:
    """What `brief check` says of a template: its tags, how it reads aloud, and what it tells of its authors."""
    path = folder / ("t.pptx" if b"ppt/presentation.xml" in raw else "t.docx")
    path.write_bytes(raw)
    (checked,) = check_templates([path])
    out = told(checked.problems)
    if not checked.problems.has_errors:
        read = Template.read(raw, "t")
        read.fields()
        read.map()
    return out


def _rich_document() -> bytes:
    """Notes, a text box, a control, a picture, lists and sections, with tags in each."""
    words = {"Plain words": "{{ s }}", "In a box": "{{ u }}", " an endnote": "{% if t %}{{ s }}{% endif %}"}
    words |= {"cell 2": "{% for x in xs %}{{ x.a }}", "cell 3": "{{ x.b }}{% endfor %}", "controlled": "{{ md }}"}

    def tagged(xml: str) -> str:
        for old, new in words.items():
            xml = xml.replace(f">{old}<", f">{new}<")
        return xml

    return annexes.changed(annexes.rich(), tagged)


def _controlled(tag: str) -> str:
    """A table with a row in a content control, and a row whose cells stand in one each."""
    cell = f"<w:tc><w:tcPr/>{p(tag)}</w:tc>"
    held = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtPr/><w:sdtContent><w:tr>{cell}{cell}</w:tr></w:sdtContent></w:sdt>"
    column = '<w:gridCol w:w="900"/>'
    return f"<w:tbl><w:tblPr/><w:tblGrid>{column * 2}</w:tblGrid>{row}<w:tr>{held}{held}</w:tr></w:tbl>"


@cache
def _seeds() -> list[bytes]:
    """A few simple files, documents that office programs saved, and cases."""
    files = [make_docx("{{ s }}"), make_pptx("# {{ s }}\n{{ u }}"), make_docx("words"), make_pptx("words")]
    files.append(
        make_docx(
            "| a | b |\n| {% for x in xs %}{{ x.a }} | {{ x.b }}{% endfor %} |\nend\n@header {{ s }}\n@footnote {{ u }}"
        )
    )
    files += [path.read_bytes() for path in sorted(project("tests", "documents").glob("*.docx"))]
    files += [_rich_document(), rich_deck({"Chart": "{% slide for x in xs %}{{ x.a }}", "Diagram": "{{ u }}"})]
    files += [docx(_controlled(tag), p("end")) for tag in ("{%tc if t %}x{%tc endif %}", "{% hm equal %}a")]
    number = 0
    for path in sorted(project("tests", "cases").glob("*.yaml")):
        located = read_yaml(path, path.name, Problems())
        assert located is not None
        for case in located.value:
            number += 1
            if number % _EVERY or ("template" not in case and "deck" not in case):
                continue
            if "deck" in case:
                files.append(make_deck(case["deck"]))
            else:
                slides = case.get("slides-only") or (number % 2 and not case.get("word-only"))
                files.append((make_pptx if slides else make_docx)(case["template"]))
    return [write_zip(read_members(each)) for each in files]


_change = mutator(_seeds, inside=8)


TARGETS = {
    "packages": Target("packages", _run, _seeds, _change, count=400),
    "inspected": Target(
        "inspected", _inspect, _seeds, _change, count=150,
    ),
}  # fmt: skip
