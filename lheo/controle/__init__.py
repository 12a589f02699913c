"""Checks LHEO: the schema layer, then all that no schema can see."""

from lheo.controle.constat import Finding, Severity
from lheo.controle.document import check
from lheo.controle.ecriture_xsd import xsd
from lheo.controle.resume import Groupe, summarize
from lheo.controle.schema import check_schema

__all__ = ["Finding", "Groupe", "Severity", "check", "check_schema", "summarize", "xsd"]
