"""A model pack and the words of a row → a private copy of the pack that says these words; problems name the model."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from brief_builder.batch.model import Order
from brief_builder.batch.pack_inputs import pack_inputs
from brief_builder.batch.private import private_folder
from brief_builder.build.models import is_yaml, text_of
from brief_builder.inputs.yaml_filled import asks, filled_words, filled_yaml
from brief_builder.problems import BriefError, Fault, Note, Place, Problem, shown_path


@contextmanager
def filled_pack(order: Order, out: Path | None = None) -> Iterator[Path]:
    """The folder to build: the pack's own, or a copy filled with the row, which is there as long as it is needed.

    Args:
        order: names the pack and the words of the row.
        out: where files are written, which may lie in the pack's folder, and is not copied; None for nowhere.
    """
    model = Path(order.pack)
    if not order.row:
        yield model
        return
    private = private_folder()
    around = private / (model.parent.name or "packs")
    copy = around / model.name
    _remove(private)
    try:
        _copy(model, copy, order.row, out)
        _lend(model.parent / "templates", around / "templates")
        if model.parent.name == "data":
            _lend(model.parent.parent / "templates", private / "templates")
        yield copy
    except BriefError as error:
        raise BriefError([in_model(problem, order) for problem in error.problems]) from None
    finally:
        _remove(private)


def in_model(problem: Problem, order: Order) -> Problem:
    """A problem that this process has found in the filled copy of an order, with the model's files in place of the
    copy's; of a pack that is not filled, as it is."""
    if not order.row:
        return problem
    model, private = Path(order.pack), private_folder()
    around = private / (model.parent.name or "packs")
    own = shown_path(model)
    names = {f"{shown_path(around / model.name)}/": "" if own == "." else f"{own}/"}
    names |= {shown_path(around / model.name): own, shown_path(around): shown_path(model.parent)}
    names[shown_path(private)] = shown_path(model.parent.parent)
    return _told(problem, names)


def _copy(model: Path, copy: Path, row: Mapping[str, str], out: Path | None) -> None:
    home = model.resolve()
    for path in pack_inputs(model, out):
        target = copy / path.relative_to(model)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = text_of(path) if is_yaml(path, model) else None
        if home not in path.resolve().parents:
            if text is not None and any(asks(text)):
                message = "this file lies out of the pack, behind a link, and no words of a row are put in there"
                fault = Fault("path-outside", message, help="copy it into the pack")
                raise BriefError([fault.at(Place(shown_path(path)))])
            target.symlink_to(path.resolve())  # it is read, or refused, as it is in the model
            continue
        try:
            filled = filled_yaml(text, row.__getitem__) if text is not None else None
        except KeyError:
            raise BriefError([_changed(path, text or "", row)]) from None
        if filled is None or filled == text:
            shutil.copyfile(path, target)
        else:
            target.write_text(filled, encoding="utf-8", newline="")


def _changed(path: Path, text: str, row: Mapping[str, str]) -> Problem:
    """That a file asks for a word that the row was not asked for when the batch began."""
    asked = next(each for each in asks(text) if each.name not in row)
    message = f"this pack was changed while the batch ran: it asks for `{asked.name}` now"
    fault = Fault("batch-row", message, help="run the same command again")
    return fault.at(Place(shown_path(path), line=asked.line, column=asked.column))


def _lend(templates: Path, place: Path) -> None:
    """Let the templates of the project be found from the copy: by a link, or copied where the system allows none."""
    if not templates.is_dir() or place.exists():
        return
    try:
        place.symlink_to(templates, target_is_directory=True)
    except OSError:
        place.mkdir(parents=True)
        for path in templates.iterdir():
            if path.is_file():
                shutil.copyfile(path, place / path.name)


def _remove(private: Path) -> None:
    for path in private.iterdir() if private.is_dir() else ():
        if path.is_symlink():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)
    private.mkdir(exist_ok=True)


def _told(problem: Problem, names: Mapping[str, str]) -> Problem:
    """The problem with the model's files in place of the copy's; lines are the same in both."""

    def said(text: str) -> str:
        for ours, theirs in names.items():
            text = text.replace(ours, theirs)
        return text

    def all_said(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(said(text) for text in texts)

    def at(place: Place) -> Place:
        return _in_line(replace(place, file=said(place.file), trail=all_said(place.trail)))

    notes = tuple(Note(said(note.message), at(note.place) if note.place else None) for note in problem.notes)
    place, cures = at(problem.place), all_said(problem.help)
    return replace(problem, message=said(problem.message), place=place, help=cures, notes=notes)


def _in_line(place: Place) -> Place:
    """The place in the model, without its column where a word of the row stands in that line of the copy."""
    if place.line is None or place.column is None or not place.file.endswith(".yaml"):
        return place
    lines = (text_of(Path(place.file)) or "").splitlines()
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return replace(place, column=None) if filled_words(line, lambda _: "") != line else place
