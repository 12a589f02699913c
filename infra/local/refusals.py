"""The reasons not to start, each one sentence in French that says what to do."""


class Refused(Exception):
    """The platform will not start; its text is for the person at the terminal, and the exit status is 2."""


class EngineChanged(Exception):
    """The engine's source is not the one a patch was written for: read that patch before raising the pinned version."""
