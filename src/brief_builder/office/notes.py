"""A comments part → which of its comments are our own notes on a template's problems, and not the author's words."""

from __future__ import annotations

from lxml import etree

from brief_builder.office.xml import clark

AUTHOR = "brief"
COMMENT = clark("w:comment")


def own_notes(root: etree._Element) -> list[etree._Element]:
    """The comments of a comments part that a check of the template wrote; [] in any other part. Or of one comment.

    Their words speak of tags; they are none.
    """
    signs = (clark("w:author"), clark("w:initials"))
    comments = [root] if root.tag == COMMENT else root.iterchildren(COMMENT)
    return [c for c in comments if all(c.get(sign) == AUTHOR for sign in signs)]
