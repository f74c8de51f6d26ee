"""A `Template` and data in → the bytes of the document out, and where each fact was printed."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.merge.asked import Asked, note_asked
    from brief_builder.merge.document import Missing, Template
    from brief_builder.merge.finishing import Rendered
    from brief_builder.merge.own_filters import TEMPLATE_FILTERS
    from brief_builder.merge.state import Cites, Drawable, Use

__all__ = [
    "TEMPLATE_FILTERS",
    "Asked",
    "Cites",
    "Drawable",
    "Missing",
    "Rendered",
    "Template",
    "Use",
    "note_asked",
]

_HOMES = {
    "Asked": "asked",
    "Cites": "state",
    "Drawable": "state",
    "Missing": "document",
    "Rendered": "finishing",
    "TEMPLATE_FILTERS": "own_filters",
    "Template": "document",
    "Use": "state",
    "note_asked": "asked",
}
__getattr__ = exported(__name__, _HOMES)
