"""Words offered while a field is typed; `resources/data/saran_isian.toml` holds them.

They only spare typing: whatever else is typed is taken, because no list of the desk is complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from spkt_desk.domain import teks
from spkt_desk.domain.rujukan import KUNCI_RUJUKAN, Rujukan, read_rujukan
from spkt_desk.domain.tabel import Baris, Pembaca, entry_name

_KUNCI = KUNCI_RUJUKAN | {"isian", "kata"}


@dataclass(frozen=True, slots=True)
class Saran:
    """The words for one field, in the order they are offered; the first is also the proposal."""

    kata: tuple[str, ...]
    rujukan: Rujukan

    @property
    def usul(self) -> str:
        """The word a form proposes where it fills the field itself."""
        return self.kata[0]


@dataclass(frozen=True, slots=True)
class SaranIsian:
    """The words for every field that has some; the file names the fields like these."""

    agama: Saran
    kewarganegaraan: Saran
    pekerjaan: Saran
    regu: Saran
    situasi: Saran
    lama_jaga: Saran
    jam_ganti: Saran
    loket: Saran
    batas_terlambat: Saran
    sebutan_polres: Saran
    sebutan_polsek: Saran


def parse_saran(data: Mapping[str, object]) -> SaranIsian:
    """Read the parsed TOML; RuleViolation with every fault, each naming its entry."""
    baca = Pembaca()
    known = tuple(one.name for one in fields(SaranIsian))
    found: dict[str, Saran] = {}
    for index, table in enumerate(baca.tables(data, "saran")):
        name = entry_name(table, "isian", index)
        baris = Baris(baca, table, f"saran.{index}", f"Saran {name}")
        baris.refuse_unknown(_KUNCI)
        isian = baris.choice("isian", known)
        saran = Saran(baris.texts("kata", teks.NAMA), read_rujukan(baris))
        if not saran.kata:
            baris.fault("kata", "sedikitnya satu kata harus ada.")
        if table.get("isian") != isian:
            continue
        if isian in found:
            baris.fault("isian", "dipakai dua kali.")
        found[isian] = saran
    for name in known:
        if name not in found:
            baca.fault("saran", f"Saran untuk isian {name} belum ada.")
    baca.finish()
    return SaranIsian(**found)
