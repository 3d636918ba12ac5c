"""Who flies the runs: this process, others on this machine, or the workers of a Dask scheduler.

Runs go out in handfuls and come back as they end, in any order. A worker that is killed loses nothing: its
handful is flown by another. Dask: Rocklin (2015), "Dask: parallel computation with blocked algorithms".
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from vitok.campaigns.manifest import versions
from vitok.campaigns.member import Member
from vitok.errors import InputError, MachineError
from vitok.shown import counted, sentence_of

if TYPE_CHECKING:
    import pyarrow as pa
    from distributed import Client, Future

Tables = Iterator["pa.Table"]

_PATIENCE_S = 5  # for a scheduler to answer
_WAITING = 3  # handfuls for each worker: one that it flies, the others on their way
_LOOK_S = 1.0
# By default Dask has its workers hand back each larger array at once, a sixth of the time of a whole mission,
# and look a hundred times a second at what they do, another sixth. To look how busy the machine is, for a
# dashboard that nobody sees, takes a fortieth of it.
_NO_TIME_LOST = {
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None,
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
}


def serial(member: Member, runs: Iterable[int]) -> Tables:
    """The rows of each run as it ends, flown in this process."""
    for run in runs:
        yield member.table([run])


@contextmanager
def local(workers: int, report: Callable[[str], None]) -> Iterator[Client]:
    """A scheduler of one's own with processes on this machine, one thread each, that end with this one."""
    from dask import config
    from distributed import Client, LocalCluster

    report(f"start of {counted(workers, 'worker')}")
    with ExitStack() as held:
        held.enter_context(_quiet())
        held.enter_context(_without_main())
        held.enter_context(config.set(_NO_TIME_LOST))
        with _in_time():
            cluster = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address=None,
                memory_limit=0,
                silence_logs=logging.CRITICAL,
            )
            held.callback(_end, cluster)
            client = Client(cluster, set_as_default=False)
            held.callback(_end, client)
        yield client


@contextmanager
def _in_time() -> Iterator[None]:
    """MachineError where processes do not start; on a busy machine Dask gives up on its own loop so."""
    try:
        yield
    except (AssertionError, OSError, RuntimeError) as error:
        raise MachineError(
            "the workers do not start in time, as the machine is busy or lets no process start: "
            "resume the campaign later, or with fewer workers"
        ) from error


def _end(part: Any) -> None:
    """Closes what has done its work; what a busy machine does not close in time ends with the process."""
    with suppress(Exception):
        part.close()


@contextmanager
def remote(address: str, report: Callable[[str], None]) -> Iterator[Client]:
    """The client of a scheduler that runs already.

    InputError if none answers there, if it has no workers, or if one of them has other versions than this
    process: their runs would not be the same.
    """
    from distributed import Client

    report(f"workers of {address}")
    with _quiet():
        # One that does not connect is closed here: when it is collected it may wait for itself.
        client: Any = Client.__new__(Client)
        try:
            client.__init__(address, timeout=_PATIENCE_S, set_as_default=False)
        except AssertionError as error:  # its own loop did not start within 10 s
            _end(client)
            raise MachineError(
                "the machine is too busy to ask a scheduler: resume the campaign later"
            ) from error
        except Exception as error:  # of any kind, by what else answers there and how Dask reads that
            _end(client)
            raise InputError(
                f"scheduler {address} does not answer as one within {_PATIENCE_S} s: is it a Dask "
                "scheduler's address, such as tcp://10.0.0.1:8786, and is it running?"
            ) from error
        with client:
            _check_workers(client, address)
            yield client


def _check_workers(client: Client, address: str) -> None:
    found = client.run(versions, on_error="return")
    if not found:
        raise InputError(f"scheduler {address} has no workers: start some with dask worker {address}")
    own = versions()
    for worker, theirs in found.items():
        if isinstance(theirs, BaseException):
            raise InputError(f"worker {worker} cannot load vitok: {sentence_of(theirs)}")
        for name, version in own.items():
            if theirs[name] != version:
                raise InputError(
                    f"worker {worker} has {name} {theirs[name]}, this process has {version}: "
                    "their runs would not be the same"
                )


@dataclass(frozen=True)
class Handed:
    """A member that each worker of a client has once, also one that comes later."""

    client: Client
    member: Member
    name: str

    def warm(self) -> None:
        """Has one worker of each machine fly two runs, so that the others find its kernels compiled."""
        workers = self.client.scheduler_info(n_workers=-1)["workers"]
        hosts = {each["host"]: address for address, each in workers.items()}
        self.client.gather([self.send([0, 1], workers=[address]) for address in hosts.values()])

    def send(self, runs: list[int], **where: list[str]) -> Future[Any]:
        """What will be the rows of some runs."""
        return self.client.submit(_fly, self.name, runs, pure=False, **where)


@contextmanager
def handed_out(client: Client, member: Member) -> Iterator[Handed]:
    """Gives the member to all workers of a client, and takes it back in the end."""
    from distributed.diagnostics.plugin import WorkerPlugin

    plugin = cast(Any, WorkerPlugin())
    plugin.member = member
    name = f"vitok-{uuid4().hex}"
    client.register_plugin(plugin, name=name)
    try:
        yield Handed(client, member, name)
    finally:
        with suppress(Exception):  # a scheduler that is lost has none to take back
            client.unregister_worker_plugin(name)


def _fly(name: str, runs: list[int]) -> pa.Table:
    """On a worker: the rows of some runs."""
    from distributed import get_worker

    holder: Any = get_worker().plugins[name]
    table: pa.Table = holder.member.table(runs)
    return table


def spread(handed: Handed, runs: Iterable[int], handful: int) -> Tables:
    """The rows of each handful of runs as it ends.

    A run that ends the process of each worker that flies it is a row that says so. MachineError if the
    scheduler is lost.
    """
    from distributed import KilledWorker

    client, to_fly, ended, flying = handed.client, iter(runs), Queue[Any](), dict[Any, list[int]]()

    def send(those: list[int]) -> None:
        future = handed.send(those)
        flying[future] = those
        future.add_done_callback(ended.put)

    def refill() -> None:
        while len(flying) < _WAITING * max(1, len(client.scheduler_info(n_workers=-1)["workers"])):
            those = list(islice(to_fly, handful))
            if not those:
                return
            send(those)

    refill()
    while flying:
        try:
            future = ended.get(timeout=_LOOK_S)
        except Empty:
            future = None
        if client.status != "running" or (future and future.status in ("cancelled", "lost")):
            raise MachineError("the scheduler is lost: what has come back is kept, and can be resumed")
        if future is None:
            continue
        those = flying.pop(future)
        error = future.exception() if future.status == "error" else None
        if isinstance(error, KilledWorker) and len(those) > 1:
            for run in those:
                send([run])
        elif isinstance(error, KilledWorker):
            yield handed.member.lost(those[0], "end of every process that flew it")
        elif isinstance(error, MemoryError):
            raise MachineError("a worker has not enough memory") from error
        elif error is not None:
            raise error
        else:
            rows = future.result()
            future.release()
            refill()
            yield rows


@contextmanager
def _quiet() -> Iterator[None]:
    """Without Dask's own words on workers that come, go or differ: what counts is told by an error."""
    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="distributed")
            yield
    finally:
        logger.setLevel(before)


@contextmanager
def _without_main() -> Iterator[None]:
    """Processes that are started do not run the caller's script anew: it would begin its campaign again."""
    main = sys.modules["__main__"]
    kept = {name: getattr(main, name) for name in ("__file__", "__spec__") if hasattr(main, name)}
    for name in kept:
        setattr(main, name, None)
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(main, name, value)
