"""Parquet: columns with their types, the stamp in the file's own metadata (key ``maillage``)."""

import io

import pandas as pd

from exports.note import Note


def table(frame: pd.DataFrame, note: Note) -> bytes:
    """The file's bytes."""
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    content = pa.Table.from_pandas(frame, preserve_index=False)
    metadata = {**(content.schema.metadata or {}), b"maillage": note.json().encode("utf-8")}
    buffer = io.BytesIO()
    pq.write_table(content.replace_schema_metadata(metadata), buffer, compression="zstd")
    return buffer.getvalue()
