"""What is read without Jinja's parser → the very tree that Jinja makes, and the very code."""

from __future__ import annotations

import pytest
from jinja2 import nodes

from brief_builder.template.expressions import sandbox
from brief_builder.template.expressions.plainly import plain_block, plain_source, plain_value
from brief_builder.template.expressions.sandbox import Environment, environment
from brief_builder.template.marks import BLOCK, BLOCK_END, VALUE, VALUE_END


def value(body: str, number: int) -> str:
    """A value tag as sources have it."""
    return f"{VALUE}\n({body})|_brief_value({number}){VALUE_END}"


def block(body: str) -> str:
    """A block tag as sources have it."""
    return f"{BLOCK}\n{body}{BLOCK_END}"


TURN = f"{VALUE}''|_brief_turn{VALUE_END}"
SOURCES = {
    "names": f"<a>{value('title', 0)}</a>\n{value('a.b.c', 1)}",
    "a loop": f"<a>{block('for row in table.rows')}{TURN}\n{value('row.name', 1)}{block('endfor')}\n</a>",
    "a condition": f"{block('if on')}yes{block('else')}no{value('why', 2)}{block('endif')}",
    "empty ones": f"{block('if on')}{block('else')}{block('endif')}{block('for a in b')}{block('endfor')}",
    "a loop with else": f"{block('for a in b')}x{block('else')}\n{value('c', 3)}{block('endfor')}",
    "one in another": f"{block('for a in b')}{block('if a.c  ')}{value('a.c', 1)}{block('endif')}\n{block('endfor')}",
    "filters and sums": f"x\n{value('a | upper', 0)}\ny{value('1 + a.b', 1)}{value('b', 2)}\n{value('[a]|join', 3)}",
    "every expression": "\n".join(value(body, 0) for body in (
        "'x' if g.a > 1 else 'y'", "a ~ b | upper", "not a and b or c", "a is defined", "a[0]", "a[1:2]", "{'k': a}",
        "(a, 1.5)", "-a * 2 // 3 % b", "a in [1, 2]", "a == b", "x(a, k=b)", "a | join(', ') | default('—', true)",
    )),
    "calls": f"{value('a.items()', 0)}{value('b', 1)}",
    "two lines": f"{value('a', 0)}{value('a' + chr(10) + ' | upper', 1)}{value('b', 2)}",
    "words": f"{value('true', 0)}{value('none', 1)}{value('loop', 2)}{value('not', 3) if False else ''}",
    "set": f"{BLOCK}\nset a = b{BLOCK_END}{value('a', 0)}",
    "a comparison": f"{block('if a > 1')}{value('a', 0)}{block('endif')}",
    "elif": f"{block('if a')}{value('a', 0)}{block('elif b')}{value('b', 0)}{block('endif')}",
}  # fmt: skip


@pytest.fixture
def env() -> Environment:
    """One that compiles the engine's filters."""
    private = {name: lambda given, *_: str(given) for name in ("_brief_value", "_brief_turn")}
    return environment({}, private)


def lines(tree: nodes.Node) -> list[tuple[str, int]]:
    """The nodes of a tree with their lines."""
    return [(type(node).__name__, node.lineno) for node in (tree, *tree.find_all(nodes.Node))]


@pytest.mark.parametrize("name", SOURCES)
def test_the_tree_and_the_code_are_jinjas(name: str, env: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """Node by node and line by line."""
    ours, code = env.parse(SOURCES[name]), env.compile(SOURCES[name], raw=True)
    monkeypatch.setattr(sandbox, "plain_source", lambda *_: None)
    theirs = env.parse(SOURCES[name])
    assert ours == theirs
    assert lines(ours) == lines(theirs)
    assert code == env.compile(SOURCES[name], raw=True)


@pytest.mark.parametrize("name", ["names", "a loop", "a condition", "filters and sums", "one in another"])
def test_what_most_templates_hold_needs_no_parser(name: str, env: Environment) -> None:
    """Else nothing would be gained."""
    assert plain_source(SOURCES[name], env.parse) is not None


@pytest.mark.parametrize("name", ["set", "a comparison", "elif"])
def test_what_is_more_is_left_to_jinja(name: str, env: Environment) -> None:
    """Blocks of every other kind."""
    assert plain_source(SOURCES[name], env.parse) is None


@pytest.mark.parametrize("body", ["a", "a.b", " a.b.c ", "A1.b_2", "items", "a.not", "a.true"])
def test_a_name_is_read_as_jinja_reads_it(body: str, env: Environment) -> None:
    """Spaces around it mean nothing."""
    output = env.parse(f"{VALUE}{body}{VALUE_END}").body[0]
    assert isinstance(output, nodes.Output)
    assert plain_value(body) == output.nodes[0]


@pytest.mark.parametrize("body", ["for a in b", "for a  in  b.c ", "if a", "if a.b"])
def test_a_block_is_read_as_jinja_reads_it(body: str, env: Environment) -> None:
    """With nothing in it."""
    assert plain_block(body) == env.parse(f"{BLOCK}{body}{BLOCK_END}{BLOCK}end{body.split()[0]}{BLOCK_END}").body[0]


@pytest.mark.parametrize("body", [
    "", "_a", "a._b", "a.__class__", "true", "None", "not", "a.1", "1", "a b", "a-b", "a.", ".a", "é", "a\n", "'a'",
])  # fmt: skip
def test_what_is_no_plain_name_is_left_to_jinja(body: str) -> None:
    """What may not be read above all: it is refused there."""
    assert plain_value(body) is None


@pytest.mark.parametrize("body", [
    "for loop in b", "for _a in b", "for a, b in c", "for a in b if a", "for a in _b", "if true", "if not a",
    "for a in b recursive",
])  # fmt: skip
def test_what_is_no_plain_block_is_left_to_jinja(body: str) -> None:
    """As above."""
    assert plain_block(body) is None
