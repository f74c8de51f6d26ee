"""The filters that compiled templates call and authors cannot, and those that authors may use, each by its name.

What a filter needs (charts, decks, pictures) is loaded by the first template that calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from brief_builder.merge.values.printing import value_filters
from brief_builder.template.expressions.late import Late, late
from brief_builder.template.expressions.sandbox import BUILT_IN_FILTERS
from brief_builder.wording.filter_names import FILTER_NAMES

_Made = Mapping[str, Callable[..., Any]]
_VALUE_FILTERS = ("date", "link", "markdown", "number", "ordinal", "plural", "yesno")
# The filters that a template may name.
TEMPLATE_FILTERS = (*BUILT_IN_FILTERS, *FILTER_NAMES, *_VALUE_FILTERS)


def _worded() -> _Made:
    from brief_builder.wording.filters import FILTERS

    return FILTERS


def _valued() -> _Made:
    from brief_builder.merge.filters import VALUE_FILTERS

    return VALUE_FILTERS


def _links() -> _Made:
    from brief_builder.merge.links.addresses import link_filters

    return link_filters()


def _fields() -> _Made:
    from brief_builder.merge.links.field_codes import field_filters

    return field_filters()


def _pictures() -> _Made:
    from brief_builder.merge.pictures.dummies import picture_filters

    return picture_filters()


def _shapes() -> _Made:
    from brief_builder.merge.pictures.shapes import shape_filters

    return shape_filters()


def _charts() -> _Made:
    from brief_builder.merge.charts.parts import chart_filters

    return chart_filters()


def _copies() -> _Made:
    from brief_builder.merge.copies.bookmarks import copy_filters

    return copy_filters()


def _notes() -> _Made:
    from brief_builder.merge.copies.notes import note_filters

    return note_filters()


def _cells() -> _Made:
    from brief_builder.merge.copies.cells import cell_filters

    return cell_filters()


def _slides() -> _Made:
    from brief_builder.merge.copies.slides import slide_filters

    return slide_filters()


def _decks() -> _Made:
    from brief_builder.merge.decks.reading import deck_filters

    return deck_filters()


# What makes them → the names of what it makes, by job.
PRIVATE: dict[Callable[[], _Made], tuple[str, ...]] = {
    _links: ("_brief_url", "_brief_link"),
    _fields: ("_brief_code", "_brief_href"),
    _pictures: ("_brief_picture",),
    _shapes: ("_brief_shape", "_brief_placeholder"),
    _charts: ("_brief_chart", "_brief_chart_text", "_brief_native"),
    _copies: ("_brief_bookmark", "_brief_copy_id", "_brief_first", "_brief_list"),
    _notes: ("_brief_note_begin", "_brief_into_notes"),
    _cells: ("_brief_span", "_brief_fill", "_brief_run"),
    _slides: ("_brief_slide", "_brief_place"),
    _decks: ("_brief_include",),
}
PUBLIC: dict[Callable[[], _Made], tuple[str, ...]] = {_worded: FILTER_NAMES, _valued: _VALUE_FILTERS}


def private_filters() -> dict[str, Callable[..., Any] | Late]:
    """The engine's own filters."""
    out: dict[str, Callable[..., Any] | Late] = {**value_filters()}
    for make, names in PRIVATE.items():
        out |= late(names, make)
    return out


def public_filters() -> dict[str, Late]:
    """The filters that authors may use besides those that Jinja has."""
    return {name: each for make, names in PUBLIC.items() for name, each in late(names, make).items()}
