"""The recall list under name and number: who was here before, and the act of looking.

Typing writes nothing. A search is one entry in the history when it settles: a result is opened,
Enter is pressed, or three seconds pass without a key. A whole number that nobody showed before is
a search too: who asks after a number learns that its owner was never here. A name nobody has is
none: every new citizen's name is typed there, and the history would fill with people who only came
to report something.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from spkt_desk.domain.nik import PANJANG_NIK
from spkt_desk.domain.orang import JenisIdentitas, OrangDikenal
from spkt_desk.services.orang import OrangService
from spkt_desk.ui.kit.medan import Medan
from spkt_desk.ui.kit.nama import name_widget
from spkt_desk.ui.penerimaan.kehilangan.pelapor import KotakPelapor

JEDA_KETIK_MS = 250
JEDA_MENGENDAP_MS = 3000
_TERLIHAT = 6
_LEBAR = 340


class DaftarDikenal(QListWidget):
    """Floats under the field that is searched; Down goes in, Enter takes, Esc leaves."""

    picked = Signal(str)
    settled = Signal(str, int)

    def __init__(
        self, place: str, sheet: QWidget, pelapor: KotakPelapor, orang: OrangService
    ) -> None:
        """Search for what is typed in `pelapor`, shown on `sheet`."""
        super().__init__(sheet)
        name_widget(self, f"{place}.dikenal", "Pernah melapor: pilih dengan panah, lalu Enter")
        self._sheet = sheet
        self._pelapor = pelapor
        self._orang = orang
        self._found: tuple[OrangDikenal, ...] = ()
        self._text = ""
        self._asked_number = False
        self._field: Medan = pelapor.name
        self._typing = self._timer(JEDA_KETIK_MS, self._search)
        self._settling = self._timer(JEDA_MENGENDAP_MS, self.settle)
        for field in (pelapor.number, pelapor.name):
            field.changed.connect(lambda which=field: self._on_key(which))
            field.finished.connect(self._on_left)
            field.editor.installEventFilter(self)
        self.itemActivated.connect(lambda _item: self._take())
        self.itemClicked.connect(lambda _item: self._take())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def settle(self) -> None:
        """Tell once that the search under way has settled."""
        self._settling.stop()
        if self._text and (self._found or self._asked_number):
            text, count = self._text, len(self._found)
            self._text = ""
            self.settled.emit(text, count)

    def close_list(self) -> bool:
        """Take the list away; True when it was open."""
        if self.isHidden():
            return False
        inside = self.hasFocus()
        self.hide()
        if inside:
            self._field.focus()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        elif event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self._field.focus()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down in the field go into the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and self.isVisible()
        ):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentRow(0)
            return True
        return super().eventFilter(watched, event)

    def _timer(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _on_key(self, field: Medan) -> None:
        self._field = field
        self._text = ""
        self._settling.stop()
        self._typing.start()

    def _on_left(self) -> None:
        if QApplication.focusWidget() is self:
            return
        if self._typing.isActive():
            self._typing.stop()
            self._search()
        if self._field is self._pelapor.number and not self._is_nik():
            self._asked_number = bool(self._text)  # no fixed length: whole when the field is left
        self.settle()
        self.hide()

    def _search(self) -> None:
        text = self._field.text().strip()
        self._found = self._ask(text)
        self._text = text
        self.clear()
        if self._found or self._asked_number:
            self._settling.start()
        if not self._found:
            self.hide()
            return
        for one in self._found:
            parts = [one.nama, str(one.tahun_lahir), one.desa]
            self.addItem(QListWidgetItem("  ·  ".join(part for part in parts if part)))
        self._place_under(self._field)

    def _ask(self, text: str) -> tuple[OrangDikenal, ...]:
        self._asked_number = False
        if self._field is self._pelapor.name:
            return self._orang.by_nama(text)
        if self._is_nik():
            self._asked_number = len(text) == PANJANG_NIK
            return self._orang.by_nomor(text) if self._asked_number else ()
        return self._orang.by_nomor(text)

    def _is_nik(self) -> bool:
        return self._pelapor.kind.text() == JenisIdentitas.NIK.value

    def _place_under(self, field: Medan) -> None:
        sheet = self._sheet
        corner = field.editor.mapTo(sheet, QPoint(0, field.editor.height() + 2))
        width = max(field.editor.width(), _LEBAR)
        left = min(corner.x(), max(sheet.width() - width - 8, 0))
        rows = min(len(self._found), _TERLIHAT)
        height = rows * max(self.sizeHintForRow(0), 24) + 2 * self.frameWidth() + 4
        self.setGeometry(left, corner.y(), width, height)
        self.show()
        self.raise_()

    def _take(self) -> None:
        row = self.currentRow()
        if not 0 <= row < len(self._found):
            return
        orang_id = self._found[row].orang_id
        self.settle()
        self.hide()
        self.picked.emit(orang_id)
