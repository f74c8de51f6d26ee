"""Orders and the folder they go to → which of them would write over another pack's files, before any is built."""

from __future__ import annotations

from collections.abc import Iterable

from brief_builder.batch.delivering import Delivery, Folder
from brief_builder.batch.model import Order
from brief_builder.build.claiming import standing, taken
from brief_builder.pack.find import FILE
from brief_builder.problems import Fault, Place, Problems, shown_path


def check_claims(orders: Iterable[Order], place: Delivery, problems: Problems) -> None:
    """Nothing where each folder is not there, or has files of the pack or of no pack; else output-taken at the row.

    Whoever writes looks again. Of a URL it is only seen then: a thousand questions to a server take longer than the
    first of the packs. The record of a batch is small, and is asked before the manifest, which it may be older than.
    """
    if not isinstance(place, Folder):
        return
    orders = list(orders)
    _check_packs(orders, place, problems)
    for order in orders:
        target = place.out / order.name
        if not order.called or not target.exists():
            continue
        record = place.record(order.name)
        if record is not None and record.get("pack") == order.called:
            continue
        fault = taken(standing(target), shown_path(target), order.called)
        if fault is not None:
            problems.add(fault.at(order.place))


def _check_packs(orders: list[Order], place: Folder, problems: Problems) -> None:
    """Output-taken, once, where files would go into the folder of a pack: each batch would find it changed."""
    inside = [order.name for order in orders if (place.out / order.name / FILE).is_file()]
    if not inside:
        return
    others = len(inside) - 1
    more = f", and so of {others:,} other{'s' if others > 1 else ''}" if others else ""
    shown = shown_path(place.out)
    message = f"{shown} is where packs stand: the files of `{inside[0]}` would lie among those that it is made of{more}"
    cure = "name another folder with --out, such as output"
    problems.add(Fault("output-taken", message, help=cure).at(Place(shown)))
