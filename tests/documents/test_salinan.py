from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import pairwise

import pytest

from spkt_desk.documents.salinan import overlay_copy, overlay_originals, overlay_void
from spkt_desk.documents.surat_kehilangan import render
from spkt_desk.domain.satuan import Huruf, Penandatangan, Susunan, UkuranKertas
from tests.documents import contoh
from tests.documents.baca import pages, picture

_PANJANG = replace(
    contoh.PEJABAT,
    jabatan="KEPALA UNIT SAMAPTA",
    untuk_beliau="u.b. Ps. KEPALA SENTRA PELAYANAN KEPOLISIAN TERPADU",
    nama="MUHAMMAD DARMAWAN LATUCONSINA, S.H., M.H.",
)


def _copy(simpan: bytes, pejabat: Penandatangan, muka: Huruf = Huruf.SANS) -> bytes:
    hari = "Sukamaju, 24 November 2026"
    return overlay_copy(simpan, 3, hari, pejabat, contoh.bentuk(), contoh.huruf(), muka)


@pytest.mark.parametrize(
    ("kertas", "banyak", "susunan", "muka", "pejabat"),
    [
        (UkuranKertas.F4, 25, Susunan.TIGA, Huruf.SANS, contoh.PEJABAT),
        (UkuranKertas.F4, 3, Susunan.SATU, Huruf.MONO, _PANJANG),
        (UkuranKertas.A4, 6, Susunan.TIGA, Huruf.MONO, _PANJANG),
        (UkuranKertas.A4, 1, Susunan.DUA, Huruf.SANS, contoh.PEJABAT),
        (UkuranKertas.FOLIO, 6, Susunan.TIGA, Huruf.SERIF, contoh.PEJABAT),
        (UkuranKertas.FOLIO, 25, Susunan.DUA, Huruf.SANS, _PANJANG),
    ],
)
def test_the_attestation_covers_nothing_and_leaves_room_to_sign_and_stamp(
    kertas: UkuranKertas, banyak: int, susunan: Susunan, muka: Huruf, pejabat: Penandatangan
) -> None:
    laporan = contoh.laporan(banyak, susunan=susunan, kertas=kertas, muka=muka)
    simpan = render(laporan, contoh.bentuk(), contoh.huruf())
    sidik = hashlib.sha256(simpan).hexdigest()
    salinan = _copy(simpan, pejabat, muka)
    assert hashlib.sha256(simpan).hexdigest() == sidik
    asli, baru = pages(simpan), pages(salinan)
    assert len(asli) == len(baru)
    assert all("Salinan sesuai" not in lain.teks for lain in baru[:-1])
    akhir = baru[-1]
    assert akhir.find("SALINAN ke-3").bawah < 18
    kata = akhir.find("Salinan sesuai dengan aslinya")
    akhir.find("Sukamaju, 24 November 2026")
    # What is laid over stands in a column of its own, right of the foot and below all else.
    kiri = akhir.find("Kode periksa")
    mine = [t for t in akhir.tulis if t.bawah > kata.atas and t.x > kiri.kanan]
    lines = sorted({round(t.bawah, 1) for t in mine})
    assert max(b - a for a, b in pairwise(lines)) > 27
    assert akhir.tinggi - max(lines) > 14.5
    assert max(t.kanan for t in mine) < akhir.lebar - 14.5
    above = [t.bawah for t in akhir.tulis if t.bawah < kata.atas + 1 and t is not kata]
    assert kata.atas - max(above) > 1
    # The kept page stands there whole, a few percent smaller, and within its margins.
    assert len(akhir.teks) > len(asli[-1].teks)
    lama, kini = asli[-1].find("TIDAK DIPUNGUT"), akhir.find("TIDAK DIPUNGUT")
    assert 0.84 < (kini.kanan - kini.x) / (lama.kanan - lama.x) <= 1
    assert min(t.x for t in akhir.tulis) > 24.5


def test_the_first_pages_of_a_copy_stay_as_they_are_but_for_the_mark() -> None:
    simpan = render(contoh.laporan(25), contoh.bentuk(), contoh.huruf())
    salinan = _copy(simpan, contoh.PEJABAT)
    first, marked = pages(simpan)[0], pages(salinan)[0]
    assert {t.isi for t in first.tulis} <= {t.isi for t in marked.tulis}
    assert marked.find("SALINAN ke-3").bawah < 20
    lama, kena = picture(simpan, 0, 100).tobytes(), picture(salinan, 0, 100).tobytes()
    assert not any(a < 200 and a != b for a, b in zip(lama, kena, strict=True))
    assert sum(a >= 200 and b < 128 for a, b in zip(lama, kena, strict=True)) > 50


def test_the_same_copy_twice_gives_the_same_bytes() -> None:
    simpan = render(contoh.laporan(), contoh.bentuk(), contoh.huruf())
    dua = {_copy(simpan, contoh.PEJABAT, muka) for muka in (Huruf.SANS, Huruf.SANS)}
    assert len(dua) == 1


def test_a_unit_attests_in_its_own_words() -> None:
    shipped = contoh.bentuk()
    own = {"salinan": "Turunan sah", "cap_salinan": "TURUNAN {ke}"}
    bentuk = replace(shipped, kalimat=tuple((k, own.get(k, isi)) for k, isi in shipped.kalimat))
    simpan = render(contoh.laporan(), shipped, contoh.huruf())
    copy = overlay_copy(
        simpan, 2, "Sukamaju, 24 November 2026", contoh.PEJABAT, bentuk, contoh.huruf(), Huruf.SANS
    )
    (page,) = pages(copy)
    page.find("Turunan sah")
    page.find("TURUNAN 2")
    assert "Salinan sesuai" not in page.teks


@pytest.mark.parametrize("latihan", [False, True])
def test_each_original_says_which_it_is_and_nothing_is_covered(*, latihan: bool) -> None:
    laporan = replace(contoh.laporan(25), latihan=latihan)
    simpan = render(laporan, contoh.bentuk(), contoh.huruf())
    sidik = hashlib.sha256(simpan).hexdigest()
    lembar = overlay_originals(simpan, (2, 3), 3, contoh.bentuk(), contoh.huruf(), Huruf.SANS)
    assert hashlib.sha256(simpan).hexdigest() == sidik
    dulu, kini = pages(simpan), pages(lembar)
    assert len(kini) == 2 * len(dulu)
    for ke, halaman in enumerate(kini):
        nomor = 2 + ke // len(dulu)
        assert halaman.teks.count("Asli ke-") == 1
        assert halaman.find(f"Asli ke-{nomor} dari 3").bawah < 20
        satu = ke % len(dulu)
        assert {t.isi for t in dulu[satu].tulis} <= {t.isi for t in halaman.tulis}
        lama, kena = picture(simpan, satu, 100).tobytes(), picture(lembar, ke, 100).tobytes()
        assert not any(a < 200 and a != b for a, b in zip(lama, kena, strict=True))


def test_a_void_page_says_so_on_every_sheet_and_stays_legible() -> None:
    simpan = render(contoh.laporan(25), contoh.bentuk(), contoh.huruf())
    sidik = hashlib.sha256(simpan).hexdigest()
    lembar = overlay_void(simpan, "BATAL", "Dibatalkan hari ini.", contoh.huruf(), Huruf.SANS)
    assert hashlib.sha256(simpan).hexdigest() == sidik
    dulu, kini = pages(simpan), pages(lembar)
    for ke, (lama, baru) in enumerate(zip(dulu, kini, strict=True)):
        assert {t.isi for t in lama.tulis} <= {t.isi for t in baru.tulis}
        baru.find("BATAL")
        hitam, kena = picture(simpan, ke, 100).tobytes(), picture(lembar, ke, 100).tobytes()
        assert not any(a < 100 and b > a + 40 for a, b in zip(hitam, kena, strict=True))
        # The word across the page lies under the text: a grey that takes much room.
        assert sum(a > 250 and 200 < b < 250 for a, b in zip(hitam, kena, strict=True)) > 5_000
    kini[-1].find("Dibatalkan hari ini.")
    assert all("Dibatalkan" not in one.teks for one in kini[:-1])
