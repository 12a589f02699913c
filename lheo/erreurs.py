"""The one exception a caller of this library ever has to catch."""


class LheoError(ValueError):
    """Something in LHEO that cannot be read or written, said in French with its line and its reason.

    ``ligne`` is the line in the source (1 for the first), None where no source exists; ``chemin`` the path of the
    element (``/lheo/offres/formation[12]/action[1]``), empty where none is known; ``raison`` a stable word.
    """

    def __init__(self, message: str, *, raison: str, ligne: int | None = None, chemin: str = "") -> None:
        self.message = message
        self.raison = raison
        self.ligne = ligne
        self.chemin = chemin
        super().__init__(message)

    def __str__(self) -> str:
        where = [f"ligne {self.ligne}"] if self.ligne else []
        if self.chemin:
            where.append(self.chemin)
        return f"{', '.join(where)} : {self.message}" if where else self.message
