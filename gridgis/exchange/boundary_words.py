"""What can be said about a boundary file, in the users' language and in English."""

WORDS: dict[str, tuple[str, str]] = {
    "broken": ("几何无法读取", "The shape can't be read"),
    "empty": ("没有几何", "There is no shape"),
    "tiny": ("面积不足 1 m²", "The shape has less than 1 m²"),
    "not_polygon": ("不是面要素", "The shape is no polygon"),
    "coordinates": ("坐标不是有限数,或超出经纬度范围", "Coordinates are not finite, or beyond the degrees there are"),
    "antimeridian": ("跨越 180° 经线", "The shape crosses the 180° meridian"),
    "invalid": ("边界自相交:{reason}", "The border crosses itself: {reason}"),
    "repaired": ("边界自相交,已修复:{reason}", "The border crossed itself and was repaired: {reason}"),
    "holes": ("有 {count} 个洞", "It has {count} holes"),
    "parts": ("由 {count} 个部分组成", "It has {count} parts"),
    "duplicate_code": ("编码 {code} 在第 {other} 行已出现", "Code {code} stands in row {other} already"),
    "duplicate_shape": ("与第 {other} 行的边界相同", "It has the same border as row {other}"),
    "overlap": ("与第 {other} 行重叠 {area_m2:.1f} m²", "It overlaps row {other} by {area_m2:.1f} m²"),
    "tangled": ("边界线相互交叉过多,不是一张网", "Borders cross so often that this is no net"),
    "piled": ("大量图形相互叠压,不是一张网", "The shapes lie upon each other; this is no net"),
    "overlaps_net": (
        "与现有网格 {other} 重叠 {area_m2:.1f} m²",
        "It overlaps grid {other} of the net by {area_m2:.1f} m²",
    ),
    "more_overlaps": ("还有 {count} 处重叠未列出", "{count} more overlaps are not listed"),
    "gap": ("{village} 有空白 {area_m2:.1f} m²", "A gap of {area_m2:.1f} m² is left in {village}"),
    "outside": ("不在本县范围内({area_m2:.0f} m²)", "It lies outside the county ({area_m2:.0f} m²)"),
    "crosses": (
        "越出 {village} 边界 {area_m2:.1f} m²",
        "It lies {area_m2:.1f} m² beyond the border of {village}",
    ),
    "no_village": ("不在任何村(社区)内", "It lies in no village"),
    "code_format": ("编码“{code}”不是 15 位数字", "Code “{code}” has not 15 digits"),
    "code_village": ("编码 {code} 的村(社区)不存在", "There is no village for code {code}"),
    "code_elsewhere": (
        "编码 {code} 属于 {village},图形不在该村",
        "Code {code} belongs to {village}, where the shape does not lie",
    ),
    "code_number": ("编码 {code} 的序号应在 {first}–{last}", "The number of code {code} must lie in {first}–{last}"),
    "code_used": ("编码 {code} 曾被使用且已停用", "Code {code} was used before and is retired"),
    "code_missing": ("没有编码", "It has no code"),
    "code_long": ("编码超过 {most} 个字符", "The code is longer than {most} signs"),
    "name_long": ("名称超过 {most} 个字符", "The name is longer than {most} signs"),
    "name_broken": ("编码或名称含有无法识别的字符", "The code or the name has signs that are none"),
    "matched": (
        "{count} 个网格的边界已与邻格对齐(不超过 2 cm)",
        "The borders of {count} grids were matched to their neighbours' (2 cm at most)",
    ),
    "numbered": ("没有编码,将编为 {code}", "It has no code and will get {code}"),
    "code_full": ("{village} 的序号已用完", "{village} has no numbers left"),
    "retires": ("现有网格 {code} 被完全取代,将停用", "Grid {code} of the net is replaced and will be retired"),
    "several_layers": ("文件有多个图层,请选定一个:{layers}", "The file has several layers; choose one: {layers}"),
    "other_layer": ("另一图层的 {count} 行已略过", "{count} rows of the other layer are left out"),
    "z_dropped": ("高程值已忽略", "Heights are left out"),
    "m_dropped": ("测量值(M)已忽略", "Measures (M) are left out"),
    "swapped": ("坐标轴颠倒(纬度在前),已更正", "The axes were swapped, northing first; they were turned"),
    "crs_guessed": (
        "文件没有写明坐标系，按数值判断为 {crs}；如不对，请用 --crs 指明",
        "The file does not say its reference system; its numbers look like {crs}. If that is wrong, name it by --crs",
    ),
    "old_datum": ("坐标基准早于 2000 系,须先转换", "The datum is older than CGCS2000; convert the file first"),
    "skipped": ("{count} 行没有面图形，已略过", "{count} rows without a polygon were left out"),
    "old_datum_turned": (
        "坐标基准早于 2000 系，已按公开参数经 WGS 84 换算，可能偏差几米到上百米",
        "The datum is older than CGCS2000; it was turned through WGS 84 by public parameters, which may be metres off, "
        "and more than a hundred where none is published",
    ),
    "datum_converted": ("已由加偏坐标换算", "The shifted datum was converted back"),
    "looks_shifted": (
        "与现有网格相差约 {metres:.0f} m,像是 GCJ-02 坐标",
        "It lies {metres:.0f} m off the net, as GCJ-02 does",
    ),
    "other_suffix": ("文件内容为 {format},与扩展名不符", "The content is {format}, whatever the file's name says"),
    "nothing_new": ("与现有网格完全一致", "Nothing differs from the net in force"),
    "new_division": ("{code} 不存在,将新建", "{code} does not exist and will be made"),
    "no_parent": ("{code} 的上级不存在", "The division above {code} does not exist"),
    "division_code": ("编码“{code}”不是 {digits} 位数字", "Code “{code}” has not {digits} digits"),
}  # fmt: skip


def words(kind: str, **facts: object) -> tuple[str, str]:
    """The Chinese and the English sentence of a kind."""
    zh, en = WORDS[kind]
    return zh.format(**facts), en.format(**facts)
