"""A chart's subtitle and panels → what a person hears who cannot see it, in at most 250 characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.words.families import HANGING, is_turned
from brief_builder.charts.words.findings import findings, is_nested
from brief_builder.charts.words.items import BRIEF, LEVELS, Item, Level, extremes
from brief_builder.charts.words.pointing import Pointing
from brief_builder.problems import Fault
from brief_builder.wording import Phrase
from brief_builder.wording.phrase import joined

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.words.language import Terms

LONGEST = 250


def alt_text(subtitle: Phrase, panels: Sequence[Panel], sources: Sequence[str], terms: Terms) -> Phrase:
    """“[kind]: [what, unit, place, period]. [figures]. Source: …”, each figure worded as everywhere else.

    Tells as much as fits; Fault `chart-field` when even the shortest form does not. Empty where nothing is drawn.

    Args:
        panels: of the chart, at least one.
        sources: the short names of the sources of what is drawn.
    """
    if not any(panel.points or panel.events for panel in panels):
        return Phrase.of("")
    for candidate in _candidates(subtitle, panels, sources, terms):
        if len(str(candidate)) <= LONGEST:
            return candidate
    raise Fault(
        "chart-field",
        f"the chart's alt text would be longer than {LONGEST} characters",
        help="shorten the subtitle, or the titles and labels of the panels",
    )


def kind_words(panels: Sequence[Panel], terms: Terms, *, hang: bool = False) -> str:
    """“Line chart and column chart”: the kinds of the panels, each once; hang says that all bars are below zero."""
    names = []
    for panel in panels:
        name = terms.turned.get(panel.kind) if is_turned(panel) else None
        name = name or terms.kinds[panel.kind]
        names.append(terms.below.get(name, name) if hang else name)
    first, *others = dict.fromkeys(names)
    return terms.both.join([first, *(name[:1].lower() + name[1:] for name in others)])


def _candidates(subtitle: Phrase, panels: Sequence[Panel], sources: Sequence[str], terms: Terms) -> Iterator[Phrase]:
    """From the fullest to the shortest."""
    named = Phrase.of((terms.sources if len(sources) > 1 else terms.source) + terms.semicolon.join(sources))
    nothing = Phrase.of("")
    tails = (" " + named.ended(terms.stop), nothing) if sources else (nothing,)
    drawn = [point.value for panel in panels for point in panel.points if point.value is not None]
    hang = bool(drawn) and all(panel.kind in HANGING for panel in panels) and all(value < 0 for value in drawn)
    head = Phrase.of(kind_words(panels, terms, hang=hang) + terms.colon)
    whole = head + subtitle.ended(terms.stop) + " " if subtitle else head

    def passes() -> Iterator[tuple[list[Phrase], Iterator[list[Phrase]]]]:
        """(how it may begin, what may follow)."""
        titled = _tellings(panels, terms, hang=hang, said="")
        below = _tellings(panels, terms, hang=hang, said=str(subtitle))
        if len(panels) == 1:
            yield [whole], below
        elif any(map(is_nested, panels)):
            # Of series in panels, the titles say whose they are and not what they measure.
            yield [whole], below
            yield [head], titled
        else:
            # What the panels are called says what is drawn.
            yield [whole, head], titled
        if len(panels) > 1:
            yield [whole, head], ([words] for words in _of_all(panels, terms))
        # Place and period stand in the subtitle that is read beside it; what is measured, and the figures, come first.
        measure = str(subtitle).partition(terms.comma)[0]
        if measure != str(subtitle):
            said = _tellings(panels, terms, hang=hang, said=measure)
            yield [head + Phrase.of(measure).ended(terms.stop) + " "], said

    for openings, tellings in passes():
        for told in tellings:
            for tail in tails:
                for opening in openings:
                    for words in told:
                        yield opening + (words.capitalized() if _ends(opening, terms) else words) + tail


def _ends(opening: Phrase, terms: Terms) -> bool:
    """Whether what has been said is a sentence, so that the next one begins with a capital."""
    return str(opening).rstrip().endswith(terms.stop)


def _tellings(panels: Sequence[Panel], terms: Terms, *, hang: bool, said: str) -> Iterator[list[Phrase]]:
    """Each with the units in the titles of panels and, where figures hold their units, without."""
    pointings = [Pointing(panel, terms, hang=hang, said=f"{said} {panel.title}") for panel in panels]
    found = [findings(panel, pointing) for panel, pointing in zip(panels, pointings, strict=True)]
    # Without its unit, a number needs it in the titles, unless it has been said before.
    settled = not any(Pointing(panel, terms, said=said).unit() for panel in panels)
    for level in LEVELS:
        # All figures of one panel beside some of another would seem to be all of both.
        if (all if level == "all" else any)(level in each for each in found):
            told = [_shorter(each, level) for each in found]
            titles = (True, False) if settled or level not in BRIEF else (True,)
            yield [_joined(panels, told, terms, units=units) for units in titles]
    if len(panels) > 1:
        yield from ([words] for words in _extremes_of_all(panels, terms, hang=hang))


def _shorter(found: Mapping[Level, Phrase], level: Level) -> Phrase:
    """What a panel has to say at a level: if nothing, then at the next shorter one, or as little as it can."""
    for each in LEVELS[LEVELS.index(level) :]:
        if each in found:
            return found[each]
    return next((found[each] for each in reversed(LEVELS) if each in found), Phrase.of(""))


def _joined(panels: Sequence[Panel], told: Sequence[Phrase], terms: Terms, *, units: bool) -> Phrase:
    """What is found in each panel, under its title."""
    stop = f"{terms.stop} "
    nested = any(map(is_nested, panels))
    phrase = Phrase.of("")
    for index, (panel, words) in enumerate(zip(panels, told, strict=True)):
        title = panel.title if units else panel.title.rpartition(",")[0] or panel.title
        behind = stop if nested else Pointing(panel, terms).behind_name
        lead = title + behind if len(panels) > 1 and title else ""
        phrase += Phrase.of(((stop if nested else terms.semicolon) if index else "") + lead) + words
    return phrase.ended(terms.stop)


def _extremes_of_all(panels: Sequence[Panel], terms: Terms, *, hang: bool) -> Iterator[Phrase]:
    """How many panels there are, and the largest and smallest figure of all, where they have one unit."""
    if len({(panel.unit, panel.kind in HANGING) for panel in panels}) > 1:
        return
    named = [
        Item(terms.comma.join(filter(None, (_unitless(panel), series.name, point.label))), point)
        for panel in panels
        for series in panel.series
        for point in series.points
    ]
    found = extremes(named, Pointing(panels[0], terms, hang=hang), terms.semicolon)
    count = _counted(panels, terms)
    yield from (count + terms.semicolon + found[level] + terms.stop for level in LEVELS if level in found)


def _unitless(panel: Panel) -> str:
    """The title without the unit behind it, which figures hold."""
    before, _, behind = panel.title.rpartition(",")
    return before if panel.unit and behind.strip() == panel.unit else panel.title


def _of_all(panels: Sequence[Panel], terms: Terms) -> Iterator[Phrase]:
    """How many panels there are, with their titles and without."""
    count = _counted(panels, terms)
    titles = [Phrase.of(panel.title) for panel in panels if panel.title]
    if len(titles) == len(panels):
        yield count + terms.colon + joined(titles, terms.semicolon) + terms.stop
    yield count + terms.stop


def _counted(panels: Sequence[Panel], terms: Terms) -> Phrase:
    return Phrase.of(terms.counted(terms.panels, len(panels)))
