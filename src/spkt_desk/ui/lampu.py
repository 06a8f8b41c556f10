"""The row of trust lights in the frame; a click opens the page behind them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spkt_desk.domain.lampu import URUTAN, Lampu, Nyala
from spkt_desk.ui.kit.kancing import Kancing, make_button
from spkt_desk.ui.kit.nama import set_property
from spkt_desk.ui.shortcuts import Tombol


class BarisLampu(QWidget):
    """One small button a light: sign, name, and the sentence for mouse and ear."""

    def __init__(self, act: Callable[[Tombol], object]) -> None:
        """Begin dark: nothing is claimed before the first look."""
        super().__init__()
        self._act = act
        self._buttons: dict[str, Kancing] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def show_lights(self, lights: tuple[Lampu, ...]) -> None:
        """Show how everything stands; a name keeps its place."""
        for light in lights:
            button = self._buttons.get(light.nama) or self._add(light.nama)
            button.setText(f"{light.nyala.tanda} {light.nama}")
            button.setToolTip(f"{light.kalimat} ({Tombol.KEADAAN.tulisan})")
            button.setAccessibleDescription(light.kalimat)
            set_property(button, "nyala", light.nyala.value)

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
