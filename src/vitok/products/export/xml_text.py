"""XML by the standard library, which escapes all text."""

from io import StringIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl


class XmlText(XMLGenerator):
    """A document that grows from tag to tag."""

    def __init__(self) -> None:
        self.out = StringIO()
        super().__init__(self.out, "UTF-8")
        self.startDocument()

    def open(self, *tags: str, **attributes: str) -> None:
        """Opens tags within each other; attributes are the last one's."""
        for tag in tags[:-1]:
            self.startElement(tag, AttributesImpl({}))
        self.startElement(tags[-1], AttributesImpl(attributes))

    def close(self, *tags: str) -> None:
        """Closes tags, the innermost first."""
        for tag in tags:
            self.endElement(tag)

    def leaf(self, tag: str, text: str, **attributes: str) -> None:
        """An element of text alone."""
        self.open(tag, **attributes)
        self.characters(text)
        self.close(tag)

    def text(self) -> str:
        """The whole document."""
        self.endDocument()
        return self.out.getvalue() + "\n"
