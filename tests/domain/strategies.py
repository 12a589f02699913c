"""Formations as Hypothesis makes them: anything the model can hold, and complete ones with a few fields gone wild."""

import types
from datetime import date
from enum import Enum
from typing import Any, Union, get_args, get_origin

from hypothesis import strategies as st

from services.domain.formation import Formation
from services.domain.session import Session
from services.domain.value import Value
from tests.builders import a_contact, a_formation, a_lieu, a_session

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


def _gone_wild(draw: st.DrawFn, value: Any, except_for: set[str] = frozenset()) -> Any:  # type: ignore[assignment]
    names = [name for name in type(value).model_fields if name not in except_for]
    chosen = draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
    return value.model_copy(update={name: draw(of(type(value).model_fields[name].annotation)) for name in chosen})


SESSIONS: st.SearchStrategy[Session] = any_of(Session)
