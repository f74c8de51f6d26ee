"""A syntax tree and filters → the same, telling what each step costs; a rendering adds it up and stops at its limit.

What costs is counted and not timed, so that the same template and data end the same way on every machine: an item of
a list that a loop, a filter, a test or a comparison goes through is one step, and so are a hundred characters. What
looks into the items of a list, as a comparison does, is charged for what is in them too, and what takes long for each
value, as putting a number into words does, for that: else 20 million steps could take ten minutes, or ten seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import wraps
from itertools import islice
from typing import Any

from jinja2 import nodes
from jinja2.runtime import Undefined
from jinja2.visitor import NodeTransformer

from brief_builder.problems import Fault
from brief_builder.template.expressions.filters import limited

MAX_STEPS = 20_000_000  # of one rendering
MAX_OUTPUT = 80_000_000  # characters or bytes; to be looked at, a part of this size takes 1 GB of memory
MEASURED, ENTRIES, JOINED, PART = "_measured", "_entries", "_joined", "_part"
_SHOWN = 40  # characters of a text in a message
Spend = Callable[[int], None]
_CHARACTERS = 100  # that are gone through while one item of a list is
_MADE = 20  # characters that are written meanwhile
_CHUNK = 256  # parts that are joined at a time
_PIECE = 2**16  # characters of the template that are one part at most
_HOLDERS = (list, tuple, dict)
_TEXTS, _PLAIN = {str}, {int, float, bool, type(None), Decimal}  # what most lists hold: counted without a look at each
_DEEPEST = 1_000  # lists in lists; Python compares none that are deeper
# Filters, methods and tests that take the items of a list as they are, or give each to one that is measured itself.
OUTER_FILTERS = frozenset({
    "batch", "count", "cycle", "d", "default", "e", "escape", "first", "get", "items", "keys", "last", "length", "list",
    "map", "reject", "rejectattr", "reverse", "safe", "select", "selectattr", "sum", "values",
})  # fmt: skip
OUTER_TESTS = frozenset({
    "boolean", "defined", "even", "false", "float", "integer", "iterable", "mapping", "none", "number", "odd",
    "sequence", "string", "true", "undefined",
})  # fmt: skip
# What a call costs that takes as long as so many plain ones: 5 to 80 µs, where `upper` takes 3.
PRICES = {
    "date": 25, "format": 25, "link": 10, "markdown": 10, "number": 40, "ordinal": 60, "plural": 80, "round": 8,
}  # fmt: skip
# What an item costs in what hands each to a filter or a test, looks up its attribute, or makes words of it.
_EACH = dict.fromkeys(
    ("groupby", "join", "map", "reject", "rejectattr", "select", "selectattr", "sort", "title", "wordcount"), 3
)
EXACT_PRICE = 8  # of computing with a float or a decimal: no digit of it may be lost


def size_of(value: Any) -> int:
    """Steps that it takes to go through a value once."""
    if isinstance(value, str):
        return len(value) // _CHARACTERS
    return len(value) if isinstance(value, (list, tuple, dict, range)) else 0


def whole_size_of(value: Any) -> int:
    """The same with what is in its items, and in theirs.

    Level by level, and each list of a level once, however often it stands there: in a few lines of YAML, lists of one
    list can have more items than there are atoms. What is beyond all limits is not counted to its end.
    """
    if isinstance(value, str) or not isinstance(value, _HOLDERS):
        return size_of(value)
    if not isinstance(value, dict):  # most lists are short and hold one kind of thing
        kinds = set(map(type, value))
        if kinds <= _PLAIN:
            return len(value)
        if kinds == _TEXTS:
            return len(value) + sum(map(len, value)) // _CHARACTERS
    steps = characters = 0
    level: dict[int, tuple[Any, int]] = {id(value): (value, 1)}  # the lists and groups, and how often each
    for _ in range(_DEEPEST):
        below: dict[int, tuple[Any, int]] = {}
        for holder, times in level.values():
            steps += times * len(holder)
            for items in (holder, holder.values()) if isinstance(holder, dict) else (holder,):
                kinds = set(map(type, items))
                if kinds == _TEXTS:
                    characters += times * sum(map(len, items))
                elif not kinds <= _PLAIN:
                    for item in items:
                        if isinstance(item, str):
                            characters += times * len(item)
                        elif isinstance(item, _HOLDERS):
                            known = below.get(id(item))
                            below[id(item)] = (item, times + known[1] if known else times)
        total = steps + characters // _CHARACTERS
        if not below or total > MAX_STEPS:
            return total
        level = below
    return MAX_STEPS + 1  # it holds itself


def measured(function: Callable[..., Any], spend: Spend, name: str = "", *, outer: bool = False) -> Callable[..., Any]:
    """A filter or test that says what it goes through, and what text it makes; with `outer`, of lists their items.

    `name` is that of a filter whose calls or items have a price of their own.
    """
    first = 1 if hasattr(function, "jinja_pass_arg") else 0  # before it stands what Jinja gives
    size = size_of if outer else whole_size_of
    price, each = PRICES.get(name, 1), _EACH.get(name, 1)

    @wraps(function)
    def counted(*arguments: Any, **named: Any) -> Any:
        items = sum(map(size, arguments[first:])) + (sum(map(size, named.values())) if named else 0)
        spend(price + each * items)
        made = function(*arguments, **named)
        if type(made) is str and len(made) > _MADE:
            spend(len(made) // _MADE)
        return made

    return counted


def measuring(spend: Spend, text: Callable[[Any, str], str]) -> dict[str, Callable[..., Any]]:
    """The filters that `Measuring` puts into a tree; `text` gives the text that `~` takes a value for."""

    def passed(value: Any) -> Any:
        spend(1 + whole_size_of(value))
        return value

    def entries(value: Any, written: bool) -> Any:
        """What a loop runs over; a text would be looped over letter by letter, which is never meant."""
        if isinstance(value, str):
            raise text_is_no_list(value, written=written)
        spend(1 + size_of(value))
        return value

    def joined(values: Iterable[Any]) -> str:
        """`~`: raises limit-reached before the text grows beyond what a document needs."""
        out: list[str] = []
        length = 0
        for value in values:
            if isinstance(value, _HOLDERS):
                spend(whole_size_of(value))
            out.append(text(value, "~"))
            length += len(out[-1])
            limited(length)
        if length > _MADE:
            spend(length // _MADE)
        return "".join(out)

    def part(value: Any, *bounds: Any) -> Any:
        """`xs[1:3]`, also of a text."""
        if bounds[2] == 0 or not all(each is None or isinstance(each, int) for each in bounds):
            raise Fault("render-failed", "a part of a list goes by whole numbers", help="such as `xs[1:3]`")
        if isinstance(value, Undefined):
            return value  # what prints it, or runs over it, says that it is missing, or leaves it out
        if value is None:
            raise Fault("value-missing", "this is empty, and a list is needed here", help="give a list; `[]` has none")
        if isinstance(value, Mapping) or not hasattr(type(value), "__getitem__"):
            raise Fault("list-expected", "this is no list, and has no part from here to there")
        spend(1 + size_of(value))
        return value[slice(*bounds)]

    return {MEASURED: passed, ENTRIES: entries, JOINED: joined, PART: part}


def looped_over(node: nodes.Node) -> nodes.Filter:
    """What gives the entries of what a loop runs over."""
    written = nodes.Const(is_written(node), lineno=node.lineno, environment=node.environment)
    return _filtered(node, ENTRIES, [written])


def is_written(node: nodes.Node) -> bool:
    """Whether all that an expression is made of stands in the tag itself."""
    return not isinstance(node, nodes.Name) and next(node.find_all(nodes.Name), None) is None


def text_is_no_list(text: str, who: str = "a block runs over", *, written: bool = False) -> Fault:
    """The fault that a text is where a loop, or `who`, needs a list; `written` when it stands in the tag itself."""
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    message = f"this is the text `{shown}`, and {who} the entries of a list"
    cure = "write a list, `['Ann', 'Bo']`, or the name of one" if written else "give a list in the data"
    return Fault("list-expected", message, help=cure if written else f"{cure}: `names: [Ann, Bo]`")


class Measuring(NodeTransformer):
    """Looks at what loops run over, measures what values are compared with, and joins texts with a limit."""

    def visit_Output(self, node: nodes.Output) -> nodes.Output | list[nodes.Output]:  # noqa: N802
        self.generic_visit(node)
        made = divided(node)
        return node if made[0] is node else made

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802  named by Jinja's visitor
        self.generic_visit(node)
        node.iter = looped_over(node.iter)
        return node

    def visit_Operand(self, node: nodes.Operand) -> nodes.Operand:  # noqa: N802
        self.generic_visit(node)
        node.expr = _filtered(node.expr, MEASURED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        listed = nodes.Tuple(node.nodes, "load", lineno=node.lineno, environment=node.environment)
        return _filtered(listed, JOINED)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        nothing = nodes.Const(None, lineno=node.lineno, environment=node.environment)
        bounds = [each or nothing for each in (node.arg.start, node.arg.stop, node.arg.step)]
        return _filtered(node.node, PART, bounds)


def divided(node: nodes.Output) -> list[nodes.Output]:
    """What is printed at once, one by one where a text of the template among it is long: see `joined_output`."""
    if not any(_is_long(each) for each in node.nodes):
        return [node]
    return [
        nodes.Output([each], lineno=node.lineno, environment=node.environment)
        for long in node.nodes
        for each in (_pieces(long) if isinstance(long, nodes.TemplateData) else [long])
    ]


def _is_long(node: nodes.Node) -> bool:
    return isinstance(node, nodes.TemplateData) and len(node.data) > _PIECE


def _pieces(node: nodes.TemplateData) -> list[nodes.TemplateData]:
    starts = range(0, len(node.data), _PIECE)
    texts = (node.data[at : at + _PIECE] for at in starts)
    return [nodes.TemplateData(text, lineno=node.lineno, environment=node.environment) for text in texts]


def _filtered(node: Any, name: str, arguments: Sequence[nodes.Expr] = ()) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno, environment=node.environment)


def joined_output(parts: Iterable[str]) -> str:
    """The text of all parts; raises limit-reached before it grows beyond what can be opened again.

    A chunk is joined before it is measured: what templates hold comes in pieces of `_PIECE`, and what values hold is
    counted before it comes here.
    """
    if isinstance(parts, list) and len(parts) <= _CHUNK:  # most macros
        text = "".join(parts)
        check_output(len(text))
        return text
    parts = iter(parts)
    out: list[str] = []
    length = 0
    while chunk := list(islice(parts, _CHUNK)):  # a list: the text of a chunk may be empty before all is at its end
        out.append("".join(chunk))
        length += len(out[-1])
        check_output(length)
    return "".join(out)


def check_output(size: int) -> None:
    """Raise limit-reached for so many characters or bytes of a document."""
    if size > MAX_OUTPUT:
        message = f"the document would be larger than {MAX_OUTPUT // 1_000_000} MB, unpacked"
        raise Fault("limit-reached", message, help="make several documents of it, or loop over less")
