"""The quiet reminders beside the book: what the clock asks of the guard now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from spkt_desk.domain.mutasi import JenisMutasi, MutasiBaris
from spkt_desk.domain.outcomes import Changed
from spkt_desk.domain.tugas_berkala import KeadaanTugas, due_text
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.mutasi.panel import Kalimat

_SEMENIT = 60_000
_SELALU = frozenset({Changed.GILIRAN, Changed.SETELAN, Changed.PETUGAS})
_MENJAWAB = frozenset(
    {JenisMutasi.TUGAS, JenisMutasi.CEK_TAHANAN, JenisMutasi.WAJIB_LAPOR, JenisMutasi.JAGA}
)
"""Kinds of lines that may answer a reminder, or ask for one."""


class Pengingat(QObject):
    """Keeps the reminders and calls `show` every minute: time alone makes a duty due.

    A line of the book wakes them only where it may answer one: every save passes here.
    """

    def __init__(self, page: QWidget, layanan: Layanan, show: Callable[[], object]) -> None:
        """Begin to count minutes; a page nobody sees, behind the lock say, is left alone."""
        super().__init__(page)
        self._page = page
        self._layanan = layanan
        self._show = show
        self.kalimat: Kalimat = ()
        minute = QTimer(self)
        minute.setInterval(_SEMENIT)
        minute.timeout.connect(self._each_minute)
        minute.start()

    def note(self, changed: frozenset[Changed], lines: Sequence[MutasiBaris]) -> None:
        """Read anew after an act that may have changed what is due; `lines` are the page's."""
        answered = not lines or lines[-1].jenis in _MENJAWAB
        if changed & _SELALU or (Changed.MUTASI in changed and answered):
            self.kalimat = reminders(self._layanan)

    def _each_minute(self) -> None:
        if self._page.isVisible():
            self.kalimat = reminders(self._layanan)
            self._show()


def reminders(layanan: Layanan) -> Kalimat:
    """Return what is due now: duties, a look into the cells, who must report; then what is out."""
    if not layanan.wewenang.allowed(Tindakan.BUKU_BACA):
        return ()
    duties = layanan.berkala.duties()
    due = [due_text(one) for one in duties if one.keadaan is KeadaanTugas.SEKARANG]
    late = any(one.lewat for one in layanan.cek_tahanan.cells())
    today = layanan.lapor.today()
    people = sum(one.expected(today) for one in layanan.lapor.people())
    out = layanan.pendamping.open_count()
    found = [f"Tugas jaga: {', '.join(due)} (F11)"] if due else []
    found += ["Cek tahanan sudah waktunya (F11)"] if late else []
    found += [f"{people} wajib lapor ditunggu hari ini (F11)"] if people else []
    warned = tuple((f"▲ {one}", "peringatan") for one in found)
    return (*warned, (f"{out} di buku pendamping belum kembali (F11)", "")) if out else warned
