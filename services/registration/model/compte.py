"""Accounts, and the two secrets that open them: a one-time link, a sign-in."""

import re
import secrets
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from pydantic import Field

from services.domain.errors import Refused, Violation
from services.domain.profil import MotDePasse
from services.domain.rights import Principal, Role
from services.domain.value import Value
from services.registration.model.personne import EFFACE

SIGN_IN_ABSOLUTE = timedelta(hours=12)
SIGN_IN_IDLE = timedelta(hours=1)
_SEEN_EVERY = timedelta(minutes=5)  # writing the last visit more often would cost a write per page
CODE_WITHIN = timedelta(minutes=3)  # as long as Cognito keeps its own session (AuthSessionValidity)
_HELD = timedelta(minutes=1)  # longer than any function lives
CODE_LIVES = timedelta(minutes=3)  # a code counts for half a minute, and pools accept those just before and after
_FREE_TRIES = 5
_LONGEST_WAIT = timedelta(minutes=15)  # long enough to stop guessing, short enough not to lock a person out
PASSWORD_MAX = 128
_CODE = re.compile("[0-9]{6}")  # RFC 6238, as Cognito and the usual applications count
_ALIAS_MAX = 40
_NAME_MIN = 4  # a shorter part of an address is found in any password


def new_secret() -> str:
    """32 random bytes, in the letters of an address."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """What is stored of a secret, or of an address that serves as a key."""
    return sha256(secret.encode()).hexdigest()


def address_fingerprint(courriel: str) -> str:
    """The key of an e-mail address; case does not distinguish two people."""
    return fingerprint(courriel.strip().casefold())


class EtatCompte(StrEnum):
    """Whether its owner has chosen a password; of an erased account nothing is left but its `sub`."""

    INVITE = "invite"
    ACTIF = "actif"
    EFFACE = "efface"


class Compte(Value):
    """Somebody who may sign in, and the roles held where.

    `revision`, here and below, is that of the stored record, 0 before there is one.
    `generation` rises with each new password: links and sign-ins of a former one are void at once.
    `alias` is another name to sign in by, where the profile gives one (D020).
    """

    sub: str
    courriel: str
    nom: str
    prenom: str = ""
    etat: EtatCompte = EtatCompte.INVITE
    carif: Role | None = None
    structures: dict[str, Role] = Field(default_factory=dict)
    generation: int = 1
    alias: str = ""
    revision: int = 0

    @property
    def nom_complet(self) -> str:
        """As one is addressed."""
        return f"{self.prenom} {self.nom}".strip()

    @property
    def usable(self) -> bool:
        """Whether one can sign in."""
        return self.etat is EtatCompte.ACTIF

    def principal(self, inherited: Mapping[str, Role] | None = None) -> Principal:
        """Whoever uses the account, with the rights of this moment; `inherited` come from parent structures."""
        return Principal(self.sub, self.nom_complet, stronger(self.structures, inherited or {}), self.carif)

    def entitled(self, structures: Mapping[str, Role], carif: Role | None) -> "Compte":
        """The account with more roles."""
        return self.model_copy(update={"structures": {**self.structures, **structures}, "carif": carif or self.carif})

    def without(self, structure: str) -> "Compte":
        """The account without its role in a structure."""
        held = {numero: role for numero, role in self.structures.items() if numero != structure}
        return self.model_copy(update={"structures": held})

    def activated(self) -> "Compte":
        """The account whose password was just chosen."""
        return self.renewed().model_copy(update={"etat": EtatCompte.ACTIF})

    def erased(self) -> "Compte":
        """What is left of the account: a name for histories, which no table leads back to a person."""
        blank: dict[str, object] = {
            "courriel": "",
            "nom": EFFACE,
            "prenom": "",
            "alias": "",
            "structures": {},
            "carif": None,
        }
        return self.renewed().model_copy(update={**blank, "etat": EtatCompte.EFFACE})

    def renewed(self) -> "Compte":
        """The account of the next generation: every link and sign-in of this one is void."""
        return self.model_copy(update={"generation": self.generation + 1})


def stronger(held: Mapping[str, Role], others: Mapping[str, Role]) -> dict[str, Role]:
    """Both sets of roles in one: where a structure is in both, the role that may more."""
    weaker = {numero for numero, role in others.items() if role is not Role.OF_REFERENT and numero in held}
    return {**held, **{numero: role for numero, role in others.items() if numero not in weaker}}


def alias_base(prenom: str, nom: str) -> str:
    """First letter of the first name and surname, as an alias begins: `fdurant` (D020); its digit comes after."""
    first, last = (_letters(part) for part in (prenom, nom))
    return (first[:1] + last)[:_ALIAS_MAX] or "compte"


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "".join(sign for sign in plain if sign.isalpha())


class Rattachement(Value):
    """Somebody who asks the referents of a structure to be let in; forgotten after thirty days."""

    id: str
    structure: str
    courriel: str
    nom: str
    prenom: str
    demande_le: datetime
    expire_le: datetime
    revision: int = 0


class But(StrEnum):
    """What a link is for: the first part of its address."""

    ACTIVATION = "activation"
    MOT_DE_PASSE = "mot-de-passe"


class Lien(Value):
    """A one-time link: for whom and until when. While a form is at work on it, it is `held` by that form."""

    empreinte: str
    but: But
    sub: str
    generation: int
    expire_le: datetime
    tenu_par: str = ""
    tenu_le: datetime | None = None
    revision: int = 0

    def open_for(self, compte: Compte | None, now: datetime) -> bool:
        """Whether it still leads to a password."""
        return compte is not None and self.generation == compte.generation and now < self.expire_le

    def held(self, demande: str, now: datetime) -> "Lien | None":
        """The link in the hands of the form `demande`, or None while another form has it.

        The same form sent again goes on where a crash left it.
        """
        if self.tenu_par not in {"", demande} and self.tenu_le is not None and now < self.tenu_le + _HELD:
            return None
        return self.model_copy(update={"tenu_par": demande, "tenu_le": now})

    def released(self) -> "Lien":
        """The link free again: the password was not accepted."""
        return self.model_copy(update={"tenu_par": "", "tenu_le": None})


class SignIn(Value):
    """One browser in which somebody is signed in; `structure` is the one chosen there, among several (F040)."""

    empreinte: str
    sub: str
    generation: int
    csrf: str
    ouvert_le: datetime
    vu_le: datetime
    navigateur: str = ""
    structure: str = ""
    structure_nom: str = ""
    revision: int = 0

    @property
    def expire_le(self) -> datetime:
        """When it ends, whatever happens."""
        return self.ouvert_le + SIGN_IN_ABSOLUTE

    def open_for(self, compte: Compte | None, now: datetime) -> bool:
        """Whether it still says who asks."""
        if compte is None or compte.generation != self.generation:
            return False
        return now < self.expire_le and now < self.vu_le + SIGN_IN_IDLE

    def working_for(self, structure: str, nom: str) -> "SignIn":
        """The sign-in once a structure was chosen."""
        return self.model_copy(update={"structure": structure, "structure_nom": nom})

    def seen(self, now: datetime) -> "SignIn | None":
        """The sign-in with its new last visit, or None while the stored one is recent enough."""
        if now < self.vu_le + _SEEN_EVERY:
            return None
        return self.model_copy(update={"vu_le": now})


class Attente(Value):
    """A sign-in between the right password and the code of the second factor.

    `preuve` is what the pool gave for the password; `cle` the secret of an application that is being enrolled, empty
    for one that is enrolled already.
    """

    empreinte: str
    sub: str
    preuve: str
    cle: str = ""
    expire_le: datetime
    revision: int = 0


class CodeServi(Value):
    """A code of the second factor that opened a sign-in: it opens no other one."""

    empreinte: str
    expire_le: datetime
    revision: int = 0


class Essais(Value):
    """How often somebody tried something (`quoi`: a password, to get a link) for an address, known or not."""

    quoi: str
    empreinte: str
    nombre: int = 0
    dernier_le: datetime
    revision: int = 0

    @property
    def attente(self) -> timedelta:
        """How long to wait after the last try: nothing for the first ones, then 1, 2, 4… minutes."""
        if self.nombre < _FREE_TRIES:
            return timedelta()
        return min(timedelta(minutes=2.0 ** min(self.nombre - _FREE_TRIES, 10)), _LONGEST_WAIT)

    def locked_until(self, now: datetime) -> datetime | None:
        """Until when no password is looked at, if that is so."""
        until = self.dernier_le + self.attente
        return until if now < until else None

    def tried(self, now: datetime) -> "Essais":
        """One more try; a day without any starts anew."""
        nombre = 1 if now > self.dernier_le + timedelta(days=1) else self.nombre + 1
        return self.model_copy(update={"nombre": nombre, "dernier_le": now})


def navigateur(agent: str) -> str:
    """A browser and a system as their owner calls them, of what the browser says of itself (`User-Agent`)."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "Navigateur")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return f"{browser}, {system}" if system else browser


# The first mark found counts: Edge and Chrome also say Safari, Android also says Linux
_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def read_code(typed: str) -> str:
    """Six digits, spaces between them taken away. Raises Refused."""
    code = "".join(typed.split())
    if not _CODE.fullmatch(code):
        message = "Saisissez les 6 chiffres que votre application affiche."
        raise Refused(message, violations=(Violation("COMPTE.CODE.FORME", message, ("code",)),))
    return code


def password_violations(regle: MotDePasse, password: str, again: str, courriel: str) -> tuple[Violation, ...]:
    """Everything that is wrong with a password, at once (F008 for OFeli; the rule is the profile's)."""
    wrong = [
        Violation("COMPTE.MOT_DE_PASSE.FAIBLE", message, ("mot_de_passe",)) for message in regle.violations(password)
    ]
    local = courriel.partition("@")[0].casefold()
    if len(local) >= _NAME_MIN and local in password.casefold():
        message = "Choisissez un mot de passe qui ne contient pas votre adresse électronique."
        wrong.append(Violation("COMPTE.MOT_DE_PASSE.PERSONNEL", message, ("mot_de_passe",)))
    if len(password) > PASSWORD_MAX:
        message = f"Choisissez un mot de passe de {PASSWORD_MAX} caractères au plus."
        wrong.append(Violation("COMPTE.MOT_DE_PASSE.TROP_LONG", message, ("mot_de_passe",)))
    if not wrong and password != again:
        message = "Saisissez deux fois le même mot de passe : les deux saisies sont différentes."
        wrong.append(Violation("COMPTE.MOT_DE_PASSE.DIFFERENT", message, ("confirmation",)))
    return tuple(wrong)
