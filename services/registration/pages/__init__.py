"""What the pages of registration show, as functions of the model."""
