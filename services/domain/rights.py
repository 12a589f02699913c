"""Who may do what: the one table of rights (domain.md §5); what no row allows is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from services.domain.errors import Forbidden, NotFound, Unauthorized


class Role(StrEnum):
    """What somebody is, for a structure or for the Carif."""

    ANONYME = "anonyme"
    CONNECTE = "connecte"  # anybody signed in, even one who works for nobody any more
    OF_SAISIE = "of_saisie"
    OF_REFERENT = "of_referent"
    DOCUMENTALISTE = "documentaliste"
    SUPERVISEUR = "superviseur"
    PARTENAIRE = "partenaire"


class Relation(StrEnum):
    """How near the object must be to whoever acts."""

    AUCUNE = "aucune"  # the act concerns no structure
    SIENNE = "sienne"  # the role must be held in the structure that owns the object
    TOUTES = "toutes"  # any structure of the region
    AUTRE = "autre"  # any structure but those one belongs to: nobody checks his own file


class Verb(StrEnum):
    """Everything that can be asked; a route names one of them."""

    PAGE_PUBLIQUE = "page.publique"
    STRUCTURE_DEMANDER = "structure.demander"
    COMPTE_ACTIVER = "compte.activer"
    SE_CONNECTER = "compte.se_connecter"
    SE_DECONNECTER = "compte.se_deconnecter"
    COMPTE_VOIR = "compte.voir"
    MEMBRE_GERER = "membre.gerer"
    ACCUEIL_VOIR = "accueil.voir"
    STRUCTURE_LIRE = "structure.lire"
    CONTACT_GERER = "contact.gerer"
    LIEU_GERER = "lieu.gerer"
    STRUCTURE_MODIFIER = "structure.modifier"
    STRUCTURE_RATTACHER = "structure.rattacher"
    MESSAGE_ECHANGER = "message.echanger"
    MESSAGE_CLASSER = "message.classer"
    MEMO_TENIR = "memo.tenir"
    FORMATION_LIRE = "formation.lire"
    FORMATION_ECRIRE = "formation.ecrire"
    FORMATION_SOUMETTRE = "formation.soumettre"
    FORMATION_RETIRER = "formation.retirer"
    FORMATION_IMPORTER = "formation.importer"
    DOSSIER_LIRE = "dossier.lire"
    DOSSIER_PRENDRE = "dossier.prendre"
    DOSSIER_VERIFIER = "dossier.verifier"
    DOSSIER_VISER = "dossier.viser"
    DOSSIER_COMPLETER = "dossier.completer"
    DOSSIER_REFUSER = "dossier.refuser"
    DOCUMENT_LIRE = "document.lire"
    EXPORT_VOIR = "export.voir"
    EXPORT_LANCER = "export.lancer"
    FLUX_LIRE = "flux.lire"


PAR_CLE = "cle:"  # how the `sub` of an organisation's program begins


@dataclass(frozen=True, slots=True)
class Principal:
    """Whoever asks, as the authoriser found it in the table at this very request.

    `structures` maps the numero of each structure to the role held there; `carif` is the role held at the Carif,
    if any; `partenaire` is the code of the partner whose key was shown, if any.
    """

    sub: str = ""
    nom: str = ""
    structures: Mapping[str, Role] = field(default_factory=dict)
    carif: Role | None = None
    partenaire: str | None = None

    @property
    def anonymous(self) -> bool:
        """True when nobody is signed in and no key was shown."""
        return not self.sub

    @property
    def by_key(self) -> bool:
        """True when an access key was shown: a program asks, and not a person."""
        return bool(self.partenaire) or self.sub.startswith(PAR_CLE)

    def roles(self) -> set[Role]:
        """Every role held anywhere."""
        held = {Role.ANONYME, *self.structures.values()}
        held |= set() if self.anonymous or self.by_key else {Role.CONNECTE}
        return held | ({self.carif} if self.carif else set()) | ({Role.PARTENAIRE} if self.partenaire else set())


@dataclass(frozen=True, slots=True)
class Droit:
    """One cell of the table: these roles, at this distance, may do this."""

    verb: Verb
    roles: frozenset[Role]
    relation: Relation = Relation.AUCUNE


_OF = frozenset({Role.OF_SAISIE, Role.OF_REFERENT})
_CARIF = frozenset({Role.DOCUMENTALISTE, Role.SUPERVISEUR})
_TOUS = frozenset(Role)
_AU_TRAVAIL = _OF | _CARIF
_CONNECTE = frozenset({Role.CONNECTE})

DROITS: tuple[Droit, ...] = (
    Droit(Verb.PAGE_PUBLIQUE, _TOUS),
    Droit(Verb.STRUCTURE_DEMANDER, _TOUS),
    Droit(Verb.COMPTE_ACTIVER, _TOUS),
    Droit(Verb.SE_CONNECTER, _TOUS),
    Droit(Verb.SE_DECONNECTER, _CONNECTE),
    Droit(Verb.COMPTE_VOIR, _CONNECTE),
    Droit(Verb.MEMBRE_GERER, frozenset({Role.OF_REFERENT}), Relation.SIENNE),
    Droit(Verb.MEMBRE_GERER, _CARIF, Relation.TOUTES),
    Droit(Verb.ACCUEIL_VOIR, _AU_TRAVAIL),
    Droit(Verb.STRUCTURE_LIRE, _OF, Relation.SIENNE),
    Droit(Verb.STRUCTURE_LIRE, _CARIF, Relation.TOUTES),
    Droit(Verb.CONTACT_GERER, frozenset({Role.OF_REFERENT}), Relation.SIENNE),
    Droit(Verb.CONTACT_GERER, _CARIF, Relation.TOUTES),
    Droit(Verb.LIEU_GERER, _OF, Relation.SIENNE),
    Droit(Verb.LIEU_GERER, _CARIF, Relation.TOUTES),
    Droit(Verb.STRUCTURE_MODIFIER, frozenset({Role.OF_REFERENT}), Relation.SIENNE),
    Droit(Verb.STRUCTURE_MODIFIER, _CARIF, Relation.TOUTES),
    # Parents, networks, types, roles and what the national registers say: the Carif's alone (F060, D040)
    Droit(Verb.STRUCTURE_RATTACHER, _CARIF, Relation.TOUTES),
    Droit(Verb.MESSAGE_ECHANGER, _OF, Relation.SIENNE),
    Droit(Verb.MESSAGE_ECHANGER, _CARIF, Relation.TOUTES),
    Droit(Verb.MESSAGE_CLASSER, _CARIF, Relation.TOUTES),
    Droit(Verb.MEMO_TENIR, _AU_TRAVAIL),
    Droit(Verb.FORMATION_LIRE, _OF, Relation.SIENNE),
    Droit(Verb.FORMATION_LIRE, _CARIF, Relation.TOUTES),
    # The Carif enters and sends on behalf; who sent it does not decide it (profile, `double_regard`)
    Droit(Verb.FORMATION_ECRIRE, _OF, Relation.SIENNE),
    Droit(Verb.FORMATION_ECRIRE, _CARIF, Relation.TOUTES),
    Droit(Verb.FORMATION_SOUMETTRE, _OF, Relation.SIENNE),
    Droit(Verb.FORMATION_SOUMETTRE, _CARIF, Relation.TOUTES),
    Droit(Verb.FORMATION_RETIRER, _OF, Relation.SIENNE),
    Droit(Verb.FORMATION_IMPORTER, _OF, Relation.SIENNE),
    Droit(Verb.FORMATION_IMPORTER, _CARIF, Relation.TOUTES),
    Droit(Verb.DOSSIER_LIRE, _CARIF, Relation.TOUTES),
    Droit(Verb.DOSSIER_PRENDRE, _CARIF, Relation.AUTRE),
    Droit(Verb.DOSSIER_VERIFIER, _CARIF, Relation.AUTRE),
    Droit(Verb.DOSSIER_VISER, _CARIF, Relation.AUTRE),
    Droit(Verb.DOSSIER_COMPLETER, _CARIF, Relation.AUTRE),
    # T8 names both; the table of domain.md §5 keeps suspension and purge for the supervisor
    Droit(Verb.DOSSIER_REFUSER, _CARIF, Relation.AUTRE),
    Droit(Verb.DOCUMENT_LIRE, _OF, Relation.SIENNE),
    Droit(Verb.DOCUMENT_LIRE, _CARIF, Relation.TOUTES),
    Droit(Verb.EXPORT_VOIR, _CARIF),
    Droit(Verb.EXPORT_LANCER, frozenset({Role.SUPERVISEUR})),
    Droit(Verb.FLUX_LIRE, frozenset({Role.PARTENAIRE})),
)


def may(principal: Principal, verb: Verb, structure: str | None = None) -> bool:
    """Whether a row of the table lets `principal` do `verb` on an object of `structure`.

    Without `structure` the question is the door's: could this person ever do this, on some object?
    """
    return any(_allows(droit, principal, structure) for droit in DROITS if droit.verb is verb)


def require(principal: Principal, verb: Verb, structure: str | None = None) -> None:
    """Let pass, or refuse as the table says.

    Raises Unauthorized when nobody is signed in, Forbidden at the door, NotFound for an object: what one may not
    see does not exist (design.md §6).
    """
    if may(principal, verb, structure):
        return
    if principal.anonymous:
        raise Unauthorized("Connectez-vous pour continuer.")
    if structure is None or may(principal, Verb.DOSSIER_LIRE, structure):
        raise Forbidden("Votre compte ne permet pas cette action.")
    raise NotFound("Cette page n’existe pas, ou elle n’est pas ouverte à votre compte.")


def _allows(droit: Droit, principal: Principal, structure: str | None) -> bool:
    if structure is None or droit.relation is Relation.AUCUNE:
        return bool(droit.roles & principal.roles())
    if droit.relation is Relation.SIENNE:
        return principal.structures.get(structure) in droit.roles
    if droit.relation is Relation.AUTRE and structure in principal.structures:
        return False
    return principal.carif in droit.roles
