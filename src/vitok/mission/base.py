"""The manners of every table of a mission or catalogue file."""

from pydantic import BaseModel, ConfigDict, PrivateAttr


class Table(BaseModel):
    """A TOML table: unknown keys are errors, values are finite and cannot be changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    # The file that a whole model was read from, and its SHA-256; a table made in memory has none.
    _file: tuple[str, str] | None = PrivateAttr(default=None)

    @property
    def inputs_sha256(self) -> dict[str, str]:
        """Digest of the file that it was read from, by the file's name; empty for a table made in memory."""
        return dict([self._file]) if self._file else {}
