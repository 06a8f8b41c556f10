"""Where the shipped data lie: `forms/` and `resources/`, wherever the program itself was put."""

from __future__ import annotations

from pathlib import Path

from spkt_desk.domain.errors import EnvironmentFault

_PACKAGE = Path(__file__).resolve().parent
# A wheel and the Windows folder carry the data inside the package; a checkout has them beside src.
_ROOTS = (_PACKAGE / "_data", _PACKAGE.parent.parent)


def data_path(*parts: str) -> Path:
    """Return the path of a shipped file or folder: ``data_path("forms", "surat_kehilangan.toml")``.

    Raises EnvironmentFault when it is nowhere: the copy of the program is incomplete.
    """
    for root in _ROOTS:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise EnvironmentFault(
        f"Berkas program “{'/'.join(parts)}” tidak ditemukan.",
        "Data laporan tidak tersentuh. Pasang ulang program dari salinan yang lengkap.",
    )
