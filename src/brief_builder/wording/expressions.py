"""A formula's tree → the formula as people write it: "C$2.1 billion ÷ C$2.4 billion − 1"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from brief_builder.facts.formulas.formula import Call, Name, Negative, Node, Number, Operation
from brief_builder.wording.language import Language
from brief_builder.wording.numbers import amount
from brief_builder.wording.phrase import Phrase

_SUM, _PRODUCT, _SIGN = 1, 2, 3  # how strongly + and -, * and /, and a minus sign bind


@dataclass(frozen=True, slots=True)
class Formula:
    """How to tell a formula.

    Attributes:
        owner: the fact whose formula it is; the words and numbers of the formula itself belong to it.
        leaf: name of a fact → what stands for it.
        identity: pattern of reconcile(total, parts); None for the language's own.
    """

    language: Language
    owner: str
    leaf: Callable[[str], Phrase]
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
                return self._within(filled(words.growth, self.owner, **parts), _SUM, binding)
            case "share" | "ratio":
                return self._operation("/", first, second, binding)
            case "sum":
                made = self.told(first, _SUM)
                for argument in node.arguments[1:]:
                    made += self._mark("+") + self.told(argument, _SUM)
                return self._within(made, _SUM, binding)
            case _:  # diff, balance
                return self._operation("-", first, second, binding)

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
