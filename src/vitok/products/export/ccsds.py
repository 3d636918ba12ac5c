"""A message as a file: in either form, under its name."""

from vitok.products.export.kvn import kvn
from vitok.products.export.message import Message
from vitok.products.export.ndm_xml import ndm_xml


def file_of(name: str, told: Message, *, xml: bool) -> dict[str, str]:
    """The one file ``NAME.oem`` or, in XML, ``NAME.oem.xml``."""
    ending = f"{told.kind}.xml" if xml else told.kind
    return {f"{name}.{ending}": ndm_xml(told) if xml else kvn(told)}
