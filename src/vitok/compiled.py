"""The decorators of the compiled core: what they make is kept on disk and never stale (``kernel_cache``)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numba
from numba.core.ccallback import CFunc
from numba.core.sigutils import normalize_signature

from vitok.kernel_cache import KernelCache

_PACKAGE = Path(__file__).parent
Kernel = TypeVar("Kernel", bound=Callable[..., Any])

_vector = numba.float64[::1]
# estimate, mode, command, memory, parameters: see motion/laws.py
_guidance_signature = _vector(_vector, numba.int64, _vector, _vector, _vector)
_load_signature = _vector(_vector, _vector)

if TYPE_CHECKING:

    def njit(kernel: Kernel) -> Kernel: ...
    def bare(kernel: Kernel) -> Kernel: ...
    def lean(kernel: Kernel) -> Kernel: ...
    def counted(kernel: Kernel) -> Kernel: ...
    def inner(kernel: Kernel) -> Kernel: ...
    def guidance_law(law: Kernel) -> Kernel: ...
    def load_law(law: Kernel) -> Kernel: ...

else:

    def _own(kernel: Kernel) -> bool:
        """Whether it stands in a file of the package, whose digest the cache knows; a user's may in none."""
        return Path(kernel.__code__.co_filename).is_relative_to(_PACKAGE)

    def _kept(**options: Any) -> Callable[[Kernel], Kernel]:
        compiled = numba.njit(error_model="numpy", nogil=True, **options)

        def decorated(kernel: Kernel) -> Kernel:
            dispatcher = compiled(kernel)
            if _own(kernel):
                dispatcher._cache = KernelCache(kernel)
            return dispatcher

        return decorated

    njit = _kept()
    # For kernels that allocate nothing. Their arrays are not counted on the way in and out, which would take
    # a quarter of the time of a force model that hands a dozen of them down; inlined, for the tables of an
    # environment are a hundred numbers, which each call would copy to the stack.
    bare = _kept(_nrt=False, forceinline=True)
    # The same for what is called in more than one place, or is long and takes few arrays: not inlined.
    lean = _kept(_nrt=False)
    # Who allocates, or takes an array that a law allocated, for one of these.
    counted = _kept(_nrt=True)
    # For kernels that a factory makes: what they close over is in no key of the cache, but inlined into the
    # kept kernels that call them they lie there with those.
    inner = numba.njit(error_model="numpy", nogil=True, forceinline=True)

    # A C function pointer is one fixed type, so a loop that takes a law is compiled once for all laws.
    def _law(signature: Any) -> Callable[[Kernel], Kernel]:
        def compiled(law: Kernel) -> Kernel:
            callback = CFunc(law, normalize_signature(signature), locals={}, options={"error_model": "numpy"})
            if _own(law):
                callback._cache = KernelCache(law)
            callback.compile()
            return callback

        return compiled

    guidance_law = _law(_guidance_signature)
    load_law = _law(_load_signature)
