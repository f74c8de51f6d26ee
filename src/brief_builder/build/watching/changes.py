"""The manifests of two builds → what is other in each produced file, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from brief_builder.proof import Manifest

_FIGURES = ("figure", "chart", "quote", "note")
_TOLD = 3  # facts that are named; further ones are counted
_FILES = 6  # files that are named
_CUT = 60  # letters of printed words that are shown
Uses = tuple[tuple[str, str], ...]  # (kind, words) of each place where a fact is printed in one file, in reading order


@dataclass(frozen=True)
class Changed:
    """A produced file that is other than before.

    Attributes:
        file: its name below the pack's folder of output.
        how: 'new', 'gone' or 'other'.
        figures: (fact, what was printed of it, what is now) of each fact whose figure is other; '' is nothing.
        words: names of facts of which other words are printed, and the same figure.
        moved: names of facts that are printed more or less often, the figure being the same.
    """

    file: str
    how: str = "other"
    figures: Sequence[tuple[str, str, str]] = ()
    words: Sequence[str] = ()
    moved: Sequence[str] = ()

    def __str__(self) -> str:
        """“brief.en.docx: 2 figures changed: …”, in one line."""
        if self.how != "other":
            return f"{self.file}: {'a new file' if self.how == 'new' else 'no longer made'}"
        said = []
        if self.figures:
            said.append(
                f"{_counted(len(self.figures), 'figure')} changed: {_few([_shown(*each) for each in self.figures])}"
            )
        if self.words:
            said.append(f"other words around {_few(self.words)}")
        if self.moved:
            said.append(f"printed more or less often: {_few(self.moved)}")
        return f"{self.file}: {'; '.join(said) or 'changed; no figure is other'}"


def changes_between(before: Manifest, after: Manifest) -> tuple[Changed, ...]:
    """What is other in the files of the second build, in the order of their names; () where nothing is."""
    old = {each.file: each.sha256 for each in before.outputs}
    new = {each.file: each.sha256 for each in after.outputs}
    found: list[Changed] = []
    for file in sorted(old.keys() | new.keys()):
        if file not in old or file not in new:
            found.append(Changed(file, "new" if file in new else "gone"))
        elif old[file] != new[file]:
            found.append(_changed(file, before, after))
    return tuple(found)


def lines(changes: Sequence[Changed]) -> list[str]:
    """A line for each thing to say; files of which the same is to be said stand in one line."""
    files: dict[str, list[str]] = {}
    named = {change.file for change in changes}
    for change in changes:
        file = change.file
        if file.endswith(".png") and f"{file[:-4]}.svg" in named:
            continue  # the same picture
        files.setdefault(str(change).removeprefix(f"{file}: "), []).append(file)
    return [f"{_few(each, _FILES)}: {said}" for said, each in files.items()]


def _changed(file: str, before: Manifest, after: Manifest) -> Changed:
    figures: list[tuple[str, str, str]] = []
    words: list[str] = []
    moved: list[str] = []
    was, now = _uses(before, file), _uses(after, file)
    for fact in dict.fromkeys([*now, *was]):
        old, new = was.get(fact, ()), now.get(fact, ())
        said, says = _figure(before, fact, old), _figure(after, fact, new)
        if said != says:
            figures.append((fact, said, says))
        elif len(old) != len(new):
            moved.append(fact)
        elif old != new and not file.startswith("charts/"):
            words.append(fact)
    return Changed(file, figures=figures, words=words, moved=moved)


def _uses(manifest: Manifest, file: str) -> Mapping[str, Uses]:
    """Fact → its uses in a file; those of a chart are recorded of one of its two pictures."""
    picture = f"{file.rpartition('.')[0]}.svg" if file.startswith("charts/") else file
    found = {
        name: tuple((use["kind"], use["text"]) for use in record.get("uses", ()) if use["file"] == picture)
        for name, record in manifest.facts.items()
    }
    return {name: uses for name, uses in found.items() if uses}


def _figure(manifest: Manifest, fact: str, uses: Uses) -> str:
    """The figure of a fact, where it is printed; '' where only words of it are, or nothing."""
    if not any(kind in _FIGURES for kind, _ in uses):
        return ""
    return str(manifest.facts[fact].get("figure", ""))


def _shown(fact: str, before: str, after: str) -> str:
    if not before or not after:
        return f"{fact} ({f'“{_short(after)}” is new' if after else f'“{_short(before)}” is gone'})"
    return f"{fact} (“{_short(before)}” → “{_short(after)}”)"


def _few(each: Sequence[str], most: int = _TOLD) -> str:
    rest = len(each) - most
    return ", ".join(each[:most]) + (f" and {rest} more" if rest > 0 else "")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _short(text: str) -> str:
    return text if len(text) <= _CUT else f"{text[: _CUT - 1]}…"
