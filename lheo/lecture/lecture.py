"""Reads LHEO into objects: a stream of formations, or a whole document."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from lxml import etree

from lheo import elements as m
from lheo.dialecte import Dialecte
from lheo.erreurs import LheoError
from lheo.lecture.conversion import Conversion, chemin
from lheo.lecture.flux import Flux
from lheo.lecture.reparation import Repair, Repairer
from lheo.lecture.source import Source
from lheo.lecture.surete import DEFAULT_LIMITS, Limits
from lheo.versions import Version

Record = m.Formation | m.OrganismeFormationResponsable | m.ResumeOffre | m.ResumeOrganisme
OnRepair = Callable[[Repair], None]


class Reading(Iterator[m.Formation]):
    """The formations of a document, one at a time. ``version``, ``racine`` and ``encodage`` are known at once."""

    def __init__(self, flux: Flux, records: Iterator[Record]) -> None:
        self.version: Version = flux.version
        self.racine = flux.nom
        self.encodage = flux.encodage
        self._flux = flux
        self._records = records

    def __next__(self) -> m.Formation:
        for record in self._records:
            if isinstance(record, m.Formation):
                return record
        raise StopIteration

    def tete(self) -> m.Lheo:
        """The attributes of the root and of ``offres``, known as soon as one formation was read."""
        conversion, root = Conversion(self._flux.namespace, self.version), self._flux.racine
        if self.racine != "lheo":
            return m.Lheo()
        offres = root.find(f"{conversion.prefix}offres")
        own = conversion.attributs(root, conversion.plans["lheo"])
        inner = conversion.attributs(offres, conversion.plans["offres"]) if offres is not None else {}
        return m.Lheo(**cast("Any", own), offres=m.Offres(**cast("Any", inner)))

    def enveloppe(self) -> m.Lheo | m.LheoPlus | None:
        """The document without its formations, once all were read: attributes and extras that stand around them."""
        if self.racine not in ("lheo", "lheo-plus"):
            return None
        made = Conversion(self._flux.namespace, self.version).convert(self._flux.racine)
        lheo = made if isinstance(made, m.Lheo) else made.lheo
        if lheo is not None and lheo.offres is not None:
            lheo.offres.formation = []
        return cast("m.Lheo | m.LheoPlus", made)


def read(
    source: Source,
    *,
    tolerant: bool = False,
    on_repair: OnRepair | None = None,
    limits: Limits = DEFAULT_LIMITS,
    dialecte: Dialecte | None = None,
) -> Reading:
    """The formations of a ``lheo`` or ``lheo-plus`` document, or of one ``formation`` alone, at constant memory.

    Strict, it refuses what an object could not hold (unknown element or attribute, wrong order, text between elements)
    and leaves the rest to ``check``. Tolerant, it repairs that and the usual faults of real feeds, telling each to
    ``on_repair``.

    :raises LheoError: raison XML, DOCTYPE, TAILLE, NAMESPACE, RACINE, or the fault met; with its line.
    """
    flux = _open(source, limits, dialecte)
    if flux.nom not in ("lheo", "lheo-plus", "formation"):
        message = f"la racine est « {flux.nom} » : attendu « lheo »"
        raise LheoError(message, raison="RACINE", ligne=flux.racine.sourceline)
    return Reading(flux, _objects(flux, tolerant, on_repair, dialecte))


def read_records(
    source: Source,
    *,
    tolerant: bool = False,
    on_repair: OnRepair | None = None,
    limits: Limits = DEFAULT_LIMITS,
    dialecte: Dialecte | None = None,
) -> Iterator[Record]:
    """All that any of the three roots repeats: formations, organisations without offers, summaries; as ``read``."""
    return _objects(_open(source, limits, dialecte), tolerant, on_repair, dialecte)


def read_document(source: Source, *, limits: Limits = DEFAULT_LIMITS) -> tuple[Any, Version]:
    """A whole document in memory, with its edition: ``m.Lheo``, ``m.LheoIndex`` or ``m.LheoPlus``, records in place.

    :raises LheoError: as ``read``.
    """
    flux = Flux(source, limits)
    if flux.nom not in ("lheo", "lheo-plus", "lheo-index"):
        message = f"« {flux.nom} » n’est pas la racine d’un document LHEO"
        raise LheoError(message, raison="RACINE", ligne=flux.racine.sourceline)
    records = list(_objects(flux, False, None, None))
    return _refilled(Conversion(flux.namespace, flux.version).convert(flux.racine), records), flux.version


def _open(source: Source, limits: Limits, dialecte: Dialecte | None) -> Flux:
    namespaces = {dialecte.namespace: dialecte.version} if dialecte else None
    return Flux(source, limits, namespaces)


def _objects(flux: Flux, tolerant: bool, on_repair: OnRepair | None, dialecte: Dialecte | None) -> Iterator[Record]:
    repairer = Repairer(on_repair, flux) if tolerant else None
    conversion = Conversion(flux.namespace, flux.version, repairer.fault if repairer else None)
    for element in flux:
        record: Record = _converted(conversion, element, flux)
        if repairer:
            record = repairer.repair(record)
        if dialecte and isinstance(record, m.Formation):
            record = dialecte.from_partner(record)
        yield record


def _converted(conversion: Conversion, element: etree._Element, flux: Flux) -> Record:
    """The object of a record; a fault is told with the record's true rank, for the stream forgot those before it."""
    try:
        return cast("Record", conversion.convert(element))
    except LheoError as error:
        inside = error.chemin.removeprefix(chemin(element))
        error.chemin = flux.chemin() + inside
        raise


def _refilled(root: Any, records: list[Record]) -> Any:
    """Puts the records back where the stream left a place for each run of them."""
    lheo = root if isinstance(root, m.Lheo) else getattr(root, "lheo", None)
    if lheo is not None and lheo.offres is not None:
        lheo.offres.formation = [record for record in records if isinstance(record, m.Formation)]
    if isinstance(root, m.LheoPlus):
        root.organisme_formation_responsable = [r for r in records if isinstance(r, m.OrganismeFormationResponsable)]
    if isinstance(root, m.LheoIndex):
        if root.resumes_offres is not None:
            root.resumes_offres.resume_offre = [r for r in records if isinstance(r, m.ResumeOffre)]
        if root.resumes_organismes is not None:
            root.resumes_organismes.resume_organisme = [r for r in records if isinstance(r, m.ResumeOrganisme)]
    return root
