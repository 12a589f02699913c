"""People, desks and addresses, as LHEO says them."""

from lheo import elements as m
from referentiels.adresse_web import normalise_url
from referentiels.identifiants import normalise_siret, normalise_uai
from referentiels.telephone import normalise_telephone, readable_telephone
from referentiels.territoires import departement_of_code_postal, departement_of_commune, region_of_departement
from services.domain.adresse import Adresse, Lieu
from services.domain.as_lheo.valeurs import said
from services.domain.contact import Contact
from services.domain.structure import Structure
from services.domain.texte import en_lignes

LIGNE = 50  # LHEO ligne
REPETES = 3  # LHEO numtel in telfixe and in portable, urlweb in web; courriel stands once
_MOBILES = ("+336", "+337")


def adresse_to_lheo(adresse: Adresse) -> m.Adresse | None:
    """The street first, then the other lines; department and region are completed. None when it is empty."""
    if adresse.vide:
        return None
    departement = adresse.departement or _departement(adresse) or ""
    return m.Adresse(
        denomination=said(adresse.denomination),
        ligne=[ligne for ligne in (adresse.voie, *adresse.complement) if said(ligne)],
        codepostal=adresse.code_postal or None,
        ville=adresse.ville or None,
        departement=departement or None,
        code_insee_commune=adresse.code_insee or None,
        region=adresse.region or region_of_departement(departement) or None,
        pays=adresse.pays or None,
        geolocalisation=_geolocalisation(adresse),
    )


def lieu_to_lheo(lieu: Lieu) -> m.LieuDeFormation:
    """The place's name stands on the lines of its coordinates: 2.2 knows no `denomination`."""
    coordonnees = m.Coordonnees(ligne=en_lignes(said(lieu.nom) or "", LIGNE), adresse=adresse_to_lheo(lieu.adresse))
    return m.LieuDeFormation(
        siret_lieu_formation=m.SIRETLieuFormation(siret=normalise_siret(lieu.siret)) if lieu.siret else None,
        code_uai_lieu_formation=m.CodeUAILieuFormation(code_uai=normalise_uai(lieu.uai)) if lieu.uai else None,
        coordonnees=coordonnees,
    )


def contact_to_lheo(contact: Contact) -> m.Coordonnees:
    """A person; the function stands on the lines, for LHEO has no better place for it."""
    return m.Coordonnees(
        civilite=said(contact.civilite),
        nom=said(contact.nom),
        prenom=said(contact.prenom),
        ligne=en_lignes(said(contact.fonction_complete) or "", LIGNE),
        adresse=adresse_to_lheo(contact.adresse) if contact.adresse else None,
        telfixe=_telfixe(contact.telephone),
        portable=_portable(contact.telephone, mobile=contact.mobile),
        fax=_fax(contact.telecopie),
        courriel=contact.courriel.strip() or None,
    )


def desk(structure: Structure) -> m.Coordonnees:
    """The organisation's own desk, which answers wherever nobody may be named; the principal of each kind first."""
    sites = [normalise_url(site) for site in structure.sites if site.strip()][:REPETES]
    telephones = structure.telephones[:REPETES]
    return m.Coordonnees(
        adresse=adresse_to_lheo(structure.adresse),
        telfixe=_telfixe(*telephones),
        portable=_portable(*telephones),
        fax=_fax(structure.telecopie),
        courriel=structure.courriel.strip() or None,
        web=m.Web(urlweb=sites) if sites else None,
    )


def _telfixe(*telephones: str) -> m.Telfixe | None:
    numbers = [readable_telephone(telephone) for telephone in telephones if telephone and not _mobile(telephone)]
    return m.Telfixe(numtel=numbers) if numbers else None


def _portable(*telephones: str, mobile: str = "") -> m.Portable | None:
    """A telephone is a mobile one by its first digits; what was typed as `mobile` is one, wherever it was issued."""
    numbers = [*(telephone for telephone in telephones if _mobile(telephone)), *([mobile] if mobile else [])]
    said_once = [*dict.fromkeys(map(readable_telephone, numbers))]
    return m.Portable(numtel=said_once) if numbers else None


def _fax(telecopie: str) -> m.Fax | None:
    return m.Fax(numtel=[readable_telephone(telecopie)]) if telecopie else None


def _mobile(telephone: str) -> bool:
    return normalise_telephone(telephone).startswith(_MOBILES)


def _departement(adresse: Adresse) -> str | None:
    return departement_of_commune(adresse.code_insee) or departement_of_code_postal(adresse.code_postal)


def _geolocalisation(adresse: Adresse) -> m.Geolocalisation | None:
    if not (adresse.latitude and adresse.longitude):
        return None
    return m.Geolocalisation(latitude=adresse.latitude, longitude=adresse.longitude)
