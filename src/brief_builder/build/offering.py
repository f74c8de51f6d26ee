"""A pack in → everything that its texts and templates may write, with its present value; what is asked for in vain.

And the other way round: the facts that nobody uses.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from brief_builder.build.context import Context
from brief_builder.build.filling import shown_data
from brief_builder.build.loading import Loaded, load
from brief_builder.build.names import Unknown
from brief_builder.build.producing import render_all
from brief_builder.build.progress import Progress, quiet
from brief_builder.build.records import uses_by_fact
from brief_builder.build.system_errors import told_of_system
from brief_builder.facts import Facts
from brief_builder.inputs import read_data
from brief_builder.problems import BriefError, Fault, Place, Problem, Problems
from brief_builder.wording import FILTERS, Phrase, SpokenFact

Group = Literal["facts", "charts", "pack", "texts", "sources", "questions", "matrices"]
GROUPS: tuple[Group, ...] = ("facts", "charts", "pack", "texts", "sources", "questions", "matrices")
_AT: dict[Group, str] = {
    "charts": "chart", "pack": "pack", "texts": "text", "sources": "sources", "questions": "questions",
    "matrices": "matrix",
}  # fmt: skip
# The filters that say a fact in another way, and the words beside it; those that change nothing are not offered.
_WAYS = ("full", "short", "compact", "size", "change", "brief_change", "list", "sentence")
_BESIDE = ("label", "period", "when", "text", "note", "source", "quote")
_EMPTY = ("", "–", "●")  # cells of a matrix that say yes or no alone
_OF_CHARTS = ("title", "subtitle", "source", "alt")


@dataclass(frozen=True)
class Way:
    """Another way to write a name: the tag, and what it prints."""

    tag: str
    value: str


@dataclass(frozen=True)
class Offered:
    """A name that may be written.

    Attributes:
        group: what it is of.
        name: the name alone, such as trade.total.2023.
        tag: ready to paste.
        value: what the tag prints now; for a picture, what is said of it. '' when that cannot be said.
        about: what it is, such as the label of a fact; '' where the name says it.
        ways: of a fact, its other wordings, with its footnote (`cite`, which prints the same words before it), and the
            words beside it; of a chart, its words.
        trouble: why it cannot be printed as it stands; '' when it can.
    """

    group: Group
    name: str
    tag: str
    value: str
    about: str = ""
    ways: tuple[Way, ...] = ()
    trouble: str = ""

    def holds(self, words: Iterable[str]) -> bool:
        """Whether each of these words stands in its name, its value, or what it is, in upper or lower case."""
        text = "\n".join((self.name, self.value, self.about)).casefold()
        return all(word.casefold() in text for word in words)


@dataclass(frozen=True)
class Offer:
    """What a pack offers in one language.

    Attributes:
        pack: the pack's folder.
        language: the language of the values.
        names: what may be written, group by group.
        missing: what its templates, texts and charts ask for and nobody gives: problems, each with its place.
        unused: facts that no document, chart or used formula asks for; None while errors stop the documents.
        problems: all that is wrong with the pack.
    """

    pack: Path
    language: str
    names: tuple[Offered, ...]
    missing: tuple[Problem, ...]
    unused: tuple[Offered, ...] | None
    problems: Problems


@told_of_system
def offered_names(
    folder: str | Path | None = None,
    *,
    language: str = "",
    as_of: date | None = None,
    audience: str | None = None,
    with_unused: bool = True,
    progress: Progress = quiet,
) -> Offer:
    """What may be written in the texts and templates of a pack, and what it prints.

    Args:
        folder: the pack; None looks where `find_pack` does.
        language: of the values; '' takes the pack's first one.
        as_of: the date at which staleness is judged; None takes the pack's.
        audience: for whose files: 'internal', 'partner' or 'public'; what these readers may not see is not offered.
            None takes the pack's own, and offers all facts, since a text for insiders may name them.
        with_unused: make the documents, without their pictures, to learn which facts nobody uses.
        progress: is told what is begun.

    Raises:
        BriefError: pack-missing; or everything that is wrong, when nothing of the pack can be offered.
    """
    loaded = load(folder, as_of=as_of, audience=audience, progress=progress)
    context = _context(loaded, language)
    hidden = context.audience.hidden_facts if audience is not None else frozenset()
    every = (each for group in GROUPS for each in _offered(group, context))
    names = tuple(each for each in every if each.group != "facts" or each.name not in hidden)
    missing = tuple(problem for problem in loaded.problems if problem.code == "unknown-name")
    unused: tuple[Offered, ...] | None = None
    if with_unused and not loaded.problems.has_errors:
        known = _used(loaded, progress)
        if known is not None:
            unused = tuple(each for each in names if each.group == "facts" and each.name not in known)
    return Offer(context.pack.folder, context.language, names, missing, unused, loaded.problems)


def data_of_pack(
    folder: str | Path, *, language: str = "", as_of: date | None = None, audience: str | None = None
) -> Mapping[str, Any]:
    """What templates find in a pack, by name; raises as `offered_names` does."""
    return _context(load(folder, as_of=as_of, audience=audience), language).for_checking()


def data_of_file(path: Path) -> Mapping[str, Any]:
    """What templates find in a data file; `-` is standard input.

    Raises:
        BriefError: when it cannot be read.
    """
    found = Problems()
    located = read_data(path, shown_data(path), found)
    if located is None:
        raise BriefError(list(found))
    value: Mapping[str, Any] = located.value
    return value


def _context(loaded: Loaded, language: str) -> Context:
    """The names in a language; raises BriefError when there are none."""
    if loaded.pack is None or not loaded.contexts:
        raise BriefError(list(loaded.problems))
    if language and language not in loaded.contexts:
        listed = ", ".join(f"`{each}`" for each in loaded.contexts)
        fault = Fault("text-missing", f"the pack is not built in the language `{language}`", help=f"it is in {listed}")
        raise BriefError([fault.at(Place(loaded.pack.shown))])
    return loaded.contexts[language or next(iter(loaded.contexts))]


def _offered(group: Group, context: Context) -> Iterator[Offered]:
    if group == "facts":
        for name in context.facts:
            yield _fact(name, context)
        return
    root = _AT[group]
    if group == "charts":
        for name, chart in context.charts.items():
            tag = f"{root}.{name}"
            ways = tuple(_ways(tag, _OF_CHARTS, partial(getattr, chart)))
            # In the alt text of a picture, or of a chart, which it then fills.
            yield Offered(group, tag, _tag(tag), str(chart.alt), str(chart.title), ways)
        return
    for name, value in _leaves(context.data.get(root), root):
        if value not in _EMPTY:
            yield Offered(group, name, _tag(name), value)


def _fact(name: str, context: Context) -> Offered:
    spoken = context.spoken(name)
    try:
        value, trouble = str(spoken), ""
    except Fault as fault:
        value, trouble = "", fault.message
    said = _ways(name, _WAYS, lambda word: FILTERS[word](spoken), sign=" | ")
    ways = [way for way in said if way.value != value]
    ways += [Way(_tag(f"{name} | cite"), value)] if value else []
    ways += [way for way in _ways(name, _BESIDE, partial(getattr, spoken)) if way.value != value]
    about = _said(partial(getattr, spoken, "label"))
    return Offered("facts", name, _tag(name), value, about, tuple(ways), trouble)


def _ways(name: str, words: Sequence[str], make: Callable[[str], Any], *, sign: str = ".") -> Iterator[Way]:
    """Those of the words that print something."""
    for word in words:
        value = _said(partial(make, word))
        if value:
            yield Way(_tag(f"{name}{sign}{word}"), value)


def _said(make: Callable[[], Any]) -> str:
    """What is printed; '' for nothing, and for what is not made for this fact."""
    try:
        made = make()
        return "" if made is None else str(made)
    except Fault:
        return ""


def _leaves(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """Each text below a name, with its own name."""
    if isinstance(value, (Unknown, SpokenFact)) or value is None:
        return
    if isinstance(value, (str, Phrase)):
        yield name, str(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}.{key}")
    elif isinstance(value, Sequence):
        for index, inner in enumerate(value):
            yield from _leaves(inner, f"{name}[{index}]")
    else:
        for word in sorted(getattr(type(value), "template_names", ())):
            yield from _leaves(getattr(value, word), f"{name}.{word}")


def _tag(name: str) -> str:
    return f"{{{{ {name} }}}}"


def _used(loaded: Loaded, progress: Progress) -> Collection[str] | None:
    """The facts that are printed or drawn, and what these are computed from; None when the documents have errors."""
    problems = Problems()
    documents = render_all(loaded, problems, draw=False, progress=progress)
    if problems.has_errors:
        return None
    return _with_inputs(uses_by_fact(loaded, documents), loaded.facts)


def _with_inputs(names: Iterable[str], facts: Facts) -> set[str]:
    """These facts, and all that they are computed from or checked against."""
    waiting, met = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name in met or name not in facts:
            continue
        met.add(name)
        fact = facts[name]
        waiting += fact.inputs
        waiting += [fact.given] if fact.given else []
        waiting += fact.trend.of if fact.trend is not None else ()
    return met
