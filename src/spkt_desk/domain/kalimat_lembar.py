"""The wording of the book's printed sheets and covers; `forms/lembar_mutasi.toml` holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spkt_desk.domain.jenis_barang import Yakin
from spkt_desk.domain.kalimat import Naskah, blanks_of
from spkt_desk.domain.rujukan import Rujukan

_RUJUK = frozenset({"no", "tanggal"})
_SAMPUL = frozenset({"buku", "hari", "satuan", "baris_awal"})
ISIAN_LEMBAR: Final[dict[str, frozenset[str]]] = {
    "judul": frozenset(),
    "halaman": frozenset({"halaman"}),
    "jaga": frozenset({"regu", "ka_spkt"}),
    "lanjutan": frozenset({"hari"}),
    "kolom_no": frozenset(),
    "kolom_jam": frozenset(),
    "kolom_uraian": frozenset(),
    "kolom_keterangan": frozenset(),
    "kolom_paraf": frozenset(),
    "hari_kejadian": frozenset({"tanggal"}),
    "terlambat": frozenset({"waktu", "sebab"}),
    "diragukan": frozenset(),
    "dihapus": frozenset({"dasar"}),
    "ralat": _RUJUK | {"paraf"},
    "lihat_ralat": _RUJUK,
    "diperiksa": _RUJUK,
    "kode": frozenset(),
    "kode_guna": frozenset(),
    "belum": frozenset(),
    "susunan_ulang": frozenset(),
    "menyerahkan": frozenset(),
    "menerima": frozenset(),
    "mengetahui": frozenset(),
    "sampul_pembuka": _SAMPUL,
    "sampul_penutup": _SAMPUL | {"jumlah", "jumlah_angka", "baris_akhir"},
    "tempat_tanggal": frozenset({"tempat", "tanggal"}),
}
# What a sheet must say however a unit words it.
_HARUS: Final[dict[str, frozenset[str]]] = {
    "halaman": frozenset({"halaman"}),
    "lanjutan": frozenset({"hari"}),
    "terlambat": frozenset({"waktu", "sebab"}),
    "ralat": frozenset({"no", "tanggal"}),
    "lihat_ralat": _RUJUK,
    "diperiksa": _RUJUK,
    "sampul_pembuka": frozenset({"buku", "hari"}),
    "sampul_penutup": frozenset({"buku", "hari", "jumlah"}),
}
_BAGIAN = frozenset({"nama", "sumber", "berlaku", "yakin", "kalimat"})


@dataclass(frozen=True, slots=True)
class KalimatLembar:
    """The wording in force, as loaded."""

    rujukan: Rujukan
    kalimat: tuple[tuple[str, str], ...]

    def sentence(self, kunci: str, **isian: object) -> str:
        """Return a sentence with its words filled in; values are never read as templates."""
        return dict(self.kalimat)[kunci].format(**isian)


def load_kalimat_lembar(text: str, source: str) -> KalimatLembar:
    """Read the wording; `source` is the file's name for the error.

    Raises RuleViolation at the key (or at ``baris N``) with an Indonesian sentence.
    """
    naskah = Naskah("Kalimat lembar", text, source)
    data = naskah.parse()
    naskah.refuse_unknown(data, _BAGIAN)
    naskah.text(data, "nama")
    yakin = naskah.text(data, "yakin")
    if yakin not in set(Yakin):
        raise naskah.refuse("yakin", f"harus salah satu dari {', '.join(Yakin)}.")
    kalimat = naskah.sentences(data, ISIAN_LEMBAR, frozenset(ISIAN_LEMBAR))
    for kunci, satu in kalimat:
        for isian in sorted(_HARUS.get(kunci, frozenset()) - blanks_of(satu)):
            raise naskah.refuse(f"kalimat.{kunci}", f"harus memuat {{{isian}}}.")
    return KalimatLembar(
        Rujukan(naskah.text(data, "sumber"), naskah.day(data, "berlaku"), Yakin(yakin)), kalimat
    )
