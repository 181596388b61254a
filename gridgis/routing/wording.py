"""Why here?, in plain Chinese and English."""

from dataclasses import dataclass

from gridgis.core.wording import worded

RULES = {
    "R1": ("责任清晰：辖区内唯一承办单位", "One clear owner covers this place"),
    "R2": ("责任单位不明或有交叉，由综合指挥室派单", "No single owner; the command centre names one"),
    "R3": ("重大事项，由综合指挥室派单", "A major matter; the command centre decides"),
    "R4": ("平台内涉及多个单位，由综合指挥室派单", "Several owners in one platform; the command centre names one"),
}


@dataclass(frozen=True)
class Reason:
    """One step of the explanation; `ok` is false where a choice was made that somebody may want to check."""

    key: str
    ok: bool
    text_zh: str
    text_en: str


def located(
    by: str, accuracy_m: float | None, datum: str | None, text: str, score: float | None, *, sure: bool = True
) -> Reason:
    """How the place was found."""
    if by == "point":
        ring = f" ±{accuracy_m:.0f} 米" if accuracy_m else ""
        ring_en = f" ±{accuracy_m:.0f} m" if accuracy_m else ""
        turned = datum is not None and datum not in ("wgs84", "cgcs2000")
        zh = f"按坐标定位{ring}" + (f"，已由 {datum.upper()} 转换" if turned and datum else "")
        en = f"Located by coordinates{ring_en}" + (f", converted from {datum.upper()}" if turned and datum else "")
        return Reason("located", True, zh, en)
    if by == "address":
        note_zh, note_en = ("", "") if sure else ("，请受理员在图上确认", "; a receiver confirms it on the map")
        return Reason(
            "located",
            sure,
            f"按地址定位：{text}，匹配度 {score:.2f}{note_zh}",
            f"Located by address: {text}, score {score:.2f}{note_en}",
        )
    if by == "grid":
        return Reason("located", True, "按所选网格", "By the grid that was chosen")
    return Reason("located", False, f"只知所在区划：{text}", f"Only the division is known: {text}")


def in_grid(name: str, layer: str, border_m: float, since: str, beaten: str | None) -> Reason:
    """Which grid covers the place."""
    zh_layer, en_layer = worded(f"layer.{layer}", {}, "zh"), worded(f"layer.{layer}", {}, "en").lower()
    over_zh = f"，优先于{beaten}" if beaten else ""
    over_en = f", before {beaten}" if beaten else ""
    return Reason(
        "grid",
        True,
        f"位于{name}（{zh_layer}）{over_zh}，距边界 {border_m:.0f} 米 · 边界版本 {since}",
        f"Inside {name} ({en_layer}){over_en}, {border_m:.0f} m from its border, boundary of {since}",
    )


def near_border(names: list[str]) -> Reason:
    """Other grids could be the right one within the accuracy."""
    listed = "、".join(names)
    return Reason(
        "near_border",
        False,
        f"在定位误差内也可能属于：{listed or '相邻网格'}",
        f"Within the accuracy it may also lie in: {listed or 'a neighbouring grid'}",
    )


def nearest_grid(name: str, distance_m: float) -> Reason:
    """No grid covers the place; the nearest was taken."""
    return Reason(
        "grid",
        False,
        f"不在任何网格内，取最近的{name}（相距 {distance_m:.0f} 米）",
        f"In no grid; the nearest is {name}, {distance_m:.0f} m away",
    )


def no_grid(division: str) -> Reason:
    """No grid is near; the division takes it."""
    return Reason("grid", False, f"附近没有网格，由{division}人工确定", f"No grid is near; {division} decides by hand")


def filed_before(day: str, name: str) -> Reason:
    """The grid by the net of the day of observation is another than that of today."""
    return Reason(
        "filed", True, f"发现于 {day}，当日属于{name}；现由今日网格负责", f"Seen on {day}, in {name} as it then was"
    )


def named_ended(day: str, name: str) -> Reason:
    """The grid that the report names is in force no more."""
    return Reason(
        "ended",
        True,
        f"报告写明的{name}只到 {day} 有效；现由今日网格负责",
        f"{name}, which it names, was in force until {day}",
    )


def date_doubted(day: str) -> Reason:
    """The date that was given can't be right."""
    return Reason(
        "date",
        False,
        f"上报时间 {day} 存疑，按收到时间处理",
        f"Its date {day} is doubted; its arrival counts",
    )


def confirmed(name: str, actor: str) -> Reason:
    """Somebody chose among the possible grids, or said that the one found is right."""
    return Reason("confirmed", True, f"由{actor}确认属于{name}", f"{actor} confirmed that it lies in {name}")


def wrong_datum(given: str, seems: str) -> Reason:
    """The point lies as far from its address as a conversion that was left out would put it."""
    return Reason(
        "datum",
        False,
        f"坐标与地址相差数百米，疑似漏做坐标转换：标为 {given.upper()}，像是 {seems.upper()}，请核对",
        f"The point lies hundreds of metres off its address, as {seems.upper()} read as {given.upper()} does; check it",
    )


def lines(names: list[tuple[str, float, str | None]]) -> Reason:
    """Rivers, roads and rails close by, with their chiefs."""
    zh = "、".join(f"{name}（{metres:.0f} 米{f'，负责人 {chief}' if chief else ''}）" for name, metres, chief in names)
    en = ", ".join(f"{name} ({metres:.0f} m{f', {chief}' if chief else ''})" for name, metres, chief in names)
    return Reason("lines", True, f"沿线对象：{zh}", f"Beside: {en}")


def owner(category: str, agency: str, *, by_rule: bool = False) -> Reason:
    """What the category, or the rule, says about the owner."""
    if by_rule:
        return Reason("category", True, f"主责单位类型 {agency}（由规则指定）", f"Owner type {agency}, by the rule")
    if not agency:
        return Reason("category", False, f"{category}未定主责单位类型", f"{category} names no owner type")
    return Reason("category", True, f"{category} → 主责单位类型 {agency}", f"{category} → owner type {agency}")


def office(rule: str, name: str | None, sought: str = "") -> Reason:
    """Which office, by which step of the ladder; `sought` is what was looked for and not found."""
    zh, en = RULES[rule]
    if name is None:
        lacking_zh, lacking_en = (f"，当地没有“{sought}”", f"; there is no {sought} here") if sought else ("", "")
        return Reason("office", False, f"{zh}（{rule}）{lacking_zh}", f"{en} ({rule}){lacking_en}")
    return Reason("office", True, f"{zh}（{rule}）→ {name}", f"{en} ({rule}) → {name}")
