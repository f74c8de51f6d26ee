"""The code of a part that is written without Jinja's generator → letter by letter what that makes of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import TemplateAssertionError

from brief_builder import Template
from brief_builder.template.expressions import sandbox, writing
from brief_builder.template.expressions.sandbox import Environment, environment
from brief_builder.template.expressions.writing import written
from brief_builder.template.marks import BLOCK, BLOCK_END, VALUE, VALUE_END

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(path for each in ("*.docx", "*.pptx") for path in (ROOT / "templates").rglob(each))


def source(text: str) -> str:
    """A part's source of tags as a template has them; `;` is a line break in the text around them."""
    out = text.replace(";", "\n").replace("{% ", f"{BLOCK}\n").replace(" %}", BLOCK_END)
    out = out.replace("{{ ", f"{VALUE}\n(").replace(" }}", f")|_brief_value(7){VALUE_END}")
    return out.replace("{{~", VALUE).replace("~}}", VALUE_END)


PARTS = {
    "nothing": "",
    "names": "<a>{{ title }}</a>;;{{ a.b.c }}{{ a.b }}{{ title }}",
    "a name of many": "{{~a~}}{{~a.b|_brief_value(1)~}}{{~'x'~}}y{{~1 + 1~}}{{~''|_brief_turn~}}",
    "loops in loops": (
        "{% for a in b %}{{ a.x }}{% for c in a.ys %}{{ c }}{{ a }}{{ d }};"
        "{% endfor %}{{ c }}{% endfor %}{{ a }}"
    ),
    "a loop over one of its name": "{% for a in a %}{{ a }}{% for a in a.b %}{{ a }}{% endfor %}{% endfor %}",
    "several names": "{% for k, v in b.items() %}{{ k }}{{ v.x }}{% endfor %}",
    "the turn of a loop": "{% for a in b %}{{ loop.index }}{% for c in d %}{{ c }}{% endfor %}{% endfor %}",
    "the turn of an inner loop": (
        "{% for a in b %}{% for c in d %}{{ loop.last }}{% endfor %}"
        "{% endfor %}{% for e in f %}x{% endfor %}"
    ),
    "a loop with else": (
        "{% for a in b %}{{ a }}{% else %}{{ c }}{{ d }}{% endfor %}"
        "{% for a in [] %}{% else %}{% endfor %}"
    ),
    "loops in else": (
        "{% for a in b %}x{% else %}{% for c in d %}{{ loop.index }}{% else %}"
        "{{ q }}{% endfor %}{% endfor %}"
    ),
    "a written list": "{% for a in [1, 'x', b] %}{{ a }}{% endfor %}{% for a in range(3) %}{{ a }}{% endfor %}",
    "conditions": (
        "{% if a %}{{ x }}{% elif b > 1 and c is defined %}{{ y }};"
        "{% elif d %}{% else %}{{ z }}{{ x }}{% endif %}"
    ),
    "conditions in loops": "{% for a in b %}{% if a.on %}{{ a.x }}{% else %}{{ y }}{% endif %}{% endfor %}{{ y }}",
    "set": "{% set a = b %}{{ a }}{% set _c = a.b ~ 'x' %}{{ _c }}{% set a = a + 1 %}{{ a }}",
    "set in conditions": (
        "{{ a }}{% if b %}{% set a = 1 %}{% set e = 2 %}{% else %}"
        "{% set f = 1 %}{% endif %}{{ e }}{{ f }}"
    ),
    "set in loops": (
        "{% for a in b %}{% set c = a %}{{ c }}{% if c %}{% set d = c %}"
        "{% endif %}{{ d }}{% endfor %}{{ c }}"
    ),
    "set in else of loops": "{% for a in b %}x{% else %}{% set a = 1 %}{% set c = a %}{{ c }}{% endfor %}",
    "set of a name that is printed later": "{% for a in b %}{{ c }}{% set c = a %}{% endfor %}{% set b = 1 %}",
    "filters and tests": (
        "{{ a | upper | default('—', true) }}{{ a is number }}"
        "{{ b | join(', ') }}{% if a is none %}{% endif %}"
    ),
    "other expressions": (
        "{{ 'x' if a > 1 }}{{ a[1:2] }}{{ a[b.c] }}{{ -a * 2 // 3 }}"
        "{{ not a in [1, (2, {'k': b})] }}{{ a == b }}"
    ),
    "constants": "x{{ 1 + 2 }}y{{~'a' ~ 'b'~}}z{{ 'a' | upper }}",
    "calls of what is no macro": "{{ a(b, k=c) }}",
    "signs": "'{{ a }}' \\ \" \\n \u2028 ' é {{~'\u2028'~}}",
    "a long text": f"{'<w:t>word</w:t>' * 90_000}{{{{ a }}}}{'x' * 1_300_000}{{{{ b }}}}",
}  # fmt: skip
OTHERS = {
    "a macro": "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1) }}",
    "with": "{% with a = 1 %}{{ a }}{% endwith %}",
    "a block that is kept": "{% set a %}x{% endset %}{{ a }}",
    "a loop that leaves out": "{% for a in b if a %}{{ a }}{% endfor %}",
    "several names at once": "{% set a, b = c %}{{ a }}",
    "self": "{{ self.x }}",
    "much before it": "{% if 1 < a < 3 %}{{ a ~ b }}{{ a[1:2] == c }}{% endif %}{% macro m() %}{% endmacro %}",
}


def turn(given: Any, *_: Any) -> str:
    """Of the engine's filters, each needs a rendering, and none is asked while code is made."""
    raise LookupError(given)


@pytest.fixture(scope="module")
def env() -> Environment:
    """One with the engine's filters."""
    return environment({}, {"_brief_value": turn, "_brief_turn": turn})


def ours(text: str, env: Environment) -> str | None:
    """The code that is written here."""
    return written(env._parse(text, None, None), env, sandbox._settled)


def jinjas(text: str, env: Environment, monkeypatch: pytest.MonkeyPatch) -> str:
    """The code that Jinja's generator writes, without what is left out here."""
    with monkeypatch.context() as patch:
        patch.setattr(writing, "written", lambda *_: None)
        whole = env.compile(text, raw=True)
    *lines, debug = whole.split("\n")
    kept: list[str] = []
    now: dict[str, int] = {}  # number of a line → what it is afterwards
    for number, line in enumerate(lines, start=1):
        if NEVER.match(line):
            continue
        kept.append(NAMES_USED if line.startswith("from jinja2.runtime import ") else FOUND.sub(r"    \1", line))
        now[str(number)] = len(kept)
    moved = re.sub(r"=(\d+)(?=[&'])", lambda found: f"={now[found[1]]}", debug)
    return "\n".join([*kept, moved])


NAMES_USED = "from jinja2.runtime import LoopContext, Undefined, missing"
FOUND = re.compile(r"        (t_\d+ = environment\.(?:filters|tests)\[.*\])$")
NEVER = re.compile(
    r"    try:$|    except KeyError:$|        @internalcode$|        def t_\d+\(\*unused\):$|"
    r"            raise TemplateRuntimeError\(\"No |    concat = environment\.concat$"
)


@pytest.mark.parametrize("name", PARTS)
def test_the_code_is_jinjas(name: str, env: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the lines that lead from it back to the tags."""
    text = source(PARTS[name])
    assert ours(text, env) == jinjas(text, env, monkeypatch)


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_more_is_left_to_jinja(name: str, env: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """Statements that few templates have; nothing of the part is changed before it comes to it."""
    text = source(OTHERS[name])
    assert ours(text, env) is None
    code = env.compile(text, raw=True)
    monkeypatch.setattr(writing, "written", lambda *_: None)
    assert code == env.compile(text, raw=True)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_parts_of_the_templates_that_come_with_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nearly all of their parts need no generator."""
    template = Template.open(path)
    env = template._engine._env
    texts = [part.source.text for part in template.compiled.compiled.values()]
    codes = [ours(text, env) for text in texts]
    assert sum(code is not None for code in codes) > 0.8 * len(codes)
    for text, code in zip(texts, codes, strict=True):
        assert code in (None, jinjas(text, env, monkeypatch))


NAMES = st.sampled_from(["a", "b", "c", "loop.index", "a.b", "1", "a | upper", "[a, b]", "a > b", "'x'"])
TARGETS = st.sampled_from(["a", "b", "c", "d", "k, v"])


@st.composite
def parts(draw: Any, depth: int = 3) -> str:
    """Statements in statements, with the few names that they have taking each other's places."""
    out = []
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["print", "text", *(["for", "if", "set"] if depth else [])]))
        if kind == "print":
            out.append(f"{{{{ {draw(NAMES)} }}}}")
        elif kind == "text":
            out.append(draw(st.sampled_from(["x", ";", "<a>'</a>"])))
        elif kind == "set":
            out.append(f"{{% set {draw(st.sampled_from(['a', 'b', 'c', '_d']))} = {draw(NAMES)} %}}")
        else:
            inner, other = draw(parts(depth - 1)), draw(st.sampled_from(["", "else", "elif a %}y{% else"]))
            other = other if kind == "if" or other != "elif a %}y{% else" else "else"
            head = f"for {draw(TARGETS)} in {draw(NAMES)}" if kind == "for" else f"if {draw(NAMES)}"
            middle = f"{{% {other} %}}{draw(parts(depth - 1))}" if other else ""
            out.append(f"{{% {head} %}}{inner}{middle}{{% end{kind} %}}")
    return "".join(out)


@settings(deadline=None)
@given(text=parts())
def test_whatever_stands_in_whatever(text: str) -> None:
    """Names that loops, conditions and `set` give and take from each other."""
    env = environment({}, {"_brief_value": turn, "_brief_turn": turn})
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert ours(source(text), env) == jinjas(source(text), env, monkeypatch)


def test_a_filter_that_nobody_has_is_told_by_jinja(env: Environment) -> None:
    """With its line."""
    text = source(";{{ a | nobody }}")
    assert ours(text, env) is None
    with pytest.raises(TemplateAssertionError, match="No filter named 'nobody'"):
        env.compile(text, raw=True)
