"""What is owed at the printer is noted as it changes, and is what the papers themselves say."""

from __future__ import annotations

from sqlalchemy import event

from spkt_desk.db.daftar import DaftarStore
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import Peran
from spkt_desk.services.pemeriksaan_surat import HUTANG
from tests.db.mentah import database_key, unguarded
from tests.services.meja import (
    IZIN_LAIN,
    corrected,
    enrol,
    good,
    handed_over,
    inside,
    issue,
    open_shift,
    printed,
)
from tests.support.serah import BASAH, filled
from tests.support.stasiun import Stasiun

_SEMUA = """
SELECT k.kertas_id FROM kertas k JOIN kehilangan h USING (rekaman_id, edisi)
WHERE h.edisi = (SELECT max(edisi) FROM kehilangan WHERE rekaman_id = h.rekaman_id)
  AND h.rekaman_id NOT IN (SELECT rekaman_id FROM nomor_berakhir)
  AND h.asli > (SELECT count(*) FROM cetakan c WHERE c.kertas_id = k.kertas_id
    AND c.jenis = 'asli' AND c.hasil = 'tercetak' AND c.cetakan_id = (
      SELECT max(cetakan_id) FROM cetakan WHERE kertas_id = c.kertas_id AND jenis = c.jenis
      AND ke = c.ke))
ORDER BY k.posisi
"""
"""Every debt, read through all papers."""


def _owed(stasiun: Stasiun) -> list[str]:
    """Return the debts as the desk reads them; they are what reading every paper finds."""
    kertas = stasiun.layanan.kertas
    found = [one.kertas_id for one in kertas.debts()]
    with inside(stasiun) as raw:
        assert found == [row[0] for row in raw.execute(_SEMUA).fetchall()]
    assert kertas.debt_count() == len(found)
    assert good(stasiun)
    return found


def test_each_step_of_a_letter_leaves_the_debts_what_the_papers_say(stasiun: Stasiun) -> None:
    kertas = stasiun.layanan.kertas
    assert _owed(stasiun) == []
    first, second = issue(stasiun, "satu"), issue(stasiun, "dua")
    assert _owed(stasiun) == []  # no page yet: that is not a debt of the printer
    pages = [kertas.ensure(one).value.kertas_id for one in (second, first)]
    assert _owed(stasiun) == pages
    kertas.record(kertas.original(pages[0], (1,)), PrintOutcome.TERCETAK)
    assert _owed(stasiun) == pages
    kertas.record(kertas.original(pages[0], (2,)), PrintOutcome.TERKIRIM)
    assert _owed(stasiun) == pages
    kertas.answer(pages[0], keluar=True)
    assert _owed(stasiun) == pages[1:]
    again = kertas.original(pages[0], (1,), rusak_ditarik=True)
    kertas.record(again, PrintOutcome.GAGAL)  # it was taken back, and the new one did not come
    assert _owed(stasiun) == pages
    corrected(stasiun, second, keterangan="Dompet basah.")
    assert _owed(stasiun) == pages[1:]
    newest = kertas.ensure(second).value.kertas_id
    assert _owed(stasiun) == [pages[1], newest]
    printed(stasiun, second)
    assert _owed(stasiun) == pages[1:]
    enrol(stasiun, Peran.KA_SPKT).pembatalan.cancel(first, "salah ketik", IZIN_LAIN)
    assert _owed(stasiun) == []


def test_a_hand_over_owes_nothing(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    stasiun.layanan.serah.finish(filled(stasiun.layanan), BASAH)
    assert _owed(stasiun) == []
    with inside(stasiun) as raw:
        assert raw.execute("SELECT count(*) FROM utang_cetak").fetchone()[0] == 0


def test_a_copy_changes_no_debt(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    kertas_id = handed_over(stasiun, rekaman_id).kertas_id
    kertas = stasiun.layanan.kertas
    kertas.record(kertas.copy(kertas_id), PrintOutcome.GAGAL)
    assert _owed(stasiun) == []


def test_the_debts_are_looked_up_and_no_paper_beside_them_is_read(stasiun: Stasiun) -> None:
    statements: list[str] = []
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001 - the plan is asked for
        connection = work._connection  # noqa: SLF001
        event.listen(
            connection, "before_cursor_execute", lambda *parts: statements.append(parts[2])
        )
        DaftarStore(connection).owed()
        DaftarStore(connection).owed_count()
        for statement in tuple(statements):
            plan = connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}", ("tercetak",) * statement.count("?")
            )
            steps = [str(row.detail) for row in plan]
            read_through = [one for one in steps if one.startswith("SCAN")]
            assert [one for one in read_through if "utang_cetak" not in one] == []
            assert any(one.startswith("SEARCH kertas ") for one in steps)


def test_the_check_names_a_letter_whose_debt_was_taken_out(stasiun: Stasiun) -> None:
    stasiun.layanan.kertas.ensure(issue(stasiun))
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        raw.execute("DELETE FROM utang_cetak")
    [line] = [one for one in stasiun.layanan.pemeriksaan.check() if one.bagian == HUTANG]
    assert not line.baik
    assert "tidak disebut: SKTLK/412/" in line.kalimat
