"""The package of a template in → the colours and the typeface of its theme out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brief_builder.office.colours import scheme_colours
from brief_builder.office.xml import clark, parse

if TYPE_CHECKING:
    from lxml import etree

    from brief_builder.office import Package

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))


@dataclass(frozen=True, slots=True)
class Theme:
    """What charts take from a theme.

    Attributes:
        file: the template, as the user knows it.
        colours: `accent1` to `accent6`, `ink` and `paper` → `#rrggbb`; one that the theme does not give in red, green
            and blue is not there.
        family: the typeface of Latin text; "" when it names none.
    """

    file: str
    colours: Mapping[str, str] = field(default_factory=dict)
    family: str = ""


def read_theme(package: Package, shown: str) -> Theme | None:
    """The theme of a document, or of the first master of a presentation; None when it has none.

    Args:
        shown: the template as the user knows it.

    Raises:
        Fault: template-unreadable, template-unsafe.
    """
    main = package.main_part
    root = parse(package.read(main), main)
    master = _first_master(package, main, root)
    part = _related(package, master or main, "theme")
    if part not in package:
        return None
    theme = parse(package.read(part), part)
    scheme = theme.find(f".//{clark('a:clrScheme')}")
    found = {str(name): colour for name, colour in scheme_colours(scheme) if colour} if scheme is not None else {}
    ink, paper = _text_and_ground(parse(package.read(master), master)) if master else ("dk1", "lt1")
    colours = {name: found[name] for name in ACCENTS if name in found}
    colours |= {ours: found[name] for ours, name in (("ink", ink), ("paper", paper)) if name in found}
    font = theme.find(f".//{clark('a:minorFont')}/{clark('a:latin')}")
    return Theme(shown, colours, font.get("typeface", "") if font is not None else "")


def _first_master(package: Package, main: str, root: etree._Element) -> str:
    """The part of the first master that a presentation lists; "" for a document."""
    listed = root.find(f"{clark('p:sldMasterIdLst')}/{clark('p:sldMasterId')}")
    if listed is None:
        return ""
    wanted = listed.get(clark("r:id"))
    target = next((each.target for each in package.relationships(main) if each.id == wanted), "")
    return target if target in package else ""


def _related(package: Package, part: str, kind: str) -> str:
    rels = package.relationships(part)
    return next((rel.target for rel in rels if rel.type.endswith(f"/{kind}") and not rel.external), "")


def _text_and_ground(master: etree._Element) -> tuple[str, str]:
    """Which colours of the theme a master writes with, and on: a dark master swaps them (p:clrMap, 19.3.1.6)."""
    mapped = master.find(clark("p:clrMap"))
    if mapped is None:
        return "dk1", "lt1"
    return mapped.get("tx1", "dk1"), mapped.get("bg1", "lt1")
