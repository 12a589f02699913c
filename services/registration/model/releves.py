"""What the national registers hold field by field, for whoever compares it with what an organisation typed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from referentiels.registres.modele import Constat as Reponse
from referentiels.registres.modele import Declaration, Etablissement
from services.domain.adresse import Adresse
from services.domain.champs_structure import ACTIONS
from services.domain.events import Releve

T = TypeVar("T", Etablissement, Declaration)


def releves(
    saisi: Mapping[str, str], etablissement: Reponse[Etablissement], declaration: Reponse[Declaration]
) -> tuple[Releve, ...]:
    """One line for each field that a register says something of; a field may have the lines of two registers."""
    return (
        *_read(saisi, etablissement, _of_etablissement(etablissement.trouve)),
        *_read(saisi, declaration, _of_declaration(declaration.trouve)),
    )


def _read(saisi: Mapping[str, str], answer: Reponse[T], held: Iterable[tuple[str, str]]) -> Iterator[Releve]:
    source, lu_le = answer.source.libelle, answer.lu_le
    for champ, valeur in held:
        if valeur:
            yield Releve(champ=champ, saisi=saisi.get(champ, ""), valeur=valeur, source=source, lu_le=lu_le)


def adresse_of(lieu: Etablissement) -> Adresse:
    """The address of an establishment in our own form."""
    voie = next((ligne for ligne in lieu.adresse if ligne[:1].isdigit()), lieu.adresse[-1] if lieu.adresse else "")
    return Adresse(
        voie=voie,
        complement=tuple(ligne for ligne in lieu.adresse if ligne != voie)[:3],
        code_postal=lieu.code_postal or "",
        ville=lieu.commune or "",
        code_insee=lieu.code_insee or "",
        departement=lieu.departement or "",
        region=lieu.region or "",
    )


def _of_etablissement(lieu: Etablissement | None) -> Iterator[tuple[str, str]]:
    if lieu:
        yield "siret", lieu.siret
        yield "raison_sociale", lieu.raison_sociale or ""
        yield "adresse", adresse_of(lieu).en_une_ligne


def _of_declaration(of: Declaration | None) -> Iterator[tuple[str, str]]:
    if of:
        yield "siret", of.siret_declarant or ""
        yield "numero_activite", of.numero_activite
        yield "raison_sociale", of.denomination
        yield "qualiopi", ", ".join(ACTIONS[action.value] for action in of.certifications)
