"""Writes LHEO: one formation, or a whole document as a stream."""

from lheo.rendu.ecriture import compress, write, write_document, write_formation

__all__ = ["compress", "write", "write_document", "write_formation"]
