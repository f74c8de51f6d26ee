"""A tag that speaks of slides or shapes → the block tag that it is without its first word."""

from __future__ import annotations

import copy
import re

from brief_builder.template.reading.tags import Tag

_SPOKEN = re.compile(r"\w+\s+(?P<body>\S.*)", re.S)


def spoken(tag: Tag) -> Tag:
    """`{% slide for x in xs %}` as a `for` whose `unit` is 'slide'; offsets into its body stay those of the author."""
    out = copy.copy(tag)
    out.unit = tag.word.removeprefix("end")
    match = _SPOKEN.fullmatch(tag.body)
    if match is None:
        out.word = tag.word
        return out
    begin = match.start("body")
    out.body = match["body"]
    if tag.hidden is None:
        out.lead = tag.lead + begin
    else:
        out.hidden = tag.hidden[begin:]
    first = re.match(r"\w+", out.body)
    out.word = first[0] if first is not None else ""
    return out
