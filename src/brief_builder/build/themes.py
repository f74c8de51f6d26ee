"""A pack's templates → the theme whose colours and typeface its charts take; a warning where brief and deck differ."""

from __future__ import annotations

from functools import partial

from brief_builder.build.reuse import Reuse, content, files_content
from brief_builder.charts import Theme, read_theme
from brief_builder.charts.look.names import colour_words
from brief_builder.inputs.file_bytes import whole_file
from brief_builder.office import Package
from brief_builder.pack import Pack
from brief_builder.problems import Fault, Note, Place, Problems


def chart_theme(pack: Pack, language: str, problems: Problems) -> Theme | None:
    """The theme of the brief, else of the deck; None where no template has one.

    A template that cannot be read is not told here: the build tells it where it compiles it.
    """
    themes = [
        theme
        for document in sorted(pack.templates)  # the brief before the deck
        if (theme := _theme(pack, document, language, problems)) is not None
    ]
    if len(themes) > 1 and (differing := _differing(*themes[:2])):
        fault = Fault(
            "style-themes",
            "the theme of the brief and that of the deck have other accents",
            help=(
                "give both the same theme colours: Design > Colors in Word, Design > Variants > Colors in PowerPoint",
                f"pictures of charts are drawn in those of {themes[0].file}",
            ),
            notes=differing,
            severity="warning",
        )
        problems.add(pack.located.problem(fault, ("templates", "deck")))
    return themes[0] if themes else None


def look_content(pack: Pack, language: str, reuse: Reuse) -> str:
    """A digest of where the look of a language's charts comes from: the style file, and the themes of its templates."""
    style = pack.find(pack.style)
    said = [files_content([style] if style is not None else [])]
    for document in sorted(pack.templates):
        path = pack.template(document, language)
        if path is not None:
            values = pack.show(path), files_content([path])
            said.append(reuse.once("theme", (), values, partial(_theme_content, pack, document, language)))
    return content(said)


def _theme_content(pack: Pack, document: str, language: str) -> str:
    found = Problems()
    return content(_theme(pack, document, language, found), list(found))


def _theme(pack: Pack, document: str, language: str, problems: Problems) -> Theme | None:
    path = pack.template(document, language)
    if path is None:
        return None
    try:
        package = Package.open(whole_file(path))
    except (OSError, Fault):
        return None
    try:
        return read_theme(package, pack.show(path))
    except Fault as fault:
        problems.add(fault.at(Place(pack.show(path))))
        return None


def _differing(brief: Theme, deck: Theme) -> list[Note]:
    """“Accent 2 is red (#C0504D) in brief.docx, …”, for each accent that both give; as Office's palettes call them."""
    return [
        Note(f"Accent {name[-1]} is {_said(colour)} in {brief.file}, {_said(deck.colours[name])} in {deck.file}")
        for name, colour in sorted(brief.colours.items())
        if name.startswith("accent") and deck.colours.get(name, colour) != colour
    ]


def _said(colour: str) -> str:
    return f"{colour_words(colour)} ({colour.upper()})"
