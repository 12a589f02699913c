"""All the facts that services tell each other, on one page.

A fact says what happened, in the past tense, and carries the snapshot that its listeners need: nobody asks back.
`id` makes it recognisable when it arrives twice; `numero` and `version` say of which object, in which version.
"""

from datetime import date, datetime
from uuid import uuid4

from pydantic import Field

from services.domain.adresse import Adresse
from services.domain.errors import Violation
from services.domain.formation import Formation
from services.domain.structure import Structure
from services.domain.value import Value


class Fact(Value):
    """What every fact carries. `at` is UTC."""

    id: str = Field(default_factory=lambda: uuid4().hex)
    at: datetime

    @property
    def type(self) -> str:
        """The name under which it travels on the bus (EventBridge `detail-type`)."""
        return type(self).__name__

    @staticmethod
    def parse(name: str, detail: str) -> "Fact":
        """The fact of that name, from its JSON.

        Raises KeyError or pydantic.ValidationError: the message then goes to its dead-letter queue.
        """
        return {fact.__name__: fact for fact in kinds_of(Fact)}[name].model_validate_json(detail)


def kinds_of(fact: type[Fact]) -> list[type[Fact]]:
    """The facts that are told; a class that only gathers what some have in common is none."""
    return [kind for one in fact.__subclasses__() for kind in kinds_of(one)] or [fact]


class Motif(Value):
    """Why a submission comes back: a coded reason, the field it concerns (may be empty), what to do about it."""

    code: str
    champ: str = ""
    texte: str


class Referent(Value):
    """The person who asked for a structure's registration and will enter its offers."""

    nom: str
    prenom: str = ""
    telephone: str = ""
    courriel: str


class Piece(Value):
    """A document that was sent and examined: where it lies, which version of it, and its fingerprint.

    `anonymise` is what the sender declared of it (D008).
    """

    cle: str
    version: str
    sha256: str
    nom: str
    taille: int
    pages: int = 0
    anonymise: bool = False
    valable_jusqu_au: date | None = None


# ─── registration tells ──────────────────────────────────────────────────────


class StructureRequested(Fact):
    """A structure asks the Carif to accept its record: at registration, or changed later (F051).

    `version` counts what was sent for one structure; `precedente` is the record in force when it asks for a change;
    `constats` is what the national registers answered, in French, `releves` the same field by field; `reponse` is what
    the applicant answers to the reasons for which the Carif sent the version before back. `presence` is what an
    applicant from outside the region says of its trainings: whether some take place there (D007, O001). `soumis_par` is
    whose sign-in sent it, empty at registration, which nobody signs in for.
    """

    demande: str
    version: int = 1
    structure: Structure
    precedente: Structure | None = None
    referent: Referent
    constats: tuple["Constat", ...] = ()
    releves: tuple["Releve", ...] = ()
    reponse: str = ""
    presence: bool | None = None
    soumis_par: str = ""
    piece: Piece | None = None


class Constat(Value):
    """One remark of a national register about a request. `etat`: conforme, ecart, alerte, inconnu, non_verifie."""

    code: str
    etat: str
    source: str
    message: str


class Releve(Value):
    """What a national register held of one field when it was read, beside what was typed of it.

    `saisi` is empty where nothing was asked: the record then took the register's own words.
    """

    champ: str
    saisi: str = ""
    valeur: str
    source: str
    lu_le: datetime


class StructureWithdrawn(Fact):
    """An organisation took back the change of its record that it had sent as `version`, before it was decided."""

    demande: str
    version: int
    structure: str
    auteur: str


class RegistersRead(Fact):
    """The national registers were asked anew, because of the fact `question` about `dossier`; what they answered.

    `adresse` and `qualiopi` are what they alone say of the structure; `lu_le` is empty when none of them answered.
    """

    question: str
    dossier: str
    constats: tuple[Constat, ...]
    releves: tuple[Releve, ...] = ()
    adresse: Adresse = Adresse()
    qualiopi: tuple[str, ...] = ()
    lu_le: datetime | None = None


class StructurePublished(Fact):
    """The record of a structure as it is in force from `at` on, with those of its contacts that may be shown."""

    structure: Structure


class ContactWithdrawn(Fact):
    """A person of an organisation's address book may no longer be shown: the copies of that contact must go too.

    `efface`: the person asked that nothing be kept; otherwise the organisation ended the publication.
    """

    structure: str
    numero: str
    efface: bool


class AccessRequested(Fact):
    """Somebody wants a link to choose a password; registration tells it to itself.

    The link is made and sent afterwards, so that an unknown address gets the same answer as fast. `empreinte` is the
    SHA-256 of the address, `alias` that of the identifier given with it where the profile asks for one (D021).
    """

    empreinte: str
    alias: str = ""


class MemberInvited(Fact):
    """Somebody may now work for a structure; registration tells it to itself, opens the account and sends the mail."""

    structure: str
    structure_nom: str
    courriel: str
    nom: str
    prenom: str
    role: str
    auteur: str


class JoinRequested(Fact):
    """Somebody asks to join a structure; registration tells it to itself, and its referents get a mail."""

    structure: str


class MessageWritten(Fact):
    """Somebody wrote to the other side; registration tells it to itself, to send the mail. `cote`: organisme, carif."""

    structure: str
    objet: str
    cote: str


class AccountErased(Fact):
    """An account is no longer anybody's; registration tells it to itself, to remove what lies elsewhere.

    `courriel` and `nom` are those that the account had, which nothing else knows any more; `structures` those whose
    people the person was one of.
    """

    sub: str
    courriel: str
    nom: str
    structures: tuple[str, ...] = ()


class AccountDormant(Fact):
    """Nobody has signed in for long; registration tells it to itself, to send the warning by mail."""

    sub: str
    efface_le: datetime


class RequestUnanswered(Fact):
    """An applicant does not complete what the Carif sent back as `version`; registration tells it to itself, to remind.

    The mail leads to the request as it stands when it is written.
    """

    demande: str
    version: int


# ─── offers tells ────────────────────────────────────────────────────────────


class FormationSubmitted(Fact):
    """A version was frozen and sent for validation; `alertes` are the violations that did not block it.

    `auteur` is the name of whoever sent it, `soumis_par` whose sign-in did.
    """

    numero: str
    version: int
    formation: Formation
    precedente: Formation | None = None
    structure_nom: str
    auteur: str
    soumis_par: str = ""
    alertes: tuple[Violation, ...] = ()


class FormationWithdrawn(Fact):
    """The organisation took its submission back before anybody took it up (T4)."""

    numero: str
    version: int
    auteur: str


class FormationArchived(Fact):
    """A published formation leaves diffusion (T11, T17); its number stays its own."""

    numero: str
    version: int


class FormationContactWithdrawn(Fact):
    """The versions of a formation up to `version` no longer show that contact, even those still to be published."""

    numero: str
    version: int
    contact: str


# ─── validation tells ────────────────────────────────────────────────────────


class RegistersRequested(Fact):
    """The Carif wants to know what the national registers say today about what a structure typed: see RegistersRead.

    `raison_sociale` is empty when nobody typed one.
    """

    dossier: str
    structure: str
    siret: str
    numero_activite: str
    raison_sociale: str = ""
    auteur: str
    auteur_role: str


class StructureDecided(Fact):
    """What each decision on a structure says: on what was submitted as `version`, and who took it."""

    demande: str
    version: int = 1
    structure: Structure
    referent: Referent
    decideur: str
    decideur_role: str


class FormationDecided(Fact):
    """What each decision on a formation says."""

    numero: str
    version: int
    decideur: str
    decideur_role: str


class Motivee(Value):
    """Why something comes back."""

    motifs: tuple[Motif, ...]
    commentaire: str = ""

    @property
    def raisons(self) -> str:
        """All of it in one text, as a history keeps it."""
        return "\n".join(filter(None, (*(motif.texte for motif in self.motifs), self.commentaire)))


class StructureApproved(StructureDecided):
    """The Carif accepts the record of a structure: what was submitted as `version` comes into force."""


class StructureReturned(StructureDecided, Motivee):
    """The Carif asks for more before it decides on a structure, field by field."""


class StructureRefused(StructureDecided, Motivee):
    """The Carif refuses a structure, or the change of its record, and says why."""


class FormationApproved(FormationDecided):
    """Version `version` is what gets published: `formation` carries the indexation of the documentalist (T7)."""

    formation: Formation


class FormationReturned(FormationDecided, Motivee):
    """The Carif asks for completion, field by field (T6)."""

    structure: str


class FormationRefused(FormationDecided, Motivee):
    """The Carif refuses the version for a reason that cannot be mended (T8)."""

    structure: str


class DossierTaken(Fact):
    """A documentalist took a submission up: it can no longer be withdrawn (T5)."""

    numero: str
    version: int
    structure: str
    documentaliste: str


class StructureTaken(Fact):
    """A documentalist took up what a structure sent as `version`: its organisation sees that it is examined (T5)."""

    demande: str
    version: int
    structure: str
    documentaliste: str
    documentaliste_role: str


# ─── export tells ────────────────────────────────────────────────────────────


class ExportRequested(Fact):
    """Somebody wants a new file of a feed, holding what is in diffusion at `coupe`; the export tells it to itself."""

    flux: str
    coupe: datetime


class ExportPublished(Fact):
    """A file of a feed is complete and offered to its partner.

    It holds every publication whose `published_at` is not later than `coupe`, but for those of `ecartees`
    (numero -> reason).
    """

    flux: str
    partenaire: str
    fichier: str
    coupe: datetime
    formations: int
    sessions: int
    sha256: str
    ecartees: dict[str, str] = Field(default_factory=dict)
