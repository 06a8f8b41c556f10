"""Signature blocks: captions, room for signature and stamp, underlined name, rank and number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from spkt_desk.documents.kit.lukis import MM, Bingkai, Blok, Coretan, Tulisan
from spkt_desk.documents.kit.teks import Gaya, Kolom, break_balanced, break_lines, centred, shrink
from spkt_desk.domain.satuan import Penandatangan

RUANG = 25 * MM  # signature and round stamp of an official
_JEMPOL_LEBAR = 18 * MM
_JEMPOL_TINGGI = 21 * MM
_SELA = 4 * MM
_TITIK = "." * 36


class Ruang(Enum):
    """What the room above the name holds."""

    KOSONG = "kosong"
    JEMPOL = "jempol"
    KALIMAT = "kalimat"


@dataclass(frozen=True, slots=True)
class BlokTanda:
    """One person's block; `kaki` stands under the name: rank, and number behind or below it.

    `kalimat` stands in the room: the reason why nobody signs, or the caption of the thumb box.
    `bagian` is the block's share of the row's width.
    """

    kepala: tuple[str, ...]
    nama: str
    kaki: tuple[str, ...] = ()
    ruang: Ruang = Ruang.KOSONG
    kalimat: str = ""
    bagian: float = 1.0


def official(pejabat: Penandatangan, *judul: str) -> BlokTanda:
    """Return an official's block, headed by `judul` where it is not empty."""
    kepala = (*judul, pejabat.atas_nama, pejabat.jabatan, pejabat.untuk_beliau)
    # Formal signatures carry the full rank in capitals (tata naskah dinas).
    nomor = f"{pejabat.jenis_nomor} {pejabat.nomor}" if pejabat.nomor else ""
    kaki = tuple(satu for satu in (pejabat.pangkat.upper(), nomor) if satu)
    return BlokTanda(tuple(satu for satu in kepala if satu), pejabat.nama, kaki)


def set_signatures(
    baris: Sequence[Sequence[BlokTanda | None]], kolom: Kolom, gaya: Gaya, jarak: float
) -> Blok:
    """Set rows of blocks as one part that is never cut; None leaves a place empty."""
    tanda: list[Tulisan | Coretan | Bingkai] = []
    turun = 0.0
    for ke, satu in enumerate(baris):
        if ke:
            turun += gaya.langkah * 0.6
        row, tinggi = _row(satu, kolom, gaya, turun)
        tanda += row
        turun += tinggi
    return Blok(turun, tuple(tanda), jarak)


def _row(
    bloks: Sequence[BlokTanda | None], kolom: Kolom, gaya: Gaya, atas: float
) -> tuple[list[Tulisan | Coretan | Bingkai], float]:
    """Set blocks side by side: captions hang from the top, all names stand on one line."""
    semua = sum(b.bagian if b else 1.0 for b in bloks)
    bersih = kolom.lebar - _SELA * (len(bloks) - 1)
    places: list[tuple[BlokTanda, Kolom]] = []
    x = kolom.x
    for blok in bloks:
        lebar = bersih * (blok.bagian if blok else 1.0) / semua
        if blok:
            places.append((blok, Kolom(x, lebar)))
        x += lebar + _SELA
    kepala = [_captions(blok, tempat, gaya) for blok, tempat in places]
    nama = [_name(blok.nama, tempat, gaya) for blok, tempat in places]
    bawah_kepala = atas + max(len(k) for k in kepala) * gaya.langkah
    garis_nama = bawah_kepala + RUANG + gaya.langkah * 0.8
    tinggi = garis_nama - atas
    tanda: list[Tulisan | Coretan | Bingkai] = []
    for (blok, tempat), captions, (names, ukuran) in zip(places, kepala, nama, strict=True):
        for ke, line in enumerate(captions):
            tanda.append(_centred(line, tempat, atas + ke * gaya.langkah + gaya.naik, gaya))
        tanda += _room(blok, tempat, bawah_kepala, gaya)
        ujung = garis_nama
        for ke, line in enumerate(names):
            ujung = garis_nama + ke * gaya.langkah
            teks = centred(line, tempat, ujung, gaya.keluarga.tebal, ukuran, gaya.meteran)
            lebar = gaya.meteran.lebar(line, gaya.keluarga.tebal, ukuran)
            tanda += [teks, Coretan(teks.x, ujung + 1.6, lebar, 0.6)]
        for line in _foot(blok.kaki, tempat, gaya):
            ujung += gaya.langkah * 1.05
            tanda.append(_centred(line, tempat, ujung, gaya))
        tinggi = max(tinggi, ujung + gaya.ukuran * 0.3 - atas)
    return [t for t in tanda if not isinstance(t, Tulisan) or t.isi], tinggi


def _captions(blok: BlokTanda, tempat: Kolom, gaya: Gaya) -> list[str]:
    lines: list[str] = []
    for kalimat in blok.kepala:
        lines += break_balanced(kalimat, tempat.lebar, gaya)
    return lines


def _foot(kaki: tuple[str, ...], tempat: Kolom, gaya: Gaya) -> list[str]:
    """Keep rank and number on one line if it fits, else break between them and nowhere else."""
    sebaris = " ".join(kaki)
    if gaya.lebar(sebaris) <= tempat.lebar:
        return [sebaris] if sebaris else []
    return [line for satu in kaki for line in break_balanced(satu, tempat.lebar, gaya)]


def _name(nama: str, tempat: Kolom, gaya: Gaya) -> tuple[list[str], float]:
    """Return the name's lines and size: a long name shrinks a little, then breaks."""
    tebal = gaya.keluarga.tebal
    nama = nama or _TITIK
    terkecil = min(gaya.ukuran, 8.5)
    ukuran = shrink(nama, tebal, gaya.ukuran, terkecil, tempat.lebar, gaya.meteran)
    if gaya.meteran.lebar(nama, tebal, ukuran) <= tempat.lebar:
        return [nama], ukuran
    return break_lines(nama, tempat.lebar, gaya, huruf=tebal), gaya.ukuran


def _room(
    blok: BlokTanda, tempat: Kolom, atas: float, gaya: Gaya
) -> list[Tulisan | Coretan | Bingkai]:
    if blok.ruang is Ruang.KOSONG:
        return []
    kecil = Gaya(gaya.keluarga, min(8.0, gaya.ukuran), 9.5, gaya.meteran)
    if blok.ruang is Ruang.JEMPOL:
        x = tempat.x + (tempat.lebar - _JEMPOL_LEBAR) / 2
        bingkai = Bingkai(x, atas + 1.5 * MM, _JEMPOL_LEBAR, _JEMPOL_TINGGI)
        kolom = Kolom(x, _JEMPOL_LEBAR)
        lines = break_lines(blok.kalimat, _JEMPOL_LEBAR - 2, kecil)
        dasar = atas + 1.5 * MM + _JEMPOL_TINGGI - (len(lines) - 1) * kecil.langkah - 3.0
        return [
            bingkai,
            *(
                _miring(line, kolom, dasar + n * kecil.langkah, kecil)
                for n, line in enumerate(lines)
            ),
        ]
    lines = break_balanced(blok.kalimat, tempat.lebar, gaya, huruf=gaya.keluarga.miring)
    mulai = atas + max(0.0, (RUANG - len(lines) * gaya.langkah) / 2)
    return [
        _miring(line, tempat, mulai + n * gaya.langkah + gaya.naik, gaya)
        for n, line in enumerate(lines)
    ]


def _centred(isi: str, tempat: Kolom, turun: float, gaya: Gaya) -> Tulisan:
    return centred(isi, tempat, turun, gaya.keluarga.biasa, gaya.ukuran, gaya.meteran)


def _miring(isi: str, tempat: Kolom, turun: float, gaya: Gaya) -> Tulisan:
    return centred(isi, tempat, turun, gaya.keluarga.miring, gaya.ukuran, gaya.meteran)
