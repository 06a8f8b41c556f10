"""SPKT Desk: the front desk of one Polsek, offline."""

__version__ = "0.1.0"
