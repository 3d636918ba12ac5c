"""XML of a user's file, parsed without what makes XML dangerous."""

import re
import xml.etree.ElementTree as ET

from vitok.errors import InputError
from vitok.station.text import short

_MOST_TAGS = 2_500_000  # a hundred thousand states have 1.6 million
_DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)


def root_of(text: str, file: str) -> ET.Element:
    """Root element of a text; InputError if it is no whole XML, declares entities or has too many tags."""
    if _DECLARATION.search(text):
        raise InputError(f"{file}: an orbit message in XML declares no document type and no entities")
    if text.count("<") > _MOST_TAGS:
        raise InputError(f"{file}: more than {_MOST_TAGS} tags, the most that are read of an orbit message")
    try:
        return ET.fromstring(text)
    except ET.ParseError as error:
        raise InputError(f"{file} is no complete message in XML: {short(str(error), 100)}") from error


def local(element: ET.Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def value_of(element: ET.Element) -> str:
    """An element's text without the blanks around it."""
    return (element.text or "").strip()
