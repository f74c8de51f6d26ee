"""Templates that fetch, run or embed something → refused by name; what passes holds no address but those of links."""

from __future__ import annotations

import re

import pytest

from brief_builder import BriefError, Template
from brief_builder.office.xml import parse
from brief_builder.problems import Fault
from outlines import make_docx, make_pptx
from word_packages import REL, packed
from zip_members import members_of

_SERVER, _SHARE, _FILE = "http://evil.example/a", r"\\evil\share\a", "file:///etc/passwd"
_FETCHED = (
    "image", "oleObject", "frame", "subDocument", "video", "audio", "attachedTemplate", "package", "control", "aFChunk",
    "externalLink", "slideUpdateUrl", "transform", "chart", "font", "customXml", "glossaryDocument",
)  # fmt: skip
_PARTS = {
    "word/_rels/document.xml.rels": make_docx, "word/_rels/settings.xml.rels": make_docx, "_rels/.rels": make_docx,
    "ppt/slides/_rels/slide1.xml.rels": make_pptx, "ppt/_rels/presentation.xml.rels": make_pptx,
}  # fmt: skip


def _related(part: str, kind: str, target: str, *, external: bool = True) -> bytes:
    """A template in which a part has one relationship more."""
    members = members_of(_PARTS[part]("{{ x }}"))
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    mode = ' TargetMode="External"' if external else ""
    more = f'<Relationship Id="rX" Type="{REL}/{kind}" Target="{target}"{mode}/></Relationships>'
    rels = members.get(part, empty)
    assert b"</Relationships>" in rels
    return packed({**members, part: rels.replace(b"</Relationships>", more.encode())})


def _refused(data: bytes) -> str:
    with pytest.raises(BriefError) as caught:
        Template.read(data, "t")
    return caught.value.problems[0].code


@pytest.mark.parametrize("part", _PARTS)
@pytest.mark.parametrize("kind", _FETCHED)
def test_nothing_is_fetched_from_elsewhere(part: str, kind: str) -> None:
    """From a server, a share or a file, by any part: templates, pictures, films, frames, objects, fonts, charts."""
    for target in (_SERVER, _SHARE, _FILE, "../../../etc/passwd"):
        assert _refused(_related(part, kind, target)) == "template-unsafe"


@pytest.mark.parametrize(
    "target",
    [_SHARE, _FILE, "javascript:alert(1)", "vbscript:x", "ms-word:ofe|u|http://evil.example", "data:text/html,x",
     "ftp://a.b", "search-ms:query", "//evil/share", r"http:\\evil", " file:///x"],
)  # fmt: skip
def test_a_link_leads_to_pages_and_letters_alone(target: str) -> None:
    """What a click would start or send a password to is refused."""
    assert _refused(_related("word/_rels/document.xml.rels", "hyperlink", target)) == "template-unsafe"


@pytest.mark.parametrize("target", ["http://a.example/", "HTTPS://a.example/", "mailto:a@b.example"])
def test_a_link_to_a_page_or_a_letter_passes(target: str) -> None:
    """And is the only address in what comes out."""
    produced = Template.read(_related("word/_rels/document.xml.rels", "hyperlink", target), "t").render({"x": 1})
    rels = b"".join(data for name, data in members_of(produced).items() if name.endswith(".rels")).decode()
    assert re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', rels) == [target]


@pytest.mark.parametrize("part", _PARTS)
@pytest.mark.parametrize("kind", ["vbaProject", "oleObject", "control", "aFChunk", "attachedTemplate"])
def test_what_runs_or_is_embedded_is_refused(part: str, kind: str) -> None:
    """Macros, objects of other programs, ActiveX, foreign documents: wherever they hang."""
    assert _refused(_related(part, kind, "evil.bin", external=False)) == "template-unsafe"


@pytest.mark.parametrize(
    "kind",
    ["ms-word.document.macroEnabled.main", "ms-word.template.macroEnabledTemplate.main",
     "ms-powerpoint.presentation.macroEnabled.main", "ms-powerpoint.template.macroEnabled.main",
     "ms-powerpoint.slideshow.macroEnabled.main", "ms-powerpoint.addin.macroEnabled.main"],
)  # fmt: skip
def test_every_format_that_may_hold_macros_is_refused(kind: str) -> None:
    """By its type, whatever its name."""
    make = make_docx if "word" in kind else make_pptx
    members = members_of(make("x"))
    types, count = re.subn(
        rb"vnd\.openxmlformats-officedocument\.(wordprocessingml\.document|presentationml\.presentation)\.main\+xml",
        f"vnd.{kind}+xml".encode(),
        members["[Content_Types].xml"],
    )
    assert count == 1
    assert _refused(packed({**members, "[Content_Types].xml": types})) == "template-unreadable"


def test_xml_that_is_too_deep_is_said() -> None:
    """In words of the documentation, not in those of the parser for programmers."""
    with pytest.raises(Fault) as caught:
        parse(b"<a>" * 5_000 + b"</a>" * 5_000, "word/document.xml")
    assert caught.value.code == "template-unreadable"
    assert "HUGE" not in caught.value.message
