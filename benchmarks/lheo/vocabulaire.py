"""The words of the generated corpus: plausible, and nobody's."""

DOMAINES = (
    "Titre professionnel", "CAP", "BTS", "Licence professionnelle", "Perfectionnement", "Initiation",
    "Préparation opérationnelle", "Remise à niveau", "Certificat de qualification", "Habilitation",
    "Bilan de compétences", "Accompagnement",
)  # fmt: skip

METIERS = (
    "soudage à l’arc", "installation électrique", "comptabilité et gestion", "aide à domicile",
    "conduite de poids lourds", "développement web", "cuisine de collectivité", "maçonnerie du bâti ancien",
    "anglais professionnel", "taille de pierre", "gestion de la paie", "maintenance industrielle",
    "accueil petite enfance", "vente en magasin", "plomberie chauffage", "paysage et jardins", "secrétariat médical",
    "sécurité incendie", "logistique d’entrepôt", "administration de réseaux", "fabrication de meubles",
    "coiffure et barbier", "boulangerie pâtisserie", "traitement des déchets", "animation sportive",
)  # fmt: skip

FONCTIONS = (
    "Service formation", "Accueil des stagiaires", "Direction pédagogique", "Secrétariat", "Référent handicap",
)  # fmt: skip

PUBLICS = (
    "81061", "81062", "82044", "82056", "83056", "80056",
)  # fmt: skip

LIAISONS = (
    "de la", "du", "des", "et", "ou", "pour le", "dans un", "avec les", "selon", "sur la", "par", "afin de", "en",
    "à", "sans", "entre", "puis", "dont", "ainsi que", "au sein de",
)  # fmt: skip

MOTS = (
    "accueil", "accompagnement", "acquérir", "activité", "adapter", "administration", "aide", "analyse", "analyser",
    "animer", "appareil", "appliquer", "apprentissage", "approvisionnement", "argent", "argumentation", "assemblage",
    "assistance", "assurer", "atelier", "attestation", "autonomie", "bases", "bâtiment", "besoin", "bilan", "budget",
    "bureautique", "cadre", "cahier", "calcul", "candidat", "capacité", "cas", "centre", "certification", "chaîne",
    "chantier", "charges", "chef", "choix", "circuit", "client", "clientèle", "code", "collectif", "collectivité",
    "commande", "commerce", "commercial", "communication", "communiquer", "compétence", "comportement", "comprendre",
    "comptabilité", "conception", "conditions", "conduire", "conduite", "conformité", "connaissance", "conseil",
    "consignes", "construction", "contact", "contrat", "contrôle", "contrôler", "coordination", "corps", "coûts",
    "création", "cuisine", "culture", "cycle", "déchets", "décision", "découverte", "définir", "démarche",
    "déplacement", "dépannage", "développement", "devis", "diagnostic", "diplôme", "direction", "document",
    "documents", "domaine", "données", "dossier", "droit", "durable", "durée", "eau", "échange", "économie",
    "écologique", "écrit", "éducation", "efficacité", "électrique", "élaborer", "emploi", "employeur", "encadrement",
    "énergie", "enfant", "enjeux", "enregistrement", "enseignement", "entreprise", "entretien", "environnement",
    "épreuve", "équipe", "équipement", "ergonomie", "espace", "établir", "étapes", "étude", "évaluation", "évaluer",
    "événement", "examen", "exécution", "exercice", "exercices", "exploitation", "expression", "fabrication",
    "facture", "famille", "fiche", "fiches", "financement", "fiscalité", "fonction", "fondamentaux", "formateur",
    "formation", "fournisseur", "garantir", "gaz", "geste", "gestes", "gestion", "gérer", "groupe", "habilitation",
    "hygiène", "identifier", "image", "incendie", "individuel", "industrie", "information", "informatique",
    "inspection", "installation", "installer", "instruments", "intégration", "intervention", "intervenir",
    "inventaire", "jardin", "journal", "jury", "justifier", "juridique", "langage", "langue", "législation",
    "lecture", "lieu", "ligne", "livraison", "logement", "logiciel", "logistique", "loi", "machine", "magasin",
    "maîtrise", "maîtriser", "maintenance", "management", "manager", "marché", "marchandises", "matériaux",
    "matériel", "mécanique", "médical", "mesure", "mesures", "méthode", "méthodes", "métier", "mise", "mission",
    "mobiliser", "modélisation", "module", "montage", "moteur", "négociation", "niveau", "normes", "nutrition",
    "objectif", "observation", "obligations", "offre", "opération", "opérationnel", "oral", "ordre", "organisation",
    "organiser", "outil", "outils", "ouvrage", "paie", "paiement", "parcours", "partenaires", "participation",
    "patient", "pédagogie", "personne", "personnel", "perspectives", "petite", "phase", "physique", "pièce", "plan",
    "planification", "plateau", "pose", "positionnement", "poste", "posture", "pratique", "pratiques", "préparation",
    "préparer", "présentation", "prestation", "prévention", "principe", "principes", "procédure", "procédures",
    "processus", "produit", "produits", "professionnel", "professionnelle", "programme", "progression", "projet",
    "promotion", "propreté", "protection", "public", "publics", "qualité", "rapport", "réaliser", "réalisation",
    "réception", "recherche", "reconnaissance", "recrutement", "référentiel", "régional", "règlement",
    "réglementation", "réglage", "règles", "relation", "remise", "rendez-vous", "repas", "réparation", "reporting",
    "réseau", "réseaux", "respect", "responsabilité", "ressources", "restauration", "résultat", "réunion", "risque",
    "risques", "sanitaire", "santé", "savoir", "savoir-faire", "schéma", "secteur", "sécurité", "sensibilisation",
    "service", "services", "situation", "social", "société", "soins", "solution", "stage", "stagiaire", "statistique",
    "stock", "stratégie", "structure", "suivi", "support", "supports", "surface", "système", "tableau", "tâche",
    "technicien", "technique", "techniques", "technologie", "temps", "test", "théorie", "traitement", "transmission",
    "transport", "travail", "travaux", "unité", "urgence", "usage", "usager", "utilisation", "utiliser", "validation",
    "valorisation", "véhicule", "vente", "vérification", "vie", "visite", "vocabulaire", "voie", "zone",
)  # fmt: skip

# INSEE code, postcode, name, region.
COMMUNES = (
    ("31555", "31000", "TOULOUSE", "76"),
    ("34172", "34000", "MONTPELLIER", "76"),
    ("33063", "33000", "BORDEAUX", "75"),
    ("97411", "97400", "SAINT-DENIS", "04"),
    ("29233", "29300", "QUIMPERLÉ", "53"),
    ("59350", "59000", "LILLE", "32"),
    ("81004", "81000", "ALBI", "76"),
    ("12202", "12000", "RODEZ", "76"),
    ("46042", "46000", "CAHORS", "76"),
    ("69123", "69001", "LYON", "84"),
    ("13055", "13001", "MARSEILLE", "93"),
    ("67482", "67000", "STRASBOURG", "44"),
)
