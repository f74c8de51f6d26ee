"""Orders and the folder they go to → which of them would write over another pack's files, before any is built."""

from __future__ import annotations

from collections.abc import Iterable

from brief_builder.batch.delivering import Delivery, Folder
from brief_builder.batch.model import Order
from brief_builder.build.claiming import standing, taken
from brief_builder.pack.model import shown_path
from brief_builder.problems import Problems


def check_claims(orders: Iterable[Order], place: Delivery, problems: Problems) -> None:
    """Nothing where each folder is not there, is the pack's own, or is no pack's; else output-taken at the row.

    Whoever writes looks again. Of a URL it is only seen then: a thousand questions to a server take longer than the
    first of the packs. The record of a batch is small, and is asked before the manifest, which it may be older than.
    """
    if not isinstance(place, Folder):
        return
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
