"""Dated facts that stand on paper: the unit, its letters' wording, the kinds of lost things."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, Connection, Integer, String, bindparam, func, select

from spkt_desk.db.petugas import petugas
from spkt_desk.db.skema import BarisBaru, Biner, protected
from spkt_desk.domain.clock import Zona
from spkt_desk.domain.satuan import (
    Huruf,
    Satuan,
    SetelanSurat,
    Susunan,
    TanggalSurat,
    UkuranKertas,
)

satuan = protected(
    "satuan",
    Column("satuan_id", Integer, primary_key=True),
    Column("berlaku", String, nullable=False),
    Column("nama", String, nullable=False),
    Column("sebutan_polsek", String, nullable=False),
    Column("polsek", String, nullable=False),
    Column("sebutan_polres", String, nullable=False),
    Column("polres", String, nullable=False),
    Column("polda", String, nullable=False),
    Column("kop", String, nullable=False),
    Column("kop_tengah", Integer, nullable=False),
    Column("alamat", String, nullable=False),
    Column("kode_pos", String, nullable=False),
    Column("tempat", String, nullable=False),
    Column("sebutan_kepala", String, nullable=False),
    Column("zona", String, nullable=False),
    Column("kertas", String, nullable=False),
    Column("huruf", String, nullable=False),
    Column("lambang", Biner, nullable=False),
)

setelan_surat = protected(
    "setelan_surat",
    Column("setelan_id", Integer, primary_key=True),
    Column("berlaku", String, nullable=False),
    Column("jenis", String, nullable=False),
    Column("judul", String, nullable=False),
    Column("pola_nomor", String, nullable=False),
    Column("masa_berlaku", Integer, nullable=False),
    Column("susunan", String, nullable=False),
    Column("klausul", String, nullable=False),
    Column("tanggal", String, nullable=False),
)

katalog_barang = protected(
    "katalog_barang",
    Column("katalog_id", Integer, primary_key=True),
    Column("berlaku", String, nullable=False),
    Column("isi", String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Versi:
    """The numbers of the dated facts a paper was made with."""

    satuan_id: int
    setelan_id: int
    katalog_id: int
    petugas: int


_VERSI = select(
    select(func.coalesce(func.max(satuan.c.satuan_id), 0)).scalar_subquery(),
    select(func.coalesce(func.max(setelan_surat.c.setelan_id), 0)).scalar_subquery(),
    select(func.coalesce(func.max(katalog_barang.c.katalog_id), 0)).scalar_subquery(),
    select(func.coalesce(func.max(petugas.c.versi_id), 0)).scalar_subquery(),
)
_SATUAN = select(satuan).where(satuan.c.satuan_id == bindparam("versi"))
_SURAT = select(setelan_surat).where(setelan_surat.c.setelan_id == bindparam("versi"))


class SatuanStore:
    """Reads and dates the facts of the unit over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def current(self) -> Versi:
        """Return the newest version of each fact; 0 where none was entered yet."""
        row = self._connection.execute(_VERSI).one()
        return Versi(*row)

    def satuan_row(self, value: Satuan, berlaku: str) -> BarisBaru:
        """Return a new dated version of the unit."""
        return BarisBaru(
            "satuan",
            {
                "satuan_id": self.current().satuan_id + 1,
                "berlaku": berlaku,
                "nama": value.nama,
                "sebutan_polsek": value.sebutan_polsek,
                "polsek": value.polsek,
                "sebutan_polres": value.sebutan_polres,
                "polres": value.polres,
                "polda": value.polda,
                "kop": "\n".join(value.kop),
                "kop_tengah": int(value.kop_tengah),
                "alamat": value.alamat,
                "kode_pos": value.kode_pos,
                "tempat": value.tempat,
                "sebutan_kepala": value.sebutan_kepala,
                "zona": value.zona.value,
                "kertas": value.kertas.value,
                "huruf": value.huruf.value,
                "lambang": value.lambang,
            },
        )

    def satuan(self, satuan_id: int) -> Satuan:
        """Return one version of the unit."""
        row = self._connection.execute(_SATUAN, {"versi": satuan_id}).one()
        return Satuan(
            nama=row.nama,
            sebutan_polsek=row.sebutan_polsek,
            polsek=row.polsek,
            sebutan_polres=row.sebutan_polres,
            polres=row.polres,
            polda=row.polda,
            kop=tuple(row.kop.split("\n")),
            kop_tengah=bool(row.kop_tengah),
            alamat=row.alamat,
            kode_pos=row.kode_pos,
            tempat=row.tempat,
            sebutan_kepala=row.sebutan_kepala,
            zona=Zona(row.zona),
            kertas=UkuranKertas(row.kertas),
            huruf=Huruf(row.huruf),
            lambang=bytes(row.lambang),
        )

    def surat_row(self, jenis: str, value: SetelanSurat, berlaku: str) -> BarisBaru:
        """Return a new dated version of a letter's wording."""
        return BarisBaru(
            "setelan_surat",
            {
                "setelan_id": self.current().setelan_id + 1,
                "berlaku": berlaku,
                "jenis": jenis,
                "judul": value.judul,
                "pola_nomor": value.pola_nomor,
                "masa_berlaku": value.masa_berlaku,
                "susunan": value.susunan.value,
                "klausul": "\n".join(value.klausul),
                "tanggal": value.tanggal.value,
            },
        )

    def surat(self, setelan_id: int) -> SetelanSurat:
        """Return one version of a letter's wording."""
        row = self._connection.execute(_SURAT, {"versi": setelan_id}).one()
        return SetelanSurat(
            judul=row.judul,
            pola_nomor=row.pola_nomor,
            masa_berlaku=row.masa_berlaku,
            susunan=Susunan(row.susunan),
            klausul=tuple(row.klausul.split("\n")) if row.klausul else (),
            tanggal=TanggalSurat(row.tanggal),
        )

    def katalog_row(self, isi: str, berlaku: str) -> BarisBaru:
        """Return a new dated version of the kinds of lost things (TOML text)."""
        return BarisBaru(
            "katalog_barang",
            {"katalog_id": self.current().katalog_id + 1, "berlaku": berlaku, "isi": isi},
        )

    def katalog(self, katalog_id: int) -> str:
        """Return the TOML text of one version of the kinds."""
        return str(
            self._connection.execute(
                select(katalog_barang.c.isi).where(katalog_barang.c.katalog_id == katalog_id)
            ).scalar_one()
        )
