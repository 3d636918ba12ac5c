"""The types that rooms share: arrays of numbers, and states that say their frame."""

from typing import Annotated, Any, NewType

import numpy as np
from numpy.typing import NDArray


class _Listed:
    """Lets pydantic write an array of numbers as a list and read it back, where a file wants that."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            lambda value: np.array(value, dtype=float),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda array: array.tolist()),
        )


Vector = Annotated[NDArray[np.float64], _Listed()]
GcrfState = NewType("GcrfState", NDArray[np.float64])  # (6,) or (7,): m, m/s and kg
ItrfState = NewType("ItrfState", NDArray[np.float64])  # (6,): m, m/s
