"""A rule that spoke, in plain Chinese and English."""

from gridgis.routing.rulebook.matching import Rule, Verdict
from gridgis.routing.wording import Reason

MARKED = {
    "emergency": ("紧急情况", "an emergency"),
    "staff_involved": ("涉及工作人员", "about staff"),
    "major": ("重大事项", "a major matter"),
}
NUMBERS = {"110": ("报警", "police"), "119": ("火警", "fire"), "120": ("急救", "ambulance")}


def spoken(verdict: Verdict) -> list[Reason]:
    """What the rules said: the number to call first, marks, the rule that decides and what it is founded on."""
    reasons = []
    if verdict.notice:
        zh, en = NUMBERS[verdict.notice]
        reasons.append(
            Reason(
                "notice",
                False,
                f"先拨打 {verdict.notice}（{zh}），再继续上报",
                f"Call {verdict.notice} ({en}) first, then go on",
            )
        )
    for rule in (*verdict.marking, *([verdict.rule] if verdict.rule else [])):
        if rule.outcome.marks:
            zh = "、".join(MARKED[mark][0] for mark in rule.outcome.marks)
            en = ", ".join(MARKED[mark][1] for mark in rule.outcome.marks)
            reasons.append(
                Reason("mark", False, f"规则 {rule.code} {rule.name}：{zh}", f"Rule {rule.code} {rule.name}: {en}")
            )
    if verdict.rule is not None:
        reasons.append(decided(verdict.rule))
        if verdict.rule.delegated:
            reasons.append(delegated(verdict.rule))
    return reasons


def decided(rule: Rule) -> Reason:
    """The rule that names who handles."""
    return Reason("rule", True, f"适用规则 {rule.code} {rule.name}", f"Rule {rule.code} {rule.name} applies")


def delegated(rule: Rule) -> Reason:
    """What a delegation is founded on, and since when."""
    since = rule.conditions.from_day
    zh = f"自 {since} 起" if since else "已"
    en = f"since {since} " if since else ""
    return Reason(
        "delegation",
        True,
        f"{zh}下放至镇（街道），依据：{rule.basis}",
        f"Delegated to the town {en}by {rule.basis}",
    )
