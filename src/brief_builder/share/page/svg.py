"""The .svg of a chart → the same as an element of a page: ids of its own, no styles that reach out of it, a name."""

from __future__ import annotations

import re

from brief_builder.share.page.markup import Markup, tag, text

_HEAD = re.compile(r"<svg\b[^>]*>", re.S)
_BOX = re.compile(r'viewBox="([0-9. -]+)"')
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_STYLE = re.compile(r"<defs>\s*<style\b.*?</style>\s*</defs>", re.S)
_META = re.compile(r"<metadata>.*?</metadata>", re.S)
_ID = re.compile(r'\bid="([^"]*)"')
_REFERENCE = re.compile(r'(xlink:href="#|url\(#)')


def inline(svg: bytes, name: str, title: str, alt: str) -> Markup:
    """The picture, called `title` and described by `alt`; `name` keeps its ids apart from those of other charts."""
    drawn = svg.decode("utf-8")
    head = _HEAD.search(drawn)
    if head is None:
        return tag("p", alt)
    box = _BOX.search(head[0])
    inner = drawn[head.end() : drawn.rindex("</svg>")]
    inner = _META.sub("", _STYLE.sub("", _COMMENT.sub("", inner)))
    inner = _REFERENCE.sub(rf"\g<1>{name}-", _ID.sub(rf'id="{name}-\g<1>"', inner))
    inner = re.sub(r"\n\s*\n+", "\n", inner)
    view = f' viewBox="{box[1]}"' if box is not None else ""
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"{view} role="img"'
        f' aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{text(title)}</title>'
        f'<desc id="{name}-d">{text(alt)}</desc>{inner}</svg>'
    )
