"""The catalogue's files as plain documents, to be changed key by key."""

import copy
import tomllib

from vitok.mission.catalogue import FOLDERS, entries, entry_path
from vitok.mission.schema import KINDS

ENTRIES = [(kind, name) for kind, model in KINDS.items() for name in entries()[FOLDERS[model.__name__]]]


def document(name):
    return tomllib.loads(entry_path(name).read_text(encoding="utf-8"))


def leaves(node, path=()):
    """Place and value of every key in a document that heads no table."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*path, key))
    elif isinstance(node, list) and all(isinstance(each, dict) for each in node):
        for number, value in enumerate(node):
            yield from leaves(value, (*path, number))
    else:
        yield path, node


def changed(document, path, value=None):
    """The document with another value at a place, or with none."""
    copied = copy.deepcopy(document)
    table = copied
    for part in path[:-1]:
        table = table[part]
    if value is None:
        del table[path[-1]]
    else:
        table[path[-1]] = value
    return copied
