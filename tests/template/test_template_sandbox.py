"""What a template may not do: run code, read what is not data, eat the machine."""

from __future__ import annotations

from typing import Any

import pytest

from brief_builder import BriefError, Template
from outlines import make_docx, outline_of

DATA: dict[str, Any] = {"x": "text", "n": 3, "xs": list(range(3)), "d": {"k": "v"}}
PAYLOADS = [
    ("tag-forbidden", "{{ cycler.__init__.__globals__.os.popen('id').read() }}"),
    ("tag-forbidden", "{{ lipsum.__globals__['os'] }}"),
    ("tag-forbidden", "{{ x.__class__.__mro__ }}"),
    ("unknown-name", "{{ x['__class__'] }}"),
    ("tag-forbidden", "{{ ''.__class__ }}"),
    ("unknown-name", "{{ x.format }}"),
    ("tag-forbidden", "{{ x.upper() }}"),
    ("unknown-filter", "{{ x | attr('__class__') }}"),
    ("unknown-name value-unprintable", "{{ xs | map(attribute='__class__') | list }}"),
    ("tag-forbidden", "{{ 'x' * 1000000000 }}"),
    ("tag-forbidden", "{{ 9 ** 9 }}"),
    ("tag-forbidden", "{{ '%1000000000d' % 1 }}"),
    ("unknown-filter", "{{ x | center(1000000000) }}"),
    ("render-failed", "{{ '%1000000000d' | format(1) }}"),
    ("limit-reached", "{{ range(1000000000) }}"),
    ("unknown-name", "{{ namespace(a=1) }}"),
    ("unknown-name", "{{ self }}"),
    ("unknown-name", "{{ dict(a=1) }}"),
    ("unknown-name", "{{ joiner }}"),
    ("unknown-name", "{{ d.keys }}"),
    ("value-unprintable", "{{ d.items() }}"),
    ("tag-forbidden", "{{ x._private }}"),
    ("tag-forbidden", "{{ _brief_value }}"),
    ("unknown-filter", "{{ x | _brief_value(0) }}"),
    ("tag-forbidden", "{{ (x).__class__ }}"),
    ("tag-forbidden", "{{ [x.__class__] }}"),
    ("tag-forbidden", "{{ x if x.__class__ else n }}"),
    ("tag-forbidden", "{{ loop.__class__ }}"),
    ("unknown-filter", "{{ n | pprint }}"),
    ("unknown-filter", "{{ x | indent(1000000) }}"),
    ("tag-unknown", "{% include 'secret.docx' %}"),
    ("tag-unknown", "{% import 'os' as os %}"),
    ("tag-unknown", "{% extends 'x' %}"),
    ("tag-unknown", "{% block a %}{% endblock %}"),
    ("unknown-name", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
    ("unknown-name", "{{ x() }}"),
    ("unknown-name", "{{ d.get }}"),
    ("tag-forbidden", "{{ d.items().append(1) }}"),
    ("tag-forbidden", "{{ x.format(1) }}"),
    ("tag-forbidden", "{{ (x | upper)() }}"),
    ("unknown-filter", "{{ xs | map('_brief_value', 0) }}"),
    ("unknown-filter", "{{ xs | map('attr', '__class__') }}"),
    ("unknown-name value-missing", "{{ xs | selectattr('__class__') | list }}"),
    ("unknown-name", "{{ xs | sort(attribute='__class__') }}"),
    ("unknown-name value-unprintable", "{{ xs | groupby('__class__') }}"),
    ("unknown-name", "{{ xs | sum(attribute='__class__') }}"),
    ("render-failed", "{{ x | _method_items }}"),
    ("render-failed", "{{ x | _range }}"),
    ("tag-forbidden", "{{ x * 3 }}"),
    ("tag-forbidden", "{{ xs * 3 }}"),
    ("tag-forbidden", "{{ x % n }}"),
    (
        "limit-reached",
        "{{ 9999999999 * 9999999999 * 9999999999 * 9999999999 * 9999999999 * 9999999999 * 9999999999 * 9999999999 }}",
    ),
    ("render-failed", "{{ '%99999999d' | format(1) }}"),
    ("render-failed", "{{ '%*d' | format(9, 1) }}"),
    ("render-failed", "{{ 'a' | int }}"),
    ("render-failed", "{{ '1e999999999' | float }}"),
    ("render-failed", "{{ 1 | round(999999999) }}"),
    ("render-failed", "{{ xs | batch(2, 'x') | batch(100000000, 'x') }}"),
    ("tag-forbidden", "{% set y = {'a': d, 'b': d} %}{{ y }}"),
    ("tag-forbidden", "{% set y = m() %}"),
    ("tag-unknown", "{% filter upper %}x{% endfilter %}"),
    ("tag-unknown", "{% call m() %}{% endcall %}"),
    ("tag-unknown", "{% raw %}{% endraw %}"),
    ("tag-forbidden", "{% for a in x.__class__.__subclasses__() %}{% endfor %}"),
    ("tag-forbidden", "{% set y = x.__class__ %}"),
    ("tag-forbidden", "{% if x.__init__ %}{% endif %}"),
    ("tag-open", "{{ x }} | _brief_plain(0) }}"),
    ("tag-syntax", "{{ 1e400 }}"),
    ("tag-forbidden", "{% for loop in xs %}{% endfor %}"),
    ("tag-forbidden", "{% set x = x ~ x %}{{ x }}"),
    ("tag-forbidden", "{% set y = [xs, xs] %}{{ y | length }}"),
    ("limit-reached", "{{ 'aaaaaaaaaa'" + " | replace('a', 'aaaaaaaaaa')" * 8 + " }}"),
    (
        "limit-reached",
        "{{ xs | join('" + "x" * 1900 + "') | replace('x', '" + "y" * 50 + "') | replace('y', '" + "z" * 50 + "') }}",
    ),
    ("limit-reached", "{{ " + "(" * 500 + "x" + ")" * 500 + " }}"),
    ("limit-reached", "{{ " + "not " * 3000 + "x }}"),
    ("limit-reached", "{% if x %}" * 120 + "{% endif %}" * 120),
]


@pytest.mark.parametrize(("codes", "payload"), PAYLOADS)
def test_what_templates_may_not_do_is_refused(codes: str, payload: str) -> None:
    """Each attempt ends in the problem that says why, not in another one that comes later; none is evaluated."""
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx(payload), "t.docx").render(DATA)
    assert sorted({each.code for each in caught.value.problems if each.severity == "error"}) == codes.split()


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
