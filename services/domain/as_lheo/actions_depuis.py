"""Our sessions, read from LHEO actions: what an action says holds of each of its sessions."""

from collections.abc import Callable, Iterable
from typing import Any

from referentiels.listes import liste
from services.domain.as_lheo.coordonnees_depuis import read_adresse, read_lieu
from services.domain.as_lheo.lecteur import Lecteur
from services.domain.errors import Violation
from services.domain.saisie import read_price
from services.domain.session import Financement, ModaliteEnseignement, Mode, OrganismeFormateur, Session


def read_action(lecteur: Lecteur, next_numero: Callable[[], str]) -> tuple[Session, ...]:
    """The sessions of one action, numbered by us; they keep sharing an action when they are several."""
    common = _common(lecteur)
    drafts = [_session(session) for session in lecteur.each("session")]
    numeros = [next_numero() for _ in drafts]
    action = numeros[0] if len(numeros) > 1 else ""
    return tuple(
        Session(numero=numero, numero_action=action, **common, **draft)
        for numero, draft in zip(numeros, drafts, strict=True)
    )


def _common(lecteur: Lecteur) -> dict[str, Any]:
    return {
        "mode": Mode.PERMANENTE if lecteur.raw("modalites_entrees_sorties") == "1" else Mode.DATES_FIXES,
        "modalite_enseignement": _modalite(lecteur),
        "lieux": tuple(read_lieu(lieu) for lieu in lecteur.each("lieu_de_formation")),
        "formateurs": tuple(_formateur(formateur) for formateur in lecteur.each("organisme_formateur")),
        "financements": tuple(_financements(lecteur.each("organisme_financeur"))),
        "prise_en_charge": lecteur.boolean("prise_en_charge_frais_possible"),
        "rythme": lecteur.text("rythme_formation"),
        "modalites_alternance": lecteur.text("modalites_alternance"),
        "duree_commentaire": lecteur.text("duree_indicative"),
        "prix_total_ttc": _prix(lecteur),
        "public_vise_commentaire": lecteur.text("info_public_vise"),
        "hebergement": lecteur.text("hebergement"),
        "restauration": lecteur.text("restauration"),
        "transport": lecteur.text("transport"),
        "acces_handicapes": lecteur.text("acces_handicapes"),
        "langues": tuple(langue.strip().lower() for langue in lecteur.raws("langue_formation")),
        "url": read_url(lecteur.one("url_action")),
        **_heures(lecteur),
    }


def read_url(lecteur: Lecteur) -> str:
    """The first address of a block of them; the others are told."""
    urls = lecteur.raws("urlweb")
    for url in urls[1:]:
        lecteur.tell("urlweb", "La fiche n’a ici qu’une adresse web\u00a0: celle-ci n’a pas été reprise.", url)
    lecteur.close()
    return urls[0].strip() if urls else ""


def _session(lecteur: Lecteur) -> dict[str, Any]:
    periode, inscription = lecteur.one("periode"), lecteur.one("periode_inscription")
    ouverte = inscription.one("periode")
    lieu = lecteur.one("adresse_inscription")
    draft = {
        "identifiant_externe": lecteur.attribute("numero"),
        "date_debut": periode.day("debut"),
        "date_fin": periode.day("fin"),
        "inscription_lieu": read_adresse(lieu.one("adresse")),
        "inscription_debut": ouverte.day("debut"),
        "inscription_fin": ouverte.day("fin"),
        "modalites_inscription": lecteur.text("modalites_inscription"),
        "etat_recrutement": lecteur.raw("etat_recrutement"),
    }
    for reader in (periode, ouverte, inscription, lieu, lecteur):
        reader.close()
    return draft


def _modalite(lecteur: Lecteur) -> ModaliteEnseignement | None:
    raw = lecteur.raw("modalites_enseignement")
    if raw in tuple(ModaliteEnseignement):
        return ModaliteEnseignement(raw)
    if raw:
        lecteur.tell("modalites_enseignement", "Ce code n’existe pas\u00a0: la modalité est à choisir.", raw)
    return None


def _heures(lecteur: Lecteur) -> dict[str, int | None]:
    """Hours in the centre and in the company; what only the total tells is counted in the centre."""
    centre, entreprise, total = (lecteur.integer(f"nombre_heures_{part}") for part in ("centre", "entreprise", "total"))
    if total is not None and total != (centre or 0) + (entreprise or 0):
        if centre is None:
            centre = max(0, total - (entreprise or 0))
            message = "Les heures en centre n’étaient pas données\u00a0: elles sont déduites du total, à vérifier."
        else:
            message = "Le total n’est pas la somme des heures en centre et en entreprise\u00a0: il a été recalculé."
        lecteur.tell("nombre_heures_total", message, str(total))
    return {"heures_centre": centre, "heures_entreprise": entreprise}


def _prix(lecteur: Lecteur) -> str:
    raw = lecteur.raw("prix_total_ttc")
    prix = read_price(raw, "prix_total_ttc")
    if isinstance(prix, Violation):
        lecteur.tell("prix_total_ttc", "Ce prix n’est pas lisible\u00a0: il est à saisir.", raw)
        return ""
    return prix or ""


def _formateur(lecteur: Lecteur) -> OrganismeFormateur:
    siret = lecteur.one("siret_formateur")
    formateur = OrganismeFormateur(siret=siret.raw("siret"), raison_sociale=lecteur.line("raison_sociale_formateur"))
    siret.close()
    lecteur.close()
    return formateur


def _financements(lecteurs: Iterable[Lecteur]) -> Iterable[Financement]:
    for lecteur in lecteurs:
        code, places = lecteur.raw("code_financeur"), lecteur.integer("nb_places_financees")
        financeur, mesure = financeur_from_lheo(code)
        if financeur:
            yield Financement(financeur=financeur, mesure=mesure, nb_places=places)
        else:
            lecteur.tell("code_financeur", "Ce financeur n’est pas dans notre liste\u00a0: il est à choisir.", code)
        lecteur.close()


def financeur_from_lheo(code: str) -> tuple[str, str]:
    """Our funder and, where LHEO tells it, our device for a code of dict-financeurs; empty when we have none."""
    for financeur in liste("financeurs"):
        if financeur.colonnes["financeur_lheo"] == code:
            return financeur.code, ""
    for kind in liste("types-formation"):
        if kind.colonnes["financeur_lheo"] == code:
            return kind.colonnes["financeur"], kind.colonnes["mesure"]
    return "", ""
