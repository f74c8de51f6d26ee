"""A data file, and a template that shows its values in every place → a sound document, or problems."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import Image

from brief_builder import BriefError
from brief_builder.inputs import read_data, read_yaml
from brief_builder.merge import Template
from brief_builder.problems import Problems
from fuzz.mutate import mutator
from fuzz.oracles import refused, sound, told
from fuzz.target import Target, Wrong, project
from fuzz.typed import typed

_TEMPLATE = """{{ a | default('–') }}
- {{ b | default('–') }} words {{ a | default('–') }}
{% for x in xs | default([]) %}
{{ x }}
{% endfor %}
{{ xs | default([]) | join(', ') }} {{ n | default(0) | number }} {{ n | default(1) | round(2) }}
{{ day | default('2026-01-01') | date }} {{ g.k | default('–') }} {{ g | default({}) | length }}
{{ a | default('x') | string | upper }} {{ u | default('https://a.b') | link('w') }}
"""
_TABLE = """| {{ a | default('–') }} | {% for x in xs | default([]) %}{{ x }} | {{ loop.index }}{% endfor %} |
⟮{{ b | default('–') }}⟯
"""
_WORDS = (
    "a: ", "b: ", "xs: ", "n: ", "g: ", "day: ", "u: ", "k: ", "{image: p.png, width: 8 cm, alt: A}",
    "{image: ../secret.png, alt: A}", "image", "width", "height", "50 %", "120 pt", "-3 cm", "1e9 cm", "fit: cover",
    "focus: [0.5, 0.3]", "alt: ''", "decorative: true", "{link: 'https://a.b', text: t}", "link", "mailto:x@y.z",
    "javascript:1", "#mark", "tip", "{markdown: '**b**'}", "markdown", "docx: annex.docx", "{docx: ../secret.docx}",
    "chart", "true", "null", "NaN", "Infinity", "-0", "1e400", "0.1000", "2026-13-45", "2026-03-01T09:30", "[[], {}]",
    "[1, [2, [3]]]", "\\u0000", "\\ud800", "\"\\uFFFE\"", "\u202e", "\f", "\v", "\t", "\u00ad", "\u2011", "مرحبا",
    "ខ្មែរ", "🙂", "{{ a }}", "{% if x %}", "]]>", "&#x0;", "</w:t>", "x" * 300, "p.svg", "[", "]", "{", "}", ",",
    ": ", "\n", "\"", "'",
)  # fmt: skip


def _run(raw: bytes, folder: Path) -> str:
    """The first line may be `@pptx`; JSON begins with a brace, all else is YAML."""
    slides, content = (True, raw[6:]) if raw.startswith(b"@pptx\n") else (False, raw)
    path = folder / ("data.json" if content.lstrip()[:1] in (b"{", b"[") else "data.yaml")
    path.write_bytes(content)
    (folder / "p.png").write_bytes(_picture())
    (folder / "p.svg").write_bytes(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
    )
    problems = Problems()
    located = read_data(path, path.name, problems)
    if located is None:
        if not problems.errors:
            raise Wrong("no data, and no error")
        return told(problems)
    template = typed(("@pptx\n" if slides else "") + _TEMPLATE + ("" if slides else _TABLE))
    try:
        produced = Template.read(template, "t").rendered(located.value, folder=folder)
    except BriefError as error:
        return refused(error)
    sound(produced.data, template, produced.literals)
    return f"{'pptx' if slides else 'docx'} {told(produced.problems)}"


@cache
def _picture() -> bytes:
    from io import BytesIO

    out = BytesIO()
    Image.new("RGB", (6, 4), "blue").save(out, "PNG")
    return out.getvalue()


@cache
def _seeds() -> list[bytes]:
    out = [
        b"a: text\nb: other\nxs: [1, two, 3.50]\nn: 1234.5\ng: {k: v}\nday: 2026-03-01\nu: https://a.b\n",
        b'{"a": "text", "xs": ["x", 2, 1.50, true], "n": 12, "g": {"k": null}}',
        b"a: {image: p.png, width: 2 cm, alt: A}\nb: {markdown: '**b** *i*'}\nxs: [{link: 'https://a.b', text: t}]\n",
        b'@pptx\na: {image: p.svg, fallback: p.png, alt: A}\nb: {markdown: "- a\\n- b"}\nxs: []\n',
        b"a: |\n  line\n  line\nb: >-\n  folded\n  words\nxs:\n  - a\n  - {k: v}\n",
    ]
    for path in sorted(project("tests", "cases").glob("values*.yaml")):
        located = read_yaml(path, path.name, Problems())
        assert located is not None
        for case in located.value:
            for value in case.get("data", {}).values():
                out.append(
                    f"a: {value!r}\n".encode("utf-8", "replace")
                    if isinstance(value, str)
                    else f"xs: {value}\n".encode("utf-8", "replace")
                )
    return [each for each in out if len(each) < 1500][:200]


TARGETS = {"values": Target("values", _run, _seeds, mutator(_WORDS, _seeds), count=400)}
