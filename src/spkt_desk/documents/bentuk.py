"""Form definitions: the wording of a paper as data, which a station may keep in its own version."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from string import Formatter
from typing import Final

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.orang import JenisIdentitas

# Rows a station may order and name, and the sentences with the words the program fills in.
ISIAN_BARIS: Final = (
    "nama",
    "identitas",
    "tempat_tanggal_lahir",
    "tempat_lahir",
    "tanggal_lahir",
    "umur",
    "agama",
    "kewarganegaraan",
    "pekerjaan",
    "alamat",
    "telepon",
    "untuk_orang",
    "untuk_badan",
    "hubungan",
    "kedudukan",
    "surat_kuasa",
)
_WAKTU = frozenset({"hari", "tanggal", "tempat"})
ISIAN_KALIMAT: Final[dict[str, frozenset[str]]] = {
    "nomor": frozenset({"nomor"}),
    "nomor_konsep": frozenset(),
    "pembuka": frozenset({"hari", "tanggal", "jam", "zona", "satuan", "jenis_kelamin"}),
    "tanpa_identitas": frozenset({"alasan"}),
    "umur": frozenset({"umur"}),
    "alamat": frozenset({"alamat", "desa"}),
    "melaporkan": frozenset(),
    "kejadian_hari_jam": _WAKTU | {"jam", "zona"},
    "kejadian_hari": _WAKTU,
    "kejadian_jam": frozenset({"jam", "zona", "tempat"}),
    "kejadian": frozenset({"tempat"}),
    "tempat": frozenset({"tempat"}),
    "tempat_tidak_diketahui": frozenset(),
    "keterangan": frozenset({"keterangan"}),
    "dibaca": frozenset(),
    "dibacakan": frozenset(),
    "catatan": frozenset(),
    "berlaku": frozenset({"hari"}),
    "penutup": frozenset(),
    "tempat_tanggal": frozenset({"tempat", "tanggal"}),
    "pelapor": frozenset(),
    "penerima": frozenset(),
    "mengetahui": frozenset(),
    "saksi": frozenset(),
    "jempol": frozenset(),
    "tidak_dapat": frozenset({"alasan"}),
    "gratis": frozenset(),
    "kode": frozenset({"kode"}),
    "periksa": frozenset(),
    "halaman": frozenset({"halaman", "jumlah"}),
}
_WAJIB = frozenset({"nomor", "pembuka", "melaporkan", "gratis", "kode", "halaman"})
_BAGIAN = frozenset({"nama", "judul", "klausul", "baris", "identitas", "kalimat"})


@dataclass(frozen=True, slots=True)
class BarisIdentitas:
    """One row of the identity table: what it shows and the label in front of the colon."""

    isi: str
    label: str


@dataclass(frozen=True, slots=True)
class BentukSurat:
    """A form as loaded; `versi` is its name and the first letters of its content's SHA-256.

    `judul` and `klausul` are what a new station is offered; the paper prints the station's own.
    """

    nama: str
    versi: str
    judul: str
    klausul: tuple[str, ...]
    baris: tuple[BarisIdentitas, ...]
    identitas: tuple[tuple[str, str], ...]
    kalimat: tuple[tuple[str, str], ...]

    def label_identitas(self, jenis: JenisIdentitas) -> str:
        """Return the row label of a kind of identity."""
        return dict(self.identitas)[jenis.value]

    def sentence(self, kunci: str, **isian: str) -> str:
        """Return a sentence with its words filled in; values are never read as templates."""
        return dict(self.kalimat)[kunci].format(**isian)


def load_bentuk(text: str, source: str) -> BentukSurat:
    """Read a form definition; `source` is the file's name for the error.

    Raises RuleViolation at the key (or at ``baris N``) with an Indonesian sentence.
    """
    text = text.replace("\r\n", "\n")
    pembaca = _Pembaca(text, source)
    data = pembaca.parse()
    for kunci in data.keys() - _BAGIAN:
        raise pembaca.refuse(kunci, "bagian ini tidak dikenal.")
    nama = pembaca.text(data, "nama")
    return BentukSurat(
        nama=nama,
        versi=f"{nama}@{hashlib.sha256(text.encode()).hexdigest()[:12]}",
        judul=pembaca.text(data, "judul"),
        klausul=pembaca.texts(data, "klausul"),
        baris=pembaca.rows(data),
        identitas=pembaca.labels(data),
        kalimat=pembaca.sentences(data),
    )


class _Pembaca:
    """Reads one definition and knows on which line of the file a key stands."""

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._source = source

    def parse(self) -> dict[str, object]:
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            letak = re.search(r"at line (\d+), column (\d+)", str(error))
            baris = int(letak[1]) if letak else self._text.count("\n") + 1
            raise RuleViolation.at(
                f"baris {baris}",
                f"Bentuk surat {self._source}, baris {baris}: tulisan ini tidak terbaca sebagai "
                "TOML. Periksa tanda kutip, koma dan kurung pada baris itu dan sebelumnya.",
            ) from error

    def refuse(self, kunci: str, pesan: str) -> RuleViolation:
        akhir = re.escape(kunci.rsplit(".", maxsplit=1)[-1])
        letak = re.search(rf'^\s*\[?"?{akhir}"?\s*[\]=]', self._text, re.MULTILINE)
        baris = self._text.count("\n", 0, letak.end()) + 1 if letak else 0
        di = f", baris {baris}" if baris else ""
        return RuleViolation.at(kunci, f"Bentuk surat {self._source}{di}: “{kunci}” {pesan}")

    def text(self, data: dict[str, object], kunci: str, induk: str = "") -> str:
        nilai = data.get(kunci)
        if nilai is None:
            raise self.refuse(induk + kunci, "belum ada.")
        if not isinstance(nilai, str):
            raise self.refuse(induk + kunci, "harus berupa tulisan di antara tanda kutip.")
        return nilai

    def texts(self, data: dict[str, object], kunci: str) -> tuple[str, ...]:
        nilai = data.get(kunci)
        if not isinstance(nilai, list) or not all(isinstance(satu, str) for satu in nilai):
            raise self.refuse(kunci, "harus berupa daftar tulisan.")
        return tuple(str(satu) for satu in nilai)

    def table(self, data: dict[str, object], kunci: str) -> dict[str, object]:
        nilai = data.get(kunci)
        if not isinstance(nilai, dict):
            raise self.refuse(kunci, "harus berupa bagian tersendiri, misalnya [kalimat].")
        return {str(nama): satu for nama, satu in nilai.items()}

    def rows(self, data: dict[str, object]) -> tuple[BarisIdentitas, ...]:
        nilai = data.get("baris")
        if not isinstance(nilai, list) or not nilai:
            raise self.refuse("baris", "harus berupa daftar baris identitas.")
        rows: list[BarisIdentitas] = []
        for ke, satu in enumerate(nilai, start=1):
            if not isinstance(satu, dict) or satu.keys() != {"isi", "label"}:
                raise self.refuse("baris", f"nomor {ke} harus berisi isi dan label.")
            baris = BarisIdentitas(*(self.text(satu, k, f"baris {ke}.") for k in ("isi", "label")))
            if baris.isi not in ISIAN_BARIS:
                raise self.refuse(
                    "baris",
                    f"nomor {ke}: isi “{baris.isi}” tidak dikenal. "
                    f"Yang dikenal: {', '.join(ISIAN_BARIS)}.",
                )
            rows.append(baris)
        return tuple(rows)

    def labels(self, data: dict[str, object]) -> tuple[tuple[str, str], ...]:
        tabel = self.table(data, "identitas")
        for kunci in tabel.keys() - {jenis.value for jenis in JenisIdentitas}:
            raise self.refuse(f"identitas.{kunci}", "bukan jenis identitas.")
        return tuple(
            (jenis.value, self.text(tabel, jenis.value, "identitas.")) for jenis in JenisIdentitas
        )

    def sentences(self, data: dict[str, object]) -> tuple[tuple[str, str], ...]:
        tabel = self.table(data, "kalimat")
        for kunci in tabel.keys() - ISIAN_KALIMAT.keys():
            raise self.refuse(f"kalimat.{kunci}", "bukan kalimat surat ini.")
        return tuple((kunci, self._sentence(tabel, kunci)) for kunci in ISIAN_KALIMAT)

    def _sentence(self, tabel: dict[str, object], kunci: str) -> str:
        kalimat = self.text(tabel, kunci, "kalimat.")
        penuh = f"kalimat.{kunci}"
        if kunci in _WAJIB and not kalimat.strip():
            raise self.refuse(penuh, "tidak boleh dikosongkan.")
        try:
            bagian = list(Formatter().parse(kalimat))
        except ValueError as error:
            raise self.refuse(penuh, "memuat kurung kurawal yang tidak berpasangan.") from error
        for _teks, isian, bentuk, ubahan in bagian:
            if isian is None:
                continue
            # Only bare names: a format or attribute would let a file reach into the program.
            if isian not in ISIAN_KALIMAT[kunci] or bentuk or ubahan:
                boleh = ", ".join(f"{{{nama}}}" for nama in sorted(ISIAN_KALIMAT[kunci]))
                raise self.refuse(
                    penuh, f"memakai “{{{isian}}}”; yang dapat dipakai: {boleh or 'tidak ada'}."
                )
        return kalimat
