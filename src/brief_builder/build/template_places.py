"""A template that a pack names → what is said when it is not there, or not where the pack's own templates lie."""

from __future__ import annotations

from pathlib import Path

from brief_builder.pack import Pack
from brief_builder.problems import Fault, did_you_mean

KINDS = {"brief": "docx", "deck": "pptx"}  # document → the kind of its templates
_MOST = 5  # names that are listed


def missing_template(pack: Pack, document: str, language: str) -> Fault:
    """That no folder has the template of a document."""
    name = pack.template_name(document, language)
    there = _names(document, *pack.roots)
    listed = "there is " + ", ".join(f"`{each}`" for each in there[:_MOST]) if there else ""
    looked = "looked in " + ", ".join(pack.show(root) for root in pack.roots)
    cure = tuple(filter(None, (_near(name, there) or listed, looked, _further_up(pack, name))))
    return Fault("template-missing", f"there is no template {name}", help=cure)


def _further_up(pack: Pack, name: str) -> str:
    """That a template lies in a folder that is not the pack's or its project's; "" where none does."""
    project = pack.folder.resolve().parent
    found = project.parent / "templates" / name
    if not found.is_file():
        return ""
    return f"{found.as_posix()} is not looked at: move the folder templates to {project.as_posix()}, or into the pack"


def template_elsewhere(pack: Pack, document: str, language: str, path: Path) -> Fault | None:
    """That a template is not taken from the pack's own folder of templates; None when it is, or the pack has none.

    A warning where one in that folder was probably meant: it may have been renamed.
    """
    own = pack.folder / "templates"
    if own not in pack.roots or path.parent == own:
        return None
    name = pack.template_name(document, language)
    message = f"{name} is not in {pack.show(own)}, and is taken from {pack.show(path.parent)}"
    taken = {pack.template(document, each) for each in pack.languages}
    near = _near(name, [each for each in _names(document, own) if own / each not in taken])
    if near is None:
        cure = "nothing to do if the one of the project is meant"
        return Fault("template-elsewhere", message, help=cure, severity="note")
    cure = f"if the one of the project is meant, copy it into {pack.show(own)}"
    return Fault("template-elsewhere", message, help=(near, cure), severity="warning")


def _names(document: str, *folders: Path) -> list[str]:
    """Templates of a document's kind; no copies with comments, and nothing that Office leaves beside open files."""
    found = {path.name for folder in folders for path in folder.glob(f"*.{KINDS[document]}")}
    return sorted(name for name in found if not name.startswith(("~", ".")) and ".problems." not in name)


def _near(name: str, there: list[str]) -> str | None:
    """The sentence that offers the nearest of the names; their endings are alike and say nothing."""
    endings = {each.rpartition(".")[0]: each.rpartition(".")[2] for each in there}
    near = did_you_mean(name.rpartition(".")[0] or name, endings, limit=1)
    if near is None:
        return None
    stem = near.split("`")[1]
    return f"did you mean `{stem}.{endings[stem]}`?"
