"""One lost thing: as typed, as frozen into the report, as the paper and the book name it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spkt_desk.domain.bahasa import angka, rupiah, with_words
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.jenis_barang import (
    IsianJenis,
    Jalur,
    JenisBarang,
    KatalogBarang,
    RagamIsian,
    fill,
)
from spkt_desk.domain.ketikan import (
    digits_of,
    read_digits,
    read_jumlah,
    read_rupiah,
    read_telepon,
)
from spkt_desk.domain.teks import KALIMAT, NAMA, clean, problems_of

SAMA_PELAPOR = "pelapor"
TIDAK_DIINGAT = "tidak diingat"
_UANG_LUPA = "jumlah yang tidak diingat"
NILAI = 120
BERKAS = 300

_LUPA = frozenset({TIDAK_DIINGAT, "tidak ingat", "tidak tahu", "tidak diketahui", "lupa"})
_SAMA = frozenset({SAMA_PELAPOR, "=", "sama", "sda", "sama dengan pelapor"})
_NOPOL = re.compile(r"([A-Z]{1,2})([0-9]{1,4})([A-Z]{0,3})", re.ASCII)
_TAHUN = re.compile(r"(?:19|20)[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class BarangDraft:
    """A lost thing as typed.

    `isian` are (key, text) pairs of the kind's fields; `atas_nama` may be "pelapor", a name or
    empty; `dukungan_ada` names the papers the citizen has brought.
    """

    kode: str
    jumlah: str = "1"
    isian: tuple[tuple[str, str], ...] = ()
    atas_nama: str = ""
    dukungan_ada: tuple[str, ...] = ()
    ciri: str = ""


@dataclass(frozen=True, slots=True)
class AtasNama:
    """In whose name a thing is: the reporter's, another's, or (both empty) not said."""

    sama_pelapor: bool
    nama: str


@dataclass(frozen=True, slots=True)
class Dukungan:
    """A supporting paper and whether it was there; one that was not never blocked the report."""

    nama: str
    ada: bool


@dataclass(frozen=True, slots=True)
class BarangHilang:
    """A lost thing as frozen: labels and values as printed, free of the catalogue it came from.

    `singkat` is the word of the book line ("SIM C"); without a `satuan` the label says how much.
    """

    kode: str
    label: str
    jumlah: int
    satuan: str
    isian: tuple[tuple[str, str], ...]
    atas_nama: AtasNama
    dukungan: tuple[Dukungan, ...]
    ciri: str
    singkat: str


def check_barang(
    draft: BarangDraft, katalog: KatalogBarang, field_prefix: str
) -> tuple[Problem, ...]:
    """Return every problem of a line, in form order; fields are ``{field_prefix}.{key}``.

    A kind that is not for this paper is a problem at its code, with the sentence of the data.
    """
    if not katalog.has(draft.kode.strip()):
        return (Problem(f"{field_prefix}.kode", "Pilih jenis barang dari daftar."),)
    jenis = katalog.get(draft.kode.strip())
    problems: list[Problem] = []
    if jenis.jalur is Jalur.BUKAN_SKTLK:
        problems.append(Problem(f"{field_prefix}.kode", jenis.pesan))
    if jenis.counted:
        problems += _tried(lambda: read_jumlah(f"{field_prefix}.jumlah", draft.jumlah))
    typed = dict(draft.isian)
    known = {isian.kunci for isian in jenis.isian}
    for key, text in draft.isian:
        if key not in known and text.strip():
            message = f"{jenis.label} tidak memiliki isian ini; kosongkan atau pilih jenis lain."
            problems.append(Problem(f"{field_prefix}.{key}", message))
    for isian in jenis.isian:
        problems += _check_isian(isian, typed.get(isian.kunci, ""), field_prefix)
    problems += problems_of(f"{field_prefix}.atas_nama", draft.atas_nama, NAMA)
    for nama in draft.dukungan_ada:
        problems += problems_of(f"{field_prefix}.dukungan", nama, BERKAS)
    problems += problems_of(f"{field_prefix}.ciri", draft.ciri, KALIMAT)
    return tuple(problems)


def make_barang(
    draft: BarangDraft, katalog: KatalogBarang, field_prefix: str = "barang"
) -> BarangHilang:
    """Return the frozen line; RuleViolation with the same problems as `check_barang`."""
    problems = check_barang(draft, katalog, field_prefix)
    if problems:
        raise RuleViolation(*problems)
    return freeze_barang(draft, katalog, field_prefix)


def freeze_barang(draft: BarangDraft, katalog: KatalogBarang, field_prefix: str) -> BarangHilang:
    """Return the frozen line of a draft in which `check_barang` has found nothing."""
    jenis = katalog.get(draft.kode.strip())
    typed = dict(draft.isian)
    values = {
        isian.kunci: _read_isian(isian, typed.get(isian.kunci, ""), field_prefix)
        for isian in jenis.isian
    }
    return BarangHilang(
        kode=jenis.kode,
        label=fill(jenis.cetak, values),
        jumlah=read_jumlah(f"{field_prefix}.jumlah", draft.jumlah) if jenis.counted else 1,
        satuan=fill(jenis.satuan, values),
        isian=tuple(
            (isian.label, values[isian.kunci])
            for isian in jenis.isian
            if values[isian.kunci] and isian.kunci not in jenis.printed_keys()
        ),
        atas_nama=_read_atas_nama(draft.atas_nama, field_prefix),
        dukungan=_read_dukungan(draft.dukungan_ada, jenis, field_prefix),
        ciri=clean(f"{field_prefix}.ciri", draft.ciri, KALIMAT),
        singkat=fill(jenis.singkat, _said(values)) or jenis.label,
    )


def as_kept(draft: BarangDraft, katalog: KatalogBarang) -> BarangDraft:
    """Return a line as typed, with nothing in it that its kind does not ask for.

    Kept beside the frozen line, whose labels cannot be read back into fields.
    """
    kode = draft.kode.strip()
    jenis = katalog.get(kode) if katalog.has(kode) else None
    asked = {isian.kunci for isian in jenis.isian} if jenis else set[str]()
    return BarangDraft(
        kode=kode,
        jumlah=_tidy(draft.jumlah) if jenis and jenis.counted else "1",
        isian=tuple((key, _tidy(text)) for key, text in draft.isian if key in asked),
        atas_nama=_tidy(draft.atas_nama),
        dukungan_ada=tuple(map(_tidy, draft.dukungan_ada)),
        ciri=_tidy(draft.ciri),
    )


def _tidy(text: str) -> str:
    return " ".join(text.split())


def warnings_barang(
    draft: BarangDraft, katalog: KatalogBarang, field_prefix: str
) -> tuple[Problem, ...]:
    """Return what looks unusual in a line that `check_barang` accepts; it never blocks.

    A number of unusual length, a plate of unusual form, a kind that KA SPKT or another desk
    should see, a container whose documents need lines of their own.
    """
    if not katalog.has(draft.kode.strip()):
        return ()
    jenis = katalog.get(draft.kode.strip())
    found: list[Problem] = []
    if jenis.pesan and jenis.jalur is not Jalur.BUKAN_SKTLK:
        found.append(Problem(f"{field_prefix}.kode", jenis.pesan))
    typed = dict(draft.isian)
    for isian in jenis.isian:
        text = typed.get(isian.kunci, "")
        if text.strip() and not forgotten(text):
            found += _unusual(isian, text, f"{field_prefix}.{isian.kunci}")
    return tuple(found)


def sentence(barang: BarangHilang) -> str:
    """Return the line as the paper prints it, without a full stop."""
    count = f"{with_words(barang.jumlah)} {barang.satuan} " if barang.satuan else ""
    parts = [f"{count}{barang.label}"]
    parts += [f"{label} {value}" for label, value in barang.isian]
    if barang.atas_nama.sama_pelapor:
        parts.append("atas nama pelapor")
    elif barang.atas_nama.nama:
        parts.append(f"atas nama {barang.atas_nama.nama}")
    if barang.ciri:
        parts.append(barang.ciri)
    return ", ".join(parts)


def summary(barang: Sequence[BarangHilang]) -> str:
    """Return the short list of the book line, without any number: "KTP, SIM C, 2 STNK"."""
    return ", ".join(
        b.singkat if b.jumlah == 1 else f"{angka(b.jumlah)} {b.singkat}" for b in barang
    )


def _tried(read: Callable[[], object]) -> tuple[Problem, ...]:
    """Return what a reader refuses, so that a form can show it beside the other problems."""
    try:
        read()
    except RuleViolation as violation:
        return violation.problems
    return ()


def forgotten(text: str) -> bool:
    """Tell whether the reporter does not remember the value of a field."""
    return " ".join(text.lower().split()) in _LUPA


def _check_isian(isian: IsianJenis, text: str, field_prefix: str) -> tuple[Problem, ...]:
    if isian.wajib and not text.strip():
        message = f"{_name(isian)} belum diisi. Bila pelapor lupa, ketik “{TIDAK_DIINGAT}”."
        return (Problem(f"{field_prefix}.{isian.kunci}", message),)
    return _tried(lambda: _read_isian(isian, text, field_prefix))


def _read_isian(isian: IsianJenis, text: str, field_prefix: str) -> str:
    """Return a value as printed, empty when nothing was typed."""
    field = f"{field_prefix}.{isian.kunci}"
    if forgotten(text):
        return TIDAK_DIINGAT if isian.ragam is not RagamIsian.RUPIAH else _UANG_LUPA
    tidy = clean(field, text, NILAI)
    if not tidy:
        return ""
    return _PEMBACA[isian.ragam](field, tidy, isian)


def _read_angka(field: str, text: str, isian: IsianJenis) -> str:
    return read_digits(field, text, _name(isian))


def _read_tail(field: str, text: str, isian: IsianJenis) -> str:
    """Return the last digits of a card; a whole card number is refused, it must not be kept."""
    digits = read_digits(field, text, _name(isian))
    if len(digits) != isian.panjang:
        raise RuleViolation.at(
            field,
            f"{_name(isian)}: tulis {isian.panjang} angka terakhir saja; "
            f"yang diketik {len(digits)} angka.",
        )
    return digits


def _read_nopol(_field: str, text: str, _isian: IsianJenis) -> str:
    """Return a plate in its three groups; one of another form stays as typed, in capitals."""
    plate = _NOPOL.fullmatch(digits_of(text).upper())
    return " ".join(part for part in plate.groups() if part) if plate else text.upper()


def _read_telepon(field: str, text: str, _isian: IsianJenis) -> str:
    return read_telepon(field, text).raw


def _read_rupiah(field: str, text: str, _isian: IsianJenis) -> str:
    return rupiah(read_rupiah(field, text))


def _read_tahun(field: str, text: str, isian: IsianJenis) -> str:
    if not _TAHUN.fullmatch(text):
        message = f"{_name(isian)} ditulis empat angka, misalnya 2015."
        raise RuleViolation.at(field, message)
    return text


def _read_teks(_field: str, text: str, isian: IsianJenis) -> str:
    """Return a typed text or choice: an option in its own spelling, else what was typed.

    A label typed again is dropped: label "bank" and text "Bank Mandala" print as one bank.
    """
    head = text[: len(isian.label) + 1].casefold()
    rest = text[len(isian.label) + 1 :].strip()
    value = rest if head == f"{isian.label.casefold()} " and rest else text
    options = {option.casefold(): option for option in isian.pilihan}
    return options.get(text.casefold(), options.get(value.casefold(), value))


_PEMBACA: dict[RagamIsian, Callable[[str, str, IsianJenis], str]] = {
    RagamIsian.TEKS: _read_teks,
    RagamIsian.PILIHAN: _read_teks,
    RagamIsian.ANGKA: _read_angka,
    RagamIsian.ANGKA_AKHIR: _read_tail,
    RagamIsian.NOPOL: _read_nopol,
    RagamIsian.TELEPON: _read_telepon,
    RagamIsian.TAHUN: _read_tahun,
    RagamIsian.RUPIAH: _read_rupiah,
}


def _name(isian: IsianJenis) -> str:
    """Return a field's label as the start of a sentence."""
    return isian.label[:1].upper() + isian.label[1:]


def _unusual(isian: IsianJenis, text: str, field: str) -> tuple[Problem, ...]:
    if isian.ragam is RagamIsian.NOPOL and not _NOPOL.fullmatch(digits_of(text).upper()):
        return (Problem(field, f"{_name(isian)} tidak seperti biasanya, misalnya DM 1234 AB."),)
    digits = len(digits_of(text))
    if isian.ragam is RagamIsian.ANGKA and isian.panjang not in {0, digits}:
        message = f"{_name(isian)} biasanya {isian.panjang} angka; ini {digits} angka."
        return (Problem(field, message),)
    return ()


def _read_atas_nama(text: str, field_prefix: str) -> AtasNama:
    tidy = clean(f"{field_prefix}.atas_nama", text, NAMA)
    if tidy.casefold() in _SAMA:
        return AtasNama(sama_pelapor=True, nama="")
    return AtasNama(sama_pelapor=False, nama=tidy)


def _read_dukungan(
    present: tuple[str, ...], jenis: JenisBarang, field_prefix: str
) -> tuple[Dukungan, ...]:
    """Return the kind's papers with their ticks, then papers the citizen brought besides."""
    ticked = dict.fromkeys(clean(f"{field_prefix}.dukungan", nama, BERKAS) for nama in present)
    asked = [berkas.nama for berkas in jenis.berkas]
    return (
        *(Dukungan(nama, nama in ticked) for nama in asked),
        *(Dukungan(nama, ada=True) for nama in ticked if nama and nama not in asked),
    )


def _said(values: dict[str, str]) -> dict[str, str]:
    """Return the values without those the reporter forgot; the book line leaves them out."""
    return {key: value for key, value in values.items() if value != TIDAK_DIINGAT}
