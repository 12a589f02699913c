"""The elements of LHEO that hold others, one class each.

Written by ``python -m lheo.generation``: do not edit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from lheo.elements.base import (
    COMMUNS,
    Attribut,
    Attributs,
    AttributsDates,
    AttributsFiche,
    AttributsLien,
    Element,
    accepted,
)
from lheo.elements.libre import Extras

__all__ = [
    "Action",
    "Adresse",
    "AdresseInformation",
    "AdresseInscription",
    "Alternance",
    "BlocCompetences",
    "BlocsCompetences",
    "Certification",
    "CodeTypeFormation",
    "CodeUAIFormateur",
    "CodeUAILieuFormation",
    "CodeUAIOrganismeFormation",
    "ContactFormateur",
    "ContactFormation",
    "ContactFormationResume",
    "ContactOrganisme",
    "ContactSession",
    "Coordonnees",
    "CoordonneesOrganisme",
    "Cycle",
    "DateInformation",
    "DomaineFormation",
    "Enseignement",
    "Equipement",
    "Fax",
    "Formation",
    "Geolocalisation",
    "Lheo",
    "LheoIndex",
    "LheoPlus",
    "LieuDeFormation",
    "ModulesPrerequis",
    "Offres",
    "OrganismeFinanceur",
    "OrganismeFormateur",
    "OrganismeFormationResponsable",
    "Periode",
    "PeriodeInscription",
    "Portable",
    "Potentiel",
    "Recrutement",
    "ReferenceCertification",
    "ResumeOffre",
    "ResumeOrganisme",
    "ResumesOffres",
    "ResumesOrganismes",
    "RythmeAlternance",
    "SIRETFormateur",
    "SIRETLieuFormation",
    "SIRETOrganismeFormation",
    "Session",
    "SousModule",
    "SousModules",
    "Telfixe",
    "UrlAction",
    "UrlFormation",
    "UrlSession",
    "Web",
]


class DomaineFormation(Element):
    """Domaine de la formation (NSF, FORMACODE, ROME) (``domaine-formation``)."""

    __slots__ = ("code_formacode", "code_nsf", "code_rome", "extras")
    NOM = "domaine-formation"
    CHAMPS = ("code_formacode", "code_nsf", "code_rome", "extras")

    def __init__(
        self,
        *,
        code_formacode: Iterable[str] = (),
        code_nsf: Iterable[str] = (),
        code_rome: Iterable[str] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.code_formacode = list(code_formacode) if code_formacode else []
        self.code_nsf = list(code_nsf) if code_nsf else []
        self.code_rome = list(code_rome) if code_rome else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class ContactFormation(Element):
    """Contact de l'offre de formation (``contact-formation``)."""

    __slots__ = ("coordonnees", "extras", "type_contact")
    NOM = "contact-formation"
    CHAMPS = ("type_contact", "coordonnees", "extras")

    def __init__(
        self,
        *,
        type_contact: str | None = None,
        coordonnees: Coordonnees | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.type_contact = type_contact
        self.coordonnees = coordonnees
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class ContactSession(Element):
    """Contact de la session de formation (``contact-session``, 2.3 only)."""

    __slots__ = ("coordonnees", "extras", "type_contact")
    NOM = "contact-session"
    CHAMPS = ("type_contact", "coordonnees", "extras")

    def __init__(
        self,
        *,
        type_contact: str | None = None,
        coordonnees: Coordonnees | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.type_contact = type_contact
        self.coordonnees = coordonnees
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Certification(Element):
    """Certification préparée (``certification``)."""

    __slots__ = ("code_certifinfo", "code_cpf", "code_rncp", "code_rs", "extras", "reference_code_formacode")
    NOM = "certification"
    CHAMPS = ("code_rncp", "code_certifinfo", "code_rs", "code_cpf", "reference_code_formacode", "extras")

    def __init__(
        self,
        *,
        code_rncp: str | None = None,
        code_certifinfo: str | None = None,
        code_rs: str | None = None,
        code_cpf: str | None = None,
        reference_code_formacode: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.code_rncp = code_rncp
        self.code_certifinfo = code_certifinfo
        self.code_rs = code_rs
        self.code_cpf = code_cpf
        self.reference_code_formacode = reference_code_formacode
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class ReferenceCertification(Element):
    """Référence à une certification (``reference-certification``, 2.3 only)."""

    __slots__ = ("extras", "reference_code_certifinfo", "reference_code_rncp", "reference_code_rs")
    NOM = "reference-certification"
    CHAMPS = ("reference_code_rncp", "reference_code_certifinfo", "reference_code_rs", "extras")

    def __init__(
        self,
        *,
        reference_code_rncp: str | None = None,
        reference_code_certifinfo: str | None = None,
        reference_code_rs: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.reference_code_rncp = reference_code_rncp
        self.reference_code_certifinfo = reference_code_certifinfo
        self.reference_code_rs = reference_code_rs
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class CodeTypeFormation(Element):
    """Codes d'une formation non strictement certifiante (``code-type-formation``, 2.3 only)."""

    __slots__ = ("code_cpf", "code_elu", "extras")
    NOM = "code-type-formation"
    CHAMPS = ("code_cpf", "code_elu", "extras")

    def __init__(
        self,
        *,
        code_cpf: str | None = None,
        code_elu: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.code_cpf = code_cpf
        self.code_elu = code_elu
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Lheo(Element):
    """Élément racine d'un fichier en LHÉO/XML (``lheo``)."""

    __slots__ = ("extras", "offres")
    NOM = "lheo"
    CHAMPS = ("offres", "extras")
    ATTRIBUTS = COMMUNS | {"datecrea", "datemaj"}

    datemaj = Attribut()
    datecrea = Attribut()

    def __init__(
        self,
        *,
        offres: Offres | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[AttributsDates],
    ) -> None:
        self.offres = offres
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Offres(Element):
    """Offres de formation (``offres``)."""

    __slots__ = ("extras", "formation")
    NOM = "offres"
    CHAMPS = ("formation", "extras")

    def __init__(
        self,
        *,
        formation: Iterable[Formation] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.formation = list(formation) if formation else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Formation(Element):
    """Offre de formation (``formation``)."""

    __slots__ = (
        "action",
        "certifiante",
        "certification",
        "code_niveau_entree",
        "code_niveau_sortie",
        "code_type_formation",
        "contact_formation",
        "contenu_formation",
        "domaine_formation",
        "extras",
        "identifiant_module",
        "intitule_formation",
        "modules_prerequis",
        "objectif_formation",
        "objectif_general_formation",
        "organisme_formation_responsable",
        "parcours_de_formation",
        "positionnement",
        "resultats_attendus",
        "sous_modules",
        "url_formation",
    )
    NOM = "formation"
    CHAMPS = (
        "domaine_formation",
        "intitule_formation",
        "objectif_formation",
        "resultats_attendus",
        "contenu_formation",
        "certifiante",
        "contact_formation",
        "parcours_de_formation",
        "code_niveau_entree",
        "objectif_general_formation",
        "certification",
        "code_type_formation",
        "code_niveau_sortie",
        "url_formation",
        "action",
        "organisme_formation_responsable",
        "identifiant_module",
        "positionnement",
        "sous_modules",
        "modules_prerequis",
        "extras",
    )
    ATTRIBUTS = COMMUNS | {"datecrea", "datemaj", "file", "href"}

    href = Attribut()
    file = Attribut()
    datemaj = Attribut()
    datecrea = Attribut()

    def __init__(
        self,
        *,
        domaine_formation: DomaineFormation | None = None,
        intitule_formation: str | None = None,
        objectif_formation: str | None = None,
        resultats_attendus: str | None = None,
        contenu_formation: str | None = None,
        certifiante: str | None = None,
        contact_formation: Iterable[ContactFormation] = (),
        parcours_de_formation: str | None = None,
        code_niveau_entree: str | None = None,
        objectif_general_formation: str | None = None,
        certification: Iterable[Certification] = (),
        code_type_formation: Iterable[CodeTypeFormation] = (),
        code_niveau_sortie: str | None = None,
        url_formation: UrlFormation | None = None,
        action: Iterable[Action] = (),
        organisme_formation_responsable: OrganismeFormationResponsable | None = None,
        identifiant_module: str | None = None,
        positionnement: str | None = None,
        sous_modules: SousModules | None = None,
        modules_prerequis: ModulesPrerequis | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[AttributsFiche],
    ) -> None:
        self.domaine_formation = domaine_formation
        self.intitule_formation = intitule_formation
        self.objectif_formation = objectif_formation
        self.resultats_attendus = resultats_attendus
        self.contenu_formation = contenu_formation
        self.certifiante = certifiante
        self.contact_formation = list(contact_formation) if contact_formation else []
        self.parcours_de_formation = parcours_de_formation
        self.code_niveau_entree = code_niveau_entree
        self.objectif_general_formation = objectif_general_formation
        self.certification = list(certification) if certification else []
        self.code_type_formation = list(code_type_formation) if code_type_formation else []
        self.code_niveau_sortie = code_niveau_sortie
        self.url_formation = url_formation
        self.action = list(action) if action else []
        self.organisme_formation_responsable = organisme_formation_responsable
        self.identifiant_module = identifiant_module
        self.positionnement = positionnement
        self.sous_modules = sous_modules
        self.modules_prerequis = modules_prerequis
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Action(Element):
    """Action de formation (``action``)."""

    __slots__ = (
        "acces_handicapes",
        "adresse_information",
        "code_modalite_pedagogique",
        "code_perimetre_recrutement",
        "code_public_vise",
        "conditions_specifiques",
        "conventionnement",
        "date_information",
        "detail_conditions_prise_en_charge",
        "duree_conventionnee",
        "duree_cycle",
        "duree_indicative",
        "enseignement",
        "equipement",
        "extras",
        "frais_restants",
        "hebergement",
        "info_public_vise",
        "infos_perimetre_recrutement",
        "langue_formation",
        "lieu_de_formation",
        "modalites_alternance",
        "modalites_enseignement",
        "modalites_entrees_sorties",
        "modalites_pedagogiques",
        "modalites_recrutement",
        "niveau_entree_obligatoire",
        "nombre_heures_centre",
        "nombre_heures_entreprise",
        "nombre_heures_total",
        "organisme_financeur",
        "organisme_formateur",
        "prise_en_charge_frais_possible",
        "prix_horaire_ttc",
        "prix_total_ttc",
        "restauration",
        "rythme_formation",
        "session",
        "transport",
        "url_action",
    )
    NOM = "action"
    CHAMPS = (
        "rythme_formation",
        "code_public_vise",
        "info_public_vise",
        "niveau_entree_obligatoire",
        "modalites_alternance",
        "modalites_enseignement",
        "conditions_specifiques",
        "prise_en_charge_frais_possible",
        "lieu_de_formation",
        "modalites_entrees_sorties",
        "url_action",
        "duree_cycle",
        "session",
        "adresse_information",
        "date_information",
        "restauration",
        "hebergement",
        "transport",
        "acces_handicapes",
        "langue_formation",
        "modalites_recrutement",
        "modalites_pedagogiques",
        "code_modalite_pedagogique",
        "equipement",
        "frais_restants",
        "code_perimetre_recrutement",
        "infos_perimetre_recrutement",
        "prix_horaire_ttc",
        "prix_total_ttc",
        "duree_indicative",
        "nombre_heures_centre",
        "nombre_heures_entreprise",
        "nombre_heures_total",
        "detail_conditions_prise_en_charge",
        "conventionnement",
        "duree_conventionnee",
        "organisme_formateur",
        "organisme_financeur",
        "enseignement",
        "extras",
    )
    ATTRIBUTS = COMMUNS | {"datecrea", "datemaj"}

    datemaj = Attribut()
    datecrea = Attribut()

    def __init__(
        self,
        *,
        rythme_formation: str | None = None,
        code_public_vise: Iterable[str] = (),
        info_public_vise: str | None = None,
        niveau_entree_obligatoire: str | None = None,
        modalites_alternance: str | None = None,
        modalites_enseignement: str | None = None,
        conditions_specifiques: str | None = None,
        prise_en_charge_frais_possible: str | None = None,
        lieu_de_formation: Iterable[LieuDeFormation] = (),
        modalites_entrees_sorties: str | None = None,
        url_action: UrlAction | None = None,
        duree_cycle: str | None = None,
        session: Iterable[Session] = (),
        adresse_information: AdresseInformation | None = None,
        date_information: Iterable[DateInformation] = (),
        restauration: str | None = None,
        hebergement: str | None = None,
        transport: str | None = None,
        acces_handicapes: str | None = None,
        langue_formation: Iterable[str] = (),
        modalites_recrutement: str | None = None,
        modalites_pedagogiques: str | None = None,
        code_modalite_pedagogique: Iterable[str] = (),
        equipement: Iterable[Equipement] = (),
        frais_restants: str | None = None,
        code_perimetre_recrutement: str | None = None,
        infos_perimetre_recrutement: str | None = None,
        prix_horaire_ttc: str | None = None,
        prix_total_ttc: str | None = None,
        duree_indicative: str | None = None,
        nombre_heures_centre: str | None = None,
        nombre_heures_entreprise: str | None = None,
        nombre_heures_total: str | None = None,
        detail_conditions_prise_en_charge: str | None = None,
        conventionnement: str | None = None,
        duree_conventionnee: str | None = None,
        organisme_formateur: Iterable[OrganismeFormateur] = (),
        organisme_financeur: Iterable[OrganismeFinanceur] = (),
        enseignement: Iterable[Enseignement] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[AttributsDates],
    ) -> None:
        self.rythme_formation = rythme_formation
        self.code_public_vise = list(code_public_vise) if code_public_vise else []
        self.info_public_vise = info_public_vise
        self.niveau_entree_obligatoire = niveau_entree_obligatoire
        self.modalites_alternance = modalites_alternance
        self.modalites_enseignement = modalites_enseignement
        self.conditions_specifiques = conditions_specifiques
        self.prise_en_charge_frais_possible = prise_en_charge_frais_possible
        self.lieu_de_formation = list(lieu_de_formation) if lieu_de_formation else []
        self.modalites_entrees_sorties = modalites_entrees_sorties
        self.url_action = url_action
        self.duree_cycle = duree_cycle
        self.session = list(session) if session else []
        self.adresse_information = adresse_information
        self.date_information = list(date_information) if date_information else []
        self.restauration = restauration
        self.hebergement = hebergement
        self.transport = transport
        self.acces_handicapes = acces_handicapes
        self.langue_formation = list(langue_formation) if langue_formation else []
        self.modalites_recrutement = modalites_recrutement
        self.modalites_pedagogiques = modalites_pedagogiques
        self.code_modalite_pedagogique = list(code_modalite_pedagogique) if code_modalite_pedagogique else []
        self.equipement = list(equipement) if equipement else []
        self.frais_restants = frais_restants
        self.code_perimetre_recrutement = code_perimetre_recrutement
        self.infos_perimetre_recrutement = infos_perimetre_recrutement
        self.prix_horaire_ttc = prix_horaire_ttc
        self.prix_total_ttc = prix_total_ttc
        self.duree_indicative = duree_indicative
        self.nombre_heures_centre = nombre_heures_centre
        self.nombre_heures_entreprise = nombre_heures_entreprise
        self.nombre_heures_total = nombre_heures_total
        self.detail_conditions_prise_en_charge = detail_conditions_prise_en_charge
        self.conventionnement = conventionnement
        self.duree_conventionnee = duree_conventionnee
        self.organisme_formateur = list(organisme_formateur) if organisme_formateur else []
        self.organisme_financeur = list(organisme_financeur) if organisme_financeur else []
        self.enseignement = list(enseignement) if enseignement else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class OrganismeFormationResponsable(Element):
    """Organisme de formation responsable (``organisme-formation-responsable``)."""

    __slots__ = (
        "code_uai_organisme_formation",
        "contact_organisme",
        "coordonnees_organisme",
        "extras",
        "nom_organisme",
        "numero_activite",
        "potentiel",
        "raison_sociale",
        "renseignements_specifiques",
        "siret_organisme_formation",
    )
    NOM = "organisme-formation-responsable"
    CHAMPS = (
        "numero_activite",
        "siret_organisme_formation",
        "nom_organisme",
        "raison_sociale",
        "coordonnees_organisme",
        "contact_organisme",
        "renseignements_specifiques",
        "potentiel",
        "code_uai_organisme_formation",
        "extras",
    )
    ATTRIBUTS = COMMUNS | {"file", "href"}

    href = Attribut()
    file = Attribut()

    def __init__(
        self,
        *,
        numero_activite: str | None = None,
        siret_organisme_formation: SIRETOrganismeFormation | None = None,
        nom_organisme: str | None = None,
        raison_sociale: str | None = None,
        coordonnees_organisme: CoordonneesOrganisme | None = None,
        contact_organisme: Iterable[ContactOrganisme] = (),
        renseignements_specifiques: str | None = None,
        potentiel: Potentiel | None = None,
        code_uai_organisme_formation: CodeUAIOrganismeFormation | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[AttributsLien],
    ) -> None:
        self.numero_activite = numero_activite
        self.siret_organisme_formation = siret_organisme_formation
        self.nom_organisme = nom_organisme
        self.raison_sociale = raison_sociale
        self.coordonnees_organisme = coordonnees_organisme
        self.contact_organisme = list(contact_organisme) if contact_organisme else []
        self.renseignements_specifiques = renseignements_specifiques
        self.potentiel = potentiel
        self.code_uai_organisme_formation = code_uai_organisme_formation
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Potentiel(Element):
    """Potentiel (``potentiel``)."""

    __slots__ = ("code_formacode", "extras")
    NOM = "potentiel"
    CHAMPS = ("code_formacode", "extras")

    def __init__(
        self,
        *,
        code_formacode: Iterable[str] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.code_formacode = list(code_formacode) if code_formacode else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class OrganismeFormateur(Element):
    """Organisme formateur (``organisme-formateur``)."""

    __slots__ = (
        "code_uai_formateur",
        "contact_formateur",
        "extras",
        "potentiel",
        "raison_sociale_formateur",
        "reference_certification",
        "siret_formateur",
    )
    NOM = "organisme-formateur"
    CHAMPS = (
        "siret_formateur",
        "raison_sociale_formateur",
        "contact_formateur",
        "potentiel",
        "code_uai_formateur",
        "reference_certification",
        "extras",
    )

    def __init__(
        self,
        *,
        siret_formateur: SIRETFormateur | None = None,
        raison_sociale_formateur: str | None = None,
        contact_formateur: Iterable[ContactFormateur] = (),
        potentiel: Potentiel | None = None,
        code_uai_formateur: CodeUAIFormateur | None = None,
        reference_certification: Iterable[ReferenceCertification] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.siret_formateur = siret_formateur
        self.raison_sociale_formateur = raison_sociale_formateur
        self.contact_formateur = list(contact_formateur) if contact_formateur else []
        self.potentiel = potentiel
        self.code_uai_formateur = code_uai_formateur
        self.reference_certification = list(reference_certification) if reference_certification else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class UrlFormation(Element):
    """URL de la formation (``url-formation``)."""

    __slots__ = ("extras", "urlweb")
    NOM = "url-formation"
    CHAMPS = ("urlweb", "extras")

    def __init__(
        self,
        *,
        urlweb: Iterable[str] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.urlweb = list(urlweb) if urlweb else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class LieuDeFormation(Element):
    """Lieu de formation (``lieu-de-formation``)."""

    __slots__ = ("code_uai_lieu_formation", "coordonnees", "extras", "siret_lieu_formation")
    NOM = "lieu-de-formation"
    CHAMPS = ("siret_lieu_formation", "code_uai_lieu_formation", "coordonnees", "extras")

    def __init__(
        self,
        *,
        siret_lieu_formation: SIRETLieuFormation | None = None,
        code_uai_lieu_formation: CodeUAILieuFormation | None = None,
        coordonnees: Coordonnees | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.siret_lieu_formation = siret_lieu_formation
        self.code_uai_lieu_formation = code_uai_lieu_formation
        self.coordonnees = coordonnees
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Recrutement(Element):
    """Recrutement (``recrutement``, 2.3 only)."""

    __slots__ = (
        "a_distance",
        "adresse",
        "code_perimetre_recrutement",
        "commentaire",
        "extras",
        "heure_debut",
        "heure_fin",
        "infos_perimetre_recrutement",
        "modalite_recrutement",
        "nb_places",
        "periode",
        "urlweb",
    )
    NOM = "recrutement"
    CHAMPS = (
        "modalite_recrutement",
        "code_perimetre_recrutement",
        "infos_perimetre_recrutement",
        "a_distance",
        "adresse",
        "urlweb",
        "nb_places",
        "periode",
        "heure_debut",
        "heure_fin",
        "commentaire",
        "extras",
    )

    def __init__(
        self,
        *,
        modalite_recrutement: str | None = None,
        code_perimetre_recrutement: str | None = None,
        infos_perimetre_recrutement: str | None = None,
        a_distance: str | None = None,
        adresse: Adresse | None = None,
        urlweb: str | None = None,
        nb_places: str | None = None,
        periode: Periode | None = None,
        heure_debut: str | None = None,
        heure_fin: str | None = None,
        commentaire: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.modalite_recrutement = modalite_recrutement
        self.code_perimetre_recrutement = code_perimetre_recrutement
        self.infos_perimetre_recrutement = infos_perimetre_recrutement
        self.a_distance = a_distance
        self.adresse = adresse
        self.urlweb = urlweb
        self.nb_places = nb_places
        self.periode = periode
        self.heure_debut = heure_debut
        self.heure_fin = heure_fin
        self.commentaire = commentaire
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Enseignement(Element):
    """Enseignement (``enseignement``, 2.3 only)."""

    __slots__ = ("commentaire", "extras", "libelle_enseignement", "obligatoire", "type_enseignement")
    NOM = "enseignement"
    CHAMPS = ("libelle_enseignement", "type_enseignement", "obligatoire", "commentaire", "extras")

    def __init__(
        self,
        *,
        libelle_enseignement: str | None = None,
        type_enseignement: str | None = None,
        obligatoire: str | None = None,
        commentaire: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.libelle_enseignement = libelle_enseignement
        self.type_enseignement = type_enseignement
        self.obligatoire = obligatoire
        self.commentaire = commentaire
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Equipement(Element):
    """Équipement à la charge des apprenants (``equipement``, 2.3 only)."""

    __slots__ = ("commentaire", "cout_indicatif_equipement", "extras", "type_equipement")
    NOM = "equipement"
    CHAMPS = ("type_equipement", "cout_indicatif_equipement", "commentaire", "extras")

    def __init__(
        self,
        *,
        type_equipement: str | None = None,
        cout_indicatif_equipement: str | None = None,
        commentaire: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.type_equipement = type_equipement
        self.cout_indicatif_equipement = cout_indicatif_equipement
        self.commentaire = commentaire
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class RythmeAlternance(Element):
    """Rythme de l'alternance (``rythme-alternance``, 2.3 only)."""

    __slots__ = ("extras", "unite_rythme_alternance", "unites_centre", "unites_entreprise")
    NOM = "rythme-alternance"
    CHAMPS = ("unite_rythme_alternance", "unites_entreprise", "unites_centre", "extras")

    def __init__(
        self,
        *,
        unite_rythme_alternance: str | None = None,
        unites_entreprise: str | None = None,
        unites_centre: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.unite_rythme_alternance = unite_rythme_alternance
        self.unites_entreprise = unites_entreprise
        self.unites_centre = unites_centre
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Alternance(Element):
    """Informations sur l'alternance (``alternance``, 2.3 only)."""

    __slots__ = ("extras", "rythme_alternance", "type_alternance")
    NOM = "alternance"
    CHAMPS = ("type_alternance", "rythme_alternance", "extras")

    def __init__(
        self,
        *,
        type_alternance: str | None = None,
        rythme_alternance: RythmeAlternance | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.type_alternance = type_alternance
        self.rythme_alternance = rythme_alternance
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Cycle(Element):
    """Cycle de formation (``cycle``, 2.3 only)."""

    __slots__ = (
        "alternance",
        "annee_cycle",
        "capacite_cumulee",
        "capacite_simultanee",
        "effectif_minimal",
        "extras",
        "type_cycle",
    )
    NOM = "cycle"
    CHAMPS = (
        "type_cycle",
        "annee_cycle",
        "effectif_minimal",
        "capacite_simultanee",
        "capacite_cumulee",
        "alternance",
        "extras",
    )

    def __init__(
        self,
        *,
        type_cycle: str | None = None,
        annee_cycle: Iterable[str] = (),
        effectif_minimal: str | None = None,
        capacite_simultanee: str | None = None,
        capacite_cumulee: str | None = None,
        alternance: Alternance | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.type_cycle = type_cycle
        self.annee_cycle = list(annee_cycle) if annee_cycle else []
        self.effectif_minimal = effectif_minimal
        self.capacite_simultanee = capacite_simultanee
        self.capacite_cumulee = capacite_cumulee
        self.alternance = alternance
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Session(Element):
    """Session de formation (``session``)."""

    __slots__ = (
        "adresse_inscription",
        "blocs_competences",
        "contact_session",
        "cycle",
        "etat_recrutement",
        "extras",
        "modalites_inscription",
        "periode",
        "periode_inscription",
        "recrutement",
        "reference_certification",
        "url_session",
    )
    NOM = "session"
    CHAMPS = (
        "periode",
        "adresse_inscription",
        "modalites_inscription",
        "periode_inscription",
        "etat_recrutement",
        "recrutement",
        "url_session",
        "contact_session",
        "reference_certification",
        "blocs_competences",
        "cycle",
        "extras",
    )
    ATTRIBUTS = COMMUNS | {"datecrea", "datemaj"}

    datemaj = Attribut()
    datecrea = Attribut()

    def __init__(
        self,
        *,
        periode: Periode | None = None,
        adresse_inscription: AdresseInscription | None = None,
        modalites_inscription: str | None = None,
        periode_inscription: PeriodeInscription | None = None,
        etat_recrutement: str | None = None,
        recrutement: Iterable[Recrutement] = (),
        url_session: UrlSession | None = None,
        contact_session: Iterable[ContactSession] = (),
        reference_certification: Iterable[ReferenceCertification] = (),
        blocs_competences: Iterable[BlocsCompetences] = (),
        cycle: Iterable[Cycle] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[AttributsDates],
    ) -> None:
        self.periode = periode
        self.adresse_inscription = adresse_inscription
        self.modalites_inscription = modalites_inscription
        self.periode_inscription = periode_inscription
        self.etat_recrutement = etat_recrutement
        self.recrutement = list(recrutement) if recrutement else []
        self.url_session = url_session
        self.contact_session = list(contact_session) if contact_session else []
        self.reference_certification = list(reference_certification) if reference_certification else []
        self.blocs_competences = list(blocs_competences) if blocs_competences else []
        self.cycle = list(cycle) if cycle else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class AdresseInscription(Element):
    """Adresse d'inscription (``adresse-inscription``)."""

    __slots__ = ("adresse", "extras")
    NOM = "adresse-inscription"
    CHAMPS = ("adresse", "extras")

    def __init__(
        self,
        *,
        adresse: Adresse | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.adresse = adresse
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class AdresseInformation(Element):
    """Adresse d'information (``adresse-information``)."""

    __slots__ = ("adresse", "extras")
    NOM = "adresse-information"
    CHAMPS = ("adresse", "extras")

    def __init__(
        self,
        *,
        adresse: Adresse | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.adresse = adresse
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class DateInformation(Element):
    """Date d'information (``date-information``)."""

    __slots__ = ("date", "extras")
    NOM = "date-information"
    CHAMPS = ("date", "extras")

    def __init__(
        self,
        *,
        date: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.date = date
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class UrlAction(Element):
    """URL de l'action (``url-action``)."""

    __slots__ = ("extras", "urlweb")
    NOM = "url-action"
    CHAMPS = ("urlweb", "extras")

    def __init__(
        self,
        *,
        urlweb: Iterable[str] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.urlweb = list(urlweb) if urlweb else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class UrlSession(Element):
    """URL de la session (``url-session``, 2.3 only)."""

    __slots__ = ("extras", "urlweb")
    NOM = "url-session"
    CHAMPS = ("urlweb", "extras")

    def __init__(
        self,
        *,
        urlweb: Iterable[str] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.urlweb = list(urlweb) if urlweb else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class SIRETOrganismeFormation(Element):
    """Numéro SIRET de l'organisme de formation (``SIRET-organisme-formation``)."""

    __slots__ = ("extras", "siret")
    NOM = "SIRET-organisme-formation"
    CHAMPS = ("siret", "extras")

    def __init__(
        self,
        *,
        siret: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.siret = siret
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class CodeUAIOrganismeFormation(Element):
    """Code UAI de l'organisme de formation (``code-UAI-organisme-formation``, 2.3 only)."""

    __slots__ = ("code_uai", "extras")
    NOM = "code-UAI-organisme-formation"
    CHAMPS = ("code_uai", "extras")

    def __init__(
        self,
        *,
        code_uai: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.code_uai = code_uai
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class SIRETLieuFormation(Element):
    """Numéro SIRET d'un lieu de formation (``SIRET-lieu-formation``, 2.3 only)."""

    __slots__ = ("extras", "siret")
    NOM = "SIRET-lieu-formation"
    CHAMPS = ("siret", "extras")

    def __init__(
        self,
        *,
        siret: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.siret = siret
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class CodeUAILieuFormation(Element):
    """Code UAI d'un lieu de formation (``code-UAI-lieu-formation``, 2.3 only)."""

    __slots__ = ("code_uai", "extras")
    NOM = "code-UAI-lieu-formation"
    CHAMPS = ("code_uai", "extras")

    def __init__(
        self,
        *,
        code_uai: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.code_uai = code_uai
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class CoordonneesOrganisme(Element):
    """Coordonnées de l'organisme (``coordonnees-organisme``)."""

    __slots__ = ("coordonnees", "extras")
    NOM = "coordonnees-organisme"
    CHAMPS = ("coordonnees", "extras")

    def __init__(
        self,
        *,
        coordonnees: Coordonnees | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.coordonnees = coordonnees
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class ContactOrganisme(Element):
    """Contact avec l'organisme (``contact-organisme``)."""

    __slots__ = ("coordonnees", "extras", "type_contact")
    NOM = "contact-organisme"
    CHAMPS = ("type_contact", "coordonnees", "extras")

    def __init__(
        self,
        *,
        type_contact: str | None = None,
        coordonnees: Coordonnees | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.type_contact = type_contact
        self.coordonnees = coordonnees
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class ContactFormateur(Element):
    """Contact avec l'organisme formateur (``contact-formateur``)."""

    __slots__ = ("coordonnees", "extras", "type_contact")
    NOM = "contact-formateur"
    CHAMPS = ("type_contact", "coordonnees", "extras")

    def __init__(
        self,
        *,
        type_contact: str | None = None,
        coordonnees: Coordonnees | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.type_contact = type_contact
        self.coordonnees = coordonnees
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class OrganismeFinanceur(Element):
    """Organisme financeur (``organisme-financeur``)."""

    __slots__ = ("code_financeur", "extras", "nb_places_financees")
    NOM = "organisme-financeur"
    CHAMPS = ("code_financeur", "nb_places_financees", "extras")

    def __init__(
        self,
        *,
        code_financeur: str | None = None,
        nb_places_financees: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.code_financeur = code_financeur
        self.nb_places_financees = nb_places_financees
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class SIRETFormateur(Element):
    """SIRET d'un organisme formateur (``SIRET-formateur``)."""

    __slots__ = ("extras", "siret")
    NOM = "SIRET-formateur"
    CHAMPS = ("siret", "extras")

    def __init__(
        self,
        *,
        siret: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.siret = siret
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class CodeUAIFormateur(Element):
    """Code UAI d'un organisme formateur (``code-UAI-formateur``, 2.3 only)."""

    __slots__ = ("code_uai", "extras")
    NOM = "code-UAI-formateur"
    CHAMPS = ("code_uai", "extras")

    def __init__(
        self,
        *,
        code_uai: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.code_uai = code_uai
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class BlocCompetences(Element):
    """Bloc de compétences (``bloc-competences``, 2.3 only)."""

    __slots__ = ("code_bloc", "extras", "libelle_bloc")
    NOM = "bloc-competences"
    CHAMPS = ("libelle_bloc", "code_bloc", "extras")

    def __init__(
        self,
        *,
        libelle_bloc: str | None = None,
        code_bloc: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.libelle_bloc = libelle_bloc
        self.code_bloc = code_bloc
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class BlocsCompetences(Element):
    """Blocs de compétences (``blocs-competences``, 2.3 only)."""

    __slots__ = ("bloc_competences", "extras", "reference_certification", "validation_blocs")
    NOM = "blocs-competences"
    CHAMPS = ("validation_blocs", "reference_certification", "bloc_competences", "extras")

    def __init__(
        self,
        *,
        validation_blocs: str | None = None,
        reference_certification: ReferenceCertification | None = None,
        bloc_competences: Iterable[BlocCompetences] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.validation_blocs = validation_blocs
        self.reference_certification = reference_certification
        self.bloc_competences = list(bloc_competences) if bloc_competences else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class SousModules(Element):
    """Sous modules (``sous-modules``)."""

    __slots__ = ("extras", "sous_module")
    NOM = "sous-modules"
    CHAMPS = ("sous_module", "extras")

    def __init__(
        self,
        *,
        sous_module: Iterable[SousModule] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.sous_module = list(sous_module) if sous_module else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class ModulesPrerequis(Element):
    """Modules prérequis (``modules-prerequis``)."""

    __slots__ = ("extras", "reference_module")
    NOM = "modules-prerequis"
    CHAMPS = ("reference_module", "extras")

    def __init__(
        self,
        *,
        reference_module: Iterable[str] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.reference_module = list(reference_module) if reference_module else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class SousModule(Element):
    """Sous module (``sous-module``)."""

    __slots__ = ("extras", "reference_module", "type_module")
    NOM = "sous-module"
    CHAMPS = ("reference_module", "type_module", "extras")

    def __init__(
        self,
        *,
        reference_module: str | None = None,
        type_module: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.reference_module = reference_module
        self.type_module = type_module
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Coordonnees(Element):
    """Coordonnées (``coordonnees``)."""

    __slots__ = (
        "adresse",
        "civilite",
        "courriel",
        "extras",
        "fax",
        "ligne",
        "nom",
        "portable",
        "prenom",
        "telfixe",
        "web",
    )
    NOM = "coordonnees"
    CHAMPS = (
        "civilite",
        "nom",
        "prenom",
        "ligne",
        "adresse",
        "telfixe",
        "portable",
        "fax",
        "courriel",
        "web",
        "extras",
    )

    def __init__(
        self,
        *,
        civilite: str | None = None,
        nom: str | None = None,
        prenom: str | None = None,
        ligne: Iterable[str] = (),
        adresse: Adresse | None = None,
        telfixe: Telfixe | None = None,
        portable: Portable | None = None,
        fax: Fax | None = None,
        courriel: str | None = None,
        web: Web | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.civilite = civilite
        self.nom = nom
        self.prenom = prenom
        self.ligne = list(ligne) if ligne else []
        self.adresse = adresse
        self.telfixe = telfixe
        self.portable = portable
        self.fax = fax
        self.courriel = courriel
        self.web = web
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Adresse(Element):
    """Adresse (``adresse``)."""

    __slots__ = (
        "code_insee_canton",
        "code_insee_commune",
        "codepostal",
        "denomination",
        "departement",
        "extras",
        "geolocalisation",
        "ligne",
        "pays",
        "region",
        "ville",
    )
    NOM = "adresse"
    CHAMPS = (
        "denomination",
        "ligne",
        "codepostal",
        "ville",
        "departement",
        "code_insee_commune",
        "code_insee_canton",
        "region",
        "pays",
        "geolocalisation",
        "extras",
    )

    def __init__(
        self,
        *,
        denomination: str | None = None,
        ligne: Iterable[str] = (),
        codepostal: str | None = None,
        ville: str | None = None,
        departement: str | None = None,
        code_insee_commune: str | None = None,
        code_insee_canton: str | None = None,
        region: str | None = None,
        pays: str | None = None,
        geolocalisation: Geolocalisation | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.denomination = denomination
        self.ligne = list(ligne) if ligne else []
        self.codepostal = codepostal
        self.ville = ville
        self.departement = departement
        self.code_insee_commune = code_insee_commune
        self.code_insee_canton = code_insee_canton
        self.region = region
        self.pays = pays
        self.geolocalisation = geolocalisation
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Geolocalisation(Element):
    """Géolocalisation (``geolocalisation``)."""

    __slots__ = ("extras", "latitude", "longitude")
    NOM = "geolocalisation"
    CHAMPS = ("latitude", "longitude", "extras")

    def __init__(
        self,
        *,
        latitude: str | None = None,
        longitude: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.latitude = latitude
        self.longitude = longitude
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Web(Element):
    """Web (``web``)."""

    __slots__ = ("extras", "urlweb")
    NOM = "web"
    CHAMPS = ("urlweb", "extras")

    def __init__(
        self,
        *,
        urlweb: Iterable[str] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.urlweb = list(urlweb) if urlweb else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Telfixe(Element):
    """Téléphone fixe (``telfixe``)."""

    __slots__ = ("extras", "numtel")
    NOM = "telfixe"
    CHAMPS = ("numtel", "extras")

    def __init__(
        self,
        *,
        numtel: Iterable[str] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.numtel = list(numtel) if numtel else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Portable(Element):
    """Téléphone portable (``portable``)."""

    __slots__ = ("extras", "numtel")
    NOM = "portable"
    CHAMPS = ("numtel", "extras")

    def __init__(
        self,
        *,
        numtel: Iterable[str] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.numtel = list(numtel) if numtel else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Fax(Element):
    """Fax (``fax``)."""

    __slots__ = ("extras", "numtel")
    NOM = "fax"
    CHAMPS = ("numtel", "extras")

    def __init__(
        self,
        *,
        numtel: Iterable[str] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.numtel = list(numtel) if numtel else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class Periode(Element):
    """Période (``periode``)."""

    __slots__ = ("debut", "extras", "fin")
    NOM = "periode"
    CHAMPS = ("debut", "fin", "extras")

    def __init__(
        self,
        *,
        debut: str | None = None,
        fin: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.debut = debut
        self.fin = fin
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class PeriodeInscription(Element):
    """Période d'inscription (``periode-inscription``)."""

    __slots__ = ("periode",)
    NOM = "periode-inscription"
    CHAMPS = ("periode",)

    def __init__(
        self,
        *,
        periode: Periode | None = None,
        **attributs: Unpack[Attributs],
    ) -> None:
        self.periode = periode
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class LheoIndex(Element):
    """Résumés d'offres et de d'organismes (``lheo-index``)."""

    __slots__ = ("extras", "resumes_offres", "resumes_organismes")
    NOM = "lheo-index"
    CHAMPS = ("resumes_offres", "resumes_organismes", "extras")
    ATTRIBUTS = COMMUNS | {"datecrea", "datemaj"}

    datemaj = Attribut()
    datecrea = Attribut()

    def __init__(
        self,
        *,
        resumes_offres: ResumesOffres | None = None,
        resumes_organismes: ResumesOrganismes | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[AttributsDates],
    ) -> None:
        self.resumes_offres = resumes_offres
        self.resumes_organismes = resumes_organismes
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class ResumesOffres(Element):
    """Résumés d'offres de formation (``resumes-offres``)."""

    __slots__ = ("extras", "resume_offre")
    NOM = "resumes-offres"
    CHAMPS = ("resume_offre", "extras")

    def __init__(
        self,
        *,
        resume_offre: Iterable[ResumeOffre] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.resume_offre = list(resume_offre) if resume_offre else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class ResumesOrganismes(Element):
    """Résumés d'organisme (``resumes-organismes``)."""

    __slots__ = ("extras", "resume_organisme")
    NOM = "resumes-organismes"
    CHAMPS = ("resume_organisme", "extras")

    def __init__(
        self,
        *,
        resume_organisme: Iterable[ResumeOrganisme] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.resume_organisme = list(resume_organisme) if resume_organisme else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class ResumeOffre(Element):
    """Résumé d'une offre de formation (``resume-offre``)."""

    __slots__ = (
        "certifiante",
        "certification",
        "code_insee_commune",
        "code_niveau_entree",
        "code_public_vise",
        "codepostal",
        "contact_formation_resume",
        "departement",
        "domaine_formation",
        "extras",
        "intitule_formation",
        "modalites_enseignement",
        "nom_organisme",
        "nombre_heures_total",
        "prise_en_charge_frais_possible",
        "region",
        "session",
        "siret",
        "ville",
    )
    NOM = "resume-offre"
    CHAMPS = (
        "domaine_formation",
        "intitule_formation",
        "nom_organisme",
        "siret",
        "codepostal",
        "code_insee_commune",
        "ville",
        "departement",
        "region",
        "certifiante",
        "code_niveau_entree",
        "prise_en_charge_frais_possible",
        "modalites_enseignement",
        "code_public_vise",
        "nombre_heures_total",
        "session",
        "contact_formation_resume",
        "certification",
        "extras",
    )
    ATTRIBUTS = COMMUNS | {"datecrea", "datemaj", "file", "href"}

    href = Attribut()
    file = Attribut()
    datemaj = Attribut()
    datecrea = Attribut()

    def __init__(
        self,
        *,
        domaine_formation: DomaineFormation | None = None,
        intitule_formation: str | None = None,
        nom_organisme: str | None = None,
        siret: str | None = None,
        codepostal: str | None = None,
        code_insee_commune: str | None = None,
        ville: str | None = None,
        departement: str | None = None,
        region: str | None = None,
        certifiante: str | None = None,
        code_niveau_entree: str | None = None,
        prise_en_charge_frais_possible: str | None = None,
        modalites_enseignement: str | None = None,
        code_public_vise: Iterable[str] = (),
        nombre_heures_total: str | None = None,
        session: Iterable[Session] = (),
        contact_formation_resume: Iterable[ContactFormationResume] = (),
        certification: Iterable[Certification] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[AttributsFiche],
    ) -> None:
        self.domaine_formation = domaine_formation
        self.intitule_formation = intitule_formation
        self.nom_organisme = nom_organisme
        self.siret = siret
        self.codepostal = codepostal
        self.code_insee_commune = code_insee_commune
        self.ville = ville
        self.departement = departement
        self.region = region
        self.certifiante = certifiante
        self.code_niveau_entree = code_niveau_entree
        self.prise_en_charge_frais_possible = prise_en_charge_frais_possible
        self.modalites_enseignement = modalites_enseignement
        self.code_public_vise = list(code_public_vise) if code_public_vise else []
        self.nombre_heures_total = nombre_heures_total
        self.session = list(session) if session else []
        self.contact_formation_resume = list(contact_formation_resume) if contact_formation_resume else []
        self.certification = list(certification) if certification else []
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class ResumeOrganisme(Element):
    """Résumé d'un organisme (``resume-organisme``)."""

    __slots__ = ("extras", "nom_organisme", "numero_activite", "raison_sociale", "siret")
    NOM = "resume-organisme"
    CHAMPS = ("nom_organisme", "raison_sociale", "siret", "numero_activite", "extras")
    ATTRIBUTS = COMMUNS | {"datecrea", "datemaj", "file", "href"}

    href = Attribut()
    file = Attribut()
    datemaj = Attribut()
    datecrea = Attribut()

    def __init__(
        self,
        *,
        nom_organisme: str | None = None,
        raison_sociale: str | None = None,
        siret: str | None = None,
        numero_activite: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[AttributsFiche],
    ) -> None:
        self.nom_organisme = nom_organisme
        self.raison_sociale = raison_sociale
        self.siret = siret
        self.numero_activite = numero_activite
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class ContactFormationResume(Element):
    """Contact pour une offre de formation (``contact-formation-resume``)."""

    __slots__ = ("courriel", "extras", "nom", "telfixe", "type_contact")
    NOM = "contact-formation-resume"
    CHAMPS = ("type_contact", "nom", "telfixe", "courriel", "extras")

    def __init__(
        self,
        *,
        type_contact: str | None = None,
        nom: str | None = None,
        telfixe: Telfixe | None = None,
        courriel: str | None = None,
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.type_contact = type_contact
        self.nom = nom
        self.telfixe = telfixe
        self.courriel = courriel
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


class LheoPlus(Element):
    """Extension de LHEO pour inclure une liste d'organismes (``lheo-plus``)."""

    __slots__ = ("extras", "lheo", "organisme_formation_responsable")
    NOM = "lheo-plus"
    CHAMPS = ("lheo", "organisme_formation_responsable", "extras")

    def __init__(
        self,
        *,
        lheo: Lheo | None = None,
        organisme_formation_responsable: Iterable[OrganismeFormationResponsable] = (),
        extras: Iterable[Extras] = (),
        **attributs: Unpack[Attributs],
    ) -> None:
        self.lheo = lheo
        self.organisme_formation_responsable = (
            list(organisme_formation_responsable) if organisme_formation_responsable else []
        )
        self.extras = list(extras) if extras else []
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0
