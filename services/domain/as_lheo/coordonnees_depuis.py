"""People, desks and addresses, read from LHEO."""

from lheo import elements as m
from services.domain.adresse import Adresse, Lieu
from services.domain.as_lheo.lecteur import Lecteur
from services.domain.contact import Contact
from services.domain.texte import normalise_line

_PAYS = "FR"


def read_adresse(lecteur: Lecteur) -> Adresse:
    """An address: the first line is the street, the others complete it."""
    lignes = [normalise_line(ligne) for ligne in lecteur.raws("ligne")]
    place = lecteur.one("geolocalisation")
    adresse = Adresse(
        denomination=lecteur.line("denomination"),
        voie=lignes[0] if lignes else "",
        complement=tuple(lignes[1:]),
        code_postal=lecteur.raw("codepostal"),
        ville=lecteur.line("ville"),
        code_insee=lecteur.raw("code_insee_commune"),
        departement=lecteur.raw("departement"),
        region=lecteur.raw("region"),
        pays=lecteur.raw("pays") or _PAYS,
        latitude=place.raw("latitude"),
        longitude=place.raw("longitude"),
    )
    place.close()
    lecteur.close()
    return adresse


def read_lieu(lecteur: Lecteur) -> Lieu:
    """A place of training; its name is what stands above the address."""
    coordonnees = lecteur.one("coordonnees")
    words = [coordonnees.line("nom"), *map(normalise_line, coordonnees.raws("ligne"))]
    siret, uai = lecteur.one("siret_lieu_formation"), lecteur.one("code_uai_lieu_formation")
    lieu = Lieu(
        nom=" ".join(filter(None, words)),
        adresse=read_adresse(coordonnees.one("adresse")),
        siret=siret.raw("siret"),
        uai=uai.raw("code_uai"),
    )
    for reader in (siret, uai, coordonnees, lecteur):
        reader.close()
    return lieu


def read_contacts(lecteurs: list[Lecteur], desk: m.Coordonnees) -> tuple[Contact, ...]:
    """The people of a formation, each once with all types; the organisation's own desk is nobody and is left out."""
    found: list[tuple[m.Coordonnees, Contact]] = []
    for lecteur in lecteurs:
        code = lecteur.raw("type_contact")
        coordonnees = lecteur.one("coordonnees")
        lecteur.close()
        element = coordonnees.element
        if not isinstance(element, m.Coordonnees) or element == desk or not list(element.present()):
            continue
        rang = next((rang for rang, (known, _) in enumerate(found) if known == element), None)
        if rang is None:
            found.append((element, _contact(coordonnees, code)))
        elif code:
            known, contact = found[rang]
            found[rang] = (known, contact.model_copy(update={"types": (*contact.types, code)}))
    return tuple(contact for _, contact in found)


def _contact(lecteur: Lecteur, code: str) -> Contact:
    """Somebody whom the file shows to the public, hence diffusable."""
    adresse = lecteur.one("adresse")
    telephone, mobile = _telephones(lecteur)
    contact = Contact(
        nom=lecteur.line("nom"),
        prenom=lecteur.line("prenom"),
        civilite=lecteur.line("civilite"),
        fonction=" ".join(map(normalise_line, lecteur.raws("ligne"))),
        telephone=telephone,
        mobile=mobile,
        telecopie=_telecopie(lecteur.one("fax")),
        courriel=lecteur.raw("courriel"),
        types=(code,) if code else (),
        diffusable=True,
        adresse=read_adresse(adresse) if adresse.element else None,
    )
    lecteur.close()
    return contact


def _telecopie(lecteur: Lecteur) -> str:
    """The first number there is; the others are told."""
    numbers = [str(numero).strip() for numero in lecteur.raws("numtel")]
    for numero in numbers[1:]:
        lecteur.tell("numtel", "Un contact n’a ici qu’une télécopie\u00a0: ce numéro n’a pas été repris.", numero)
    lecteur.close()
    return next(iter(numbers), "")


def _telephones(lecteur: Lecteur) -> tuple[str, str]:
    """The first number there is, and the first mobile one beside it; the others are told."""
    blocks = {kind: lecteur.one(kind) for kind in ("telfixe", "portable")}
    numbers = [(kind, str(numero)) for kind, block in blocks.items() for numero in block.raws("numtel")]
    for block in blocks.values():
        block.close()
    telephone = numbers[0][1].strip() if numbers else ""
    rang = next((rang for rang, (kind, _) in enumerate(numbers) if rang and kind == "portable"), 0)
    for autre, (kind, numero) in enumerate(numbers):
        if autre not in (0, rang):
            message = "Un contact n’a ici qu’un téléphone et un mobile\u00a0: ce numéro n’a pas été repris."
            blocks[kind].tell("numtel", message, numero)
    return telephone, numbers[rang][1].strip() if rang else ""
