"""Everything a logged-in officer can do, as one frozen value that the window holds."""

from __future__ import annotations

from dataclasses import dataclass

from spkt_desk.documents.lembar_pemulihan import render_pemulihan
from spkt_desk.documents.wewenang import render_wewenang
from spkt_desk.domain.clock import Clock, Zona
from spkt_desk.domain.errors import AccessDenied, HakBerakhir
from spkt_desk.domain.kertas import LembarCetak, loose_sheet
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import Huruf, Petugas, UkuranKertas
from spkt_desk.domain.wewenang import TANPA_BUKTI, Bukti, Tindakan
from spkt_desk.kunci.slot import SlotFile
from spkt_desk.services.akun_petugas import AkunPetugasService
from spkt_desk.services.buku import BukuService
from spkt_desk.services.cadangan import CadanganService
from spkt_desk.services.cari import CariService
from spkt_desk.services.cek_tahanan import CekTahananService
from spkt_desk.services.daftar_jaga import DaftarJagaService
from spkt_desk.services.draf import DrafService
from spkt_desk.services.giliran import GiliranService
from spkt_desk.services.hak import prove, require
from spkt_desk.services.halaman_uji import trial_sheet
from spkt_desk.services.impor_buku import ImporBukuService
from spkt_desk.services.jadwal import JadwalService
from spkt_desk.services.jam import JamService
from spkt_desk.services.kabar_pulih import KabarPulihService
from spkt_desk.services.kaitan import KaitanService
from spkt_desk.services.katalog import Katalog
from spkt_desk.services.keadaan import KeadaanService
from spkt_desk.services.kehilangan import KehilanganService
from spkt_desk.services.kertas import KertasService
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.kunci_baru import KunciBaruService
from spkt_desk.services.lembar import SEKALI_MASUK, LembarService
from spkt_desk.services.mutasi import MutasiService
from spkt_desk.services.orang import OrangService
from spkt_desk.services.pembatalan import PembatalanService
from spkt_desk.services.pemeriksaan import PemeriksaanService
from spkt_desk.services.pencatatan import Pencatat
from spkt_desk.services.pendamping import PendampingService
from spkt_desk.services.penghapusan import PenghapusanService
from spkt_desk.services.serah_terima import SerahTerimaService
from spkt_desk.services.setelan import SetelanService
from spkt_desk.services.singkatan import SingkatanService
from spkt_desk.services.titik_periksa import TitikPeriksaService
from spkt_desk.services.tugas import TugasService
from spkt_desk.services.tugas_berkala import TugasBerkalaService
from spkt_desk.services.verifikasi import VerifikasiService
from spkt_desk.services.wajib_lapor import WajibLaporService
from spkt_desk.services.wewenang import WewenangService


@dataclass(frozen=True, slots=True, repr=False)
class Layanan:
    """The desk in one officer's hands."""

    petugas: Petugas
    latihan: bool
    zona: Zona
    clock: Clock
    cari: CariService
    orang: OrangService
    draf: DrafService
    kehilangan: KehilanganService
    kertas: KertasService
    giliran: GiliranService
    impor: ImporBukuService
    jam: JamService
    jadwal: JadwalService
    serah: SerahTerimaService
    pendamping: PendampingService
    cek_tahanan: CekTahananService
    lapor: WajibLaporService
    berkala: TugasBerkalaService
    mutasi: MutasiService
    lembar: LembarService
    buku: BukuService
    kaitan: KaitanService
    kabar_pulih: KabarPulihService
    titik: TitikPeriksaService
    setelan: SetelanService
    tugas: TugasService
    singkatan: SingkatanService
    daftar_jaga: DaftarJagaService
    verifikasi: VerifikasiService
    penghapusan: PenghapusanService
    pembatalan: PembatalanService
    pemeriksaan: PemeriksaanService
    keadaan: KeadaanService
    cadangan: CadanganService
    kunci_baru: KunciBaruService
    akun: AkunPetugasService
    wewenang: WewenangService
    _konteks: Konteks
    _pencatat: Pencatat

    @classmethod
    def of(cls, konteks: Konteks, pencatat: Pencatat) -> Layanan:
        """Build the services of one officer."""
        titik = TitikPeriksaService(konteks, pencatat)
        mutasi = MutasiService(konteks, pencatat, titik)
        jam = JamService(konteks, pencatat, mutasi)
        katalog = Katalog()
        lembar = LembarService(konteks, pencatat)
        return cls(
            petugas=konteks.petugas,
            latihan=konteks.latihan,
            zona=konteks.zona,
            clock=konteks.clock,
            cari=CariService(konteks, pencatat),
            orang=OrangService(konteks, pencatat),
            draf=DrafService(konteks, pencatat, mutasi, katalog),
            kehilangan=KehilanganService(konteks, pencatat, mutasi, katalog),
            kertas=KertasService(konteks, pencatat),
            giliran=GiliranService(konteks, pencatat, mutasi, titik),
            jadwal=JadwalService(konteks, pencatat, mutasi),
            serah=SerahTerimaService(konteks, pencatat, mutasi, titik),
            pendamping=PendampingService(konteks, pencatat, mutasi),
            cek_tahanan=CekTahananService(konteks, pencatat, mutasi),
            lapor=WajibLaporService(konteks, pencatat, mutasi),
            berkala=TugasBerkalaService(konteks, pencatat, mutasi),
            mutasi=mutasi,
            lembar=lembar,
            buku=BukuService(konteks, pencatat, lembar),
            kaitan=KaitanService(konteks),
            kabar_pulih=KabarPulihService(konteks, pencatat, mutasi),
            titik=titik,
            setelan=SetelanService(konteks, pencatat),
            tugas=TugasService(konteks, pencatat),
            singkatan=SingkatanService(konteks, pencatat),
            daftar_jaga=DaftarJagaService(konteks, pencatat),
            verifikasi=VerifikasiService(konteks, pencatat),
            penghapusan=PenghapusanService(konteks, pencatat),
            pembatalan=PembatalanService(konteks, pencatat, mutasi),
            pemeriksaan=PemeriksaanService(konteks),
            keadaan=KeadaanService(konteks, jam),
            impor=ImporBukuService(konteks, pencatat, mutasi),
            jam=jam,
            cadangan=CadanganService(konteks, pencatat),
            kunci_baru=KunciBaruService(konteks, pencatat),
            akun=AkunPetugasService(konteks, pencatat),
            wewenang=WewenangService(konteks),
            _konteks=konteks,
            _pencatat=pencatat,
        )

    def look_around(self) -> None:
        """Read once what the first screens show; the second reading, in the GUI thread, is quick.

        By then the kinds are parsed, the statements compiled and the pages of the file cached.
        """
        may = self.wewenang.may
        self.setelan.satuan()
        self.setelan.petugas()
        if may(Tindakan.BUKU_BACA):
            self.mutasi.day(self.mutasi.today())
        if may(Tindakan.GILIRAN_BACA):
            self.giliran.current()
            self.serah.pending()
        if may(Tindakan.DRAF_BACA):
            self.draf.counts()
            self.draf.all()
        if may(Tindakan.KERTAS_LIHAT):
            self.kertas.debt_count()
            self.kertas.recent(1)

    def catch_up(self) -> str:
        """Do what a kill left undone, before the desk opens; say what could not be done, or "".

        Papers are made by an officer who may print them; accounts that ended go for everyone.
        """
        if self.wewenang.may(Tindakan.BUKU_TULIS):
            self.kabar_pulih.tell()
        if self.wewenang.may(Tindakan.CETAK):
            self.kertas.render_missing()
        if self.wewenang.may(Tindakan.SERAH_TERIMA):
            self.serah.render_missing()
        if self.wewenang.may(Tindakan.LEMBAR_CETAK):
            self.lembar.render_missing(SEKALI_MASUK)
        self.akun.sweep()
        return " ".join(said for said in (self.kunci_baru.settle().value, self.jam.doubt()) if said)

    def tidy(self) -> None:
        """Do what can wait until nobody types: pay an owed key, remove files that nothing needs."""
        self.kunci_baru.settle()
        if self.wewenang.may(Tindakan.LEMBAR_CETAK):
            self.lembar.render_missing()
        if self.wewenang.may(Tindakan.CETAK):
            self.kertas.sweep()

    def keep_up(self) -> None:
        """Do what falls due while the desk is open: a checkpoint, the papers of an ended shift."""
        self.titik.keep()
        if self.wewenang.allowed(Tindakan.LEMBAR_CETAK):
            self.lembar.render_missing(1)
        if self.wewenang.allowed(Tindakan.SERAH_TERIMA):
            self.serah.render_missing()

    def lock(self) -> None:
        """Note that the screen was locked, and close the accounts whose time is over."""
        self._note(JenisPeristiwa.KUNCI)
        self.akun.sweep()
        self._konteks.penanda.write_soon()

    def unlock(self, kata_sandi: str) -> None:
        """Raise `AccessDenied` unless this is the officer's password; note that he is back.

        One whose account ended, or whose roles changed meanwhile, logs in anew or not at all.
        """
        try:
            same = self.akun.still_mine()
        except HakBerakhir as over:
            raise AccessDenied(over.problems[0].message) from over
        if not same:
            raise AccessDenied("Peran Anda berubah. Masuk lagi lewat Ganti petugas.")
        self._konteks.akun.prove(self.petugas.nomor, kata_sandi)
        self._note(JenisPeristiwa.MASUK)

    def new_recovery_code(self, bukti: Bukti = TANPA_BUKTI) -> str:
        """Replace a recovery code that was lost or seen; the new one is returned once.

        Noted before it is written: until then the old code still opens.
        """
        konteks = self._konteks
        izin = prove(konteks, Tindakan.KODE_PEMULIHAN, bukti)

        def act(slots: SlotFile) -> tuple[SlotFile, str]:
            made = konteks.akun.with_new_recovery(slots)
            with konteks.database.transaction() as work:
                require(konteks, work, Tindakan.KODE_PEMULIHAN, izin)
                self._pencatat.record(work, JenisPeristiwa.KODE_PEMULIHAN_BARU)
            return made

        return konteks.akun.change(act)

    def recovery_sheet(self, kode: str) -> LembarCetak:
        """Return the sheet that carries a recovery code just shown; it is kept nowhere."""
        konteks = self._konteks
        satuan = self.setelan.satuan()
        pdf = render_pemulihan(
            satuan,
            kode,
            konteks.clock.now().wall.date(),
            konteks.sumber.huruf,
            latihan=self.latihan,
        )
        return loose_sheet(pdf, "Lembar kode pemulihan", satuan.kertas)

    def rights_sheet(self) -> LembarCetak:
        """Return the table of rights as a page for the wall."""
        konteks = self._konteks
        satuan = self.setelan.satuan()
        pdf = render_wewenang(
            self.wewenang.table(),
            satuan,
            konteks.clock.now().wall.date(),
            konteks.sumber.huruf,
            latihan=self.latihan,
        )
        return loose_sheet(pdf, "Tabel wewenang", satuan.kertas)

    def trial_sheet(self, kertas: UkuranKertas, muka: Huruf) -> LembarCetak:
        """Return the test page of the printer for a paper and a typeface."""
        return trial_sheet(kertas, muka, self._konteks.sumber.huruf)

    def logout(self) -> None:
        """Note that the officer left the desk, and fold the log into the file (R3)."""
        self._note(JenisPeristiwa.KELUAR)
        self._konteks.database.checkpoint()
        self._konteks.penanda.write()

    def _note(self, jenis: JenisPeristiwa) -> None:
        with self._konteks.database.transaction() as work:
            self._pencatat.record(work, jenis)
