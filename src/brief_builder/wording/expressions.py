"""A formula's tree → the formula as people write it: "C$2.1 billion ÷ C$2.4 billion − 1"."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from brief_builder.facts import Fact
from brief_builder.facts.formulas.formula import Call, Name, Negative, Node, Number, Operation, calls, names
from brief_builder.facts.units import above_below
from brief_builder.wording.language import Language
from brief_builder.wording.lists import listed
from brief_builder.wording.numbers import amount, plain_number
from brief_builder.wording.phrase import Phrase

_SUM, _PRODUCT, _SIGN = 1, 2, 3  # how strongly + and -, * and /, and a minus sign bind


@dataclass(frozen=True, slots=True)
class Formula:
    """How to tell a formula.

    Attributes:
        owner: the fact whose formula it is; the words and numbers of the formula itself belong to it.
        leaf: name of a fact → what stands for it.
        facts: those that the formula names; from their units and periods follows how it is written.
        identity: pattern of reconcile(total, parts); None for the language's own.
    """

    language: Language
    owner: str
    leaf: Callable[[str], Phrase]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    identity: str | None = None

    def told(self, node: Node, binding: int = 0) -> Phrase:
        """The words; `binding` is how strongly what surrounds them binds, for parentheses."""
        match node:
            case Number():
                return self._own(amount(self.language, node.value, "ratio", 0, -int(node.value.as_tuple().exponent)))
            case Name():
                return self.leaf(node.name)
            case Negative():
                return self._own(self.language.minus.format(x="")) + self.told(node.inner, _SIGN)
            case Operation():
                return self._operation(node.mark, node.left, node.right, binding)
            case Call():
                return self._call(node, binding)

    def _operation(self, mark: str, left: Node, right: Node, binding: int) -> Phrase:
        strength = _SUM if mark in "+-" else _PRODUCT
        after = strength + 1 if mark in "-/" else strength  # a − (b − c) needs its parentheses, a − b − c none
        made = self.told(left, strength) + self._mark(mark) + self.told(right, after)
        return self._within(made, strength, binding)

    def _call(self, node: Call, binding: int) -> Phrase:
        words = self.language.citations
        first, second = node.arguments[0], node.arguments[1]
        match node.function:
            case "reconcile":
                pattern = self.identity or words.identity
                return filled(pattern, self.owner, total=self.told(first), parts=self.told(second))
            case "growth":
                parts = {"now": self.told(first, _PRODUCT), "before": self.told(second, _PRODUCT + 1)}
                pattern = self.language.in_numerals(words.growth)
                return self._within(filled(pattern, self.owner, **parts), _SUM, binding)
            case "cagr":
                parts = {"now": self.told(first, _PRODUCT), "before": self.told(second, _PRODUCT + 1)}
                root = self._own(self._root(first, second))
                pattern = self.language.in_numerals(words.yearly)
                return self._within(filled(pattern, self.owner, root=root, **parts), _SUM, binding)
            case "convert":
                return self._operation("/" if self._divides(first, second) else "*", first, second, binding)
            case "min" | "max":
                pattern = words.least if node.function == "min" else words.greatest
                listed_ = listed(self.language, tuple(self.told(argument) for argument in node.arguments))
                return filled(pattern, self.owner, x=self._owned(listed_))
            case "mean":
                count = Number(Decimal(len(node.arguments)), node.start, node.end)
                total = self._sum(node.arguments, _PRODUCT)
                return self._within(total + self._mark("/") + self.told(count), _PRODUCT, binding)
            case "share" | "ratio" | "per":
                return self._operation("/", first, second, binding)
            case "sum":
                return self._sum(node.arguments, binding)
            case _:  # diff, balance
                return self._operation("-", first, second, binding)

    def _sum(self, arguments: Sequence[Node], binding: int) -> Phrase:
        made = self.told(arguments[0], _SUM)
        for argument in arguments[1:]:
            made += self._mark("+") + self.told(argument, _SUM)
        return self._within(made, _SUM, binding)

    def _divides(self, amount: Node, rate: Node) -> bool:
        """Whether a rate is divided by: C$ ÷ (C$ per US$1) are US$."""
        units = [self._unit(node) for node in (amount, rate)]
        return above_below(units[0])[0] == above_below(units[1])[0]

    def _unit(self, node: Node) -> str:
        """The unit of the first fact that a part names, after what it is converted to."""
        for call in calls(node):
            if call.function == "convert":
                above, below = above_below(self._unit(call.arguments[1]))
                return below if above == above_below(self._unit(call.arguments[0]))[0] else above
        figures = (self.facts[name.name].figure for name in names(node) if name.name in self.facts)
        return next((figure.unit for figure in figures if figure is not None), "")

    def _root(self, now: Node, before: Node) -> str:
        """“1 ÷ 5” for five years between the periods of two parts, “12 ÷ 30” for two and a half."""
        periods = [self.facts[next(names(node)).name].period for node in (now, before)]
        months = periods[1].months_until(periods[0]) or 12
        above, below = (1, months // 12) if months % 12 == 0 else (12, months)
        mark = self.language.citations.marks["/"]
        return plain_number(self.language, Decimal(above), 0) + mark + plain_number(self.language, Decimal(below), 0)

    def _owned(self, phrase: Phrase) -> Phrase:
        """The same, with the words between its entries the formula's own."""
        return Phrase(tuple(piece if piece.fact else replace(piece, fact=self.owner) for piece in phrase.pieces))

    def _mark(self, mark: str) -> Phrase:
        return self._own(self.language.citations.marks[mark])

    def _own(self, words: str) -> Phrase:
        return Phrase.of(words, self.owner)

    def _within(self, made: Phrase, strength: int, binding: int) -> Phrase:
        return self._own("(") + made + self._own(")") if strength < binding else made


def filled(pattern: str, owner: str | None, **parts: Phrase) -> Phrase:
    """The pattern with a phrase for each `{name}`; its own words belong to the fact `owner`."""
    made = Phrase(())
    for index, words in enumerate(re.split(r"\{(\w+)\}", pattern)):
        if index % 2:
            made += parts[words]
        elif words:
            made += Phrase.of(words, owner)
    return made
