"""What organisations propose.

Owns the fiches (a formation with its sessions) and their versions: at most one in work, at most one published.
Tells FormationSubmitted, FormationWithdrawn, FormationArchived, FormationContactWithdrawn.
Hears StructurePublished, ContactWithdrawn, DossierTaken, FormationApproved, FormationReturned, FormationRefused,
ExportPublished.
"""
