/** Generated from the OpenAPI document by `npm run types`; not edited by hand. */

export interface paths {
    "/api/v1/auth/demo-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Demo Accounts
         * @description Accounts to try the demo with; empty outside the demo.
         */
        get: operations["demo_accounts_api_v1_auth_demo_accounts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login
         * @description Open a sign-in: a cookie for browsers, a bearer token for programs.
         */
        post: operations["login_api_v1_auth_login_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logout
         * @description End this sign-in.
         */
        post: operations["logout_api_v1_auth_logout_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Who is signed in, what they hold, and where.
         */
        get: operations["me_api_v1_auth_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/basemap.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Basemap
         * @description Rivers, roads and rails to draw under the grids, EPSG:4490.
         */
        get: operations["basemap_api_v1_basemap_geojson_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listed
         * @description Cases the actor may read, newest or most pressing first.
         */
        get: operations["listed_api_v1_cases_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shapes
         * @description Located cases as GeoJSON points, EPSG:4490; the most pressing 5,000, `truncated` when there are more.
         */
        get: operations["shapes_api_v1_cases_geojson_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shown
         * @description The whole story of a case, with the moves now open.
         */
        get: operations["shown_api_v1_cases__number__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events
         * @description The moves of a case.
         */
        get: operations["events_api_v1_cases__number__events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move
         * @description Move a case one step; the answer lists the moves open then.
         */
        post: operations["move_api_v1_cases__number__moves_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Categories
         * @description What can be reported, and how often each is.
         */
        get: operations["categories_api_v1_categories_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listed
         * @description Divisions of a level, or children of a parent.
         */
        get: operations["listed_api_v1_divisions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/divisions.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shapes
         * @description Outlines of a level as GeoJSON, EPSG:4490.
         */
        get: operations["shapes_api_v1_divisions_geojson_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/divisions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shown
         * @description One division with those above it.
         */
        get: operations["shown_api_v1_divisions__code__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events
         * @description Server-sent events: that cases of a county changed; ask again for what you show.
         */
        get: operations["events_api_v1_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/geocode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Geocode
         * @description Standard addresses that fit a text, with scores.
         */
        get: operations["geocode_api_v1_geocode_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listed
         * @description Grids below a division, or whose name or code fits.
         */
        get: operations["listed_api_v1_grids_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shapes
         * @description Grids in force on a day as GeoJSON, EPSG:4490.
         */
        get: operations["shapes_api_v1_grids_geojson_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shown
         * @description One grid on a day: border, team, offices, open cases.
         */
        get: operations["shown_api_v1_grids__code__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{code}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History
         * @description All versions of a grid.
         */
        get: operations["history_api_v1_grids__code__history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Healthy
         * @description Answers when the database does; open to everybody, tells nothing else.
         */
        get: operations["healthy_api_v1_health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mine
         * @description Reports the actor sent, newest first.
         */
        get: operations["mine_api_v1_reports_mine_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/nearby": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Nearby
         * @description Open cases near a place (EPSG:4490), nearest first, so that the sender can join one.
         */
        get: operations["nearby_api_v1_reports_nearby_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put
         * @description Send a report: located, routed, and a case. The same again is acknowledged and changes nothing.
         */
        put: operations["put_api_v1_reports__report_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/media/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Medium
         * @description A photo of a report.
         */
        get: operations["get_medium_api_v1_reports__report_id__media__sha256__get"];
        /**
         * Put Medium
         * @description Send a photo of a report under its SHA-256; acknowledged when it is on disk.
         */
        put: operations["put_medium_api_v1_reports__report_id__media__sha256__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Receipt
         * @description What became of a report.
         */
        get: operations["receipt_api_v1_reports__report_id__receipt_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reverse
         * @description The nearest standard address within 500 m; null when there is none.
         */
        get: operations["reverse_api_v1_reverse_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Route
         * @description Grid, team and office for a point or an address, by the boundaries in force, with the reasons.
         */
        get: operations["route_api_v1_route_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stats/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Areas
         * @description Figures of the areas of a level below a parent.
         */
        get: operations["areas_api_v1_stats_areas_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stats/hexes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hexes
         * @description Cases by H3 cell as GeoJSON polygons, EPSG:4490.
         */
        get: operations["hexes_api_v1_stats_hexes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stats/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Series
         * @description Counts by day, week or month.
         */
        get: operations["series_api_v1_stats_series_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Acknowledged
         * @description A report as its sender is told of it.
         */
        Acknowledged: {
            /** Case Number */
            case_number: string;
            /** Category Code */
            category_code: string;
            /** Media */
            media: string[];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /**
             * Report Id
             * Format: uuid
             */
            report_id: string;
            route: components["schemas"]["RouteAnswer"] | null;
            /** State */
            state: string;
        };
        /**
         * AreaOut
         * @description The figures of one area.
         */
        AreaOut: {
            /** Answers */
            answers: number;
            /** Closed */
            closed: number;
            /** Code */
            code: string;
            /** Due */
            due: number;
            /** Due 24H */
            due_24h: number;
            /** Households */
            households: number;
            /** Left Out */
            left_out: number;
            /** Name */
            name: string;
            /** On Time */
            on_time: number;
            /** On Time Rate */
            on_time_rate: number | null;
            /** Open */
            open: number;
            /** Open Per 1000 */
            open_per_1000: number | null;
            /** Overdue */
            overdue: number;
            /** Reported */
            reported: number;
            /** Reported Per 1000 */
            reported_per_1000: number | null;
            /** Satisfaction Rate */
            satisfaction_rate: number | null;
            /** Satisfied */
            satisfied: number;
        };
        /**
         * Areas
         * @description The figures of the areas of a level, their sum, the period before, and limits that cut them into classes.
         */
        Areas: {
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            before: components["schemas"]["FiguresOut"];
            /**
             * Begin
             * Format: date
             */
            begin: string;
            /** Breaks */
            breaks: {
                [key: string]: number[];
            };
            /**
             * End
             * Format: date
             */
            end: string;
            /** Items */
            items: components["schemas"]["AreaOut"][];
            /** Level */
            level: string;
            total: components["schemas"]["FiguresOut"];
        };
        /**
         * AssignmentPart
         * @description A case given to an office.
         */
        AssignmentPart: {
            /**
             * Dispatched At
             * Format: date-time
             */
            dispatched_at: string;
            /** Handle Due At */
            handle_due_at: string | null;
            /** Office Code */
            office_code: string;
            /** Office Name */
            office_name: string;
            /** Part */
            part: string;
            /** Result At */
            result_at: string | null;
            /** Sign Due At */
            sign_due_at: string | null;
            /** Signed At */
            signed_at: string | null;
        };
        /**
         * Brief
         * @description One case in a line; degrees in EPSG:4490, `clock` one of `ok near over susp closed`.
         */
        Brief: {
            /** Address Text */
            address_text: string;
            /** Category Code */
            category_code: string;
            /** Category En */
            category_en: string;
            /** Category Zh */
            category_zh: string;
            /** Clock */
            clock: string;
            /** Closed At */
            closed_at: string | null;
            /** County Code */
            county_code: string;
            /** Description */
            description: string;
            /** Due At */
            due_at: string | null;
            /** Flags */
            flags: string[];
            /** Grid Code */
            grid_code: string | null;
            /** Grid Name */
            grid_name: string | null;
            /** Lat */
            lat: number | null;
            /** Lng */
            lng: number | null;
            /** Number */
            number: string;
            /** Office Code */
            office_code: string | null;
            /** Office Name */
            office_name: string | null;
            /** Platform */
            platform: string;
            /** Report Count */
            report_count: number;
            /** Sensitive */
            sensitive: boolean;
            /** Source */
            source: string;
            /** State */
            state: string;
            /**
             * Submitted At
             * Format: date-time
             */
            submitted_at: string;
            /**
             * Total Due At
             * Format: date-time
             */
            total_due_at: string;
            /** Town Code */
            town_code: string | null;
            /** Town Name */
            town_name: string | null;
            /** Urgency */
            urgency: string;
            /** Village Code */
            village_code: string | null;
            /** Village Name */
            village_name: string | null;
        };
        /**
         * Cases
         * @description A page of cases.
         */
        Cases: {
            /** Items */
            items: components["schemas"]["Brief"][];
            /** Next */
            next: string | null;
        };
        /**
         * Categories
         * @description All categories in code order.
         */
        Categories: {
            /** Items */
            items: components["schemas"]["CategoryOut"][];
        };
        /**
         * CategoryOut
         * @description A category; those of level 2 can be reported.
         */
        CategoryOut: {
            /** Code */
            code: string;
            /** First Handler */
            first_handler: string | null;
            /** Lead Agency Type */
            lead_agency_type: string | null;
            /** Level */
            level: number;
            /** Limit Unit */
            limit_unit: string | null;
            /** Limit Value */
            limit_value: number | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /**
             * Often
             * @description how often grid workers reported it in the last 90 days
             */
            often: number;
            /** Parent Code */
            parent_code: string | null;
            /** Platform */
            platform: string;
            /** Sensitive */
            sensitive: boolean;
            /** Tier */
            tier: string;
            /** Urgency */
            urgency: string | null;
        };
        /**
         * DemoAccount
         * @description An account of the demo, with its password.
         */
        DemoAccount: {
            /** Display Name */
            display_name: string;
            /** Page */
            page: string;
            /** Password */
            password: string;
            /** Title */
            title: string;
            /** Username */
            username: string;
        };
        /**
         * DemoAccounts
         * @description Accounts of the demo; none elsewhere.
         */
        DemoAccounts: {
            /** Items */
            items: components["schemas"]["DemoAccount"][];
        };
        /**
         * DivisionDetail
         * @description A division and those above it, topmost first.
         */
        DivisionDetail: {
            /** Ancestors */
            ancestors: components["schemas"]["DivisionRow"][];
            division: components["schemas"]["DivisionRow"];
        };
        /**
         * DivisionRow
         * @description A division without its outline; `bbox` is west, south, east, north in degrees, None without an outline.
         */
        DivisionRow: {
            /** Bbox */
            bbox: [
                number,
                number,
                number,
                number
            ] | null;
            /** Code */
            code: string;
            /** Kind */
            kind: string;
            /** Lat */
            lat: number | null;
            /** Level */
            level: string;
            /** Lng */
            lng: number | null;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Parent Code */
            parent_code: string | null;
            /** Synthetic */
            synthetic: boolean;
        };
        /**
         * Divisions
         * @description Divisions in code order.
         */
        Divisions: {
            /** Items */
            items: components["schemas"]["DivisionRow"][];
        };
        /**
         * EventPart
         * @description One move of a case.
         */
        EventPart: {
            /** Actor */
            actor: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Move */
            move: string;
            /** Note */
            note: string;
            /** Seq */
            seq: number;
            /** Source */
            source: string | null;
            /** Target */
            target: string;
        };
        /**
         * Events
         * @description The moves of a case, oldest first.
         */
        Events: {
            /** Items */
            items: components["schemas"]["EventPart"][];
        };
        FeatureCollection: {
            features: {
                [key: string]: unknown;
            }[];
            /** @constant */
            type: "FeatureCollection";
        } & {
            [key: string]: unknown;
        };
        /**
         * FiguresOut
         * @description Counts and rates; a rate is null below ten in its denominator. Rates lie in 0–1.
         */
        FiguresOut: {
            /** Answers */
            answers: number;
            /** Closed */
            closed: number;
            /** Due */
            due: number;
            /** Due 24H */
            due_24h: number;
            /** Households */
            households: number;
            /** Left Out */
            left_out: number;
            /** On Time */
            on_time: number;
            /** On Time Rate */
            on_time_rate: number | null;
            /** Open */
            open: number;
            /** Open Per 1000 */
            open_per_1000: number | null;
            /** Overdue */
            overdue: number;
            /** Reported */
            reported: number;
            /** Reported Per 1000 */
            reported_per_1000: number | null;
            /** Satisfaction Rate */
            satisfaction_rate: number | null;
            /** Satisfied */
            satisfied: number;
        };
        /**
         * GridCard
         * @description A grid on a day; `boundary` is a GeoJSON geometry in EPSG:4490.
         */
        GridCard: {
            /** Area Km2 */
            area_km2: number;
            /** Boundary */
            boundary: {
                [key: string]: unknown;
            };
            /** Code */
            code: string;
            county: components["schemas"]["Ref"];
            /** Households */
            households: number;
            /** Layer */
            layer: string;
            /** Name */
            name: string;
            /** Offices */
            offices: components["schemas"]["OfficeRow"][];
            /** Open Cases */
            open_cases: number;
            /** Synthetic */
            synthetic: boolean;
            /** Team */
            team: components["schemas"]["Member"][];
            town: components["schemas"]["Ref"];
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid To */
            valid_to: string | null;
            village: components["schemas"]["Ref"];
            /** Zone Kind */
            zone_kind: string;
        };
        /**
         * GridHistory
         * @description All versions of a grid, oldest first.
         */
        GridHistory: {
            /** Items */
            items: components["schemas"]["GridVersion"][];
        };
        /**
         * GridListing
         * @description A grid in a list.
         */
        GridListing: {
            /** Code */
            code: string;
            /** Households */
            households: number;
            /** Layer */
            layer: string;
            /** Name */
            name: string;
            /** Village Code */
            village_code: string;
            /** Zone Kind */
            zone_kind: string;
        };
        /**
         * GridOption
         * @description A grid that was possible; `border_m` is the distance to its border in metres.
         */
        GridOption: {
            /** Border M */
            border_m: number;
            /** Chosen */
            chosen: boolean;
            /** Code */
            code: string;
            /** Layer */
            layer: string;
            /** Name */
            name: string;
        };
        /**
         * GridRef
         * @description A grid and its layer.
         */
        GridRef: {
            /** Code */
            code: string;
            /** Layer */
            layer: string;
            /** Name */
            name: string;
        };
        /**
         * GridVersion
         * @description A grid as it was for a time.
         */
        GridVersion: {
            /** Area Km2 */
            area_km2: number;
            /** Households */
            households: number;
            /** Name */
            name: string;
            /** Plan Id */
            plan_id: number | null;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid To */
            valid_to: string | null;
        };
        /**
         * Grids
         * @description A page of grids in code order.
         */
        Grids: {
            /** Items */
            items: components["schemas"]["GridListing"][];
            /** Next */
            next: string | null;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * Health
         * @description The state of the installation.
         */
        Health: {
            /** Schema */
            schema: string;
            /** Status */
            status: string;
            /** Version */
            version: string;
        };
        /**
         * HeldPlace
         * @description A role held at a place, with names.
         */
        HeldPlace: {
            /** Code */
            code: string;
            /** Level */
            level: string;
            /** Name */
            name: string;
            /** Role Code */
            role_code: string;
            /** Role Name En */
            role_name_en: string;
            /** Role Name Zh */
            role_name_zh: string;
        };
        /**
         * Hit
         * @description A standard address that may be meant, with its score 0–1; EPSG:4490 degrees.
         */
        Hit: {
            /** County Code */
            county_code: string;
            /** Kind */
            kind: string;
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
            /** Score */
            score: number;
            /** Text */
            text: string;
            /** Town Code */
            town_code: string;
            /** Village Code */
            village_code: string;
        };
        /**
         * Hits
         * @description Standard addresses, best first.
         */
        Hits: {
            /** Items */
            items: components["schemas"]["Hit"][];
        };
        /**
         * Home
         * @description Where the map opens; `bbox` is west, south, east, north in degrees.
         */
        Home: {
            /** Bbox */
            bbox: [
                number,
                number,
                number,
                number
            ] | null;
            /** Code */
            code: string;
            /** Level */
            level: string;
            /** Name */
            name: string;
        };
        /**
         * Login
         * @description Name and password.
         */
        Login: {
            /** Password */
            password: string;
            /** Username */
            username: string;
        };
        /**
         * MediumOut
         * @description A photo on our disk.
         */
        MediumOut: {
            /** Sha256 */
            sha256: string;
            /** Size Bytes */
            size_bytes: number;
        };
        /**
         * Member
         * @description Somebody in a grid's team; the phone is masked.
         */
        Member: {
            /** Duty */
            duty: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /**
         * MoveIn
         * @description A move with what comes along; `satisfaction` is 1–4, 4 best.
         */
        MoveIn: {
            /** Move */
            move: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /** Office Code */
            office_code?: string | null;
            /** Satisfaction */
            satisfaction?: number | null;
        };
        /**
         * NearbyCase
         * @description An open case near a place.
         */
        NearbyCase: {
            case: components["schemas"]["Brief"];
            /** Distance M */
            distance_m: number;
        };
        /**
         * NearbyCases
         * @description Open cases, nearest first.
         */
        NearbyCases: {
            /** Items */
            items: components["schemas"]["NearbyCase"][];
        };
        /**
         * NearestAddress
         * @description The nearest standard address and how far it is, in metres.
         */
        NearestAddress: {
            address: components["schemas"]["Hit"];
            /** Distance M */
            distance_m: number;
        };
        /**
         * OfficeRow
         * @description An office and where it stands.
         */
        OfficeRow: {
            /** Agency Type */
            agency_type: string;
            /** Code */
            code: string;
            /** Level */
            level: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Place Code */
            place_code: string;
        };
        /**
         * OpenMove
         * @description A move this actor may make now, and what must come along.
         */
        OpenMove: {
            /** Answer */
            answer: boolean;
            /** Move */
            move: string;
            /** Note */
            note: boolean;
            /** Office */
            office: boolean;
            /** Offices */
            offices: components["schemas"]["Ref"][];
            /** Target */
            target: string;
        };
        /**
         * OwnReport
         * @description A report its sender sees in their list.
         */
        OwnReport: {
            /** Address Text */
            address_text: string;
            /** Case Number */
            case_number: string;
            /** Category Code */
            category_code: string;
            /** Description */
            description: string;
            /** Media Count */
            media_count: number;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /**
             * Report Id
             * Format: uuid
             */
            report_id: string;
            /** State */
            state: string;
        };
        /**
         * OwnReports
         * @description A page of one's own reports, newest first.
         */
        OwnReports: {
            /** Items */
            items: components["schemas"]["OwnReport"][];
            /** Next */
            next: string | null;
        };
        /**
         * Place
         * @description Degrees in EPSG:4490.
         */
        Place: {
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
        };
        /**
         * Post
         * @description A duty in a grid.
         */
        Post: {
            /** Duty */
            duty: string;
            /** Grid Code */
            grid_code: string;
            /** Grid Name */
            grid_name: string;
        };
        Problem: {
            detail: string;
            instance: string;
            status: number;
            title: string;
            type: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * Profile
         * @description An actor with all that its page needs.
         */
        Profile: {
            /** Display Name */
            display_name: string;
            home: components["schemas"]["Home"] | null;
            /** Offices */
            offices: components["schemas"]["Ref"][];
            /** Places */
            places: components["schemas"]["HeldPlace"][];
            /** Posts */
            posts: components["schemas"]["Post"][];
            /** Title */
            title: string;
            /** Username */
            username: string;
            /** Verbs */
            verbs: string[];
        };
        /**
         * Reason
         * @description One step of the explanation; `ok` is false where a choice was made that somebody may want to check.
         */
        Reason: {
            /** Key */
            key: string;
            /** Ok */
            ok: boolean;
            /** Text En */
            text_en: string;
            /** Text Zh */
            text_zh: string;
        };
        /**
         * Ref
         * @description A code and its name.
         */
        Ref: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * ReportIn
         * @description A report: what, where (a point with its datum, an address, a grid or a division), and when it was seen.
         */
        ReportIn: {
            /** Accuracy M */
            accuracy_m?: number | null;
            /**
             * Address
             * @default
             */
            address?: string;
            /** Category Code */
            category_code: string;
            /**
             * Datum
             * @description wgs84, cgcs2000, gcj02 or bd09
             * @default wgs84
             */
            datum?: string;
            /** Description */
            description: string;
            /** Division Code */
            division_code?: string | null;
            /** Grid Code */
            grid_code?: string | null;
            /** Lat */
            lat?: number | null;
            /**
             * Lng
             * @description degrees of the datum, longitude first
             */
            lng?: number | null;
            /** Observed At */
            observed_at?: string | null;
            /**
             * Outer Number
             * @default
             */
            outer_number?: string;
            reporter?: components["schemas"]["ReporterIn"] | null;
            /**
             * Source
             * @default grid_worker
             */
            source?: string;
        };
        /**
         * ReportPart
         * @description A report of a case; its sender stays sealed.
         */
        ReportPart: {
            /** Accuracy M */
            accuracy_m: number | null;
            /** Address Text */
            address_text: string;
            /** Datum */
            datum: string | null;
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Located By */
            located_by: string;
            /** Media */
            media: string[];
            /**
             * Observed At
             * Format: date-time
             */
            observed_at: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Source */
            source: string;
        };
        /**
         * ReporterIn
         * @description Who reports and how to answer; kept sealed.
         */
        ReporterIn: {
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
        };
        /**
         * RouteAnswer
         * @description Where a report goes, who is there, and why.
         *
         *     `match` says how the grid was found (`inside nearest division`), `located_by` how the place was
         *     (`point address grid division`); `score` is the geocoder's, 0–1.
         */
        RouteAnswer: {
            /** Border M */
            border_m: number | null;
            /** Candidates */
            candidates: components["schemas"]["GridOption"][];
            /** Co Offices */
            co_offices: components["schemas"]["OfficeRow"][];
            county: components["schemas"]["Ref"] | null;
            /** Flags */
            flags: string[];
            grid: components["schemas"]["GridRef"] | null;
            /** Located By */
            located_by: string;
            /** Match */
            match: string;
            office: components["schemas"]["OfficeRow"] | null;
            place: components["schemas"]["Place"] | null;
            /** Platform */
            platform: string | null;
            /** Reasons */
            reasons: components["schemas"]["Reason"][];
            /** Rule */
            rule: string | null;
            /** Score */
            score: number | null;
            /** Team */
            team: components["schemas"]["Member"][];
            town: components["schemas"]["Ref"] | null;
            village: components["schemas"]["Ref"] | null;
        };
        /**
         * Series
         * @description Counts in time.
         */
        Series: {
            /** Items */
            items: components["schemas"]["Step"][];
            /** Step */
            step: string;
        };
        /**
         * SignedIn
         * @description Who is in now; the token is shown once.
         */
        SignedIn: {
            /** Access Token */
            access_token: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            me: components["schemas"]["Profile"];
            /**
             * Token Type
             * @default bearer
             */
            token_type?: string;
        };
        /**
         * Step
         * @description What happened in one day, week or month.
         */
        Step: {
            /** Answers */
            answers: number;
            /** Closed */
            closed: number;
            /** Due */
            due: number;
            /** On Time */
            on_time: number;
            /** Reported */
            reported: number;
            /** Satisfied */
            satisfied: number;
            /**
             * Start
             * Format: date
             */
            start: string;
        };
        /**
         * Story
         * @description A case with everything that belongs to it.
         */
        Story: {
            /** Assignments */
            assignments: components["schemas"]["AssignmentPart"][];
            case: components["schemas"]["Brief"];
            decision: components["schemas"]["RouteAnswer"] | null;
            /** Events */
            events: components["schemas"]["EventPart"][];
            /** Handle Due At */
            handle_due_at: string | null;
            /** Limit Inputs */
            limit_inputs: {
                [key: string]: unknown;
            };
            /** Moves */
            moves: components["schemas"]["OpenMove"][];
            /** Reports */
            reports: components["schemas"]["ReportPart"][];
            /** Return Count */
            return_count: number;
            /** Rework Count */
            rework_count: number;
            /** Satisfaction */
            satisfaction: number | null;
        };
        /** ValidationError */
        ValidationError: {
            /** Context */
            ctx?: Record<string, never>;
            /** Input */
            input?: unknown;
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    demo_accounts_api_v1_auth_demo_accounts_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoAccounts"];
                };
            };
        };
    };
    login_api_v1_auth_login_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    logout_api_v1_auth_logout_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    me_api_v1_auth_me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
        };
    };
    basemap_api_v1_basemap_geojson_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A GeoJSON FeatureCollection, EPSG:4490 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["FeatureCollection"];
                };
            };
            /** @description Unchanged since the ETag sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listed_api_v1_cases_get: {
        parameters: {
            query?: {
                sort?: "newest" | "due";
                open?: boolean | null;
                state?: string | null;
                /** @description code of a division or grid */
                place?: string | null;
                /** @description code of either level, or a platform */
                category?: string | null;
                office?: string | null;
                source?: string | null;
                due?: ("overdue" | "24h") | null;
                text?: string | null;
                /** @description first local day of submission */
                from?: string | null;
                /** @description last local day of submission */
                to?: string | null;
                /** @description west,south,east,north in degrees, EPSG:4490 */
                bbox?: string | null;
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cases"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    shapes_api_v1_cases_geojson_get: {
        parameters: {
            query?: {
                open?: boolean | null;
                state?: string | null;
                /** @description code of a division or grid */
                place?: string | null;
                /** @description code of either level, or a platform */
                category?: string | null;
                office?: string | null;
                source?: string | null;
                due?: ("overdue" | "24h") | null;
                text?: string | null;
                /** @description first local day of submission */
                from?: string | null;
                /** @description last local day of submission */
                to?: string | null;
                /** @description west,south,east,north in degrees, EPSG:4490 */
                bbox?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A GeoJSON FeatureCollection, EPSG:4490 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["FeatureCollection"];
                };
            };
            /** @description Unchanged since the ETag sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    shown_api_v1_cases__number__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    events_api_v1_cases__number__events_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Events"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    move_api_v1_cases__number__moves_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    categories_api_v1_categories_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Categories"];
                };
            };
        };
    };
    listed_api_v1_divisions_get: {
        parameters: {
            query?: {
                level?: string | null;
                parent?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Divisions"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    shapes_api_v1_divisions_geojson_get: {
        parameters: {
            query: {
                level: string;
                parent?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A GeoJSON FeatureCollection, EPSG:4490 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["FeatureCollection"];
                };
            };
            /** @description Unchanged since the ETag sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    shown_api_v1_divisions__code__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DivisionDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    events_api_v1_events_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    geocode_api_v1_geocode_get: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hits"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    listed_api_v1_grids_get: {
        parameters: {
            query?: {
                parent?: string | null;
                q?: string | null;
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grids"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    shapes_api_v1_grids_geojson_get: {
        parameters: {
            query?: {
                parent?: string | null;
                layer?: string | null;
                at?: string | null;
                /** @description west,south,east,north in degrees, EPSG:4490 */
                bbox?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A GeoJSON FeatureCollection, EPSG:4490 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["FeatureCollection"];
                };
            };
            /** @description Unchanged since the ETag sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    shown_api_v1_grids__code__get: {
        parameters: {
            query?: {
                at?: string | null;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GridCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    history_api_v1_grids__code__history_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GridHistory"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    healthy_api_v1_health_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    mine_api_v1_reports_mine_get: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReports"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    nearby_api_v1_reports_nearby_get: {
        parameters: {
            query: {
                lng: number;
                lat: number;
                radius_m?: number;
                category?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearbyCases"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_api_v1_reports__report_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Had been received before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_medium_api_v1_reports__report_id__media__sha256__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_medium_api_v1_reports__report_id__media__sha256__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediumOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    receipt_api_v1_reports__report_id__receipt_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    reverse_api_v1_reverse_get: {
        parameters: {
            query: {
                lng: number;
                lat: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearestAddress"] | null;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    route_api_v1_route_get: {
        parameters: {
            query?: {
                /** @description longitude in degrees of the datum */
                lng?: number | null;
                lat?: number | null;
                datum?: string;
                accuracy_m?: number | null;
                address?: string;
                category?: string | null;
                at?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteAnswer"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    areas_api_v1_stats_areas_get: {
        parameters: {
            query: {
                level: "county" | "town" | "village" | "grid";
                parent?: string | null;
                category?: string | null;
                /** @description first day; 30 days back by default */
                from?: string | null;
                /** @description last day; today by default */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Areas"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    hexes_api_v1_stats_hexes_get: {
        parameters: {
            query?: {
                resolution?: number;
                place?: string | null;
                category?: string | null;
                /** @description first day; 30 days back by default */
                from?: string | null;
                /** @description last day; today by default */
                to?: string | null;
                /** @description west,south,east,north in degrees, EPSG:4490 */
                bbox?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A GeoJSON FeatureCollection, EPSG:4490 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["FeatureCollection"];
                };
            };
            /** @description Unchanged since the ETag sent as If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    series_api_v1_stats_series_get: {
        parameters: {
            query?: {
                place?: string | null;
                category?: string | null;
                step?: "day" | "week" | "month";
                /** @description first day; 30 days back by default */
                from?: string | null;
                /** @description last day; today by default */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
}
