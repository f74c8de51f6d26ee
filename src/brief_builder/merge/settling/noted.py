"""A rendered part in which the engine noted something on tags → the part without the notes, and what they say."""

from __future__ import annotations


def without_notes(xml: str, attribute: str) -> tuple[str, list[str]]:
    """The text without an attribute, and its values in order; words that look like it are words, and stay.

    Args:
        xml: well-formed, with `&gt;` for each `>` in an attribute.
        attribute: the name of one that the engine alone writes, behind another or the name of the tag.
    """
    first, *rest = xml.split(f' {attribute}="')
    if not rest:
        return xml, []
    out, values = [first], []
    before, inside = first, False
    for piece in rest:
        begins, ends = before.rfind("<"), before.rfind(">")
        if begins != ends:  # else both are missing: the note before this one is of the same tag
            inside = begins > ends
        if inside:
            value, _, after = piece.partition('"')
            values.append(value)
            out.append(after)
        else:
            out += (f' {attribute}="', piece)
        before = piece
    return "".join(out), values


__all__ = ["without_notes"]
