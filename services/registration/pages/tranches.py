"""One page of a long list, as the macro `pagination` asks for it."""

from collections.abc import Sequence
from typing import Any

PAGE = 50


def tranche(lignes: Sequence[Any], page: int) -> dict[str, Any]:
    """The lines of page `page`, from 1, or of the nearest one there is; how many lines and pages there are."""
    pages = max(1, -(-len(lignes) // PAGE))
    page = min(max(1, page), pages)
    return {"lignes": lignes[(page - 1) * PAGE : page * PAGE], "trouvees": len(lignes), "page": page, "pages": pages}
