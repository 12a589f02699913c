"""Answers questions about certifications from a list held in memory: the demo's, or a night's import."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from referentiels.certifications.certifinfo import complete, read_certifinfo
from referentiels.certifications.modele import Certification
from referentiels.certifications.rncp import read_fiches
from referentiels.identifiants import normalise_code_certification
from referentiels.texte import fold

ECHANTILLONS = Path(__file__).parent.parent / "donnees" / "echantillons"


class CertificationsEnMemoire:
    """The register as one list, for as many sheets as one process may hold."""

    def __init__(self, certifications: Iterable[Certification]) -> None:
        self._toutes = tuple(certifications)
        self._par_code = {code: c for c in self._toutes for code in _codes_of(c)}
        self._replis = tuple((fold(f"{c.intitule} {c.sigle or ''}"), c) for c in self._toutes)

    def get(self, code: str) -> Certification | None:
        """By RNCP, RS or Certif Info code."""
        return self._par_code.get(normalise_code_certification(code))

    def search(self, texte: str, *, limite: int = 20, publiees_seulement: bool = True) -> tuple[Certification, ...]:
        """Every word typed must be in the title or sigle, or the whole be a code; the longest registered first."""
        exacte = self.get(texte) or self.get(f"RNCP{texte}") or self.get(f"RS{texte}")
        if exacte is not None:
            return (exacte,)
        mots = fold(texte).split()
        if not mots:
            return ()
        trouvees = [
            c
            for repli, c in self._replis
            if (c.publiee or not publiees_seulement) and all(mot in repli for mot in mots)
        ]
        return tuple(sorted(trouvees, key=_by_title_then_latest)[:limite])

    def meilleur_enregistrement(self, intitule: str, date_debut: date) -> Certification | None:
        """The one that ends first among those still registered that day; failing that, one that may still be awarded.

        F092: before the end of the first registration choose it, after it the second.
        """
        titre = fold(intitule)
        candidates = sorted((c for c in self._toutes if fold(c.intitule) == titre), key=_end_of)
        for certification in candidates:
            if certification.is_registered_on(date_debut):
                return certification
        for certification in reversed(candidates):
            if certification.may_be_delivered_on(date_debut):
                return certification
        return None


def _codes_of(certification: Certification) -> tuple[str, ...]:
    codes = (certification.code_rncp, certification.code_rs, certification.code_certifinfo)
    return tuple(code for code in codes if code)


def _end_of(certification: Certification) -> date:
    return certification.date_fin_enregistrement or date.max


def _by_title_then_latest(certification: Certification) -> tuple[str, int]:
    return fold(certification.intitule), -_end_of(certification).toordinal()


@cache
def read_samples() -> CertificationsEnMemoire:
    """The certifications of the demo."""
    with (ECHANTILLONS / "certifinfo.csv").open(encoding="utf-8", newline="") as lignes:
        complements = read_certifinfo(lignes)
    with (ECHANTILLONS / "rncp-v4-1.xml").open("rb") as flux:
        return CertificationsEnMemoire(complete(fiche, complements) for fiche in read_fiches(flux))
