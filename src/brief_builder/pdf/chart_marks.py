"""The charts of a document → the same for LibreOffice, whose numbers have the decimal marks of the document's language.

Office writes the numbers of a chart as its reader's computer is set; LibreOffice as whatever computer it runs on. A
locale in the number format (ISO 29500-1, 18.8.31: `[$-C0C]`) says whose marks they are.
"""

from __future__ import annotations

import re
from locale import windows_locale

from lxml import etree

from brief_builder.office import Member, Package, parse, serialize, write_members
from brief_builder.office.xml import clark
from brief_builder.problems import Fault

# "fr_CA" → 0xC0C, as MS-LCID lists them; Python calls Khmer “kh”.
_CODES = {**{name: code for code, name in windows_locale.items()}, "km_KH": 0x453}
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])+')
_NUMBER, _CACHED, _LANGUAGE = clark("c:numFmt"), clark("c:formatCode"), clark("c:lang")


def for_office(data: bytes) -> bytes:
    """The bytes of a .docx or .pptx file that LibreOffice is given; themselves where no chart changes."""
    try:
        package = Package.open(data)
    except Fault:  # LibreOffice says what is wrong with it
        return data
    changed = with_marks(package)
    if not changed:
        return data
    return write_members(
        Member.of(member.name, changed[member.name]) if member.name in changed else member for member in package.members
    )


def with_marks(package: Package) -> dict[str, bytes]:
    """The parts of charts that say their language, with it in their number formats; those that change, by name."""
    changed: dict[str, bytes] = {}
    for name in package.names():
        if not name.endswith(".xml") or "/charts/" not in name or b"formatCode" not in package.read(name):
            continue
        root = parse(package.read(name), name)
        said = root.find(_LANGUAGE)
        code = _CODES.get(said.get("val", "").replace("-", "_")) if said is not None else None
        if code is None:
            continue
        marked = [_marked(each, code) for each in root.iter(_NUMBER, _CACHED)]
        if any(marked):
            changed[name] = serialize(root).encode("utf-8")
    return changed


def _marked(element: etree._Element, code: int) -> bool:
    attribute = element.tag == _NUMBER
    old = (element.get("formatCode") if attribute else element.text) or ""
    if "[$" in old or not any(digit in old for digit in "0#?"):  # it says its own, or is no format of numbers
        return False
    new = _SECTION.sub(lambda section: f"[$-{code:X}]{section[0]}", old)
    if attribute:
        element.set("formatCode", new)
    else:
        element.text = new
    return True
