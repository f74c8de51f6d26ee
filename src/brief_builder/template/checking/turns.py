"""A part's tags in → the `set` tags that would add something up over the turns of a loop, which no `set` can.

What a `set` in a loop names is known up to the end of the turn; the next turn begins with what was known before the
loop, and so does what follows it. A total that is made in this way prints what it was set to before the loop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import nodes

from brief_builder.problems import Fault, Note, Problem
from brief_builder.template.checking.defined import path_of
from brief_builder.template.reading.blocks import OPENERS
from brief_builder.template.reading.tags import Tag

if TYPE_CHECKING:
    from brief_builder.template.compiled import CompiledPart

_CURE = (
    "for a sum write {{ LIST | sum(attribute='NAME') }}, for a count {{ LIST | length }}, "
    "for the largest {{ LIST | map(attribute='NAME') | max }}"
)


@dataclass(slots=True)
class _Scope:
    """What names live in: a loop, `with`, a macro, or the part. `word` is '' for a condition, in which none ends."""

    word: str
    node: nodes.Node | None
    names: dict[str, Tag]


def lost_totals(part: CompiledPart) -> Iterator[Problem]:
    """A problem for each `set` that counts on what the turn before it has set."""
    if not part.paired:
        return
    scopes = [_Scope("part", None, {})]
    for tag in part.ordered:
        node = part.syntax.get(tag.number)
        if tag.word in OPENERS:
            targets = [node.target] if isinstance(node, nodes.For) else []
            targets += node.targets if isinstance(node, nodes.With) else []
            targets += node.args if isinstance(node, nodes.Macro) else []
            word = "" if tag.word == "if" else tag.word
            scopes.append(_Scope(word, node, {name: tag for target in targets for name in _names(target)}))
        elif tag.word.startswith("end") and len(scopes) > 1:
            scopes.pop()
        elif tag.word == "else" and scopes[-1].word == "for":
            scopes[-1] = _Scope("else", None, {})
        elif isinstance(node, nodes.Assign):
            for name in _names(node.target):
                if (before := _lost(name, node, scopes)) is not None:
                    yield _problem(name, node, tag, before, scopes)
            home = next(scope for scope in reversed(scopes) if scope.word)
            home.names |= dict.fromkeys(_names(node.target), tag)


def _names(target: nodes.Node) -> list[str]:
    return [each.name for each in (target, *target.find_all(nodes.Name)) if isinstance(each, nodes.Name)]


def _lost(name: str, node: nodes.Assign, scopes: list[_Scope]) -> Tag | None:
    """The tag outside the loop that sets the name which this one, in the loop, adds to; None where it does not."""
    turning: list[_Scope] = []
    for scope in reversed(scopes):
        if name in scope.names:
            counts = bool(turning) and _goes_on(name, node.node, turning)
            return scope.names[name] if counts else None
        if scope.word == "for":
            turning.append(scope)
        elif scope.word == "macro":
            return None
    return None


def _goes_on(name: str, value: nodes.Node, loops: list[_Scope]) -> bool:
    """Whether a value is made of the name itself, and of an entry of the loop or by adding to it."""
    used = _names(value)
    if name not in used:
        return False
    sums = [*value.find_all((nodes.Add, nodes.Sub)), *([value] if isinstance(value, (nodes.Add, nodes.Sub)) else [])]
    adds = any(isinstance(side, nodes.Name) and side.name == name for each in sums for side in (each.left, each.right))
    return adds or any(entry in used for loop in loops for entry in loop.names)


def _problem(name: str, node: nodes.Assign, tag: Tag, before: Tag, scopes: list[_Scope]) -> Problem:
    inner = scopes[-1]  # in a condition, it adds up some of the entries
    message = f"a `set` in a loop ends with the turn: `{name}` begins anew in each, and is not changed by the loop"
    note = Note(f"set before the loop: {before.shown[before.start : before.end]}", before.place)
    fault = Fault("set-lost", message, help=_cure(name, node.node, inner.node), notes=[note])
    return fault.at(tag.place, tag.excerpt)


def _cure(name: str, value: nodes.Node, loop: nodes.Node | None) -> str:
    """What gives the same sum or count without a loop, where that is known."""
    if not isinstance(loop, nodes.For) or not isinstance(loop.target, nodes.Name) or loop.test is not None:
        return _CURE
    listed = path_of(loop.iter)
    if not listed or not isinstance(value, nodes.Add):
        return _CURE
    sides = [value.left, value.right]
    added = next((side for side, other in (sides, sides[::-1]) if path_of(other) == name), None)
    if isinstance(added, nodes.Const) and added.value == 1:
        return f"for a count write {{{{ {listed} | length }}}}"
    path = path_of(added) if added is not None else ""
    if path == loop.target.name:
        return f"for a sum write {{{{ {listed} | sum }}}}"
    entry = path.removeprefix(f"{loop.target.name}.")
    return f"for a sum write {{{{ {listed} | sum(attribute='{entry}') }}}}" if path != entry else _CURE
