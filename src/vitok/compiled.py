"""The decorators of the compiled core, with a cache on disk that never goes stale.

numba keys a cached kernel on its own file alone and misses a change in a callee of another file, so the
cache folder carries a digest of the package's sources: any edit starts a fresh folder.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numba
import platformdirs

config: Any = numba.config
_PACKAGE = Path(__file__).parent
Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def source_digest() -> str:
    """Digest of every Python source of the package, in a fixed order."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


if not config.CACHE_DIR:  # a folder that the user has set is left alone
    config.CACHE_DIR = str(Path(platformdirs.user_cache_dir("vitok")) / source_digest())

_vector = numba.float64[::1]
_guidance_signature = _vector(_vector, _vector, _vector)
_load_signature = _vector(_vector, _vector)

if TYPE_CHECKING:

    def njit(kernel: Kernel) -> Kernel: ...
    def bare(kernel: Kernel) -> Kernel: ...
    def inner(kernel: Kernel) -> Kernel: ...
    def guidance_law(law: Kernel) -> Kernel: ...
    def load_law(law: Kernel) -> Kernel: ...

else:
    njit = numba.njit(cache=True, error_model="numpy", nogil=True)
    # For kernels that allocate nothing. Their arrays are not counted on the way in and out, which would take
    # a quarter of the time of a force model that hands a dozen of them down; inlined, for the tables of an
    # environment are a hundred numbers, which each call would copy to the stack.
    bare = numba.njit(cache=True, error_model="numpy", nogil=True, _nrt=False, forceinline=True)
    # For kernels that a factory makes: numba has no key for them in its cache, but inlined into the cached
    # kernels that call them they lie there with those.
    inner = numba.njit(error_model="numpy", nogil=True, forceinline=True)

    # A C function pointer is one fixed type, so a loop that takes a law is compiled once for all laws.
    def _law(signature: Any) -> Callable[[Kernel], Kernel]:
        def compiled(law: Kernel) -> Kernel:
            own = Path(law.__code__.co_filename).is_relative_to(_PACKAGE)  # a user's may stand in no file
            return numba.cfunc(signature, cache=own, error_model="numpy")(law)

        return compiled

    guidance_law = _law(_guidance_signature)
    load_law = _law(_load_signature)
