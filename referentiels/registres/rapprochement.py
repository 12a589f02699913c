"""Compares what an organisation typed with what the registers say, and lists what a documentalist must look at.

Nothing here refuses: a register may be late or wrong, and the documentalist decides. DGEFP's own advice is followed: a
declaration number is matched on the SIREN; its SIRET only says which establishment sent the form.
"""

from collections.abc import Iterator
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from referentiels.identifiants import doubt_numero_activite, normalise_numero_activite, normalise_siret, siren_of
from referentiels.registres.modele import Constat, Declaration, Etablissement, Verdict


class Gravite(StrEnum):
    """How much a remark weighs in the decision."""

    GRAVE = "grave"
    ALERTE = "alerte"
    INFO = "info"


class Code(StrEnum):
    """What a remark is about; stable, for statistics and tests."""

    SIRET_INCONNU = "SIRET.INCONNU"
    SIRET_FERME = "SIRET.FERME"
    SIRET_NON_VERIFIE = "SIRET.NON_VERIFIE"
    SIRET_DIFFUSION_PARTIELLE = "SIRET.DIFFUSION_PARTIELLE"
    NUMERO_INCONNU = "NUMERO_ACTIVITE.INCONNU"
    NUMERO_NON_VERIFIE = "NUMERO_ACTIVITE.NON_VERIFIE"
    NUMERO_AUTRE_SIREN = "NUMERO_ACTIVITE.AUTRE_SIREN"
    NUMERO_AUTRE_SIRET = "NUMERO_ACTIVITE.AUTRE_SIRET"
    NUMERO_REMPLACE = "NUMERO_ACTIVITE.REMPLACE"
    NUMERO_DU_SIREN = "NUMERO_ACTIVITE.DU_SIREN"
    NUMERO_FORME_INHABITUELLE = "NUMERO_ACTIVITE.FORME_INHABITUELLE"
    SANS_QUALIOPI = "QUALIOPI.ABSENT"


class Remarque(BaseModel):
    """One thing that does not agree; `valeur_proposee` is what the field `champ` should hold instead, when known."""

    model_config = ConfigDict(frozen=True)

    code: Code
    gravite: Gravite
    champ: str
    message: str
    valeur_proposee: str | None = None


def rapprochement(
    siret: str,
    numero_activite: str,
    etablissement: Constat[Etablissement],
    declaration: Constat[Declaration],
    du_siren: Constat[tuple[Declaration, ...]] | None = None,
) -> tuple[Remarque, ...]:
    """The remarks, gravest first. Empty: both registers know the organisation, and agree.

    `du_siren`: what the list holds of the company of the SIRET, asked when its number was not found there as its own.
    """
    siret, numero = normalise_siret(siret), normalise_numero_activite(numero_activite)
    remarques = (
        *_about_etablissement(etablissement),
        *_about_declaration(siret, numero, declaration),
        *_about_form(numero, declaration),
        *_about_company(du_siren),
    )
    ordre = list(Gravite)
    return tuple(sorted(remarques, key=lambda remarque: ordre.index(remarque.gravite)))


def _about_etablissement(constat: Constat[Etablissement]) -> Iterator[Remarque]:
    if constat.verdict is Verdict.NON_VERIFIE:
        yield Remarque(
            code=Code.SIRET_NON_VERIFIE,
            gravite=Gravite.ALERTE,
            champ="siret",
            message=f"SIRET non vérifié : {constat.motif} ({constat.source.libelle}).",
        )
    if constat.verdict is Verdict.INCONNU:
        yield Remarque(
            code=Code.SIRET_INCONNU,
            gravite=Gravite.GRAVE,
            champ="siret",
            message=f"SIRET introuvable : {constat.motif}. Demandez l’avis de situation à l’organisme.",
        )
    if constat.trouve is not None:
        yield from _about_state(constat.trouve)


def _about_state(etablissement: Etablissement) -> Iterator[Remarque]:
    if not etablissement.actif:
        depuis = f" depuis le {etablissement.ferme_depuis:%d/%m/%Y}" if etablissement.ferme_depuis else ""
        yield Remarque(
            code=Code.SIRET_FERME,
            gravite=Gravite.GRAVE,
            champ="siret",
            message=f"Établissement fermé{depuis} : demandez le SIRET d’un établissement ouvert.",
        )
    if not etablissement.diffusible:
        yield Remarque(
            code=Code.SIRET_DIFFUSION_PARTIELLE,
            gravite=Gravite.INFO,
            champ="siret",
            message="Établissement en diffusion partielle : son nom et son adresse ne sont pas publiés, "
            "reprenez ceux que l’organisme a saisis.",
        )


def _about_declaration(siret: str, numero: str, constat: Constat[Declaration]) -> Iterator[Remarque]:
    if constat.verdict is Verdict.NON_VERIFIE:
        yield Remarque(
            code=Code.NUMERO_NON_VERIFIE,
            gravite=Gravite.ALERTE,
            champ="numero_activite",
            message=f"Numéro de déclaration non vérifié : {constat.motif} ({constat.source.libelle}).",
        )
    if constat.verdict is Verdict.INCONNU:
        yield Remarque(
            code=Code.NUMERO_INCONNU,
            gravite=Gravite.GRAVE,
            champ="numero_activite",
            message="Numéro de déclaration absent de la liste publique : "
            "demandez le récépissé de la DREETS ou le dernier bilan pédagogique et financier.",
        )
    if constat.trouve is not None:
        yield from _about_owner(siret, constat.trouve)
        if is_of(siret, constat):
            yield from _about_number(numero, constat.trouve)


def is_of(siret: str, constat: Constat[Declaration]) -> bool:
    """Whether the declaration that was found is that of the company of this SIRET; its line says nothing of another."""
    return constat.trouve is not None and constat.trouve.siren == siren_of(siret)


def _about_owner(siret: str, declaration: Declaration) -> Iterator[Remarque]:
    if declaration.siren != siren_of(siret):
        yield Remarque(
            code=Code.NUMERO_AUTRE_SIREN,
            gravite=Gravite.GRAVE,
            champ="numero_activite",
            message=f"Ce numéro de déclaration est celui de {declaration.denomination} (SIREN {declaration.siren}), "
            "une autre entreprise que celle du SIRET.",
        )
    elif declaration.siret_declarant not in {siret, None}:
        yield Remarque(
            code=Code.NUMERO_AUTRE_SIRET,
            gravite=Gravite.ALERTE,
            champ="siret",
            message=f"La déclaration a été faite par un autre établissement de la même entreprise "
            f"({declaration.siret_declarant}) : vérifiez lequel organise les formations.",
        )


def _about_number(numero: str, declaration: Declaration) -> Iterator[Remarque]:
    if numero != declaration.numero_activite:
        yield Remarque(
            code=Code.NUMERO_REMPLACE,
            gravite=Gravite.INFO,
            champ="numero_activite",
            message=f"Ce numéro est un ancien numéro de l’organisme, remplacé par {declaration.numero_activite}.",
            valeur_proposee=declaration.numero_activite,
        )
    if not declaration.qualiopi:
        yield Remarque(
            code=Code.SANS_QUALIOPI,
            gravite=Gravite.ALERTE,
            champ="numero_activite",
            message="Aucune certification Qualiopi connue : "
            "l’organisme ne peut pas recevoir de fonds publics ou mutualisés.",
        )


def _about_form(numero: str, constat: Constat[Declaration]) -> Iterator[Remarque]:
    # Once the list knows the number, its shape says nothing more.
    doute = None if constat.trouve is not None else doubt_numero_activite(numero)
    if doute:
        yield Remarque(
            code=Code.NUMERO_FORME_INHABITUELLE, gravite=Gravite.ALERTE, champ="numero_activite", message=doute
        )


def _about_company(constat: Constat[tuple[Declaration, ...]] | None) -> Iterator[Remarque]:
    numeros = [declaration.numero_activite for declaration in (constat.trouve if constat else None) or ()]
    if numeros:
        yield Remarque(
            code=Code.NUMERO_DU_SIREN,
            gravite=Gravite.INFO,
            champ="numero_activite",
            message="Dans la liste publique, l’entreprise de ce SIRET a un autre numéro de déclaration : "
            f"{' ou '.join(numeros)}.",
            valeur_proposee=numeros[0] if len(numeros) == 1 else None,
        )
