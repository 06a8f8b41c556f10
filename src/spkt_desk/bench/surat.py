"""One SKTLK page with QR, beside the same marks drawn straight on a ReportLab canvas."""

from __future__ import annotations

from spkt_desk.bench.panggung import Panggung, typed_form
from spkt_desk.bench.perekam import record_marks
from spkt_desk.bench.ukur import Hasil, take_turns, timed
from spkt_desk.documents import surat_kehilangan
from spkt_desk.services.laporan_kehilangan import read_report


def measure(panggung: Panggung, rounds: int) -> list[Hasil]:
    """Return the one line of this figure."""
    pintu, layanan = panggung.open()
    rekaman_id = layanan.kehilangan.issue(typed_form(layanan)).value.rekaman_id
    konteks = layanan._konteks  # noqa: SLF001 - the bench renders past the service
    with konteks.database.reading() as work:
        laporan = read_report(work, rekaman_id, latihan=True)
    sumber = konteks.sumber
    pintu.close()

    def ours() -> bytes:
        return surat_kehilangan.render(laporan, sumber.bentuk, sumber.huruf)

    page = ours()
    replay = record_marks(ours)
    if replay() != page:
        raise ValueError("the recorded marks do not give the same bytes")
    mine, bare = take_turns(rounds, timed(ours), timed(replay))
    return [Hasil("Satu halaman SKTLK dengan QR", mine, bare, "ms", "<= 2 x")]
