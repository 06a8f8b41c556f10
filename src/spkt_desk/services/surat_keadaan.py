"""What may still be done with an issued letter: asked by every act on it, answered in one place."""

from __future__ import annotations

from datetime import datetime

from spkt_desk.db.kehilangan import KehilanganTersimpan
from spkt_desk.db.work import Work
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.nomor import KeadaanNomor

SURAT = "surat"
"""The field of a refusal that is about the letter itself."""


def require_alive(work: Work, rekaman_id: str) -> KehilanganTersimpan:
    """Return the newest edition of a letter in force whose content still stands."""
    try:
        newest = work.kehilangan.by_id(rekaman_id)
    except LookupError as error:
        raise RuleViolation.at(SURAT, "Surat itu tidak ada di stasiun ini.") from error
    ended = ended_sentence(work, rekaman_id)
    if ended:
        raise RuleViolation.at(SURAT, ended)
    if not work.kunci.find(rekaman_id):
        raise RuleViolation.at(SURAT, "Isi surat ini sudah dihapus menurut masa simpan.")
    return newest


def require_correctable(work: Work, rekaman_id: str) -> KehilanganTersimpan:
    """Return the newest edition of a letter that may still be corrected under its number."""
    newest = require_alive(work, rekaman_id)
    if work.kertas.handed_over(rekaman_id):
        raise RuleViolation.at(
            SURAT, "Surat ini sudah diserahkan; buat surat pengganti dengan nomor baru."
        )
    return newest


def require_replaceable(work: Work, rekaman_id: str) -> KehilanganTersimpan:
    """Return the newest edition of a letter in the citizen's hand that may be replaced."""
    newest = require_alive(work, rekaman_id)
    if not work.kertas.handed_over(rekaman_id):
        raise RuleViolation.at(
            SURAT, "Surat ini belum diserahkan; perbaiki dengan nomor yang sama."
        )
    return newest


def ended_sentence(work: Work, rekaman_id: str) -> str:
    """Return why a letter is valid no more, naming the day and what replaces it; "" while it is."""
    for ended in work.nomor.ending(rekaman_id):
        tanggal = tanggal_panjang(datetime.fromisoformat(ended.waktu).date())
        if ended.keadaan == KeadaanNomor.BATAL:
            return f"Surat ini dibatalkan tanggal {tanggal} dan tidak berlaku lagi."
        baru = work.nomor.of_record(ended.pengganti_id).teks
        return f"Surat ini diganti surat Nomor {baru} tanggal {tanggal}."
    return ""
