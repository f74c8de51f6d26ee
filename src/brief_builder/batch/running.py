"""Orders and an executor → results as they come, a few orders at a time; an order whose process is lost fails alone."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait

from brief_builder.batch.hands import HandLost, HandSlow, HandUnstarted
from brief_builder.batch.model import BatchResult, Order
from brief_builder.batch.working import alone, failed
from brief_builder.inputs.sql_address import masked
from brief_builder.problems import BriefError, Fault


def run(
    orders: Iterable[Order], work: Callable[[Order], BatchResult], executor: Executor, window: int
) -> Iterator[BatchResult]:
    """The results, in the order in which they are done.

    Args:
        orders: what is to be done; they are asked for as places come free.
        work: what makes a result of an order, in another process as a rule.
        executor: who does it. It is not shut down.
        window: how many orders are handed out at a time.

    Raises:
        BriefError: batch-worker, where no process can be started.

    What is handed out and not begun is taken back when nobody asks for more results.
    """
    waiting: dict[Future[BatchResult], Order] = {}
    left = iter(orders)
    try:
        while True:
            while len(waiting) < window and (order := next(left, None)) is not None:
                try:
                    waiting[executor.submit(work, order)] = order
                except Exception as error:  # an executor of others that has broken takes nothing more
                    yield _lost(order, error)
            if not waiting:
                return
            done = wait(waiting, return_when=FIRST_COMPLETED).done
            for future in [each for each in waiting if each in done]:  # a set has no order
                yield _result(waiting.pop(future), future)
    finally:
        for future in waiting:
            future.cancel()


def _result(order: Order, future: Future[BatchResult]) -> BatchResult:
    try:
        return future.result()
    except HandUnstarted as error:  # all others would fail alike
        said = f": {masked(error.said)}" if error.said else ", and they say nothing"
        cure = "if memory is short, build fewer at a time with --jobs; else install the program again"
        fault = Fault("batch-worker", f"the processes that build packs end before they begin{said}", help=cure)
        raise BriefError([fault.at(order.place)]) from None
    except (Exception, CancelledError) as error:  # whatever an executor of others tells of a worker that is gone
        return _lost(order, error)


def _lost(order: Order, error: BaseException) -> BatchResult:
    if isinstance(error, HandSlow):
        message = f"`{order.name}` took longer than {error.seconds:g} seconds, and was given up"
        cure = f"give it more time with --timeout, or run `{alone(order)}` to see what takes so long"
    elif isinstance(error, HandLost):
        message = f"the process that built `{order.name}` ended in the middle: {_ended(error.code)}"
        cure = "run the same command again; if memory is short, build fewer at a time with --jobs"
    else:
        said = masked(" ".join(str(error).split()))
        message = f"`{order.name}` was not built: {type(error).__name__}{said and f': {said}'}"
        cure = "look at the workers, then run the same command again"
    return failed(order, [Fault("batch-worker", message, help=cure).at(order.place)])


def _ended(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"{name}, perhaps because memory ran out" if name == "SIGKILL" else name
