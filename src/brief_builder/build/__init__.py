"""A folder in → the pack's files out: the one place that joins the stages."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import brief_builder.share
from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.build.checking import CheckReport, check
    from brief_builder.build.commenting import commented_templates
    from brief_builder.build.fetching import Fetched, FetchReport, fetch
    from brief_builder.build.filling import Filled, render_file
    from brief_builder.build.inspecting import TemplateCheck, annotated_copy, check_templates
    from brief_builder.build.loading import Loaded, load
    from brief_builder.build.offering import Offer, Offered, offered_names
    from brief_builder.build.producing import Built, build
    from brief_builder.build.reporting import FactReport, fact_reports, reports_of
    from brief_builder.build.schemas import schema_names, schema_text, write_schemas
    from brief_builder.build.sharing import Shared, share
    from brief_builder.build.starting import Started, init_pack
    from brief_builder.build.verifying import Verified, verify
    from brief_builder.build.watching import Rebuilt, watch

__all__ = [
    "Built",
    "CheckReport",
    "FactReport",
    "FetchReport",
    "Fetched",
    "Filled",
    "Loaded",
    "Offer",
    "Offered",
    "Rebuilt",
    "Shared",
    "Started",
    "TemplateCheck",
    "Verified",
    "annotated_copy",
    "build",
    "check",
    "check_templates",
    "commented_templates",
    "fact_reports",
    "fetch",
    "init_pack",
    "load",
    "offered_names",
    "render_file",
    "reports_of",
    "schema_names",
    "schema_text",
    "share",
    "verify",
    "watch",
    "write_schemas",
]

_HOMES = {
    "Built": "producing",
    "CheckReport": "checking",
    "FactReport": "reporting",
    "FetchReport": "fetching",
    "Fetched": "fetching",
    "Filled": "filling",
    "Loaded": "loading",
    "Offer": "offering",
    "Offered": "offering",
    "Rebuilt": "watching",
    "Shared": "sharing",
    "Started": "starting",
    "TemplateCheck": "inspecting",
    "Verified": "verifying",
    "annotated_copy": "inspecting",
    "build": "producing",
    "check": "checking",
    "check_templates": "inspecting",
    "commented_templates": "commenting",
    "fact_reports": "reporting",
    "fetch": "fetching",
    "init_pack": "starting",
    "load": "loading",
    "offered_names": "offering",
    "render_file": "filling",
    "reports_of": "reporting",
    "schema_names": "schemas",
    "schema_text": "schemas",
    "share": "sharing",
    "verify": "verifying",
    "watch": "watching",
    "write_schemas": "schemas",
}
__getattr__ = exported(__name__, _HOMES)


class _Build(ModuleType):
    """The room, which is called as its verb is.

    `brief_builder.build` is the verb, until somebody imports the room of that name: then Python puts the room in its
    place, and `from brief_builder import check, build` would give a module that cannot be called.
    """

    def __call__(self, *args: Any, **options: Any) -> Built:
        """Build a pack; see `build`."""
        from brief_builder.build.producing import build

        return build(*args, **options)


class _Share(ModuleType):
    """The room `share`, which is called as the verb of that name for the same reason; this room loads it."""

    def __call__(self, *args: Any, **options: Any) -> Shared:
        """Share a pack; see `share`."""
        from brief_builder.build.sharing import share

        return share(*args, **options)


sys.modules[__name__].__class__ = _Build
brief_builder.share.__class__ = _Share
