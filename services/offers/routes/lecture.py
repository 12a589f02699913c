"""From what was typed in a form to the formation or the session it describes."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from referentiels.listes import libelle, liste
from services.domain import saisie
from services.domain.adresse import Adresse, Lieu
from services.domain.contact import Contact
from services.domain.errors import Refused, Violation
from services.domain.formation import CertificationVisee, Formacode, Formation
from services.domain.session import Financement, ModaliteEnseignement, Mode, Session
from services.shared.web import Request

T = TypeVar("T")


class Lecture:
    """Reads the fields of one form; what cannot be read is kept as a violation of its field."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._violations: list[Violation] = []

    def formation(self, before: Formation) -> Formation:
        """`before` with what the form says. Raises Refused when a field cannot be read."""
        return self._read(
            before,
            {
                "intitule": self.line("intitule"),
                "certifiante": self.boolean("certifiante"),
                "certifications": self._certifications(before),
                "objectif": self.text("objectif"),
                "resultats_attendus": self.text("resultats_attendus"),
                "contenu": self.text("contenu"),
                "pre_requis": self.text("pre_requis"),
                "niveau_entree": self.line("niveau_entree"),
                "niveau_entree_obligatoire": self.boolean("niveau_entree_obligatoire"),
                "niveau_sortie": self.line("niveau_sortie"),
                "type_parcours": self.line("type_parcours"),
                "objectif_general": self.line("objectif_general"),
                "publics": self._publics(before),
                "duree_cycle": self.integer("duree_cycle"),
                "url": self.line("url"),
                "contacts": self._contacts(before),
            },
        )

    def session(self, before: Session) -> Session:
        """`before` with what the form says. Raises Refused when a field cannot be read."""
        return self._read(
            before,
            {
                "date_debut": self.date("date_debut"),
                "date_fin": self.date("date_fin"),
                "mode": self.one_of("mode", Mode) or Mode.DATES_FIXES,
                "modalite_enseignement": self.one_of("modalite_enseignement", ModaliteEnseignement),
                "lieux": self._lieux(before),
                "financements": self._financements(before),
                "prise_en_charge": self.boolean("prise_en_charge"),
                "rythme": self.text("rythme"),
                "modalites_alternance": self.text("modalites_alternance"),
                "heures_centre": self.integer("heures_centre"),
                "heures_entreprise": self.integer("heures_entreprise"),
                "heures_hebdo": self.integer("heures_hebdo"),
                "duree_commentaire": self.line("duree_commentaire"),
                "prix_total_ttc": self._kept(saisie.read_price, "prix_total_ttc") or "",
                "inscription_lieu": self._adresse("inscription_lieu", before.inscription_lieu),
                "inscription_debut": self.date("inscription_debut"),
                "inscription_fin": self.date("inscription_fin"),
                "modalites_inscription": self.line("modalites_inscription"),
                "etat_recrutement": self.line("etat_recrutement"),
                "public_vise_commentaire": self.line("public_vise_commentaire"),
                "acces_handicapes": self.line("acces_handicapes"),
                "hebergement": self.line("hebergement"),
                "restauration": self.line("restauration"),
                "transport": self.line("transport"),
            },
        )

    # ─── one field ───────────────────────────────────────────────────────────

    def line(self, champ: str) -> str:
        """A text of one line."""
        return self._kept(saisie.read_line, champ) or ""

    def text(self, champ: str) -> str:
        """A text of several lines."""
        return self._kept(saisie.read_text, champ) or ""

    def date(self, champ: str) -> date | None:
        """A date, however it is typed."""
        return self._kept(saisie.read_date, champ)

    def integer(self, champ: str) -> int | None:
        """A whole number."""
        return self._kept(saisie.read_integer, champ)

    def boolean(self, champ: str) -> bool | None:
        """Oui, non, or no answer."""
        return self._kept(saisie.read_boolean, champ)

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
        codes = dict.fromkeys([*self._request.texts("publics"), *self._request.texts("autres_publics")])
        return tuple(
            known.get(code) or Formacode(code=code, version=version, libelle=libelle("publics", code)) for code in codes
        )

    def _contacts(self, before: Formation) -> tuple[Contact, ...]:
        first = before.contacts[0] if before.contacts else Contact()
        update = {
            name: self.line(f"contacts.0.{name}") for name in ("prenom", "nom", "fonction", "telephone", "courriel")
        }
        diffusable = bool(self._request.text("contacts.0.diffusable"))
        contact = first.model_copy(update={**update, "diffusable": diffusable})
        return (contact, *before.contacts[1:]) if any(update.values()) else before.contacts[1:]

    def _lieux(self, before: Session) -> tuple[Lieu, ...]:
        first = before.lieu_principal or Lieu()
        lieu = Lieu(nom=self.line("lieux.0.nom"), adresse=self._adresse("lieux.0.adresse", first.adresse))
        others = before.lieux[1:]
        return (lieu, *others) if lieu.nom or lieu.adresse.en_une_ligne else others

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
        update = {"mesure": mesure, "financeur": financeur, "nb_places": self.integer("financements.0.nb_places")}
        return (first.model_copy(update=update), *others)

    # ─── inside ──────────────────────────────────────────────────────────────

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
