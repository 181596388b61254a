"""Why here?, in plain Chinese and English."""

from dataclasses import dataclass

RULES = {
    "R1": ("责任清晰:辖区内唯一承办单位", "One clear owner covers this place"),
    "R2": ("责任单位不明或有交叉,由综合指挥室协调", "No single owner; the command centre coordinates"),
    "R3": ("重大事项,由综合指挥室统一调配", "A major matter; the command centre decides"),
    "R4": ("平台内涉及多个单位,由平台牵头单位协调", "Several owners in one platform; its lead coordinates"),
}

LAYERS = {"exclusive": ("专属网格", "exclusive grid"), "village": ("村(社区)网格", "village grid")}


@dataclass(frozen=True)
class Reason:
    """One step of the explanation; `ok` is false where a choice was made that somebody may want to check."""

    key: str
    ok: bool
    text_zh: str
    text_en: str


def located(by: str, accuracy_m: float | None, datum: str | None, text: str, score: float | None) -> Reason:
    """How the place was found."""
    if by == "point":
        ring = f" ±{accuracy_m:.0f} 米" if accuracy_m else ""
        ring_en = f" ±{accuracy_m:.0f} m" if accuracy_m else ""
        turned = datum in ("gcj02", "bd09")
        zh = f"按坐标定位{ring}" + (f",已由 {datum.upper()} 转换" if turned and datum else "")
        en = f"Located by coordinates{ring_en}" + (f", converted from {datum.upper()}" if turned and datum else "")
        return Reason("located", True, zh, en)
    if by == "address":
        sure = score is not None and score >= 0.85
        note_zh, note_en = ("", "") if sure else (",请受理员在图上确认", "; a receiver confirms it on the map")
        return Reason(
            "located",
            sure,
            f"按地址定位:{text},匹配度 {score:.2f}{note_zh}",
            f"Located by address: {text}, score {score:.2f}{note_en}",
        )
    if by == "grid":
        return Reason("located", True, "按所选网格", "By the grid that was chosen")
    return Reason("located", False, f"只知所在区划:{text}", f"Only the division is known: {text}")


def in_grid(name: str, layer: str, border_m: float, since: str, beaten: str | None) -> Reason:
    """Which grid covers the place."""
    zh_layer, en_layer = LAYERS[layer]
    over_zh = f",优先于{beaten}" if beaten else ""
    over_en = f", before {beaten}" if beaten else ""
    return Reason(
        "grid",
        True,
        f"位于{name}({zh_layer}){over_zh},距边界 {border_m:.0f} 米 · 边界版本 {since}",
        f"Inside {name} ({en_layer}){over_en}, {border_m:.0f} m from its border, boundary of {since}",
    )


def near_border(names: list[str]) -> Reason:
    """Other grids could be the right one within the accuracy."""
    listed = "、".join(names)
    return Reason(
        "near_border",
        False,
        f"在定位误差内也可能属于:{listed or '相邻网格'}",
        f"Within the accuracy it may also lie in: {listed or 'a neighbouring grid'}",
    )


def nearest_grid(name: str, distance_m: float) -> Reason:
    """No grid covers the place; the nearest was taken."""
    return Reason(
        "grid",
        False,
        f"不在任何网格内,取最近的{name}(相距 {distance_m:.0f} 米)",
        f"In no grid; the nearest is {name}, {distance_m:.0f} m away",
    )


def no_grid(division: str) -> Reason:
    """No grid is near; the division takes it."""
    return Reason("grid", False, f"附近没有网格,由{division}人工确定", f"No grid is near; {division} decides by hand")


def owner(category: str, agency: str) -> Reason:
    """What the category says about the owner."""
    return Reason("category", True, f"{category} → 主责单位类型 {agency}", f"{category} → owner type {agency}")


def office(rule: str, name: str | None) -> Reason:
    """Which office, by which rule."""
    zh, en = RULES[rule]
    if name is None:
        return Reason("office", False, f"{zh}({rule})", f"{en} ({rule})")
    return Reason("office", True, f"{zh}({rule})→ {name}", f"{en} ({rule}) → {name}")
