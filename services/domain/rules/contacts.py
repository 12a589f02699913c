"""Whom the public and the partners can reach about a formation."""

from collections.abc import Iterable

from referentiels.identifiants import check_courriel
from referentiels.telephone import check_telephone
from services.domain.contact import Contact
from services.domain.formation import Formation
from services.domain.rules import sujets
from services.domain.rules.formes import BLOQUANT, avis, borne, codes_lheo, parmi, tient_en_lignes
from services.domain.rules.regle import Ecart, Rule, Vue

_TYPES = codes_lheo("dict-type-contact")


def _fonction(contact: Contact, _: Vue) -> Iterable[Ecart]:
    if not tient_en_lignes(contact.fonction_complete):
        yield Ecart("Raccourcissez la fonction\u00a0: elle doit tenir en trois lignes de 50 caractères.", ("fonction",))


def _adresse(contact: Contact, _: Vue) -> Iterable[Ecart]:
    if contact.adresse is not None:
        absents = contact.adresse.absents
        if absents and not contact.adresse.vide:
            message = "Complétez l’adresse du contact\u00a0: voie, code postal, ville."
            yield Ecart(message, tuple(f"adresse.{champ}" for champ in absents))


def _joignable(fiche: Formation, vue: Vue) -> Iterable[Ecart]:
    structure = vue.contexte.structure
    standard = structure is not None and bool(structure.telephone or structure.courriel)
    if standard or any(contact.diffusable and contact.joignable for contact in fiche.contacts):
        return
    message = "Ajoutez un contact diffusable avec un téléphone ou un courriel, pour que le public puisse vous joindre."
    yield Ecart(message, ("contacts",))


CONTACTS: tuple[Rule, ...] = (
    Rule("FORMATION.CONTACTS.INJOIGNABLE", BLOQUANT, "rule 19", sujets.formation, _joignable),
    avis("CONTACT.TELEPHONE.INVALIDE", "telephone", check_telephone, "LHEO numtel", sur=sujets.contacts),
    avis("CONTACT.MOBILE.INVALIDE", "mobile", check_telephone, "LHEO numtel", sur=sujets.contacts),
    avis("CONTACT.TELECOPIE.INVALIDE", "telecopie", check_telephone, "LHEO numtel", sur=sujets.contacts),
    avis("CONTACT.COURRIEL.INVALIDE", "courriel", check_courriel, "LHEO courriel", sur=sujets.contacts),
    borne("CONTACT.NOM.TROP_LONG", "nom", "le nom", "nom", sur=sujets.contacts),
    borne("CONTACT.PRENOM.TROP_LONG", "prenom", "le prénom", "prenom", sur=sujets.contacts),
    borne("CONTACT.CIVILITE.TROP_LONGUE", "civilite", "la civilité", "civilite", sur=sujets.contacts),
    Rule("CONTACT.FONCTION.TROP_LONGUE", BLOQUANT, "LHEO coordonnees", sujets.contacts, _fonction),
    Rule("CONTACT.ADRESSE.INCOMPLETE", BLOQUANT, "LHEO adresse", sujets.contacts, _adresse),
    parmi(
        "CONTACT.TYPES.INCONNU",
        "types",
        _TYPES.__contains__,
        "Choisissez le type de contact dans la liste.",
        "LHEO dict-type-contact, F063",
        sur=sujets.contacts,
    ),
)
