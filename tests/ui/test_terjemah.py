"""No button of Qt's own speaks English."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit


def test_every_standard_button_is_indonesian() -> None:
    kinds = [
        kind
        for kind in QDialogButtonBox.StandardButton
        if kind is not QDialogButtonBox.StandardButton.NoButton
    ]
    box = QDialogButtonBox()
    english = {"Yes", "No", "OK", "Cancel", "Close", "Save", "Open", "Discard", "Help", "Apply"}
    english |= {"Reset", "Restore Defaults", "Abort", "Retry", "Ignore", "Save All"}
    english |= {"Yes to All", "No to All", "Don't Save"}
    for kind in kinds:
        button = box.addButton(kind)
        assert button.text()
        assert button.text().replace("&", "") not in english


def test_the_menu_of_a_field_is_indonesian() -> None:
    field = QLineEdit()
    menu = field.createStandardContextMenu()
    shown = [action.text().split("\t")[0].replace("&", "") for action in menu.actions()]
    assert {"Urungkan", "Salin", "Tempel", "Pilih semua"} <= set(shown)


def test_what_has_no_word_stays() -> None:
    assert QCoreApplication.translate("X", "Kata lain") == "Kata lain"
