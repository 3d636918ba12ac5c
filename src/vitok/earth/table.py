"""Tables of few rows that the compiled core reads linearly."""

from vitok.compiled import bare


@bare
def bracket(x, nodes):
    """Two rows between which ``x`` lies among rising ``nodes``, and its share of the way; at an end that."""
    last = nodes.size - 1
    if x <= nodes[0]:
        return 0, 0, 0.0
    if x >= nodes[last]:
        return last, last, 0.0
    low, high = 0, last
    while high - low > 1:
        middle = (low + high) // 2
        if nodes[middle] <= x:
            low = middle
        else:
            high = middle
    return low, high, (x - nodes[low]) / (nodes[high] - nodes[low])


@bare
def interpolate(x, nodes, values):
    """Value at ``x`` between rising ``nodes``: linear, constant beyond the ends."""
    low, high, share = bracket(x, nodes)
    return values[low] + share * (values[high] - values[low])
