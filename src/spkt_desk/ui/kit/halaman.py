"""The page as it will print, beside the form: real PDF bytes drawn on white."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from spkt_desk.ui.kit.nama import make_label, name_widget, set_look
from spkt_desk.ui.kit.pdfium import page_images, page_sizes

_DPI_LAYAR = 96.0
_PINGGIR = 8
_LANGKAH = 1.25
_ZOOM_TERBESAR = 4.0
_TUNGGU_LUKIS_MS = 60


class HalamanPdf(QScrollArea):
    """Shows a PDF fitted to its width; plus, minus and 0 zoom while it has the focus."""

    def __init__(self, place: str, label: str = "Pratinjau kertas") -> None:
        """Show the sentence of an empty page."""
        super().__init__()
        name_widget(self, place, label, tip="Tombol + memperbesar, - memperkecil, 0 selebar bidang")
        set_look(self, "kertas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._pdf = b""
        self._widest = 0.0
        self._zoom = 1.0
        self._drawn_at = 0.0
        self._pages: list[QLabel] = []
        self._sheet = set_look(QWidget(), "halaman")
        self._box = QVBoxLayout(self._sheet)
        self._box.setContentsMargins(_PINGGIR, _PINGGIR, _PINGGIR, _PINGGIR)
        self._box.setSpacing(_PINGGIR)
        self._box.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty = make_label("", "kecil", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._box.addWidget(self._empty)
        self.setWidget(self._sheet)
        self._redraw = QTimer(self)  # a resize by hand draws once, when it has settled
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(_TUNGGU_LUKIS_MS)
        self._redraw.timeout.connect(self._draw)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def show_pdf(self, pdf: bytes) -> None:
        """Draw these bytes; the place scrolled to stays."""
        self._pdf = pdf
        self._widest = max(width for width, _height in page_sizes(pdf))
        self._draw()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence instead of a page."""
        self._pdf = b""
        self._clear()
        self._empty.setText(sentence)
        self._empty.setVisible(True)

    def fit_width(self) -> None:
        """As wide as the view."""
        self._set_zoom(1.0)

    def zoom_in(self) -> None:
        """One step larger."""
        self._set_zoom(min(self._zoom * _LANGKAH, _ZOOM_TERBESAR))

    def zoom_out(self) -> None:
        """One step smaller, never under the width of the view."""
        self._set_zoom(max(self._zoom / _LANGKAH, 1.0))

    def image(self, page: int = 0) -> QImage:
        """Return what is drawn of a page, in device pixels."""
        return self._pages[page].pixmap().toImage()

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, 520)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pdf and abs(self._dpi() - self._drawn_at) > 1:
            self._redraw.start()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange and self._pdf:
            self._redraw.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {"+": self.zoom_in, "-": self.zoom_out, "0": self.fit_width}
        act = acts.get(event.text())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        if self._pdf:
            self._draw()

    def _dpi(self) -> float:
        bar = self.verticalScrollBar().sizeHint().width()
        room = max(self.width() - 2 * self.frameWidth() - 2 * _PINGGIR - bar, 80)
        return _DPI_LAYAR * room / (self._widest * _DPI_LAYAR / 72.0) * self._zoom

    def _draw(self) -> None:
        if not self._pdf:
            return
        ratio = self.devicePixelRatioF()
        self._drawn_at = self._dpi()
        images = page_images(self._pdf, self._drawn_at * ratio)
        self._clear(keep=len(images))
        self._empty.setVisible(False)
        while len(self._pages) < len(images):
            page = QLabel()
            page.setObjectName(f"{self.objectName()}.lembar.{len(self._pages) + 1}")
            self._pages.append(page)
            self._box.addWidget(page)
        for page, image in zip(self._pages, images, strict=True):
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(ratio)
            page.setPixmap(pixmap)
            page.setFixedSize(pixmap.deviceIndependentSize().toSize())

    def _clear(self, keep: int = 0) -> None:
        while len(self._pages) > keep:
            page = self._pages.pop()
            self._box.removeWidget(page)
            page.deleteLater()
