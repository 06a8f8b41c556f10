"""The book: order by number, both times, late lines marked, corrections as lines of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.isian_tugas import typed_of
from spkt_desk.domain.muatan import decode, encode_pairs
from spkt_desk.domain.mutasi import JenisMutasi, with_corrections
from spkt_desk.services.mutasi import IsiMutasi
from tests.services.meja import acts, count, good, issue, open_shift
from tests.support.stasiun import Stasiun

WITA = Zona.WITA.tzinfo


def test_lines_are_numbered_in_the_order_of_writing(stasiun: Stasiun) -> None:
    mutasi = stasiun.layanan.mutasi
    for uraian in ("Patroli kota", "Tamu datang", "Apel malam"):
        mutasi.write(uraian)
    lines = mutasi.day(mutasi.today())
    assert [(one.nomor_buku, one.no, one.uraian) for one in lines] == [
        (1, 1, "Patroli kota"),
        (2, 2, "Tamu datang"),
        (3, 3, "Apel malam"),
    ]
    assert {one.paraf for one in lines} == {"YK"}
    assert acts(stasiun)[-3:] == ["mutasi"] * 3


def test_the_duty_day_changes_at_eight_and_the_book_number_goes_on(stasiun: Stasiun) -> None:
    mutasi = stasiun.layanan.mutasi
    for wall in (
        datetime(2026, 11, 22, 7, 59, 59, tzinfo=WITA),
        datetime(2026, 11, 22, 8, 0, 0, tzinfo=WITA),
    ):
        stasiun.clock.set_wall(wall)
        mutasi.write(f"pukul {wall:%H.%M.%S}")
    assert [(one.nomor_buku, one.no) for one in mutasi.day(date(2026, 11, 21))] == [(1, 1)]
    assert [(one.nomor_buku, one.no) for one in mutasi.day(date(2026, 11, 22))] == [(2, 1)]
    assert good(stasiun)


def test_event_and_writing_are_two_times_and_late_is_marked(stasiun: Stasiun) -> None:
    mutasi = stasiun.layanan.mutasi
    now = mutasi.write("Sekarang").value
    late = mutasi.write("Terlambat", "0600", sebab="mengawal tahanan").value
    assert not now.terlambat
    assert late.sebab_terlambat == "mengawal tahanan"
    assert late.kejadian == datetime(2026, 11, 21, 6, tzinfo=WITA)
    assert late.ditulis > now.ditulis
    [_, read] = mutasi.day(mutasi.today())
    assert read == late


def test_of_a_hundred_lines_written_later_every_one_is_marked_and_none_moves(
    stasiun: Stasiun,
) -> None:
    mutasi, acak = stasiun.layanan.mutasi, Random(7)
    stasiun.clock.advance(timedelta(hours=9))
    for place in range(100):
        event = stasiun.clock.now().wall - timedelta(minutes=acak.randrange(62, 20 * 1440))
        typed = f"{event:%d/%m/%Y %H%M}"
        with pytest.raises(RuleViolation) as refused:
            mutasi.write(f"Baris {place}", typed)
        assert [one.field for one in refused.value.problems] == ["mutasi.sebab"]
        mutasi.write(f"Baris {place}", typed, sebab=f"sebab {place}")
    mutasi.write("Sekarang", sebab="tidak perlu")
    lines = mutasi.day(mutasi.today())
    assert [one.uraian for one in lines[:-1]] == [f"Baris {place}" for place in range(100)]
    assert [one.nomor_buku for one in lines] == list(range(1, 102))
    assert [one.sebab_terlambat for one in lines] == [
        *(f"sebab {place}" for place in range(100)),
        "",
    ]
    assert good(stasiun)


def test_an_event_of_the_shift_before_is_late_however_short_ago(stasiun: Stasiun) -> None:
    mutasi = stasiun.layanan.mutasi
    stasiun.clock.advance(timedelta(minutes=40))
    open_shift(stasiun)
    opened = stasiun.layanan.giliran.current()[0].mulai
    stasiun.clock.advance(timedelta(minutes=5))
    assert not mutasi.write("Serah terima kunci", f"{opened:%H%M}").value.terlambat
    before = opened - timedelta(minutes=2)
    with pytest.raises(RuleViolation, match="sebelum giliran ini dibuka"):
        mutasi.write("Tamu pulang", f"{before:%H%M}")
    late = mutasi.write("Tamu pulang", f"{before:%H%M}", sebab="sedang serah terima").value
    assert late.terlambat


def test_the_unit_sets_after_how_many_minutes_a_line_is_late(stasiun: Stasiun) -> None:
    layanan = stasiun.layanan
    stasiun.clock.advance(timedelta(hours=2))
    typed = typed_of(layanan.tugas.current())
    layanan.tugas.save(replace(typed, batas_terlambat="240"))
    assert not layanan.mutasi.write("Patroli", "0800").value.terlambat
    layanan.tugas.save(replace(typed, batas_terlambat="30"))
    with pytest.raises(RuleViolation, match="lebih dari 30 menit"):
        layanan.mutasi.write("Patroli", "0930")


def test_a_line_sealed_before_reasons_were_asked_for_still_opens() -> None:
    old = encode_pairs(
        (("uraian", "Patroli"), ("keterangan", ""), ("semula", ""), ("dibaca", ""), ("alasan", ""))
    )
    assert decode(IsiMutasi, old) == IsiMutasi("Patroli", "")


def test_a_time_later_than_now_was_yesterday(stasiun: Stasiun) -> None:
    baris = stasiun.layanan.mutasi.write("Kejadian malam", "23.30", sebab="patroli").value
    assert baris.kejadian == datetime(2026, 11, 20, 23, 30, tzinfo=WITA)


def test_a_clock_set_back_shuffles_nothing(stasiun: Stasiun) -> None:
    mutasi = stasiun.layanan.mutasi
    mutasi.write("pertama")
    stasiun.clock.set_wall(datetime(2026, 11, 21, 8, 1, tzinfo=WITA))
    mutasi.write("kedua")
    stasiun.clock.set_wall(datetime(2000, 1, 1, 0, 0, tzinfo=WITA))
    mutasi.write("ketiga")
    lines = mutasi.day(date(2026, 11, 21)) + mutasi.day(date(1999, 12, 31))
    assert [one.nomor_buku for one in lines] == [1, 2, 3]
    assert good(stasiun)


@pytest.mark.parametrize(
    ("uraian", "jam", "keterangan", "fields"),
    [
        ("", "", "", {"mutasi.uraian"}),
        ("   ", "", "", {"mutasi.uraian"}),
        ("x" * 20_001, "", "", {"mutasi.uraian"}),
        ("Patroli", "2561", "", {"mutasi.jam"}),
        ("Patroli", "21/11 2359", "", {"mutasi.jam"}),
        ("Patroli", "0600", "", {"mutasi.sebab"}),
        ("Patroli", "", "k\x00", {"mutasi.keterangan"}),
        ("", "", "k\u200b", {"mutasi.uraian", "mutasi.keterangan"}),
    ],
)
def test_a_bad_line_is_refused_at_its_fields(
    stasiun: Stasiun, uraian: str, jam: str, keterangan: str, fields: set[str]
) -> None:
    before = count(stasiun)
    with pytest.raises(RuleViolation) as violation:
        stasiun.layanan.mutasi.write(uraian, jam, keterangan=keterangan)
    assert {problem.field for problem in violation.value.problems} == fields
    assert count(stasiun) == before


def test_a_correction_is_a_line_of_its_own_and_the_old_one_shows_it(stasiun: Stasiun) -> None:
    mutasi = stasiun.layanan.mutasi
    mutasi.write("Tamu bernama Budi datang")
    ralat = mutasi.correct(1, "Budi", "Badu", "salah ketik").value
    assert ralat.nomor_buku == 2
    assert ralat.jenis is JenisMutasi.RALAT
    assert "Ralat atas No. 1 tgl 21-11-2026: 'Budi' dibaca 'Badu'" in ralat.uraian
    [lama, _] = mutasi.day(mutasi.today())
    assert lama.uraian == "Tamu bernama Budi datang"
    [(no, koreksi)] = lama.dicoret
    assert (no, koreksi.semula, koreksi.dibaca, koreksi.alasan) == (
        2,
        "Budi",
        "Badu",
        "salah ketik",
    )
    assert good(stasiun)


def test_several_corrections_stay_readable(stasiun: Stasiun) -> None:
    mutasi = stasiun.layanan.mutasi
    mutasi.write("Tamu bernama Budi datang pukul 09.00")
    mutasi.correct(1, "Budi", "Badu", "salah ketik")
    mutasi.correct(1, "09.00", "09.30", "salah jam")
    mutasi.correct(1, "Badu", "Baduwi", "nama lengkap")
    lama = mutasi.day(mutasi.today())[0]
    pieces = with_corrections(lama.uraian, tuple(ralat for _, ralat in lama.dicoret))
    standing = "".join(one.teks for one in pieces if not one.dicoret)
    assert standing == "Tamu bernama Baduwi datang pukul 09.30"
    assert [one.teks for one in pieces if one.dicoret] == ["Budi", "Badu", "09.00"]
    assert [no for no, _ in lama.dicoret] == [2, 3, 4]


def test_a_correction_on_a_later_day_still_shows_in_the_old_line(stasiun: Stasiun) -> None:
    mutasi = stasiun.layanan.mutasi
    mutasi.write("Tamu bernama Budi datang")
    first = mutasi.today()
    stasiun.clock.advance(timedelta(days=3))
    mutasi.correct(1, "Budi", "Badu", "salah ketik")
    [lama] = mutasi.day(first)
    assert lama.dicoret[0][1].dibaca == "Badu"
    [baris] = mutasi.day(mutasi.today())
    assert baris.no == 1


@pytest.mark.parametrize(
    ("nomor", "semula", "dibaca", "alasan", "field"),
    [
        (1, "Siti", "Sari", "salah", "ralat.semula"),
        (1, "", "Sari", "salah", "ralat.semula"),
        (1, "budi", "Badu", "salah", "ralat.semula"),
        (1, "Budi", "", "salah", "ralat.dibaca"),
        (1, "Budi", "Budi", "salah", "ralat.dibaca"),
        (1, "Budi", "Badu", "  ", "ralat.alasan"),
        (1, "Budi", "Ba\x00du", "salah", "ralat.dibaca"),
        (9, "Budi", "Badu", "salah", "ralat.atas"),
    ],
)
def test_a_bad_correction_is_refused_at_its_field(
    stasiun: Stasiun, nomor: int, semula: str, dibaca: str, alasan: str, field: str
) -> None:
    stasiun.layanan.mutasi.write("Tamu bernama Budi datang")
    before = count(stasiun)
    with pytest.raises(RuleViolation) as violation:
        stasiun.layanan.mutasi.correct(nomor, semula, dibaca, alasan)
    assert [problem.field for problem in violation.value.problems] == [field]
    assert count(stasiun) == before


def test_words_already_struck_cannot_be_struck_again(stasiun: Stasiun) -> None:
    mutasi = stasiun.layanan.mutasi
    mutasi.write("Tamu bernama Budi datang")
    mutasi.correct(1, "Budi", "Badu", "salah ketik")
    with pytest.raises(RuleViolation, match="persis seperti tertulis"):
        mutasi.correct(1, "Budi", "Bado", "salah ketik")


def test_the_line_of_an_issued_letter_can_be_corrected(stasiun: Stasiun) -> None:
    issue(stasiun)
    stasiun.layanan.mutasi.correct(1, "Suharti Ningsih", "Suharti Ningsi", "ejaan KK")
    mutasi = stasiun.layanan.mutasi
    assert mutasi.day(mutasi.today())[0].dicoret
    assert good(stasiun)


def test_opening_a_shift_writes_its_red_line(stasiun: Stasiun) -> None:
    open_shift(stasiun, tahanan_laki=2, tahanan_perempuan=1)
    mutasi = stasiun.layanan.mutasi
    [baris] = mutasi.day(mutasi.today())
    assert baris.merah
    assert baris.jenis is JenisMutasi.JAGA
    for words in ("Regu II", "Aipda Darmawan Latuconsina", "tahanan 3 (L 2, P 1)", "4 pucuk"):
        assert words in baris.uraian
    assert acts(stasiun)[-3:] == ["giliran dibuka", "mutasi", "titik periksa"]
    [shift] = stasiun.layanan.giliran.current()
    assert (shift.nomor, shift.senpi, shift.situasi) == (1, 4, "aman terkendali")


def test_acts_carry_the_shift_they_happened_in(stasiun: Stasiun) -> None:
    stasiun.layanan.mutasi.write("sebelum giliran")
    open_shift(stasiun)
    stasiun.layanan.mutasi.write("giliran satu")
    stasiun.clock.advance(timedelta(hours=12))
    open_shift(stasiun, regu="Regu III")
    issue(stasiun)
    assert [one.regu for one in stasiun.layanan.giliran.current()] == ["Regu III"]
    lines = stasiun.layanan.mutasi.day(stasiun.layanan.mutasi.today())
    assert len(lines) == 5
    assert good(stasiun)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"regu": " "}, "giliran.regu"),
        ({"regu": "Regu II dan dua orang tamu"}, "giliran.regu"),
        ({"ka_spkt_id": ""}, "giliran.ka_spkt"),
        ({"ka_spkt_id": "P999"}, "giliran.ka_spkt"),
        ({"penerima_id": "P999"}, "giliran.penerima"),
        ({"anggota_id": ("P999",)}, "giliran.anggota"),
        ({"senpi": -1}, "giliran.senpi"),
        ({"tahanan_laki": 10_000}, "giliran.tahanan_laki"),
        ({"situasi": ""}, "giliran.situasi"),
        ({"situasi": "aman\x00"}, "giliran.situasi"),
    ],
)
def test_a_bad_shift_is_refused_and_nothing_is_written(
    stasiun: Stasiun, changes: dict[str, object], field: str
) -> None:
    before = count(stasiun)
    with pytest.raises(RuleViolation) as violation:
        open_shift(stasiun, **changes)
    assert [problem.field for problem in violation.value.problems] == [field]
    assert count(stasiun) == before


def test_the_next_group_is_proposed_with_the_counts_of_the_last(stasiun: Stasiun) -> None:
    assert stasiun.layanan.giliran.proposal().regu == "Regu I"
    open_shift(stasiun, senpi=7)
    proposal = stasiun.layanan.giliran.proposal()
    assert (proposal.regu, proposal.senpi) == ("Regu III", 7)
    assert proposal.penerima_id == stasiun.layanan.petugas.petugas_id
