"""The acts at the desk whose gaps are measured, as the tabs do them: by jobs."""

from __future__ import annotations

from functools import partial

from spkt_desk.app import Program
from spkt_desk.bench.panggung import typed_form
from spkt_desk.domain.outcomes import Saved
from spkt_desk.services.kehilangan import Terbitan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.kit.halaman import HalamanPdf
from spkt_desk.ui.window import MainWindow


class Acara:
    """Issues, renders and previews over the door the program has opened."""

    def __init__(self, program: Program, akun: tuple[str, str]) -> None:
        """Log in a second time at the same door, on the worker as the login does."""
        self._program = program
        self._layanan: list[Layanan] = []
        self._answers: list[object] = []
        self._rekaman = ""
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
