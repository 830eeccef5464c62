"""What every loader gets for nothing: files opened, columns matched, rows counted, refused, audited."""
