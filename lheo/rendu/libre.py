"""Writes circle 3: extras, extra, and whatever two partners put inside."""

import re
from functools import lru_cache

from lheo.elements.libre import Extra, Extras, Libre, joined
from lheo.erreurs import LheoError
from lheo.rendu.feuilles import Attributs, texte, valeur_attribut
from lheo.versions import Version

XML = "http://www.w3.org/XML/1998/namespace"
_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
)
_START += "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
_NOM = re.compile(f"[{_START}][{_START}.0-9\xb7\u0300-\u036f\u203f-\u2040-]*")


class Libres:
    """Writes the free part of an element in one edition."""

    def __init__(self, version: Version) -> None:
        self.lheo = version.namespace
        self.attributs = Attributs(version)

    def rendre_extras(self, o: Extras) -> str:
        inner = "".join(self.rendre_extra(v) if isinstance(v, Extra) else self.rendre_extras(v) for v in o.contenu)
        return f"<extras{self.attributs(o) if o._attributs else ''}>{inner}</extras>"

    def rendre_extra(self, o: Extra) -> str:
        scope = {prefix: uri for prefix, uri in sorted(o.espaces.items()) if prefix != "xml"}
        declared = "".join(f' xmlns:{_nom(prefix)}="{valeur_attribut(uri)}"' for prefix, uri in scope.items())
        own = self.attributs(o) if o._attributs else ""
        others, added = self._others(o.autres, scope)
        inner = self._contenu(o.contenu, self.lheo, {**scope, **added})
        return f"<extra{declared}{own}{others}>{inner}</extra>"

    def _contenu(self, contenu: list[str | Libre], default: str, scope: dict[str, str]) -> str:
        return "".join(
            texte(part) if isinstance(part, str) else self._libre(part, default, scope) for part in joined(contenu)
        )

    def _libre(self, o: Libre, default: str, scope: dict[str, str]) -> str:
        uri, local = self._split(o.nom)
        prefix = next((p for p, known in scope.items() if known == uri), None) if uri and uri != default else None
        tag = f"{prefix}:{local}" if prefix else local
        declared = "" if prefix or uri == default else f' xmlns="{valeur_attribut(uri)}"'
        attributs, added = self._others(o.attributs, scope)
        inner = self._contenu(o.contenu, default if prefix else uri, {**scope, **added})
        return f"<{tag}{declared}{attributs}>{inner}</{tag}>"

    def _others(self, attributs: dict[str, str], scope: dict[str, str]) -> tuple[str, dict[str, str]]:
        """Attributes of any namespace, and the prefixes that had to be declared for them."""
        parts, added = [], dict[str, str]()
        for key in sorted(attributs):
            uri, local = key[1:].split("}", 1) if key.startswith("{") else ("", key)
            name = _nom(local)
            if uri:
                prefix = self._prefix(uri, {**scope, **added})
                if prefix not in scope and prefix != "xml" and prefix not in added:
                    added[prefix] = uri
                    parts.append(f' xmlns:{prefix}="{valeur_attribut(uri)}"')
                name = f"{prefix}:{name}"
            parts.append(f' {name}="{valeur_attribut(attributs[key])}"')
        return "".join(parts), added

    def _prefix(self, uri: str, scope: dict[str, str]) -> str:
        if uri == XML:
            return "xml"
        known = next((prefix for prefix, value in scope.items() if value == uri), None)
        return known or next(f"ns{n}" for n in range(len(scope) + 1) if f"ns{n}" not in scope)

    def _split(self, nom: str) -> tuple[str, str]:
        if not nom.startswith("{"):
            return self.lheo, _nom(nom)
        uri, local = nom[1:].split("}", 1)
        return uri, _nom(local)


@lru_cache(maxsize=1024)
def _nom(nom: str) -> str:
    """:raises LheoError: raison NOM; a name goes into the markup as it is, so it must be one."""
    if not _NOM.fullmatch(nom):
        raise LheoError(f"« {nom} » n’est pas un nom XML", raison="NOM")
    return nom
