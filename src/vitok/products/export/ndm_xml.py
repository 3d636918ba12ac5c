"""The XML form of the messages (CCSDS 505.0-B-3), by the standard library."""

from io import StringIO
from xml.sax.saxutils import XMLGenerator

from vitok.products.export.message import Group, Item, Message

_SCHEMA = "https://sanaregistry.org/r/ndmxml_unqualified/ndmxml-3.0.0-master-3.0.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def ndm_xml(told: Message) -> str:
    """The message as a text of UTF-8."""
    out = StringIO()
    writer = XMLGenerator(out, "UTF-8", short_empty_elements=True)
    writer.startDocument()
    root = {
        "xmlns:xsi": _INSTANCE,
        "xsi:noNamespaceSchemaLocation": _SCHEMA,
        "id": f"CCSDS_{told.kind.upper()}_VERS",
        "version": told.version,
    }
    writer.startElement(told.kind, root)
    _group(writer, Group("header", told.header))
    _group(writer, Group("body", told.segments))
    writer.endElement(told.kind)
    writer.endDocument()
    return out.getvalue() + "\n"


def _group(writer: XMLGenerator, group: Group) -> None:
    writer.characters("\n")
    writer.startElement(group.tag, {})
    for each in group.children:
        if isinstance(each, Item):
            writer.startElement(each.key, {"units": each.unit} if each.unit else {})
            writer.characters(each.value)
            writer.endElement(each.key)
        else:
            _group(writer, each)
    writer.endElement(group.tag)
