"""A corpus of formations like those of a region, from a seed: ``python -m benchmarks.lheo.corpus --actions 20000``.

The laws of sizes (actions, sessions, texts, dashes, ampersands) are those observed or assumed in real feeds; the
vocabulary is our own. No address nor organisation comes twice, which no region is like: see
``benchmarks.lheo.region``. ``--tails`` adds the formations nobody wants to meet: 400 actions in one, 500 sessions in
one action.
"""

import argparse
import json
import math
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.lheo.vocabulaire import COMMUNES, DOMAINES, FONCTIONS, LIAISONS, METIERS, MOTS, PUBLICS
from lheo import Version, write
from lheo import elements as m
from lheo.enregistrement import to_record


class Corpus:
    """Formations drawn from one seed: equal seeds give equal formations."""

    def __init__(self, seed: int | str) -> None:
        self.random = random.Random(seed)
        self.numero = 0

    def formations(self, actions: int, *, tails: bool = False) -> Iterator[m.Formation]:
        made = 0
        while made < actions:
            count = min(self.actions_count(), actions - made)
            made += count
            yield self.formation(count)
        if tails:
            yield self.formation(400)
            yield self.formation(1, sessions=500)

    def actions_count(self) -> int:
        draw = self.random.random()
        return 1 if draw < 0.75 else 2 if draw < 0.9 else self.random.randint(3, 8)

    def sessions_count(self) -> int:
        return 1 if self.random.random() < 0.42 else min(60, 1 + int(self.random.expovariate(1 / 3.3)))

    def text(self, mean: int, sigma: float, cap: int, dash: float = 0.0) -> str:
        if self.random.random() < dash:
            return "-"
        size = min(cap, max(3, int(self.random.lognormvariate(math.log(mean), sigma))))
        parts: list[str] = []
        length = 0
        while length < size:
            phrase = self.phrase()
            parts.append(phrase)
            length += len(phrase) + 1
        return " ".join(parts)[:size].rstrip() or "x"

    def word(self) -> str:
        """A word, sometimes in the plural, sometimes a number or a proper name: texts are not only vocabulary."""
        draw = self.random.random()
        if draw < 0.06:
            return self.digits(self.random.randint(1, 4))
        if draw < 0.12:
            return "".join(self.random.choices("aeioubcdlmnprst", k=self.random.randint(4, 9))).capitalize()
        return self.random.choice(MOTS) + self.random.choice(("", "", "s"))

    def phrase(self) -> str:
        """Words drawn at random, so that compression has as much to do as on real texts."""
        count = self.random.randint(6, 18)
        words = [self.random.choice(LIAISONS) if rank % 4 == 1 else self.word() for rank in range(count)]
        end = " (R&D < 3 ans)." if self.random.random() < 0.03 else "."
        return " ".join(words).capitalize() + end

    def digits(self, count: int) -> str:
        return "".join(self.random.choices("0123456789", k=count))

    def some(self, most: int) -> range:
        """As many turns as drawn between 1 and ``most``."""
        return range(self.random.randint(1, most))

    def next(self, prefix: str) -> str:
        self.numero += 1
        return f"{prefix}_{self.numero:08d}"

    def date(self, year: int = 2026) -> str:
        return f"{year}{self.random.randint(1, 12):02d}{self.random.randint(1, 28):02d}"

    def formation(self, actions: int, sessions: int | None = None) -> m.Formation:
        certifiante = self.random.random() < 0.55
        metier = self.random.choice(METIERS)
        title = f"{self.random.choice(DOMAINES)} : {metier}"
        return m.Formation(
            numero=self.next("OF"),
            datemaj=self.date(),
            datecrea=self.date(2024),
            domaine_formation=m.DomaineFormation(
                code_formacode=[m.Texte(self.digits(5), ref="V14") for _ in self.some(4)],
                code_nsf=[self.digits(3)],
                code_rome=[f"{self.random.choice('ABCDEFGHIJKLMN')}{self.digits(4)}" for _ in self.some(5)],
            ),
            intitule_formation=(title + " " + self.text(12, 0.8, 100)).strip()[:255],
            objectif_formation=self.text(270, 0.85, 3000, 0.06),
            resultats_attendus=self.text(110, 1.0, 3000, 0.40),
            contenu_formation=self.text(900, 0.9, 3000, 0.06),
            certifiante="1" if certifiante else "0",
            contact_formation=[m.ContactFormation(coordonnees=self.contact())],
            parcours_de_formation=self.random.choice("1234"),
            code_niveau_entree=self.random.choice(("0", "3", "4", "5")),
            objectif_general_formation=self.random.choice("267"),
            certification=[m.Certification(code_rncp=self.digits(5), code_certifinfo=self.digits(6))]
            if certifiante
            else [],
            code_niveau_sortie=self.random.choice(("4", "5", "6")),
            url_formation=m.UrlFormation(urlweb=[f"https://www.organisme-{self.digits(3)}.fr/formation/{self.numero}"]),
            action=[self.action(sessions) for _ in range(actions)],
            organisme_formation_responsable=self.organisme(),
            extras=[
                m.Extras([m.Extra(self.digits(6), info="numero-interne"), m.Extra("oui", info="cpf")], info="carif")
            ],
        )

    def action(self, sessions: int | None) -> m.Action:
        hours = self.random.randint(14, 900)
        count = sessions if sessions is not None else self.sessions_count()
        return m.Action(
            numero=self.next("AF"),
            datemaj=self.date(),
            rythme_formation=self.random.choice(("Temps plein", "Temps partiel", "Cours du soir", "En continu")),
            code_public_vise=[
                m.Texte(self.random.choice(PUBLICS), ref="V14") for _ in range(self.random.randint(1, 4))
            ],
            info_public_vise=self.text(60, 0.5, 250),
            niveau_entree_obligatoire=self.random.choice("01"),
            modalites_alternance=self.text(40, 0.5, 250, 0.4),
            modalites_enseignement=self.random.choice("000012"),
            conditions_specifiques=self.text(220, 0.9, 3000, 0.35),
            prise_en_charge_frais_possible=self.random.choice("01"),
            lieu_de_formation=[m.LieuDeFormation(coordonnees=self.lieu())],
            modalites_entrees_sorties=self.random.choice("01"),
            session=[self.session() for _ in range(count)],
            adresse_information=m.AdresseInformation(adresse=self.adresse_information()),
            acces_handicapes="Locaux accessibles aux personnes à mobilité réduite",
            langue_formation=["fr"],
            modalites_recrutement=self.text(120, 0.7, 3000),
            modalites_pedagogiques=self.text(80, 0.4, 200),
            code_perimetre_recrutement=self.random.choice("0123456"),
            prix_total_ttc=f"{self.random.randint(200, 9000)}.00",
            nombre_heures_centre=str(hours),
            nombre_heures_entreprise=str(hours // 4),
            nombre_heures_total=str(hours + hours // 4),
            conventionnement=self.random.choice("01"),
            organisme_formateur=[self.formateur()],
            organisme_financeur=[m.OrganismeFinanceur(code_financeur=self.random.choice(("2", "4", "10")))],
            extras=[m.Extras([m.Extra(self.text(60, 0.4, 200), info="suivi")], info="carif")],
        )

    def session(self) -> m.Session:
        debut = self.date()
        return m.Session(
            numero=self.next("SE"),
            periode=m.Periode(debut=debut, fin=self.date(2027)),
            adresse_inscription=m.AdresseInscription(adresse=self.adresse_inscription()),
            modalites_inscription=self.text(60, 0.4, 255),
            periode_inscription=m.PeriodeInscription(periode=m.Periode(debut=self.date(2025), fin=debut)),
            etat_recrutement=self.random.choice("123"),
        )

    def adresse(self) -> m.Adresse:
        insee, postal, ville, region = self.random.choice(COMMUNES)
        return m.Adresse(
            ligne=[f"{self.random.randint(1, 200)} rue {self.random.choice(METIERS)}"[:50]],
            codepostal=postal,
            ville=ville,
            departement=insee[:2],
            code_insee_commune=insee,
            region=region,
            pays="FR",
            geolocalisation=m.Geolocalisation(
                latitude=f"4{self.digits(1)}.{self.digits(6)}", longitude=f"2.{self.digits(6)}"
            ),
        )

    def coordonnees(self) -> m.Coordonnees:
        nom = self.random.choice(METIERS).split()[0].capitalize()
        return m.Coordonnees(
            civilite=self.random.choice(("Madame", "Monsieur")),
            nom=nom,
            prenom="Camille",
            ligne=[self.random.choice(FONCTIONS)],
            adresse=self.adresse(),
            telfixe=m.Telfixe(numtel=[f"05{self.digits(8)}"]),
            courriel=f"contact@{nom.lower()}-{self.digits(3)}.fr",
            web=m.Web(urlweb=[f"https://www.{nom.lower()}-{self.digits(3)}.fr"]),
        )

    def contact(self) -> m.Coordonnees:
        return self.coordonnees()

    def lieu(self) -> m.Coordonnees:
        return self.coordonnees()

    def adresse_information(self) -> m.Adresse:
        return self.adresse()

    def adresse_inscription(self) -> m.Adresse:
        return self.adresse()

    def organisme(self) -> m.OrganismeFormationResponsable:
        nom = f"Centre {self.random.choice(METIERS)}"[:250]
        return m.OrganismeFormationResponsable(
            numero=self.next("OR"),
            numero_activite=self.digits(11),
            siret_organisme_formation=m.SIRETOrganismeFormation(siret=self.digits(14)),
            nom_organisme=nom,
            raison_sociale=nom,
            coordonnees_organisme=m.CoordonneesOrganisme(coordonnees=self.coordonnees()),
            contact_organisme=[m.ContactOrganisme(coordonnees=self.coordonnees())],
        )

    def formateur(self) -> m.OrganismeFormateur:
        return m.OrganismeFormateur(
            siret_formateur=m.SIRETFormateur(siret=self.digits(14)),
            raison_sociale_formateur=f"Centre {self.random.choice(METIERS)}",
            contact_formateur=[m.ContactFormateur(coordonnees=self.coordonnees())],
        )


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tails", action="store_true")
    parser.add_argument("--jsonl", type=Path, help="where to write one JSON record a line")
    parser.add_argument("--xml", type=Path, help="where to write the LHEO 2.3 document")
    options = parser.parse_args(arguments)
    formations = list(Corpus(options.seed).formations(options.actions, tails=options.tails))
    if options.jsonl:
        lines = (json.dumps(to_record(f), ensure_ascii=False, separators=(",", ":")) for f in formations)
        options.jsonl.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if options.xml:
        with options.xml.open("wb") as file:
            file.writelines(write(formations, Version.V2_3))
    sys.stdout.write(table(formations))


def table(formations: list[m.Formation]) -> str:
    """The distribution really drawn."""
    actions = [action for formation in formations for action in formation.action]
    rows: dict[str, list[int]] = {
        "actions par formation": [len(f.action) for f in formations],
        "sessions par action": [len(action.session) for action in actions],
        "intitulé": [len(f.intitule_formation or "") for f in formations],
        "objectif": [len(f.objectif_formation or "") for f in formations],
        "résultats": [len(f.resultats_attendus or "") for f in formations],
        "contenu": [len(f.contenu_formation or "") for f in formations],
        "conditions": [len(action.conditions_specifiques or "") for action in actions],
    }
    lines = [f"{'':24} {'moyenne':>8} {'p50':>6} {'p95':>6} {'p99':>6} {'max':>6}"]
    lines += [f"{name:24} {_row(sorted(values))}" for name, values in rows.items()]
    return "\n".join(lines) + "\n"


def _row(values: list[int]) -> str:
    def at(share: float) -> Any:
        return values[min(len(values) - 1, int(share * len(values)))]

    return f"{sum(values) / len(values):8.1f} {at(0.5):6} {at(0.95):6} {at(0.99):6} {values[-1]:6}"


if __name__ == "__main__":
    main()
