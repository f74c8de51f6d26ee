"""A rendered part in which texts are held for what follows → the same with each text where it is used."""

from __future__ import annotations

import re

from brief_builder.template.marks import HOLD, HOLD_END, HOLD_TEXT, HOLD_USE

_MARKS = re.compile(
    f"{HOLD}([^{HOLD_TEXT}]*){HOLD_TEXT}([^{HOLD_END}]*){HOLD_END}|{HOLD_USE}([^{HOLD_END}]*){HOLD_END}"
)


def given_out(text: str) -> str:
    """The part with what was last held under a key wherever the key is used; nothing where it was never held."""
    held: dict[str, str] = {}

    def one(mark: re.Match[str]) -> str:
        if mark[1] is None:
            return held.get(mark[3], "")
        held[mark[1]] = mark[2]
        return ""

    return _MARKS.sub(one, text)
