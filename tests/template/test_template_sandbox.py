"""What a template may not do: run code, read what is not data, eat the machine."""

from __future__ import annotations

from typing import Any

import pytest

from brief_builder import BriefError, Template
from outlines import make_docx, outline_of

DATA: dict[str, Any] = {"x": "text", "n": 3, "xs": list(range(3)), "d": {"k": "v"}}
PAYLOADS = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ x.__class__.__mro__ }}",
    "{{ x['__class__'] }}",
    "{{ ''.__class__ }}",
    "{{ x.format }}",
    "{{ x.upper() }}",
    "{{ x | attr('__class__') }}",
    "{{ xs | map(attribute='__class__') | list }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 9 ** 9 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ x | center(1000000000) }}",
    "{{ '%1000000000d' | format(1) }}",
    "{{ range(1000000000) }}",
    "{{ namespace(a=1) }}",
    "{{ self }}",
    "{{ dict(a=1) }}",
    "{{ joiner }}",
    "{{ d.keys }}",
    "{{ d.items() }}",
    "{{ x._private }}",
    "{{ _brief_value }}",
    "{{ x | _brief_value(0) }}",
    "{{ (x).__class__ }}",
    "{{ [x.__class__] }}",
    "{{ x if x.__class__ else n }}",
    "{{ loop.__class__ }}",
    "{{ n | pprint }}",
    "{{ x | indent(1000000) }}",
    "{% include 'secret.docx' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ x() }}",
    "{{ d.get }}",
    "{{ d.items().append(1) }}",
    "{{ x.format(1) }}",
    "{{ (x | upper)() }}",
    "{{ xs | map('_brief_value', 0) }}",
    "{{ xs | map('attr', '__class__') }}",
    "{{ xs | selectattr('__class__') | list }}",
    "{{ xs | sort(attribute='__class__') }}",
    "{{ xs | groupby('__class__') }}",
    "{{ xs | sum(attribute='__class__') }}",
    "{{ x | _method_items }}",
    "{{ x | _range }}",
    "{{ x * 3 }}",
    "{{ xs * 3 }}",
    "{{ x % n }}",
    "{{ 9999999999 * 9999999999 * 9999999999 * 9999999999 * 9999999999 * 9999999999 * 9999999999 * 9999999999 }}",
    "{{ '%99999999d' | format(1) }}",
    "{{ '%*d' | format(9, 1) }}",
    "{{ 'a' | int }}",
    "{{ '1e999999999' | float }}",
    "{{ 1 | round(999999999) }}",
    "{{ xs | batch(2, 'x') | batch(100000000, 'x') }}",
    "{% set y = {'a': d, 'b': d} %}{{ y }}",
    "{% set y = m() %}",
    "{% filter upper %}x{% endfilter %}",
    "{% call m() %}{% endcall %}",
    "{% raw %}{% endraw %}",
    "{% for a in x.__class__.__subclasses__() %}{% endfor %}",
    "{% set y = x.__class__ %}",
    "{% if x.__init__ %}{% endif %}",
    "{{ x }} | _brief_plain(0) }}",
    "{{ 1e400 }}",
    "{% for loop in xs %}{% endfor %}",
    "{% set x = x ~ x %}{{ x }}",
    "{% set y = [xs, xs] %}{{ y | length }}",
    "{{ 'aaaaaaaaaa'" + " | replace('a', 'aaaaaaaaaa')" * 8 + " }}",
    "{{ xs | join('" + "x" * 1900 + "') | replace('x', '" + "y" * 50 + "') | replace('y', '" + "z" * 50 + "') }}",
    "{{ " + "(" * 500 + "x" + ")" * 500 + " }}",
    "{{ " + "not " * 3000 + "x }}",
    "{% if x %}" * 120 + "{% endif %}" * 120,
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_templates_may_not_do_is_refused(payload: str) -> None:
    """Each attempt ends in a problem; none is evaluated."""
    with pytest.raises(BriefError):
        Template.read(make_docx(payload), "t.docx").render(DATA)


def test_loops_that_never_end_are_stopped() -> None:
    """A loop in a loop in a loop has a limit on its turns."""
    many = list(range(1200))
    outline = "{% for a in xs %}{% for b in xs %}{% for c in xs %}{{ c }}{% endfor %}{% endfor %}{% endfor %}"
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx(outline), "t.docx").render({"xs": many})
    assert caught.value.problems[0].code == "limit-reached"


def test_methods_of_data_are_not_reachable() -> None:
    """Data are keys and indexes; what Python can do with them is out of reach."""
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx("{{ x.upper }}"), "t.docx").render(DATA)
    assert caught.value.problems[0].code == "unknown-name"


class _Unprinted(list[Any]):
    """A list that nobody may write out: it could be long."""

    def __str__(self) -> str:
        raise AssertionError

    __repr__ = __str__


def test_a_list_in_brackets_is_no_name_of_anything() -> None:
    """A number may be written as a key that is a text; a list may not, and is not made one to see."""
    template = Template.read(make_docx("{% if d[key] is defined %}yes{% else %}no{% endif %}"), "t.docx")
    assert outline_of(template.render({"d": {"7": 1}, "key": 7})) == "yes"
    assert outline_of(template.render({"d": {"7": 1}, "key": _Unprinted([7])})) == "no"


@pytest.mark.parametrize(
    "outline",
    [
        "{{ " + ".".join(["a"] * 900) + " }}",
        "{% if " + ".".join(["a"] * 900) + " %}x{% endif %}",
        "{% for q in " + ".".join(["a"] * 900) + " %}x{% endfor %}",
        "{% set x = d %}" + "{% set x = x.a %}" * 700 + "{{ x.b }}",
    ],
    ids=["value", "condition", "loop", "a name for the next"],
)
def test_names_in_names_have_a_depth(outline: str) -> None:
    """However they are written: a problem, and no fault of the program."""
    with pytest.raises(BriefError):
        Template.read(make_docx(outline), "t.docx").render(DATA)
