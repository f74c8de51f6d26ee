"""A Word part's tree in → results of fields that Word has worked out, without the tags that it copied into them.

A table of contents repeats the headings of the template, tags and all. What stands in a loop can only be known where
the loop is: there a sign stands until the field is worked out anew, by this program or by Word.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.office.fields import Field, read_fields
from brief_builder.office.xml import clark
from brief_builder.problems import Place
from brief_builder.template.reading.tags import find_spans, make_tag

SIGN = "…"
_REPEATING = ("TOC", "REF", "STYLEREF")
_PARAGRAPH, _TEXT = clark("w:p"), clark("w:t")


def quiet_results(root: etree._Element, *, main: bool) -> None:
    """Put a sign in the place of tags that belong into a loop elsewhere.

    Args:
        root: of a Word part, before its paragraphs are read.
        main: whether it is the body; what a header repeats stands in the body.
    """
    fields = [f for f in read_fields(root) if f.kind in _REPEATING and _outermost(f)]
    shown = {f: _texts(f) for f in fields}
    tagged = [f for f in fields if "{" in "".join(t.text or "" for t in shown[f])]
    if not tagged:
        return
    results = {text for field in tagged for text in shown[field]}
    looped, depths = _looped(root, results)
    for field in tagged:
        if main and depths.get(_first(field), 0):
            continue
        _quiet(shown[field], looped if main else None)


def _outermost(field: Field) -> bool:
    return field.outer is None or field.outer.kind not in _REPEATING


def _texts(field: Field) -> list[etree._Element]:
    """All texts of a result, those of fields in it too."""
    if field.separate is None or field.end is None:
        return field.texts
    found: dict[etree._Element, None] = {}
    for paragraph in field.paragraphs:
        found.update(dict.fromkeys(paragraph.iter(_TEXT, field.separate.tag)))
    inside = list(found)
    if field.separate not in inside:
        return field.texts
    start = inside.index(field.separate) + 1
    stop = inside.index(field.end) if field.end in inside else len(inside)
    return [element for element in inside[start:stop] if element.tag == _TEXT]


def _first(field: Field) -> etree._Element | None:
    return field.paragraphs[0] if field.paragraphs else None


def _looped(root: etree._Element, results: set[etree._Element]) -> tuple[set[str], dict[etree._Element | None, int]]:
    """The tags that stand in loops only, as written; and for each paragraph how many loops are open where it begins."""
    inside: set[str] = set()
    outside: set[str] = set()
    depths: dict[etree._Element | None, int] = {}
    depth = 0
    for paragraph in root.iter(_PARAGRAPH):
        depths[paragraph] = depth
        texts = [t for t in paragraph.iter(_TEXT) if t not in results and _around(t) is paragraph]
        text = "".join(t.text or "" for t in texts)
        for span in find_spans(text)[0] if "{" in text else ():
            word = make_tag(0, text, span, Place("")).word
            depth += (word == "for") - (word == "endfor")
            if span.kind == "value":
                (inside if depth else outside).add(text[span.start : span.end])
    return inside - outside, depths


def _around(text: etree._Element) -> etree._Element | None:
    return next(text.iterancestors(_PARAGRAPH), None)


def _quiet(texts: list[etree._Element], tags: set[str] | None) -> None:
    """Put the sign in the place of these tags (None: all) in texts that follow each other."""
    whole = "".join(t.text or "" for t in texts)
    spans = [s for s in find_spans(whole)[0] if tags is None or whole[s.start : s.end] in tags]
    at = len(whole)
    for element in reversed(texts):
        text = element.text or ""
        at -= len(text)
        for span in reversed(spans):
            start, end = max(span.start - at, 0), min(span.end - at, len(text))
            if start < end:
                text = text[:start] + (SIGN if span.start >= at else "") + text[end:]
        element.text = text
