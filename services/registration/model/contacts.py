"""What is typed of a contact, and what may be wrong with it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from lheo import Version
from lheo.langage import TABLES
from referentiels.identifiants import check_courriel, normalise_courriel
from referentiels.telephone import check_telephone, normalise_telephone, readable_telephone
from services.domain.contact import Contact
from services.domain.errors import Refused, Violation
from services.domain.rules.formes import limite, tient_en_lignes
from services.domain.saisie import first_line
from services.domain.value import Value
from services.registration.model.carnets import FicheContact, Nature

# The words of LHEO, but for two that are no words for a form
TYPES: Mapping[str, str] = {
    **TABLES["dict-type-contact"].libelles(Version.V2_3),
    "10": "Direction déléguée aux formations (DDFPT)",
    "14": "Référent apprentissage",
}
FONCTION_MAX = 100  # of each of the two; together they must fit on the lines that LHEO has for them
_CODE_MAX = 20  # longer than any code: only a forged form sends more
_SERVICE_PRINCIPAL = (
    "Choisissez « Une personne » : le contact principal est la personne responsable de l’établissement. Pour garder ce "
    "service, désignez un autre contact principal."
)
CIVILITES = ("Madame", "Monsieur")
# Field -> its name on screen, in the order of the form
LIBELLES: Mapping[str, str] = {
    "nature": "Nature",
    "civilite": "Civilité",
    "nom": "Nom",
    "prenom": "Prénom",
    "types": "Types de contact",
    "fonction": "Fonction",
    "autre_fonction": "Autre fonction ou service",
    "telephone": "Téléphone",
    "mobile": "Téléphone mobile",
    "telecopie": "Télécopie",
    "courriel": "Adresse électronique",
    "diffusable": "Diffusion sur le web et aux partenaires",
    "principal": "Contact principal",
}


class SaisieContact(Value):
    """A contact as it was typed, every field as it is stored; `certifie`: its consent was certified just now."""

    contact: Contact
    nature: Nature
    certifie: bool


def read_contact(
    typed: Mapping[str, Sequence[str]], numero: str, before: FicheContact | None, empreinte: str
) -> SaisieContact:
    """The form of a contact, new or known as `before`; `empreinte` is that of the text to certify.

    Raises Refused with everything that is wrong, in the order of the page.
    """
    texts = {name: first_line(typed, name) for name in LIBELLES}
    ticked = dict.fromkeys(code[:_CODE_MAX] for code in typed.get("types", ()) if code)
    types = (*(code for code in TYPES if code in ticked), *(code for code in ticked if code not in TYPES))
    contact = Contact(
        numero=numero,
        nom=texts["nom"],
        prenom=texts["prenom"],
        civilite=texts["civilite"],
        fonction=texts["fonction"],
        autre_fonction=texts["autre_fonction"],
        telephone=normalise_telephone(texts["telephone"]),
        mobile=normalise_telephone(texts["mobile"]),
        telecopie=normalise_telephone(texts["telecopie"]),
        courriel=normalise_courriel(texts["courriel"]),
        types=types,
        diffusable=texts["diffusable"] == "oui",
        principal=texts["principal"] == "oui",
    )
    violations = [*_violations(contact, texts["nature"])]
    leads = contact.principal or (before is not None and before.contact.principal)
    if leads and texts["nature"] == Nature.SERVICE:
        violations.append(_violation("nature", "PRINCIPAL", _SERVICE_PRINCIPAL))
    person = texts["nature"] == Nature.PERSONNE
    certified = (typed.get("certification") or [""])[0] == "oui"
    due = person and not (before and before.covers(contact, empreinte))
    if due and not certified:
        message = "Certifiez que cette personne est informée et qu’elle consent : cochez la case."
        violations.append(_violation("certification", "ABSENTE", message))
    if violations:
        raise Refused("Certaines réponses sont à corriger.", violations=tuple(violations))
    return SaisieContact(contact=contact, nature=Nature(texts["nature"]), certifie=due)


def typed_of(fiche: FicheContact) -> dict[str, str | list[str]]:
    """The texts that the form of a contact shows."""
    contact = fiche.contact
    return {
        "nature": fiche.nature.value,
        "civilite": contact.civilite,
        "nom": contact.nom,
        "prenom": contact.prenom,
        "types": list(contact.types),
        "fonction": contact.fonction,
        "autre_fonction": contact.autre_fonction,
        "telephone": readable_telephone(contact.telephone),
        "mobile": readable_telephone(contact.mobile),
        "telecopie": readable_telephone(contact.telecopie),
        "courriel": contact.courriel,
        "diffusable": "oui" if contact.diffusable else "non",
        "principal": "oui" if contact.principal else "",
    }


def read_aloud(fiche: FicheContact) -> dict[str, str]:
    """Field -> what one reads of it, in the words of the screen."""
    contact = fiche.contact
    nature = {Nature.PERSONNE: "Une personne", Nature.SERVICE: "Un service ou un accueil"}[fiche.nature]
    shown = {name: text for name, text in typed_of(fiche).items() if isinstance(text, str)}
    return {
        **{name: shown.get(name, "") for name in LIBELLES},
        "nature": nature,
        "types": ", ".join(TYPES.get(code, code) for code in contact.types),
        "diffusable": "Oui" if contact.diffusable else "Non",
        "principal": "Oui" if contact.principal else "Non",
    }


def changed_fields(before: FicheContact, after: FicheContact) -> list[str]:
    """The names on screen of the fields in which two states of a contact differ; never what they hold."""
    old, new = read_aloud(before), read_aloud(after)
    return [libelle for name, libelle in LIBELLES.items() if old[name] != new[name]]


def _violations(contact: Contact, nature: str) -> Iterable[Violation]:
    if nature not in set(Nature):
        yield _violation("nature", "ABSENTE", "Dites s’il s’agit d’une personne ou d’un service.")
    if contact.civilite and contact.civilite not in CIVILITES:
        yield _violation("civilite", "INCONNUE", "Choisissez la civilité dans la liste.")
    yield from _names(contact)
    if any(code not in TYPES for code in contact.types):
        yield _violation("types", "INCONNU", "Choisissez le type de contact dans la liste.")
    for name in ("fonction", "autre_fonction"):
        if len(getattr(contact, name)) > FONCTION_MAX:
            yield _violation(name, "TROP_LONGUE", f"Raccourcissez ce texte : {FONCTION_MAX} caractères au plus.")
    if not tient_en_lignes(contact.fonction_complete):
        message = "Raccourcissez la fonction et le service : ensemble, ils tiennent en trois lignes de 50 caractères."
        yield _violation("fonction", "TROP_LONGUE", message)
    yield from _reachable(contact)


def _names(contact: Contact) -> Iterable[Violation]:
    if not any(sign.isalpha() for sign in contact.nom):
        yield _violation("nom", "ABSENT", "Saisissez le nom de la personne, ou celui du service.")
    for name in ("nom", "prenom"):
        if len(getattr(contact, name)) > limite(name):
            yield _violation(name, "TROP_LONG", f"Raccourcissez ce texte : {limite(name)} caractères au plus.")


def _reachable(contact: Contact) -> Iterable[Violation]:
    for name, check in _CHECKS.items():
        value = getattr(contact, name)
        if value and (message := check(value)):
            yield _violation(name, "FAUX", message)
    if len(contact.courriel) > limite("courriel"):
        yield _violation("courriel", "TROP_LONG", f"Raccourcissez cette adresse : {limite('courriel')} caractères.")
    if contact.diffusable and not contact.joignable:
        message = "Donnez un téléphone ou une adresse électronique : un contact diffusé doit pouvoir être joint."
        yield _violation("telephone", "INJOIGNABLE", message)


_CHECKS: Mapping[str, Callable[[str], str | None]] = {
    "telephone": check_telephone,
    "mobile": check_telephone,
    "telecopie": check_telephone,
    "courriel": check_courriel,
}


def _violation(name: str, what: str, message: str) -> Violation:
    return Violation(f"CONTACT.{name.upper()}.{what}", message, (name,))
