"""The document properties in → the tags in them, marked by tokens: elements that hold nothing but text."""

from __future__ import annotations

from lxml import etree

from brief_builder.office import Part
from brief_builder.problems import Excerpt, Fault, Place, Problems
from brief_builder.template.tags import Tag, find_spans, make_tag
from brief_builder.template.tokens import Tokens


def plain_tags(
    root: etree._Element, part: Part, shown: str, order: int, tokens: Tokens, problems: Problems
) -> list[Tag]:
    """Tags in the document properties: elements that hold nothing but text."""
    tags: list[Tag] = []
    for number, element in enumerate(root.iter()):
        text = element.text or ""
        if not isinstance(element.tag, str) or len(element) or "{" not in text:
            continue
        name = element.tag.rpartition("}")[2]
        place = Place(shown, (part.shown, name), order=order + number)
        spans, faults = find_spans(text)
        for fault in faults:
            problems.add(fault.at(place, Excerpt(text, fault.start or 0, fault.end or 0)))
        pieces, at = [], 0
        for span in spans:
            tag = make_tag(len(tags), text, span, place)
            if tag.kind == "block":
                problems.add(Fault("tag-unknown", "a property may hold values, not blocks").at(place, tag.excerpt))
            tags.append(tag)
            pieces += [text[at : span.start], tokens.add(f"V\n({tag.body})|_brief_plain({tag.number})")]
            at = span.end
        element.text = "".join([*pieces, text[at:]])
    return tags
