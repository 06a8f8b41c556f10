"""Every cell of role × act, on a real station: what the table says is what the services do."""

from __future__ import annotations

import inspect
import re
import secrets
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count as counting

import pytest

from spkt_desk.domain.cadangan import Pulih
from spkt_desk.domain.errors import HakBerakhir, HakDitolak, RuleViolation
from spkt_desk.domain.giliran import GiliranDraft
from spkt_desk.domain.kehilangan import KehilanganDraft
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.domain.serah_terima import SerahTerimaDraft
from spkt_desk.domain.wajib_lapor import WajibLaporKetikan
from spkt_desk.domain.wewenang import BarisWewenang, Bukti, Syarat, Tindakan
from spkt_desk.services.cadangan_pulih import Pemulih
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.hak import SANDI_KEDUA, SANDI_SENDIRI, prove, require
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.masa_simpan import RegisterSimpan
from tests.services.meja import SANDI_LAIN, count, enrol
from tests.support import kiriman
from tests.support.serah import BASAH, filled
from tests.support.stasiun import IZIN, NIK, NRP, SANDI, Stasiun, founded, make_draft, make_officers

TERM = 30
_MENUNGGU = frozenset({Tindakan.CARI, Tindakan.EKSPOR})
"""Acts whose services only have to ask `prove` and `require`; their own tests press their keys."""


_SURAT_BARU = frozenset(
    {Tindakan.RALAT_EDISI, Tindakan.GANTI_SURAT, Tindakan.BATAL, Tindakan.DISERAHKAN}
)
"""Acts that change a letter for good: each is done to one of its own."""


@dataclass(eq=False)
class Dunia:
    """A station with one officer a role, all logged in, and what the acts need to act upon."""

    stasiun: Stasiun
    meja: dict[Peran, Layanan]
    surat: str
    nomor: Iterator[int]

    @property
    def piket(self) -> Layanan:
        return self.meja[Peran.PIKET]

    def bukti(self, peran: Peran, syarat: Syarat) -> Bukti:
        """Return what this role types where the table asks for so much."""
        sandi = SANDI if peran is Peran.ADMIN else SANDI_LAIN
        second = Peran.KA_SPKT if peran is Peran.KAPOLSEK else Peran.KAPOLSEK
        return {
            Syarat.BOLEH: Bukti(),
            Syarat.SANDI: Bukti(sandi),
            Syarat.DUA: Bukti(sandi, self.meja[second].petugas.nomor, SANDI_LAIN),
            Syarat.TIDAK: Bukti(sandi, self.meja[second].petugas.nomor, SANDI_LAIN),
        }[syarat]

    def stranger(self, peran: Peran = Peran.PIKET) -> Petugas:
        """Return somebody who is not in the list yet."""
        return replace(
            make_officers()[0],
            nama="Fadli Abas",
            nomor=f"{70010000 + next(self.nomor)}",
            peran=frozenset({peran}),
        )

    def recruit(self) -> str:
        """Enter an officer without an account; return who."""
        admin = self.meja[Peran.ADMIN]
        return admin.setelan.save_petugas(self.stranger(), IZIN).value.petugas_id

    def line(self) -> int:
        """Write a line of the book that can be corrected."""
        return self.piket.mutasi.write("Tamu menanyakan jalan").value.nomor_buku


_Perbuatan = Callable[[Layanan, Dunia, Bukti], object]


def _waiting(tindakan: Tindakan) -> _Perbuatan:
    def act(desk: Layanan, _dunia: Dunia, bukti: Bukti) -> object:
        konteks = desk._konteks  # noqa: SLF001
        izin = prove(konteks, tindakan, bukti)
        with konteks.database.reading() as work:
            return require(konteks, work, tindakan, izin)

    return act


def _open_shift(desk: Layanan, dunia: Dunia, _bukti: Bukti) -> object:
    ka = dunia.meja[Peran.KA_SPKT].petugas.petugas_id
    return desk.giliran.open(
        GiliranDraft("Regu II", ka, dunia.piket.petugas.petugas_id, (), 0, 0, 4, "aman")
    )


def _answer_clock(desk: Layanan) -> None:
    """Say the present time; the clock that all desks here share is believed again after it."""
    now = desk.clock.now().wall
    desk.jam.correct(f"{now:%d%m%Y}", f"{now:%H%M}")
    desk._konteks.jam.set_back()  # noqa: SLF001


def _import(desk: Layanan, dunia: Dunia, bukti: Bukti) -> object:
    """Take over a table that nobody has taken over yet."""
    path = dunia.stasiun.path.parent / f"lama-{next(dunia.nomor)}.csv"
    path.write_text(f"tanggal;uraian\n01-02-2025;Patroli {path.stem}\n", encoding="utf-8")
    berkas = desk.impor.read(path)
    return desk.impor.take_over(berkas, berkas.usul, bukti)


def _rostered(desk: Layanan, dunia: Dunia) -> object:
    """Make another month, and change a shift of one that stands."""
    today = dunia.stasiun.clock.now().wall.date()
    made = desk.jadwal.make(today.replace(year=today.year + next(dunia.nomor)))
    desk.jadwal.make(today)
    shift = desk.jadwal.month(today)[0].jadwal
    return made, desk.jadwal.change(shift, "tukar jaga")


def _duty_done(desk: Layanan) -> object:
    """Write a duty of this shift, or of one opened for it; only who may comes to opening it."""
    try:
        return desk.berkala.write("apel_awal", "siap")
    except HakDitolak:
        raise
    except RuleViolation:
        desk.giliran.open(desk.giliran.proposal())
        return desk.berkala.write("apel_awal", "siap")


def _reported(desk: Layanan) -> object:
    """Enter somebody, let him be there, and end it."""
    days = WajibLaporKetikan("Ridwan Musa", "LP/B/41", "setiap hari", "", "besok")
    line = desk.lapor.register(days).value
    desk.lapor.present(line.rekaman_id)
    return desk.lapor.stop(line.rekaman_id, "selesai")


def _handed(dunia: Dunia) -> SerahTerimaDraft:
    """Open a shift that is then handed over; return the form as filled in."""
    _open_shift(dunia.piket, dunia, Bukti())
    return filled(dunia.piket, dunia.piket.giliran.current()[0].nomor)


def _new_draft(dunia: Dunia) -> str:
    return f"draf-{next(dunia.nomor)}"


def _letter(dunia: Dunia, *, handed: bool = False) -> str:
    """Issue a letter that an act may change; return its record."""
    return _issued(dunia.piket, _new_draft(dunia), handed=handed)


def _changed(dunia: Dunia, *, handed: bool) -> KehilanganDraft:
    """Return the form of a fresh letter with something put right in it."""
    draft = dunia.piket.draf.reopen(_letter(dunia, handed=handed)).value
    return replace(draft, keterangan="Dompet warna hitam.", alasan="terlupa")


def _book_in_use(dunia: Dunia) -> int:
    """Have a shift ruled off into a book that is still open; return the book's number."""
    for _turn in range(2):
        _open_shift(dunia.piket, dunia, Bukti())
    dunia.piket.lembar.render_missing()
    return dunia.piket.buku.books()[-1].buku.nomor


_ACTS: dict[Tindakan, _Perbuatan] = {
    Tindakan.BUKU_BACA: lambda s, _d, _b: s.mutasi.day(s.mutasi.today()),
    Tindakan.BUKU_TULIS: lambda s, _d, _b: s.mutasi.write("Tamu menanyakan jalan"),
    Tindakan.BUKU_RALAT: lambda s, d, _b: s.mutasi.correct(d.line(), "Tamu", "Warga", "keliru"),
    Tindakan.BUKU_PERIKSA: lambda s, d, _b: (
        d.line(),
        s.mutasi.inspect(s.mutasi.today(), "sesuai"),
    ),
    Tindakan.BUKU_TUTUP: lambda s, d, _b: s.buku.close(_book_in_use(d)),
    Tindakan.BUKU_IMPOR: _import,
    Tindakan.JAM_JAWAB: lambda s, _d, _b: _answer_clock(s),
    Tindakan.LEMBAR_CETAK: lambda s, _d, _b: s.lembar.render_missing(),
    Tindakan.GILIRAN_BACA: lambda s, _d, _b: (s.giliran.current(), s.giliran.proposal()),
    Tindakan.GILIRAN_BUKA: _open_shift,
    Tindakan.JADWAL_SUSUN: lambda s, d, _b: _rostered(s, d),
    Tindakan.PENDAMPING_TULIS: lambda s, _d, _b: s.pendamping.note("tamu", "Ridwan Musa", "", ""),
    Tindakan.TUGAS_BERKALA: lambda s, _d, _b: _duty_done(s),
    Tindakan.WAJIB_LAPOR: lambda s, _d, _b: _reported(s),
    Tindakan.SERAH_TERIMA: lambda s, d, _b: s.serah.finish(_handed(d), BASAH),
    Tindakan.DRAF_BACA: lambda s, _d, _b: (s.draf.all(), s.kehilangan.check(make_draft())),
    Tindakan.DRAF_TULIS: lambda s, d, _b: s.draf.keep(make_draft(_new_draft(d))),
    Tindakan.TERBIT: lambda s, d, _b: s.kehilangan.issue(make_draft(_new_draft(d))),
    Tindakan.RALAT_EDISI: lambda s, d, b: s.kehilangan.issue(_changed(d, handed=False), b),
    Tindakan.GANTI_SURAT: lambda s, d, b: s.kehilangan.issue(_changed(d, handed=True), b),
    Tindakan.BATAL: lambda s, d, b: s.pembatalan.cancel(_letter(d), "laporan ditarik", b),
    Tindakan.DISERAHKAN: lambda s, d, _b: s.kertas.hand_over(_letter(d) + "-1"),
    Tindakan.KERTAS_LIHAT: lambda s, d, _b: (s.kertas.recent(1), s.kertas.view(d.surat + "-1")),
    Tindakan.CETAK: lambda s, d, _b: s.kertas.ensure(d.surat),
    Tindakan.SALINAN: lambda s, d, _b: s.kertas.copy(d.surat + "-1"),
    Tindakan.ORANG_CARI: lambda s, _d, _b: (s.orang.by_nomor(NIK), s.orang.settle("Suharti", 1)),
    Tindakan.ORANG_BUKA: lambda s, d, _b: s.orang.open(d.piket.orang.by_nomor(NIK)[0].orang_id),
    Tindakan.KODE_PERIKSA: lambda s, _d, _b: s.verifikasi.verify("ABCDE-FGHJK"),
    Tindakan.SATUAN_UBAH: lambda s, _d, _b: s.setelan.save_satuan(s.setelan.satuan()),
    Tindakan.DAFTAR_JAGA_UBAH: lambda s, _d, _b: s.daftar_jaga.save(s.daftar_jaga.decided()),
    Tindakan.SURAT_UBAH: lambda s, _d, b: s.setelan.save_surat(s.setelan.surat(), b),
    Tindakan.BARANG_UBAH: lambda s, _d, _b: s.setelan.save_katalog(
        kiriman.data_text("jenis_barang.toml")
    ),
    Tindakan.PETUGAS_UBAH: lambda s, d, b: s.setelan.save_petugas(d.stranger(), b),
    Tindakan.KAPOLSEK_UBAH: lambda s, d, b: s.setelan.save_petugas(d.stranger(Peran.KAPOLSEK), b),
    Tindakan.AKUN_BUAT: lambda s, d, b: s.setelan.add_account(d.recruit(), SANDI_LAIN, b),
    Tindakan.AKUN_SEMENTARA: lambda s, d, b: s.akun.open_shift(d.recruit(), SANDI_LAIN, 2, b),
    Tindakan.AKUN_PEMERIKSA: lambda s, d, b: s.akun.open_inspector(d.stranger(), SANDI_LAIN, 2, b),
    Tindakan.SANDI_SETEL_ULANG: lambda s, d, b: s.akun.reset_password(
        _with_account(d), "rakit kayu di hilir 7", b
    ),
    Tindakan.AKUN_LEPAS: lambda s, d, b: s.akun.release(d.piket.petugas.petugas_id, b),
    Tindakan.KODE_PEMULIHAN: lambda s, _d, b: s.new_recovery_code(b),
    Tindakan.MASA_SIMPAN: lambda s, _d, b: s.setelan.set_retention(
        RegisterSimpan.BUKU, 365, "Keputusan 1/2026", b
    ),
    Tindakan.MASA_SIMPAN_MATI: lambda s, _d, b: s.setelan.set_retention(
        RegisterSimpan.LP, 0, "", b
    ),
    Tindakan.HAPUS_DAFTAR: lambda s, _d, _b: s.penghapusan.due(),
    Tindakan.HAPUS: lambda s, d, b: s.penghapusan.erase(
        d.meja[Peran.KAPOLSEK].penghapusan.due()[0][0], b
    ),
    Tindakan.CADANGAN: lambda s, d, _b: s.cadangan.create(d.stasiun.path.parent / "cadangan"),
    Tindakan.PULIHKAN: lambda s, d, _b: _restored(s, d),
    Tindakan.PERIKSA_DATA: lambda s, _d, _b: tuple(s.pemeriksaan.check()),
    **{one: _waiting(one) for one in _MENUNGGU},
}


def _restored(desk: Layanan, dunia: Dunia) -> Pulih:
    """Put a backup back with an officer's own password; the backup is made once."""
    place = dunia.stasiun.path.parent / "untuk dipulihkan"
    if not place.exists():
        dunia.meja[Peran.ADMIN].cadangan.create(place)
    folder = FolderStasiun(dunia.stasiun.path.parent / f"pulih-{next(dunia.nomor)}")
    pemulih = Pemulih(
        place, folder, dunia.stasiun.clock, secrets.token_bytes, desk.wewenang.table()
    )
    sandi = SANDI if Peran.ADMIN in desk.petugas.peran else SANDI_LAIN
    return pemulih.restore(desk.petugas.nomor, sandi)


def _with_account(dunia: Dunia) -> str:
    who = dunia.recruit()
    dunia.meja[Peran.ADMIN].setelan.add_account(who, SANDI_LAIN, IZIN)
    return who


@pytest.fixture(scope="module")
def dunia(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dunia]:
    """Found the station, issue what will be due, and put one officer a role at the keys."""
    first = make_officers()[0]
    roles = [Peran.ADMIN, *(one for one in Peran if one not in {Peran.ADMIN, Peran.PEMERIKSA})]
    officers = tuple(
        replace(first, nomor=f"8001000{place}" if place else NRP, peran=frozenset({peran}))
        for place, peran in enumerate(roles)
    )
    stasiun = founded(tmp_path_factory.mktemp("wewenang"), officers=officers)
    admin = stasiun.login(NRP, SANDI)
    stasiun._layanan = admin  # noqa: SLF001
    meja = {peran: admin if peran is Peran.ADMIN else enrol(stasiun, peran) for peran in roles}
    for place in range(12):
        _issued(meja[Peran.PIKET], f"lama-{place}")
    chief = meja[Peran.KAPOLSEK]
    chief.setelan.set_retention(RegisterSimpan.SURAT, TERM, "Keputusan 1/2026", Bukti(SANDI_LAIN))
    stasiun.clock.advance(timedelta(days=TERM + 1))
    made = Dunia(stasiun, meja, _issued(meja[Peran.PIKET], "baru"), counting(1))
    inspector = chief.akun.open_inspector(made.stranger(), SANDI_LAIN, 24, Bukti(SANDI_LAIN)).value
    meja[Peran.PEMERIKSA] = stasiun.login(inspector.nomor, SANDI_LAIN)
    _open_shift(made.piket, made, Bukti())
    yield made
    stasiun.close()


def _issued(desk: Layanan, draft_id: str, *, handed: bool = True) -> str:
    """Issue a letter, let its originals come out and hand it over; return the record."""
    rekaman_id = desk.kehilangan.issue(make_draft(draft_id)).value.rekaman_id
    kept = desk.kertas.ensure(rekaman_id).value
    desk.kertas.record(desk.kertas.original(kept.kertas_id), PrintOutcome.TERCETAK)
    if handed:
        desk.kertas.hand_over(kept.kertas_id)
    return rekaman_id


def _cells() -> dict[Tindakan, dict[Peran, Syarat]]:
    """Read the file as any reader would, without the program's own parser."""
    data = tomllib.loads(kiriman.data_text("wewenang.toml"))
    roles = [Peran(name) for name in data["peran"]]
    rows = {kunci: row for part in data["hak"].values() for kunci, row in part.items()}
    return {
        one: {peran: Syarat(cell) for peran, cell in zip(roles, rows[one.kunci], strict=True)}
        for one in Tindakan
    }


def _walk(dunia: Dunia, tindakan: Tindakan, cells: dict[Peran, Syarat]) -> None:
    """Do one act as every role and see what becomes of it; AssertionError where a cell lies."""
    act = _ACTS[tindakan]
    for peran, syarat in cells.items():
        desk = dunia.meja[peran]
        said = f"{peran} × {tindakan.kunci}: {syarat}"
        if syarat is Syarat.TIDAK:
            assert _refused_at(act, desk, dunia, dunia.bukti(peran, syarat)) == "hak", said
            continue
        if syarat is not Syarat.BOLEH:
            assert _refused_at(act, desk, dunia, Bukti()) == SANDI_SENDIRI, said
        if syarat is Syarat.DUA:
            alone = replace(dunia.bukti(peran, syarat), sandi_kedua="")
            assert _refused_at(act, desk, dunia, alone) == SANDI_KEDUA, said
        assert _refused_at(act, desk, dunia, dunia.bukti(peran, syarat)) == "", said


def _refused_at(act: _Perbuatan, desk: Layanan, dunia: Dunia, bukti: Bukti) -> str:
    """Return at which field an act was refused, "" when it was done."""
    try:
        act(desk, dunia, bukti)
    except RuleViolation as violation:
        field = violation.problems[0].field
        if isinstance(violation, HakDitolak) or field in {SANDI_SENDIRI, SANDI_KEDUA}:
            return field
        raise
    return ""


@pytest.mark.parametrize("tindakan", Tindakan, ids=lambda one: one.kunci)
def test_every_cell(dunia: Dunia, tindakan: Tindakan) -> None:
    _walk(dunia, tindakan, _cells()[tindakan])


@pytest.mark.parametrize(
    ("tindakan", "peran", "lie"),
    [
        (Tindakan.BUKU_TULIS, Peran.HUMAS, Syarat.BOLEH),
        (Tindakan.BUKU_BACA, Peran.PIKET, Syarat.TIDAK),
        (Tindakan.SURAT_UBAH, Peran.ADMIN, Syarat.BOLEH),
        (Tindakan.SATUAN_UBAH, Peran.ADMIN, Syarat.SANDI),
        (Tindakan.KODE_PEMULIHAN, Peran.KA_SPKT, Syarat.DUA),
        (Tindakan.DRAF_BACA, Peran.ADMIN, Syarat.BOLEH),
    ],
)
def test_a_flipped_cell_is_seen(
    dunia: Dunia, tindakan: Tindakan, peran: Peran, lie: Syarat
) -> None:
    with pytest.raises(AssertionError, match=tindakan.kunci):
        _walk(dunia, tindakan, _cells()[tindakan] | {peran: lie})


def test_the_file_and_nothing_else_gives_the_right(dunia: Dunia) -> None:
    sumber = kiriman.sumber()
    table = sumber.meja.wewenang
    lines = tuple(_without_piket(one) for one in table.baris)
    strict = replace(sumber, meja=replace(sumber.meja, wewenang=replace(table, baris=lines)))
    door = dunia.stasiun.new_door(strict)
    piket = door.login(dunia.piket.petugas.nomor, SANDI_LAIN)
    for tindakan, act in _ACTS.items():
        assert _refused_at(act, piket, dunia, Bukti(SANDI_LAIN)) == "hak", tindakan
    assert [one for one in Tindakan if piket.wewenang.may(one)] == []
    door.close()


def _without_piket(line: BarisWewenang) -> BarisWewenang:
    return replace(line, syarat=(Syarat.TIDAK, *line.syarat[1:]))


def test_a_refused_role_leaves_nothing_behind(dunia: Dunia) -> None:
    before = count(dunia.stasiun)
    for tindakan, act in _ACTS.items():
        if tindakan in {
            Tindakan.BUKU_RALAT,
            Tindakan.BUKU_PERIKSA,
            Tindakan.BUKU_TUTUP,
            Tindakan.AKUN_BUAT,
            Tindakan.AKUN_SEMENTARA,
        }:
            continue  # what they act upon is written first, by somebody who may
        if tindakan in {Tindakan.SANDI_SETEL_ULANG, Tindakan.GILIRAN_BACA, Tindakan.PULIHKAN}:
            continue
        if tindakan is Tindakan.SERAH_TERIMA:
            continue  # a shift is opened first, by somebody who may
        if tindakan in _SURAT_BARU:
            continue
        desk = dunia.meja[Peran.PPID]
        assert _refused_at(act, desk, dunia, Bukti(SANDI_LAIN)) == "hak", tindakan
    assert count(dunia.stasiun) == before


def test_the_admin_does_not_learn_how_many_papers_there_are(dunia: Dunia) -> None:
    pola = dunia.piket.setelan.surat().pola_nomor
    seen = dunia.piket.setelan.example_number(pola)
    assert dunia.meja[Peran.ADMIN].setelan.example_number(pola) != seen


def test_who_is_no_longer_active_can_do_nothing_at_once(dunia: Dunia) -> None:
    who = _with_account(dunia)
    admin = dunia.meja[Peran.ADMIN]
    officer = next(one for one in admin.setelan.petugas() if one.petugas_id == who)
    desk = dunia.stasiun.login(officer.nomor, SANDI_LAIN)
    admin.setelan.save_petugas(replace(officer, aktif=False), IZIN)
    for tindakan, act in _ACTS.items():
        if tindakan is Tindakan.PULIHKAN:
            continue  # a backup is opened by its own slot file, whoever sits at this desk
        with pytest.raises(HakBerakhir):
            act(desk, dunia, Bukti(SANDI_LAIN))
        assert tindakan


_TERBUKA = {
    "AkunPetugasService": {"state", "sweep", "until", "still_mine"},
    "BukuService": {"pattern", "begun"},
    "DaftarJagaService": {"current", "decided"},
    "DrafService": {"new"},
    "GiliranService": {"officers"},
    "KeadaanService": {"lights"},
    "KehilanganService": {
        "katalog",
        "singkatan",
        "saran",
        "officers",
        "signers",
        "notices",
        "originals",
    },
    "KunciBaruService": {"owed", "settle"},
    "JamService": {"doubt"},
    "MutasiService": {"kalimat", "today", "duty_day", "append"},
    "PemeriksaanService": {"check_copy"},
    "SetelanService": {
        *("satuan", "surat", "petugas", "pangkat", "has_account", "act_on", "approvers"),
        *("retention", "example_number", "last_number", "saran"),
    },
    "SingkatanService": {"current"},
    "TitikPeriksaService": {"keep", "mark", "mark_if_due"},
    "TugasService": {"current", "kewenangan"},
    "WajibLaporService": {"today"},
    "WewenangService": {"table", "may", "allowed", "condition", "refusal"},
}
"""What needs no right: facts of the unit, the officer's own state, what the program itself owes.

`append` and `check_copy` are called within acts that have asked; checkpoints also by the clock."""


def test_every_public_method_of_a_service_asks() -> None:
    forgotten = []
    for field in Layanan.__dataclass_fields__.values():
        cls = inspect.get_annotations(Layanan, eval_str=True)[field.name]
        if not cls.__name__.endswith("Service"):
            continue
        for name, member in vars(cls).items():
            if name.startswith("_") or not callable(member):
                continue
            if name not in _TERBUKA.get(cls.__name__, set()) and not _asks(cls, name):
                forgotten.append(f"{cls.__name__}.{name}")
    assert forgotten == []


def _asks(cls: type, name: str) -> bool:
    """Tell whether a method asks for the right, itself or by a method of its own that it calls."""
    source = inspect.getsource(getattr(cls, name))
    if re.search(r"\brequire(_role)?\(", source):
        return True
    called = set(re.findall(r"self\.(\w+)\(", source)) & set(vars(cls)) - {name}
    return any(_asks(cls, one) for one in called)


def test_the_list_of_what_needs_no_right_names_only_what_there_is() -> None:
    classes = {
        cls.__name__: cls for cls in inspect.get_annotations(Layanan, eval_str=True).values()
    }
    for owner, names in _TERBUKA.items():
        assert names <= set(vars(classes[owner])), owner
