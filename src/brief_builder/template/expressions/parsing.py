"""A tag's body in → its syntax tree, when it is one that a template may hold; else what is wrong with it."""

from __future__ import annotations

import re
from math import isfinite
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from brief_builder.problems import Fault
from brief_builder.template.expressions.filters import FILTERS
from brief_builder.template.expressions.plainly import plain_block, plain_value
from brief_builder.template.expressions.sandbox import ALLOWED, WHY_NOT, Environment
from brief_builder.template.marks import BLOCK, BLOCK_END, RESERVED, VALUE, VALUE_END

_LONGEST = 2_000  # characters of a tag
_DEEPEST = 50  # brackets in one another
_CHAIN = re.compile(r"(?:[.|\[][^.|\[]{0,40}){200}")  # names, places and filters behind each other
_TOO_DEEP = "the tag is nested deeper than any tag needs to be"
_ARGUMENT = r"(?:[A-Za-z]\w*\s*=\s*)?(?:\"[^\"]*\"|'[^']*'|\d[\d.]*|{name})"
_TOKENS = {"string": "a text", "integer": "a number", "float": "a number"}  # as Jinja calls them
_GROWING = (nodes.Concat, nodes.List, nodes.Dict)


def parse_value(env: Environment, body: str) -> nodes.Expr:
    """The syntax tree of a value tag's body.

    Raises:
        Fault: tag-syntax, tag-forbidden; start and end are offsets into body.
    """
    if len(body) <= _LONGEST and (plain := plain_value(body)) is not None:
        return plain
    if not body.strip():
        raise Fault("tag-syntax", "the tag is empty", help="write the name of what it shall print")
    template = _parse(env, f"{VALUE}{body}{VALUE_END}", body)
    output = template.body[0] if template.body else None
    if not isinstance(output, nodes.Output) or len(template.body) != 1:
        raise Fault("tag-syntax", "the tag is empty", help="write the name of what it shall print")
    return output.nodes[0]


def parse_block(env: Environment, word: str, body: str) -> nodes.Node:
    """The syntax tree of an opening, dividing or single block tag's body; raises like parse_value."""
    if len(body) <= _LONGEST and (plain := plain_block(body)) is not None:
        return plain
    if word == "elif":
        source = f"{BLOCK}if{body[4:]}{BLOCK_END}{BLOCK}endif{BLOCK_END}"
    elif word == "set":
        source = f"{BLOCK}{body}{BLOCK_END}"
    else:
        source = f"{BLOCK}{body}{BLOCK_END}{BLOCK}end{word}{BLOCK_END}"
    node = _parse(env, source, body).body[0]
    if isinstance(node, nodes.With) and not node.targets:
        raise Fault("tag-syntax", "`with` gives no name", help="write {% with NAME = VALUE %}")
    return node


def _parse(env: Environment, source: str, body: str) -> nodes.Template:
    if len(body) > _LONGEST:
        raise Fault("limit-reached", f"a tag may not be longer than {_LONGEST:,} characters")
    # How deep Python itself goes differs from program to program; of names in names, Jinja tries each again and again.
    if _depth(body) > _DEEPEST or _CHAIN.search(body) is not None:
        raise Fault("limit-reached", _TOO_DEEP)
    if body.rstrip().endswith("-"):  # Jinja takes it for that of `-}}`
        raise _unfinished(body)
    try:
        template = env.parse(source)
    except TemplateSyntaxError as error:
        raise _syntax_fault(str(error.message or error), body) from None
    except RecursionError:
        raise Fault("limit-reached", _TOO_DEEP) from None
    # The tree must not hold on to what made it, which cannot be sent to another process.
    template.set_environment(None)  # type: ignore[arg-type]
    for node in template.find_all(nodes.Node):
        if not isinstance(node, ALLOWED):
            reason = WHY_NOT.get(type(node), f"{type(node).__name__.lower()} is not allowed in a tag")
            raise Fault("tag-forbidden", reason, help="use names, filters, comparisons and arithmetic")
        if isinstance(node, nodes.Call):
            _check_call(node, body)
        if isinstance(node, nodes.Const) and isinstance(node.value, float) and not isfinite(node.value):
            raise Fault("tag-syntax", "this number is too large")
        if isinstance(node, (nodes.Assign, nodes.With)) and any(node.find(kind) for kind in _GROWING):
            # A name that is joined with itself again and again grows without end.
            raise Fault(
                "tag-forbidden", "`set` and `with` may not join or list values", help="join them where they are printed"
            )
        if isinstance(node, nodes.For) and any(
            n.name == "loop" for n in (node.target, *node.target.find_all(nodes.Name)) if isinstance(n, nodes.Name)
        ):
            raise Fault("tag-forbidden", "`loop` is a name with a meaning of its own", help="choose another name")
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise Fault(
                "tag-forbidden", f"`{node.attr}` is not a name that a template may read", **_spot(body, node.attr)
            )
        if isinstance(node, nodes.Name) and node.name.startswith("_"):
            raise Fault(
                "tag-forbidden", f"`{node.name}` is not a name that a template may use", **_spot(body, node.name)
            )
    return template


def _depth(body: str) -> int:
    """How many brackets of a tag lie in one another, those in its texts apart."""
    depth = deepest = 0
    for sign in re.sub(r"\"[^\"]*\"|'[^']*'", "", body):
        depth += (sign in "([{") - (sign in ")]}")
        deepest = max(deepest, depth)
    return deepest


def _check_call(call: nodes.Call, body: str) -> None:
    """Raise for a call of anything but a name; which names are macros is known later."""
    callee = call.node
    if isinstance(callee, nodes.Name) and call.dyn_args is None and call.dyn_kwargs is None:
        return
    name = callee.attr if isinstance(callee, nodes.Getattr) else ""
    cure = f"write a filter: `| {name}`" if name in FILTERS else "use a filter in its place"
    shown = f"`{name}()` cannot be called" if name else "this cannot be called"
    raise Fault("tag-forbidden", shown, help=cure, **_spot(body, name or "("))


def _spot(body: str, word: str) -> dict[str, Any]:
    at = body.find(word)
    return {"start": at, "end": at + len(word)} if at >= 0 else {}


def _syntax_fault(message: str, body: str) -> Fault:
    rest = re.sub(r"\"[^\"]*\"|'[^']*'", lambda literal: " " * len(literal[0]), body)
    quote = re.search("[\"']", rest)
    if quote is not None:
        cure = "write the same mark where the text ends"
        at = quote.start()
        return Fault("tag-syntax", "this quotation mark is not closed", help=cure, start=at, end=at + 1)
    bracket = _open_bracket(rest)
    if bracket is not None:
        cure = "write the bracket where it ends"
        return Fault("tag-syntax", "this bracket is not closed", help=cure, start=bracket, end=bracket + 1)
    got = re.search(r"got '(.*?)'|unexpected '(.*?)'|unexpected char '(.*?)'", message)
    word = next((g for g in got.groups() if g), "") if got else ""
    if re.match(r"for\b", body) and not re.search(r"\sin\s", rest):
        listed = re.findall(r"[\w.]+", rest)[-1]
        written = re.fullmatch(r"for\s+(\w+)\s+[\w.]+\s*", body)
        named = written[1] if written else "item" if listed == "for" else _one_of(listed)
        cure = f"write {{% for {named} in {'LIST' if listed == 'for' else listed} %}}"
        return Fault("tag-syntax", "a `for` says what it runs over behind `in`", help=cure)
    if not word or word.startswith("end of") or any(c in RESERVED for c in word) or "\\ufd" in word:
        return _unfinished(body)
    if (fault := _without_brackets(word, body)) is not None:
        return fault
    at = body.rfind(word)
    digits = re.search(r"(?<![\w.])\d+$", rest[:at]) if at >= 0 and word[:1].isalpha() else None
    if digits is not None:
        cure = f"give it another name, here and in the data, such as `n{digits[0]}{word}`"
        message = f"`{digits[0]}{word}` begins with a digit, and a name does not"
        return Fault("tag-syntax", message, help=cure, start=digits.start(), end=at + len(word))
    cure = "names are joined by dots and have no spaces; a filter follows a `|`; texts stand in quotes"
    if word == "=" and not body.startswith(("set", "with")):
        cure = "to ask whether two values are the same, write `==`"
    return Fault(
        "tag-syntax",
        f"{_TOKENS[word] if at < 0 and word in _TOKENS else f'`{word}`'} is not expected here",
        help=cure,
        start=at if at >= 0 else None,
        end=at + len(word) if at >= 0 else None,
    )


def _unfinished(body: str) -> Fault:
    end = len(body)
    name = re.fullmatch(r"(set|with)\s+([\w.]+)\s*", body)
    return Fault(
        "tag-syntax",
        "something is missing at the end of the tag",
        help=f"write {{% {name[1]} {name[2]} = VALUE %}}"
        if name
        else "write a name or filter after the last sign, or take the sign out",
        start=max(end - 1, 0),
        end=max(end, 1),
    )


def _without_brackets(word: str, body: str) -> Fault | None:
    """The fault that what a filter takes follows it without brackets: `default "x"`."""
    argument = _ARGUMENT.format(name="(?!)" if word in _TOKENS else re.escape(word) + r"\b")
    found = re.search(rf"\|\s*([A-Za-z]\w*)\s+({argument}(?:\s*,\s*{argument})*)", body)
    if found is None:
        return None
    help_ = f"write `{found[1]}({found[2]})`"
    message = f"what `{found[1]}` takes stands in brackets"
    return Fault("tag-syntax", message, help=help_, start=found.start(1), end=found.end(2))


def _open_bracket(text: str) -> int | None:
    """Where the last bracket stands that is never closed; None when all are."""
    open_: list[int] = []
    for at, sign in enumerate(text):
        if sign in "([{":
            open_.append(at)
        elif sign in ")]}" and open_:
            open_.pop()
    return open_[-1] if open_ else None


def _one_of(listed: str) -> str:
    """A name for an entry of a list: `partners` → `partner`."""
    last = listed.rpartition(".")[2]
    return last[:-1] if last.endswith("s") and len(last) > 3 else "item"
