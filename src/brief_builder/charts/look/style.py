"""brief.mplstyle and a theme in → `Style` out: the few settings of matplotlib's format that the charts follow."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brief_builder.charts.letters import stands_in
from brief_builder.charts.look.palette import MARK_CONTRAST, TEXT_CONTRAST, shown_ratio
from brief_builder.charts.look.theme import ACCENTS
from brief_builder.inputs.file_bytes import whole_file
from brief_builder.office.colours import contrast
from brief_builder.problems import Excerpt, Fault, Place, Problems, did_you_mean

if TYPE_CHECKING:
    from brief_builder.charts.look.theme import Theme
    from brief_builder.charts.model import Medium

_Where = tuple[Place, Excerpt | None]
SMALLEST: dict[Medium, float] = {"brief": 9.0, "deck": 14.0}
_COMMENT = re.compile(r'((?:[^#"]|"[^"]*")*)(#.*)?', re.DOTALL)
_DECK = 1.6  # slides are read from afar: sizes of the brief times this …
_DECK_LINES = 1.4  # … and lines times this
_GENERIC = frozenset({"serif", "sans-serif", "sans serif", "cursive", "fantasy", "monospace"})
_LETTERS = ("label", "panel_title", "title")
_LINES = ("base_width", "faint_width", "outline", "hatch")


@dataclass(frozen=True, slots=True)
class Style:
    """How charts look; the defaults are those of the shipped style and theme.

    Sizes and widths in points, colours `#rrggbb`.

    Attributes:
        accents: six, of which the things of a pack have theirs.
        base: the line on which bars stand.
        faint: what only stands beside.
        least: no letters are smaller.
        family: the typeface of Latin letters.
    """

    label: float = 9.5
    panel_title: float = 10.0
    title: float = 13.0
    bold_titles: bool = True
    ink: str = "#1b2a3a"
    paper: str = "#ffffff"
    base: str = "#1b2a3a"
    base_width: float = 0.8
    faint: str = "#757575"
    faint_width: float = 0.8
    outline: float = 1.4
    hatch: float = 1.1
    dpi: int = 200
    accents: tuple[str, ...] = ("#12436d", "#28a197", "#801650", "#f46a25", "#8c8c8c", "#1d7282")
    least: float = SMALLEST["brief"]
    family: str = "Calibri"

    def printed_in(self, medium: Medium) -> Style:
        """The style with the sizes and widths of the medium; no letters under its smallest."""
        deck, least = medium == "deck", SMALLEST[medium]
        sizes = {name: max(getattr(self, name) * (_DECK if deck else 1), least) for name in _LETTERS}
        widths = {name: getattr(self, name) * (_DECK_LINES if deck else 1) for name in _LINES}
        return replace(self, **sizes, **widths, least=least)


# matplotlib's name of a setting → ours. What is not here has no effect on these charts, so writing it is a mistake.
_SETTINGS = {
    "font.size": "label",
    "axes.titlesize": "panel_title",
    "figure.titlesize": "title",
    "axes.titleweight": "bold_titles",
    "text.color": "ink",
    "figure.facecolor": "paper",
    "axes.edgecolor": "base",
    "axes.linewidth": "base_width",
    "grid.color": "faint",
    "grid.linewidth": "faint_width",
    "lines.linewidth": "outline",
    "hatch.linewidth": "hatch",
    "savefig.dpi": "dpi",
    "axes.prop_cycle": "accents",
    "font.family": "family",
}


_MOST = 1_000_000  # bytes of a style file


def read_style(path: Path | None, problems: Problems, theme: Theme | None = None) -> Style:
    """The style the file describes; each line that is wrong becomes a problem, and its setting keeps the default.

    Without a file all are the defaults. Colours and the typeface that the file does not name are those of the theme;
    None stands for the shipped one.
    """
    shown = _shown(path) if path is not None else "the shipped chart style"
    style = _themed(theme)
    try:
        text = whole_file(path, _MOST).decode("utf-8-sig") if path is not None else ""
    except FileNotFoundError:
        problems.add(Fault("style-missing", f"there is no chart style {shown}", help="put it back").at(Place(shown)))
        return style
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        problems.add(Fault("style-missing", f"{shown} cannot be read: {reason}").at(Place(shown)))
        return style
    places: dict[str, _Where] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _COMMENT.match(line)
        content = match[1].strip() if match else ""
        if not content:
            continue
        start = line.index(content)
        where = Place(shown, line=number, column=start + 1), Excerpt(line, start, start + len(content))
        try:
            name, value = _setting(content)
        except Fault as fault:
            problems.add(fault.at(*where))
            continue
        places[name] = where
        if name == "accents":  # a cycle of fewer colours leaves the others to the theme
            value = (*value, *style.accents[len(value) :])[: len(ACCENTS)]
        style = replace(style, **{name: value})
    if "base" not in places:
        style = replace(style, base=style.ink)
    elsewhere = Place(theme.file if theme is not None else shown), None
    _check_colours(style, places, elsewhere, problems)
    _check_family(style, places.get("family", elsewhere), problems)
    return style


def _themed(theme: Theme | None) -> Style:
    style = Style()
    if theme is None:
        return style
    colours = theme.colours
    accents = tuple(colours.get(name, own) for name, own in zip(ACCENTS, style.accents, strict=True))
    ink, paper = colours.get("ink", style.ink), colours.get("paper", style.paper)
    return replace(style, accents=accents, ink=ink, paper=paper, family=theme.family or style.family)


def _setting(content: str) -> tuple[str, Any]:
    """Our name of one setting, and its value; Fault when matplotlib would not take it."""
    import matplotlib as mpl

    key, colon, raw = (part.strip() for part in content.partition(":"))
    if not colon:
        raise Fault("style-missing", f"“{content}” is not a setting", help="write `name: value`")
    if key not in _SETTINGS:
        listed = "known here: " + ", ".join(_SETTINGS)
        raise Fault(
            "style-missing", f"`{key}` is not a setting that charts follow", help=did_you_mean(key, _SETTINGS) or listed
        )
    check: Any = mpl.RcParams  # its keys are typed as literals, ours come from a file
    try:
        value = check({key: raw.strip('"')})[key]
    except (ValueError, TypeError) as error:
        reason = str(error).splitlines()[0].removeprefix(f"Key {key}: ")
        raise Fault("style-missing", f"`{key}`: {reason[:1].lower()}{reason[1:]}") from None
    return _SETTINGS[key], _ours(key, value)


def _ours(key: str, value: Any) -> Any:
    from matplotlib.colors import to_hex

    if key == "axes.prop_cycle":
        accents = tuple(to_hex(colour) for colour in value.by_key().get("color", ()))
        if not accents:
            raise Fault("style-missing", f"`{key}` gives no colours", help="cycler('color', ['12436D', '28A197'])")
        return accents
    if key == "font.family":
        generic = next((name for name in value if name.casefold() in _GENERIC), None)
        if generic is not None or not value:
            message = f"`{key}`: {generic or 'nothing'} is not the name of a typeface"
            raise Fault("style-missing", message, help="name one that is installed: Calibri")
        return next((name for name in value if not stands_in(name)), value[0])
    if key.endswith("color"):
        return to_hex(value)
    if key == "axes.titleweight":
        return value not in ("normal", "regular", "light") and value not in range(600)
    # A size may be a word (`large`) in matplotlib; a chart that must fit needs the points.
    if isinstance(value, str) or not 0 < value <= 600:
        raise Fault("style-missing", f"`{key}`: {value} is not a number of points or dots that a chart can have")
    return int(value) if key == "savefig.dpi" else float(value)


def _check_colours(
    style: Style, places: Mapping[str, _Where], elsewhere: tuple[Place, None], problems: Problems
) -> None:
    """A warning for each colour that its paper swallows; those of things are looked at where they are drawn."""
    needs = [("ink", style.ink, TEXT_CONTRAST), ("faint", style.faint, MARK_CONTRAST)]
    if "base" in places:
        needs.append(("base", style.base, MARK_CONTRAST))
    for name, colour, need in needs:
        if (ratio := contrast(colour, style.paper)) < need:
            fault = Fault(
                "style-pale",
                f"the colour {colour[1:].upper()} has a contrast of {shown_ratio(ratio)} to the paper, "
                f"{need:g} is needed",
                severity="warning",
            )
            problems.add(fault.at(*places.get(name, elsewhere)))


def _check_family(style: Style, where: _Where, problems: Problems) -> None:
    """A warning for a typeface whose letters are drawn in another of other widths."""
    if other := stands_in(style.family):
        fault = Fault(
            "chart-font",
            f"the typeface {style.family} is not installed as a file of its own; charts are drawn in {other}",
            help="install it, or name one that is installed: in the theme, or as `font.family:` in the chart style",
            severity="warning",
        )
        problems.add(fault.at(*where))


def _shown(path: Path) -> str:
    """The file as the user knows it: relative to where the command runs if it lies below."""
    try:
        return Path(os.path.realpath(path)).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.name


assert set(_SETTINGS.values()) == {field.name for field in fields(Style)} - {"least"}  # noqa: S101  each setting has its name
