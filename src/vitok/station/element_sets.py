"""Element sets of a text: two or three lines each, or an OMM."""

from vitok.reading import one_sentence
from vitok.station.element_set import ElementSet
from vitok.station.omm import is_omm, mean_element_sets
from vitok.station.two_line import two_line_sets


def read_element_sets(text: str, file: str) -> list[ElementSet]:
    """Element sets in order of epoch: two or three lines each, or OMM in KVN, XML, JSON or CSV.

    InputError names ``file``, line and field for a wrong length, number, order, checksum, key or value.
    """
    start = text.lstrip("\ufeff")
    with one_sentence(file, "element sets"):
        sets = mean_element_sets(start, file) if is_omm(start) else two_line_sets(start, file)
    return sorted(sets, key=lambda each: (each.instant.tai_jd1 + each.instant.tai_jd2, each.epoch_utc))
