"""The closed lists of the language: every word of which a model or a library entry must pick one."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Level(IntEnum):
    """The five qualitative levels of NIST SP 800-30 r1, lowest first."""

    VERY_LOW = 1
    LOW = 2
    MODERATE = 3
    HIGH = 4
    VERY_HIGH = 5

    @property
    def word(self) -> str:
        """The level as models and pages write it: `very-low` … `very-high`."""
        return self.name.lower().replace("_", "-")


LEVELS = {level.word: level for level in Level}


class Answer(StrEnum):
    """Kleene's three values: what nobody stated is unknown."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ComponentKind(StrEnum):
    """The shapes of a data-flow diagram."""

    PROCESS = "process"
    DATA_STORE = "data-store"
    EXTERNAL_ENTITY = "external-entity"
    ACTOR = "actor"


class BoundaryKind(StrEnum):
    """What a trust boundary separates."""

    ACCOUNT = "account"
    ORGANISATION = "organisation"
    NETWORK = "network"
    CLUSTER = "cluster"
    NAMESPACE = "namespace"
    NODE = "node"
    PROCESS = "process"
    HUMAN = "human"
    INTERNET = "internet"


class PrincipalKind(StrEnum):
    """Who or what acts."""

    PERSON = "person"
    ROLE = "role"
    SERVICE_ACCOUNT = "service-account"
    ANONYMOUS = "anonymous"
    EXTERNAL_USER = "external-user"
    PROVIDER_STAFF = "provider-staff"


class Trust(IntEnum):
    """How much a principal had to be given before it stands where it stands; least first."""

    ANONYMOUS = 1
    EXTERNAL = 2
    AUTHENTICATED = 3
    INSIDER = 4
    OPERATOR = 5
    ADMINISTRATOR = 6
    PROVIDER = 7

    @property
    def word(self) -> str:
        """The word that models write."""
        return self.name.lower()


TRUSTS = {trust.word: trust for trust in Trust}


class SecretClass(StrEnum):
    """What a secret is; it decides which requirement it can serve."""

    KEY_ENCRYPTING_KEY = "key-encrypting-key"
    DATA_ENCRYPTING_KEY = "data-encrypting-key"
    SIGNING_KEY = "signing-key"
    TLS_KEY = "tls-key"
    CREDENTIAL = "credential"
    TOKEN = "token"
    NONE = "none"

    @property
    def is_key(self) -> bool:
        """Whether it is cryptographic key material, so that it may protect something."""
        return self in _KEYS


_KEYS = {SecretClass.KEY_ENCRYPTING_KEY, SecretClass.DATA_ENCRYPTING_KEY, SecretClass.SIGNING_KEY, SecretClass.TLS_KEY}


class KeyForm(StrEnum):
    """How a key is stored; the first three are the forms that PCI DSS 4.0.1, 3.6.1.2 accepts."""

    ENCRYPTED = "encrypted-under-key"
    DEVICE = "cryptographic-device"
    COMPONENTS = "components"
    CLEAR = "in-clear"


class DataKind(StrEnum):
    """The regulated kinds of data that requirements speak of."""

    ACCOUNT_DATA = "account-data"
    PATIENT_DATA = "patient-data"
    NONE = "none"


class Aspect(StrEnum):
    """What a threat takes away from an asset."""

    CONFIDENTIALITY = "confidentiality"
    INTEGRITY = "integrity"
    AVAILABILITY = "availability"


class Stride(StrEnum):
    """The six kinds of threat."""

    SPOOFING = "spoofing"
    TAMPERING = "tampering"
    REPUDIATION = "repudiation"
    INFORMATION_DISCLOSURE = "information-disclosure"
    DENIAL_OF_SERVICE = "denial-of-service"
    ELEVATION_OF_PRIVILEGE = "elevation-of-privilege"


class Party(StrEnum):
    """Who runs a part of the system."""

    CUSTOMER = "customer"
    PROVIDER = "provider"
    THIRD_PARTY = "third-party"


class Entity(StrEnum):
    """What PCI DSS takes the organisation to be."""

    MERCHANT = "merchant"
    SERVICE_PROVIDER = "service-provider"
    UNKNOWN = "unknown"


class ScopeKind(StrEnum):
    """Where a component stands towards the assessed scope."""

    IN = "in"
    CONNECTED = "connected"
    OUT = "out"


class Network(StrEnum):
    """The widest network over which a data flow passes."""

    INTERNET = "internet"
    VPC = "vpc"
    PRIVATE_ENDPOINT = "private-endpoint"
    CLUSTER = "cluster"
    NODE = "node"
