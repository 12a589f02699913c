"""From what was typed in a form of the record to the record it describes, tab by tab; a draft may stay incomplete."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from referentiels.identifiants import (
    check_numero_activite,
    normalise_courriel,
    normalise_numero_activite,
    normalise_uai,
)
from referentiels.listes import contains
from referentiels.telephone import normalise_telephone
from services.domain import saisie
from services.domain.adresse import Adresse, Lieu
from services.domain.champs_structure import FINANCEURS
from services.domain.errors import Refused, Violation
from services.domain.structure import Label, RoleStructure, Structure
from services.registration.model.adresses import VOIE, read_adresse
from services.registration.model.inscription import RAISON_SOCIALE_MAX
from services.registration.model.lignes import LIGNES_MAX, Typed, rangs_of

T = TypeVar("T")
ADRESSES = ("adresse", "adresse_postale")


class Saisie:
    """Reads the fields of one form; what cannot be read is kept as a violation of its field.

    `tolerant` reads what can be read and leaves the rest, to be shown beside what somebody else saved.
    """

    def __init__(self, typed: Typed, *, tolerant: bool = False) -> None:
        self._typed = typed
        self._tolerant = tolerant
        self._violations: list[Violation] = []

    def identite(self, before: Structure) -> Structure:
        """The names and the UAI."""
        uai = self.line("uai")
        return self._read(
            before,
            nom_usuel=self.line("nom_usuel"),
            sigle=self.line("sigle"),
            uai=normalise_uai(uai) if uai else "",
        )

    def coordonnees(self, before: Structure) -> Structure:
        """Addresses, telephones, courriels, sites."""
        return self._read(
            before,
            adresse=self._adresse("adresse", before.adresse, before.lieux),
            adresse_postale=self._postale(before.adresse_postale or Adresse(), before.lieux),
            telephones=self._repeated("telephones", normalise_telephone),
            telecopie=normalise_telephone(self.line("telecopie")),
            courriels=self._repeated("courriels", normalise_courriel),
            sites=self._repeated("sites", str),
        )

    def complement(self, before: Structure) -> Structure:
        """Labels and specific information."""
        texte = self._kept(saisie.read_text(self.text("renseignements"), "renseignements"))
        return self._read(before, labels=tuple(self._labels()), renseignements=texte or "")

    def carif(self, before: Structure) -> Structure:
        """What the Carif alone changes."""
        roles = tuple(role for role in RoleStructure if role.value in self._typed.get("roles", ()))
        if not roles:
            self._refuse("ROLES.ABSENTS", "Cochez au moins un rôle.", "roles")
        return self._read(
            before,
            raison_sociale=self._raison_sociale() or before.raison_sociale,
            numero_activite=self._numero_activite() or before.numero_activite,
            roles=roles,
            type_structure=self._listed("type_structure", "types-structure"),
            type_financeur=self._type_financeur(RoleStructure.FINANCEUR in roles),
            parent=self.text("parent").upper(),
            reseau=self._listed("reseau", "reseaux"),
        )

    # ─── one field ───────────────────────────────────────────────────────────

    def text(self, champ: str) -> str:
        """What was typed, without surrounding white space."""
        return (self._typed.get(champ) or [""])[0].strip()

    def line(self, champ: str) -> str:
        """A text of one line."""
        return self._kept(saisie.read_line(self.text(champ), champ)) or ""

    # ─── groups of fields ────────────────────────────────────────────────────

    def _adresse(self, champ: str, before: Adresse, lieux: Sequence[Lieu]) -> Adresse:
        """The address chosen in the book of places (D042), found or typed; to choose and to type is to say two."""
        lue = read_adresse(self._typed, champ, before)
        if id := self.text(f"{champ}.carnet"):
            chosen = next((lieu.adresse for lieu in lieux if lieu.id == id), None)
            if chosen is None:
                self._refuse(
                    "ADRESSE.CARNET",
                    "Ce lieu n’est plus dans votre carnet : choisissez-en un autre.",
                    f"{champ}.carnet",
                )
                return before
            if lue.adresse not in (before, chosen):
                message = "Choisissez un lieu, ou saisissez une adresse, mais pas les deux."
                self._refuse("ADRESSE.CARNET", message, f"{champ}.carnet")
            return chosen
        self._violations += lue.violations
        return lue.adresse

    def _postale(self, before: Adresse, lieux: Sequence[Lieu]) -> Adresse | None:
        """The postal address when it is another one; what was typed beside a «non» is not dropped in silence."""
        if self.text("adresse_postale.differente") == "oui":
            return self._adresse("adresse_postale", before, lieux)
        typed = {name: self.line(f"adresse_postale.{name}") for name in VOIE}
        if any(value and value != getattr(before, name) for name, value in typed.items()):
            message = "Répondez « Oui » pour garder l’adresse postale que vous avez saisie, ou effacez-la."
            self._refuse("ADRESSE_POSTALE.SANS_REPONSE", message, "adresse_postale.differente")
        return None

    def _repeated(self, champ: str, normalise: Callable[[str], str]) -> tuple[str, ...]:
        """Each once, the principal one first (F058)."""
        rangs = rangs_of(self._typed, champ)
        values = {rang: normalise(texte) for rang in rangs if (texte := self.line(f"{champ}.{rang}"))}
        self._refuse_beyond(champ, list(values))
        principal = self.text(f"{champ}.principal")
        first = [texte for rang, texte in values.items() if str(rang) == principal]
        return tuple(dict.fromkeys([*first, *values.values()]))

    def _labels(self) -> Iterable[Label]:
        labels = {rang: self._label(f"labels.{rang}") for rang in rangs_of(self._typed, "labels")}
        given = {rang: label for rang, label in labels.items() if label != Label(code="")}
        self._refuse_beyond("labels", list(given), ".code")
        return given.values()

    def _label(self, champ: str) -> Label:
        return Label(
            code=self.text(f"{champ}.code"),
            numero=self.line(f"{champ}.numero"),
            debut=self._date(f"{champ}.debut"),
            fin=self._date(f"{champ}.fin"),
        )

    def _refuse_beyond(self, champ: str, rangs: Sequence[int], end: str = "") -> None:
        message = f"Retirez cette ligne : {LIGNES_MAX} au plus."
        for rang in rangs[LIGNES_MAX:]:
            self._refuse("LIGNES.TROP", message, f"{champ}.{rang}{end}")

    def _date(self, champ: str) -> date | None:
        return self._kept(saisie.read_date(self.text(champ), champ))

    def _raison_sociale(self) -> str:
        texte = self.line("raison_sociale")
        if len(texte) > RAISON_SOCIALE_MAX:
            message = f"Raccourcissez ce texte : {RAISON_SOCIALE_MAX} caractères au plus."
            self._refuse("RAISON_SOCIALE.TROP_LONG", message, "raison_sociale")
        return texte

    def _numero_activite(self) -> str:
        numero = normalise_numero_activite(self.line("numero_activite"))
        if numero and (message := check_numero_activite(numero)):
            self._refuse("NUMERO_ACTIVITE.FAUX", message, "numero_activite")
        return numero

    def _listed(self, champ: str, nom: str) -> str:
        code = self.text(champ)
        if code and not contains(nom, code):
            self._refuse(f"{champ.upper()}.INCONNU", "Choisissez une réponse dans la liste.", champ)
        return code

    def _type_financeur(self, finance: bool) -> str:
        code = self.text("type_financeur")
        if code and code not in FINANCEURS:
            self._refuse("TYPE_FINANCEUR.INCONNU", "Choisissez une réponse dans la liste.", "type_financeur")
        if code and not finance:
            message = "Cochez le rôle « Organisme financeur », ou laissez ce type vide."
            self._refuse("TYPE_FINANCEUR.SANS_ROLE", message, "type_financeur")
        return code

    # ─── inside ──────────────────────────────────────────────────────────────

    def _kept(self, value: T | Violation) -> T | None:
        if isinstance(value, Violation):
            self._violations.append(value)
            return None
        return value

    def _refuse(self, code: str, message: str, champ: str) -> None:
        self._violations.append(Violation(f"STRUCTURE.{code}", message, (champ,)))

    def _read(self, before: Structure, **update: object) -> Structure:
        if self._violations and not self._tolerant:
            raise Refused("Certaines réponses n’ont pas pu être lues.", violations=tuple(self._violations))
        return before.model_copy(update=update)


def read_fiche(typed: Typed, before: Structure) -> Structure:
    """All that an organisation may change of its record, at once. Raises Refused with everything that is wrong."""
    violations: list[Violation] = []
    for read in (Saisie.identite, Saisie.coordonnees, Saisie.complement):
        try:
            before = read(Saisie(typed), before)
        except Refused as refusal:
            violations += refusal.violations
    if violations:
        raise Refused("Certaines réponses n’ont pas pu être lues.", violations=tuple(violations))
    return before
