"""The row of trust lights in the frame; a click opens the page behind them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.domain.lampu import URUTAN, Lampu, Nyala
from spkt_desk.ui.kit.kancing import Kancing, make_button
from spkt_desk.ui.kit.nama import set_property
from spkt_desk.ui.shortcuts import Tombol

_SISA = 14


class BarisLampu(QWidget):
    """One small button a light: sign, name, and the sentence for mouse and ear.

    Where the row is short of room the signs stand alone; name and sentence are one hover away.
    """

    def __init__(self, act: Callable[[Tombol], object]) -> None:
        """Begin dark: nothing is claimed before the first look."""
        super().__init__()
        self._act = act
        self._buttons: dict[str, Kancing] = {}
        self._texts: dict[str, str] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def show_lights(self, lights: tuple[Lampu, ...]) -> None:
        """Show how everything stands; a name keeps its place."""
        for light in lights:
            button = self._buttons.get(light.nama) or self._add(light.nama)
            self._texts[light.nama] = f"{light.nyala.tanda} {light.nama}"
            button.setToolTip(f"{light.nama}: {light.kalimat} ({Tombol.KEADAAN.tulisan})")
            button.setAccessibleDescription(light.kalimat)
            set_property(button, "nyala", light.nyala.value)
        self._fit()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        wide = sum(self._wide(one) for one in self._buttons)
        return QSize(wide, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        signs = sum(self._room(one, self._texts[one][:1]) for one in self._buttons)
        return QSize(signs, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
            self.updateGeometry()

    def _fit(self) -> None:
        """Write the names while there is room for all of them."""
        whole = self.width() >= sum(self._wide(one) for one in self._buttons)
        for nama, button in self._buttons.items():
            text = self._texts[nama] if whole else self._texts[nama][:1]
            if button.text() != text:
                button.setText(text)
            button.setFixedWidth(self._room(nama, text))

    def _wide(self, nama: str) -> int:
        return self._room(nama, self._texts[nama])

    def _room(self, nama: str, text: str) -> int:
        """Return the width a light needs for a text when it burns (bold)."""
        self._buttons[nama].ensurePolished()
        font = self._buttons[nama].font()
        font.setBold(True)
        return QFontMetrics(font).horizontalAdvance(text) + _SISA

    def _add(self, nama: str) -> Kancing:
        button = make_button(
            f"lampu.{nama.lower()}", nama, partial(self._act, Tombol.KEADAAN), rupa="lampu"
        )
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_property(button, "nyala", Nyala.BAIK.value)
        before = sum(URUTAN.index(other) < URUTAN.index(nama) for other in self._buttons)
        self._row.insertWidget(before, button)
        self._buttons[nama] = button
        return button
