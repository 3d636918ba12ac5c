"""Keyword = value notation of the CCSDS (502.0-B-3, section 7)."""

from collections.abc import Iterator

from vitok.products.export.message import Group, Item, Message

_ENTRIES = 21  # of a covariance, its lower triangle
_EPHEMERIDES = ("oem", "aem")  # whose states are an instant and numbers in one line


def kvn(told: Message) -> str:
    """The message as text of ASCII, as the standard asks; what is not in it is written as an escape."""
    lines = [f"CCSDS_{told.kind.upper()}_VERS = {told.version}", *_items(told.header)]
    for segment in told.segments:
        (metadata,), (data,) = segment.of("metadata"), segment.of("data")
        if told.kind in _EPHEMERIDES:
            lines += ["", "META_START", *_items(metadata.children), "META_STOP", ""]
            lines += ["DATA_START", *_rows(data), "DATA_STOP"] if told.kind == "aem" else _rows(data)
        else:
            lines += [*_items(metadata.children), *_items(data.children)]
    return "".join(f"{line}\n" for line in lines).encode("ascii", "backslashreplace").decode()


def _items(children: tuple[Item | Group, ...]) -> Iterator[str]:
    for each in children:
        if isinstance(each, Group):
            yield from _items(each.children)
        elif each.key == "COMMENT":
            yield f"COMMENT {each.value}"
        else:
            yield f"{each.key} = {each.value}{f' [{each.unit}]' if each.unit else ''}"


def _rows(data: Group) -> Iterator[str]:
    matrices = data.of("covarianceMatrix")
    for each in data.children:
        if isinstance(each, Item):
            yield f"COMMENT {each.value}"
        elif each.tag != "covarianceMatrix":
            yield " ".join(_values(each))
    if matrices:
        yield from ("", "COVARIANCE_START")
        for matrix in matrices:
            yield from _items(matrix.children[:-_ENTRIES])
            numbers = [each.value for each in matrix.children[-_ENTRIES:] if isinstance(each, Item)]
            for row in range(6):
                yield " ".join(numbers[row * (row + 1) // 2 : (row + 1) * (row + 2) // 2])
        yield "COVARIANCE_STOP"


def _values(group: Group) -> Iterator[str]:
    for each in group.children:
        if isinstance(each, Group):
            yield from _values(each)
        else:
            yield each.value
