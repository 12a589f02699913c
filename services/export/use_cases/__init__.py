"""What the export does: one class for what is in diffusion, one for the feeds; one method per intention."""

from services.export.use_cases.exports import Exports
from services.export.use_cases.publications import Publications

__all__ = ["Exports", "Publications"]
