"""Names that tell of a secret, and values that are none all the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from proofbook.source.stand_ins import is_stand_in

_KEYS = (
    "access account admin aes api app application auth authentication client consumer cookie decryption deploy "
    "encryption hmac ingest integration jwt license master private root rsa secret service session shared sign "
    "signature signing ssh storage subscription webhook"
).split()
"""What kind of key is a secret: others name a row, a label, a place."""
_END = re.compile(
    rf"(?:passwords?|passwd|passphrase|passcode|pwd|secret(?:value|string|binary)?|tokens?|credentials?|bearer|plaintext|"
    rf"connectionstring|mnemonic|seedphrase|recoveryphrase|(?:{'|'.join(_KEYS)})keys?)$"
)
"""What the names of secrets end in, without case and signs."""
_PASSWORD = re.compile(
    r"(?:passwords?|passwd|passphrase|passcode|pwd|clientsecret|secretstring|secretbinary|secretaccesskey|sessiontoken|"
    r"securitytoken)$"
)
_LAST_WORDS = frozenset({"pass", "pw", "psk", "otp"})
"""Too short to look for in the middle of a word."""
_ENVIRONMENT = re.compile(r"pass|pwd|secret|token|key|credential|cookie$|authorization$", re.IGNORECASE)
_ABOUT_A_SECRET = frozenset(
    """
    arn field file id ids header issuer length mount name namespace path policy prefix provider ref region rotation
    selector ttl type version
    """.split()
)
"""A variable that ends so says where a secret is or of what kind, not what it is."""
_LAST = re.compile(r"""(?:^|[\s"'/=(){}\[\]<>$&?;,]|/:)(?P<word>[\w.-]+)["'\])]*$""")
"""What a name ends in; after a colon it is a key of a condition, which names what is compared."""
_TAG = re.compile(r"(?i:(?:resource|request|principal)tag)/")
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_KEY_OF_A_SECRET = re.compile(r"[A-Za-z]+(?:[_.-][A-Za-z]+)*\d?")
"""External Secrets: under `secretKey` stands the name of a key of a Secret, such as `DB_PASSWORD`."""
_NAME_OF_A_SECRET = re.compile(r"[a-z]+[0-9]{0,3}(?:[-./](?:[a-z]+[0-9]{0,3}|[0-9]{1,4}))+")
"""What stands under `secret` where a Secret is named rather than told: `database-credentials-2`."""
_REFERENCES = ("${", "$(", "{{", "arn:", "AWS::")
_YAML_REFERENCES = ("!", "{", "[", "&", "*")
_PLAIN = frozenset(
    {"", "true", "false", "yes", "no", "null", "none", "~", "|", ">", "|-", ">-", "{", "[", "‹redacted›"}
    | {"string", "number", "integer", "boolean", "object", "array"}
)


@lru_cache(maxsize=4096)
def tells_of_a_secret(name: str, *, of_environment: bool = False) -> bool:
    """Whether the name says that its value is a secret; the variables of a process say so more loosely."""
    found = _LAST.search(_plain(name[-200:]))
    if found is None or _TAG.search(name):
        return False
    plain = found["word"]
    words = _words(plain)
    if not words:
        return False
    if of_environment and words[-1] not in _ABOUT_A_SECRET and _ENVIRONMENT.search(plain):
        return True
    return words[-1] in _LAST_WORDS or bool(_END.search("".join(words)))


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
    words = _words(_plain(name[-200:]))
    is_password = bool(_PASSWORD.search("".join(words))) or (len(words) > 1 and words[-1] in ("pass", "pw"))
    return is_password or not _is_word(name, value)


def _plain(name: str) -> str:
    """The name as it looks: without what is invisible, and in the plain form of its letters."""
    if name.isascii():
        return name
    shown = "".join(each for each in name if unicodedata.category(each) != "Cf")
    return unicodedata.normalize("NFKC", shown)


def _words(name: str) -> list[str]:
    """The words of a name, without the numbers in it."""
    return [each.lower() for each in _PARTS.findall(name)]


def _is_word(name: str, value: str) -> bool:
    if len(value) < 4 or value.isdigit():
        return True
    if name == "secretKey" and _KEY_OF_A_SECRET.fullmatch(value):
        return True
    if name.lower().endswith("secret") and _NAME_OF_A_SECRET.fullmatch(value):
        return True
    if re.fullmatch(r"[a-z]+(?:[-./][a-z0-9]+)*/?", value) and not any(each.isdigit() for each in value):
        return True
    # Words of prose, and the name of a field such as `NextToken`.
    return bool(re.fullmatch(r"[A-Za-z]+(?: [A-Za-z,.;:']+)+|[A-Z]?[a-z]+(?:[A-Z][a-z]+)*", value))
