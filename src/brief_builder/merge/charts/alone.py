"""A chart of the pack whose tag stands in a text → a native chart in a paragraph of its own, in Word.

What is drawn as a picture, and what an author draws, have their place where something is drawn in the template.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from brief_builder.merge.charts.placing import place_chart
from brief_builder.merge.settling.chart_frames import graphic
from brief_builder.merge.state import State
from brief_builder.merge.values.drawn import is_native, refuse_in_word, refuse_undrawn
from brief_builder.merge.values.printing import note_braces
from brief_builder.office import WORD
from brief_builder.office.dialect import escape_attribute
from brief_builder.office.xml import NAMESPACES
from brief_builder.problems import Fault
from brief_builder.template.reading.tags import Tag

_CM = 360_000  # EMU
_USUAL_WIDTH = 16 * _CM  # where the width of the text is not known
_HEIGHT = 7 * _CM  # of a chart over the whole width of a page
_LOWEST = 6  # tenths of the width, in a narrow cell or column


@dataclass(frozen=True, slots=True)
class ChartInText:
    """A chart of the pack, as the content of a tag among words or alone in its paragraph."""

    given: Any

    def runs(self, state: State, tag: Tag) -> str:
        """The run with the chart, where the tag is alone; else there are only words."""
        refuse_undrawn(self.given)
        assert state.part is not None  # noqa: S101  set while a part is rendered
        part = state.part.part
        if not is_native(self.given) or part.dialect is not WORD:
            raise Fault(
                "picture-in-text",
                "this is a picture, and only words can stand here",
                help="draw a picture in the template and write the tag as its alt text",
            )
        refuse_in_word(self.given, part.kind, (*tag.place.trail, *tag.surroundings.holders))
        if not tag.alone:
            raise Fault(
                "picture-in-text",
                "this is a chart, and only words can stand here",
                help="give the tag a paragraph of its own, or draw a picture and write the tag as its alt text",
            )
        width = tag.surroundings.width or _USUAL_WIDTH
        height = min(_HEIGHT, width * _LOWEST // 10)
        relationship = place_chart(state, self.given, width, height)
        alt = " ".join(str(self.given.alt).split())
        note_braces(state, alt)
        number = state.fresh_id()
        p, wp = tag.prefix, NAMESPACES["wp"]
        drawn = etree.tostring(graphic(relationship), encoding="unicode")
        return (
            f'<{p}r>{tag.run_properties}<{p}drawing><wp:inline xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f'<wp:docPr id="{number}" name="Chart {number}" descr="{escape_attribute(alt)}"/>'
            f"<wp:cNvGraphicFramePr/>{drawn}</wp:inline></{p}drawing></{p}r>"
        )

    def blocks(self, state: State, tag: Tag) -> str | None:
        """A chart stands in its paragraph; Word would cut it off where the lines have an exact height."""
        if 'lineRule="exact"' not in tag.paragraph_properties:
            return None
        p = tag.prefix
        about = re.sub(rf'\s{p}line(?:Rule)?="[^"]*"', "", tag.paragraph_properties)
        return f"<{p}p>{about}{self.runs(state, tag)}</{p}p>"
