"""Where sessions take place: an address that can be found, in the region that this Carif answers for."""

from collections.abc import Iterable

from referentiels.carifs import in_words
from referentiels.identifiants import check_siret, check_uai, normalise_numero_activite
from referentiels.territoires import departement_of_commune, region_of_code_postal, region_of_departement
from services.domain.adresse import Adresse, Lieu
from services.domain.rules import sujets
from services.domain.rules.adresses import forme, illisible, sans_numero, vague
from services.domain.rules.formes import ALERTE, BLOQUANT, avis, tient_en_lignes
from services.domain.rules.regle import Ecart, Rule, Vue
from services.domain.session import ModaliteEnseignement, Session
from services.domain.structure import Structure


def region_of(adresse: Adresse) -> str | None:
    """The INSEE region of an address, by its commune if known, else by its post code; None when neither tells."""
    departement = departement_of_commune(adresse.code_insee) or adresse.departement
    return region_of_departement(departement) or region_of_code_postal(adresse.code_postal)


def region_of_numero_activite(numero: str) -> str | None:
    """The region where a body declared its activity, by the department of its number (`2445…` is 45, so 24)."""
    bare = normalise_numero_activite(numero)
    # the two first digits are the region as it was numbered on that day, so the department is the surer witness
    return region_of_departement(bare[2:4])


def _a_distance(session: Session) -> bool:
    return session.modalite_enseignement is ModaliteEnseignement.DISTANCE


def _manquants(session: Session, _: Vue) -> Iterable[Ecart]:
    if not session.lieux and not _a_distance(session):
        yield Ecart("Ajoutez le lieu de formation, avec numéro, voie, code postal et ville.", ("lieux",))


def _precis(session: Session, _: Vue) -> Iterable[Ecart]:
    for rang, lieu in enumerate(session.lieux):
        adresse, path = lieu.adresse, f"lieux.{rang}.adresse"
        for ecart in (*vague(adresse), *illisible(adresse)):
            yield Ecart(ecart.message, (f"{path}.voie",))
        if adresse.absents:
            message = "Complétez l’adresse du lieu\u00a0: numéro et voie, code postal, ville."
            yield Ecart(message, tuple(f"{path}.{champ}" for champ in adresse.absents))


def _numero(lieu: Lieu, _: Vue) -> Iterable[Ecart]:
    return (Ecart(ecart.message, ("adresse.voie",)) for ecart in sans_numero(lieu.adresse))


def _dans_la_region(session: Session, vue: Vue) -> Iterable[Ecart]:
    if _a_distance(session):
        return
    for rang, lieu in enumerate(session.lieux):
        region = region_of(lieu.adresse)
        if region and region not in vue.profil.regions:
            message = (
                f"Ce lieu n’est pas en {vue.profil.region_nom}\u00a0: "
                f"proposez la session au Carif-Oref de la région où elle a lieu, {in_words(region)}."
            )
            yield Ecart(message, (f"lieux.{rang}.adresse.code_postal",))


def _distance_de_la_region(session: Session, vue: Vue) -> Iterable[Ecart]:
    structure = vue.contexte.structure
    if structure is None or not _a_distance(session):
        return
    region = _region_of_structure(structure)
    if region and region not in vue.profil.regions:
        message = (
            "Une session entièrement à distance se propose au Carif-Oref de la région où votre organisme a déclaré "
            f"son activité, {in_words(region)}."
        )
        yield Ecart(message, ("modalite_enseignement",))


def _region_of_structure(structure: Structure) -> str | None:
    return region_of_numero_activite(structure.numero_activite) or region_of(structure.adresse)


def _inscription(session: Session, vue: Vue) -> Iterable[Ecart]:
    adresse = session.inscription_lieu
    if adresse.vide:
        structure = vue.contexte.structure
        if not session.lieux and (structure is None or structure.adresse.vide):
            yield Ecart("Indiquez l’adresse où l’on s’inscrit.", ("inscription_lieu.voie",))
        return
    if adresse.absents:
        message = "Complétez l’adresse d’inscription\u00a0: voie, code postal, ville."
        yield Ecart(message, tuple(f"inscription_lieu.{champ}" for champ in adresse.absents))


def _nom_du_lieu(lieu: Lieu, _: Vue) -> Iterable[Ecart]:
    if not tient_en_lignes(lieu.nom):
        yield Ecart("Abrégez le nom du lieu\u00a0: il doit tenir en trois lignes de 50 caractères.", ("nom",))


LIEUX: tuple[Rule, ...] = (
    Rule("SESSION.LIEUX.MANQUANTS", BLOQUANT, "LHEO lieu-de-formation, F121", sujets.sessions, _manquants),
    Rule("SESSION.LIEUX.IMPRECIS", BLOQUANT, "rule 11, F010, F122", sujets.sessions, _precis),
    Rule("SESSION.LIEUX.SANS_NUMERO", ALERTE, "F010", sujets.lieux, _numero),
    Rule("SESSION.LIEUX.HORS_REGION", BLOQUANT, "rule 11, F122", sujets.sessions, _dans_la_region),
    Rule("SESSION.DISTANCE.HORS_REGION", BLOQUANT, "rule 12, F120", sujets.sessions, _distance_de_la_region),
    Rule("SESSION.INSCRIPTION_LIEU.INCOMPLET", BLOQUANT, "LHEO adresse-inscription", sujets.sessions, _inscription),
    Rule("SESSION.LIEUX.NOM_TROP_LONG", BLOQUANT, "LHEO coordonnees", sujets.lieux, _nom_du_lieu),
    avis("SESSION.LIEUX.SIRET_INVALIDE", "siret", check_siret, "LHEO SIRET-lieu-formation", sur=sujets.lieux),
    avis("SESSION.LIEUX.UAI_INVALIDE", "uai", check_uai, "LHEO code-UAI-lieu-formation", sur=sujets.lieux),
    Rule("ADRESSE.FORME", BLOQUANT, "LHEO adresse", sujets.adresses, forme),
)
