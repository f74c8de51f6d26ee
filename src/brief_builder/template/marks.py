"""The characters that the engine keeps for itself: noncharacters, which XML allows and no document may hold.

They mark places in a text on its way from a template to a document. All of them stand here, so that none has two
meanings; what a person writes, in a template or in data, is refused when it holds one.
"""

from __future__ import annotations

RESERVED_RANGE = "\ufdd0-\ufdef"  # as a regular expression writes it between brackets
RESERVED = "".join(chr(c) for c in range(0xFDD0, 0xFDF0))
# What no Office file and no text for one can hold, for the brackets of a regular expression: half characters too.
UNFIT = f"\ud800-\udfff{RESERVED_RANGE}\ufffe\uffff"

# In a source: the delimiters of Jinja's blocks, values and comments.
BLOCK, BLOCK_END = "\ufdd0", "\ufdd1"
VALUE, VALUE_END = "\ufdd2", "\ufdd3"
COMMENT, COMMENT_END = "\ufdd4", "\ufdd5"
# In a tree: around the number of a Jinja source that stands in an attribute or in text.
TOKEN, TOKEN_END = "\ufdd6", "\ufdd7"
# In a rendered part: around a printed fact, whose number stands before FACT_TEXT.
FACT, FACT_TEXT, FACT_END = "\ufdd8", "\ufdd9", "\ufdda"
# Around a container that may come out empty, followed by its kind; before the properties of the last section.
OPEN, CLOSE = "\ufddb", "\ufddc"
LAST = "\ufddd"
# Around paragraphs and tables that take the place of the paragraph that they stand in.
LIFT, LIFT_END = "\ufdde", "\ufddf"
# In a document to be inserted: around the number of what differs between two insertions.
SLOT, SLOT_END = "\ufde4", "\ufde5"
# In a rendered part: around what settling needs to put a picture in the place of the shape around it.
SHAPE, SHAPE_END = "\ufdeb", "\ufdee"
# In a rendered part: in place of the id of a dummy's picture, before the id of the native chart that stands there.
CHART = "\ufde2"
# In a rendered part: around a text that what follows uses, its key before HOLD_TEXT; and around such a key.
HOLD, HOLD_TEXT, HOLD_END, HOLD_USE = "\ufde6", "\ufde7", "\ufde8", "\ufde9"
# Behind an insertion with sections: what follows goes on with the section that was broken off.
RESUME = "\ufdea"
# Before each copy of a slide's part: around the copy's number.
SLIDE, SLIDE_END = "\ufde0", "\ufde1"
# In a rendered part: before a language that stays as it is, whatever language the document is in.
KEPT_LANGUAGE = "\ufde3"
# In Markdown: around the number of a piece that is printed as it is.
HELD, HELD_END = "\ufdec", "\ufded"
# In a rendered part: around the number of a stretch that stands aside. XML does not hold it, so no tree ever does.
ASIDE = "\uffff"
# In a tag: an invisible character outside string literals, until it is left out.
DROPPED = "\ufdef"
