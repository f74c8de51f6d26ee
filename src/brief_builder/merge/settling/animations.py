"""A rendered slide → the slide without the animations of shapes that it no longer has: PowerPoint repairs such slides.

Times and their targets are those of ISO 29500-1, 19.5: what happens to a shape names it by its id in `p:spTgt`.
"""

from __future__ import annotations

import re

from lxml import etree

from brief_builder.office import parse, serialize
from brief_builder.office.xml import clark

_TARGET = re.compile(r'\bspTgt\b[^>]*?\bspid="(\d+)"')
_BUILT = re.compile(r'\bbld(?:P|Dgm|OleChart|Graphic|Sub)\b[^>]*?\bspid="(\d+)"')
_SHAPE = re.compile(r'\bcNvPr\b[^>]*?\bid="(\d+)"')
_HOLDERS = (clark("p:childTnLst"), clark("p:subTnLst"), clark("p:tnLst"))
_CONDITIONS = tuple(clark(f"p:{name}CondLst") for name in ("st", "end", "prev", "next"))
_START = _CONDITIONS[0]


def settle_animations(text: str, part: str) -> str:
    """The part's text, in which every animated shape is there; `part` is its name."""
    if "spTgt" not in text:
        return text
    lost = {*_TARGET.findall(text), *_BUILT.findall(text)}.difference(_SHAPE.findall(text))
    if not lost:
        return text
    root = parse(text.encode(), part)
    for target in [e for e in root.iter(clark("p:spTgt")) if e.get("spid") in lost]:
        _take_out(target)
    for built in list(root.iter(clark("p:bldLst"))):
        for entry in [e for e in built if e.get("spid") in lost]:
            built.remove(entry)
        if not len(built):
            _remove(built)
    return serialize(root)


def _take_out(target: etree._Element) -> None:
    """Remove what happens to a target, and what then holds nothing that happens."""
    node = target
    for ancestor in target.iterancestors():
        if ancestor.tag in _CONDITIONS and ancestor.tag != _START:
            _remove(node)  # something else begins or ends it as well
            if not len(ancestor):
                _remove(ancestor)
            return
        if ancestor.tag in _HOLDERS:
            _remove_happening(node, ancestor)
            return
        node = ancestor


def _remove_happening(node: etree._Element, holder: etree._Element) -> None:
    _remove(node)
    while not len(holder):
        if holder.tag == clark("p:tnLst"):
            _remove(holder.getparent())  # p:timing
            return
        if holder.tag == clark("p:subTnLst"):
            _remove(holder)
            return
        owner = next((e for e in holder.iterancestors() if _held(e)), None)
        outer = owner.getparent() if owner is not None else None
        if owner is None or outer is None:
            return
        _remove(owner)
        holder = outer


def _held(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in _HOLDERS


def _remove(element: etree._Element | None) -> None:
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)
