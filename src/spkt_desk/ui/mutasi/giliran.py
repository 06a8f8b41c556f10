"""Opening a shift: the form the head of the book is made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spkt_desk.domain.giliran import Giliran, GiliranDraft
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu, Kisi
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.pilihan import Centang, MedanJumlah, MedanPilihan
from spkt_desk.ui.mutasi.form import scroll_of
from spkt_desk.ui.mutasi.panel import since_of
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT = "mutasi"
_KOLOM_ANGGOTA = 3


class FormGiliran(QWidget):
    """The page of F10. `draft()` is what the service gets; `touched` once something was typed."""

    def __init__(self, send: Callable[[], object], close: Callable[[], object]) -> None:
        """`send` opens the shift, `close` goes back to the book."""
        super().__init__()
        self.touched = False
        self.form = Formulir(self)
        self.form.changed.connect(self._on_changed)
        self._members: dict[str, Centang] = {}
        self._make_fields()
        inner = set_look(QWidget(), "halaman")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(JARAK)
        column.addWidget(self._guard_card())
        column.addWidget(self._count_card())
        column.addStretch(1)
        self.galat = make_label("", "galat", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.galat, 1)
        row.addWidget(make_button("mutasi.giliran.kembali", "Kembali", close, Tombol.KEMBALI))
        opener = make_button(
            "mutasi.giliran.buka", "Buka giliran", send, Tombol.TERBITKAN, rupa="utama",
            tip="Buka giliran dan tulis baris merahnya",
        )  # fmt: skip
        row.addWidget(opener)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(JARAK)
        self._running = make_label("", "kecil", wrap=True)
        self._running.setObjectName(f"{_TEMPAT}.giliran.bertugas")
        box.addWidget(make_label("Buka giliran jaga", "judul"))
        box.addWidget(self._running)
        box.addWidget(scroll_of(inner), 1)
        box.addLayout(row)

    def fill(self, draft: GiliranDraft, officers: tuple[Petugas, ...]) -> None:
        """Show a proposal; officers are offered by rank and name."""
        named = [(one.petugas_id, f"{one.singkatan_pangkat} {one.nama}") for one in officers]
        heads = [
            pair
            for pair, one in zip(named, officers, strict=True)
            if one.peran & {Peran.KA_SPKT, Peran.KAPOLSEK}
        ]
        self._ka_spkt.set_options(heads or named)
        self._penerima.set_options(named)
        self._make_members(named)
        self.form.fill(
            {
                "giliran.regu": draft.regu,
                "giliran.ka_spkt": draft.ka_spkt_id,
                "giliran.penerima": draft.penerima_id,
                "giliran.tahanan_laki": str(draft.tahanan_laki),
                "giliran.tahanan_perempuan": str(draft.tahanan_perempuan),
                "giliran.senpi": str(draft.senpi),
                "giliran.situasi": draft.situasi,
            }
        )
        for petugas_id, tick in self._members.items():
            tick.set_checked(petugas_id in draft.anggota_id)
        self.form.show_problems(())
        self.galat.clear()
        self.touched = False

    def say_running(self, shift: tuple[Giliran, ...], usul: GiliranDraft) -> None:
        """Say whose duty ends when this form is sent, if one runs, and what the book has now."""
        regu, since = since_of(shift)
        self._running.setVisible(bool(shift))
        for field, before in (
            (self._laki, usul.tahanan_laki),
            (self._perempuan, usul.tahanan_perempuan),
            (self._senpi, usul.senpi),
        ):
            field.set_hint(f"Menurut catatan {before}" if shift else "")
        self._running.setText(
            f"{regu} bertugas {since}; tugasnya berakhir begitu giliran baru dibuka."
        )

    def start(self) -> None:
        """Put the keyboard into the first field, its text chosen so that typing replaces it."""
        self._regu.focus()
        self._regu.line.selectAll()

    def draft(self) -> GiliranDraft:
        """Return what is filled in."""
        return GiliranDraft(
            regu=self.form.text("giliran.regu"),
            ka_spkt_id=self.form.text("giliran.ka_spkt"),
            penerima_id=self.form.text("giliran.penerima"),
            anggota_id=tuple(one for one, tick in self._members.items() if tick.checked()),
            tahanan_laki=self._laki.value(),
            tahanan_perempuan=self._perempuan.value(),
            senpi=self._senpi.value(),
            situasi=self.form.text("giliran.situasi"),
        )

    def _make_fields(self) -> None:
        self._regu = MedanTeks(_TEMPAT, "giliran.regu", "Regu", placeholder="Regu II")
        self._ka_spkt = MedanPilihan(_TEMPAT, "giliran.ka_spkt", "KA SPKT", ())
        self._penerima = MedanPilihan(_TEMPAT, "giliran.penerima", "Penerima laporan", ())
        self._laki = _count("tahanan_laki", "Tahanan laki-laki", "orang")
        self._perempuan = _count("tahanan_perempuan", "Tahanan perempuan", "orang")
        self._senpi = _count("senpi", "Senjata api", "pucuk")
        self._situasi = MedanTeks(_TEMPAT, "giliran.situasi", "Situasi")
        for field in (
            *(self._regu, self._ka_spkt, self._penerima),
            *(self._laki, self._perempuan, self._senpi, self._situasi),
        ):
            self.form.add(field)

    def _guard_card(self) -> Kartu:
        card = Kartu("Penjagaan")
        grid = card.grid(5)
        for field, span in ((self._regu, 1), (self._ka_spkt, 2), (self._penerima, 2)):
            grid.add(field, span)
        card.body.addWidget(make_label("Anggota yang hadir (Spasi menandai)", "label"))
        self._ticks = Kisi(_KOLOM_ANGGOTA)
        self._ticks.setVerticalSpacing(0)
        card.body.addLayout(self._ticks)
        return card

    def _count_card(self) -> Kartu:
        card = Kartu("Diserahterimakan")
        grid = card.grid(5)
        for field in (self._laki, self._perempuan, self._senpi):
            grid.add(field)
        grid.add(self._situasi, 2)
        return card

    def _make_members(self, named: list[tuple[str, str]]) -> None:
        if [(one, tick.box.text()) for one, tick in self._members.items()] == named:
            return
        for tick in self._members.values():
            self._ticks.removeWidget(tick)
            self.form.remove(tick.field)
            tick.deleteLater()
        self._members = {}
        before: QWidget = self._penerima.editor
        for place, (petugas_id, label) in enumerate(named):
            tick = self.form.add(Centang(_TEMPAT, f"giliran.anggota.{petugas_id}", label))
            self._ticks.addWidget(tick, place // _KOLOM_ANGGOTA, place % _KOLOM_ANGGOTA)
            QWidget.setTabOrder(before, tick.box)
            before = tick.box
            self._members[petugas_id] = tick

    def _on_changed(self) -> None:
        self.touched = True


def _count(field: str, label: str, unit: str) -> MedanJumlah:
    return MedanJumlah(_TEMPAT, f"giliran.{field}", label, 0, 9999, unit=unit)
