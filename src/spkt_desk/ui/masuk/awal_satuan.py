"""First start, page 1: what the unit is called and how its kop looks."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.satuan import Huruf, Satuan, UkuranKertas
from spkt_desk.ui.kit.berkas import MedanGambar
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.kop import KopPratinjau
from spkt_desk.ui.kit.medan import MedanAngka, MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import Centang, MedanPilihan
from spkt_desk.ui.masuk.usul import (
    UsulAwal,
    nama_biasa,
    split_name,
    usul_kop,
    usul_sebutan,
)

E = TypeVar("E", bound=StrEnum)

_TEMPAT = "awal"
_ZONA = tuple(
    (zona.value, f"{zona.value} ({where})")
    for zona, where in (
        (Zona.WIB, "barat"),
        (Zona.WITA, "tengah"),
        (Zona.WIT, "timur"),
    )
)
_KERTAS = (
    (UkuranKertas.F4.value, "F4, 215 × 330"),
    (UkuranKertas.A4.value, "A4, 210 × 297"),
    (UkuranKertas.FOLIO.value, "8,5 × 13 inci"),
)
_HURUF = (
    (Huruf.SANS.value, "Mirip Arial"),
    (Huruf.SERIF.value, "Mirip Times"),
    (Huruf.MONO.value, "Mirip mesin ketik"),
)


class HalamanSatuan(QWidget):
    """The page; names typed at the top propose kop, unit name and office until those are typed."""

    changed = Signal()

    def __init__(self, usul: UsulAwal) -> None:
        """Build the fields in the order they are asked; the title stands in the preview."""
        super().__init__()
        self._usul = usul
        self.form = Formulir(self)
        self._typed: set[str] = set()
        self.kop = KopPratinjau("awal")
        self.kop.show_title(usul.judul, "Nomor: ………………………")
        left = QVBoxLayout()
        left.setSpacing(JARAK)
        left.addWidget(self._names())
        left.addWidget(self._place())
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(JARAK)
        right.addWidget(make_label("Kop surat seperti tercetak", "label"))
        right.addWidget(self.kop)
        right.addWidget(self._lines())
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * JARAK)
        row.addLayout(left, 5)
        row.addLayout(right, 4)
        self._watch_typing()
        self._show_kop()

    def _names(self) -> Kartu:
        card = Kartu("Nama kesatuan")
        grid = card.grid(6)
        self.sebutan_polres = self._called("polres", self._usul.sebutan_polres)
        self.sebutan_polsek = self._called("polsek", self._usul.sebutan_polsek)
        for field in (
            *(self._text("polda", "Polda", "Gorontalo"), self.sebutan_polres),
            *(self._text("polres", "Nama Polres", "Mandala"), self.sebutan_polsek),
            self._text("polsek", "Nama Polsek", "Sukamaju Timur"),
            self._text("nama", "Nama di layar dan surat", "Polsek Sukamaju Timur"),
        ):
            grid.add(self.form.add(field), 2)
        head = self._text("sebutan_kepala", "Surat ditandatangani atas nama", "")
        grid.add(self.form.add(head), 6)
        return card

    def _text(self, name: str, label: str, example: str) -> MedanTeks:
        return MedanTeks(_TEMPAT, f"satuan.{name}", label, placeholder=example)

    def _called(self, unit: str, words: tuple[str, ...]) -> MedanPilihan:
        """Return the field for what such a unit is called: proposals, and any other word."""
        label = f"Sebutan {unit.capitalize()}"
        options = [(one, one) for one in words]
        field = MedanPilihan(_TEMPAT, f"satuan.sebutan_{unit}", label, options, free=True)
        field.set_text(words[0])
        return field

    def _place(self) -> Kartu:
        card = Kartu("Alamat dan kertas")
        grid = card.grid(6)
        grid.add(self.form.add(MedanTeks(_TEMPAT, "satuan.alamat", "Alamat kantor")), 4)
        grid.add(self.form.add(MedanAngka(_TEMPAT, "satuan.kode_pos", "Kode pos", groups=())), 2)
        grid.add(self.form.add(MedanTeks(_TEMPAT, "satuan.tempat", "Tempat sebelum tanggal")), 3)
        self.zona = MedanPilihan(_TEMPAT, "satuan.zona", "Zona waktu", _ZONA)
        self.kertas = MedanPilihan(_TEMPAT, "satuan.kertas", "Ukuran kertas", _KERTAS)
        self.huruf = MedanPilihan(_TEMPAT, "satuan.huruf", "Huruf surat", _HURUF)
        for choice, value in (
            (self.zona, Zona.WITA.value),
            (self.kertas, UkuranKertas.F4.value),
            (self.huruf, Huruf.SANS.value),
        ):
            grid.add(self.form.add(choice), 3)
            choice.set_text(value)
        self.lambang = self.form.add(
            MedanGambar(
                _TEMPAT,
                "satuan.lambang",
                "Lambang di atas judul surat",
                "Muat lambang …",
                hint="Boleh kosong. Berkas PNG atau JPEG milik satuan.",
            )
        )
        grid.add(self.lambang, 6)
        return card

    def _lines(self) -> Kartu:
        card = Kartu("Baris kop")
        for number, field in enumerate(("satuan.kop", "satuan.kop.1", "satuan.kop.2"), start=1):
            card.body.addWidget(self.form.add(MedanTeks(_TEMPAT, field, f"Baris {number}")))
        self.tengah = self.form.add(
            Centang(_TEMPAT, "satuan.kop_tengah", "Baris kop saling rata tengah")
        )
        self.tengah.set_checked(True)
        card.body.addWidget(self.tengah)
        return card

    def _watch_typing(self) -> None:
        for name in self.form.names():
            self.form.field(name).changed.connect(partial(self._on_changed, name))
        for unit in ("polda", "polres", "polsek"):
            field = self.form.field(f"satuan.{unit}")
            if isinstance(field, MedanTeks):
                field.finished.connect(partial(self._bare_field, unit))

    def _on_changed(self, name: str) -> None:
        self._typed.add(name)  # before anything is proposed: the first letter is the officer's
        self._propose()
        self._show_kop()
        self.changed.emit()

    def _bare_field(self, unit: str) -> None:
        """Leave the bare name in its field, and what the unit is called in the one beside it."""
        offices = ("Polda", *self._usul.sebutan_polres, *self._usul.sebutan_polsek)
        field = f"satuan.{unit}"
        typed = " ".join(self.form.text(field).split())
        called, name = split_name(typed, offices, "")
        if called and name:
            self.form.fill({field: typed[len(called) :].strip()})
            if f"satuan.sebutan_{unit}" in self.form.names():
                self.form.fill({f"satuan.sebutan_{unit}": called})
            self._propose()
            self._show_kop()

    def _propose(self) -> None:
        polda, polres, polsek = self._bare()
        lines = usul_kop(polda, polres, polsek)
        known = bool(polsek[1])
        proposals = {
            "satuan.sebutan_polres": polres[0],
            "satuan.sebutan_polsek": polsek[0],
            "satuan.nama": f"{polsek[0]} {nama_biasa(polsek[1])}" if known else "",
            "satuan.sebutan_kepala": usul_sebutan(polsek) if known else "",
            "satuan.kop": lines[0] if polda else "",
            "satuan.kop.1": lines[1] if polres[1] else "",
            "satuan.kop.2": lines[2] if known else "",
            "satuan.tempat": nama_biasa(polsek[1]),
        }
        self.form.fill({k: v for k, v in proposals.items() if k not in self._typed})

    def _bare(self) -> tuple[str, tuple[str, str], tuple[str, str]]:
        """Return the Polda's name, and Polres and Polsek each as (called, name)."""
        text = self.form.text
        return (
            split_name(text("satuan.polda"), ("Polda",), "Polda")[1],
            split_name(
                text("satuan.polres"), self._usul.sebutan_polres, self.sebutan_polres.text()
            ),
            split_name(
                text("satuan.polsek"), self._usul.sebutan_polsek, self.sebutan_polsek.text()
            ),
        )

    def _kop_lines(self) -> tuple[str, ...]:
        names = ("satuan.kop", "satuan.kop.1", "satuan.kop.2")
        lines = tuple(self.form.text(name).strip() for name in names)
        return tuple(line for line in lines if line)

    def _show_kop(self) -> None:
        text = self.form.text
        self.kop.show_kop(
            self._kop_lines(),
            f"{text('satuan.alamat')} {text('satuan.kode_pos')}",
            centred=self.tengah.checked(),
            family=_choice(Huruf, self.huruf.text(), Huruf.SANS),
        )
        self.kop.show_emblem(self.lambang.data())

    def satuan(self) -> Satuan:
        """Return what is typed; the checks say what is wrong with it."""
        text = self.form.text
        polda, polres, polsek = self._bare()
        return Satuan(
            nama=text("satuan.nama").strip(),
            sebutan_polsek=polsek[0],
            polsek=polsek[1],
            sebutan_polres=polres[0],
            polres=polres[1],
            polda=polda,
            kop=self._kop_lines(),
            kop_tengah=self.tengah.checked(),
            alamat=text("satuan.alamat").strip(),
            kode_pos=text("satuan.kode_pos").strip(),
            tempat=text("satuan.tempat").strip(),
            sebutan_kepala=text("satuan.sebutan_kepala").strip(),
            zona=_choice(Zona, self.zona.text(), Zona.WITA),
            kertas=_choice(UkuranKertas, self.kertas.text(), UkuranKertas.F4),
            huruf=_choice(Huruf, self.huruf.text(), Huruf.SANS),
            lambang=self.lambang.data(),
        )

    def unknown_choices(self) -> dict[str, str]:
        """Return a sentence for each choice whose text is not on its list."""
        return {
            choice.field: "Pilih salah satu dari daftar (F4 membuka daftar)."
            for choice, known in (
                (self.zona, Zona),
                (self.kertas, UkuranKertas),
                (self.huruf, Huruf),
            )
            if choice.text() not in {member.value for member in known}
        }


def _choice(kind: type[E], text: str, otherwise: E) -> E:
    """Return the chosen member; what is not on the list is named by `unknown_choices`."""
    return next((member for member in kind if member.value == text), otherwise)
