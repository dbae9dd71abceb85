"""Bytes -> Document, one module per format. The only floor that knows file formats; it knows no rule."""

from checker.reading.reader import file_bytes, read_document

__all__ = ["file_bytes", "read_document"]
