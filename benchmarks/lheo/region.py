"""The corpus of a region, where formations share the organisations that offer them.

What is known: some 480,000 actions for 25,000 organisations in the country. What is assumed: organisations of one size,
in no order (large ones, or an export by organisation, would repeat more); one to three places and as many contacts
each; a fifth of the actions taught by another; one address of enrolment in ten found nowhere else, the others those of
the place or of the organisation, as our own export fills them.
"""

from random import Random

from benchmarks.lheo.corpus import Corpus
from lheo import elements as m

ACTIONS_PAR_ORGANISME = 480_000 / 25_000


class Organisation:
    """What the formations of one organisation repeat; drawn again each time from its rank, for memory to stay flat."""

    def __init__(self, seed: int | str, rank: int) -> None:
        corpus = Corpus(f"{seed}/{rank}")
        corpus.numero = rank
        self.responsable = corpus.organisme()
        self.formateur = corpus.formateur()
        self.adresse = corpus.adresse()
        self.lieux = [corpus.coordonnees() for _ in corpus.some(3)]
        self.contacts = [corpus.coordonnees() for _ in corpus.some(3)]


class Region(Corpus):
    """Formations of as many organisations as ``actions`` suppose."""

    def __init__(self, seed: int | str, actions: int) -> None:
        super().__init__(seed)
        self.seed = seed
        self.organisations = Random(f"organisations of {seed}")
        self.count = max(1, round(actions / ACTIONS_PAR_ORGANISME))
        self.own = self.another()

    def another(self) -> Organisation:
        return Organisation(self.seed, self.organisations.randrange(self.count))

    def formation(self, actions: int, sessions: int | None = None) -> m.Formation:
        self.own = self.another()
        return super().formation(actions, sessions)

    def contact(self) -> m.Coordonnees:
        return self.random.choice(self.own.contacts)

    def lieu(self) -> m.Coordonnees:
        return self.random.choice(self.own.lieux)

    def adresse_information(self) -> m.Adresse:
        return self.own.adresse

    def adresse_inscription(self) -> m.Adresse:
        places = [self.own.adresse, *(lieu.adresse for lieu in self.own.lieux if lieu.adresse)]
        return self.adresse() if self.random.random() < 0.1 else self.random.choice(places)

    def organisme(self) -> m.OrganismeFormationResponsable:
        return self.own.responsable

    def formateur(self) -> m.OrganismeFormateur:
        return self.another().formateur if self.random.random() < 0.2 else self.own.formateur
