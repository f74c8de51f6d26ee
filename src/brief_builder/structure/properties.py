"""A package in → what its core properties say (ISO 29500-2, 11): title, author, subject, language, keywords."""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief_builder.office import Package, parse

_DC = "{http://purl.org/dc/elements/1.1/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"

# What programs write where nobody wrote a title.
_NO_TITLE = re.compile(
    r"(powerpoint presentation|présentation powerpoint|microsoft (word|powerpoint)\b.*|word document|document\s*\d*|"
    r"presentation\s*\d*|présentation\s*\d*|slide 1|diapositive 1|untitled.*|sans titre.*|title|titre|"
    r".*\.(docx?|pptx?))",
    re.I,
)


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


def names_nothing(title: str) -> bool:
    """Whether a title is one that a program wrote, such as “PowerPoint Presentation”, or a name of a file."""
    return _NO_TITLE.fullmatch(title) is not None
