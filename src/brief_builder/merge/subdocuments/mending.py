"""The clean tree of a document to be inserted → the same without what would break the document that it goes into.

Word opens more than the schema allows, and repairs the rest when asked; here nobody is asked.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.office.schema import W, drop
from brief_builder.problems import Fault

_NOTES = (W + "footnote", W + "endnote")
_MUST_END = (W + "tc", W + "txbxContent", *_NOTES)
_BEHIND = (W + "bookmarkEnd", W + "sdt")


def mend(root: etree._Element) -> None:
    """Fill or drop what is empty and may not be; the tree is changed.

    Raises:
        Fault: template-unreadable, when a field is begun and not ended.
    """
    for note in [e for e in root.iter(*_NOTES) if e is not root]:
        drop(note)
    # Inner ones first: what holds them may be empty then.
    for element in reversed(list(root.iter(W + "tbl", W + "tr", W + "sdt"))):
        wanted = {W + "tbl": W + "tr", W + "tr": W + "tc", W + "sdt": W + "sdtContent"}[str(element.tag)]
        inner = element.find(f".//{wanted}")
        if inner is None or (element.tag == W + "sdt" and not len(inner)):
            drop(element)
    for holder in root.iter(*_MUST_END):
        last = next((e for e in reversed(holder) if isinstance(e.tag, str) and e.tag not in _BEHIND), None)
        if last is None or last.tag != W + "p":
            etree.SubElement(holder, W + "p")
    depth = 0
    for mark in root.iter(W + "fldChar"):
        depth += {"begin": 1, "end": -1}.get(mark.get(W + "fldCharType", ""), 0)
        if depth < 0:
            break
    if depth:
        raise Fault(
            "template-unreadable",
            "a field is begun and not ended, or ended and not begun",
            help="open it in Word, let it be repaired, and save it again",
        )
