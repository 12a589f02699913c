"""Who may publish.

Owns the requests of structures, the structures' records, the changes asked for and their address books (contacts,
places), accounts, one-time links, sign-ins, access keys, threads of messages and memos.
Tells StructureRequested, StructureWithdrawn, StructurePublished, RegistersRead; to itself AccessRequested,
AccountDormant, AccountErased, JoinRequested, MemberInvited, MessageWritten.
Hears these six, its own StructureRequested, StructureTaken, StructureApproved, StructureReturned, StructureRefused,
RegistersRequested.
"""
