"""The folder of a campaign: its manifest, the rows of its runs as they end, and in the end one table.

Parts are written whole or not at all, so a campaign that is killed at any moment goes on where it was. Rows
wait to be written together, for three seconds or a hundredth of the time so far: more is never flown anew.
"""

from __future__ import annotations

import io
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from vitok.campaigns.manifest import NAME, Manifest, check_same, manifest_text, read_manifest
from vitok.campaigns.table import joined, united
from vitok.errors import InputError
from vitok.reading import shown_path
from vitok.writing import check_folder, refused, write_file, write_files

TABLE, PARTS = "runs.parquet", "rows"
_LOCK, _UNFINISHED = ".campaign.lock", ".runs.part"
_WAIT_S, _WAIT_SHARE = 3.0, 0.01  # for how long rows wait, at the least and as a share of the time so far
_GROUP = 20_000  # rows that are sorted and written together


class Store:
    """An open campaign's folder, which no other process writes to meanwhile."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._waiting: list[pa.Table] = []
        self._begun_s = self._written_s = time.monotonic()
        self._next = 1 + max((int(each.stem) for each in self._parts()), default=0)

    def runs(self) -> NDArray[np.int64]:
        """The numbers of the runs that are there, each once."""
        found = [_read(file, ["run"])["run"].to_numpy() for file in self._files()]
        return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)

    def tabled(self) -> int:
        """The last run of the table of a campaign that ended before; 0 if there is none."""
        whole = self.folder / TABLE
        return int(_read(whole, ["run"])["run"].to_numpy()[-1]) if whole.exists() else 0

    def outcomes(self) -> pa.Table:
        """Run, status, reason and success of the runs that are there."""
        columns = ["run", "status", "reason", "success"]
        return pa.concat_tables([_read(file, columns) for file in self._files()])

    def add(self, rows: pa.Table) -> None:
        """Takes rows, and writes them with those that wait when it is time; MachineError on a full disk."""
        self._waiting.append(rows)
        now_s = time.monotonic()
        if now_s - self._written_s > max(_WAIT_S, _WAIT_SHARE * (now_s - self._begun_s)):
            self.flush()

    def flush(self) -> None:
        """Writes the rows that wait as a part."""
        if self._waiting:
            content = io.BytesIO()
            pq.write_table(joined(self._waiting), content, compression="zstd")
            write_files({f"{self._next:06d}.parquet": content.getvalue()}, self.folder / PARTS)
            self._waiting, self._next, self._written_s = [], self._next + 1, time.monotonic()

    def finish(self, last: int) -> None:
        """Puts the rows of run 0 to ``last`` into one table in their order, and then removes the parts."""
        self.flush()
        files = self._files()
        schema = united(_told(file, last) for file in files)
        rows = ds.dataset([str(file) for file in files], schema=schema)
        unfinished = self.folder / _UNFINISHED
        try:
            with pq.ParquetWriter(str(unfinished), schema, compression="zstd") as writer:
                for first in range(0, last + 1, _GROUP):
                    within = (ds.field("run") >= first) & (ds.field("run") < min(first + _GROUP, last + 1))
                    writer.write_table(_in_order(rows.to_table(filter=within)))
            with unfinished.open("rb") as written:
                os.fsync(written.fileno())
            unfinished.replace(self.folder / TABLE)
        except OSError as error:
            raise refused(f"folder {shown_path(self.folder)}", "cannot be written", error) from error
        finally:
            unfinished.unlink(missing_ok=True)
        shutil.rmtree(self.folder / PARTS, ignore_errors=True)

    def _parts(self) -> list[Path]:
        return sorted((self.folder / PARTS).glob("[0-9]*.parquet"))

    def _files(self) -> list[Path]:
        whole = self.folder / TABLE
        return [whole, *self._parts()] if whole.exists() else self._parts()


@contextmanager
def opened(folder: Path, manifest: Manifest, *, resume: bool) -> Iterator[Store]:
    """The store of a campaign in ``folder``, new or to be resumed; what waits is written in the end.

    InputError if another process has it open, if it holds a campaign already that is not to be resumed,
    another one or one of more runs, or if there is none to resume.
    """
    check_folder(folder)
    shown = shown_path(folder)
    if resume and not (folder / NAME).exists():
        raise InputError(f"folder {shown} holds no campaign to resume: there is no {NAME} in it")
    with _locked(folder):
        there = read_manifest(folder)
        if there is not None:
            check_same(folder, there, manifest)
            if not resume:
                raise InputError(
                    f"folder {shown} holds this campaign already: resume it, or choose another folder"
                )
        store = Store(folder)
        stored = store.runs()
        if stored.size and int(stored[-1]) > manifest.runs:
            raise InputError(
                f"folder {shown} holds runs up to {stored[-1]}, and {manifest.runs} are asked for: "
                "to resume it, ask for as many or more"
            )
        write_file(manifest_text(manifest), folder / NAME)
        try:
            yield store
        finally:
            store.flush()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Holds the folder's lock, which the system takes back when the process ends, however it does."""
    lock = FileLock(folder / _LOCK)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise InputError(
            f"folder {shown_path(folder)} is in use by another campaign, which writes to it now"
        ) from error
    except OSError as error:
        raise refused(f"folder {shown_path(folder)}", "cannot be written", error) from error
    try:
        yield
    finally:
        lock.release()


def read_table(folder: Path, columns: Iterable[str] | None = None) -> pa.Table:
    """The table of a finished campaign, or of some of its columns; InputError if there is none."""
    file = folder / TABLE
    if not file.exists():
        raise InputError(f"{shown_path(folder)} holds no finished campaign: there is no {TABLE} in it")
    return _read(file, None if columns is None else list(columns))


def _read(file: Path, columns: list[str] | None) -> pa.Table:
    try:
        return pq.read_table(file, columns=columns)
    except (OSError, pa.ArrowException) as error:
        raise InputError(
            f"{shown_path(file)} is damaged: without it the campaign can be resumed, and its runs flown again"
        ) from error


def _told(file: Path, last: int) -> pa.Schema:
    """The columns of a part that its runs up to ``last`` tell: later ones may alone have told others."""
    if _read(file, ["run"])["run"].to_numpy().max() <= last:
        return pq.read_schema(file)
    rows = _read(file, None)
    rows = rows.filter(rows["run"].to_numpy() <= last)
    return pa.schema([field for field in rows.schema if rows[field.name].null_count < rows.num_rows])


def _in_order(rows: pa.Table) -> pa.Table:
    """Rows by their run, each once: a run is the same wherever it was flown."""
    _, first = np.unique(rows["run"].to_numpy(), return_index=True)
    return rows.take(first)
