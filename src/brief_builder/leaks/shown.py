"""A Word package → the names of the properties and variables that its text shows: by fields, or by bound controls.

Word asks the properties again when fields are updated, and for a bound control each time the file is opened (ISO
29500-1, 17.16.5 and 17.5.2.6). What is shown is no secret, and the text would be empty without it.
"""

from __future__ import annotations

import re

from lxml import etree

from brief_builder.lazy import pattern
from brief_builder.leaks.edit import Edit
from brief_builder.office.schema import W

# Fields that name no property, and the one that they show.
_OF_FIELDS = {
    "AUTHOR": "creator", "COMMENTS": "description", "LASTSAVEDBY": "lastmodifiedby", "REVNUM": "revision",
    "EDITTIME": "totaltime", "TEMPLATE": "template", "CREATEDATE": "created", "SAVEDATE": "modified",
    "PRINTDATE": "lastprinted",
}  # fmt: skip
# What DOCPROPERTY calls them in the same way.
_NAMES = {
    "author": "creator",
    "comments": "description",
    "lastsavedby": "lastmodifiedby",
    "revisionnumber": "revision",
    "createtime": "created",
    "lastsavedtime": "modified",
    "totaleditingtime": "totaltime",
}
ANY = "*"  # a tag says which property is shown: none may go
_CODE = pattern(r"\s*(\w+)\s*(?:\"([^\"]+)\"|([^\s\\\"]+))?")
_STEP = pattern(r"(\w+)\[\d+\]\s*$")
_BOUND = b"dataBinding"
_SIGNS = pattern(rb"DOCPROPERTY|DOCVARIABLE|AUTHOR|COMMENTS|LASTSAVEDBY|REVNUM|EDITTIME|TEMPLATE|\wDATE|INFO", re.I)


def word_parts(edit: Edit) -> list[str]:
    """The parts of WordprocessingML, in the order of the file."""
    return [name for name in edit.xml_parts() if "wordprocessingml" in edit.package.content_type(name)]


def shown_names(edit: Edit) -> frozenset[str]:
    """The names, in small letters, of what is shown; of core properties as the file calls them: 'creator'."""
    found: set[str] = set()
    for name in word_parts(edit):
        data = edit.read(name)
        coded = (b"instr" in data or b"fldSimple" in data) and _SIGNS.search(data) is not None
        if not coded and _BOUND not in data:
            continue
        root = edit.tree(name)
        if coded:
            for code in _codes(root):
                found |= _named(code)
        for element in root.iter("{*}dataBinding"):
            last = _STEP.search(element.get(W + "xpath", ""))
            if last is not None:
                found.add(last[1].lower())
    return frozenset(found)


def _codes(root: etree._Element) -> list[str]:
    """The codes of the fields; those of a field in a field are read as one with it."""
    codes = [element.get(W + "instr", "") for element in root.iter(W + "fldSimple")]
    current: list[str] = []
    for element in root.iter(W + "fldChar", W + "instrText"):
        if element.tag == W + "instrText":
            current.append(element.text or "")
        elif current:
            codes.append("".join(current))
            current = []
    return codes


def _named(code: str) -> set[str]:
    match = _CODE.match(code)
    if match is None:
        return set()
    if "{" in code and match[1].upper() in ("DOCPROPERTY", "DOCVARIABLE"):
        return {ANY}  # a tag says which
    kind, argument = match[1].upper(), (match[2] or match[3] or "").strip().lower()
    if kind in ("DOCPROPERTY", "DOCVARIABLE", "INFO"):
        return {argument, _NAMES.get(argument.replace(" ", ""), argument)}
    return {_OF_FIELDS[kind]} if kind in _OF_FIELDS else set()
