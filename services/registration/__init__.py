"""Who may publish.

Owns the requests of structures, the structures' records and the changes asked for, accounts, one-time
links, sign-ins, partners' keys, threads of messages and memos.
Tells StructureRequested, StructureWithdrawn, StructurePublished, and AccessRequested and MessageWritten to itself.
Hears StructureApproved, StructureReturned, StructureRefused, AccessRequested, MessageWritten.
"""
