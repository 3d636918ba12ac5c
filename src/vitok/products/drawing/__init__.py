"""Figures drawn without a browser: of plotly's words those that this house's charts use."""
