"""Numbers as they are said: in figures of any width, or in Chinese numerals."""

from __future__ import annotations

NUMBER = r"[0-9〇零一二两三四五六七八九十百千万]+"
_ONE = "[一二两三四五六七八九]"
COUNT = (
    rf"(?=[0-9零〇一二两三四五六七八九十百千])(?:[0-9]+|[零〇]|(?:{_ONE}千)?零?(?:{_ONE}百)?零?(?:{_ONE}?十)?{_ONE}?)"
)
"""A number that counts: 二十一, not 两三 or 三五, which leave the number open."""
_DIGITS = {each: value for value, each in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TEN_THOUSAND = 10_000


_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")


def usual(text: str) -> str:
    """The text with the numerals of cheques, 壹 and 贰, as the usual ones."""
    return text.translate(_FORMAL)


def number(text: str) -> int:
    """The number that figures or Chinese numerals say: 一百一十 is 110, 二十万 is 200000."""
    if text.isascii():
        return int(text)
    if "万" in text:
        above, _, below = text.partition("万")
        return (number(above) if above else 1) * _TEN_THOUSAND + (number(below) if below else 0)
    total = digit = 0
    for each in text:
        if each in _UNITS:
            total += (digit or 1) * _UNITS[each]
            digit = 0
        else:
            value = _DIGITS[each] if each in _DIGITS else int(each)
            digit = digit * 10 + value if total == 0 else value
    return total + digit


__all__ = ["COUNT", "NUMBER", "number", "usual"]
