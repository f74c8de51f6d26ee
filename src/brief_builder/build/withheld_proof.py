"""The files that were made for an audience → a problem wherever words of what is withheld from it stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from brief_builder.build.audience import WHOM
from brief_builder.build.loading import Loaded
from brief_builder.build.secret_words import BETWEEN, CHART, SHORT, TEXT
from brief_builder.build.secrets import secrets_of
from brief_builder.problems import Excerpt, Fault, Note, Place, Problem, Problems
from brief_builder.proof.searching.passages import Passage
from brief_builder.proof.searching.search import Hit, Search

if TYPE_CHECKING:
    from brief_builder.build.produced import Document

_MOST = 20  # places in one file that are told one by one


class Withheld:
    """What is withheld from the readers of a build; made once and asked for each file."""

    def __init__(self, loaded: Loaded) -> None:
        assert loaded.pack is not None  # noqa: S101  nothing is built without a pack
        self._audience = loaded.pack.audience
        self._search = Search(secrets_of(loaded))

    def prove(self, files: Mapping[str, bytes], documents: Iterable[Document], problems: Problems) -> None:
        """An error for each place in the files where something withheld stands.

        Args:
            files: by their names below the folder of the build.
            documents: those among them of which it is known what they say; the others are read as they are.
        """
        if not self._search:
            return
        readings = {document.name: document.reading for document in documents}
        for name, data in files.items():
            hits = self._search.in_file(name, data, readings.get(name))
            problems.extend(self._problem(name, hit) for hit in hits[:_MOST])
            if len(hits) > _MOST:
                fault = self._fault(f"{len(hits) - _MOST} more places in this file hold words of what is withheld")
                problems.add(fault.at(Place(name)))

    def betrays(self, problem: Problem) -> bool:
        """Whether the words of a problem say something that is withheld: then it is not recorded for readers."""
        said = [problem.message, str(problem.place), *problem.help, *(note.message for note in problem.notes)]
        said += [problem.excerpt.text] if problem.excerpt is not None else []
        return self.tells("\n".join(said))

    def tells(self, text: str) -> bool:
        """Whether a text says something that is withheld."""
        return any(True for _ in self._search.in_text(Passage((), text, "words")))

    def _problem(self, name: str, hit: Hit) -> Problem:
        secret = hit.secret
        fault = self._fault(f"words of {secret.owner}, stand in this file")
        fault.notes = (Note(f"what stands there is its {secret.what}", secret.place),)
        if secret.what in (CHART, TEXT, BETWEEN, SHORT):  # both were written in the pack: nobody knows which is wrong
            cure = "if these readers may read them, take them out of the entry that is withheld, into one of its own"
            fault.help = (*fault.help, cure)
        return fault.at(Place(name, hit.trail, order=hit.order), Excerpt(hit.text, hit.start, hit.end))

    def _fault(self, what: str) -> Fault:
        whom = "the pack is public" if self._audience == "public" else f"this is built {WHOM[self._audience]}"
        cure = "take them out, or say them in words of your own that these readers may see"
        return Fault("audience-leak", f"{whom}, and {what}", help=cure)
