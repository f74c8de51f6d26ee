"""L2: letters stand in a typeface that has them. Of Khmer this is known by name; of other scripts it is not."""

from __future__ import annotations

from collections.abc import Iterator

from brief_builder.access.view import Stretch, View, finding_in, stretches, without_tags
from brief_builder.fonts.khmer import KHMER_FONTS, lacks_khmer
from brief_builder.problems import Problem
from brief_builder.structure import script_of


def typefaces(view: View) -> Iterator[Problem]:
    """Khmer whose typeface for complex scripts is named, and known to have no Khmer letters: each typeface once."""
    found: dict[str, list[Stretch]] = {}
    for _, paragraph in view.paragraphs():
        for run, start, end in stretches(paragraph):
            if lacks_khmer(run.complex_font) and script_of(without_tags(run.text))[0] == "Khmer":
                found.setdefault(run.complex_font, []).append((paragraph, start, end))
    for name, places in found.items():
        message = (
            f"{name} has no Khmer letters: each computer takes those of another typeface, larger or smaller, or shows "
            "empty boxes"
        )
        fonts = f"{', '.join(KHMER_FONTS)} or another that has Khmer letters"
        cure = view.cure(
            f"change the style: Modify, Format, Font, Complex scripts: {fonts}; or select the words, and choose it",
            f"select the words, then Home, Font: {fonts}; best in the slide master",
        )
        yield finding_in("font-wrong", message, places, cure=cure)
