"""A frozen report opens as a form that reads as the same report again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from spkt_desk.domain.isian_balik import as_typed
from spkt_desk.domain.isian_kehilangan import read_draft
from spkt_desk.domain.kehilangan import (
    CaraBaca,
    CaraTandaTangan,
    KehilanganDraft,
    Kuasa,
    OrangDraft,
)
from tests.documents import contoh
from tests.support import kiriman
from tests.support.stasiun import make_draft

HARI_INI = date(2026, 11, 21)
_TANPA_KARTU = OrangDraft(
    nama="Rahmat Saleh",
    jenis_kelamin="laki-laki",
    umur="54",
    alamat="Jl. Anggrek No. 9",
    jenis_identitas="tidak ada",
    alasan_tanpa_identitas="KTP ikut hilang",
)
_FORMS = {
    "biasa": make_draft(),
    "tidak tahu": make_draft(tanggal_hilang="tidak tahu", jam_hilang="", tempat_hilang="lupa"),
    "tanpa kartu": make_draft(pelapor=_TANPA_KARTU),
    "badan": make_draft(
        kuasa=Kuasa.BADAN.value, nama_pemilik="CV Mekar Jaya", hubungan="bendahara", surat_kuasa="7"
    ),
    "orang asing": make_draft(
        kuasa=Kuasa.ORANG.value,
        nama_pemilik="Aiko Tanaka",
        hubungan="majikan",
        warga_pemilik="Jepang",
        paspor_pemilik="TK1234567",
    ),
    "tidak dapat": make_draft(
        tanda_tangan=CaraTandaTangan.TIDAK_DAPAT.value,
        alasan_tanda_tangan="tangan dibalut",
        saksi="Mariam Pakaya",
        cara_baca=CaraBaca.DIBACAKAN.value,
        keterangan="Sudah dicari di pasar.",
    ),
}


@pytest.mark.parametrize("nama", _FORMS)
def test_what_was_frozen_opens_as_a_form_that_freezes_alike(nama: str) -> None:
    draft: KehilanganDraft = _FORMS[nama]
    katalog = kiriman.katalog()
    officials = (contoh.PENERIMA, contoh.PEJABAT)
    isi, problems = read_draft(draft, katalog, HARI_INI, *officials)
    assert problems == ()
    isi = replace(isi, asli=("pelapor", "arsip", "keperluan pelapor"))
    form = as_typed(isi, "lain", draft.mulai)
    again, problems = read_draft(form, katalog, HARI_INI, *officials)
    assert problems == ()
    assert replace(again, asli=isi.asli) == isi
    assert form.asli == "3"
