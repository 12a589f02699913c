"""Who may publish.

Owns the requests of structures, the structures' records, accounts, one-time links, sign-ins and partners' keys.
Tells StructureRequested, StructurePublished, and AccessRequested to itself.
Hears StructureApproved, StructureRefused, AccessRequested.
"""
