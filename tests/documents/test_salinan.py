from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from spkt_desk.documents.salinan import overlay_copy, overlay_originals, overlay_void
from spkt_desk.documents.surat_kehilangan import render
from spkt_desk.domain.satuan import Huruf, Susunan, UkuranKertas
from tests.documents import contoh
from tests.documents.baca import pages, picture


@pytest.mark.parametrize("susunan", Susunan)
@pytest.mark.parametrize(("kertas", "banyak"), [(UkuranKertas.A4, 6), (UkuranKertas.F4, 25)])
def test_the_overlay_covers_nothing(susunan: Susunan, kertas: UkuranKertas, banyak: int) -> None:
    laporan = contoh.laporan(banyak, susunan=susunan, kertas=kertas)
    simpan = render(laporan, contoh.bentuk(), contoh.huruf())
    sidik = hashlib.sha256(simpan).hexdigest()
    salinan = overlay_copy(
        simpan,
        3,
        "Sukamaju, 24 November 2026",
        contoh.PEJABAT,
        contoh.bentuk(),
        contoh.huruf(),
        Huruf.SANS,
    )
    assert hashlib.sha256(simpan).hexdigest() == sidik
    asli, baru = pages(simpan), pages(salinan)
    assert len(asli) == len(baru)
    for ke, (dulu, kini) in enumerate(zip(asli, baru, strict=True)):
        assert {t.isi for t in dulu.tulis} <= {t.isi for t in kini.tulis}
        assert kini.find("SALINAN ke-3").bawah < 20
        lama, kena = picture(simpan, ke, 100).tobytes(), picture(salinan, ke, 100).tobytes()
        tertutup = sum(a < 200 and a != b for a, b in zip(lama, kena, strict=True))
        bertambah = sum(a >= 200 and b < 128 for a, b in zip(lama, kena, strict=True))
        assert tertutup == 0
        assert bertambah > 50
    akhir = baru[-1]
    akhir.find("Salinan sesuai dengan aslinya")
    akhir.find("Sukamaju, 24 November 2026")
    bawah = [t for t in akhir.tulis if "DARMAWAN LATUCONSINA" in t.isi][-1]
    assert bawah.atas - akhir.find("Sukamaju, 24 November 2026").bawah > 12
    assert bawah.bawah < akhir.tinggi - 6
    assert all("Salinan sesuai" not in lain.teks for lain in baru[:-1])


def test_the_same_copy_twice_gives_the_same_bytes() -> None:
    simpan = render(contoh.laporan(), contoh.bentuk(), contoh.huruf())
    dua = {
        overlay_copy(
            simpan,
            1,
            "Sukamaju, 24 November 2026",
            contoh.PEJABAT,
            contoh.bentuk(),
            contoh.huruf(),
            muka,
        )
        for muka in (Huruf.SANS, Huruf.SANS)
    }
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
