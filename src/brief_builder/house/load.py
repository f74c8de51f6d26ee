"""The name of a style, or a file → the style, or a problem for everything in the file that is wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from brief_builder.house.style import Style, StyleFile
from brief_builder.inputs import Located, read_yaml, validated
from brief_builder.problems import Problems

SHIPPED = Path(__file__).resolve().parent / "styles"
CODE = "style-field"


def shipped_styles() -> tuple[str, ...]:
    """The names of the styles that come with the program."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.yaml")))


@cache
def shipped(name: str) -> Style:
    """A style that comes with the program.

    Raises:
        KeyError: there is none of that name.
    """
    if name not in shipped_styles():
        raise KeyError(name)
    problems = Problems()
    style = read_style(SHIPPED / f"{name}.yaml", f"{name}.yaml", problems)
    assert style is not None, [each.message for each in problems]  # noqa: S101  a test holds it
    return style


def read_style(path: Path, shown: str, problems: Problems) -> Style | None:
    """The style of a file; None when something in it is wrong, which goes into problems."""
    located = read_yaml(path, shown, problems)
    return style_of(located, problems) if located is not None else None


def style_of(located: Located, problems: Problems) -> Style | None:
    """The style of a file that was read."""
    record = validated(StyleFile, located, (), CODE, problems)
    return Style(record) if record is not None else None
