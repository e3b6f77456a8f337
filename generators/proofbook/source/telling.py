"""Names that tell of a secret, and values that are none all the same."""

from __future__ import annotations

import re

from proofbook.source.sealed_values import is_stand_in

TELLING = (
    r"(?:passw(?:or)?d|passphrase|pwd|secret[_-]?(?:access[_-]?)?key|secret[_-]?value|secret[_-]?string|"
    r"api[_-]?key|access[_-]?token|auth[_-]?token|refresh[_-]?token|client[_-]?secret|private[_-]?key|credentials?|"
    r"bearer|token|connection[_-]?string)"
)
"""What the names of secrets end in, in any case."""

_NAME = re.compile(rf"{TELLING}$", re.IGNORECASE)
_ENVIRONMENT = re.compile(r"pass|pwd|secret|token|key|credential", re.IGNORECASE)
_PASSWORD = re.compile(r"(?:passw(?:or)?d|passphrase|pwd|client[_-]?secret|secret[_-]?string)$", re.IGNORECASE)
_WORD = re.compile(r"[\w.-]+")
_KEY_OF_A_SECRET = re.compile(r"[A-Za-z]+(?:[_.-][A-Za-z]+)*\d?")
"""External Secrets: under `secretKey` stands the name of a key of a Secret, such as `DB_PASSWORD`."""
_REFERENCES = ("${", "$(", "{{", "arn:")
_YAML_REFERENCES = ("!", "{", "[", "&", "*")
_PLAIN = frozenset({"", "true", "false", "yes", "no", "null", "none", "~", "|", ">", "|-", ">-", "{", "["})


def tells_of_a_secret(name: str, *, of_environment: bool = False) -> bool:
    """Whether the name says that its value is a secret; the variables of a process say so more loosely."""
    telling = _ENVIRONMENT if of_environment else _NAME
    return bool(_WORD.fullmatch(name) and telling.search(name))


def is_reference(value: str, *, quoted: bool = True) -> bool:
    """Whether it points to a value rather than holding it, or is a plain word such as `true`.

    Without quotes that is also what YAML reads as something else than text.
    """
    bare = value.strip()
    if bare.lower() in _PLAIN or bare.startswith(_REFERENCES) or is_stand_in(bare):
        return True
    return not quoted and bare.startswith(_YAML_REFERENCES)


def is_secret(name: str, value: str, *, quoted: bool = True) -> bool:
    """Whether the value of a telling name is a secret: any of a password, of others all but words of configuration."""
    if is_reference(value, quoted=quoted):
        return False
    return bool(_PASSWORD.search(name)) or not _is_word(name, value)


def _is_word(name: str, value: str) -> bool:
    if len(value) < 4 or value.isdigit():
        return True
    if name == "secretKey" and _KEY_OF_A_SECRET.fullmatch(value):
        return True
    if re.fullmatch(r"[a-z]+(?:[-./][a-z0-9]+)*/?", value) and not any(each.isdigit() for each in value):
        return True
    return bool(re.fullmatch(r"[A-Za-z]+(?: [A-Za-z,.;:']+)+", value))
