"""Writes each element of LHEO 2.2. Written by ``python -m lheo.generation``: do not edit."""

from collections.abc import Callable
from typing import Any

from lheo import elements as m
from lheo.rendu.feuilles import Attributs, refuser, texte
from lheo.rendu.libre import Libres
from lheo.versions import Version

Rendu = Callable[[Any], str]

attributs = Attributs(Version.V2_2)
feuille = attributs.feuille
_extras = Libres(Version.V2_2).rendre_extras


def _domaine_formation(o: m.DomaineFormation) -> str:
    s = f"<domaine-formation{attributs(o)}>" if o._attributs else "<domaine-formation>"
    for code_formacode in o.code_formacode:
        s += f"<code-FORMACODE>{code_formacode if code_formacode.isalnum() else texte(code_formacode)}</code-FORMACODE>" if type(code_formacode) is str else feuille("code-FORMACODE", code_formacode)
    for code_nsf in o.code_nsf:
        s += f"<code-NSF>{code_nsf if code_nsf.isalnum() else texte(code_nsf)}</code-NSF>" if type(code_nsf) is str else feuille("code-NSF", code_nsf)
    for code_rome in o.code_rome:
        s += f"<code-ROME>{code_rome if code_rome.isalnum() else texte(code_rome)}</code-ROME>" if type(code_rome) is str else feuille("code-ROME", code_rome)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</domaine-formation>"


def _contact_formation(o: m.ContactFormation) -> str:
    s = f"<contact-formation{attributs(o)}>" if o._attributs else "<contact-formation>"
    if o.type_contact is not None:
        refuser("type-contact", "contact-formation", "2.2")
    if (coordonnees := o.coordonnees) is not None:
        s += _coordonnees(coordonnees)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</contact-formation>"


def _certification(o: m.Certification) -> str:
    s = f"<certification{attributs(o)}>" if o._attributs else "<certification>"
    if (code_rncp := o.code_rncp) is not None:
        s += f"<code-RNCP>{code_rncp if code_rncp.isalnum() else texte(code_rncp)}</code-RNCP>" if type(code_rncp) is str else feuille("code-RNCP", code_rncp)
    if (code_certifinfo := o.code_certifinfo) is not None:
        s += f"<code-CERTIFINFO>{code_certifinfo if code_certifinfo.isalnum() else texte(code_certifinfo)}</code-CERTIFINFO>" if type(code_certifinfo) is str else feuille("code-CERTIFINFO", code_certifinfo)
    if o.code_rs is not None:
        refuser("code-RS", "certification", "2.2")
    if o.code_cpf is not None:
        refuser("code-CPF", "certification", "2.2")
    if o.reference_code_formacode is not None:
        refuser("reference-code-FORMACODE", "certification", "2.2")
    for extras in o.extras:
        s += _extras(extras)
    return s + "</certification>"


def _lheo(o: m.Lheo) -> str:
    s = f"<lheo{attributs(o)}>" if o._attributs else "<lheo>"
    if (offres := o.offres) is not None:
        s += _offres(offres)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</lheo>"


def _offres(o: m.Offres) -> str:
    s = f"<offres{attributs(o)}>" if o._attributs else "<offres>"
    for formation in o.formation:
        s += _formation(formation)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</offres>"


def _formation(o: m.Formation) -> str:
    s = f"<formation{attributs(o)}>" if o._attributs else "<formation>"
    if (domaine_formation := o.domaine_formation) is not None:
        s += _domaine_formation(domaine_formation)
    if (intitule_formation := o.intitule_formation) is not None:
        s += f"<intitule-formation>{texte(intitule_formation)}</intitule-formation>" if type(intitule_formation) is str else feuille("intitule-formation", intitule_formation)
    if (objectif_formation := o.objectif_formation) is not None:
        s += f"<objectif-formation>{texte(objectif_formation)}</objectif-formation>" if type(objectif_formation) is str else feuille("objectif-formation", objectif_formation)
    if (resultats_attendus := o.resultats_attendus) is not None:
        s += f"<resultats-attendus>{texte(resultats_attendus)}</resultats-attendus>" if type(resultats_attendus) is str else feuille("resultats-attendus", resultats_attendus)
    if (contenu_formation := o.contenu_formation) is not None:
        s += f"<contenu-formation>{texte(contenu_formation)}</contenu-formation>" if type(contenu_formation) is str else feuille("contenu-formation", contenu_formation)
    if (certifiante := o.certifiante) is not None:
        s += f"<certifiante>{certifiante if certifiante.isalnum() else texte(certifiante)}</certifiante>" if type(certifiante) is str else feuille("certifiante", certifiante)
    for contact_formation in o.contact_formation:
        s += _contact_formation(contact_formation)
    if (parcours_de_formation := o.parcours_de_formation) is not None:
        s += f"<parcours-de-formation>{parcours_de_formation if parcours_de_formation.isalnum() else texte(parcours_de_formation)}</parcours-de-formation>" if type(parcours_de_formation) is str else feuille("parcours-de-formation", parcours_de_formation)
    if (code_niveau_entree := o.code_niveau_entree) is not None:
        s += f"<code-niveau-entree>{code_niveau_entree if code_niveau_entree.isalnum() else texte(code_niveau_entree)}</code-niveau-entree>" if type(code_niveau_entree) is str else feuille("code-niveau-entree", code_niveau_entree)
    if (objectif_general_formation := o.objectif_general_formation) is not None:
        s += f"<objectif-general-formation>{objectif_general_formation if objectif_general_formation.isalnum() else texte(objectif_general_formation)}</objectif-general-formation>" if type(objectif_general_formation) is str else feuille("objectif-general-formation", objectif_general_formation)
    for certification in o.certification:
        s += _certification(certification)
    if o.code_type_formation:
        refuser("code-type-formation", "formation", "2.2")
    if (code_niveau_sortie := o.code_niveau_sortie) is not None:
        s += f"<code-niveau-sortie>{code_niveau_sortie if code_niveau_sortie.isalnum() else texte(code_niveau_sortie)}</code-niveau-sortie>" if type(code_niveau_sortie) is str else feuille("code-niveau-sortie", code_niveau_sortie)
    if (url_formation := o.url_formation) is not None:
        s += _url_formation(url_formation)
    for action in o.action:
        s += _action(action)
    if (organisme_formation_responsable := o.organisme_formation_responsable) is not None:
        s += _organisme_formation_responsable(organisme_formation_responsable)
    if (identifiant_module := o.identifiant_module) is not None:
        s += f"<identifiant-module>{texte(identifiant_module)}</identifiant-module>" if type(identifiant_module) is str else feuille("identifiant-module", identifiant_module)
    if (positionnement := o.positionnement) is not None:
        s += f"<positionnement>{positionnement if positionnement.isalnum() else texte(positionnement)}</positionnement>" if type(positionnement) is str else feuille("positionnement", positionnement)
    if (sous_modules := o.sous_modules) is not None:
        s += _sous_modules(sous_modules)
    if (modules_prerequis := o.modules_prerequis) is not None:
        s += _modules_prerequis(modules_prerequis)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</formation>"


def _action(o: m.Action) -> str:
    s = f"<action{attributs(o)}>" if o._attributs else "<action>"
    if (rythme_formation := o.rythme_formation) is not None:
        s += f"<rythme-formation>{texte(rythme_formation)}</rythme-formation>" if type(rythme_formation) is str else feuille("rythme-formation", rythme_formation)
    for code_public_vise in o.code_public_vise:
        s += f"<code-public-vise>{code_public_vise if code_public_vise.isalnum() else texte(code_public_vise)}</code-public-vise>" if type(code_public_vise) is str else feuille("code-public-vise", code_public_vise)
    if (info_public_vise := o.info_public_vise) is not None:
        s += f"<info-public-vise>{texte(info_public_vise)}</info-public-vise>" if type(info_public_vise) is str else feuille("info-public-vise", info_public_vise)
    if (niveau_entree_obligatoire := o.niveau_entree_obligatoire) is not None:
        s += f"<niveau-entree-obligatoire>{niveau_entree_obligatoire if niveau_entree_obligatoire.isalnum() else texte(niveau_entree_obligatoire)}</niveau-entree-obligatoire>" if type(niveau_entree_obligatoire) is str else feuille("niveau-entree-obligatoire", niveau_entree_obligatoire)
    if (modalites_alternance := o.modalites_alternance) is not None:
        s += f"<modalites-alternance>{texte(modalites_alternance)}</modalites-alternance>" if type(modalites_alternance) is str else feuille("modalites-alternance", modalites_alternance)
    if (modalites_enseignement := o.modalites_enseignement) is not None:
        s += f"<modalites-enseignement>{modalites_enseignement if modalites_enseignement.isalnum() else texte(modalites_enseignement)}</modalites-enseignement>" if type(modalites_enseignement) is str else feuille("modalites-enseignement", modalites_enseignement)
    if (conditions_specifiques := o.conditions_specifiques) is not None:
        s += f"<conditions-specifiques>{texte(conditions_specifiques)}</conditions-specifiques>" if type(conditions_specifiques) is str else feuille("conditions-specifiques", conditions_specifiques)
    if (prise_en_charge_frais_possible := o.prise_en_charge_frais_possible) is not None:
        s += f"<prise-en-charge-frais-possible>{prise_en_charge_frais_possible if prise_en_charge_frais_possible.isalnum() else texte(prise_en_charge_frais_possible)}</prise-en-charge-frais-possible>" if type(prise_en_charge_frais_possible) is str else feuille("prise-en-charge-frais-possible", prise_en_charge_frais_possible)
    for lieu_de_formation in o.lieu_de_formation:
        s += _lieu_de_formation(lieu_de_formation)
    if (modalites_entrees_sorties := o.modalites_entrees_sorties) is not None:
        s += f"<modalites-entrees-sorties>{modalites_entrees_sorties if modalites_entrees_sorties.isalnum() else texte(modalites_entrees_sorties)}</modalites-entrees-sorties>" if type(modalites_entrees_sorties) is str else feuille("modalites-entrees-sorties", modalites_entrees_sorties)
    if (url_action := o.url_action) is not None:
        s += _url_action(url_action)
    if o.duree_cycle is not None:
        refuser("duree-cycle", "action", "2.2")
    for session in o.session:
        s += _session(session)
    if (adresse_information := o.adresse_information) is not None:
        s += _adresse_information(adresse_information)
    for date_information in o.date_information:
        s += _date_information(date_information)
    if (restauration := o.restauration) is not None:
        s += f"<restauration>{texte(restauration)}</restauration>" if type(restauration) is str else feuille("restauration", restauration)
    if (hebergement := o.hebergement) is not None:
        s += f"<hebergement>{texte(hebergement)}</hebergement>" if type(hebergement) is str else feuille("hebergement", hebergement)
    if (transport := o.transport) is not None:
        s += f"<transport>{texte(transport)}</transport>" if type(transport) is str else feuille("transport", transport)
    if (acces_handicapes := o.acces_handicapes) is not None:
        s += f"<acces-handicapes>{texte(acces_handicapes)}</acces-handicapes>" if type(acces_handicapes) is str else feuille("acces-handicapes", acces_handicapes)
    for langue_formation in o.langue_formation:
        s += f"<langue-formation>{langue_formation if langue_formation.isalnum() else texte(langue_formation)}</langue-formation>" if type(langue_formation) is str else feuille("langue-formation", langue_formation)
    if (modalites_recrutement := o.modalites_recrutement) is not None:
        s += f"<modalites-recrutement>{texte(modalites_recrutement)}</modalites-recrutement>" if type(modalites_recrutement) is str else feuille("modalites-recrutement", modalites_recrutement)
    if (modalites_pedagogiques := o.modalites_pedagogiques) is not None:
        s += f"<modalites-pedagogiques>{texte(modalites_pedagogiques)}</modalites-pedagogiques>" if type(modalites_pedagogiques) is str else feuille("modalites-pedagogiques", modalites_pedagogiques)
    for code_modalite_pedagogique in o.code_modalite_pedagogique:
        s += f"<code-modalite-pedagogique>{code_modalite_pedagogique if code_modalite_pedagogique.isalnum() else texte(code_modalite_pedagogique)}</code-modalite-pedagogique>" if type(code_modalite_pedagogique) is str else feuille("code-modalite-pedagogique", code_modalite_pedagogique)
    if o.equipement:
        refuser("equipement", "action", "2.2")
    if (frais_restants := o.frais_restants) is not None:
        s += f"<frais-restants>{texte(frais_restants)}</frais-restants>" if type(frais_restants) is str else feuille("frais-restants", frais_restants)
    if (code_perimetre_recrutement := o.code_perimetre_recrutement) is not None:
        s += f"<code-perimetre-recrutement>{code_perimetre_recrutement if code_perimetre_recrutement.isalnum() else texte(code_perimetre_recrutement)}</code-perimetre-recrutement>" if type(code_perimetre_recrutement) is str else feuille("code-perimetre-recrutement", code_perimetre_recrutement)
    if (infos_perimetre_recrutement := o.infos_perimetre_recrutement) is not None:
        s += f"<infos-perimetre-recrutement>{texte(infos_perimetre_recrutement)}</infos-perimetre-recrutement>" if type(infos_perimetre_recrutement) is str else feuille("infos-perimetre-recrutement", infos_perimetre_recrutement)
    if (prix_horaire_ttc := o.prix_horaire_ttc) is not None:
        s += f"<prix-horaire-TTC>{prix_horaire_ttc if prix_horaire_ttc.isalnum() else texte(prix_horaire_ttc)}</prix-horaire-TTC>" if type(prix_horaire_ttc) is str else feuille("prix-horaire-TTC", prix_horaire_ttc)
    if (prix_total_ttc := o.prix_total_ttc) is not None:
        s += f"<prix-total-TTC>{prix_total_ttc if prix_total_ttc.isalnum() else texte(prix_total_ttc)}</prix-total-TTC>" if type(prix_total_ttc) is str else feuille("prix-total-TTC", prix_total_ttc)
    if (duree_indicative := o.duree_indicative) is not None:
        s += f"<duree-indicative>{texte(duree_indicative)}</duree-indicative>" if type(duree_indicative) is str else feuille("duree-indicative", duree_indicative)
    if (nombre_heures_centre := o.nombre_heures_centre) is not None:
        s += f"<nombre-heures-centre>{nombre_heures_centre if nombre_heures_centre.isalnum() else texte(nombre_heures_centre)}</nombre-heures-centre>" if type(nombre_heures_centre) is str else feuille("nombre-heures-centre", nombre_heures_centre)
    if (nombre_heures_entreprise := o.nombre_heures_entreprise) is not None:
        s += f"<nombre-heures-entreprise>{nombre_heures_entreprise if nombre_heures_entreprise.isalnum() else texte(nombre_heures_entreprise)}</nombre-heures-entreprise>" if type(nombre_heures_entreprise) is str else feuille("nombre-heures-entreprise", nombre_heures_entreprise)
    if (nombre_heures_total := o.nombre_heures_total) is not None:
        s += f"<nombre-heures-total>{nombre_heures_total if nombre_heures_total.isalnum() else texte(nombre_heures_total)}</nombre-heures-total>" if type(nombre_heures_total) is str else feuille("nombre-heures-total", nombre_heures_total)
    if (detail_conditions_prise_en_charge := o.detail_conditions_prise_en_charge) is not None:
        s += f"<detail-conditions-prise-en-charge>{texte(detail_conditions_prise_en_charge)}</detail-conditions-prise-en-charge>" if type(detail_conditions_prise_en_charge) is str else feuille("detail-conditions-prise-en-charge", detail_conditions_prise_en_charge)
    if (conventionnement := o.conventionnement) is not None:
        s += f"<conventionnement>{conventionnement if conventionnement.isalnum() else texte(conventionnement)}</conventionnement>" if type(conventionnement) is str else feuille("conventionnement", conventionnement)
    if (duree_conventionnee := o.duree_conventionnee) is not None:
        s += f"<duree-conventionnee>{duree_conventionnee if duree_conventionnee.isalnum() else texte(duree_conventionnee)}</duree-conventionnee>" if type(duree_conventionnee) is str else feuille("duree-conventionnee", duree_conventionnee)
    for organisme_formateur in o.organisme_formateur:
        s += _organisme_formateur(organisme_formateur)
    for organisme_financeur in o.organisme_financeur:
        s += _organisme_financeur(organisme_financeur)
    if o.enseignement:
        refuser("enseignement", "action", "2.2")
    for extras in o.extras:
        s += _extras(extras)
    return s + "</action>"


def _organisme_formation_responsable(o: m.OrganismeFormationResponsable) -> str:
    s = f"<organisme-formation-responsable{attributs(o)}>" if o._attributs else "<organisme-formation-responsable>"
    if (numero_activite := o.numero_activite) is not None:
        s += f"<numero-activite>{numero_activite if numero_activite.isalnum() else texte(numero_activite)}</numero-activite>" if type(numero_activite) is str else feuille("numero-activite", numero_activite)
    if (siret_organisme_formation := o.siret_organisme_formation) is not None:
        s += _siret_organisme_formation(siret_organisme_formation)
    if (nom_organisme := o.nom_organisme) is not None:
        s += f"<nom-organisme>{texte(nom_organisme)}</nom-organisme>" if type(nom_organisme) is str else feuille("nom-organisme", nom_organisme)
    if (raison_sociale := o.raison_sociale) is not None:
        s += f"<raison-sociale>{texte(raison_sociale)}</raison-sociale>" if type(raison_sociale) is str else feuille("raison-sociale", raison_sociale)
    if (coordonnees_organisme := o.coordonnees_organisme) is not None:
        s += _coordonnees_organisme(coordonnees_organisme)
    for contact_organisme in o.contact_organisme:
        s += _contact_organisme(contact_organisme)
    if (renseignements_specifiques := o.renseignements_specifiques) is not None:
        s += f"<renseignements-specifiques>{texte(renseignements_specifiques)}</renseignements-specifiques>" if type(renseignements_specifiques) is str else feuille("renseignements-specifiques", renseignements_specifiques)
    if (potentiel := o.potentiel) is not None:
        s += _potentiel(potentiel)
    if o.code_uai_organisme_formation is not None:
        refuser("code-UAI-organisme-formation", "organisme-formation-responsable", "2.2")
    for extras in o.extras:
        s += _extras(extras)
    return s + "</organisme-formation-responsable>"


def _potentiel(o: m.Potentiel) -> str:
    s = f"<potentiel{attributs(o)}>" if o._attributs else "<potentiel>"
    for code_formacode in o.code_formacode:
        s += f"<code-FORMACODE>{code_formacode if code_formacode.isalnum() else texte(code_formacode)}</code-FORMACODE>" if type(code_formacode) is str else feuille("code-FORMACODE", code_formacode)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</potentiel>"


def _organisme_formateur(o: m.OrganismeFormateur) -> str:
    s = f"<organisme-formateur{attributs(o)}>" if o._attributs else "<organisme-formateur>"
    if (siret_formateur := o.siret_formateur) is not None:
        s += _siret_formateur(siret_formateur)
    if (raison_sociale_formateur := o.raison_sociale_formateur) is not None:
        s += f"<raison-sociale-formateur>{texte(raison_sociale_formateur)}</raison-sociale-formateur>" if type(raison_sociale_formateur) is str else feuille("raison-sociale-formateur", raison_sociale_formateur)
    for contact_formateur in o.contact_formateur:
        s += _contact_formateur(contact_formateur)
    if (potentiel := o.potentiel) is not None:
        s += _potentiel(potentiel)
    if o.code_uai_formateur is not None:
        refuser("code-UAI-formateur", "organisme-formateur", "2.2")
    if o.reference_certification:
        refuser("reference-certification", "organisme-formateur", "2.2")
    for extras in o.extras:
        s += _extras(extras)
    return s + "</organisme-formateur>"


def _url_formation(o: m.UrlFormation) -> str:
    s = f"<url-formation{attributs(o)}>" if o._attributs else "<url-formation>"
    for urlweb in o.urlweb:
        s += f"<urlweb>{texte(urlweb)}</urlweb>" if type(urlweb) is str else feuille("urlweb", urlweb)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</url-formation>"


def _lieu_de_formation(o: m.LieuDeFormation) -> str:
    s = f"<lieu-de-formation{attributs(o)}>" if o._attributs else "<lieu-de-formation>"
    if o.siret_lieu_formation is not None:
        refuser("SIRET-lieu-formation", "lieu-de-formation", "2.2")
    if o.code_uai_lieu_formation is not None:
        refuser("code-UAI-lieu-formation", "lieu-de-formation", "2.2")
    if (coordonnees := o.coordonnees) is not None:
        s += _coordonnees(coordonnees)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</lieu-de-formation>"


def _session(o: m.Session) -> str:
    s = f"<session{attributs(o)}>" if o._attributs else "<session>"
    if (periode := o.periode) is not None:
        s += _periode(periode)
    if (adresse_inscription := o.adresse_inscription) is not None:
        s += _adresse_inscription(adresse_inscription)
    if (modalites_inscription := o.modalites_inscription) is not None:
        s += f"<modalites-inscription>{texte(modalites_inscription)}</modalites-inscription>" if type(modalites_inscription) is str else feuille("modalites-inscription", modalites_inscription)
    if (periode_inscription := o.periode_inscription) is not None:
        s += _periode_inscription(periode_inscription)
    if (etat_recrutement := o.etat_recrutement) is not None:
        s += f"<etat-recrutement>{etat_recrutement if etat_recrutement.isalnum() else texte(etat_recrutement)}</etat-recrutement>" if type(etat_recrutement) is str else feuille("etat-recrutement", etat_recrutement)
    if o.recrutement:
        refuser("recrutement", "session", "2.2")
    if o.url_session is not None:
        refuser("url-session", "session", "2.2")
    if o.contact_session:
        refuser("contact-session", "session", "2.2")
    if o.reference_certification:
        refuser("reference-certification", "session", "2.2")
    if o.blocs_competences:
        refuser("blocs-competences", "session", "2.2")
    if o.cycle:
        refuser("cycle", "session", "2.2")
    for extras in o.extras:
        s += _extras(extras)
    return s + "</session>"


def _adresse_inscription(o: m.AdresseInscription) -> str:
    s = f"<adresse-inscription{attributs(o)}>" if o._attributs else "<adresse-inscription>"
    if (adresse := o.adresse) is not None:
        s += _adresse(adresse)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</adresse-inscription>"


def _adresse_information(o: m.AdresseInformation) -> str:
    s = f"<adresse-information{attributs(o)}>" if o._attributs else "<adresse-information>"
    if (adresse := o.adresse) is not None:
        s += _adresse(adresse)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</adresse-information>"


def _date_information(o: m.DateInformation) -> str:
    s = f"<date-information{attributs(o)}>" if o._attributs else "<date-information>"
    if (date := o.date) is not None:
        s += f"<date>{date if date.isalnum() else texte(date)}</date>" if type(date) is str else feuille("date", date)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</date-information>"


def _url_action(o: m.UrlAction) -> str:
    s = f"<url-action{attributs(o)}>" if o._attributs else "<url-action>"
    for urlweb in o.urlweb:
        s += f"<urlweb>{texte(urlweb)}</urlweb>" if type(urlweb) is str else feuille("urlweb", urlweb)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</url-action>"


def _siret_organisme_formation(o: m.SIRETOrganismeFormation) -> str:
    s = f"<SIRET-organisme-formation{attributs(o)}>" if o._attributs else "<SIRET-organisme-formation>"
    if (siret := o.siret) is not None:
        s += f"<SIRET>{siret if siret.isalnum() else texte(siret)}</SIRET>" if type(siret) is str else feuille("SIRET", siret)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</SIRET-organisme-formation>"


def _coordonnees_organisme(o: m.CoordonneesOrganisme) -> str:
    s = f"<coordonnees-organisme{attributs(o)}>" if o._attributs else "<coordonnees-organisme>"
    if (coordonnees := o.coordonnees) is not None:
        s += _coordonnees(coordonnees)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</coordonnees-organisme>"


def _contact_organisme(o: m.ContactOrganisme) -> str:
    s = f"<contact-organisme{attributs(o)}>" if o._attributs else "<contact-organisme>"
    if o.type_contact is not None:
        refuser("type-contact", "contact-organisme", "2.2")
    if (coordonnees := o.coordonnees) is not None:
        s += _coordonnees(coordonnees)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</contact-organisme>"


def _contact_formateur(o: m.ContactFormateur) -> str:
    s = f"<contact-formateur{attributs(o)}>" if o._attributs else "<contact-formateur>"
    if o.type_contact is not None:
        refuser("type-contact", "contact-formateur", "2.2")
    if (coordonnees := o.coordonnees) is not None:
        s += _coordonnees(coordonnees)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</contact-formateur>"


def _organisme_financeur(o: m.OrganismeFinanceur) -> str:
    s = f"<organisme-financeur{attributs(o)}>" if o._attributs else "<organisme-financeur>"
    if (code_financeur := o.code_financeur) is not None:
        s += f"<code-financeur>{code_financeur if code_financeur.isalnum() else texte(code_financeur)}</code-financeur>" if type(code_financeur) is str else feuille("code-financeur", code_financeur)
    if (nb_places_financees := o.nb_places_financees) is not None:
        s += f"<nb-places-financees>{nb_places_financees if nb_places_financees.isalnum() else texte(nb_places_financees)}</nb-places-financees>" if type(nb_places_financees) is str else feuille("nb-places-financees", nb_places_financees)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</organisme-financeur>"


def _siret_formateur(o: m.SIRETFormateur) -> str:
    s = f"<SIRET-formateur{attributs(o)}>" if o._attributs else "<SIRET-formateur>"
    if (siret := o.siret) is not None:
        s += f"<SIRET>{siret if siret.isalnum() else texte(siret)}</SIRET>" if type(siret) is str else feuille("SIRET", siret)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</SIRET-formateur>"


def _sous_modules(o: m.SousModules) -> str:
    s = f"<sous-modules{attributs(o)}>" if o._attributs else "<sous-modules>"
    for sous_module in o.sous_module:
        s += _sous_module(sous_module)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</sous-modules>"


def _modules_prerequis(o: m.ModulesPrerequis) -> str:
    s = f"<modules-prerequis{attributs(o)}>" if o._attributs else "<modules-prerequis>"
    for reference_module in o.reference_module:
        s += f"<reference-module>{texte(reference_module)}</reference-module>" if type(reference_module) is str else feuille("reference-module", reference_module)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</modules-prerequis>"


def _sous_module(o: m.SousModule) -> str:
    s = f"<sous-module{attributs(o)}>" if o._attributs else "<sous-module>"
    if (reference_module := o.reference_module) is not None:
        s += f"<reference-module>{texte(reference_module)}</reference-module>" if type(reference_module) is str else feuille("reference-module", reference_module)
    if (type_module := o.type_module) is not None:
        s += f"<type-module>{type_module if type_module.isalnum() else texte(type_module)}</type-module>" if type(type_module) is str else feuille("type-module", type_module)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</sous-module>"


def _coordonnees(o: m.Coordonnees) -> str:
    s = f"<coordonnees{attributs(o)}>" if o._attributs else "<coordonnees>"
    if (civilite := o.civilite) is not None:
        s += f"<civilite>{texte(civilite)}</civilite>" if type(civilite) is str else feuille("civilite", civilite)
    if (nom := o.nom) is not None:
        s += f"<nom>{texte(nom)}</nom>" if type(nom) is str else feuille("nom", nom)
    if (prenom := o.prenom) is not None:
        s += f"<prenom>{texte(prenom)}</prenom>" if type(prenom) is str else feuille("prenom", prenom)
    for ligne in o.ligne:
        s += f"<ligne>{texte(ligne)}</ligne>" if type(ligne) is str else feuille("ligne", ligne)
    if (adresse := o.adresse) is not None:
        s += _adresse(adresse)
    if (telfixe := o.telfixe) is not None:
        s += _telfixe(telfixe)
    if (portable := o.portable) is not None:
        s += _portable(portable)
    if (fax := o.fax) is not None:
        s += _fax(fax)
    if (courriel := o.courriel) is not None:
        s += f"<courriel>{texte(courriel)}</courriel>" if type(courriel) is str else feuille("courriel", courriel)
    if (web := o.web) is not None:
        s += _web(web)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</coordonnees>"


def _adresse(o: m.Adresse) -> str:
    s = f"<adresse{attributs(o)}>" if o._attributs else "<adresse>"
    if o.denomination is not None:
        refuser("denomination", "adresse", "2.2")
    for ligne in o.ligne:
        s += f"<ligne>{texte(ligne)}</ligne>" if type(ligne) is str else feuille("ligne", ligne)
    if (codepostal := o.codepostal) is not None:
        s += f"<codepostal>{codepostal if codepostal.isalnum() else texte(codepostal)}</codepostal>" if type(codepostal) is str else feuille("codepostal", codepostal)
    if (ville := o.ville) is not None:
        s += f"<ville>{texte(ville)}</ville>" if type(ville) is str else feuille("ville", ville)
    if (departement := o.departement) is not None:
        s += f"<departement>{departement if departement.isalnum() else texte(departement)}</departement>" if type(departement) is str else feuille("departement", departement)
    if (code_insee_commune := o.code_insee_commune) is not None:
        s += f"<code-INSEE-commune>{code_insee_commune if code_insee_commune.isalnum() else texte(code_insee_commune)}</code-INSEE-commune>" if type(code_insee_commune) is str else feuille("code-INSEE-commune", code_insee_commune)
    if (code_insee_canton := o.code_insee_canton) is not None:
        s += f"<code-INSEE-canton>{code_insee_canton if code_insee_canton.isalnum() else texte(code_insee_canton)}</code-INSEE-canton>" if type(code_insee_canton) is str else feuille("code-INSEE-canton", code_insee_canton)
    if (region := o.region) is not None:
        s += f"<region>{region if region.isalnum() else texte(region)}</region>" if type(region) is str else feuille("region", region)
    if (pays := o.pays) is not None:
        s += f"<pays>{pays if pays.isalnum() else texte(pays)}</pays>" if type(pays) is str else feuille("pays", pays)
    if (geolocalisation := o.geolocalisation) is not None:
        s += _geolocalisation(geolocalisation)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</adresse>"


def _geolocalisation(o: m.Geolocalisation) -> str:
    s = f"<geolocalisation{attributs(o)}>" if o._attributs else "<geolocalisation>"
    if (latitude := o.latitude) is not None:
        s += f"<latitude>{texte(latitude)}</latitude>" if type(latitude) is str else feuille("latitude", latitude)
    if (longitude := o.longitude) is not None:
        s += f"<longitude>{texte(longitude)}</longitude>" if type(longitude) is str else feuille("longitude", longitude)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</geolocalisation>"


def _web(o: m.Web) -> str:
    s = f"<web{attributs(o)}>" if o._attributs else "<web>"
    for urlweb in o.urlweb:
        s += f"<urlweb>{texte(urlweb)}</urlweb>" if type(urlweb) is str else feuille("urlweb", urlweb)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</web>"


def _telfixe(o: m.Telfixe) -> str:
    s = f"<telfixe{attributs(o)}>" if o._attributs else "<telfixe>"
    for numtel in o.numtel:
        s += f"<numtel>{texte(numtel)}</numtel>" if type(numtel) is str else feuille("numtel", numtel)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</telfixe>"


def _portable(o: m.Portable) -> str:
    s = f"<portable{attributs(o)}>" if o._attributs else "<portable>"
    for numtel in o.numtel:
        s += f"<numtel>{texte(numtel)}</numtel>" if type(numtel) is str else feuille("numtel", numtel)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</portable>"


def _fax(o: m.Fax) -> str:
    s = f"<fax{attributs(o)}>" if o._attributs else "<fax>"
    for numtel in o.numtel:
        s += f"<numtel>{texte(numtel)}</numtel>" if type(numtel) is str else feuille("numtel", numtel)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</fax>"


def _periode(o: m.Periode) -> str:
    s = f"<periode{attributs(o)}>" if o._attributs else "<periode>"
    if (debut := o.debut) is not None:
        s += f"<debut>{debut if debut.isalnum() else texte(debut)}</debut>" if type(debut) is str else feuille("debut", debut)
    if (fin := o.fin) is not None:
        s += f"<fin>{fin if fin.isalnum() else texte(fin)}</fin>" if type(fin) is str else feuille("fin", fin)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</periode>"


def _periode_inscription(o: m.PeriodeInscription) -> str:
    s = f"<periode-inscription{attributs(o)}>" if o._attributs else "<periode-inscription>"
    if (periode := o.periode) is not None:
        s += _periode(periode)
    return s + "</periode-inscription>"


def _lheo_index(o: m.LheoIndex) -> str:
    s = f"<lheo-index{attributs(o)}>" if o._attributs else "<lheo-index>"
    if (resumes_offres := o.resumes_offres) is not None:
        s += _resumes_offres(resumes_offres)
    if (resumes_organismes := o.resumes_organismes) is not None:
        s += _resumes_organismes(resumes_organismes)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</lheo-index>"


def _resumes_offres(o: m.ResumesOffres) -> str:
    s = f"<resumes-offres{attributs(o)}>" if o._attributs else "<resumes-offres>"
    for resume_offre in o.resume_offre:
        s += _resume_offre(resume_offre)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</resumes-offres>"


def _resumes_organismes(o: m.ResumesOrganismes) -> str:
    s = f"<resumes-organismes{attributs(o)}>" if o._attributs else "<resumes-organismes>"
    for resume_organisme in o.resume_organisme:
        s += _resume_organisme(resume_organisme)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</resumes-organismes>"


def _resume_offre(o: m.ResumeOffre) -> str:
    s = f"<resume-offre{attributs(o)}>" if o._attributs else "<resume-offre>"
    if (domaine_formation := o.domaine_formation) is not None:
        s += _domaine_formation(domaine_formation)
    if (intitule_formation := o.intitule_formation) is not None:
        s += f"<intitule-formation>{texte(intitule_formation)}</intitule-formation>" if type(intitule_formation) is str else feuille("intitule-formation", intitule_formation)
    if (nom_organisme := o.nom_organisme) is not None:
        s += f"<nom-organisme>{texte(nom_organisme)}</nom-organisme>" if type(nom_organisme) is str else feuille("nom-organisme", nom_organisme)
    if (siret := o.siret) is not None:
        s += f"<SIRET>{siret if siret.isalnum() else texte(siret)}</SIRET>" if type(siret) is str else feuille("SIRET", siret)
    if (codepostal := o.codepostal) is not None:
        s += f"<codepostal>{codepostal if codepostal.isalnum() else texte(codepostal)}</codepostal>" if type(codepostal) is str else feuille("codepostal", codepostal)
    if (code_insee_commune := o.code_insee_commune) is not None:
        s += f"<code-INSEE-commune>{code_insee_commune if code_insee_commune.isalnum() else texte(code_insee_commune)}</code-INSEE-commune>" if type(code_insee_commune) is str else feuille("code-INSEE-commune", code_insee_commune)
    if (ville := o.ville) is not None:
        s += f"<ville>{texte(ville)}</ville>" if type(ville) is str else feuille("ville", ville)
    if (departement := o.departement) is not None:
        s += f"<departement>{departement if departement.isalnum() else texte(departement)}</departement>" if type(departement) is str else feuille("departement", departement)
    if (region := o.region) is not None:
        s += f"<region>{region if region.isalnum() else texte(region)}</region>" if type(region) is str else feuille("region", region)
    if (certifiante := o.certifiante) is not None:
        s += f"<certifiante>{certifiante if certifiante.isalnum() else texte(certifiante)}</certifiante>" if type(certifiante) is str else feuille("certifiante", certifiante)
    if (code_niveau_entree := o.code_niveau_entree) is not None:
        s += f"<code-niveau-entree>{code_niveau_entree if code_niveau_entree.isalnum() else texte(code_niveau_entree)}</code-niveau-entree>" if type(code_niveau_entree) is str else feuille("code-niveau-entree", code_niveau_entree)
    if (prise_en_charge_frais_possible := o.prise_en_charge_frais_possible) is not None:
        s += f"<prise-en-charge-frais-possible>{prise_en_charge_frais_possible if prise_en_charge_frais_possible.isalnum() else texte(prise_en_charge_frais_possible)}</prise-en-charge-frais-possible>" if type(prise_en_charge_frais_possible) is str else feuille("prise-en-charge-frais-possible", prise_en_charge_frais_possible)
    if (modalites_enseignement := o.modalites_enseignement) is not None:
        s += f"<modalites-enseignement>{modalites_enseignement if modalites_enseignement.isalnum() else texte(modalites_enseignement)}</modalites-enseignement>" if type(modalites_enseignement) is str else feuille("modalites-enseignement", modalites_enseignement)
    for code_public_vise in o.code_public_vise:
        s += f"<code-public-vise>{code_public_vise if code_public_vise.isalnum() else texte(code_public_vise)}</code-public-vise>" if type(code_public_vise) is str else feuille("code-public-vise", code_public_vise)
    if (nombre_heures_total := o.nombre_heures_total) is not None:
        s += f"<nombre-heures-total>{nombre_heures_total if nombre_heures_total.isalnum() else texte(nombre_heures_total)}</nombre-heures-total>" if type(nombre_heures_total) is str else feuille("nombre-heures-total", nombre_heures_total)
    for session in o.session:
        s += _session(session)
    for contact_formation_resume in o.contact_formation_resume:
        s += _contact_formation_resume(contact_formation_resume)
    for certification in o.certification:
        s += _certification(certification)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</resume-offre>"


def _resume_organisme(o: m.ResumeOrganisme) -> str:
    s = f"<resume-organisme{attributs(o)}>" if o._attributs else "<resume-organisme>"
    if (nom_organisme := o.nom_organisme) is not None:
        s += f"<nom-organisme>{texte(nom_organisme)}</nom-organisme>" if type(nom_organisme) is str else feuille("nom-organisme", nom_organisme)
    if (raison_sociale := o.raison_sociale) is not None:
        s += f"<raison-sociale>{texte(raison_sociale)}</raison-sociale>" if type(raison_sociale) is str else feuille("raison-sociale", raison_sociale)
    if (siret := o.siret) is not None:
        s += f"<SIRET>{siret if siret.isalnum() else texte(siret)}</SIRET>" if type(siret) is str else feuille("SIRET", siret)
    if (numero_activite := o.numero_activite) is not None:
        s += f"<numero-activite>{numero_activite if numero_activite.isalnum() else texte(numero_activite)}</numero-activite>" if type(numero_activite) is str else feuille("numero-activite", numero_activite)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</resume-organisme>"


def _contact_formation_resume(o: m.ContactFormationResume) -> str:
    s = f"<contact-formation-resume{attributs(o)}>" if o._attributs else "<contact-formation-resume>"
    if o.type_contact is not None:
        refuser("type-contact", "contact-formation-resume", "2.2")
    if (nom := o.nom) is not None:
        s += f"<nom>{texte(nom)}</nom>" if type(nom) is str else feuille("nom", nom)
    if (telfixe := o.telfixe) is not None:
        s += _telfixe(telfixe)
    if (courriel := o.courriel) is not None:
        s += f"<courriel>{texte(courriel)}</courriel>" if type(courriel) is str else feuille("courriel", courriel)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</contact-formation-resume>"


def _lheo_plus(o: m.LheoPlus) -> str:
    s = f"<lheo-plus{attributs(o)}>" if o._attributs else "<lheo-plus>"
    if (lheo := o.lheo) is not None:
        s += _lheo(lheo)
    for organisme_formation_responsable in o.organisme_formation_responsable:
        s += _organisme_formation_responsable(organisme_formation_responsable)
    for extras in o.extras:
        s += _extras(extras)
    return s + "</lheo-plus>"


RENDUS: dict[str, Rendu] = {
    "domaine-formation": _domaine_formation,
    "contact-formation": _contact_formation,
    "certification": _certification,
    "lheo": _lheo,
    "offres": _offres,
    "formation": _formation,
    "action": _action,
    "organisme-formation-responsable": _organisme_formation_responsable,
    "potentiel": _potentiel,
    "organisme-formateur": _organisme_formateur,
    "url-formation": _url_formation,
    "lieu-de-formation": _lieu_de_formation,
    "session": _session,
    "adresse-inscription": _adresse_inscription,
    "adresse-information": _adresse_information,
    "date-information": _date_information,
    "url-action": _url_action,
    "SIRET-organisme-formation": _siret_organisme_formation,
    "coordonnees-organisme": _coordonnees_organisme,
    "contact-organisme": _contact_organisme,
    "contact-formateur": _contact_formateur,
    "organisme-financeur": _organisme_financeur,
    "SIRET-formateur": _siret_formateur,
    "sous-modules": _sous_modules,
    "modules-prerequis": _modules_prerequis,
    "sous-module": _sous_module,
    "coordonnees": _coordonnees,
    "adresse": _adresse,
    "geolocalisation": _geolocalisation,
    "web": _web,
    "telfixe": _telfixe,
    "portable": _portable,
    "fax": _fax,
    "periode": _periode,
    "periode-inscription": _periode_inscription,
    "lheo-index": _lheo_index,
    "resumes-offres": _resumes_offres,
    "resumes-organismes": _resumes_organismes,
    "resume-offre": _resume_offre,
    "resume-organisme": _resume_organisme,
    "contact-formation-resume": _contact_formation_resume,
    "lheo-plus": _lheo_plus,
}
