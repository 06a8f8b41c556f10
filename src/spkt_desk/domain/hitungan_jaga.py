"""What is counted at every change of the guard; `resources/data/hitungan_jaga.toml` is the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spkt_desk.domain import teks
from spkt_desk.domain.rujukan import KUNCI_RUJUKAN, Rujukan, read_rujukan
from spkt_desk.domain.tabel import Baris, Pembaca, keyed_entries

_PANJANG = 40
_KUNCI = KUNCI_RUJUKAN | {"kunci", "label", "satuan", "rincian", "wajib", "rincian_wajib", "aktif"}


@dataclass(frozen=True, slots=True)
class JenisHitungan:
    """One standing count: `satuan` is its unit, `rincian` names the field for names and numbers.

    `wajib`: counted at every change; `rincian_wajib`: never without its details unless it is zero;
    `aktif`: the unit uses it.
    """

    kunci: str
    label: str
    satuan: str
    rincian: str
    wajib: bool
    rincian_wajib: bool
    aktif: bool
    rujukan: Rujukan


def carried(jumlah: int, gerak: int) -> int:
    """Return a figure with what the books moved since it was counted; never fewer than none."""
    return max(0, jumlah + gerak)


def parse_hitungan(data: Mapping[str, object]) -> tuple[JenisHitungan, ...]:
    """Read the parsed TOML; RuleViolation with every fault, each naming its entry."""
    baca = Pembaca()
    found: list[JenisHitungan] = []
    for baris, satu in keyed_entries(baca, data, ("hitungan", "Hitungan"), _KUNCI, _read):
        if satu.rincian_wajib and not satu.rincian:
            baris.fault("rincian_wajib", "perlu nama isian rincian.")
        found.append(satu)
    if not found:
        baca.fault("hitungan", "Sedikitnya satu hitungan harus ada.")
    baca.finish()
    return tuple(found)


def _read(baris: Baris) -> JenisHitungan:
    return JenisHitungan(
        kunci=baris.text("kunci", _PANJANG),
        label=baris.text("label", _PANJANG),
        satuan=baris.text("satuan", teks.REGU),
        rincian=baris.text("rincian", _PANJANG, required=False),
        wajib=baris.flag("wajib"),
        rincian_wajib=baris.flag("rincian_wajib"),
        aktif=baris.flag("aktif"),
        rujukan=read_rujukan(baris),
    )
