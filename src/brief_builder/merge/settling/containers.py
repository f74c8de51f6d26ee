"""A rendered part with marks around containers → the part without them, nothing empty that Office would refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from brief_builder.merge.settling.held import given_out
from brief_builder.merge.settling.sections import resumed
from brief_builder.template.marks import ASIDE, CHART, CLOSE, HOLD, LIFT, LIFT_END, OPEN, RESUME, SHAPE

if TYPE_CHECKING:
    from brief_builder.merge.settling.misfit import Misfit

_TABLES = ("G", "S", "H")  # the kinds of tables that are marked as such
_RANGE = re.compile(r"<(?:\w+:)?(?:bookmark|perm|commentRange)(?:Start|End)\b")
_LIFTED = re.compile(f"{LIFT}([^{LIFT}{LIFT_END}]*){LIFT_END}")


def settle(
    text: str,
    prefix: str,
    empty_paragraph: str,
    declarations: str = "",
    uneven: Callable[[Misfit], None] = lambda _: None,
) -> str:
    """Fill or drop what blocks have emptied; inner containers before outer ones.

    Args:
        text: a rendered part.
        prefix: the prefix of its paragraphs, rows and cells, with its colon.
        empty_paragraph: the XML of an empty paragraph.
        declarations: the namespace declarations of the part's root, as they are written.
        uneven: takes what is wrong with a table whose rows do not come to the same number of columns.
    """
    if HOLD in text:
        text = given_out(text)
    if CHART in text:
        from brief_builder.merge.settling.chart_frames import charted

        text = charted(text, declarations)
    if SHAPE in text:
        from brief_builder.merge.settling.picture_shapes import pictured

        text = pictured(text, declarations)
    if LIFT in text:
        text = _lifted(text, prefix)
    if RESUME in text:
        text = resumed(text, prefix)
    if OPEN not in text:
        return text
    out: list[str] = []
    begun: list[int] = []  # for each container at hand, where its content begins in `out`
    at, opening = 0, text.find(OPEN)
    while (closing := text.find(CLOSE, at)) >= 0:
        while 0 <= opening < closing:
            out.append(text[at:opening])
            begun.append(len(out))
            at = opening + 2  # the mark and its kind
            opening = text.find(OPEN, at)
        out.append(text[at:closing])
        start, kind = begun.pop(), text[closing + 1]
        if kind in _TABLES:
            out[start:] = [_table(kind, "".join(out[start:]), declarations, uneven)]
        else:
            _settle_last(out, start, kind, prefix, empty_paragraph)
        at = closing + 2
    out.append(text[at:])
    return "".join(out)


def _table(kind: str, text: str, declarations: str, uneven: Callable[[Misfit], None]) -> str:
    if kind == "G":
        from brief_builder.merge.settling.grids import refit

        return refit(text, declarations, uneven)
    from brief_builder.merge.settling.slide_tables import fit_drawn_table, fit_slide_table

    return (fit_drawn_table if kind == "H" else fit_slide_table)(text, declarations, uneven)


def _lifted(text: str, prefix: str) -> str:
    """The part with the paragraph around each lifted content replaced by that content.

    The paragraph holds nothing else but ends of things such as bookmarks, which stand before what replaces it, ends of
    pages, which get a paragraph of their own on their side, and in a note the mark with its number, which goes into
    the first paragraph.
    """
    paragraph, plain, close = f"<{prefix}p ", f"<{prefix}p>", f"</{prefix}p>"
    outlive = re.compile(rf"<{prefix}(?:bookmark|perm|commentRange)(?:Start|End)\b[^>]*/>")
    ends_page = re.compile(rf'<{prefix}br\b[^>]* {prefix}type="(?:page|column)"[^>]*/>')
    inside = rf"(?:(?!</?{prefix}r\b).)*"
    number = re.compile(
        rf"<{prefix}r\b[^>]*>{inside}<{prefix}(?:footnote|endnote|annotation)Ref/>{inside}</{prefix}r>", re.S
    )
    while LIFT in text:  # a macro may print another: the innermost go first
        out: list[str] = []
        at = 0
        for match in _LIFTED.finditer(text):
            start = max(text.rfind(paragraph, at, match.start()), text.rfind(plain, at, match.start()))
            end = text.index(close, match.end()) + len(close)
            before, after = text[start : match.start()], text[match.end() : end]
            around = before + after
            content = match[1]
            if (mark := number.search(around)) is not None:
                content = _numbered(content, mark[0], prefix)
            pages = [[f"{plain}<{prefix}r>{each}</{prefix}r>{close}" for each in ends_page.findall(side)]
                     for side in (before, after)]  # fmt: skip
            out += [text[at:start], *pages[0]]
            if content.startswith(f"<{prefix}tbl>") and not pages[0] and text.endswith(f"</{prefix}tbl>", at, start):
                out.append(f"<{prefix}p/>")  # two tables that touch would become one
            out += [*outlive.findall(around), content, *pages[1]]
            at = end
        text = "".join([*out, text[at:]])
    return text


def _numbered(content: str, mark: str, prefix: str) -> str:
    """Paragraphs with a note's number at the beginning of the first one."""
    start = re.match(rf"<{prefix}p(?: [^>]*)?>(?:<{prefix}pPr/>|<{prefix}pPr>.*?</{prefix}pPr>)?", content, re.S)
    if start is None:  # a table comes first
        return f"<{prefix}p>{mark}</{prefix}p>{content}"
    return content[: start.end()] + mark + content[start.end() :]


def _settle_last(out: list[str], start: int, kind: str, prefix: str, empty_paragraph: str) -> None:
    """Settle the container whose content is out[start:]. A mark never stands within an XML tag."""
    if kind == "F":
        last = next((seen for piece in reversed(out[start:]) if (seen := _without_ranges(piece))), "")
        if not last.endswith((f"</{prefix}p>", f"<{prefix}p/>")):
            out.append(empty_paragraph)
    elif kind == "C":
        if _is_empty_control("".join(out[start:]), prefix):
            del out[start:]
    else:
        inner = "tr" if kind == "T" else "tc"
        whole, begun = f"<{prefix}{inner}>", f"<{prefix}{inner} "
        # What stands aside is rows: a table has nothing else that is so long.
        if not any(whole in piece or begun in piece or ASIDE in piece for piece in out[start:]):
            del out[start:]


def _is_empty_control(held: str, prefix: str) -> bool:
    """Whether a content control, or custom XML, holds nothing; what stands in it may hold one that is empty."""
    begins = held.find(f"<{prefix}sdtContent")
    if held.startswith(f"<{prefix}sdt") and begins >= 0:
        empty = re.compile(rf"<{prefix}sdtContent(?:/>|>\s*</{prefix}sdtContent>)\s*</{prefix}sdt>\s*")
        return empty.fullmatch(held, begins) is not None
    properties = rf"<{prefix}customXmlPr(?:/>|\b.*</{prefix}customXmlPr>)\s*"
    return re.fullmatch(rf"<{prefix}customXml\b[^>]*>\s*(?:{properties})?</{prefix}customXml>", held, re.S) is not None


def _without_ranges(piece: str) -> str:
    """The piece up to its last paragraph or table: ends of bookmarks and of other ranges may stand behind it."""
    piece = piece.rstrip()
    while piece.endswith("/>") and (tag := _RANGE.match(piece, piece.rindex("<"))) is not None:
        piece = piece[: tag.start()].rstrip()
    return piece
