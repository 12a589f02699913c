"""One LHEO formation as a draft of ours, and the list of all that could not be carried over."""

from collections.abc import Callable
from typing import Any

from lheo import elements as m
from referentiels.identifiants import normalise_siret
from referentiels.listes import liste
from services.domain.as_lheo.actions_depuis import read_action, read_url
from services.domain.as_lheo.coordonnees_depuis import read_contacts
from services.domain.as_lheo.coordonnees_vers import desk
from services.domain.as_lheo.lecteur import Lecteur
from services.domain.as_lheo.remarques import Remarque
from services.domain.formation import CertificationVisee, Formacode, Formation
from services.domain.structure import Structure


def count_sessions(element: m.Formation) -> int:
    """How many session numbers an import will ask for."""
    return sum(len(action.session) for action in element.action)


def formation_from_lheo(
    element: m.Formation,
    structure: Structure,
    *,
    numero: str,
    next_numero: Callable[[], str],
    source: str = "import LHEO",
) -> tuple[Formation, tuple[Remarque, ...]]:
    """A draft for `structure` under our `numero`, from a formation of LHEO 2.3 (or 2.2, upgraded or not).

    `next_numero` gives one of our session numbers at each call, `count_sessions` calls in all. The numbers of the file
    are kept in `identifiant_externe`. Texts are made plain; whatever is not carried over is among the remarks.
    """
    remarques: list[Remarque] = []
    lecteur = Lecteur(element, "formation", remarques)
    actions = list(lecteur.each("action"))
    formation = Formation(
        numero=numero,
        structure=structure.numero,
        source=source,
        identifiant_externe=lecteur.attribute("numero"),
        sessions=tuple(session for action in actions for session in read_action(action, next_numero)),
        contacts=read_contacts(list(lecteur.each("contact_formation")), desk(structure)),
        certifications=tuple(_certification(visee) for visee in lecteur.each("certification")),
        **_pedagogie(lecteur),
        **_domaine(lecteur.one("domaine_formation")),
        **_said_by_actions(actions),
    )
    _organisme(lecteur.one("organisme_formation_responsable"), structure)
    for reader in (*actions, lecteur):
        reader.close()
    return formation, tuple(remarques)


def _pedagogie(lecteur: Lecteur) -> dict[str, Any]:
    return {
        "intitule": lecteur.line("intitule_formation"),
        "objectif": lecteur.text("objectif_formation"),
        "resultats_attendus": lecteur.text("resultats_attendus"),
        "contenu": lecteur.text("contenu_formation"),
        "certifiante": lecteur.boolean("certifiante"),
        "type_parcours": lecteur.raw("parcours_de_formation"),
        "niveau_entree": lecteur.raw("code_niveau_entree"),
        "niveau_sortie": lecteur.raw("code_niveau_sortie"),
        "objectif_general": lecteur.raw("objectif_general_formation"),
        "url": read_url(lecteur.one("url_formation")),
    }


def _domaine(lecteur: Lecteur) -> dict[str, Any]:
    domaine = {
        "formacodes": _formacodes(lecteur.raws("code_formacode")),
        "nsf": tuple(code.strip() for code in lecteur.raws("code_nsf")),
        "rome": tuple(code.strip() for code in lecteur.raws("code_rome")),
    }
    lecteur.close()
    return domaine


def _formacodes(codes: list[Any]) -> tuple[Formacode, ...]:
    return tuple(Formacode(code=code.strip(), version=getattr(code, "ref", None) or "") for code in codes)


def _certification(lecteur: Lecteur) -> CertificationVisee:
    visee = CertificationVisee(
        code_rncp=_prefixed("RNCP", lecteur.raw("code_rncp")),
        code_rs=_prefixed("RS", lecteur.raw("code_rs")),
        code_certifinfo=lecteur.raw("code_certifinfo"),
    )
    lecteur.close()
    return visee


def _prefixed(repertoire: str, code: str) -> str:
    return code if not code or code.upper().startswith(repertoire) else repertoire + code


def _said_by_actions(actions: list[Lecteur]) -> dict[str, Any]:
    """What LHEO says of each action and we of the formation: the first action speaks, the others are told."""
    said = [_said_by(action) for action in actions]
    for action, other in zip(actions[1:], said[1:], strict=True):
        for champ in (champ for champ in other if other[champ] != said[0][champ] and champ != "publics"):
            message = "Cette action dit autre chose que la première, dont la réponse a été reprise pour la fiche."
            action.tell(champ, message, str(other[champ]))
    if not said:
        return {}
    publics = dict.fromkeys(public for one in said for public in one["publics"])
    return said[0] | {"publics": tuple(publics)}


def _said_by(action: Lecteur) -> dict[str, Any]:
    return {
        "publics": tuple(map(_labelled, _formacodes(action.raws("code_public_vise")))),
        "niveau_entree_obligatoire": action.boolean("niveau_entree_obligatoire"),
        "pre_requis": action.text("conditions_specifiques"),
        "duree_cycle": action.integer("duree_cycle"),
    }


def _labelled(public: Formacode) -> Formacode:
    """With the label of our list, unless the code is of another edition, where it means something else."""
    publics = liste("publics")
    known = publics.get(public.code) if public.version == publics.version else None
    return public.model_copy(update={"libelle": known.libelle}) if known else public


def _organisme(lecteur: Lecteur, structure: Structure) -> None:
    """The organisation's record is not an import's to change: only its identity is compared."""
    siret = lecteur.one("siret_organisme_formation").raw("siret")
    if normalise_siret(siret) != normalise_siret(structure.siret):
        message = "L’organisme responsable du fichier n’est pas celui pour lequel vous importez cette formation."
        lecteur.tell("siret_organisme_formation", message, siret)
