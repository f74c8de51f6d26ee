"""A table in which each row names a pack → each of them built, and what became of it."""

import sys
from types import ModuleType
from typing import Any

from brief_builder.batch.checking import RowCheck, check_row
from brief_builder.batch.model import BatchResult, Order
from brief_builder.batch.verb import Batch, batch

__all__ = ["Batch", "BatchResult", "Order", "RowCheck", "batch", "check_row"]


class _Batch(ModuleType):
    """The room, which is called as its verb is, for the reason that `build` gives."""

    def __call__(self, *args: Any, **options: Any) -> Batch:
        """Build many packs; see `batch`."""
        return batch(*args, **options)


sys.modules[__name__].__class__ = _Batch
