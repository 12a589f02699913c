"""The transition table, cell by cell: every state, every event, against what domain.md §4 says, written by hand."""

from itertools import product

import pytest

from services.domain.errors import Conflict
from services.domain.lifecycle import (
    LIBELLES,
    NOUVELLE,
    TRANSITIONS,
    Controle,
    Etat,
    EtatFiche,
    Evenement,
    Publication,
)

# contrôle/publication : event -> contrôle/publication, last act (= unchanged). What is not here is refused.
EXPECTED = """
redaction/brouillon         sauvegarder         redaction/brouillon         modifie     T2
redaction/en_redaction      sauvegarder         redaction/en_redaction      modifie     T2
a_modifier/brouillon        sauvegarder         a_modifier/brouillon        modifie     T2
a_modifier/en_redaction     sauvegarder         a_modifier/en_redaction     modifie     T2
refuse/brouillon            sauvegarder         a_modifier/brouillon        modifie     T2
refuse/en_redaction         sauvegarder         a_modifier/en_redaction     modifie     T2
redaction/brouillon         soumettre           a_controler/en_redaction    soumis      T3
redaction/en_redaction      soumettre           a_controler/en_redaction    soumis      T3
a_modifier/brouillon        soumettre           a_controler/en_redaction    soumis      T3
a_modifier/en_redaction     soumettre           a_controler/en_redaction    soumis      T3
a_controler/en_redaction    retirer             redaction/en_redaction      modifie     T4
a_controler/brouillon       prendre             a_controler/brouillon       =           T5
a_controler/en_redaction    prendre             a_controler/en_redaction    =           T5
a_controler/diffusable      prendre             a_controler/diffusable      =           T5
a_controler/archive         prendre             a_controler/archive         =           T5
a_controler/a_supprimer     prendre             a_controler/a_supprimer     =           T5
a_controler/en_redaction    demander_complement a_modifier/en_redaction     modifie     T6
a_controler/en_redaction    viser               vise/diffusable             =           T7
a_controler/en_redaction    refuser             refuse/brouillon            modifie     T8
vise/diffusable             archiver            vise/archive                archive     T11
a_controler/en_redaction    archiver            a_controler/archive         archive     T12
redaction/archive           desarchiver         a_modifier/en_redaction     desarchive  T13
a_controler/archive         desarchiver         a_modifier/en_redaction     desarchive  T13
a_modifier/archive          desarchiver         a_modifier/en_redaction     desarchive  T13
vise/archive                desarchiver         a_modifier/en_redaction     desarchive  T13
refuse/archive              desarchiver         a_modifier/en_redaction     desarchive  T13
inactif/archive             desarchiver         a_modifier/en_redaction     desarchive  T13
a_modifier/en_redaction     expirer             inactif/a_supprimer         =           T14
inactif/a_supprimer         reactiver           a_modifier/en_redaction     modifie     T15
vise/diffusable             suspendre           vise/archive                archive     T17
"""


def parsed() -> dict[tuple[str, str], tuple[str, str]]:
    rows = [line.split() for line in EXPECTED.strip().splitlines()]
    return {(start, event): (end, fiche) for start, event, end, fiche, _ in rows}


CELLS = parsed()


def place(etat: Etat) -> str:
    return f"{etat.controle}/{etat.publication}"


@pytest.mark.parametrize("event", Evenement)
@pytest.mark.parametrize(("controle", "publication"), list(product(Controle, Publication)))
def test_each_cell_of_the_table(controle: Controle, publication: Publication, event: Evenement):
    expected = CELLS.get((f"{controle}/{publication}", event))
    for fiche in EtatFiche:
        etat = Etat(controle, publication, fiche)
        assert etat.allows(event) is (expected is not None)
        if expected is None:
            with pytest.raises(Conflict, match="n’est plus possible"):
                etat.after(event)
        else:
            after = etat.after(event)
            assert (place(after), after.fiche) == (expected[0], fiche if expected[1] == "=" else expected[1])


def test_each_row_bears_the_id_of_its_transition():
    rows = [line.split() for line in EXPECTED.strip().splitlines()]
    for start, event, _, _, id in rows:
        controle, publication = start.split("/")
        etat = Etat(Controle(controle), Publication(publication), EtatFiche.CREE)
        (row,) = [t for t in TRANSITIONS if t.evenement == event and t.starts_from(etat)]
        assert row.id == id


def test_t1_a_new_formation_is_a_draft_being_written():
    assert (place(NOUVELLE), NOUVELLE.fiche) == ("redaction/brouillon", "cree")


def test_the_ordinary_life_from_the_first_line_to_the_archive_and_back():
    etat = NOUVELLE
    for event in ("sauvegarder", "soumettre", "prendre", "demander_complement", "sauvegarder", "soumettre", "viser",
                  "archiver", "desarchiver"):  # fmt: skip
        etat = etat.after(Evenement(event))
    assert place(etat) == "a_modifier/en_redaction"


def test_every_reachable_state_has_a_badge_in_french():
    reached, waiting = set[Etat](), [NOUVELLE]
    while waiting:
        etat = waiting.pop()
        if etat not in reached:
            reached.add(etat)
            waiting += [etat.after(event) for event in Evenement if etat.allows(event)]
    assert {etat.libelle for etat in reached} == set(LIBELLES.values()) - {"Brouillon"}


@pytest.mark.parametrize(
    ("controle", "publication", "libelle"),
    [
        ("redaction", "brouillon", "En cours de création"),
        ("a_controler", "en_redaction", "En attente de validation"),
        ("a_modifier", "en_redaction", "En attente complément d’information"),
        ("vise", "diffusable", "Diffusée"),
        ("vise", "archive", "Archivée"),
        ("a_controler", "archive", "Archivée"),
        ("inactif", "a_supprimer", "Inactive"),
    ],
)
def test_d111_to_d116_the_badge_of_each_pair_of_indicators(controle: str, publication: str, libelle: str):
    assert Etat(Controle(controle), Publication(publication), EtatFiche.MODIFIE).libelle == libelle
