"""A journey presses keys in a real window: each worker has a display and a window manager."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.display import PrivateDisplay


@pytest.fixture(scope="session", autouse=True)
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateDisplay]:
    """Start the worker's display before its first window; without Xvfb or openbox this fails."""
    if QApplication.instance() is not None:
        pytest.fail(
            "Qt already runs without a display in this process: run  pytest tests/journeys  alone",
            pytrace=False,
        )
    with PrivateDisplay(tmp_path_factory.mktemp("display")) as screen:
        os.environ["DISPLAY"] = screen.name
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        yield screen
