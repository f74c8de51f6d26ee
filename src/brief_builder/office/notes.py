"""A comments part → which of its comments are our own notes on a template's problems, and not the author's words.

In Word a comment names its author; in PowerPoint it has the number of one in a list of the presentation.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.office.package import Package
from brief_builder.office.part_types import COMMENT_AUTHORS
from brief_builder.office.xml import clark, parse

AUTHOR = "brief"
COMMENT = clark("w:comment")
SLIDE_COMMENT = clark("p:cm")


def own_notes(root: etree._Element) -> list[etree._Element]:
    """The comments of a comments part that a check of the template wrote; [] in any other part. Or of one comment.

    Their words speak of tags; they are none.
    """
    signs = (clark("w:author"), clark("w:initials"))
    comments = [root] if root.tag == COMMENT else root.iterchildren(COMMENT)
    return [c for c in comments if all(c.get(sign) == AUTHOR for sign in signs)]


def own_slide_notes(root: etree._Element, package: Package) -> list[etree._Element]:
    """The same of the comments of a slide, as PowerPoint wrote them up to 2021."""
    if root.tag != clark("p:cmLst"):
        return []
    ours = {
        author.get("id")
        for name in author_lists(package)
        for author in parse(package.read(name), name).iter(clark("p:cmAuthor"))
        if is_ours(author)
    }
    return [comment for comment in root.iterchildren(SLIDE_COMMENT) if comment.get("authorId") in ours]


def author_lists(package: Package) -> list[str]:
    """The parts that list who comments in a presentation; there is one at most."""
    related = package.relationships(package.main_part)
    return [rel.target for rel in related if rel.type == COMMENT_AUTHORS and rel.target in package]


def is_ours(author: etree._Element) -> bool:
    """Whether an author of comments is a check of the template."""
    return author.get("name") == AUTHOR and author.get("initials") == AUTHOR
