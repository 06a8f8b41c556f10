"""The acts at the desk whose gaps are measured, as the tabs do them: by jobs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QAbstractItemView

from spkt_desk.app import Program
from spkt_desk.bench.panggung import typed_form
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.services.kehilangan import Terbitan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.kit.halaman import HalamanPdf
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.window import MainWindow

_BARIS_GULIR = 200
_LANGKAH_GULIR = 60


class Acara:
    """Issues, renders and previews over the door the program has opened."""

    def __init__(self, program: Program, akun: tuple[str, str]) -> None:
        """Log in a second time at the same door, on the worker as the login does."""
        self._program = program
        self._layanan: list[Layanan] = []
        self._answers: list[object] = []
        self._rekaman = ""
        self._halaman: object = None
        self._page = HalamanPdf("bench.halaman")
        self._page.resize(640, 700)
        self._page.show()
        login = program._door().login  # noqa: SLF001 - the desk hands its services to nobody
        program.jobs.run(partial(login, *akun), self._layanan.append, _refuse)

    def ready(self) -> bool:
        """Tell whether the services are there."""
        return bool(self._layanan)

    def start_issue(self) -> bool:
        """Let the worker issue a letter; every tab is told of it."""
        self._answers.clear()
        layanan = self._layanan[0]
        act = partial(layanan.kehilangan.issue, typed_form(layanan))
        self._program.jobs.run(act, self._issued, _refuse)
        return True

    def _issued(self, saved: Saved[Terbitan]) -> None:
        self._rekaman = saved.value.rekaman_id
        window = self._program.window
        if isinstance(window, MainWindow):
            window.spread(saved.changed)
        self._answers.append(saved)

    def start_render(self) -> bool:
        """Let the worker render and keep the paper."""
        self._answers.clear()
        act = partial(self._layanan[0].kertas.ensure, self._rekaman)
        self._program.jobs.run(act, self._answers.append, _refuse)
        return True

    def start_preview(self) -> bool:
        """Let the worker make the page of an unfinished form."""
        self._answers.clear()
        layanan = self._layanan[0]
        act = partial(layanan.kehilangan.preview, typed_form(layanan))
        self._program.jobs.run(act, self._answers.append, _refuse)
        return True

    def start_lines(self) -> bool:
        """Let the worker write today's page full."""
        self._answers.clear()
        self._program.jobs.run(self._fill_page, self._answers.append, _refuse)
        return True

    def _fill_page(self) -> None:
        mutasi = self._layanan[0].mutasi
        for number in range(len(mutasi.day(mutasi.today())), _BARIS_GULIR):
            mutasi.write(f"Patroli sambang ke pertokoan nomor {number}, situasi aman terkendali.")

    def show_book(self) -> bool:
        """Bring the full page of the book to the front."""
        window = self._program.window
        if isinstance(window, MainWindow):
            window.act(Tombol.TAB_MUTASI)
            window.spread(frozenset({Changed.MUTASI}))
            self._halaman = window.findChild(QAbstractItemView, "mutasi.buku")
        return True

    def scroll(self, langkah: int) -> bool:
        """Scroll the book one step, from its foot to its head and back."""
        if not isinstance(self._halaman, QAbstractItemView):
            raise TypeError("there is no book in the window")
        bar = self._halaman.verticalScrollBar()
        way = abs(langkah - _LANGKAH_GULIR // 2) / (_LANGKAH_GULIR // 2)
        bar.setValue(round(bar.maximum() * way))
        return True

    def scrolling(self) -> list[Callable[[], bool]]:
        """Return the steps of one way up and down the page."""
        return [partial(self.scroll, step) for step in range(_LANGKAH_GULIR + 1)]

    def done(self) -> bool:
        """Tell whether the worker has answered."""
        return bool(self._answers)

    def show_page(self) -> bool:
        """Draw the previewed page beside the form."""
        page = self._answers[0]
        if isinstance(page, bytes):
            self._page.show_pdf(page)
        return True


def _refuse(failure: Failure) -> None:
    """A job of the bench must not fail quietly."""
    raise failure
