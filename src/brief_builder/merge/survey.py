"""A part's source in → code that goes on after a tag that fails, and says at each turn of a loop which item it is at.

Only the pass that looks for all faults runs it: it is slower than the code that documents are made with.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame

from brief_builder.merge.state import STATE
from brief_builder.template import CompiledPart

_TURN = "_brief_item"
_NOTE = "_brief_note"


def surveying(env: Environment, note: Callable[[Exception], None]) -> Environment:
    """The environment made to go on; `note` takes what a tag raises, and raises it again when the pass must stop."""
    env.code_generator_class = _GoingOn
    env.filters |= {_TURN: _turned, _NOTE: note}
    return env


def survey_code(env: Environment, part: CompiledPart) -> Template:
    """The part's code in an environment that `surveying` made."""
    tree = env.parse(part.source.text)
    for loop in tree.find_all(nodes.For):
        loop.body.insert(0, _turn(loop, part.source.tag_on(loop.lineno) or 0, env))
    return env.from_string(tree)


def _turn(loop: nodes.For, number: int, env: Environment) -> nodes.Output:
    """An output that prints nothing: it hands the turn's number and items to the findings."""
    names = [node.name for node in (loop.target, *loop.target.find_all(nodes.Name)) if isinstance(node, nodes.Name)]
    items = nodes.Tuple([nodes.Name(name, "load") for name in dict.fromkeys(names)], "load")
    call = nodes.Filter(nodes.Name("loop", "load"), _TURN, [nodes.Const(number), items], [], None, None)
    output = nodes.Output([call])
    for node in (output, call, *call.find_all(nodes.Node)):
        node.set_lineno(loop.lineno)
        node.set_environment(env)
    return output


def _turned(loop: Any, number: int, items: tuple[Any, ...]) -> str:
    findings = STATE.get().recorded
    if findings is not None:
        findings.turn(number, loop.index, items)
    return ""


class _GoingOn(CodeGenerator):
    """Writes each output and each block so that what it raises is noted, and what follows is evaluated all the same."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802  Jinja names visitors so
        for child in node.nodes:
            single = nodes.Output([child], lineno=node.lineno, environment=node.environment)
            if isinstance(child, nodes.TemplateData):
                super().visit_Output(single, frame)
            else:
                self._noting(super().visit_Output, single, frame)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        self._noting(super().visit_For, node, frame)

    def visit_If(self, node: nodes.If, frame: Frame) -> None:  # noqa: N802
        self._noting(super().visit_If, node, frame)

    def _noting(self, visit: Callable[[Any, Frame], None], node: nodes.Node, frame: Frame) -> None:
        self.writeline("try:")
        self.indent()
        self.writeline("pass")
        visit(node, frame)
        self.outdent()
        self.writeline("except Exception as error:")
        self.indent()
        self.writeline(f"environment.filters[{_NOTE!r}](error)")
        self.outdent()
