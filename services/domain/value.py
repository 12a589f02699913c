"""What all values of the domain have in common: frozen, strict about names, lenient about being incomplete."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value; a transition returns a new one. Unknown fields are refused: nobody adds a field from outside."""

    # Built when first used: a function that starts cold builds the few it needs, not all that its imports declare
    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=20_000, defer_build=True)
