"""The parts every screen is made of: fields, cards, buttons, the page, printing, the status bar."""
