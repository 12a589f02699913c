"""What the national registers say of a request, in the words of the fact that the Carif receives."""

from collections.abc import Iterator
from datetime import datetime

from referentiels.identifiants import siren_of
from referentiels.registres.modele import Constat as Reponse
from referentiels.registres.modele import Declaration, Etablissement
from referentiels.registres.rapprochement import Code, Gravite, Remarque, rapprochement
from services.domain.adresse import Adresse
from services.domain.events import Constat
from services.domain.profil import Profil
from services.domain.value import Value

_ETATS = {
    Code.SIRET_NON_VERIFIE: "non_verifie",
    Code.NUMERO_NON_VERIFIE: "non_verifie",
    Code.SIRET_INCONNU: "inconnu",
    Code.NUMERO_INCONNU: "inconnu",
}
_PAR_GRAVITE = {Gravite.GRAVE: "ecart", Gravite.ALERTE: "alerte", Gravite.INFO: "alerte"}
HORS_REGION = "PERIMETRE.HORS_REGION"


class Consultation(Value):
    """What the registers know of an establishment and its declaration number; `lu_le` when one of them answered."""

    raison_sociale: str = ""
    adresse: Adresse = Adresse()
    qualiopi: tuple[str, ...] = ()
    lu_le: datetime | None = None
    constats: tuple[Constat, ...] = ()
    preuves: tuple[str, ...] = ()
    hors_region: bool = False


def consultation(
    siret: str,
    numero_activite: str,
    etablissement: Reponse[Etablissement],
    declaration: Reponse[Declaration],
    profil: Profil,
) -> Consultation:
    """The two answers, put side by side; a register that is silent leaves what it knows empty."""
    lieu, of = etablissement.trouve, declaration.trouve
    declared = of.denomination if of and of.siren == siren_of(siret) else ""
    outside = bool(lieu and lieu.region and lieu.region not in profil.regions)
    remarques = rapprochement(siret, numero_activite, etablissement, declaration)
    return Consultation(
        raison_sociale=(lieu.raison_sociale if lieu else None) or declared,
        adresse=_adresse(lieu) if lieu else Adresse(),
        qualiopi=tuple(action.value for action in of.certifications) if of and declared else (),
        lu_le=etablissement.lu_le if lieu else declaration.lu_le if of else None,
        constats=(
            *(_constat(remarque, etablissement, declaration) for remarque in remarques),
            *([_outside(etablissement, profil)] if outside else []),
            *_agreements(siret, etablissement, declaration),
        ),
        preuves=tuple(answer.empreinte for answer in (etablissement, declaration) if answer.empreinte),
        hors_region=outside,
    )


def _constat(remarque: Remarque, etablissement: Reponse[Etablissement], declaration: Reponse[Declaration]) -> Constat:
    # What concerns the number was read in the list, also when it is the SIRET that does not agree with it
    asked = etablissement if remarque.code.startswith("SIRET.") else declaration
    return Constat(
        code=remarque.code,
        etat=_ETATS.get(remarque.code, _PAR_GRAVITE[remarque.gravite]),
        source=asked.source.libelle,
        message=remarque.message,
    )


def _outside(etablissement: Reponse[Etablissement], profil: Profil) -> Constat:
    return Constat(
        code=HORS_REGION,
        etat="alerte",
        source=etablissement.source.libelle,
        message=f"Établissement situé hors de la région {profil.region_nom} : une convention de formation indiquant"
        " un lieu en région est exigée, et la formation à distance relève du Carif-Oref de sa région.",
    )


def _agreements(
    siret: str, etablissement: Reponse[Etablissement], declaration: Reponse[Declaration]
) -> Iterator[Constat]:
    lieu, of = etablissement.trouve, declaration.trouve
    if lieu and lieu.actif:
        yield Constat(
            code="SIRET.RECONNU",
            etat="conforme",
            source=etablissement.source.libelle,
            message=f"Établissement ouvert : {_read_aloud(lieu.raison_sociale or 'nom non publié', _adresse(lieu))}.",
        )
    if of and of.siren == siren_of(siret):
        yield Constat(
            code="NUMERO_ACTIVITE.RECONNU",
            etat="conforme",
            source=declaration.source.libelle,
            message=f"Déclaration d’activité en règle : {of.denomination}.",
        )


def _read_aloud(nom: str, adresse: Adresse) -> str:
    return ", ".join(part for part in (nom, adresse.en_une_ligne) if part)


def _adresse(lieu: Etablissement) -> Adresse:
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
