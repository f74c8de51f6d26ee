"""A slide's tables, and the styles of the deck that it comes from → the definitions that the deck it comes into lacks.

A table names its style by an id (ISO 29500-1, 21.1.3.12); styles that PowerPoint knows itself need no definition.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.merge.parts.additions import Additions, NewPart
from brief_builder.office import Package, parse, serialize
from brief_builder.office.part_types import relationship_type
from brief_builder.office.xml import NAMESPACES, clark

_TYPE = relationship_type("tableStyles")
_CONTENT = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"
_NAME, _STYLE, _ID = "ppt/tableStyles.xml", clark("a:tblStyle"), clark("a:tableStyleId")
_USUAL = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"  # Medium Style 2, which new tables of PowerPoint have


class TableStyles:
    """Brings the styles of tables along.

    Args:
        source: the deck that slides come from.
        host: the one that they come into.
        texts: part name → its text; that of the host's styles is changed.
        additions: takes the part, where the host has none.
    """

    def __init__(self, source: Package, host: Package, texts: dict[str, str], additions: Additions) -> None:
        self._host, self._texts, self._additions = host, texts, additions
        self._defined: dict[str, etree._Element] | None = None
        self._source = source

    def bring(self, slide: etree._Element) -> None:
        """Bring those that the tables of a slide name."""
        wanted = dict.fromkeys((each.text or "").strip() for each in slide.iter(_ID))
        if not wanted:
            return
        if self._defined is None:
            root = _styles(self._source, {})[1]
            self._defined = {each.get("styleId", ""): each for each in root.iter(_STYLE)} if root is not None else {}
        found = [style for id_ in wanted if id_ and (style := self._defined.get(id_)) is not None]
        found = [style for style in found if not _leads_out(style)]
        if not found:
            return
        name, root = _styles(self._host, self._texts)
        if root is None:
            root = etree.Element(clark("a:tblStyleLst"), {"def": _USUAL}, nsmap={"a": NAMESPACES["a"]})
            self._additions.parts[name] = NewPart(b"", _CONTENT)
            self._additions.relate(self._host.main_part, _TYPE, name)
        known = {each.get("styleId") for each in root.iter(_STYLE)}
        new = [style for style in found if style.get("styleId") not in known]
        if new:
            for style in new:
                root.append(style)  # taken out of its own list, where it is asked for no more
            self._texts[name] = serialize(root)


def _styles(package: Package, texts: dict[str, str]) -> tuple[str, etree._Element | None]:
    """The part with the styles of tables, and its root; None where there is none."""
    related = package.relationships(package.main_part)
    name = next((r.target for r in related if r.type == _TYPE and r.target in package), _NAME)
    data = texts[name].encode() if name in texts else package.read(name) if name in package else None
    return name, parse(data, name) if data is not None else None


def _leads_out(style: etree._Element) -> bool:
    """Whether a style shows a picture, which is another part."""
    return any(str(key).startswith("{" + NAMESPACES["r"]) for e in style.iter(etree.Element) for key in e.attrib)
