"""Filling and emptying the search index, always within the transaction of the act itself."""

from __future__ import annotations

from spkt_desk.db.cari import IsiTersegel
from spkt_desk.db.work import Work
from spkt_desk.domain.cari import line_words, report_words
from spkt_desk.domain.muatan import Pasangan, decode_pairs
from spkt_desk.services.pencatatan import open_content


def index_report(
    work: Work, posisi: int, isi: Pasangan, nomor: str, *, diganti: IsiTersegel | None = None
) -> None:
    """Index a report whose content an act has just frozen at entry `posisi`.

    Called by whoever freezes one. An edition names what it takes the place of (`indexed_report`,
    asked before the edition is recorded): from then on the newest words find the letter.
    """
    if diganti is not None:
        work.cari.remove(diganti.posisi, words_of(diganti, open_pairs(diganti)))
    work.cari.add(posisi, report_words(isi, nomor))


def indexed_report(work: Work, rekaman_id: str) -> IsiTersegel:
    """Return the content of a letter that the index knows; raise `LookupError` for none."""
    for one in work.cari.of_record(rekaman_id):
        if not one.nomor_buku:
            return one
    raise LookupError(rekaman_id)


def index_line(work: Work, posisi: int, isi: Pasangan) -> None:
    """Index a line of the book just written at entry `posisi`."""
    work.cari.add(posisi, line_words(isi))


def forget_words(work: Work, rekaman_id: str) -> None:
    """Take a record out of the index; only while its key is there can its words be told."""
    for one in work.cari.of_record(rekaman_id):
        work.cari.remove(one.posisi, words_of(one, open_pairs(one)))


def open_pairs(stored: IsiTersegel) -> Pasangan:
    """Return the opened content; raise `SegelRusak` if it was touched."""
    return decode_pairs(open_content(stored.kunci, stored.posisi, stored.muatan.isi))


def words_of(stored: IsiTersegel, isi: Pasangan) -> tuple[str, ...]:
    """Return the words under which an opened content must stand in the index."""
    return line_words(isi) if stored.nomor_buku else report_words(isi, stored.nomor)
