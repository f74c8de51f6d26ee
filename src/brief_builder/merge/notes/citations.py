"""The footnotes that a rendering asked for → their XML, in the styles of the template."""

from __future__ import annotations

from brief_builder.fonts.khmer import with_breaks
from brief_builder.merge.state import CopiedNote, Footnote, State
from brief_builder.merge.values.marking import marks
from brief_builder.merge.values.printing import look_of, runs_by_script
from brief_builder.office.dialect import WORD
from brief_builder.office.package import Package
from brief_builder.office.styles import styles_of


def style_ids(package: Package) -> tuple[str, str]:
    """Ids of the styles for a footnote's text and its reference; '' where the template has none."""
    named = {style.name: style.id for style in styles_of(package)}
    return named.get("footnote text", ""), named.get("footnote reference", "")


def footnotes_xml(state: State, styles: tuple[str, str], prefix: str) -> str:
    """The footnotes of a rendering, in the order of their references.

    Args:
        state: of the rendering; what the notes print is noted in it.
        styles: ids of the styles for their text and their reference; '' for none.
        prefix: of the part that they go to, with its colon.
    """
    return "".join(
        note.xml if isinstance(note, CopiedNote) else _footnote(note, prefix, styles, state) for note in state.footnotes
    )


def _footnote(note: Footnote, p: str, styles: tuple[str, str], state: State) -> str:
    paragraph_style = f'<{p}pPr><{p}pStyle {p}val="{styles[0]}"/></{p}pPr>' if styles[0] else ""
    reference = f'<{p}rStyle {p}val="{styles[1]}"/>' if styles[1] else f'<{p}vertAlign {p}val="superscript"/>'
    runs = [WORD.write_run(p, "", " ")]
    pieces = note.phrase.pieces
    for index, (piece, text) in enumerate(zip(pieces, with_breaks([each.text for each in pieces]), strict=True)):
        mark, close = marks(state.printed, pieces, index, "note")
        runs.append(runs_by_script(state, WORD, p, "", look_of(piece), (mark, text, close)))
    return (
        f'<{p}footnote {p}id="{note.id}"><{p}p>{paragraph_style}'
        f"<{p}r><{p}rPr>{reference}</{p}rPr><{p}footnoteRef/></{p}r>{''.join(runs)}</{p}p></{p}footnote>"
    )
