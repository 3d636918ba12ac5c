"""Compiled kernels on disk, so that only the first run compiles; what is there is never stale or broken.

numba's own cache keys a kernel on its own file and misses a change in a callee of another file, falls back to
the package's folder where its own cannot be written, and trusts whatever bytes it finds. Here each kernel is
one file in a folder named by the versions that compile it. Its key has a digest of its module and of all that
this imports, directly or not; it holds the key and a checksum, and a file that is damaged, or of another key,
is compiled and written anew. A folder that cannot be written costs time, never a result.
"""

import errno
import hashlib
import os
import pickle
import re
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numba
import platformdirs
from numba.core.caching import NullCache
from numba.core.compiler import CompileResult
from numba.core.serialize import dumps

_PACKAGE = Path(__file__).parent
_COMPILED_BY = ("numba", "llvmlite", "numpy", "scipy")
_CHECKSUM_BYTES = 32
_FORGOTTEN_S = 30 * 86400.0  # a kernel that nobody used for so long is removed
_LEFT_OVER_S = 3600.0  # no kernel takes so long to write
_IMPORT = re.compile(r"^[ \t]*(?:from (vitok[\w.]*) import (?:\(([^)]*)\)|(.*))|import (vitok[\w.]*))", re.M)


def _file_of(module: str) -> Path | None:
    place = _PACKAGE.joinpath(*module.split(".")[1:])
    return next((file for file in (place / "__init__.py", place.with_suffix(".py")) if file.is_file()), None)


@cache
def _imported(module: str) -> frozenset[str]:
    """The modules of the package that a module names in its imports, wherever they stand in it."""
    file, found = _file_of(module), set[str]()
    assert file is not None
    for whole, in_brackets, in_line, alone in _IMPORT.findall(file.read_text(encoding="utf-8")):
        named = {f"{whole}.{name}" for name in re.findall(r"\w+", in_brackets or in_line)} if whole else set()
        modules = {each for each in named if _file_of(each)}
        found |= modules | ({whole or alone} if modules != named or alone else set())
    return frozenset(found)


@cache
def source_digest(module: str) -> str:
    """Digest of a module of the package and of all that it imports, directly or not, in a fixed order."""
    seen, to_read = {module}, [module]
    while to_read:
        new = _imported(to_read.pop()) - seen
        seen |= new
        to_read += new
    digest = hashlib.sha256()
    for each in sorted(seen):
        file = _file_of(each)
        assert file is not None
        digest.update(each.encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def versions_digest() -> str:
    """Digest of what compiles the kernels."""
    digest = hashlib.sha256(sys.version.encode())
    for name in _COMPILED_BY:
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()[:16]


@cache
def cache_folder() -> Path:
    """Where compiled kernels lie: in numba's folder if the user has set one, else in the user's cache.

    OSError for a user who has no folder of his own.
    """
    chosen = vars(numba.config)["CACHE_DIR"]
    try:
        return Path(chosen or platformdirs.user_cache_dir("vitok")) / f"kernels-{versions_digest()}"
    except RuntimeError as error:  # as the user of a container may have no home
        raise OSError(errno.ENOENT, str(error)) from error


class KernelCache(NullCache):
    """The compiled forms of one kernel of the package, as numba's dispatchers ask for them.

    One of another file would go stale: it is in no digest.
    """

    told = False  # that kernels cannot be kept: once in a process
    compiled = 0  # kernels of this process that were not on the disk, for who waits

    def __init__(self, kernel: Callable[..., Any]) -> None:
        self._name = f"{kernel.__module__}.{kernel.__qualname__}".replace("<", "").replace(">", "")
        assert kernel.__closure__ is None, "what a kernel closes over is in no key"
        self._module = kernel.__module__
        self._code = kernel.__code__.co_firstlineno, kernel.__code__.co_code

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        target_context.refresh()
        key = self._key(sig, target_context.codegen())
        try:
            file = self._file(key)
            content = file.read_bytes()
        except OSError:
            return None
        checksum, content = content[:_CHECKSUM_BYTES], content[_CHECKSUM_BYTES:]
        if hashlib.sha256(content).digest() != checksum:
            return None
        kept_key, payload = pickle.loads(content)
        if kept_key != key:
            return None
        with suppress(OSError):
            os.utime(file)  # in use: _tidy lets it stand
        return CompileResult._rebuild(target_context, *payload)

    def save_overload(self, sig: Any, compiled: Any) -> None:
        KernelCache.compiled += 1
        key = self._key(sig, compiled.library.codegen)
        if compiled.library.has_dynamic_globals or any(not each.can_cache for each in compiled.lifted):
            return
        content = dumps((key, compiled._reduce()))
        try:
            folder = cache_folder()
            _tidy(folder.parent)
            folder.mkdir(parents=True, exist_ok=True)
            _replace(self._file(key), hashlib.sha256(content).digest() + content)
        except OSError as error:
            if not KernelCache.told:
                KernelCache.told = True
                where = f" in {Path(error.filename).parent}" if error.filename else ""
                told = (
                    f"compiled kernels cannot be kept{where} ({error.strerror}): each run compiles anew, "
                    "which takes a minute or two; NUMBA_CACHE_DIR names another folder"
                )
                warnings.warn_explicit(told, UserWarning, "vitok", 0)

    def _key(self, sig: Any, codegen: Any) -> tuple[Any, ...]:
        return self._name, source_digest(self._module), self._code, sig, codegen.magic_tuple()

    def _file(self, key: tuple[Any, ...]) -> Path:
        name = f"{self._name[:80]}-{hashlib.sha256(repr(key).encode()).hexdigest()[:16]}.kernel"
        return cache_folder() / name


def _replace(file: Path, content: bytes) -> None:
    """Writes a file whole or not at all, whoever else writes it or is killed meanwhile."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@cache
def _tidy(folder: Path) -> None:
    """Removes kernels long out of use, and parts that killed runs have left; once in a process."""
    for file in folder.glob("kernels-*/*"):
        age_limit_s = _LEFT_OVER_S if file.suffix == ".part" else _FORGOTTEN_S
        with suppress(OSError):  # another run tidies too, or another user's files lie there
            if time.time() - file.stat().st_mtime > age_limit_s:
                file.unlink()
    for emptied in folder.glob("kernels-*"):
        with suppress(OSError):
            emptied.rmdir()
