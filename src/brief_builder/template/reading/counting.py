"""The tags of loops in → what their authors say of the lists in them, `restart` or `continue`, taken from the tags."""

from __future__ import annotations

import re

from brief_builder.template.reading.tags import Tag

# `for x in xs restart`: what the lists in the loop do in each turn. Two names side by side mean nothing else.
_COUNTING = re.compile(
    r"(?P<body>for\s.*[\w\]\)\"'](?<!\bin)(?<!\bif)(?<!\bis)(?<!\bor)(?<!\band)(?<!\bnot)(?<!\belse))"
    r"\s+(?P<counting>restart|continue)",
    re.S,
)


def take_counting_words(tags: list[Tag]) -> None:
    """Note what the authors of loops say of the lists in them, and leave to Jinja what is Jinja's."""
    for tag in tags:
        said = _COUNTING.fullmatch(tag.body) if tag.word == "for" else None
        if said is not None:
            tag.body, tag.counting = said["body"], said["counting"]
