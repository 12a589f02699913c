"""How good a fiche is, out of 100, rubric by rubric, and what would raise it at the least cost."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from services.domain.errors import Severite, Violation
from services.domain.formation import Formation
from services.domain.rules.formes import vide
from services.domain.session import Session

_OBJECTIF_UTILE = 100  # characters under which a text tells the reader nothing
_CONTENU_UTILE = 200


class Effort(IntEnum):
    """What an answer costs whoever types it."""

    CHOIX = 1
    LIGNE = 2
    TEXTE = 4


@dataclass(frozen=True, slots=True)
class Manque:
    """Something to complete: the field, what to do, the points it brings."""

    champ: str
    conseil: str
    gain: int
    effort: Effort


@dataclass(frozen=True, slots=True)
class Rubrique:
    """One part of the fiche with its points and what is missing from it."""

    nom: str
    points: int
    sur: int
    manques: tuple[Manque, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The quality of a fiche, 0 to 100, and why."""

    total: int
    rubriques: tuple[Rubrique, ...]

    def gains(self, combien: int = 3) -> tuple[Manque, ...]:
        """The improvements that bring most for the least effort."""
        manques = [manque for rubrique in self.rubriques for manque in rubrique.manques]
        return tuple(sorted(manques, key=lambda manque: manque.gain / manque.effort, reverse=True)[:combien])


@dataclass(frozen=True, slots=True)
class _Critere:
    """One thing that makes a fiche better; `tenu` tells whether it is there."""

    rubrique: str
    champ: str
    points: int
    effort: Effort
    conseil: str
    tenu: Callable[[Formation], bool]


def score(formation: Formation, violations: Iterable[Violation] = ()) -> Score:
    """The quality of a formation; a field that breaks a blocking rule earns nothing."""
    faulty = {champ for v in violations if v.severite is Severite.BLOQUANT for champ in v.champs}
    rubriques = tuple(_rubrique(nom, formation, faulty) for nom in dict.fromkeys(c.rubrique for c in _CRITERES))
    return Score(sum(rubrique.points for rubrique in rubriques), rubriques)


def _rubrique(nom: str, formation: Formation, faulty: set[str]) -> Rubrique:
    criteres = [critere for critere in _CRITERES if critere.rubrique == nom]
    missing = [c for c in criteres if not c.tenu(formation) or _concerned(c.champ, faulty)]
    sur = sum(critere.points for critere in criteres)
    manques = tuple(Manque(c.champ, c.conseil, c.points, c.effort) for c in missing)
    return Rubrique(nom, sur - sum(manque.gain for manque in manques), sur, manques)


def _concerned(champ: str, faulty: set[str]) -> bool:
    """Whether a faulty field is that of the criterion, or lies in it; `sessions.*.rythme` is that of any session."""
    if champ.startswith("sessions.*."):
        suffix = champ.removeprefix("sessions.*.")
        return any(path.startswith("sessions.") and _tail(path).startswith(suffix) for path in faulty)
    return any(path == champ or path.startswith(f"{champ}.") for path in faulty)


def _tail(path: str) -> str:
    return path.split(".", 2)[-1]


def _rempli(champ: str) -> Callable[[Formation], bool]:
    return lambda formation: not vide(getattr(formation, champ))


def _long(champ: str, minimum: int) -> Callable[[Formation], bool]:
    return lambda formation: len(getattr(formation, champ)) >= minimum


def _chaque(tenu: Callable[[Session], bool]) -> Callable[[Formation], bool]:
    """True when there are sessions, and it holds of each."""
    return lambda formation: bool(formation.sessions_vivantes) and all(map(tenu, formation.sessions_vivantes))


def _chaque_rempli(champ: str) -> Callable[[Formation], bool]:
    return _chaque(lambda session: not vide(getattr(session, champ)))


_CHOIX, _LIGNE, _TEXTE = Effort.CHOIX, Effort.LIGNE, Effort.TEXTE
_PRESENTATION, _PUBLIC, _CONTACT, _SESSIONS, _PRATIQUE = (
    "Présentation",
    "Public et niveaux",
    "Contact",
    "Dates et lieux",
    "Informations pratiques",
)

# The points add up to 100 (tested). What prescribers filter on weighs most.
_CRITERES: tuple[_Critere, ...] = (
    _Critere(_PRESENTATION, "intitule", 6, _LIGNE, "Donnez un intitulé.", _rempli("intitule")),
    _Critere(
        _PRESENTATION,
        "objectif",
        9,
        _TEXTE,
        "Décrivez les compétences visées en quelques phrases.",
        _long("objectif", _OBJECTIF_UTILE),
    ),
    _Critere(_PRESENTATION, "contenu", 9, _TEXTE, "Détaillez les sujets traités.", _long("contenu", _CONTENU_UTILE)),
    _Critere(
        _PRESENTATION,
        "resultats_attendus",
        6,
        _TEXTE,
        "Dites à quoi mène la formation.",
        _rempli("resultats_attendus"),
    ),
    _Critere(
        _PRESENTATION,
        "certifiante",
        5,
        _CHOIX,
        "Dites si la formation est certifiante.",
        lambda f: f.certifiante is False or bool(f.certifications),
    ),
    _Critere(_PUBLIC, "publics", 6, _CHOIX, "Choisissez les publics visés.", _rempli("publics")),
    _Critere(_PUBLIC, "niveau_entree", 4, _CHOIX, "Choisissez le niveau d’entrée.", _rempli("niveau_entree")),
    _Critere(
        _PUBLIC,
        "niveau_sortie",
        2,
        _CHOIX,
        "Choisissez le niveau de sortie.",
        lambda f: f.certifiante is False or bool(f.niveau_sortie),
    ),
    _Critere(_PUBLIC, "pre_requis", 5, _LIGNE, "Indiquez les prérequis.", _rempli("pre_requis")),
    _Critere(_PUBLIC, "objectif_general", 3, _CHOIX, "Choisissez l’objectif général.", _rempli("objectif_general")),
    _Critere(_PUBLIC, "type_parcours", 2, _CHOIX, "Choisissez le type de parcours.", _rempli("type_parcours")),
    _Critere(
        _CONTACT,
        "contacts",
        6,
        _LIGNE,
        "Donnez un contact diffusable et joignable.",
        lambda f: any(contact.diffusable and contact.joignable for contact in f.contacts),
    ),
    _Critere(_CONTACT, "url", 3, _LIGNE, "Ajoutez le lien vers la page de la formation.", _rempli("url")),
    _Critere(
        _SESSIONS,
        "sessions.*.date",
        8,
        _LIGNE,
        "Donnez les dates de chaque session.",
        _chaque(lambda s: s.date_debut is not None and s.date_fin is not None),
    ),
    _Critere(
        _SESSIONS,
        "sessions.*.lieux",
        6,
        _LIGNE,
        "Donnez une adresse précise à chaque lieu.",
        _chaque(lambda s: s.modalite_enseignement == "2" or any(lieu.adresse.precise for lieu in s.lieux)),
    ),
    _Critere(
        _SESSIONS,
        "sessions.*.modalite_enseignement",
        3,
        _CHOIX,
        "Dites si l’on suit la session sur place ou à distance.",
        _chaque_rempli("modalite_enseignement"),
    ),
    _Critere(
        _SESSIONS,
        "sessions.*.heures",
        4,
        _LIGNE,
        "Indiquez les durées en heures.",
        _chaque(lambda s: bool(s.heures_total)),
    ),
    _Critere(
        _PRATIQUE,
        "sessions.*.financements",
        4,
        _CHOIX,
        "Indiquez les financements possibles.",
        _chaque_rempli("financements"),
    ),
    _Critere(_PRATIQUE, "sessions.*.rythme", 3, _LIGNE, "Décrivez le rythme de la session.", _chaque_rempli("rythme")),
    _Critere(
        _PRATIQUE,
        "sessions.*.modalites_inscription",
        2,
        _LIGNE,
        "Expliquez comment s’inscrire.",
        _chaque_rempli("modalites_inscription"),
    ),
    _Critere(
        _PRATIQUE,
        "sessions.*.acces_handicapes",
        2,
        _LIGNE,
        "Décrivez l’accès aux personnes handicapées.",
        _chaque_rempli("acces_handicapes"),
    ),
    _Critere(
        _PRATIQUE,
        "sessions.*.prix_total_ttc",
        2,
        _LIGNE,
        "Indiquez le prix.",
        _chaque_rempli("prix_total_ttc"),
    ),
)
