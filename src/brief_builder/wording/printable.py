"""A fact in → the figure of it that may be printed out, or why there is none."""

from __future__ import annotations

from brief_builder.facts import Fact, Figure
from brief_builder.facts.model import CHANGES
from brief_builder.problems import Fault


def refuse_contradicted(fact: Fact) -> None:
    """Raise fact-contradicted where the figures of the pack contradict a claim: it may not be printed as a fact."""
    if fact.rank == "contradicted":
        message = f"`{fact.name}` is contradicted and cannot be printed as a fact"
        help_ = f"print `{fact.name}.claim` where the disagreement is explained"
        raise Fault("fact-contradicted", message, help=help_)


def printable_figure(fact: Fact) -> Figure:
    """Its figure.

    Raises:
        Fault: filter-misuse without one, fact-contradicted where it is not to be printed.
    """
    refuse_contradicted(fact)
    if fact.figure is None:
        message = f"`{fact.name}` has no figure"
        raise Fault("filter-misuse", message, help=f"print its text: {{{{ {fact.name} }}}}")
    return fact.figure


def change_figure(fact: Fact) -> Figure:
    """The figure of growth or of a difference.

    Raises:
        Fault: filter-misuse for any other fact, fact-contradicted where it is not to be printed.
    """
    figure = printable_figure(fact)
    if fact.form not in CHANGES:
        help_ = "use it on a fact with the formula growth(later, earlier) or diff(later, earlier)"
        raise Fault("filter-misuse", f"`{fact.name}` is not a change", help=help_)
    return figure
