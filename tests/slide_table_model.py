"""A random table of a slide, with merged cells and loops over rows and columns → what must come out, reckoned apart.

Each cell of the result knows the drawn cell that it is a copy of, and in which turn; neighbours that are parts of one
drawn merged cell in one turn are one cell again.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

Place = tuple[int, int]


@dataclass(frozen=True)
class Model:
    """A template in outline, its data, and the outline that is expected."""

    template: str
    data: dict[str, list[int]]
    expected: str


def random_model(seed: int) -> Model | None:
    """None where the chance has drawn something that is refused."""
    chance = random.Random(seed)  # noqa: S311  not for secrets
    high, wide = chance.randint(2, 6), chance.randint(2, 5)
    areas = _areas(chance, high, wide)
    with_rows, with_columns = chance.choice([(True, False), (False, True), (True, True)])
    lowest, highest = (1, high - 2) if with_columns else (0, high - 1)
    if with_rows and lowest > highest:
        return None
    rows = sorted((chance.randint(lowest, highest), chance.randint(lowest, highest))) if with_rows else None
    columns = sorted((chance.randint(0, wide - 1), chance.randint(0, wide - 1))) if with_columns else None
    words = {area: f"r{area[0]}{area[1]}" for area in set(areas.values())}
    if columns is not None and not _tag_columns(areas, words, columns, high, wide):
        return None
    turns = [list(range(chance.choice([0, 1, 2, 3]))) for _ in range(2)]
    template = _drawn(areas, words, high, wide, rows)
    if template is None:
        return None
    down = _repeated(high, rows, len(turns[0]))
    right = _repeated(wide, columns, len(turns[1]))
    expected = _expected(areas, down, right, rows, columns)
    return Model(template, {"xs": turns[0], "ys": turns[1]}, expected)


def _areas(chance: random.Random, high: int, wide: int) -> dict[Place, Place]:
    """For each place of the grid the first place of the cell that it belongs to."""
    out: dict[Place, Place] = {}
    for y in range(high):
        for x in range(wide):
            if (y, x) in out:
                continue
            down, right = chance.choice([1, 1, 1, 2, 3]), chance.choice([1, 1, 1, 2, 3])
            places = [(b, a) for b in range(y, min(y + down, high)) for a in range(x, min(x + right, wide))]
            if any(place in out for place in places):
                places = [(y, x)]
            out |= dict.fromkeys(places, (y, x))
    return out


def _tag_columns(areas: dict[Place, Place], words: dict[Place, str], columns: list[int], high: int, wide: int) -> bool:
    """Put the tags of the column loop into the first and the last row; False where they cannot stand there."""
    first, last = areas[0, columns[0]], areas[high - 1, columns[1]]
    spans = {area: [x for (_, x), of in areas.items() if of == area] for area in words}
    inside = range(columns[0], columns[1] + 1)
    if first[1] != columns[0] or max(spans[first]) not in inside or max(spans[last]) != columns[1]:
        return False
    if last[1] not in inside or last[0] != high - 1:
        return False
    for covered in spans.values():
        within = [x for x in covered if x in inside]
        if within and len(set(within)) < len(set(covered)) and len(set(within)) < len(inside):
            return False  # it reaches over the edge
    words[first] = "{%tc for y in ys %}" + words[first]
    words[last] += "{%tc endfor %}"
    return True


def _drawn(
    areas: dict[Place, Place], words: dict[Place, str], high: int, wide: int, rows: list[int] | None
) -> str | None:
    lines: list[str] = []
    for y in range(high + 1):
        for at, tag in ((rows[0], "{%tr for x in xs %}"), (rows[1] + 1, "{%tr endfor %}")) if rows else ():
            if at != y:
                continue
            through = [
                (x > 0 and areas.get((y, x - 1)) == areas[y, x] and "<") or "^"
                if 0 < y < high and areas[y - 1, x] == areas[y, x] else ""
                for x in range(wide)
            ]  # fmt: skip
            if "" not in through:
                return None
            through[through.index("")] = tag
            lines.append(_line(through))
        if y < high:
            cells = []
            for x in range(wide):
                area = areas[y, x]
                cells.append(words[area] if area == (y, x) else "<" if x > 0 and areas[y, x - 1] == area else "^")
            lines.append(_line(cells))
    return "\n".join(lines)


def _repeated(count: int, looped: list[int] | None, turns: int) -> list[tuple[int, int]]:
    """The drawn rows or columns as they come to stand, each with its turn."""
    if looped is None:
        return [(at, 0) for at in range(count)]
    inside = [(at, turn) for turn in range(turns) for at in range(looped[0], looped[1] + 1)]
    return [*((at, 0) for at in range(looped[0])), *inside, *((at, 0) for at in range(looped[1] + 1, count))]


def _expected(
    areas: dict[Place, Place],
    down: list[tuple[int, int]],
    right: list[tuple[int, int]],
    rows: list[int] | None,
    columns: list[int] | None,
) -> str:
    def whole(area: Place, axis: int, looped: list[int] | None) -> bool:
        return looped is not None and all(
            looped[0] <= place[axis] <= looped[1] for place, of in areas.items() if of == area
        )

    def key(y: tuple[int, int], x: tuple[int, int]) -> tuple[Place, int, int]:
        area = areas[y[0], x[0]]
        return area, y[1] if whole(area, 0, rows) else -1, x[1] if whole(area, 1, columns) else -1

    keys = [[key(y, x) for x in right] for y in down]
    lines: list[str] = []
    for y, line in enumerate(keys):
        cells = []
        for x, held in enumerate(line):
            left = x > 0 and line[x - 1] == held
            up = y > 0 and keys[y - 1][x] == held
            area = held[0]
            cells.append("<" if left else "^" if up else f"r{area[0]}{area[1]}")
        lines.append(_line(cells))
    return "\n".join(lines) if right else ""


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def random_outline(seed: int) -> str:
    """A table with merged cells and tags of every kind at random places; what they mean is often nothing."""
    chance = random.Random(seed)  # noqa: S311  not for secrets
    high, wide = chance.randint(1, 5), chance.randint(1, 5)
    areas = _areas(chance, high, wide)
    firsts = sorted(set(areas.values()))
    words = {first: chance.choice(["", "", "w", "{{ y }}", "u"]) for first in firsts}
    for _ in range(chance.choice([1, 1, 2, 3])):
        first, last = sorted((chance.choice(firsts), chance.choice(firsts)))
        prefix = chance.choice(["", "", "tr", "tc"])
        word = chance.choice(["for x in xs", "for x in none_left", "if yes", "if no"])
        alone = chance.random() < 0.3 and first != last
        words[first] = f"{{%{prefix} {word} %}}{'' if alone else words[first]}"
        words[last] = f"{'' if alone else words[last]}{{%{prefix} end{word.split()[0]} %}}"
    for _ in range(chance.choice([0, 0, 1, 2])):
        said = ("vm equal", "hm equal", "vm", "hm", "colspan 2", "colspan 3", "cellbg 'C00000'")
        words[chance.choice(firsts)] += chance.choice([*(f"{{% {each} %}}" for each in said), "{#tr n #}", "{#tc n #}"])
    lines = []
    for y in range(high):
        line = [
            words[y, x] if areas[y, x] == (y, x) else "<" if x and areas[y, x - 1] == areas[y, x] else "^"
            for x in range(wide)
        ]
        lines.append(_line(line))
    return "\n".join(lines)
