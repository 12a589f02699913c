"""Formations as Hypothesis makes them: anything the model can hold, and complete ones with a few fields gone wild."""

import types
from datetime import date
from enum import Enum
from typing import Any, Union, get_args, get_origin

from hypothesis import strategies as st

from services.domain.adresse import Adresse
from services.domain.contact import Contact
from services.domain.formation import Formation
from services.domain.session import ModaliteEnseignement, Mode, Session
from services.domain.structure import Structure
from services.domain.value import Value
from tests.builders import a_contact, a_financement, a_formation, a_lieu, a_session, a_structure, an_adresse

TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", " ", "-", "0", "1", "2", "45000", "99999999999", "é" * 51, "X" * 256, "a b " * 900, "\x00", "\ufffe"]
    ),
    st.text(alphabet="0123456789/:.-+ <>&;Aaéœ\u00a0\u202f\n\r\t", max_size=40),
)


def of(annotation: Any) -> st.SearchStrategy[Any]:
    """Any value that a field so annotated may hold."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(of, args))
    if origin is tuple:
        return st.lists(of(args[0]), max_size=3).map(tuple)
    if annotation is type(None):
        return st.none()
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return any_of(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return st.sampled_from(annotation)
    return {str: TEXTS, int: st.integers(-5, 200_000), bool: st.booleans(), date: st.dates()}[annotation]


def any_of(cls: type[Value]) -> st.SearchStrategy[Any]:
    """Any value of this class, each field being left out now and then."""
    fields = {name: of(field.annotation) for name, field in cls.model_fields.items()}
    required = {name: fields.pop(name) for name, field in cls.model_fields.items() if field.is_required()}
    return st.fixed_dictionaries(required, optional=fields).map(lambda values: cls(**values))


ANY_FORMATION: st.SearchStrategy[Formation] = any_of(Formation)


@st.composite
def nearly_complete(draw: st.DrawFn) -> Formation:
    """The complete formation, with a few of its fields replaced by anything."""
    session = _gone_wild(draw, a_session(), except_for={"numero", "archivee"})
    other = _gone_wild(draw, a_session(numero="2S"), except_for={"numero", "archivee"})
    place = _gone_wild(draw, a_lieu().adresse)
    session = session.model_copy(update=draw(st.sampled_from([{}, {"lieux": (a_lieu(adresse=place),)}])))
    contact = _gone_wild(draw, a_contact())
    formation = a_formation(contacts=(contact,), sessions=draw(st.sampled_from([(session,), (session, other)])))
    return _gone_wild(draw, formation, except_for={"numero", "structure", "sessions", "contacts"})


@st.composite
def nearly_complete_structures(draw: st.DrawFn) -> Structure:
    """The organisation of the guide, with a few of its fields replaced by anything."""
    contacts = draw(st.sampled_from([(), (_gone_wild(draw, a_contact()),)]))
    adresse = draw(st.sampled_from([an_adresse(), _gone_wild(draw, an_adresse())]))
    structure = a_structure(contacts=contacts, adresse=adresse)
    return _gone_wild(draw, structure, except_for={"numero", "contacts", "adresse", "registres_le"})


def _gone_wild(draw: st.DrawFn, value: Any, except_for: set[str] = frozenset()) -> Any:  # type: ignore[assignment]
    names = [name for name in type(value).model_fields if name not in except_for]
    chosen = draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
    return value.model_copy(update={name: draw(of(type(value).model_fields[name].annotation)) for name in chosen})


WORDS = st.sampled_from(["Temps plein", "Sur dossier, puis entretien.", "Vendre :\n- accueillir\n- conclure", "L'été"])
SAID = st.one_of(st.just(""), WORDS)
SIRET, UAI = "21860076500018", "0450049J"
DAYS = st.one_of(st.none(), st.dates(date(2026, 3, 2), date(2026, 8, 31)))


@st.composite
def complete(draw: st.DrawFn) -> Formation:
    """Formations that no rule blocks, of many shapes: what may be said in two ways is."""
    sessions = draw(st.lists(_sessions(), min_size=1, max_size=3))
    living = [sessions[0].model_copy(update={"archivee": False}), *sessions[1:]]
    numbered = tuple(session.model_copy(update={"numero": f"{rang}S"}) for rang, session in enumerate(living, 1))
    certified = draw(st.booleans())
    return a_formation(
        certifiante=certified,
        certifications=a_formation().certifications if certified else (),
        niveau_sortie=draw(st.sampled_from(["15", "6"])) if certified else "",
        pre_requis=draw(SAID),
        objectif=draw(WORDS),
        nsf=draw(st.sampled_from([(), ("313",)])),
        formacodes=draw(st.sampled_from([(), a_formation().formacodes])),
        url=draw(st.sampled_from(["", "https://www.exemple.fr/a?b=c"])),
        contacts=tuple(draw(st.lists(_contacts(), max_size=2, unique_by=lambda contact: contact.nom))),
        sessions=numbered,
    )


@st.composite
def _sessions(draw: st.DrawFn) -> Session:
    return a_session(
        numero_action=draw(st.sampled_from(["", "A", "B"])),
        archivee=draw(st.sampled_from([False, False, True])),
        mode=draw(st.sampled_from(Mode)),
        date_fin=date(2027, 6, 30),
        modalite_enseignement=draw(st.sampled_from(ModaliteEnseignement)),
        lieux=draw(st.sampled_from([(a_lieu(siret=SIRET, uai=UAI),), (a_lieu(nom=""), a_lieu(nom="Atelier " * 8))])),
        formateurs=draw(st.sampled_from([(), a_session().formateurs])),
        financements=tuple(draw(st.lists(st.sampled_from(_FINANCEMENTS), min_size=1, max_size=3))),
        prise_en_charge=draw(st.booleans()),
        rythme=draw(WORDS),
        modalites_alternance=draw(SAID),
        heures_centre=draw(st.sampled_from([None, 0, 500])),
        prix_total_ttc=draw(st.sampled_from(["", "0", "7500.50"])),
        inscription_lieu=draw(st.sampled_from([Adresse(), an_adresse()])),
        inscription_debut=draw(DAYS),
        inscription_fin=draw(st.sampled_from([None, date(2026, 8, 31)])),
        hebergement=draw(SAID),
        langues=draw(st.sampled_from([(), ("fr",), ("fr", "en")])),
        duree_commentaire=draw(SAID),
        url=draw(st.sampled_from(["", "https://www.exemple.fr/session"])),
    )


@st.composite
def _contacts(draw: st.DrawFn) -> Contact:
    return a_contact(
        nom=draw(st.sampled_from(["Thévenin", "Marc", "Offre"])),
        types=draw(st.sampled_from([(), ("3",), ("3", "14")])),
        diffusable=draw(st.booleans()),
        autre_fonction=draw(st.sampled_from(["", "Service formation"])),
        mobile=draw(st.sampled_from(["", "06 12 34 56 78", "+33698765432"])),
        telephone=draw(st.sampled_from(["", "02 38 77 83 35", "+33238778335", "06 12 34 56 78"])),
        telecopie=draw(st.sampled_from(["", "02 38 77 83 36", "+33238778336"])),
        adresse=draw(st.sampled_from([None, an_adresse()])),
    )


_FINANCEMENTS = (
    a_financement(),
    a_financement(mesure="AOP03", nb_places=None),
    a_financement(financeur="98020", mesure="CPR02"),
    a_financement(financeur="98013", mesure="FT-CERTIFIANTE"),
)
