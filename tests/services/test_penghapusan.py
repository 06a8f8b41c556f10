"""After its term a report's personal content is gone for good, and everything else stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from spkt_desk.devices import arsip as arsip_module
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, RuleViolation
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.outcomes import Changed, KodeAnswer, PrintOutcome
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.serah_terima import HitunganKetikan
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.services.konteks import SURAT_KEHILANGAN
from spkt_desk.services.laporan_kehilangan import read_paper
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.masa_simpan import RegisterSimpan
from spkt_desk.services.pencatatan import content_of
from spkt_desk.services.penghapusan import REKAMAN_HAPUS
from tests.db.mentah import database_key
from tests.services.meja import (
    BERDUA,
    DENGAN_KAPOLSEK,
    SANDI_LAIN,
    acts,
    corrected,
    count,
    enrol,
    good,
    handed_over,
    inside,
    issue,
    officer,
    open_shift,
    printed,
)
from tests.support.serah import BASAH, counted, filled
from tests.support.stasiun import IZIN, NIK, PERTAMA, SAAT, Stasiun, make_draft

DASAR = "Keputusan Kapolsek Nomor 7/2026"
TERM = 30
PAGE = 4096

CANARIES = (
    *("Suharti", "Ningsih", NIK, "081234567890", "Melati", "Biawao", "Wiraswasta"),
    *("Pasar Sentral", "zamrud", "ralatkan"),
)
"""Words of the citizen and of free text that only this report may hold."""


def _full_record(stasiun: Stasiun) -> str:
    """Do everything that leaves a trace of one citizen: type, search, issue, print, correct."""
    desk = stasiun.layanan
    draft = make_draft(keterangan="Cincin zamrud ikut hilang.")
    desk.orang.settle("Suharti Ningsih", 0)
    desk.draf.keep(draft)
    rekaman_id = desk.kehilangan.issue(draft).value.rekaman_id
    printed(stasiun, rekaman_id)
    corrected(stasiun, rekaman_id, keterangan="Cincin zamrud dan kalung ikut hilang.")
    handed_over(stasiun, rekaman_id)
    desk.kertas.record(desk.kertas.copy(f"{rekaman_id}-2"), PrintOutcome.TERCETAK)
    desk.mutasi.correct(1, "Suharti Ningsih", "Suharti Ningsih ralatkan", "ejaan")
    [known] = desk.orang.by_nomor(NIK)
    desk.orang.open(known.orang_id)
    desk.verifikasi.verify(_code(stasiun, rekaman_id))
    return rekaman_id


def _code(stasiun: Stasiun, rekaman_id: str) -> str:
    with inside(stasiun) as raw:
        found = raw.execute(
            "SELECT kode FROM kehilangan WHERE rekaman_id = ? ORDER BY edisi DESC", (rekaman_id,)
        )
        return str(found.fetchone()[0])


def _kapolsek(stasiun: Stasiun) -> Layanan:
    """Put the Kapolsek at the keys; the Bamin, who stands beside him, has an account too."""
    enrol(stasiun, Peran.BAMIN)
    return enrol(stasiun, Peran.KAPOLSEK)


def _chief(stasiun: Stasiun, *, days: int = TERM + 1) -> Layanan:
    """Set the terms, let time pass and put the Kapolsek at the keys."""
    for register in RegisterSimpan:
        stasiun.layanan.setelan.set_retention(register, TERM, DASAR, IZIN)
    stasiun.clock.advance(timedelta(days=days))
    return _kapolsek(stasiun)


def _plain_bytes(stasiun: Stasiun) -> bytes:
    """Return every byte of the station: the file decrypted page by page, and all of `arsip/`."""
    with inside(stasiun) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    sealed = stasiun.folder.database.read_bytes()
    key = database_key(stasiun)
    pages = [
        _decrypted(sealed[start : start + PAGE], key, first=start == 0)
        for start in range(0, len(sealed), PAGE)
    ]
    files = [path for path in stasiun.folder.arsip.rglob("*") if path.is_file()]
    return b"".join(pages) + b"".join(path.read_bytes() for path in files)


def _decrypted(page: bytes, key: bytes, *, first: bool) -> bytes:
    """Open one page of the SQLCipher file by hand, so that free pages are seen as well.

    A page ends with its IV (16 bytes) and HMAC (64); the first one begins with the file's salt.
    """
    body = page[16 if first else 0 : -80]
    opener = Cipher(algorithms.AES256(key), modes.CBC(page[-80:-64])).decryptor()
    return opener.update(body) + opener.finalize()


def test_the_canaries_are_there_before(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    content = _plain_bytes(stasiun)
    # Recall and search are the two places where words stand unsealed inside the encrypted file.
    for canary in ("Suharti", NIK, "Biawao", "zamrud"):
        assert canary.encode() in content
    # Whole sentences stand sealed even there; their key is what must go.
    assert b"zamrud ikut" not in content
    assert _keys(stasiun)[rekaman_id] in content
    assert b"CREATE TABLE" in content


def test_after_the_act_no_word_of_the_citizen_is_left(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    keys = _keys(stasiun)
    assert rekaman_id in keys
    assert "cari-2026-11-21" in keys
    chief = _chief(stasiun)
    chief.penghapusan.erase(rekaman_id, BERDUA)
    assert stasiun.folder.database.with_name("stasiun.db-wal").stat().st_size == 0
    content = _plain_bytes(stasiun)
    for canary in CANARIES:
        assert canary.encode() not in content, canary
        assert canary.casefold().encode() not in content, canary
    # What was sealed cannot be opened by anyone: key and text are both gone, free pages included.
    after = _keys(stasiun)
    assert rekaman_id not in after
    assert "cari-2026-11-21" not in after
    for name in (rekaman_id, "cari-2026-11-21"):
        assert keys[name] not in content
    with inside(stasiun) as raw:
        [(left,)] = raw.execute(
            "SELECT count(*) FROM muatan WHERE kunci_id IN (?, 'cari-2026-11-21')", (rekaman_id,)
        ).fetchall()
    assert left == 0
    assert list(stasiun.folder.arsip.rglob("*.seg")) == []


def test_everything_else_stands(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    before = count(stasiun)
    day = stasiun.layanan.mutasi.today()
    chief = _chief(stasiun)
    done = chief.penghapusan.erase(rekaman_id, BERDUA).value
    assert (done.nomor, done.berkas) == (PERTAMA, 2)
    for words in ("cadangan", "menunggu LP", "ditulis petugas sendiri", "sidik halaman"):
        assert words in done.peringatan
    assert "dicoba lagi" not in done.peringatan
    assert acts(stasiun)[-1] == "isi dihapus"
    after = count(stasiun)
    for table in ("nomor", "kehilangan", "mutasi", "kertas", "cetakan"):
        assert after[table] == before[table]
    lines = chief.mutasi.day(day)
    assert [(one.nomor_buku, one.uraian, one.dihapus) for one in lines] == [
        (1, "", DASAR),
        (2, "", DASAR),
        (3, "", DASAR),
    ]
    [kept] = chief.kertas.recent(5)
    assert (kept.nomor, kept.nama) == (PERTAMA, "isi dihapus")
    with pytest.raises(RuleViolation, match="sudah dihapus menurut masa simpan"):
        chief.kertas.pdf(kept.kertas_id)
    with pytest.raises(RuleViolation, match="sudah dihapus"):
        chief.mutasi.correct(1, "Datang", "Tiba", "ejaan")
    assert chief.kertas.render_missing().value == 0
    nomor = chief.kehilangan.issue(make_draft("berikut")).value.nomor
    assert nomor == PERTAMA.replace("412/XI", "413/XII")


def test_the_older_backups_are_named_before_and_in_the_act(
    stasiun: Stasiun, tmp_path: Path
) -> None:
    desk = stasiun.layanan
    stik, lain = tmp_path / "stik", tmp_path / "lain"
    desk.cadangan.create(stik)
    stasiun.clock.advance(timedelta(days=1))
    rekaman_id = issue(stasiun, mulai=(SAAT + timedelta(days=1)).isoformat())
    printed(stasiun, rekaman_id)
    records = _lines(stasiun)
    for place in (stik, stik, lain):
        desk.cadangan.create(place)
    chief = _chief(stasiun)
    said = chief.penghapusan.remains(RegisterSimpan.SURAT, rekaman_id)
    assert f"cadangan nomor 2 sampai 3 di {stik} (22 November 2026" in said
    assert f"cadangan nomor 1 di {lain} (22 November 2026)" in said
    assert "tidak diketahui program" in said
    done = chief.penghapusan.erase(rekaman_id, BERDUA).value
    assert said in done.peringatan
    with chief._konteks.database.reading() as work:  # noqa: SLF001 - the act's own words
        kept = dict(decode_pairs(content_of(work, work.riwayat.newest()[0])))
    assert kept["cadangan"] == "3"
    assert [kept[f"{place}.nomor"] for place in range(3)] == ["2", "3", "1"]
    assert kept["2.tempat"] == str(lain / "cadangan-000001")
    assert kept["0.waktu"].startswith("2026-11-22T")
    open_shift(stasiun)
    months = chief.penghapusan.due(RegisterSimpan.BUKU)
    assert len(records) == 2
    assert "nomor 2 sampai 3" in chief.penghapusan.remains(RegisterSimpan.BUKU, months[0][0])
    assert good(stasiun)


def test_without_a_backup_that_is_said_too(stasiun: Stasiun, tmp_path: Path) -> None:
    stasiun.layanan.cadangan.create(tmp_path / "stik")
    stasiun.clock.advance(timedelta(hours=1))
    rekaman_id = issue(stasiun, mulai=(SAAT + timedelta(hours=1)).isoformat())
    printed(stasiun, rekaman_id)
    said = _chief(stasiun).penghapusan.remains(RegisterSimpan.SURAT, rekaman_id)
    assert "belum ada cadangan yang memuatnya" in said


def test_the_chain_is_whole_and_the_check_says_what_is_gone(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    desk = _chief(stasiun)
    desk.penghapusan.erase(rekaman_id, BERDUA)
    lines = {line.bagian: line for line in desk.pemeriksaan.check()}
    assert all(line.baik for line in lines.values())
    assert "7 isi dihapus menurut masa simpan" in lines["Isi terhadap rantai"].kalimat


def test_the_code_still_answers_that_the_number_was_ours(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    kode = _code(stasiun, rekaman_id)
    chief = _chief(stasiun)
    chief.penghapusan.erase(rekaman_id, BERDUA)
    hasil = chief.verifikasi.verify(kode)
    assert (hasil.answer, hasil.nomor) == (KodeAnswer.ASLI, PERTAMA)
    assert hasil.tanggal == "21 November 2026"
    assert "dihapus menurut masa simpan" in hasil.rincian[0]


def test_recall_forgets_a_person_who_had_only_this_report(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    chief = _chief(stasiun)
    [known] = chief.orang.by_nomor(NIK)
    chief.penghapusan.erase(rekaman_id, BERDUA)
    assert chief.orang.by_nomor(NIK) == ()
    assert chief.orang.by_nama("suharti") == ()
    with pytest.raises(RuleViolation, match="sudah dihapus"):
        chief.orang.open(known.orang_id)


def test_recall_falls_back_to_what_is_still_kept(stasiun: Stasiun) -> None:
    old = issue(stasiun, "lama")
    printed(stasiun, old)
    stasiun.clock.advance(timedelta(days=20))
    moved = replace(make_draft().pelapor, desa="Ipilo", alamat="Jl. Anggrek No. 9")
    new = issue(stasiun, "baru", pelapor=moved)
    printed(stasiun, new)
    chief = _chief(stasiun, days=15)
    assert [one[0] for one in chief.penghapusan.due()] == [old]
    chief.penghapusan.erase(old, BERDUA)
    [known] = chief.orang.by_nomor(NIK)
    assert known.desa == "Ipilo"
    assert chief.orang.open(known.orang_id).value.alamat == "Jl. Anggrek No. 9"
    with pytest.raises(RuleViolation, match="Masa simpan surat ini sampai"):
        chief.penghapusan.erase(new, BERDUA)


def test_nothing_is_due_while_no_term_is_set(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    stasiun.clock.advance(timedelta(days=3650))
    chief = _kapolsek(stasiun)
    assert chief.penghapusan.due() == ()
    _refused(stasiun, chief, rekaman_id, "belum ditetapkan")


def test_a_term_switched_off_again_is_off(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    chief = _chief(stasiun)
    stasiun.layanan.setelan.set_retention(SURAT_KEHILANGAN, 0, "")
    assert chief.penghapusan.due() == ()
    _refused(stasiun, chief, rekaman_id, "belum ditetapkan")


def test_only_the_kapolsek(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    _chief(stasiun)
    for peran in (Peran.KA_SPKT, Peran.BAMIN):
        _refused(stasiun, enrol(stasiun, peran), rekaman_id, "Harus NRP/NIP Kapolsek")
    _refused(stasiun, stasiun.layanan, rekaman_id, "tidak boleh menghapus isi")


def test_two_people_of_whom_one_is_the_kapolsek(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    chief = _chief(stasiun)
    nomor = chief.petugas.nomor
    alone = (
        Bukti(SANDI_LAIN),
        Bukti(SANDI_LAIN, nomor, SANDI_LAIN),
        Bukti(SANDI_LAIN, officer(stasiun, Peran.KA_SPKT).nomor, SANDI_LAIN),  # has no account
    )
    for bukti in alone:
        with pytest.raises(RuleViolation) as violation:
            chief.penghapusan.erase(rekaman_id, bukti)
        assert violation.value.problems[0].field == "nomor_kedua"
    ka = enrol(stasiun, Peran.KA_SPKT)
    with pytest.raises(AccessDenied) as denied:
        ka.penghapusan.erase(rekaman_id, Bukti(SANDI_LAIN, "", "bukan sandinya 5"))
    assert denied.value.field == "kata_sandi_kedua"
    ka.penghapusan.erase(rekaman_id, Bukti(SANDI_LAIN, "", SANDI_LAIN))
    with inside(stasiun) as raw:
        [(agreed,)] = raw.execute(
            "SELECT disetujui_id FROM penghapusan WHERE rekaman_id = ?", (rekaman_id,)
        )
    assert agreed == chief.petugas.petugas_id
    assert good(stasiun)


def test_only_with_his_own_password(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    chief = _chief(stasiun)
    before = acts(stasiun)
    with pytest.raises(AccessDenied):
        chief.penghapusan.erase(rekaman_id, replace(BERDUA, kata_sandi="bukan sandi saya 1"))
    assert acts(stasiun) == before
    assert rekaman_id in _keys(stasiun)


def test_not_before_the_term(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    chief = _chief(stasiun, days=TERM - 1)
    _refused(stasiun, chief, rekaman_id, "Masa simpan surat ini sampai 21-12-2026")
    stasiun.clock.advance(timedelta(days=1))
    assert [one[1] for one in chief.penghapusan.due()] == [PERTAMA]
    chief.penghapusan.erase(rekaman_id, BERDUA)


def test_not_while_the_paper_is_owed(stasiun: Stasiun) -> None:
    bare = issue(stasiun, "belum dirender")
    owed = issue(stasiun, "belum tercetak")
    stasiun.layanan.kertas.ensure(owed)
    chief = _chief(stasiun)
    _refused(stasiun, chief, bare, "belum tercetak")
    _refused(stasiun, chief, owed, "belum tercetak")
    kertas = chief.kertas
    kertas.record(kertas.original(f"{owed}-1"), PrintOutcome.TERCETAK)
    chief.penghapusan.erase(owed, BERDUA)
    assert good(stasiun)


def test_not_twice(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    chief = _chief(stasiun)
    chief.penghapusan.erase(rekaman_id, BERDUA)
    _refused(stasiun, chief, rekaman_id, "sudah dihapus")


def test_many_in_a_row_leave_the_chain_whole(stasiun: Stasiun) -> None:
    records = [issue(stasiun, f"d{place}") for place in range(8)]
    for one in records:
        printed(stasiun, one)
    chief = _chief(stasiun)
    for one in records[::2]:
        chief.penghapusan.erase(one, BERDUA)
    assert good(stasiun)
    assert {one[0] for one in chief.penghapusan.due()} == set(records[1::2])


def test_content_that_vanished_without_the_act_is_named(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    with inside(stasiun) as raw:
        raw.execute("DELETE FROM kunci_rekaman WHERE kunci_id = ?", (rekaman_id,))
    bad = [line for line in stasiun.layanan.pemeriksaan.check() if not line.baik]
    assert "Isi terhadap rantai" in {line.bagian for line in bad}
    assert "(kehilangan terbit) hilang" in bad[0].kalimat


@pytest.mark.parametrize(("hari", "dasar", "field"), [(-1, "x", "hari"), (30, "  ", "dasar")])
def test_a_term_needs_days_and_a_basis(stasiun: Stasiun, hari: int, dasar: str, field: str) -> None:
    with pytest.raises(RuleViolation) as violation:
        stasiun.layanan.setelan.set_retention(SURAT_KEHILANGAN, hari, dasar, IZIN)
    assert violation.value.problems[0].field == f"retensi.{field}"


def test_a_clock_that_jumped_ahead_makes_nothing_due(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    stasiun.layanan.setelan.set_retention(SURAT_KEHILANGAN, TERM, DASAR, IZIN)
    _kapolsek(stasiun)
    stasiun.clock.advance(timedelta(days=500))
    chief = _kapolsek(stasiun)  # his own login today is no proof of today
    _refused(stasiun, chief, rekaman_id, "lebih dari 400 hari")
    assert rekaman_id in _keys(stasiun)


def test_nor_does_a_clock_that_was_set_back(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    chief = _chief(stasiun)
    stasiun.clock.set_wall(stasiun.clock.now().wall - timedelta(days=1))
    _refused(stasiun, chief, rekaman_id, "lebih awal dari catatan terakhir")


def test_who_is_no_longer_kapolsek_erases_nothing(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    chief = _chief(stasiun)
    roles = frozenset({Peran.PIKET})
    stasiun.layanan.setelan.save_petugas(replace(chief.petugas, peran=roles), DENGAN_KAPOLSEK)
    _refused(stasiun, chief, rekaman_id, "tidak boleh menghapus isi")


def test_the_line_of_a_visit_first_answered_taken_goes_too(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    draft = make_draft()
    desk.draf.register_taken(draft)
    desk.draf.discard(draft.draft_id)  # it was lost after all
    rekaman_id = issue(stasiun)
    printed(stasiun, rekaman_id)
    key = _keys(stasiun)[rekaman_id]
    chief = _chief(stasiun)
    chief.penghapusan.erase(rekaman_id, BERDUA)
    assert [one.uraian for one in chief.mutasi.day(SAAT.date())] == ["", ""]
    with inside(stasiun) as raw:
        sealed = raw.execute("SELECT DISTINCT kunci_id FROM muatan").fetchall()
    assert all(name.startswith("cari-") or name == REKAMAN_HAPUS for (name,) in sealed)
    content = _plain_bytes(stasiun)
    assert key not in content
    assert b"Suharti" not in content
    assert good(stasiun)


def test_nothing_plain_lets_a_guess_be_proved(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    konteks = stasiun.layanan._konteks  # noqa: SLF001
    with konteks.database.reading() as work:
        qr = read_paper(konteks, work, rekaman_id).kode.qr
    assert qr.encode() not in _plain_bytes(stasiun)
    assert qr.rpartition("*")[2].encode() not in _plain_bytes(stasiun)


def test_unfinished_forms_of_the_person_go_and_other_forms_stay(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    desk = stasiun.layanan
    [known] = desk.orang.by_nomor(NIK)
    desk.draf.keep(make_draft("lagi", orang_id=known.orang_id))
    desk.draf.keep(make_draft("orang lain"))
    desk.draf.register_taken(make_draft("dijambret", orang_id=known.orang_id))
    chief = _chief(stasiun)
    saved = chief.penghapusan.erase(rekaman_id, BERDUA)
    assert {one.draft_id for one in chief.draf.all()} == {"orang lain", "dijambret"}
    assert Changed.DRAF in saved.changed


def test_a_day_forgotten_twice_is_forgotten_twice(stasiun: Stasiun) -> None:
    records = [issue(stasiun, name) for name in ("satu", "dua")]
    for one in records:
        printed(stasiun, one)
    stasiun.layanan.orang.settle("Suharti", 1)
    chief = _chief(stasiun)
    chief.penghapusan.erase(records[0], BERDUA)
    today = stasiun.clock.now().wall
    stasiun.clock.set_wall(SAAT)  # the clock goes back, and the forgotten day is searched again
    stasiun.layanan.orang.settle("Suharti Ningsih", 1)
    assert "cari-2026-11-21" in _keys(stasiun)
    stasiun.clock.set_wall(today + timedelta(days=1))
    chief = _kapolsek(stasiun)
    chief.penghapusan.erase(records[1], BERDUA)
    assert "cari-2026-11-21" not in _keys(stasiun)
    assert good(stasiun)


def test_a_file_that_cannot_be_removed_does_not_undo_the_act(
    stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekaman_id = _full_record(stasiun)
    chief = _chief(stasiun)

    def _locked(path: Path) -> None:
        # The log was folded first: nothing that the key opens is left before this is tried.
        assert stasiun.folder.database.with_name("stasiun.db-wal").stat().st_size == 0
        raise EnvironmentFault("Berkas terkunci.", "Coba lagi.")

    with monkeypatch.context() as patch:
        patch.setattr(arsip_module, "remove_file", _locked)
        done = chief.penghapusan.erase(rekaman_id, BERDUA).value
        assert chief.kertas.sweep().value == 0
    assert (done.berkas, "2 berkas surat belum dapat dibuang" in done.peringatan) == (0, True)
    assert rekaman_id not in _keys(stasiun)
    assert len(list(stasiun.folder.arsip.rglob("*.seg"))) == 2
    desk = stasiun.login()
    assert desk.kertas.sweep().value == 2
    assert desk.kertas.sweep().value == 0
    assert list(stasiun.folder.arsip.rglob("*.seg")) == []
    assert good(stasiun)


def test_a_log_that_is_being_read_is_folded_later_and_said(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    chief = _chief(stasiun)
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        assert work.riwayat.newest()[0]
        done = chief.penghapusan.erase(rekaman_id, BERDUA).value
    assert "dibuang saat keluar" in done.peringatan
    chief.logout()
    assert stasiun.folder.database.with_name("stasiun.db-wal").stat().st_size == 0


def _lines(stasiun: Stasiun) -> tuple[str, ...]:
    """Let officers write what only they know, correct it, and return the records."""
    desk = stasiun.layanan
    first = desk.mutasi.write("Tamu bernama Baduwi menanyakan jalan").value
    second = desk.mutasi.write("Patroli ke Bolihutuo").value
    desk.mutasi.correct(first.nomor_buku, "Baduwi", "Baduli", "salah dengar")
    return first.rekaman_id, second.rekaman_id


def _visit(stasiun: Stasiun) -> str:
    """Send somebody on to the LP; the form waits."""
    draft = make_draft("dijambret", keterangan="Kalung zamrud ditarik orang.")
    stasiun.layanan.draf.register_taken(draft)
    return draft.draft_id


def test_the_officers_own_lines_go_month_by_month(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    records = _lines(stasiun)
    rekaman_id = issue(stasiun)
    keys = _keys(stasiun)
    chief = _chief(stasiun)
    assert chief.penghapusan.due(RegisterSimpan.BUKU) == (
        ("2026-11", "3 catatan buku mutasi bulan November 2026", SAAT.date()),
    )
    open_shift(stasiun)
    before = count(stasiun)
    done = chief.penghapusan.erase_of(RegisterSimpan.BUKU, "2026-11", BERDUA)
    assert "cadangan" in done.value.peringatan
    assert Changed.MUTASI in done.changed
    assert acts(stasiun)[-1] == "isi dihapus"
    content = _plain_bytes(stasiun)
    after = _keys(stasiun)
    for one in records:
        assert one not in after
        assert keys[one] not in content
    # Numbers, times and authors stand; so does the letter's line.
    assert count(stasiun)["mutasi"] == before["mutasi"]
    said = [(one.no, one.dihapus) for one in chief.mutasi.day(SAAT.date())]
    assert said == [(1, DASAR), (2, DASAR), (3, DASAR), (4, DASAR), (5, "")]
    assert rekaman_id in after
    assert chief.penghapusan.due(RegisterSimpan.BUKU) == ()
    lines = {line.bagian: line for line in chief.pemeriksaan.check()}
    assert all(line.baik for line in lines.values())
    assert "5 isi dihapus" in lines["Isi terhadap rantai"].kalimat


def test_what_a_shift_was_told_is_sealed_and_goes_with_its_month(stasiun: Stasiun) -> None:
    open_shift(stasiun, situasi="tahanan Baduwi sakit, diobati Bolihutuo")
    line = stasiun.layanan.mutasi.day(SAAT.date())[0]
    stasiun.layanan.mutasi.correct(line.nomor_buku, "Baduwi", "Baduli", "salah dengar")
    [shift] = stasiun.layanan.giliran.current()
    assert shift.situasi == "tahanan Baduwi sakit, diobati Bolihutuo"
    assert b"Baduwi" not in _plain_bytes(stasiun)
    key = _keys(stasiun)[line.rekaman_id]
    chief = _chief(stasiun)
    _kept(stasiun, chief, RegisterSimpan.BUKU, "2026-11", "masih berjalan")
    open_shift(stasiun)
    chief.penghapusan.erase_of(RegisterSimpan.BUKU, "2026-11", BERDUA)
    assert key not in _plain_bytes(stasiun)
    said = [(one.uraian, one.dihapus) for one in chief.mutasi.day(SAAT.date())]
    assert said == [("", DASAR), ("", DASAR)]
    assert good(stasiun)


def test_a_hand_over_and_the_reasons_of_the_roster_go_with_their_month(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk, ka = stasiun.layanan, enrol(stasiun, Peran.KA_SPKT)
    named = HitunganKetikan("tahanan_laki", "1", "Baduwi, sehat", "titipan Bolihutuo")
    draft = filled(desk, hitungan=counted(named))
    ka.jadwal.make(SAAT.date())
    ka.jadwal.change(ka.jadwal.month(SAAT.date())[0].jadwal, "Baduwi sakit")
    desk.serah.keep(draft)
    open_shift(stasiun)
    open_shift(stasiun)
    chief = _chief(stasiun)
    _kept(stasiun, chief, RegisterSimpan.BUKU, "2026-11", "masih berjalan")
    open_shift(stasiun)
    _kept(stasiun, chief, RegisterSimpan.BUKU, "2026-11", "giliran 1 belum diselesaikan")
    desk.serah.finish(draft, BASAH)
    open_shift(stasiun)
    stasiun.clock.advance(timedelta(days=TERM + 1))
    due = chief.penghapusan.due(RegisterSimpan.BUKU)
    assert [kunci for kunci, _sebutan, _hari in due] == ["2026-11", "2026-12"]
    open_shift(stasiun)
    for kunci, _sebutan, _hari in due:
        chief.penghapusan.erase_of(RegisterSimpan.BUKU, kunci, BERDUA)
    for canary in (b"Baduwi", b"Bolihutuo"):
        assert canary not in _plain_bytes(stasiun)
    with pytest.raises(RuleViolation, match="dihapus menurut masa simpan"):
        desk.serah.sheet(1)
    lembar = desk.serah.form(1)
    assert (lembar.selesai, lembar.ringkas.selesai) == ((), True)
    assert dict(desk.serah.form(2).sebelum)["tahanan_laki"] == 1
    assert good(stasiun)


def test_a_visit_that_waited_for_its_lp_goes_with_its_line(stasiun: Stasiun) -> None:
    visit = _visit(stasiun)
    key = _keys(stasiun)[visit]
    # A form that waits stands as it was typed inside the encrypted file: the canaries are there.
    assert b"zamrud" in _plain_bytes(stasiun)
    chief = _chief(stasiun)
    [(kunci, sebutan, _hari)] = chief.penghapusan.due(RegisterSimpan.LP)
    assert (kunci, sebutan) == (visit, "kunjungan 21 November 2026")
    chief.penghapusan.erase_of(RegisterSimpan.LP, visit, BERDUA)
    content = _plain_bytes(stasiun)
    for canary in ("Suharti", "Ningsih", NIK, "081234567890", "Melati", "Biawao", "zamrud"):
        assert canary.encode() not in content, canary
    assert key not in content
    with pytest.raises(RuleViolation, match="sudah dihapus menurut masa simpan"):
        chief.draf.keep(make_draft(visit))  # a form left open somewhere
    assert chief.draf.all() == ()
    [line] = chief.mutasi.day(SAAT.date())
    assert (line.uraian, line.dihapus) == ("", DASAR)
    assert good(stasiun)


def test_a_visit_somebody_still_types_in_is_not_old(stasiun: Stasiun) -> None:
    visit = _visit(stasiun)
    stasiun.clock.advance(timedelta(days=20))
    stasiun.layanan.draf.keep(make_draft(visit, keterangan="Ditambah."))
    chief = _chief(stasiun, days=15)
    assert chief.penghapusan.due(RegisterSimpan.LP) == ()
    _kept(stasiun, chief, RegisterSimpan.LP, visit, "belum lewat")


def test_a_correction_keeps_the_line_it_corrects(stasiun: Stasiun) -> None:
    _lines(stasiun)
    stasiun.clock.advance(timedelta(days=20))
    stasiun.layanan.mutasi.correct(2, "Patroli", "Ronda", "istilah")
    chief = _chief(stasiun, days=15)
    assert [one[1] for one in chief.penghapusan.due(RegisterSimpan.BUKU)] == [
        "1 catatan buku mutasi bulan November 2026"
    ]


def test_a_visit_that_became_a_letter_goes_with_the_letter(stasiun: Stasiun) -> None:
    visit = _visit(stasiun)
    stasiun.layanan.draf.discard(visit)  # it was lost after all
    assert issue(stasiun, visit) == visit
    chief = _chief(stasiun)
    assert chief.penghapusan.due(RegisterSimpan.LP) == ()
    _kept(stasiun, chief, RegisterSimpan.LP, visit, "belum lewat")


def test_a_visit_thrown_away_still_has_a_name_in_the_book(stasiun: Stasiun) -> None:
    visit = _visit(stasiun)
    stasiun.layanan.draf.discard(visit)
    chief = _chief(stasiun)
    chief.penghapusan.erase_of(RegisterSimpan.LP, visit, BERDUA)
    assert [one.uraian for one in chief.mutasi.day(SAAT.date())] == [""]
    assert good(stasiun)


def test_lines_and_visits_are_refused_like_letters(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    _lines(stasiun)
    visit = _visit(stasiun)
    chief = _kapolsek(stasiun)
    both = ((RegisterSimpan.BUKU, "2026-11"), (RegisterSimpan.LP, visit))
    for register, kunci in both:
        assert chief.penghapusan.due(register) == ()
        _kept(stasiun, chief, register, kunci, "belum ditetapkan")
        chief.setelan.set_retention(register, TERM, DASAR, BERDUA)
        _kept(stasiun, chief, register, kunci, "belum lewat")
    stasiun.clock.advance(timedelta(days=TERM + 1))
    chief = _kapolsek(stasiun)
    for register, kunci in both:
        # One guard has sat for a month: what it wrote is not yet put away.
        _kept(stasiun, chief, register, kunci, "masih berjalan")
        _kept(stasiun, stasiun.layanan, register, kunci, "tidak boleh menghapus isi")
        with pytest.raises(AccessDenied):
            chief.penghapusan.erase_of(
                register, kunci, replace(BERDUA, kata_sandi="bukan sandi saya 1")
            )
    open_shift(stasiun)
    for register, kunci in both:
        chief.penghapusan.erase_of(register, kunci, BERDUA)
        _kept(stasiun, chief, register, kunci, "sudah dihapus")
    stasiun.clock.set_wall(stasiun.clock.now().wall - timedelta(days=1))
    _kept(stasiun, chief, RegisterSimpan.LP, visit, "lebih awal dari catatan terakhir")
    assert good(stasiun)


def test_a_letter_is_asked_for_by_its_register_too(stasiun: Stasiun) -> None:
    rekaman_id = _full_record(stasiun)
    chief = _chief(stasiun)
    assert chief.penghapusan.due(RegisterSimpan.SURAT) == chief.penghapusan.due()
    done = chief.penghapusan.erase_of(RegisterSimpan.SURAT, rekaman_id, BERDUA)
    assert done.value.nomor == PERTAMA


def _kept(
    stasiun: Stasiun, desk: Layanan, register: RegisterSimpan, kunci: str, words: str
) -> None:
    before = count(stasiun)
    with pytest.raises(RuleViolation, match=words):
        desk.penghapusan.erase_of(register, kunci, BERDUA)
    assert count(stasiun) == before


def _refused(stasiun: Stasiun, desk: Layanan, rekaman_id: str, words: str) -> None:
    before = count(stasiun)
    with pytest.raises(RuleViolation, match=words):
        desk.penghapusan.erase(rekaman_id, BERDUA)
    assert count(stasiun) == before


def _keys(stasiun: Stasiun) -> dict[str, bytes]:
    with inside(stasiun) as raw:
        return dict(raw.execute("SELECT kunci_id, kunci FROM kunci_rekaman").fetchall())
