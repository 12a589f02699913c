"""Writes each element of LHEO 2.2. Written by ``python -m lheo.generation``: do not edit."""

from collections.abc import Callable
from typing import Any

from lheo.rendu.feuilles import Attributs, refuser, texte

Rendu = Callable[[Any], str]
Bloc = Callable[[str], Callable[[Rendu], Rendu]]


def rendus(attributs: Attributs, _extras: Rendu, pret: bool, bloc: Bloc) -> dict[str, Rendu]:
    """The functions by element name.

    ``pret`` tells that texts are already as XML writes them; ``bloc`` may put itself before those that write a block.
    """
    feuille = attributs.feuille

    def _domaine_formation(o: Any) -> str:
        return "".join((
            f"<domaine-formation{attributs(o)}>" if o._attributs else "<domaine-formation>",
            "" if not (v := o.code_formacode) else f"<code-FORMACODE>{v[0] if pret or v[0].isalnum() else texte(v[0])}</code-FORMACODE>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("code-FORMACODE", one) for one in v]),
            "" if not (v := o.code_nsf) else f"<code-NSF>{v[0] if pret or v[0].isalnum() else texte(v[0])}</code-NSF>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("code-NSF", one) for one in v]),
            "" if not (v := o.code_rome) else f"<code-ROME>{v[0] if pret or v[0].isalnum() else texte(v[0])}</code-ROME>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("code-ROME", one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</domaine-formation>",
        ))

    @bloc("contact-formation")
    def _contact_formation(o: Any) -> str:
        if o.type_contact is not None:
            refuser("type-contact", "contact-formation", "2.2")
        return "".join((
            f"<contact-formation{attributs(o)}>" if o._attributs else "<contact-formation>",
            "" if (v := o.coordonnees) is None else _coordonnees(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</contact-formation>",
        ))

    def _certification(o: Any) -> str:
        if o.code_rs is not None:
            refuser("code-RS", "certification", "2.2")
        if o.code_cpf is not None:
            refuser("code-CPF", "certification", "2.2")
        if o.reference_code_formacode is not None:
            refuser("reference-code-FORMACODE", "certification", "2.2")
        return "".join((
            f"<certification{attributs(o)}>" if o._attributs else "<certification>",
            "" if (v := o.code_rncp) is None else f"<code-RNCP>{v if pret or v.isalnum() else texte(v)}</code-RNCP>" if type(v) is str else feuille("code-RNCP", v),
            "" if (v := o.code_certifinfo) is None else f"<code-CERTIFINFO>{v if pret or v.isalnum() else texte(v)}</code-CERTIFINFO>" if type(v) is str else feuille("code-CERTIFINFO", v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</certification>",
        ))

    def _lheo(o: Any) -> str:
        return "".join((
            f"<lheo{attributs(o)}>" if o._attributs else "<lheo>",
            "" if (v := o.offres) is None else _offres(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</lheo>",
        ))

    def _offres(o: Any) -> str:
        return "".join((
            f"<offres{attributs(o)}>" if o._attributs else "<offres>",
            "" if not (v := o.formation) else _formation(v[0]) if len(v) == 1 else "".join([_formation(one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</offres>",
        ))

    def _formation(o: Any) -> str:
        if o.code_type_formation:
            refuser("code-type-formation", "formation", "2.2")
        return "".join((
            f"<formation{attributs(o)}>" if o._attributs else "<formation>",
            "" if (v := o.domaine_formation) is None else _domaine_formation(v),
            "" if (v := o.intitule_formation) is None else f"<intitule-formation>{v if pret else texte(v)}</intitule-formation>" if type(v) is str else feuille("intitule-formation", v),
            "" if (v := o.objectif_formation) is None else f"<objectif-formation>{v if pret else texte(v)}</objectif-formation>" if type(v) is str else feuille("objectif-formation", v),
            "" if (v := o.resultats_attendus) is None else f"<resultats-attendus>{v if pret else texte(v)}</resultats-attendus>" if type(v) is str else feuille("resultats-attendus", v),
            "" if (v := o.contenu_formation) is None else f"<contenu-formation>{v if pret else texte(v)}</contenu-formation>" if type(v) is str else feuille("contenu-formation", v),
            "" if (v := o.certifiante) is None else f"<certifiante>{v if pret or v.isalnum() else texte(v)}</certifiante>" if type(v) is str else feuille("certifiante", v),
            "" if not (v := o.contact_formation) else _contact_formation(v[0]) if len(v) == 1 else "".join([_contact_formation(one) for one in v]),
            "" if (v := o.parcours_de_formation) is None else f"<parcours-de-formation>{v if pret or v.isalnum() else texte(v)}</parcours-de-formation>" if type(v) is str else feuille("parcours-de-formation", v),
            "" if (v := o.code_niveau_entree) is None else f"<code-niveau-entree>{v if pret or v.isalnum() else texte(v)}</code-niveau-entree>" if type(v) is str else feuille("code-niveau-entree", v),
            "" if (v := o.objectif_general_formation) is None else f"<objectif-general-formation>{v if pret or v.isalnum() else texte(v)}</objectif-general-formation>" if type(v) is str else feuille("objectif-general-formation", v),
            "" if not (v := o.certification) else _certification(v[0]) if len(v) == 1 else "".join([_certification(one) for one in v]),
            "" if (v := o.code_niveau_sortie) is None else f"<code-niveau-sortie>{v if pret or v.isalnum() else texte(v)}</code-niveau-sortie>" if type(v) is str else feuille("code-niveau-sortie", v),
            "" if (v := o.url_formation) is None else _url_formation(v),
            "" if not (v := o.action) else _action(v[0]) if len(v) == 1 else "".join([_action(one) for one in v]),
            "" if (v := o.organisme_formation_responsable) is None else _organisme_formation_responsable(v),
            "" if (v := o.identifiant_module) is None else f"<identifiant-module>{v if pret else texte(v)}</identifiant-module>" if type(v) is str else feuille("identifiant-module", v),
            "" if (v := o.positionnement) is None else f"<positionnement>{v if pret or v.isalnum() else texte(v)}</positionnement>" if type(v) is str else feuille("positionnement", v),
            "" if (v := o.sous_modules) is None else _sous_modules(v),
            "" if (v := o.modules_prerequis) is None else _modules_prerequis(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</formation>",
        ))

    def _action(o: Any) -> str:
        if o.duree_cycle is not None:
            refuser("duree-cycle", "action", "2.2")
        if o.equipement:
            refuser("equipement", "action", "2.2")
        if o.enseignement:
            refuser("enseignement", "action", "2.2")
        return "".join((
            f"<action{attributs(o)}>" if o._attributs else "<action>",
            "" if (v := o.rythme_formation) is None else f"<rythme-formation>{v if pret else texte(v)}</rythme-formation>" if type(v) is str else feuille("rythme-formation", v),
            "" if not (v := o.code_public_vise) else f"<code-public-vise>{v[0] if pret or v[0].isalnum() else texte(v[0])}</code-public-vise>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("code-public-vise", one) for one in v]),
            "" if (v := o.info_public_vise) is None else f"<info-public-vise>{v if pret else texte(v)}</info-public-vise>" if type(v) is str else feuille("info-public-vise", v),
            "" if (v := o.niveau_entree_obligatoire) is None else f"<niveau-entree-obligatoire>{v if pret or v.isalnum() else texte(v)}</niveau-entree-obligatoire>" if type(v) is str else feuille("niveau-entree-obligatoire", v),
            "" if (v := o.modalites_alternance) is None else f"<modalites-alternance>{v if pret else texte(v)}</modalites-alternance>" if type(v) is str else feuille("modalites-alternance", v),
            "" if (v := o.modalites_enseignement) is None else f"<modalites-enseignement>{v if pret or v.isalnum() else texte(v)}</modalites-enseignement>" if type(v) is str else feuille("modalites-enseignement", v),
            "" if (v := o.conditions_specifiques) is None else f"<conditions-specifiques>{v if pret else texte(v)}</conditions-specifiques>" if type(v) is str else feuille("conditions-specifiques", v),
            "" if (v := o.prise_en_charge_frais_possible) is None else f"<prise-en-charge-frais-possible>{v if pret or v.isalnum() else texte(v)}</prise-en-charge-frais-possible>" if type(v) is str else feuille("prise-en-charge-frais-possible", v),
            "" if not (v := o.lieu_de_formation) else _lieu_de_formation(v[0]) if len(v) == 1 else "".join([_lieu_de_formation(one) for one in v]),
            "" if (v := o.modalites_entrees_sorties) is None else f"<modalites-entrees-sorties>{v if pret or v.isalnum() else texte(v)}</modalites-entrees-sorties>" if type(v) is str else feuille("modalites-entrees-sorties", v),
            "" if (v := o.url_action) is None else _url_action(v),
            "" if not (v := o.session) else _session(v[0]) if len(v) == 1 else "".join([_session(one) for one in v]),
            "" if (v := o.adresse_information) is None else _adresse_information(v),
            "" if not (v := o.date_information) else _date_information(v[0]) if len(v) == 1 else "".join([_date_information(one) for one in v]),
            "" if (v := o.restauration) is None else f"<restauration>{v if pret else texte(v)}</restauration>" if type(v) is str else feuille("restauration", v),
            "" if (v := o.hebergement) is None else f"<hebergement>{v if pret else texte(v)}</hebergement>" if type(v) is str else feuille("hebergement", v),
            "" if (v := o.transport) is None else f"<transport>{v if pret else texte(v)}</transport>" if type(v) is str else feuille("transport", v),
            "" if (v := o.acces_handicapes) is None else f"<acces-handicapes>{v if pret else texte(v)}</acces-handicapes>" if type(v) is str else feuille("acces-handicapes", v),
            "" if not (v := o.langue_formation) else f"<langue-formation>{v[0] if pret or v[0].isalnum() else texte(v[0])}</langue-formation>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("langue-formation", one) for one in v]),
            "" if (v := o.modalites_recrutement) is None else f"<modalites-recrutement>{v if pret else texte(v)}</modalites-recrutement>" if type(v) is str else feuille("modalites-recrutement", v),
            "" if (v := o.modalites_pedagogiques) is None else f"<modalites-pedagogiques>{v if pret else texte(v)}</modalites-pedagogiques>" if type(v) is str else feuille("modalites-pedagogiques", v),
            "" if not (v := o.code_modalite_pedagogique) else f"<code-modalite-pedagogique>{v[0] if pret or v[0].isalnum() else texte(v[0])}</code-modalite-pedagogique>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("code-modalite-pedagogique", one) for one in v]),
            "" if (v := o.frais_restants) is None else f"<frais-restants>{v if pret else texte(v)}</frais-restants>" if type(v) is str else feuille("frais-restants", v),
            "" if (v := o.code_perimetre_recrutement) is None else f"<code-perimetre-recrutement>{v if pret or v.isalnum() else texte(v)}</code-perimetre-recrutement>" if type(v) is str else feuille("code-perimetre-recrutement", v),
            "" if (v := o.infos_perimetre_recrutement) is None else f"<infos-perimetre-recrutement>{v if pret else texte(v)}</infos-perimetre-recrutement>" if type(v) is str else feuille("infos-perimetre-recrutement", v),
            "" if (v := o.prix_horaire_ttc) is None else f"<prix-horaire-TTC>{v if pret or v.isalnum() else texte(v)}</prix-horaire-TTC>" if type(v) is str else feuille("prix-horaire-TTC", v),
            "" if (v := o.prix_total_ttc) is None else f"<prix-total-TTC>{v if pret or v.isalnum() else texte(v)}</prix-total-TTC>" if type(v) is str else feuille("prix-total-TTC", v),
            "" if (v := o.duree_indicative) is None else f"<duree-indicative>{v if pret else texte(v)}</duree-indicative>" if type(v) is str else feuille("duree-indicative", v),
            "" if (v := o.nombre_heures_centre) is None else f"<nombre-heures-centre>{v if pret or v.isalnum() else texte(v)}</nombre-heures-centre>" if type(v) is str else feuille("nombre-heures-centre", v),
            "" if (v := o.nombre_heures_entreprise) is None else f"<nombre-heures-entreprise>{v if pret or v.isalnum() else texte(v)}</nombre-heures-entreprise>" if type(v) is str else feuille("nombre-heures-entreprise", v),
            "" if (v := o.nombre_heures_total) is None else f"<nombre-heures-total>{v if pret or v.isalnum() else texte(v)}</nombre-heures-total>" if type(v) is str else feuille("nombre-heures-total", v),
            "" if (v := o.detail_conditions_prise_en_charge) is None else f"<detail-conditions-prise-en-charge>{v if pret else texte(v)}</detail-conditions-prise-en-charge>" if type(v) is str else feuille("detail-conditions-prise-en-charge", v),
            "" if (v := o.conventionnement) is None else f"<conventionnement>{v if pret or v.isalnum() else texte(v)}</conventionnement>" if type(v) is str else feuille("conventionnement", v),
            "" if (v := o.duree_conventionnee) is None else f"<duree-conventionnee>{v if pret or v.isalnum() else texte(v)}</duree-conventionnee>" if type(v) is str else feuille("duree-conventionnee", v),
            "" if not (v := o.organisme_formateur) else _organisme_formateur(v[0]) if len(v) == 1 else "".join([_organisme_formateur(one) for one in v]),
            "" if not (v := o.organisme_financeur) else _organisme_financeur(v[0]) if len(v) == 1 else "".join([_organisme_financeur(one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</action>",
        ))

    @bloc("organisme-formation-responsable")
    def _organisme_formation_responsable(o: Any) -> str:
        if o.code_uai_organisme_formation is not None:
            refuser("code-UAI-organisme-formation", "organisme-formation-responsable", "2.2")
        return "".join((
            f"<organisme-formation-responsable{attributs(o)}>" if o._attributs else "<organisme-formation-responsable>",
            "" if (v := o.numero_activite) is None else f"<numero-activite>{v if pret or v.isalnum() else texte(v)}</numero-activite>" if type(v) is str else feuille("numero-activite", v),
            "" if (v := o.siret_organisme_formation) is None else _siret_organisme_formation(v),
            "" if (v := o.nom_organisme) is None else f"<nom-organisme>{v if pret else texte(v)}</nom-organisme>" if type(v) is str else feuille("nom-organisme", v),
            "" if (v := o.raison_sociale) is None else f"<raison-sociale>{v if pret else texte(v)}</raison-sociale>" if type(v) is str else feuille("raison-sociale", v),
            "" if (v := o.coordonnees_organisme) is None else _coordonnees_organisme(v),
            "" if not (v := o.contact_organisme) else _contact_organisme(v[0]) if len(v) == 1 else "".join([_contact_organisme(one) for one in v]),
            "" if (v := o.renseignements_specifiques) is None else f"<renseignements-specifiques>{v if pret else texte(v)}</renseignements-specifiques>" if type(v) is str else feuille("renseignements-specifiques", v),
            "" if (v := o.potentiel) is None else _potentiel(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</organisme-formation-responsable>",
        ))

    def _potentiel(o: Any) -> str:
        return "".join((
            f"<potentiel{attributs(o)}>" if o._attributs else "<potentiel>",
            "" if not (v := o.code_formacode) else f"<code-FORMACODE>{v[0] if pret or v[0].isalnum() else texte(v[0])}</code-FORMACODE>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("code-FORMACODE", one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</potentiel>",
        ))

    @bloc("organisme-formateur")
    def _organisme_formateur(o: Any) -> str:
        if o.code_uai_formateur is not None:
            refuser("code-UAI-formateur", "organisme-formateur", "2.2")
        if o.reference_certification:
            refuser("reference-certification", "organisme-formateur", "2.2")
        return "".join((
            f"<organisme-formateur{attributs(o)}>" if o._attributs else "<organisme-formateur>",
            "" if (v := o.siret_formateur) is None else _siret_formateur(v),
            "" if (v := o.raison_sociale_formateur) is None else f"<raison-sociale-formateur>{v if pret else texte(v)}</raison-sociale-formateur>" if type(v) is str else feuille("raison-sociale-formateur", v),
            "" if not (v := o.contact_formateur) else _contact_formateur(v[0]) if len(v) == 1 else "".join([_contact_formateur(one) for one in v]),
            "" if (v := o.potentiel) is None else _potentiel(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</organisme-formateur>",
        ))

    def _url_formation(o: Any) -> str:
        return "".join((
            f"<url-formation{attributs(o)}>" if o._attributs else "<url-formation>",
            "" if not (v := o.urlweb) else f"<urlweb>{v[0] if pret else texte(v[0])}</urlweb>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("urlweb", one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</url-formation>",
        ))

    @bloc("lieu-de-formation")
    def _lieu_de_formation(o: Any) -> str:
        if o.siret_lieu_formation is not None:
            refuser("SIRET-lieu-formation", "lieu-de-formation", "2.2")
        if o.code_uai_lieu_formation is not None:
            refuser("code-UAI-lieu-formation", "lieu-de-formation", "2.2")
        return "".join((
            f"<lieu-de-formation{attributs(o)}>" if o._attributs else "<lieu-de-formation>",
            "" if (v := o.coordonnees) is None else _coordonnees(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</lieu-de-formation>",
        ))

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
        return "".join((
            f"<session{attributs(o)}>" if o._attributs else "<session>",
            "" if (v := o.periode) is None else _periode(v),
            "" if (v := o.adresse_inscription) is None else _adresse_inscription(v),
            "" if (v := o.modalites_inscription) is None else f"<modalites-inscription>{v if pret else texte(v)}</modalites-inscription>" if type(v) is str else feuille("modalites-inscription", v),
            "" if (v := o.periode_inscription) is None else _periode_inscription(v),
            "" if (v := o.etat_recrutement) is None else f"<etat-recrutement>{v if pret or v.isalnum() else texte(v)}</etat-recrutement>" if type(v) is str else feuille("etat-recrutement", v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</session>",
        ))

    @bloc("adresse-inscription")
    def _adresse_inscription(o: Any) -> str:
        return "".join((
            f"<adresse-inscription{attributs(o)}>" if o._attributs else "<adresse-inscription>",
            "" if (v := o.adresse) is None else _adresse(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</adresse-inscription>",
        ))

    @bloc("adresse-information")
    def _adresse_information(o: Any) -> str:
        return "".join((
            f"<adresse-information{attributs(o)}>" if o._attributs else "<adresse-information>",
            "" if (v := o.adresse) is None else _adresse(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</adresse-information>",
        ))

    def _date_information(o: Any) -> str:
        return "".join((
            f"<date-information{attributs(o)}>" if o._attributs else "<date-information>",
            "" if (v := o.date) is None else f"<date>{v if pret or v.isalnum() else texte(v)}</date>" if type(v) is str else feuille("date", v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</date-information>",
        ))

    def _url_action(o: Any) -> str:
        return "".join((
            f"<url-action{attributs(o)}>" if o._attributs else "<url-action>",
            "" if not (v := o.urlweb) else f"<urlweb>{v[0] if pret else texte(v[0])}</urlweb>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("urlweb", one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</url-action>",
        ))

    def _siret_organisme_formation(o: Any) -> str:
        return "".join((
            f"<SIRET-organisme-formation{attributs(o)}>" if o._attributs else "<SIRET-organisme-formation>",
            "" if (v := o.siret) is None else f"<SIRET>{v if pret or v.isalnum() else texte(v)}</SIRET>" if type(v) is str else feuille("SIRET", v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</SIRET-organisme-formation>",
        ))

    def _coordonnees_organisme(o: Any) -> str:
        return "".join((
            f"<coordonnees-organisme{attributs(o)}>" if o._attributs else "<coordonnees-organisme>",
            "" if (v := o.coordonnees) is None else _coordonnees(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</coordonnees-organisme>",
        ))

    def _contact_organisme(o: Any) -> str:
        if o.type_contact is not None:
            refuser("type-contact", "contact-organisme", "2.2")
        return "".join((
            f"<contact-organisme{attributs(o)}>" if o._attributs else "<contact-organisme>",
            "" if (v := o.coordonnees) is None else _coordonnees(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</contact-organisme>",
        ))

    def _contact_formateur(o: Any) -> str:
        if o.type_contact is not None:
            refuser("type-contact", "contact-formateur", "2.2")
        return "".join((
            f"<contact-formateur{attributs(o)}>" if o._attributs else "<contact-formateur>",
            "" if (v := o.coordonnees) is None else _coordonnees(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</contact-formateur>",
        ))

    def _organisme_financeur(o: Any) -> str:
        return "".join((
            f"<organisme-financeur{attributs(o)}>" if o._attributs else "<organisme-financeur>",
            "" if (v := o.code_financeur) is None else f"<code-financeur>{v if pret or v.isalnum() else texte(v)}</code-financeur>" if type(v) is str else feuille("code-financeur", v),
            "" if (v := o.nb_places_financees) is None else f"<nb-places-financees>{v if pret or v.isalnum() else texte(v)}</nb-places-financees>" if type(v) is str else feuille("nb-places-financees", v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</organisme-financeur>",
        ))

    def _siret_formateur(o: Any) -> str:
        return "".join((
            f"<SIRET-formateur{attributs(o)}>" if o._attributs else "<SIRET-formateur>",
            "" if (v := o.siret) is None else f"<SIRET>{v if pret or v.isalnum() else texte(v)}</SIRET>" if type(v) is str else feuille("SIRET", v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</SIRET-formateur>",
        ))

    def _sous_modules(o: Any) -> str:
        return "".join((
            f"<sous-modules{attributs(o)}>" if o._attributs else "<sous-modules>",
            "" if not (v := o.sous_module) else _sous_module(v[0]) if len(v) == 1 else "".join([_sous_module(one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</sous-modules>",
        ))

    def _modules_prerequis(o: Any) -> str:
        return "".join((
            f"<modules-prerequis{attributs(o)}>" if o._attributs else "<modules-prerequis>",
            "" if not (v := o.reference_module) else f"<reference-module>{v[0] if pret else texte(v[0])}</reference-module>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("reference-module", one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</modules-prerequis>",
        ))

    def _sous_module(o: Any) -> str:
        return "".join((
            f"<sous-module{attributs(o)}>" if o._attributs else "<sous-module>",
            "" if (v := o.reference_module) is None else f"<reference-module>{v if pret else texte(v)}</reference-module>" if type(v) is str else feuille("reference-module", v),
            "" if (v := o.type_module) is None else f"<type-module>{v if pret or v.isalnum() else texte(v)}</type-module>" if type(v) is str else feuille("type-module", v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</sous-module>",
        ))

    def _coordonnees(o: Any) -> str:
        return "".join((
            f"<coordonnees{attributs(o)}>" if o._attributs else "<coordonnees>",
            "" if (v := o.civilite) is None else f"<civilite>{v if pret else texte(v)}</civilite>" if type(v) is str else feuille("civilite", v),
            "" if (v := o.nom) is None else f"<nom>{v if pret else texte(v)}</nom>" if type(v) is str else feuille("nom", v),
            "" if (v := o.prenom) is None else f"<prenom>{v if pret else texte(v)}</prenom>" if type(v) is str else feuille("prenom", v),
            "" if not (v := o.ligne) else f"<ligne>{v[0] if pret else texte(v[0])}</ligne>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("ligne", one) for one in v]),
            "" if (v := o.adresse) is None else _adresse(v),
            "" if (v := o.telfixe) is None else _telfixe(v),
            "" if (v := o.portable) is None else _portable(v),
            "" if (v := o.fax) is None else _fax(v),
            "" if (v := o.courriel) is None else f"<courriel>{v if pret else texte(v)}</courriel>" if type(v) is str else feuille("courriel", v),
            "" if (v := o.web) is None else _web(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</coordonnees>",
        ))

    def _adresse(o: Any) -> str:
        if o.denomination is not None:
            refuser("denomination", "adresse", "2.2")
        return "".join((
            f"<adresse{attributs(o)}>" if o._attributs else "<adresse>",
            "" if not (v := o.ligne) else f"<ligne>{v[0] if pret else texte(v[0])}</ligne>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("ligne", one) for one in v]),
            "" if (v := o.codepostal) is None else f"<codepostal>{v if pret or v.isalnum() else texte(v)}</codepostal>" if type(v) is str else feuille("codepostal", v),
            "" if (v := o.ville) is None else f"<ville>{v if pret else texte(v)}</ville>" if type(v) is str else feuille("ville", v),
            "" if (v := o.departement) is None else f"<departement>{v if pret or v.isalnum() else texte(v)}</departement>" if type(v) is str else feuille("departement", v),
            "" if (v := o.code_insee_commune) is None else f"<code-INSEE-commune>{v if pret or v.isalnum() else texte(v)}</code-INSEE-commune>" if type(v) is str else feuille("code-INSEE-commune", v),
            "" if (v := o.code_insee_canton) is None else f"<code-INSEE-canton>{v if pret or v.isalnum() else texte(v)}</code-INSEE-canton>" if type(v) is str else feuille("code-INSEE-canton", v),
            "" if (v := o.region) is None else f"<region>{v if pret or v.isalnum() else texte(v)}</region>" if type(v) is str else feuille("region", v),
            "" if (v := o.pays) is None else f"<pays>{v if pret or v.isalnum() else texte(v)}</pays>" if type(v) is str else feuille("pays", v),
            "" if (v := o.geolocalisation) is None else _geolocalisation(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</adresse>",
        ))

    def _geolocalisation(o: Any) -> str:
        return "".join((
            f"<geolocalisation{attributs(o)}>" if o._attributs else "<geolocalisation>",
            "" if (v := o.latitude) is None else f"<latitude>{v if pret else texte(v)}</latitude>" if type(v) is str else feuille("latitude", v),
            "" if (v := o.longitude) is None else f"<longitude>{v if pret else texte(v)}</longitude>" if type(v) is str else feuille("longitude", v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</geolocalisation>",
        ))

    def _web(o: Any) -> str:
        return "".join((
            f"<web{attributs(o)}>" if o._attributs else "<web>",
            "" if not (v := o.urlweb) else f"<urlweb>{v[0] if pret else texte(v[0])}</urlweb>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("urlweb", one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</web>",
        ))

    def _telfixe(o: Any) -> str:
        return "".join((
            f"<telfixe{attributs(o)}>" if o._attributs else "<telfixe>",
            "" if not (v := o.numtel) else f"<numtel>{v[0] if pret else texte(v[0])}</numtel>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("numtel", one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</telfixe>",
        ))

    def _portable(o: Any) -> str:
        return "".join((
            f"<portable{attributs(o)}>" if o._attributs else "<portable>",
            "" if not (v := o.numtel) else f"<numtel>{v[0] if pret else texte(v[0])}</numtel>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("numtel", one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</portable>",
        ))

    def _fax(o: Any) -> str:
        return "".join((
            f"<fax{attributs(o)}>" if o._attributs else "<fax>",
            "" if not (v := o.numtel) else f"<numtel>{v[0] if pret else texte(v[0])}</numtel>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("numtel", one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</fax>",
        ))

    def _periode(o: Any) -> str:
        return "".join((
            f"<periode{attributs(o)}>" if o._attributs else "<periode>",
            "" if (v := o.debut) is None else f"<debut>{v if pret or v.isalnum() else texte(v)}</debut>" if type(v) is str else feuille("debut", v),
            "" if (v := o.fin) is None else f"<fin>{v if pret or v.isalnum() else texte(v)}</fin>" if type(v) is str else feuille("fin", v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</periode>",
        ))

    def _periode_inscription(o: Any) -> str:
        return "".join((
            f"<periode-inscription{attributs(o)}>" if o._attributs else "<periode-inscription>",
            "" if (v := o.periode) is None else _periode(v),
            "</periode-inscription>",
        ))

    def _lheo_index(o: Any) -> str:
        return "".join((
            f"<lheo-index{attributs(o)}>" if o._attributs else "<lheo-index>",
            "" if (v := o.resumes_offres) is None else _resumes_offres(v),
            "" if (v := o.resumes_organismes) is None else _resumes_organismes(v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</lheo-index>",
        ))

    def _resumes_offres(o: Any) -> str:
        return "".join((
            f"<resumes-offres{attributs(o)}>" if o._attributs else "<resumes-offres>",
            "" if not (v := o.resume_offre) else _resume_offre(v[0]) if len(v) == 1 else "".join([_resume_offre(one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</resumes-offres>",
        ))

    def _resumes_organismes(o: Any) -> str:
        return "".join((
            f"<resumes-organismes{attributs(o)}>" if o._attributs else "<resumes-organismes>",
            "" if not (v := o.resume_organisme) else _resume_organisme(v[0]) if len(v) == 1 else "".join([_resume_organisme(one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</resumes-organismes>",
        ))

    def _resume_offre(o: Any) -> str:
        return "".join((
            f"<resume-offre{attributs(o)}>" if o._attributs else "<resume-offre>",
            "" if (v := o.domaine_formation) is None else _domaine_formation(v),
            "" if (v := o.intitule_formation) is None else f"<intitule-formation>{v if pret else texte(v)}</intitule-formation>" if type(v) is str else feuille("intitule-formation", v),
            "" if (v := o.nom_organisme) is None else f"<nom-organisme>{v if pret else texte(v)}</nom-organisme>" if type(v) is str else feuille("nom-organisme", v),
            "" if (v := o.siret) is None else f"<SIRET>{v if pret or v.isalnum() else texte(v)}</SIRET>" if type(v) is str else feuille("SIRET", v),
            "" if (v := o.codepostal) is None else f"<codepostal>{v if pret or v.isalnum() else texte(v)}</codepostal>" if type(v) is str else feuille("codepostal", v),
            "" if (v := o.code_insee_commune) is None else f"<code-INSEE-commune>{v if pret or v.isalnum() else texte(v)}</code-INSEE-commune>" if type(v) is str else feuille("code-INSEE-commune", v),
            "" if (v := o.ville) is None else f"<ville>{v if pret else texte(v)}</ville>" if type(v) is str else feuille("ville", v),
            "" if (v := o.departement) is None else f"<departement>{v if pret or v.isalnum() else texte(v)}</departement>" if type(v) is str else feuille("departement", v),
            "" if (v := o.region) is None else f"<region>{v if pret or v.isalnum() else texte(v)}</region>" if type(v) is str else feuille("region", v),
            "" if (v := o.certifiante) is None else f"<certifiante>{v if pret or v.isalnum() else texte(v)}</certifiante>" if type(v) is str else feuille("certifiante", v),
            "" if (v := o.code_niveau_entree) is None else f"<code-niveau-entree>{v if pret or v.isalnum() else texte(v)}</code-niveau-entree>" if type(v) is str else feuille("code-niveau-entree", v),
            "" if (v := o.prise_en_charge_frais_possible) is None else f"<prise-en-charge-frais-possible>{v if pret or v.isalnum() else texte(v)}</prise-en-charge-frais-possible>" if type(v) is str else feuille("prise-en-charge-frais-possible", v),
            "" if (v := o.modalites_enseignement) is None else f"<modalites-enseignement>{v if pret or v.isalnum() else texte(v)}</modalites-enseignement>" if type(v) is str else feuille("modalites-enseignement", v),
            "" if not (v := o.code_public_vise) else f"<code-public-vise>{v[0] if pret or v[0].isalnum() else texte(v[0])}</code-public-vise>" if len(v) == 1 and type(v[0]) is str else "".join([feuille("code-public-vise", one) for one in v]),
            "" if (v := o.nombre_heures_total) is None else f"<nombre-heures-total>{v if pret or v.isalnum() else texte(v)}</nombre-heures-total>" if type(v) is str else feuille("nombre-heures-total", v),
            "" if not (v := o.session) else _session(v[0]) if len(v) == 1 else "".join([_session(one) for one in v]),
            "" if not (v := o.contact_formation_resume) else _contact_formation_resume(v[0]) if len(v) == 1 else "".join([_contact_formation_resume(one) for one in v]),
            "" if not (v := o.certification) else _certification(v[0]) if len(v) == 1 else "".join([_certification(one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</resume-offre>",
        ))

    def _resume_organisme(o: Any) -> str:
        return "".join((
            f"<resume-organisme{attributs(o)}>" if o._attributs else "<resume-organisme>",
            "" if (v := o.nom_organisme) is None else f"<nom-organisme>{v if pret else texte(v)}</nom-organisme>" if type(v) is str else feuille("nom-organisme", v),
            "" if (v := o.raison_sociale) is None else f"<raison-sociale>{v if pret else texte(v)}</raison-sociale>" if type(v) is str else feuille("raison-sociale", v),
            "" if (v := o.siret) is None else f"<SIRET>{v if pret or v.isalnum() else texte(v)}</SIRET>" if type(v) is str else feuille("SIRET", v),
            "" if (v := o.numero_activite) is None else f"<numero-activite>{v if pret or v.isalnum() else texte(v)}</numero-activite>" if type(v) is str else feuille("numero-activite", v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</resume-organisme>",
        ))

    def _contact_formation_resume(o: Any) -> str:
        if o.type_contact is not None:
            refuser("type-contact", "contact-formation-resume", "2.2")
        return "".join((
            f"<contact-formation-resume{attributs(o)}>" if o._attributs else "<contact-formation-resume>",
            "" if (v := o.nom) is None else f"<nom>{v if pret else texte(v)}</nom>" if type(v) is str else feuille("nom", v),
            "" if (v := o.telfixe) is None else _telfixe(v),
            "" if (v := o.courriel) is None else f"<courriel>{v if pret else texte(v)}</courriel>" if type(v) is str else feuille("courriel", v),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</contact-formation-resume>",
        ))

    def _lheo_plus(o: Any) -> str:
        return "".join((
            f"<lheo-plus{attributs(o)}>" if o._attributs else "<lheo-plus>",
            "" if (v := o.lheo) is None else _lheo(v),
            "" if not (v := o.organisme_formation_responsable) else _organisme_formation_responsable(v[0]) if len(v) == 1 else "".join([_organisme_formation_responsable(one) for one in v]),
            "" if not (v := o.extras) else _extras(v[0]) if len(v) == 1 else "".join([_extras(one) for one in v]),
            "</lheo-plus>",
        ))

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
