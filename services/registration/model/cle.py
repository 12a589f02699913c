"""The access keys of programs: a partner's, or an organisation's for its own record and address books."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from pydantic import Field

from services.domain import saisie
from services.domain.calendrier import PARIS
from services.domain.errors import Refused, Violation
from services.domain.rights import PAR_CLE, Principal, Role
from services.domain.texte import normalise_line
from services.domain.value import Value
from services.registration.model.inscription import read_role

CLES_MAX = 20  # of one structure: more are forgotten ones
JOURS_MAX = 365
GARDEE = timedelta(days=30)  # a key that ended is shown that long, so that one sees why a program stopped
_NOM_MAX = 50
_SEEN_EVERY = timedelta(days=1)


class Cle(Value):
    """What is known of an access key; the key itself was shown once and is nowhere.

    A partner's opens its feeds (`partenaire`), an organisation's its structure, as `structures` says; only the latter
    has an `id`, ends (`expire_le`), and remembers when it served last (`vue_le`) and which account made it (`auteur`).
    `retiree_le`: since when it opens nothing, because that account lost the role.
    """

    empreinte: str
    nom: str
    partenaire: str = ""
    structures: dict[str, Role] = Field(default_factory=dict)
    id: str = ""
    creee_le: datetime | None = None
    creee_par: str = ""
    auteur: str = ""
    expire_le: datetime | None = None
    vue_le: datetime | None = None
    retiree_le: datetime | None = None
    revision: int = 0

    def principal(self) -> Principal:
        """The partner, or a program of the organisation with the rights of its role."""
        if self.partenaire:
            return Principal(f"partenaire:{self.partenaire}", self.nom, partenaire=self.partenaire)
        return Principal(f"{PAR_CLE}{self.id}", f"Clé d’accès «\u00a0{self.nom}\u00a0»", self.structures)

    @property
    def dernier_jour(self) -> date | None:
        """The last day on which it opens anything, in Paris."""
        return (self.expire_le - timedelta(seconds=1)).astimezone(PARIS).date() if self.expire_le else None

    @property
    def oubliee_le(self) -> datetime | None:
        """When nobody needs to see it any more."""
        end = self.retiree_le or self.expire_le
        return end and end + GARDEE

    def expired(self, now: datetime) -> bool:
        """Whether its last day is over."""
        return self.expire_le is not None and now >= self.expire_le

    def open_at(self, now: datetime) -> bool:
        """Whether it still opens anything, its maker aside."""
        return self.retiree_le is None and not self.expired(now)

    def within(self, maker: Principal) -> bool:
        """Whether whoever made it may, at this moment, all that it may."""
        held = maker.structures
        return maker.carif is not None or all(
            held.get(numero) in {role, Role.OF_REFERENT} for numero, role in self.structures.items()
        )

    def withdrawn(self, at: datetime) -> "Cle":
        """The key once whoever made it has lost the role; it is shown for a while, so that one sees why it stopped."""
        return self.model_copy(update={"retiree_le": at})

    def seen(self, now: datetime) -> "Cle | None":
        """The key with its last use, or None when that is no news: a write per request would be a waste."""
        if self.partenaire or (self.vue_le and now < self.vue_le + _SEEN_EVERY):
            return None
        return self.model_copy(update={"vue_le": now})


class SaisieCle(Value):
    """What a referent says of a new key."""

    nom: str
    role: Role
    expire_le: datetime


def read_cle(typed: Mapping[str, str], today: date) -> SaisieCle:
    """The form of a new key. Raises Refused with everything that is wrong, in the order of the page."""
    nom, role = normalise_line(typed.get("nom", "")), read_role(typed.get("role", ""))
    fin = _fin(typed.get("expire_le", ""), today)
    violations = [*_nom_violations(nom), *(each for each in (role, fin) if isinstance(each, Violation))]
    if violations or isinstance(role, Violation) or isinstance(fin, Violation):
        raise Refused("Certaines réponses sont à corriger.", violations=tuple(violations))
    # It is good until the end of that day, in Paris
    end = datetime.combine(fin + timedelta(days=1), time.min, PARIS)
    return SaisieCle(nom=nom, role=role, expire_le=end.astimezone(UTC))


def last_day(today: date) -> date:
    """The latest day until which a key may be good; what the form proposes."""
    return today + timedelta(days=JOURS_MAX)


def _nom_violations(nom: str) -> list[Violation]:
    if not any(sign.isalnum() for sign in nom):
        message = "Donnez un nom à cette clé, par exemple celui du logiciel qui l’emploiera."
        return [Violation("CLE.NOM.ABSENT", message, ("nom",))]
    if len(nom) > _NOM_MAX:
        return [Violation("CLE.NOM.TROP_LONG", f"Raccourcissez ce nom : {_NOM_MAX} caractères au plus.", ("nom",))]
    return []


def _fin(texte: str, today: date) -> date | Violation:
    fin = saisie.read_date(texte, "expire_le")
    if isinstance(fin, Violation):
        return fin
    if fin is None or not today <= fin <= last_day(today):
        latest = saisie.show_date(last_day(today))
        message = f"Choisissez une date de fin entre aujourd’hui et le {latest} : une clé vaut un an au plus."
        return Violation("CLE.FIN.HORS_BORNES", message, ("expire_le",))
    return fin
