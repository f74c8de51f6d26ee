"""Words with tags, typed into a template → a document, or problems; nothing of Python is reached by a tag."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from brief_builder import BriefError
from brief_builder.inputs import read_yaml
from brief_builder.merge import TEMPLATE_FILTERS, Template
from brief_builder.problems import Problems
from fuzz.mutate import mutator
from fuzz.oracles import CANARY, refused, sound, told
from fuzz.target import Target, project
from fuzz.typed import typed
from template.test_template_sandbox import PAYLOADS

_TESTS = (
    "defined", "undefined", "none", "true", "string", "number", "mapping", "sequence", "even", "odd", "divisibleby(2)",
    "upper", "in(xs)", "eq(1)", "lt(2)",
)  # fmt: skip
_WORDS = (
    "for", "endfor", "if", "elif", "else", "endif", "set", "endset", "with", "endwith", "macro", "endmacro", "call",
    "filter", "in", "is", "not", "and", "or", "recursive", "loop", "loop.index", "loop.cycle('a','b')",
    "loop.previtem", "loop.changed(x)", "namespace", "range(3)", "cycler", "joiner", "lipsum", "self", "caller()",
    "varargs", "kwargs", "true", "none", "{{ ", " }}", "{% ", " %}", "{# ", " #}", "{%- ", "-%}", "{%tr ", "{%tc ",
    "{%p ", "{{r ", "{%+", "hm ", "vm equal ", "colspan 2 ", "cellbg s ", "shape ", "slide ",
    "table whole ", "|", "~", "==", "!=", "<", ">", "//", "**", "*", "%", "+", "-", ".", "[", "]", "(", ")",
    "{", "}", ":", ",", "=", "¦", "\n", "\n| ", " | ", "- ", "⟮", "⟯", "[0]", "[-1]", "[1:]", "[::-1]", ".a", ".ys",
    "['k']", "\"x\"", "'%s'", "1e9", "__class__", "__globals__", "_brief_value", "attribute='a'", "__import__('os')",
    "x.secret", "os", "open", "'a'*9", "@pptx\n", "\u00a0", "“x”", "‘x’", "slides", "cited", "chart", "sources",
    "now()", "loop.depth",
)  # fmt: skip
_NAMES = ("s", "u", "n", "m", "d", "t", "f", "z", "xs", "zs", "g", "day", "md", "held", "none", "missing")


class _Held(str):
    """A text with something behind it that no tag may read."""

    __slots__ = ("secret",)

    def __new__(cls, words: str) -> _Held:
        made = super().__new__(cls, words)
        made.secret = CANARY
        return made


def data() -> dict[str, Any]:
    """What tags may name."""
    return {
        "s": "text", "u": "<a & b> {{ s }}", "n": 3, "m": Decimal("1234.50"), "d": -0.5, "t": True, "f": False,
        "z": None, "zs": ["a", "b", "ខ្មែរ"], "day": date(2026, 3, 1), "md": "**b** and\n\n- one\n- two",
        "xs": [{"a": "one", "b": 1, "ys": ["x", "y"]}, {"a": "two", "b": 2, "ys": []}],
        "g": {"k": "v", "2023": 7, "deep": {"er": [1, 2]}, "items": "i"}, "held": _Held("held"),
    }  # fmt: skip


def _run(raw: bytes, _folder: Path) -> str:
    text = raw.decode("utf-8", "replace")
    return rendered(typed(text), data(), "fr" if "é" in text else None)


def rendered(template: bytes, values: dict[str, Any], language: str | None = None) -> str:
    """What becomes of a template with values."""
    try:
        read = Template.read(template, "t")
        produced = read.rendered(values, language=language)
    except BriefError as error:
        return refused(error)
    sound(produced.data, template, produced.literals)
    return f"{read.kind} {told(produced.problems)}"


def _markdown(raw: bytes, _folder: Path) -> str:
    text = raw.decode("utf-8", "replace")
    outline = "before\n{{ s | markdown }}\n- {{ s | markdown }}\nwords {{ s | markdown }} words\n"
    kind, text = ("@pptx\n", text[6:]) if text.startswith("@pptx\n") else ("", text)
    table = "" if kind else "| {{ s | markdown }} | b |\n"
    return rendered(typed(kind + outline + table), {"s": text})


@cache
def _typed_seeds() -> list[bytes]:
    """The templates of all cases that are lines, and what is known to be refused."""
    out = [b"{{ s }}", b"{% for x in xs %}\n{{ x.a }}\n{% endfor %}"]
    for path in sorted(project("tests", "cases").glob("*.yaml")):
        located = read_yaml(path, path.name, Problems())
        assert located is not None
        out += [case["template"].encode() for case in located.value if "template" in case]
    out += [payload.encode() for _, payload in PAYLOADS if len(payload) < 600]
    return [each for each in out if len(each) < 1500]


@cache
def _markdown_seeds() -> list[bytes]:
    found = [
        b"plain",
        b"# Title\n\nwords **bold** *it* `code`\n\n- a\n  - b\n\n1. x\n2. y\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n",
    ]
    located = read_yaml(project("tests", "cases", "values-markdown.yaml"), "m", Problems())
    assert located is not None
    for case in located.value:
        found += [value.encode() for value in case.get("data", {}).values() if isinstance(value, str)]
    found.append(b"> quote\n\n---\n\n[a](https://a.b 'x') ![i](x.png) <b>html</b> &amp; \\* ~~s~~\n\n    code\n")
    return found


def _expression(depth: int = 2) -> st.SearchStrategy[str]:
    """What stands in a tag; not all of it means something."""
    name = st.sampled_from(_NAMES)
    if depth == 0:
        return st.one_of(
            name, st.sampled_from(["1", "0", "2.50", "'a'", '""', "[]", "{}", "[1, 2]", "{'a': 1}", "loop.index"])
        )
    inner = st.deferred(lambda: _expression(depth - 1))
    filters = st.sampled_from([*TEMPLATE_FILTERS, "nothing"])
    arguments = st.sampled_from(
        ["", "", "('a')", "(2)", "(attribute='a')", "(0, true)", "('%d')", "(xs)", "('a', 'b')"]
    )
    return st.one_of(
        inner,
        st.tuples(inner, filters, arguments).map(lambda p: f"{p[0]} | {p[1]}{p[2]}"),
        st.tuples(
            inner, st.sampled_from([".a", ".k", "[0]", "['k']", "[1:]", "[-1:]", ".2023", ".__class__", "[n]"])
        ).map("".join),
        st.tuples(
            inner, st.sampled_from(["+", "-", "~", "*", "/", "//", "%", "==", "<", "in", "and", "or"]), inner
        ).map(" ".join),
        st.tuples(inner, st.sampled_from(_TESTS)).map(lambda p: f"{p[0]} is {p[1]}"),
        st.tuples(inner, inner, inner).map(lambda p: f"{p[0]} if {p[1]} else {p[2]}"),
        inner.map(lambda p: f"({p})"),
        st.lists(inner, max_size=3).map(lambda p: f"[{', '.join(p)}]"),
    )


def _tag(body: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A tag with what may stand at its ends: signs that take the space beside it away, and docxtpl's prefixes."""
    return st.tuples(
        st.sampled_from(["{% ", "{% ", "{% ", "{%- ", "{%p ", "{%tr ", "{%tc ", "{%- tr "]),
        body,
        st.sampled_from([" %}", " %}", " %}", " -%}"]),
    ).map("".join)


def _alone() -> st.SearchStrategy[str]:
    """Tags that need no end: of a cell, a slide, a shape or a table."""
    words = ("vm", "hm", "vm equal", "hm equal", "table whole", "shape next", "shape if t", "shape for x in xs",
             "group if f", "slide if t", "slide for x in xs", "slides for x in xs", "endslides")  # fmt: skip
    with_more = st.tuples(st.sampled_from(["colspan ", "cellbg ", "shape if ", "slide for x in "]), _expression(1))
    return _tag(st.one_of(st.sampled_from(words), with_more.map("".join)))


def _line(depth: int = 2) -> st.SearchStrategy[str]:
    """Words and tags of a paragraph or more."""
    plain = st.sampled_from(["a", " ", "é", "¦", "<&>"])
    value = _expression().map(lambda e: f"{{{{ {e} }}}}")
    said = st.one_of(plain, value, value, _alone())
    words = st.lists(said, min_size=1, max_size=3).map("".join)
    if depth == 0:
        return words
    inner = st.deferred(lambda: _line(depth - 1))
    blocks = st.one_of(
        [
            st.tuples(
                _tag(begins),
                st.sampled_from(["", "\n"]),
                inner,
                st.one_of(st.just(""), st.tuples(_tag(st.just("else")), inner).map("".join)),
                st.sampled_from(["", "\n", "\n\n"]),
                _tag(st.just(f"end{kind}")),
            ).map("".join)
            for kind, begins in (
                ("if", _expression(1).map(lambda e: f"if {e}")),
                ("for", _expression(1).map(lambda e: f"for x in {e}")),
                ("with", _expression(1).map(lambda e: f"with y = {e}")),
                ("macro", st.just("macro m(q)")),
            )
        ]
    )
    row = st.lists(inner, min_size=1, max_size=3).map(
        lambda cells: "\n| " + " | ".join(each.replace("\n", " ") for each in cells) + " |\n"
    )
    sets = _expression(1).map(lambda e: f"{{% set v = {e} %}}")
    return st.one_of(
        words,
        blocks,
        blocks,
        row,
        sets,
        inner.map(lambda line: f"- {line}"),
        st.lists(inner, max_size=3).map("\n".join),
    )


def _strategy() -> st.SearchStrategy[bytes]:
    return st.tuples(st.sampled_from(["", "", "@pptx\n"]), _line()).map(lambda p: "".join(p).encode())


_change_tags = mutator([*_WORDS, *_NAMES, *_TESTS, *TEMPLATE_FILTERS], _typed_seeds)
_MARKS = (
    "# ", "## ", "- ", "* ", "1. ", "7) ", "> ", "```\n", "    ", "\n\n", "**", "*", "_", "__", "~~", "`", "[", "](",
    ")", "![", "<", ">", "|", "\n|---|\n", "---\n", "\\", "&amp;", "&#0;", "&#xD800;", "<!--", "-->", "<br>",
    "https://a.b", "javascript:x", "file:///etc", "@pptx\n", "^", "[^1]", "[^1]: x\n", "  \n", "\\\n", "{{ s }}",
    "+ ", "===\n", "0. ", "99999999999. ", "- [ ] ",
)  # fmt: skip
_change_markdown = mutator(_MARKS, _markdown_seeds)


TARGETS = {
    "tags": Target(
        "tags", _run, _typed_seeds, _change_tags, count=500, strategy=_strategy,
    ),
    "markdown": Target(
        "markdown", _markdown, _markdown_seeds, _change_markdown, count=150
    ),
}  # fmt: skip
