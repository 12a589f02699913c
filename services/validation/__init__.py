"""What a documentalist decides, of structures and of formations: one queue.

Owns dossiers: one submission each, with its due date, who holds it and what was decided.
Hears StructureRequested, StructureWithdrawn, FormationSubmitted, FormationWithdrawn, RegistersRead, and its own
decisions, to end the wait they answer.
Tells DossierTaken, StructureTaken, StructureApproved, StructureReturned, StructureRefused, FormationApproved,
FormationReturned, FormationRefused, RegistersRequested.
"""
