"""The store kept in one SQLite file: a load is one transaction, a reading another."""
