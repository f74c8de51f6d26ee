"""A template file and a data file in → the document or its PDF, proven, then written; nothing while it is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from brief_builder.build.data_places import check_names, with_places
from brief_builder.build.leaking import produced_leaks
from brief_builder.build.output import write_file
from brief_builder.build.proving import as_produced, made_faults
from brief_builder.build.system_errors import told_of_system
from brief_builder.build.unwritable import unwritable
from brief_builder.inputs import STANDARD_INPUT, read_data
from brief_builder.inputs.file_bytes import whole_file
from brief_builder.merge import Missing, Template
from brief_builder.merge.keeping.kept import KeptTemplates
from brief_builder.problems import BriefError, Fault, Place, Problem, Problems, shown_path

_PDF = ".pdf"


@dataclass(frozen=True)
class Filled:
    """The file that was written, and what was found that is not an error."""

    path: Path
    problems: Problems


@told_of_system
def render_file(
    template: str | Path,
    data: str | Path,
    out: str | Path,
    *,
    missing: Missing = "error",
    language: str | None = None,
    strict: bool = False,
) -> Filled:
    """Fill a template with the values of a data file.

    Args:
        template: a .docx or .pptx file.
        data: a .json, .yaml or .yml file whose top is a group of named values; '-' is standard input, JSON or YAML.
            Files that it names are looked for in its folder and nowhere else.
        out: the file to write, in a folder that is there. The old one stays until the new one is on disk. With a name
            that ends in .pdf, a tagged PDF is written instead of the document; it takes LibreOffice.
        missing: 'error' makes a problem of a name that the data do not have; 'empty' prints nothing for it, and warns.
        language: BCP 47 tag of the language that the document is in: lists, numbers and dates are worded in it, and
            the file says it. None: they are worded in English, and the file says what its template says.
        strict: make warnings errors.

    Raises:
        BriefError: with everything found; nothing was written.
    """
    source, values, target = Path(template), Path(data), Path(out)
    if as_pdf := target.suffix.lower() == _PDF:
        from brief_builder.build.papers import require_office

        require_office()
    problems = Problems()
    kept = KeptTemplates.usual()
    read = read_template(source, problems, missing, kept)
    given = read_data(values, shown_data(values), problems)
    problems.extend(_refused(target, source, values, read.kind if read is not None else None))
    names = check_names(read, given) if read is not None and given is not None else []
    problems.extend(names)
    if read is None or given is None or any(problem.code == "data-empty" for problem in names):
        problems.stop_on_error()
    assert read is not None  # noqa: S101  without a template there is an error
    assert given is not None  # noqa: S101  nor without data
    folder = Path() if values == STANDARD_INPUT else values.parent
    try:
        produced = read.rendered(given.value, language=language, folder=folder)
    except BriefError as error:
        problems.extend(with_places(error.problems, given))
        raise BriefError(list(problems.strict() if strict else problems)) from None
    file = f"{shown_path(target)} (from {shown_path(source)})"
    problems.extend(as_produced(produced.problems, file))
    for fault in made_faults(produced, read, by_others=False):
        problems.add(fault.at(Place(file)))
    problems.extend(produced_leaks(produced.data, file))
    (problems.strict() if strict else problems).stop_on_error()
    written: bytes | None = produced.data
    if as_pdf:
        from brief_builder.build.papers import make_paper  # slow: it loads readers of PDF

        written = make_paper(file, target.stem, produced.data, language or "", problems)
    if strict:
        problems = problems.strict()
    problems.stop_on_error()
    assert written is not None  # noqa: S101  without a PDF there is an error
    filled = Filled(write_file(target, written), problems)
    kept.keep()
    return filled


def read_template(path: Path, problems: Problems, missing: Missing, kept: KeptTemplates) -> Template | None:
    """The template, or None when it cannot be rendered; what is wrong with it goes into problems."""
    data = template_bytes(path, problems)
    if data is None:
        return None
    compiled = kept.compiled(data, shown_path(path), problems)
    return Template(compiled, missing) if compiled is not None and compiled.sound else None


def template_bytes(path: Path, problems: Problems) -> bytes | None:
    """What the file holds; None when it cannot be read, which goes into problems."""
    shown = shown_path(path)
    cure = "correct the name, or go to the folder that it is in"
    try:
        return whole_file(path)
    except FileNotFoundError:
        why = f"there is no template {shown}"
    except OSError as error:
        is_folder = path.is_dir()  # Windows says of a folder that permission is denied
        why = f"{shown} is a folder" if is_folder else f"{shown} cannot be read: {error.strerror}"
        cure = "name a .docx or .pptx file" if is_folder else "close it in other programs, and see that you may open it"
    problems.add(Fault("template-missing", why, help=cure).at(Place(shown)))
    return None


def shown_data(path: Path) -> str:
    """A data file's name in messages."""
    return "standard input" if path == STANDARD_INPUT else shown_path(path)


def _refused(target: Path, template: Path, data: Path, kind: str | None) -> Iterable[Problem]:
    """Why the document may not be written where it is wanted; `kind` is None when the template cannot be read."""
    problems = Problems()
    try:
        for other, word in ((template, "template"), (data, "data")):
            if target.exists() and other.exists() and target.samefile(other):
                return _why(target, f"that is the {word} itself", "name another file")
        if target.is_dir():
            inside = shown_path(target / f"out.{kind or 'docx'}")
            return _why(target, "that is a folder", f"name a file in it, such as {inside}")
        if kind is not None and target.suffix.lower() not in (f".{kind}", _PDF):
            why = f"the template is a .{kind} file, and so is what comes of it"
            problems.extend(_why(target, why, f"let the name end in .{kind}, or in .pdf"))
        if not target.parent.is_dir():
            why = f"there is no folder {shown_path(target.parent)}"
            problems.extend(_why(target, why, "make the folder, or name another"))
    except OSError as error:
        problems.extend(_why(target, str(error.strerror), "name another file"))
    return problems


def _why(target: Path, why: str, cure: str) -> list[Problem]:
    return unwritable(target, why, cure).problems
