"""An article read: its infobox, crew table, cargo, references and categories, each fact with its type."""

import re
from dataclasses import asdict, dataclass, is_dataclass
from pathlib import Path
from typing import Any

from mwparserfromhell.nodes import Template
from mwparserfromhell.wikicode import Wikicode

from vitok.article.cargo import Cargo, cargo_of
from vitok.article.crew import CrewMember, crew_of
from vitok.article.extract import extract
from vitok.article.fields import KNOWN, Duration, kind_key, value_of
from vitok.article.instants import Stated
from vitok.article.markup import Link, parse, pictures, plain
from vitok.errors import InputError

_YEAR = re.compile(r"\b((?:19|20)\d\d)\b|((?:19|20)\d\d)年")
_URL = re.compile(r"\burl\s*=\s*([^|}\s]+)|(https?://[^\s|\]}<]+)")
_TITLE = re.compile(r"\btitle\s*=\s*([^|}]+)")
_LARGEST_BYTES = 20_000_000


@dataclass(frozen=True)
class Reference:
    """A source that the article names."""

    title: str
    url: str


@dataclass(frozen=True)
class Article:
    """What an article says. ``fields`` are those of the infobox that are not empty, ``unknown`` names those
    whose meaning is not known here, kept as text."""

    source: str
    template: str
    fields: dict[str, Any]
    field_count: int
    unknown: tuple[str, ...]
    mission_pictures: dict[str, tuple[str, ...]]
    crew: tuple[CrewMember, ...]
    cargo: tuple[Cargo, ...]
    references: tuple[Reference, ...]
    categories: tuple[str, ...]
    prose: str

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        return {
            "source": self.source,
            "infobox": self.template,
            "fields_in_all": self.field_count,
            "fields_filled": len(self.fields),
            "fields": {name: plain_value(value) for name, value in self.fields.items()},
            "unknown_fields": list(self.unknown),
            "pictures_in_fields": {name: list(files) for name, files in self.mission_pictures.items()},
            "crew": [asdict(member) for member in self.crew],
            "cargo": [asdict(each) for each in self.cargo],
            "references": [asdict(each) for each in self.references],
            "categories": list(self.categories),
        }


def plain_value(value: Any) -> Any:
    """A field's value in JSON's own types; an instant as ISO 8601 text."""
    if isinstance(value, Stated):
        return value.text()
    if isinstance(value, tuple):
        return [plain_value(each) for each in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def shown_value(value: Any) -> str:
    """A field's value in words: a name with its English beside it, a measure with its unit."""
    if isinstance(value, tuple):
        return ", ".join(map(shown_value, value))
    if isinstance(value, Link):
        return f"{value.text} ({value.english})" if value.english else value.text
    if isinstance(value, Duration):
        return f"{value.duration_s:.0f} s"
    if isinstance(value, Stated):
        return value.text()
    if is_dataclass(value):
        return " ".join(shown_value(each) for each in vars(value).values())
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def read_file(path: Path) -> Article:
    """The article in a file; InputError if it cannot be read or is no article of a spaceflight."""
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise InputError(f"{path} is larger than {_LARGEST_BYTES / 1e6:.0f} MB: no article is")
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not a text file in UTF-8: byte {error.start} is wrong") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    return read(text, str(path))


def read(text: str, source: str) -> Article:
    """The article in a text of wiki markup.

    InputError if it is empty, has no infobox of a spaceflight, or states a date that cannot be.
    """
    if not text.strip():
        raise InputError(f"{source} is empty")
    parts = extract(text, source)
    templates = parse(parts.infobox).filter_templates(recursive=False)
    if not templates:
        raise InputError(f"{source}: the infobox '{parts.template}' is not well formed")
    codes = _codes(templates[0])
    filled = {name: code for name, code in codes.items() if plain(code) or pictures(code)}
    year = _year(filled)
    return Article(
        source=source,
        template=parts.template,
        fields={name: value_of(name, code, year, source) for name, code in filled.items()},
        field_count=len(codes),
        unknown=tuple(name for name in filled if kind_key(name) not in KNOWN),
        mission_pictures={
            name: tuple(pictures(code)) for name, code in filled.items() if pictures(code) and plain(code)
        },
        crew=crew_of(parts.tables),
        cargo=cargo_of(parts.prose),
        references=tuple(filter(None, map(_reference, parts.references))),
        categories=parts.categories,
        prose=parts.prose,
    )


def _codes(box: Template) -> dict[str, Wikicode]:
    """Fields of the infobox, those of the templates in its fields (visits to a station) among them."""
    codes: dict[str, Wikicode] = {}
    for parameter in box.params:
        name = " ".join(str(parameter.name).split())
        inner = [
            each
            for each in parameter.value.filter_templates(recursive=False)
            if str(each.name).strip().lower().startswith("infobox")
        ]
        if inner:
            for number, template in enumerate(inner, 1):
                for key, code in _codes(template).items():
                    codes[key if number == 1 else f"{key}_{number}"] = code
        else:
            codes[name] = parameter.value
    return codes


def _year(filled: dict[str, Wikicode]) -> int | None:
    """Year of the launch, for dates without one: of its date, else of the COSPAR number."""
    for name in ("launch_date", "COSPAR_ID"):
        found = _YEAR.search(plain(filled[name])) if name in filled else None
        if found:
            return int(found[1] or found[2])
    return None


def _reference(markup: str) -> Reference | None:
    url, title = _URL.search(markup), _TITLE.search(markup)
    if not url and not title:
        return None
    return Reference(title[1].strip() if title else "", (url[1] or url[2]) if url else "")
