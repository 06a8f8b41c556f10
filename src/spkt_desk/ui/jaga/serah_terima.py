"""Serah terima: one shift handed over on one screen; begun, left, finished when there is time."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from spkt_desk.domain.errors import AccessDenied
from spkt_desk.domain.kertas import LembarCetak
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.serah_terima import (
    IsiSerahTerima,
    KeadaanMeja,
    LembarSerah,
    SerahTerima,
    SerahTerimaDraft,
    SerahTerimaRingkas,
    Sisi,
    TandaSerah,
)
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jaga.hitungan import KartuHitungan
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.cetak import printed_sentence
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanPanjang, MedanSandi
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.penyimpan import PenyimpanDraf
from spkt_desk.ui.kit.pilihan import Centang, MedanPilihan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT = "jaga"
_CATATAN = "Pekerjaan tidak menunggu: ketikan tersimpan sendiri dan boleh diselesaikan kemudian."
_SELESAIKAN = "Selesaikan serah terima"
_TEKS = (
    ("perhatian", "Hal yang perlu diperhatikan"),
    ("analisis", "Analisis"),
    ("evaluasi", "Evaluasi"),
)
_ORANG = (
    ("menyerahkan", "Yang menyerahkan"),
    ("menerima", "Yang menerima"),
    ("penanggung", "Penanggung jawab"),
)


class BagianSerahTerima(Bagian):
    """The shift that ended, or the one that runs; Ctrl+S finishes, Ctrl+P prints the sheet."""

    tempat = _TEMPAT
    kinds = frozenset(
        {
            *(Changed.GILIRAN, Changed.MUTASI, Changed.DRAF),
            *(Changed.KERTAS, Changed.PETUGAS, Changed.SETELAN),
        }
    )
    tindakan = (Tindakan.SERAH_TERIMA,)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the fields; `load` shows the shift that waits longest not to be forgotten."""
        super().__init__(layanan, alat, "Serah terima jaga", _CATATAN)
        self._shown = 0
        self._finished: tuple[SerahTerima, ...] = ()
        self._typed = False
        self._picked = False
        self._newest = 0
        self._known: frozenset[str] = frozenset()
        self._make_people()
        self._meja = make_label("", wrap=True)
        desk = Kartu("Yang belum selesai di meja")
        desk.body.addWidget(self._meja)
        self._counts = KartuHitungan(self.form)
        self._counts.offer(layanan.serah.daftar)
        words = Kartu("Catatan")
        for field, label in _TEKS:
            words.body.addWidget(
                self.form.add(MedanPanjang(_TEMPAT, f"serah.{field}", label, rows=2))
            )
        self._words = words
        for card in (self._people, desk, self._counts, words, self._signing_card()):
            self.body.addWidget(card)
        self.keeper = PenyimpanDraf(layanan.serah.keep, alat.jobs, layanan.clock, self.draft, self)
        self.keeper.kept.connect(lambda _changed: self._note.setText(self.keeper.sentence()))
        self._print = make_button(
            f"{_TEMPAT}.serah.cetak", "Cetak lembar", self.print_sheet, Tombol.CETAK
        )
        self.finish("serah", _SELESAIKAN, kancing=(self._print,))

    @override
    def load(self) -> None:
        """Show a shift again; over typed text only what is open at the desk is read anew."""
        if not self.layanan.wewenang.may(Tindakan.BUKU_BACA):
            return
        self._offer_counts()
        shifts = self.layanan.serah.shifts()
        self._giliran.set_options([(str(one.giliran), _named(one)) for one in shifts])
        self._known = frozenset(str(one.giliran) for one in shifts)
        if not shifts:
            self._state.setText("Belum ada giliran. F10 membuka giliran.")
            self.isi.setEnabled(False)
            self.simpan.setEnabled(False)
            return
        if shifts[0].giliran != self._newest and not self._typed:
            self._newest, self._picked = shifts[0].giliran, False
        chosen = self._shown if self._typed or self._picked else _waiting(shifts)
        lembar = self.layanan.serah.form(chosen)
        if self._typed:
            self._say_desk(lembar.meja)
            self._counts.say_moved(*_moved(lembar))
        else:
            self._show(lembar)

    @override
    def save(self) -> None:
        """Finish the hand-over, or add the passwords that were missing."""
        if self._finished:
            self._confirm()
            return
        draft, tanda = self.draft(), self._signatures()
        self.run(lambda: self.layanan.serah.finish(draft, tanda), self._done_with)

    @override
    def touch(self) -> None:
        """Keep what is typed behind the keys."""
        self.say("")
        if self.boleh and not self._finished:
            self._typed = True
            self.keeper.touch()

    @override
    def keep_draft(self) -> None:
        if self.boleh and self._typed and not self._finished:
            self.keeper.keep_now()

    @override
    def print_sheet(self) -> bool:
        if not self._finished:
            self.said.emit("Lembar serah terima dicetak sesudah serah terima selesai (Ctrl+S).")
            return True
        sheet = partial(self.layanan.serah.sheet, self._shown)
        self.alat.jobs.run(sheet, self._send, self._failed, owner=self)
        return True

    def _send(self, lembar: LembarCetak) -> None:
        self.alat.cetak.print_sheet(
            self,
            lembar,
            lambda _sheet, done: self.said.emit(printed_sentence("Lembar serah terima", done)),
        )

    @override
    def refused(self, failure: AccessDenied) -> None:
        for sisi, field in self._sandi.items():
            if failure.field == f"serah.sandi_{sisi.value}":
                field.set_text("")
                field.set_error(failure.message)
                field.focus()
                return
        super().refused(failure)

    @override
    def focus_first(self) -> None:
        if self.boleh:
            self._giliran.focus()

    def draft(self) -> SerahTerimaDraft:
        """Return what is typed."""
        return SerahTerimaDraft(
            giliran=self._shown,
            menyerahkan_id=self.form.text("serah.menyerahkan"),
            menerima_id=self.form.text("serah.menerima"),
            penanggung_id=self.form.text("serah.penanggung"),
            hitungan=self._counts.typed(),
            perhatian=self.form.text("serah.perhatian"),
            analisis=self.form.text("serah.analisis"),
            evaluasi=self.form.text("serah.evaluasi"),
        )

    def _offer_counts(self) -> None:
        """Ask for the counts the unit uses now; what is typed of them stays."""
        typed = self._counts.typed()
        if self._counts.offer(self.layanan.serah.daftar):
            people, words = (self.form.field(f"serah.{one}") for one in ("penanggung", "perhatian"))
            self._counts.walk(people.editor, words.editor)
            self._counts.take_over(typed)

    def _make_people(self) -> None:
        self._people = Kartu("Giliran yang diserahterimakan")
        self._state = make_label("", "kecil", wrap=True)
        self._state.setObjectName(f"{_TEMPAT}.serah.keadaan")
        self._giliran = MedanPilihan(_TEMPAT, "serah.giliran", "Giliran", ())
        # Not while it is typed: "1" of "12" would already be another shift.
        self._giliran.finished.connect(self._choose)
        self._giliran.combo.activated.connect(lambda _index: self._choose())
        self._people.body.addWidget(self._giliran)
        self._people.body.addWidget(self._state)
        grid = self._people.grid(len(_ORANG))
        for field, label in _ORANG:
            grid.add(self.form.add(MedanPilihan(_TEMPAT, f"serah.{field}", label, ())))

    def _signing_card(self) -> Kartu:
        card = Kartu("Pengesahan", "Keduanya mengetik kata sandinya sendiri.")
        grid = card.grid(2)
        self._sandi = {
            sisi: self.form.add(
                MedanSandi(_TEMPAT, f"serah.sandi_{sisi.value}", f"Kata sandi yang {sisi.value}")
            )
            for sisi in Sisi
        }
        for field in self._sandi.values():
            grid.add(field)
        self._basah = self.form.add(
            Centang(_TEMPAT, "serah.basah", "Tanda tangan basah di kertas; kata sandi menyusul")
        )
        self._basah.changed.connect(self._on_wet)
        card.body.addWidget(self._basah)
        self._sign = card
        return card

    def _choose(self) -> None:
        """Go to another shift once its whole name stands there; what is typed is kept first."""
        chosen = self._giliran.text()
        if chosen == str(self._shown) or not self._shown:
            return
        if chosen not in self._known:
            self._giliran.set_text(str(self._shown))
            return
        self.keep_draft()
        self._typed, self._picked = False, True
        self._show(self.layanan.serah.form(int(chosen)))

    def _show(self, lembar: LembarSerah) -> None:
        """Fill every field; a finished hand-over is only read, but for a missing password."""
        officers = self.layanan.giliran.officers()
        named = [(one.petugas_id, f"{one.singkatan_pangkat} {one.nama}") for one in officers]
        draft = lembar.draft
        self._shown, self._finished = draft.giliran, lembar.selesai
        for field, _label in _ORANG:
            choice = self.form.field(f"serah.{field}")
            if isinstance(choice, MedanPilihan):
                choice.set_options(named)
        self._giliran.set_text(str(draft.giliran))
        if lembar.ringkas.selesai and not self._finished:  # its content is destroyed by its term
            self.form.fill(_typed_words(SerahTerimaDraft(draft.giliran)))
            self._counts.show_finished(())
        elif self._finished:
            ranks = {one.nama: one.singkatan for one in self.layanan.setelan.pangkat()}
            self.form.fill(_finished_words(self._finished[0].isi, ranks))
            self._counts.show_finished(self._finished[0].isi.hitungan)
        else:
            self.form.fill(_typed_words(draft))
            self._counts.fill(draft.hitungan, dict(lembar.sebelum), *_moved(lembar))
        self._forget_passwords()
        self.form.show_problems((), focus=False)
        self._say_desk(lembar.meja)
        self._say_state(lembar)
        self.keeper.start(kept=bool(lembar.draft.hitungan))

    def _say_state(self, lembar: LembarSerah) -> None:
        done, brief = lembar.selesai, lembar.ringkas
        over = brief.selesai
        wet = done[0].basah if done else ()
        for part in self._filled_in():
            part.setEnabled(not over)
        for sisi, field in self._sandi.items():
            field.show_if(not over or sisi in wet)
        self._basah.setVisible(not over)
        self._sign.setVisible(not over or bool(wet))
        self.isi.setEnabled(self.boleh)
        self.simpan.setVisible(not over or bool(wet))
        self.simpan.setEnabled(self.boleh and (not over or bool(wet)))
        self.simpan.setText(
            f"{'Tambahkan kata sandi' if over else _SELESAIKAN}  {Tombol.SIMPAN.tulisan}"
        )
        self._print.setEnabled(bool(done))
        self._state.setText(_state(lembar))

    def _filled_in(self) -> tuple[QWidget, ...]:
        """Return what is not typed in any more once the hand-over is finished."""
        people = (self.form.field(f"serah.{field}") for field, _label in _ORANG)
        return (*people, self._counts, self._words)

    def _say_desk(self, meja: KeadaanMeja) -> None:
        numbers = "; ".join(meja.nomor) or "belum ada"
        tugas = f"Belum terpenuhi: {'; '.join(meja.tugas)}.\n" if meja.tugas else ""
        self._meja.setText(
            f"{tugas}Formulir yang menunggu {meja.draf}, "
            f"kunjungan yang menunggu LP {meja.menunggu_lp}, "
            f"surat yang belum tercetak {meja.hutang_cetak}. Semuanya diteruskan kepada giliran "
            "berikutnya; nama yang mulai mengisinya tetap.\n"
            f"Nomor terakhir: {numbers}; buku mutasi nomor {meja.nomor_buku}."
        )

    def _on_wet(self) -> None:
        """Signed by hand, no password is missing any more."""
        for field in self._sandi.values():
            field.set_error("")

    def _signatures(self) -> TandaSerah:
        return TandaSerah(
            self._sandi[Sisi.MENYERAHKAN].text(),
            self._sandi[Sisi.MENERIMA].text(),
            self._basah.checked(),
        )

    def _confirm(self) -> None:
        """Add the first password that was typed and is missing; none typed, it is asked for."""
        missing = self._finished[0].basah
        for sisi in [one for one in missing if self._sandi[one].text()] or missing[:1]:
            typed = self._sandi[sisi].text()
            confirm = partial(self.layanan.serah.confirm, self._shown, sisi, typed)
            self.run(confirm, self._done_with)
            return
        self.said.emit("Serah terima ini sudah selesai. Ctrl+P mencetak lembarnya.")

    def _done_with(self, saved: Saved[SerahTerima]) -> None:
        giliran = saved.value.giliran
        self._typed, self._picked = False, True
        self._giliran.focus()  # at the top, where it says so; the fields below take no keys now
        self._show(self.layanan.serah.form(giliran))
        self.show_top()
        wet = "; kata sandi boleh menyusul" if saved.value.basah else ""
        self.said.emit(f"Serah terima giliran {giliran} selesai. Ctrl+P mencetak lembarnya{wet}.")

    def _forget_passwords(self) -> None:
        for field in self._sandi.values():
            field.set_text("")
        self._basah.set_checked(False)


def _waiting(shifts: tuple[SerahTerimaRingkas, ...]) -> int:
    """Return the newest ended shift that nobody handed over, else the one that runs."""
    open_ones = [one.giliran for one in shifts if not one.berjalan and not one.selesai]
    return open_ones[0] if open_ones else shifts[0].giliran


def _named(one: SerahTerimaRingkas) -> str:
    """Return a shift as the list names it."""
    state = "selesai" if one.selesai else "sedang bertugas" if one.berjalan else "belum selesai"
    return f"{one.giliran} – {one.regu}, {one.mulai:%d-%m-%Y %H.%M} ({state})"


def _typed_words(draft: SerahTerimaDraft) -> dict[str, str]:
    """Return (field, what is typed in it) of everything but the counts."""
    return {
        "serah.menyerahkan": draft.menyerahkan_id,
        "serah.menerima": draft.menerima_id,
        "serah.penanggung": draft.penanggung_id,
        "serah.perhatian": draft.perhatian,
        "serah.analisis": draft.analisis,
        "serah.evaluasi": draft.evaluasi,
    }


def _finished_words(isi: IsiSerahTerima, ranks: dict[str, str]) -> dict[str, str]:
    """Return (field, what stands on the sheet) of everything but the counts; `ranks` shortens."""
    people = {field: getattr(isi, field) for field, _label in _ORANG}
    return {
        **{
            f"serah.{field}": f"{ranks.get(who.pangkat, who.pangkat)} {who.nama}"
            for field, who in people.items()
        },
        "serah.perhatian": isi.perhatian,
        "serah.analisis": isi.analisis,
        "serah.evaluasi": isi.evaluasi,
    }


def _moved(lembar: LembarSerah) -> tuple[dict[str, int], dict[str, int]]:
    """Return what is out now, and what came or went for good.

    Beside a finished hand-over it would not be what was counted then.
    """
    return ({}, {}) if lembar.ringkas.selesai else (dict(lembar.dibon), dict(lembar.gerak))


def _state(lembar: LembarSerah) -> str:
    """Say how far the hand-over of a shift is."""
    if lembar.selesai:
        done = lembar.selesai[0]
        later = ", diselesaikan kemudian" if done.kemudian else ""
        wet = "".join(f" Kata sandi yang {sisi.value} belum ada." for sisi in done.basah)
        return f"Selesai {done.selesai:%d-%m-%Y %H.%M}{later}. Kode {done.kode}.{wet}"
    if lembar.ringkas.selesai:
        return "Selesai; isinya sudah dihapus menurut masa simpan."
    if lembar.ringkas.berjalan:
        return "Giliran ini masih bertugas; isian boleh dimulai sekarang."
    return "Giliran ini sudah diganti; serah terimanya belum diselesaikan."
