"""A rendered part in which the engine noted something on tags → the part without the notes, and what they say."""

from __future__ import annotations


def without_notes(xml: str, attribute: str) -> tuple[str, list[str]]:
    """The text without an attribute, and its values in order; words and other attributes that say the like stay.

    Args:
        xml: well-formed, with `&gt;` for each `>` and `&quot;` for each `"` in an attribute.
        attribute: the name of one that the engine alone writes, behind another or the name of the tag.
    """
    first, *rest = xml.split(f' {attribute}="')
    if not rest:
        return xml, []
    out, values = [first], []
    before, inside, quotes = first, False, 0  # quotation marks since the tag began: an odd number in an attribute
    for piece in rest:
        begins, ends = before.rfind("<"), before.rfind(">")
        if begins == ends:  # both are missing: what was found before this is of the same tag
            quotes += before.count('"')
        else:
            inside, quotes = begins > ends, before.count('"', max(begins, 0))
        if inside and quotes % 2 == 0:
            value, _, after = piece.partition('"')
            values.append(value)
            out.append(after)
        else:
            out += (f' {attribute}="', piece)
        quotes += 1
        before = piece
    return "".join(out), values


__all__ = ["without_notes"]
