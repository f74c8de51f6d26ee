"""The slides that were made → the custom shows that list them, and what the slide show is set to (ISO 29500-1, 19.2.1).

A show that loses all its slides goes: its name may tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from brief_builder.office import Package, parse, serialize
from brief_builder.office.xml import clark, whole

_R_ID = clark("r:id")
_SHOW, _LIST, _SLIDE = clark("p:custShow"), clark("p:sldLst"), clark("p:sld")


def settle_shows(root: etree._Element, slides: Sequence[tuple[str, str]]) -> None:
    """Write the custom shows of a presentation anew; slides that repeat together stay together.

    Args:
        root: the presentation.
        slides: (its relationship in the template, its relationship now) of each slide, in order.
    """
    copies: dict[str, list[tuple[int, str]]] = {}
    for position, (before, now) in enumerate(slides):
        copies.setdefault(before, []).append((position, now))
    for show in list(root.iter(_SHOW)):
        listed = show.find(_LIST)
        if listed is None or not len(listed):
            continue
        named = [each.get(_R_ID, "") for each in listed]
        for each in list(listed):
            listed.remove(each)
        for run in _ascending(named, copies):
            for _, id_ in sorted(made for each in run for made in copies.get(each, ())):
                etree.SubElement(listed, _SLIDE).set(_R_ID, id_)
        shows = show.getparent()
        if not len(listed) and shows is not None:
            shows.remove(show)
            outer = shows.getparent()
            if not len(shows) and outer is not None:
                outer.remove(shows)


def _ascending(named: Sequence[str], copies: Mapping[str, list[tuple[int, str]]]) -> list[list[str]]:
    """Stretches of a show in which the slides follow each other as in the deck; those without copies are left out."""
    out: list[list[str]] = []
    last = -1
    for each in named:
        if each not in copies:
            continue
        first = copies[each][0][0]
        if not out or first <= last:
            out.append([])
        out[-1].append(each)
        last = first
    return out


def settle_settings(
    package: Package, root: etree._Element, positions: Sequence[Sequence[int]], texts: dict[str, str]
) -> None:
    """Let the slide show begin and end with the copies of the slides that it was set to, if it was set to some.

    Args:
        package: the template.
        root: the presentation, with its custom shows settled.
        positions: for each slide of the template, in order, the 1-based numbers of its copies.
        texts: part name → its text; that of the settings is changed.
    """
    part = next((r.target for r in package.relationships(package.main_part) if r.type.endswith("/presProps")), "")
    if part not in package or not any(sign in package.read(part) for sign in (b"sldRg", b"custShow")):
        return
    settings = parse(texts[part].encode() if part in texts else package.read(part), part)
    shows = {show.get("id") for show in root.iter(_SHOW)}
    for chosen in list(settings.iter(clark("p:custShow"), clark("p:sldRg"))):
        if chosen.tag == _SHOW:
            if chosen.get("id") not in shows:
                _show_all(chosen)
            continue
        first, last = whole(chosen.get("st"), 1), whole(chosen.get("end"), 1)
        numbers = [n for each in positions[max(first - 1, 0) : last] for n in each]
        if not numbers:
            _show_all(chosen)
            continue
        chosen.set("st", str(min(numbers)))
        chosen.set("end", str(max(numbers)))
    texts[part] = serialize(settings)


def _show_all(chosen: etree._Element) -> None:
    chosen.tag = clark("p:sldAll")
    chosen.attrib.clear()
