"""The statements of ``schema.sql``: tables and indexes of a store's file."""

from pathlib import Path


def schema_statements() -> list[str]:
    """Statements that make every table and index, in order."""
    script = (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")
    return [statement for statement in script.split(";\n") if statement.strip()]
