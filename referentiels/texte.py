"""Brings what a person types and what a register prints to one form, so that one finds the other."""

import unicodedata


def fold(texte: str) -> str:
    """`Gestionnaire Comptable (H/F)` becomes `gestionnaire comptable h f`: lower case, no accent, words only."""
    sans_accents = "".join(c for c in unicodedata.normalize("NFKD", texte) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in sans_accents.casefold()).split())
