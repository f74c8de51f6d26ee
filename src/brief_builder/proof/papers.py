"""A PDF that is not the one that was made, and its manifest → the figures that no longer stand in it."""

from __future__ import annotations

import re

from brief_builder.problems import Fault, Place, Problems
from brief_builder.proof.contents import Contents, flat
from brief_builder.proof.recorded import Recorded

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_UNSEEN = ("notes of ", "document properties")  # what a PDF of the document does not show
_UNREADABLE = "km"  # the letters of Khmer in a PDF are often not readable
_FEW = 20


def check_paper(name: str, shown: str, contents: Contents, recorded: Recorded, problems: Problems) -> None:
    """Look up what the document of the same name prints; problems of the code figure-changed.

    Only a PDF that changed is looked through: a checksum says more than words that a PDF takes apart.
    """
    if recorded.language(name).startswith(_UNREADABLE):
        return
    text = _even(" ".join(spot.text for spot in contents.spots))
    stem = name.removesuffix("pdf")
    files = {name, f"{stem}docx", f"{stem}pptx"}
    seen = [
        (fact, use.way, _even(flat(use.text)))
        for fact, record in recorded.said.facts.items()
        for use in record.uses
        if use.file in files and not use.place.startswith(_UNSEEN) and "alt text" not in use.place
        if use.kind != "chart"
    ]
    # The words of a figure may stand in a quote as well: how often they are there says whether one is gone.
    often = {words: sum(said.count(words) for _, _, said in seen) for _, way, words in seen if way}
    lost = {(fact, words): None for fact, way, words in seen if way and text.count(words) < often[words]}
    for fact, words in list(lost)[:_FEW]:
        message = f"`{words}` was printed in it for `{fact}`, and does not stand in all places now"
        problems.add(Fault("figure-changed", message).at(Place(shown)))
    if len(lost) > _FEW:
        problems.add(
            Fault("figure-changed", f"{len(lost) - _FEW} more figures do not stand in all places").at(Place(shown))
        )


def _even(text: str) -> str:
    return _SPACES.sub(" ", text)
