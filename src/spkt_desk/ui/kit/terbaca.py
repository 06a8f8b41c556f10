"""A line that is read as it is typed: dates, times, telephones, sums in words."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.ui.kit.medan import MedanTeks


class MedanTerbaca(MedanTeks):
    """A line whose meaning stands below it.

    `read` turns the text into the sentence that will be understood or printed, or raises
    RuleViolation; it is asked when the field is left, and never for an empty field.
    """

    def __init__(
        self,
        place: str,
        field: str,
        label: str,
        read: Callable[[str], str],
        *,
        hint: str = "",
        placeholder: str = "",
    ) -> None:
        """Make the line with its reader."""
        super().__init__(place, field, label, hint=hint, placeholder=placeholder)
        self._read = read

    @override
    def set_text(self, text: str) -> None:
        super().set_text(text)
        self.on_left()

    @override
    def on_typed(self) -> None:
        self.set_reading("")
        super().on_typed()

    @override
    def on_left(self) -> None:
        """Show how the text is read, or why it is not."""
        if not self.text().strip():
            self.set_reading("")
            return
        try:
            reading = self._read(self.text())
        except RuleViolation as violation:
            self.set_reading("")
            self.set_error(violation.problems[0].message)
            return
        self.set_error("")
        self.set_reading(reading)
