"""The place of the form among the pages: built ahead, and anew after the data changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.penerimaan.kehilangan.pengurus import PembuatForm, PengurusForm
from spkt_desk.ui.shortcuts import Tombol


class TempatForm(QObject):
    """Has at most one form; `made(PengurusForm)` tells of each new one before it is shown."""

    made = Signal(object)

    def __init__(
        self,
        layanan: Layanan,
        alat: Alat,
        pages: QStackedWidget,
        act: Callable[[Tombol], object],
        window: QWidget,
    ) -> None:
        """Stand among `pages`; the form's buttons call `act`, its messages belong to `window`."""
        super().__init__(window)
        self._layanan = layanan
        self._alat = alat
        self._pages = pages
        self._act = act
        self._window = window
        self._pembuat: PembuatForm | None = None
        self._stale = False
        self.standing: PengurusForm | None = None

    @property
    def in_front(self) -> bool:
        """True while the form is the page that is shown."""
        return self.standing is not None and self._pages.currentWidget() is self.standing.form

    def pengurus(self) -> PengurusForm:
        """Return the form with what belongs to it; never another one while it is in front."""
        made = self.standing
        if made is None or (self._stale and not self.in_front):
            if made is not None:
                self._pages.removeWidget(made.form)
                made.form.deleteLater()
                made.deleteLater()
            made = self._make()
        return made

    def build_ahead(self) -> None:
        """Build the form a card at a time while nothing else happens: F2 then finds it ready."""
        if self.standing is None and self._unfinished().step():
            QTimer.singleShot(0, self, self.build_ahead)

    def spoil(self) -> None:
        """Note that the data it is built from is no longer so; one half built is thrown away."""
        self._stale = True
        if self._pembuat is not None:
            self._pages.removeWidget(self._pembuat.form)
            self._pembuat.form.deleteLater()
            self._pembuat = None

    def _unfinished(self) -> PembuatForm:
        """Return the form being built; it stands in its place from the first card on."""
        if self._pembuat is None:
            self._pembuat = PembuatForm(self._layanan, self._act)
            self._pages.addWidget(self._pembuat.form)
        return self._pembuat

    def _make(self) -> PengurusForm:
        form = self._unfinished().finish()
        self._pembuat = None
        self.standing = PengurusForm(self._layanan, self._alat, form, self._window)
        self._stale = False
        self.made.emit(self.standing)
        return self.standing
