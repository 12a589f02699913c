"""What the national registers say of a request, in the words of the fact that the Carif receives."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from referentiels.identifiants import siren_of
from referentiels.registres.modele import Constat as Reponse
from referentiels.registres.modele import Declaration, Etablissement
from referentiels.registres.rapprochement import Code, Gravite, Remarque, rapprochement
from services.domain.adresse import Adresse
from services.domain.champs_structure import ACTIONS
from services.domain.events import Constat, Releve
from services.domain.profil import HorsRegion, Profil
from services.domain.rules.lieux import region_of_numero_activite
from services.domain.value import Value
from services.registration.model.releves import adresse_of, releves

_ETATS = {
    Code.SIRET_NON_VERIFIE: "non_verifie",
    Code.NUMERO_NON_VERIFIE: "non_verifie",
    Code.SIRET_INCONNU: "inconnu",
    Code.NUMERO_INCONNU: "inconnu",
}
_PAR_GRAVITE = {Gravite.GRAVE: "ecart", Gravite.ALERTE: "alerte", Gravite.INFO: "alerte"}
HORS_REGION = "PERIMETRE.HORS_REGION"
AUTRE_REGION = "NUMERO_ACTIVITE.AUTRE_REGION"  # of an establishment that no register places
# Some directories answer with the names of persons: nothing that opens a page may take it for one
PREUVE_TYPE = "application/octet-stream"
_CONDITIONS = {
    HorsRegion.CONVENTION: " : une convention de formation indiquant un lieu en région est exigée pour ses formations"
    " en présence",
    HorsRegion.LIEU: " : seules ses formations qui ont lieu dans la région sont référencées",
    HorsRegion.LIBRE: "",
}
_DISTANCE = {
    True: " ; ses formations à distance relèvent d’ici, où son activité est déclarée",
    False: " ; ses formations à distance relèvent du Carif-Oref de la région où son activité est déclarée",
}


class Consultation(Value):
    """What the registers know of an establishment and its declaration number; `lu_le` when one of them answered.

    `numero_activite` is the number in force, where a former one was typed. `hors_region`: it is outside the Carif's
    regions, by its address, or by its number while no register gives an address. `distance`: its number is of those
    regions, so that what it teaches at a distance belongs here (K7).
    """

    raison_sociale: str = ""
    numero_activite: str = ""
    adresse: Adresse = Adresse()
    qualiopi: tuple[str, ...] = ()
    lu_le: datetime | None = None
    constats: tuple[Constat, ...] = ()
    releves: tuple[Releve, ...] = ()
    preuves: tuple[str, ...] = ()
    hors_region: bool = False
    distance: bool = False

    @property
    def ferme(self) -> bool:
        """Whether Sirene says that the establishment is closed."""
        return any(constat.code == Code.SIRET_FERME for constat in self.constats)


def place_of(preuve: str) -> str:
    """Where an answer lies that something was decided upon: it is named after its content, and written once."""
    return f"preuves/{preuve}"


def consultation(
    siret: str,
    numero_activite: str,
    etablissement: Reponse[Etablissement],
    declaration: Reponse[Declaration],
    profil: Profil,
    saisi: Mapping[str, str],
    du_siren: Reponse[tuple[Declaration, ...]] | None = None,
) -> Consultation:
    """The two answers, put side by side with what was typed; a register that is silent leaves what it knows empty."""
    lieu, of = etablissement.trouve, declaration.trouve
    declared = of.denomination if of and of.siren == siren_of(siret) else ""
    numero = of.numero_activite if of and declared else numero_activite
    situe, declare = lieu.region if lieu else None, region_of_numero_activite(numero)
    # The number of another company says nothing of this one
    distance = declare in profil.regions and (of is None or bool(declared))
    outside = (situe or declare) not in (*profil.regions, None)
    remarques = rapprochement(siret, numero_activite, etablissement, declaration, du_siren)
    return Consultation(
        raison_sociale=(lieu.raison_sociale if lieu else None) or declared,
        numero_activite=numero,
        adresse=adresse_of(lieu) if lieu else Adresse(),
        qualiopi=tuple(action.value for action in of.certifications) if of and declared else (),
        lu_le=etablissement.lu_le if lieu else declaration.lu_le if of else None,
        constats=(
            *(_constat(remarque, etablissement, declaration) for remarque in remarques),
            *([_outside(etablissement, profil, situe=bool(situe), distance=distance)] if outside else []),
            *_agreements(siret, etablissement, declaration),
        ),
        releves=releves(saisi, etablissement, declaration),
        preuves=tuple(
            answer.empreinte for answer in (etablissement, declaration, du_siren) if answer and answer.empreinte
        ),
        hors_region=outside,
        distance=distance,
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


def _outside(etablissement: Reponse[Etablissement], profil: Profil, *, situe: bool, distance: bool) -> Constat:
    where = "Établissement situé" if situe else "Établissement que Sirene ne situe pas, dont l’activité est déclarée"
    rules = _CONDITIONS[profil.hors_region] + _DISTANCE[distance]
    return Constat(
        code=HORS_REGION if situe else AUTRE_REGION,
        etat="alerte",
        source=etablissement.source.libelle if situe else "Numéro de déclaration d’activité",
        message=f"{where} hors de la région {profil.region_nom}{rules}.",
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
            message=f"Établissement ouvert : {_read_aloud(lieu.raison_sociale or 'nom non publié', adresse_of(lieu))}.",
        )
    if of and of.siren == siren_of(siret):
        yield Constat(
            code="NUMERO_ACTIVITE.RECONNU",
            etat="conforme",
            source=declaration.source.libelle,
            message=f"Déclaration d’activité en règle : {of.denomination}.",
        )
        if of.certifications:
            yield Constat(
                code="QUALIOPI.RECONNU",
                etat="conforme",
                source=declaration.source.libelle,
                message=f"Certifié Qualiopi pour : {_kinds(of)}.",
            )


def _kinds(of: Declaration) -> str:
    return ", ".join(ACTIONS[action.value][:1].lower() + ACTIONS[action.value][1:] for action in of.certifications)


def _read_aloud(nom: str, adresse: Adresse) -> str:
    return ", ".join(part for part in (nom, adresse.en_une_ligne) if part)
