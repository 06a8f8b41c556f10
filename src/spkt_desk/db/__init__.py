"""The only folder that knows SQLAlchemy and SQLCipher; what leaves it is never a row."""
