"""What a hand-over says of duties without a line, and of those who had to report and did not."""

from __future__ import annotations

from datetime import date

from spkt_desk.db.work import Work
from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.bentuk_lembar import BentukLembar
from spkt_desk.domain.tugas_berkala import TugasJaga
from spkt_desk.services.wajib_lapor import people_of


def open_duties(duties: tuple[TugasJaga, ...], bentuk: BentukLembar) -> tuple[str, ...]:
    """Return the duties whose line is still asked for, in the form's words."""
    hours: dict[str, list[str]] = {}
    for one in duties:
        if one.keadaan.terbuka:
            hours.setdefault(one.label, []).append(jam(one.waktu.time()))
    return tuple(
        bentuk.sentence("tugas_belum", label=label, jam=", ".join(when))
        for label, when in hours.items()
    )


def open_reports(work: Work, bentuk: BentukLembar, today: date) -> tuple[str, ...]:
    """Return who is awaited today, and who was not there on his last day, in the form's words."""
    people = [one for one in people_of(work, today) if one.runs(today)]
    names = [one.isi.nama for one in people if one.expected(today)]
    expected = (bentuk.sentence("lapor_hari_ini", nama=nama) for nama in names)
    missed = (
        bentuk.sentence(
            "lapor_tidak_hadir",
            nama=one.isi.nama,
            tanggal=f"{day:%d-%m-%Y}",
            jumlah=len(one.missed(today)),
        )
        for one in people
        for day in one.missed_last(today)
    )
    return (*expected, *missed)
