"""Bytes locked with a password: XSalsa20-Poly1305 under a key that Argon2id makes of the password (libsodium).

`MAGIC · salt · a known word, locked · the bytes, locked`: the known word tells a wrong password from damage.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nacl.secret import SecretBox

MAGIC = b"XJSEAL1\n"
_WORD = b"xiangjian"
_SALT = 16
_EXTRA = 40
"""Bytes that locking adds: nonce and authenticator."""
_ROUNDS, _MEMORY = 4, 64 << 20
"""A guess costs a tenth of a second and 64 MB; fixed, so that no file can ask for more."""


class WrongPassword(Exception):
    """The password does not open the lock."""


class Damaged(Exception):
    """The password opens the lock, or there is none, but what is inside is not what was locked."""


def sealed(data: bytes) -> bool:
    """Are these bytes locked?"""
    return data.startswith(MAGIC)


def seal(data: bytes, password: str) -> bytes:
    """`data` locked with a password."""
    from nacl.utils import random  # few packages are locked

    salt = random(_SALT)
    box = _box(password, salt)
    return MAGIC + salt + bytes(box.encrypt(_WORD)) + bytes(box.encrypt(data))


def unseal(data: bytes, password: str) -> bytes:
    """What was locked. Raises WrongPassword and Damaged."""
    from nacl.exceptions import CryptoError

    at = len(MAGIC) + _SALT
    word = data[at : at + _EXTRA + len(_WORD)]
    if not sealed(data) or len(data) < at + 2 * _EXTRA + len(_WORD):
        raise Damaged
    box = _box(password, data[len(MAGIC) : at])
    try:
        box.decrypt(word)
    except CryptoError:
        raise WrongPassword from None
    try:
        return bytes(box.decrypt(data[at + len(word) :]))
    except CryptoError:
        raise Damaged from None


def _box(password: str, salt: bytes) -> SecretBox:
    from nacl.pwhash import argon2id
    from nacl.secret import SecretBox

    spelt = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return SecretBox(argon2id.kdf(SecretBox.KEY_SIZE, spelt, salt, _ROUNDS, _MEMORY))
