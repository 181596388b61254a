/** Generated from `api/vocabulary.py` by `npm run types`; not edited by hand. */

export const MEASURES = {
  "open": {
    "day": "now",
    "better": "fewer"
  },
  "overdue": {
    "day": "now",
    "better": "fewer"
  },
  "near_due": {
    "day": "now",
    "better": "fewer"
  },
  "reported": {
    "day": "submission",
    "better": null
  },
  "closed": {
    "day": "closing",
    "better": null
  },
  "due": {
    "day": "limit",
    "better": null
  },
  "on_time": {
    "day": "limit",
    "better": "more"
  },
  "late": {
    "day": "limit",
    "better": "fewer"
  },
  "awaiting_check": {
    "day": "limit",
    "better": "fewer"
  },
  "answers": {
    "day": "closing",
    "better": null
  },
  "satisfied": {
    "day": "closing",
    "better": "more"
  },
  "unsatisfied": {
    "day": "closing",
    "better": "fewer"
  },
  "left_out": {
    "day": "submission",
    "better": null
  }
} as const

export const RATES = {
  "on_time_rate": {
    "part": "on_time",
    "whole": "due",
    "per": 1,
    "better": "more",
    "target": 0.95,
    "lists": [
      "due",
      "on_time",
      "late",
      "awaiting_check"
    ]
  },
  "satisfaction_rate": {
    "part": "satisfied",
    "whole": "answers",
    "per": 1,
    "better": "more",
    "target": 0.95,
    "lists": [
      "answers",
      "satisfied",
      "unsatisfied"
    ]
  },
  "open_per_1000": {
    "part": "open",
    "whole": "households",
    "per": 1000,
    "better": "fewer",
    "target": null,
    "lists": [
      "open"
    ]
  },
  "reported_per_1000": {
    "part": "reported",
    "whole": "households",
    "per": 1000,
    "better": "fewer",
    "target": null,
    "lists": [
      "reported"
    ]
  }
} as const

export const BY_CELL = [
  "reported",
  "open",
  "overdue"
] as const

export const MAPPED = [
  "open_per_1000",
  "overdue",
  "on_time_rate",
  "reported_per_1000"
] as const

export const MEASURE_WORDS = {
  "zh": {
    "open": "未结",
    "overdue": "超期未处置",
    "near_due": "将到期",
    "reported": "上报",
    "closed": "已结案",
    "due": "应结",
    "on_time": "按期结案",
    "late": "未按期结案",
    "awaiting_check": "待核查",
    "answers": "已评价",
    "satisfied": "满意",
    "unsatisfied": "不满意",
    "left_out": "不计入",
    "on_time_rate": "按期结案率",
    "satisfaction_rate": "满意率",
    "open_per_1000": "千户未结",
    "reported_per_1000": "千户上报"
  },
  "en": {
    "open": "Open",
    "overdue": "Overdue",
    "near_due": "Due soon",
    "reported": "Reported",
    "closed": "Closed",
    "due": "To be closed",
    "on_time": "Closed on time",
    "late": "Not closed on time",
    "awaiting_check": "Waiting for check",
    "answers": "Answered",
    "satisfied": "Satisfied",
    "unsatisfied": "Not satisfied",
    "left_out": "Not counted",
    "on_time_rate": "On-time rate",
    "satisfaction_rate": "Satisfaction",
    "open_per_1000": "Open per 1,000 households",
    "reported_per_1000": "Reported per 1,000 households"
  }
}
