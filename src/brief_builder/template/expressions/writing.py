"""The syntax tree of a part → the Python code that Jinja makes of it, line by line, in a fifth of the time.

Jinja's generator walks each node a dozen times, for what nearly no part has: blocks, imports, constants to fold. What a
part nearly always is (texts, names that are printed, loops and conditions) is written here; the expressions that are
more than a name are left to Jinja's generator one by one, and a part with any other statement is left to it whole.

Two things are left out, which take Python longer to compile than the rest of a slide: what is said of filters and tests
that nobody has, which are told before, and names that no part uses.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Environment
from jinja2.idtracking import VAR_LOAD_ALIAS, VAR_LOAD_PARAMETER, VAR_LOAD_RESOLVE, VAR_LOAD_UNDEFINED
from jinja2.nodes import EvalContext
from jinja2.utils import _PassArg

from brief_builder.template.expressions.measuring import ENTRIES, divided, looped_over

_HEAD = """\
from jinja2.runtime import LoopContext, Undefined, missing
name = None

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    cond_expr_undefined = Undefined
    if 0: yield None"""
_STEP = "    "
Settle = Callable[[nodes.Node], nodes.Node]


def written(tree: nodes.Template, environment: Environment, settle: Settle) -> str | None:
    """The code of a part; None where a statement in it is none of those that are written here.

    Args:
        tree: changed as `settle` changes it.
        environment: neither asynchronous nor escaping, and without `finalize`.
        settle: what an expression is changed to before its code is made; names that are printed stay as they are.

    Raises:
        jinja2.TemplateError: as Jinja's generator.
    """
    try:
        return _Writer(environment, settle).code(tree)
    except _OtherError:
        return None


class _OtherError(Exception):
    """A statement that Jinja's generator has to write."""


class _Scope:
    """What is known of the root, the body of a loop, or of its `else`, before it is written.

    Attributes:
        names: those that are read in it, loops in it aside, in the order of the template.
        stores: whether a `set` stands in it.
        turns: whether `loop` is read in it, or in a loop in it.
    """

    def __init__(self) -> None:
        self.names: dict[str, None] = {}
        self.stores = self.turns = False


class _Printed(NamedTuple):
    """`(a.b)|filter(3)` of a filter that takes no more than its value and its number."""

    name: str
    steps: list[str]
    by: str
    number: int


class _Writer:
    def __init__(self, environment: Environment, settle: Settle) -> None:
        self._environment = environment
        self._generator = CodeGenerator(environment, None, None)
        self._settle = settle
        self._context = EvalContext(environment, None)
        self._filters: set[str] = set()
        self._tests: set[str] = set()
        self._plain: dict[str, bool] = {}  # filter → whether Jinja gives it nothing besides
        self._read: dict[int, nodes.Node | _Printed] = {}  # by the identity of a node of the tree
        self._scopes: dict[int, tuple[_Scope, _Scope | None]] = {}  # of each loop: its body, its `else`
        self._lines: list[str] = []
        self._at = _HEAD.count("\n") + 1  # the line of code that was written last, from 1 on
        self._debug: list[str] = []
        self._last: int | None = None  # the line of the template that code was written of last

    def code(self, tree: nodes.Template) -> str:
        self._refuse_others(tree.body)
        root, frame = _Scope(), Frame(self._context)
        self._look(tree.body, root)
        self._analyse(frame, root, tree)
        frame.toplevel = frame.rootlevel = True
        self._enter(frame, 1)
        held = (("filter", self._filters, self._generator.filters), ("test", self._tests, self._generator.tests))
        for what, names, known in held:
            for name in sorted(names):
                known[name] = self._generator.temporary_identifier()
                self._line(f"{_STEP}{known[name]} = environment.{what}s[{name!r}]")
        self._body(tree.body, frame, 1)
        debug = f"debug_info = {'&'.join(self._debug)!r}"
        return "\n".join([_HEAD, *self._lines, "", "blocks = {}", debug])

    # What the part holds.

    def _refuse_others(self, body: Sequence[nodes.Node]) -> None:
        """Raise _OtherError for what is not written here, before anything is changed that Jinja would be given."""
        for node in body:
            inner: Sequence[nodes.Node] = ()
            if isinstance(node, nodes.Output):
                read: Sequence[nodes.Node] = [each for each in node.nodes if not isinstance(each, nodes.TemplateData)]
            elif isinstance(node, nodes.For) and node.test is None and not node.recursive:
                read, inner = [node.target, node.iter], [*node.body, *node.else_]
            elif isinstance(node, nodes.If):
                read, inner = [node.test], [*node.body, *node.elif_, *node.else_]
            elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
                read = [node.target, node.node]
            else:
                raise _OtherError
            for each in read:
                printed = self._printed(each)
                if printed is not None:
                    self._read[id(each)] = printed
                    self._refuse(printed.name == "self")
                    continue
                for part in (each, *each.find_all(nodes.Node)):
                    if isinstance(part, nodes.Name):
                        self._refuse(part.name == "self" or (part.name == "loop" and part.ctx == "store"))
                    elif isinstance(part, nodes.Filter):  # Jinja says that there is none, and where
                        self._refuse(part.name not in self._environment.filters)
                    elif isinstance(part, nodes.Test):
                        self._refuse(part.name not in self._environment.tests)
            self._refuse_others(inner)

    @staticmethod
    def _refuse(other: bool) -> None:
        if other:
            raise _OtherError

    def _look(self, body: Sequence[nodes.Node], scope: _Scope) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for each in node.nodes:
                    if not isinstance(each, nodes.TemplateData):
                        self._expression(each, scope)
            elif isinstance(node, nodes.For):
                self._loop(node, scope)
            elif isinstance(node, nodes.If):
                self._expression(node.test, scope)
                self._look([*node.body, *node.elif_, *node.else_], scope)
            elif isinstance(node, nodes.Assign):
                self._expression(node.node, scope)
                scope.stores = True

    def _loop(self, node: nodes.For, scope: _Scope) -> None:
        self._expression(node.iter, scope, looped_over)
        inner, other = _Scope(), _Scope() if node.else_ else None
        self._look(node.body, inner)
        scope.turns |= inner.turns
        if other is not None:
            self._look(node.else_, other)
            scope.turns |= other.turns
        self._scopes[id(node)] = inner, other

    def _expression(self, node: nodes.Node, scope: _Scope, around: Settle | None = None) -> None:
        names: Iterable[str]
        printed = self._read.get(id(node))
        if isinstance(printed, _Printed):
            names = (printed.name,)
            self._filters.update((printed.by,) if printed.by else (), (ENTRIES,) if around is not None else ())
        else:
            settled = self._settle(node)
            settled = self._read[id(node)] = around(settled) if around is not None else settled
            names = []
            for each in (settled, *settled.find_all(nodes.Node)):
                if isinstance(each, nodes.Name):
                    names.append(each.name)
                elif isinstance(each, nodes.Filter):
                    self._filters.add(each.name)
                elif isinstance(each, nodes.Test):
                    self._tests.add(each.name)
        for name in names:
            scope.turns |= name == "loop"
            scope.names.setdefault(name)

    def _printed(self, node: nodes.Node) -> _Printed | None:
        by, number = "", 0
        if isinstance(node, nodes.Filter):
            if node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None or len(node.args) != 1:
                return None
            (argument,), by = node.args, node.name
            if type(argument) is not nodes.Const or type(argument.value) is not int or not self._is_plain(by):
                return None
            node, number = node.node, argument.value  # type: ignore[assignment]  # None in blocks of filters alone
        steps: list[str] = []
        while type(node) is nodes.Getattr:
            steps.append(node.attr)
            node = node.node
        return _Printed(node.name, steps[::-1], by, number) if type(node) is nodes.Name else None

    def _is_plain(self, name: str) -> bool:
        if name not in self._plain:
            function = self._environment.filters.get(name)
            self._plain[name] = function is not None and _PassArg.from_obj(function) is None
        return self._plain[name]

    # Its code.

    def _analyse(self, frame: Frame, scope: _Scope, node: nodes.Node, **branch: str) -> None:
        """Let a frame know the names of its scope; those of loops are known."""
        if scope.stores:
            frame.symbols.analyze_node(node, **branch)
            return
        for name in scope.names:
            frame.symbols.load(name)

    def _enter(self, frame: Frame, depth: int) -> None:
        unset = []
        for target, (action, what) in frame.symbols.loads.items():
            if action == VAR_LOAD_RESOLVE:
                self._line(f"{_STEP * depth}{target} = resolve({what!r})")
            elif action == VAR_LOAD_ALIAS:
                self._line(f"{_STEP * depth}{target} = {what}")
            elif action == VAR_LOAD_UNDEFINED:
                unset.append(target)
        self._unset(unset, depth)

    def _unset(self, targets: Collection[str], depth: int) -> None:
        if targets:
            self._line(f"{_STEP * depth}{' = '.join(targets)} = missing")

    def _body(self, body: Sequence[nodes.Node], frame: Frame, depth: int, *, soft: bool = False) -> None:
        self._line(f"{_STEP * depth}pass")
        for node in body:
            if isinstance(node, nodes.Output):
                for each in divided(node):
                    self._output(each.nodes, frame, _STEP * depth, soft=soft)
            elif isinstance(node, nodes.For):
                self._for(node, frame, depth, soft=soft)
            elif isinstance(node, nodes.If):
                self._if(node, frame, depth)
            elif isinstance(node, nodes.Assign):
                self._assign(node, frame, _STEP * depth, soft=soft)

    def _output(self, printed: Iterable[nodes.Expr], frame: Frame, step: str, *, soft: bool) -> None:
        constant: list[str] = []
        for each in printed:
            text = self._constant(each)
            if text is not None:
                constant.append(text)
                continue
            if constant:
                self._line(f"{step}yield {''.join(constant)!r}")
                constant = []
            self._line(f"{step}yield str({self._text(each, frame, soft=soft)})", each.lineno)
        if constant:
            self._line(f"{step}yield {''.join(constant)!r}")

    def _constant(self, node: nodes.Expr) -> str | None:
        """What is printed in any case; Jinja, too, takes any fault for a sign that it must be computed."""
        if isinstance(node, nodes.TemplateData):
            return node.data
        read = self._read[id(node)]
        if not isinstance(read, nodes.Expr):
            return None
        try:
            return str(read.as_const(self._context))
        except Exception:
            return None

    def _if(self, node: nodes.If, frame: Frame, depth: int) -> None:
        word = "if"
        for each in (node, *node.elif_):
            self._line(f"{_STEP * depth}{word} {self._text(each.test, frame, soft=True)}:", each.lineno)
            self._body(each.body, frame, depth + 1, soft=True)
            word = "elif"
        if node.else_:
            self._line(f"{_STEP * depth}else:")
            self._body(node.else_, frame, depth + 1, soft=True)

    def _for(self, node: nodes.For, frame: Frame, depth: int, *, soft: bool) -> None:
        step, (scope, other) = _STEP * depth, self._scopes[id(node)]
        inner, after = frame.inner(), frame.inner()
        inner.loop_frame = True
        turn = inner.symbols.declare_parameter("loop") if scope.turns else ""
        if not scope.stores:  # else they are found with the rest
            for name in _names(node.target):
                inner.symbols.declare_parameter(name)
        self._analyse(inner, scope, node, for_branch="body")
        if other is not None:
            self._analyse(after, other, node, for_branch="else")
        if turn:
            self._line(f"{step}{turn} = missing")
        flag = self._generator.temporary_identifier() if other is not None else ""
        if flag:
            self._line(f"{step}{flag} = 1")
        target, over = self._made(node.target, inner, soft=False), self._text(node.iter, frame, soft=soft)
        if isinstance(self._read[id(node.iter)], _Printed):
            over = f"{self._generator.filters[ENTRIES]}({over}, False)"
        over = f", {turn} in LoopContext({over}, undefined):" if turn else f" in {over}:"
        self._line(f"{step}for {target}{over}", node.lineno)
        self._enter(inner, depth + 1)
        self._line(f"{step}{_STEP}_loop_vars = {{}}")
        self._body(node.body, inner, depth + 1)
        if flag:
            self._line(f"{step}{_STEP}{flag} = 0")
        self._unset(inner.symbols.loads, depth)
        if flag:
            self._line(f"{step}if {flag}:")
            self._enter(after, depth + 1)
            self._body(node.else_, after, depth + 1)
            self._unset(after.symbols.loads, depth + 1)

    def _assign(self, node: nodes.Assign, frame: Frame, step: str, *, soft: bool) -> None:
        assert isinstance(node.target, nodes.Name)  # noqa: S101  see `_look`
        name = node.target.name
        target = frame.symbols.ref(name)
        self._line(f"{step}{target} = {self._text(node.node, frame, soft=soft)}", node.lineno)
        if frame.loop_frame:
            self._line(f"{step}_loop_vars[{name!r}] = {target}")
        elif frame.toplevel:
            self._line(f"{step}context.vars[{name!r}] = {target}")
            if name[:1] != "_":
                self._line(f"{step}context.exported_vars.add({name!r})")

    def _text(self, node: nodes.Node, frame: Frame, *, soft: bool) -> str:
        """The code of an expression; `soft` inside a condition."""
        read = self._read[id(node)]
        if not isinstance(read, _Printed):
            return self._made(read, frame, soft=soft)
        text = frame.symbols.ref(read.name)
        if frame.symbols.find_load(text) != (VAR_LOAD_PARAMETER, None):
            text = f"(undefined(name={read.name!r}) if {text} is missing else {text})"
        for step in read.steps:
            text = f"environment.getattr({text}, {step!r})"
        return f"{self._generator.filters[read.by]}({text}, {read.number})" if read.by else text

    def _made(self, node: nodes.Node, frame: Frame, *, soft: bool) -> str:
        stream = self._generator.stream = io.StringIO()
        frame.soft_frame = soft
        self._generator.visit(node, frame)
        return stream.getvalue()

    def _line(self, text: str, of: int | None = None) -> None:
        """Write a line of code, or some; `of`: the line of the template that it is made of."""
        self._lines.append(text)
        if of is not None and of != self._last:
            self._debug.append(f"{of}={self._at + 1}")
            self._last = of
        self._at += 1 + text.count("\n")


def _names(target: nodes.Node) -> list[str]:
    return [each.name for each in (target, *target.find_all(nodes.Name)) if isinstance(each, nodes.Name)]
