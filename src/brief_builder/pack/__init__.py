"""A folder in → a `Pack` out: what to build, from which templates, with which texts."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.pack.find import find_pack
    from brief_builder.pack.load import load_pack, template_folders
    from brief_builder.pack.model import Pack

__all__ = ["Pack", "find_pack", "load_pack", "template_folders"]

_HOMES = {
    "Pack": "model",
    "find_pack": "find",
    "load_pack": "load",
    "template_folders": "load",
}
__getattr__ = exported(__name__, _HOMES)
