"""Passwords that everybody tries first."""

import re
from collections.abc import Iterable

_WORDS = (
    "password passwort passw0rd p@ssword p@ssw0rd mypassword newpassword changeme letmein welcome iloveyou admin"
    " administrator adminadmin rootroot superuser sysadmin system default secret computer internet test testtest"
    " guest user login qwerty qwertyuiop qwertyuiopasdf asdfghjkl asdfghjklqwe zxcvbnm zxcvbnmasd qazwsx qazwsxedc"
    " woaini woaiwojia woaizhongguo wodemima wodeshijie mima mimamima guanliyuan xitongguanli buzhidao nihao"
    " zhongguo zhonghua renmin zhengfu xianzhengfu wangge wanggeyuan wanggezhang zhihuizhongxin zhongzhiban"
    " zhengfawei jiedao shequ xiangzhen zhejiang jiaxing hangzhou ningbo beijing shanghai gridgis grid county"
)
_TRIED = frozenset(_WORDS.split())
"""Without the numbers and signs that people put around them."""
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1q2w3e4r5t6y7u8i9o0p")
_AROUND = re.compile(r"^[^a-z]+|[^a-z]+$")
_MOST_SIGNS_OF_A_RHYTHM = 3


def is_common(password: str, names: Iterable[str] = ()) -> bool:
    """Whether a password is one of those that are tried first.

    A word, or the name of a place or an account, is not better for numbers and signs around it; nor are a day of birth,
    a row of keys, and few signs over and over.

    Args:
        names: more words: the account's name, and how places of the installation are spelled, in small letters.
    """
    told = password.strip().casefold()
    word = _AROUND.sub("", told)
    if len(set(told)) <= _MOST_SIGNS_OF_A_RHYTHM or told.isdigit():
        return True
    if any(told in run * 2 or told in run[::-1] * 2 for run in _RUNS):
        return True
    half = word[: len(word) // 2]
    known = _TRIED.union(name.casefold() for name in names)
    return word in known or (word == half * 2 and half in known)
