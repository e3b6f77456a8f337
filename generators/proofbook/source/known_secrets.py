"""What is known to be a secret by its own form, and what is one by its place in an address, a command, a statement."""

from __future__ import annotations

import re

_WORDS = (
    r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b",
    r"gh[opusr]_[A-Za-z0-9]{20,}\b",
    r"github_pat_[A-Za-z0-9_]{20,}",
    r"gl(?:[a-z]{0,4}pat|[a-z]{1,3}t|agent|soat|ffct)-(?=[\w-]{0,30}\d)[\w-]{16,}",
    r"xox[abceoprs]-[A-Za-z0-9-]{10,}",
    r"xapp-[A-Za-z0-9-]{10,}",
    r"(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}\b",
    r"whsec_[A-Za-z0-9+/=]{16,}",
    r"sk-[A-Za-z0-9_-]{20,}",
    r"AIza[A-Za-z0-9_-]{30,}",
    r"ya29\.[A-Za-z0-9_-]{20,}",
    r"GOCSPX-[A-Za-z0-9_-]{16,}",
    r"npm_[A-Za-z0-9]{30,}\b",
    r"pypi-[A-Za-z0-9_-]{30,}",
    r"dckr_[a-z]{3}_[A-Za-z0-9_-]{20,}",
    r"hf_[A-Za-z0-9]{20,}\b",
    r"hv[bsr]\.[A-Za-z0-9_-]{20,}",
    r"[sb]\.[A-Za-z0-9]{24}\b",
    r"do[opr]_v1_[a-f0-9]{60,}\b",
    r"SG\.[A-Za-z0-9_.-]{30,}",
    r"AGE-SECRET-KEY-1[A-Z0-9]{50,}",
    r"\w{14}\.atlasv1\.[A-Za-z0-9_-]{40,}",
    r"dapi[0-9a-f]{32}\b",
    r"gl(?:sa|c)_[A-Za-z0-9+/=_-]{20,}",
    r"NRAK-[A-Z0-9]{20,}",
    r"lin_api_[A-Za-z0-9]{30,}",
    r"sq0[a-z]{3}-[\w-]{20,}",
    r"PMAK-[a-f0-9]{20,}-[a-f0-9]{30,}",
    r"\d{8,10}:AA[\w-]{30,}",
    r"A(?:TAT|TBB)[A-Za-z0-9_=-]{20,}",
    r"[A-Za-z0-9]{3}[0-9]Q~[\w.~-]{30,}",
    r"M[A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{25,}",
    r"hooks\.slack\.com/services/[\w/-]{10,}",
    r"discord(?:app)?\.com/api/webhooks/[\w/-]{10,}",
)
SHAPES = re.compile(
    "|".join(
        (
            rf"\b(?:{'|'.join(_WORDS)})",
            r"(?<![\w-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)*",
            r"\$(?:apr1|1|2[abxy]?|5|6|7|y|gy|argon2\w{1,2}|scrypt|pbkdf2[\w-]{0,10})\$[A-Za-z0-9$./=,+-]{16,}",
            r"\{(?:S?SHA|S?MD5|CRYPT)(?:256|384|512)?\}[A-Za-z0-9+/=$.]{16,}",
            (
                r"(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]{0,39}[0-9])(?=[A-Za-z0-9+/]{0,39}[a-z])"
                r"(?=[A-Za-z0-9+/]{0,38}[A-Z]{2})[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])"
            ),
        )
    )
)
"""Each as its maker forms it; a dollar or a brace starts the hash of a password, 40 characters are a key of AWS."""

_TELLING = r"[\w.:-]{0,60}(?:password|passwd|pwd|secret|token|api-?key|passphrase)"
_LOGINS = r"sshpass|(?:docker|podman|helm registry|az) login|redis-cli|ldap\w{2,10}"
# A hostile file may be one line of five million characters: no pattern looks at the same run of them again and again.
PARTS = tuple(
    re.compile(f"(?P<head>{head})(?P<secret>{secret})", re.IGNORECASE)
    for head, secret in (
        (r"""\b[a-z][a-z0-9+.-]{0,20}://[^/\s:@'"]{0,200}:""", r"""(?!\d+/)[^\s'"?#]{1,500}(?=@)"""),
        (r"\bhttps?://", r"""(?=[^/\s:@'"]{0,199}\d)[^/\s:@'"]{8,200}(?=@)"""),
        (r"""\bjdbc:oracle:[a-z]{1,10}:[^/\s'"@]{1,100}/""", r"""[^\s'"@]{1,200}(?=@)"""),
        (r"[?&;](?:sig|code|x-amz-(?:signature|security-token)|x-goog-signature)=", r"""[^\s&;#'"]{6,}"""),
        (r"\b(?:basic|bearer|apikey|digest)\s++", r"(?=[\w+/=.~-]{0,200}\d)[\w+/=.~-]{8,}"),
        (
            r"""\b(?:authori[sz]ation|(?:set-)?cookie)["']?\s*+[:=]\s*+["']?(?:token\s++|\w{1,40}=)?""",
            r"""(?=[^\s"';,]{0,200}\d)[^\s"';,]{8,}""",
        ),
        (
            r"""\b(?:curl|wget|http)\b[^\n]{0,300}?\s(?:-u|--user|--proxy-user)[\s=]["']?[^\s:"']{1,100}:""",
            r"""[^\s"']{1,200}""",
        ),
        (rf"""\b(?:{_LOGINS})\b[^\n]{{0,300}}?\s-[pwa][\s=]?["']?""", r"""[^\s"'-][^\s"']{0,200}"""),
        (r"""\b(?:mysql|mariadb)\w{0,10}\b[^\n]{0,300}?\s-p["']?""", r"""[^\s"'-][^\s"']{0,200}"""),
        (r"\blogin\s++\S{1,100}\s++password\s++", r"\S{1,200}"),
        (r"\b(?:password|identified\s++by|secret_access_key|access_key_id|session_token)\s++'", r"[^'\n]++"),
        (
            r"""\b(?:password|passphrase|token|secret|key|pwd)\s++(?:is|was)\s++["'`]?""",
            r"""(?=[^\s"'`]{0,200}\d)[^\s"'`]{6,200}""",
        ),
        (rf"<{_TELLING}>", r"[^<\s]{1,200}(?=<)"),
        (rf"""\b(?:key|name)=\\?"{_TELLING}\\?"\s++value=\\?\"""", r"""[^"\\]{1,200}"""),
        (r"\bset\s++password\s++", r"(?=\S{0,200}\d)\S{1,200}"),
    )
)
"""What stands before a secret, and the secret."""
