"""A name that is not there, and what it is asked of → what its author may not know about such names."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any


def hyphenated(path: str, body: str) -> str:
    """What stands in a tag as a name with hyphens and begins with this one: 'contact-name'; '' for none."""
    joined = re.search(rf"(?<![\w.-]){re.escape(path)}(?:-[A-Za-z_]\w*)+", body)
    return joined[0] if joined is not None else ""


def why_unknown(path: str, base: Any, body: str) -> str:
    """What the author may not know about a name, or about what it is asked of; '' when it is just not there.

    Args:
        path: the name as it is written, with what it is asked of before its last dot.
        base: what it is asked of; the data themselves for a first name.
        body: the tag.
    """
    if path == "loop":
        return "`loop` is known between {% for … %} and {% endfor %}"
    if body.startswith("cellbg") and re.fullmatch("[0-9A-Fa-f]{6}", path):
        return f'a colour stands in quotation marks: {{% cellbg "{path}" %}}'
    if re.fullmatch(r"[\w./-]+\.pptx", body):
        return f'the name of a file stands in quotation marks: {{% slide include "{body}" %}}'
    if joined := hyphenated(path, body):
        return f"`-` is minus; write `{joined.replace('-', '_')}`, here and in the data"
    if isinstance(base, list | tuple):
        parent = path.rpartition(".")[0]
        return f"`{parent}` is a list; write {{% for x in {parent} %}}, and `x.{path.rpartition('.')[2]}` in it"
    if isinstance(base, (str, int, float, Decimal)):
        parent = path.rpartition(".")[0]
        what = "a text" if isinstance(base, str) else "a number"
        return f"`{parent}` is {what} and has no parts; `{{% for name, x in group.items() %}}` gives those of a group"
    return ""
