"""Links whose words stand in the runs of paragraphs → the same with their words, and the paragraph where they begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from brief_builder.structure.model import Link, Paragraph


def worded(links: Iterable[Link], paragraphs: Sequence[Paragraph]) -> tuple[Link, ...]:
    """The links in their order; one that has words of its own, such as that of a picture, keeps them."""
    words: dict[int, list[str]] = {}
    first: dict[int, int] = {}
    for number, paragraph in enumerate(paragraphs):
        for run in paragraph.runs:
            if run.link is not None:
                words.setdefault(run.link, []).append(run.text)
                first.setdefault(run.link, number)
    return tuple(
        replace(link, text=link.text or "".join(words.get(n, [])), paragraph=first.get(n))
        for n, link in enumerate(links)
    )
