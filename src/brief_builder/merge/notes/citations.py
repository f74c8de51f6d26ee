"""The footnotes that a rendering asked for → the part that holds them, after those that the author wrote.

Word numbers footnotes by the order of their references; the ids here only join the two. Ids -1 and 0 are Word's
separators (ISO 29500-1, 17.11.23).
"""

from __future__ import annotations

import re

from brief_builder.merge.state import CopiedNote, Footnote, Printed, State
from brief_builder.merge.values.printing import MARK, MARK_CLOSE, MARK_END
from brief_builder.office.dialect import WORD
from brief_builder.office.package import Package
from brief_builder.office.xml import NAMESPACES, clark, parse

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
NEW_PART = "word/footnotes.xml"
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:footnotes xmlns:w="{NAMESPACES["w"]}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def footnotes_part(package: Package, kind: str = "footnotes") -> str | None:
    """The name of the template's footnotes (or, by `kind`, endnotes) part; None when it has none."""
    for rel in package.relationships(package.main_part):
        if rel.type == RELATIONSHIP.removesuffix("footnotes") + kind and rel.target in package:
            return rel.target
    return None


def first_free_id(package: Package, kind: str = "footnotes") -> int:
    """One more than the largest footnote (or endnote) id of the template, at least 1."""
    name = footnotes_part(package, kind)
    if name is None:
        return 1
    root = parse(package.read(name), name)
    ids = [int(e.get(clark("w:id"), "0")) for e in root.iter(clark(f"w:{kind[:-1]}"))]
    return max([0, *ids]) + 1


def style_ids(package: Package) -> tuple[str, str]:
    """Ids of the styles for a footnote's text and its reference; '' where the template has none."""
    found = {"footnote text": "", "footnote reference": ""}
    for rel in package.relationships(package.main_part):
        if rel.type.endswith("/styles") and rel.target in package:
            for style in parse(package.read(rel.target), rel.target).iter(clark("w:style")):
                name = style.find(clark("w:name"))
                shown = name.get(clark("w:val"), "").lower() if name is not None else ""
                if shown in found:
                    found[shown] = style.get(clark("w:styleId"), "")
    return found["footnote text"], found["footnote reference"]


def with_footnotes(xml: str | None, state: State, styles: tuple[str, str]) -> str:
    """The part with the rendering's footnotes added; None makes a part of its own."""
    text = xml or _EMPTY
    root_tag = re.search(r"<(\w+:)?footnotes[ >]", text)
    prefix = (root_tag[1] or "") if root_tag else "w:"
    close = f"</{prefix}footnotes>"
    notes = "".join(
        note.xml if isinstance(note, CopiedNote) else _footnote(note, prefix, styles, state) for note in state.footnotes
    )
    head, _, _ = text.rpartition(close)
    return f"{head}{notes}{close}"


def _footnote(note: Footnote, p: str, styles: tuple[str, str], state: State) -> str:
    paragraph_style = f'<{p}pPr><{p}pStyle {p}val="{styles[0]}"/></{p}pPr>' if styles[0] else ""
    reference = f'<{p}rStyle {p}val="{styles[1]}"/>' if styles[1] else f'<{p}vertAlign {p}val="superscript"/>'
    runs = [WORD.write_run(p, "", " ")]
    for piece in note.phrase.pieces:
        text = piece.text
        if piece.fact is not None:
            state.printed.append(Printed(piece.fact, piece.text, "note"))
            text = f"{MARK}{len(state.printed) - 1}{MARK_END}{text}{MARK_CLOSE}"
        properties = f"<{p}rPr><{p}i/></{p}rPr>" if piece.italic else ""
        runs.append(WORD.write_run(p, properties, text))
    return (
        f'<{p}footnote {p}id="{note.id}"><{p}p>{paragraph_style}'
        f"<{p}r><{p}rPr>{reference}</{p}rPr><{p}footnoteRef/></{p}r>{''.join(runs)}</{p}p></{p}footnote>"
    )
