"""Telling a stranger whether a paper is ours, by its code, without internet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from spkt_desk.db.kehilangan import KehilanganTersimpan
from spkt_desk.db.work import Work
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.barang import summary
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kehilangan import LaporanKehilangan
from spkt_desk.domain.kode_periksa import StationKey
from spkt_desk.domain.nomor import KeadaanNomor
from spkt_desk.domain.outcomes import KodeAnswer
from spkt_desk.domain.pemeriksaan import HasilKode
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.teks import KALIMAT as PANJANG_NOMOR
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.kunci import kode, stasiun_pub
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.laporan_kehilangan import paper_facts, read_report
from spkt_desk.services.pencatatan import Pencatat, pairs, search_key
from spkt_desk.services.surat_keadaan import ended_sentence

KODE_TERPANJANG = 1_000
"""Longest text looked at as a code; a QR of ours has about two hundred letters (R22)."""

KATA = {
    KodeAnswer.ASLI: "ASLI",
    KodeAnswer.BERUBAH: "BERUBAH",
    KodeAnswer.DIGANTI: "DIGANTI",
    KodeAnswer.BATAL: "BATAL",
    KodeAnswer.TIDAK_DIKENAL: "TIDAK DIKENAL",
}
"""The word of each answer; screen and command put their sign or colon around it."""

KALIMAT = {
    KodeAnswer.ASLI: "Surat ini terbit di sini. Cocokkan rincian dengan lembar di tangan.",
    KodeAnswer.BERUBAH: "Isi kode atau nomor tidak cocok dengan surat yang diterbitkan.",
    KodeAnswer.DIGANTI: "Surat ini sudah diganti surat yang lebih baru.",
    KodeAnswer.BATAL: "Surat ini dibatalkan dan tidak berlaku lagi.",
    KodeAnswer.TIDAK_DIKENAL: "Kode ini tidak ada di stasiun ini. "
    "Tanyakan kepada satuan yang namanya tertulis pada surat.",
}
_KETIKAN = "Periksa ketikan. "
"""Before the sentence about unknown typed letters: misread more often than papers are forged."""


class VerifikasiService:
    """What an officer can say about a paper somebody holds out."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    def verify(self, teks: str, nomor: str = "") -> HasilKode:
        """Answer a typed code or a scanned QR; `nomor` is the number printed on the sheet, if read.

        Raises `RuleViolation` at ``kode`` for letters that are no code at all.
        """
        for field, text, most in (("kode", teks, KODE_TERPANJANG), ("nomor", nomor, PANJANG_NOMOR)):
            if len(text) > most:
                raise RuleViolation.at(field, f"Paling banyak {most} huruf; ini {len(text)}.")
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.KODE_PERIKSA)
            hasil = self._scanned(work, teks) if is_qr(teks) else self._typed(work, teks)
            if nomor.strip() and hasil.nomor and not _same_number(work, nomor, hasil.nomor):
                hasil = _answer(KodeAnswer.BERUBAH, hasil.nomor, hasil.tanggal, ())
            saat = self._pencatat.saat(work)
            self._pencatat.record(
                work,
                JenisPeristiwa.KODE_DIPERIKSA,
                rekaman_id=search_key(saat.wall.date()),
                isi=pairs(("kode", teks.strip()), ("jawaban", hasil.answer.value)),
                saat=saat,
            )
        return hasil

    def _typed(self, work: Work, teks: str) -> HasilKode:
        """Answer the ten letters."""
        letters = kode.tidy_code(teks)
        found = work.kehilangan.by_code(f"{letters[:5]}-{letters[5:]}")
        if not found:
            unknown = _answer(KodeAnswer.TIDAK_DIKENAL, "", "", ())
            return replace(unknown, kalimat=_KETIKAN + unknown.kalimat)
        rekaman_id = found[0].rekaman_id
        if not work.kunci.find(rekaman_id):
            return _erased(work, found[0])
        laporan = read_report(work, rekaman_id, latihan=self._konteks.latihan, edisi=found[0].edisi)
        facts = paper_facts(self._konteks.stasiun_id, laporan)
        genuine = kode.code_matches(self._konteks.kunci_kode, facts, teks)
        return self._judged(work, laporan, genuine=genuine)

    def _scanned(self, work: Work, teks: str) -> HasilKode:
        """Answer a QR: the signature first, then the record it speaks of."""
        keys = {self._konteks.stasiun_id: kode.public_key(self._konteks.kunci_tanda)}
        answer = kode.verify_qr(keys, teks)
        if answer is not KodeAnswer.ASLI:
            return _answer(answer, "", "", ())
        said = kode.read_qr(teks)
        try:
            rekaman_id = work.nomor.record_of(said.nomor)
            stored = work.kehilangan.edition(rekaman_id, said.edisi)
        except LookupError:
            return _answer(KodeAnswer.BERUBAH, said.nomor, tanggal_panjang(said.tanggal), ())
        if not work.kunci.find(rekaman_id):
            return _erased(work, stored)
        laporan = read_report(work, rekaman_id, latihan=self._konteks.latihan, edisi=stored.edisi)
        facts = paper_facts(self._konteks.stasiun_id, laporan)
        return self._judged(work, laporan, genuine=kode.qr_facts(facts) == said)

    def _judged(self, work: Work, laporan: LaporanKehilangan, *, genuine: bool) -> HasilKode:
        """Return the answer of a found record, with what to compare the sheet with."""
        tanggal = tanggal_panjang(laporan.terbit.date())
        if not genuine:
            return _answer(KodeAnswer.BERUBAH, laporan.nomor, tanggal, ())
        rincian = (f"Nama: {laporan.isi.pelapor.nama}", f"Barang: {summary(laporan.isi.barang)}")
        hasil = _answer(KodeAnswer.ASLI, laporan.nomor, tanggal, rincian)
        return _as_it_stands(work, laporan.rekaman_id, laporan.edisi, hasil)


def _erased(work: Work, stored: KehilanganTersimpan) -> HasilKode:
    """Return the answer of a record whose content was destroyed: the number still stands."""
    nomor = work.nomor.of_record(stored.rekaman_id).teks
    rincian = ("Isi surat sudah dihapus menurut masa simpan; nomor dan tanggal tercatat.",)
    tanggal = tanggal_panjang(datetime.fromisoformat(stored.terbit).date())
    hasil = _answer(KodeAnswer.ASLI, nomor, tanggal, rincian)
    return _as_it_stands(work, stored.rekaman_id, stored.edisi, hasil)


def _as_it_stands(work: Work, rekaman_id: str, edisi: int, hasil: HasilKode) -> HasilKode:
    """Return the answer about a genuine paper: void, replaced, an older edition, or in force."""
    ended = ended_sentence(work, rekaman_id)
    newest = work.kehilangan.by_id(rekaman_id).edisi
    if ended and work.nomor.of_record(rekaman_id).keadaan is KeadaanNomor.BATAL:
        answer, kalimat = KodeAnswer.BATAL, ended
    elif ended:
        answer, kalimat = KodeAnswer.DIGANTI, ended
    elif edisi < newest:
        answer, kalimat = KodeAnswer.DIGANTI, f"Surat ini edisi {edisi}; diganti edisi {newest}."
    else:
        return hasil
    return replace(hasil, answer=answer, kata=KATA[answer], kalimat=kalimat)


def is_qr(teks: str) -> bool:
    """Tell a scanned text from typed letters."""
    return "*" in teks


def _same_number(work: Work, typed: str, printed: str) -> bool:
    """Tell whether the sheet's number was typed: in full, or only its running number."""
    if typed.strip().isdecimal():
        issued = work.nomor.of_record(work.nomor.record_of(printed))
        return int(typed) == issued.urut
    return tidy_number(typed) == tidy_number(printed)


def tidy_number(nomor: str) -> str:
    """Return a printed number for comparing: case and spaces aside."""
    return "".join(nomor.split()).upper()


def _answer(answer: KodeAnswer, nomor: str, tanggal: str, rincian: tuple[str, ...]) -> HasilKode:
    return HasilKode(answer, KATA[answer], KALIMAT[answer], nomor, tanggal, rincian)


def verify_alone(teks: str, stations: tuple[StationKey, ...]) -> HasilKode:
    """Answer a QR text with public keys only: at a desk that does not hold the record.

    Raises `RuleViolation` at ``kode`` for ten letters: only the issuing station can answer those.
    """
    if len(teks) > KODE_TERPANJANG:
        raise RuleViolation.at("kode", f"Paling banyak {KODE_TERPANJANG} huruf; ini {len(teks)}.")
    if not is_qr(teks):
        raise RuleViolation.at(
            "kode", "Kode sepuluh huruf hanya dijawab stasiun penerbit (--data dan --nrp)."
        )
    answer = kode.verify_qr({one.stasiun_id: one.public for one in stations}, teks)
    if answer is not KodeAnswer.ASLI:
        return _answer(answer, "", "", ())
    said = kode.read_qr(teks)
    compare = (f"Jenis: {said.jenis}", "Cocokkan nomor dan tanggal dengan lembar di tangan.")
    return _answer(answer, said.nomor, tanggal_panjang(said.tanggal), compare)


def read_station_file(data: bytes) -> StationKey:
    """Read the bytes of a `stasiun.pub`; raise `RuleViolation` at ``stasiun_pub`` for others."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RuleViolation.at(
            stasiun_pub.FIELD, "Berkas ini bukan kunci stasiun (stasiun.pub)."
        ) from error
    return stasiun_pub.read_station(text)
