"""Which sessions leave together as one LHEO action (domain.md §3.1)."""

from services.domain.formation import Formation
from services.domain.session import Session

# What LHEO keeps on `session`; all the rest of ours is said on `action`.
DE_LA_SESSION = frozenset(
    {
        "numero", "numero_action", "identifiant_externe", "date_debut", "date_fin", "inscription_lieu",
        "inscription_debut", "inscription_fin", "modalites_inscription", "etat_recrutement", "archivee", "heures_hebdo",
    }
)  # fmt: skip
_DE_L_ACTION = tuple(champ for champ in Session.model_fields if champ not in DE_LA_SESSION)


def grouped(formation: Formation) -> list[tuple[str, tuple[Session, ...]]]:
    """The living sessions by action, each action with its number, unique in the formation and stable.

    Sessions share an action when they bear one `numero_action` and say the same on that level; the group of the first
    one keeps that number, a session that was edited apart goes under its own.
    """
    groups: list[list[Session]] = []
    for session in formation.sessions_vivantes:
        for group in groups:
            if session.numero_action and _together(session, group[0]):
                group.append(session)
                break
        else:
            groups.append([session])
    taken: set[str] = set()
    return [(_number(group[0], taken), tuple(group)) for group in groups]


def _together(one: Session, other: Session) -> bool:
    return one.numero_action == other.numero_action and all(
        getattr(one, champ) == getattr(other, champ) for champ in _DE_L_ACTION
    )


def _number(first: Session, taken: set[str]) -> str:
    numero = first.numero_action or first.numero
    if numero in taken:
        numero = first.numero
    while numero in taken:
        numero += "-1"
    taken.add(numero)
    return numero
