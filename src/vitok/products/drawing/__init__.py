"""Figures drawn without a browser: of plotly's words what this house uses, as lines, areas, dots and texts."""
