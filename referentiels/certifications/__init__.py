"""What a training may lead to: the sheets of RNCP and RS, completed by Certif Info."""

from referentiels.certifications.modele import Certification, Certifications

__all__ = ["Certification", "Certifications", "sample_certifications"]


def sample_certifications() -> Certifications:
    """The certifications of the demo, read once per process."""
    # Here, not above: the domain uses the model in every function and should not load an XML reader with it.
    from referentiels.certifications.memoire import read_samples

    return read_samples()
