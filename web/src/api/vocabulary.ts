/** Generated from `api/vocabulary.py` by `npm run types`; not edited by hand. */

export const STATES = [
  "submitted",
  "verifying",
  "needs_info",
  "registered",
  "coordinating",
  "dispatched",
  "handling",
  "suspended",
  "result_filed",
  "rework",
  "checked",
  "closed",
  "evaluated",
  "archived",
  "rejected",
  "merged",
  "withdrawn"
] as const

export const CLOCKS = [
  "over",
  "near",
  "ok",
  "susp",
  "closed"
] as const

export const SOURCES = [
  "citizen",
  "grid_worker",
  "hotline_12345",
  "digital_urban",
  "peace_system",
  "river_chief",
  "sensor",
  "office",
  "meeting",
  "campaign"
] as const

export const URGENCIES = [
  "P1",
  "P2",
  "P3",
  "P4"
] as const

export const PLATFORMS = [
  "order",
  "enforcement",
  "market",
  "service"
] as const

export const LEVELS = [
  "city",
  "county",
  "town",
  "village"
] as const

export const DUTIES = [
  "chief",
  "fulltime",
  "parttime",
  "guide"
] as const

export const LINES = [
  "party",
  "police",
  "civil",
  "justice",
  "social_security",
  "land",
  "environment",
  "planning",
  "market",
  "safety",
  "enforcement",
  "culture",
  "health",
  "new_resident",
  "agriculture",
  "water",
  "fire"
] as const

export const FUND_LINES = [
  "county_finance",
  "town_finance",
  "party",
  "police",
  "civil",
  "justice",
  "social_security",
  "land",
  "environment",
  "planning",
  "market",
  "safety",
  "enforcement",
  "culture",
  "health",
  "new_resident",
  "agriculture",
  "water",
  "fire"
] as const

export const FUND_KINDS = [
  "planned",
  "arrived",
  "spent"
] as const

export const PURPOSES = [
  "pay",
  "award",
  "training",
  "equipment",
  "service",
  "other"
] as const

export const SUBJECTS = [
  "platform",
  "line",
  "town",
  "office"
] as const

export const PARTS = [
  "supervises",
  "handles"
] as const

export const GROUP_DUTIES = [
  "head",
  "deputy",
  "member",
  "secretary"
] as const

export const FREQUENCIES = [
  "daily",
  "weekly",
  "monthly",
  "quarterly",
  "yearly",
  "on_occasion"
] as const

export const ZONE_KINDS = [
  "school",
  "hospital",
  "market",
  "park",
  "scenic",
  "site",
  "port"
] as const

export const OBJECT_KINDS = [
  "person",
  "dwelling",
  "rental",
  "enterprise",
  "place",
  "facility"
] as const

export const PLACE_DOUBTS = [
  "unlocated",
  "datum_suspected",
  "no_grid",
  "outside_grids",
  "address_uncertain",
  "near_border"
] as const

export const PERSONNEL_KINDS = [
  "head",
  "notice",
  "suggestion"
] as const

export const PLAN_STATES = [
  "draft",
  "submitted",
  "returned",
  "approved",
  "effective",
  "superseded",
  "withdrawn"
] as const

export const RULE_KINDS = [
  "agency",
  "office",
  "component_owner",
  "ladder",
  "mark"
] as const

export const LADDER = [
  "R2",
  "R3",
  "R4"
] as const

export const MARKS = [
  "emergency",
  "staff_involved",
  "major"
] as const

export const NOTICES = [
  "110",
  "119",
  "120"
] as const

export const HOURS = [
  "work",
  "off"
] as const

export const FIRST = [
  "grid",
  "agency"
] as const

export const ASKING = [
  "return",
  "return_late",
  "request_extension",
  "suspend",
  "ask_contact",
  "ask_unmark",
  "propose_reject",
  "object",
  "request_assist",
  "ask_whistle"
] as const

export const TABLES = [
  "delegations",
  "offices",
  "people",
  "funds",
  "party",
  "tasks",
  "collection",
  "objects",
  "accounts"
] as const

export const CHANNELS = {
  "citizen": [
    "phone",
    "visit",
    "page",
    "kept"
  ],
  "hotline_12345": [
    "outer",
    "phone",
    "page",
    "kept"
  ],
  "river_chief": [
    "outer",
    "phone"
  ],
  "digital_urban": [
    "outer"
  ],
  "peace_system": [
    "outer"
  ]
} as const

export const ON_PAGE = [
  "citizen",
  "hotline_12345"
] as const

export const RUNGS = [
  "reminder",
  "overdue",
  "slip",
  "red"
] as const

export const SLIP_LEVELS = [
  "yellow",
  "red"
] as const

export const POSTS = [
  "receiver",
  "verifier",
  "dispatcher",
  "coordinator",
  "signer",
  "handler",
  "checker",
  "closer",
  "grid"
] as const

export const UP = [
  "village",
  "town",
  "county"
] as const

export const STANCES = [
  "lead",
  "help",
  "not_ours",
  "other"
] as const

export const QUIET = [
  "urge",
  "ladder",
  "enlist",
  "unlist",
  "add_report",
  "issue_code",
  "open_contact",
  "supervise",
  "spare_check",
  "slip_issue",
  "slip_drop",
  "slip_answer",
  "slip_accept",
  "slip_again"
] as const

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
  "closed_of_due": {
    "day": "limit",
    "better": "more"
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
  "came_back": {
    "day": "closing",
    "better": "fewer"
  },
  "proactive": {
    "day": "submission",
    "better": "more"
  },
  "at_source": {
    "day": "closing",
    "better": "more"
  },
  "went_up": {
    "day": "submission",
    "better": "fewer"
  },
  "accept_due": {
    "day": "accept_limit",
    "better": null
  },
  "accept_in_time": {
    "day": "accept_limit",
    "better": "more"
  },
  "accept_late": {
    "day": "accept_limit",
    "better": "fewer"
  },
  "verify_due": {
    "day": "verify_limit",
    "better": null
  },
  "verify_in_time": {
    "day": "verify_limit",
    "better": "more"
  },
  "verify_late": {
    "day": "verify_limit",
    "better": "fewer"
  },
  "dispatch_due": {
    "day": "dispatch_limit",
    "better": null
  },
  "dispatch_in_time": {
    "day": "dispatch_limit",
    "better": "more"
  },
  "dispatch_late": {
    "day": "dispatch_limit",
    "better": "fewer"
  },
  "check_due": {
    "day": "check_limit",
    "better": null
  },
  "check_in_time": {
    "day": "check_limit",
    "better": "more"
  },
  "check_late": {
    "day": "check_limit",
    "better": "fewer"
  },
  "close_due": {
    "day": "close_limit",
    "better": null
  },
  "close_in_time": {
    "day": "close_limit",
    "better": "more"
  },
  "close_late": {
    "day": "close_limit",
    "better": "fewer"
  },
  "registered": {
    "day": "submission",
    "better": null
  },
  "well_registered": {
    "day": "submission",
    "better": "more"
  },
  "misregistered": {
    "day": "submission",
    "better": "fewer"
  },
  "located": {
    "day": "submission",
    "better": null
  },
  "well_located": {
    "day": "submission",
    "better": "more"
  },
  "mislocated": {
    "day": "submission",
    "better": "fewer"
  },
  "reachable": {
    "day": "closing",
    "better": null
  },
  "called_back": {
    "day": "closing",
    "better": "more"
  },
  "uncalled": {
    "day": "closing",
    "better": "fewer"
  },
  "demanded": {
    "day": "submission",
    "better": null
  },
  "repeated": {
    "day": "submission",
    "better": "fewer"
  },
  "found_due": {
    "day": "limit",
    "better": null
  },
  "found_fixed": {
    "day": "limit",
    "better": "more"
  },
  "found_unfixed": {
    "day": "limit",
    "better": "fewer"
  },
  "grid_decided": {
    "day": "submission",
    "better": null
  },
  "grid_valid": {
    "day": "submission",
    "better": "more"
  },
  "grid_invalid": {
    "day": "submission",
    "better": "fewer"
  },
  "grid_registered": {
    "day": "submission",
    "better": null
  },
  "grid_accurate": {
    "day": "submission",
    "better": "more"
  },
  "grid_inaccurate": {
    "day": "submission",
    "better": "fewer"
  },
  "self_sampled": {
    "day": "submission",
    "better": null
  },
  "self_passed": {
    "day": "submission",
    "better": "more"
  },
  "self_failed": {
    "day": "submission",
    "better": "fewer"
  },
  "left_out": {
    "day": "submission",
    "better": null
  }
} as const

export const WORK = {
  "led": {
    "day": "dispatch",
    "better": null
  },
  "extended": {
    "day": "dispatch",
    "better": "fewer"
  },
  "asked_back": {
    "day": "dispatch",
    "better": "fewer"
  },
  "put_off": {
    "day": "dispatch",
    "better": "fewer"
  },
  "first_given": {
    "day": "dispatch",
    "better": null
  },
  "well_given": {
    "day": "dispatch",
    "better": "more"
  },
  "misgiven": {
    "day": "dispatch",
    "better": "fewer"
  },
  "auto_given": {
    "day": "dispatch",
    "better": null
  },
  "auto_well": {
    "day": "dispatch",
    "better": "more"
  },
  "auto_wrong": {
    "day": "dispatch",
    "better": "fewer"
  },
  "sign_due": {
    "day": "sign_limit",
    "better": null
  },
  "signed_in_time": {
    "day": "sign_limit",
    "better": "more"
  },
  "signed_late": {
    "day": "sign_limit",
    "better": "fewer"
  },
  "handle_due": {
    "day": "handle_limit",
    "better": null
  },
  "handled": {
    "day": "handle_limit",
    "better": "more"
  },
  "unhandled": {
    "day": "handle_limit",
    "better": "fewer"
  },
  "handled_in_time": {
    "day": "handle_limit",
    "better": "more"
  },
  "handled_late": {
    "day": "handle_limit",
    "better": "fewer"
  },
  "handle_waits": {
    "day": "handle_limit",
    "better": null
  },
  "passed_first": {
    "day": "handle_limit",
    "better": "more"
  },
  "redone": {
    "day": "handle_limit",
    "better": "fewer"
  },
  "returned": {
    "day": "decision",
    "better": null
  },
  "return_refused": {
    "day": "decision",
    "better": "fewer"
  },
  "whistled": {
    "day": "whistle_limit",
    "better": null
  },
  "whistle_answered": {
    "day": "whistle_limit",
    "better": "more"
  },
  "whistle_late": {
    "day": "whistle_limit",
    "better": "fewer"
  },
  "supervised_n": {
    "day": "slip",
    "better": "fewer"
  },
  "timed": {
    "day": "closing",
    "better": null
  }
} as const

export const RATES = {
  "on_time_rate": {
    "part": "on_time",
    "whole": "due",
    "better": "more",
    "per": 1,
    "target": 0.95,
    "lists": [
      "due",
      "on_time",
      "late",
      "awaiting_check"
    ],
    "group": "territory"
  },
  "satisfaction_rate": {
    "part": "satisfied",
    "whole": "answers",
    "better": "more",
    "per": 1,
    "target": 0.95,
    "lists": [
      "answers",
      "satisfied",
      "unsatisfied"
    ],
    "group": "territory"
  },
  "recur_30": {
    "part": "came_back",
    "whole": "closed",
    "better": "fewer",
    "per": 1,
    "target": null,
    "lists": [
      "closed",
      "came_back"
    ],
    "group": "territory"
  },
  "close_rate": {
    "part": "closed_of_due",
    "whole": "due",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "due",
      "closed_of_due"
    ],
    "group": "territory"
  },
  "proactive_rate": {
    "part": "proactive",
    "whole": "reported",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "reported",
      "proactive"
    ],
    "group": "territory"
  },
  "settled_at_source": {
    "part": "at_source",
    "whole": "closed",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "closed",
      "at_source"
    ],
    "group": "territory"
  },
  "up_rate": {
    "part": "went_up",
    "whole": "reported",
    "better": "fewer",
    "per": 1,
    "target": null,
    "lists": [
      "reported",
      "went_up"
    ],
    "group": "territory"
  },
  "found_to_fixed": {
    "part": "found_fixed",
    "whole": "found_due",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "found_due",
      "found_fixed",
      "found_unfixed"
    ],
    "group": "territory"
  },
  "repeat_rate": {
    "part": "repeated",
    "whole": "demanded",
    "better": "fewer",
    "per": 1,
    "target": null,
    "lists": [
      "demanded",
      "repeated"
    ],
    "group": "territory"
  },
  "accept_timely": {
    "part": "accept_in_time",
    "whole": "accept_due",
    "better": "more",
    "per": 1,
    "target": 0.98,
    "lists": [
      "accept_due",
      "accept_in_time",
      "accept_late"
    ],
    "group": "centre"
  },
  "register_accuracy": {
    "part": "well_registered",
    "whole": "registered",
    "better": "more",
    "per": 1,
    "target": 0.97,
    "lists": [
      "registered",
      "well_registered",
      "misregistered"
    ],
    "group": "centre"
  },
  "dispatch_timely": {
    "part": "dispatch_in_time",
    "whole": "dispatch_due",
    "better": "more",
    "per": 1,
    "target": 0.98,
    "lists": [
      "dispatch_due",
      "dispatch_in_time",
      "dispatch_late"
    ],
    "group": "centre"
  },
  "geocode_accuracy": {
    "part": "well_located",
    "whole": "located",
    "better": "more",
    "per": 1,
    "target": 0.98,
    "lists": [
      "located",
      "well_located",
      "mislocated"
    ],
    "group": "centre"
  },
  "check_timely": {
    "part": "check_in_time",
    "whole": "check_due",
    "better": "more",
    "per": 1,
    "target": 0.95,
    "lists": [
      "check_due",
      "check_in_time",
      "check_late"
    ],
    "group": "centre"
  },
  "close_timely": {
    "part": "close_in_time",
    "whole": "close_due",
    "better": "more",
    "per": 1,
    "target": 0.95,
    "lists": [
      "close_due",
      "close_in_time",
      "close_late"
    ],
    "group": "centre"
  },
  "callback_rate": {
    "part": "called_back",
    "whole": "reachable",
    "better": "more",
    "per": 1,
    "target": 0.9,
    "lists": [
      "reachable",
      "called_back",
      "uncalled"
    ],
    "group": "centre"
  },
  "valid_report_rate": {
    "part": "grid_valid",
    "whole": "grid_decided",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "grid_decided",
      "grid_valid",
      "grid_invalid"
    ],
    "group": "grid"
  },
  "report_accuracy": {
    "part": "grid_accurate",
    "whole": "grid_registered",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "grid_registered",
      "grid_accurate",
      "grid_inaccurate"
    ],
    "group": "grid"
  },
  "verify_timely": {
    "part": "verify_in_time",
    "whole": "verify_due",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "verify_due",
      "verify_in_time",
      "verify_late"
    ],
    "group": "grid"
  },
  "self_handle_ok": {
    "part": "self_passed",
    "whole": "self_sampled",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "self_sampled",
      "self_passed",
      "self_failed"
    ],
    "group": "grid"
  },
  "open_per_1000": {
    "part": "open",
    "whole": "households",
    "better": "fewer",
    "per": 1000,
    "target": null,
    "lists": [
      "open"
    ],
    "group": "territory"
  },
  "reported_per_1000": {
    "part": "reported",
    "whole": "households",
    "better": null,
    "per": 1000,
    "target": null,
    "lists": [
      "reported"
    ],
    "group": "territory"
  }
} as const

export const WORK_RATES = {
  "handle_on_time": {
    "part": "handled_in_time",
    "whole": "handle_due",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "handle_due",
      "handled_in_time",
      "handled_late",
      "handle_waits"
    ],
    "group": "territory"
  },
  "handle_rate": {
    "part": "handled",
    "whole": "handle_due",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "handle_due",
      "handled",
      "unhandled"
    ],
    "group": "territory"
  },
  "first_pass": {
    "part": "passed_first",
    "whole": "handled",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "handled",
      "passed_first",
      "redone"
    ],
    "group": "territory"
  },
  "sign_timely": {
    "part": "signed_in_time",
    "whole": "sign_due",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "sign_due",
      "signed_in_time",
      "signed_late"
    ],
    "group": "territory"
  },
  "return_rate": {
    "part": "asked_back",
    "whole": "led",
    "better": "fewer",
    "per": 1,
    "target": null,
    "lists": [
      "led",
      "asked_back"
    ],
    "group": "territory"
  },
  "suspend_rate": {
    "part": "put_off",
    "whole": "led",
    "better": "fewer",
    "per": 1,
    "target": null,
    "lists": [
      "led",
      "put_off"
    ],
    "group": "territory"
  },
  "dispatch_accuracy": {
    "part": "well_given",
    "whole": "first_given",
    "better": "more",
    "per": 1,
    "target": 0.95,
    "lists": [
      "first_given",
      "well_given",
      "misgiven"
    ],
    "group": "centre"
  },
  "auto_route_accuracy": {
    "part": "auto_well",
    "whole": "auto_given",
    "better": "more",
    "per": 1,
    "target": 0.97,
    "lists": [
      "auto_given",
      "auto_well",
      "auto_wrong"
    ],
    "group": "centre"
  },
  "bad_return_rate": {
    "part": "return_refused",
    "whole": "returned",
    "better": "fewer",
    "per": 1,
    "target": null,
    "lists": [
      "returned",
      "return_refused"
    ],
    "group": "territory"
  },
  "whistle_timely": {
    "part": "whistle_answered",
    "whole": "whistled",
    "better": "more",
    "per": 1,
    "target": null,
    "lists": [
      "whistled",
      "whistle_answered",
      "whistle_late"
    ],
    "group": "territory"
  },
  "extension_rate": {
    "part": "extended",
    "whole": "led",
    "better": "fewer",
    "per": 1,
    "target": null,
    "lists": [
      "led",
      "extended"
    ],
    "group": "territory"
  }
} as const

export const FORMATS = {
  "geojson": {
    "name": "GeoJSON",
    "suffix": "geojson"
  },
  "gpkg": {
    "name": "GeoPackage",
    "suffix": "gpkg"
  },
  "shp": {
    "name": "Shapefile",
    "suffix": "zip"
  },
  "kml": {
    "name": "KML",
    "suffix": "kml"
  }
} as const

export const SCOPES = {
  "open": {
    "open": true
  },
  "overdue": {
    "open": true,
    "due": "overdue"
  },
  "near": {
    "open": true,
    "due": "near_due"
  },
  "due24": {
    "open": true,
    "due": "24h"
  },
  "closed": {
    "open": false
  },
  "all": {}
} as const

export const DESKS = {
  "command": [
    "accept",
    "dispatch",
    "coordinate",
    "sign",
    "check",
    "close",
    "decide",
    "supervised",
    "unclear",
    "verify",
    "near",
    "overdue",
    "done"
  ],
  "office": [
    "sign",
    "todo",
    "near",
    "overdue",
    "rework",
    "asked",
    "pending",
    "answered",
    "suspended",
    "done"
  ],
  "grid": [
    "first",
    "verify",
    "check",
    "handed",
    "rework",
    "open",
    "near",
    "overdue",
    "done"
  ],
  "village": [
    "escalated",
    "open",
    "near",
    "overdue",
    "done"
  ],
  "duty": [
    "red",
    "escalated",
    "decide",
    "rate",
    "red_rung",
    "overdue",
    "done"
  ],
  "platform": [
    "coordinate",
    "consult",
    "joint",
    "open",
    "near",
    "overdue",
    "done"
  ],
  "petition": [
    "hand_down",
    "open",
    "near",
    "overdue",
    "slips",
    "supervised",
    "escalated",
    "done"
  ],
  "order": [
    "hand_down",
    "open",
    "near",
    "overdue",
    "slips",
    "supervised",
    "escalated",
    "done"
  ]
} as const

export const BY_CELL = [
  "reported",
  "open",
  "overdue"
] as const

export const MAPPED = [
  "on_time_rate",
  "satisfaction_rate",
  "recur_30",
  "close_rate",
  "proactive_rate",
  "settled_at_source",
  "up_rate",
  "found_to_fixed",
  "repeat_rate",
  "accept_timely",
  "register_accuracy",
  "dispatch_timely",
  "geocode_accuracy",
  "check_timely",
  "close_timely",
  "callback_rate",
  "valid_report_rate",
  "report_accuracy",
  "verify_timely",
  "self_handle_ok",
  "open_per_1000",
  "reported_per_1000",
  "overdue",
  "near_due",
  "open",
  "reported",
  "late",
  "unsatisfied",
  "came_back"
] as const

export const FIGURED = {
  "map": [
    "on_time_rate",
    "satisfaction_rate",
    "recur_30",
    "close_rate",
    "proactive_rate",
    "settled_at_source",
    "up_rate",
    "found_to_fixed",
    "repeat_rate",
    "accept_timely",
    "register_accuracy",
    "dispatch_timely",
    "geocode_accuracy",
    "check_timely",
    "close_timely",
    "callback_rate",
    "valid_report_rate",
    "report_accuracy",
    "verify_timely",
    "self_handle_ok",
    "open_per_1000",
    "reported_per_1000",
    "overdue",
    "near_due",
    "open",
    "reported",
    "late",
    "unsatisfied",
    "came_back",
    "heat"
  ],
  "chart": [
    "on_time_rate",
    "satisfaction_rate",
    "close_rate",
    "recur_30",
    "reported",
    "closed"
  ],
  "excerpt": [
    "categories_year",
    "categories_before",
    "hours",
    "hops",
    "ages",
    "waiting",
    "flows",
    "hotspots",
    "repeats_2",
    "repeats_3",
    "repeats_5",
    "repeats_10",
    "rising",
    "silent",
    "loads"
  ],
  "table": [
    "",
    "on_time_rate",
    "satisfaction_rate",
    "recur_30",
    "close_rate",
    "proactive_rate",
    "settled_at_source",
    "up_rate",
    "found_to_fixed",
    "repeat_rate",
    "accept_timely",
    "register_accuracy",
    "dispatch_timely",
    "geocode_accuracy",
    "check_timely",
    "close_timely",
    "callback_rate",
    "valid_report_rate",
    "report_accuracy",
    "verify_timely",
    "self_handle_ok",
    "open_per_1000",
    "reported_per_1000",
    "overdue",
    "near_due",
    "open",
    "reported",
    "late",
    "unsatisfied",
    "came_back"
  ]
} as const

export const TOOK = [
  "median_h",
  "p90_h"
] as const

export const GROUPS = [
  "territory",
  "centre",
  "office",
  "grid"
] as const

export const WORDS = {
  "zh": {
    "state": {
      "submitted": "待受理",
      "verifying": "核实中",
      "needs_info": "待补充",
      "registered": "待派遣",
      "coordinating": "待协调",
      "dispatched": "待签收",
      "handling": "处置中",
      "suspended": "挂起",
      "result_filed": "待核查",
      "rework": "返工",
      "checked": "待结案",
      "closed": "已结案",
      "evaluated": "已评价",
      "archived": "已归档",
      "rejected": "不予受理",
      "merged": "已并案",
      "withdrawn": "已撤回"
    },
    "source": {
      "citizen": "群众上报",
      "grid_worker": "网格员上报",
      "hotline_12345": "12345 热线",
      "digital_urban": "数字城管",
      "peace_system": "平安建设系统",
      "river_chief": "河长巡查",
      "sensor": "传感器",
      "office": "部门移交",
      "meeting": "会议交办",
      "campaign": "专项行动"
    },
    "urgency": {
      "P1": "特急",
      "P2": "紧急",
      "P3": "一般",
      "P4": "计划"
    },
    "platform": {
      "order": "综治工作",
      "enforcement": "综合执法",
      "market": "市场监管",
      "service": "便民服务"
    },
    "level": {
      "city": "市",
      "county": "县市区",
      "town": "镇街",
      "village": "村社",
      "grid": "网格"
    },
    "duty": {
      "chief": "网格长",
      "fulltime": "专职网格员",
      "parttime": "兼职网格员",
      "guide": "网格指导员",
      "village_liaison": "联村干部"
    },
    "flag": {
      "unlocated": "未定位",
      "datum_suspected": "坐标存疑",
      "no_grid": "不在任何网格内",
      "outside_grids": "网格之外",
      "address_uncertain": "地址待确认",
      "near_border": "邻近网格边界",
      "sensitive": "敏感",
      "emergency": "紧急",
      "staff_involved": "涉及工作人员",
      "major": "重大事项",
      "reroute": "待改派",
      "date_doubted": "日期存疑",
      "alarmed": "已转110/119/120",
      "whistle": "吹哨"
    },
    "edit": {
      "draw": "新画",
      "reshape": "改形",
      "split": "分割",
      "merge": "合并",
      "move_vertices": "移动边界",
      "insert_vertex": "加顶点",
      "remove_vertex": "删顶点",
      "transfer": "重划",
      "retire": "注销",
      "rename": "改名",
      "renumber": "改编码",
      "assign": "指派",
      "repair": "修复",
      "propose": "自动划分",
      "load": "导入"
    },
    "zone": {
      "school": "学校",
      "hospital": "医院",
      "market": "市场",
      "park": "园区",
      "scenic": "景区",
      "site": "工地",
      "port": "港口"
    },
    "employment": {
      "town_hired": "镇街聘用",
      "purchased_service": "购买服务",
      "seconded": "部门下派",
      "village_cadre": "村（社区）干部",
      "volunteer": "志愿者"
    },
    "partyKind": {
      "branch": "党支部",
      "group": "党小组",
      "general_branch": "党总支",
      "committee": "党委"
    },
    "line": {
      "party": "党建",
      "police": "公安",
      "civil": "民政",
      "justice": "司法行政",
      "social_security": "社保事务",
      "land": "国土资源",
      "environment": "环保",
      "planning": "规划建设",
      "market": "市场监管",
      "safety": "安监",
      "enforcement": "综合执法",
      "culture": "文化",
      "health": "卫生计生",
      "new_resident": "流动人口",
      "agriculture": "农林",
      "water": "水利",
      "fire": "消防"
    },
    "post": {
      "receiver": "受理人员",
      "verifier": "核实人员（网格）",
      "dispatcher": "派遣人员",
      "coordinator": "协调人员（平台负责人）",
      "signer": "单位签收人员",
      "handler": "单位处置人员",
      "checker": "核查人员",
      "closer": "结案人员",
      "grid": "网格（自办或交办）"
    },
    "excerpt": {
      "categories_year": "类别与变化（对比上年同期）",
      "categories_before": "类别与变化（对比上期）",
      "hours": "时段与星期",
      "hops": "各环节用时与堵点",
      "ages": "未结案龄",
      "waiting": "堵在哪里",
      "flows": "部门之间的流转",
      "hotspots": "热点",
      "repeats_2": "同一地点反复（不少于 2 件）",
      "repeats_3": "同一地点反复（不少于 3 件）",
      "repeats_5": "同一地点反复（不少于 5 件）",
      "repeats_10": "同一地点反复（不少于 10 件）",
      "rising": "高于同季的类别",
      "silent": "应有而无的网格",
      "loads": "负荷失衡的网格"
    },
    "meetingState": {
      "planned": "拟召开",
      "held": "已召开，待定纪要",
      "minutes_confirmed": "纪要已定",
      "closed": "已办结",
      "cancelled": "已取消"
    },
    "meetingMove": {
      "hold": "记为已召开",
      "cancel": "取消",
      "confirm": "确认纪要",
      "close": "办结"
    },
    "personnelState": {
      "asked": "待镇街书面答复",
      "consulted": "已沟通，待书面答复",
      "agreed": "镇街已书面同意",
      "refused": "镇街不同意",
      "withdrawn": "已撤回",
      "done": "已任免",
      "sent": "已抄告，镇街未阅",
      "seen": "镇街已阅",
      "filed": "待本人答复",
      "replied": "本人已答复，待部门决定",
      "accepted": "部门已采纳",
      "declined": "部门未采纳"
    },
    "personnelMove": {
      "consult": "记录沟通情况",
      "agree": "书面同意",
      "refuse": "书面不同意",
      "take_back": "收回答复",
      "withdraw": "撤回",
      "see": "已阅",
      "reply": "答复说明",
      "accept": "采纳",
      "decline": "不采纳",
      "ask": "征求镇街意见",
      "file": "提出建议",
      "appointed": "已任职",
      "ended": "已离任",
      "first_load": "首次录入负责人，未征求意见",
      "given_back": "任免已撤销"
    },
    "fundLine": {
      "county_finance": "县级财政",
      "town_finance": "镇级自筹"
    },
    "fundKind": {
      "planned": "计划",
      "arrived": "到账",
      "spent": "支出"
    },
    "purpose": {
      "pay": "人员报酬",
      "award": "考核奖励",
      "training": "业务培训",
      "equipment": "装备购置",
      "service": "购买服务",
      "other": "其他支出"
    },
    "part": {
      "supervises": "分管",
      "handles": "主抓"
    },
    "subject": {
      "platform": "四个平台",
      "line": "条线",
      "town": "镇（街道）",
      "office": "机构"
    },
    "conflict": {
      "several": "多人分管",
      "both": "分管与主抓是同一人",
      "nobody": "无人分管"
    },
    "groupDuty": {
      "head": "组长",
      "deputy": "副组长",
      "member": "成员",
      "secretary": "办公室主任"
    },
    "requestKind": {
      "return": "退回",
      "return_late": "签收后退回",
      "request_extension": "延期",
      "suspend": "挂起",
      "ask_contact": "查看联系方式",
      "ask_unmark": "解除敏感标记",
      "propose_reject": "不予受理",
      "object": "异议",
      "request_assist": "协助",
      "ask_whistle": "硬吹哨"
    },
    "requestReason": {
      "110": "110 报警",
      "119": "119 火警",
      "120": "120 急救",
      "not_ours": "不属本单位职责",
      "outside_area": "不在本单位辖区",
      "no_power": "无相应执法权限",
      "other_owner": "另有权属单位",
      "found_on_spot": "到场后发现情况不符",
      "third_party": "等待第三方人员或设备",
      "weather": "天气原因",
      "procedure": "法定程序需要",
      "several_offices": "需多单位配合",
      "large_works": "工程量较大",
      "appointment": "需与反映人约定上门",
      "facts_on_site": "需向反映人核实现场情况",
      "safety": "涉及反映人人身安全",
      "beyond_powers": "超出本级职权",
      "beyond_means": "超出本级力量",
      "risk": "存在安全或稳定风险",
      "season": "受季节或天气限制",
      "works_approved": "工程或资金已批，定有日期",
      "procedure_limit": "法定程序另有期限",
      "owner_awaited": "等待已查明的权属人",
      "court": "诉讼、复议中",
      "out_of_scope": "不属于受理范围",
      "other_channel": "应通过其他法定途径",
      "in_court": "已进入诉讼、仲裁或复议",
      "answered_finally": "已作出最终答复",
      "no_such_thing": "经核实无此情况",
      "too_vague": "内容不明，无法补充",
      "still_there": "问题还在",
      "partly_done": "只办了一部分",
      "answer_untrue": "答复与事实不符",
      "policy": "不同意规定本身",
      "recheck": "申请信访复查",
      "reconsideration": "申请行政复议",
      "lawsuit": "提起诉讼",
      "petition": "向信访部门反映",
      "no_means": "网格无力处置",
      "needs_office": "须由职能单位办理",
      "danger": "现场有危险",
      "not_in_time": "未能按时处置",
      "joint_visit": "需共同到场",
      "expertise": "需专业鉴定或检测",
      "equipment": "需设备或人员支援",
      "access": "需对方权限或资料"
    },
    "replyWay": {
      "phone": "打电话告知",
      "visit": "当面告知",
      "page": "在群众查询页上等待查看",
      "kept": "没有联系方式，留存备查",
      "outer": "在来源系统中办结答复"
    },
    "requestOutcome": {
      "granted": "同意",
      "refused": "不同意",
      "taken_back": "已撤回",
      "lapsed": "逾期未定，失效",
      "moot": "案件已另行流转，不再需要"
    },
    "decider": {
      "decide": "值班长或以上",
      "rule": "综合指挥室主任或以上",
      "lead": "值班领导"
    },
    "rung": {
      "reminder": "预警",
      "overdue": "超期",
      "slip": "督办",
      "red": "红牌"
    },
    "slipMove": {
      "issue": "发出",
      "drop": "作废",
      "answer": "答复",
      "accept": "认可答复",
      "again": "要求重新答复"
    },
    "slipState": {
      "proposed": "待发出",
      "issued": "待答复",
      "answered": "已答复",
      "accepted": "已认可",
      "dropped": "已作废"
    },
    "slipLevel": {
      "yellow": "黄牌",
      "red": "红牌"
    },
    "slipOrigin": {
      "hand": "人工",
      "ladder": "督办阶梯"
    },
    "audience": {
      "handler": "承办人",
      "receiver": "受理派遣员",
      "office_leader": "承办单位负责人",
      "command_head": "综合指挥室主任",
      "duty_leader": "值班领导"
    },
    "stance": {
      "lead": "同意主办",
      "help": "愿意协办",
      "not_ours": "不属本单位",
      "other": "其他意见"
    },
    "coordinator": {
      "platform": "平台牵头人",
      "centre": "综合指挥室主任",
      "county": "县（区）级"
    },
    "frequency": {
      "daily": "每日",
      "weekly": "每周",
      "monthly": "每月",
      "quarterly": "每季",
      "yearly": "每年",
      "on_occasion": "按需"
    },
    "objectKind": {
      "person": "人员",
      "dwelling": "住房",
      "rental": "出租房",
      "enterprise": "企业",
      "place": "场所",
      "facility": "设施"
    },
    "itemType": {
      "text": "文字",
      "integer": "整数",
      "decimal": "数字",
      "date": "日期（如 2026-03-01）",
      "choice": "选项之一",
      "yes_no": "是或否",
      "phone": "电话号码"
    },
    "every": {
      "monthly": "每月",
      "quarterly": "每季度",
      "half_yearly": "每半年",
      "yearly": "每年",
      "on_change": "有变化时"
    },
    "objectDeed": {
      "made": "新建",
      "changed": "更新",
      "confirmed": "核实无变化",
      "ended": "注销"
    },
    "driver": {
      "household": "常住户",
      "rental": "出租房",
      "new_resident": "新居民",
      "care": "需关爱人员",
      "key_person": "重点服务对象",
      "place": "九小场所",
      "enterprise": "企业",
      "site": "建筑工地",
      "river_km": "河道（公里）",
      "patrol_cell": "巡查单元",
      "dispute": "在办纠纷",
      "case": "案件核实（近一年）"
    },
    "driverSource": {
      "net": "网格户数",
      "objects": "采集对象",
      "lines": "河道图层",
      "addresses": "标准地址",
      "cases": "案件"
    },
    "admissionState": {
      "draft": "草稿",
      "submitted": "已提交",
      "consulting": "征求意见",
      "admitted": "准予准入",
      "admitted_changed": "调整后准入",
      "refused": "不予准入",
      "withdrawn": "已撤回",
      "ended": "已到期"
    },
    "admissionMove": {
      "submit": "提交",
      "give_back": "退回补充",
      "consult": "征求镇街意见",
      "admit": "准予准入",
      "admit_changed": "调整后准入",
      "refuse": "不予准入",
      "withdraw": "撤回",
      "end": "到期退出清单"
    },
    "admissionStance": {
      "agree": "同意",
      "conditions": "有条件同意",
      "object": "不同意"
    },
    "phase": {
      "fence": "围护警示",
      "repair": "抢修",
      "surface": "恢复路面",
      "restore": "恢复原状",
      "temporary": "临时处置",
      "hazard-cut": "消除险情",
      "correction": "整改到位",
      "stop": "现场制止",
      "file": "立案查处",
      "removal": "拆除",
      "people-out": "人员撤离",
      "survey": "鉴定",
      "rescue": "解救"
    },
    "measures": {
      "open": "未结",
      "overdue": "超期未处置",
      "near_due": "将到期",
      "reported": "上报",
      "closed": "已结案",
      "due": "应结",
      "on_time": "按期结案",
      "late": "未按期结案",
      "closed_of_due": "应结已结",
      "awaiting_check": "待核查",
      "answers": "已评价",
      "satisfied": "满意",
      "unsatisfied": "不满意",
      "came_back": "30 日内反复",
      "proactive": "主动发现",
      "at_source": "就地化解",
      "went_up": "上行",
      "accept_due": "应受理",
      "accept_in_time": "按时受理",
      "accept_late": "逾期受理",
      "verify_due": "应核实",
      "verify_in_time": "按时核实",
      "verify_late": "逾期核实",
      "dispatch_due": "应派遣",
      "dispatch_in_time": "按时派遣",
      "dispatch_late": "逾期派遣",
      "check_due": "应核查",
      "check_in_time": "按时核查",
      "check_late": "逾期核查",
      "close_due": "应办结案",
      "close_in_time": "按时办结案",
      "close_late": "逾期办结案",
      "registered": "立案",
      "well_registered": "准确立案",
      "misregistered": "立案有误",
      "located": "有定位",
      "well_located": "定位准确",
      "mislocated": "定位有误",
      "reachable": "可回访",
      "called_back": "已回访",
      "uncalled": "未回访",
      "demanded": "群众诉求",
      "repeated": "重复诉求",
      "found_due": "主动发现应结",
      "found_fixed": "属地按期办结",
      "found_unfixed": "属地未按期办结",
      "grid_decided": "网格上报",
      "grid_valid": "有效上报",
      "grid_invalid": "无效上报",
      "grid_registered": "网格上报立案",
      "grid_accurate": "上报准确",
      "grid_inaccurate": "上报有误",
      "self_sampled": "自行处置抽查",
      "self_passed": "抽查合格",
      "self_failed": "抽查不合格",
      "left_out": "不计入",
      "led": "主办",
      "extended": "获批延期",
      "asked_back": "申请退单",
      "put_off": "获批挂账",
      "first_given": "首次派遣",
      "well_given": "准确派遣",
      "misgiven": "错派",
      "auto_given": "自动派遣",
      "auto_well": "自动派准",
      "auto_wrong": "自动错派",
      "sign_due": "应签收",
      "signed_in_time": "按时签收",
      "signed_late": "逾期未签",
      "handle_due": "应处置",
      "handled": "已处置",
      "unhandled": "到期未处置",
      "handled_in_time": "按期处置",
      "handled_late": "未按期处置",
      "handle_waits": "处置待核查",
      "passed_first": "一次核查通过",
      "redone": "返工",
      "returned": "退单",
      "return_refused": "不当退单",
      "whistled": "应哨",
      "whistle_answered": "及时应哨",
      "whistle_late": "应哨超时",
      "supervised_n": "被督办数",
      "timed": "单位办结",
      "on_time_rate": "按期结案率",
      "satisfaction_rate": "满意率",
      "recur_30": "30 日反复率",
      "close_rate": "结案率",
      "proactive_rate": "主动发现率",
      "settled_at_source": "就地化解率",
      "up_rate": "上行率",
      "found_to_fixed": "看得见管得好",
      "repeat_rate": "重复诉求率",
      "accept_timely": "受理及时率",
      "register_accuracy": "立案准确率",
      "dispatch_timely": "派遣及时率",
      "geocode_accuracy": "定位准确率",
      "check_timely": "核查及时率",
      "close_timely": "结案及时率",
      "callback_rate": "回访率",
      "valid_report_rate": "有效上报率",
      "report_accuracy": "上报准确率",
      "verify_timely": "核实及时率",
      "self_handle_ok": "自行处置合格率",
      "open_per_1000": "千户未结",
      "reported_per_1000": "千户上报",
      "handle_on_time": "按期处置率",
      "handle_rate": "处置率",
      "first_pass": "一次核查通过率",
      "sign_timely": "签收及时率",
      "return_rate": "退单率",
      "suspend_rate": "挂账率",
      "dispatch_accuracy": "准确派遣率",
      "auto_route_accuracy": "自动派单准确率",
      "bad_return_rate": "不当退单率",
      "whistle_timely": "应哨及时率",
      "extension_rate": "延期率",
      "median_h": "处置时长中位数",
      "p90_h": "处置时长九分位"
    },
    "figureGroup": {
      "territory": "属地",
      "centre": "指挥中心",
      "office": "承办单位",
      "grid": "网格队伍"
    },
    "measureOf": {
      "open": "未结案件，按查询时刻",
      "overdue": "未结且已过当前时限的案件",
      "near_due": "未结、当前时限的工作时间已用到将到期比例而未过的案件",
      "reported": "上报的案件",
      "closed": "结案的案件",
      "due": "对群众承诺的总时限已到的案件，不含待核查",
      "on_time": "应结案件中在总时限内结案的",
      "late": "应结案件中未在总时限内结案的",
      "closed_of_due": "应结案件中已结案的",
      "awaiting_check": "总时限已到、结果待核查的案件",
      "answers": "结案后有评价的案件",
      "satisfied": "评价为满意或基本满意的案件",
      "unsatisfied": "评价为不满意的案件",
      "came_back": "结案后满 7 天、30 天内同一处同类问题再次发生的案件",
      "proactive": "网格、巡河、派驻机构、专项排查发现的案件",
      "at_source": "在网格或村（社区）办结的案件",
      "went_up": "提级到县的案件",
      "accept_due": "受理时限已到的案件，不予受理的也算；有几次的按最后一次",
      "accept_in_time": "应受理案件中在时限内受理或不予受理的",
      "accept_late": "应受理案件中有逾期的",
      "verify_due": "核实时限已到的案件（有几次的按最后一次）",
      "verify_in_time": "应核实案件中每次都在时限内核实的",
      "verify_late": "应核实案件中有逾期的",
      "dispatch_due": "派遣时限已到的案件（有几次的按最后一次）",
      "dispatch_in_time": "应派遣案件中每次都在时限内派遣的",
      "dispatch_late": "应派遣案件中有逾期的",
      "check_due": "核查时限已到的案件（有几次的按最后一次）",
      "check_in_time": "应核查案件中每次都在时限内核查的",
      "check_late": "应核查案件中有逾期的",
      "close_due": "核查通过后结案时限已到的案件（有几次的按最后一次）",
      "close_in_time": "应办结案件中每次都在结案时限内的",
      "close_late": "应办结案件中有逾期的",
      "registered": "已立案的案件",
      "well_registered": "立案后一级类别未改的",
      "misregistered": "立案后一级类别改过的",
      "located": "有坐标的案件",
      "well_located": "有定位案件中所属网格未被更正的",
      "mislocated": "有定位案件中所属网格被更正过的",
      "reachable": "已结案且上报人可联系的",
      "called_back": "可回访案件中群众已评价的",
      "uncalled": "可回访案件中还没有评价的",
      "demanded": "群众和 12345 上报的案件，并入他案的也算，不予受理和撤回的除外",
      "repeated": "群众诉求中并入他案的",
      "found_due": "总时限已到的主动发现案件，待核查的除外",
      "found_fixed": "其中由网格、村社区或镇街单位按期办结的",
      "found_unfixed": "其中未在属地按期办结的",
      "grid_decided": "网格员上报且已有结论的案件",
      "grid_valid": "网格上报中立案、首报或自行处置未被抽查否定的",
      "grid_invalid": "网格上报中不予受理、重复或自行处置抽查不合格的",
      "grid_registered": "网格员上报且已立案的案件",
      "grid_accurate": "其中类别和网格都未更正的",
      "grid_inaccurate": "其中类别或网格被更正过的",
      "self_sampled": "网格员自行处置且被抽中核查的案件",
      "self_passed": "其中核查通过的",
      "self_failed": "其中核查未通过过的",
      "left_out": "不予受理、已并案或已撤回，其他指标均不计入的案件",
      "led": "派遣由其主办的案件",
      "extended": "其中处置时限获批延长的",
      "asked_back": "主办案件中申请退单且已有决定的",
      "put_off": "主办案件中获批挂账的",
      "first_given": "首次派遣的案件",
      "well_given": "首次派遣中未被退回的",
      "misgiven": "首次派遣中退单成立的",
      "auto_given": "按规则自动首次派遣的案件",
      "auto_well": "自动派遣中未因错派退回的",
      "auto_wrong": "自动派遣中因错派退回的",
      "sign_due": "签收时限已到的派遣",
      "signed_in_time": "其中按时签收的",
      "signed_late": "其中未按时签收的",
      "handle_due": "处置时限（含获批延期）已到的主办案件；待核查、挂账和此前被收回的不计",
      "handled": "应处置案件中已报结果的",
      "unhandled": "应处置案件中没有报结果的",
      "handled_in_time": "应处置案件中按期报结果且核查通过的",
      "handled_late": "应处置案件中未按期处置的",
      "handle_waits": "处置时限已到、结果待核查的案件，不计入处置率",
      "passed_first": "已处置案件中没有返工的",
      "redone": "已处置案件中核查未通过过的",
      "returned": "退单申请已有决定的案件",
      "return_refused": "其中退单不成立的",
      "whistled": "各项应哨时限已到的吹哨案件",
      "whistle_answered": "其中签收、联系、到场都按时的",
      "whistle_late": "其中有一项超时或没有做的",
      "supervised_n": "收到督办单（黄、红）的案件",
      "timed": "由承办单位办结的案件",
      "on_time_rate": "按期结案除以应结",
      "satisfaction_rate": "满意除以已评价",
      "recur_30": "30 日内反复 ÷ 已结案",
      "close_rate": "应结已结 ÷ 应结",
      "proactive_rate": "主动发现 ÷ 上报",
      "settled_at_source": "就地化解 ÷ 已结案",
      "up_rate": "上行 ÷ 上报",
      "found_to_fixed": "属地按期办结 ÷ 主动发现应结",
      "repeat_rate": "重复诉求 ÷ 群众诉求",
      "accept_timely": "按时受理 ÷ 应受理",
      "register_accuracy": "准确立案 ÷ 立案",
      "dispatch_timely": "按时派遣 ÷ 应派遣",
      "geocode_accuracy": "定位准确 ÷ 有定位",
      "check_timely": "按时核查 ÷ 应核查",
      "close_timely": "按时办结案 ÷ 应办结案",
      "callback_rate": "已回访 ÷ 可回访",
      "valid_report_rate": "有效上报 ÷ 网格上报",
      "report_accuracy": "上报准确 ÷ 网格上报立案",
      "verify_timely": "按时核实 ÷ 应核实",
      "self_handle_ok": "抽查合格 ÷ 自行处置抽查",
      "open_per_1000": "每千户的未结案件",
      "reported_per_1000": "每千户的上报案件",
      "handle_on_time": "按期处置 ÷ 应处置",
      "handle_rate": "已处置 ÷ 应处置",
      "first_pass": "一次核查通过 ÷ 已处置",
      "sign_timely": "按时签收 ÷ 应签收",
      "return_rate": "申请退单 ÷ 主办",
      "suspend_rate": "获批挂账 ÷ 主办",
      "dispatch_accuracy": "准确派遣 ÷ 首次派遣",
      "auto_route_accuracy": "自动派准 ÷ 自动派遣",
      "bad_return_rate": "不当退单 ÷ 退单",
      "whistle_timely": "及时应哨 ÷ 应哨",
      "extension_rate": "获批延期 ÷ 主办",
      "median_h": "单位办结案件从派遣到报结果的工作小时，挂账除外：一半不超过",
      "p90_h": "同上：九成不超过"
    }
  },
  "en": {
    "state": {
      "submitted": "To accept",
      "verifying": "Being verified",
      "needs_info": "Needs information",
      "registered": "To dispatch",
      "coordinating": "To coordinate",
      "dispatched": "To sign",
      "handling": "Being handled",
      "suspended": "Suspended",
      "result_filed": "To check",
      "rework": "Rework",
      "checked": "To close",
      "closed": "Closed",
      "evaluated": "Evaluated",
      "archived": "Archived",
      "rejected": "Rejected",
      "merged": "Merged",
      "withdrawn": "Withdrawn"
    },
    "source": {
      "citizen": "Citizen",
      "grid_worker": "Grid worker",
      "hotline_12345": "12345 hotline",
      "digital_urban": "Digital urban management",
      "peace_system": "Public safety system",
      "river_chief": "River chief patrol",
      "sensor": "Sensor",
      "office": "Other office",
      "meeting": "Meeting",
      "campaign": "Campaign"
    },
    "urgency": {
      "P1": "emergency",
      "P2": "urgent",
      "P3": "normal",
      "P4": "planned"
    },
    "platform": {
      "order": "Public order",
      "enforcement": "Law enforcement",
      "market": "Market regulation",
      "service": "Citizen services"
    },
    "level": {
      "city": "City",
      "county": "County",
      "town": "Town",
      "village": "Village",
      "grid": "Grid"
    },
    "duty": {
      "chief": "Chief",
      "fulltime": "Worker",
      "parttime": "Part-time worker",
      "guide": "Guide",
      "village_liaison": "Village liaison"
    },
    "flag": {
      "unlocated": "Not located",
      "datum_suspected": "Doubtful coordinates",
      "no_grid": "In no grid",
      "outside_grids": "Outside the grids",
      "address_uncertain": "Address to confirm",
      "near_border": "Near a grid border",
      "sensitive": "Sensitive",
      "emergency": "Emergency",
      "staff_involved": "Staff involved",
      "major": "Major",
      "reroute": "To be dispatched again",
      "date_doubted": "Date doubted",
      "alarmed": "emergency number called",
      "whistle": "whistled"
    },
    "edit": {
      "draw": "Drew",
      "reshape": "Reshaped",
      "split": "Split",
      "merge": "Merged",
      "move_vertices": "Moved border",
      "insert_vertex": "Added vertex",
      "remove_vertex": "Removed vertex",
      "transfer": "Redrew",
      "retire": "Retired",
      "rename": "Renamed",
      "renumber": "Renumbered",
      "assign": "Assigned",
      "repair": "Repaired",
      "propose": "Took proposal",
      "load": "Imported"
    },
    "zone": {
      "school": "School",
      "hospital": "Hospital",
      "market": "Market",
      "park": "Business park",
      "scenic": "Scenic area",
      "site": "Building site",
      "port": "Port"
    },
    "employment": {
      "town_hired": "hired by the town",
      "purchased_service": "contracted",
      "seconded": "seconded",
      "village_cadre": "village official",
      "volunteer": "volunteer"
    },
    "partyKind": {
      "branch": "Branch",
      "group": "Group",
      "general_branch": "General branch",
      "committee": "Committee"
    },
    "line": {
      "party": "Party work",
      "police": "Police",
      "civil": "Civil affairs",
      "justice": "Justice",
      "social_security": "Social security",
      "land": "Land",
      "environment": "Environment",
      "planning": "Planning and building",
      "market": "Market regulation",
      "safety": "Work safety",
      "enforcement": "Law enforcement",
      "culture": "Culture",
      "health": "Health",
      "new_resident": "New residents",
      "agriculture": "Farming and forestry",
      "water": "Water",
      "fire": "Fire safety"
    },
    "post": {
      "receiver": "Receiver",
      "verifier": "Verifier (grid)",
      "dispatcher": "Dispatcher",
      "coordinator": "Coordinator",
      "signer": "Signer of the office",
      "handler": "Handler of the office",
      "checker": "Checker",
      "closer": "Closer",
      "grid": "The grid itself"
    },
    "excerpt": {
      "categories_year": "Categories, against a year ago",
      "categories_before": "Categories, against the period before",
      "hours": "Hours and weekdays",
      "hops": "Time in each hop",
      "ages": "Ages of open cases",
      "waiting": "Where cases wait",
      "flows": "Flow between offices",
      "hotspots": "Hot spots",
      "repeats_2": "Repeats of two and more",
      "repeats_3": "Repeats of three and more",
      "repeats_5": "Repeats of five and more",
      "repeats_10": "Repeats of ten and more",
      "rising": "Categories above their season",
      "silent": "Silent grids",
      "loads": "Grids out of load"
    },
    "meetingState": {
      "planned": "planned",
      "held": "held",
      "minutes_confirmed": "with minutes confirmed",
      "closed": "closed",
      "cancelled": "cancelled"
    },
    "meetingMove": {
      "hold": "note it as held",
      "cancel": "be cancelled",
      "confirm": "have its minutes confirmed",
      "close": "be closed"
    },
    "personnelState": {
      "asked": "waits for the town's written answer",
      "consulted": "talked over, waits for the written answer",
      "agreed": "the town has agreed in writing",
      "refused": "the town has refused",
      "withdrawn": "withdrawn",
      "done": "carried out",
      "sent": "the town has not read it",
      "seen": "the town has read it",
      "filed": "waits for the person's answer",
      "replied": "answered, waits for the department",
      "accepted": "the department accepts it",
      "declined": "the department declines it"
    },
    "personnelMove": {
      "consult": "note a talk",
      "agree": "agree in writing",
      "refuse": "refuse in writing",
      "take_back": "take the answer back",
      "withdraw": "withdraw",
      "see": "mark as read",
      "reply": "answer",
      "accept": "accept",
      "decline": "decline",
      "ask": "ask the town",
      "file": "file a suggestion",
      "appointed": "appointed",
      "ended": "has gone",
      "first_load": "first head entered, nobody was asked",
      "given_back": "the appointment was undone"
    },
    "fundLine": {
      "county_finance": "County treasury",
      "town_finance": "Town's own"
    },
    "fundKind": {
      "planned": "Planned",
      "arrived": "Arrived",
      "spent": "Spent"
    },
    "purpose": {
      "pay": "Pay",
      "award": "Awards",
      "training": "Training",
      "equipment": "Equipment",
      "service": "Services bought",
      "other": "Other"
    },
    "part": {
      "supervises": "Supervises",
      "handles": "Handles"
    },
    "subject": {
      "platform": "Platforms",
      "line": "Lines",
      "town": "Towns",
      "office": "Offices"
    },
    "conflict": {
      "several": "Several supervise",
      "both": "Supervises and handles",
      "nobody": "Nobody supervises"
    },
    "groupDuty": {
      "head": "Head",
      "deputy": "Deputy",
      "member": "Member",
      "secretary": "Secretary"
    },
    "requestKind": {
      "return": "Return",
      "return_late": "Return after signing",
      "request_extension": "Extension",
      "suspend": "Suspension",
      "ask_contact": "Reading the contact",
      "ask_unmark": "Lifting the sensitive mark",
      "propose_reject": "Not accepted",
      "object": "Objection",
      "request_assist": "Help of another office",
      "ask_whistle": "Hard whistle"
    },
    "requestReason": {
      "110": "110 police",
      "119": "119 fire",
      "120": "120 ambulance",
      "not_ours": "Not this office's duty",
      "outside_area": "Outside this office's area",
      "no_power": "No power to act",
      "other_owner": "Another body owns it",
      "found_on_spot": "The facts on the spot differ",
      "third_party": "Waiting for others or equipment",
      "weather": "Weather",
      "procedure": "Lawful procedure",
      "several_offices": "Several offices must act",
      "large_works": "Large works",
      "appointment": "A visit must be arranged with the reporter",
      "facts_on_site": "Facts on the spot must be asked of the reporter",
      "safety": "The reporter's own safety is at stake",
      "beyond_powers": "beyond our powers",
      "beyond_means": "beyond our means",
      "risk": "a risk to safety or order",
      "season": "Season or weather",
      "works_approved": "Works or funds approved, with a date",
      "procedure_limit": "Lawful procedure with its own limit",
      "owner_awaited": "Waiting for an owner known by name",
      "court": "Before a court or under appeal",
      "out_of_scope": "Outside the scope",
      "other_channel": "Another legal channel exists",
      "in_court": "In court, arbitration or review",
      "answered_finally": "Finally answered before",
      "no_such_thing": "Verified: there is no such thing",
      "too_vague": "Too vague, and nothing more could be learnt",
      "still_there": "The problem is still there",
      "partly_done": "Done in part only",
      "answer_untrue": "The answer does not fit the facts",
      "policy": "Disagrees with the rule itself",
      "recheck": "Review of the petition answer",
      "reconsideration": "Administrative reconsideration",
      "lawsuit": "A lawsuit",
      "petition": "The petition bureau",
      "no_means": "Beyond the means of the grid",
      "needs_office": "An office has to act",
      "danger": "The place is dangerous",
      "not_in_time": "Not settled in time",
      "joint_visit": "Both must be on the spot",
      "expertise": "Their expertise or testing is needed",
      "equipment": "Their equipment or people are needed",
      "access": "Their powers or records are needed"
    },
    "replyWay": {
      "phone": "By telephone",
      "visit": "In person",
      "page": "Waits on the reporter’s page",
      "kept": "No way to reach them; kept",
      "outer": "Entered into the system it came from"
    },
    "requestOutcome": {
      "granted": "granted",
      "refused": "refused",
      "taken_back": "taken back",
      "lapsed": "lapsed undecided",
      "moot": "no longer needed"
    },
    "decider": {
      "decide": "shift leader or whoever is further up",
      "rule": "head of the command centre or whoever is further up",
      "lead": "leader on duty"
    },
    "rung": {
      "reminder": "reminder",
      "overdue": "overdue",
      "slip": "supervision",
      "red": "red card"
    },
    "slipMove": {
      "issue": "issue",
      "drop": "drop",
      "answer": "answer",
      "accept": "accept the answer",
      "again": "ask again"
    },
    "slipState": {
      "proposed": "to be issued",
      "issued": "to be answered",
      "answered": "answered",
      "accepted": "accepted",
      "dropped": "dropped"
    },
    "slipLevel": {
      "yellow": "yellow",
      "red": "red"
    },
    "slipOrigin": {
      "hand": "by hand",
      "ladder": "ladder"
    },
    "audience": {
      "handler": "handler",
      "receiver": "receiver and dispatcher",
      "office_leader": "leader of the office",
      "command_head": "head of the command centre",
      "duty_leader": "leader on duty"
    },
    "stance": {
      "lead": "Would lead",
      "help": "Would help",
      "not_ours": "Not ours",
      "other": "Something else"
    },
    "coordinator": {
      "platform": "Lead of the platform",
      "centre": "Head of the command centre",
      "county": "County"
    },
    "frequency": {
      "daily": "daily",
      "weekly": "weekly",
      "monthly": "monthly",
      "quarterly": "quarterly",
      "yearly": "yearly",
      "on_occasion": "on occasion"
    },
    "objectKind": {
      "person": "person",
      "dwelling": "dwelling",
      "rental": "rented dwelling",
      "enterprise": "enterprise",
      "place": "place",
      "facility": "facility"
    },
    "itemType": {
      "text": "text",
      "integer": "a whole number",
      "decimal": "a number",
      "date": "a day, such as 2026-03-01",
      "choice": "one of the options",
      "yes_no": "yes or no",
      "phone": "a telephone number"
    },
    "every": {
      "monthly": "monthly",
      "quarterly": "quarterly",
      "half_yearly": "half-yearly",
      "yearly": "yearly",
      "on_change": "on change"
    },
    "objectDeed": {
      "made": "made",
      "changed": "changed",
      "confirmed": "confirmed",
      "ended": "ended"
    },
    "driver": {
      "household": "households",
      "rental": "rented dwellings",
      "new_resident": "new residents",
      "care": "people needing care",
      "key_person": "key-service people",
      "place": "small places",
      "enterprise": "enterprises",
      "site": "building sites",
      "river_km": "rivers (km)",
      "patrol_cell": "patrol cells",
      "dispute": "disputes in progress",
      "case": "cases of a year"
    },
    "driverSource": {
      "net": "households of the net",
      "objects": "collected objects",
      "lines": "river lines",
      "addresses": "standard addresses",
      "cases": "cases"
    },
    "admissionState": {
      "draft": "draft",
      "submitted": "submitted",
      "consulting": "consulting",
      "admitted": "admitted",
      "admitted_changed": "admitted with changes",
      "refused": "refused",
      "withdrawn": "withdrawn",
      "ended": "ended"
    },
    "admissionMove": {
      "submit": "hand in",
      "give_back": "give back",
      "consult": "ask the towns",
      "admit": "admit",
      "admit_changed": "admit with changes",
      "refuse": "refuse",
      "withdraw": "withdraw",
      "end": "end"
    },
    "admissionStance": {
      "agree": "agrees",
      "conditions": "agrees on conditions",
      "object": "objects"
    },
    "phase": {
      "fence": "fencing off",
      "repair": "repair",
      "surface": "restoring the surface",
      "restore": "restoring",
      "temporary": "temporary measures",
      "hazard-cut": "removing the danger",
      "correction": "correction",
      "stop": "stopping it",
      "file": "opening a file",
      "removal": "removal",
      "people-out": "getting people out",
      "survey": "survey",
      "rescue": "rescue"
    },
    "measures": {
      "open": "Open",
      "overdue": "Overdue",
      "near_due": "Due soon",
      "reported": "Reported",
      "closed": "Closed",
      "due": "To be closed",
      "on_time": "Closed on time",
      "late": "Not closed on time",
      "closed_of_due": "Closed of due",
      "awaiting_check": "Waiting for check",
      "answers": "Answered",
      "satisfied": "Satisfied",
      "unsatisfied": "Not satisfied",
      "came_back": "Came back within 30 days",
      "proactive": "Found proactively",
      "at_source": "Settled at source",
      "went_up": "Put before the county",
      "accept_due": "Due: acceptance",
      "accept_in_time": "In time: acceptance",
      "accept_late": "Late: acceptance",
      "verify_due": "Due: verification",
      "verify_in_time": "In time: verification",
      "verify_late": "Late: verification",
      "dispatch_due": "Due: dispatch",
      "dispatch_in_time": "In time: dispatch",
      "dispatch_late": "Late: dispatch",
      "check_due": "Due: the check",
      "check_in_time": "In time: the check",
      "check_late": "Late: the check",
      "close_due": "Due: closing",
      "close_in_time": "In time: closing",
      "close_late": "Late: closing",
      "registered": "Registered",
      "well_registered": "Rightly registered",
      "misregistered": "Wrongly registered",
      "located": "Located",
      "well_located": "Rightly located",
      "mislocated": "Wrongly located",
      "reachable": "Reachable",
      "called_back": "Called back",
      "uncalled": "Not called back",
      "demanded": "Citizens’ reports",
      "repeated": "Repeated reports",
      "found_due": "Found, to be closed",
      "found_fixed": "Fixed in place",
      "found_unfixed": "Not fixed in place",
      "grid_decided": "Grid reports",
      "grid_valid": "Valid reports",
      "grid_invalid": "Invalid reports",
      "grid_registered": "Grid reports registered",
      "grid_accurate": "Accurate reports",
      "grid_inaccurate": "Inaccurate reports",
      "self_sampled": "Self-handled, sampled",
      "self_passed": "Sample passed",
      "self_failed": "Sample failed",
      "left_out": "Not counted",
      "led": "Led",
      "extended": "Extended",
      "asked_back": "Return asked for",
      "put_off": "Suspended",
      "first_given": "First dispatches",
      "well_given": "Rightly given",
      "misgiven": "Wrongly given",
      "auto_given": "Given by rules",
      "auto_well": "Rightly given by rules",
      "auto_wrong": "Wrongly given by rules",
      "sign_due": "To be signed",
      "signed_in_time": "Signed in time",
      "signed_late": "Not signed in time",
      "handle_due": "To be handled",
      "handled": "Handled",
      "unhandled": "Not handled",
      "handled_in_time": "Handled in time",
      "handled_late": "Not handled in time",
      "handle_waits": "Result waits",
      "passed_first": "Passed at once",
      "redone": "Done again",
      "returned": "Returns decided",
      "return_refused": "Returns refused",
      "whistled": "Whistles to answer",
      "whistle_answered": "Answered in time",
      "whistle_late": "Answered late or not",
      "supervised_n": "Supervised",
      "timed": "Closed by offices",
      "on_time_rate": "On-time rate",
      "satisfaction_rate": "Satisfaction",
      "recur_30": "Recurrence within 30 days",
      "close_rate": "Closing rate",
      "proactive_rate": "Found proactively",
      "settled_at_source": "Settled at source",
      "up_rate": "Put before the county",
      "found_to_fixed": "Found and fixed",
      "repeat_rate": "Repeated reports",
      "accept_timely": "Acceptance in time",
      "register_accuracy": "Registered rightly",
      "dispatch_timely": "Dispatch in time",
      "geocode_accuracy": "Located rightly",
      "check_timely": "Checks in time",
      "close_timely": "Closing in time",
      "callback_rate": "Called back",
      "valid_report_rate": "Valid reports",
      "report_accuracy": "Accurate reports",
      "verify_timely": "Verification in time",
      "self_handle_ok": "Self-handling passed",
      "open_per_1000": "Open per 1,000 households",
      "reported_per_1000": "Reported per 1,000 households",
      "handle_on_time": "Handled in time",
      "handle_rate": "Handled",
      "first_pass": "Passed at once",
      "sign_timely": "Signed in time",
      "return_rate": "Returns",
      "suspend_rate": "Suspensions",
      "dispatch_accuracy": "Dispatch accuracy",
      "auto_route_accuracy": "Rules right",
      "bad_return_rate": "Bad returns",
      "whistle_timely": "Whistles answered in time",
      "extension_rate": "Extensions",
      "median_h": "Hours, median",
      "p90_h": "Hours, 90 %"
    },
    "figureGroup": {
      "territory": "Territory",
      "centre": "Command centre",
      "office": "Offices",
      "grid": "Grid teams"
    },
    "measureOf": {
      "open": "cases that are open, as of now",
      "overdue": "open cases past the limit that runs",
      "near_due": "open cases with the near-due share of the working time of the running limit used, not past it",
      "reported": "cases submitted",
      "closed": "cases closed",
      "due": "cases whose total promised to the citizen has ended, without those that wait for their check",
      "on_time": "of those to be closed, closed within the total",
      "late": "of those to be closed, not closed within the total",
      "closed_of_due": "of those to be closed, closed, on time or late",
      "awaiting_check": "cases whose total has ended and whose result waits for its check",
      "answers": "closed cases whose reporter answered",
      "satisfied": "answers that say satisfied or basically satisfied",
      "unsatisfied": "answers that say not satisfied",
      "came_back": "closed cases whose matter came back at the same place after 7 and within 30 days",
      "proactive": "cases found by the grid, a patrol, an office or a campaign",
      "at_source": "closed cases that the grid or the village settled",
      "went_up": "cases put before the county",
      "accept_due": "cases whose limit of acceptance has ended, the last one where there were several; rejected ones too",
      "accept_in_time": "of those, accepted, rejected or sent for verification within the limit each time",
      "accept_late": "of those, not within the limit once or more",
      "verify_due": "cases whose limit of verification has ended, the last one where there were several",
      "verify_in_time": "of those, verified within the limit each time",
      "verify_late": "of those, not verified within the limit once or more",
      "dispatch_due": "cases whose limit of dispatch has ended, the last one where there were several",
      "dispatch_in_time": "of those, dispatched or put to coordination within the limit each time",
      "dispatch_late": "of those, not dispatched or put to coordination within the limit once or more",
      "check_due": "cases whose limit of the check has ended, the last one where there were several",
      "check_in_time": "of those, checked within the limit each time",
      "check_late": "of those, not checked within the limit once or more",
      "close_due": "cases whose limit of closing after the check has ended, the last one where there were several",
      "close_in_time": "of those, closed within that limit each time",
      "close_late": "of those, not closed within that limit once or more",
      "registered": "cases registered",
      "well_registered": "of those registered, the first level of the category stood",
      "misregistered": "of those registered, the first level of the category was corrected",
      "located": "cases with a point",
      "well_located": "of those located, the grid was not corrected",
      "mislocated": "of those located, the grid was corrected",
      "reachable": "closed cases whose reporter can be reached",
      "called_back": "of those reachable, the reporter was asked and answered",
      "uncalled": "of those reachable, no answer yet",
      "demanded": "cases reported by citizens and 12345, those merged too, without rejected and withdrawn ones",
      "repeated": "of those, merged into another case",
      "found_due": "cases found proactively whose total has ended, without those that wait for their check",
      "found_fixed": "of those, closed in time by the grid, the village or an office of the town",
      "found_unfixed": "of those, not closed in time in the territory",
      "grid_decided": "cases reported by grid workers on which was decided",
      "grid_valid": "of those, registered, first of their matter, or settled and not failed in the sample",
      "grid_invalid": "of those, rejected, reported before, or settled and failed in the sample",
      "grid_registered": "cases reported by grid workers and registered",
      "grid_accurate": "of those, category and grid stood",
      "grid_inaccurate": "of those, category or grid was corrected",
      "self_sampled": "cases settled by who found them, drawn for a check that was made",
      "self_passed": "of those, the check passed",
      "self_failed": "of those, a check failed",
      "left_out": "cases rejected, merged or withdrawn, which no other figure counts",
      "led": "cases given to lead",
      "extended": "of those led, whose limit of handling was made longer",
      "asked_back": "of those led, whose return was asked for and decided",
      "put_off": "of those led, suspended",
      "first_given": "cases given to an office for the first time",
      "well_given": "of the first dispatches, not given back with the return upheld",
      "misgiven": "of the first dispatches, given back with the return upheld",
      "auto_given": "cases first given to an office by the rules alone",
      "auto_well": "of those, not given back with the return upheld",
      "auto_wrong": "of those, given back with the return upheld",
      "sign_due": "cases whose limit for signing has ended and that were not taken away before",
      "signed_in_time": "of those to be signed, signed within the limit",
      "signed_late": "of those to be signed, not signed within the limit",
      "handle_due": "cases led whose limit of handling, extensions included, has ended; not those that wait for their check, are suspended or were taken away before",
      "handled": "of those to be handled, with a result",
      "unhandled": "of those to be handled, without a result",
      "handled_in_time": "of those to be handled, with a result in time that passed its check",
      "handled_late": "of those to be handled, not handled in time",
      "handle_waits": "cases whose limit of handling has ended and whose result waits for its check; left out of the rates of handling",
      "passed_first": "of those handled, none of whose checks failed",
      "redone": "of those handled, with a check that failed",
      "returned": "cases whose return was asked for and decided",
      "return_refused": "of those, the return refused",
      "whistled": "cases in which a department was called by a whistle whose limits have all ended",
      "whistle_answered": "of those, signed, contacted and come to the spot each within its limit",
      "whistle_late": "of those, with one of the three steps late or not made",
      "supervised_n": "cases about which a slip, yellow or red, was issued",
      "timed": "cases closed that an office led",
      "on_time_rate": "closed on time ÷ to be closed",
      "satisfaction_rate": "satisfied ÷ answered",
      "recur_30": "came back within 30 days ÷ closed",
      "close_rate": "closed ÷ to be closed",
      "proactive_rate": "found proactively ÷ reported",
      "settled_at_source": "settled by grid or village ÷ closed",
      "up_rate": "put before the county ÷ reported",
      "found_to_fixed": "fixed in place ÷ found proactively, to be closed",
      "repeat_rate": "repeated ÷ citizens’ reports",
      "accept_timely": "in time ÷ due for acceptance",
      "register_accuracy": "rightly registered ÷ registered",
      "dispatch_timely": "in time ÷ due for dispatch",
      "geocode_accuracy": "rightly located ÷ located",
      "check_timely": "in time ÷ due for a check",
      "close_timely": "in time ÷ due for closing",
      "callback_rate": "called back ÷ reachable",
      "valid_report_rate": "valid ÷ grid reports decided",
      "report_accuracy": "accurate ÷ grid reports registered",
      "verify_timely": "in time ÷ due for verification",
      "self_handle_ok": "passed ÷ sampled",
      "open_per_1000": "open cases per thousand households",
      "reported_per_1000": "reported cases per thousand households",
      "handle_on_time": "handled in time ÷ to be handled",
      "handle_rate": "handled ÷ to be handled",
      "first_pass": "passed at once ÷ handled",
      "sign_timely": "signed in time ÷ to be signed",
      "return_rate": "returns asked for ÷ led",
      "suspend_rate": "suspended ÷ led",
      "dispatch_accuracy": "rightly given ÷ first dispatches",
      "auto_route_accuracy": "rightly given by rules ÷ given by rules",
      "bad_return_rate": "returns refused ÷ returns decided",
      "whistle_timely": "answered in time ÷ whistles to answer",
      "extension_rate": "extended ÷ led",
      "median_h": "working hours from dispatch to the result of cases closed by an office, suspensions taken out: half took no more",
      "p90_h": "the same: nine of ten took no more"
    }
  }
}
