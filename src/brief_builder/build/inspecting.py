"""Template files, and data where there are some → what is wrong with them, and copies with comments that say so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from brief_builder.build.accessing import file_access
from brief_builder.build.data_places import check_names, check_tags, with_places
from brief_builder.build.filling import shown_data, template_bytes
from brief_builder.build.leaking import file_leaks
from brief_builder.build.output import write_file
from brief_builder.build.proving import made_faults
from brief_builder.build.system_errors import told_of_system
from brief_builder.build.unused_names import unused_names
from brief_builder.inputs import STANDARD_INPUT, Located, read_data
from brief_builder.merge import Missing, Template
from brief_builder.merge.annotate import annotated
from brief_builder.merge.annotate_slides import annotated_slides
from brief_builder.merge.pictures.names import picture_names
from brief_builder.office import Package
from brief_builder.problems import BriefError, Fault, Place, Problems, shown_path
from brief_builder.template import DataField, compile_template

Asked = Literal["tags", "access", "leaks", "style"]
ASKED: tuple[Asked, ...] = ("tags", "access", "leaks")


@dataclass(frozen=True)
class TemplateCheck:
    """What a check of one template found.

    Attributes:
        path: the file.
        problems: what is wrong with it, or with what comes of it.
        tags: how many tags it holds.
        data: the bytes that were checked; b'' when the file could not be read.
        written: whether it is a document that somebody wrote, and no template: no tag was tried in it, and it was
            checked without data. False where its tags were not looked for.
    """

    path: Path
    problems: Problems
    tags: int = 0
    data: bytes = field(default=b"", repr=False)
    written: bool = False


@dataclass(frozen=True)
class _Given:
    """Data, where the files that they name are, how they are rendered, and what is asked of them.

    `asked` has an entry for each template of which every tag can be read: what takes its problems, and its names.
    """

    data: Located
    folder: Path
    missing: Missing
    language: str | None
    asked: list[tuple[Problems, tuple[DataField, ...]]] = field(default_factory=list)


@told_of_system
def check_templates(
    templates: Iterable[str | Path],
    data: str | Path | None = None,
    *,
    missing: Missing = "error",
    language: str | None = None,
    strict: bool = False,
    only: Collection[Asked] = ASKED,
) -> list[TemplateCheck]:
    """What is wrong with each document: its tags, blocks and filters; with data also names, and what is produced.

    And what keeps people from reading it: of a document without tags that is all that is looked for.

    Args:
        templates: .docx and .pptx files, templates or any others.
        data: as for `render_file`; None checks what can be checked without.
        missing: as for `render_file`.
        language: as for `render_file`.
        strict: make warnings errors.
        only: what to look for: 'tags', 'access', what keeps people from reading it, and 'leaks', what it tells that
            nobody is meant to know; 'style' is looked for by `with_house_style`. Of a template, leaks are what
            everything made of it tells; without 'tags', every file is taken for one that is sent.

    Raises:
        BriefError: when the data cannot be read. Everything else is in the checks.
    """
    given = _given(Path(data), missing, language) if data is not None else None
    checks = [_check(Path(path), given, only) for path in templates]
    if given is not None and len(given.asked) == len(checks):
        _warn_of_unused(given)
    return [replace(check, problems=check.problems.strict()) for check in checks] if strict else checks


@told_of_system
def annotated_copy(check: TemplateCheck, folder: str | Path | None = None) -> Path | None:
    """Write a copy of a document with a Word or PowerPoint comment at each problem; None when there is nothing to say.

    Args:
        check: of a .docx or .pptx file.
        folder: where NAME.problems.docx or .pptx is written; None: beside the file.

    Raises:
        BriefError: when the copy cannot be written.
    """
    if not len(check.problems) or not check.data:
        return None
    try:
        kind = Package.open(check.data).kind
        copy = (annotated_slides if kind == "pptx" else annotated)(check.data, check.problems)
    except Fault:
        return None  # the file cannot be opened, which is among the problems
    target = (Path(folder) if folder is not None else check.path.parent) / f"{check.path.stem}.problems.{kind}"
    return write_file(target, copy) if copy is not None else None


def _given(data: Path, missing: Missing, language: str | None) -> _Given:
    found = Problems()
    located = read_data(data, shown_data(data), found)
    if located is None:
        raise BriefError(list(found))
    return _Given(located, Path() if data == STANDARD_INPUT else data.parent, missing, language)


def _check(path: Path, given: _Given | None, only: Collection[Asked]) -> TemplateCheck:
    shown, problems = shown_path(path), Problems()
    data = template_bytes(path, problems)
    if data is None:
        return TemplateCheck(path, problems)
    read = file_access(data, shown) if "access" in only else Problems()
    check = _tags(path, data, given, problems) if "tags" in only else TemplateCheck(path, problems, data=data)
    written = False
    if not check.tags and given is None and {"access", "leaks"}.intersection(only):
        # A document that somebody wrote by hand need hold no tags; one in which a tag was tried is a template.
        kept = [each for each in problems if each.code != "template-plain" or len(each.help) > 1]
        problems = Problems(dict.fromkeys(kept))
        written = "tags" in only and all(each.code == "template-plain" for each in kept)
    # A part that cannot be read is told by whoever reads it; once is enough.
    told = {each.message for each in problems if each.code == "template-unreadable"}
    problems.extend(each for each in read if each.message not in told)
    if "leaks" in only:
        is_template = "tags" in only and not written and not _is_refused(problems)
        found = file_leaks(data, shown, is_template=is_template)
        problems.extend(each for each in found if each.message not in told)
    return replace(check, problems=problems, written=written)


def _is_refused(problems: Problems) -> bool:
    """Whether a file is none that documents could be made of."""
    return any(each.code in ("template-unsafe", "template-unreadable") for each in problems.errors)


def _tags(path: Path, data: bytes, given: _Given | None, problems: Problems) -> TemplateCheck:
    """What is wrong with the tags of a template, with data also with what comes of it."""
    shown = shown_path(path)
    compiled = compile_template(data, shown, problems)
    if compiled is None:
        return TemplateCheck(path, problems, data=data)
    if given is None:
        problems.extend(check_tags(compiled))
    else:
        template = Template(compiled, given.missing)
        names = check_names(template, given.data)
        problems.extend(names)
        if compiled.sound and not any(problem.code == "data-empty" for problem in names):
            _try(template, given, problems)
        named = picture_names(compiled, given.data.value, given.folder)
        problems.extend(with_places(named, given.data))
        if compiled.sound:
            given.asked.append((problems, template.fields()))
    tags = sum(len(part.tags) for part in compiled.originals)
    return TemplateCheck(path, problems, tags, data)


def _warn_of_unused(given: _Given) -> None:
    """Names of the data that seem misspelt; to be told only where everything that is asked of the data is known."""
    for problems, asked in given.asked:
        elsewhere = [each for _, other in given.asked if other is not asked for each in other]
        problems.extend(unused_names(asked, elsewhere, given.data))


def _try(template: Template, given: _Given, problems: Problems) -> None:
    """Render, and prove what comes of it."""
    try:
        produced = template.rendered(given.data.value, language=given.language, folder=given.folder)
    except BriefError as error:
        problems.extend(with_places(error.problems, given.data))
        return
    problems.extend(produced.problems)
    for fault in made_faults(produced, template):
        problems.add(fault.at(Place(template.compiled.shown)))
