"""The kinds of things people lose, as data: units, fields, papers to bring, where to send them.

A station edits the list in Setelan; `resources/data/jenis_barang.toml` is what it starts from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from spkt_desk.domain.tabel import Baris, Pembaca, entry_name

_LABEL = 80
_KALIMAT = 300
_PANJANG_TERBESAR = 40
_KODE = re.compile(r"[A-Z][A-Z0-9_]{0,23}", re.ASCII)
_KUNCI = re.compile(r"[a-z][a-z0-9_]{0,31}", re.ASCII)
_SISIPAN = re.compile(r"\{([^{}]*)\}")


class RagamIsian(StrEnum):
    """How a field of a lost thing is read."""

    TEKS = "teks"
    ANGKA = "angka"
    ANGKA_AKHIR = "angka_akhir"
    NOPOL = "nopol"
    TELEPON = "telepon"
    TAHUN = "tahun"
    PILIHAN = "pilihan"
    RUPIAH = "rupiah"


class Jalur(StrEnum):
    """Where a kind of thing goes: straight on, past KA SPKT, another paper, another desk."""

    BIASA = "BIASA"
    BUTUH_KA_SPKT = "BUTUH_KA_SPKT"
    BUKAN_SKTLK = "BUKAN_SKTLK"
    DIARAHKAN = "DIARAHKAN"


class Yakin(StrEnum):
    """How sure the entry is: official text, several examples, or one weak source."""

    TINGGI = "tinggi"
    SEDANG = "sedang"
    RENDAH = "rendah"


@dataclass(frozen=True, slots=True)
class IsianJenis:
    """One field of a kind.

    `panjang` is the usual count of digits (0: any); for ANGKA_AKHIR it is the only accepted one,
    because the rest of a card number must not be kept. `pilihan` are suggestions, any typed value
    passes. `rahasia` values are masked in lists and printed in full.
    """

    kunci: str
    label: str
    ragam: RagamIsian
    wajib: bool = False
    rahasia: bool = False
    panjang: int = 0
    pilihan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SyaratBerkas:
    """A paper the citizen is asked to bring; its absence is ticked and never blocks."""

    nama: str
    yakin: Yakin


@dataclass(frozen=True, slots=True)
class JenisBarang:
    """One kind of lost thing.

    `label` is the line of the list, `cetak` the thing's name inside a sentence of the paper (small
    letters but for abbreviations), `singkat` the word of the book line. The last two and `satuan`
    may hold a field in braces ("SIM {golongan}"); a field that stands in `cetak` or `satuan` is
    always filled and is not printed a second time. `pesan` is what the officer reads when the kind
    is chosen; `bernama` kinds are made out to a person; a `wadah` holds documents that each get a
    line of their own. Without a `satuan` it is an amount of money, which says itself how much.
    """

    kode: str
    label: str
    cetak: str
    singkat: str
    satuan: str
    jalur: Jalur
    pesan: str
    bernama: bool
    wadah: bool
    isian: tuple[IsianJenis, ...]
    berkas: tuple[SyaratBerkas, ...]
    yakin: Yakin
    sumber: str

    @property
    def counted(self) -> bool:
        """True for things of which there are one or more; money is not."""
        return bool(self.satuan)

    def printed_keys(self) -> frozenset[str]:
        """Return the fields that the printed name or unit already says."""
        return frozenset(_SISIPAN.findall(self.cetak + self.satuan))


@dataclass(frozen=True, slots=True)
class KatalogBarang:
    """The kinds in the order the counter meets them."""

    jenis: tuple[JenisBarang, ...]

    def has(self, kode: str) -> bool:
        """Tell whether the code is known; letter case does not matter."""
        return any(j.kode == kode.upper() for j in self.jenis)

    def get(self, kode: str) -> JenisBarang:
        """Return the kind of a code; KeyError when there is none (ask `has` about typed codes)."""
        for jenis in self.jenis:
            if jenis.kode == kode.upper():
                return jenis
        raise KeyError(kode)

    def match(self, prefix: str) -> tuple[JenisBarang, ...]:
        """Return the kinds whose code, short word or any word of the label starts as typed.

        Hits in the code come first; an empty prefix returns all, in order.
        """
        typed = " ".join(prefix.casefold().replace("_", " ").split())
        by_code = [j for j in self.jenis if j.kode.casefold().replace("_", " ").startswith(typed)]
        by_word = [j for j in self.jenis if j not in by_code and _word_starts(j, typed)]
        return (*by_code, *by_word)


def _word_starts(jenis: JenisBarang, typed: str) -> bool:
    text = f" {jenis.singkat} {jenis.label}".casefold()
    return any(f"{before}{typed}" in text for before in (" ", "(", "/", "-"))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put field values into a name such as "SIM {golongan}"; an empty value leaves no gap."""
    return " ".join(_SISIPAN.sub(lambda match: values.get(match[1], ""), template).split())


def parse_katalog(data: Mapping[str, object]) -> KatalogBarang:
    """Read a parsed catalogue file; RuleViolation with every fault, each naming its entry."""
    baca = Pembaca()
    seen: dict[str, int] = {}
    kinds: list[JenisBarang] = []
    for index, table in enumerate(baca.tables(data, "jenis")):
        jenis = _read_jenis(baca, table, index)
        if jenis.kode in seen:
            baca.fault(
                f"jenis.{index}.kode",
                f"Jenis barang {jenis.kode}: kode sudah ada di urutan {seen[jenis.kode] + 1}.",
            )
        seen.setdefault(jenis.kode, index)
        kinds.append(jenis)
    if not kinds:
        baca.fault("jenis", "Daftar jenis barang kosong; sedikitnya satu jenis harus ada.")
    baca.finish()
    return KatalogBarang(tuple(kinds))


_KUNCI_JENIS = frozenset(
    {"kode", "label", "cetak", "singkat", "satuan", "jalur", "pesan", "bernama", "wadah"}
    | {"isian", "berkas", "yakin", "sumber"}
)
_KUNCI_ISIAN = frozenset({"kunci", "label", "ragam", "wajib", "rahasia", "panjang", "pilihan"})


def _read_jenis(baca: Pembaca, table: Mapping[str, object], index: int) -> JenisBarang:
    name = entry_name(table, "kode", index)
    baris = Baris(baca, table, f"jenis.{index}", f"Jenis barang {name}")
    baris.refuse_unknown(_KUNCI_JENIS)
    jalur = Jalur(baris.choice("jalur", tuple(Jalur)))
    jenis = JenisBarang(
        kode=baris.text("kode", _LABEL),
        label=baris.text("label", _LABEL),
        cetak=baris.text("cetak", _LABEL, required=False) or baris.text("label", _LABEL),
        singkat=baris.text("singkat", _LABEL),
        satuan=baris.text("satuan", _LABEL, required=False),
        jalur=jalur,
        pesan=baris.text("pesan", _KALIMAT, required=jalur is not Jalur.BIASA),
        bernama=baris.flag("bernama"),
        wadah=baris.flag("wadah"),
        isian=tuple(_read_isian(baca, t, baris, n) for n, t in enumerate(baris.tables("isian"))),
        berkas=tuple(_read_berkas(baca, t, baris, n) for n, t in enumerate(baris.tables("berkas"))),
        yakin=Yakin(baris.choice("yakin", tuple(Yakin))),
        sumber=baris.text("sumber", _KALIMAT, required=False),
    )
    _check_jenis(baris, jenis)
    return jenis


def _check_jenis(baris: Baris, jenis: JenisBarang) -> None:
    if jenis.kode and not _KODE.fullmatch(jenis.kode):
        baris.fault("kode", "hanya huruf besar, angka dan garis bawah, diawali huruf.")
    keys = [isian.kunci for isian in jenis.isian]
    if len(set(keys)) != len(keys):
        baris.fault("isian", "memuat kunci yang sama dua kali.")
    labels = [isian.label.casefold() for isian in jenis.isian]
    if len(set(labels)) != len(labels):
        baris.fault("isian", "memuat label yang sama dua kali.")
    papers = [berkas.nama.casefold() for berkas in jenis.berkas]
    if len(set(papers)) != len(papers):
        baris.fault("berkas", "memuat berkas yang sama dua kali.")
    needed = {isian.kunci for isian in jenis.isian if isian.wajib}
    for key, text in (
        ("cetak", jenis.cetak),
        ("singkat", jenis.singkat),
        ("satuan", jenis.satuan),
    ):
        rest = _SISIPAN.sub("", text)
        if "{" in rest or "}" in rest or not set(_SISIPAN.findall(text)) <= set(keys):
            baris.fault(key, "menyebut isian yang tidak ada.")
    amounts = {isian.kunci for isian in jenis.isian if isian.ragam is RagamIsian.RUPIAH}
    if not jenis.counted and not amounts & jenis.printed_keys():
        baris.fault("satuan", "belum diisi; hanya uang dengan isian rupiah di cetak boleh tanpa.")
    if not jenis.printed_keys() <= needed:
        baris.fault("isian", "yang disebut di cetak atau satuan harus wajib.")


def _read_isian(baca: Pembaca, table: Mapping[str, object], jenis: Baris, index: int) -> IsianJenis:
    name = entry_name(table, "kunci", index)
    baris = Baris(baca, table, f"{jenis.place}.isian.{index}", f"{jenis.entry}, isian {name}")
    baris.refuse_unknown(_KUNCI_ISIAN)
    isian = IsianJenis(
        kunci=baris.text("kunci", _LABEL),
        label=baris.text("label", _LABEL),
        ragam=RagamIsian(baris.choice("ragam", tuple(RagamIsian))),
        wajib=baris.flag("wajib"),
        rahasia=baris.flag("rahasia"),
        panjang=baris.number("panjang", 0, _PANJANG_TERBESAR),
        pilihan=baris.texts("pilihan", _LABEL),
    )
    if isian.kunci and not _KUNCI.fullmatch(isian.kunci):
        baris.fault("kunci", "hanya huruf kecil, angka dan garis bawah, diawali huruf.")
    if isian.ragam is RagamIsian.ANGKA_AKHIR and isian.panjang == 0:
        baris.fault("panjang", "harus diisi untuk ragam angka_akhir.")
    if isian.panjang and isian.ragam not in {RagamIsian.ANGKA, RagamIsian.ANGKA_AKHIR}:
        baris.fault("panjang", "hanya untuk ragam angka dan angka_akhir.")
    if isian.pilihan and isian.ragam is not RagamIsian.PILIHAN:
        baris.fault("pilihan", "hanya untuk ragam pilihan.")
    return isian


def _read_berkas(
    baca: Pembaca, table: Mapping[str, object], jenis: Baris, index: int
) -> SyaratBerkas:
    baris = Baris(
        baca, table, f"{jenis.place}.berkas.{index}", f"{jenis.entry}, berkas urutan {index + 1}"
    )
    baris.refuse_unknown(frozenset({"nama", "yakin"}))
    return SyaratBerkas(
        nama=baris.text("nama", _KALIMAT), yakin=Yakin(baris.choice("yakin", tuple(Yakin)))
    )


_KEPALA = """\
# Jenis barang yang dilaporkan hilang, berurut seperti di daftar pilihan.
# jalur: BIASA, BUTUH_KA_SPKT, BUKAN_SKTLK, DIARAHKAN (selain BIASA harus ada pesan).
# ragam isian: teks, angka, angka_akhir, nopol, telepon, tahun, pilihan, rupiah.
# satuan kosong: uang, yang jumlahnya disebut oleh isian rupiah di cetak.
# cetak: nama di tengah kalimat surat: huruf kecil, kecuali singkatan dan nama surat negara
# (tanpa cetak: label). {kunci} di cetak, singkat, satuan diganti isiannya.
# pilihan hanya saran; yang diketik selalu diterima. yakin: tinggi, sedang, rendah.
"""


def to_toml(katalog: KatalogBarang) -> str:
    """Return the catalogue as TOML: the same catalogue always gives the same text."""
    return _KEPALA + "".join(_jenis_toml(jenis) for jenis in katalog.jenis)


def _jenis_toml(jenis: JenisBarang) -> str:
    lines = [
        "",
        "[[jenis]]",
        f"kode = {_quote(jenis.kode)}",
        f"label = {_quote(jenis.label)}",
        *([f"cetak = {_quote(jenis.cetak)}"] if jenis.cetak != jenis.label else []),
        f"singkat = {_quote(jenis.singkat)}",
        f"satuan = {_quote(jenis.satuan)}",
        f"jalur = {_quote(jenis.jalur)}",
    ]
    lines += [f"pesan = {_quote(jenis.pesan)}"] if jenis.pesan else []
    lines += ["bernama = true"] if jenis.bernama else []
    lines += ["wadah = true"] if jenis.wadah else []
    lines.append(f"yakin = {_quote(jenis.yakin)}")
    lines += [f"sumber = {_quote(jenis.sumber)}"] if jenis.sumber else []
    if jenis.berkas:
        rows = (
            f"  {{ nama = {_quote(b.nama)}, yakin = {_quote(b.yakin)} }}," for b in jenis.berkas
        )
        lines += ["berkas = [", *rows, "]"]
    for isian in jenis.isian:
        lines += _isian_toml(isian)
    return "\n".join(lines) + "\n"


def _isian_toml(isian: IsianJenis) -> list[str]:
    lines = [
        "",
        "[[jenis.isian]]",
        f"kunci = {_quote(isian.kunci)}",
        f"label = {_quote(isian.label)}",
        f"ragam = {_quote(isian.ragam)}",
    ]
    lines += [f"panjang = {isian.panjang}"] if isian.panjang else []
    lines += ["wajib = true"] if isian.wajib else []
    lines += ["rahasia = true"] if isian.rahasia else []
    if isian.pilihan:
        lines.append(f"pilihan = [{', '.join(_quote(p) for p in isian.pilihan)}]")
    return lines


def _quote(text: str) -> str:
    """Return a TOML basic string: the JSON form is the same for texts that passed `teks`."""
    return json.dumps(str(text), ensure_ascii=False)
