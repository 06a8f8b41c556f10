"""The composition root: joins files, keys, services and window, and knows everything once.

Whatever is heavy (SQLAlchemy, ReportLab, the tabs) is imported inside functions here, so that the
login window takes keys first; a worker imports it while the officer types (`_warm_up`).
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import gc
import importlib
import linecache
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from spkt_desk.antrean import system_printing
from spkt_desk.devices.berkas import make_folders
from spkt_desk.devices.clock import SystemClock, ZonedClock
from spkt_desk.devices.lock import StationLock, SudahTerbuka
from spkt_desk.devices.pengaturan import read_settings, write_settings
from spkt_desk.domain.clock import Clock, Zona
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.pengaturan import Pengaturan
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.ui.errors import GalatTakTerduga, show_fault
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.masuk.jendela import JendelaMasuk, PintuMasuk
from spkt_desk.ui.terjemah import install_words
from spkt_desk.ui.theme import Tampilan, apply_theme

if TYPE_CHECKING:
    from spkt_desk.services.layanan import Layanan
    from spkt_desk.services.pintu import Pintu
    from spkt_desk.ui.kit.cetak import Pencetakan
    from spkt_desk.ui.kit.pindaian import PenjagaPindaian
    from spkt_desk.ui.meja import Meja
    from spkt_desk.ui.window import MainWindow

NAMA = "spkt-desk"
FOLDER_LATIHAN = "latihan"
_TUTUP_CETAK_MS = 2_000
_SABAR_MS = 20_000
"""How long a second start knocks before it says that the station is open elsewhere."""
BERAT = (
    *("sqlalchemy.sql", "sqlalchemy", "reportlab.pdfgen.canvas", "reportlab.platypus", "pypdf"),
    "openpyxl",
    *("spkt_desk.db.work", "spkt_desk.documents.surat_kehilangan", "spkt_desk.services.pintu"),
    "spkt_desk.ui.window",
    "spkt_desk.ui.mutasi.tab",
    "spkt_desk.ui.penerimaan.tab",
    "spkt_desk.ui.jaga.tab",
    "spkt_desk.ui.setelan.tab",
    "spkt_desk.ui.keadaan.tab",
    "spkt_desk.ui.periksa.kode",
    "spkt_desk.ui.periksa.tab",
    "spkt_desk.meja_kerja",
)
"""What the desk needs beyond the login, imported behind it."""


def data_folder(*, latihan: bool) -> Path:
    """Return where this user's station lies; a practice station has a folder of its own."""
    base = Path(platformdirs.user_data_dir(NAMA, appauthor=False))
    return base / FOLDER_LATIHAN if latihan else base / "stasiun"


@contextmanager
def open_station(folder: Path) -> Iterator[Pintu]:
    """Hold a station for one command: the lock, the door, and a folded log at the end."""
    from spkt_desk.services.pintu import Pintu
    from spkt_desk.services.stasiun import require_not_half_restored
    from spkt_desk.sumber import load_sumber

    place = FolderStasiun(folder)
    require_not_half_restored(place)
    if not place.founded:
        raise EnvironmentFault(
            "Di folder ini tidak ada stasiun.", "Periksa --data, atau buat stasiun lebih dahulu."
        )
    with StationLock(place.lock):
        pintu = Pintu(place, SystemClock(Zona.WIB), secrets.token_bytes, load_sumber())
        try:
            yield pintu
        finally:
            pintu.close()


def run(data: Path | None, *, latihan: bool) -> int:
    """Open the program on a station folder and stay until it is closed; return the exit code."""
    folder = FolderStasiun(data or data_folder(latihan=latihan))
    if latihan:
        from spkt_desk.stasiun_latihan import ready_practice

        ready_practice(folder)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    settings = Path(platformdirs.user_config_dir(NAMA, appauthor=False)) / "komputer.toml"
    program = Program(app, folder, settings, latihan=latihan)
    try:
        make_folders(folder.path)
        with StationLock(folder.lock):
            program.start()
            program.listen_for_knocks()
            return app.exec()
    except SudahTerbuka as fault:
        from spkt_desk.ui.ketuk import knock

        if knock(folder.path, _SABAR_MS):
            return 0
        show_fault(None, fault)
        return 1
    except EnvironmentFault as fault:
        show_fault(None, fault)
        return 1


class Program:
    """One run of the program: the window in front, the door to the station, the worker."""

    def __init__(
        self,
        app: QApplication,
        folder: FolderStasiun,
        settings: Path,
        *,
        latihan: bool,
        printing: Callable[[Jobs], Pencetakan] | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Prepare the parts every window shares.

        `printing` and `clock` replace the system's own, for journeys and demonstrations.
        """
        self.app = app
        self.folder = folder
        self.latihan = latihan
        self.clock = clock or SystemClock(Zona.WIB)
        self.jobs = Jobs()
        self.window: QWidget | None = None
        self._make_printing = printing or system_printing
        # A silent printer is waited for on a worker of its own: no saving queues behind it.
        self._print_jobs = Jobs()
        self._search_jobs = Jobs()
        self._guard: PenjagaPindaian | None = None
        self._settings_path = settings
        self._settings = Pengaturan()
        self._pintu: Pintu | None = None
        self._layanan: Layanan | None = None
        self._next_code = ""
        self._words = install_words(app)
        self._bugs = GalatTakTerduga(
            folder.path / "galat", self.clock, self._keep_drafts, self._leave_now
        )

    def start(self) -> None:
        """Show the first window: the first start's questions, or the login."""
        self._settings = read_settings(self._settings_path)
        apply_theme(self.app, self._look())
        self._bugs.install()
        self.app.aboutToQuit.connect(self._close)
        if self.folder.half_restored:
            from spkt_desk.services.stasiun import require_not_half_restored

            require_not_half_restored(self.folder)
        if self.folder.founded:
            self._show(self.login_window())
        else:
            self._show(self._first_start())

    def listen_for_knocks(self) -> None:
        """Come to the front when the program is started a second time on this station."""

        def listen() -> None:
            # Behind the login: nobody waits for the import of a part that few starts need.
            from spkt_desk.ui.ketuk import PendengarKetukan

            ears = PendengarKetukan(self.folder.path, self.app)
            ears.knocked.connect(self._come_forward)
            self.app.aboutToQuit.connect(ears.close)

        QTimer.singleShot(0, self.app, listen)

    def desk(self) -> Layanan:
        """Return the services of the officer at the desk; raise before anybody logged in."""
        if self._layanan is None:
            raise EnvironmentFault("Belum ada petugas yang masuk.", "Masuk lebih dahulu.")
        return self._layanan

    def stop(self) -> None:
        """Close the window and let the station go (demonstrations; the program itself quits)."""
        if self.window is not None:
            self.window.close()
        self._close()

    def login_window(self) -> JendelaMasuk:
        """Return the login window of the station."""
        pintu = PintuMasuk(
            self._login,
            self._recover,
            self._warm_up,
            self._login_anyway,
            self._recover_anyway,
            self._login,
        )
        window = JendelaMasuk(self._station_name(), self.jobs, pintu, latihan=self.latihan)
        window.opened.connect(self._opened)
        return window

    def main_window(self, meja: Meja) -> MainWindow:
        """Return the desk of the officer who logged in."""
        from spkt_desk.ui.kit.pindaian import PenjagaPindaian
        from spkt_desk.ui.meja import Luar
        from spkt_desk.ui.window import MainWindow

        luar = Luar(
            app=self.app,
            clock=ZonedClock(self._door().clock, meja.zona),
            jobs=self.jobs,
            cetak=self._printing(),
            login=self._login,
            login_new=self._login,
            keep_look=self._keep_look,
            keep_menit=self._keep_menit,
            menit_kunci=self._settings.menit_kunci,
            jobs_cari=self._search_jobs,
        )
        window = MainWindow(meja, luar, self._look())
        self._drop_guard()
        self._guard = PenjagaPindaian(self.app, window.scanned)
        return window

    # -------------------------------------------------------------------- on the worker thread

    def _warm_up(self) -> None:
        """Import what the desk needs while the officer types."""
        linecache.clearcache()
        for name in BERAT:
            importlib.import_module(name)
            # Qt's bindings read the source of whatever is imported, and Python keeps the lines for
            # tracebacks: 25 MiB that nobody needs while nothing goes wrong.
            linecache.clearcache()
        self._door()
        # What was imported lives as long as the program: the collector need not walk through it
        # again while somebody types (50 to 80 ms at once on a small computer).
        gc.freeze()

    def _login(self, nrp: str, kata_sandi: str, baru: str = "") -> Meja:
        """Open the desk for an officer; what a kill left undone is done before it.

        `baru` is the password he chooses in place of one that a colleague set.
        """
        return self._desk(self._door().login(nrp, kata_sandi, baru))

    def _recover(self, kode: str, nrp: str, kata_sandi: str) -> Meja:
        """Open the desk by the recovery code and keep the next code to be shown once."""
        layanan, self._next_code = self._door().recover(kode, nrp, kata_sandi)
        return self._desk(layanan)

    def _login_anyway(self, nrp: str, kata_sandi: str) -> Meja:
        """Open the desk although the station lacks what it once had: somebody decided so."""
        return self._desk(self._door().login(nrp, kata_sandi, walau_mundur=True))

    def _recover_anyway(self, kode: str, nrp: str, kata_sandi: str) -> Meja:
        """Open such a desk by the recovery code."""
        door = self._door()
        layanan, self._next_code = door.recover(kode, nrp, kata_sandi, walau_mundur=True)
        return self._desk(layanan)

    def _desk(self, layanan: Layanan) -> Meja:
        """Return what the window shows for one officer."""
        from spkt_desk.meja_kerja import make_desk

        kabar = layanan.catch_up()
        layanan.look_around()
        self._layanan = layanan
        return make_desk(layanan, kabar)

    def _door(self) -> Pintu:
        if self._pintu is None:
            from spkt_desk.services.pintu import Pintu
            from spkt_desk.sumber import load_sumber

            self._pintu = Pintu(
                self.folder, self.clock, secrets.token_bytes, load_sumber(), self._soon
            )
        return self._pintu

    def _soon(self, act: Callable[[], None]) -> None:
        """Run a small writing on the worker, behind what it has to do already."""
        self.jobs.run(act, lambda _nothing: None, lambda _fault: None)

    # ------------------------------------------------------------------------ between windows

    def _first_start(self) -> QWidget:
        """Return the first start's window."""
        from spkt_desk.domain.isian_tugas import propose_duties
        from spkt_desk.kunci.sandi import pick_params
        from spkt_desk.services.halaman_uji import trial_sheet
        from spkt_desk.services.stasiun import Pendirian
        from spkt_desk.sumber import load_sumber, shipped_kinds
        from spkt_desk.ui.masuk.awal import JendelaAwal
        from spkt_desk.ui.masuk.usul import UsulAwal

        sumber = load_sumber()
        usul = UsulAwal(
            judul=sumber.bentuk.judul,
            pola_nomor=sumber.bentuk.pola_nomor,
            masa_berlaku=sumber.bentuk.masa_berlaku,
            klausul=sumber.bentuk.klausul,
            katalog=shipped_kinds(),
            pangkat=sumber.pangkat.pangkat,
            tugas=propose_duties(sumber.meja.saran, self.clock.now().wall.date()),
            sebutan_polres=sumber.meja.saran.sebutan_polres.kata,
            sebutan_polsek=sumber.meja.saran.sebutan_polsek.kata,
        )
        window = JendelaAwal(
            usul,
            self.clock,
            self.jobs,
            self._printing(),
            lambda baru: Pendirian(
                self.folder, self.clock, secrets.token_bytes, sumber, pick_params()
            ).found(baru),
            lambda kertas, muka: trial_sheet(kertas, muka, sumber.huruf),
            latihan=self.latihan,
        )
        window.founded.connect(lambda: self._show(self.login_window()))
        return window

    def _opened(self, answer: object) -> None:
        """Go from the login to the desk, past the next recovery code if one was used up."""
        from spkt_desk.ui.meja import Meja

        if not isinstance(answer, Meja):
            raise TypeError(type(answer).__name__)
        if not self._next_code:
            self._open_desk(answer)
            return
        code, self._next_code = self._next_code, ""
        self._show(self._code_window(code, answer))

    def _open_desk(self, meja: Meja) -> None:
        """Build the desk behind the window in front, part by part, then show it."""
        from spkt_desk.ui.kit.turns import in_turns

        desk = self.main_window(meja)
        in_turns(desk, desk.sit_down(), lambda: self._show(desk))

    def _code_window(self, code: str, meja: Meja) -> QWidget:
        """Return the window that shows the new recovery code once."""
        from spkt_desk.ui.masuk.kode import JendelaKode

        window = JendelaKode(code)
        window.noted.connect(lambda: self._open_desk(meja))
        return window

    def _show(self, window: QWidget) -> None:
        """Bring a window to the front in place of the one before."""
        before, self.window = self.window, window
        # At 125 % the same screen has fewer logical pixels: no window opens beyond its edge.
        room = self.app.primaryScreen().availableSize()
        window.resize(window.size().boundedTo(room))
        window.show()
        window.activateWindow()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _come_forward(self) -> None:
        """Show the window in front as it is; a locked one stays locked."""
        if self.window is None:
            return
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    # ------------------------------------------------------------------------------ the rest

    def _printing(self) -> Pencetakan:
        return self._make_printing(self._print_jobs)

    def _look(self) -> Tampilan:
        return Tampilan(self._settings.malam, self._settings.huruf_persen)

    def _keep_look(self, tampilan: Tampilan) -> None:
        self._settings = replace(
            self._settings, malam=tampilan.malam, huruf_persen=tampilan.huruf_persen
        )
        write_settings(self._settings_path, self._settings)

    def _keep_menit(self, menit: int) -> None:
        self._settings = replace(self._settings, menit_kunci=menit)
        write_settings(self._settings_path, self._settings)

    def _station_name(self) -> str:
        """Return the name on the public key; before login nothing else may be read."""
        from spkt_desk.devices.berkas import read_bytes
        from spkt_desk.kunci.stasiun_pub import read_station

        if not self.folder.public.exists():
            return ""
        return read_station(read_bytes(self.folder.public).decode("utf-8")).nama

    def _keep_drafts(self) -> None:
        from spkt_desk.ui.window import MainWindow

        if isinstance(self.window, MainWindow):
            self.window.keep_drafts()

    def _leave_now(self, code: int) -> None:
        self.app.exit(code)

    def _drop_guard(self) -> None:
        if self._guard is not None:
            self.app.removeEventFilter(self._guard)
            self._guard = None

    def _close(self) -> None:
        self._drop_guard()
        self._print_jobs.wait(_TUTUP_CETAK_MS)
        # What is being saved is waited for to its end: the file is not taken away under it.
        while not (self.jobs.wait() and self._search_jobs.wait()):
            continue
        if self._pintu is not None:
            self._pintu.close()
