"""Hostile text in every field: stored = shown = printed, or refused right there, unwritten."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from reportlab.lib.styles import PropertySet, getSampleStyleSheet
from reportlab.platypus import Paragraph

from spkt_desk.domain.barang import BarangDraft
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kehilangan import (
    CaraTandaTangan,
    IsiKehilangan,
    KehilanganDraft,
    Kuasa,
    LaporanKehilangan,
)
from spkt_desk.domain.orang import JenisIdentitas
from spkt_desk.services.laporan_kehilangan import read_report
from spkt_desk.services.layanan import Layanan
from tests.db.mentah import database_key, opened
from tests.support.stasiun import Stasiun, founded, make_draft

pytestmark = pytest.mark.faults

MARKUP = (
    "<b>Budi",
    "<b>Budi</b>",
    "</para>",
    "<para>",
    "<!-- x",
    "Budi & Wati",
    "&amp;",
    "&#0;",
    "&tidakada;",
    "<br/>",
    "<?x?>",
    "<![CDATA[Budi]]>",
    '<font color="red">Budi</font>',
    '<a href="http://contoh.test/">Budi</a>',
    '<img src="file:///etc/passwd"/>',
    '<img src="http://contoh.test/a.png"/>',
    "<unichar code='0'/>",
)
PRINTABLE = (
    *MARKUP,
    '=HYPERLINK("http://contoh.test","klik")',
    "+6281234567890",
    "@SUM(1)",
    "-1+1",
    "'; DROP TABLE mutasi; --",
    "{nomor} {berlaku} {0}",
    "%s %n %%",
    "..\\..\\stasiun.db",
    "../../kunci.toml",
    "Siti D’Haen – “Nona”",
    "Ångström Çelebi Ñuñez",
    "Andre\u0301 Kaligis",
    '[[jenis]] kode = "X"',
    "${jndi:ldap://contoh.test/a}",
)
UNPRINTABLE = (
    "Budi\x00Wati",
    "Budi\x07",
    "Budi\x1b[31m",
    "Budi\x7f",
    "Budi\nWati",
    "Budi\u2028Wati",
    "Budi\u202eitaW",
    "Budi\u2066Wati",
    "Bu\u200bdi",
    "Bu\u00addi",
    "Bu\ufeffdi",
    "Budi 😀",
    "👨\u200d👩\u200d👧",
    "محمد",
    "王小明",
    "Bu\ud83ddi",
    "\udfff",
    "Budi\ufffd",
    "Budi\ue000",
    "Budi\uffff",
    "Bu\u3164di",
    "Z\u0337\u034e\u0308algo",
    "A" * 200_000,
    "kata " * 40_000,
)
NO_GLYPH = frozenset({"Budi 😀", "محمد", "王小明", "Z\u0337\u034e\u0308algo"})
HOSTILE = PRINTABLE + UNPRINTABLE

Put = Callable[[KehilanganDraft, str], KehilanganDraft]
Read = Callable[[IsiKehilangan], str]


def _orang(name: str) -> tuple[Put, Read]:
    return (
        lambda draft, text: replace(draft, pelapor=replace(draft.pelapor, **{name: text})),
        lambda isi: str(getattr(isi.pelapor, name)),
    )


def _plain(name: str) -> tuple[Put, Read]:
    return (
        lambda draft, text: replace(draft, **{name: text}),
        lambda isi: str(getattr(isi, name)),
    )


def _wakil(name: str, stored: str) -> tuple[Put, Read]:
    return (
        lambda draft, text: replace(draft, **{name: text}),
        lambda isi: str(getattr(isi.mewakili, stored)),
    )


def _barang(change: Callable[[BarangDraft, str], BarangDraft], read: Read) -> tuple[Put, Read]:
    return (
        lambda draft, text: replace(draft, barang=(change(draft.barang[0], text),)),
        read,
    )


FREE: dict[str, tuple[Put, Read]] = {
    "pelapor.nama": _orang("nama"),
    "pelapor.tempat_lahir": _orang("tempat_lahir"),
    "pelapor.agama": _orang("agama"),
    "pelapor.kewarganegaraan": _orang("kewarganegaraan"),
    "pelapor.pekerjaan": _orang("pekerjaan"),
    "pelapor.alamat": _orang("alamat"),
    "pelapor.desa": _orang("desa"),
    "pelapor.alasan_tanpa_identitas": _orang("alasan_tanpa_identitas"),
    "nama_pemilik": _wakil("nama_pemilik", "nama"),
    "hubungan": _wakil("hubungan", "hubungan"),
    "surat_kuasa": _wakil("surat_kuasa", "surat_kuasa"),
    "warga_pemilik": _wakil("warga_pemilik", "kewarganegaraan"),
    "paspor_pemilik": _wakil("paspor_pemilik", "paspor"),
    "tempat_hilang": _plain("tempat_hilang"),
    "keterangan": _plain("keterangan"),
    "alasan_tanda_tangan": _plain("alasan_tanda_tangan"),
    "saksi": _plain("saksi"),
    "barang.0.bank": _barang(
        lambda one, text: replace(one, isian=(("bank", text),)),
        lambda isi: dict(isi.barang[0].isian)["bank"],
    ),
    "barang.0.atas_nama": _barang(
        lambda one, text: replace(one, atas_nama=text),
        lambda isi: isi.barang[0].atas_nama.nama,
    ),
    "barang.0.ciri": _barang(
        lambda one, text: replace(one, ciri=text), lambda isi: isi.barang[0].ciri
    ),
    "barang.0.dukungan": _barang(
        lambda one, text: replace(one, dukungan_ada=(text,)),
        lambda isi: isi.barang[0].dukungan[-1].nama,
    ),
}
"""Fields that take any words; what they hold is compared with what was typed."""

READ: dict[str, Put] = {
    "pelapor.nomor_identitas": _orang("nomor_identitas")[0],
    "pelapor.tanggal_lahir": _orang("tanggal_lahir")[0],
    "pelapor.umur": lambda draft, text: replace(
        draft, pelapor=replace(draft.pelapor, tanggal_lahir="", umur=text)
    ),
    "pelapor.telepon": _orang("telepon")[0],
    "pelapor.jenis_kelamin": _orang("jenis_kelamin")[0],
    "barang.0.kode": lambda draft, text: replace(draft, barang=(BarangDraft(text),)),
    "barang.0.jumlah": lambda draft, text: replace(
        draft, barang=(replace(draft.barang[2], jumlah=text),)
    ),
    "tanggal_hilang": _plain("tanggal_hilang")[0],
    "jam_hilang": _plain("jam_hilang")[0],
}
"""Fields that are read as a number, a day or a choice: hostile words are refused there."""

_WATCHERS: dict[Path, Any] = {}

_SEBUKU = 100_000

NOT_PRINTED = {"barang.0.dukungan", "pelapor.desa"}
"""Kept, but not (or not always) on the paper."""


@pytest.fixture(scope="module")
def stasiun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stasiun]:
    station = founded(tmp_path_factory.mktemp("musuh"))
    station.login()
    with opened(station.folder.database, database_key(station)) as raw:
        _WATCHERS[station.path] = raw
        yield station
    station.close()


def test_the_watcher_sees_a_write(stasiun: Stasiun) -> None:
    before = _writes(stasiun)
    stasiun.layanan.mutasi.write("Patroli")
    assert _writes(stasiun) != before


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 50
    assert len(FREE) + len(READ) >= 25


@pytest.mark.parametrize("place", range(len(HOSTILE)))
def test_every_field_keeps_it_or_refuses_it_by_name(stasiun: Stasiun, place: int) -> None:
    text = HOSTILE[place]
    desk = stasiun.layanan
    for field, (put, read) in FREE.items():
        draft = put(_full_draft(f"{place}-{field}"), text)
        refused = _try(stasiun, draft, field)
        if not refused:
            isi = _stored(stasiun, desk.kehilangan.issue(draft).value.rekaman_id).isi
            assert read(isi) == _tidy(text), field
        if field in NOT_PRINTED and text in NO_GLYPH:
            continue  # the file holds it, and no page has to show it
        assert refused == (text in UNPRINTABLE) or _may_shrink(field, text, refused=refused), field


@pytest.mark.parametrize("place", range(len(HOSTILE)))
def test_a_field_that_is_read_refuses_it_by_name(stasiun: Stasiun, place: int) -> None:
    text = HOSTILE[place]
    for field, put in READ.items():
        draft = put(make_draft(f"baca-{place}-{field}"), text)
        honest = field == "pelapor.telepon" and text.startswith("+62")
        assert _try(stasiun, draft, field) is not honest, field


@pytest.mark.parametrize("text", PRINTABLE)
def test_what_was_kept_is_what_is_printed(stasiun: Stasiun, text: str) -> None:
    desk = stasiun.layanan
    draft = _full_draft(f"cetak-{text}")
    for field, (put, _read) in FREE.items():
        if len(text) <= 40 or not field.endswith(("agama", "kewarganegaraan")):
            draft = put(draft, text)
    terbitan = desk.kehilangan.issue(draft).value
    kertas = desk.kertas.ensure(terbitan.rekaman_id).value
    printed = _printed(desk.kertas.pdf(kertas.kertas_id))
    wanted = [field for field in FREE if field not in NOT_PRINTED]
    assert printed.count(_squeeze(text)) >= len(wanted) - 2, printed
    lines = {one.rekaman_id: one.uraian for one in desk.mutasi.day(desk.mutasi.today())}
    assert _tidy(text) in lines[terbitan.rekaman_id]
    assert kertas.nama == _tidy(text)


@pytest.mark.parametrize("place", range(len(HOSTILE)))
def test_a_draft_keeps_whatever_is_typed(stasiun: Stasiun, place: int) -> None:
    text = HOSTILE[place]
    draft = _full_draft(f"draf-{place}")
    for put, _read in FREE.values():
        draft = put(draft, text)
    if len(text) > _SEBUKU:  # a book pasted into every field is refused whole, never cut
        with pytest.raises(RuleViolation, match="paling banyak 1000 kB"):
            stasiun.layanan.draf.keep(draft)
        return
    stasiun.layanan.draf.keep(draft)
    whole = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") == text
    kept = stasiun.layanan.draf.load(draft.draft_id)
    if whole:
        assert kept == draft
    else:  # half a letter is no letter: what is kept says so, and the field refuses it
        assert "\ufffd" in kept.pelapor.nama
        problems = stasiun.layanan.kehilangan.check(kept)
        assert problems[0].field == "pelapor.nama"
        assert "U+FFFD" in problems[0].message
    stasiun.layanan.draf.discard(draft.draft_id)


@pytest.mark.parametrize("place", range(len(HOSTILE)))
def test_searching_for_it_finds_nobody_and_breaks_nothing(stasiun: Stasiun, place: int) -> None:
    text = HOSTILE[place]
    orang = stasiun.layanan.orang
    orang.by_nomor(text)
    orang.settle(text, len(orang.by_nama(text)))


@pytest.mark.parametrize("place", range(len(HOSTILE)))
def test_the_book_keeps_it_or_refuses_it(stasiun: Stasiun, place: int) -> None:
    text = HOSTILE[place]
    mutasi = stasiun.layanan.mutasi
    try:
        baris = mutasi.write(text).value
    except RuleViolation as violation:
        refused = {problem.field for problem in violation.problems}
    else:
        refused = set()
        assert baris.uraian == _tidy(text)
        assert baris in mutasi.day(mutasi.today())
    # The book has room for whatever can be read; what the page of a letter lacks may stand here.
    assert refused in (set(), {"mutasi.uraian"})
    assert refused or text not in UNPRINTABLE or not any(map(_never, text))


def test_control_raw_reportlab_raises_or_loses_text() -> None:
    style = getSampleStyleSheet()["Normal"]
    spoiled = [text for text in MARKUP if _raw(text, style) != text]
    assert len(spoiled) > 10
    assert "</para>" in spoiled


def _raw(text: str, style: PropertySet) -> str:
    """Return what a paragraph makes of unescaped text."""
    try:
        return str(Paragraph(text, style).getPlainText())
    except (ValueError, LookupError, OSError) as error:
        return f"raised: {type(error).__name__}"


def _full_draft(draft_id: str) -> KehilanganDraft:
    """Return a form in which every free field is asked for."""
    draft = make_draft(draft_id)
    return replace(
        draft,
        pelapor=replace(
            draft.pelapor,
            jenis_identitas=JenisIdentitas.TIDAK_ADA.value,
            nomor_identitas="",
            alasan_tanpa_identitas="KTP ikut hilang",
        ),
        kuasa=Kuasa.ORANG.value,
        nama_pemilik="Rahmat Ismail",
        hubungan="anak kandung",
        surat_kuasa="tanggal 20 November 2026",
        warga_pemilik="Australia",
        paspor_pemilik="PA1234567",
        barang=(BarangDraft("ATM", isian=(("bank", "BRI"),), atas_nama="Rahmat Ismail"),),
        keterangan="Dicari sampai malam.",
        tanda_tangan=CaraTandaTangan.TIDAK_DAPAT.value,
        alasan_tanda_tangan="tangan kanan digips",
        saksi="Sartika Dewi",
    )


def _try(stasiun: Stasiun, draft: KehilanganDraft, field: str) -> bool:
    """Tell whether issue refuses; then at exactly this field and with nothing written."""
    desk: Layanan = stasiun.layanan
    problems = desk.kehilangan.check(draft)
    if not problems:
        return False
    assert {problem.field for problem in problems} <= {field, field.rpartition(".")[0]}, problems
    assert all(problem.message for problem in problems)
    before = _writes(stasiun)
    with pytest.raises(RuleViolation) as violation:
        desk.kehilangan.issue(draft)
    assert violation.value.problems == problems
    assert _writes(stasiun) == before
    return True


def _writes(stasiun: Stasiun) -> int:
    """Return a figure that changes with every commit of another connection."""
    return int(_WATCHERS[stasiun.path].execute("PRAGMA data_version").fetchone()[0])


def _stored(stasiun: Stasiun, rekaman_id: str) -> LaporanKehilangan:
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001 - read as papers are
        return read_report(work, rekaman_id, latihan=False)


def _may_shrink(field: str, text: str, *, refused: bool) -> bool:
    """Short fields refuse long words too; the paper's font may lack what the book can hold."""
    short = field.endswith(("agama", "kewarganegaraan"))
    return refused and short and len(text) > 40


def _never(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _tidy(text: str) -> str:
    """Return the text as one reads it: one normal form, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _squeeze(text: str) -> str:
    return "".join(_tidy(text).split())


def _printed(pdf: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return _squeeze("".join(page.extract_text() for page in reader.pages))
