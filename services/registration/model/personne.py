"""How an account ends: who must stay, how long nobody came, and what is written where a name stood."""

from datetime import datetime, timedelta

from services.domain.value import Value

EFFACE = "Compte supprimé"  # where the name of an erased person stood

# Two years without a sign-in, then a month's notice: an organisation is asked for its offers at least once a year
SANS_VISITE = timedelta(days=730)
PREAVIS = timedelta(days=30)
RAPPEL = timedelta(days=365)  # an account that cannot go yet is looked at again after this time
# Writing each sign-in would cost a write more for nothing: years are counted here
_NOTED_EVERY = timedelta(days=7)


class Referents(Value):
    """The referents of a structure who can sign in, as they were read; `revision` rises each time one goes."""

    structure: str
    subs: frozenset[str]
    revision: int = 0

    def only(self, sub: str) -> bool:
        """Whether the structure would have no referent left without this one."""
        return not self.subs - {sub}


class Visite(Value):
    """When somebody signed in last, and when to look at the account again.

    `prevenu_le`: since when the person knows that the account will be removed.
    """

    sub: str
    vue_le: datetime
    a_revoir_le: datetime
    prevenu_le: datetime | None = None
    revision: int = 0

    @staticmethod
    def first(sub: str, at: datetime) -> "Visite":
        """An account that was just opened, or whose owner just came."""
        return Visite(sub=sub, vue_le=at, a_revoir_le=at + SANS_VISITE - PREAVIS)

    @property
    def efface_le(self) -> datetime:
        """When the account goes, unless its owner comes."""
        return self.prevenu_le + PREAVIS if self.prevenu_le else self.vue_le + SANS_VISITE

    def again(self, at: datetime) -> "Visite | None":
        """The visit of this moment, or None while the one that is known is recent enough."""
        if self.prevenu_le is None and at < self.vue_le + _NOTED_EVERY:
            return None
        return self.first(self.sub, at).model_copy(update={"revision": self.revision})

    def warned(self, at: datetime) -> "Visite":
        """The owner knows from now on."""
        return self.model_copy(update={"prevenu_le": at, "a_revoir_le": at + PREAVIS})

    def kept(self, at: datetime) -> "Visite":
        """The account cannot go yet: the structure has no other referent, or the account is the Carif's."""
        return self.model_copy(update={"prevenu_le": None, "a_revoir_le": at + RAPPEL})
