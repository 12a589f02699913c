"""Every screen of the product by name: who looks at it, how one gets there, and what it answers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Page, expect

from infra.demo import matiere
from tests.browser.demonstration import MODIFIEE, Demonstration
from tests.pdf import PDF, document

PERSONNE, ORGANISME, SANS_STRUCTURE, DOCUMENTALISTE, SUPERVISEUR = (
    "",
    "Organisme de formation",
    "Sans structure",
    "Documentaliste",
    "Superviseur",
)
SCRIPT = document(catalogue=b"/OpenAction<</S/JavaScript/JS(app.alert)>>")
Walk = Callable[[Page, Demonstration], object]


@dataclass(frozen=True)
class Screen:
    """`errors`: the form is shown again, with what is wrong with it. `status` is what the browser was answered last."""

    nom: str
    qui: str
    walk: Walk
    status: int = 200
    errors: bool = False


def at(address: str) -> Walk:
    """Straight to an address."""
    return lambda page, _: page.goto(address)


def fiche(intitule: str, end: str = "") -> Walk:
    """A page of the formation of that title."""
    return lambda page, demo: page.goto(f"/formations/{demo.formations[intitule]}{end}")


def demande(which: str, end: str = "") -> Walk:
    """A page of a request of registration."""
    return lambda page, demo: page.goto(f"/inscription/{demo.demandes[which]}/{end}".removesuffix("/"))


def dossier(intitule: str, version: int = 1, end: str = "") -> Walk:
    """A page of the dossier of a formation."""

    def walk(page: Page, demo: Demonstration) -> None:
        page.goto(f"/console/dossiers/{quote(f'formation-{demo.formations[intitule]}-v{version}')}{end}")

    return walk


def dossier_of_structure(name: str) -> Walk:
    """The dossier of a structure that is in the queue."""

    def walk(page: Page, _: Demonstration) -> None:
        page.goto("/console")
        page.get_by_role("link", name=name).click()
        page.wait_for_url("**/dossiers/**")

    return walk


def taken(walk: Walk) -> Walk:
    """A dossier in one's own hands."""

    def then(page: Page, demo: Demonstration) -> None:
        walk(page, demo)
        if page.get_by_role("button", name="Prendre ce dossier").count():
            click("Prendre ce dossier", page)

    return then


def sent(walk: Walk, button: str, **typed: str) -> Walk:
    """A form with some fields typed, then sent."""

    def then(page: Page, demo: Demonstration) -> None:
        walk(page, demo)
        for name, value in typed.items():
            page.locator(f"main [name='{name}']").fill(value)
        click(button, page)

    return then


def click(button: str, page: Page) -> None:
    """Send a form and see its answer come."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=button, exact=True).first.click()


# ─── walks that are nobody else's ────────────────────────────────────────────


def link_of_a_password(page: Page, demo: Demonstration) -> None:
    """A one-time link that was asked for and came by mail; it is looked at, never used up."""
    courriel = demo.comptes[ORGANISME][0]
    sent(at("/mot-de-passe-oublie"), "Recevoir un lien", courriel=courriel)(page, demo)
    for _ in range(120):
        texts = " ".join(mail["text"] for mail in demo.engine.mails() if courriel in mail["to"])
        if found := re.search(r"/mot-de-passe/\S+", texts):
            page.goto(found[0])
            return
        page.wait_for_timeout(250)
    raise AssertionError("the mail with the link did not come")


def document_sent(content: bytes, verdict: str) -> Walk:
    """The page that a file leads to once it was examined."""

    def walk(page: Page, demo: Demonstration) -> None:
        demande("avec document", "document")(page, demo)
        page.locator("input[type=file]").set_input_files(
            {"name": "declaration.pdf", "mimeType": "application/pdf", "buffer": content}
        )
        page.get_by_role("button", name="Envoyer le document").click()
        page.wait_for_url("**/verification")
        expect(page.get_by_text(verdict).first).to_be_visible(timeout=30_000)
        page.reload()

    return walk


def record_document(content: bytes, verdict: str) -> Walk:
    """A document for the organisation's record, once it was examined."""

    def walk(page: Page, _: Demonstration) -> None:
        page.goto("/structure/documents/nouveau")
        page.locator("input[type=file]").set_input_files(
            {"name": "qualiopi.pdf", "mimeType": "application/pdf", "buffer": content}
        )
        page.get_by_role("button", name="Envoyer le document").click()
        page.wait_for_url("**/depot/**")
        expect(page.get_by_text(verdict).first).to_be_visible(timeout=30_000)
        page.reload()

    return walk


def record_document_kept(end: str) -> Walk:
    """The documents of the organisation's record with one in it, or the page before it is taken back."""

    def walk(page: Page, demo: Demonstration) -> None:
        page.goto("/structure/documents")
        if not page.get_by_role("link", name="Retirer").count():
            record_document(PDF, "Votre document est accepté")(page, demo)
            page.locator("main [name='nature']").select_option("qualiopi")
            page.locator("main [name='anonymise']").check()
            click("Ajouter à la fiche", page)
        if end:
            page.get_by_role("link", name="Retirer").first.click()
            page.wait_for_url("**/retirer**")

    return walk


def of_a_structure(objet: str) -> Walk:
    """A thread of the organisation that is signed in."""

    def walk(page: Page, _: Demonstration) -> None:
        page.goto("/messages")
        page.get_by_role("link", name="Écrire au Carif").click()
        page.wait_for_url(f"**/{objet}")

    return walk


def of_the_book(book: str, name: str, end: str = "") -> Walk:
    """The page of a contact or a place («contacts», «lieux»), by what its row says."""

    def walk(page: Page, _: Demonstration) -> None:
        page.goto(f"/structure/{book}")
        row = page.get_by_role("row").filter(has_text=name)
        path, _, query = str(row.get_by_role("link").first.get_attribute("href")).partition("?")
        page.goto(f"{path}{end}?{query}")

    return walk


def record_drafted(end: str, **typed: str) -> Walk:
    """A page of the organisation's record while a change of it is in work."""

    def walk(page: Page, _: Demonstration) -> None:
        page.goto("/structure/modifier/identite")
        page.locator("main [name='sigle']").fill("OPO")
        click("Sauvegarder le brouillon", page)
        if typed:
            page.goto("/structure/modifier/coordonnees")
            for name, value in typed.items():
                page.locator(f"main [name='{name}']").fill(value)
            click("Sauvegarder le brouillon", page)
        page.goto(f"/structure{end}")

    return walk


def overtaken(walk: Walk, **typed: str) -> Walk:
    """A form that somebody else's save overtook."""

    def then(page: Page, demo: Demonstration) -> None:
        walk(page, demo)
        page.evaluate("document.querySelector('main form [name=revision]').value = '999'")
        for name, value in typed.items():
            page.locator(f"main [name='{name}']").fill(value)
        click("Enregistrer", page)

    return then


def address_searched(page: Page, demo: Demonstration) -> None:
    """The addresses that a search gave."""
    typed = {"adresse.recherche": "rue Saint-Étienne Orléans"}
    sent(at("/structure/modifier/coordonnees"), "Rechercher adresse", **typed)(page, demo)


def record_overtaken(page: Page, _: Demonstration) -> None:
    """The form of a record that somebody else's save overtook."""
    page.goto("/structure/modifier/identite")
    page.locator("main [name='sigle']").fill("AUTRE SIGLE")
    page.evaluate("document.querySelector('main form [name=revision]').value = '999'")
    click("Sauvegarder le brouillon", page)


def act_overtaken(end: str, button: str) -> Walk:
    """An act upon the record that somebody else's save overtook."""

    def walk(page: Page, demo: Demonstration) -> None:
        record_drafted(end)(page, demo)
        page.evaluate("document.querySelectorAll('main form [name=revision]').forEach(one => one.value = '999')")
        click(button, page)

    return walk


def about_a_formation(page: Page, _: Demonstration) -> None:
    """The thread of a formation that was submitted."""
    page.goto("/formations?etat=diffusion")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Écrire au Carif").click()
    page.wait_for_url("**/messages/**")


def filled(walk: Walk, button: str, **typed: str) -> Walk:
    """The same as `sent`, of a form whose consent is given."""

    def then(page: Page, demo: Demonstration) -> None:
        walk(page, demo)
        for name, value in typed.items():
            page.locator(f"main [name='{name}']").fill(value)
        page.locator("main [name='consentement']").check()
        click(button, page)

    return then


def management_overtaken(page: Page, demo: Demonstration) -> None:
    """The Carif's own page of a record, that somebody else's save overtook."""
    managed()(page, demo)
    page.evaluate("document.querySelector('main form [name=revision]').value = '999'")
    page.locator("main [name='raison_sociale']").fill("AUTRE RAISON")
    click("Enregistrer", page)


def refusing(walk: Walk, button: str = "") -> Walk:
    """The page that asks why a dossier is refused, perhaps sent without a reason."""

    def then(page: Page, demo: Demonstration) -> None:
        walk(page, demo)
        page.goto(page.url.partition("?")[0] + "/refuser")
        if button:
            click(button, page)

    return then


def managed(button: str = "", **typed: str) -> Walk:
    """The Carif's own page of the demo's organisation, perhaps sent."""

    def walk(page: Page, _: Demonstration) -> None:
        page.goto("/console/structures?q=79P")
        page.locator("tbody th a").click()
        page.get_by_role("link", name="Champs du Carif").click()
        page.wait_for_url("**/console/structures/**")
        for name, value in typed.items():
            page.locator(f"main [name='{name}']").fill(value)
        if button:
            click(button, page)

    return walk


def key_created(page: Page, _: Demonstration) -> None:
    """The one page on which a new access key can be read."""
    page.goto("/structure/cles")
    page.locator("main [name=nom]").fill("Logiciel de planning")
    page.locator("main [name=role]").first.check()
    click("Créer la clé", page)


def submitted_incomplete(page: Page, demo: Demonstration) -> None:
    """What the summary's form answers when a rule that was not yet broken on the screen is."""
    fiche("Bureautique : tableur, niveau avancé", "/soumettre")(page, demo)
    with page.expect_navigation():
        page.evaluate("document.querySelector('main form').submit()")


def with_a_stale_token(page: Page, demo: Demonstration) -> None:
    """A form of a former sign-in."""
    fiche("Bureautique : tableur, niveau avancé", "/modifier")(page, demo)
    page.evaluate("document.querySelector('main form [name=csrf]').value = 'ancien'")
    click("Enregistrer", page)


def of_a_former_revision(page: Page, demo: Demonstration) -> None:
    """A form that somebody else's save overtook."""
    fiche("Bureautique : tableur, niveau avancé", "/modifier")(page, demo)
    page.evaluate("document.querySelector('main form [name=revision]').value = '999'")
    click("Enregistrer", page)


def after_signing_out(page: Page, demo: Demonstration) -> None:
    """A form sent by somebody whose sign-in has ended."""
    fiche("Bureautique : tableur, niveau avancé", "/modifier")(page, demo)
    before = page.context.cookies()
    page.context.clear_cookies()
    click("Enregistrer", page)
    page.context.clear_cookies()
    page.context.add_cookies(before)


ANGLAIS = matiere.ANGLAIS.intitule
CREATION = matiere.BUREAUTIQUE.intitule
CHANGED = taken(dossier(MODIFIEE.intitule, 2))
SIGMA = dossier_of_structure("3 SIGMA")


def registers_asked(page: Page, demo: Demonstration) -> None:
    """The dossier of a structure whose registers were asked again a moment ago."""
    SIGMA(page, demo)
    button = page.get_by_role("button", name="Interroger de nouveau les registres")
    button.click()
    expect(button).to_have_count(0)


CAMPUS = {
    "nom": "Campus",
    "adresse.voie": "10, R. Saint-Étienne",
    "adresse.code_postal": "45000",
    "adresse.ville": "ORLÉANS",
}

INSCRITE = {name: value for name, value in matiere.OFELI.items() if name != "consentement"}
REJOINT = {"siret": "00000012500013", "nom": "Roy", "prenom": "Luc", "courriel": "luc.roy@nulle-part.example"}
CHANGED_RECORD, DE_TOURS = dossier_of_structure("CAMPUS FICTIF"), dossier_of_structure("ATELIERS FICTIFS DE TOURS")

SCREENS = [
    # ─── whoever comes ───
    Screen("accueil", PERSONNE, at("/")),
    Screen("inscription", PERSONNE, at("/inscription")),
    Screen("inscription en erreur", PERSONNE, sent(at("/inscription"), "Continuer", siret="12"), 422, True),
    Screen("document", PERSONNE, demande("commencée", "document")),
    Screen("hors région", PERSONNE, demande("hors région", "region")),
    Screen("hors région en erreur", PERSONNE, sent(demande("hors région", "region"), "Continuer"), 422, True),
    Screen("hors région, un autre Carif-Oref", PERSONNE, demande("d’une autre région", "region")),
    Screen("déclaré dans une autre région", PERSONNE, demande("que rien ne situe", "region")),
    Screen("document hors région", PERSONNE, demande("hors région, en présence", "document")),
    Screen("document en erreur", PERSONNE, demande("commencée", "verification"), 422, True),
    Screen("document accepté", PERSONNE, document_sent(PDF, "Votre document est accepté")),
    Screen("document refusé", PERSONNE, document_sent(SCRIPT, "contenu actif"), 422, True),
    Screen(
        "demande sans déclaration",
        PERSONNE,
        sent(document_sent(PDF, "Votre document est accepté"), "Envoyer ma demande"),
        422,
        True,
    ),
    Screen("demande envoyée", PERSONNE, demande("envoyée", "merci")),
    Screen(
        "demande arrivée trop tard",
        PERSONNE,
        sent(demande("tardive", "document"), "Continuer sans document"),
        422,
        True,
    ),
    Screen("demande acceptée", PERSONNE, demande("acceptée", "merci")),
    Screen("demande refusée", PERSONNE, demande("refusée", "merci")),
    Screen("demande à compléter", PERSONNE, demande("renvoyée")),
    Screen(
        "demande à compléter en erreur",
        PERSONNE,
        sent(demande("renvoyée"), "Continuer", telephone="12"),
        422,
        True,
    ),
    Screen(
        "demande à compléter, déjà inscrite",
        PERSONNE,
        filled(demande("renvoyée"), "Continuer", siret=matiere.OFELI["siret"]),
        422,
        True,
    ),
    Screen("inscription, déjà inscrite", PERSONNE, filled(at("/inscription"), "Continuer", **INSCRITE), 422, True),
    Screen("connexion", PERSONNE, at("/connexion")),
    Screen("connexion en erreur", PERSONNE, sent(at("/connexion"), "Se connecter"), 422, True),
    Screen("oubli", PERSONNE, at("/mot-de-passe-oublie")),
    Screen("oubli en erreur", PERSONNE, sent(at("/mot-de-passe-oublie"), "Recevoir un lien"), 422, True),
    Screen(
        "oubli reçu",
        PERSONNE,
        sent(at("/mot-de-passe-oublie"), "Recevoir un lien", courriel="personne@nulle-part.example"),
    ),
    Screen("mot de passe", PERSONNE, link_of_a_password),
    Screen(
        "mot de passe en erreur",
        PERSONNE,
        sent(link_of_a_password, "Enregistrer mon mot de passe", mot_de_passe="court"),
        422,
        True,
    ),
    Screen("activation périmée", PERSONNE, at("/activation/perime"), 410),
    Screen("aide", PERSONNE, at("/aide")),
    Screen("Carif-Oref", PERSONNE, at("/carif-oref")),
    Screen("rejoindre", PERSONNE, at("/rejoindre")),
    Screen("rejoindre en erreur", PERSONNE, sent(at("/rejoindre"), "Envoyer ma demande", siret="12"), 422, True),
    Screen("rejoindre, reçu", PERSONNE, sent(at("/rejoindre"), "Envoyer ma demande", **REJOINT)),
    Screen("données personnelles", PERSONNE, at("/donnees-personnelles")),
    Screen("accessibilité", PERSONNE, at("/accessibilite")),
    # ─── an organisation ───
    Screen("tableau de bord", ORGANISME, at("/tableau-de-bord")),
    Screen("formations", ORGANISME, at("/formations")),
    Screen("formations, aucune trouvée", ORGANISME, at("/formations?q=zzz")),
    Screen("nouvelle formation", ORGANISME, at("/formations/nouvelle")),
    Screen(
        "nouvelle formation en erreur",
        ORGANISME,
        sent(at("/formations/nouvelle"), "Enregistrer", duree_cycle="deux"),
        422,
        True,
    ),
    Screen("fiche en création", ORGANISME, fiche(CREATION)),
    Screen("fiche en attente", ORGANISME, fiche("CAP boucher")),
    Screen("fiche à compléter", ORGANISME, fiche(ANGLAIS)),
    Screen("fiche diffusée", ORGANISME, fiche("BTS assurance")),
    Screen("fiche diffusée, avec un brouillon", ORGANISME, fiche("Gestionnaire comptable et fiscal")),
    Screen("fiche diffusée, une version en attente", ORGANISME, fiche(MODIFIEE.intitule)),
    Screen("fiche archivée", ORGANISME, fiche("Gestionnaire comptable et fiscal (archivée)")),
    Screen("fiche refusée", ORGANISME, fiche("Découverte des vins de Loire")),
    Screen("formulaire de formation", ORGANISME, fiche("Gestionnaire comptable et fiscal", "/modifier")),
    Screen("formulaire de formation à reprendre", ORGANISME, fiche(ANGLAIS, "/modifier")),
    Screen(
        "formulaire de formation en erreur",
        ORGANISME,
        sent(fiche(ANGLAIS, "/modifier"), "Enregistrer", duree_cycle="deux", objectif="a" * 3001),
        422,
        True,
    ),
    Screen("formulaire de formation dépassé", ORGANISME, of_a_former_revision, 409, True),
    Screen("nouvelle session", ORGANISME, fiche(CREATION, "/sessions/nouvelle")),
    Screen(
        "session en erreur",
        ORGANISME,
        sent(
            fiche(CREATION, "/sessions/nouvelle"),
            "Enregistrer la session",
            date_debut="demain",
            date_fin="31/02/2027",
            heures_centre="beaucoup",
            prix_total_ttc="cher",
        ),
        422,
        True,
    ),
    Screen("récapitulatif", ORGANISME, fiche("Gestionnaire comptable et fiscal", "/soumettre")),
    Screen("récapitulatif incomplet", ORGANISME, fiche(CREATION, "/soumettre")),
    Screen("récapitulatif refusé", ORGANISME, submitted_incomplete, 422),
    Screen("contacts", ORGANISME, at("/structure/contacts")),
    Screen("contacts, aucun trouvé", ORGANISME, at("/structure/contacts?q=zzz")),
    Screen("nouveau contact", ORGANISME, at("/structure/contacts/nouveau")),
    Screen(
        "nouveau contact en erreur",
        ORGANISME,
        sent(at("/structure/contacts/nouveau"), "Enregistrer", telephone="12", courriel="x"),
        422,
        True,
    ),
    Screen("contact", ORGANISME, of_the_book("contacts", "Thévenin")),
    Screen("contact dépassé", ORGANISME, overtaken(of_the_book("contacts", "Thévenin"), fonction="Gérante"), 409, True),
    Screen("contact à supprimer", ORGANISME, of_the_book("contacts", "Thévenin", "/supprimer")),
    Screen("contact à effacer", ORGANISME, of_the_book("contacts", "Thévenin", "/effacer")),
    Screen("données d’un contact", ORGANISME, of_the_book("contacts", "Thévenin", "/export")),
    Screen("lieux", ORGANISME, at("/structure/lieux")),
    Screen("nouveau lieu", ORGANISME, at("/structure/lieux/nouveau")),
    Screen(
        "nouveau lieu en erreur",
        ORGANISME,
        sent(at("/structure/lieux/nouveau"), "Enregistrer", **{"adresse.voie": "Parking", "siret": "12"}),
        422,
        True,
    ),
    Screen("lieu déjà connu", ORGANISME, sent(at("/structure/lieux/nouveau"), "Enregistrer", **CAMPUS), 422, True),
    Screen(
        "lieu proche d’un autre",
        ORGANISME,
        sent(at("/structure/lieux/nouveau"), "Enregistrer", **{**CAMPUS, "adresse.voie": "10 ter rue St-Étienne"}),
        422,
        True,
    ),
    Screen("lieu", ORGANISME, of_the_book("lieux", "Campus nord")),
    Screen("lieu dépassé", ORGANISME, overtaken(of_the_book("lieux", "Campus nord"), nom="Site nord"), 409, True),
    Screen("lieu à supprimer", ORGANISME, of_the_book("lieux", "Campus nord", "/supprimer")),
    Screen("clés d’accès, une retirée", ORGANISME, at("/structure/cles")),
    Screen(
        "clés d’accès en erreur", ORGANISME, sent(at("/structure/cles"), "Créer la clé", expire_le="hier"), 422, True
    ),
    Screen("clé d’accès créée", ORGANISME, key_created),
    Screen("clés d’accès, une en service", ORGANISME, at("/structure/cles")),
    Screen("mes organismes", ORGANISME, at("/structures")),
    Screen("structure, identité", ORGANISME, at("/structure")),
    Screen("structure, coordonnées", ORGANISME, at("/structure/coordonnees")),
    Screen("structure, organisation", ORGANISME, at("/structure/organisation")),
    Screen("structure, complément", ORGANISME, at("/structure/complement")),
    Screen("structure, formations", ORGANISME, at("/structure/formations")),
    Screen("structure, documents", ORGANISME, at("/structure/documents")),
    Screen("structure, ajouter un document", ORGANISME, at("/structure/documents/nouveau")),
    Screen("structure, document refusé", ORGANISME, record_document(SCRIPT, "contenu actif"), 422, True),
    Screen("structure, document à décrire", ORGANISME, record_document(PDF, "Votre document est accepté")),
    Screen(
        "structure, document mal décrit",
        ORGANISME,
        sent(record_document(PDF, "Votre document est accepté"), "Ajouter à la fiche", valable_jusqu_au="demain"),
        422,
        True,
    ),
    Screen("structure, un document", ORGANISME, record_document_kept("")),
    Screen("structure, document à retirer", ORGANISME, record_document_kept("retirer")),
    Screen("formations où l’organisme forme", ORGANISME, at("/formations?comme=formateur")),
    Screen(
        "structure, un téléphone de plus",
        ORGANISME,
        sent(at("/structure/modifier/coordonnees"), "Ajouter un téléphone"),
    ),
    Screen("structure, un label de plus", ORGANISME, sent(at("/structure/modifier/complement"), "Ajouter un label")),
    Screen("structure, historique", ORGANISME, at("/structure/historique")),
    Screen("structure, modifier l’identité", ORGANISME, at("/structure/modifier/identite")),
    Screen(
        "structure, complément en erreur",
        ORGANISME,
        sent(at("/structure/modifier/complement"), "Sauvegarder le brouillon", **{"labels.0.fin": "bientôt"}),
        422,
        True,
    ),
    Screen("structure, adresse cherchée", ORGANISME, address_searched),
    Screen(
        "structure, coordonnées en erreur",
        ORGANISME,
        sent(
            at("/structure/modifier/coordonnees"),
            "Sauvegarder le brouillon",
            **{"adresse.voie": "1 rue Neuve", "adresse_postale.ville": "Blois"},
        ),
        422,
        True,
    ),
    Screen("structure, un brouillon", ORGANISME, record_drafted("")),
    Screen("structure, dépassée", ORGANISME, record_overtaken, 409, True),
    Screen("structure, récapitulatif", ORGANISME, record_drafted("/soumettre")),
    Screen("structure, envoi dépassé", ORGANISME, act_overtaken("/soumettre", "Soumettre pour validation"), 409),
    Screen("structure, suppression dépassée", ORGANISME, act_overtaken("", "Supprimer ma demande"), 409),
    Screen(
        "structure, récapitulatif à corriger",
        ORGANISME,
        record_drafted("/soumettre", **{"telephones.0": "12", "sites.0": "http://exemple.fr"}),
    ),
    Screen("messages", ORGANISME, at("/messages")),
    Screen("conversation sur une formation", ORGANISME, about_a_formation),
    Screen("conversation", ORGANISME, of_a_structure("general")),
    Screen("conversation en erreur", ORGANISME, sent(of_a_structure("general"), "Envoyer"), 422, True),
    Screen("mémos", ORGANISME, at("/memos")),
    Screen("mémo sur une formation", ORGANISME, at("/memos?formation=2358280F")),
    Screen("mémos en erreur", ORGANISME, sent(at("/memos"), "Ajouter", echeance="demain"), 422, True),
    Screen("mon compte", ORGANISME, at("/mon-compte")),
    Screen("mon compte en erreur", ORGANISME, sent(at("/mon-compte"), "Changer mon mot de passe"), 422, True),
    Screen("supprimer mon compte", ORGANISME, at("/mon-compte/supprimer")),
    Screen(
        "supprimer mon compte en erreur",
        ORGANISME,
        sent(at("/mon-compte/supprimer"), "Supprimer définitivement mon compte", present="Inexact-1!"),
        422,
        True,
    ),
    Screen("espace", ORGANISME, at("/espace")),
    Screen("membres", ORGANISME, at("/structure/membres")),
    Screen("membres en erreur", ORGANISME, sent(at("/structure/membres"), "Inviter", courriel="paul"), 422, True),
    Screen("mon compte sans structure", SANS_STRUCTURE, at("/mon-compte")),
    Screen("espace sans structure", SANS_STRUCTURE, at("/espace")),
    # ─── the Carif ───
    Screen("membres d’une structure vus par le Carif", DOCUMENTALISTE, at("/structure/membres?structure=79P")),
    Screen("messages du Carif", DOCUMENTALISTE, at("/messages")),
    Screen("mémos du Carif", DOCUMENTALISTE, at("/memos")),
    Screen("supprimer un compte du Carif", DOCUMENTALISTE, at("/mon-compte/supprimer")),
    Screen("structures", DOCUMENTALISTE, at("/console/structures")),
    Screen("structures, aucune trouvée", DOCUMENTALISTE, at("/console/structures?q=zzz")),
    Screen("structure vue par le Carif", DOCUMENTALISTE, at("/structure?structure=79P")),
    Screen("formations d’une structure vues par le Carif", DOCUMENTALISTE, at("/formations?structure=79P")),
    Screen("nouvelle formation pour un organisme", DOCUMENTALISTE, at("/formations/nouvelle?structure=79P")),
    Screen("formation vue par le Carif", DOCUMENTALISTE, fiche("Gestionnaire comptable et fiscal")),
    Screen("formation saisie par le Carif", DOCUMENTALISTE, fiche("Gestionnaire comptable et fiscal", "/modifier")),
    Screen("gestion d’une structure", DOCUMENTALISTE, managed()),
    Screen("gestion d’une structure en erreur", DOCUMENTALISTE, managed("Enregistrer", parent="79P"), 422, True),
    Screen("gestion d’une structure, dépassée", DOCUMENTALISTE, management_overtaken, 409, True),
    Screen("file", DOCUMENTALISTE, at("/console")),
    Screen("file vide", DOCUMENTALISTE, at("/console?filtre=miens")),
    Screen("dossier, première soumission", DOCUMENTALISTE, dossier("CAP boucher")),
    Screen("dossier décidé", DOCUMENTALISTE, dossier(ANGLAIS)),
    Screen("dossier, écarts", DOCUMENTALISTE, CHANGED),
    Screen("dossier, écarts et le reste", DOCUMENTALISTE, dossier(MODIFIEE.intitule, 2, "?vue=tout")),
    Screen(
        "dossier, visa en erreur", DOCUMENTALISTE, sent(CHANGED, "Viser et publier", **{"formacodes.0": ""}), 422, True
    ),
    Screen("dossier, complément en erreur", DOCUMENTALISTE, sent(CHANGED, "Demander le complément"), 422, True),
    Screen("dossier, un motif de plus", DOCUMENTALISTE, sent(CHANGED, "Ajouter un motif")),
    Screen("dossier d’une structure", DOCUMENTALISTE, SIGMA),
    Screen("dossier d’une structure, registres demandés", DOCUMENTALISTE, registers_asked),
    Screen("dossier d’une structure, pris", DOCUMENTALISTE, taken(DE_TOURS)),
    Screen(
        "dossier d’une structure, complément en erreur",
        DOCUMENTALISTE,
        sent(taken(DE_TOURS), "Demander le complément", **{"motifs.0.texte": "a" * 1001, "commentaire": "a" * 2001}),
        422,
        True,
    ),
    Screen("dossier d’une modification", DOCUMENTALISTE, CHANGED_RECORD),
    Screen("dossier d’une modification, pris", DOCUMENTALISTE, taken(CHANGED_RECORD)),
    Screen("refus d’une structure", DOCUMENTALISTE, refusing(taken(DE_TOURS))),
    Screen(
        "refus d’une structure en erreur",
        DOCUMENTALISTE,
        refusing(taken(DE_TOURS), "Refuser définitivement"),
        422,
        True,
    ),
    Screen("dossier pris par un autre", SUPERVISEUR, dossier("CAP boucher")),
    Screen("refus", DOCUMENTALISTE, dossier("CAP boucher", 1, "/refuser")),
    Screen(
        "refus en erreur",
        DOCUMENTALISTE,
        sent(dossier("CAP boucher", 1, "/refuser"), "Refuser définitivement"),
        422,
        True,
    ),
    Screen("exports", DOCUMENTALISTE, at("/console/exports")),
    Screen("exports du superviseur", SUPERVISEUR, at("/console/exports")),
    # ─── what is refused ───
    Screen("demande inconnue", PERSONNE, at("/inscription/inconnue/document"), 404),
    Screen("formation inconnue", ORGANISME, at("/formations/0F"), 404),
    Screen("page d’un autre rôle", ORGANISME, at("/console"), 403),
    Screen("page d’un membre, sans structure", SANS_STRUCTURE, at("/tableau-de-bord"), 403),
    Screen("formulaire d’une ancienne connexion", ORGANISME, with_a_stale_token, 403),
    Screen("formulaire après la déconnexion", ORGANISME, after_signing_out, 401),
]
