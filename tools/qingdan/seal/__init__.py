"""Sealed publications: signed tags that prove which lists were public, verified with git and ssh-keygen alone."""

from qingdan.seal.publication import PREFIX, SealedPublication, listed_digest, publications
from qingdan.seal.signing import Signer, allowed_signers, signers_of
from qingdan.seal.verify import SealFault, verify

__all__ = [
    "PREFIX",
    "SealFault",
    "SealedPublication",
    "Signer",
    "allowed_signers",
    "listed_digest",
    "publications",
    "signers_of",
    "verify",
]
