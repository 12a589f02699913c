"""The pages of a structure's record: read, asked to be changed, sent to the Carif."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from referentiels.listes import libelle, liste
from services.domain.champs_structure import STRUCTURE, Tenu, changed, code_lu
from services.domain.errors import Conflict, Refusal, Severite, Violation
from services.domain.events import Motif
from services.domain.profil import Profil
from services.domain.rights import Principal, Verb, may
from services.registration.model.adresses import AUCUNE, LIBELLES
from services.registration.model.fiche import EN_EXAMEN, EtatModification, Fiche, LigneStructure
from services.registration.model.lignes import LIGNES_MAX, REPETES, Typed, rangs_of
from services.registration.model.saisie_fiche import ADRESSES, Saisie
from services.registration.pages import onglets, valeurs_fiche
from services.registration.pages.onglets import entete
from services.registration.use_cases.fiches import Attachments, Lecture, Trouvees
from services.shared.page import Cadre, Formulaire, Message, render

FAITS = {
    "enregistree": "Votre brouillon est enregistré. Il sera publié après validation par le Carif.",
    "inchangee": "Vous n’avez rien changé : la fiche reste telle qu’elle est.",
    "soumise": "Votre demande est envoyée au Carif. La fiche actuelle reste publiée jusqu’à sa réponse.",
    "reprise": "Votre demande est reprise : vous pouvez la modifier.",
    "abandonnee": "Votre demande est supprimée. La fiche publiée n’a pas changé.",
}
READERS = {
    onglets.IDENTITE: Saisie.identite,
    onglets.COORDONNEES: Saisie.coordonnees,
    onglets.COMPLEMENT: Saisie.complement,
}
_TITRES = {
    onglets.IDENTITE: "Identité",
    onglets.COORDONNEES: "Coordonnées",
    onglets.COMPLEMENT: "Complément",
}
_ROLES = {"organisme": "organisme", "documentaliste": "documentaliste", "superviseur": "superviseur"}


def fait(query: Mapping[str, str]) -> Message | None:
    """What the act before did, when the address says one."""
    texte = FAITS.get(query.get("fait", ""))
    return Message(texte) if texte else None


def rubrique(cadre: Cadre, who: Principal, lecture: Lecture, onglet: str) -> str:
    """One tab as one reads it: what is in force, and beside it what is asked for."""
    fiche = lecture.fiche
    return render(
        "registration/structure/rubrique.html",
        **_record(cadre, who, fiche, onglet),
        titre=_TITRES[onglet],
        lignes=[_ligne(fiche, champ) for champ in STRUCTURE if champ.rubrique == onglet],
    )


def formulaire(
    cadre: Cadre,
    who: Principal,
    lecture: Lecture,
    onglet: str,
    *,
    typed: Typed | None = None,
    refusal: Refusal | None = None,
    trouvees: Mapping[str, Trouvees] | None = None,
    reprise: str = "",
) -> str:
    """The form of one tab, with what was typed, or else what is in work.

    `trouvees`: what a search of address gave; `reprise`: the control to go on from.
    """
    fiche = lecture.fiche
    shown = valeurs_fiche.of_structure(fiche.travail) if typed is None else _typed(typed)
    form = Formulaire(shown, _told(lecture, onglet, refusal))
    return render(
        f"registration/structure/modifier_{onglet}.html",
        **_record(cadre, who, fiche, onglet),
        titre=_TITRES[onglet],
        formulaire=form,
        ecarts_saisie=_conflict(fiche, onglet, typed) if isinstance(refusal, Conflict) else [],
        rangs={champ: rangs_of(form.valeurs, champ) or [0] for champ in REPETES},
        lignes_max=LIGNES_MAX,
        non_enregistre=typed is not None,
        reprise=reprise,
        labels=[(entree.code, entree.libelle) for entree in liste("labels")],
        trouvees={champ: choices_of(found) for champ, found in (trouvees or {}).items()},
        libelles=LIBELLES,
        lieux=[(lieu.id, f"{lieu.nom} : {lieu.adresse.en_une_ligne}") for lieu in fiche.structure.lieux],
        connues=[champ for champ in ADRESSES if (known := getattr(fiche.travail, champ)) and not known.vide],
        nationaux=[_ligne(fiche, c) for c in STRUCTURE if c.rubrique == onglet and c.tenu is not Tenu.ORGANISME],
    )


def recapitulatif(cadre: Cadre, who: Principal, lecture: Lecture, refusal: Refusal | None = None) -> str:
    """All that changes on one page, before it is sent."""
    fiche = lecture.fiche
    return render(
        "registration/structure/soumettre.html",
        **_record(cadre, who, fiche, ""),
        ecarts_demandes=[
            (champ.libelle, champ.lire(fiche.structure), champ.lire(fiche.travail))
            for champ in changed(fiche.structure, fiche.travail)
        ],
        points=[_point(fiche, v) for v in lecture.violations if v.severite is Severite.BLOQUANT],
        alertes=[_point(fiche, v) for v in lecture.violations if v.severite is Severite.ALERTE],
        refus=refusal.message if refusal else "",
    )


def organisation(cadre: Cadre, who: Principal, profil: Profil, found: Attachments) -> str:
    """Parent, children, those of the same SIREN or network (F060)."""
    reseau = found.fiche.structure.reseau
    return render(
        "registration/structure/organisation.html",
        **_record(cadre, who, found.fiche, onglets.ORGANISATION),
        reseau=libelle("reseaux", reseau) if reseau else "",
        parent=[LigneStructure.of(found.parent)] if found.parent else [],
        enfants=[LigneStructure.of(enfant) for enfant in found.enfants],
        meme_siren=found.meme_siren,
        meme_reseau=found.meme_reseau,
        miennes=frozenset(who.structures),
        types={entree.code: code_lu("types-structure", entree.code) for entree in liste("types-structure")},
        etats_structure=profil.etats_structure,
    )


def formations(cadre: Cadre, who: Principal, lecture: Lecture) -> str:
    """The ways to the formations of the organisation (F065)."""
    return render("registration/structure/formations.html", **_record(cadre, who, lecture.fiche, onglets.FORMATIONS))


def historique(cadre: Cadre, who: Principal, lecture: Lecture, rows: Sequence[Mapping[str, Any]]) -> str:
    """What happened to the record, latest first, and who changed it last on either side (F067, F068)."""
    faits = [_fact(row) for row in reversed(rows)]
    updates = [fait for fait in faits if fait["quoi"] != EN_EXAMEN]
    carif = next((fait for fait in updates if fait["role"] in ("documentaliste", "superviseur")), None)
    organisme = next((fait for fait in faits if fait["role"] == "organisme"), None)
    return render(
        "registration/structure/historique.html",
        **_record(cadre, who, lecture.fiche, onglets.GESTION),
        faits=faits,
        creation=faits[-1] if faits else None,
        maj_carif=carif,
        maj_organisme=organisme,
    )


# ─── parts ───────────────────────────────────────────────────────────────────


def _record(cadre: Cadre, who: Principal, fiche: Fiche, onglet: str) -> dict[str, Any]:
    modification = fiche.modification
    return entete(cadre, who, fiche.structure, onglet) | {
        "fiche": fiche,
        "modification": modification,
        "etats": EtatModification,
        "peut_modifier": may(who, Verb.STRUCTURE_MODIFIER, fiche.structure.numero),
        "motifs": [(_motif_url(fiche, motif), _named(motif.champ, motif.texte)) for motif in modification.motifs],
    }


def _ligne(fiche: Fiche, champ: Any) -> dict[str, Any]:
    en_vigueur, demande = champ.lire(fiche.structure), champ.lire(fiche.travail)
    return {
        "champ": champ.nom,
        "libelle": champ.libelle,
        "valeur": en_vigueur,
        "source": champ.source,
        "demande": demande if demande != en_vigueur and fiche.modification.proposee else None,
    }


def _told(lecture: Lecture, onglet: str, refusal: Refusal | None) -> tuple[Violation, ...]:
    """What stops the form, then what the Carif and the rules say of a draft, which is never in error."""
    stops = (refusal.violations or (Violation(refusal.code, refusal.message),)) if refusal else ()
    asked = [
        Violation(motif.code, f"le Carif demande : {motif.texte}", (motif.champ,), Severite.ALERTE)
        for motif in lecture.fiche.modification.motifs
        if motif.champ
    ]
    # What is in work may be wrong before anybody touched it: told beside the fields, it stops nothing here
    known = () if refusal else lecture.violations
    rules = [Violation(v.code, v.message, v.champs, Severite.ALERTE) for v in known if tab_of(v.champs) == onglet]
    return (*stops, *asked, *rules)


def choices_of(found: Trouvees) -> dict[str, Any]:
    """What a search gave: each choice carries the whole address, so that choosing asks nothing again."""
    choices = [(adresse.model_dump_json(), libelle) for libelle, adresse in found.adresses]
    return {"choix": [*choices, (AUCUNE, "Aucune de ces adresses")] if choices else [], "motif": found.motif}


def _conflict(fiche: Fiche, onglet: str, typed: Typed | None) -> list[tuple[str, str, str]]:
    """Both versions, field by field, where what was typed is not what somebody else saved meanwhile."""
    mine = READERS[onglet](Saisie(typed or {}, tolerant=True), fiche.travail)
    return [(champ.libelle, champ.lire(fiche.travail), champ.lire(mine)) for champ in changed(fiche.travail, mine)]


def tab_of(champs: Iterable[str]) -> str:
    """The tab under which a field is changed."""
    attribut = next(iter(champs), "").split(".")[0]
    return next((champ.rubrique for champ in STRUCTURE if champ.attribut == attribut), onglets.IDENTITE)


def _point(fiche: Fiche, violation: Violation) -> tuple[str, str]:
    """Where to mend what a rule says, and the sentence with the name of its field."""
    champ = next(iter(violation.champs), "")
    return _edit(fiche, tab_of([champ]), champ), _named(champ, violation.message)


def _motif_url(fiche: Fiche, motif: Motif) -> str:
    return _edit(fiche, tab_of([motif.champ]), motif.champ)


def _named(champ: str, message: str) -> str:
    attribut = champ.split(".", maxsplit=1)[0]
    libelle = next((champ.libelle for champ in STRUCTURE if champ.attribut == attribut), "")
    return f"{libelle} : {message}" if libelle else message


def _edit(fiche: Fiche, onglet: str, champ: str) -> str:
    anchor = "#c-" + champ.replace(".", "-") if champ else ""
    tab = onglet if onglet in READERS else onglets.IDENTITE
    return f"/structure/modifier/{tab}?structure={fiche.structure.numero}{anchor}"


def _typed(typed: Typed) -> dict[str, str | list[str]]:
    return {name: values[0] if len(values) == 1 else list(values) for name, values in typed.items()}


def _fact(row: Mapping[str, Any]) -> dict[str, Any]:
    role = _ROLES.get(row["role"], "")
    return {
        "quoi": row["acte"],
        "quand": datetime.fromisoformat(row["at"]),
        "qui": f"{row['auteur']} ({role})" if role else row["auteur"],
        "role": row["role"],
        "texte": row["commentaire"],
    }
