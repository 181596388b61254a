"""What stands before an address and is none: numbers of calls and orders, dates, postcodes, names, signs."""

import re
import unicodedata

_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")
_ENCLOSED = re.compile("[\u2460-\u249b\u24eb-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289](?![号幢栋楼座室单弄])")
_PHONE = re.compile(
    r"(?<![0-9])(?:\+?0{0,2}86[-\s]?)?1[3-9][0-9](?:[-\s]?[0-9]{4}){2}(?![0-9])号?"
    r"|(?<![0-9])(?:0[0-9]{2,3}|\(0[0-9]{2,3}\))[-\s]?[0-9]{7,8}(?![0-9])"
)
_DATE = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}\s*(?:[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{1,2}(?![0-9])|年\s*[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*[日号](?!楼|幢|院|路|街))?)"
    r"|(?<![0-9])[0-9]{1,2}月[0-9]{1,2}[日号](?!楼|幢|院|路|街|广场)"
    r"|(?<![0-9月])[0-9]{1,2}日(?:[上下中]午|凌晨|早上|晚上|(?=[\s,0-9]))"
)
_TIME = re.compile(
    r"(?:(?:星期|周)[一二三四五六日天])?(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*"
    r"(?<![0-9])(?:[01]?[0-9]|2[0-4])(?::[0-5][0-9](?::[0-5][0-9])?(?![0-9])|[时点](?!店|钟)(?:[0-9]{1,2}分?|半)?(?:许|左右)?)"
)
_LONG_NUMBER = re.compile(
    r"(?:(?:工单|案件|受理|事件|流水|登记)?(?:编号|单号|号码|工单号):?\s*)?"
    r"(?<![0-9a-z])[a-z]{0,6}-?[0-9]{8,}[a-z0-9-]*(?![号弄])"
)
"""Numbers of orders and people; no house has eight digits."""
_POSTCODE = re.compile(r"(?<![0-9a-z-])(?:邮编:?\s*)?[0-9]{6}(?=[\s,。;:]|[\u4e00-\u9fff])(?![号弄幢栋室组]|\s*米)")
_PERSON = re.compile(
    r"(?:联系人|来电人|反映人|诉求人|投诉人|报警人|姓名)\s*:\s*[\u4e00-\u9fff]{2,4}(?=[\s,。;:]|$|[a-z0-9])"
    r"|(?:联系电话|联系方式|来电号码|手机号?|电话)\s*:?\s*(?=。|$)"
)
_COUNTED = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_ENUMERATED = re.compile(
    rf"\s*(?:[\[【][^\]】路街巷弄村镇区县市省州0-9]{{1,10}}[\]】]|[(\[【]\s*{_COUNTED}\s*[)\]】]|{_COUNTED}\s*\)|{_COUNTED}\s*[.、](?![0-9一二三四五六七八九十])"
    rf"|第{_COUNTED}[条件个](?:[:,、])?|序号:?{_COUNTED}[:,、.]?)\s*"
)
_HANDED_ON = re.compile(
    r"\s*(?:来自)?(?:[^路街巷弄村镇县区社,。;0-9]{0,8}(?:12345|12328|12315|96345|110|119)?[^路街巷弄村镇县区社,。;0-9]{0,10}?"
    r"(?:转来|转办|转派|转发|转交|转:|交办|派单|来电|来信|来访)(?:反映|投诉|举报|称|说|件)?"
    r"|[^,。;:0-9]{0,12}(?:局|办|委|中心|街道|[镇乡社])(?:转来|转办|转派|转交|交办|派单)件?"
    r"|[\[【(](?:12345|转)[\]】)]|12345(?:热线|平台|工单)*(?![0-9号弄]))[的:,\s]*"
)
_LABELLED = re.compile(
    r"(?:事发|详细|家庭|联系|具体|现场|案发|诉求|事件|发生)?(?:地址|地点|位置|住址)\s*[:：]\s*(?=[^\s,。;:])"
)
_NUMBERS = re.compile(
    r"[0-9][0-9./\s、*-]*[\s,;:。、]+(?=[\u4e00-\u9fff])(?![\s,;:。、]*[号弄幢栋座室单组队楼层米公里年月日时点村路街])"
)
"""A clause of numbers alone: a telephone, a day, a place in a list."""
_SIGNS = re.compile(r"[\s,。;:|/\\*+=~>-]+")


def without_signs(text: str) -> str:
    """A raw text without pictures, bullets and circled numbers, which would become digits in the usual width."""
    text = _ENCLOSED.sub(" ", _KEYCAP.sub(" ", text))
    return "".join(" " if unicodedata.category(one) in ("So", "Sk", "Co") else one for one in text)


def without_leads(text: str) -> str:
    """A text in half-width small characters without what is no part of an address; clauses stand where it stood."""
    plain = text
    for told in (_PHONE, _DATE, _TIME, _LONG_NUMBER, _POSTCODE, _PERSON):
        plain = told.sub("。", plain)
    if labelled := _LABELLED.search(plain):
        plain = plain[labelled.end() :]
    while True:
        begin = _SIGNS.match(plain) or _ENUMERATED.match(plain) or _NUMBERS.match(plain) or _HANDED_ON.match(plain)
        if begin is None or not begin[0] or begin.end() == len(plain):
            return plain if plain.strip() else text
        plain = plain[begin.end() :]
