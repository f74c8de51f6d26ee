"""A pack that was read → its documents, charts and manifest, proven, then written; nothing while there is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from brief_builder.build.accessing import check_documents
from brief_builder.build.claiming import claim
from brief_builder.build.context import Context
from brief_builder.build.crew import Crew, Job, free_hands
from brief_builder.build.examining import Examined
from brief_builder.build.house_style import check_house
from brief_builder.build.leaking import check_leaks
from brief_builder.build.loading import Loaded, load
from brief_builder.build.locking import Lock
from brief_builder.build.models import model_problem
from brief_builder.build.output import write_all
from brief_builder.build.papers import make_papers, paper_name, require_office
from brief_builder.build.parity.languages import compare_languages, gaps_of
from brief_builder.build.produced import Document, Raw, begin_proof, proven
from brief_builder.build.progress import Progress, quiet
from brief_builder.build.proving import as_produced
from brief_builder.build.records import make_manifest
from brief_builder.build.reuse import Reuse, digest
from brief_builder.build.standing import begin_charts, draw_charts
from brief_builder.build.system_errors import told_of_system
from brief_builder.build.withheld_proof import Withheld
from brief_builder.merge import Template
from brief_builder.pack import Pack, find_pack
from brief_builder.problems import BriefError, Problems
from brief_builder.proof import (
    Manifest,
    manifest_json,
    provenance_json,
)

DOCUMENTS = ("brief", "deck")
_MANY = 100  # facts, in each language once: with fewer, a pack is made before another process has begun


@dataclass(frozen=True)
class Built:
    """What a build made: the folder, the files in it, and what was found that is not an error.

    `older` are files of an earlier build that this one did not make anew; `facts_used` of `facts` are printed. `gaps`
    says of each document and chart how many places in it are not translated, where there are any. `audience` says for
    whom it was built, `left_out` how many things of each kind these readers do not get. `manifest` is what
    manifest.json says, `documents` are the documents in memory, and `loaded` is the pack that they were made of.
    """

    folder: Path
    files: tuple[Path, ...]
    problems: Problems
    facts_used: int
    facts: int
    older: tuple[Path, ...]
    gaps: Mapping[str, int] = field(default_factory=dict)
    audience: str = "internal"
    left_out: Mapping[str, int] = field(default_factory=dict)
    manifest: Manifest | None = None
    documents: tuple[Document, ...] = ()
    loaded: Loaded | None = None


@told_of_system
def build(
    folder: str | Path | None = None,
    *,
    out: str | Path = Path("output"),
    as_of: date | None = None,
    languages: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    strict: bool = False,
    pdf: bool = False,
    audience: str | None = None,
    progress: Progress = quiet,
    reuse: Reuse | None = None,
) -> Built:
    """Build a pack.

    Args:
        folder: the pack; None looks where `find_pack` does.
        out: the files go to OUT/PACK.
        as_of: the date at which staleness is judged; None takes the pack's.
        languages: () takes the pack's.
        only: any of 'brief', 'deck', 'charts', 'pdf'; () makes the first three. With 'pdf' and no document beside
            it, the documents are made for their PDFs alone, which are written.
        strict: make warnings errors.
        pdf: write a tagged PDF beside each document too. It takes LibreOffice.
        audience: for whom to build: 'internal', 'partner' or 'public'; None takes the pack's. For another than the
            pack's, the files go to OUT/PACK-AUDIENCE, and their names say it.
        progress: is told what is begun.
        reuse: what earlier builds of the pack made, which this one takes where nothing that it comes from has changed;
            None for a single build.

    Raises:
        BriefError: with everything found; nothing was written.
    """
    made = make(
        folder, as_of=as_of, languages=languages, only=only, strict=strict, pdf=pdf, audience=audience,
        progress=progress, reuse=reuse,
    )  # fmt: skip
    progress("writing")
    target = Path(out) / made.name
    claim(target, made.pack)
    with Lock(target):
        written = write_all(target, {**made.files, **made.records})
    made.loaded.kept.keep()
    used = sum(bool(record["uses"]) for record in made.manifest.facts.values())
    held = {p for p in target.rglob("*") if p.is_file() and not p.name.startswith(".")}
    older = tuple(sorted(held - set(written)))
    facts = len(made.manifest.facts)
    return Built(
        target, written, made.problems, used, facts, older, made.gaps, made.audience, made.manifest.left_out,
        made.manifest, made.documents, made.loaded,
    )  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A pack that is made and proven, and not written yet.

    Attributes:
        loaded: what it was made of.
        documents: with where each fact stands in them.
        files: the outputs by name, without the records.
        records: manifest.json and provenance.json.
        languages: the language of each output.
        withheld: what its readers may not see.
        problems: what was found that is not an error.
    """

    loaded: Loaded
    documents: tuple[Document, ...]
    files: Mapping[str, bytes]
    records: Mapping[str, bytes]
    languages: Mapping[str, str]
    manifest: Manifest
    withheld: Withheld
    problems: Problems

    @property
    def pack(self) -> Pack:
        """The pack, as its readers get it."""
        assert self.loaded.pack is not None  # noqa: S101  without a pack nothing is made
        return self.loaded.pack

    @property
    def name(self) -> str:
        """The name of its folder of files."""
        return self.pack.folder_name

    @property
    def audience(self) -> str:
        """Whom it is for."""
        return self.pack.audience

    @property
    def gaps(self) -> Mapping[str, int]:
        """How many places of each document and chart are not translated, where there are any."""
        return gaps_of(self.loaded, self.documents, self.files)


def make(
    folder: str | Path | None = None,
    *,
    as_of: date | None = None,
    languages: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    strict: bool = False,
    pdf: bool = False,
    audience: str | None = None,
    progress: Progress = quiet,
    reuse: Reuse | None = None,
) -> Made:
    """Make all that `build` writes, which says what the arguments are.

    Where there is much to do and nothing is said of it in `reuse`, other processes help, and are ended.

    Raises:
        BriefError: with everything found.
    """
    pdf = pdf or "pdf" in only
    if pdf:
        require_office()  # said before anything else takes its time
    where = find_pack(Path(folder) if folder is not None else None)
    if (model := model_problem(where)) is not None:
        raise BriefError([model])
    loaded = load(where, as_of=as_of, languages=languages, audience=audience, progress=progress, reuse=reuse)
    if strict:
        loaded.problems = loaded.problems.strict()
    loaded.problems.stop_on_error()
    wanted = only or (*DOCUMENTS, "charts")
    if reuse is not None or len(loaded.facts) * len(loaded.contexts) < _MANY:
        return _made(loaded, wanted, strict, pdf, progress)
    loaded.reuse.crew = crew = Crew(free_hands())
    try:
        if crew.works and "charts" in wanted:
            begin_charts(loaded, crew)
        return _made(loaded, wanted, strict, pdf, progress)
    finally:
        loaded.reuse.crew = None
        crew.close()


def _made(loaded: Loaded, wanted: tuple[str, ...], strict: bool, pdf: bool, progress: Progress) -> Made:
    problems = loaded.problems
    assert loaded.pack is not None  # noqa: S101  without a pack there is an error
    for_pdf = pdf and not set(wanted) & set(DOCUMENTS)  # the documents are wanted for their PDFs alone
    documents = render_all(loaded, problems, wanted=DOCUMENTS if for_pdf else wanted, progress=progress)
    progress("reading the documents as their readers do")
    check_documents(documents, problems, loaded.reuse)
    check_leaks(documents, problems, loaded.reuse)
    compare_languages(loaded, documents, problems)
    check_house(loaded, documents, problems)
    if strict:
        problems = problems.strict()
    problems.stop_on_error()
    files = {document.name: document.data for document in documents}
    languages_of = {document.name: document.language for document in documents}
    if "charts" in wanted:
        for language, drawn in draw_charts(loaded, problems, progress).items():
            files.update(drawn)
            languages_of.update(dict.fromkeys(drawn, language))
    problems.stop_on_error()
    if pdf:
        progress("PDFs, by LibreOffice")
        papers = make_papers(documents, loaded.pack.title, problems, loaded.reuse)
        problems = problems.strict() if strict else problems
        problems.stop_on_error()
        files.update(papers)
        languages_of.update({paper_name(document.name): document.language for document in documents})
        if for_pdf:  # what is printed where is told of the files that are there
            files = {name: data for name, data in files.items() if name not in {each.name for each in documents}}
            documents = [replace(document, name=paper_name(document.name)) for document in documents]
    withheld = Withheld(loaded)
    manifest = make_manifest(loaded, documents, files, languages_of, withheld)
    said = manifest_json(manifest)
    records = {"manifest.json": said, "provenance.json": provenance_json(manifest, digest(said))}
    withheld.prove({**files, **records}, documents, problems)
    problems.stop_on_error()
    return Made(loaded, tuple(documents), files, records, languages_of, manifest, withheld, problems)


def render_all(
    loaded: Loaded,
    problems: Problems,
    *,
    wanted: tuple[str, ...] = DOCUMENTS,
    draw: bool = True,
    progress: Progress = quiet,
) -> list[Document]:
    """Each wanted document in each language, re-opened and proven; what is wrong goes into problems.

    `draw=False` leaves the pictures empty: enough to know what is printed where.
    """
    reuse = loaded.reuse
    found: list[tuple[Raw, Job[Examined] | None]] = []
    for (kind, language), template in loaded.templates.items():
        if kind not in wanted:
            continue
        context = loaded.contexts[language]
        name = context.pack.file_name(kind, language, template.kind)
        progress(name)
        render = partial(_render, name, template, context, draw=draw)
        raw = reuse.told("rendered", (template, context), (name, draw), problems, render)
        if raw is not None:
            found.append((raw, begin_proof(raw, reuse)))
    documents = []
    for raw, job in found:
        progress(f"proving {raw.name}")
        documents.append(proven(raw, job, reuse, problems))
    return documents


def _render(name: str, template: Template, context: Context, problems: Problems, *, draw: bool) -> Raw | None:
    data: Mapping[str, Any] = context.data if draw else context.undrawn()
    try:
        rendered = template.rendered(data, context, language=context.voice.tag)
    except BriefError as error:
        problems.extend(error.problems)
        return None
    file = f"{name} (from {template.compiled.shown})"
    problems.extend(as_produced(rendered.problems, file))
    return Raw(name, file, template, context, rendered)
