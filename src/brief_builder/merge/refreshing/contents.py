"""The table of contents of a rendered body → marked for Word where it no longer says what the headings say.

Word alone knows pages, and asks the reader before it works a table of contents out. One whose headings have not
changed is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from brief_builder.office import Package
from brief_builder.office.fields import Field
from brief_builder.office.styles import heading_styles, styles_of
from brief_builder.office.xml import clark, whole
from brief_builder.template.reading.results import SIGN

_TEXT, _TAB, _PARAGRAPH, _RUN = clark("w:t"), clark("w:tab"), clark("w:p"), clark("w:r")
_STYLE = f"{clark('w:pPr')}/{clark('w:pStyle')}"
_LEVEL = f"{clark('w:pPr')}/{clark('w:outlineLvl')}"
_VAL = clark("w:val")
_PAGE = re.compile(r"\t[\divxlc]*$", re.I)
_UNSEEN = (clark("mc:Fallback"), clark("w:txbxContent"))


@dataclass(frozen=True)
class Outline:
    """The paragraphs of a body.

    Attributes:
        levels: each paragraph in order → its level as a heading by its style, 0 when it is none.
        own: those with an outline level of their own → that level.
        styles: each paragraph → the name of its style in small letters, '' for the default.
    """

    levels: dict[etree._Element, int]
    own: dict[etree._Element, int]
    styles: dict[etree._Element, str]

    @classmethod
    def of(cls, root: etree._Element, package: Package) -> Outline:
        """Read the paragraphs."""
        headings, names = heading_styles(package), {style.id: style.name for style in styles_of(package)}
        levels: dict[etree._Element, int] = {}
        own: dict[etree._Element, int] = {}
        styles: dict[etree._Element, str] = {}
        for paragraph in root.iter(_PARAGRAPH):
            style = paragraph.find(_STYLE)
            style_id = style.get(_VAL, "") if style is not None else ""
            levels[paragraph] = headings.get(style_id, 0)
            styles[paragraph] = names.get(style_id, style_id.lower())
            level = paragraph.find(_LEVEL)
            if level is not None and (deep := whole(level.get(_VAL), 9)) < 9:
                own[paragraph] = deep + 1
        return cls(levels, own, styles)


def refresh_contents(fields: list[Field], outline: Outline, *, grown: bool) -> bool:
    """Mark tables of contents that no longer agree with the body; returns whether any was marked.

    Args:
        fields: those of the body.
        outline: its paragraphs.
        grown: whether paragraphs were added or dropped.
    """
    changed = False
    results = {p for f in fields if f.kind == "TOC" for p in f.paragraphs}
    pages = {text for f in fields if f.kind == "PAGEREF" for text in f.texts}
    marked = any(f.kind == "TC" for f in fields)
    for field in fields:
        if field.kind != "TOC" or (field.outer is not None and field.outer.kind == "TOC"):
            continue
        _, switches = field.words("otbcflnpsd*#")
        entries = [_entry(paragraph, pages) for paragraph in field.paragraphs]
        if {"a", "b"} & set(switches) or (marked and {"f", "l"} & set(switches)):
            # A part of the document, marked entries, captions without labels: only Word can tell.
            stale = grown or any(SIGN in entry for entry in entries)
        else:
            wanted = _captions(fields, switches["c"]) if "c" in switches else _headings(outline, results, switches)
            stale = not _agree(entries, wanted)
        if stale:
            field.ask()
            changed = True
    return changed


def words_of(paragraph: etree._Element, without: set[etree._Element] | None = None) -> str:
    """What a paragraph shows, with its tabs; not the text boxes in it, nor the texts in `without`."""
    out: list[str] = []
    for element in paragraph.iter(_TEXT, _TAB):
        run = element.getparent()
        if run is None or run.tag != _RUN or next(element.iterancestors(_PARAGRAPH), None) is not paragraph:
            continue
        if element.tag == _TAB:
            out.append("\t")
        elif without is None or element not in without:
            out.append(element.text or "")
    return "".join(out)


def _entry(paragraph: etree._Element, pages: set[etree._Element]) -> str:
    return _PAGE.sub("", words_of(paragraph, pages)).strip()


def _headings(outline: Outline, results: set[etree._Element], switches: Mapping[str, str]) -> list[str]:
    first, last = _range(switches)
    named = {each.strip().casefold() for each in re.split(r"[,;]", switches.get("t", ""))[::2]} - {""}
    out: list[str] = []
    for paragraph, level in outline.levels.items():
        own = outline.own.get(paragraph, 0) if "u" in switches else 0
        if not (first <= level <= last or first <= own <= last or outline.styles[paragraph] in named):
            continue
        text = _plain(words_of(paragraph))
        if text and paragraph not in results and next(paragraph.iterancestors(*_UNSEEN), None) is None:
            out.append(text)
    return out


def _range(switches: Mapping[str, str]) -> tuple[int, int]:
    """The levels that are listed; none when only named styles are."""
    match = re.fullmatch(r"(\d)\s*-\s*(\d)", switches.get("o", ""))
    if match:
        return int(match[1]), int(match[2])
    return (1, 0) if "t" in switches and not {"o", "u"} & set(switches) else (1, 9)


def _captions(fields: list[Field], name: str) -> list[str]:
    """The captions that a sequence numbers."""
    found: dict[etree._Element, None] = {}
    for field in fields:
        arguments = field.words("rs*#")[0] if field.kind == "SEQ" else []
        ours = arguments[:1] and arguments[0].casefold() == name.casefold() and field.paragraphs
        if ours and next(field.begin.iterancestors(*_UNSEEN), None) is None:
            found[field.paragraphs[0]] = None
    return [_plain(words_of(paragraph)) for paragraph in found]


def _agree(entries: list[str], wanted: list[str]) -> bool:
    """Whether the entries say what is wanted; a number may stand before, apart by a tab."""
    shown = [entry for entry in entries if entry]
    return len(shown) == len(wanted) and all(
        text in (_plain(entry), _plain(entry.partition("\t")[2])) for entry, text in zip(shown, wanted, strict=True)
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
