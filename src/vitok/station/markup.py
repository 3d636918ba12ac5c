"""XML of a user's file, walked element by element, without what makes XML dangerous or slow."""

from collections.abc import Callable
from xml.parsers import expat

from vitok.errors import InputError

Path = list[str]

_MOST_TAGS = 1_000_000  # fifty thousand states have 800,000, ends counted
_DEEPEST = 20
_PIECE = 65536
_LONGEST_TAG = 4 * _PIECE


def walk(
    text: str,
    file: str,
    begin: Callable[[Path, str | None], None],
    end: Callable[[Path, str], None],
) -> None:
    """Calls ``begin`` with names down to each element and its units, ``end`` with the names and its text.

    Names come without their namespace. No tree is built: one of fifty thousand states would take seconds.
    InputError if the text is no whole XML, declares a document type, or is too deep, long or full of tags.
    """
    path: Path = []
    parts: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(path) == _DEEPEST:
            raise InputError(f"{file}: elements stand in each other more than {_DEEPEST} deep")
        path.append(name.rpartition(":")[2] if ":" in name else name)
        parts.clear()
        begin(path, attributes.get("units"))

    def stop(_: str) -> None:
        end(path, "".join(parts).strip())
        parts.clear()
        path.pop()

    def refuse(*_: object) -> None:
        raise InputError(f"{file}: an orbit message in XML declares no document type and no entities")

    if text.count("<") > _MOST_TAGS:
        raise InputError(f"{file}: more than {_MOST_TAGS} tags, the most that are read of an orbit message")
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, stop
    parser.CharacterDataHandler = parts.append
    parser.StartDoctypeDeclHandler = refuse
    content = text.encode()
    try:
        for k in range(0, len(content), _PIECE):
            parser.Parse(content[k : k + _PIECE], False)
            if k - parser.CurrentByteIndex > _LONGEST_TAG:
                raise InputError(f"{file}: a tag is longer than {_LONGEST_TAG} bytes")
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise InputError(f"{file} is no complete message in XML: {error}") from error
