"""The notebooks run from their first cell to their last, and show figures and tables."""

import os

import nbformat
import pytest
from nbclient import NotebookClient
from tests.docs.pages import ROOT


@pytest.mark.verify  # it flies, for half a minute
@pytest.mark.parametrize("name", ["flight", "sweep"])
def test_a_notebook_runs(name, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))))
    book = nbformat.read(ROOT / "docs" / "notebooks" / f"{name}.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in book.cells), "is kept without its outputs"
    NotebookClient(book, timeout=600, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = {kind for cell in book.cells for out in cell.get("outputs", ()) for kind in out.get("data", ())}
    assert {"application/vnd.plotly.v1+json", "text/html"} <= shown
