"""A package in → what its properties say: title, author, subject, language, pages."""

from __future__ import annotations

from dataclasses import dataclass

from brief_builder.office import Package, parse
from brief_builder.office.properties import extended
from brief_builder.office.xml import whole

_DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself; '' and 0 for what it does not say."""

    title: str = ""
    author: str = ""
    subject: str = ""
    language: str = ""
    pages: int = 0


def read_properties(package: Package) -> Properties:
    """The core and extended properties of a package."""
    core: dict[str, str] = {}
    pages = 0
    for rel in package.relationships(""):
        if rel.external or rel.target not in package:
            continue
        if rel.type.endswith("/core-properties"):
            for element in parse(package.read(rel.target), rel.target).iterchildren("*"):
                core[str(element.tag)] = (element.text or "").strip()
        elif rel.type.endswith("/extended-properties"):
            counted = parse(package.read(rel.target), rel.target).find(extended("Pages"))
            pages = whole(counted.text) if counted is not None else 0
    title, author, subject, language = (core.get(_DC + n, "") for n in ("title", "creator", "subject", "language"))
    return Properties(title, author, subject, language, pages)
