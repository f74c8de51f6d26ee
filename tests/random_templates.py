"""Random choices in → a template as a tree, and the same as plain-text Jinja; random_files makes files of the tree.

In the plain text, `¶` ends a paragraph, `•` begins a list item, `⟪⟨⟦ … ⟧⟩⟫` are a table, its rows and its cells, and
`⟮ … ⟯` is the alt text of a picture. What
stands where in the plain text is written down here independently of the engine: it is the documentation's table of
extents, in code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined

Draw = Callable[[st.SearchStrategy[Any]], Any]
Scope = dict[str, str]  # name → kind of value: text, number, flag, texts (a list), items (a list of mappings), item

WORDS = [
    "a", "b ", " c", "word", "é—", "“said”", "it’s", "&", "<x>", "ខ្មែរ", "عربي", "🙂", "{ ", "1 } 2", "\u00a0", "'q'",
]  # fmt: skip
_TEXT = st.text(
    st.one_of(
        st.sampled_from("ab <>&\"'{}%#\n\t\r\v😀ខ្មែរعر\u202b\u200d\u00a0\u00ad]]>"),
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="¶•⟪⟫⟨⟩⟦⟧⟮⟯"),
    ).filter(lambda c: not 0xFDD0 <= ord(c) <= 0xFDEF and ord(c) not in (0xFFFE, 0xFFFF)),
    max_size=8,
)
TEXTS = st.one_of(
    _TEXT, st.sampled_from(["{{ s }}", "{% if t %}", "{#", "]]>", "</w:t>", "a\r\nb", " x ", "", "ភាសាខ្មែរ"])
)
SCOPE: Scope = {"s": "text", "u": "text", "n": "number", "t": "flag", "f": "flag", "xs": "items", "zs": "texts"}
DATA = st.fixed_dictionaries(
    {
        "s": TEXTS,
        "u": TEXTS,
        "n": st.integers(-3, 1_000_000),
        "t": st.booleans(),
        "f": st.booleans(),
        "xs": st.lists(
            st.fixed_dictionaries({"a": TEXTS, "b": st.integers(0, 3), "ys": st.lists(TEXTS, max_size=2)}), max_size=3
        ),
        "zs": st.lists(TEXTS, max_size=3),
    }
)


@dataclass
class Paragraph:
    """What is typed in a paragraph, tags and all."""

    typed: str
    item: bool = False


@dataclass
class Table:
    """Rows of cells, each with its content."""

    rows: list[list[list[Paragraph | Table]]] = field(default_factory=list)


@dataclass
class Piece:
    """A part of a template: what is typed, and what the plain-text template has in its place."""

    nodes: list[Paragraph | Table]
    plain: str


# -- expressions


def _names(scope: Scope, kind: str) -> list[str]:
    return [name for name, held in scope.items() if held == kind]


def _value(draw: Draw, scope: Scope) -> str:
    """An expression that prints."""
    texts = [*_names(scope, "text"), *(f"{name}.a" for name in _names(scope, "item"))]
    numbers = [*_names(scope, "number"), *(f"{name}.b" for name in _names(scope, "item"))]
    numbers += ["loop.index", "loop.revindex0"] if "loop" in scope else []
    text, number = draw(st.sampled_from(texts)), draw(st.sampled_from(numbers))
    lists = [*_names(scope, "texts"), *(f"{name}.ys" for name in _names(scope, "item"))]
    list_ = draw(st.sampled_from(lists))
    forms = [
        text,
        number,
        f"{text} | upper",
        f'{text}|default("it is")',
        f'{text} | replace("a", "<b>")',
        f"{list_} | join(', ')",
        f"{list_} | length",
        f"{list_} | first | default('–')",
        f'{text} if {number} > 2 else "no"',
        f"{number} + 1",
        f'"}}}}" ~ {text}',
        f"{text} | trim",
    ]
    return str(draw(st.sampled_from(forms)))


def _condition(draw: Draw, scope: Scope) -> str:
    numbers = [*_names(scope, "number"), *(f"{name}.b" for name in _names(scope, "item"))]
    number = draw(st.sampled_from(numbers))
    text = draw(st.sampled_from(_names(scope, "text")))
    flag = draw(st.sampled_from(_names(scope, "flag")))
    forms = [flag, f"not {flag}", f"{number} > 1", f'{text} == "a"', "zs", f"{number} in [0, 1]", f"{number} is even"]
    forms += ["loop.first", "not loop.last"] if "loop" in scope else []
    return str(draw(st.sampled_from(forms)))


def _fresh_name(scope: Scope) -> str:
    """A name that means nothing here yet."""
    return f"v{max((int(name[1:]) for name in scope if re.fullmatch(r'v[0-9]+', name)), default=0) + 1}"


def _loop(draw: Draw, scope: Scope) -> tuple[str, Scope]:
    """The head of a loop and the names in it."""
    name = _fresh_name(scope)
    forms = [("xs", "item"), ("zs", "text"), *((f"{each}.ys", "text") for each in _names(scope, "item"))]
    over, kind = draw(st.sampled_from(forms))
    return f"for {name} in {over}", {**scope, name: kind, "loop": "loop"}


def _head(draw: Draw, scope: Scope, words: tuple[str, ...] = ("if", "for", "with")) -> tuple[str, str, Scope]:
    """(first word, opening tag, names in it) of a random block."""
    word = draw(st.sampled_from(words))
    if word == "for":
        head, inner = _loop(draw, scope)
        return word, f"{{% {head} %}}", inner
    if word == "with":
        name = _fresh_name(scope)
        return word, f"{{% with {name} = {draw(st.sampled_from(_names(scope, 'text')))} %}}", {**scope, name: "text"}
    return word, f"{{% if {_condition(draw, scope)} %}}", scope


def _middles(draw: Draw, word: str, scope: Scope, outer: Scope) -> list[tuple[str, Scope]]:
    """The dividing tags of a block, each with the names after it."""
    out: list[tuple[str, Scope]] = []
    if word == "if" and draw(st.booleans()):
        out.append((f"{{% elif {_condition(draw, scope)} %}}", scope))
    if word in ("if", "for") and draw(st.booleans()):
        out.append(("{% else %}", outer))
    return out


# -- words


def _words(draw: Draw, scope: Scope, depth: int) -> str:
    """Words with tags among them; typed and plain are the same."""
    out: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        kinds = [
            "text",
            "value",
            "value",
            "block",
            "set",
            "comment",
            *_names(scope, "macro"),
            *_names(scope, "pictures"),
        ]
        kind = draw(st.sampled_from(kinds))
        if kind == "text" or (kind == "block" and depth <= 0):
            out.append(draw(st.sampled_from(WORDS)))
        elif kind == "value":
            out.append(f"{{{{ {_value(draw, scope)} }}}}")
        elif kind == "comment":
            out.append("{# {{ a note }} #}")
        elif scope.get(kind) == "macro":
            out.append(f"{{{{ {_call(draw, kind, scope)} }}}}")
        elif scope.get(kind) == "pictures":
            out.append(f"⟮{_words(draw, _without(scope, 'pictures', 'macro'), min(depth, 1) - 1)}⟯")
        elif kind == "set":
            name = _fresh_name(scope)
            out.append(f"{{% set {name} = {draw(st.sampled_from(_names(scope, 'text')))} %}}")
            scope = {**scope, name: "text"}
        else:
            word, head, inner = _head(draw, scope)
            out += [head, _words(draw, inner, depth - 1)]
            for tag, names in _middles(draw, word, inner, scope):
                out += [tag, _words(draw, names, depth - 1)]
            out.append(f"{{% end{word} %}}")
    return _no_accident("".join(out))


def _call(draw: Draw, name: str, scope: Scope) -> str:
    """A macro of two arguments, the second of which has a value of its own."""
    texts = [*_names(scope, "text"), *(f"{each}.a" for each in _names(scope, "item"))]
    more = draw(st.sampled_from(["", ', "b"', ', y="<c>"']))
    return f"{name}({draw(st.sampled_from(texts))}{more})"


def _without(scope: Scope, *kinds: str) -> Scope:
    """The names of other kinds."""
    return {name: kind for name, kind in scope.items() if kind not in kinds}


def _no_accident(text: str) -> str:
    """Text beside text may not make a tag that was not meant."""
    picture = "(?:⟮[^⟯]*⟯)*"  # is no text, and parts none
    return re.sub(rf"\{{(?={picture}\{{[{{%#])|(?<=[%#}}]\}})({picture})\}}", r"\1", text)


def _paragraph(draw: Draw, scope: Scope, depth: int) -> Piece:
    """A paragraph that is never empty of words."""
    item = draw(st.booleans())
    words = f"({_words(draw, scope, depth)})"
    return Piece([Paragraph(words, item)], f"{'•' if item else ''}{words}¶")


def _wrapped(draw: Draw, scope: Scope, depth: int) -> Piece:
    """A paragraph that one or more blocks are around: the outer ones take it, from the first that takes only words on
    none does."""
    item = draw(st.booleans())
    before: list[tuple[str, str, bool]] = []  # blank, tags, whether the block takes the paragraph
    after: list[str] = []
    inner, lifting = scope, True
    for _ in range(draw(st.integers(1, 3))):
        tags = ""
        if draw(st.integers(0, 3)) == 0:
            name = _fresh_name(inner)
            tags = f"{{% set {name} = {draw(st.sampled_from(_names(inner, 'text')))} %}}"
            inner = {**inner, name: "text"}
        word, head, inner = _head(draw, inner)
        lifting = lifting and (word == "if" or item)
        before.append((draw(st.sampled_from(["", " "])), tags + head, lifting))
        after.insert(0, f"{{% end{word} %}}")
    words = f"[{_words(draw, inner, depth)}]"
    typed = "".join(blank + tags for blank, tags, _ in before) + words + "".join(after)
    lifted = sum(took for _, _, took in before)
    plain = "".join(tags for _, tags, took in before if took) + ("•" if item else "")
    plain += "".join(blank if took else blank + tags for blank, tags, took in before) + words
    plain += "".join(after[: len(after) - lifted]) + "¶" + "".join(after[len(after) - lifted :])
    return Piece([Paragraph(typed, item)], plain)


# -- paragraphs


def _block(draw: Draw, scope: Scope, depth: int, tables: bool) -> Piece:
    """A block around paragraphs and tables: its tags in paragraphs of their own, or first and last in theirs."""
    word, head, inner = _head(draw, scope)
    nodes: list[Paragraph | Table] = []
    plain = ""
    for tag, names in [(head, inner), *_middles(draw, word, inner, scope)]:
        if draw(st.booleans()):
            nodes.append(Paragraph(draw(st.sampled_from(["", " ", "{# note #}"])) + tag, draw(st.booleans())))
            plain += tag
        else:
            words = f"({_words(draw, names, 1)})"
            nodes.append(Paragraph(tag + words))
            plain += f"{tag}{words}¶"
        body = _body(draw, names, depth - 1, tables)
        nodes += body.nodes
        plain += body.plain
    end = f"{{% end{word} %}}"
    if draw(st.booleans()):
        nodes.append(Paragraph(end))
        plain += end
    else:
        words = f"({_words(draw, scope, 1)})"
        nodes.append(Paragraph(words + end))
        plain += f"{words}¶{end}"
    return Piece(nodes, plain)


def _across(draw: Draw, scope: Scope, depth: int, tables: bool) -> Piece:
    """A block that begins among the words of one paragraph and ends among those of a later one."""
    word, head, inner = _head(draw, scope)
    first, last = draw(st.sampled_from(WORDS[:6])), draw(st.sampled_from(WORDS[:6]))
    body = _body(draw, inner, depth - 1, tables) if draw(st.booleans()) else Piece([], "")
    one, two = f"({first}{head}{_words(draw, inner, 1)})", f"({last}{{% end{word} %}}{_words(draw, scope, 1)})"
    return Piece([Paragraph(one), *body.nodes, Paragraph(two)], f"{one}¶{body.plain}{two}¶")


def _vanishing(draw: Draw) -> Piece:
    """Paragraphs of which nothing is seen."""
    typed = draw(st.sampled_from(["{# a note #}", "{% set w = s %}", " {# a #} {# b #}", "{% if t %} {% endif %}"]))
    return Piece([Paragraph(typed, draw(st.booleans()))], "{% set w = s %}" if "set" in typed else "")


def _body(draw: Draw, scope: Scope, depth: int, tables: bool) -> Piece:
    """Some paragraphs and tables."""
    nodes: list[Paragraph | Table] = []
    plain = ""
    kinds = ["paragraph", "wrapped", "vanishing"]
    kinds += ["block", "block", "across"] if depth > 0 else []
    kinds += ["table"] if depth > 0 and tables else []
    kinds += _names(scope, "paragraphs")
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(kinds))
        if scope.get(kind) == "paragraphs":
            call = f"{{{{ {_call(draw, kind, scope)} }}}}"
            piece = Piece([Paragraph(call, draw(st.booleans()))], call)
        elif kind == "paragraph":
            piece = _paragraph(draw, scope, depth)
        elif kind == "wrapped":
            piece = _wrapped(draw, scope, depth)
        elif kind == "vanishing":
            piece = _vanishing(draw)
        elif kind == "block":
            piece = _block(draw, scope, depth, tables)
        elif kind == "across":
            piece = _across(draw, scope, depth, tables)
        else:
            piece = _table(draw, scope, depth)
        nodes += piece.nodes
        plain += piece.plain
    return Piece(nodes, plain)


# -- tables


def _cell(draw: Draw, scope: Scope, depth: int) -> Piece:
    piece = _body(draw, scope, depth - 1, depth > 1) if draw(st.booleans()) else _paragraph(draw, scope, 1)
    if isinstance(piece.nodes[-1], Table):
        end = _paragraph(draw, scope, 0)
        piece = Piece([*piece.nodes, *end.nodes], piece.plain + end.plain)
    return piece


def _columns(draw: Draw, scope: Scope) -> Piece:
    """A table of which one column is repeated or dropped: by tags in its first and last cell, or by `tc` in columns of
    their own."""
    word, head, inner = _head(draw, scope, ("if", "for"))
    end = f"{{% end{word} %}}"
    own = draw(st.booleans())
    count = draw(st.integers(1 if own else 2, 3))
    rows: list[list[list[Paragraph | Table]]] = []
    plain = ""
    for number in range(count):
        first, last = (f"({_words(draw, scope, 1)})" for _ in range(2))
        words = f"({_words(draw, inner, 1)})"
        begins, ends = (head if number == 0 else ""), (end if number == count - 1 else "")
        if own:
            prefixed = [tag.replace("{%", "{%tc", 1) for tag in (begins, ends)]
            middle = [[Paragraph(prefixed[0])], [Paragraph(words)], [Paragraph(prefixed[1])]]
        else:
            middle = [[Paragraph(begins + words + ends)]]
        rows.append([[Paragraph(first)], *middle, [Paragraph(last)]])
        plain += f"⟨⟦{first}¶⟧{head}⟦{words}¶⟧{end}⟦{last}¶⟧⟩"
    return Piece([Table(rows)], f"⟪{plain}⟫")


def _table(draw: Draw, scope: Scope, depth: int) -> Piece:
    if draw(st.integers(0, 2)) == 0:
        return _columns(draw, scope)
    columns = draw(st.integers(2, 3))
    rows, plain = _rows(draw, scope, depth - 1, columns)
    return Piece([Table(rows)], f"⟪{plain}⟫")


def _row(draw: Draw, scope: Scope, depth: int, columns: int) -> tuple[list[list[Paragraph | Table]], str]:
    cells = [_cell(draw, scope, depth) for _ in range(columns)]
    return [cell.nodes for cell in cells], "⟨" + "".join(f"⟦{cell.plain}⟧" for cell in cells) + "⟩"


def _rows(draw: Draw, scope: Scope, depth: int, columns: int) -> tuple[list[list[list[Paragraph | Table]]], str]:
    rows: list[list[list[Paragraph | Table]]] = []
    plain = ""
    for _ in range(draw(st.integers(1, 2))):
        kind = draw(st.sampled_from(["row", "rows", "one"]))
        if kind == "row" or depth <= 0:
            row, said = _row(draw, scope, depth, columns)
            rows.append(row)
            plain += said
        elif kind == "rows":
            word, head, inner = _head(draw, scope)
            prefix = draw(st.sampled_from(["", "tr"]))
            for tag, names in [(head, inner), *_middles(draw, word, inner, scope)]:
                rows.append(_marker(draw, tag, prefix, columns))
                within, said = _rows(draw, names, depth - 1, columns)
                rows += within
                plain += tag + said
            rows.append(_marker(draw, f"{{% end{word} %}}", prefix, columns))
            plain += f"{{% end{word} %}}"
        else:
            word, head, inner = _head(draw, scope)
            cells, said = [], ""
            for number in range(columns):
                words = f"({_words(draw, inner, 1)})"
                opening = head if number == 0 else ""
                closing = f"{{% end{word} %}}" if number == columns - 1 else ""
                cells.append([Paragraph(opening + words + closing)])
                said += f"⟦{words}¶⟧"
            rows.append(cells)
            plain += f"{head}⟨{said}⟩{{% end{word} %}}"
    return rows, plain


def _marker(draw: Draw, tag: str, prefix: str, columns: int) -> list[list[Paragraph | Table]]:
    """A row that holds nothing but a tag."""
    at = draw(st.integers(0, columns - 1))
    typed = tag.replace("{%", "{%" + prefix, 1)
    return [[Paragraph(typed if number == at else "")] for number in range(columns)]


def _macros(draw: Draw, scope: Scope) -> tuple[Piece, Scope]:
    """Macros of words and of paragraphs, which the rest of the template may call; they are seen nowhere."""
    nodes: list[Paragraph | Table] = []
    plain = ""
    inner = {**scope, "x": "text", "y": "text"}
    for kind in draw(st.lists(st.sampled_from(["macro", "paragraphs"]), max_size=2)):
        name = f"m{len(scope)}"
        head, end = f'{{% macro {name}(x, y="it") %}}', "{% endmacro %}"
        if kind == "macro":
            words = f"({_words(draw, inner, 1)})"
            nodes.append(Paragraph(f"{head}{words}{end}"))
            plain += f"{head}{words}{end}"
        else:
            body = _body(draw, inner, 1, tables=False)
            nodes += [Paragraph(head), *body.nodes, Paragraph(end)]
            plain += f"{head}{body.plain}{end}"
        scope = {**scope, name: kind}
    return Piece(nodes, plain), scope


@st.composite
def templates(draw: Draw, tables: bool = True, depth: int = 3, pictures: bool = True) -> Piece:
    """A template: what is typed, and the plain-text template."""
    scope = {**SCOPE, "⟮": "pictures"} if pictures else dict(SCOPE)
    macros, scope = _macros(draw, scope)
    body = _body(draw, scope, depth, tables)
    return Piece([*macros.nodes, *body.nodes], macros.plain + body.plain)


def reference(plain: str, data: dict[str, Any]) -> str:
    """What Jinja itself makes of the plain-text template, with what Office wants in emptied tables and cells.

    Without U+200B: the engine adds it between words in Khmer (tests/fonts/test_khmer.py).
    """
    jinja = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)  # noqa: S701  no HTML
    text = jinja.from_string(plain).render(data)
    text = re.sub("⟮[^⟯]*⟯", lambda alt: re.sub(r"\r\n?|[\v\f]", " ", alt[0]), text)
    before = ""
    while before != text:
        before = text
        text = text.replace("⟪⟫", "")
    text = text.replace("⟦⟧", "⟦¶⟧").replace("⟫⟧", "⟫¶⟧")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u200b", "")
