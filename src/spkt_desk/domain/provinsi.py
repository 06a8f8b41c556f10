"""The province codes a NIK can begin with; `resources/data/provinsi.toml` holds the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spkt_desk.domain.rujukan import KUNCI_RUJUKAN, Rujukan, read_rujukan
from spkt_desk.domain.tabel import Baris, Pembaca, entry_name

_NAMA = 80
_KUNCI = frozenset({"kode", "nama"})


@dataclass(frozen=True, slots=True)
class Provinsi:
    """One province and its code of two digits."""

    kode: int
    nama: str
    rujukan: Rujukan


@dataclass(frozen=True, slots=True)
class DaftarProvinsi:
    """Every province a card may have been issued in, in the order of the list."""

    provinsi: tuple[Provinsi, ...]

    def has(self, kode: int) -> bool:
        """Tell whether a NIK may begin with these two digits."""
        return any(one.kode == kode for one in self.provinsi)


def parse_provinsi(data: Mapping[str, object]) -> DaftarProvinsi:
    """Read the parsed TOML; RuleViolation with every fault, each naming its entry."""
    baca = Pembaca()
    found: list[Provinsi] = []
    for index, table in enumerate(baca.tables(data, "daftar")):
        place = f"daftar.{index}"
        daftar = Baris(baca, table, place, f"Daftar provinsi urutan {index + 1}")
        daftar.refuse_unknown(KUNCI_RUJUKAN | {"provinsi"})
        rujukan = read_rujukan(daftar)
        for within, one in enumerate(daftar.tables("provinsi")):
            name = entry_name(one, "nama", within)
            baris = Baris(baca, one, f"{place}.provinsi.{within}", f"Provinsi {name}")
            baris.refuse_unknown(_KUNCI)
            provinsi = Provinsi(baris.number("kode", 11, 99), baris.text("nama", _NAMA), rujukan)
            if "kode" not in one:
                baris.fault("kode", "belum diisi.")
            elif any(provinsi.kode == lain.kode for lain in found):
                baris.fault("kode", f"{provinsi.kode} dipakai dua kali.")
            found.append(provinsi)
    if not found:
        baca.fault("daftar", "Daftar provinsi kosong; NIK tidak dapat diperiksa.")
    baca.finish()
    return DaftarProvinsi(tuple(found))
