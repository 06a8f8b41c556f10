"""What holds for every test: no printer but a private one, no dialog that waits for a hand."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings
from PySide6.QtPrintSupport import QPrintDialog, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox

from tests.support.cups import PrivateCups

# libcups reads CUPS_SERVER once a process, so the private place is set before anything can ask:
# a test that prints without the `cups` fixture finds no printer, and never the developer's own.
_OWN_FOLDER = Path(tempfile.mkdtemp(prefix="spkt-"))
_OWN_FOLDER.chmod(0o755)  # a root cupsd runs its filters as another user
os.environ["CUPS_SERVER"] = str(_OWN_FOLDER / "cups" / "cups.sock")
atexit.register(shutil.rmtree, _OWN_FOLDER, ignore_errors=True)

# No test finds the station or the settings of the person at this computer.
for _home in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
    os.environ[_home] = str(_OWN_FOLDER / _home.lower())

# The journeys have a display of their own (tests/journeys/conftest.py); everything else needs none.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy computer is no fault of the example that was running then.
settings.register_profile("spkt", deadline=None)
settings.load_profile("spkt")

_WAITS_FOR_A_HAND = (
    *((dialog, "exec") for dialog in (QDialog, QFileDialog, QInputDialog, QMessageBox)),
    *((dialog, "exec") for dialog in (QPrintDialog, QPrintPreviewDialog)),
    *((QMessageBox, name) for name in ("question", "information", "warning", "critical")),
    *((QMessageBox, name) for name in ("about", "aboutQt")),
    *((QFileDialog, name) for name in ("getOpenFileName", "getOpenFileNames")),
    *((QFileDialog, name) for name in ("getSaveFileName", "getExistingDirectory")),
    *((QInputDialog, name) for name in ("getText", "getInt", "getDouble", "getItem")),
    (QInputDialog, "getMultiLineText"),
)


@pytest.fixture(autouse=True)
def dialogs_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every dialog that would wait for a hand raise instead; a test answers by name."""
    for dialog, name in _WAITS_FOR_A_HAND:
        monkeypatch.setattr(dialog, name, _refusal(f"{dialog.__name__}.{name}"))


class DialogOpenedError(AssertionError):
    """A dialog waited for a hand in a test that did not say so."""


def _refusal(name: str) -> object:
    def refuse(*_arguments: object, **_options: object) -> NoReturn:
        raise DialogOpenedError(f"{name} opened in a test: patch it there or do without")

    return refuse


@pytest.fixture(scope="session")
def _cups_server() -> Iterator[PrivateCups]:
    with PrivateCups(_OWN_FOLDER / "cups") as server:
        yield server


@pytest.fixture
def cups(_cups_server: PrivateCups) -> PrivateCups:
    """Return the worker's own print queue: running, empty, nothing on the device."""
    _cups_server.clear()
    return _cups_server
