"""The pages in front of the sign-in: home, request of a structure, ways into an account."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from markupsafe import Markup

from referentiels.carifs import CARTE, Carif, each, of_region
from referentiels.telephone import readable_telephone
from services.domain.calendrier import echeance
from services.domain.champs_inscription import INSCRIPTION
from services.domain.errors import Severite, Violation
from services.domain.events import Constat
from services.domain.profil import Profil
from services.domain.rules.lieux import region_of_numero_activite
from services.domain.structure import Structure
from services.registration.model.compte import CODE_WITHIN, But
from services.registration.model.demande import (
    DRAFT_KEPT,
    Demande,
    EtatDemande,
    texte_consentement,
)
from services.registration.model.document import DECLARATION, Arrivee
from services.registration.model.inscription import texte_activite
from services.registration.model.textes import Sorte, en_vigueur, versions
from services.registration.use_cases.documents import Upload
from services.registration.use_cases.sign_ins import SecondFacteur
from services.shared.page import Cadre, Formulaire, render

_ETATS = {
    "conforme": "Vérifié",
    "ecart": "À corriger",
    "alerte": "À vérifier",
    "inconnu": "Inconnu",
    "non_verifie": "Non vérifié",
}
# Registers speak to the documentalist; to the applicant the same is said so that he can act upon it
_PHRASES = {
    "SIRET.INCONNU": "L’INSEE ne connaît pas ce SIRET : corrigez-le s’il est inexact. Sinon, continuez ; notre équipe "
    "vous demandera un avis de situation.",
    "SIRET.NON_VERIFIE": "Le registre des établissements ne répond pas en ce moment. Continuez : notre équipe "
    "vérifiera.",
    "SIRET.DIFFUSION_PARTIELLE": "Le nom et l’adresse de cet établissement ne sont pas publiés : notre équipe vous les "
    "demandera.",
    "NUMERO_ACTIVITE.INCONNU": "Ce numéro n’est pas dans la liste publique des organismes de formation : corrigez-le "
    "s’il est inexact. Sinon, joignez le récépissé de la DREETS.",
    "NUMERO_ACTIVITE.NON_VERIFIE": "La liste publique des organismes de formation ne répond pas en ce moment. "
    "Continuez : notre équipe vérifiera.",
    "NUMERO_ACTIVITE.AUTRE_SIREN": "Ce numéro de déclaration est celui d’une autre entreprise que le SIRET : vérifiez "
    "les deux numéros.",
    "NUMERO_ACTIVITE.AUTRE_SIRET": "La déclaration d’activité a été faite par un autre établissement de votre "
    "entreprise : vérifiez que le SIRET est celui qui organise les formations.",
    "NUMERO_ACTIVITE.REMPLACE": "Ce numéro de déclaration est un ancien numéro de votre organisme : nous l’avons "
    "remplacé par le numéro en vigueur, affiché ci-dessus.",
    "QUALIOPI.ABSENT": "Aucune certification Qualiopi n’est connue pour votre organisme.",
    "PERIMETRE.HORS_REGION": "Cet établissement est situé hors de la région.",
    "NUMERO_ACTIVITE.AUTRE_REGION": "Votre activité est déclarée dans une autre région : notre équipe vérifiera où est "
    "situé cet établissement.",
}


_TEXTES = {Sorte.INSCRIPTION: "À l’inscription d’un organisme", Sorte.CONTACT: "Pour un contact du carnet"}


def accueil(cadre: Cadre, profil: Profil) -> str:
    """The home of the product."""
    return render("registration/accueil.html", cadre=cadre, condition=profil.hors_region)


def inscription(cadre: Cadre, profil: Profil, valeurs: Mapping[str, str], violations: Sequence[Violation] = ()) -> str:
    """The form of a request, with what was typed and what is wrong with it."""
    named = any("raison_sociale" in violation.champs for violation in violations) or valeurs.get("raison_sociale")
    return render(
        "registration/inscription.html",
        cadre=cadre,
        formulaire=Formulaire(dict(valeurs), tuple(violations)),
        consentement=texte_consentement(profil),
        activite=texte_activite(profil),
        avec_raison_sociale=bool(named),
        action="/inscription",
        demande=None,
    )


def completer(
    cadre: Cadre,
    profil: Profil,
    demande: Demande,
    typed: Mapping[str, str] | None = None,
    violations: Sequence[Violation] = (),
) -> str:
    """The form of a request that came back: what the Carif asks stands at its fields, with what was typed there."""
    asked = tuple(
        Violation(f"DEMANDE.{motif.code}", f"Le Carif vous demande : {motif.texte}", (motif.champ,), Severite.ALERTE)
        for motif in demande.motifs
        if motif.champ
    )
    named = not demande.nommee or any("raison_sociale" in each.champs for each in (*asked, *violations))
    return render(
        "registration/inscription.html",
        cadre=cadre,
        formulaire=Formulaire(dict(typed or typed_of(demande)), (*violations, *asked)),
        consentement=texte_consentement(profil),
        activite=texte_activite(profil),
        avec_raison_sociale=named,
        action=f"/inscription/{demande.id}",
        demande=demande,
        champs={champ.nom: champ.libelle for champ in INSCRIPTION},
    )


def typed_of(demande: Demande) -> dict[str, str]:
    """What was typed for a request that is not sent yet, to correct it; the consent is asked for again."""
    structure, referent = demande.structure, demande.referent
    return {
        "siret": structure.siret,
        "numero_activite": structure.numero_activite,
        "nom": referent.nom,
        "prenom": referent.prenom,
        "telephone": readable_telephone(referent.telephone),
        "courriel": referent.courriel,
        "publiable": "oui" if structure.courriels else "",
        **({} if demande.nommee else {"raison_sociale": structure.raison_sociale}),
        "activite": "oui" if demande.activite else "",
        "reponse": demande.reponse,
    }


def region(cadre: Cadre, profil: Profil, demande: Demande, violations: Sequence[Violation] = ()) -> str:
    """Whether an establishment outside trains in the region (D007, F002), and whom to turn to if not (D010, F003)."""
    answered = {None: "", True: "oui", False: "non"}[demande.presence]
    return render(
        "registration/region.html",
        cadre=cadre,
        demande=demande,
        formulaire=Formulaire({"presence": answered}, tuple(violations)),
        ailleurs=demande.ailleurs and not violations,
        competent=_competent(demande.structure, profil),
        carte=CARTE,
    )


def _competent(structure: Structure, profil: Profil) -> Carif | None:
    """The Carif-Oref of its own region: that of its number, or of its address where the number is ours."""
    regions = (region_of_numero_activite(structure.numero_activite), structure.adresse.region)
    return next((of_region(region) for region in regions if region and region not in profil.regions), None)


def document(
    cadre: Cadre,
    profil: Profil,
    demande: Demande,
    envoi: Upload,
    *,
    arrivee: Arrivee,
    valeurs: Mapping[str, str],
    violations: Sequence[Violation] = (),
) -> str:
    """What the registers say, and the document: to be sent, examined, accepted with what was said of it, or refused."""
    return render(
        "registration/document.html",
        cadre=cadre,
        demande=demande,
        formulaire=Formulaire(dict(valeurs), tuple(violations)),
        envoi=envoi,
        suite=f"/inscription/{demande.id}/verification",
        constats=[(_ETATS[constat.etat], _phrase(constat)) for constat in demande.constats],
        taille_max=profil.documents.taille_max,
        arrivee=arrivee,
        declaration=DECLARATION,
    )


def _phrase(constat: Constat) -> str:
    return _PHRASES.get(constat.code, constat.message)


def merci(cadre: Cadre, profil: Profil, demande: Demande) -> str:
    """The request is sent (F006), and when it is answered at the latest (F161)."""
    attente = demande.etat is EtatDemande.ENVOYEE and demande.envoyee_le
    return render(
        "registration/merci.html",
        cadre=cadre,
        demande=demande,
        heures=24 * profil.delais.validation_jours_ouvres,
        avant=echeance(demande.envoyee_le, profil) if attente and demande.envoyee_le else None,
    )


_TITRES = {But.ACTIVATION: "Activer mon compte", But.MOT_DE_PASSE: "Choisir un nouveau mot de passe"}


def mot_de_passe(cadre: Cadre, profil: Profil, but: But, chemin: str, violations: Sequence[Violation] = ()) -> str:
    """The form behind a one-time link; a password is never shown again."""
    return render(
        "registration/mot_de_passe.html",
        cadre=cadre,
        formulaire=Formulaire({}, tuple(violations)),
        chemin=chemin,
        titre=_TITRES[but],
        regles=regles(profil),
    )


def regles(profil: Profil) -> str:
    """What a password must have, in words (F008)."""
    regle = profil.mot_de_passe
    wanted = [f"{regle.minimum} caractères au moins"]
    wanted += ["une lettre majuscule"] if regle.majuscule else []
    wanted += ["un caractère spécial"] if regle.special else []
    return wanted[0] + (", dont " + " et ".join(wanted[1:]) if wanted[1:] else "") + "."


def lien_perime(cadre: Cadre, profil: Profil) -> str:
    """A link that opens nothing any more, and the way to another one."""
    return render(
        "registration/lien_perime.html",
        cadre=cadre,
        formulaire=Formulaire(),
        heures=profil.delais.lien_heures,
        alias=profil.alias_connexion,
    )


def oubli(cadre: Cadre, profil: Profil, valeurs: Mapping[str, str], violations: Sequence[Violation] = ()) -> str:
    """Where a new link is asked for."""
    return render(
        "registration/oubli.html",
        cadre=cadre,
        formulaire=Formulaire(dict(valeurs), tuple(violations)),
        heures=profil.delais.lien_heures,
        alias=profil.alias_connexion,
    )


def oubli_recu(cadre: Cadre, profil: Profil) -> str:
    """The one answer to whoever asked for a link."""
    return render("registration/oubli_recu.html", cadre=cadre, heures=profil.delais.lien_heures)


def connexion(
    cadre: Cadre, profil: Profil, valeurs: Mapping[str, str], suite: str, violations: Sequence[Violation] = ()
) -> str:
    """Sign-in; the password is never shown again."""
    formulaire = Formulaire({"courriel": valeurs.get("courriel", "")}, tuple(violations))
    return render(
        "registration/connexion.html", cadre=cadre, formulaire=formulaire, suite=suite, alias=profil.alias_connexion
    )


def aide(cadre: Cadre, profil: Profil) -> str:
    """Whom to ask for help, about what."""
    return render("registration/aide.html", cadre=cadre, contact=profil.contact)


def carif_oref(cadre: Cadre) -> str:
    """The Carif-Oref of each region and how to reach it (F003)."""
    return render("registration/carif_oref.html", cadre=cadre, carifs=tuple(each()), carte=CARTE)


def code(cadre: Cadre, attendu: SecondFacteur, suite: str, violations: Sequence[Violation] = ()) -> str:
    """Where the code of the second factor is typed; whoever has none yet sees how to enrol an application."""
    return render(
        "registration/code.html",
        cadre=cadre,
        formulaire=Formulaire({}, tuple(violations)),
        attendu=attendu,
        suite=suite,
        dessin=_qr(cadre.produit, attendu) if attendu.cle else "",
        minutes=CODE_WITHIN.seconds // 60,
    )


def _qr(produit: str, attendu: SecondFacteur) -> Markup:
    """The drawing that an application reads (Key URI format of authenticator applications)."""
    import segno  # a tenth of a second, for a page that each person sees once

    label = quote(f"{produit}:{attendu.courriel}")
    uri = f"otpauth://totp/{label}?secret={attendu.cle}&issuer={quote(produit)}"
    drawing = segno.make(uri, error="m").svg_inline(scale=5, border=4, light="#fff", title="Code QR à photographier")
    return Markup(drawing)  # noqa: S704 — drawn by segno from an address we wrote


def donnees_personnelles(cadre: Cadre, profil: Profil) -> str:
    """The policy on personal data, which the consent names, and every text that was ever agreed to (F005)."""
    return render(
        "registration/donnees_personnelles.html",
        cadre=cadre,
        version=en_vigueur(Sorte.INSCRIPTION).version,
        jours=DRAFT_KEPT.days,
        textes=[
            (titre, [(each.version, each.lu(profil)) for each in reversed(versions(sorte))])
            for sorte, titre in _TEXTES.items()
        ],
    )


def accessibilite(cadre: Cadre) -> str:
    """The accessibility statement."""
    return render("registration/accessibilite.html", cadre=cadre)
