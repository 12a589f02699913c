"""Where fiches are kept: the only file that knows the keys of this service's table.

FICHE#2358280F  FICHE              the record: version in work, published version; listed under its structure
FICHE#2358280F  VERSION#000002     what was submitted as version 2, never changed but for who asks to be erased
FICHE#2358280F  FORMATEUR#<siret>  that another organisation trains in it, while it is out; listed under that SIRET
FICHE#2358280F  HISTOIRE#…         who did what
STRUCTURE#79P   STRUCTURE          what this service knows of a structure
STRUCTURE#79P   LIGNES             the lines of its fiches up to a moment: a copy of the index, never the truth
EXPORTS         FLUX#intercarif    the last file of a feed
CREATION        <request id>       which fiche a request created, so that sent twice it creates one
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from services.domain.errors import Conflict
from services.domain.events import ExportPublished, Fact, StructurePublished
from services.domain.structure import Structure
from services.offers.model import Fiche, LigneFiche, Version
from services.shared.table import Item, Row, Table
from services.shared.trace import Trace

_INDEX_SETTLES = timedelta(minutes=10)  # an index is behind by a second, rarely more; a fiche it lacked would be missed
_BEHIND = 20  # lines: less than one RRU
_CREATION_REMEMBERED_FOR = 7 * 86_400  # seconds; nobody sends a form again after a week


class Store:
    """The fiches of one table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def fiche(self, numero: str) -> Fiche | None:
        """The fiche as it stands now."""
        item = self._table.get(_fiche(numero), "FICHE")
        return Fiche.model_validate({**item.document, "demande": item.demande}) if item else None

    def created_by(self, demande: str) -> str | None:
        """The number of the fiche that a request created already."""
        item = self._table.get("CREATION", demande)
        return str(item.document["numero"]) if item else None

    def create(self, fiche: Fiche, *, demande: str, trace: Trace) -> None:
        """Write a new fiche. Raises Conflict when this request created one already."""
        expires_at = int(fiche.creee_le.timestamp()) + _CREATION_REMEMBERED_FOR
        creation = Item("CREATION", demande, 1, {"numero": fiche.numero}, expires_at=expires_at)
        self._table.save(_fiche_item(fiche), creation, demande=demande, trace=trace)

    def lignes(self, structure: str, now: datetime) -> list[LigneFiche]:
        """The fiches of a structure, last changed first; an index: for display only.

        Five hundred lines are 25 RRU in the index and 5 as one compressed item, so all that is settled is read from
        there and only what changed since from the index. The copy is made anew when it has fallen behind.
        """
        copy = self._table.get(_structure(structure), "LIGNES")
        kept: Mapping[str, Any] = copy.document if copy else {"jusqu_a": "", "lignes": {}}
        since = list(self._table.rows(_structure(structure), after=kept["jusqu_a"]))
        lignes = {**kept["lignes"], **{row.resume["numero"]: row.resume for row in since}}
        settled = (now - _INDEX_SETTLES).isoformat()
        if sum(row.rang <= settled for row in since) > _BEHIND:
            self._copy_lignes(structure, copy, {row.resume["numero"]: row for row in since if row.rang <= settled})
        found = [LigneFiche.model_validate(ligne) for ligne in lignes.values()]
        return sorted(found, key=lambda ligne: ligne.modifiee_le, reverse=True)

    def _copy_lignes(self, structure: str, copy: Item | None, settled: Mapping[str, Row]) -> None:
        before = copy.document["lignes"] if copy else {}
        document = {
            "jusqu_a": max(row.rang for row in settled.values()),
            "lignes": {**before, **{numero: row.resume for numero, row in settled.items()}},
        }
        item = Item(_structure(structure), "LIGNES", copy.version + 1 if copy else 1, document)
        with suppress(Conflict):  # two pages at once made the same copy
            self._table.save(item, demande=uuid4().hex)

    def save(
        self,
        fiche: Fiche,
        *,
        demande: str,
        trace: Trace,
        facts: Sequence[Fact] = (),
        freeze: bool = False,
        erased: Sequence[Version] = (),
    ) -> None:
        """Write a fiche, its history and its facts; `freeze` keeps its version in work for ever. Raises Conflict.

        `erased`: versions kept so, from which a person was taken.
        """
        items = [_fiche_item(fiche)]
        if freeze:
            items.append(_version_item(fiche.numero, fiche.courante))
        items += [self._rewritten(fiche.numero, version) for version in erased]
        named, gone = self._formateurs(fiche)
        self._table.save(*items, *named, demande=demande, trace=trace, facts=facts, removed=gone)

    def formees(self, siret: str) -> list[LigneFiche]:
        """The formations of others in which an establishment trains, last changed first; an index: for display only."""
        rows = self._table.rows(f"FORMATEUR#{siret}", descending=True)
        return [LigneFiche.model_validate(row.resume) for row in rows]

    def _formateurs(self, fiche: Fiche) -> tuple[list[Item], list[Item]]:
        """The lines of whoever trains in a fiche: those to write, and those that are true no more."""
        if not fiche.soumissions and not fiche.publiee:
            return [], []  # never out, so that nobody else knows it
        known = {item.sk: item for item in self._table.query(_fiche(fiche.numero), "FORMATEUR#")}
        diffusee = fiche.diffusee
        ligne = LigneFiche.of(diffusee) if diffusee else None
        wanted = {f"FORMATEUR#{siret}": ligne for siret in ligne.formateurs if siret} if ligne else {}
        named = [_formateur_item(sk, ligne, known.get(sk)) for sk, ligne in wanted.items()]
        news = [item for item in named if item.sk not in known or known[item.sk].resume != item.resume]
        return news, [item for sk, item in known.items() if sk not in wanted]

    def version(self, numero: str, n: int) -> Version | None:
        """Version `n` as it was submitted."""
        item = self._table.get(_fiche(numero), f"VERSION#{n:06d}")
        return Version.model_validate(item.document) if item else None

    def versions(self, numero: str) -> list[Version]:
        """Every version as it was submitted, oldest first."""
        return [Version.model_validate(item.document) for item in self._table.query(_fiche(numero), "VERSION#")]

    def numeros(self, structure: str) -> list[str]:
        """The fiches of a structure; an index: one created this very second may be missing."""
        return [str(row.resume["numero"]) for row in self._table.rows(_structure(structure))]

    def _rewritten(self, numero: str, version: Version) -> Item:
        known = self._table.get(_fiche(numero), f"VERSION#{version.n:06d}")
        return replace(_version_item(numero, version), version=known.version + 1 if known else 1)

    def history(self, numero: str) -> list[Mapping[str, Any]]:
        """Who did what to a fiche, oldest first."""
        return self._table.history(_fiche(numero))

    def next_number(self, kind: str) -> int:
        """The next number of a kind, never given twice."""
        return self._table.next_number(kind)

    def structure(self, numero: str) -> Structure | None:
        """What this service knows of a structure."""
        item = self._table.get(_structure(numero), "STRUCTURE")
        return Structure.model_validate(item.document["structure"]) if item else None

    def keep_structure(self, fact: StructurePublished) -> None:
        """Know a structure as it is in force; an older record that arrives late changes nothing."""
        pk = _structure(fact.structure.numero)
        known = self._table.get(pk, "STRUCTURE")
        if known and datetime.fromisoformat(known.document["publiee_le"]) >= fact.at:
            return
        document = {"structure": fact.structure.model_dump(mode="json"), "publiee_le": fact.at.isoformat()}
        self._replace(pk, "STRUCTURE", document, fact.id)

    def exports(self) -> list[ExportPublished]:
        """The last file of each feed."""
        return [ExportPublished.model_validate(item.document) for item in self._table.query("EXPORTS")]

    def keep_export(self, fact: ExportPublished) -> None:
        """Know the newest file of a feed; an older one that arrives late changes nothing."""
        known = self._table.get("EXPORTS", f"FLUX#{fact.flux}")
        if known and ExportPublished.model_validate(known.document).coupe >= fact.coupe:
            return
        self._replace("EXPORTS", f"FLUX#{fact.flux}", fact.model_dump(mode="json"), fact.id)

    def _replace(self, pk: str, sk: str, document: Mapping[str, Any], demande: str) -> None:
        known = self._table.get(pk, sk)
        self._table.save(Item(pk, sk, known.version + 1 if known else 1, document), demande=demande)


def _fiche(numero: str) -> str:
    return f"FICHE#{numero}"


def _structure(numero: str) -> str:
    return f"STRUCTURE#{numero}"


def _fiche_item(fiche: Fiche) -> Item:
    ligne = LigneFiche.of(fiche)
    return Item(
        pk=_fiche(fiche.numero),
        sk="FICHE",
        version=fiche.revision,
        document=fiche.model_dump(mode="json"),
        liste=_structure(fiche.structure),
        rang=fiche.modifiee_le.isoformat(),
        resume=ligne.model_dump(mode="json"),
    )


def _formateur_item(sk: str, ligne: LigneFiche, known: Item | None) -> Item:
    return Item(
        pk=_fiche(ligne.numero),
        sk=sk,
        version=known.version + 1 if known else 1,
        document={},
        liste=sk,
        rang=ligne.modifiee_le.isoformat(),
        resume=ligne.model_dump(mode="json"),
    )


def _version_item(numero: str, version: Version) -> Item:
    return Item(_fiche(numero), f"VERSION#{version.n:06d}", 1, version.model_dump(mode="json"))
