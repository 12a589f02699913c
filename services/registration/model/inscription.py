"""What an applicant types to ask for a structure's registration, and what may be wrong with it (F004)."""

from collections.abc import Callable, Iterable, Mapping

from referentiels.identifiants import (
    check_courriel,
    check_numero_activite,
    check_siret,
    normalise_courriel,
    normalise_numero_activite,
    normalise_siret,
)
from referentiels.telephone import check_telephone, normalise_telephone
from services.domain.errors import Refused, Violation
from services.domain.events import Referent
from services.domain.profil import HorsRegion, Profil
from services.domain.rights import Role
from services.domain.texte import normalise, normalise_line
from services.domain.value import Value

NOM_MAX = 50  # Contact.nom, Contact.prenom
RAISON_SOCIALE_MAX = 250  # LHEO raison-sociale
COURRIEL_MAX = 128  # Cognito, user name
REPONSE_MAX = 2000
_TYPED_MAX = 300  # no field needs more, and no pattern is run on more


class Inscription(Value):
    """The form, every field in the form in which it is stored. `raison_sociale` only when no register gives it.

    `publiable`: the telephone and the address are those of the organisation, not of a person, and may be published.
    `activite`: its applicant certifies that it trains in the region; asked where that counts.
    """

    siret: str
    numero_activite: str
    nom: str
    prenom: str
    telephone: str
    courriel: str
    raison_sociale: str = ""
    publiable: bool = False
    activite: bool = False

    @property
    def referent(self) -> Referent:
        """The person in charge of the entry."""
        return Referent(nom=self.nom, prenom=self.prenom, telephone=self.telephone, courriel=self.courriel)


def texte_activite(profil: Profil) -> str:
    """What an applicant certifies of its activity (D002); empty where the region does not count."""
    if profil.hors_region is HorsRegion.LIBRE:
        return ""
    return (
        f"Je certifie que mon organisme réalise une activité de formation en {profil.region_nom} : en présence, ou à"
        " distance si son activité y est déclarée."
    )


def read_inscription(typed: Mapping[str, str], profil: Profil) -> Inscription:
    """The form as it will be stored. Raises Refused with everything that is wrong, in the order of the page."""
    texts = {name: typed.get(name, "") for name in (*_CHECKS, "raison_sociale")}
    violations = _violations(texts, [name for name in _CHECKS if name != "activite" or texte_activite(profil)])
    if len(texts["raison_sociale"]) > RAISON_SOCIALE_MAX:
        violations.append(_too_long("raison_sociale", RAISON_SOCIALE_MAX))
    if typed.get("consentement") != "oui":
        message = "Cochez la case pour accepter la politique de gestion des données personnelles."
        violations.append(Violation("DEMANDE.CONSENTEMENT.ABSENT", message, ("consentement",)))
    if violations:
        raise Refused("Certaines réponses sont à corriger.", violations=tuple(violations))
    return Inscription(
        siret=normalise_siret(texts["siret"]),
        numero_activite=normalise_numero_activite(texts["numero_activite"]),
        nom=normalise_line(texts["nom"]),
        prenom=normalise_line(texts["prenom"]),
        telephone=normalise_telephone(texts["telephone"]),
        courriel=login_of(texts["courriel"]),
        raison_sociale=normalise_line(texts["raison_sociale"]),
        publiable=typed.get("publiable") == "oui",
        activite=texts["activite"] == "oui",
    )


def read_reponse(typed: Mapping[str, str]) -> str:
    """What an applicant answers to the reasons of the Carif, perhaps nothing. Raises Refused when it is too long."""
    texte = normalise(typed.get("reponse", ""))
    if len(texte) > REPONSE_MAX:
        violation = _too_long("reponse", REPONSE_MAX)
        raise Refused(violation.message, violations=(violation,))
    return texte


class Invitation(Value):
    """Somebody who is let into a structure, and as what."""

    courriel: str
    nom: str
    prenom: str
    role: Role


class Candidature(Value):
    """What somebody types who asks to join a structure that is registered already."""

    siret: str
    courriel: str
    nom: str
    prenom: str


def read_invitation(typed: Mapping[str, str]) -> Invitation:
    """An invitation as it will be told. Raises Refused with everything that is wrong."""
    violations = _violations(typed, ("nom", "prenom", "courriel"))
    role = read_role(typed.get("role", ""))
    if isinstance(role, Violation):
        violations.append(role)
    if violations or isinstance(role, Violation):
        raise Refused("Certaines réponses sont à corriger.", violations=tuple(violations))
    return Invitation(role=role, courriel=login_of(typed["courriel"]), **_names(typed))


def read_rattachement(typed: Mapping[str, str]) -> Candidature:
    """A request to join, as it will be kept. Raises Refused with everything that is wrong."""
    if violations := _violations(typed, ("siret", "nom", "prenom", "courriel")):
        raise Refused("Certaines réponses sont à corriger.", violations=tuple(violations))
    siret = normalise_siret(typed["siret"])
    return Candidature(siret=siret, courriel=login_of(typed["courriel"]), **_names(typed))


def read_role(typed: str) -> Role | Violation:
    """One of the two roles that a referent may give."""
    if typed in {Role.OF_SAISIE.value, Role.OF_REFERENT.value}:
        return Role(typed)
    return Violation("MEMBRE.ROLE.ABSENT", "Choisissez un rôle : saisie, ou référent.", ("role",))


def _names(typed: Mapping[str, str]) -> dict[str, str]:
    return {name: normalise_line(typed[name]) for name in ("nom", "prenom")}


def _violations(typed: Mapping[str, str], names: Iterable[str]) -> list[Violation]:
    return [found for name in names if (found := _violation(name, typed.get(name, "")))]


def login_of(courriel: str) -> str:
    """The address under which somebody signs in (K10): case does not distinguish two people."""
    return normalise_courriel(courriel).lower()


def possible_login(courriel: str) -> bool:
    """Whether an account could have this address at all."""
    return len(courriel) <= COURRIEL_MAX and check_courriel(courriel, ascii_seul=True) is None


def name_missing() -> Refused:
    """The refusal that asks for the name which no register gave."""
    message = "Saisissez la raison sociale : les registres nationaux ne nous l’ont pas donnée."
    return Refused(message, violations=(Violation("DEMANDE.RAISON_SOCIALE.ABSENTE", message, ("raison_sociale",)),))


def closed(profil: Profil) -> Refused:
    """The refusal of an establishment that is closed (F054)."""
    message = (
        "Donnez le SIRET d’un établissement ouvert : l’INSEE indique que celui-ci est fermé. Si c’est une erreur,"
        f" écrivez à {profil.contact.courriel}."
    )
    return Refused(message, violations=(Violation("DEMANDE.SIRET.FERME", message, ("siret",)),))


def _violation(name: str, text: str) -> Violation | None:
    field = f"DEMANDE.{name.upper()}"
    missing, limit, check = _CHECKS[name]
    if not text:
        return Violation(f"{field}.ABSENT", missing, (name,))
    if len(text) > limit:
        return _too_long(name, limit)
    message = check(text)
    return Violation(f"{field}.FAUX", message, (name,)) if message else None


def _too_long(name: str, limit: int) -> Violation:
    message = f"Raccourcissez ce texte : {limit} caractères au plus."
    return Violation(f"DEMANDE.{name.upper()}.TROP_LONG", message, (name,))


def _check_address(text: str) -> str | None:
    if refusal := check_courriel(text):
        return refusal
    if check_courriel(text, ascii_seul=True):
        return "Choisissez une adresse sans accent avant l’arobase (@) : nos courriels n’atteignent pas les autres."
    return None


def _check_name(text: str) -> str | None:
    return None if any(sign.isalpha() for sign in text) else "Écrivez un nom en toutes lettres."


_ACTIVITE = (
    "Cochez la case si votre organisme forme dans la région. Sinon, adressez-vous au Carif-Oref de la région où il le"
    " fait."
)
# What to say of an empty field, its longest text, and what may be wrong with it
_CHECKS: Mapping[str, tuple[str, int, Callable[[str], str | None]]] = {
    "siret": ("Saisissez le SIRET de l’établissement, 14 chiffres.", _TYPED_MAX, check_siret),
    "numero_activite": (
        "Saisissez le numéro de déclaration d’activité donné par la DREETS, 11 caractères.",
        _TYPED_MAX,
        check_numero_activite,
    ),
    "activite": (_ACTIVITE, _TYPED_MAX, lambda text: None if text == "oui" else _ACTIVITE),
    "nom": ("Saisissez le nom du contact référent.", NOM_MAX, _check_name),
    "prenom": ("Saisissez le prénom du contact référent.", NOM_MAX, _check_name),
    "telephone": ("Saisissez un numéro de téléphone.", _TYPED_MAX, check_telephone),
    "courriel": ("Saisissez l’adresse électronique du contact référent.", COURRIEL_MAX, _check_address),
}
