"""The XML form of the messages (CCSDS 505.0-B-3)."""

from vitok.products.export.message import Group, Message
from vitok.products.export.xml_text import XmlText

_SCHEMA = "https://sanaregistry.org/r/ndmxml_unqualified/ndmxml-4.0.0-master-4.0.xsd"
_ROOT = {
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:noNamespaceSchemaLocation": _SCHEMA,
}


def ndm_xml(told: Message) -> str:
    """The message as a text of UTF-8."""
    out = XmlText()
    out.open(told.kind, **_ROOT, id=f"CCSDS_{told.kind.upper()}_VERS", version=told.version)
    _group(out, Group("header", told.header))
    _group(out, Group("body", told.segments))
    out.close(told.kind)
    return out.text()


def _group(out: XmlText, group: Group) -> None:
    out.characters("\n")
    out.open(group.tag)
    for each in group.children:
        if isinstance(each, Group):
            _group(out, each)
        elif each.unit:
            out.leaf(each.key, each.value, units=each.unit)
        else:
            out.leaf(each.key, each.value)
    out.close(group.tag)
