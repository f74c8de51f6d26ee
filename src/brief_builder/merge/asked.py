"""A value that is read while a document is rendered, and whose data want to be told → the tag that asked for it.

What a tag prints is found again by its marks. What it asks for and does not print (in a condition, a sum, a filter that
makes plain words of it) shows here alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from brief_builder.merge.findings import running_tag
from brief_builder.merge.state import STATE, State
from brief_builder.problems import Excerpt, Place
from brief_builder.template import CompiledTemplate


@dataclass(frozen=True, slots=True)
class Asked:
    """A tag that asked for something.

    Attributes:
        name: as `note_asked` was given it.
        place: of the tag, in the template.
        excerpt: the tag; None where it was no tag.
        printed: whether the tag printed it, too, so that one of the uses says where.
    """

    name: str
    place: Place
    excerpt: Excerpt | None
    printed: bool


def note_asked(name: str) -> None:
    """Note that the tag which is being evaluated asks for something; outside of renderings, nothing is noted.

    For values that data give: what is noted stands in `Rendered.asked`.
    """
    state = STATE.get(None)
    if state is not None and state.part is not None:
        state.asked.setdefault((state.part.part.name, running_tag(state.part) or 0, name))


def all_asked(state: State, template: CompiledTemplate) -> Iterator[Asked]:
    """What the tags of a rendering asked for, in its order, each thing once for each tag."""
    for part, number, name in state.asked:
        tag = template.compiled[part].tags[number]
        yield Asked(name, tag.place, tag.excerpt_of(None, None), (part, number, name) in state.answered)
