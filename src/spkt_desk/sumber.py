"""What the program ships, read once a run: forms, fonts, ranks, the desk's data."""

from __future__ import annotations

import tomllib

from spkt_desk.berkas_data import data_path
from spkt_desk.documents.bentuk import load_bentuk
from spkt_desk.documents.kit.huruf import load_huruf
from spkt_desk.domain.pangkat import parse_pangkat
from spkt_desk.kunci.sandi import read_banned
from spkt_desk.services.data_meja import read_data_meja
from spkt_desk.services.konteks import Sumber


def load_sumber() -> Sumber:
    """Read forms, fonts, ranks and banned passwords; raises for a damaged installation."""
    form = data_path("forms", "surat_kehilangan.toml")
    ranks = tomllib.loads(data_path("resources", "data", "pangkat.toml").read_text("utf-8"))
    banned = data_path("resources", "data", "sandi_terlarang.txt").read_text("utf-8")
    return Sumber(
        bentuk=load_bentuk(form.read_text("utf-8"), form.name),
        huruf=load_huruf(data_path("resources", "fonts")),
        pangkat=parse_pangkat(ranks),
        sandi_terlarang=read_banned(banned),
        meja=read_data_meja(data_path),
    )


def shipped_kinds() -> str:
    """Return the shipped kinds of lost things, which a new station starts from."""
    return data_path("resources", "data", "jenis_barang.toml").read_text("utf-8")
