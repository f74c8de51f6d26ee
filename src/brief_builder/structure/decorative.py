"""What names a drawing → whether it is marked as decorative, in Word and PowerPoint alike."""

from __future__ import annotations

from lxml import etree

from brief_builder.office.extensions import DECORATIVE, DECORATIVE_SPACE
from brief_builder.office.xml import clark, is_on


def is_decorative(about: etree._Element) -> bool:
    """Whether a wp:docPr or p:cNvPr says that what it names is decorative."""
    for extension in about.iter(clark("a:ext")):
        if extension.get("uri") == DECORATIVE:
            return any(is_on(e.get("val")) for e in extension.iter(f"{{{DECORATIVE_SPACE}}}decorative"))
    return False
