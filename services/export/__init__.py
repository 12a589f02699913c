"""What the outside reads.

Owns the publications (what was published, with its verdict), the organisations as they are printed, the feeds, their
runs and the manifests of their files.
Tells ExportRequested (to itself), ExportPublished.
Hears StructurePublished, FormationApproved, FormationArchived, FormationContactWithdrawn, ExportRequested.
"""
