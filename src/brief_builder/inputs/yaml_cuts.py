"""The nodes of a YAML file → texts that end at ` #` because they stand in no quotes, each as a problem.

What stands behind ` #` is a remark. `# like this` is meant as one; `Issue #1 of both` is a text that was cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from brief_builder.inputs.located import Located
from brief_builder.problems import Excerpt, Fault, Place, Problem

_GOES_ON = re.compile(r"\s+#(?=\w)")
_NO_WORD = re.compile(r"[\W\d_]*|true|false|null")  # numbers, dates: nothing that goes on behind them


def cut_texts(node: Node, located: Located) -> Iterator[Problem]:
    """A warning for each text of the file that is cut.

    Args:
        node: what the parser made of the file.
        located: the file, with its lines.
    """
    if isinstance(node, MappingNode):
        for key, value in node.value:
            # Of a value that is not there, the parser's place is where the next thing begins.
            empty = isinstance(value, ScalarNode) and not value.style and not value.value
            yield from _cut(key, located, empty=True) if empty else cut_texts(value, located)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from cut_texts(item, located)
    elif isinstance(node, ScalarNode) and not node.style and not _NO_WORD.fullmatch(node.value):
        yield from _cut(node, located)


def _cut(node: Node, located: Located, *, empty: bool = False) -> Iterator[Problem]:
    """The problem of one text, or, for a key, of the text that should stand behind its colon."""
    row = node.end_mark.line
    line = located.lines[row] if row < len(located.lines) else ""
    begin = node.end_mark.column
    if empty:
        colon = re.compile(r"\s*:").match(line, begin)
        if colon is None:
            return
        begin = colon.end()
    found = _GOES_ON.match(line, begin)
    if found is None:
        return
    sign, rest = found.end() - 1, line[found.end() - 1 :].rstrip()
    fault = Fault(
        "yaml-cut",
        "there is no text here: ` #` begins a remark" if empty else "the text ends here: ` #` begins a remark",
        help="put the text in quotes; if it is a remark, write a space behind `#`",
        severity="warning",
    )
    yield fault.at(
        Place(located.file, line=row + 1, column=sign + 1),
        Excerpt(line, sign, sign + len(rest)),
    )
