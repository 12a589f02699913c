"""Who may publish.

Owns the requests of structures, the structures' records and their address books (contacts, places), accounts, one-time
links, sign-ins, partners' keys, threads of messages and memos.
Tells StructureRequested, StructurePublished, and AccessRequested and MessageWritten to itself.
Hears StructureApproved, StructureRefused, AccessRequested, MessageWritten.
"""
