"""What the unit's facts put on paper: tidied, with the fields they were typed in, and printable."""

from __future__ import annotations

import tomllib
from dataclasses import replace

from spkt_desk.documents.kit.huruf import HurufTersedia, check_glyphs
from spkt_desk.documents.kit.kop import check_lambang
from spkt_desk.domain import teks
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.jenis_barang import parse_katalog
from spkt_desk.domain.satuan import Huruf, Petugas, Satuan, SetelanSurat

_TEKS_SATUAN = (
    *("nama", "sebutan_polsek", "polsek", "sebutan_polres", "polres", "polda"),
    *("alamat", "tempat", "sebutan_kepala"),
)
_TEKS_PETUGAS = ("nama", "pangkat", "jabatan", "ub_dari")


def emblem_problems(satuan: Satuan) -> tuple[Problem, ...]:
    """Return why the loaded emblem cannot stand on paper; no emblem is no problem."""
    if not satuan.lambang:
        return ()
    try:
        check_lambang(satuan.lambang)
    except RuleViolation as violation:
        return tuple(Problem(f"satuan.{one.field}", one.message) for one in violation.problems)
    return ()


def tidy_satuan(satuan: Satuan) -> Satuan:
    """Return a checked unit as stored: the letters that will be printed, single spaces."""

    def _tidy(field: str, text: str) -> str:
        return teks.clean(f"satuan.{field}", text, teks.NAMA)

    return replace(
        satuan,
        nama=_tidy("nama", satuan.nama),
        sebutan_polsek=_tidy("sebutan_polsek", satuan.sebutan_polsek),
        polsek=_tidy("polsek", satuan.polsek),
        sebutan_polres=_tidy("sebutan_polres", satuan.sebutan_polres),
        polres=_tidy("polres", satuan.polres),
        polda=_tidy("polda", satuan.polda),
        kop=tuple(_tidy("kop", line) for line in satuan.kop),
        alamat=_tidy("alamat", satuan.alamat),
        tempat=_tidy("tempat", satuan.tempat),
        sebutan_kepala=_tidy("sebutan_kepala", satuan.sebutan_kepala),
    )


def texts_of(satuan: Satuan) -> tuple[tuple[str, str], ...]:
    """Return what a unit puts on paper, with the fields it was typed in."""
    tidy = tidy_satuan(satuan)
    lines = tuple((f"satuan.{name}", getattr(tidy, name)) for name in _TEKS_SATUAN)
    return (*lines, ("satuan.kop", " ".join(tidy.kop)))


def texts_of_surat(surat: SetelanSurat) -> tuple[tuple[str, str], ...]:
    """Return what a letter's wording puts on paper."""
    return (("surat.judul", surat.judul), ("surat.klausul", " ".join(surat.klausul)))


def texts_of_petugas(petugas: Petugas, prefix: str) -> tuple[tuple[str, str], ...]:
    """Return what a signature block says of an officer."""
    return tuple((f"{prefix}.{name}", getattr(petugas, name)) for name in _TEKS_PETUGAS)


def unprintable(
    tersedia: HurufTersedia, huruf: Huruf, texts: tuple[tuple[str, str], ...]
) -> tuple[Problem, ...]:
    """Return a problem for each field with a letter the papers cannot show (R21).

    Asked when the unit's facts are entered: at issue the citizen would stand there waiting.
    """
    try:
        check_glyphs(texts, tersedia.keluarga(huruf), huruf)
    except RuleViolation as violation:
        return violation.problems
    return ()


def parse_text(teks: str) -> None:
    """Raise `RuleViolation` at ``katalog`` unless the text is a list of kinds."""
    try:
        data = tomllib.loads(teks)
    except tomllib.TOMLDecodeError as error:
        raise RuleViolation.at("katalog", f"Teks tidak terbaca: {error}.") from error
    parse_katalog(data)
