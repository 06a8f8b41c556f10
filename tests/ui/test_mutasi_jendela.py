from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spkt_desk.ui.mutasi.tab import MutasiTab
from spkt_desk.ui.window import MainWindow

_TANPA = Qt.KeyboardModifier.NoModifier


def _press(jendela: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = _TANPA) -> None:
    QTest.keyClick(QApplication.focusWidget() or jendela, key, held)


def _focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def test_f9_writes_a_line_from_another_tab(jendela: MainWindow, qtbot: QtBot) -> None:
    _press(jendela, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    _press(jendela, Qt.Key.Key_F9)
    assert _focus() == "mutasi.uraian"
    book = jendela.findChild(MutasiTab)
    assert isinstance(book, MutasiTab)
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "Patroli pagi.")
    _press(jendela, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(book.model.lines()), timeout=10_000)
    assert book.model.lines()[0].uraian == "Patroli pagi."
    assert jendela.foot.said() == "Tersimpan. Mutasi No. 1."


def test_f10_f12_and_the_two_checks_open_from_anywhere_and_esc_comes_back(
    jendela: MainWindow,
) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    _press(jendela, Qt.Key.Key_F10)
    assert _focus() == "mutasi.giliran.regu"
    _press(jendela, Qt.Key.Key_Escape)
    for key, with_, first in (
        (Qt.Key.Key_F12, _TANPA, "setelan.bagian"),
        (Qt.Key.Key_J, held, "kode.kode"),
        (Qt.Key.Key_D, held | Qt.KeyboardModifier.ShiftModifier, "periksa.mulai"),
    ):
        _press(jendela, key, with_)
        assert _focus() == first
        _press(jendela, Qt.Key.Key_Escape)
        assert _focus() == "mutasi.uraian"
