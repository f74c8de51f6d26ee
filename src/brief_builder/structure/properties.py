"""A package in → what its core properties say (ISO 29500-2, 11): title, author, subject, language, keywords."""

from __future__ import annotations

from dataclasses import dataclass

from brief_builder.office import Package, parse

_DC = "{http://purl.org/dc/elements/1.1/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself; '' for what it does not say.

    Attributes:
        language: a tag such as 'fr-CA', as it is written.
        keywords: with the category.
    """

    title: str = ""
    author: str = ""
    subject: str = ""
    language: str = ""
    keywords: str = ""


def read_properties(package: Package) -> Properties:
    """The core properties of a package."""
    core: dict[str, str] = {}
    for rel in package.relationships(""):
        if rel.type.endswith("/core-properties") and not rel.external and rel.target in package:
            for element in parse(package.read(rel.target), rel.target).iterchildren("*"):
                core[str(element.tag)] = (element.text or "").strip()
    title, author, subject, language = (core.get(_DC + n, "") for n in ("title", "creator", "subject", "language"))
    words = (core.get(_CORE + name, "") for name in ("keywords", "category"))
    return Properties(title, author, subject, language, " ".join(filter(None, words)))
