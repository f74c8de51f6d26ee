"""What a template asks for: the tree of names, and the skeleton that can be filled and fed back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brief_builder import Template
from brief_builder.inputs.yaml_values import parse_yaml
from brief_builder.problems import Problems
from brief_builder.template.checking.field_list import as_json, as_text, as_yaml
from outlines import make_docx, make_pptx

LETTER = """# To {{ title }}
{% set who = owner.name | default("us") %}
Dear {{ person["first name"] | title }}, {{ who }}
{% for partner in partners if partner.size > 3 %}
{{ loop.index }} {{ partner.role }} {{ partner.nick | default("") | upper }} {{ loop.previtem.code }}
{% for place in partner.places %}
{{ place }}
{% endfor %}
{% endfor %}
{% for code, country in pairs %}{{ code }}: {{ country.name }} {% endfor %}
{% if show and code in codes %}{{ trade.total.2023 | round(1) }} {{ words | join(", ") }} {{ rows[0].x }}{% endif %}
{% with total = trade.total %}{{ total.2024 }} {{ total.2023 }} {% endwith %}
"""


def _template(outline: str) -> Template:
    return Template.read(make_docx(outline), "letter.docx")


def _text(outline: str) -> list[str]:
    """The list with single spaces."""
    return [" ".join(line.split()) for line in as_text(_template(outline).fields()).splitlines()]


def _filled(value: Any) -> Any:
    """The skeleton with a word wherever nothing stands."""
    if isinstance(value, dict):
        return {key: _filled(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_filled(each) for each in value]
    return "word" if value is None else value


def _skeleton(template: Template) -> Any:
    located = parse_yaml(as_yaml("letter.docx", template.fields()), "data.yaml", Problems())
    assert located is not None
    return located.value


def test_the_list_shows_names_with_what_is_read_of_them() -> None:
    """Lists have brackets, what their entries have stands below, each with its use and its first place."""
    assert _text(LETTER) == [
        'title value heading "To {{ title }}"',
        "owner group, optional",
        'name value, optional section "To {{ title }}", paragraph 1 and 1 more place',
        "person group",
        'first name value | title section "To {{ title }}", paragraph 2',
        'partners[] list section "To {{ title }}", paragraph 3',
        'size condition section "To {{ title }}", paragraph 3',
        'role value section "To {{ title }}", paragraph 4',
        'nick value | upper, optional section "To {{ title }}", paragraph 4',
        'code value, optional section "To {{ title }}", paragraph 4',
        'places[] list of values section "To {{ title }}", paragraph 5 and 1 more place',
        'pairs[] list section "To {{ title }}", paragraph 9',
        '(1) value section "To {{ title }}", paragraph 9',
        "(2) group",
        'name value section "To {{ title }}", paragraph 9',
        'show condition section "To {{ title }}", paragraph 10',
        'code condition section "To {{ title }}", paragraph 10',
        'codes list section "To {{ title }}", paragraph 10',
        "trade group",
        'total group section "To {{ title }}", paragraph 11',
        '2023 value | round section "To {{ title }}", paragraph 10 and 1 more place',
        '2024 value section "To {{ title }}", paragraph 11',
        'words[] list of values section "To {{ title }}", paragraph 10',
        'rows[] list section "To {{ title }}", paragraph 10',
        'x value section "To {{ title }}", paragraph 10',
    ]


@pytest.mark.parametrize(
    ("tags", "asked"),
    [
        ("{% set a = b %}{{ a }}", ["b"]),
        ("{% for a in b %}{{ a }}{{ loop.last }}{% endfor %}{{ a }}", ["b", "a"]),
        ("{% with a = b, c = a %}{{ a }}{{ c }}{% endwith %}", ["a", "b"]),
        ("{{ 'a' }}{{ 1 + b }}{{ [c, d] | join }}", ["b", "c", "d"]),
        ("{% for f in cited %}{{ f.label }}{% endfor %}", []),
        ("{% if a is defined %}{{ b if c else d }}{% endif %}", ["a", "b", "c", "d"]),
        ("{% for a in [b, c] %}{{ a }}{% endfor %}", ["b", "c"]),
    ],
)
def test_names_that_the_template_sets_itself_are_not_asked_for(tags: str, asked: list[str]) -> None:
    """Names of set, with and for, texts and numbers, and what the engine gives."""
    assert sorted(each.name for each in _template(tags).fields()) == sorted(asked)


@pytest.mark.parametrize(
    ("tags", "optional"),
    [
        ("{{ a | default('x') }}", True),
        ("{{ a | default('x') }}{{ a }}", False),
        ("{% if a is defined %}x{% endif %}", True),
        ("{% if a %}x{% endif %}", False),
        ("{{ a.b | default('x') }}", True),
        ("{{ a.b | default('x') }}{{ a.c }}", False),
        ("{% for x in a | default([]) %}{{ x }}{% endfor %}", True),
    ],
)
def test_what_may_be_missing_is_optional(tags: str, optional: bool) -> None:
    """When every tag that asks for it says what stands in its place."""
    assert [each.optional for each in _template(tags).fields()] == [optional]


@pytest.mark.parametrize(
    ("tags", "listed"),
    [
        (
            "{% for name, people in groups.items() %}{{ name }} {{ people.size }} {% endfor %}",
            "groups{} list; size value",
        ),
        ("{% for size in groups.values() %}{{ size }} {% endfor %}", "groups{} list of values"),
        ("{% for k, v in groups | dictsort %}{{ v }} {% endfor %}", "groups{} list of values"),
        (
            "{% for at, there in people | groupby('at') %}{% for p in there %}{{ p.name }} {% endfor %} {% endfor %}",
            "people[] list; at value; name value",
        ),
        (
            "{{ people | selectattr('age', 'gt', 30) | map(attribute='name') | join }}",
            "people[] list; age value; name value",
        ),
        (
            "{% for p in people | sort(attribute='age') %}{{ p.name }}{% endfor %}",
            "people[] list; age value; name value",
        ),
        (
            "{% for row in cells | batch(3) %}{% for c in row %}{{ c.x }} {% endfor %} {% endfor %}",
            "cells[] list; x value",
        ),
        (
            "{{ (people | first).name }}{{ people[1].age }}{{ people | length }}",
            "people[] list; name value; age value",
        ),
        (
            "{% for y in years %}{{ y }}: {{ sums[loop.index0] }}, {{ rows[loop.index0 + 1].x.y }} {% endfor %}",
            "years[] list of values; sums[] list of values; rows[] list; x group; y value",
        ),
        (
            "{% for i in range(3) %}{% for c in rows[2 - i].cities %}{{ c }} {% endfor %} {% endfor %}",
            "rows[] list; cities[] list of values",
        ),
        (
            "{{ cells[names | length] }} {{ labels[code] }}",
            "names list; cells[] list of values; code value; labels value",
        ),
        ("{{ group.get('name', 'nobody') }}", "group group, optional; name value, optional"),
        (
            "{% for n in range(count) %}{{ n }}{{ loop.cycle(a, b) }}{% endfor %}",
            "count value; a value; b value",
        ),
        (
            "{% macro card(p, mark='-') %}{{ mark }}{% for c in p.cities %}{{ c }}{% endfor %}{% endmacro %}"
            "{{ card(ann) }}{{ card(mark=dot, p=lee) }}",
            "ann group; cities[] list of values; dot value; lee group; cities[] list of values",
        ),
    ],
)
def test_filters_methods_and_macros_lead_to_what_is_in_the_data(tags: str, listed: str) -> None:
    """What a filter reads of the entries, what a method goes through, what a macro asks of its arguments."""
    assert "; ".join(line.split(" paragraph ")[0] for line in _text(f"start {tags}")) == listed


def test_a_list_that_is_read_by_number_is_filled_and_checked_as_one() -> None:
    """Data that fit the skeleton have nothing wrong with them."""
    template = _template("{% for y in years %}{{ y }}: {{ sums[loop.index0].total }} {% endfor %}")
    assert _skeleton(template) == {"years": [None], "sums": [{"total": None}]}
    assert template.check(_filled(_skeleton(template))) == []


def test_the_skeleton_of_a_group_whose_names_the_data_choose() -> None:
    """NAME stands for each of them, and the data are accepted."""
    template = _template("{% for name, people in groups.items() %}{{ name }} {{ people.size }} {% endfor %}")
    assert _skeleton(template) == {"groups": {"NAME": {"size": None}}}
    assert template.check(_filled(_skeleton(template))) == []


def test_a_skeleton_holds_every_name() -> None:
    """Required ones with nothing behind the colon, the others commented out."""
    assert as_yaml("letter.docx", _template(LETTER).fields()).splitlines()[2:] == [
        'title:  # value: heading "To {{ title }}"',
        "person:",
        '  "first name":  # value | title: section "To {{ title }}", paragraph 2',
        'partners:  # list: section "To {{ title }}", paragraph 3',
        '  - size:  # condition: section "To {{ title }}", paragraph 3',
        '    role:  # value: section "To {{ title }}", paragraph 4',
        '    places:  # list of values: section "To {{ title }}", paragraph 5',
        '      -  # value: section "To {{ title }}", paragraph 6',
        '    # nick:  # value | upper, optional: section "To {{ title }}", paragraph 4',
        '    # code:  # value, optional: section "To {{ title }}", paragraph 4',
        'pairs:  # list: section "To {{ title }}", paragraph 9',
        '  - -  # value: section "To {{ title }}", paragraph 9',
        '    - name:  # value: section "To {{ title }}", paragraph 9',
        'show:  # condition: section "To {{ title }}", paragraph 10',
        'code:  # condition: section "To {{ title }}", paragraph 10',
        'codes:  # list: section "To {{ title }}", paragraph 10',
        "trade:",
        '  total:  # section "To {{ title }}", paragraph 11',
        '    2023:  # value | round: section "To {{ title }}", paragraph 10 and 1 more place',
        '    2024:  # value: section "To {{ title }}", paragraph 11',
        'words:  # list of values: section "To {{ title }}", paragraph 10',
        "  -  # value",
        'rows:  # list: section "To {{ title }}", paragraph 10',
        '  - x:  # value: section "To {{ title }}", paragraph 10',
        "# owner:  # optional",
        '#   name:  # value, optional: section "To {{ title }}", paragraph 1 and 1 more place',
    ]


def test_a_filled_skeleton_has_every_name() -> None:
    """Checking the template against it finds nothing unknown."""
    template = _template(LETTER)
    assert template.check(_filled(_skeleton(template))) == []


def test_a_template_without_names_has_an_empty_skeleton() -> None:
    """It is a file that can be fed back."""
    template = _template("{{ 'word' }}")
    assert template.fields() == ()
    assert _skeleton(template) == {}


def test_names_of_slides_and_notes_are_found_alike() -> None:
    """PowerPoint has the same tags."""
    template = Template.read(make_pptx("# {{ title }}\n{% for p in people %}\n{{ p.name }}\n{% endfor %}"), "t.pptx")
    assert [line.split()[0] for line in as_text(template.fields()).splitlines()] == ["title", "people[]", "name"]


def test_machines_read_the_tree_as_json() -> None:
    """Each field with all that is known of it."""
    fields = _template("{% for p in people %}\n{{ p.name | upper }}\n{% endfor %}").fields()
    record = json.loads(as_json("t.docx", fields))
    assert record["template"] == "t.docx"
    (people,) = record["fields"]
    assert (people["name"], people["used_as"], people["fields"]) == ("people", ["list"], [])
    assert people["item"]["fields"] == [
        {
            "name": "name",
            "used_as": ["value"],
            "filters": ["upper"],
            "optional": False,
            "places": ["paragraph 2"],
            "fields": [],
            "item": None,
            "keyed": False,
            "parts": [],
        }
    ]


NAMES = st.sampled_from(["alpha", "beta", "gamma", "delta"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map(".".join)


@st.composite
def _blocks(draw: st.DrawFn, scope: tuple[str, ...] = (), depth: int = 0) -> list[str]:
    """Lines of a template in which no name is at once a value, a list and a group."""
    lines: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        base = draw(st.sampled_from(["", *(f"{name}." for name in scope)]))
        own = f"{base}{'abc'[depth]}{number}"
        kind = draw(st.sampled_from(["value", "default", "if", "for", "set"]))
        if kind == "value":
            lines.append(f"x {{{{ {own}v.{draw(PATHS)} }}}}")
        elif kind == "default":
            lines.append(f"x {{{{ {own}d.{draw(PATHS)} | default('-') }}}}")
        elif kind == "set":
            lines.append(f"{{% set n{depth}{number} = {own}s %}}x {{{{ n{depth}{number} }}}}")
        elif depth < 2 and kind == "if":
            lines += [f"{{% if {own}c %}}", *draw(_blocks(scope, depth + 1)), "{% endif %}"]
        elif depth < 2:
            item = f"i{depth}{number}"
            lines += [f"{{% for {item} in {own}l %}}", *draw(_blocks((*scope, item), depth + 1)), "{% endfor %}"]
    return lines


def _consistent(fields: Any) -> bool:
    """Whether plain data can be what the template asks for: no list or printed value is read as a group."""
    return all(
        not (each.fields and (each.item is not None or each.used_as))
        and not (each.item is not None and not {*each.used_as} <= {"list", "condition"})
        and _consistent(each.fields)
        and (each.item is None or (_consistent([each.item])))
        for each in fields
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_blocks())
def test_any_filled_skeleton_feeds_its_template(lines: list[str]) -> None:
    """No name is unknown when the skeleton's blanks are filled, whatever blocks the names stand in."""
    template = _template("\n".join(lines) + "\nend {{ last }}")
    if _consistent(template.fields()):
        assert template.check(_filled(_skeleton(template))) == []
