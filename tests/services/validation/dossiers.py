"""What the tests of validation are made of: people, submissions, and a dossier at each stage of its life."""

from datetime import UTC, date, datetime

from services.domain.adresse import Adresse, Lieu
from services.domain.errors import Severite, Violation
from services.domain.events import (
    Constat,
    FormationSubmitted,
    FormationWithdrawn,
    Piece,
    Referent,
    Releve,
    StructureRequested,
    StructureWithdrawn,
)
from services.domain.formation import CertificationVisee, Formacode, Formation
from services.domain.rights import Principal, Role
from services.domain.session import Session
from services.domain.structure import Structure
from services.validation.model import MotifSaisi

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # 10 h in Paris
DUE = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

ANNE = Principal(sub="anne", nom="Anne Martin", carif=Role.DOCUMENTALISTE)
PAUL = Principal(sub="paul", nom="Paul Durand", carif=Role.DOCUMENTALISTE)
SUPERVISEUR = Principal(sub="sup", nom="Zoé Roux", carif=Role.SUPERVISEUR)
MEMBRE = Principal(sub="membre", nom="Luc Petit", carif=Role.DOCUMENTALISTE, structures={"23470P": Role.OF_REFERENT})
ORGANISME = Principal(sub="of", nom="Odile Favre", structures={"23470P": Role.OF_REFERENT})

FORMACODES = (Formacode(code="41017", libelle="Assurance"),)
# A refusal concerns the whole, a completion a field: of a formation, of a structure
REFUS = (MotifSaisi(code="HORS_CHAMP", texte="Ce n’est pas une formation professionnelle."),)
MOTIFS_STRUCTURE = (MotifSaisi(code="ADRESSE.INCOMPLETE", texte="Donnez l’adresse complète."),)
MOTIFS = (MotifSaisi(code="OBJECTIF.INSUFFISANT", champ="objectif", texte="Décrivez ce que la personne saura faire."),)

FORMATION_ID = "formation-2358280F-v2"
STRUCTURE_ID = "structure-23470P-v1"


def a_session(numero: str = "373847S", **changes: object) -> Session:
    values: dict[str, object] = {
        "numero": numero,
        "date_debut": date(2027, 9, 1),
        "date_fin": date(2028, 6, 30),
        "heures_centre": 1350,
        "rythme": "Alternance : deux jours en centre, trois en entreprise.",
        "lieux": (Lieu(nom="CFA", adresse=Adresse(voie="10 Rue Saint-Étienne", code_postal="45000", ville="Orléans")),),
    }
    return Session.model_validate(values | changes)


def a_formation(**changes: object) -> Formation:
    values: dict[str, object] = {
        "numero": "2358280F",
        "structure": "23470P",
        "intitule": "BTS assurance",
        "certifiante": True,
        "certifications": (CertificationVisee(code_rncp="RNCP35585", intitule="BTS assurance"),),
        "objectif": "Conseiller et gérer les contrats d’assurance.",
        "contenu": "Droit, gestion des sinistres, relation client.",
        "sessions": (a_session(),),
    }
    return Formation.model_validate(values | changes)


def submitted(
    version: int = 2, numero: str = "2358280F", at: datetime = MONDAY, **changes: object
) -> FormationSubmitted:
    values: dict[str, object] = {
        "id": f"soumise-{numero}-{version}",
        "at": at,
        "numero": numero,
        "version": version,
        "formation": a_formation(numero=numero),
        "structure_nom": "OF présentation OFELI",
        "auteur": "Odile Favre",
        "alertes": (
            Violation("FORMATION.CONTENU.COURT", "Le contenu est court : détaillez-le.", ("contenu",), Severite.ALERTE),
        ),
    }
    return FormationSubmitted.model_validate(values | changes)


def withdrawn(version: int = 2, numero: str = "2358280F") -> FormationWithdrawn:
    return FormationWithdrawn(
        id=f"retiree-{numero}-{version}", at=MONDAY, numero=numero, version=version, auteur="Odile Favre"
    )


def requested(piece: Piece | None = None) -> StructureRequested:
    return StructureRequested(
        id="demande-d3a0",
        at=MONDAY,
        demande="d3a0",
        structure=Structure(
            numero="23470P",
            siret="21860076500018",
            numero_activite="24370369337",
            raison_sociale="OF présentation OFELI",
            adresse=Adresse(voie="1 Place de la Mairie", code_postal="86000", ville="Poitiers"),
            courriels=("contact@of.test",),
        ),
        referent=Referent(nom="Favre", prenom="Odile", telephone="0238000000", courriel="odile@of.test"),
        constats=(
            Constat(code="SIRET.ACTIF", etat="conforme", source="Sirene", message="Établissement actif."),
            Constat(
                code="RAISON_SOCIALE.ECART",
                etat="ecart",
                source="Sirene",
                message="Sirene dit « COMMUNE DE POITIERS ».",
            ),
        ),
        releves=(
            _releve("siret", "21860076500018", "21860076500018"),
            _releve("raison_sociale", "OF présentation OFELI", "COMMUNE DE POITIERS"),
            _releve("adresse", "", "1 Place de la Mairie, 86000 Poitiers"),
        ),
        piece=piece,
    )


def _releve(champ: str, saisi: str, valeur: str) -> Releve:
    return Releve(champ=champ, saisi=saisi, valeur=valeur, source="INSEE (Sirene)", lu_le=MONDAY)


def change_requested(version: int = 2, at: datetime = MONDAY) -> StructureRequested:
    """An organisation asks to change its record (F051)."""
    asked = requested()
    after = asked.structure.model_copy(update={"sigle": "OPO", "telephones": ("02 38 00 00 00",)})
    update = {"id": f"modification-{version}", "at": at, "version": version, "structure": after}
    return asked.model_copy(
        update={**update, "precedente": asked.structure, "demande": f"modification/23470P/{version}", "constats": ()}
    )


def change_withdrawn(version: int = 2) -> StructureWithdrawn:
    return StructureWithdrawn(
        id="reprise",
        at=MONDAY,
        demande=f"modification/23470P/{version}",
        version=version,
        structure="23470P",
        auteur="Odile",
    )
