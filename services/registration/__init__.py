"""Who may publish.

Owns the requests of structures, the structures' records, the changes asked for and their address books (contacts,
places), what was heard of formations, accounts, one-time links, sign-ins, access keys, threads of messages and memos.
Tells StructureRequested, StructureWithdrawn, StructurePublished, ContactWithdrawn, RegistersRead; to itself
AccessRequested, AccountDormant, AccountErased, JoinRequested, MemberInvited, MessageWritten, RequestUnanswered.
Hears these seven, its own StructureRequested, StructureTaken, StructureApproved, StructureReturned, StructureRefused,
RegistersRequested, FormationSubmitted, FormationApproved, FormationReturned, FormationRefused, FormationArchived.
"""
