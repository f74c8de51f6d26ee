"""A rendered body → the body whose last section has content, and whose sections go on behind what was inserted."""

from __future__ import annotations

import re

from brief_builder.template.marks import LAST, RESUME


def close_sections(text: str, prefix: str) -> str:
    """The part without the mark of its last section; a last section without content goes.

    A section that a block has dropped leaves its properties at the end of the body, where Word would show an empty
    page. Then the section before it becomes the last, and its break goes.
    """
    if LAST not in text:
        return text
    left, _, right = text.partition(LAST)
    marks = re.search(rf"(?:\s|<{prefix}\w+(?:Start|End)\b[^<>]*/>)*\Z", left)
    before = left[: marks.start()] if marks is not None else left
    start = max(before.rfind(f"<{prefix}p>"), before.rfind(f"<{prefix}p "))
    if not before.endswith(f"</{prefix}p>") or start < 0:
        return left + right
    end = before.find(f"</{prefix}pPr>", start)
    found = _section(before[start : max(end, start)], prefix)
    last = _section(right, prefix)
    if found is None or last is None:
        return left + right
    first, section, rest = found
    return "".join((before[:start], first, rest, left[max(end, start) :], last[0], section, last[2]))


def resumed(text: str, prefix: str) -> str:
    """A rendered part whose section goes on behind an insertion: it has no first page again, and counts on."""
    parts = text.split(RESUME)
    pattern = re.compile(rf"<{prefix}sectPr\b(?:[^>]*/>|.*?</{prefix}sectPr>)", re.S)
    for at in range(1, len(parts)):
        # The next section may lie behind another insertion.
        following = pattern.search(parts[at])
        if following is None:
            if at + 1 < len(parts):
                parts[at + 1], parts[at] = parts[at] + parts[at + 1], ""
            continue
        section = re.sub(rf"<{prefix}titlePg\b[^>]*/>", "", following[0])
        section = re.sub(rf'(<{prefix}pgNumType\b[^>]*?) {prefix}start="[^"]*"', r"\1", section)
        parts[at] = parts[at][: following.start()] + section + parts[at][following.end() :]
    return "".join(parts)


def _section(text: str, prefix: str) -> tuple[str, str, str] | None:
    """What stands before section properties, the properties, and what stands behind them; None when there are none."""
    start = text.find(f"<{prefix}sectPr")
    if start < 0:
        return None
    close = f"</{prefix}sectPr>"
    # Under Track Changes the former properties stand in the present ones: the last ending is the right one.
    end = text.rfind(close) + len(close) if close in text else text.index("/>", start) + 2
    return text[:start], text[start:end], text[end:]
