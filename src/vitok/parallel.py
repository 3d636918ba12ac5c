"""One task for each of many items on all cores: threads, as the kernels release the interpreter's lock."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
First = TypeVar("First")
Second = TypeVar("Second")


def core_count(threads: int | None = None) -> int:
    """``threads`` as asked for, or as many as there are cores for this process."""
    if threads is None and hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return threads or os.cpu_count() or 1


def mapped(
    function: Callable[[Item], Result], items: Iterable[Item], threads: int | None = None
) -> list[Result]:
    """``function`` of each item, in the items' order; raises what the first of them to fail raises.

    A function of its item alone gives a result that does not depend on the number of ``threads``.
    """
    tasks = list(items)
    workers = min(core_count(threads), len(tasks))
    if workers < 2:
        return [function(item) for item in tasks]
    with _pool(workers) as pool:
        return list(pool.map(function, tasks))


def both(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    """The results of two tasks that run side by side."""
    with _pool(1) as pool:
        later = pool.submit(second)
        return first(), later.result()


@contextmanager
def _pool(workers: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that are waited for, but not when the user interrupts: then no further task is begun."""
    pool = ThreadPoolExecutor(workers)
    try:
        yield pool
    except BaseException as error:
        pool.shutdown(wait=isinstance(error, Exception), cancel_futures=True)
        raise
    pool.shutdown()
