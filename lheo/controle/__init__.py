"""Checks LHEO: the schema layer, then all that no schema can see."""

from lheo.controle.constat import Finding, Severity
from lheo.controle.schema import check_schema

__all__ = ["Finding", "Severity", "check_schema"]
