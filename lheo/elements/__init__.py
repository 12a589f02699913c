"""The elements of LHEO as typed objects: ``from lheo import elements as m``, then ``m.Formation(…)``.

Class names are the element's in CamelCase (``m.OrganismeFormationResponsable``), keywords are the names of its
children and attributes in lower case with underscores (``code_formacode``). What stands at most once is a value or
None, the rest a list. A value is a ``str``, or a ``Texte`` when it bears attributes. Nothing is checked here: an
object may be half filled.
"""

from lheo.elements import classes_genere
from lheo.elements.base import Attributs, E, Element, Texte, same
from lheo.elements.classes_genere import *  # noqa: F403  # every generated class is meant for the caller
from lheo.elements.libre import Extra, Extras, Libre
from lheo.langage.noms import champ, classe

__all__ = ["CLASSES", "Attributs", "E", "Element", "Extra", "Extras", "Libre", "Texte", "champ", "classe", "same"]
__all__ += classes_genere.__all__

CLASSES: dict[str, type[Element]] = {
    cls.NOM: cls for cls in (*(getattr(classes_genere, nom) for nom in classes_genere.__all__), Extras, Extra)
}
"""Every class by the name of its element."""
