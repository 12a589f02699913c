"""From what was typed in a form to the formation or the session it describes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from referentiels.listes import libelle, liste
from referentiels.telephone import readable_telephone
from services.domain import saisie
from services.domain.adresse import Adresse, Lieu
from services.domain.champs import FORMATION, SESSION, Champ, Nature
from services.domain.contact import Contact
from services.domain.errors import Refused, Violation
from services.domain.formation import CertificationVisee, Formacode, Formation
from services.domain.session import Financement, ModaliteEnseignement, Mode, Session
from services.offers.model import Carnets
from services.shared.web import Request

T = TypeVar("T")

# Nature -> how it is read, and what no answer is
_READERS: Mapping[Nature, tuple[Callable[[str, str], object], object]] = {
    Nature.LIGNE: (saisie.read_line, ""),
    Nature.TEXTE: (saisie.read_text, ""),
    Nature.DATE: (saisie.read_date, None),
    Nature.ENTIER: (saisie.read_integer, None),
    Nature.PRIX: (saisie.read_price, ""),
    Nature.OUI_NON: (saisie.read_boolean, None),
}


_CODE_MAX = 20  # longer than any code
_SANS_CARNETS = Carnets()
_DU_CONTACT = ("prenom", "nom", "fonction", "telephone", "courriel")


class Lecture:
    """Reads the fields of one form; what cannot be read is kept as a violation of its field."""

    def __init__(self, request: Request, carnets: Carnets = _SANS_CARNETS) -> None:
        self._request = request
        self._carnets = carnets
        self._violations: list[Violation] = []

    def formation(self, before: Formation) -> Formation:
        """`before` with what the form says. Raises Refused when a field cannot be read."""
        parts = {
            "certifications": self._certifications(before),
            "publics": self._publics(before),
            "contacts": self._contacts(before),
        }
        return self._read(before, self._alone(FORMATION) | parts)

    def session(self, before: Session) -> Session:
        """`before` with what the form says. Raises Refused when a field cannot be read."""
        parts = {
            "mode": self.one_of("mode", Mode) or Mode.DATES_FIXES,
            "modalite_enseignement": self.one_of("modalite_enseignement", ModaliteEnseignement),
            "lieux": self._lieux(before),
            "financements": self._financements(before),
            "inscription_lieu": self._adresse("inscription_lieu", before.inscription_lieu),
        }
        alone = self._alone(SESSION)
        if chosen := self._chosen_lieu(before):
            alone["acces_handicapes"] = alone["acces_handicapes"] or chosen.acces_handicapes
        return self._read(before, alone | parts)

    # ─── one field ───────────────────────────────────────────────────────────

    def line(self, champ: str) -> str:
        """A text of one line."""
        return self._kept(saisie.read_line, champ) or ""

    def one_of(self, champ: str, kind: type[T]) -> T | None:
        """A code of a closed list; anything else counts as no answer, for only a forged form can send it."""
        value = self._request.text(champ)
        return kind(value) if value in {member.value for member in kind} else None  # type: ignore[call-arg, attr-defined]  # an Enum

    # ─── groups of fields ────────────────────────────────────────────────────

    def _certifications(self, before: Formation) -> tuple[CertificationVisee, ...]:
        champ = "certifications.0.code_rncp"
        code = self.line(champ).upper().replace(" ", "")
        others = before.certifications[1:]
        if not code:
            return others
        first = before.certifications[0] if before.certifications else CertificationVisee()
        codes = {"code_rs": code, "code_rncp": ""} if code.startswith("RS") else {"code_rncp": code, "code_rs": ""}
        return (first.model_copy(update=codes), *others)

    def _publics(self, before: Formation) -> tuple[Formacode, ...]:
        known = {public.code: public for public in before.publics}
        version = liste("publics").version
        ticked = [*self._request.texts("publics"), *self._request.texts("autres_publics")]
        codes = dict.fromkeys(code[:_CODE_MAX] for code in ticked)  # only a forged form sends a longer one
        return tuple(
            known.get(code) or Formacode(code=code, version=version, libelle=libelle("publics", code)) for code in codes
        )

    def _contacts(self, before: Formation) -> tuple[Contact, ...]:
        first = before.contacts[0] if before.contacts else Contact()
        others = before.contacts[1:]
        typed = {name: self.line(f"contacts.0.{name}") for name in _DU_CONTACT}
        diffusable = bool(self._request.text("contacts.0.diffusable"))
        untouched = all(getattr(first, name) == value for name, value in typed.items())
        chosen = self._carnets.contact(self._request.text("contacts.0.carnet"))
        if chosen and chosen.numero != first.numero:
            self._refuse_both("contacts.0.carnet", untouched or not any(typed.values()))
            telephone = readable_telephone(chosen.telephone)
            return (chosen.model_copy(update={"telephone": telephone, "principal": False}), *others)
        # Another name is another person: neither the number nor the mobile of the former one is theirs
        same = (first.prenom, first.nom) == (typed["prenom"], typed["nom"])
        contact = (first if same else Contact(types=first.types)).model_copy(update={**typed, "diffusable": diffusable})
        return (contact, *others) if any(typed.values()) else others

    def _lieux(self, before: Session) -> tuple[Lieu, ...]:
        first = before.lieu_principal or Lieu()
        adresse = self._adresse("lieux.0.adresse", first.adresse)
        typed = Lieu(nom=self.line("lieux.0.nom"), adresse=adresse)
        untouched = (typed.nom, typed.adresse) == (first.nom, first.adresse)
        others = before.lieux[1:]
        if chosen := self._chosen_lieu(before):
            self._refuse_both("lieux.0.carnet", untouched or not (typed.nom or typed.adresse.en_une_ligne))
            return (chosen, *others)
        lieu = first if untouched else typed
        return (lieu, *others) if lieu.nom or lieu.adresse.en_une_ligne else others

    def _chosen_lieu(self, before: Session) -> Lieu | None:
        """The place that was just chosen in the address book; the session gets its own copy of it."""
        chosen = self._carnets.lieu(self._request.text("lieux.0.carnet"))
        return chosen if chosen and chosen.id != (before.lieu_principal or Lieu()).id else None

    def _refuse_both(self, champ: str, alone: bool) -> None:
        if not alone:
            message = "Choisissez dans votre carnet, ou saisissez vous-même : les deux sont remplis et diffèrent."
            self._violations.append(Violation("SAISIE.CARNET.OU_SAISIE", message, (champ,)))

    def _adresse(self, champ: str, before: Adresse) -> Adresse:
        typed = {name: self.line(f"{champ}.{name}") for name in ("voie", "code_postal", "ville")}
        if all(getattr(before, name) == value for name, value in typed.items()):
            return before
        # What was known of the former address (INSEE code, position) is not true of another one
        return Adresse(denomination=before.denomination, complement=before.complement, **typed)

    def _financements(self, before: Session) -> tuple[Financement, ...]:
        mesure = self.line("financements.0.mesure")
        entree = liste("mesures").get(mesure)
        others = before.financements[1:]
        if not mesure:
            return others
        first = before.financements[0] if before.financements else Financement()
        financeur = entree.colonnes["financeur"] if entree else first.financeur
        update = {
            "mesure": mesure,
            "financeur": financeur,
            "nb_places": self._kept(saisie.read_integer, "financements.0.nb_places"),
        }
        return (first.model_copy(update=update), *others)

    # ─── inside ──────────────────────────────────────────────────────────────

    def _alone(self, champs: Iterable[Champ[Any]]) -> dict[str, object]:
        """The values that stand alone in the form, each read as its nature says."""
        return {champ.nom: self._value(champ.nom, champ.nature) for champ in champs if champ.nature}

    def _value(self, champ: str, nature: Nature) -> object:
        read, empty = _READERS[nature]
        value = self._kept(read, champ)
        return empty if value is None else value

    def _kept(self, read: Callable[[str, str], T | Violation], champ: str) -> T | None:
        value = read(self._request.text(champ), champ)
        if isinstance(value, Violation):
            self._violations.append(value)
            return None
        return value

    def _read(self, before: T, update: dict[str, object]) -> T:
        if self._violations:
            raise Refused("Certaines réponses n’ont pas pu être lues.", violations=tuple(self._violations))
        return before.model_copy(update=update)  # type: ignore[attr-defined,no-any-return]  # both are Values
