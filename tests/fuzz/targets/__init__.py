"""The name of a target → the target; its module is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module

from fuzz.target import Target

# name → module in which a TARGETS dictionary has it, and modules of the project whose branches Atheris looks at
_HOMES = {
    "tags": (
        "tags",
        ("template.expressions", "template.reading", "template.extents", "template.checking", "merge.values"),
    ),
    "markdown": ("tags", ("merge.markdown", "merge.values")),
    "values": ("values", ("inputs", "merge.values", "merge.links", "merge.pictures")),
    "packages": (
        "packages",
        (
            "office.package",
            "template.extents",
            "template.copies",
            "template.reading",
            "template.slides",
            "merge.settling",
        ),
    ),
    "inspected": ("packages", ("structure", "access", "leaks")),
    "facts": ("facts", ("inputs", "facts.reading", "facts.formulas")),
    "tables": ("facts", ("inputs", "facts.reading")),
    "packs": ("packs", ("pack", "build.loading", "build.parity", "charts.reading")),
    "sources": ("sources", ("sources",)),
    "received": ("received", ("proof", "share", "build.verifying")),
    "house": ("words", ("house", "inputs.yaml_values")),
    "figures": ("words", ("facts.number", "facts.numerals", "facts.evidence", "facts.period", "wording.reading")),
    "planted": ("planted", ()),
}
NAMES = tuple(name for name in _HOMES if name != "planted")
ROOMS = {name: tuple(f"brief_builder.{room}" for room in rooms) for name, (_, rooms) in _HOMES.items()}


def target(name: str) -> Target:
    """The target of this name.

    Raises:
        KeyError: there is none.
    """
    found: Target = import_module(f"fuzz.targets.{_HOMES[name][0]}").TARGETS[name]
    return found
