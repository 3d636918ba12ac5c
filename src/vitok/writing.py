"""Files written all or none: a run that is killed at any moment leaves the old ones, the new ones, or none.

All is made in a workshop first, a folder ``.vitok-`` and 16 hexadecimal digits on the same file system, and
lies on the disk before it is moved. A folder that holds nothing else is replaced as a whole, by two renames.
In one that holds other things the files are moved one by one, and ``flight.json``, taken away first, comes
last: where it stands, all is of one flight. A workshop is locked as long as its process lives; what a killed
one left is brought to an end, or cleared away, at the next run into the same place.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

from vitok.errors import InputError, MachineError, VitokError

try:
    import fcntl
except ImportError:  # Windows: nothing is locked there, and so nothing of others is cleared away
    fcntl = None  # type: ignore[assignment]

_WORKSHOP = re.compile(r"\.vitok-[0-9a-f]{16}")
_LAST = "flight.json"
_RESULTS = (_LAST, "report.html", "trajectory.npz", "window.html")
_OF_THE_MACHINE = {
    errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOMEM, errno.EMFILE, errno.ENFILE
}  # fmt: skip
_NOT_AS_A_WHOLE = {errno.EBUSY, errno.EXDEV, errno.EPERM, errno.EACCES}
_ATTEMPTS = 20
_open: set[Path] = set()
_one_at_a_time = RLock()
_PATIENCE_S = 5.0


def check_folder(folder: Path, apart_from: str = "") -> None:
    """InputError if nothing can be written to ``folder``: asked before a flight, not after it.

    InputError too if it holds ``apart_from``, a file whose neighbours would be written over. MachineError if
    the disk is full. What killed runs have left there is cleared away.
    """
    try:
        _again(lambda: _check(folder))
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in the name, a ring of links
        raise refused(f"folder {folder}", "may not be written to", error) from error
    if apart_from and (folder / apart_from).exists():
        raise InputError(
            f"folder {folder} holds {apart_from}, whose report would be lost: choose another folder"
        )


def write_files(files: Mapping[str, str | bytes], folder: Path) -> None:
    """Writes texts and bytes by file name into ``folder``, making it if need be: all of them or none.

    InputError if it cannot be written to, MachineError if the disk is full; what was there stays then.
    """
    check_folder(folder)
    content = {name: _bytes(each) for name, each in files.items()}
    try:
        _again(lambda: _write_into(folder.resolve(), content))
    except OSError as error:
        raise refused(f"folder {folder}", "cannot be written", error) from error


def write_file(text: str | bytes, file: Path) -> None:
    """Writes one file, whole or not at all; a pipe or a device is written to as it stands."""
    try:
        place = file.resolve()
        if place.exists() and not place.is_file():
            place.write_bytes(_bytes(text))
        else:
            _tidy(place.parent)
            _write({place.name: _bytes(text)}, place.parent)
    except (OSError, ValueError, RuntimeError) as error:
        raise refused(str(file), "cannot be written", error) from error


def clear_up() -> None:
    """Lets what this process is writing come to its end, or clears it away, and lets nothing more begin.

    Asked, from a thread of its own, when the process has to end at once.
    """
    _one_at_a_time.acquire(timeout=_PATIENCE_S)
    for shop in tuple(_open):
        with suppress(OSError):
            _settle(shop)


def _again(task: Callable[[], None]) -> None:
    """Begins a task anew when another run has replaced the folder under it."""
    for _ in range(_ATTEMPTS):
        try:
            return task()
        except FileNotFoundError:
            continue
    return task()


def _check(folder: Path) -> None:
    places = (folder.absolute(), *folder.absolute().parents)
    taken = next(place for place in places if os.path.lexists(place))
    if not taken.is_dir():
        if not os.path.lexists(taken) or taken.is_dir():  # another run is at it
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        kind = "a file" if taken.is_file() else "no folder" if taken.exists() else "a link to nothing"
        raise InputError(f"folder {folder}: {taken} is {kind}, a folder is needed")
    for place in {taken, folder.resolve().parent}:
        _tidy(place)
    for named in (taken / name for name in _RESULTS if taken == places[0]):
        if named.is_dir():
            raise InputError(f"folder {folder}: {named} is a folder, where a file is to be written")
    with _workshop(taken) as trial:  # whether it may be written to shows only when it is tried
        for name in places[0].relative_to(taken).parts:
            (trial / name).mkdir()


def _write_into(place: Path, content: Mapping[str, bytes]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if _replaceable(place, content):
        try:
            return _write(content, place.parent, place.name)
        except OSError as error:
            if error.errno not in _NOT_AS_A_WHOLE or not place.is_dir():
                raise
    place.mkdir(exist_ok=True)
    _write(content, place)


def refused(what: str, why: str, error: Exception) -> VitokError:
    """The error for what the system refuses: MachineError if a disk is full or the like, else InputError."""
    if not isinstance(error, OSError):
        return InputError(f"{what} is no path: {error}")
    kind = MachineError if error.errno in _OF_THE_MACHINE else InputError
    return kind(f"{what} {why}: {error.strerror or error}")


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content


def _replaceable(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether a folder may be replaced as a whole: it holds nothing else, and nobody stands in it."""
    if not folder.exists():
        return True
    here = Path.cwd()
    alone = folder.name and not folder.is_mount() and folder not in (here, *here.parents)
    if not alone or not os.access(folder.parent, os.W_OK | os.X_OK) or not _is_own(folder):
        return False
    with os.scandir(folder) as entries:
        return all(each.name in files and each.is_file(follow_symlinks=False) for each in entries)


def _write(files: Mapping[str, bytes], place: Path, name: str = "") -> None:
    """Puts files into ``place``, or a folder ``name`` of them there, in place of that of the same name."""
    with _workshop(place) as shop:
        new = shop / "new"
        made = new / name
        made.mkdir(parents=True)
        if name and (place / name).exists():
            shutil.copymode(place / name, made)
        for file, content in files.items():
            with (made / file).open("xb") as opened:
                opened.write(content)
                opened.flush()
                os.fsync(opened.fileno())
        _sync(made)
        new.rename(shop / "ready")
        _sync(shop)
        if name:
            _replace(shop, name)
        else:
            _move(shop)
        _sync(place)


def _replace(shop: Path, name: str) -> None:
    target = shop.parent / name
    while True:
        with suppress(FileNotFoundError):
            target.rename(shop / f"old-{secrets.token_hex(4)}")
        try:
            (shop / "ready" / name).rename(target)
            return
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):  # another run was faster: its turn is over
                raise


def _move(shop: Path) -> None:
    ready = shop / "ready"
    names = sorted((each.name for each in ready.iterdir()), key=lambda name: name == _LAST)
    if names[-1] == _LAST and len(names) > 1:
        (shop.parent / _LAST).unlink(missing_ok=True)
    for name in names:
        (ready / name).replace(shop.parent / name)


def _settle(shop: Path) -> None:
    """Ends a workshop: what is ready is moved if the old is gone already, and the rest is removed."""
    ready, names = shop / "ready", []
    with suppress(FileNotFoundError):
        names = [each.name for each in ready.iterdir()]
    if _LAST in names and not os.path.lexists(shop.parent / _LAST):
        _move(shop)
    elif len(names) == 1 and (ready / names[0]).is_dir() and not os.path.lexists(shop.parent / names[0]):
        aside = sorted(shop.glob("old-*"))
        if aside:
            try:
                (ready / names[0]).rename(shop.parent / names[0])
            except OSError:
                aside[-1].rename(shop.parent / names[0])
    shutil.rmtree(shop)


def _tidy(place: Path) -> None:
    """Settles the workshops in ``place`` whose processes have ended."""
    if not place.is_dir():
        return
    with os.scandir(place) as entries:
        left = [each.path for each in entries if _WORKSHOP.fullmatch(each.name) and not each.is_symlink()]
    for shop in map(Path, left):
        with suppress(OSError):  # not ours to judge: a file, another's, or settled meanwhile
            if _is_own(shop):
                descriptor = os.open(shop, os.O_RDONLY)
                try:
                    if _lock(descriptor, wait=False):
                        _settle(shop)
                finally:
                    os.close(descriptor)


@contextmanager
def _workshop(place: Path) -> Iterator[Path]:
    """A locked folder in ``place``, which is settled in the end."""
    with _one_at_a_time:
        while True:
            shop = place / f".vitok-{secrets.token_hex(8)}"
            shop.mkdir()
            _open.add(shop)
            descriptor = -1
            with suppress(OSError):  # folders cannot be opened on Windows
                descriptor = os.open(shop, os.O_RDONLY)
                _lock(descriptor, wait=True)
            if shop.is_dir():  # else another run took it for a dead one's before it was locked
                break
            _open.discard(shop)
            _close(descriptor)
        try:
            yield shop
        finally:
            with suppress(OSError):
                _settle(shop)
            _open.discard(shop)
            _close(descriptor)


def _close(descriptor: int) -> None:
    if descriptor >= 0:
        os.close(descriptor)


def _lock(descriptor: int, wait: bool) -> bool:
    """Whether the folder is this process's own now; on a file system without locks it never is."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_own(folder: Path) -> bool:
    return folder.stat().st_uid == (os.geteuid() if hasattr(os, "geteuid") else 0)


def _sync(folder: Path) -> None:
    """Has the disk hold what a folder lists; not every system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
