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
Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def source_digest() -> str:
    """Digest of every Python source of the package, in a fixed order."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode())
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
    def guidance_law(law: Kernel) -> Kernel: ...
    def load_law(law: Kernel) -> Kernel: ...

else:
    njit = numba.njit(cache=True, error_model="numpy", nogil=True)
    # For kernels that allocate nothing. Their arrays are not counted on the way in and out, which would take
    # a quarter of the time of a force model that hands a dozen of them down.
    bare = numba.njit(cache=True, error_model="numpy", nogil=True, _nrt=False)
    # A C function pointer is one fixed type, so a loop that takes a law is compiled once for all laws.
    guidance_law = numba.cfunc(_guidance_signature, cache=True, error_model="numpy")
    load_law = numba.cfunc(_load_signature, cache=True, error_model="numpy")
