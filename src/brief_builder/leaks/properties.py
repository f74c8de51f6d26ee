"""The properties of a file → without what its program noted of who made it, when, for how long and from what.

What holds a tag was written on purpose and is filled; it stays. So does what a field or a bound control shows.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from lxml import etree

from brief_builder.leaks.edit import Edit
from brief_builder.leaks.shown import ANY
from brief_builder.office.dialect import escape
from brief_builder.office.package import Relationship
from brief_builder.office.properties import extended
from brief_builder.problems import Fault

CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_CORE_PART = "docProps/core.xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_GONE = (
    CORE + "lastModifiedBy", CORE + "revision", CORE + "lastPrinted", CORE + "version", DC + "creator",
    TERMS + "created", TERMS + "modified", DC + "description", DC + "identifier", CORE + "contentStatus",
)  # fmt: skip
_EXTENDED_GONE = tuple(map(extended, (
    "Template", "Manager", "Company", "TotalTime", "HyperlinkBase", "HLinks", "DigSig",
)))  # fmt: skip
_APPLICATION = extended("Application")


@dataclass(frozen=True, slots=True)
class Signature:
    """What a file says of itself where it is made of a pack: its author, which may be a tag, and its date."""

    author: str
    dated: date


def clean_properties(edit: Edit, shown: Collection[str] = ()) -> None:
    """Take out of the properties of a package what no reader of the file needs.

    Args:
        edit: the package.
        shown: names, in small letters, of the properties that the text shows.
    """
    for rel in edit.related(""):
        kind = rel.type.rpartition("/")[2]
        if rel.external or rel.target not in edit.package:
            continue
        if kind == "core-properties":
            _clean(edit, rel.target, _CORE_GONE, shown)
        elif kind == "extended-properties":
            try:
                _clean(edit, rel.target, _EXTENDED_GONE, shown)
                _forget_machine(edit, rel.target)
            except Fault:  # damaged; all that programs note there is lost, which Word writes anew
                edit.drop("", rel)
        elif kind == "custom-properties":
            _clean_custom(edit, rel, shown)


def sign(edit: Edit, signature: Signature) -> None:
    """Say in the core properties who answers for the file, where the template says nobody by a tag, and its date."""
    part = next((r.target for r in edit.related("") if r.type.endswith("/core-properties") and not r.external), "")
    if part not in edit.package:
        part = _CORE_PART
        edit.add(part, _empty_core(), _CORE_KIND, _CORE_TYPE)
    root = edit.tree(part)
    day = f"{signature.dated.isoformat()}T00:00:00Z"
    for name, text in ((DC + "creator", signature.author), (TERMS + "created", day), (TERMS + "modified", day)):
        if root.find(name) is None:
            # The prefix stands in the value of xsi:type, too: it is declared here where the file has another.
            element = etree.SubElement(root, name, nsmap={"dcterms": TERMS[1:-1]} if name.startswith(TERMS) else None)
            element.text = text
            if name.startswith(TERMS):
                element.set(_TYPE, "dcterms:W3CDTF")
    edit.touch(part)


def _empty_core() -> bytes:
    spaces = {
        "cp": CORE,
        "dc": DC,
        "dcterms": TERMS,
        "xsi": f"{{{_TYPE[1:].partition('}')[0]}}}",
    }
    declared = " ".join(f'xmlns:{prefix}="{escape(uri[1:-1])}"' for prefix, uri in spaces.items())
    return f"<cp:coreProperties {declared}/>".encode()


def _clean(edit: Edit, part: str, gone: tuple[str, ...], shown: Collection[str]) -> None:
    root = edit.tree(part)
    held = (
        []
        if ANY in shown
        else [e for e in root.iterchildren(*gone) if str(e.tag).rpartition("}")[2].lower() not in shown]
    )
    found = [e for e in held if "{" not in "".join(map(str, e.itertext()))]
    for element in found:
        root.remove(element)
    if found:
        edit.touch(part)


def _forget_machine(edit: Edit, part: str) -> None:
    """LibreOffice says of which system it is, and the number of its build."""
    found = edit.tree(part).find(_APPLICATION)
    if found is not None and "$" in (found.text or ""):
        found.text = (found.text or "").partition("$")[0]
        edit.touch(part)


def _clean_custom(edit: Edit, rel: Relationship, shown: Collection[str]) -> None:
    root = edit.tree(rel.target)
    held = list(root.iterchildren(etree.Element))
    if ANY in shown:
        return
    gone = [e for e in held if "{" not in "".join(map(str, e.itertext())) and e.get("name", "").lower() not in shown]
    if len(gone) == len(held):
        edit.drop("", rel)
        return
    for element in gone:
        root.remove(element)
    if gone:
        edit.touch(rel.target)
