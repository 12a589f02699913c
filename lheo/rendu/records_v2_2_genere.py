"""Writes each record of LHEO 2.2. Written by ``python -m lheo.generation``: do not edit."""

from collections.abc import Callable
from typing import Any

from lheo.enregistrement import Record, refuser_cles
from lheo.rendu.feuilles import refuser, texte
from lheo.rendu.records import RecordAttributs, rendre_extras
from lheo.versions import Version

Rendu = Callable[[Any], str]

attributs = RecordAttributs(Version.V2_2)
feuille = attributs.feuille
_extras = rendre_extras(Version.V2_2)


_DOMAINE_FORMATION = frozenset(("@", "code_formacode", "code_nsf", "code_rome", "extras"))


def _domaine_formation(o: Record) -> str:
    if not o.keys() <= _DOMAINE_FORMATION:
        refuser_cles(o, "domaine-formation")
    s = f"<domaine-formation{attributs(o)}>" if "@" in o else "<domaine-formation>"
    for code_formacode in o.get("code_formacode") or ():
        s += f"<code-FORMACODE>{code_formacode if code_formacode.isalnum() else texte(code_formacode)}</code-FORMACODE>" if type(code_formacode) is str else feuille("code-FORMACODE", code_formacode)
    for code_nsf in o.get("code_nsf") or ():
        s += f"<code-NSF>{code_nsf if code_nsf.isalnum() else texte(code_nsf)}</code-NSF>" if type(code_nsf) is str else feuille("code-NSF", code_nsf)
    for code_rome in o.get("code_rome") or ():
        s += f"<code-ROME>{code_rome if code_rome.isalnum() else texte(code_rome)}</code-ROME>" if type(code_rome) is str else feuille("code-ROME", code_rome)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</domaine-formation>"


_CONTACT_FORMATION = frozenset(("@", "type_contact", "coordonnees", "extras"))


def _contact_formation(o: Record) -> str:
    if not o.keys() <= _CONTACT_FORMATION:
        refuser_cles(o, "contact-formation")
    s = f"<contact-formation{attributs(o)}>" if "@" in o else "<contact-formation>"
    if o.get("type_contact") is not None:
        refuser("type-contact", "contact-formation", "2.2")
    if (coordonnees := o.get("coordonnees")) is not None:
        s += _coordonnees(coordonnees)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</contact-formation>"


_CERTIFICATION = frozenset(("@", "code_rncp", "code_certifinfo", "code_rs", "code_cpf", "reference_code_formacode", "extras"))


def _certification(o: Record) -> str:
    if not o.keys() <= _CERTIFICATION:
        refuser_cles(o, "certification")
    s = f"<certification{attributs(o)}>" if "@" in o else "<certification>"
    if (code_rncp := o.get("code_rncp")) is not None:
        s += f"<code-RNCP>{code_rncp if code_rncp.isalnum() else texte(code_rncp)}</code-RNCP>" if type(code_rncp) is str else feuille("code-RNCP", code_rncp)
    if (code_certifinfo := o.get("code_certifinfo")) is not None:
        s += f"<code-CERTIFINFO>{code_certifinfo if code_certifinfo.isalnum() else texte(code_certifinfo)}</code-CERTIFINFO>" if type(code_certifinfo) is str else feuille("code-CERTIFINFO", code_certifinfo)
    if o.get("code_rs") is not None:
        refuser("code-RS", "certification", "2.2")
    if o.get("code_cpf") is not None:
        refuser("code-CPF", "certification", "2.2")
    if o.get("reference_code_formacode") is not None:
        refuser("reference-code-FORMACODE", "certification", "2.2")
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</certification>"


_LHEO = frozenset(("@", "offres", "extras"))


def _lheo(o: Record) -> str:
    if not o.keys() <= _LHEO:
        refuser_cles(o, "lheo")
    s = f"<lheo{attributs(o)}>" if "@" in o else "<lheo>"
    if (offres := o.get("offres")) is not None:
        s += _offres(offres)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</lheo>"


_OFFRES = frozenset(("@", "formation", "extras"))


def _offres(o: Record) -> str:
    if not o.keys() <= _OFFRES:
        refuser_cles(o, "offres")
    s = f"<offres{attributs(o)}>" if "@" in o else "<offres>"
    for formation in o.get("formation") or ():
        s += _formation(formation)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</offres>"


_FORMATION = frozenset(("@", "domaine_formation", "intitule_formation", "objectif_formation", "resultats_attendus", "contenu_formation", "certifiante", "contact_formation", "parcours_de_formation", "code_niveau_entree", "objectif_general_formation", "certification", "code_type_formation", "code_niveau_sortie", "url_formation", "action", "organisme_formation_responsable", "identifiant_module", "positionnement", "sous_modules", "modules_prerequis", "extras"))


def _formation(o: Record) -> str:
    if not o.keys() <= _FORMATION:
        refuser_cles(o, "formation")
    s = f"<formation{attributs(o)}>" if "@" in o else "<formation>"
    if (domaine_formation := o.get("domaine_formation")) is not None:
        s += _domaine_formation(domaine_formation)
    if (intitule_formation := o.get("intitule_formation")) is not None:
        s += f"<intitule-formation>{texte(intitule_formation)}</intitule-formation>" if type(intitule_formation) is str else feuille("intitule-formation", intitule_formation)
    if (objectif_formation := o.get("objectif_formation")) is not None:
        s += f"<objectif-formation>{texte(objectif_formation)}</objectif-formation>" if type(objectif_formation) is str else feuille("objectif-formation", objectif_formation)
    if (resultats_attendus := o.get("resultats_attendus")) is not None:
        s += f"<resultats-attendus>{texte(resultats_attendus)}</resultats-attendus>" if type(resultats_attendus) is str else feuille("resultats-attendus", resultats_attendus)
    if (contenu_formation := o.get("contenu_formation")) is not None:
        s += f"<contenu-formation>{texte(contenu_formation)}</contenu-formation>" if type(contenu_formation) is str else feuille("contenu-formation", contenu_formation)
    if (certifiante := o.get("certifiante")) is not None:
        s += f"<certifiante>{certifiante if certifiante.isalnum() else texte(certifiante)}</certifiante>" if type(certifiante) is str else feuille("certifiante", certifiante)
    for contact_formation in o.get("contact_formation") or ():
        s += _contact_formation(contact_formation)
    if (parcours_de_formation := o.get("parcours_de_formation")) is not None:
        s += f"<parcours-de-formation>{parcours_de_formation if parcours_de_formation.isalnum() else texte(parcours_de_formation)}</parcours-de-formation>" if type(parcours_de_formation) is str else feuille("parcours-de-formation", parcours_de_formation)
    if (code_niveau_entree := o.get("code_niveau_entree")) is not None:
        s += f"<code-niveau-entree>{code_niveau_entree if code_niveau_entree.isalnum() else texte(code_niveau_entree)}</code-niveau-entree>" if type(code_niveau_entree) is str else feuille("code-niveau-entree", code_niveau_entree)
    if (objectif_general_formation := o.get("objectif_general_formation")) is not None:
        s += f"<objectif-general-formation>{objectif_general_formation if objectif_general_formation.isalnum() else texte(objectif_general_formation)}</objectif-general-formation>" if type(objectif_general_formation) is str else feuille("objectif-general-formation", objectif_general_formation)
    for certification in o.get("certification") or ():
        s += _certification(certification)
    if o.get("code_type_formation") or ():
        refuser("code-type-formation", "formation", "2.2")
    if (code_niveau_sortie := o.get("code_niveau_sortie")) is not None:
        s += f"<code-niveau-sortie>{code_niveau_sortie if code_niveau_sortie.isalnum() else texte(code_niveau_sortie)}</code-niveau-sortie>" if type(code_niveau_sortie) is str else feuille("code-niveau-sortie", code_niveau_sortie)
    if (url_formation := o.get("url_formation")) is not None:
        s += _url_formation(url_formation)
    for action in o.get("action") or ():
        s += _action(action)
    if (organisme_formation_responsable := o.get("organisme_formation_responsable")) is not None:
        s += _organisme_formation_responsable(organisme_formation_responsable)
    if (identifiant_module := o.get("identifiant_module")) is not None:
        s += f"<identifiant-module>{texte(identifiant_module)}</identifiant-module>" if type(identifiant_module) is str else feuille("identifiant-module", identifiant_module)
    if (positionnement := o.get("positionnement")) is not None:
        s += f"<positionnement>{positionnement if positionnement.isalnum() else texte(positionnement)}</positionnement>" if type(positionnement) is str else feuille("positionnement", positionnement)
    if (sous_modules := o.get("sous_modules")) is not None:
        s += _sous_modules(sous_modules)
    if (modules_prerequis := o.get("modules_prerequis")) is not None:
        s += _modules_prerequis(modules_prerequis)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</formation>"


_ACTION = frozenset(("@", "rythme_formation", "code_public_vise", "info_public_vise", "niveau_entree_obligatoire", "modalites_alternance", "modalites_enseignement", "conditions_specifiques", "prise_en_charge_frais_possible", "lieu_de_formation", "modalites_entrees_sorties", "url_action", "duree_cycle", "session", "adresse_information", "date_information", "restauration", "hebergement", "transport", "acces_handicapes", "langue_formation", "modalites_recrutement", "modalites_pedagogiques", "code_modalite_pedagogique", "equipement", "frais_restants", "code_perimetre_recrutement", "infos_perimetre_recrutement", "prix_horaire_ttc", "prix_total_ttc", "duree_indicative", "nombre_heures_centre", "nombre_heures_entreprise", "nombre_heures_total", "detail_conditions_prise_en_charge", "conventionnement", "duree_conventionnee", "organisme_formateur", "organisme_financeur", "enseignement", "extras"))


def _action(o: Record) -> str:
    if not o.keys() <= _ACTION:
        refuser_cles(o, "action")
    s = f"<action{attributs(o)}>" if "@" in o else "<action>"
    if (rythme_formation := o.get("rythme_formation")) is not None:
        s += f"<rythme-formation>{texte(rythme_formation)}</rythme-formation>" if type(rythme_formation) is str else feuille("rythme-formation", rythme_formation)
    for code_public_vise in o.get("code_public_vise") or ():
        s += f"<code-public-vise>{code_public_vise if code_public_vise.isalnum() else texte(code_public_vise)}</code-public-vise>" if type(code_public_vise) is str else feuille("code-public-vise", code_public_vise)
    if (info_public_vise := o.get("info_public_vise")) is not None:
        s += f"<info-public-vise>{texte(info_public_vise)}</info-public-vise>" if type(info_public_vise) is str else feuille("info-public-vise", info_public_vise)
    if (niveau_entree_obligatoire := o.get("niveau_entree_obligatoire")) is not None:
        s += f"<niveau-entree-obligatoire>{niveau_entree_obligatoire if niveau_entree_obligatoire.isalnum() else texte(niveau_entree_obligatoire)}</niveau-entree-obligatoire>" if type(niveau_entree_obligatoire) is str else feuille("niveau-entree-obligatoire", niveau_entree_obligatoire)
    if (modalites_alternance := o.get("modalites_alternance")) is not None:
        s += f"<modalites-alternance>{texte(modalites_alternance)}</modalites-alternance>" if type(modalites_alternance) is str else feuille("modalites-alternance", modalites_alternance)
    if (modalites_enseignement := o.get("modalites_enseignement")) is not None:
        s += f"<modalites-enseignement>{modalites_enseignement if modalites_enseignement.isalnum() else texte(modalites_enseignement)}</modalites-enseignement>" if type(modalites_enseignement) is str else feuille("modalites-enseignement", modalites_enseignement)
    if (conditions_specifiques := o.get("conditions_specifiques")) is not None:
        s += f"<conditions-specifiques>{texte(conditions_specifiques)}</conditions-specifiques>" if type(conditions_specifiques) is str else feuille("conditions-specifiques", conditions_specifiques)
    if (prise_en_charge_frais_possible := o.get("prise_en_charge_frais_possible")) is not None:
        s += f"<prise-en-charge-frais-possible>{prise_en_charge_frais_possible if prise_en_charge_frais_possible.isalnum() else texte(prise_en_charge_frais_possible)}</prise-en-charge-frais-possible>" if type(prise_en_charge_frais_possible) is str else feuille("prise-en-charge-frais-possible", prise_en_charge_frais_possible)
    for lieu_de_formation in o.get("lieu_de_formation") or ():
        s += _lieu_de_formation(lieu_de_formation)
    if (modalites_entrees_sorties := o.get("modalites_entrees_sorties")) is not None:
        s += f"<modalites-entrees-sorties>{modalites_entrees_sorties if modalites_entrees_sorties.isalnum() else texte(modalites_entrees_sorties)}</modalites-entrees-sorties>" if type(modalites_entrees_sorties) is str else feuille("modalites-entrees-sorties", modalites_entrees_sorties)
    if (url_action := o.get("url_action")) is not None:
        s += _url_action(url_action)
    if o.get("duree_cycle") is not None:
        refuser("duree-cycle", "action", "2.2")
    for session in o.get("session") or ():
        s += _session(session)
    if (adresse_information := o.get("adresse_information")) is not None:
        s += _adresse_information(adresse_information)
    for date_information in o.get("date_information") or ():
        s += _date_information(date_information)
    if (restauration := o.get("restauration")) is not None:
        s += f"<restauration>{texte(restauration)}</restauration>" if type(restauration) is str else feuille("restauration", restauration)
    if (hebergement := o.get("hebergement")) is not None:
        s += f"<hebergement>{texte(hebergement)}</hebergement>" if type(hebergement) is str else feuille("hebergement", hebergement)
    if (transport := o.get("transport")) is not None:
        s += f"<transport>{texte(transport)}</transport>" if type(transport) is str else feuille("transport", transport)
    if (acces_handicapes := o.get("acces_handicapes")) is not None:
        s += f"<acces-handicapes>{texte(acces_handicapes)}</acces-handicapes>" if type(acces_handicapes) is str else feuille("acces-handicapes", acces_handicapes)
    for langue_formation in o.get("langue_formation") or ():
        s += f"<langue-formation>{langue_formation if langue_formation.isalnum() else texte(langue_formation)}</langue-formation>" if type(langue_formation) is str else feuille("langue-formation", langue_formation)
    if (modalites_recrutement := o.get("modalites_recrutement")) is not None:
        s += f"<modalites-recrutement>{texte(modalites_recrutement)}</modalites-recrutement>" if type(modalites_recrutement) is str else feuille("modalites-recrutement", modalites_recrutement)
    if (modalites_pedagogiques := o.get("modalites_pedagogiques")) is not None:
        s += f"<modalites-pedagogiques>{texte(modalites_pedagogiques)}</modalites-pedagogiques>" if type(modalites_pedagogiques) is str else feuille("modalites-pedagogiques", modalites_pedagogiques)
    for code_modalite_pedagogique in o.get("code_modalite_pedagogique") or ():
        s += f"<code-modalite-pedagogique>{code_modalite_pedagogique if code_modalite_pedagogique.isalnum() else texte(code_modalite_pedagogique)}</code-modalite-pedagogique>" if type(code_modalite_pedagogique) is str else feuille("code-modalite-pedagogique", code_modalite_pedagogique)
    if o.get("equipement") or ():
        refuser("equipement", "action", "2.2")
    if (frais_restants := o.get("frais_restants")) is not None:
        s += f"<frais-restants>{texte(frais_restants)}</frais-restants>" if type(frais_restants) is str else feuille("frais-restants", frais_restants)
    if (code_perimetre_recrutement := o.get("code_perimetre_recrutement")) is not None:
        s += f"<code-perimetre-recrutement>{code_perimetre_recrutement if code_perimetre_recrutement.isalnum() else texte(code_perimetre_recrutement)}</code-perimetre-recrutement>" if type(code_perimetre_recrutement) is str else feuille("code-perimetre-recrutement", code_perimetre_recrutement)
    if (infos_perimetre_recrutement := o.get("infos_perimetre_recrutement")) is not None:
        s += f"<infos-perimetre-recrutement>{texte(infos_perimetre_recrutement)}</infos-perimetre-recrutement>" if type(infos_perimetre_recrutement) is str else feuille("infos-perimetre-recrutement", infos_perimetre_recrutement)
    if (prix_horaire_ttc := o.get("prix_horaire_ttc")) is not None:
        s += f"<prix-horaire-TTC>{prix_horaire_ttc if prix_horaire_ttc.isalnum() else texte(prix_horaire_ttc)}</prix-horaire-TTC>" if type(prix_horaire_ttc) is str else feuille("prix-horaire-TTC", prix_horaire_ttc)
    if (prix_total_ttc := o.get("prix_total_ttc")) is not None:
        s += f"<prix-total-TTC>{prix_total_ttc if prix_total_ttc.isalnum() else texte(prix_total_ttc)}</prix-total-TTC>" if type(prix_total_ttc) is str else feuille("prix-total-TTC", prix_total_ttc)
    if (duree_indicative := o.get("duree_indicative")) is not None:
        s += f"<duree-indicative>{texte(duree_indicative)}</duree-indicative>" if type(duree_indicative) is str else feuille("duree-indicative", duree_indicative)
    if (nombre_heures_centre := o.get("nombre_heures_centre")) is not None:
        s += f"<nombre-heures-centre>{nombre_heures_centre if nombre_heures_centre.isalnum() else texte(nombre_heures_centre)}</nombre-heures-centre>" if type(nombre_heures_centre) is str else feuille("nombre-heures-centre", nombre_heures_centre)
    if (nombre_heures_entreprise := o.get("nombre_heures_entreprise")) is not None:
        s += f"<nombre-heures-entreprise>{nombre_heures_entreprise if nombre_heures_entreprise.isalnum() else texte(nombre_heures_entreprise)}</nombre-heures-entreprise>" if type(nombre_heures_entreprise) is str else feuille("nombre-heures-entreprise", nombre_heures_entreprise)
    if (nombre_heures_total := o.get("nombre_heures_total")) is not None:
        s += f"<nombre-heures-total>{nombre_heures_total if nombre_heures_total.isalnum() else texte(nombre_heures_total)}</nombre-heures-total>" if type(nombre_heures_total) is str else feuille("nombre-heures-total", nombre_heures_total)
    if (detail_conditions_prise_en_charge := o.get("detail_conditions_prise_en_charge")) is not None:
        s += f"<detail-conditions-prise-en-charge>{texte(detail_conditions_prise_en_charge)}</detail-conditions-prise-en-charge>" if type(detail_conditions_prise_en_charge) is str else feuille("detail-conditions-prise-en-charge", detail_conditions_prise_en_charge)
    if (conventionnement := o.get("conventionnement")) is not None:
        s += f"<conventionnement>{conventionnement if conventionnement.isalnum() else texte(conventionnement)}</conventionnement>" if type(conventionnement) is str else feuille("conventionnement", conventionnement)
    if (duree_conventionnee := o.get("duree_conventionnee")) is not None:
        s += f"<duree-conventionnee>{duree_conventionnee if duree_conventionnee.isalnum() else texte(duree_conventionnee)}</duree-conventionnee>" if type(duree_conventionnee) is str else feuille("duree-conventionnee", duree_conventionnee)
    for organisme_formateur in o.get("organisme_formateur") or ():
        s += _organisme_formateur(organisme_formateur)
    for organisme_financeur in o.get("organisme_financeur") or ():
        s += _organisme_financeur(organisme_financeur)
    if o.get("enseignement") or ():
        refuser("enseignement", "action", "2.2")
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</action>"


_ORGANISME_FORMATION_RESPONSABLE = frozenset(("@", "numero_activite", "siret_organisme_formation", "nom_organisme", "raison_sociale", "coordonnees_organisme", "contact_organisme", "renseignements_specifiques", "potentiel", "code_uai_organisme_formation", "extras"))


def _organisme_formation_responsable(o: Record) -> str:
    if not o.keys() <= _ORGANISME_FORMATION_RESPONSABLE:
        refuser_cles(o, "organisme-formation-responsable")
    s = f"<organisme-formation-responsable{attributs(o)}>" if "@" in o else "<organisme-formation-responsable>"
    if (numero_activite := o.get("numero_activite")) is not None:
        s += f"<numero-activite>{numero_activite if numero_activite.isalnum() else texte(numero_activite)}</numero-activite>" if type(numero_activite) is str else feuille("numero-activite", numero_activite)
    if (siret_organisme_formation := o.get("siret_organisme_formation")) is not None:
        s += _siret_organisme_formation(siret_organisme_formation)
    if (nom_organisme := o.get("nom_organisme")) is not None:
        s += f"<nom-organisme>{texte(nom_organisme)}</nom-organisme>" if type(nom_organisme) is str else feuille("nom-organisme", nom_organisme)
    if (raison_sociale := o.get("raison_sociale")) is not None:
        s += f"<raison-sociale>{texte(raison_sociale)}</raison-sociale>" if type(raison_sociale) is str else feuille("raison-sociale", raison_sociale)
    if (coordonnees_organisme := o.get("coordonnees_organisme")) is not None:
        s += _coordonnees_organisme(coordonnees_organisme)
    for contact_organisme in o.get("contact_organisme") or ():
        s += _contact_organisme(contact_organisme)
    if (renseignements_specifiques := o.get("renseignements_specifiques")) is not None:
        s += f"<renseignements-specifiques>{texte(renseignements_specifiques)}</renseignements-specifiques>" if type(renseignements_specifiques) is str else feuille("renseignements-specifiques", renseignements_specifiques)
    if (potentiel := o.get("potentiel")) is not None:
        s += _potentiel(potentiel)
    if o.get("code_uai_organisme_formation") is not None:
        refuser("code-UAI-organisme-formation", "organisme-formation-responsable", "2.2")
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</organisme-formation-responsable>"


_POTENTIEL = frozenset(("@", "code_formacode", "extras"))


def _potentiel(o: Record) -> str:
    if not o.keys() <= _POTENTIEL:
        refuser_cles(o, "potentiel")
    s = f"<potentiel{attributs(o)}>" if "@" in o else "<potentiel>"
    for code_formacode in o.get("code_formacode") or ():
        s += f"<code-FORMACODE>{code_formacode if code_formacode.isalnum() else texte(code_formacode)}</code-FORMACODE>" if type(code_formacode) is str else feuille("code-FORMACODE", code_formacode)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</potentiel>"


_ORGANISME_FORMATEUR = frozenset(("@", "siret_formateur", "raison_sociale_formateur", "contact_formateur", "potentiel", "code_uai_formateur", "reference_certification", "extras"))


def _organisme_formateur(o: Record) -> str:
    if not o.keys() <= _ORGANISME_FORMATEUR:
        refuser_cles(o, "organisme-formateur")
    s = f"<organisme-formateur{attributs(o)}>" if "@" in o else "<organisme-formateur>"
    if (siret_formateur := o.get("siret_formateur")) is not None:
        s += _siret_formateur(siret_formateur)
    if (raison_sociale_formateur := o.get("raison_sociale_formateur")) is not None:
        s += f"<raison-sociale-formateur>{texte(raison_sociale_formateur)}</raison-sociale-formateur>" if type(raison_sociale_formateur) is str else feuille("raison-sociale-formateur", raison_sociale_formateur)
    for contact_formateur in o.get("contact_formateur") or ():
        s += _contact_formateur(contact_formateur)
    if (potentiel := o.get("potentiel")) is not None:
        s += _potentiel(potentiel)
    if o.get("code_uai_formateur") is not None:
        refuser("code-UAI-formateur", "organisme-formateur", "2.2")
    if o.get("reference_certification") or ():
        refuser("reference-certification", "organisme-formateur", "2.2")
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</organisme-formateur>"


_URL_FORMATION = frozenset(("@", "urlweb", "extras"))


def _url_formation(o: Record) -> str:
    if not o.keys() <= _URL_FORMATION:
        refuser_cles(o, "url-formation")
    s = f"<url-formation{attributs(o)}>" if "@" in o else "<url-formation>"
    for urlweb in o.get("urlweb") or ():
        s += f"<urlweb>{texte(urlweb)}</urlweb>" if type(urlweb) is str else feuille("urlweb", urlweb)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</url-formation>"


_LIEU_DE_FORMATION = frozenset(("@", "siret_lieu_formation", "code_uai_lieu_formation", "coordonnees", "extras"))


def _lieu_de_formation(o: Record) -> str:
    if not o.keys() <= _LIEU_DE_FORMATION:
        refuser_cles(o, "lieu-de-formation")
    s = f"<lieu-de-formation{attributs(o)}>" if "@" in o else "<lieu-de-formation>"
    if o.get("siret_lieu_formation") is not None:
        refuser("SIRET-lieu-formation", "lieu-de-formation", "2.2")
    if o.get("code_uai_lieu_formation") is not None:
        refuser("code-UAI-lieu-formation", "lieu-de-formation", "2.2")
    if (coordonnees := o.get("coordonnees")) is not None:
        s += _coordonnees(coordonnees)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</lieu-de-formation>"


_SESSION = frozenset(("@", "periode", "adresse_inscription", "modalites_inscription", "periode_inscription", "etat_recrutement", "recrutement", "url_session", "contact_session", "reference_certification", "blocs_competences", "cycle", "extras"))


def _session(o: Record) -> str:
    if not o.keys() <= _SESSION:
        refuser_cles(o, "session")
    s = f"<session{attributs(o)}>" if "@" in o else "<session>"
    if (periode := o.get("periode")) is not None:
        s += _periode(periode)
    if (adresse_inscription := o.get("adresse_inscription")) is not None:
        s += _adresse_inscription(adresse_inscription)
    if (modalites_inscription := o.get("modalites_inscription")) is not None:
        s += f"<modalites-inscription>{texte(modalites_inscription)}</modalites-inscription>" if type(modalites_inscription) is str else feuille("modalites-inscription", modalites_inscription)
    if (periode_inscription := o.get("periode_inscription")) is not None:
        s += _periode_inscription(periode_inscription)
    if (etat_recrutement := o.get("etat_recrutement")) is not None:
        s += f"<etat-recrutement>{etat_recrutement if etat_recrutement.isalnum() else texte(etat_recrutement)}</etat-recrutement>" if type(etat_recrutement) is str else feuille("etat-recrutement", etat_recrutement)
    if o.get("recrutement") or ():
        refuser("recrutement", "session", "2.2")
    if o.get("url_session") is not None:
        refuser("url-session", "session", "2.2")
    if o.get("contact_session") or ():
        refuser("contact-session", "session", "2.2")
    if o.get("reference_certification") or ():
        refuser("reference-certification", "session", "2.2")
    if o.get("blocs_competences") or ():
        refuser("blocs-competences", "session", "2.2")
    if o.get("cycle") or ():
        refuser("cycle", "session", "2.2")
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</session>"


_ADRESSE_INSCRIPTION = frozenset(("@", "adresse", "extras"))


def _adresse_inscription(o: Record) -> str:
    if not o.keys() <= _ADRESSE_INSCRIPTION:
        refuser_cles(o, "adresse-inscription")
    s = f"<adresse-inscription{attributs(o)}>" if "@" in o else "<adresse-inscription>"
    if (adresse := o.get("adresse")) is not None:
        s += _adresse(adresse)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</adresse-inscription>"


_ADRESSE_INFORMATION = frozenset(("@", "adresse", "extras"))


def _adresse_information(o: Record) -> str:
    if not o.keys() <= _ADRESSE_INFORMATION:
        refuser_cles(o, "adresse-information")
    s = f"<adresse-information{attributs(o)}>" if "@" in o else "<adresse-information>"
    if (adresse := o.get("adresse")) is not None:
        s += _adresse(adresse)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</adresse-information>"


_DATE_INFORMATION = frozenset(("@", "date", "extras"))


def _date_information(o: Record) -> str:
    if not o.keys() <= _DATE_INFORMATION:
        refuser_cles(o, "date-information")
    s = f"<date-information{attributs(o)}>" if "@" in o else "<date-information>"
    if (date := o.get("date")) is not None:
        s += f"<date>{date if date.isalnum() else texte(date)}</date>" if type(date) is str else feuille("date", date)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</date-information>"


_URL_ACTION = frozenset(("@", "urlweb", "extras"))


def _url_action(o: Record) -> str:
    if not o.keys() <= _URL_ACTION:
        refuser_cles(o, "url-action")
    s = f"<url-action{attributs(o)}>" if "@" in o else "<url-action>"
    for urlweb in o.get("urlweb") or ():
        s += f"<urlweb>{texte(urlweb)}</urlweb>" if type(urlweb) is str else feuille("urlweb", urlweb)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</url-action>"


_SIRET_ORGANISME_FORMATION = frozenset(("@", "siret", "extras"))


def _siret_organisme_formation(o: Record) -> str:
    if not o.keys() <= _SIRET_ORGANISME_FORMATION:
        refuser_cles(o, "SIRET-organisme-formation")
    s = f"<SIRET-organisme-formation{attributs(o)}>" if "@" in o else "<SIRET-organisme-formation>"
    if (siret := o.get("siret")) is not None:
        s += f"<SIRET>{siret if siret.isalnum() else texte(siret)}</SIRET>" if type(siret) is str else feuille("SIRET", siret)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</SIRET-organisme-formation>"


_COORDONNEES_ORGANISME = frozenset(("@", "coordonnees", "extras"))


def _coordonnees_organisme(o: Record) -> str:
    if not o.keys() <= _COORDONNEES_ORGANISME:
        refuser_cles(o, "coordonnees-organisme")
    s = f"<coordonnees-organisme{attributs(o)}>" if "@" in o else "<coordonnees-organisme>"
    if (coordonnees := o.get("coordonnees")) is not None:
        s += _coordonnees(coordonnees)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</coordonnees-organisme>"


_CONTACT_ORGANISME = frozenset(("@", "type_contact", "coordonnees", "extras"))


def _contact_organisme(o: Record) -> str:
    if not o.keys() <= _CONTACT_ORGANISME:
        refuser_cles(o, "contact-organisme")
    s = f"<contact-organisme{attributs(o)}>" if "@" in o else "<contact-organisme>"
    if o.get("type_contact") is not None:
        refuser("type-contact", "contact-organisme", "2.2")
    if (coordonnees := o.get("coordonnees")) is not None:
        s += _coordonnees(coordonnees)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</contact-organisme>"


_CONTACT_FORMATEUR = frozenset(("@", "type_contact", "coordonnees", "extras"))


def _contact_formateur(o: Record) -> str:
    if not o.keys() <= _CONTACT_FORMATEUR:
        refuser_cles(o, "contact-formateur")
    s = f"<contact-formateur{attributs(o)}>" if "@" in o else "<contact-formateur>"
    if o.get("type_contact") is not None:
        refuser("type-contact", "contact-formateur", "2.2")
    if (coordonnees := o.get("coordonnees")) is not None:
        s += _coordonnees(coordonnees)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</contact-formateur>"


_ORGANISME_FINANCEUR = frozenset(("@", "code_financeur", "nb_places_financees", "extras"))


def _organisme_financeur(o: Record) -> str:
    if not o.keys() <= _ORGANISME_FINANCEUR:
        refuser_cles(o, "organisme-financeur")
    s = f"<organisme-financeur{attributs(o)}>" if "@" in o else "<organisme-financeur>"
    if (code_financeur := o.get("code_financeur")) is not None:
        s += f"<code-financeur>{code_financeur if code_financeur.isalnum() else texte(code_financeur)}</code-financeur>" if type(code_financeur) is str else feuille("code-financeur", code_financeur)
    if (nb_places_financees := o.get("nb_places_financees")) is not None:
        s += f"<nb-places-financees>{nb_places_financees if nb_places_financees.isalnum() else texte(nb_places_financees)}</nb-places-financees>" if type(nb_places_financees) is str else feuille("nb-places-financees", nb_places_financees)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</organisme-financeur>"


_SIRET_FORMATEUR = frozenset(("@", "siret", "extras"))


def _siret_formateur(o: Record) -> str:
    if not o.keys() <= _SIRET_FORMATEUR:
        refuser_cles(o, "SIRET-formateur")
    s = f"<SIRET-formateur{attributs(o)}>" if "@" in o else "<SIRET-formateur>"
    if (siret := o.get("siret")) is not None:
        s += f"<SIRET>{siret if siret.isalnum() else texte(siret)}</SIRET>" if type(siret) is str else feuille("SIRET", siret)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</SIRET-formateur>"


_SOUS_MODULES = frozenset(("@", "sous_module", "extras"))


def _sous_modules(o: Record) -> str:
    if not o.keys() <= _SOUS_MODULES:
        refuser_cles(o, "sous-modules")
    s = f"<sous-modules{attributs(o)}>" if "@" in o else "<sous-modules>"
    for sous_module in o.get("sous_module") or ():
        s += _sous_module(sous_module)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</sous-modules>"


_MODULES_PREREQUIS = frozenset(("@", "reference_module", "extras"))


def _modules_prerequis(o: Record) -> str:
    if not o.keys() <= _MODULES_PREREQUIS:
        refuser_cles(o, "modules-prerequis")
    s = f"<modules-prerequis{attributs(o)}>" if "@" in o else "<modules-prerequis>"
    for reference_module in o.get("reference_module") or ():
        s += f"<reference-module>{texte(reference_module)}</reference-module>" if type(reference_module) is str else feuille("reference-module", reference_module)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</modules-prerequis>"


_SOUS_MODULE = frozenset(("@", "reference_module", "type_module", "extras"))


def _sous_module(o: Record) -> str:
    if not o.keys() <= _SOUS_MODULE:
        refuser_cles(o, "sous-module")
    s = f"<sous-module{attributs(o)}>" if "@" in o else "<sous-module>"
    if (reference_module := o.get("reference_module")) is not None:
        s += f"<reference-module>{texte(reference_module)}</reference-module>" if type(reference_module) is str else feuille("reference-module", reference_module)
    if (type_module := o.get("type_module")) is not None:
        s += f"<type-module>{type_module if type_module.isalnum() else texte(type_module)}</type-module>" if type(type_module) is str else feuille("type-module", type_module)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</sous-module>"


_COORDONNEES = frozenset(("@", "civilite", "nom", "prenom", "ligne", "adresse", "telfixe", "portable", "fax", "courriel", "web", "extras"))


def _coordonnees(o: Record) -> str:
    if not o.keys() <= _COORDONNEES:
        refuser_cles(o, "coordonnees")
    s = f"<coordonnees{attributs(o)}>" if "@" in o else "<coordonnees>"
    if (civilite := o.get("civilite")) is not None:
        s += f"<civilite>{texte(civilite)}</civilite>" if type(civilite) is str else feuille("civilite", civilite)
    if (nom := o.get("nom")) is not None:
        s += f"<nom>{texte(nom)}</nom>" if type(nom) is str else feuille("nom", nom)
    if (prenom := o.get("prenom")) is not None:
        s += f"<prenom>{texte(prenom)}</prenom>" if type(prenom) is str else feuille("prenom", prenom)
    for ligne in o.get("ligne") or ():
        s += f"<ligne>{texte(ligne)}</ligne>" if type(ligne) is str else feuille("ligne", ligne)
    if (adresse := o.get("adresse")) is not None:
        s += _adresse(adresse)
    if (telfixe := o.get("telfixe")) is not None:
        s += _telfixe(telfixe)
    if (portable := o.get("portable")) is not None:
        s += _portable(portable)
    if (fax := o.get("fax")) is not None:
        s += _fax(fax)
    if (courriel := o.get("courriel")) is not None:
        s += f"<courriel>{texte(courriel)}</courriel>" if type(courriel) is str else feuille("courriel", courriel)
    if (web := o.get("web")) is not None:
        s += _web(web)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</coordonnees>"


_ADRESSE = frozenset(("@", "denomination", "ligne", "codepostal", "ville", "departement", "code_insee_commune", "code_insee_canton", "region", "pays", "geolocalisation", "extras"))


def _adresse(o: Record) -> str:
    if not o.keys() <= _ADRESSE:
        refuser_cles(o, "adresse")
    s = f"<adresse{attributs(o)}>" if "@" in o else "<adresse>"
    if o.get("denomination") is not None:
        refuser("denomination", "adresse", "2.2")
    for ligne in o.get("ligne") or ():
        s += f"<ligne>{texte(ligne)}</ligne>" if type(ligne) is str else feuille("ligne", ligne)
    if (codepostal := o.get("codepostal")) is not None:
        s += f"<codepostal>{codepostal if codepostal.isalnum() else texte(codepostal)}</codepostal>" if type(codepostal) is str else feuille("codepostal", codepostal)
    if (ville := o.get("ville")) is not None:
        s += f"<ville>{texte(ville)}</ville>" if type(ville) is str else feuille("ville", ville)
    if (departement := o.get("departement")) is not None:
        s += f"<departement>{departement if departement.isalnum() else texte(departement)}</departement>" if type(departement) is str else feuille("departement", departement)
    if (code_insee_commune := o.get("code_insee_commune")) is not None:
        s += f"<code-INSEE-commune>{code_insee_commune if code_insee_commune.isalnum() else texte(code_insee_commune)}</code-INSEE-commune>" if type(code_insee_commune) is str else feuille("code-INSEE-commune", code_insee_commune)
    if (code_insee_canton := o.get("code_insee_canton")) is not None:
        s += f"<code-INSEE-canton>{code_insee_canton if code_insee_canton.isalnum() else texte(code_insee_canton)}</code-INSEE-canton>" if type(code_insee_canton) is str else feuille("code-INSEE-canton", code_insee_canton)
    if (region := o.get("region")) is not None:
        s += f"<region>{region if region.isalnum() else texte(region)}</region>" if type(region) is str else feuille("region", region)
    if (pays := o.get("pays")) is not None:
        s += f"<pays>{pays if pays.isalnum() else texte(pays)}</pays>" if type(pays) is str else feuille("pays", pays)
    if (geolocalisation := o.get("geolocalisation")) is not None:
        s += _geolocalisation(geolocalisation)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</adresse>"


_GEOLOCALISATION = frozenset(("@", "latitude", "longitude", "extras"))


def _geolocalisation(o: Record) -> str:
    if not o.keys() <= _GEOLOCALISATION:
        refuser_cles(o, "geolocalisation")
    s = f"<geolocalisation{attributs(o)}>" if "@" in o else "<geolocalisation>"
    if (latitude := o.get("latitude")) is not None:
        s += f"<latitude>{texte(latitude)}</latitude>" if type(latitude) is str else feuille("latitude", latitude)
    if (longitude := o.get("longitude")) is not None:
        s += f"<longitude>{texte(longitude)}</longitude>" if type(longitude) is str else feuille("longitude", longitude)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</geolocalisation>"


_WEB = frozenset(("@", "urlweb", "extras"))


def _web(o: Record) -> str:
    if not o.keys() <= _WEB:
        refuser_cles(o, "web")
    s = f"<web{attributs(o)}>" if "@" in o else "<web>"
    for urlweb in o.get("urlweb") or ():
        s += f"<urlweb>{texte(urlweb)}</urlweb>" if type(urlweb) is str else feuille("urlweb", urlweb)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</web>"


_TELFIXE = frozenset(("@", "numtel", "extras"))


def _telfixe(o: Record) -> str:
    if not o.keys() <= _TELFIXE:
        refuser_cles(o, "telfixe")
    s = f"<telfixe{attributs(o)}>" if "@" in o else "<telfixe>"
    for numtel in o.get("numtel") or ():
        s += f"<numtel>{texte(numtel)}</numtel>" if type(numtel) is str else feuille("numtel", numtel)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</telfixe>"


_PORTABLE = frozenset(("@", "numtel", "extras"))


def _portable(o: Record) -> str:
    if not o.keys() <= _PORTABLE:
        refuser_cles(o, "portable")
    s = f"<portable{attributs(o)}>" if "@" in o else "<portable>"
    for numtel in o.get("numtel") or ():
        s += f"<numtel>{texte(numtel)}</numtel>" if type(numtel) is str else feuille("numtel", numtel)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</portable>"


_FAX = frozenset(("@", "numtel", "extras"))


def _fax(o: Record) -> str:
    if not o.keys() <= _FAX:
        refuser_cles(o, "fax")
    s = f"<fax{attributs(o)}>" if "@" in o else "<fax>"
    for numtel in o.get("numtel") or ():
        s += f"<numtel>{texte(numtel)}</numtel>" if type(numtel) is str else feuille("numtel", numtel)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</fax>"


_PERIODE = frozenset(("@", "debut", "fin", "extras"))


def _periode(o: Record) -> str:
    if not o.keys() <= _PERIODE:
        refuser_cles(o, "periode")
    s = f"<periode{attributs(o)}>" if "@" in o else "<periode>"
    if (debut := o.get("debut")) is not None:
        s += f"<debut>{debut if debut.isalnum() else texte(debut)}</debut>" if type(debut) is str else feuille("debut", debut)
    if (fin := o.get("fin")) is not None:
        s += f"<fin>{fin if fin.isalnum() else texte(fin)}</fin>" if type(fin) is str else feuille("fin", fin)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</periode>"


_PERIODE_INSCRIPTION = frozenset(("@", "periode"))


def _periode_inscription(o: Record) -> str:
    if not o.keys() <= _PERIODE_INSCRIPTION:
        refuser_cles(o, "periode-inscription")
    s = f"<periode-inscription{attributs(o)}>" if "@" in o else "<periode-inscription>"
    if (periode := o.get("periode")) is not None:
        s += _periode(periode)
    return s + "</periode-inscription>"


_LHEO_INDEX = frozenset(("@", "resumes_offres", "resumes_organismes", "extras"))


def _lheo_index(o: Record) -> str:
    if not o.keys() <= _LHEO_INDEX:
        refuser_cles(o, "lheo-index")
    s = f"<lheo-index{attributs(o)}>" if "@" in o else "<lheo-index>"
    if (resumes_offres := o.get("resumes_offres")) is not None:
        s += _resumes_offres(resumes_offres)
    if (resumes_organismes := o.get("resumes_organismes")) is not None:
        s += _resumes_organismes(resumes_organismes)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</lheo-index>"


_RESUMES_OFFRES = frozenset(("@", "resume_offre", "extras"))


def _resumes_offres(o: Record) -> str:
    if not o.keys() <= _RESUMES_OFFRES:
        refuser_cles(o, "resumes-offres")
    s = f"<resumes-offres{attributs(o)}>" if "@" in o else "<resumes-offres>"
    for resume_offre in o.get("resume_offre") or ():
        s += _resume_offre(resume_offre)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</resumes-offres>"


_RESUMES_ORGANISMES = frozenset(("@", "resume_organisme", "extras"))


def _resumes_organismes(o: Record) -> str:
    if not o.keys() <= _RESUMES_ORGANISMES:
        refuser_cles(o, "resumes-organismes")
    s = f"<resumes-organismes{attributs(o)}>" if "@" in o else "<resumes-organismes>"
    for resume_organisme in o.get("resume_organisme") or ():
        s += _resume_organisme(resume_organisme)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</resumes-organismes>"


_RESUME_OFFRE = frozenset(("@", "domaine_formation", "intitule_formation", "nom_organisme", "siret", "codepostal", "code_insee_commune", "ville", "departement", "region", "certifiante", "code_niveau_entree", "prise_en_charge_frais_possible", "modalites_enseignement", "code_public_vise", "nombre_heures_total", "session", "contact_formation_resume", "certification", "extras"))


def _resume_offre(o: Record) -> str:
    if not o.keys() <= _RESUME_OFFRE:
        refuser_cles(o, "resume-offre")
    s = f"<resume-offre{attributs(o)}>" if "@" in o else "<resume-offre>"
    if (domaine_formation := o.get("domaine_formation")) is not None:
        s += _domaine_formation(domaine_formation)
    if (intitule_formation := o.get("intitule_formation")) is not None:
        s += f"<intitule-formation>{texte(intitule_formation)}</intitule-formation>" if type(intitule_formation) is str else feuille("intitule-formation", intitule_formation)
    if (nom_organisme := o.get("nom_organisme")) is not None:
        s += f"<nom-organisme>{texte(nom_organisme)}</nom-organisme>" if type(nom_organisme) is str else feuille("nom-organisme", nom_organisme)
    if (siret := o.get("siret")) is not None:
        s += f"<SIRET>{siret if siret.isalnum() else texte(siret)}</SIRET>" if type(siret) is str else feuille("SIRET", siret)
    if (codepostal := o.get("codepostal")) is not None:
        s += f"<codepostal>{codepostal if codepostal.isalnum() else texte(codepostal)}</codepostal>" if type(codepostal) is str else feuille("codepostal", codepostal)
    if (code_insee_commune := o.get("code_insee_commune")) is not None:
        s += f"<code-INSEE-commune>{code_insee_commune if code_insee_commune.isalnum() else texte(code_insee_commune)}</code-INSEE-commune>" if type(code_insee_commune) is str else feuille("code-INSEE-commune", code_insee_commune)
    if (ville := o.get("ville")) is not None:
        s += f"<ville>{texte(ville)}</ville>" if type(ville) is str else feuille("ville", ville)
    if (departement := o.get("departement")) is not None:
        s += f"<departement>{departement if departement.isalnum() else texte(departement)}</departement>" if type(departement) is str else feuille("departement", departement)
    if (region := o.get("region")) is not None:
        s += f"<region>{region if region.isalnum() else texte(region)}</region>" if type(region) is str else feuille("region", region)
    if (certifiante := o.get("certifiante")) is not None:
        s += f"<certifiante>{certifiante if certifiante.isalnum() else texte(certifiante)}</certifiante>" if type(certifiante) is str else feuille("certifiante", certifiante)
    if (code_niveau_entree := o.get("code_niveau_entree")) is not None:
        s += f"<code-niveau-entree>{code_niveau_entree if code_niveau_entree.isalnum() else texte(code_niveau_entree)}</code-niveau-entree>" if type(code_niveau_entree) is str else feuille("code-niveau-entree", code_niveau_entree)
    if (prise_en_charge_frais_possible := o.get("prise_en_charge_frais_possible")) is not None:
        s += f"<prise-en-charge-frais-possible>{prise_en_charge_frais_possible if prise_en_charge_frais_possible.isalnum() else texte(prise_en_charge_frais_possible)}</prise-en-charge-frais-possible>" if type(prise_en_charge_frais_possible) is str else feuille("prise-en-charge-frais-possible", prise_en_charge_frais_possible)
    if (modalites_enseignement := o.get("modalites_enseignement")) is not None:
        s += f"<modalites-enseignement>{modalites_enseignement if modalites_enseignement.isalnum() else texte(modalites_enseignement)}</modalites-enseignement>" if type(modalites_enseignement) is str else feuille("modalites-enseignement", modalites_enseignement)
    for code_public_vise in o.get("code_public_vise") or ():
        s += f"<code-public-vise>{code_public_vise if code_public_vise.isalnum() else texte(code_public_vise)}</code-public-vise>" if type(code_public_vise) is str else feuille("code-public-vise", code_public_vise)
    if (nombre_heures_total := o.get("nombre_heures_total")) is not None:
        s += f"<nombre-heures-total>{nombre_heures_total if nombre_heures_total.isalnum() else texte(nombre_heures_total)}</nombre-heures-total>" if type(nombre_heures_total) is str else feuille("nombre-heures-total", nombre_heures_total)
    for session in o.get("session") or ():
        s += _session(session)
    for contact_formation_resume in o.get("contact_formation_resume") or ():
        s += _contact_formation_resume(contact_formation_resume)
    for certification in o.get("certification") or ():
        s += _certification(certification)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</resume-offre>"


_RESUME_ORGANISME = frozenset(("@", "nom_organisme", "raison_sociale", "siret", "numero_activite", "extras"))


def _resume_organisme(o: Record) -> str:
    if not o.keys() <= _RESUME_ORGANISME:
        refuser_cles(o, "resume-organisme")
    s = f"<resume-organisme{attributs(o)}>" if "@" in o else "<resume-organisme>"
    if (nom_organisme := o.get("nom_organisme")) is not None:
        s += f"<nom-organisme>{texte(nom_organisme)}</nom-organisme>" if type(nom_organisme) is str else feuille("nom-organisme", nom_organisme)
    if (raison_sociale := o.get("raison_sociale")) is not None:
        s += f"<raison-sociale>{texte(raison_sociale)}</raison-sociale>" if type(raison_sociale) is str else feuille("raison-sociale", raison_sociale)
    if (siret := o.get("siret")) is not None:
        s += f"<SIRET>{siret if siret.isalnum() else texte(siret)}</SIRET>" if type(siret) is str else feuille("SIRET", siret)
    if (numero_activite := o.get("numero_activite")) is not None:
        s += f"<numero-activite>{numero_activite if numero_activite.isalnum() else texte(numero_activite)}</numero-activite>" if type(numero_activite) is str else feuille("numero-activite", numero_activite)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</resume-organisme>"


_CONTACT_FORMATION_RESUME = frozenset(("@", "type_contact", "nom", "telfixe", "courriel", "extras"))


def _contact_formation_resume(o: Record) -> str:
    if not o.keys() <= _CONTACT_FORMATION_RESUME:
        refuser_cles(o, "contact-formation-resume")
    s = f"<contact-formation-resume{attributs(o)}>" if "@" in o else "<contact-formation-resume>"
    if o.get("type_contact") is not None:
        refuser("type-contact", "contact-formation-resume", "2.2")
    if (nom := o.get("nom")) is not None:
        s += f"<nom>{texte(nom)}</nom>" if type(nom) is str else feuille("nom", nom)
    if (telfixe := o.get("telfixe")) is not None:
        s += _telfixe(telfixe)
    if (courriel := o.get("courriel")) is not None:
        s += f"<courriel>{texte(courriel)}</courriel>" if type(courriel) is str else feuille("courriel", courriel)
    for extras in o.get("extras") or ():
        s += _extras(extras)
    return s + "</contact-formation-resume>"


_LHEO_PLUS = frozenset(("@", "lheo", "organisme_formation_responsable", "extras"))


def _lheo_plus(o: Record) -> str:
    if not o.keys() <= _LHEO_PLUS:
        refuser_cles(o, "lheo-plus")
    s = f"<lheo-plus{attributs(o)}>" if "@" in o else "<lheo-plus>"
    if (lheo := o.get("lheo")) is not None:
        s += _lheo(lheo)
    for organisme_formation_responsable in o.get("organisme_formation_responsable") or ():
        s += _organisme_formation_responsable(organisme_formation_responsable)
    for extras in o.get("extras") or ():
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
