"""Places a postcode or a commune code in its department and its region.

A postcode names the post office that delivers: it places 24 border communes of 35,000 in the neighbouring department,
7 of them in another region. Exact answers need the commune code (`departement_of_commune`; `communes` finds it).
"""

from referentiels.listes import Liste, liste

# Postcodes of Guadeloupe that belong to the two collectivités that left it in 2007.
_COLLECTIVITES_DE_2007 = {"97133": "977", "97150": "978"}


def departement_of_code_postal(code_postal: str) -> str | None:
    """`45000` -> `45`, `20000` -> `2A`, `97400` -> `974`; None when no department has such postcodes."""
    if code_postal in _COLLECTIVITES_DE_2007:
        return _COLLECTIVITES_DE_2007[code_postal]
    if code_postal.startswith("20"):
        return _corse(code_postal)
    longueur = 3 if code_postal.startswith(("97", "98")) else 2
    return _known(code_postal[:longueur])


def _corse(code_postal: str) -> str | None:
    # Corsica was department 20 until 1976; its postcodes stayed: 200xx and 201xx south, 202xx and 206xx north.
    return {"200": "2A", "201": "2A", "202": "2B", "206": "2B"}.get(code_postal[:3])


def departement_of_commune(code_insee: str) -> str | None:
    """`45234` -> `45`, `2A004` -> `2A`, `97411` -> `974`."""
    longueur = 3 if code_insee.startswith(("97", "98")) else 2
    return _known(code_insee[:longueur])


def region_of_departement(departement: str) -> str | None:
    """`45` -> `24` (INSEE region codes in force since 2016)."""
    entree = _departements().get(departement)
    return entree.colonnes["region"] if entree else None


def region_of_code_postal(code_postal: str) -> str | None:
    """`45000` -> `24`; a few border communes get the neighbouring region."""
    departement = departement_of_code_postal(code_postal)
    return region_of_departement(departement) if departement else None


def region_of_commune(code_insee: str) -> str | None:
    """`45234` -> `24`."""
    departement = departement_of_commune(code_insee)
    return region_of_departement(departement) if departement else None


def _known(departement: str) -> str | None:
    return departement if departement in _departements() else None


def _departements() -> Liste:
    return liste("departements")
