"""Bytes -> Document, one module per format. The only floor that knows file formats; it knows no rule."""

from checker.reading.limits import MAX_FILE_BYTES
from checker.reading.reader import read_document

__all__ = ["MAX_FILE_BYTES", "read_document"]
