"""The slides that were made → the document properties that count them; the list of their titles is left out.

PowerPoint lists the titles of all slides in the properties (`TitlesOfParts`, ISO 29500-1, 22.2.2), where a slide that
was dropped would still be named. It makes the list anew when it saves the file; nothing else reads it.
"""

from __future__ import annotations

from collections.abc import Sequence

from brief_builder.merge.slides.copies import SlideCopy
from brief_builder.office import Package, parse, serialize
from brief_builder.office.part_types import EXTENDED_PROPERTIES
from brief_builder.office.properties import drop_titles, extended


def write_properties(package: Package, slides: Sequence[SlideCopy], texts: dict[str, str]) -> None:
    """Let the properties count these slides and name none; `texts` maps parts to their texts, and is changed."""
    for rel in package.relationships(""):
        if rel.type == EXTENDED_PROPERTIES and rel.target in package:
            data = texts[rel.target].encode() if rel.target in texts else package.read(rel.target)
            root = parse(data, rel.target)
            drop_titles(root)
            notes = sum(any(r.type.endswith("/notesSlide") for r in package.relationships(s.slide)) for s in slides)
            for name, count in (("Slides", len(slides)), ("Notes", notes)):
                element = root.find(extended(name))
                if element is not None:
                    element.text = str(count)
            texts[rel.target] = serialize(root)
