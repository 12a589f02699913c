"""Registers that never answer: what a test puts where nothing may be verified."""

from referentiels.registres.modele import AdresseTrouvee, Constat, Declaration, Etablissement, Source, Verdict
from referentiels.registres.ports import Clock

_MOTIF = "ce registre n’est pas branché"


class EtablissementsMuets:
    """Knows no establishment and says so."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def by_siret(self, siret: str) -> Constat[Etablissement]:
        """Always `NON_VERIFIE`."""
        return Constat(verdict=Verdict.NON_VERIFIE, source=Source.SIRENE, lu_le=self._clock(), motif=_MOTIF)


class DeclarationsMuettes:
    """Knows no declaration and says so."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def by_numero_activite(self, numero_activite: str) -> Constat[Declaration]:
        """Always `NON_VERIFIE`."""
        return Constat(verdict=Verdict.NON_VERIFIE, source=Source.LISTE_OF, lu_le=self._clock(), motif=_MOTIF)

    def by_siren(self, siren: str) -> Constat[tuple[Declaration, ...]]:
        """Always `NON_VERIFIE`."""
        return Constat(verdict=Verdict.NON_VERIFIE, source=Source.LISTE_OF, lu_le=self._clock(), motif=_MOTIF)


class AdressesMuettes:
    """Knows no address and says so."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def search(self, texte: str, code_insee: str | None = None) -> Constat[tuple[AdresseTrouvee, ...]]:
        """Always `NON_VERIFIE`."""
        return Constat(verdict=Verdict.NON_VERIFIE, source=Source.BAN, lu_le=self._clock(), motif=_MOTIF)

    def near(self, latitude: str, longitude: str) -> Constat[tuple[AdresseTrouvee, ...]]:
        """Always `NON_VERIFIE`."""
        return self.search("")
