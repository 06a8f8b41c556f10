"""A field that holds a small file: a button to pick it, its name, and a way to be without."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QSizePolicy
from typing_extensions import override

from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.medan import Medan

TERBESAR = 2 * 1024 * 1024
"""Largest file that is read, in bytes; the paper's own rule says the same of an emblem."""

_SARING = "Gambar (*.png *.jpg *.jpeg)"


class MedanGambar(Medan):
    """A picture from a file; Space opens the dialog, Enter goes on as in every field."""

    def __init__(self, place: str, field: str, label: str, button: str, *, hint: str = "") -> None:
        """Begin without a picture; `button` stands on what picks one."""
        self._pick = make_button(f"{place}.{field}", button, self._choose)
        self._pick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        super().__init__(place, field, label, self._pick, hint)
        self._bytes = b""
        self._name = ""
        self._drop = make_button(f"{place}.{field}.hapus", "Hapus", self._forget)
        self._drop.setAccessibleName(f"Hapus {label.lower()}")
        self._drop.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.put_beside(self._drop)
        self._drop.hide()

    def data(self) -> bytes:
        """Return the bytes of the file; empty without one."""
        return self._bytes

    @override
    def text(self) -> str:
        return self._name

    @override
    def set_text(self, text: str) -> None:
        """A file is picked, never written into the field."""

    def show_kept(self, data: bytes, name: str) -> None:
        """Show a picture that is in force already, without telling `changed`."""
        self._bytes = data
        self._name = name if data else ""
        self.set_reading(self._name)
        self._drop.setVisible(bool(data))

    def load(self, path: Path) -> None:
        """Take a picture in, or say at the field why it is none."""
        try:
            if path.stat().st_size > TERBESAR:
                self.set_error("Gambar lebih dari 2 MB. Perkecil dulu, atau pilih berkas lain.")
                return
            found = path.read_bytes()
        except OSError:
            self.set_error("Berkas tidak terbaca. Pilih berkas lain.")
            return
        if QImage.fromData(found).isNull():
            self.set_error("Berkas bukan gambar PNG atau JPEG yang utuh. Pilih berkas lain.")
            return
        self._keep(found, path.name)

    def _choose(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, self.label_text, "", _SARING)
        if name:
            self.load(Path(name))

    def _forget(self) -> None:
        self._pick.setFocus()
        self._keep(b"", "")

    def _keep(self, found: bytes, name: str) -> None:
        self._bytes = found
        self._name = name
        self.set_reading(name)
        self._drop.setVisible(bool(found))
        self.on_typed()
