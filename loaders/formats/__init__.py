"""Files of any format opened as sheets of text cells: CSV, XLSX, encodings, what spreadsheets hide."""
