"""Writes each element of LHEO 2.2. Written by ``python -m lheo.generation``: do not edit."""

from collections.abc import Callable
from typing import Any

from lheo.rendu.feuilles import Attributs, refuser, texte

Rendu = Callable[[Any], str]


def rendus(attributs: Attributs, _extras: Rendu) -> dict[str, Rendu]:
    """The functions by element name."""
    of, feuille = attributs.of, attributs.feuille

    def _domaine_formation(o: Any) -> str:
        return (
            f'''<domaine-formation{of(o._attributs, "domaine-formation") if o._attributs else ""}>'''
            f'''{"" if not (v := o.code_formacode) else (f"<code-FORMACODE>{v[0] if v[0].isalnum() else texte(v[0])}</code-FORMACODE>" if type(v[0]) is str else feuille("code-FORMACODE", v[0])) if len(v) == 1 else "".join([f"<code-FORMACODE>{one if one.isalnum() else texte(one)}</code-FORMACODE>" if type(one) is str else feuille("code-FORMACODE", one) for one in v])}'''
            f'''{"" if not (v := o.code_nsf) else (f"<code-NSF>{v[0] if v[0].isalnum() else texte(v[0])}</code-NSF>" if type(v[0]) is str else feuille("code-NSF", v[0])) if len(v) == 1 else "".join([f"<code-NSF>{one if one.isalnum() else texte(one)}</code-NSF>" if type(one) is str else feuille("code-NSF", one) for one in v])}'''
            f'''{"" if not (v := o.code_rome) else (f"<code-ROME>{v[0] if v[0].isalnum() else texte(v[0])}</code-ROME>" if type(v[0]) is str else feuille("code-ROME", v[0])) if len(v) == 1 else "".join([f"<code-ROME>{one if one.isalnum() else texte(one)}</code-ROME>" if type(one) is str else feuille("code-ROME", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</domaine-formation>'''
        )

    def _contact_formation(o: Any) -> str:
        if o.type_contact is not None:
            refuser("type-contact", "contact-formation", "2.2")
        return (
            f'''<contact-formation{of(o._attributs, "contact-formation") if o._attributs else ""}>'''
            f'''{"" if (v := o.coordonnees) is None else _coordonnees(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</contact-formation>'''
        )

    def _certification(o: Any) -> str:
        if o.code_rs is not None:
            refuser("code-RS", "certification", "2.2")
        if o.code_cpf is not None:
            refuser("code-CPF", "certification", "2.2")
        if o.reference_code_formacode is not None:
            refuser("reference-code-FORMACODE", "certification", "2.2")
        return (
            f'''<certification{of(o._attributs, "certification") if o._attributs else ""}>'''
            f'''{"" if (v := o.code_rncp) is None else f"<code-RNCP>{v if v.isalnum() else texte(v)}</code-RNCP>" if type(v) is str else feuille("code-RNCP", v)}'''
            f'''{"" if (v := o.code_certifinfo) is None else f"<code-CERTIFINFO>{v if v.isalnum() else texte(v)}</code-CERTIFINFO>" if type(v) is str else feuille("code-CERTIFINFO", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</certification>'''
        )

    def _lheo(o: Any) -> str:
        return (
            f'''<lheo{of(o._attributs, "lheo") if o._attributs else ""}>'''
            f'''{"" if (v := o.offres) is None else _offres(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</lheo>'''
        )

    def _offres(o: Any) -> str:
        return (
            f'''<offres{of(o._attributs, "offres") if o._attributs else ""}>'''
            f'''{"" if not (v := o.formation) else (_formation(v[0])) if len(v) == 1 else "".join([_formation(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</offres>'''
        )

    def _formation(o: Any) -> str:
        if o.code_type_formation:
            refuser("code-type-formation", "formation", "2.2")
        return (
            f'''<formation{of(o._attributs, "formation") if o._attributs else ""}>'''
            f'''{"" if (v := o.domaine_formation) is None else _domaine_formation(v)}'''
            f'''{"" if (v := o.intitule_formation) is None else f"<intitule-formation>{texte(v)}</intitule-formation>" if type(v) is str else feuille("intitule-formation", v)}'''
            f'''{"" if (v := o.objectif_formation) is None else f"<objectif-formation>{texte(v)}</objectif-formation>" if type(v) is str else feuille("objectif-formation", v)}'''
            f'''{"" if (v := o.resultats_attendus) is None else f"<resultats-attendus>{texte(v)}</resultats-attendus>" if type(v) is str else feuille("resultats-attendus", v)}'''
            f'''{"" if (v := o.contenu_formation) is None else f"<contenu-formation>{texte(v)}</contenu-formation>" if type(v) is str else feuille("contenu-formation", v)}'''
            f'''{"" if (v := o.certifiante) is None else f"<certifiante>{v if v.isalnum() else texte(v)}</certifiante>" if type(v) is str else feuille("certifiante", v)}'''
            f'''{"" if not (v := o.contact_formation) else (_contact_formation(v[0])) if len(v) == 1 else "".join([_contact_formation(one) for one in v])}'''
            f'''{"" if (v := o.parcours_de_formation) is None else f"<parcours-de-formation>{v if v.isalnum() else texte(v)}</parcours-de-formation>" if type(v) is str else feuille("parcours-de-formation", v)}'''
            f'''{"" if (v := o.code_niveau_entree) is None else f"<code-niveau-entree>{v if v.isalnum() else texte(v)}</code-niveau-entree>" if type(v) is str else feuille("code-niveau-entree", v)}'''
            f'''{"" if (v := o.objectif_general_formation) is None else f"<objectif-general-formation>{v if v.isalnum() else texte(v)}</objectif-general-formation>" if type(v) is str else feuille("objectif-general-formation", v)}'''
            f'''{"" if not (v := o.certification) else (_certification(v[0])) if len(v) == 1 else "".join([_certification(one) for one in v])}'''
            f'''{"" if (v := o.code_niveau_sortie) is None else f"<code-niveau-sortie>{v if v.isalnum() else texte(v)}</code-niveau-sortie>" if type(v) is str else feuille("code-niveau-sortie", v)}'''
            f'''{"" if (v := o.url_formation) is None else _url_formation(v)}'''
            f'''{"" if not (v := o.action) else (_action(v[0])) if len(v) == 1 else "".join([_action(one) for one in v])}'''
            f'''{"" if (v := o.organisme_formation_responsable) is None else _organisme_formation_responsable(v)}'''
            f'''{"" if (v := o.identifiant_module) is None else f"<identifiant-module>{texte(v)}</identifiant-module>" if type(v) is str else feuille("identifiant-module", v)}'''
            f'''{"" if (v := o.positionnement) is None else f"<positionnement>{v if v.isalnum() else texte(v)}</positionnement>" if type(v) is str else feuille("positionnement", v)}'''
            f'''{"" if (v := o.sous_modules) is None else _sous_modules(v)}'''
            f'''{"" if (v := o.modules_prerequis) is None else _modules_prerequis(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</formation>'''
        )

    def _action(o: Any) -> str:
        if o.duree_cycle is not None:
            refuser("duree-cycle", "action", "2.2")
        if o.equipement:
            refuser("equipement", "action", "2.2")
        if o.enseignement:
            refuser("enseignement", "action", "2.2")
        return (
            f'''<action{of(o._attributs, "action") if o._attributs else ""}>'''
            f'''{"" if (v := o.rythme_formation) is None else f"<rythme-formation>{texte(v)}</rythme-formation>" if type(v) is str else feuille("rythme-formation", v)}'''
            f'''{"" if not (v := o.code_public_vise) else (f"<code-public-vise>{v[0] if v[0].isalnum() else texte(v[0])}</code-public-vise>" if type(v[0]) is str else feuille("code-public-vise", v[0])) if len(v) == 1 else "".join([f"<code-public-vise>{one if one.isalnum() else texte(one)}</code-public-vise>" if type(one) is str else feuille("code-public-vise", one) for one in v])}'''
            f'''{"" if (v := o.info_public_vise) is None else f"<info-public-vise>{texte(v)}</info-public-vise>" if type(v) is str else feuille("info-public-vise", v)}'''
            f'''{"" if (v := o.niveau_entree_obligatoire) is None else f"<niveau-entree-obligatoire>{v if v.isalnum() else texte(v)}</niveau-entree-obligatoire>" if type(v) is str else feuille("niveau-entree-obligatoire", v)}'''
            f'''{"" if (v := o.modalites_alternance) is None else f"<modalites-alternance>{texte(v)}</modalites-alternance>" if type(v) is str else feuille("modalites-alternance", v)}'''
            f'''{"" if (v := o.modalites_enseignement) is None else f"<modalites-enseignement>{v if v.isalnum() else texte(v)}</modalites-enseignement>" if type(v) is str else feuille("modalites-enseignement", v)}'''
            f'''{"" if (v := o.conditions_specifiques) is None else f"<conditions-specifiques>{texte(v)}</conditions-specifiques>" if type(v) is str else feuille("conditions-specifiques", v)}'''
            f'''{"" if (v := o.prise_en_charge_frais_possible) is None else f"<prise-en-charge-frais-possible>{v if v.isalnum() else texte(v)}</prise-en-charge-frais-possible>" if type(v) is str else feuille("prise-en-charge-frais-possible", v)}'''
            f'''{"" if not (v := o.lieu_de_formation) else (_lieu_de_formation(v[0])) if len(v) == 1 else "".join([_lieu_de_formation(one) for one in v])}'''
            f'''{"" if (v := o.modalites_entrees_sorties) is None else f"<modalites-entrees-sorties>{v if v.isalnum() else texte(v)}</modalites-entrees-sorties>" if type(v) is str else feuille("modalites-entrees-sorties", v)}'''
            f'''{"" if (v := o.url_action) is None else _url_action(v)}'''
            f'''{"" if not (v := o.session) else (_session(v[0])) if len(v) == 1 else "".join([_session(one) for one in v])}'''
            f'''{"" if (v := o.adresse_information) is None else _adresse_information(v)}'''
            f'''{"" if not (v := o.date_information) else (_date_information(v[0])) if len(v) == 1 else "".join([_date_information(one) for one in v])}'''
            f'''{"" if (v := o.restauration) is None else f"<restauration>{texte(v)}</restauration>" if type(v) is str else feuille("restauration", v)}'''
            f'''{"" if (v := o.hebergement) is None else f"<hebergement>{texte(v)}</hebergement>" if type(v) is str else feuille("hebergement", v)}'''
            f'''{"" if (v := o.transport) is None else f"<transport>{texte(v)}</transport>" if type(v) is str else feuille("transport", v)}'''
            f'''{"" if (v := o.acces_handicapes) is None else f"<acces-handicapes>{texte(v)}</acces-handicapes>" if type(v) is str else feuille("acces-handicapes", v)}'''
            f'''{"" if not (v := o.langue_formation) else (f"<langue-formation>{v[0] if v[0].isalnum() else texte(v[0])}</langue-formation>" if type(v[0]) is str else feuille("langue-formation", v[0])) if len(v) == 1 else "".join([f"<langue-formation>{one if one.isalnum() else texte(one)}</langue-formation>" if type(one) is str else feuille("langue-formation", one) for one in v])}'''
            f'''{"" if (v := o.modalites_recrutement) is None else f"<modalites-recrutement>{texte(v)}</modalites-recrutement>" if type(v) is str else feuille("modalites-recrutement", v)}'''
            f'''{"" if (v := o.modalites_pedagogiques) is None else f"<modalites-pedagogiques>{texte(v)}</modalites-pedagogiques>" if type(v) is str else feuille("modalites-pedagogiques", v)}'''
            f'''{"" if not (v := o.code_modalite_pedagogique) else (f"<code-modalite-pedagogique>{v[0] if v[0].isalnum() else texte(v[0])}</code-modalite-pedagogique>" if type(v[0]) is str else feuille("code-modalite-pedagogique", v[0])) if len(v) == 1 else "".join([f"<code-modalite-pedagogique>{one if one.isalnum() else texte(one)}</code-modalite-pedagogique>" if type(one) is str else feuille("code-modalite-pedagogique", one) for one in v])}'''
            f'''{"" if (v := o.frais_restants) is None else f"<frais-restants>{texte(v)}</frais-restants>" if type(v) is str else feuille("frais-restants", v)}'''
            f'''{"" if (v := o.code_perimetre_recrutement) is None else f"<code-perimetre-recrutement>{v if v.isalnum() else texte(v)}</code-perimetre-recrutement>" if type(v) is str else feuille("code-perimetre-recrutement", v)}'''
            f'''{"" if (v := o.infos_perimetre_recrutement) is None else f"<infos-perimetre-recrutement>{texte(v)}</infos-perimetre-recrutement>" if type(v) is str else feuille("infos-perimetre-recrutement", v)}'''
            f'''{"" if (v := o.prix_horaire_ttc) is None else f"<prix-horaire-TTC>{v if v.isalnum() else texte(v)}</prix-horaire-TTC>" if type(v) is str else feuille("prix-horaire-TTC", v)}'''
            f'''{"" if (v := o.prix_total_ttc) is None else f"<prix-total-TTC>{v if v.isalnum() else texte(v)}</prix-total-TTC>" if type(v) is str else feuille("prix-total-TTC", v)}'''
            f'''{"" if (v := o.duree_indicative) is None else f"<duree-indicative>{texte(v)}</duree-indicative>" if type(v) is str else feuille("duree-indicative", v)}'''
            f'''{"" if (v := o.nombre_heures_centre) is None else f"<nombre-heures-centre>{v if v.isalnum() else texte(v)}</nombre-heures-centre>" if type(v) is str else feuille("nombre-heures-centre", v)}'''
            f'''{"" if (v := o.nombre_heures_entreprise) is None else f"<nombre-heures-entreprise>{v if v.isalnum() else texte(v)}</nombre-heures-entreprise>" if type(v) is str else feuille("nombre-heures-entreprise", v)}'''
            f'''{"" if (v := o.nombre_heures_total) is None else f"<nombre-heures-total>{v if v.isalnum() else texte(v)}</nombre-heures-total>" if type(v) is str else feuille("nombre-heures-total", v)}'''
            f'''{"" if (v := o.detail_conditions_prise_en_charge) is None else f"<detail-conditions-prise-en-charge>{texte(v)}</detail-conditions-prise-en-charge>" if type(v) is str else feuille("detail-conditions-prise-en-charge", v)}'''
            f'''{"" if (v := o.conventionnement) is None else f"<conventionnement>{v if v.isalnum() else texte(v)}</conventionnement>" if type(v) is str else feuille("conventionnement", v)}'''
            f'''{"" if (v := o.duree_conventionnee) is None else f"<duree-conventionnee>{v if v.isalnum() else texte(v)}</duree-conventionnee>" if type(v) is str else feuille("duree-conventionnee", v)}'''
            f'''{"" if not (v := o.organisme_formateur) else (_organisme_formateur(v[0])) if len(v) == 1 else "".join([_organisme_formateur(one) for one in v])}'''
            f'''{"" if not (v := o.organisme_financeur) else (_organisme_financeur(v[0])) if len(v) == 1 else "".join([_organisme_financeur(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</action>'''
        )

    def _organisme_formation_responsable(o: Any) -> str:
        if o.code_uai_organisme_formation is not None:
            refuser("code-UAI-organisme-formation", "organisme-formation-responsable", "2.2")
        return (
            f'''<organisme-formation-responsable{of(o._attributs, "organisme-formation-responsable") if o._attributs else ""}>'''
            f'''{"" if (v := o.numero_activite) is None else f"<numero-activite>{v if v.isalnum() else texte(v)}</numero-activite>" if type(v) is str else feuille("numero-activite", v)}'''
            f'''{"" if (v := o.siret_organisme_formation) is None else _siret_organisme_formation(v)}'''
            f'''{"" if (v := o.nom_organisme) is None else f"<nom-organisme>{texte(v)}</nom-organisme>" if type(v) is str else feuille("nom-organisme", v)}'''
            f'''{"" if (v := o.raison_sociale) is None else f"<raison-sociale>{texte(v)}</raison-sociale>" if type(v) is str else feuille("raison-sociale", v)}'''
            f'''{"" if (v := o.coordonnees_organisme) is None else _coordonnees_organisme(v)}'''
            f'''{"" if not (v := o.contact_organisme) else (_contact_organisme(v[0])) if len(v) == 1 else "".join([_contact_organisme(one) for one in v])}'''
            f'''{"" if (v := o.renseignements_specifiques) is None else f"<renseignements-specifiques>{texte(v)}</renseignements-specifiques>" if type(v) is str else feuille("renseignements-specifiques", v)}'''
            f'''{"" if (v := o.potentiel) is None else _potentiel(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</organisme-formation-responsable>'''
        )

    def _potentiel(o: Any) -> str:
        return (
            f'''<potentiel{of(o._attributs, "potentiel") if o._attributs else ""}>'''
            f'''{"" if not (v := o.code_formacode) else (f"<code-FORMACODE>{v[0] if v[0].isalnum() else texte(v[0])}</code-FORMACODE>" if type(v[0]) is str else feuille("code-FORMACODE", v[0])) if len(v) == 1 else "".join([f"<code-FORMACODE>{one if one.isalnum() else texte(one)}</code-FORMACODE>" if type(one) is str else feuille("code-FORMACODE", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</potentiel>'''
        )

    def _organisme_formateur(o: Any) -> str:
        if o.code_uai_formateur is not None:
            refuser("code-UAI-formateur", "organisme-formateur", "2.2")
        if o.reference_certification:
            refuser("reference-certification", "organisme-formateur", "2.2")
        return (
            f'''<organisme-formateur{of(o._attributs, "organisme-formateur") if o._attributs else ""}>'''
            f'''{"" if (v := o.siret_formateur) is None else _siret_formateur(v)}'''
            f'''{"" if (v := o.raison_sociale_formateur) is None else f"<raison-sociale-formateur>{texte(v)}</raison-sociale-formateur>" if type(v) is str else feuille("raison-sociale-formateur", v)}'''
            f'''{"" if not (v := o.contact_formateur) else (_contact_formateur(v[0])) if len(v) == 1 else "".join([_contact_formateur(one) for one in v])}'''
            f'''{"" if (v := o.potentiel) is None else _potentiel(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</organisme-formateur>'''
        )

    def _url_formation(o: Any) -> str:
        return (
            f'''<url-formation{of(o._attributs, "url-formation") if o._attributs else ""}>'''
            f'''{"" if not (v := o.urlweb) else (f"<urlweb>{texte(v[0])}</urlweb>" if type(v[0]) is str else feuille("urlweb", v[0])) if len(v) == 1 else "".join([f"<urlweb>{texte(one)}</urlweb>" if type(one) is str else feuille("urlweb", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</url-formation>'''
        )

    def _lieu_de_formation(o: Any) -> str:
        if o.siret_lieu_formation is not None:
            refuser("SIRET-lieu-formation", "lieu-de-formation", "2.2")
        if o.code_uai_lieu_formation is not None:
            refuser("code-UAI-lieu-formation", "lieu-de-formation", "2.2")
        return (
            f'''<lieu-de-formation{of(o._attributs, "lieu-de-formation") if o._attributs else ""}>'''
            f'''{"" if (v := o.coordonnees) is None else _coordonnees(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</lieu-de-formation>'''
        )

    def _session(o: Any) -> str:
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
        return (
            f'''<session{of(o._attributs, "session") if o._attributs else ""}>'''
            f'''{"" if (v := o.periode) is None else _periode(v)}'''
            f'''{"" if (v := o.adresse_inscription) is None else _adresse_inscription(v)}'''
            f'''{"" if (v := o.modalites_inscription) is None else f"<modalites-inscription>{texte(v)}</modalites-inscription>" if type(v) is str else feuille("modalites-inscription", v)}'''
            f'''{"" if (v := o.periode_inscription) is None else _periode_inscription(v)}'''
            f'''{"" if (v := o.etat_recrutement) is None else f"<etat-recrutement>{v if v.isalnum() else texte(v)}</etat-recrutement>" if type(v) is str else feuille("etat-recrutement", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</session>'''
        )

    def _adresse_inscription(o: Any) -> str:
        return (
            f'''<adresse-inscription{of(o._attributs, "adresse-inscription") if o._attributs else ""}>'''
            f'''{"" if (v := o.adresse) is None else _adresse(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</adresse-inscription>'''
        )

    def _adresse_information(o: Any) -> str:
        return (
            f'''<adresse-information{of(o._attributs, "adresse-information") if o._attributs else ""}>'''
            f'''{"" if (v := o.adresse) is None else _adresse(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</adresse-information>'''
        )

    def _date_information(o: Any) -> str:
        return (
            f'''<date-information{of(o._attributs, "date-information") if o._attributs else ""}>'''
            f'''{"" if (v := o.date) is None else f"<date>{v if v.isalnum() else texte(v)}</date>" if type(v) is str else feuille("date", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</date-information>'''
        )

    def _url_action(o: Any) -> str:
        return (
            f'''<url-action{of(o._attributs, "url-action") if o._attributs else ""}>'''
            f'''{"" if not (v := o.urlweb) else (f"<urlweb>{texte(v[0])}</urlweb>" if type(v[0]) is str else feuille("urlweb", v[0])) if len(v) == 1 else "".join([f"<urlweb>{texte(one)}</urlweb>" if type(one) is str else feuille("urlweb", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</url-action>'''
        )

    def _siret_organisme_formation(o: Any) -> str:
        return (
            f'''<SIRET-organisme-formation{of(o._attributs, "SIRET-organisme-formation") if o._attributs else ""}>'''
            f'''{"" if (v := o.siret) is None else f"<SIRET>{v if v.isalnum() else texte(v)}</SIRET>" if type(v) is str else feuille("SIRET", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</SIRET-organisme-formation>'''
        )

    def _coordonnees_organisme(o: Any) -> str:
        return (
            f'''<coordonnees-organisme{of(o._attributs, "coordonnees-organisme") if o._attributs else ""}>'''
            f'''{"" if (v := o.coordonnees) is None else _coordonnees(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</coordonnees-organisme>'''
        )

    def _contact_organisme(o: Any) -> str:
        if o.type_contact is not None:
            refuser("type-contact", "contact-organisme", "2.2")
        return (
            f'''<contact-organisme{of(o._attributs, "contact-organisme") if o._attributs else ""}>'''
            f'''{"" if (v := o.coordonnees) is None else _coordonnees(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</contact-organisme>'''
        )

    def _contact_formateur(o: Any) -> str:
        if o.type_contact is not None:
            refuser("type-contact", "contact-formateur", "2.2")
        return (
            f'''<contact-formateur{of(o._attributs, "contact-formateur") if o._attributs else ""}>'''
            f'''{"" if (v := o.coordonnees) is None else _coordonnees(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</contact-formateur>'''
        )

    def _organisme_financeur(o: Any) -> str:
        return (
            f'''<organisme-financeur{of(o._attributs, "organisme-financeur") if o._attributs else ""}>'''
            f'''{"" if (v := o.code_financeur) is None else f"<code-financeur>{v if v.isalnum() else texte(v)}</code-financeur>" if type(v) is str else feuille("code-financeur", v)}'''
            f'''{"" if (v := o.nb_places_financees) is None else f"<nb-places-financees>{v if v.isalnum() else texte(v)}</nb-places-financees>" if type(v) is str else feuille("nb-places-financees", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</organisme-financeur>'''
        )

    def _siret_formateur(o: Any) -> str:
        return (
            f'''<SIRET-formateur{of(o._attributs, "SIRET-formateur") if o._attributs else ""}>'''
            f'''{"" if (v := o.siret) is None else f"<SIRET>{v if v.isalnum() else texte(v)}</SIRET>" if type(v) is str else feuille("SIRET", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</SIRET-formateur>'''
        )

    def _sous_modules(o: Any) -> str:
        return (
            f'''<sous-modules{of(o._attributs, "sous-modules") if o._attributs else ""}>'''
            f'''{"" if not (v := o.sous_module) else (_sous_module(v[0])) if len(v) == 1 else "".join([_sous_module(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</sous-modules>'''
        )

    def _modules_prerequis(o: Any) -> str:
        return (
            f'''<modules-prerequis{of(o._attributs, "modules-prerequis") if o._attributs else ""}>'''
            f'''{"" if not (v := o.reference_module) else (f"<reference-module>{texte(v[0])}</reference-module>" if type(v[0]) is str else feuille("reference-module", v[0])) if len(v) == 1 else "".join([f"<reference-module>{texte(one)}</reference-module>" if type(one) is str else feuille("reference-module", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</modules-prerequis>'''
        )

    def _sous_module(o: Any) -> str:
        return (
            f'''<sous-module{of(o._attributs, "sous-module") if o._attributs else ""}>'''
            f'''{"" if (v := o.reference_module) is None else f"<reference-module>{texte(v)}</reference-module>" if type(v) is str else feuille("reference-module", v)}'''
            f'''{"" if (v := o.type_module) is None else f"<type-module>{v if v.isalnum() else texte(v)}</type-module>" if type(v) is str else feuille("type-module", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</sous-module>'''
        )

    def _coordonnees(o: Any) -> str:
        return (
            f'''<coordonnees{of(o._attributs, "coordonnees") if o._attributs else ""}>'''
            f'''{"" if (v := o.civilite) is None else f"<civilite>{texte(v)}</civilite>" if type(v) is str else feuille("civilite", v)}'''
            f'''{"" if (v := o.nom) is None else f"<nom>{texte(v)}</nom>" if type(v) is str else feuille("nom", v)}'''
            f'''{"" if (v := o.prenom) is None else f"<prenom>{texte(v)}</prenom>" if type(v) is str else feuille("prenom", v)}'''
            f'''{"" if not (v := o.ligne) else (f"<ligne>{texte(v[0])}</ligne>" if type(v[0]) is str else feuille("ligne", v[0])) if len(v) == 1 else "".join([f"<ligne>{texte(one)}</ligne>" if type(one) is str else feuille("ligne", one) for one in v])}'''
            f'''{"" if (v := o.adresse) is None else _adresse(v)}'''
            f'''{"" if (v := o.telfixe) is None else _telfixe(v)}'''
            f'''{"" if (v := o.portable) is None else _portable(v)}'''
            f'''{"" if (v := o.fax) is None else _fax(v)}'''
            f'''{"" if (v := o.courriel) is None else f"<courriel>{texte(v)}</courriel>" if type(v) is str else feuille("courriel", v)}'''
            f'''{"" if (v := o.web) is None else _web(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</coordonnees>'''
        )

    def _adresse(o: Any) -> str:
        if o.denomination is not None:
            refuser("denomination", "adresse", "2.2")
        return (
            f'''<adresse{of(o._attributs, "adresse") if o._attributs else ""}>'''
            f'''{"" if not (v := o.ligne) else (f"<ligne>{texte(v[0])}</ligne>" if type(v[0]) is str else feuille("ligne", v[0])) if len(v) == 1 else "".join([f"<ligne>{texte(one)}</ligne>" if type(one) is str else feuille("ligne", one) for one in v])}'''
            f'''{"" if (v := o.codepostal) is None else f"<codepostal>{v if v.isalnum() else texte(v)}</codepostal>" if type(v) is str else feuille("codepostal", v)}'''
            f'''{"" if (v := o.ville) is None else f"<ville>{texte(v)}</ville>" if type(v) is str else feuille("ville", v)}'''
            f'''{"" if (v := o.departement) is None else f"<departement>{v if v.isalnum() else texte(v)}</departement>" if type(v) is str else feuille("departement", v)}'''
            f'''{"" if (v := o.code_insee_commune) is None else f"<code-INSEE-commune>{v if v.isalnum() else texte(v)}</code-INSEE-commune>" if type(v) is str else feuille("code-INSEE-commune", v)}'''
            f'''{"" if (v := o.code_insee_canton) is None else f"<code-INSEE-canton>{v if v.isalnum() else texte(v)}</code-INSEE-canton>" if type(v) is str else feuille("code-INSEE-canton", v)}'''
            f'''{"" if (v := o.region) is None else f"<region>{v if v.isalnum() else texte(v)}</region>" if type(v) is str else feuille("region", v)}'''
            f'''{"" if (v := o.pays) is None else f"<pays>{v if v.isalnum() else texte(v)}</pays>" if type(v) is str else feuille("pays", v)}'''
            f'''{"" if (v := o.geolocalisation) is None else _geolocalisation(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</adresse>'''
        )

    def _geolocalisation(o: Any) -> str:
        return (
            f'''<geolocalisation{of(o._attributs, "geolocalisation") if o._attributs else ""}>'''
            f'''{"" if (v := o.latitude) is None else f"<latitude>{texte(v)}</latitude>" if type(v) is str else feuille("latitude", v)}'''
            f'''{"" if (v := o.longitude) is None else f"<longitude>{texte(v)}</longitude>" if type(v) is str else feuille("longitude", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</geolocalisation>'''
        )

    def _web(o: Any) -> str:
        return (
            f'''<web{of(o._attributs, "web") if o._attributs else ""}>'''
            f'''{"" if not (v := o.urlweb) else (f"<urlweb>{texte(v[0])}</urlweb>" if type(v[0]) is str else feuille("urlweb", v[0])) if len(v) == 1 else "".join([f"<urlweb>{texte(one)}</urlweb>" if type(one) is str else feuille("urlweb", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</web>'''
        )

    def _telfixe(o: Any) -> str:
        return (
            f'''<telfixe{of(o._attributs, "telfixe") if o._attributs else ""}>'''
            f'''{"" if not (v := o.numtel) else (f"<numtel>{texte(v[0])}</numtel>" if type(v[0]) is str else feuille("numtel", v[0])) if len(v) == 1 else "".join([f"<numtel>{texte(one)}</numtel>" if type(one) is str else feuille("numtel", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</telfixe>'''
        )

    def _portable(o: Any) -> str:
        return (
            f'''<portable{of(o._attributs, "portable") if o._attributs else ""}>'''
            f'''{"" if not (v := o.numtel) else (f"<numtel>{texte(v[0])}</numtel>" if type(v[0]) is str else feuille("numtel", v[0])) if len(v) == 1 else "".join([f"<numtel>{texte(one)}</numtel>" if type(one) is str else feuille("numtel", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</portable>'''
        )

    def _fax(o: Any) -> str:
        return (
            f'''<fax{of(o._attributs, "fax") if o._attributs else ""}>'''
            f'''{"" if not (v := o.numtel) else (f"<numtel>{texte(v[0])}</numtel>" if type(v[0]) is str else feuille("numtel", v[0])) if len(v) == 1 else "".join([f"<numtel>{texte(one)}</numtel>" if type(one) is str else feuille("numtel", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</fax>'''
        )

    def _periode(o: Any) -> str:
        return (
            f'''<periode{of(o._attributs, "periode") if o._attributs else ""}>'''
            f'''{"" if (v := o.debut) is None else f"<debut>{v if v.isalnum() else texte(v)}</debut>" if type(v) is str else feuille("debut", v)}'''
            f'''{"" if (v := o.fin) is None else f"<fin>{v if v.isalnum() else texte(v)}</fin>" if type(v) is str else feuille("fin", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</periode>'''
        )

    def _periode_inscription(o: Any) -> str:
        return (
            f'''<periode-inscription{of(o._attributs, "periode-inscription") if o._attributs else ""}>'''
            f'''{"" if (v := o.periode) is None else _periode(v)}'''
            f'''</periode-inscription>'''
        )

    def _lheo_index(o: Any) -> str:
        return (
            f'''<lheo-index{of(o._attributs, "lheo-index") if o._attributs else ""}>'''
            f'''{"" if (v := o.resumes_offres) is None else _resumes_offres(v)}'''
            f'''{"" if (v := o.resumes_organismes) is None else _resumes_organismes(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</lheo-index>'''
        )

    def _resumes_offres(o: Any) -> str:
        return (
            f'''<resumes-offres{of(o._attributs, "resumes-offres") if o._attributs else ""}>'''
            f'''{"" if not (v := o.resume_offre) else (_resume_offre(v[0])) if len(v) == 1 else "".join([_resume_offre(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</resumes-offres>'''
        )

    def _resumes_organismes(o: Any) -> str:
        return (
            f'''<resumes-organismes{of(o._attributs, "resumes-organismes") if o._attributs else ""}>'''
            f'''{"" if not (v := o.resume_organisme) else (_resume_organisme(v[0])) if len(v) == 1 else "".join([_resume_organisme(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</resumes-organismes>'''
        )

    def _resume_offre(o: Any) -> str:
        return (
            f'''<resume-offre{of(o._attributs, "resume-offre") if o._attributs else ""}>'''
            f'''{"" if (v := o.domaine_formation) is None else _domaine_formation(v)}'''
            f'''{"" if (v := o.intitule_formation) is None else f"<intitule-formation>{texte(v)}</intitule-formation>" if type(v) is str else feuille("intitule-formation", v)}'''
            f'''{"" if (v := o.nom_organisme) is None else f"<nom-organisme>{texte(v)}</nom-organisme>" if type(v) is str else feuille("nom-organisme", v)}'''
            f'''{"" if (v := o.siret) is None else f"<SIRET>{v if v.isalnum() else texte(v)}</SIRET>" if type(v) is str else feuille("SIRET", v)}'''
            f'''{"" if (v := o.codepostal) is None else f"<codepostal>{v if v.isalnum() else texte(v)}</codepostal>" if type(v) is str else feuille("codepostal", v)}'''
            f'''{"" if (v := o.code_insee_commune) is None else f"<code-INSEE-commune>{v if v.isalnum() else texte(v)}</code-INSEE-commune>" if type(v) is str else feuille("code-INSEE-commune", v)}'''
            f'''{"" if (v := o.ville) is None else f"<ville>{texte(v)}</ville>" if type(v) is str else feuille("ville", v)}'''
            f'''{"" if (v := o.departement) is None else f"<departement>{v if v.isalnum() else texte(v)}</departement>" if type(v) is str else feuille("departement", v)}'''
            f'''{"" if (v := o.region) is None else f"<region>{v if v.isalnum() else texte(v)}</region>" if type(v) is str else feuille("region", v)}'''
            f'''{"" if (v := o.certifiante) is None else f"<certifiante>{v if v.isalnum() else texte(v)}</certifiante>" if type(v) is str else feuille("certifiante", v)}'''
            f'''{"" if (v := o.code_niveau_entree) is None else f"<code-niveau-entree>{v if v.isalnum() else texte(v)}</code-niveau-entree>" if type(v) is str else feuille("code-niveau-entree", v)}'''
            f'''{"" if (v := o.prise_en_charge_frais_possible) is None else f"<prise-en-charge-frais-possible>{v if v.isalnum() else texte(v)}</prise-en-charge-frais-possible>" if type(v) is str else feuille("prise-en-charge-frais-possible", v)}'''
            f'''{"" if (v := o.modalites_enseignement) is None else f"<modalites-enseignement>{v if v.isalnum() else texte(v)}</modalites-enseignement>" if type(v) is str else feuille("modalites-enseignement", v)}'''
            f'''{"" if not (v := o.code_public_vise) else (f"<code-public-vise>{v[0] if v[0].isalnum() else texte(v[0])}</code-public-vise>" if type(v[0]) is str else feuille("code-public-vise", v[0])) if len(v) == 1 else "".join([f"<code-public-vise>{one if one.isalnum() else texte(one)}</code-public-vise>" if type(one) is str else feuille("code-public-vise", one) for one in v])}'''
            f'''{"" if (v := o.nombre_heures_total) is None else f"<nombre-heures-total>{v if v.isalnum() else texte(v)}</nombre-heures-total>" if type(v) is str else feuille("nombre-heures-total", v)}'''
            f'''{"" if not (v := o.session) else (_session(v[0])) if len(v) == 1 else "".join([_session(one) for one in v])}'''
            f'''{"" if not (v := o.contact_formation_resume) else (_contact_formation_resume(v[0])) if len(v) == 1 else "".join([_contact_formation_resume(one) for one in v])}'''
            f'''{"" if not (v := o.certification) else (_certification(v[0])) if len(v) == 1 else "".join([_certification(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</resume-offre>'''
        )

    def _resume_organisme(o: Any) -> str:
        return (
            f'''<resume-organisme{of(o._attributs, "resume-organisme") if o._attributs else ""}>'''
            f'''{"" if (v := o.nom_organisme) is None else f"<nom-organisme>{texte(v)}</nom-organisme>" if type(v) is str else feuille("nom-organisme", v)}'''
            f'''{"" if (v := o.raison_sociale) is None else f"<raison-sociale>{texte(v)}</raison-sociale>" if type(v) is str else feuille("raison-sociale", v)}'''
            f'''{"" if (v := o.siret) is None else f"<SIRET>{v if v.isalnum() else texte(v)}</SIRET>" if type(v) is str else feuille("SIRET", v)}'''
            f'''{"" if (v := o.numero_activite) is None else f"<numero-activite>{v if v.isalnum() else texte(v)}</numero-activite>" if type(v) is str else feuille("numero-activite", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</resume-organisme>'''
        )

    def _contact_formation_resume(o: Any) -> str:
        if o.type_contact is not None:
            refuser("type-contact", "contact-formation-resume", "2.2")
        return (
            f'''<contact-formation-resume{of(o._attributs, "contact-formation-resume") if o._attributs else ""}>'''
            f'''{"" if (v := o.nom) is None else f"<nom>{texte(v)}</nom>" if type(v) is str else feuille("nom", v)}'''
            f'''{"" if (v := o.telfixe) is None else _telfixe(v)}'''
            f'''{"" if (v := o.courriel) is None else f"<courriel>{texte(v)}</courriel>" if type(v) is str else feuille("courriel", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</contact-formation-resume>'''
        )

    def _lheo_plus(o: Any) -> str:
        return (
            f'''<lheo-plus{of(o._attributs, "lheo-plus") if o._attributs else ""}>'''
            f'''{"" if (v := o.lheo) is None else _lheo(v)}'''
            f'''{"" if not (v := o.organisme_formation_responsable) else (_organisme_formation_responsable(v[0])) if len(v) == 1 else "".join([_organisme_formation_responsable(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</lheo-plus>'''
        )

    return {
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
