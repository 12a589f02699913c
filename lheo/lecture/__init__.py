"""Reads LHEO without trusting it."""

from lheo.lecture.lecture import Reading, read, read_document, read_records
from lheo.lecture.reparation import Repair
from lheo.lecture.source import decompress
from lheo.lecture.surete import Limits

__all__ = ["Limits", "Reading", "Repair", "decompress", "read", "read_document", "read_records"]
