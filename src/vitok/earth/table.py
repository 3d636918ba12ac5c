"""Tables of few rows that the compiled core reads linearly."""

from vitok.compiled import bare


@bare
def interpolate(x, nodes, values):
    """Value at ``x`` between rising ``nodes``: linear, constant beyond the ends."""
    if x <= nodes[0]:
        return values[0]
    last = nodes.size - 1
    if x >= nodes[last]:
        return values[last]
    low, high = 0, last
    while high - low > 1:
        middle = (low + high) // 2
        if nodes[middle] <= x:
            low = middle
        else:
            high = middle
    return values[low] + (values[high] - values[low]) * (x - nodes[low]) / (nodes[high] - nodes[low])
