"""The address of a Dask scheduler → an executor whose workers may be other machines."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from brief_builder.problems import BriefError, Fault, Place, command

_SECONDS = 10  # that a scheduler may take to answer


@contextmanager
def cluster_executor(address: str) -> Iterator[tuple[Executor, int]]:
    """The executor, and how many packs the cluster builds at a time.

    Raises:
        BriefError: batch-cluster where nobody answers, there is no worker, or distributed is not installed.
    """
    try:
        from distributed import Client  # slow, and an extra: only for clusters
    except ImportError:
        raise _unusable(address, "this needs distributed", "pip install 'brief-builder[cluster]'") from None
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except Exception as error:  # what the address makes of it: ValueError, OSError, a time that ran out
        said = " ".join(str(error).split()) or type(error).__name__
        cure = "start `dask scheduler`, and give the address that it prints: tcp://…:8786"
        raise _unusable(address, f"nobody answers: {said}", cure) from None
    with client:
        # A worker builds one pack at a time, however many threads it has.
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        if not workers:
            raise _unusable(
                address, "it has no worker", f"start some: {command('dask', 'worker', address, '--nthreads', '1')}"
            )
        executor: Executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        yield executor, workers


def _unusable(address: str, why: str, cure: str) -> BriefError:
    message = f"the cluster {address} cannot be used: {why}"
    return BriefError([Fault("batch-cluster", message, help=cure).at(Place(address))])
