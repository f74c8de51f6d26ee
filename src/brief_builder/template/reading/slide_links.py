"""Links on slides whose address or tip holds tags in → the tags, and what makes the link when rendering.

A link of words is a property of each of its runs (ISO 29500-1, 21.1.2.3.5), so a tag among its words carries the link
along in its own run properties. What the link's tags give is held just before the tag prints, and put into these
properties when the part is settled: each turn of a loop has an address of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from brief_builder.office import DRAWING, Package, Part
from brief_builder.office.dialect import escape_attribute
from brief_builder.office.xml import clark
from brief_builder.problems import Place
from brief_builder.template.marks import HOLD, HOLD_END, HOLD_TEXT, HOLD_USE
from brief_builder.template.reading.links import TAG, has_tag, relationship_tokens, short_label
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.texts import Texts

_LINKS = tuple(clark(f"a:{name}") for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver"))
_R_ID, _TIP = clark("r:id"), "tooltip"
_RUN_PROPERTIES, _END = clark("a:rPr"), clark("a:endParaRPr")


@dataclass(frozen=True, slots=True)
class _Link:
    """What all runs of a link in one paragraph share: where it stands, its address and its tip."""

    holder: etree._Element
    relationship: str
    tip: str


class SlideLinks:
    """The links of a part in DrawingML that hold tags; made before its paragraphs are read, because it reads them."""

    def __init__(self, root: etree._Element, part: Part, package: Package) -> None:
        self._targets = {rel.id: rel.target for rel in package.relationships(part.name) if has_tag(rel)}
        #: Ids of the relationships that hold a tag, and may not be left.
        self.replaced = frozenset(self._targets)
        self._root = root
        self._labels: dict[_Link, str] = {}
        self._tokens: dict[_Link, dict[str, str]] = {}
        for element in list(root.iter(*_LINKS)):
            if (link := self._link(element)) is None:
                continue
            around = element.getparent()
            if around is not None and around.tag == _END:
                around.remove(element)  # the look of what nobody has typed
                continue
            run = around.getparent() if around is not None and around.tag == _RUN_PROPERTIES else None
            words = "".join(t.text or "" for t in run.iter(DRAWING.text)) if run is not None else ""
            self._labels[link] = self._labels.get(link, "") + words

    def _link(self, element: etree._Element) -> _Link | None:
        """What an element links to; None when neither its address nor its tip holds a tag."""
        relationship, tip = element.get(_R_ID, ""), element.get(_TIP, "")
        if relationship not in self._targets and not TAG.search(tip):
            return None
        parent = element.getparent()
        holder = next(element.iterancestors(DRAWING.paragraph), parent)
        return _Link(holder, relationship, tip) if holder is not None else None

    def read(self, place_of: Callable[[etree._Element], Place], texts: Texts, tags: list[Tag]) -> None:
        """Put tokens in the place of addresses and tips that hold tags, also in what the tags print."""
        for element in self._root.iter(*_LINKS):
            if (link := self._link(element)) is not None:
                for name, token in self._read(link, place_of, texts).items():
                    element.set(name, token)
        around: dict[etree._Element, list[_Link]] = {}
        for link in self._labels:
            around.setdefault(link.holder, []).append(link)
        for tag in tags:
            for link in around.get(tag.node, ()) if tag.node is not None and tag.kind == "value" else ():
                self._carry(tag, self._read(link, place_of, texts), link)

    def _read(self, link: _Link, place_of: Callable[[etree._Element], Place], texts: Texts) -> dict[str, str]:
        """The tokens of a link's attributes; read once, however many runs it has."""
        if link not in self._tokens:
            words = self._labels.get(link, "").strip()
            place = place_of(link.holder)
            place = replace(place, trail=(*place.trail, short_label(words) if words else "its link"))
            tokens: dict[str, str] = {}
            if link.relationship in self._targets:
                tokens[_R_ID] = relationship_tokens(self._targets[link.relationship], place, texts)
            if TAG.search(link.tip):
                tokens[_TIP] = texts.read(link.tip, place, "_brief_attribute", only_values="link")
            self._tokens[link] = tokens
        return self._tokens[link]

    def _carry(self, tag: Tag, tokens: dict[str, str], link: _Link) -> None:
        """Let what a tag prints lead where the link does: its properties use what is held before it."""
        written = {
            _R_ID: f'id="{link.relationship}"',
            _TIP: f'{_TIP}="{escape_attribute(link.tip)}"',
        }
        for name, token in tokens.items():
            if written[name] not in tag.run_properties:
                continue
            key = f"{tag.number}.{tag.leading.count(HOLD)}"
            used = f'{written[name].partition("=")[0]}="{HOLD_USE}{key}{HOLD_END}"'
            tag.run_properties = tag.run_properties.replace(written[name], used)
            tag.leading += f"{HOLD}{key}{HOLD_TEXT}{token}{HOLD_END}"
