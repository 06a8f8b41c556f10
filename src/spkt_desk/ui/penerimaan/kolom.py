"""Which of the three columns stand side by side: list, form, page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spkt_desk.ui.kit.kartu import JARAK

LEBAR_FORM = 640
"""Narrowest form in logical pixels that still reads well beside the page."""


class TataKolom:
    """In a wide window the page folds away by hand; in a narrow one it takes the list's place."""

    def __init__(self, window: QWidget, daftar: QWidget, tengah: QWidget, kertas: QWidget) -> None:
        """Arrange three widgets of one row in `window`."""
        self._window = window
        self._list = daftar
        self._middle = tengah
        self._page = kertas
        self._folded = False
        self._peeking = False
        self._needed = 0

    @property
    def page_shown(self) -> bool:
        """Tell whether the column of the page is there."""
        return not self._page.isHidden()

    def toggle(self) -> None:
        """Fold the page away or bring it back; takes effect with the next `fit`."""
        if self._wide():
            self._folded = not self._folded
        else:
            self._peeking = not self._peeking

    def fit(self, *, has_page: bool, needed: int = 0) -> bool:
        """Show what fits; True when the page has just appeared.

        `needed` is the width in pixels the middle wants, where it would scroll rather than say so.
        """
        self._needed = needed
        wide = self._wide()
        shown = has_page and (not self._folded if wide else self._peeking)
        before = self.page_shown
        # Hide before showing: with both in the row for a moment the window would have to grow.
        for column, visible in sorted(
            ((self._page, shown), (self._list, wide or not shown)), key=lambda one: one[1]
        ):
            column.setVisible(visible)
        return shown and not before

    def _wide(self) -> bool:
        """Tell whether all three fit, whatever the size of the text."""
        middle = max(self._middle.minimumSizeHint().width(), LEBAR_FORM, self._needed)
        fixed = self._list.minimumWidth() + self._page.minimumWidth()
        return self._window.width() >= middle + fixed + 8 * JARAK
