"""The two editions of LHEO in use, each with its namespace."""

from enum import StrEnum


class Version(StrEnum):
    """An edition of the language: ``Version("2.3")`` is ``Version.V2_3``."""

    V2_2 = "2.2"
    V2_3 = "2.3"

    @property
    def namespace(self) -> str:
        """The namespace URI, exactly as the official schema spells it: http, and no closing slash."""
        return NAMESPACES[self]

    @classmethod
    def of_namespace(cls, namespace: str | None) -> "Version | None":
        """The edition that owns this namespace, None when it is not one of LHEO's."""
        return VERSIONS.get(namespace or "")


NAMESPACES = {Version.V2_2: "http://www.lheo.org/2.2", Version.V2_3: "http://lheo.gouv.fr/2.3"}
VERSIONS = {namespace: version for version, namespace in NAMESPACES.items()}
