"""QD211."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


@rule("QD211", Severity.WARNING)
def credit_code_digit(registry: Registry) -> Iterator[Diagnostic]:
    r"""统一社会信用代码的校验码不对。

    为什么：最后一位由前十七位算出，对不上多半是抄错了一位。
    依据：GB 32100-2015《法人和其他组织统一社会信用代码编码规则》。
    改法：对照登记证书核对；机关公布的代码本身如此的，写豁免并说明。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        credit_code: "114507210081153718"
        status: 在用

    反例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        credit_code: "114507210081153719"
                     ^^^^^^^^^^^^^^^^^^^^
        status: 在用
    """
    for entry in registry.organisations:
        code = entry.get("credit_code")
        if isinstance(code, str) and len(code) == 18 and set(code) <= set(ALPHABET):
            wanted = check_digit(code[:17])
            if wanted != code[17]:
                message = f"统一社会信用代码“{code}”的校验码不对：按前十七位应当是“{wanted}”"
                yield report(credit_code_digit, entry.place("credit_code"), message)


def check_digit(first: str) -> str:
    """The eighteenth character that the first seventeen call for (GB 32100-2015)."""
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(first, _WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]
