"""The network in other tools' formats, one file a format; tables written whole or not at all."""
