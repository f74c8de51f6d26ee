"""A pack in → what is wrong with it, without writing anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from brief_builder.build.accessing import check_documents
from brief_builder.build.house_style import check_house
from brief_builder.build.leaking import check_leaks
from brief_builder.build.loading import Loaded, load
from brief_builder.build.models import model_problem
from brief_builder.build.parity.languages import compare_languages
from brief_builder.build.parity.table import Parity
from brief_builder.build.producing import render_all
from brief_builder.build.progress import Progress, quiet
from brief_builder.build.reuse import Reuse
from brief_builder.build.standing import draw_charts
from brief_builder.build.system_errors import told_of_system
from brief_builder.build.withheld_proof import Withheld
from brief_builder.facts import Facts
from brief_builder.pack import find_pack
from brief_builder.problems import Problems


@dataclass(frozen=True)
class CheckReport:
    """What a check found.

    Attributes:
        loaded: the pack as it was read.
        problems: all that is wrong.
        parity: how alike its languages are; None for a single one, or while errors stop the documents.
    """

    loaded: Loaded
    problems: Problems
    parity: Parity | None = None


@told_of_system
def check(
    folder: str | Path | None = None,
    *,
    as_of: date | None = None,
    languages: tuple[str, ...] = (),
    sources: str | Path | None = None,
    strict: bool = False,
    audience: str | None = None,
    progress: Progress = quiet,
    reuse: Reuse | None = None,
) -> CheckReport:
    """Everything that a build would find, and with `sources` whether the quotes stand in the full texts.

    Args:
        folder: the pack; None looks where `find_pack` does.
        as_of: the date at which staleness is judged; None takes the pack's.
        languages: () takes the pack's.
        sources: a folder with full texts of the sources.
        strict: make warnings errors.
        audience: for whom a build would be: 'internal', 'partner' or 'public'; None takes the pack's.
        progress: is told what is begun.
        reuse: what earlier checks made of the same; None for a single one.

    Raises:
        BriefError: pack-missing. Everything else is in the report.
    """
    where = find_pack(Path(folder) if folder is not None else None)
    if (model := model_problem(where)) is not None:  # what else would be told follows from it
        alone = Problems()
        alone.add(model)
        return CheckReport(Loaded(None, Facts({}), as_of or date.min, problems=alone), alone)
    loaded = load(
        where, as_of=as_of, languages=languages, sources=sources, audience=audience, progress=progress, reuse=reuse
    )
    problems = loaded.problems
    parity = None
    if not problems.errors:
        documents = render_all(loaded, problems, progress=progress)
        progress("reading the documents as their readers do")
        check_documents(documents, problems, loaded.reuse)
        check_leaks(documents, problems, loaded.reuse)
        check_house(loaded, documents, problems)
        progress("comparing languages")
        parity = compare_languages(loaded, documents, problems)
        made = {document.name: document.data for document in documents}
        for drawn in draw_charts(loaded, problems, progress).values():
            made |= drawn
        if not problems.has_errors:  # what is printed and must not be has been told where it is printed
            Withheld(loaded).prove(made, documents, problems)
    return CheckReport(loaded, problems.strict() if strict else problems, parity)
