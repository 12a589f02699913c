"""What an organisation may do with its formations, and what a decision of the Carif does to them."""

from datetime import timedelta
from typing import Any

import pytest

from services.domain.errors import Conflict, NotFound, Refused
from services.domain.events import (
    DossierTaken,
    ExportPublished,
    FormationApproved,
    FormationReturned,
    FormationSubmitted,
    Motif,
)
from services.domain.formation import Formacode, Formation
from services.domain.rights import Role
from services.offers.model import Fiche
from services.offers.store import Store
from services.offers.use_cases import Offers, Reponses
from services.shared.clock import FixedClock
from services.shared.table import OUTBOX, Item, Table
from tests.builders import STRUCTURE, a_formation, a_principal, a_session
from tests.services.faults import Crash, watched
from tests.services.offers.conftest import NOW, Sent

OF = a_principal()
STRANGER = a_principal(structures={"99P": Role.OF_REFERENT})


def created(offers: Offers, **changes: object) -> Fiche:
    formation = a_formation(sessions=(a_session(numero=""),), **changes)
    return offers.create(OF, STRUCTURE, formation, "creation")


def submitted(offers: Offers) -> Fiche:
    fiche = created(offers)
    return offers.submit(OF, fiche.numero, fiche.revision, "envoi")


def approval(fiche: Fiche, version: int | None = None) -> FormationApproved:
    return FormationApproved(
        at=NOW,
        numero=fiche.numero,
        version=version or fiche.soumissions,
        formation=fiche.courante.formation.model_copy(update={"formacodes": (Formacode(code="41036"),)}),
        decideur="Claire Houix",
        decideur_role="documentaliste",
    )


def facts(table: Table) -> list[str]:
    return [item.document["type"] for item in table.query(OUTBOX)]


def test_d142_formation_and_session_have_their_numbers_at_the_first_save(offers: Offers) -> None:
    fiche = created(offers)
    assert fiche.numero == "1F"
    assert [session.numero for session in fiche.courante.formation.sessions] == ["1S"]


def test_t2_a_draft_may_be_saved_with_nothing_in_it(offers: Offers) -> None:
    fiche = offers.create(OF, STRUCTURE, Formation(numero="", structure=STRUCTURE), "vide")
    assert offers.read(OF, fiche.numero).fiche.badge == "en_creation"


def test_threat_3_a_formation_belongs_to_the_structure_that_was_authorised(offers: Offers) -> None:
    fiche = offers.create(OF, STRUCTURE, a_formation(structure="99P"), "creation")
    assert fiche.structure == fiche.courante.formation.structure == STRUCTURE


def test_a_form_sent_twice_creates_one_formation(offers: Offers) -> None:
    assert created(offers).numero == created(offers).numero
    assert len(offers.dashboard(OF, STRUCTURE).lignes) == 1


def test_a_save_sent_twice_is_done_once(offers: Offers) -> None:
    fiche = created(offers)
    for _ in range(2):
        saved = offers.save(OF, fiche.numero, lambda f: f.model_copy(update={"intitule": "Autre"}), 1, "meme")
    assert saved.revision == 2


def test_two_people_who_edit_one_fiche_do_not_overwrite_each_other(offers: Offers) -> None:
    fiche = created(offers)
    offers.save(OF, fiche.numero, lambda f: f, 1, "premier")
    with pytest.raises(Conflict):
        offers.save(OF, fiche.numero, lambda f: f, 1, "second")


def test_what_belongs_to_another_structure_does_not_exist(offers: Offers) -> None:
    fiche = created(offers)
    for act in (
        lambda: offers.read(STRANGER, fiche.numero),
        lambda: offers.save(STRANGER, fiche.numero, lambda f: f, 1, "x"),
        lambda: offers.submit(STRANGER, fiche.numero, 1, "x"),
        lambda: offers.withdraw(STRANGER, fiche.numero, "x"),
        lambda: offers.dashboard(STRANGER, STRUCTURE),
    ):
        with pytest.raises(NotFound):
            act()


def test_d093_without_a_session_nothing_can_be_submitted(offers: Offers, table: Table) -> None:
    fiche = offers.create(OF, STRUCTURE, a_formation(sessions=()), "creation")
    with pytest.raises(Refused) as refusal:
        offers.submit(OF, fiche.numero, fiche.revision, "envoi")
    assert any(violation.champs == ("sessions",) for violation in refusal.value.violations)
    assert facts(table) == []


def test_t3_a_submission_freezes_its_version_and_tells_it_in_one_transaction(offers: Offers, table: Table) -> None:
    fiche = submitted(offers)
    frozen = Store(table).version(fiche.numero, 1)
    assert fiche.badge == "en_attente"
    assert frozen is not None
    assert frozen.formation == fiche.courante.formation
    assert facts(table) == ["FormationSubmitted"]
    [told] = table.query("ENVOI")
    assert FormationSubmitted.model_validate_json(told.document["detail"]).soumis_par == OF.sub


def test_f161_the_promise_is_two_working_days_at_the_same_hour(offers: Offers) -> None:
    echeance = submitted(offers).courante.echeance
    assert echeance is not None
    assert echeance.isoformat() == "2026-03-04T09:00:00+00:00"


def test_k5_what_is_submitted_cannot_be_edited(offers: Offers) -> None:
    fiche = submitted(offers)
    with pytest.raises(Conflict):
        offers.save(OF, fiche.numero, lambda f: f, fiche.revision, "trop-tard")


def test_t4_a_submission_is_withdrawn_until_somebody_takes_it(offers: Offers, reponses: Reponses) -> None:
    fiche = submitted(offers)
    reponses.hear_taken(DossierTaken(at=NOW, numero=fiche.numero, version=1, structure=STRUCTURE, documentaliste="C"))
    with pytest.raises(Conflict):
        offers.withdraw(OF, fiche.numero, "retrait")


def test_t7_the_decision_publishes_the_version_with_the_formacodes_of_the_carif(
    offers: Offers, reponses: Reponses
) -> None:
    fiche = submitted(offers)
    reponses.hear_approved(approval(fiche))
    published = offers.read(OF, fiche.numero).fiche
    assert published.badge == "diffusee"
    assert [code.code for code in published.courante.formation.formacodes] == ["41036"]


def test_a_decision_heard_twice_writes_once(offers: Offers, reponses: Reponses) -> None:
    fiche = submitted(offers)
    fact = approval(fiche)
    reponses.hear_approved(fact)
    revision = offers.read(OF, fiche.numero).fiche.revision
    reponses.hear_approved(fact)
    assert offers.read(OF, fiche.numero).fiche.revision == revision


def test_a_decision_stands_although_the_submission_was_withdrawn_a_moment_before(
    offers: Offers, reponses: Reponses
) -> None:
    fiche = submitted(offers)
    offers.withdraw(OF, fiche.numero, "retrait")
    reponses.hear_approved(approval(fiche))
    after = offers.read(OF, fiche.numero).fiche
    assert after.publiee is not None
    assert after.travail is not None


def test_t9_the_published_version_stays_while_a_draft_is_written(offers: Offers, reponses: Reponses) -> None:
    fiche = submitted(offers)
    reponses.hear_approved(approval(fiche))
    revision = offers.read(OF, fiche.numero).fiche.revision
    draft = offers.save(OF, fiche.numero, lambda f: f.model_copy(update={"objectif": "Autre"}), revision, "modif")
    assert draft.badge == "brouillon"
    assert draft.publiee is not None
    assert draft.publiee.formation.objectif != "Autre"
    offers.discard(OF, fiche.numero, "abandon")
    assert offers.read(OF, fiche.numero).fiche.badge == "diffusee"


def test_an_older_version_never_replaces_a_newer_one(offers: Offers, reponses: Reponses) -> None:
    fiche = submitted(offers)
    reponses.hear_approved(approval(fiche, version=2))
    reponses.hear_approved(approval(fiche, version=1))
    publiee = offers.read(OF, fiche.numero).fiche.publiee
    assert publiee is not None
    assert publiee.n == 2


def test_t6_reasons_come_back_beside_their_field_and_the_next_submission_is_version_two(
    offers: Offers, reponses: Reponses
) -> None:
    fiche = submitted(offers)
    motif = Motif(code="OBJECTIF.TROP_COURT", champ="objectif", texte="Précisez les compétences visées.")
    reponses.hear_returned(
        FormationReturned(
            at=NOW,
            numero=fiche.numero,
            version=1,
            structure=STRUCTURE,
            motifs=(motif,),
            decideur="Claire Houix",
            decideur_role="documentaliste",
        )
    )
    back = offers.read(OF, fiche.numero).fiche
    assert (back.badge, back.courante.motifs) == ("a_completer", (motif,))
    saved = offers.save(OF, fiche.numero, lambda f: f, back.revision, "correction")
    assert offers.submit(OF, fiche.numero, saved.revision, "second-envoi").courante.n == 2


def test_a_decision_is_written_to_the_organisation_with_what_to_do(
    offers: Offers, reponses: Reponses, sent: Sent
) -> None:
    fiche = submitted(offers)
    motif = Motif(code="OBJECTIF.TROP_COURT", champ="objectif", texte="Précisez les compétences visées.")
    returned = {
        "at": NOW,
        "numero": fiche.numero,
        "version": 1,
        "structure": STRUCTURE,
        "decideur": "Claire",
        "decideur_role": "documentaliste",
    }
    reponses.hear_returned(FormationReturned(motifs=(motif,), **returned))
    reponses.hear_approved(approval(fiche, version=2))
    (to, subject, text), (_, published, numbers) = sent
    assert (to, subject) == ("accueil@exemple.fr", "Formation à compléter : BTS assurance")
    assert "- Précisez les compétences visées." in text
    assert "https://offre.test/formations/1F" in text
    assert published == "Formation diffusée : BTS assurance"
    assert "Numéro Carif de la session : 1S." in numbers


def test_t11_archiving_is_told_and_t13_opens_a_new_version(offers: Offers, reponses: Reponses, table: Table) -> None:
    fiche = submitted(offers)
    reponses.hear_approved(approval(fiche))
    offers.archive(OF, fiche.numero, "archivage")
    assert offers.read(OF, fiche.numero).fiche.badge == "archivee"
    assert "FormationArchived" in facts(table)
    offers.unarchive(OF, fiche.numero, "retour")
    assert offers.read(OF, fiche.numero).fiche.numeros_publies == ("1S",)
    assert offers.read(OF, fiche.numero).fiche.badge == "a_completer"


def test_f110_a_duplicated_session_has_its_own_number_and_no_dates(offers: Offers) -> None:
    fiche = created(offers)
    copy = offers.duplicate_session(OF, fiche.numero, "1S", fiche.revision, "copie")
    assert copy.numero == "2S"
    assert copy.date_debut is None
    assert copy.lieux == fiche.courante.formation.session("1S").lieux


def test_the_dashboard_says_in_which_file_a_formation_is(offers: Offers, reponses: Reponses) -> None:
    fiche = submitted(offers)
    reponses.hear_approved(approval(fiche))
    export = ExportPublished(
        at=NOW, flux="intercarif", partenaire="intercarif", fichier="f.xml.gz", coupe=NOW, formations=1, sessions=1,
        sha256="0" * 64,
    )  # fmt: skip
    reponses.hear_export(export)
    tableau = offers.dashboard(OF, STRUCTURE)
    assert [e.fichier for e in tableau.diffusions(tableau.lignes[0])] == ["f.xml.gz"]


def test_a_formation_left_out_of_a_file_is_not_said_to_be_in_it(offers: Offers, reponses: Reponses) -> None:
    fiche = submitted(offers)
    reponses.hear_approved(approval(fiche))
    export = ExportPublished(
        at=NOW, flux="intercarif", partenaire="intercarif", fichier="f.xml.gz", coupe=NOW, formations=0, sessions=0,
        sha256="0" * 64, ecartees={fiche.numero: "invalide"},
    )  # fmt: skip
    reponses.hear_export(export)
    tableau = offers.dashboard(OF, STRUCTURE)
    assert tableau.diffusions(tableau.lignes[0]) == ()


def test_i1_a_crash_after_any_call_of_submit_loses_nothing_and_sending_again_is_safe(
    offers: Offers, table: Table, clock: FixedClock
) -> None:
    fiche = created(offers)
    for crash_after in range(1, 20):
        current = offers.read(OF, fiche.numero).fiche
        died = False
        try:
            with watched(crash_after):
                offers.submit(OF, fiche.numero, current.revision, f"envoi-{crash_after}")
        except Crash:
            died = True
        # The person sends the same form again: whatever was stored, it ends submitted, once
        done = offers.submit(OF, fiche.numero, current.revision, f"envoi-{crash_after}")
        assert done.badge == "en_attente"
        assert len(facts(table)) == 1
        if not died:
            break
        offers.withdraw(OF, fiche.numero, f"retrait-{crash_after}")
        for item in list(table.query(OUTBOX)):
            table.delete(OUTBOX, item.sk)
    assert crash_after > 3, "every call of submit was survived, and there are several"


def test_a_long_list_is_read_from_its_copy_and_what_changed_since(
    offers: Offers, clock: FixedClock, table: Table
) -> None:
    numeros = [offers.create(OF, STRUCTURE, a_formation(intitule=f"Formation {n}"), f"c{n}").numero for n in range(25)]
    assert len(offers.dashboard(OF, STRUCTURE).lignes) == 25
    assert table.get(f"STRUCTURE#{STRUCTURE}", "LIGNES") is None, "the index may still be behind"
    clock.at += timedelta(minutes=11)
    assert len(offers.dashboard(OF, STRUCTURE).lignes) == 25
    copy = table.get(f"STRUCTURE#{STRUCTURE}", "LIGNES")
    assert copy is not None
    offers.save(OF, numeros[3], lambda f: f.model_copy(update={"intitule": "Changée"}), 1, "s")
    lignes = offers.dashboard(OF, STRUCTURE).lignes
    assert (len(lignes), lignes[0].intitule) == (25, "Changée")
    assert len(list(table.rows(f"STRUCTURE#{STRUCTURE}", after=copy.document["jusqu_a"]))) == 1


def test_two_pages_that_make_the_same_copy_both_open(
    offers: Offers, clock: FixedClock, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(25):
        offers.create(OF, STRUCTURE, a_formation(), f"c{n}")
    clock.at += timedelta(minutes=11)
    save = Table.save

    def late(self: Table, *items: Item, **more: Any) -> None:
        save(self, *items, **{**more, "demande": "the other page"})
        save(self, *items, **more)

    monkeypatch.setattr(Table, "save", late)
    assert len(offers.dashboard(OF, STRUCTURE).lignes) == 25
