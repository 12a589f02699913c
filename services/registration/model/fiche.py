"""The record of an organisation: what is in force, and beside it the one change that is asked for (F051)."""

import re
from datetime import datetime
from enum import StrEnum
from typing import Any

from services.domain.champs_structure import Tenu, held_by
from services.domain.errors import Conflict
from services.domain.events import Motif, Referent
from services.domain.structure import EtatStructure, Structure
from services.domain.value import Value

# What an accepted change brings into force; the rest of the record is the Carif's or the address book's
_ACCEPTES = (*held_by(Tenu.ORGANISME), "qualiopi", "registres_le")
EN_EXAMEN = "Demande en cours d’examen"  # what the history calls that somebody opened it
_DEMANDE = re.compile(r"modification/(?P<structure>[^/]+)/(?P<version>[0-9]{1,9})")


def demande_of(structure: str, version: int) -> str:
    """The name of a request for change; that of a registration is a secret without any slash."""
    return f"modification/{structure}/{version}"


def structure_of(demande: str) -> str | None:
    """The structure whose record a request wants changed; None when it is a registration."""
    match = _DEMANDE.fullmatch(demande)
    return match["structure"] if match else None


class EtatModification(StrEnum):
    """Where the change of a record stands."""

    AUCUNE = "aucune"
    BROUILLON = "brouillon"
    SOUMISE = "soumise"
    A_COMPLETER = "a_completer"
    REFUSEE = "refusee"


class Modification(Value):
    """The change that is asked for, if any; what the Carif said of the last one stays until the next one begins.

    `version` is that of the last submission, `decidee` the last one that the Carif decided upon, `prise_le` when
    somebody there opened it; `revision` counts the writes, `demande` is the request that wrote it last.
    """

    structure: str
    etat: EtatModification = EtatModification.AUCUNE
    proposee: Structure | None = None
    version: int = 0
    decidee: int = 0
    motifs: tuple[Motif, ...] = ()
    commentaire: str = ""
    referent: Referent | None = None
    prise_le: datetime | None = None
    modifiee_le: datetime | None = None
    modifiee_par: str = ""
    revision: int = 0
    demande: str = ""

    @property
    def modifiable(self) -> bool:
        """Whether one may type in it now."""
        return self.etat is not EtatModification.SOUMISE

    def save(self, proposee: Structure, par: str, now: datetime) -> "Modification":
        """The change as it stands now, perhaps incomplete. Raises Conflict while the Carif examines it."""
        if not self.modifiable:
            raise Conflict("Votre demande est chez le Carif : reprenez-la pour pouvoir la modifier.")
        if self.etat is EtatModification.A_COMPLETER:
            return self._with(proposee=proposee, modifiee_le=now, modifiee_par=par)
        return self._with(
            etat=EtatModification.BROUILLON,
            proposee=proposee,
            motifs=(),
            commentaire="",
            modifiee_le=now,
            modifiee_par=par,
        )

    def submit(self, proposee: Structure, version: int, referent: Referent) -> "Modification":
        """The change as the Carif receives it. Raises Conflict when there is none to send."""
        if self.proposee is None or not self.modifiable:
            raise Conflict("Il n’y a aucune modification à soumettre.")
        return self._with(
            etat=EtatModification.SOUMISE,
            proposee=proposee,
            version=version,
            referent=referent,
            prise_le=None,
            motifs=(),
            commentaire="",
        )

    def withdraw(self) -> "Modification":
        """The change taken back to go on with it (F051). Raises Conflict once the Carif has decided."""
        if self.modifiable:
            raise Conflict("Cette demande n’est plus chez le Carif : rechargez la page pour voir où elle en est.")
        return self._with(etat=EtatModification.BROUILLON)

    def discard(self) -> "Modification":
        """Nothing asked for any more: the record in force is what remains."""
        if self.proposee is None or not self.modifiable:
            raise Conflict("Il n’y a aucune modification à supprimer.")
        return self._with(etat=EtatModification.AUCUNE, proposee=None, motifs=(), commentaire="")

    # ─── what the Carif decided ──────────────────────────────────────────────

    def taken(self, version: int, at: datetime) -> "Modification":
        """The change that somebody at the Carif has opened (T5); the first time alone is kept."""
        return self._with(prise_le=at) if self._examined(version) and not self.prise_le else self

    def approved(self, version: int) -> "Modification":
        """Nothing asked for any more, once `version` is in force.

        A decision stands even when the organisation took its request back a moment before it heard of it: what was
        decided is in force, and what is in work stays in work. An older version never replaces a newer one.
        """
        if version <= self.decidee:
            return self
        if not self._examined(version):
            return self._with(decidee=version)
        return self._with(etat=EtatModification.AUCUNE, proposee=None, decidee=version, motifs=(), commentaire="")

    def returned(self, version: int, motifs: tuple[Motif, ...], commentaire: str) -> "Modification":
        """The change back with its organisation, to be completed."""
        if not self._examined(version):
            return self
        return self._with(etat=EtatModification.A_COMPLETER, decidee=version, motifs=motifs, commentaire=commentaire)

    def refused(self, version: int, motifs: tuple[Motif, ...], commentaire: str) -> "Modification":
        """The change dropped, and why."""
        if not self._examined(version):
            return self
        return self._with(
            etat=EtatModification.REFUSEE, proposee=None, decidee=version, motifs=motifs, commentaire=commentaire
        )

    def _examined(self, version: int) -> bool:
        return self.etat is EtatModification.SOUMISE and self.version == version

    def _with(self, **changes: Any) -> "Modification":
        return self.model_copy(update=changes)


class Fiche(Value):
    """The record in force with its `revision` and the request that wrote it last, and the change that is asked for."""

    structure: Structure
    modification: Modification
    revision: int
    demande: str = ""

    @property
    def travail(self) -> Structure:
        """What a form starts from: the change in work, with the Carif's own fields as they are in force."""
        return accepted(self.structure, self.modification.proposee or self.structure)


def accepted(en_vigueur: Structure, proposee: Structure) -> Structure:
    """The record once a change is accepted: of what was proposed, only what an organisation may propose."""
    return en_vigueur.model_copy(update={champ: getattr(proposee, champ) for champ in _ACCEPTES})


class LigneStructure(Value):
    """One line of a list of structures, as the index keeps it."""

    numero: str
    nom: str
    raison_sociale: str
    sigle: str = ""
    siret: str
    numero_activite: str
    code_postal: str = ""
    ville: str = ""
    type_structure: str = ""
    roles: tuple[str, ...] = ()
    type_financeur: str = ""
    reseau: str = ""
    etat: EtatStructure

    @property
    def siren(self) -> str:
        """The legal unit it belongs to."""
        return self.siret[:9]

    @staticmethod
    def of(structure: Structure) -> "LigneStructure":
        """The line of a structure."""
        return LigneStructure(
            numero=structure.numero,
            nom=structure.nom,
            raison_sociale=structure.raison_sociale,
            sigle=structure.sigle,
            siret=structure.siret,
            numero_activite=structure.numero_activite,
            code_postal=structure.adresse.code_postal,
            ville=structure.adresse.ville,
            type_structure=structure.type_structure,
            roles=tuple(role.value for role in structure.roles),
            type_financeur=structure.type_financeur,
            reseau=structure.reseau,
            etat=structure.etat,
        )
