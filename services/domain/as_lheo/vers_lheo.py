"""One of our formations, as LHEO says it: one formation, an action for each session or group of equal ones."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from lheo import elements as m
from referentiels.adresse_web import normalise_url
from referentiels.identifiants import normalise_numero_activite, normalise_siret, normalise_uai
from services.domain.as_lheo.actions_vers import action_to_lheo
from services.domain.as_lheo.coordonnees_vers import contact_to_lheo, desk
from services.domain.as_lheo.groupes import grouped
from services.domain.as_lheo.valeurs import boolean, said
from services.domain.calendrier import PARIS
from services.domain.certification import codes
from services.domain.contact import Contact
from services.domain.formation import CertificationVisee, Formacode, Formation
from services.domain.profil import Profil
from services.domain.structure import Structure

_Contact = TypeVar("_Contact", m.ContactFormation, m.ContactOrganisme)


def formation_to_lheo(
    formation: Formation, structure: Structure, profil: Profil, *, published_at: datetime | None = None
) -> m.Formation:
    """The formation with its living sessions, in LHEO 2.3.

    Every `@numero` is `{prefixe}_{our number}`. Nothing is shortened nor invented: what `rules.check` blocks (missing,
    too long) leaves an element that `lheo.check_schema` refuses. Contacts leave only when diffusable; when none is, the
    organisation's own desk answers. `published_at` (aware) dates the publication.
    """

    def numbered(numero: str) -> str:
        return f"{profil.prefixe}_{numero}"

    element = m.Formation(
        numero=numbered(formation.numero),
        domaine_formation=_domaine(formation),
        intitule_formation=said(formation.intitule),
        objectif_formation=said(formation.objectif),
        resultats_attendus=said(formation.resultats_attendus),
        contenu_formation=said(formation.contenu),
        certifiante=boolean(formation.certifiante),
        contact_formation=_contacts(m.ContactFormation, formation.contacts, structure),
        parcours_de_formation=formation.type_parcours or None,
        code_niveau_entree=formation.niveau_entree or None,
        objectif_general_formation=formation.objectif_general or None,
        certification=[certification_to_lheo(visee) for visee in formation.certifications],
        code_niveau_sortie=formation.niveau_sortie or None,
        url_formation=m.UrlFormation(urlweb=[normalise_url(formation.url)]) if formation.url else None,
        action=[
            action_to_lheo(numero, sessions, formation, structure, numbered) for numero, sessions in grouped(formation)
        ],
        organisme_formation_responsable=structure_to_lheo(structure, numbered),
    )
    if published_at is not None:
        element.datemaj = f"{published_at.astimezone(PARIS):%Y%m%d}"
        element.horodatage_modification = published_at.isoformat(timespec="seconds")
    return element


def structure_to_lheo(structure: Structure, numbered: Callable[[str], str]) -> m.OrganismeFormationResponsable:
    """The organisation; `numbered` turns one of our numbers into that of the feeds."""
    return m.OrganismeFormationResponsable(
        numero=numbered(structure.numero),
        numero_activite=normalise_numero_activite(structure.numero_activite) or None,
        siret_organisme_formation=m.SIRETOrganismeFormation(siret=normalise_siret(structure.siret) or None),
        nom_organisme=said(structure.nom_usuel) or said(structure.raison_sociale),
        raison_sociale=said(structure.raison_sociale),
        coordonnees_organisme=m.CoordonneesOrganisme(coordonnees=desk(structure)),
        contact_organisme=_contacts(m.ContactOrganisme, structure.contacts, structure),
        renseignements_specifiques=said(structure.renseignements),
        code_uai_organisme_formation=m.CodeUAIOrganismeFormation(code_uai=normalise_uai(structure.uai))
        if structure.uai
        else None,
    )


def _uai(uai: str) -> m.CodeUAIOrganismeFormation | None:
    return m.CodeUAIOrganismeFormation(code_uai=normalise_uai(uai)) if uai else None


def certification_to_lheo(visee: CertificationVisee) -> m.Certification:
    """RNCP and Certif Info as bare digits, which both editions take; RS with its letters, as 2.3 asks."""
    known = {code[:2]: code for code in codes(visee)[: bool(visee.code_rncp) + bool(visee.code_rs)]}
    rncp, rs = known.get("RN"), known.get("RS")
    return m.Certification(
        code_rncp=rncp.removeprefix("RNCP") if rncp else None,
        code_certifinfo=visee.code_certifinfo or None,
        code_rs=rs,
    )


def formacode_to_lheo(formacode: Formacode) -> m.Texte:
    """A code with the version of the thesaurus it is of."""
    return m.Texte(formacode.code, ref=formacode.version)


def _domaine(formation: Formation) -> m.DomaineFormation:
    return m.DomaineFormation(
        code_formacode=[formacode_to_lheo(formacode) for formacode in formation.formacodes],
        code_nsf=formation.nsf,
        code_rome=formation.rome,
    )


def _contacts(cls: type[_Contact], contacts: Iterable[Contact], structure: Structure) -> list[_Contact]:
    """One element for each type of each contact that may be shown, for LHEO gives an element one type."""
    shown = [
        cls(type_contact=code or None, coordonnees=contact_to_lheo(contact))
        for contact in contacts
        if contact.diffusable
        for code in contact.types or ("",)
    ]
    return shown or [cls(coordonnees=desk(structure))]
