"""The table of recorded quantities inside their sigmas: counts, and that a second run replaces the first."""

from scripts.within_sigmas import residuals, table, with_table


def test_counts_are_of_what_is_scored_and_settled():
    rows = [(0.5, "within"), (-1.5, "within"), (2.5, "outside"), (9.0, "outside"), (0.0, "unsettled")]
    scored = [{"residual": residual, "verdict": verdict} for residual, verdict in rows]
    found = residuals({"one": {"score": {"quantities": scored}}, "none": {"score": {"quantities": []}}})
    lines = table(found)
    assert lines[2:4] == ["| one | 4 | 1 | 2 | 3 |", "| none | 0 | 0 | 0 | 0 |"]
    assert lines[4].startswith("| all | 4 | 1: ") and "68.3 %" in lines[5]


def test_the_table_is_replaced_where_it_stands():
    once = with_table("# Verification\n\ntext\n", ["| a |"])
    twice = with_table(once + "more\n", ["| b |"])
    assert "| a |" in once and once.startswith("# Verification\n\ntext\n")
    assert "| a |" not in twice and twice.count("| b |") == 1 and twice.endswith("more\n")
