"""A compiled template → Jinja code made once; the code and data → the text of each part.

Rendering is running Jinja's compiled code: strings in, one joined string out; no XML is parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import Context
from functools import cached_property, partial, wraps
from typing import Any

from jinja2 import Environment as JinjaEnvironment
from jinja2 import Template, Undefined
from jinja2.exceptions import TemplateSyntaxError

from brief_builder.merge.findings import running_tag
from brief_builder.merge.own_filters import private_filters
from brief_builder.merge.parts.aside import are_plain, notable_pieces
from brief_builder.merge.reasons import Strict, fault_of, fault_of_compiling, missing, missing_list
from brief_builder.merge.state import STATE, CitedHere, State
from brief_builder.merge.taking import AsDocxtpl, AsPrinted
from brief_builder.merge.values.printing import PRINT_PLAIN
from brief_builder.office import WORD
from brief_builder.problems import Fault, Problem, Problems
from brief_builder.template import CompiledPart
from brief_builder.template.expressions.kinds import Kinds
from brief_builder.template.expressions.late import Late, made
from brief_builder.template.expressions.sandbox import environment

_SOURCE_NAME = "<template>"


class _Recorder(Strict):
    """A missing value that is noted and then does as if it were empty, so that all are found in one pass."""

    __slots__ = ()

    def _note(self, what: Callable[[Strict], Fault] = missing) -> None:
        state = STATE.get()
        if state.recorded is not None and state.part is not None:
            state.recorded.append((running_tag(state.part), what(self)))

    def __iter__(self) -> Any:
        self._note(missing_list)
        return iter(())

    def __str__(self) -> str:  # type: ignore[override]
        self._note()
        return ""

    def __len__(self) -> int:  # type: ignore[override]
        self._note(missing_list)
        return 0

    def __contains__(self, _: Any) -> bool:  # type: ignore[override]
        self._note(missing_list)
        return False

    def __bool__(self) -> bool:  # type: ignore[override]
        self._note()
        return False

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__" or name in ("phrase", "draw", "pieces"):
            raise AttributeError(name)
        return self


class Blank(Undefined):
    """A missing value that prints nothing, has nothing in it, and whose attributes are missing too."""

    __slots__ = ()

    def __str__(self) -> str:
        return ""


class Engine:
    """Makes and runs the code of parts. One engine serves many renderings and threads.

    Args:
        filters: the filters that authors may use, by name.
        blank: whether what is missing prints nothing; else it is a fault.
    """

    def __init__(self, filters: Mapping[str, Callable[..., Any] | Late], *, blank: bool = False) -> None:
        self.filters = filters
        self._blank = blank
        private = {name: _noting(name, function) for name, function in private_filters().items()}
        self._env = environment(filters, private, Blank if blank else Strict, _spend, self._kinds())
        # Of each part: the part, which keeps its identity, its code, and the pieces to look at (see `_notable`).
        self._code: dict[int, tuple[CompiledPart, Template, frozenset[int] | None]] = {}

    def _kinds(self) -> Kinds:
        return AsDocxtpl() if self._blank else AsPrinted()

    @cached_property
    def _slow(self) -> JinjaEnvironment:
        """What finds all faults; only where there is one."""
        from brief_builder.merge.survey import surveying

        careful = {name: Late(partial(_careful, function)) for name, function in self.filters.items()}
        missing = Blank if self._blank else _Recorder
        return surveying(environment(careful, private_filters(), missing, _spend, self._kinds()), _note_error)

    def render(self, part: CompiledPart, data: Mapping[str, Any], state: State) -> str:
        """The part's text with marks.

        Raises:
            RenderingFailed: with the problem at the first tag that could not be evaluated.
        """
        state.part, state.slides.current = part, None
        _, code, notable = self._compiled(part)
        token = STATE.set(state)
        try:
            return state.aside.text(code.generate(_names(data, state)), notable)
        except Exception as error:
            raise RenderingFailed(_problem(error, part)) from None
        finally:
            STATE.reset(token)
            state.slides.current = None

    def _compiled(self, part: CompiledPart) -> tuple[CompiledPart, Template, frozenset[int] | None]:
        """The code of a part and its notable pieces, made once.

        Made outside any rendering, also where data render a template while they are asked: Jinja tries constant filters
        while compiling, and ours must only run in one.
        """
        held = self._code.get(id(part))
        if held is None:
            try:
                python = part.code.get(self._blank)
                if python is None:
                    python = part.code[self._blank] = Context().run(self._written, part.source.text)
                plain = compile(python, _SOURCE_NAME, "exec")
                code = Template.from_code(self._env, plain, self._env.make_globals(None))
            except Exception as error:
                raise RenderingFailed(_problem(error, part, fault_of_compiling(error))) from None
            held = self._code[id(part)] = (part, code, _notable(part, code))
        return held

    def _written(self, source: str) -> str:
        return self._env.compile(source, raw=True)

    def all_faults(self, part: CompiledPart, data: Mapping[str, Any], state: State, problems: Problems) -> None:
        """Render once more, slowly, noting every tag that fails instead of stopping at the first."""
        from brief_builder.merge.findings import Findings
        from brief_builder.merge.survey import survey_code

        state.part, state.slides.current, state.recorded = part, None, Findings(part, data)
        try:
            code = survey_code(self._slow, part)
        except Exception as error:
            problems.add(_problem(error, part, fault_of_compiling(error)))
            return
        token = STATE.set(state)
        try:
            code.render(_names(data, state))
        except Exception as error:
            problems.add(_problem(error, part))
        finally:
            STATE.reset(token)
            state.slides.current = None
        problems.extend(state.recorded.problems())


def _notable(part: CompiledPart, code: Template) -> frozenset[int] | None:
    """The pieces of a part that keep what is around them in its text; None where all of it stays: on slides."""
    if part.part.dialect is not WORD or part.part.repeats or not are_plain(part.run_ends):
        return None
    return notable_pieces(code.root_render_func.__code__)


def _noting(name: str, function: Callable[..., Any] | Late) -> Callable[..., Any] | Late:
    """A filter of the engine, which notes that it printed what later stages may have to look at."""
    return function if name in PRINT_PLAIN else Late(partial(_noted, function))


def _noted(late: Callable[..., Any] | Late) -> Callable[..., Any]:
    function = made(late)

    @wraps(function)
    def noted(*arguments: Any) -> Any:
        STATE.get().aside.plain = False
        return function(*arguments)

    return noted


def _spend(steps: int) -> None:
    """Count what an expression costs; what Jinja tries while compiling costs nothing."""
    state = STATE.get(None)
    if state is not None:
        state.spend(steps)


def _names(data: Mapping[str, Any], state: State) -> dict[str, Any]:
    """What the tags may name. `cited` is the engine's where there are facts; else it is a name like any other."""
    cited = {"cited": CitedHere(state)}
    slides = {"slides": state.listed} if state.listed is not None else {}
    return {**slides, **data, **cited} if state.cites is not None else {**slides, **cited, **data}


class RenderingFailed(Exception):  # noqa: N818  internal signal that carries a Problem
    """A part could not be rendered."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _careful(late: Callable[..., Any] | Late) -> Callable[..., Any]:
    """A filter whose faults are noted; what it was given is passed on in their place."""
    function = made(late)

    def wrapped(given: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(given, _Recorder):
            str(given)
            return ""
        try:
            return function(given, *args, **kwargs)
        except Fault as fault:
            state = STATE.get()
            if state.recorded is not None and state.part is not None:
                state.recorded.append((running_tag(state.part), fault))
            return ""

    return wrapped


def _note_error(error: Exception) -> None:
    """Note what a tag raised; raise it again where going on would take for ever."""
    state = STATE.get()
    limit = isinstance(error, RecursionError | MemoryError) or (
        isinstance(error, Fault) and error.code == "limit-reached"
    )
    if limit or state.recorded is None or state.part is None:
        raise error
    number, traceback = None, error.__traceback__
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            number = state.part.source.tag_on(template.get_corresponding_lineno(traceback.tb_lineno))
        traceback = traceback.tb_next
    state.recorded.append((number, fault_of(error)))


def _problem(error: Exception, part: CompiledPart, fault: Fault | None = None) -> Problem:
    """The problem that an error is, at its tag; `fault` says it where it is known better than from the error."""
    line = 1
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename == _SOURCE_NAME:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    if isinstance(error, TemplateSyntaxError):
        line = error.lineno
    return _at(fault or fault_of(error), part.source.tag_on(line), part)


def _at(fault: Fault, number: int | None, part: CompiledPart) -> Problem:
    tag = part.tags[number if number is not None else 0]
    return fault.at(tag.place, tag.excerpt_of(fault.start, fault.end))
