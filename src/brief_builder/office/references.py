"""A part's tree in → the relationships that it names, and the tree without what names some of them."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from brief_builder.office.xml import clark

# The attributes that name a relationship, as the text of a part has them; the last is that of VML.
NAMES = ("id", "embed", "link", "pict", "relid")
R_ATTRIBUTES = tuple(clark(f"r:{name}") for name in NAMES if name != "relid")


def refers_to(root: etree._Element) -> set[str]:
    """The ids of relationships that a part's text names."""
    return {id_ for element in root.iter(etree.Element) for a in R_ATTRIBUTES if (id_ := element.get(a))}


def forget(root: etree._Element, ids: Collection[str]) -> None:
    """Take out the elements that name one of these relationships."""
    for element in [e for e in root.iter(etree.Element) if any(e.get(a) in ids for a in R_ATTRIBUTES)]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
