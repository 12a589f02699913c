"""Writes each element of a stored record of LHEO 2.3. Written by ``python -m lheo.generation``: do not edit."""

from collections.abc import Callable
from typing import Any

from lheo.rendu.feuilles import Attributs

Rendu = Callable[[Any], str]


def rendus(attributs: Attributs, _extras: Rendu) -> dict[str, Rendu]:
    """The functions by element name."""
    of, feuille = attributs.of, attributs.feuille

    def _domaine_formation(o: Any) -> str:
        return (
            f'''<domaine-formation{of(o._attributs, "domaine-formation") if o._attributs else ""}>'''
            f'''{"" if not (v := o.code_formacode) else (f"<code-FORMACODE>{v[0]}</code-FORMACODE>" if type(v[0]) is str else feuille("code-FORMACODE", v[0])) if len(v) == 1 else "".join([f"<code-FORMACODE>{one}</code-FORMACODE>" if type(one) is str else feuille("code-FORMACODE", one) for one in v])}'''
            f'''{"" if not (v := o.code_nsf) else (f"<code-NSF>{v[0]}</code-NSF>" if type(v[0]) is str else feuille("code-NSF", v[0])) if len(v) == 1 else "".join([f"<code-NSF>{one}</code-NSF>" if type(one) is str else feuille("code-NSF", one) for one in v])}'''
            f'''{"" if not (v := o.code_rome) else (f"<code-ROME>{v[0]}</code-ROME>" if type(v[0]) is str else feuille("code-ROME", v[0])) if len(v) == 1 else "".join([f"<code-ROME>{one}</code-ROME>" if type(one) is str else feuille("code-ROME", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</domaine-formation>'''
        )

    def _contact_formation(o: Any) -> str:
        return (
            f'''<contact-formation{of(o._attributs, "contact-formation") if o._attributs else ""}>'''
            f'''{"" if (v := o.type_contact) is None else f"<type-contact>{v}</type-contact>"}'''
            f'''{_coordonnees(o.coordonnees)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</contact-formation>'''
        )

    def _contact_session(o: Any) -> str:
        return (
            f'''<contact-session{of(o._attributs, "contact-session") if o._attributs else ""}>'''
            f'''{"" if (v := o.type_contact) is None else f"<type-contact>{v}</type-contact>"}'''
            f'''{_coordonnees(o.coordonnees)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</contact-session>'''
        )

    def _certification(o: Any) -> str:
        return (
            f'''<certification{of(o._attributs, "certification") if o._attributs else ""}>'''
            f'''{"" if (v := o.code_rncp) is None else f"<code-RNCP>{v}</code-RNCP>" if type(v) is str else feuille("code-RNCP", v)}'''
            f'''{"" if (v := o.code_certifinfo) is None else f"<code-CERTIFINFO>{v}</code-CERTIFINFO>" if type(v) is str else feuille("code-CERTIFINFO", v)}'''
            f'''{"" if (v := o.code_rs) is None else f"<code-RS>{v}</code-RS>" if type(v) is str else feuille("code-RS", v)}'''
            f'''{"" if (v := o.code_cpf) is None else f"<code-CPF>{v}</code-CPF>" if type(v) is str else feuille("code-CPF", v)}'''
            f'''{"" if (v := o.reference_code_formacode) is None else f"<reference-code-FORMACODE>{v}</reference-code-FORMACODE>"}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</certification>'''
        )

    def _reference_certification(o: Any) -> str:
        return (
            f'''<reference-certification{of(o._attributs, "reference-certification") if o._attributs else ""}>'''
            f'''{"" if (v := o.reference_code_rncp) is None else f"<reference-code-RNCP>{v}</reference-code-RNCP>"}'''
            f'''{"" if (v := o.reference_code_certifinfo) is None else f"<reference-code-CERTIFINFO>{v}</reference-code-CERTIFINFO>"}'''
            f'''{"" if (v := o.reference_code_rs) is None else f"<reference-code-RS>{v}</reference-code-RS>"}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</reference-certification>'''
        )

    def _code_type_formation(o: Any) -> str:
        return (
            f'''<code-type-formation{of(o._attributs, "code-type-formation") if o._attributs else ""}>'''
            f'''{"" if (v := o.code_cpf) is None else f"<code-CPF>{v}</code-CPF>" if type(v) is str else feuille("code-CPF", v)}'''
            f'''{"" if (v := o.code_elu) is None else f"<code-ELU>{v}</code-ELU>" if type(v) is str else feuille("code-ELU", v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</code-type-formation>'''
        )

    def _lheo(o: Any) -> str:
        return (
            f'''<lheo{of(o._attributs, "lheo") if o._attributs else ""}>'''
            f'''{_offres(o.offres)}'''
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
        return (
            f'''<formation{of(o._attributs, "formation") if o._attributs else ""}>'''
            f'''{_domaine_formation(o.domaine_formation)}'''
            f'''<intitule-formation>{o.intitule_formation}</intitule-formation>'''
            f'''<objectif-formation>{o.objectif_formation}</objectif-formation>'''
            f'''<resultats-attendus>{o.resultats_attendus}</resultats-attendus>'''
            f'''<contenu-formation>{o.contenu_formation}</contenu-formation>'''
            f'''<certifiante>{o.certifiante}</certifiante>'''
            f'''{"" if not (v := o.contact_formation) else (_contact_formation(v[0])) if len(v) == 1 else "".join([_contact_formation(one) for one in v])}'''
            f'''<parcours-de-formation>{o.parcours_de_formation}</parcours-de-formation>'''
            f'''{f"<code-niveau-entree>{o.code_niveau_entree}</code-niveau-entree>" if type(o.code_niveau_entree) is str else feuille("code-niveau-entree", o.code_niveau_entree)}'''
            f'''{"" if (v := o.objectif_general_formation) is None else f"<objectif-general-formation>{v}</objectif-general-formation>"}'''
            f'''{"" if not (v := o.certification) else (_certification(v[0])) if len(v) == 1 else "".join([_certification(one) for one in v])}'''
            f'''{"" if not (v := o.code_type_formation) else (_code_type_formation(v[0])) if len(v) == 1 else "".join([_code_type_formation(one) for one in v])}'''
            f'''{"" if (v := o.code_niveau_sortie) is None else f"<code-niveau-sortie>{v}</code-niveau-sortie>" if type(v) is str else feuille("code-niveau-sortie", v)}'''
            f'''{"" if (v := o.url_formation) is None else _url_formation(v)}'''
            f'''{"" if not (v := o.action) else (_action(v[0])) if len(v) == 1 else "".join([_action(one) for one in v])}'''
            f'''{_organisme_formation_responsable(o.organisme_formation_responsable)}'''
            f'''{"" if (v := o.identifiant_module) is None else f"<identifiant-module>{v}</identifiant-module>"}'''
            f'''{"" if (v := o.positionnement) is None else f"<positionnement>{v}</positionnement>"}'''
            f'''{"" if (v := o.sous_modules) is None else _sous_modules(v)}'''
            f'''{"" if (v := o.modules_prerequis) is None else _modules_prerequis(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</formation>'''
        )

    def _action(o: Any) -> str:
        return (
            f'''<action{of(o._attributs, "action") if o._attributs else ""}>'''
            f'''<rythme-formation>{o.rythme_formation}</rythme-formation>'''
            f'''{"" if not (v := o.code_public_vise) else (f"<code-public-vise>{v[0]}</code-public-vise>" if type(v[0]) is str else feuille("code-public-vise", v[0])) if len(v) == 1 else "".join([f"<code-public-vise>{one}</code-public-vise>" if type(one) is str else feuille("code-public-vise", one) for one in v])}'''
            f'''{"" if (v := o.info_public_vise) is None else f"<info-public-vise>{v}</info-public-vise>"}'''
            f'''<niveau-entree-obligatoire>{o.niveau_entree_obligatoire}</niveau-entree-obligatoire>'''
            f'''<modalites-alternance>{o.modalites_alternance}</modalites-alternance>'''
            f'''<modalites-enseignement>{o.modalites_enseignement}</modalites-enseignement>'''
            f'''<conditions-specifiques>{o.conditions_specifiques}</conditions-specifiques>'''
            f'''<prise-en-charge-frais-possible>{o.prise_en_charge_frais_possible}</prise-en-charge-frais-possible>'''
            f'''{"" if not (v := o.lieu_de_formation) else (_lieu_de_formation(v[0])) if len(v) == 1 else "".join([_lieu_de_formation(one) for one in v])}'''
            f'''<modalites-entrees-sorties>{o.modalites_entrees_sorties}</modalites-entrees-sorties>'''
            f'''{"" if (v := o.url_action) is None else _url_action(v)}'''
            f'''{"" if (v := o.duree_cycle) is None else f"<duree-cycle>{v}</duree-cycle>"}'''
            f'''{"" if not (v := o.session) else (_session(v[0])) if len(v) == 1 else "".join([_session(one) for one in v])}'''
            f'''{"" if (v := o.adresse_information) is None else _adresse_information(v)}'''
            f'''{"" if not (v := o.date_information) else (_date_information(v[0])) if len(v) == 1 else "".join([_date_information(one) for one in v])}'''
            f'''{"" if (v := o.restauration) is None else f"<restauration>{v}</restauration>"}'''
            f'''{"" if (v := o.hebergement) is None else f"<hebergement>{v}</hebergement>"}'''
            f'''{"" if (v := o.transport) is None else f"<transport>{v}</transport>"}'''
            f'''{"" if (v := o.acces_handicapes) is None else f"<acces-handicapes>{v}</acces-handicapes>"}'''
            f'''{"" if not (v := o.langue_formation) else (f"<langue-formation>{v[0]}</langue-formation>" if type(v[0]) is str else feuille("langue-formation", v[0])) if len(v) == 1 else "".join([f"<langue-formation>{one}</langue-formation>" if type(one) is str else feuille("langue-formation", one) for one in v])}'''
            f'''{"" if (v := o.modalites_recrutement) is None else f"<modalites-recrutement>{v}</modalites-recrutement>"}'''
            f'''{"" if (v := o.modalites_pedagogiques) is None else f"<modalites-pedagogiques>{v}</modalites-pedagogiques>"}'''
            f'''{"" if not (v := o.code_modalite_pedagogique) else (f"<code-modalite-pedagogique>{v[0]}</code-modalite-pedagogique>" if type(v[0]) is str else feuille("code-modalite-pedagogique", v[0])) if len(v) == 1 else "".join([f"<code-modalite-pedagogique>{one}</code-modalite-pedagogique>" if type(one) is str else feuille("code-modalite-pedagogique", one) for one in v])}'''
            f'''{"" if not (v := o.equipement) else (_equipement(v[0])) if len(v) == 1 else "".join([_equipement(one) for one in v])}'''
            f'''{"" if (v := o.frais_restants) is None else f"<frais-restants>{v}</frais-restants>"}'''
            f'''{"" if (v := o.code_perimetre_recrutement) is None else f"<code-perimetre-recrutement>{v}</code-perimetre-recrutement>" if type(v) is str else feuille("code-perimetre-recrutement", v)}'''
            f'''{"" if (v := o.infos_perimetre_recrutement) is None else f"<infos-perimetre-recrutement>{v}</infos-perimetre-recrutement>"}'''
            f'''{"" if (v := o.prix_horaire_ttc) is None else f"<prix-horaire-TTC>{v}</prix-horaire-TTC>"}'''
            f'''{"" if (v := o.prix_total_ttc) is None else f"<prix-total-TTC>{v}</prix-total-TTC>"}'''
            f'''{"" if (v := o.duree_indicative) is None else f"<duree-indicative>{v}</duree-indicative>"}'''
            f'''{"" if (v := o.nombre_heures_centre) is None else f"<nombre-heures-centre>{v}</nombre-heures-centre>"}'''
            f'''{"" if (v := o.nombre_heures_entreprise) is None else f"<nombre-heures-entreprise>{v}</nombre-heures-entreprise>"}'''
            f'''{"" if (v := o.nombre_heures_total) is None else f"<nombre-heures-total>{v}</nombre-heures-total>"}'''
            f'''{"" if (v := o.detail_conditions_prise_en_charge) is None else f"<detail-conditions-prise-en-charge>{v}</detail-conditions-prise-en-charge>"}'''
            f'''{"" if (v := o.conventionnement) is None else f"<conventionnement>{v}</conventionnement>"}'''
            f'''{"" if (v := o.duree_conventionnee) is None else f"<duree-conventionnee>{v}</duree-conventionnee>"}'''
            f'''{"" if not (v := o.organisme_formateur) else (_organisme_formateur(v[0])) if len(v) == 1 else "".join([_organisme_formateur(one) for one in v])}'''
            f'''{"" if not (v := o.organisme_financeur) else (_organisme_financeur(v[0])) if len(v) == 1 else "".join([_organisme_financeur(one) for one in v])}'''
            f'''{"" if not (v := o.enseignement) else (_enseignement(v[0])) if len(v) == 1 else "".join([_enseignement(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</action>'''
        )

    def _organisme_formation_responsable(o: Any) -> str:
        return (
            f'''<organisme-formation-responsable{of(o._attributs, "organisme-formation-responsable") if o._attributs else ""}>'''
            f'''<numero-activite>{o.numero_activite}</numero-activite>'''
            f'''{_siret_organisme_formation(o.siret_organisme_formation)}'''
            f'''<nom-organisme>{o.nom_organisme}</nom-organisme>'''
            f'''<raison-sociale>{o.raison_sociale}</raison-sociale>'''
            f'''{_coordonnees_organisme(o.coordonnees_organisme)}'''
            f'''{"" if not (v := o.contact_organisme) else (_contact_organisme(v[0])) if len(v) == 1 else "".join([_contact_organisme(one) for one in v])}'''
            f'''{"" if (v := o.renseignements_specifiques) is None else f"<renseignements-specifiques>{v}</renseignements-specifiques>"}'''
            f'''{"" if (v := o.potentiel) is None else _potentiel(v)}'''
            f'''{"" if (v := o.code_uai_organisme_formation) is None else _code_uai_organisme_formation(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</organisme-formation-responsable>'''
        )

    def _potentiel(o: Any) -> str:
        return (
            f'''<potentiel{of(o._attributs, "potentiel") if o._attributs else ""}>'''
            f'''{"" if not (v := o.code_formacode) else (f"<code-FORMACODE>{v[0]}</code-FORMACODE>" if type(v[0]) is str else feuille("code-FORMACODE", v[0])) if len(v) == 1 else "".join([f"<code-FORMACODE>{one}</code-FORMACODE>" if type(one) is str else feuille("code-FORMACODE", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</potentiel>'''
        )

    def _organisme_formateur(o: Any) -> str:
        return (
            f'''<organisme-formateur{of(o._attributs, "organisme-formateur") if o._attributs else ""}>'''
            f'''{_siret_formateur(o.siret_formateur)}'''
            f'''<raison-sociale-formateur>{o.raison_sociale_formateur}</raison-sociale-formateur>'''
            f'''{"" if not (v := o.contact_formateur) else (_contact_formateur(v[0])) if len(v) == 1 else "".join([_contact_formateur(one) for one in v])}'''
            f'''{"" if (v := o.potentiel) is None else _potentiel(v)}'''
            f'''{"" if (v := o.code_uai_formateur) is None else _code_uai_formateur(v)}'''
            f'''{"" if not (v := o.reference_certification) else (_reference_certification(v[0])) if len(v) == 1 else "".join([_reference_certification(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</organisme-formateur>'''
        )

    def _url_formation(o: Any) -> str:
        return (
            f'''<url-formation{of(o._attributs, "url-formation") if o._attributs else ""}>'''
            f'''{"" if not (v := o.urlweb) else (f"<urlweb>{v[0]}</urlweb>" if type(v[0]) is str else feuille("urlweb", v[0])) if len(v) == 1 else "".join([f"<urlweb>{one}</urlweb>" if type(one) is str else feuille("urlweb", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</url-formation>'''
        )

    def _lieu_de_formation(o: Any) -> str:
        return (
            f'''<lieu-de-formation{of(o._attributs, "lieu-de-formation") if o._attributs else ""}>'''
            f'''{"" if (v := o.siret_lieu_formation) is None else _siret_lieu_formation(v)}'''
            f'''{"" if (v := o.code_uai_lieu_formation) is None else _code_uai_lieu_formation(v)}'''
            f'''{_coordonnees(o.coordonnees)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</lieu-de-formation>'''
        )

    def _recrutement(o: Any) -> str:
        return (
            f'''<recrutement{of(o._attributs, "recrutement") if o._attributs else ""}>'''
            f'''<modalite-recrutement>{o.modalite_recrutement}</modalite-recrutement>'''
            f'''{"" if (v := o.code_perimetre_recrutement) is None else f"<code-perimetre-recrutement>{v}</code-perimetre-recrutement>" if type(v) is str else feuille("code-perimetre-recrutement", v)}'''
            f'''{"" if (v := o.infos_perimetre_recrutement) is None else f"<infos-perimetre-recrutement>{v}</infos-perimetre-recrutement>"}'''
            f'''{"" if (v := o.a_distance) is None else f"<a-distance>{v}</a-distance>"}'''
            f'''{"" if (v := o.adresse) is None else _adresse(v)}'''
            f'''{"" if (v := o.urlweb) is None else f"<urlweb>{v}</urlweb>"}'''
            f'''{"" if (v := o.nb_places) is None else f"<nb-places>{v}</nb-places>"}'''
            f'''{"" if (v := o.periode) is None else _periode(v)}'''
            f'''{"" if (v := o.heure_debut) is None else f"<heure-debut>{v}</heure-debut>"}'''
            f'''{"" if (v := o.heure_fin) is None else f"<heure-fin>{v}</heure-fin>"}'''
            f'''{"" if (v := o.commentaire) is None else f"<commentaire>{v}</commentaire>"}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</recrutement>'''
        )

    def _enseignement(o: Any) -> str:
        return (
            f'''<enseignement{of(o._attributs, "enseignement") if o._attributs else ""}>'''
            f'''<libelle-enseignement>{o.libelle_enseignement}</libelle-enseignement>'''
            f'''<type-enseignement>{o.type_enseignement}</type-enseignement>'''
            f'''<obligatoire>{o.obligatoire}</obligatoire>'''
            f'''{"" if (v := o.commentaire) is None else f"<commentaire>{v}</commentaire>"}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</enseignement>'''
        )

    def _equipement(o: Any) -> str:
        return (
            f'''<equipement{of(o._attributs, "equipement") if o._attributs else ""}>'''
            f'''<type-equipement>{o.type_equipement}</type-equipement>'''
            f'''{"" if (v := o.cout_indicatif_equipement) is None else f"<cout-indicatif-equipement>{v}</cout-indicatif-equipement>"}'''
            f'''{"" if (v := o.commentaire) is None else f"<commentaire>{v}</commentaire>"}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</equipement>'''
        )

    def _rythme_alternance(o: Any) -> str:
        return (
            f'''<rythme-alternance{of(o._attributs, "rythme-alternance") if o._attributs else ""}>'''
            f'''<unite-rythme-alternance>{o.unite_rythme_alternance}</unite-rythme-alternance>'''
            f'''<unites-entreprise>{o.unites_entreprise}</unites-entreprise>'''
            f'''<unites-centre>{o.unites_centre}</unites-centre>'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</rythme-alternance>'''
        )

    def _alternance(o: Any) -> str:
        return (
            f'''<alternance{of(o._attributs, "alternance") if o._attributs else ""}>'''
            f'''<type-alternance>{o.type_alternance}</type-alternance>'''
            f'''{"" if (v := o.rythme_alternance) is None else _rythme_alternance(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</alternance>'''
        )

    def _cycle(o: Any) -> str:
        return (
            f'''<cycle{of(o._attributs, "cycle") if o._attributs else ""}>'''
            f'''<type-cycle>{o.type_cycle}</type-cycle>'''
            f'''{"" if not (v := o.annee_cycle) else (f"<annee-cycle>{v[0]}</annee-cycle>" if type(v[0]) is str else feuille("annee-cycle", v[0])) if len(v) == 1 else "".join([f"<annee-cycle>{one}</annee-cycle>" if type(one) is str else feuille("annee-cycle", one) for one in v])}'''
            f'''{"" if (v := o.effectif_minimal) is None else f"<effectif-minimal>{v}</effectif-minimal>"}'''
            f'''{"" if (v := o.capacite_simultanee) is None else f"<capacite-simultanee>{v}</capacite-simultanee>"}'''
            f'''{"" if (v := o.capacite_cumulee) is None else f"<capacite-cumulee>{v}</capacite-cumulee>"}'''
            f'''{"" if (v := o.alternance) is None else _alternance(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</cycle>'''
        )

    def _session(o: Any) -> str:
        return (
            f'''<session{of(o._attributs, "session") if o._attributs else ""}>'''
            f'''{_periode(o.periode)}'''
            f'''{_adresse_inscription(o.adresse_inscription)}'''
            f'''{"" if (v := o.modalites_inscription) is None else f"<modalites-inscription>{v}</modalites-inscription>"}'''
            f'''{"" if (v := o.periode_inscription) is None else _periode_inscription(v)}'''
            f'''{"" if (v := o.etat_recrutement) is None else f"<etat-recrutement>{v}</etat-recrutement>"}'''
            f'''{"" if not (v := o.recrutement) else (_recrutement(v[0])) if len(v) == 1 else "".join([_recrutement(one) for one in v])}'''
            f'''{"" if (v := o.url_session) is None else _url_session(v)}'''
            f'''{"" if not (v := o.contact_session) else (_contact_session(v[0])) if len(v) == 1 else "".join([_contact_session(one) for one in v])}'''
            f'''{"" if not (v := o.reference_certification) else (_reference_certification(v[0])) if len(v) == 1 else "".join([_reference_certification(one) for one in v])}'''
            f'''{"" if not (v := o.blocs_competences) else (_blocs_competences(v[0])) if len(v) == 1 else "".join([_blocs_competences(one) for one in v])}'''
            f'''{"" if not (v := o.cycle) else (_cycle(v[0])) if len(v) == 1 else "".join([_cycle(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</session>'''
        )

    def _adresse_inscription(o: Any) -> str:
        return (
            f'''<adresse-inscription{of(o._attributs, "adresse-inscription") if o._attributs else ""}>'''
            f'''{_adresse(o.adresse)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</adresse-inscription>'''
        )

    def _adresse_information(o: Any) -> str:
        return (
            f'''<adresse-information{of(o._attributs, "adresse-information") if o._attributs else ""}>'''
            f'''{_adresse(o.adresse)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</adresse-information>'''
        )

    def _date_information(o: Any) -> str:
        return (
            f'''<date-information{of(o._attributs, "date-information") if o._attributs else ""}>'''
            f'''<date>{o.date}</date>'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</date-information>'''
        )

    def _url_action(o: Any) -> str:
        return (
            f'''<url-action{of(o._attributs, "url-action") if o._attributs else ""}>'''
            f'''{"" if not (v := o.urlweb) else (f"<urlweb>{v[0]}</urlweb>" if type(v[0]) is str else feuille("urlweb", v[0])) if len(v) == 1 else "".join([f"<urlweb>{one}</urlweb>" if type(one) is str else feuille("urlweb", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</url-action>'''
        )

    def _url_session(o: Any) -> str:
        return (
            f'''<url-session{of(o._attributs, "url-session") if o._attributs else ""}>'''
            f'''{"" if not (v := o.urlweb) else (f"<urlweb>{v[0]}</urlweb>" if type(v[0]) is str else feuille("urlweb", v[0])) if len(v) == 1 else "".join([f"<urlweb>{one}</urlweb>" if type(one) is str else feuille("urlweb", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</url-session>'''
        )

    def _siret_organisme_formation(o: Any) -> str:
        return (
            f'''<SIRET-organisme-formation{of(o._attributs, "SIRET-organisme-formation") if o._attributs else ""}>'''
            f'''<SIRET>{o.siret}</SIRET>'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</SIRET-organisme-formation>'''
        )

    def _code_uai_organisme_formation(o: Any) -> str:
        return (
            f'''<code-UAI-organisme-formation{of(o._attributs, "code-UAI-organisme-formation") if o._attributs else ""}>'''
            f'''{f"<code-UAI>{o.code_uai}</code-UAI>" if type(o.code_uai) is str else feuille("code-UAI", o.code_uai)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</code-UAI-organisme-formation>'''
        )

    def _siret_lieu_formation(o: Any) -> str:
        return (
            f'''<SIRET-lieu-formation{of(o._attributs, "SIRET-lieu-formation") if o._attributs else ""}>'''
            f'''<SIRET>{o.siret}</SIRET>'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</SIRET-lieu-formation>'''
        )

    def _code_uai_lieu_formation(o: Any) -> str:
        return (
            f'''<code-UAI-lieu-formation{of(o._attributs, "code-UAI-lieu-formation") if o._attributs else ""}>'''
            f'''{f"<code-UAI>{o.code_uai}</code-UAI>" if type(o.code_uai) is str else feuille("code-UAI", o.code_uai)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</code-UAI-lieu-formation>'''
        )

    def _coordonnees_organisme(o: Any) -> str:
        return (
            f'''<coordonnees-organisme{of(o._attributs, "coordonnees-organisme") if o._attributs else ""}>'''
            f'''{_coordonnees(o.coordonnees)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</coordonnees-organisme>'''
        )

    def _contact_organisme(o: Any) -> str:
        return (
            f'''<contact-organisme{of(o._attributs, "contact-organisme") if o._attributs else ""}>'''
            f'''{"" if (v := o.type_contact) is None else f"<type-contact>{v}</type-contact>"}'''
            f'''{_coordonnees(o.coordonnees)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</contact-organisme>'''
        )

    def _contact_formateur(o: Any) -> str:
        return (
            f'''<contact-formateur{of(o._attributs, "contact-formateur") if o._attributs else ""}>'''
            f'''{"" if (v := o.type_contact) is None else f"<type-contact>{v}</type-contact>"}'''
            f'''{_coordonnees(o.coordonnees)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</contact-formateur>'''
        )

    def _organisme_financeur(o: Any) -> str:
        return (
            f'''<organisme-financeur{of(o._attributs, "organisme-financeur") if o._attributs else ""}>'''
            f'''{f"<code-financeur>{o.code_financeur}</code-financeur>" if type(o.code_financeur) is str else feuille("code-financeur", o.code_financeur)}'''
            f'''{"" if (v := o.nb_places_financees) is None else f"<nb-places-financees>{v}</nb-places-financees>"}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</organisme-financeur>'''
        )

    def _siret_formateur(o: Any) -> str:
        return (
            f'''<SIRET-formateur{of(o._attributs, "SIRET-formateur") if o._attributs else ""}>'''
            f'''<SIRET>{o.siret}</SIRET>'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</SIRET-formateur>'''
        )

    def _code_uai_formateur(o: Any) -> str:
        return (
            f'''<code-UAI-formateur{of(o._attributs, "code-UAI-formateur") if o._attributs else ""}>'''
            f'''{f"<code-UAI>{o.code_uai}</code-UAI>" if type(o.code_uai) is str else feuille("code-UAI", o.code_uai)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</code-UAI-formateur>'''
        )

    def _bloc_competences(o: Any) -> str:
        return (
            f'''<bloc-competences{of(o._attributs, "bloc-competences") if o._attributs else ""}>'''
            f'''<libelle-bloc>{o.libelle_bloc}</libelle-bloc>'''
            f'''{f"<code-bloc>{o.code_bloc}</code-bloc>" if type(o.code_bloc) is str else feuille("code-bloc", o.code_bloc)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</bloc-competences>'''
        )

    def _blocs_competences(o: Any) -> str:
        return (
            f'''<blocs-competences{of(o._attributs, "blocs-competences") if o._attributs else ""}>'''
            f'''<validation-blocs>{o.validation_blocs}</validation-blocs>'''
            f'''{_reference_certification(o.reference_certification)}'''
            f'''{"" if not (v := o.bloc_competences) else (_bloc_competences(v[0])) if len(v) == 1 else "".join([_bloc_competences(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</blocs-competences>'''
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
            f'''{"" if not (v := o.reference_module) else (f"<reference-module>{v[0]}</reference-module>" if type(v[0]) is str else feuille("reference-module", v[0])) if len(v) == 1 else "".join([f"<reference-module>{one}</reference-module>" if type(one) is str else feuille("reference-module", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</modules-prerequis>'''
        )

    def _sous_module(o: Any) -> str:
        return (
            f'''<sous-module{of(o._attributs, "sous-module") if o._attributs else ""}>'''
            f'''<reference-module>{o.reference_module}</reference-module>'''
            f'''<type-module>{o.type_module}</type-module>'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</sous-module>'''
        )

    def _coordonnees(o: Any) -> str:
        return (
            f'''<coordonnees{of(o._attributs, "coordonnees") if o._attributs else ""}>'''
            f'''{"" if (v := o.civilite) is None else f"<civilite>{v}</civilite>"}'''
            f'''{"" if (v := o.nom) is None else f"<nom>{v}</nom>"}'''
            f'''{"" if (v := o.prenom) is None else f"<prenom>{v}</prenom>"}'''
            f'''{"" if not (v := o.ligne) else (f"<ligne>{v[0]}</ligne>" if type(v[0]) is str else feuille("ligne", v[0])) if len(v) == 1 else "".join([f"<ligne>{one}</ligne>" if type(one) is str else feuille("ligne", one) for one in v])}'''
            f'''{"" if (v := o.adresse) is None else _adresse(v)}'''
            f'''{"" if (v := o.telfixe) is None else _telfixe(v)}'''
            f'''{"" if (v := o.portable) is None else _portable(v)}'''
            f'''{"" if (v := o.fax) is None else _fax(v)}'''
            f'''{"" if (v := o.courriel) is None else f"<courriel>{v}</courriel>"}'''
            f'''{"" if (v := o.web) is None else _web(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</coordonnees>'''
        )

    def _adresse(o: Any) -> str:
        return (
            f'''<adresse{of(o._attributs, "adresse") if o._attributs else ""}>'''
            f'''{"" if (v := o.denomination) is None else f"<denomination>{v}</denomination>"}'''
            f'''{"" if not (v := o.ligne) else (f"<ligne>{v[0]}</ligne>" if type(v[0]) is str else feuille("ligne", v[0])) if len(v) == 1 else "".join([f"<ligne>{one}</ligne>" if type(one) is str else feuille("ligne", one) for one in v])}'''
            f'''<codepostal>{o.codepostal}</codepostal>'''
            f'''<ville>{o.ville}</ville>'''
            f'''{"" if (v := o.departement) is None else f"<departement>{v}</departement>"}'''
            f'''{"" if (v := o.code_insee_commune) is None else f"<code-INSEE-commune>{v}</code-INSEE-commune>" if type(v) is str else feuille("code-INSEE-commune", v)}'''
            f'''{"" if (v := o.code_insee_canton) is None else f"<code-INSEE-canton>{v}</code-INSEE-canton>" if type(v) is str else feuille("code-INSEE-canton", v)}'''
            f'''{"" if (v := o.region) is None else f"<region>{v}</region>"}'''
            f'''{"" if (v := o.pays) is None else f"<pays>{v}</pays>"}'''
            f'''{"" if (v := o.geolocalisation) is None else _geolocalisation(v)}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</adresse>'''
        )

    def _geolocalisation(o: Any) -> str:
        return (
            f'''<geolocalisation{of(o._attributs, "geolocalisation") if o._attributs else ""}>'''
            f'''<latitude>{o.latitude}</latitude>'''
            f'''<longitude>{o.longitude}</longitude>'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</geolocalisation>'''
        )

    def _web(o: Any) -> str:
        return (
            f'''<web{of(o._attributs, "web") if o._attributs else ""}>'''
            f'''{"" if not (v := o.urlweb) else (f"<urlweb>{v[0]}</urlweb>" if type(v[0]) is str else feuille("urlweb", v[0])) if len(v) == 1 else "".join([f"<urlweb>{one}</urlweb>" if type(one) is str else feuille("urlweb", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</web>'''
        )

    def _telfixe(o: Any) -> str:
        return (
            f'''<telfixe{of(o._attributs, "telfixe") if o._attributs else ""}>'''
            f'''{"" if not (v := o.numtel) else (f"<numtel>{v[0]}</numtel>" if type(v[0]) is str else feuille("numtel", v[0])) if len(v) == 1 else "".join([f"<numtel>{one}</numtel>" if type(one) is str else feuille("numtel", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</telfixe>'''
        )

    def _portable(o: Any) -> str:
        return (
            f'''<portable{of(o._attributs, "portable") if o._attributs else ""}>'''
            f'''{"" if not (v := o.numtel) else (f"<numtel>{v[0]}</numtel>" if type(v[0]) is str else feuille("numtel", v[0])) if len(v) == 1 else "".join([f"<numtel>{one}</numtel>" if type(one) is str else feuille("numtel", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</portable>'''
        )

    def _fax(o: Any) -> str:
        return (
            f'''<fax{of(o._attributs, "fax") if o._attributs else ""}>'''
            f'''{"" if not (v := o.numtel) else (f"<numtel>{v[0]}</numtel>" if type(v[0]) is str else feuille("numtel", v[0])) if len(v) == 1 else "".join([f"<numtel>{one}</numtel>" if type(one) is str else feuille("numtel", one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</fax>'''
        )

    def _periode(o: Any) -> str:
        return (
            f'''<periode{of(o._attributs, "periode") if o._attributs else ""}>'''
            f'''<debut>{o.debut}</debut>'''
            f'''<fin>{o.fin}</fin>'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</periode>'''
        )

    def _periode_inscription(o: Any) -> str:
        return (
            f'''<periode-inscription{of(o._attributs, "periode-inscription") if o._attributs else ""}>'''
            f'''{_periode(o.periode)}'''
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
            f'''{_domaine_formation(o.domaine_formation)}'''
            f'''<intitule-formation>{o.intitule_formation}</intitule-formation>'''
            f'''<nom-organisme>{o.nom_organisme}</nom-organisme>'''
            f'''<SIRET>{o.siret}</SIRET>'''
            f'''{"" if (v := o.codepostal) is None else f"<codepostal>{v}</codepostal>"}'''
            f'''{"" if (v := o.code_insee_commune) is None else f"<code-INSEE-commune>{v}</code-INSEE-commune>" if type(v) is str else feuille("code-INSEE-commune", v)}'''
            f'''<ville>{o.ville}</ville>'''
            f'''<departement>{o.departement}</departement>'''
            f'''{"" if (v := o.region) is None else f"<region>{v}</region>"}'''
            f'''<certifiante>{o.certifiante}</certifiante>'''
            f'''{f"<code-niveau-entree>{o.code_niveau_entree}</code-niveau-entree>" if type(o.code_niveau_entree) is str else feuille("code-niveau-entree", o.code_niveau_entree)}'''
            f'''<prise-en-charge-frais-possible>{o.prise_en_charge_frais_possible}</prise-en-charge-frais-possible>'''
            f'''{"" if (v := o.modalites_enseignement) is None else f"<modalites-enseignement>{v}</modalites-enseignement>"}'''
            f'''{"" if not (v := o.code_public_vise) else (f"<code-public-vise>{v[0]}</code-public-vise>" if type(v[0]) is str else feuille("code-public-vise", v[0])) if len(v) == 1 else "".join([f"<code-public-vise>{one}</code-public-vise>" if type(one) is str else feuille("code-public-vise", one) for one in v])}'''
            f'''{"" if (v := o.nombre_heures_total) is None else f"<nombre-heures-total>{v}</nombre-heures-total>"}'''
            f'''{"" if not (v := o.session) else (_session(v[0])) if len(v) == 1 else "".join([_session(one) for one in v])}'''
            f'''{"" if not (v := o.contact_formation_resume) else (_contact_formation_resume(v[0])) if len(v) == 1 else "".join([_contact_formation_resume(one) for one in v])}'''
            f'''{"" if not (v := o.certification) else (_certification(v[0])) if len(v) == 1 else "".join([_certification(one) for one in v])}'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</resume-offre>'''
        )

    def _resume_organisme(o: Any) -> str:
        return (
            f'''<resume-organisme{of(o._attributs, "resume-organisme") if o._attributs else ""}>'''
            f'''<nom-organisme>{o.nom_organisme}</nom-organisme>'''
            f'''<raison-sociale>{o.raison_sociale}</raison-sociale>'''
            f'''<SIRET>{o.siret}</SIRET>'''
            f'''<numero-activite>{o.numero_activite}</numero-activite>'''
            f'''{"" if not (v := o.extras) else (_extras(v[0])) if len(v) == 1 else "".join([_extras(one) for one in v])}'''
            f'''</resume-organisme>'''
        )

    def _contact_formation_resume(o: Any) -> str:
        return (
            f'''<contact-formation-resume{of(o._attributs, "contact-formation-resume") if o._attributs else ""}>'''
            f'''{"" if (v := o.type_contact) is None else f"<type-contact>{v}</type-contact>"}'''
            f'''{"" if (v := o.nom) is None else f"<nom>{v}</nom>"}'''
            f'''{"" if (v := o.telfixe) is None else _telfixe(v)}'''
            f'''{"" if (v := o.courriel) is None else f"<courriel>{v}</courriel>"}'''
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
        "contact-session": _contact_session,
        "certification": _certification,
        "reference-certification": _reference_certification,
        "code-type-formation": _code_type_formation,
        "lheo": _lheo,
        "offres": _offres,
        "formation": _formation,
        "action": _action,
        "organisme-formation-responsable": _organisme_formation_responsable,
        "potentiel": _potentiel,
        "organisme-formateur": _organisme_formateur,
        "url-formation": _url_formation,
        "lieu-de-formation": _lieu_de_formation,
        "recrutement": _recrutement,
        "enseignement": _enseignement,
        "equipement": _equipement,
        "rythme-alternance": _rythme_alternance,
        "alternance": _alternance,
        "cycle": _cycle,
        "session": _session,
        "adresse-inscription": _adresse_inscription,
        "adresse-information": _adresse_information,
        "date-information": _date_information,
        "url-action": _url_action,
        "url-session": _url_session,
        "SIRET-organisme-formation": _siret_organisme_formation,
        "code-UAI-organisme-formation": _code_uai_organisme_formation,
        "SIRET-lieu-formation": _siret_lieu_formation,
        "code-UAI-lieu-formation": _code_uai_lieu_formation,
        "coordonnees-organisme": _coordonnees_organisme,
        "contact-organisme": _contact_organisme,
        "contact-formateur": _contact_formateur,
        "organisme-financeur": _organisme_financeur,
        "SIRET-formateur": _siret_formateur,
        "code-UAI-formateur": _code_uai_formateur,
        "bloc-competences": _bloc_competences,
        "blocs-competences": _blocs_competences,
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
