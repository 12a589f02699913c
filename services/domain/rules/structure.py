"""What the record of an organisation must hold before the Carif looks at a change of it, as data."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from referentiels.adresse_web import check_url
from referentiels.identifiants import check_courriel, check_uai
from referentiels.listes import contains
from referentiels.telephone import check_telephone
from services.domain.adresse import Adresse
from services.domain.errors import Severite, Violation
from services.domain.profil import Profil
from services.domain.rules.adresses import ADRESSES
from services.domain.rules.formes import ALERTE, BLOQUANT, limite
from services.domain.rules.regle import Ecart
from services.domain.saisie import show_date
from services.domain.structure import Structure

EXPORTES = 3  # LHEO repeats numtel and urlweb three times at most
QUALIOPI = "95"  # of our list of labels
_NUMERO_MAX = 50  # of a label: no register gives a longer one
Trouve = Callable[[Structure, date], Iterable[Ecart]]


@dataclass(frozen=True, slots=True)
class RegleStructure:
    """One rule of the record; `lheo` when a formation could not leave in LHEO without it."""

    code: str
    severite: Severite
    source: str
    trouve: Trouve
    lheo: bool = False


def check_structure(structure: Structure, profil: Profil, today: date) -> tuple[Violation, ...]:
    """Every rule that is broken, in the order of the tabs; never raises, however incomplete the record."""
    found = []
    for regle in STRUCTURES:
        severite = profil.severite(regle.code, regle.severite)
        if severite is not Severite.AUCUNE:
            ecarts = regle.trouve(structure, today)
            found += [Violation(regle.code, ecart.message, ecart.champs, severite) for ecart in ecarts]
    return tuple(found)


def _borne(champ: str, nom: str, maximum: int) -> Trouve:
    def trouve(structure: Structure, _: date) -> Iterable[Ecart]:
        longueur = len(getattr(structure, champ))
        if longueur > maximum:
            yield Ecart(f"Raccourcissez {nom}\u00a0: {longueur} caractères saisis pour {maximum} au plus.", (champ,))

    return trouve


def _avis(champ: str, avise: Callable[[str], str | None]) -> Trouve:
    """The value, or each of the values, must please the function that knows such values."""

    def trouve(structure: Structure, _: date) -> Iterable[Ecart]:
        value = getattr(structure, champ)
        several = isinstance(value, tuple)
        for rang, item in enumerate(value if several else (value,)):
            if item and (message := avise(item)):
                yield Ecart(message, (f"{champ}.{rang}" if several else champ,))

    return trouve


def _exportes(champ: str, maximum: int, message: str) -> Trouve:
    def trouve(structure: Structure, _: date) -> Iterable[Ecart]:
        if len(getattr(structure, champ)) > maximum:
            yield Ecart(message, (f"{champ}.{maximum}",))

    return trouve


def _joignable(structure: Structure, _: date) -> Iterable[Ecart]:
    if not structure.telephones and not structure.courriels:
        message = "Donnez au moins un téléphone ou un courriel, pour que le public puisse vous joindre."
        yield Ecart(message, ("telephones.0",))


def _adresses(trouve: Callable[[Adresse], Iterable[Ecart]]) -> Trouve:
    """Of both addresses, the postal one where it is another one (D041)."""

    def trouve_en_deux(structure: Structure, _: date) -> Iterable[Ecart]:
        for champ in ("adresse", "adresse_postale"):
            adresse = getattr(structure, champ)
            for ecart in trouve(adresse) if adresse is not None else ():
                yield Ecart(ecart.message, tuple(f"{champ}.{name}" for name in ecart.champs))

    return trouve_en_deux


def _labels(structure: Structure, _: date) -> Iterable[Ecart]:
    for rang, label in enumerate(structure.labels):
        if not contains("labels", label.code):
            yield Ecart("Choisissez le label dans la liste.", (f"labels.{rang}.code",))
        if len(label.numero) > _NUMERO_MAX:
            yield Ecart(f"Abrégez le numéro\u00a0: {_NUMERO_MAX} caractères au plus.", (f"labels.{rang}.numero",))
        if label.debut and label.fin and label.fin < label.debut:
            message = f"Vérifiez les dates\u00a0: ce label finirait avant son début, le {show_date(label.debut)}."
            yield Ecart(message, (f"labels.{rang}.fin",))


def _labels_expires(structure: Structure, today: date) -> Iterable[Ecart]:
    for rang, label in enumerate(structure.labels):
        if label.fin and label.fin < today:
            message = f"Ce label a expiré le {show_date(label.fin)}\u00a0: renouvelez-le ou retirez-le."
            yield Ecart(message, (f"labels.{rang}.fin",))


def _qualiopi(structure: Structure, today: date) -> Iterable[Ecart]:
    """The label that the organisation types, against the public list, which alone counts."""
    lu_le = structure.registres_le
    for rang, label in enumerate(structure.labels):
        if label.code == QUALIOPI and lu_le and not structure.qualiopi and not (label.fin and label.fin < today):
            message = (
                f"Vérifiez ce label\u00a0: la liste publique des organismes de formation, lue le {show_date(lu_le)}, ne"
                " dit pas que vous êtes certifié Qualiopi."
            )
            yield Ecart(message, (f"labels.{rang}.code",))


STRUCTURES: tuple[RegleStructure, ...] = (
    RegleStructure(
        "STRUCTURE.NOM_USUEL.TROP_LONG",
        BLOQUANT,
        "LHEO nom-organisme",
        _borne("nom_usuel", "le nom usuel", limite("nom-organisme")),
        lheo=True,
    ),
    RegleStructure("STRUCTURE.SIGLE.TROP_LONG", BLOQUANT, "M020", _borne("sigle", "le sigle", limite("nom-organisme"))),
    RegleStructure(
        "STRUCTURE.UAI.FAUX", BLOQUANT, "F055, LHEO code-UAI-organisme-formation", _avis("uai", check_uai), lheo=True
    ),
    *(RegleStructure(code, BLOQUANT, "D041, F057, LHEO adresse", _adresses(avis)) for code, avis in ADRESSES.items()),
    RegleStructure("STRUCTURE.INJOIGNABLE", BLOQUANT, "F058", _joignable),
    RegleStructure(
        "STRUCTURE.TELEPHONE.FAUX", BLOQUANT, "F058, LHEO numtel", _avis("telephones", check_telephone), lheo=True
    ),
    RegleStructure(
        "STRUCTURE.TELECOPIE.FAUX", BLOQUANT, "D041, LHEO numtel", _avis("telecopie", check_telephone), lheo=True
    ),
    RegleStructure(
        "STRUCTURE.COURRIEL.FAUX", BLOQUANT, "F058, LHEO courriel", _avis("courriels", check_courriel), lheo=True
    ),
    RegleStructure("STRUCTURE.SITE.FORME", BLOQUANT, "F059, LHEO urlweb", _avis("sites", check_url), lheo=True),
    RegleStructure(
        "STRUCTURE.TELEPHONE.NOMBRE",
        ALERTE,
        "LHEO numtel",
        _exportes("telephones", EXPORTES, "Seuls les trois premiers téléphones partent chez les partenaires."),
    ),
    RegleStructure(
        "STRUCTURE.COURRIEL.NOMBRE",
        ALERTE,
        "LHEO courriel",
        _exportes("courriels", 1, "Seul le courriel principal part chez les partenaires."),
    ),
    RegleStructure(
        "STRUCTURE.SITE.NOMBRE",
        ALERTE,
        "LHEO urlweb",
        _exportes("sites", EXPORTES, "Seuls les trois premiers sites partent chez les partenaires."),
    ),
    RegleStructure("STRUCTURE.LABEL.FAUX", BLOQUANT, "F064", _labels),
    RegleStructure("STRUCTURE.LABEL.EXPIRE", ALERTE, "F064", _labels_expires),
    RegleStructure("STRUCTURE.LABEL.QUALIOPI", ALERTE, "F064", _qualiopi),
    RegleStructure(
        "STRUCTURE.RENSEIGNEMENTS.TROP_LONG",
        BLOQUANT,
        "LHEO renseignements-specifiques",
        _borne("renseignements", "les renseignements", limite("renseignements-specifiques")),
        lheo=True,
    ),
)
