"""Drawing the book: wrapped cells in the right ink, and the ruled page below the last line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from spkt_desk.ui.mutasi.table import BukuModel, Indeks, Kolom
from spkt_desk.ui.mutasi.tulisan import Larik, Tinta
from spkt_desk.ui.warna import Warna

_TEPI = 8
_ATAS = 6
_DITENGAH = frozenset({Kolom.NO, Kolom.JAM, Kolom.PARAF})


class PenulisBuku(QStyledItemDelegate):
    """Writes a cell: word-wrapped, red in red and bold, struck words struck and legible."""

    def __init__(self, view: QTableView, model: BukuModel, warna: Callable[[], Warna]) -> None:
        """Write what `model` says in the palette in force."""
        super().__init__(view)
        self._view = view
        self._model = model
        self._warna = warna
        self._heights: dict[tuple[tuple[Larik, ...], int, str], int] = {}

    def forget_heights(self) -> None:
        """Measure anew: the columns have other widths."""
        self._heights.clear()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Indeks) -> None:
        warna = self._warna()
        rect: QRectF = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(warna.tint if chosen else warna.card))
        if chosen and index.column() == Kolom.NO:
            painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), warna.accent)
        layout = self._layout(index, rect.width())
        layout.draw(painter, QPointF(rect.left() + _TEPI, rect.top() + _ATAS))
        painter.setPen(QPen(QColor(warna.line), 1))
        foot = rect.bottom() - 1
        painter.drawLine(QPointF(rect.left(), foot), QPointF(rect.right(), foot))
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Indeks) -> QSize:
        width = self._view.columnWidth(index.column())
        if index.column() in _DITENGAH:
            return QSize(width, self._view.fontMetrics().lineSpacing() + 2 * _ATAS)
        key = (self._model.runs(index.row(), index.column()), width, self._view.font().key())
        if key not in self._heights:
            self._heights[key] = round(self._layout(index, width).boundingRect().height())
        return QSize(width, self._heights[key] + 2 * _ATAS)

    def _layout(self, index: Indeks, width: float) -> QTextLayout:
        runs = self._model.runs(index.row(), index.column())
        red = self._model.line(index.row()).merah
        layout = QTextLayout("".join(one.teks for one in runs), self._view.font())
        layout.setFormats(self._formats(runs, red=red, italic=index.column() == Kolom.PARAF))
        centred = index.column() in _DITENGAH
        choice = QTextOption(
            Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        )
        choice.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(choice)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width - 2 * _TEPI, 24))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _formats(
        self, runs: tuple[Larik, ...], *, red: bool, italic: bool
    ) -> list[QTextLayout.FormatRange]:
        found: list[QTextLayout.FormatRange] = []
        start = 0
        for one in runs:
            piece = QTextLayout.FormatRange()
            length = len(one.teks.encode("utf-16-le")) // 2  # Qt counts in UTF-16
            piece.start, piece.length = start, length
            ink = _ink(one.tinta, self._warna(), red=red)
            ink.setFontItalic(italic or one.tinta is Tinta.SAMAR)
            piece.format = ink
            found.append(piece)
            start += length
        return found


def _ink(tinta: Tinta, warna: Warna, *, red: bool) -> QTextCharFormat:
    """Return the format of a stretch; no meaning hangs on colour alone."""
    ink = QTextCharFormat()
    base = warna.red if red else warna.ink
    colours = {Tinta.LAMBAT: warna.warn, Tinta.SAMAR: warna.quiet, Tinta.CORET: warna.quiet}
    ink.setForeground(QColor(colours.get(tinta, base)))
    if tinta is Tinta.CORET:
        ink.setFontStrikeOut(True)
    if tinta is Tinta.GANTI:
        ink.setFontUnderline(True)
        ink.setFontWeight(QFont.Weight.Bold)
    if tinta is Tinta.TEBAL:
        ink.setFontWeight(QFont.Weight.Bold)
    return ink


class HalamanBuku(QTableView):
    """A page of the book: its columns are ruled to the foot, written or not."""

    def __init__(self, model: BukuModel, warna: Callable[[], Warna]) -> None:
        """Show `model`; columns keep the widths of a bound book, Uraian takes the rest."""
        super().__init__()
        self._warna = warna
        self.buku = model
        self.setModel(model)
        self._penulis = PenulisBuku(self, model, warna)
        self.setItemDelegate(self._penulis)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setMinimumSectionSize(2 * _ATAS)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Kolom.URAIAN, QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self.resizeRowsToContents)
        # While the header stretches a column its other widths are still the old ones: wait a turn.
        self._wrapping = QTimer(self)
        self._wrapping.setSingleShot(True)
        self._wrapping.timeout.connect(self._wrap_again)
        head.sectionResized.connect(lambda *_sizes: self._wrapping.start(0))
        self.fit_columns()

    def fit_columns(self) -> None:
        """Set the narrow columns by the size of the letters."""
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in ((Kolom.NO, 6), (Kolom.JAM, 8), (Kolom.PARAF, 9)):
            self.setColumnWidth(column, letter * letters + 2 * _TEPI)
        share = round(self.viewport().width() * 0.2)
        self.setColumnWidth(Kolom.KETERANGAN, max(letter * 17, share))

    def _wrap_again(self) -> None:
        """Set the rows by the widths in force; the chosen line stays in sight."""
        self._penulis.forget_heights()
        self.resizeRowsToContents()
        chosen = self.selectionModel().selectedRows()
        if chosen:
            self.scrollTo(chosen[0])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then rule the page: columns to the foot, empty lines below the last."""
        super().paintEvent(event)
        page: QWidget = self.viewport()
        painter = QPainter(page)
        warna = self._warna()
        painter.setPen(QPen(QColor(warna.line), 1))
        rows = self.model().rowCount()
        foot = self.rowViewportPosition(rows - 1) + self.rowHeight(rows - 1) if rows else 0
        # An empty line is as high as a written one; the hidden header has its say in that.
        hint = self.verticalHeader().sectionSizeHint(0) if rows else 0
        step = max(self.fontMetrics().lineSpacing() + 2 * _ATAS, hint)
        for y in range(foot + step - 1, page.height(), step):
            painter.drawLine(0, y, page.width(), y)
        for column in range(len(Kolom) - 1):
            x = self.columnViewportPosition(column) + self.columnWidth(column) - 1
            painter.drawLine(x, 0, x, page.height())
        # The margin of a bound book stands doubled before the text.
        margin = self.columnViewportPosition(Kolom.URAIAN) + 2
        painter.drawLine(margin, 0, margin, page.height())
        painter.end()
