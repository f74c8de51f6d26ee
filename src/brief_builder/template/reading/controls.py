"""A part's tree with anchors in → content controls that hold one let go of what would overwrite what is filled in.

When a document is opened, Word puts the text of the custom XML, or of a document property, that a control is bound to
into the control (ISO 29500-1, 17.5.2.6). There the template's tag would still stand, so the binding goes. A control
that shows its placeholder would lose what is filled in at the first click; it becomes an ordinary one.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.office.xml import clark
from brief_builder.template.reading.scan import ANCHOR

_CONTROL, _PROPERTIES = clark("w:sdt"), clark("w:sdtPr")
_LET_GO = (
    clark("w:dataBinding"),
    "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding",
    clark("w:showingPlcHdr"),
)


def release_controls(root: etree._Element) -> None:
    """Take the data binding and the placeholder mark from every content control that holds a tag."""
    released: set[etree._Element] = set()
    for node in root.iter(etree.ProcessingInstruction):
        if isinstance(node, etree._ProcessingInstruction) and node.target == ANCHOR:
            released.update(node.iterancestors(_CONTROL))
    for control in released:
        properties = control.find(_PROPERTIES)
        for child in list(properties) if properties is not None else ():
            if child.tag in _LET_GO and properties is not None:
                properties.remove(child)
