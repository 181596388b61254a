/** Generated from the OpenAPI document by `npm run types`; not edited by hand. */

export interface paths {
	"/api/v1/accounts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description Accounts that you may know of, by name, with what they hold from today on.
		 */
		get: operations["listed_api_v1_accounts_get"];
		put?: never;
		/**
		 * Open One
		 * @description Open an account of a person or a system, without a password: a link sets it.
		 */
		post: operations["open_one_api_v1_accounts_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/link-cards": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Hand Cards
		 * @description Make one-time links of accounts to be printed as cards, told in this answer alone; earlier ones end.
		 */
		post: operations["hand_cards_api_v1_accounts_link_cards_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/links": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Hand Many
		 * @description Make one-time links of accounts, told in this workbook alone; earlier ones open nothing more.
		 */
		post: operations["hand_many_api_v1_accounts_links_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/search": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Search
		 * @description Those of them by part of a name, or how it is said.
		 */
		post: operations["search_api_v1_accounts_search_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/{username}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * One
		 * @description An account with its posts of all days, its sign-ins, and what you may do with it.
		 */
		get: operations["one_api_v1_accounts__username__get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/{username}/closing": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Close
		 * @description Close an account: it is signed out everywhere.
		 */
		post: operations["close_api_v1_accounts__username__closing_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/{username}/links": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Hand
		 * @description Make the one-time link with which an account's owner sets the password; earlier ones open nothing more.
		 */
		post: operations["hand_api_v1_accounts__username__links_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/{username}/posts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Appoint
		 * @description Give the account of a system a role to which you appoint.
		 */
		post: operations["appoint_api_v1_accounts__username__posts_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/{username}/posts/{post_id}/ending": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * End Post
		 * @description Let a role of a system's account end with a day.
		 */
		post: operations["end_post_api_v1_accounts__username__posts__post_id__ending_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/{username}/posts/{post_id}/undo": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Undo Post
		 * @description Undo what was given to a system's account today, or does not count yet.
		 */
		post: operations["undo_post_api_v1_accounts__username__posts__post_id__undo_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/{username}/reopening": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Reopen
		 * @description Open a closed account again; a link sets its password.
		 */
		post: operations["reopen_api_v1_accounts__username__reopening_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/{username}/rights": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Rights
		 * @description What an account may see and do on a day, and by which post.
		 */
		get: operations["rights_api_v1_accounts__username__rights_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/{username}/sign-ins/ending": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * End Sign Ins
		 * @description End all sign-ins of an account, streams too.
		 */
		post: operations["end_sign_ins_api_v1_accounts__username__sign_ins_ending_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/accounts/{username}/unlocking": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Unlock
		 * @description Forget the wrong passwords of an account, so that it can sign in at once.
		 */
		post: operations["unlock_api_v1_accounts__username__unlocking_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/admissions": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description Requests that you may read, the last made first.
		 */
		get: operations["listed_api_v1_admissions_get"];
		put?: never;
		/**
		 * Make
		 * @description Begin a request of a department.
		 */
		post: operations["make_api_v1_admissions_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/admissions/blocks/{number}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Block
		 * @description Turn a case that its grid may not be handed into a request of its department; asked again, it is the same.
		 */
		post: operations["block_api_v1_admissions_blocks__number__post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/admissions/figures": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Figures
		 * @description Requests by outcome, hours of a grid and month on the list, and tasks that were stopped.
		 */
		get: operations["figures_api_v1_admissions_figures_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/admissions/{request_id}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Story
		 * @description A request whole.
		 */
		get: operations["story_api_v1_admissions__request_id__get"];
		/**
		 * Write
		 * @description Keep a draft as it is now.
		 */
		put: operations["write_api_v1_admissions__request_id__put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/admissions/{request_id}/moves": {
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
		 * @description Move a request on; admitted, its item comes onto the county's list.
		 */
		post: operations["move_api_v1_admissions__request_id__moves_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/admissions/{request_id}/opinion": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Opine
		 * @description Say what a town thinks; while it is asked it may say otherwise.
		 */
		post: operations["opine_api_v1_admissions__request_id__opinion_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
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
	"/api/v1/auth/invitation/{token}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Invitation
		 * @description Whose password a one-time link sets.
		 */
		get: operations["invitation_api_v1_auth_invitation__token__get"];
		put?: never;
		/**
		 * Accept
		 * @description Set the password that a one-time link is for; the link opens nothing more.
		 */
		post: operations["accept_api_v1_auth_invitation__token__post"];
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
	"/api/v1/auth/password": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Change Password
		 * @description Change your password; your other sign-ins end.
		 */
		post: operations["change_password_api_v1_auth_password_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/auth/renewal": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Renew
		 * @description Let this sign-in last as if it were opened now, at most thirty days in all.
		 */
		post: operations["renew_api_v1_auth_renewal_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/auth/sign-ins": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Sign Ins
		 * @description Where you are signed in.
		 */
		get: operations["sign_ins_api_v1_auth_sign_ins_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/auth/sign-ins/{key}/ending": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * End Sign In
		 * @description End one of your sign-ins, with the streams it opened.
		 */
		post: operations["end_sign_in_api_v1_auth_sign_ins__key__ending_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/awards": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Award Ledgers
		 * @description Awards of a year by town: each person's, the county's part and the town's.
		 */
		get: operations["award_ledgers_api_v1_awards_get"];
		put?: never;
		/**
		 * Decide
		 * @description Enter what a town decided on its awards of a year, with the record of the decision.
		 */
		post: operations["decide_api_v1_awards_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/awards/{decision_id}/cancel": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Cancel
		 * @description Take a decision on awards back, so that another can be entered.
		 */
		post: operations["cancel_api_v1_awards__decision_id__cancel_post"];
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
	"/api/v1/basemap.topojson": {
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
		get: operations["basemap_api_v1_basemap_topojson_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/beginning": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Beginnings
		 * @description What each county has and still lacks, by the reckoned items of its standard.
		 */
		get: operations["beginnings_api_v1_beginning_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description Briefings or bulletins, the newest first: signed where you read figures, sent to you, all where you write.
		 */
		get: operations["listed_api_v1_briefings_get"];
		put?: never;
		/**
		 * Begin
		 * @description Make a draft of a briefing or bulletin of a county or town for some days.
		 */
		post: operations["begin_api_v1_briefings_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/head": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Head
		 * @description The red head of a county where you sign: whose it is, and the places that one has to name.
		 */
		get: operations["head_api_v1_briefings_head_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/head/file": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Head File
		 * @description The red head of a county as a document, to be changed and sent back; ours where it has none.
		 */
		get: operations["head_file_api_v1_briefings_head_file_get"];
		/**
		 * Set Head
		 * @description Set the red head of a county: a document that names its places, each as `{{ title }}`.
		 */
		put: operations["set_head_api_v1_briefings_head_file_put"];
		post?: never;
		/**
		 * Drop Head
		 * @description Use our red head again.
		 */
		delete: operations["drop_head_api_v1_briefings_head_file_delete"];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/schedules": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Schedules
		 * @description What is drafted and sent by itself where you sign.
		 */
		get: operations["schedules_api_v1_briefings_schedules_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/schedules/{place}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		/**
		 * Set Schedules
		 * @description Set what a place gets by itself, in place of what was set before.
		 */
		put: operations["set_schedules_api_v1_briefings_schedules__place__put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Show
		 * @description A briefing with its blocks, the numbers it may name, and what you may do with it.
		 */
		get: operations["show_api_v1_briefings__id__get"];
		/**
		 * Save
		 * @description Keep a draft as it is now; one that somebody else saved since is not written over.
		 */
		put: operations["save_api_v1_briefings__id__put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/{id}/check": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Check
		 * @description Numbers of a briefing that differ from the data by now, and those that somebody typed.
		 */
		get: operations["check_api_v1_briefings__id__check_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/{id}/editions": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Correct
		 * @description Begin a later edition of a signed briefing, which says what changed.
		 */
		post: operations["correct_api_v1_briefings__id__editions_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/{id}/files/{name}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * File
		 * @description A file of a briefing: of a signed one as it was then, of a draft as it stands, marked as one.
		 */
		get: operations["file_api_v1_briefings__id__files__name__get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/{id}/moves": {
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
		 * @description Move a briefing one step: submit, recall, return, sign (which freezes it), send, discard.
		 */
		post: operations["move_api_v1_briefings__id__moves_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/{id}/preview": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Preview
		 * @description A briefing as it prints, as a page without a script; one block is framed.
		 */
		get: operations["preview_api_v1_briefings__id__preview_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/{id}/receipts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Receive
		 * @description Take note of a bulletin for the towns and offices that you read it for.
		 */
		post: operations["receive_api_v1_briefings__id__receipts_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/briefings/{id}/refresh": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Refresh
		 * @description Read the data of a draft again, as of now; its words stay.
		 */
		post: operations["refresh_api_v1_briefings__id__refresh_post"];
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
	"/api/v1/cases/clusters": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Clustered
		 * @description Located cases in clusters with counts, EPSG:4490, those that touch the box; each counts its cell or spot whole.
		 *
		 *     The list behind a mark has the same filter without the box, with its `cell`, or where it has none with its `box`
		 *     as `bbox`; always with `sensitive=false`.
		 */
		get: operations["clustered_api_v1_cases_clusters_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/counts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Counts
		 * @description How many cases the actor may read behind each tab of a list, counted no further than one beyond `most`.
		 */
		get: operations["counts_api_v1_cases_counts_get"];
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
	"/api/v1/cases/{number}/addressees": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Addressees
		 * @description To whom a slip about a case can go: those of its office, its leader first, then the command centre.
		 */
		get: operations["addressees_api_v1_cases__number__addressees_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/colleagues": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Colleagues
		 * @description Who serves in your office that has a part in a case, and so could be in charge of it there.
		 */
		get: operations["colleagues_api_v1_cases__number__colleagues_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/contact": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Contact
		 * @description Open how the reporters of a case can be reached, with a reason; the timeline of the case tells it.
		 */
		post: operations["contact_api_v1_cases__number__contact_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/coordination": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Proposal
		 * @description What is known to name who leads a case: offices with distance and load, and what was decided before.
		 */
		get: operations["proposal_api_v1_cases__number__coordination_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/decisions": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Decisions
		 * @description Every decision that was taken on a case, oldest first.
		 */
		get: operations["decisions_api_v1_cases__number__decisions_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/doubles": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Doubles
		 * @description What may be the same matter as a case, with the reasons; what was found not to be; and when it came before.
		 */
		get: operations["doubles_api_v1_cases__number__doubles_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/doubles/{other}/apart": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Tell Apart
		 * @description Say that two cases are different matters: neither is proposed for the other again.
		 */
		post: operations["tell_apart_api_v1_cases__number__doubles__other__apart_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/doubles/{other}/apart/undo": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Take Back
		 * @description Take back that two cases are different matters.
		 */
		post: operations["take_back_api_v1_cases__number__doubles__other__apart_undo_post"];
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
		 * @description The moves of a case, oldest first.
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
	"/api/v1/cases/{number}/extension": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Extended
		 * @description When the limit of handling would end, extended by so much, and who could grant it; nothing is changed.
		 */
		get: operations["extended_api_v1_cases__number__extension_get"];
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
		 * @description Move a case one step; the answer is how it stands then, with the moves open. Its story is asked for apart.
		 *
		 *     A move can take a case out of its mover's sight: a returned one is no longer its office's.
		 */
		post: operations["move_api_v1_cases__number__moves_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/papers/{sha256}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Read Paper
		 * @description A paper of a case, to be kept as a file.
		 */
		get: operations["read_paper_api_v1_cases__number__papers__sha256__get"];
		/**
		 * Put Paper
		 * @description Put a PDF, JPG or PNG to a case in which you ask for something, under its SHA-256; your next move names it.
		 */
		put: operations["put_paper_api_v1_cases__number__papers__sha256__put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/photos/{sha256}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get Photo
		 * @description A photo of a case as it is shown, whatever it came with; 503 until the worker has made it.
		 */
		get: operations["get_photo_api_v1_cases__number__photos__sha256__get"];
		/**
		 * Put Photo
		 * @description Send a photo of a case that you look into, under its SHA-256; your next move names it.
		 */
		put: operations["put_photo_api_v1_cases__number__photos__sha256__put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/readers": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Name Reader
		 * @description Put somebody on the need-to-know list of a sensitive case.
		 */
		post: operations["name_reader_api_v1_cases__number__readers_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/readers/candidates": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Candidates
		 * @description Who could be put on the need-to-know list of a sensitive case by this actor, by name; 20 at most.
		 */
		post: operations["candidates_api_v1_cases__number__readers_candidates_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/readers/{username}/removal": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Remove Reader
		 * @description Take somebody off the need-to-know list of a sensitive case.
		 */
		post: operations["remove_reader_api_v1_cases__number__readers__username__removal_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/redecide": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Redecide
		 * @description Put a place, a category or a grid right and decide anew; a preview stores nothing.
		 */
		post: operations["redecide_api_v1_cases__number__redecide_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/reports/{report_id}/code": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Issue
		 * @description Give the code of a report's page, told this once; one given before opens nothing more.
		 */
		post: operations["issue_api_v1_cases__number__reports__report_id__code_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/seen-by": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Seen By
		 * @description Who can see a case today, and by which post; of a sensitive case, who stands on its list.
		 */
		get: operations["seen_by_api_v1_cases__number__seen_by_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/slips/{seq}/moves": {
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
		 * @description Move a slip one step: issue or drop a proposal, answer it, accept the answer or ask again.
		 */
		post: operations["move_api_v1_cases__number__slips__seq__moves_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/cases/{number}/undo": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Undo
		 * @description Undo what the actor did last with a case, within `undo_seconds`; it stands exactly as before, and both are told.
		 *
		 *     Refused where the table of moves does not let it be undone, its time is over, or somebody has gone on meanwhile.
		 */
		post: operations["undo_api_v1_cases__number__undo_post"];
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
		 * @description What can be reported, in code order, and how often each is.
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
	"/api/v1/collection": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Collection
		 * @description What a county collects on a day.
		 */
		get: operations["collection_api_v1_collection_get"];
		put?: never;
		/**
		 * Publish
		 * @description Publish what a county collects from a day on; it is undone by another version.
		 */
		post: operations["publish_api_v1_collection_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/coordination": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Queue
		 * @description What waits for a lead to be named, in cases the actor may read, the most pressing first.
		 */
		get: operations["queue_api_v1_coordination_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/coordination/counts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Counts
		 * @description How many coordinations are open: all, those yours to settle, those past their time, and by whose they are.
		 */
		get: operations["counts_api_v1_coordination_counts_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/coordination/joint": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Joint
		 * @description Joint actions of several offices in open cases the actor may read, in the order of their time.
		 */
		get: operations["joint_api_v1_coordination_joint_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/delegations": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description What is moved down in a county, as the rules in force on a day say: matters, powers, to whom, basis and days.
		 */
		get: operations["listed_api_v1_delegations_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/desks": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Desks
		 * @description The desks that your posts open, with their tabs; none for one who works from no queue.
		 */
		get: operations["desks_api_v1_desks_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/desks/{desk}/cases": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description The cases behind a tab that you read, the most pressing first; of what was, the newest.
		 */
		get: operations["listed_api_v1_desks__desk__cases_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/desks/{desk}/cases.geojson": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Shapes
		 * @description The ordinary cases behind a tab as GeoJSON points, EPSG:4490; the most pressing 5,000, `truncated` if more.
		 */
		get: operations["shapes_api_v1_desks__desk__cases_geojson_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/desks/{desk}/counts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Counts
		 * @description How many cases you read behind each tab of a desk of yours, counted no further than one beyond `most`.
		 */
		get: operations["counts_api_v1_desks__desk__counts_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/devices": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description Links of devices, the newest first.
		 */
		get: operations["listed_api_v1_devices_get"];
		put?: never;
		/**
		 * Make
		 * @description Make a link of a device, with the code that ODK Collect scans; both are told in this answer alone.
		 */
		post: operations["make_api_v1_devices_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/devices/{device_id}/ending": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * End
		 * @description End a link: its device sends nothing more.
		 */
		post: operations["end_api_v1_devices__device_id__ending_post"];
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
		 * @description Divisions of a level, or children of a parent, in code order.
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
		 * @description Outlines of a level, EPSG:4490.
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
	"/api/v1/divisions.topojson": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Shapes
		 * @description Outlines of a level, EPSG:4490.
		 */
		get: operations["shapes_api_v1_divisions_topojson_get"];
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
	"/api/v1/doubles": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Counts
		 * @description How many cases may be the same matter as each of some; those with none, and sensitive ones, are left out.
		 */
		get: operations["counts_api_v1_doubles_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/duty-roster": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * On Duty
		 * @description Who is on duty in command centres where you read grids or manage people, and in which roles nobody is now.
		 */
		get: operations["on_duty_api_v1_duty_roster_get"];
		put?: never;
		/**
		 * Enter
		 * @description Put somebody on the roster of a command centre where you manage people.
		 */
		post: operations["enter_api_v1_duty_roster_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/duty-roster/cancel": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Cancel
		 * @description Take shifts to come off the roster; one that runs ends now.
		 */
		post: operations["cancel_api_v1_duty_roster_cancel_post"];
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
		 *
		 *     It ends with the sign-in (`end` comes first), and when your rights have changed: open it again then.
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
	"/api/v1/exports": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Own
		 * @description Your workbooks of the last day, the newest first, with how far each is.
		 */
		get: operations["own_api_v1_exports_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/accounts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description A county's rows as a workbook that can be changed and brought in again, or the empty form.
		 */
		get: operations["export_api_v1_exports_accounts_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/analysis": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Book
		 * @description The tables of all charts as a workbook; no sensitive case is counted in it.
		 */
		get: operations["book_api_v1_exports_analysis_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/attendance": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description Who was invited to a session, came, when and how they signed in, and how they did.
		 */
		get: operations["export_api_v1_exports_attendance_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/awards": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export Awards
		 * @description The award ledger of a year as a workbook: town, person, award, the county's part, the town's part.
		 */
		get: operations["export_awards_api_v1_exports_awards_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/collection": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description A county's rows as a workbook that can be changed and brought in again, or the empty form.
		 */
		get: operations["export_api_v1_exports_collection_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/coordination": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description The queue as a workbook, without sensitive cases.
		 */
		get: operations["export_api_v1_exports_coordination_get"];
		put?: never;
		/**
		 * Of Coordination
		 * @description Ask for the queue of coordination as a workbook, written in the background.
		 */
		post: operations["of_coordination_api_v1_exports_coordination_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/delegations": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description A county's rows as a workbook that can be changed and brought in again, or the empty form.
		 */
		get: operations["export_api_v1_exports_delegations_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/desks/{desk}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description The list behind a tab as a workbook, without sensitive cases.
		 */
		get: operations["export_api_v1_exports_desks__desk__get"];
		put?: never;
		/**
		 * Of Desk
		 * @description Ask for the list behind a tab as a workbook, written in the background.
		 */
		post: operations["of_desk_api_v1_exports_desks__desk__post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/funds": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description A county's rows as a workbook that can be changed and brought in again, or the empty form.
		 */
		get: operations["export_api_v1_exports_funds_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/grids": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export Grids
		 * @description Grids as a file: in force on a day, or as a plan has them.
		 */
		get: operations["export_grids_api_v1_exports_grids_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/hotspots": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Hot Spot Book
		 * @description The hot spots as a workbook.
		 */
		get: operations["hot_spot_book_api_v1_exports_hotspots_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/messages": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description Your messages as a workbook, without those of sensitive cases.
		 */
		get: operations["export_api_v1_exports_messages_get"];
		put?: never;
		/**
		 * Of Messages
		 * @description Ask for your messages as a workbook, written in the background.
		 */
		post: operations["of_messages_api_v1_exports_messages_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/object-form": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Objects
		 * @description What a county collects of a kind of objects, as an XLSForm.
		 */
		get: operations["objects_api_v1_exports_object_form_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/objects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description A county's rows as a workbook that can be changed and brought in again, or the empty form.
		 */
		get: operations["export_api_v1_exports_objects_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/office-field": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export Field
		 * @description The same of a county as a workbook.
		 */
		get: operations["export_field_api_v1_exports_office_field_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/offices": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description A county's rows as a workbook that can be changed and brought in again, or the empty form.
		 */
		get: operations["export_api_v1_exports_offices_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/page": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Page File
		 * @description Figures, areas and hexagons of a place as one HTML page that opens without a network; no sensitive case in it.
		 */
		get: operations["page_file_api_v1_exports_page_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/party": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description A county's rows as a workbook that can be changed and brought in again, or the empty form.
		 */
		get: operations["export_api_v1_exports_party_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/people": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description A county's rows as a workbook that can be changed and brought in again, or the empty form.
		 */
		get: operations["export_api_v1_exports_people_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/report-form": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Reports
		 * @description The form of reports in a county, with the categories in force, as an XLSForm.
		 */
		get: operations["reports_api_v1_exports_report_form_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/requests": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description The queue as a workbook, without sensitive cases.
		 */
		get: operations["export_api_v1_exports_requests_get"];
		put?: never;
		/**
		 * Of Requests
		 * @description Ask for the queue of requests as a workbook, written in the background.
		 */
		post: operations["of_requests_api_v1_exports_requests_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/rollout": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description The same as a workbook: a sheet of items, a sheet of towns.
		 */
		get: operations["export_api_v1_exports_rollout_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/tasks": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Export
		 * @description A county's rows as a workbook that can be changed and brought in again, or the empty form.
		 */
		get: operations["export_api_v1_exports_tasks_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/{id}/cancel": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Cancel
		 * @description Have a workbook written no further.
		 */
		post: operations["cancel_api_v1_exports__id__cancel_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/exports/{id}/file": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Take
		 * @description A workbook that is done, if you may still read every case in it.
		 */
		post: operations["take_api_v1_exports__id__file_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/field/duty": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Own Duty
		 * @description When you are on duty, and in which grids, today and in the days to come; a patrol is recorded then alone.
		 */
		get: operations["own_duty_api_v1_field_duty_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/field/ground": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Own Ground
		 * @description Your own grids with the offices that get what is reported there, known offline too; a report is decided anew.
		 */
		get: operations["own_ground_api_v1_field_ground_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/field/objects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Own Objects
		 * @description Objects of your own grids with their forms, known offline too; nothing of it is sealed.
		 */
		get: operations["own_objects_api_v1_field_objects_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/field/tasks": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Tasks
		 * @description What you are to look at, the most pressing first: first responses and verifications asked of you, and checks.
		 */
		get: operations["tasks_api_v1_field_tasks_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/field/team": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Own Team
		 * @description The grids whose chief or guide you are: their team of today, open tasks, and cases beyond their limit.
		 */
		get: operations["own_team_api_v1_field_team_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/funds": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Ledger
		 * @description What each line planned for, brought into and spent from towns' budgets in a year, where you read funds.
		 */
		get: operations["ledger_api_v1_funds_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/funds/entries": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Entries
		 * @description The entries that a sum adds up, the newest day first.
		 */
		get: operations["entries_api_v1_funds_entries_get"];
		put?: never;
		/**
		 * Book
		 * @description Write an entry into the ledger of a town whose funds you manage.
		 */
		post: operations["book_api_v1_funds_entries_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/funds/entries/{entry_id}/counter": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Counter
		 * @description Take an entry back by a counter entry; nothing is changed or deleted.
		 */
		post: operations["counter_api_v1_funds_entries__entry_id__counter_post"];
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
		get?: never;
		put?: never;
		/**
		 * Geocode
		 * @description Places that fit an address text, with scores, and what the text was read as.
		 */
		post: operations["geocode_api_v1_geocode_post"];
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
		 * @description Grids below a division, or whose name or code fits, in code order.
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
		 * @description Grids in force on a day, EPSG:4490.
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
	"/api/v1/grids.topojson": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Shapes
		 * @description Grids in force on a day, EPSG:4490.
		 */
		get: operations["shapes_api_v1_grids_topojson_get"];
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
	"/api/v1/grids/{code}/family": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Family
		 * @description From which grids this one came, and which came from it.
		 */
		get: operations["family_api_v1_grids__code__family_get"];
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
		 * @description All versions of a grid, oldest first.
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
	"/api/v1/grids/{code}/load": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Load
		 * @description What one grid carries: households, cases of a year, staff, hours a month, and the index of its workload.
		 */
		get: operations["load_api_v1_grids__code__load_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/grids/{code}/party": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * One
		 * @description The party organisation of a grid, null where it has none.
		 */
		get: operations["one_api_v1_grids__code__party_get"];
		/**
		 * Give
		 * @description Say what party organisation a grid has, in place of what was said before.
		 */
		put: operations["give_api_v1_grids__code__party_put"];
		post?: never;
		/**
		 * Drop
		 * @description Take away the party organisation of a grid.
		 */
		delete: operations["drop_api_v1_grids__code__party_delete"];
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
	"/api/v1/imports/accounts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Bring In
		 * @description Look at a county's table, or do what it says: all of it, or the rows that are right.
		 */
		post: operations["bring_in_api_v1_imports_accounts_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/accounts/rejects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Rejects
		 * @description The rows of a table that would be refused, each with its reason, as a workbook; nothing is kept.
		 */
		post: operations["rejects_api_v1_imports_accounts_rejects_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/boundaries": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Import Grids
		 * @description Look at a file of grids, or load all of it: into a draft plan, or as the first net of a county.
		 */
		post: operations["import_grids_api_v1_imports_boundaries_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/collection": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Bring In
		 * @description Look at a county's table, or do what it says: all of it, or the rows that are right.
		 */
		post: operations["bring_in_api_v1_imports_collection_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/collection-form": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Propose
		 * @description Look at a department's XLSForm: what it would bring into what is collected; nothing is kept or published.
		 */
		post: operations["propose_api_v1_imports_collection_form_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/collection/rejects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Rejects
		 * @description The rows of a table that would be refused, each with its reason, as a workbook; nothing is kept.
		 */
		post: operations["rejects_api_v1_imports_collection_rejects_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/delegations": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Bring In
		 * @description Look at a county's table, or do what it says: all of it, or the rows that are right.
		 */
		post: operations["bring_in_api_v1_imports_delegations_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/delegations/rejects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Rejects
		 * @description The rows of a table that would be refused, each with its reason, as a workbook; nothing is kept.
		 */
		post: operations["rejects_api_v1_imports_delegations_rejects_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/funds": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Bring In
		 * @description Look at a county's table, or do what it says: all of it, or the rows that are right.
		 */
		post: operations["bring_in_api_v1_imports_funds_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/funds/rejects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Rejects
		 * @description The rows of a table that would be refused, each with its reason, as a workbook; nothing is kept.
		 */
		post: operations["rejects_api_v1_imports_funds_rejects_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/line-grids": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Import Line Grids
		 * @description Look at a file of a line's old grids, or load it.
		 */
		post: operations["import_line_grids_api_v1_imports_line_grids_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/objects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Bring In
		 * @description Look at a county's table, or do what it says: all of it, or the rows that are right.
		 */
		post: operations["bring_in_api_v1_imports_objects_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/objects/rejects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Rejects
		 * @description The rows of a table that would be refused, each with its reason, as a workbook; nothing is kept.
		 */
		post: operations["rejects_api_v1_imports_objects_rejects_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/offices": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Bring In
		 * @description Look at a county's table, or do what it says: all of it, or the rows that are right.
		 */
		post: operations["bring_in_api_v1_imports_offices_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/offices/rejects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Rejects
		 * @description The rows of a table that would be refused, each with its reason, as a workbook; nothing is kept.
		 */
		post: operations["rejects_api_v1_imports_offices_rejects_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/party": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Bring In
		 * @description Look at a county's table, or do what it says: all of it, or the rows that are right.
		 */
		post: operations["bring_in_api_v1_imports_party_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/party/rejects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Rejects
		 * @description The rows of a table that would be refused, each with its reason, as a workbook; nothing is kept.
		 */
		post: operations["rejects_api_v1_imports_party_rejects_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/people": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Bring In
		 * @description Look at a county's table, or do what it says: all of it, or the rows that are right.
		 */
		post: operations["bring_in_api_v1_imports_people_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/people/rejects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Rejects
		 * @description The rows of a table that would be refused, each with its reason, as a workbook; nothing is kept.
		 */
		post: operations["rejects_api_v1_imports_people_rejects_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/tasks": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Bring In
		 * @description Look at a county's table, or do what it says: all of it, or the rows that are right.
		 */
		post: operations["bring_in_api_v1_imports_tasks_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/imports/tasks/rejects": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Rejects
		 * @description The rows of a table that would be refused, each with its reason, as a workbook; nothing is kept.
		 */
		post: operations["rejects_api_v1_imports_tasks_rejects_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/layers": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Layered
		 * @description The layers that grids lie in, in the order in which they are shown.
		 */
		get: operations["layered_api_v1_layers_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/leading-groups": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Leading Groups
		 * @description Leading groups of a county or town on a day: members with their open tasks, tasks with the overdue first.
		 */
		get: operations["leading_groups_api_v1_leading_groups_get"];
		put?: never;
		/**
		 * Found
		 * @description Found a leading group.
		 */
		post: operations["found_api_v1_leading_groups_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/leading-groups/{group_id}/ending": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * End Group
		 * @description Let a leading group end with a day; without one it goes on.
		 */
		post: operations["end_group_api_v1_leading_groups__group_id__ending_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/leading-groups/{group_id}/members": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Join
		 * @description Take somebody into a group from a day on.
		 */
		post: operations["join_api_v1_leading_groups__group_id__members_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/leading-groups/{group_id}/members/{member_id}/ending": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Leave
		 * @description Let a member's function end with a day; with the day before their first it never was.
		 */
		post: operations["leave_api_v1_leading_groups__group_id__members__member_id__ending_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/leading-groups/{group_id}/tasks": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Task
		 * @description Give a group a task.
		 */
		post: operations["task_api_v1_leading_groups__group_id__tasks_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/leading-groups/{group_id}/tasks/{task_id}/result": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Settle
		 * @description Tell the result of a task; an empty one opens it again.
		 */
		post: operations["settle_api_v1_leading_groups__group_id__tasks__task_id__result_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/leaves": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Leaves
		 * @description Leaves of people who serve where you may see it, the latest first; the reason only where you manage people.
		 */
		get: operations["leaves_api_v1_leaves_get"];
		put?: never;
		/**
		 * Enter
		 * @description Enter leave of somebody who serves where you manage people.
		 */
		post: operations["enter_api_v1_leaves_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/leaves/{leave_id}/cancel": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Cancel
		 * @description Cancel leave to come; leave that runs ends with yesterday.
		 */
		post: operations["cancel_api_v1_leaves__leave_id__cancel_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/line-grids": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description Old grids of the lines by line and code, each with its shares of the net by area.
		 */
		get: operations["listed_api_v1_line_grids_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/line-grids/retirement": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		/**
		 * Retire
		 * @description Say from which day a line's grids are no longer used.
		 */
		put: operations["retire_api_v1_line_grids_retirement_put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/meetings": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description Meetings that you may read, the last called first.
		 */
		get: operations["listed_api_v1_meetings_get"];
		put?: never;
		/**
		 * Call
		 * @description Call a meeting; its agenda is drafted from undone decisions, weak points and open problems.
		 */
		post: operations["call_api_v1_meetings_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/meetings/decisions/{decision_id}/result": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Settle
		 * @description Tell what became of a decision: by who prepares the meeting, or the leader of the office that does it.
		 */
		post: operations["settle_api_v1_meetings_decisions__decision_id__result_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/meetings/{meeting_id}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Story
		 * @description A meeting whole.
		 */
		get: operations["story_api_v1_meetings__meeting_id__get"];
		/**
		 * Write
		 * @description Keep agenda, minutes and decisions as they stand on screen.
		 */
		put: operations["write_api_v1_meetings__meeting_id__put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/meetings/{meeting_id}/agenda": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Redraft
		 * @description Draft the agenda again; what somebody put there or wrote on stays.
		 */
		post: operations["redraft_api_v1_meetings__meeting_id__agenda_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/meetings/{meeting_id}/files/{name}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * File
		 * @description A meeting on paper, into the red head of its county: agenda, minutes, decisions.
		 */
		get: operations["file_api_v1_meetings__meeting_id__files__name__get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/meetings/{meeting_id}/moves": {
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
		 * @description Move a meeting on; confirmed, its decisions with a category become cases.
		 */
		post: operations["move_api_v1_meetings__meeting_id__moves_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/messages": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description Your messages, the newest first; one for a case until you have read it.
		 */
		get: operations["listed_api_v1_messages_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/messages/channels": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Ways Out
		 * @description Ways out of the house; no secret is shown.
		 */
		get: operations["ways_out_api_v1_messages_channels_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/messages/channels/{code}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		/**
		 * Set Channel
		 * @description Set a way out of the house, or make one.
		 */
		put: operations["set_channel_api_v1_messages_channels__code__put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/messages/channels/{code}/try": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Try Channel
		 * @description Send a message without any case by a channel, as it is kept, and tell how it went.
		 */
		post: operations["try_channel_api_v1_messages_channels__code__try_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/messages/counts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Counts
		 * @description How many messages and notices you have not read, up to a thousand of either.
		 */
		get: operations["counts_api_v1_messages_counts_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/messages/habits": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Habits
		 * @description When nothing that can wait is sent to you out of the house, and where it would be sent.
		 */
		get: operations["habits_api_v1_messages_habits_get"];
		/**
		 * Set Habits
		 * @description Set your quiet hours and your addresses; channels that are not named keep theirs.
		 */
		put: operations["set_habits_api_v1_messages_habits_put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/messages/notices": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Told
		 * @description What you are told that is no case, such as a briefing that was signed: the newest first, fifty at most.
		 */
		get: operations["told_api_v1_messages_notices_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/messages/outbox": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Outbox
		 * @description What left the house, waits to, or could not, the newest first; neither case nor event is told.
		 */
		get: operations["outbox_api_v1_messages_outbox_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/messages/outbox/again": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * All Again
		 * @description Send once more all of a channel that was given up; a receiver knows a message again by its key.
		 */
		post: operations["all_again_api_v1_messages_outbox_again_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/messages/outbox/{id}/again": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Again
		 * @description Send once more what was given up.
		 */
		post: operations["again_api_v1_messages_outbox__id__again_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/messages/read": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Read
		 * @description Note that you have read some messages and notices, or all up to a moment; what came meanwhile stays unread.
		 */
		post: operations["read_api_v1_messages_read_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/net/compare.geojson": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Compare
		 * @description Areas below a division that belong to another grid on one day than on another; EPSG:4490.
		 */
		get: operations["compare_api_v1_net_compare_geojson_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/net/days": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Days
		 * @description Days on which grids below a division changed, newest first, and by which plan.
		 */
		get: operations["days_api_v1_net_days_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/objects.geojson": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Drawn
		 * @description Objects as points; people are never drawn.
		 */
		get: operations["drawn_api_v1_objects_geojson_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/objects/addresses": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Addresses
		 * @description Standard addresses where you collect objects, that hold what is typed.
		 */
		post: operations["addresses_api_v1_objects_addresses_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/objects/counts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Counts
		 * @description The same counted by kind, and how many should have been confirmed again by now.
		 */
		post: operations["counts_api_v1_objects_counts_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/objects/search": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Listed
		 * @description Objects of your grids or places, the last made first.
		 */
		post: operations["listed_api_v1_objects_search_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/objects/{object_id}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Story
		 * @description An object with its form and history, without what is sealed.
		 */
		get: operations["story_api_v1_objects__object_id__get"];
		/**
		 * Save
		 * @description Keep an object, new or as it is now; the same again changes nothing.
		 */
		put: operations["save_api_v1_objects__object_id__put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/objects/{object_id}/confirmation": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Confirm
		 * @description Say that an object is as it is told.
		 */
		post: operations["confirm_api_v1_objects__object_id__confirmation_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/objects/{object_id}/ending": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * End
		 * @description Say that an object is there no more.
		 */
		post: operations["end_api_v1_objects__object_id__ending_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/objects/{object_id}/opening": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Unseal
		 * @description Open what is sealed of an object, with a reason that is kept.
		 */
		post: operations["unseal_api_v1_objects__object_id__opening_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/offices": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description Offices on a day where you read grids or manage offices, by place and code, with their lines and towns.
		 */
		get: operations["listed_api_v1_offices_get"];
		put?: never;
		/**
		 * Found
		 * @description Found an office where you manage offices; reports go to it from its first day.
		 */
		post: operations["found_api_v1_offices_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/offices/field": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * In Field
		 * @description The share of an office's people in the field, by office and month, as told for each month's last day.
		 */
		get: operations["in_field_api_v1_offices_field_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/offices/{code}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * One
		 * @description An office on a day: its versions, what it serves, and how far its villages lie.
		 */
		get: operations["one_api_v1_offices__code__get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/offices/{code}/changes": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Change
		 * @description Change an office from a day on; until the day before it stays as it was.
		 */
		post: operations["change_api_v1_offices__code__changes_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/offices/{code}/closing": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Close
		 * @description Close an office with a last day; reports of the day after go elsewhere.
		 */
		post: operations["close_api_v1_offices__code__closing_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/offices/{code}/open-work": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Open Work
		 * @description What would be left behind by an office that closes, where you manage offices.
		 */
		get: operations["open_work_api_v1_offices__code__open_work_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/offices/{code}/undo": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Undo
		 * @description Take back what was done last: a closing, or a change or founding that begins today or later.
		 */
		post: operations["undo_api_v1_offices__code__undo_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/overlays": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Overlays
		 * @description Named places in a division, or rivers with their chiefs, each at a point.
		 */
		get: operations["overlays_api_v1_overlays_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/patrols": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Own
		 * @description Your own patrols, the last one first.
		 */
		get: operations["own_api_v1_patrols_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/patrols/cells": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Cells
		 * @description The patrol cells of a grid, those that were reached or those that were not: what coverage counts.
		 */
		get: operations["cells_api_v1_patrols_cells_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/patrols/coverage": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Coverage
		 * @description How much of grids patrols reached in some days, a week at least; who walked is not told.
		 */
		get: operations["coverage_api_v1_patrols_coverage_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/patrols/{patrol_id}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Story
		 * @description A patrol of your own, with its track and stops until they go.
		 */
		get: operations["story_api_v1_patrols__patrol_id__get"];
		/**
		 * Put
		 * @description Send a patrol that you walked on duty. The same again is acknowledged and changes nothing.
		 */
		put: operations["put_api_v1_patrols__patrol_id__put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/people": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * People
		 * @description People who serve, or are employed, where you may see it, with their duties on the day.
		 */
		get: operations["people_api_v1_people_get"];
		put?: never;
		/**
		 * Add
		 * @description Enter somebody whom a town employs whose people you edit.
		 */
		post: operations["add_api_v1_people_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/people/counts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Counted
		 * @description How many people each filter of the list finds.
		 */
		get: operations["counted_api_v1_people_counts_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/people/coverage": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Coverage
		 * @description Grids with their chief and full-timers on the day, and what is wrong there, by code.
		 */
		get: operations["coverage_api_v1_people_coverage_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/people/search": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Search
		 * @description Those of them by part of the name, the beginning of its pinyin or initials, or a telephone's end.
		 */
		post: operations["search_api_v1_people_search_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/people/{person_id}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * One
		 * @description Somebody as they stand on the day: facts, posts of all times, what they may do by which post, training, leave.
		 */
		get: operations["one_api_v1_people__person_id__get"];
		/**
		 * Change
		 * @description Change who somebody is; a contract's last day ends posts and account with it.
		 */
		put: operations["change_api_v1_people__person_id__put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/people/{person_id}/competences": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		/**
		 * Trained
		 * @description Say for which lines somebody is trained, in place of what was said before.
		 */
		put: operations["trained_api_v1_people__person_id__competences_put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/people/{person_id}/leaving": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Leaving
		 * @description Let somebody leave with a day; posts and account end with it, heirs go on with what is open.
		 */
		post: operations["leaving_api_v1_people__person_id__leaving_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/people/{person_id}/leaving/undo": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Staying
		 * @description Let somebody stay who was entered as leaving; what others took over and did not begin comes back.
		 */
		post: operations["staying_api_v1_people__person_id__leaving_undo_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/people/{person_id}/open-work": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Open Work
		 * @description What somebody who leaves with a day would leave behind: posts with their open cases, shifts, standing in.
		 */
		get: operations["open_work_api_v1_people__person_id__open_work_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/people/{person_id}/phone": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Phone
		 * @description The whole telephone number, where you manage people; it is kept that you looked.
		 */
		post: operations["phone_api_v1_people__person_id__phone_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/personnel": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Matters
		 * @description Personnel matters that you have a part in, the newest first.
		 */
		get: operations["matters_api_v1_personnel_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/personnel/candidates": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Who
		 * @description Who may become head of an office for whose department you speak: part of a name in the line, else a whole one.
		 */
		post: operations["who_api_v1_personnel_candidates_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/personnel/counts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Counted
		 * @description How many matters wait for somebody, by kind, and how many for you.
		 */
		get: operations["counted_api_v1_personnel_counts_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/personnel/head-moves": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Ask
		 * @description Ask a town for its written consent to the move of a head, where you speak for the office's department.
		 */
		post: operations["ask_api_v1_personnel_head_moves_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/personnel/offices": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Offices
		 * @description Stationed offices for whose department or town you speak, with their staff.
		 */
		get: operations["offices_api_v1_personnel_offices_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/personnel/suggestions": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Suggest
		 * @description File a suggestion about somebody of an office where you speak for the town; the office's figures go with it.
		 */
		post: operations["suggest_api_v1_personnel_suggestions_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/personnel/{matter_id}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * One
		 * @description A matter with its steps, what you may do, and the cases in it that you may read.
		 */
		get: operations["one_api_v1_personnel__matter_id__get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/personnel/{matter_id}/moves": {
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
		 * @description Move a matter one step on.
		 */
		post: operations["move_api_v1_personnel__matter_id__moves_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/personnel/{matter_id}/paper": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Read Paper
		 * @description The town's written answer, to be kept as a file.
		 */
		get: operations["read_paper_api_v1_personnel__matter_id__paper_get"];
		/**
		 * Put Paper
		 * @description Put the town's written answer, a PDF, JPG or PNG; kept as it came, under its hash.
		 */
		put: operations["put_paper_api_v1_personnel__matter_id__paper_put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description Plans of the counties whose plans you may read, newest first.
		 */
		get: operations["listed_api_v1_plans_get"];
		put?: never;
		/**
		 * Begin
		 * @description Begin a plan in a county.
		 */
		post: operations["begin_api_v1_plans_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Shown
		 * @description A plan with its edits, its way, and the moves now open.
		 */
		get: operations["shown_api_v1_plans__plan_id__get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/edits": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Edit
		 * @description Edit the plan: draw, reshape, split, merge, move vertices, transfer, retire, rename, assign, repair, propose.
		 */
		post: operations["edit_api_v1_plans__plan_id__edits_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/grids.geojson": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Shapes
		 * @description A village's grids as the plan has them, and the grids that touch them; EPSG:4490.
		 */
		get: operations["shapes_api_v1_plans__plan_id__grids_geojson_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/handovers": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Handovers
		 * @description Open cases that changed hands when the plan took effect.
		 */
		get: operations["handovers_api_v1_plans__plan_id__handovers_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/homes": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Homes
		 * @description Where the households of a village live, by the net in force.
		 */
		get: operations["homes_api_v1_plans__plan_id__homes_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/impact": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Weighed
		 * @description What the plan moves: households, open cases, key places, and how the grids are balanced.
		 */
		get: operations["weighed_api_v1_plans__plan_id__impact_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/loads": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Loads
		 * @description What the grids of a village carry, as in force and as the plan has them.
		 */
		get: operations["loads_api_v1_plans__plan_id__loads_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/moved.geojson": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Moved
		 * @description The areas that change hands with the plan; EPSG:4490.
		 */
		get: operations["moved_api_v1_plans__plan_id__moved_geojson_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/moves": {
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
		 * @description Submit, consent to, return, approve, publish or withdraw the plan.
		 */
		post: operations["move_api_v1_plans__plan_id__moves_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/people": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * People
		 * @description Who may serve a village's grids, by name.
		 */
		get: operations["people_api_v1_plans__plan_id__people_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/presence": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		/**
		 * Speak
		 * @description Say where you edit, every 15 seconds; answers who else edits there, in any plan.
		 */
		put: operations["speak_api_v1_plans__plan_id__presence_put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/problems": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Problems
		 * @description What is wrong with the plan's villages, or with one; each problem a GeoJSON feature, errors first.
		 */
		get: operations["problems_api_v1_plans__plan_id__problems_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/rebase": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Rebase
		 * @description Make the plan's edits again on the net as it is now.
		 */
		post: operations["rebase_api_v1_plans__plan_id__rebase_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/redo": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Redo
		 * @description Make the edit again that was undone last.
		 */
		post: operations["redo_api_v1_plans__plan_id__redo_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/undo": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Undo
		 * @description Take the last edit back; shapes are again what they were, to the last bit.
		 */
		post: operations["undo_api_v1_plans__plan_id__undo_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/plans/{plan_id}/villages": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Village List
		 * @description The villages of the plan's county in code order, with what the plan changes there and what is wrong.
		 */
		get: operations["village_list_api_v1_plans__plan_id__villages_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/portfolios": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Table
		 * @description Which leader looks after what at a county or town on a day, with what is wrong with it.
		 */
		get: operations["table_api_v1_portfolios_get"];
		put?: never;
		/**
		 * Give
		 * @description Let a leader look after something from a day on.
		 */
		post: operations["give_api_v1_portfolios_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/portfolios/{portfolio_id}/ending": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * End
		 * @description Let it end with a day.
		 */
		post: operations["end_api_v1_portfolios__portfolio_id__ending_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/portfolios/{portfolio_id}/undo": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Undo
		 * @description Take back what was entered by mistake.
		 */
		post: operations["undo_api_v1_portfolios__portfolio_id__undo_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/posts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Appointed
		 * @description Appoint somebody to a role where you appoint to it.
		 */
		post: operations["appointed_api_v1_posts_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/posts/preview": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Preview
		 * @description What an appointment would do, or why it can't be; nothing is kept, and the post has the id 0.
		 */
		post: operations["preview_api_v1_posts_preview_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/posts/{post_id}/end": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * End
		 * @description Let a post end with a day, and somebody go on with it.
		 */
		post: operations["end_api_v1_posts__post_id__end_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/posts/{post_id}/reopen": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Reopen
		 * @description Let a post go on that was ended by hand; at the latest on the day after its last.
		 */
		post: operations["reopen_api_v1_posts__post_id__reopen_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/posts/{post_id}/undo": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Undo
		 * @description Undo an appointment on its day or before it begins; the chief it replaced goes on.
		 */
		post: operations["undo_api_v1_posts__post_id__undo_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/q/{code}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Shown
		 * @description The page that a code opens: progress in plain words, never of whom, and of a sealed matter never of what.
		 */
		get: operations["shown_api_v1_q__code__get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/q/{code}/addition": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Add
		 * @description Add what was asked for, so that the case goes on.
		 */
		post: operations["add_api_v1_q__code__addition_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/q/{code}/evaluation": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Evaluate
		 * @description Say how it was handled, once.
		 */
		post: operations["evaluate_api_v1_q__code__evaluation_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/q/{code}/objection": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Object To
		 * @description Object to how it was handled, within 15 days of its end; it is done again once at most.
		 */
		post: operations["object_to_api_v1_q__code__objection_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/q/{code}/urge": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Urge
		 * @description Remind, once a day.
		 */
		post: operations["urge_api_v1_q__code__urge_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/q/{code}/withdrawal": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Withdraw
		 * @description Withdraw what nobody works on yet, is not sealed and concerns no safety.
		 */
		post: operations["withdraw_api_v1_q__code__withdrawal_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/reports/doubles": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Of Report
		 * @description Open cases that may be what is being reported, so that the sender can join one instead; the likeliest first.
		 */
		post: operations["of_report_api_v1_reports_doubles_post"];
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
	"/api/v1/reports/mine/closed": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Closed
		 * @description Your own reports whose cases are closed, the last closed first, at most 500.
		 */
		get: operations["closed_api_v1_reports_mine_closed_get"];
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
		 * @description A photo of a report as it is shown: a JPEG without place and device; 503 until the worker has made it.
		 */
		get: operations["get_medium_api_v1_reports__report_id__media__sha256__get"];
		/**
		 * Put Medium
		 * @description Send a photo of a report under its SHA-256; acknowledged when it is kept for good, as it came.
		 *
		 *     Of one whose connection breaks, what has come is kept: the receipt tells how much, and PATCH goes on there.
		 */
		put: operations["put_medium_api_v1_reports__report_id__media__sha256__put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		/**
		 * Go On With Medium
		 * @description Go on with a photo where what is there of it ends; 409 tells where that is.
		 */
		patch: operations["go_on_with_medium_api_v1_reports__report_id__media__sha256__patch"];
		trace?: never;
	};
	"/api/v1/reports/{report_id}/outcome": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Outcome
		 * @description What became of a report that you sent; of a sealed matter nothing but that.
		 */
		get: operations["outcome_api_v1_reports__report_id__outcome_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/reports/{report_id}/outcome/photos/{sha256}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Outcome Photo
		 * @description A photo of the result of a report that you sent, as it is shown.
		 */
		get: operations["outcome_photo_api_v1_reports__report_id__outcome_photos__sha256__get"];
		put?: never;
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
		 * @description What became of a report, and which of its photos are here.
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
	"/api/v1/requests": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Queue
		 * @description What offices ask for in cases the actor may read, the most pressing first.
		 */
		get: operations["queue_api_v1_requests_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/requests/counts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Counts
		 * @description How many requests wait: all, those yours to decide, those past their time, and by kind.
		 */
		get: operations["counts_api_v1_requests_counts_get"];
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
		 * @description The nearest standard address within 500 m and its grid; null when there is none.
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
	"/api/v1/rollout": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Shown
		 * @description How far a county is: its towns, the items of its standard, its milestones.
		 */
		get: operations["shown_api_v1_rollout_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/rollout/rows": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Rows
		 * @description What a measure counted, those that lack it first; the first 500.
		 */
		get: operations["rows_api_v1_rollout_rows_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/rollout/standards": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Standards
		 * @description All versions of a county's creation standard, the newest first.
		 */
		get: operations["standards_api_v1_rollout_standards_get"];
		put?: never;
		/**
		 * Set Standard
		 * @description Set a county's creation standard; the one before stays on record.
		 */
		post: operations["set_standard_api_v1_rollout_standards_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/rollout/ticks": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Ticks
		 * @description What was found by hand of an item, the newest first.
		 */
		get: operations["ticks_api_v1_rollout_ticks_get"];
		put?: never;
		/**
		 * Tick
		 * @description Say by hand whether an item is so; saying otherwise undoes it.
		 */
		post: operations["tick_api_v1_rollout_ticks_post"];
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
		get?: never;
		put?: never;
		/**
		 * Route
		 * @description Grid, team and office for a point or an address by the boundaries in force, with reasons; nothing is kept.
		 */
		post: operations["route_api_v1_route_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/route/bulk": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Route Bulk
		 * @description The grid of each point, how it was matched and the metres to its border, in the order asked; 10,000 at most.
		 */
		post: operations["route_bulk_api_v1_route_bulk_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/rule-sets": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description Sets of rules you may read, newest first.
		 */
		get: operations["listed_api_v1_rule_sets_get"];
		put?: never;
		/**
		 * Begin
		 * @description Begin a draft.
		 */
		post: operations["begin_api_v1_rule_sets_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/rule-sets/habits": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Rule Habits
		 * @description Where one office was named to lead time and again and no rule names it yet, the most frequent first.
		 */
		get: operations["rule_habits_api_v1_rule_sets_habits_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/rule-sets/in-force": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * In Force
		 * @description The rules of a county on a day, today unless one is named; null where none are in force.
		 */
		get: operations["in_force_api_v1_rule_sets_in_force_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/rule-sets/options": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Options
		 * @description What the rules of a county can name.
		 */
		get: operations["options_api_v1_rule_sets_options_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/rule-sets/record": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Rule Record
		 * @description How often each rule decided, by code, how often its cases came back, and how often rightly.
		 */
		get: operations["rule_record_api_v1_rule_sets_record_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/rule-sets/{set_id}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Shown
		 * @description A set with its rules, its changes and the moves now open.
		 */
		get: operations["shown_api_v1_rule_sets__set_id__get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		/**
		 * Change
		 * @description Change a draft; rules as a whole list.
		 */
		patch: operations["change_api_v1_rule_sets__set_id__patch"];
		trace?: never;
	};
	"/api/v1/rule-sets/{set_id}/moves": {
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
		 * @description Submit, return, publish, rebase or withdraw.
		 */
		post: operations["move_api_v1_rule_sets__set_id__moves_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/rule-sets/{set_id}/problems": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Problems
		 * @description What is wrong with a set on the day it is to take effect, errors first.
		 */
		get: operations["problems_api_v1_rule_sets__set_id__problems_get"];
		put?: never;
		/**
		 * Problems Of Rules
		 * @description What is wrong with rules that are not saved yet, errors first.
		 */
		post: operations["problems_of_rules_api_v1_rule_sets__set_id__problems_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/rule-sets/{set_id}/trial": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Trial
		 * @description Which past cases would go elsewhere by these rules.
		 */
		post: operations["trial_api_v1_rule_sets__set_id__trial_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/agencies": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Agency Kinds
		 * @description Every kind of agency on a day, with its offices and the categories it owns.
		 */
		get: operations["agency_kinds_api_v1_settings_agencies_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/agencies/changes": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Change Agencies
		 * @description Change kinds of agencies from a first day on, add some, or undo a change.
		 */
		post: operations["change_agencies_api_v1_settings_agencies_changes_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/agencies/preview": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Agencies Previewed
		 * @description What a change of kinds of agencies would do, without doing it.
		 */
		post: operations["agencies_previewed_api_v1_settings_agencies_preview_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/calendar": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Shown
		 * @description The work calendar of a year, with all schedules.
		 */
		get: operations["shown_api_v1_settings_calendar_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/calendar/changes": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Change Calendar
		 * @description Change the calendar, or undo a change; open cases are reckoned by the worker, or at once by `reckoning`.
		 */
		post: operations["change_calendar_api_v1_settings_calendar_changes_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/calendar/file": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Read
		 * @description What the file of a year's holidays says, to be previewed as a change; nothing is changed.
		 */
		post: operations["read_api_v1_settings_calendar_file_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/calendar/preview": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Calendar Previewed
		 * @description What a change would do to the calendar and to open cases, without doing it.
		 */
		post: operations["calendar_previewed_api_v1_settings_calendar_preview_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/messages": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Told
		 * @description Who is told of what, and the quiet hours of everybody.
		 */
		get: operations["told_api_v1_settings_messages_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/messages/changes": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Change Told
		 * @description Change who is told of what from now on, or undo a change.
		 */
		post: operations["change_told_api_v1_settings_messages_changes_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/messages/preview": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Told Previewed
		 * @description What a change of who is told of what would change, without doing it.
		 */
		post: operations["told_previewed_api_v1_settings_messages_preview_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/pack": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Pack File
		 * @description All that is set, as it counts on a day, as one file: a row a line, in an order that stays.
		 */
		get: operations["pack_file_api_v1_settings_pack_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/pack/changes": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Change Pack
		 * @description Take in a pack from a first day on, all of it or nothing, or undo a change.
		 */
		post: operations["change_pack_api_v1_settings_pack_changes_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/pack/drafts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Draft Pack
		 * @description Make the rules and task lists of a pack drafts of a county; who publishes them is who publishes any others.
		 */
		post: operations["draft_pack_api_v1_settings_pack_drafts_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/pack/preview": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Pack Previewed
		 * @description What a pack would add, change and take away, row by row, without taking it in.
		 */
		post: operations["pack_previewed_api_v1_settings_pack_preview_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/reckoning": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Reckon
		 * @description Reckon the next of the open cases that wait for it; ask again while some wait.
		 */
		post: operations["reckon_api_v1_settings_reckoning_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/reporter_pages": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Pages
		 * @description In which counties reporters see their reports by a code, without account.
		 */
		get: operations["pages_api_v1_settings_reporter_pages_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/reporter_pages/changes": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Change Pages
		 * @description Open or close the pages of counties from now on, or undo a change.
		 */
		post: operations["change_pages_api_v1_settings_reporter_pages_changes_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/reporter_pages/preview": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Pages Previewed
		 * @description What opening or closing pages would change, without doing it.
		 */
		post: operations["pages_previewed_api_v1_settings_reporter_pages_preview_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/roles": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Matrix
		 * @description All roles with their verbs, and which of them the one who asks may change.
		 */
		get: operations["matrix_api_v1_settings_roles_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/roles/changes": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Change Roles
		 * @description Change the verbs of roles from now on, or undo a change.
		 */
		post: operations["change_roles_api_v1_settings_roles_changes_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/roles/preview": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Roles Previewed
		 * @description How many accounts would hold other verbs, without changing any role.
		 */
		post: operations["roles_previewed_api_v1_settings_roles_preview_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/terms": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Terms Of
		 * @description Categories with owners and limits, and stage limits, as they count for what arrives on a day.
		 */
		get: operations["terms_of_api_v1_settings_terms_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/terms/changes": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Change Terms
		 * @description Change categories and stage limits from a first day on, or undo a change.
		 */
		post: operations["change_terms_api_v1_settings_terms_changes_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/terms/preview": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Terms Previewed
		 * @description What a change would do for what arrives from its first day on, and to open cases that arrived since.
		 */
		post: operations["terms_previewed_api_v1_settings_terms_preview_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/thresholds": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Numbers
		 * @description All thresholds, each with its unit and range.
		 */
		get: operations["numbers_api_v1_settings_thresholds_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/thresholds/changes": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Change Thresholds
		 * @description Set thresholds from now on, or undo a change.
		 */
		post: operations["change_thresholds_api_v1_settings_thresholds_changes_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/thresholds/preview": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Thresholds Previewed
		 * @description What other thresholds would do, without setting them.
		 */
		post: operations["thresholds_previewed_api_v1_settings_thresholds_preview_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/settings/{topic}/changes": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Changed
		 * @description Changes of a topic, the newest 200 first.
		 */
		get: operations["changed_api_v1_settings__topic__changes_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/slips": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Listed
		 * @description Supervision slips about cases the actor may read, those that wait longest first.
		 */
		get: operations["listed_api_v1_slips_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/slips/counts": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Counts
		 * @description How many slips wait for somebody: all, yours, late ones, red ones, and by state.
		 */
		get: operations["counts_api_v1_slips_counts_get"];
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
	"/api/v1/stats/catalogue": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Catalogue
		 * @description Every figure of the catalogue with what it is read from; what is not computable yet with what is missing.
		 */
		get: operations["catalogue_api_v1_stats_catalogue_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/categories": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Categories
		 * @description What was reported by category, beside the same days a year ago or the days before.
		 */
		get: operations["categories_api_v1_stats_categories_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/findings": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Findings
		 * @description Where to look first: three sentences at most, each with what it opens and the rule behind it.
		 */
		get: operations["findings_api_v1_stats_findings_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/flows": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Flows
		 * @description Which offices passed on cases that were reported in a period, and to whom, or had help with them.
		 */
		get: operations["flows_api_v1_stats_flows_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/heat": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Heat
		 * @description Density of reported cases over a division, spread by a kernel; sensitive cases are not in it.
		 *
		 *     With `step` the classes stay the same for all steps of the period; `at` tells one of them.
		 */
		get: operations["heat_api_v1_stats_heat_get"];
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
		 * @description Cases by H3 cell as GeoJSON polygons, EPSG:4490, those that touch the box; each counts its cell whole.
		 *
		 *     Classes are of all cells of the place; with `step` they stay the same for all steps of the period.
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
	"/api/v1/stats/hops": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Hops
		 * @description How long closed cases stood in each hop of their life, against its limit of today.
		 */
		get: operations["hops_api_v1_stats_hops_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/hotspots": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Hot Spots
		 * @description Where more was reported than chance would put there (Getis-Ord Gi*); sensitive cases are in none.
		 *
		 *     The cases of one are `GET /cases?measure=reported` with its cell and rings, the same place, category and days.
		 */
		get: operations["hot_spots_api_v1_stats_hotspots_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/hours": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Hours
		 * @description What was reported by day of the week and hour of the installation's zone.
		 */
		get: operations["hours_api_v1_stats_hours_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/live": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Live
		 * @description Server-sent events `figures`: what changed of the figures of a place, reckoned once for all who look at it.
		 *
		 *     The first tells all of them. It ends with the sign-in (`end` comes first), and when your rights have changed.
		 */
		get: operations["live_api_v1_stats_live_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/loads": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Out Of Load
		 * @description Village grids whose work stands out of proportion to their staff, against the median of their town.
		 */
		get: operations["out_of_load_api_v1_stats_loads_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/offices": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Offices
		 * @description How offices work with what they are given: signing, wrong dispatches, returns, extensions.
		 */
		get: operations["offices_api_v1_stats_offices_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/repeats": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Came Back
		 * @description Matters that came back to the same place in the period; the cases of one are `GET /cases?matter=` its first.
		 */
		get: operations["came_back_api_v1_stats_repeats_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/rising": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Rising
		 * @description Categories above what the same weeks of up to three former years let expect.
		 */
		get: operations["rising_api_v1_stats_rising_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/sensitive": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Sensitive
		 * @description How many sensitive cases came to a town, county or city in the last twelve whole months; null below ten.
		 */
		get: operations["sensitive_api_v1_stats_sensitive_get"];
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
	"/api/v1/stats/silent": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Silent
		 * @description Grids from which nothing was reported where their households let expect some.
		 */
		get: operations["silent_api_v1_stats_silent_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/stats/standing": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Standing
		 * @description What stands open now: by age in workdays, by hop, by the post it waits for, by office.
		 */
		get: operations["standing_api_v1_stats_standing_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/suggestions": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Suggest
		 * @description The three likeliest categories of some words, learnt from the county's own closed cases. Nothing is kept.
		 */
		post: operations["suggest_api_v1_suggestions_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/suggestions/cards": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Cards
		 * @description How well each county's suggestions do, measured on cases kept apart, and how often they were taken.
		 */
		get: operations["cards_api_v1_suggestions_cards_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/tasks": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Shown
		 * @description What workers of a county or a town do on a day; for who sets the list its draft too, against that day.
		 */
		get: operations["shown_api_v1_tasks_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/tasks/draft": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		/**
		 * Save
		 * @description Keep the draft of a county's or a town's list as it is now.
		 */
		put: operations["save_api_v1_tasks_draft_put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/tasks/draft/dropping": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Drop
		 * @description Throw a draft away.
		 */
		post: operations["drop_api_v1_tasks_draft_dropping_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/tasks/lists/{list_id}/draft": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Take Up
		 * @description Make what was published once the draft of its place again.
		 */
		post: operations["take_up_api_v1_tasks_lists__list_id__draft_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/tasks/lists/{list_id}/note": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Note
		 * @description Take note, for the county, of what a town added.
		 */
		post: operations["note_api_v1_tasks_lists__list_id__note_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/tasks/mine": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Mine
		 * @description What you do in each of your grids on a day.
		 */
		get: operations["mine_api_v1_tasks_mine_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/tasks/publication": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Publish
		 * @description Publish a draft from a day on; it is undone by another version.
		 */
		post: operations["publish_api_v1_tasks_publication_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/thresholds": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Turned
		 * @description The numbers of the rules that this installation has set.
		 */
		get: operations["turned_api_v1_thresholds_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/towns/{code}/people-handed": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		/**
		 * Hand
		 * @description Hand the editing of your town's people to the county, or take it back.
		 */
		put: operations["hand_api_v1_towns__code__people_handed_put"];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Trainings
		 * @description Training sessions of some days, by their beginning; `own` tells what became of you.
		 */
		get: operations["trainings_api_v1_trainings_get"];
		put?: never;
		/**
		 * Plan
		 * @description Plan a session and invite people.
		 */
		post: operations["plan_api_v1_trainings_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings/own": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Own
		 * @description Sessions to which you were invited, the newest first.
		 */
		get: operations["own_api_v1_trainings_own_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings/{training_id}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Card
		 * @description One session; everybody invited is told to those who hold it.
		 */
		get: operations["card_api_v1_trainings__training_id__get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings/{training_id}/attendance": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Tick
		 * @description Sign people in whom you saw there.
		 */
		post: operations["tick_api_v1_trainings__training_id__attendance_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings/{training_id}/attendance/{person_id}/undo": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Undo Sign In
		 * @description Take a sign-in back, with the test and what passing gave.
		 */
		post: operations["undo_sign_in_api_v1_trainings__training_id__attendance__person_id__undo_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings/{training_id}/cancel": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Cancel
		 * @description Cancel a session to which nobody has signed in.
		 */
		post: operations["cancel_api_v1_trainings__training_id__cancel_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings/{training_id}/code": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Code
		 * @description The code to be shown at the session now; a minute later it is another.
		 */
		get: operations["code_api_v1_trainings__training_id__code_get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings/{training_id}/materials": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Put Material
		 * @description Put a file to the session, a PDF, JPG, PNG or DOCX; kept as it came, under its hash.
		 */
		post: operations["put_material_api_v1_trainings__training_id__materials_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings/{training_id}/materials/{material_id}": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Material
		 * @description A file of the session, for whoever sees it.
		 */
		get: operations["material_api_v1_trainings__training_id__materials__material_id__get"];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings/{training_id}/materials/{material_id}/removal": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Remove Material
		 * @description Take a file away from the session.
		 */
		post: operations["remove_material_api_v1_trainings__training_id__materials__material_id__removal_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings/{training_id}/sign-in": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Sign In
		 * @description Sign yourself in by the code shown at the session; after some wrong ones the next has to wait.
		 */
		post: operations["sign_in_api_v1_trainings__training_id__sign_in_post"];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/api/v1/trainings/{training_id}/test": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Test
		 * @description The questions of the session's test, for whoever came to it.
		 */
		get: operations["test_api_v1_trainings__training_id__test_get"];
		put?: never;
		/**
		 * Hand In
		 * @description Hand your test in; whoever passes is trained for the line.
		 */
		post: operations["hand_in_api_v1_trainings__training_id__test_post"];
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
		 * AccountCard
		 * @description An account with all of its posts, its sign-ins, and what the one who asks may do with it.
		 *
		 *     `may` holds `tend` (unlock, end sign-ins), `close` and `hand` (make a link); `slowed_until` is when it may be tried
		 *     again where wrong passwords came from.
		 */
		AccountCard: {
			account: components["schemas"]["AccountRow"];
			/** May */
			may: string[];
			/** Own */
			own: boolean;
			/** Roles */
			roles: components["schemas"]["RoleOption"][];
			/** Sign Ins */
			sign_ins: components["schemas"]["SignInRow"][];
			/** Slowed Until */
			slowed_until: string | null;
		};
		/**
		 * AccountPost
		 * @description A role at a place, with names; `state` is `to_come`, `now`, `over` or `cancelled`; the last day counts.
		 */
		AccountPost: {
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Id */
			id: number;
			/** Last Day */
			last_day: string | null;
			/** Level */
			level: string;
			/** Place Code */
			place_code: string;
			/** Place Name */
			place_name: string;
			/** Role Code */
			role_code: string;
			/** Role Name En */
			role_name_en: string;
			/** Role Name Zh */
			role_name_zh: string;
			/** State */
			state: string;
		};
		/**
		 * AccountRow
		 * @description An account in the list.
		 *
		 *     `link_until` is when a link that was not used yet ends, `password_ended_at` when a first sealed role ended the
		 *     password, which another is to follow.
		 */
		AccountRow: {
			/** Active */
			active: boolean;
			/** Closed At */
			closed_at: string | null;
			/** Closed Reason */
			closed_reason: string;
			/**
			 * Created At
			 * Format: date-time
			 */
			created_at: string;
			/** Display Name */
			display_name: string;
			/** Last Sign In At */
			last_sign_in_at: string | null;
			/** Link Until */
			link_until: string | null;
			/** Password Ended At */
			password_ended_at: string | null;
			/** Person Id */
			person_id: number | null;
			/** Posts */
			posts: components["schemas"]["AccountPost"][];
			/** Title */
			title: string;
			/** Username */
			username: string;
		};
		/**
		 * Acknowledged
		 * @description A report as its sender is told of it; `joined` where it was added to a case that another one had opened.
		 *
		 *     It was observed at `observed_at` by our clock; `observed_said` is what the device said where that was put right, and
		 *     `clock_skew_s` how far its clock was ahead. `media` are the photos that are kept for good, `photos` those on their
		 *     way too.
		 *     `query_code` opens the page of a reporter who left neither name nor telephone; it is told this once.
		 */
		Acknowledged: {
			/** Address Text */
			address_text: string;
			/** Case Number */
			case_number: string;
			/** Category Code */
			category_code: string;
			/** Clock Skew S */
			clock_skew_s: number | null;
			/** Description */
			description: string;
			/** Due At */
			due_at: string | null;
			/** Joined */
			joined: boolean;
			/** Media */
			media: string[];
			/**
			 * Observed At
			 * Format: date-time
			 */
			observed_at: string;
			/** Observed Said */
			observed_said: string | null;
			/** Photos */
			photos: components["schemas"]["SentPhoto"][];
			/** Query Code */
			query_code?: string | null;
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
			/** Total Due At */
			total_due_at: string | null;
		};
		/**
		 * AddressFound
		 * @description A standard address at which an object may be written, with the grid that is responsible there.
		 */
		AddressFound: {
			/** Grid Code */
			grid_code: string | null;
			/** Id */
			id: number;
			/** Text */
			text: string;
			/** Town Code */
			town_code: string;
		};
		/**
		 * AddressIn
		 * @description The text of an address, and where it is likely to be.
		 */
		AddressIn: {
			/**
			 * County
			 * @description look there when the text names none
			 */
			county?: string | null;
			/**
			 * Near
			 * @description lng,lat: puts equals into order
			 */
			near?: string | null;
			/** Q */
			q: string;
		};
		/**
		 * AddressOption
		 * @description A standard address that was possible; degrees in EPSG:4490, score 0–1.
		 */
		AddressOption: {
			/** Lat */
			lat: number;
			/** Lng */
			lng: number;
			/** Precision */
			precision: string;
			/** Score */
			score: number;
			/** Text */
			text: string;
		};
		/**
		 * Addressee
		 * @description Somebody to whom a slip about a case can go.
		 */
		Addressee: {
			/** Account Id */
			account_id: number;
			/** Name */
			name: string;
			/** Title */
			title: string;
			/** Username */
			username: string;
		};
		/**
		 * AdmissionFigures
		 * @description Requests that the reader sees by outcome, hours of a grid and month on the county's list, and tasks stopped.
		 *
		 *     `departments` are those for which they may ask.
		 */
		AdmissionFigures: {
			/** Blocked */
			blocked: number;
			/** Departments */
			departments: components["schemas"]["Department"][];
			/** Hours On List */
			hours_on_list: number;
			/** States */
			states: components["schemas"]["StateCount"][];
		};
		/**
		 * AdmittedChangeIn
		 * @description With what changes a request is admitted.
		 */
		AdmittedChangeIn: {
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Grids */
			grids?: string[];
			/**
			 * Hours
			 * @description of a grid and month
			 */
			hours: number;
			/**
			 * Last Day
			 * Format: date
			 */
			last_day: string;
			/** Layers */
			layers?: string[];
		};
		/**
		 * AgeOut
		 * @description Open cases that came at least so many workdays ago: `open=true` with the days `begin` to `end` of submission.
		 */
		AgeOut: {
			/** Begin */
			begin: string | null;
			counts: components["schemas"]["StandsOut"];
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Least */
			least: number;
		};
		/**
		 * AgenciesChangeIn
		 * @description A change of kinds of agencies.
		 */
		AgenciesChangeIn: {
			/**
			 * First Day
			 * @description today where it is left out
			 */
			first_day?: string | null;
			/** Items */
			items?: components["schemas"]["AgencyIn"][];
			/** Reason */
			reason: string;
			/** Undoes */
			undoes?: number | null;
			/** Version */
			version?: string | null;
		};
		/**
		 * AgenciesIn
		 * @description Kinds of agencies as they are to be from a first day on; or the change that is to be undone.
		 */
		AgenciesIn: {
			/**
			 * First Day
			 * @description today where it is left out
			 */
			first_day?: string | null;
			/** Items */
			items?: components["schemas"]["AgencyIn"][];
			/** Undoes */
			undoes?: number | null;
		};
		/**
		 * AgenciesView
		 * @description Every kind of agency on a day.
		 */
		AgenciesView: {
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			/** Items */
			items: components["schemas"]["Kind"][];
			/** Version */
			version: string;
		};
		/**
		 * AgencyIn
		 * @description What a kind of agency is to be called, and where it belongs; a code that is not known yet makes a new kind.
		 */
		AgencyIn: {
			/** Code */
			code: string;
			/**
			 * Leads
			 * @default false
			 */
			leads?: boolean;
			/**
			 * Name En
			 * @default
			 */
			name_en?: string;
			/** Name Zh */
			name_zh: string;
			/**
			 * Platform
			 * @enum {string}
			 */
			platform: "order" | "enforcement" | "market" | "service";
		};
		/**
		 * AgencyName
		 * @description A type of agency with its names.
		 */
		AgencyName: {
			/** Code */
			code: string;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
		};
		/**
		 * AgencyNamed
		 * @description A kind of agency that owns or shares an item.
		 */
		AgencyNamed: {
			/** Code */
			code: string;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
		};
		/**
		 * AgencyOption
		 * @description An owner type.
		 */
		AgencyOption: {
			/** Code */
			code: string;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
			/** Platform */
			platform: string;
		};
		/**
		 * AgencyRow
		 * @description A kind of agency.
		 */
		AgencyRow: {
			/** Code */
			code: string;
			/**
			 * Leads
			 * @default false
			 */
			leads?: boolean;
			/**
			 * Name En
			 * @default
			 */
			name_en?: string;
			/** Name Zh */
			name_zh: string;
			/**
			 * Platform
			 * @enum {string}
			 */
			platform: "order" | "enforcement" | "market" | "service";
		};
		/**
		 * AllAgainDone
		 * @description How many wait again.
		 */
		AllAgainDone: {
			/** Again */
			again: number;
		};
		/**
		 * AllAgainIn
		 * @description Of which channel everything that was given up is sent once more.
		 */
		AllAgainIn: {
			/** Channel */
			channel: string;
		};
		/**
		 * Along
		 * @description Own grids with their forms, and objects there that have not ended, those due first; `more`: not all of them.
		 */
		Along: {
			/** Forms */
			forms: components["schemas"]["GridForm"][];
			/** More */
			more: boolean;
			/** Objects */
			objects: components["schemas"]["HeldObject"][];
		};
		/**
		 * AnswersIn
		 * @description The choices made, a list a question.
		 */
		AnswersIn: {
			/** Answers */
			answers: number[][];
		};
		/**
		 * Appointed
		 * @description An appointment, the post of somebody else that it ended, and whether it ended the password of whose it is.
		 */
		Appointed: {
			ended: components["schemas"]["PostRow"] | null;
			/**
			 * Password Ended
			 * @default false
			 */
			password_ended?: boolean;
			post: components["schemas"]["PostRow"];
		};
		/**
		 * Area
		 * @description A GeoJSON polygon: its outer ring, then its holes.
		 */
		Area: {
			/** Coordinates */
			coordinates: number[][][];
			/**
			 * Type
			 * @constant
			 */
			type: "Polygon";
		};
		/**
		 * AreaOut
		 * @description The figures of one area.
		 */
		AreaOut: {
			/** @description cases whose limit of acceptance has ended, the last one where there were several; rejected ones too */
			accept_due: number;
			/** @description of those, accepted, rejected or sent for verification within the limit each time */
			accept_in_time: number;
			/** @description of those, not within the limit once or more */
			accept_late: number;
			/** @description in time ÷ due for acceptance */
			accept_timely: number | null;
			/** @description closed cases whose reporter answered */
			answers: number;
			/** @description closed cases that the grid or the village settled */
			at_source: number;
			/** @description cases whose total has ended and whose result waits for its check */
			awaiting_check: number;
			/** @description called back ÷ reachable */
			callback_rate: number | null;
			/** @description of those reachable, the reporter was asked and answered */
			called_back: number;
			/** @description closed cases whose matter came back at the same place after 7 and within 30 days */
			came_back: number;
			/** @description cases whose limit of the check has ended, the last one where there were several */
			check_due: number;
			/** @description of those, checked within the limit each time */
			check_in_time: number;
			/** @description of those, not checked within the limit once or more */
			check_late: number;
			/** @description in time ÷ due for a check */
			check_timely: number | null;
			/** @description cases whose limit of closing after the check has ended, the last one where there were several */
			close_due: number;
			/** @description of those, closed within that limit each time */
			close_in_time: number;
			/** @description of those, not closed within that limit once or more */
			close_late: number;
			/** @description closed ÷ to be closed */
			close_rate: number | null;
			/** @description in time ÷ due for closing */
			close_timely: number | null;
			/** @description cases closed */
			closed: number;
			/** @description of those to be closed, closed, on time or late */
			closed_of_due: number;
			code: string;
			/** @description cases reported by citizens and 12345, those merged too, without rejected and withdrawn ones */
			demanded: number;
			/** @description cases whose limit of dispatch has ended, the last one where there were several */
			dispatch_due: number;
			/** @description of those, dispatched or put to coordination within the limit each time */
			dispatch_in_time: number;
			/** @description of those, not dispatched or put to coordination within the limit once or more */
			dispatch_late: number;
			/** @description in time ÷ due for dispatch */
			dispatch_timely: number | null;
			/** @description cases whose total promised to the citizen has ended, without those that wait for their check */
			due: number;
			/** @description cases found proactively whose total has ended, without those that wait for their check */
			found_due: number;
			/** @description of those, closed in time by the grid, the village or an office of the town */
			found_fixed: number;
			/** @description fixed in place ÷ found proactively, to be closed */
			found_to_fixed: number | null;
			/** @description of those, not closed in time in the territory */
			found_unfixed: number;
			/** @description rightly located ÷ located */
			geocode_accuracy: number | null;
			/** @description of those, category and grid stood */
			grid_accurate: number;
			/** @description cases reported by grid workers on which was decided */
			grid_decided: number;
			/** @description of those, category or grid was corrected */
			grid_inaccurate: number;
			/** @description of those, rejected, reported before, or settled and failed in the sample */
			grid_invalid: number;
			/** @description cases reported by grid workers and registered */
			grid_registered: number;
			/** @description of those, registered, first of their matter, or settled and not failed in the sample */
			grid_valid: number;
			households: number;
			/** @description of those to be closed, not closed within the total */
			late: number;
			/** @description cases rejected, merged or withdrawn, which no other figure counts */
			left_out: number;
			/** @description cases with a point */
			located: number;
			/** @description of those located, the grid was corrected */
			mislocated: number;
			/** @description of those registered, the first level of the category was corrected */
			misregistered: number;
			name: string;
			/** @description open cases with the near-due share of the working time of the running limit used, not past it */
			near_due: number;
			/** @description of those to be closed, closed within the total */
			on_time: number;
			/** @description closed on time ÷ to be closed */
			on_time_rate: number | null;
			/** @description cases that are open, as of now */
			open: number;
			/** @description open cases per thousand households */
			open_per_1000: number | null;
			/** @description open cases past the limit that runs */
			overdue: number;
			/** @description cases found by the grid, a patrol, an office or a campaign */
			proactive: number;
			/** @description found proactively ÷ reported */
			proactive_rate: number | null;
			/** @description closed cases whose reporter can be reached */
			reachable: number;
			/** @description came back within 30 days ÷ closed */
			recur_30: number | null;
			/** @description rightly registered ÷ registered */
			register_accuracy: number | null;
			/** @description cases registered */
			registered: number;
			/** @description repeated ÷ citizens’ reports */
			repeat_rate: number | null;
			/** @description of those, merged into another case */
			repeated: number;
			/** @description accurate ÷ grid reports registered */
			report_accuracy: number | null;
			/** @description cases submitted */
			reported: number;
			/** @description reported cases per thousand households */
			reported_per_1000: number | null;
			/** @description satisfied ÷ answered */
			satisfaction_rate: number | null;
			/** @description answers that say satisfied or basically satisfied */
			satisfied: number;
			/** @description of those, a check failed */
			self_failed: number;
			/** @description passed ÷ sampled */
			self_handle_ok: number | null;
			/** @description of those, the check passed */
			self_passed: number;
			/** @description cases settled by who found them, drawn for a check that was made */
			self_sampled: number;
			/** @description settled by grid or village ÷ closed */
			settled_at_source: number | null;
			/** @description of those reachable, no answer yet */
			uncalled: number;
			/** @description answers that say not satisfied */
			unsatisfied: number;
			/** @description put before the county ÷ reported */
			up_rate: number | null;
			/** @description valid ÷ grid reports decided */
			valid_report_rate: number | null;
			/** @description cases whose limit of verification has ended, the last one where there were several */
			verify_due: number;
			/** @description of those, verified within the limit each time */
			verify_in_time: number;
			/** @description of those, not verified within the limit once or more */
			verify_late: number;
			/** @description in time ÷ due for verification */
			verify_timely: number | null;
			/** @description of those located, the grid was not corrected */
			well_located: number;
			/** @description of those registered, the first level of the category stood */
			well_registered: number;
			/** @description cases put before the county */
			went_up: number;
		};
		/**
		 * Areas
		 * @description The figures of the areas of a level, of the whole place, the period before, and limits of classes.
		 *
		 *     `since`: day of the first case of the place; what lies before it is not told.
		 */
		Areas: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			before: components["schemas"]["EarlierOut"];
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
			/** Since */
			since: string | null;
			total: components["schemas"]["FiguresOut"];
		};
		/**
		 * Asked
		 * @description A question as it is asked; `several` where more than one choice is right.
		 */
		Asked: {
			/** Choices */
			choices: string[];
			/** Several */
			several: boolean;
			/** Text */
			text: string;
		};
		/**
		 * Assign
		 * @description Person `chief_id` becomes chief of grid `code`, and `staff` its workers and guides; either may be left out.
		 */
		Assign: {
			/** Chief Id */
			chief_id?: number | null;
			/** Code */
			code: string;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "assign";
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Staff */
			staff?: components["schemas"]["Serving"][] | null;
			/** Version */
			version: number;
		};
		/**
		 * Assignable
		 * @description Somebody who may serve a grid, and the grids served now.
		 */
		Assignable: {
			/** Employment */
			employment: string;
			/** Grids */
			grids: string[];
			/** Id */
			id: number;
			/** Name */
			name: string;
		};
		/**
		 * AssignmentPart
		 * @description A case given to an office: to lead, or to help with a part of its own; `in_charge` is who does it there.
		 *
		 *     Where the grid leads, `grid_code` says so and the office is empty; `grid_name` is that of the day.
		 */
		AssignmentPart: {
			/**
			 * Dispatched At
			 * Format: date-time
			 */
			dispatched_at: string;
			/** Ended At */
			ended_at: string | null;
			/** Grid Code */
			grid_code: string | null;
			/** Grid Name */
			grid_name: string | null;
			/** Handle Due At */
			handle_due_at: string | null;
			/** In Charge */
			in_charge: string;
			/** Office Code */
			office_code: string | null;
			/** Office Name */
			office_name: string;
			/** Part */
			part: string;
			/** Result */
			result: string;
			/** Result At */
			result_at: string | null;
			/** Seq */
			seq: number;
			/** Sign Due At */
			sign_due_at: string | null;
			/** Signed At */
			signed_at: string | null;
			/** Waived At */
			waived_at: string | null;
			/** Waived Reason */
			waived_reason: string;
		};
		/**
		 * Attendance
		 * @description What became of somebody invited; `tries_left` is nought after the last try, and where nothing is asked.
		 */
		Attendance: {
			/** Passed At */
			passed_at: string | null;
			/** Person Id */
			person_id: number;
			/** Person Name */
			person_name: string;
			/** Score */
			score: number | null;
			/** Signed At */
			signed_at: string | null;
			/** Signed By */
			signed_by: string;
			/** Tries Left */
			tries_left: number;
		};
		/**
		 * AwardLedger
		 * @description A decision that stands, with the awards by it.
		 */
		AwardLedger: {
			/** Base Fen */
			base_fen: number;
			/** Body */
			body: string;
			/**
			 * Decided On
			 * Format: date
			 */
			decided_on: string;
			/** Document */
			document: string;
			/** Entered By */
			entered_by: string;
			/** Id */
			id: number;
			/** Items */
			items: components["schemas"]["AwardRow"][];
			/** Mine */
			mine: boolean;
			/** Town Code */
			town_code: string;
			/** Town Name */
			town_name: string;
			/** Year */
			year: number;
		};
		/**
		 * AwardRow
		 * @description Somebody's award and its parts, in fen.
		 */
		AwardRow: {
			/** Award Fen */
			award_fen: number;
			/** County Fen */
			county_fen: number;
			/** Factor */
			factor: string;
			/** Person Id */
			person_id: number;
			/** Person Name */
			person_name: string;
			/** Town Fen */
			town_fen: number;
		};
		/**
		 * Basemap
		 * @description Lines under the grids, minor ones first.
		 */
		Basemap: {
			/** Features */
			features: components["schemas"]["BasemapLine"][];
			/**
			 * Type
			 * @constant
			 */
			type: "FeatureCollection";
		};
		/**
		 * BasemapLine
		 * @description A river, road, rail, coast or lake.
		 */
		BasemapLine: {
			geometry: components["schemas"]["MultiLineString"];
			properties: components["schemas"]["LineFacts"];
			/**
			 * Type
			 * @constant
			 */
			type: "Feature";
		};
		/**
		 * BasemapTopology
		 * @description The same lines.
		 */
		BasemapTopology: {
			/** Arcs */
			arcs: [
				number,
				number
			][][];
			objects: components["schemas"]["DrawnObjects_LineFacts_"];
			transform: components["schemas"]["Transform"];
			/**
			 * Type
			 * @constant
			 */
			type: "Topology";
		};
		/**
		 * BeginIn
		 * @description Of what a briefing is written: a county or town, and whole days.
		 */
		BeginIn: {
			/**
			 * From
			 * Format: date
			 */
			from: string;
			/**
			 * Kind
			 * @default briefing
			 * @enum {string}
			 */
			kind?: "briefing" | "bulletin";
			/** Place */
			place: string;
			/**
			 * Rhythm
			 * @default own
			 * @enum {string}
			 */
			rhythm?: "week" | "month" | "own";
			/**
			 * To
			 * Format: date
			 */
			to: string;
		};
		/**
		 * Beginning
		 * @description A county with what it needs, in the order of its standard; `begun` once it has grids.
		 */
		Beginning: {
			/** Begun */
			begun: boolean;
			/** Code */
			code: string;
			/** Name */
			name: string;
			/** Steps */
			steps: components["schemas"]["Step"][];
		};
		/**
		 * Block
		 * @description A part of a briefing.
		 *
		 *     Args:
		 *         id: by which the page knows it again.
		 *         kind: one of `KINDS`.
		 *         title: its heading; of the head the line above the first block.
		 *         paragraphs: of what is written.
		 *         figure: of a map or a chart; of the table the one by which it is ordered; the name of what is taken over.
		 *         chosen: numbers of the sentences that are told, from 0; all of them when empty.
		 *         fields: of the head: `organ` and `notice`; of the signature: `to` and `copy`.
		 */
		Block: {
			/** Chosen */
			chosen?: number[];
			/** Fields */
			fields?: {
				[key: string]: string;
			};
			/**
			 * Figure
			 * @default
			 */
			figure?: string;
			/** Id */
			id: string;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "head" | "text" | "findings" | "table" | "map" | "chart" | "excerpt" | "advice" | "signature";
			/** Paragraphs */
			paragraphs?: components["schemas"]["Piece"][][];
			/**
			 * Title
			 * @default
			 */
			title?: string;
		};
		/**
		 * BlockIn
		 * @description A block of a briefing.
		 */
		BlockIn: {
			/**
			 * Chosen
			 * @default []
			 */
			chosen?: number[];
			/**
			 * Fields
			 * @default {}
			 */
			fields?: {
				[key: string]: string;
			};
			/**
			 * Figure
			 * @default
			 */
			figure?: string;
			/** Id */
			id: string;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "head" | "text" | "findings" | "table" | "map" | "chart" | "excerpt" | "advice" | "signature";
			/**
			 * Paragraphs
			 * @default []
			 */
			paragraphs?: components["schemas"]["PieceIn"][][];
			/**
			 * Title
			 * @default
			 */
			title?: string;
		};
		/**
		 * BlockedOut
		 * @description The request that a stopped task became, and the department that is to fill it in.
		 */
		BlockedOut: {
			/** Department */
			department: string;
			/** Request Id */
			request_id: number;
		};
		/**
		 * BookingIn
		 * @description An entry of a town's ledger; `purpose` is told of what is spent, and of nothing else.
		 */
		BookingIn: {
			/** Amount Fen */
			amount_fen: number;
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			/**
			 * Document
			 * @description number of the document or voucher
			 */
			document: string;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "planned" | "arrived" | "spent";
			/**
			 * Line
			 * @enum {string}
			 */
			line: "county_finance" | "town_finance" | "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire";
			/**
			 * Note
			 * @default
			 */
			note?: string;
			/** Purpose */
			purpose?: ("pay" | "award" | "training" | "equipment" | "service" | "other") | null;
			/** Town Code */
			town_code: string;
			/**
			 * Year
			 * @description whose budget it is
			 */
			year: number;
		};
		/**
		 * Both
		 * @description A part of a sentence that has its words in both languages, such as a problem found or a name of reference.
		 */
		Both: {
			/** En */
			en: string;
			/** Zh */
			zh: string;
		};
		/**
		 * BoundaryReport
		 * @description What a file holds and what would become of it.
		 *
		 *     `matched` rows have the code of a grid in force, of which `unchanged` have its very shape and name; `new` become
		 *     grids; `unmatched` grids of the villages touched are not in the file. `skipped` rows without a usable shape were
		 *     left out as asked, and each is told.
		 */
		BoundaryReport: {
			/** Can Load */
			can_load: boolean;
			/** Code Field */
			code_field: string | null;
			/** Crs */
			crs: string;
			/** Crs Guessed */
			crs_guessed: boolean;
			/** Encoding */
			encoding: string;
			/** Encoding Guessed */
			encoding_guessed: boolean;
			/** Fields */
			fields: string[];
			/** Format */
			format: string;
			/** Layer */
			layer: string;
			/** Layers */
			layers: string[];
			/** Matched */
			matched: number;
			/** Name Field */
			name_field: string | null;
			/** New */
			new: number;
			/** Plan Id */
			plan_id: number | null;
			/** Problems */
			problems: components["schemas"]["FileProblem"][];
			/** Published */
			published: boolean;
			/** Rows */
			rows: number;
			/** Sample */
			sample: {
				[key: string]: unknown;
			};
			/** Skipped */
			skipped: number;
			/** Unchanged */
			unchanged: number;
			/** Unmatched */
			unmatched: number;
		};
		/**
		 * Brief
		 * @description One case in a line; degrees in EPSG:4490.
		 *
		 *     `rung` is the last of the ladder that the limit that runs came to, `supervised` the gravest slip that is out,
		 *     `escalated_level` the level that it was put before.
		 *     `phase` is the one of the limit of handling that runs, of a limit that has phases.
		 *     `with_grid` says that its grid has it, in place of an office.
		 *     `asked` of the grid is asked to look, as the first where `first_due_at` says until when, else to verify.
		 */
		Brief: {
			/** Address Text */
			address_text: string;
			/** Asked */
			asked: string | null;
			/** Category Code */
			category_code: string;
			/** Category En */
			category_en: string;
			/** Category Zh */
			category_zh: string;
			/**
			 * Clock
			 * @enum {string}
			 */
			clock: "over" | "near" | "ok" | "susp" | "closed";
			/** Closed At */
			closed_at: string | null;
			/** County Code */
			county_code: string;
			/** Description */
			description: string;
			/** Due At */
			due_at: string | null;
			/** Escalated Level */
			escalated_level: ("village" | "town" | "county") | null;
			/** First Due At */
			first_due_at: string | null;
			/** Flags */
			flags: ("unlocated" | "datum_suspected" | "no_grid" | "outside_grids" | "address_uncertain" | "near_border" | "sensitive" | "emergency" | "staff_involved" | "major" | "reroute" | "date_doubted" | "alarmed" | "whistle")[];
			/** Grid Code */
			grid_code: string | null;
			/** Grid Name */
			grid_name: string | null;
			/** Lat */
			lat: number | null;
			/** Lng */
			lng: number | null;
			/** Near Due At */
			near_due_at: string | null;
			/** Number */
			number: string;
			/** Office Code */
			office_code: string | null;
			/** Office Name */
			office_name: string | null;
			/** Phase */
			phase: string | null;
			/**
			 * Platform
			 * @enum {string}
			 */
			platform: "order" | "enforcement" | "market" | "service";
			/** Report Count */
			report_count: number;
			/** Rung */
			rung: ("reminder" | "overdue" | "slip" | "red") | null;
			/** Self Handled */
			self_handled: boolean;
			/** Sensitive */
			sensitive: boolean;
			/**
			 * Source
			 * @enum {string}
			 */
			source: "citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign";
			/**
			 * State
			 * @enum {string}
			 */
			state: "submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn";
			/**
			 * Submitted At
			 * Format: date-time
			 */
			submitted_at: string;
			/** Supervised */
			supervised: ("yellow" | "red") | null;
			/**
			 * Total Due At
			 * Format: date-time
			 */
			total_due_at: string;
			/** Town Code */
			town_code: string | null;
			/** Town Name */
			town_name: string | null;
			/**
			 * Urgency
			 * @enum {string}
			 */
			urgency: "P1" | "P2" | "P3" | "P4";
			/** Village Code */
			village_code: string | null;
			/** Village Name */
			village_name: string | null;
			/** With Grid */
			with_grid: boolean;
		};
		/**
		 * BulkAnswer
		 * @description The grid of a point; `hidden`: it lies in one, but not in your territory.
		 */
		BulkAnswer: {
			/** Border M */
			border_m: number | null;
			/** Grid Code */
			grid_code: string | null;
			/** Grid Name */
			grid_name: string | null;
			/** Hidden */
			hidden: boolean;
			/** Id */
			id: string | number | null;
			/** Match */
			match: string;
		};
		/**
		 * BulkPoint
		 * @description A point, longitude or easting first, with whatever name its sender gives it.
		 */
		BulkPoint: {
			/** Id */
			id?: string | number | null;
			/** Lat */
			lat: number;
			/** Lng */
			lng: number;
		};
		/**
		 * BulkQuestion
		 * @description Points, what their numbers are in, and the moment whose boundaries count.
		 */
		BulkQuestion: {
			/** At */
			at?: string | null;
			/**
			 * Datum
			 * @default wgs84
			 */
			datum?: string;
			/** Points */
			points: components["schemas"]["BulkPoint"][];
		};
		/**
		 * CalendarChangeIn
		 * @description A change of the calendar.
		 */
		CalendarChangeIn: {
			/** Days */
			days?: components["schemas"]["DayIn"][];
			/** Reason */
			reason: string;
			/** Schedules */
			schedules?: components["schemas"]["ScheduleIn"][];
			/** Undoes */
			undoes?: number | null;
			/** Version */
			version?: string | null;
			/** Years */
			years?: components["schemas"]["YearIn"][];
		};
		/**
		 * CalendarIn
		 * @description Days, years and schedules as they are to be; or the change that is to be undone, which counts alone.
		 */
		CalendarIn: {
			/** Days */
			days?: components["schemas"]["DayIn"][];
			/** Schedules */
			schedules?: components["schemas"]["ScheduleIn"][];
			/** Undoes */
			undoes?: number | null;
			/** Years */
			years?: components["schemas"]["YearIn"][];
		};
		/**
		 * CalendarRead
		 * @description What a file says of a year, to be previewed as a change; with a row that can't be read it is not to be loaded.
		 */
		CalendarRead: {
			/** Days */
			days: components["schemas"]["Day"][];
			/** Rejected */
			rejected: components["schemas"]["RejectedRow"][];
			/** Year */
			year: number;
			/** Years */
			years: components["schemas"]["Year"][];
		};
		/**
		 * CalendarView
		 * @description A year with its days that are not what their weekday says, all schedules, and the years that are published.
		 */
		CalendarView: {
			/** Days */
			days: components["schemas"]["Day"][];
			/** Schedules */
			schedules: components["schemas"]["Schedule"][];
			/** Version */
			version: string;
			year: components["schemas"]["Year"];
			/** Years */
			years: number[];
		};
		/**
		 * CallIn
		 * @description A call that stands for going there: who was called, when, what they said.
		 */
		CallIn: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Said */
			said: string;
			/** To */
			to: string;
		};
		/**
		 * CallingIn
		 * @description A meeting to be called; without a platform the joint one. Its agenda rests on figures of the days.
		 */
		CallingIn: {
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/**
			 * Held At
			 * Format: date-time
			 */
			held_at: string;
			/**
			 * Last Day
			 * Format: date
			 */
			last_day: string;
			/**
			 * Place Code
			 * @description a county or a town
			 */
			place_code: string;
			/** Platform */
			platform?: ("order" | "enforcement" | "market" | "service") | null;
			/**
			 * Room
			 * @default
			 */
			room?: string;
		};
		/**
		 * Came
		 * @description A case of the same matter, and the days between closing and coming back.
		 */
		Came: {
			case: components["schemas"]["Brief"];
			/** Days */
			days: number;
		};
		/**
		 * Cancelled
		 * @description How many shifts of a command centre are off.
		 */
		Cancelled: {
			/** Place Code */
			place_code: string;
			/** Shifts */
			shifts: number;
		};
		/**
		 * Candidate
		 * @description Somebody who may come; `where` are the offices in which they work.
		 */
		Candidate: {
			/** Id */
			id: number;
			/** Name */
			name: string;
			/** Where */
			where: string[];
		};
		/**
		 * CandidateOffice
		 * @description An office that could lead or help: what routing has it for, how far it is, and how much it has on its hands.
		 *
		 *     `part` is empty for one that routing does not name; of the `open` cases that it leads, as far as
		 *     the reader may read them, `overdue` are past their limit. `boundary` is GeoJSON of an area that was drawn for it.
		 */
		CandidateOffice: {
			/** Agency En */
			agency_en: string;
			/** Agency Zh */
			agency_zh: string;
			/** Boundary */
			boundary: {
				[key: string]: unknown;
			} | null;
			/** Code */
			code: string;
			/** Distance M */
			distance_m: number | null;
			/** Lat */
			lat: number | null;
			/** Lng */
			lng: number | null;
			/** Name */
			name: string;
			/** Open */
			open: number;
			/** Overdue */
			overdue: number;
			/** Part */
			part: string;
			/** Phone */
			phone: string;
		};
		/**
		 * CaseCluster
		 * @description Cases that lie near one another, at the middle of their places.
		 */
		CaseCluster: {
			geometry: components["schemas"]["Point"];
			/** Id */
			id: string;
			properties: components["schemas"]["ClusterFacts"];
			/**
			 * Type
			 * @constant
			 */
			type: "Feature";
		};
		/**
		 * CaseClusters
		 * @description Clusters; `totals` of all cases that are meant, by clock, `unplaced` of them without a place on the map.
		 */
		CaseClusters: {
			/** Features */
			features: components["schemas"]["CaseCluster"][];
			/** Totals */
			totals: {
				[key: string]: number;
			};
			/**
			 * Type
			 * @constant
			 */
			type: "FeatureCollection";
			/** Unplaced */
			unplaced: number;
		};
		/**
		 * CasePoint
		 * @description A case at its place.
		 */
		CasePoint: {
			geometry: components["schemas"]["Point"];
			/** Id */
			id: string;
			properties: components["schemas"]["CasePointFacts"];
			/**
			 * Type
			 * @constant
			 */
			type: "Feature";
		};
		/**
		 * CasePointFacts
		 * @description What a case's mark needs.
		 */
		CasePointFacts: {
			/** Category Code */
			category_code: string;
			/**
			 * Clock
			 * @enum {string}
			 */
			clock: "over" | "near" | "ok" | "susp" | "closed";
			/** Number */
			number: string;
			/**
			 * State
			 * @enum {string}
			 */
			state: "submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn";
			/**
			 * Submitted At
			 * Format: date-time
			 */
			submitted_at: string;
			/**
			 * Urgency
			 * @enum {string}
			 */
			urgency: "P1" | "P2" | "P3" | "P4";
		};
		/**
		 * CasePoints
		 * @description Located cases, the most pressing first; `truncated` when there are more.
		 */
		CasePoints: {
			/** Features */
			features: components["schemas"]["CasePoint"][];
			/** Truncated */
			truncated: boolean;
			/**
			 * Type
			 * @constant
			 */
			type: "FeatureCollection";
		};
		/**
		 * CatalogueEntry
		 * @description A figure of the catalogue: `figure` names what it is read from, `page` the page that tells it.
		 *
		 *     Without either it is not computable, and `missing` says what is missing for it.
		 */
		CatalogueEntry: {
			/** Figure */
			figure: string | null;
			/** Group */
			group: string;
			missing: components["schemas"]["Said"] | null;
			/** Name */
			name: string;
			/** Page */
			page: string | null;
			title: components["schemas"]["Said"];
		};
		/**
		 * CategoryChart
		 * @description What was reported by category, the most first, beside the days from `then_begin` to `then_end`.
		 *
		 *     `since`: day of the first case of the place.
		 */
		CategoryChart: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Items */
			items: components["schemas"]["CategoryCountOut"][];
			/** Since */
			since: string | null;
			/**
			 * Then Begin
			 * Format: date
			 */
			then_begin: string;
			/**
			 * Then End
			 * Format: date
			 */
			then_end: string;
		};
		/**
		 * CategoryCountOut
		 * @description `now` and `then`: `measure=reported&category=` with the days of each; `then` null where no cases are yet.
		 */
		CategoryCountOut: {
			/** Code */
			code: string;
			/** Now */
			now: number;
			/** Then */
			then: number | null;
		};
		/**
		 * CategoryHits
		 * @description The same with the category's names.
		 */
		CategoryHits: {
			/** Cases */
			cases: number;
			/** Category Code */
			category_code: string;
			/** First */
			first: number;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
			/** Three */
			three: number;
		};
		/**
		 * CategoryIn
		 * @description What a category is to be by; phases as `fence:2:urgent_hour|repair:10:work_day`.
		 */
		CategoryIn: {
			/** Auto Register */
			auto_register: boolean;
			/** Co Agency Types */
			co_agency_types?: string[];
			/** Code */
			code: string;
			/**
			 * Coordination
			 * @enum {string}
			 */
			coordination: "clear" | "platform" | "centre";
			/**
			 * First Handler
			 * @enum {string}
			 */
			first_handler: "agency" | "grid" | "emergency";
			/** Lead Agency Type */
			lead_agency_type: string;
			/**
			 * Limit Unit
			 * @enum {string}
			 */
			limit_unit: "minute" | "urgent_hour" | "work_minute" | "work_hour" | "work_day" | "calendar_day";
			/** Limit Value */
			limit_value: number;
			/**
			 * Phases
			 * @default
			 */
			phases?: string;
			/**
			 * Result Photo
			 * @description an office's result needs a photo
			 */
			result_photo: boolean;
			/**
			 * Urgency
			 * @enum {string}
			 */
			urgency: "P1" | "P2" | "P3" | "P4";
		};
		/**
		 * CategoryOut
		 * @description A category; those of level 2 can be reported.
		 */
		CategoryOut: {
			/** Code */
			code: string;
			/**
			 * Emergency Number
			 * @description 110, 119 or 120: to be called before anything else
			 */
			emergency_number: string | null;
			/** First Handler */
			first_handler: string | null;
			/**
			 * Initials
			 * @description first letters of the pinyin of `name_zh`, as it is searched: bllj for 暴露垃圾
			 */
			initials: string;
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
			/**
			 * Platform
			 * @enum {string}
			 */
			platform: "order" | "enforcement" | "market" | "service";
			/** Sensitive */
			sensitive: boolean;
			/** Tier */
			tier: string;
			/** Urgency */
			urgency: ("P1" | "P2" | "P3" | "P4") | null;
		};
		/**
		 * CategoryRow
		 * @description A category; one of level 2 has owner, first handler, urgency and limit.
		 */
		CategoryRow: {
			/**
			 * Auto Register
			 * @default false
			 */
			auto_register?: boolean;
			/** Co Agency Types */
			co_agency_types?: string[];
			/** Code */
			code: string;
			/**
			 * Coordination
			 * @default clear
			 * @enum {string}
			 */
			coordination?: "clear" | "platform" | "centre";
			/** Emergency Number */
			emergency_number?: string | null;
			/** First Handler */
			first_handler?: ("agency" | "grid" | "emergency") | null;
			/** Lead Agency Type */
			lead_agency_type?: string | null;
			/**
			 * Level
			 * @enum {integer}
			 */
			level: 1 | 2;
			/** Limit Unit */
			limit_unit?: ("minute" | "urgent_hour" | "work_minute" | "work_hour" | "work_day" | "calendar_day") | null;
			/** Limit Value */
			limit_value?: number | null;
			/**
			 * Name En
			 * @default
			 */
			name_en?: string;
			/** Name Zh */
			name_zh: string;
			/**
			 * Notes
			 * @default
			 */
			notes?: string;
			/** Parent Code */
			parent_code?: string | null;
			/**
			 * Phases
			 * @default
			 */
			phases?: string;
			/**
			 * Platform
			 * @enum {string}
			 */
			platform: "order" | "enforcement" | "market" | "service";
			/**
			 * Result Photo
			 * @default false
			 */
			result_photo?: boolean;
			/**
			 * Sensitive
			 * @default false
			 */
			sensitive?: boolean;
			/**
			 * Staff Involved
			 * @default false
			 */
			staff_involved?: boolean;
			/**
			 * Status
			 * @default draft
			 */
			status?: string;
			/**
			 * Tier
			 * @default extended
			 */
			tier?: string;
			/** Urgency */
			urgency?: ("P1" | "P2" | "P3" | "P4") | null;
		};
		/**
		 * CellFacts
		 * @description The counts of a hexagon.
		 */
		CellFacts: {
			h3: string;
			/** @description cases that are open, as of now */
			open: number;
			/** @description open cases past the limit that runs */
			overdue: number;
			/** @description cases submitted */
			reported: number;
		};
		/**
		 * CellShape
		 * @description A hexagon of the H3 grid.
		 */
		CellShape: {
			geometry: components["schemas"]["Polygon"];
			/** Id */
			id: string;
			properties: components["schemas"]["CellFacts"];
			/**
			 * Type
			 * @constant
			 */
			type: "Feature";
		};
		/**
		 * Change
		 * @description A value that becomes another; `column` by our name.
		 */
		Change: {
			/** After */
			after: string;
			/** Before */
			before: string;
			/** Column */
			column: string;
		};
		/**
		 * ChangeFacts
		 * @description From which grid to which an area went; null for none.
		 */
		ChangeFacts: {
			/** Area M2 */
			area_m2: number;
			/** From Code */
			from_code: string | null;
			/** From Name */
			from_name: string | null;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "moved" | "new" | "gone";
			/** Layer */
			layer: string;
			/** To Code */
			to_code: string | null;
			/** To Name */
			to_name: string | null;
		};
		/**
		 * ChangeIn
		 * @description What is otherwise from a day on.
		 */
		ChangeIn: {
			/**
			 * Address
			 * @default
			 */
			address?: string;
			/**
			 * Area
			 * @description a GeoJSON polygon in EPSG:4490 in place of `area_codes`
			 */
			area?: {
				[key: string]: unknown;
			} | null;
			/**
			 * Area Codes
			 * @description towns and villages served; empty: its place
			 * @default []
			 */
			area_codes?: string[];
			/**
			 * Department Code
			 * @description the office it belongs to; null for none
			 */
			department_code?: string | null;
			/**
			 * Established
			 * @description posts it should have
			 */
			established?: number | null;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/**
			 * Hours
			 * @default
			 */
			hours?: string;
			/**
			 * In Field
			 * @description how many of its people work outside
			 */
			in_field?: number | null;
			/** Lat */
			lat?: number | null;
			/**
			 * Lng
			 * @description EPSG:4490; null with `lat` for no point
			 */
			lng?: number | null;
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
		 * ChangeRow
		 * @description A change as the record tells it; `undone_by` and `undoes` are numbers of others.
		 *
		 *     `shorter` and `longer` are open cases, sensitive ones left out. While it is `reckoning`, they are being moved.
		 */
		ChangeRow: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Id */
			id: number;
			/** Last Day */
			last_day: string | null;
			/** Longer */
			longer: number;
			/** Made By */
			made_by: string;
			/** Reason */
			reason: string;
			/** Reckoning */
			reckoning: boolean;
			/** Rows */
			rows: components["schemas"]["RowChange"][];
			/** Shorter */
			shorter: number;
			/** Topic */
			topic: string;
			/** Undoes */
			undoes: number | null;
			/** Undone By */
			undone_by: number | null;
		};
		/**
		 * ChangeTold
		 * @description A version of an object; of what is sealed only that so many answers became another.
		 */
		ChangeTold: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** By Name */
			by_name: string;
			/**
			 * Deed
			 * @enum {string}
			 */
			deed: "made" | "changed" | "confirmed" | "ended";
			/** Facts */
			facts: components["schemas"]["Fact"][];
			/** Note */
			note: string;
			/** Sealed */
			sealed: number;
			/** Version */
			version: number;
		};
		/**
		 * Changes
		 * @description Codes of rules that a list has and its base has not, or has otherwise.
		 */
		Changes: {
			/** Added */
			added: string[];
			/** Changed */
			changed: string[];
			/** Moved */
			moved: string[];
			/** Removed */
			removed: string[];
		};
		/**
		 * ChangingCase
		 * @description An open case that changes hands: its category as title; None for no grid, and for a grid without a chief.
		 */
		ChangingCase: {
			/** From Chief */
			from_chief: string | null;
			/** From Code */
			from_code: string | null;
			/** From Name */
			from_name: string | null;
			/** Number */
			number: string;
			/** Title */
			title: string;
			/** Title En */
			title_en: string;
			/** To Chief */
			to_chief: string | null;
			/** To Code */
			to_code: string | null;
			/** To Name */
			to_name: string | null;
		};
		/**
		 * ChannelIn
		 * @description What a channel is to be; without a secret it keeps the one that it has, which nobody is shown again.
		 */
		ChannelIn: {
			/**
			 * Active
			 * @default false
			 */
			active?: boolean;
			/**
			 * Agent
			 * @default
			 */
			agent?: string;
			/**
			 * Identity
			 * @default
			 */
			identity?: string;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "webhook" | "sms" | "wecom" | "dingtalk";
			/** Secret */
			secret?: string | null;
			/** Url */
			url: string;
		};
		/**
		 * ChannelRow
		 * @description A channel as it is set; of its secret only whether there is one. `outbox` counts its rows by state.
		 */
		ChannelRow: {
			/** Active */
			active: boolean;
			/** Agent */
			agent: string;
			/** Code */
			code: string;
			/** Has Secret */
			has_secret: boolean;
			/** Identity */
			identity: string;
			/** Kind */
			kind: string;
			/** Outbox */
			outbox: {
				[key: string]: number;
			};
			/**
			 * Set At
			 * Format: date-time
			 */
			set_at: string;
			/** Set By */
			set_by: string;
			/** Url */
			url: string;
		};
		/**
		 * Checked
		 * @description How many bound numbers a briefing has, those that differ from the data by now, and the typed ones.
		 */
		Checked: {
			/** Bound */
			bound: number;
			/** Differing */
			differing: components["schemas"]["Differing"][];
			/** Typed */
			typed: components["schemas"]["TypedNumber"][];
		};
		/**
		 * ClosedReport
		 * @description A report of one's own whose case is closed; without a place where the case has none.
		 */
		ClosedReport: {
			/** Address Text */
			address_text: string;
			/** Case Number */
			case_number: string;
			/** Category Code */
			category_code: string;
			/**
			 * Closed At
			 * Format: date-time
			 */
			closed_at: string;
			/** Description */
			description: string;
			/** Lat */
			lat: number | null;
			/** Lng */
			lng: number | null;
			/**
			 * Report Id
			 * Format: uuid
			 */
			report_id: string;
			/** Satisfaction */
			satisfaction: number | null;
		};
		/**
		 * ClosingIn
		 * @description The last day of an office, and which goes on with its open cases; without one they wait for redispatch.
		 */
		ClosingIn: {
			/**
			 * Heir Code
			 * @default
			 */
			heir_code?: string;
			/**
			 * Last Day
			 * Format: date
			 */
			last_day: string;
		};
		/**
		 * ClusterFacts
		 * @description How many cases a mark stands for, also by clock, and how its list is asked for.
		 *
		 *     `cell` is its H3 cell, null where it is one spot. `box` (west, south, east, north) holds its cases. `number` is
		 *     told of a single case; `members` are the cases of a spot, by number, unless they are very many.
		 */
		ClusterFacts: {
			/** Box */
			box: number[];
			/** Cell */
			cell: string | null;
			/** Clocks */
			clocks: {
				[key: string]: number;
			};
			/** Count */
			count: number;
			/** Members */
			members: components["schemas"]["ClusterMember"][];
			/** Number */
			number: string | null;
		};
		/**
		 * ClusterMember
		 * @description A case of a spot.
		 */
		ClusterMember: {
			/**
			 * Clock
			 * @enum {string}
			 */
			clock: "over" | "near" | "ok" | "susp" | "closed";
			/** Number */
			number: string;
		};
		/**
		 * Colleague
		 * @description Somebody of an office, who could be in charge of a case there.
		 */
		Colleague: {
			/** Name */
			name: string;
			/** Title */
			title: string;
			/** Username */
			username: string;
		};
		/**
		 * CollectionIn
		 * @description What a county collects from a day on, why, and the version that was seen.
		 */
		CollectionIn: {
			/** County Code */
			county_code: string;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Items */
			items: components["schemas"]["CollectionItemIn"][];
			/** Reason */
			reason: string;
			/** Version */
			version: number;
		};
		/**
		 * CollectionItem
		 * @description A datum that is collected once, of one or more kinds of objects.
		 *
		 *     `owner` is the kind of agency that answers for it, `users` are those that need it too. `layers` are kinds of grids
		 *     and `towns` codes where it is collected; empty means all. A `sealed` one is personal: opened with a reason alone.
		 */
		CollectionItem: {
			/** Basis */
			basis: string;
			/** Choices */
			choices: string[];
			/** Code */
			code: string;
			/**
			 * Every
			 * @enum {string}
			 */
			every: "monthly" | "quarterly" | "half_yearly" | "yearly" | "on_change";
			/** Kinds */
			kinds: ("person" | "dwelling" | "rental" | "enterprise" | "place" | "facility")[];
			/** Layers */
			layers: string[];
			/** Name */
			name: string;
			/** Owner */
			owner: string;
			/**
			 * Required
			 * @default false
			 */
			required: boolean;
			/**
			 * Sealed
			 * @default false
			 */
			sealed: boolean;
			/** Towns */
			towns: string[];
			/**
			 * Type
			 * @enum {string}
			 */
			type: "text" | "integer" | "decimal" | "date" | "choice" | "yes_no" | "phone";
			/** Users */
			users: string[];
		};
		/**
		 * CollectionItemIn
		 * @description An item of a schema; without kinds of grids and towns it is collected in all.
		 */
		CollectionItemIn: {
			/** Basis */
			basis: string;
			/** Choices */
			choices?: string[];
			/** Code */
			code: string;
			/**
			 * Every
			 * @enum {string}
			 */
			every: "monthly" | "quarterly" | "half_yearly" | "yearly" | "on_change";
			/** Kinds */
			kinds: ("person" | "dwelling" | "rental" | "enterprise" | "place" | "facility")[];
			/** Layers */
			layers?: string[];
			/** Name */
			name: string;
			/** Owner */
			owner: string;
			/**
			 * Required
			 * @default false
			 */
			required?: boolean;
			/**
			 * Sealed
			 * @default false
			 */
			sealed?: boolean;
			/** Towns */
			towns?: string[];
			/**
			 * Type
			 * @enum {string}
			 */
			type: "text" | "integer" | "decimal" | "date" | "choice" | "yes_no" | "phone";
			/** Users */
			users?: string[];
		};
		/**
		 * CollectionView
		 * @description What a county collects on a day, its versions (the newest first), and whether the one who asks sets it.
		 *
		 *     `agencies` are those that own or share an item; all for whoever may set it.
		 */
		CollectionView: {
			/** Agencies */
			agencies: components["schemas"]["AgencyNamed"][];
			/** County Code */
			county_code: string;
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			/** Items */
			items: components["schemas"]["CollectionItem"][];
			/** May */
			may: boolean;
			/** Version */
			version: number;
			/** Versions */
			versions: components["schemas"]["SchemaTold"][];
		};
		/**
		 * ColumnTold
		 * @description What a column is called.
		 */
		ColumnTold: {
			/** Name */
			name: string;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
		};
		/**
		 * CompetenceRow
		 * @description A line that somebody is trained for; `expired` where the training is too old on the day.
		 */
		CompetenceRow: {
			/** Expired */
			expired: boolean;
			/**
			 * Line
			 * @enum {string}
			 */
			line: "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire";
			/** Trained On */
			trained_on: string | null;
			/** Valid Until */
			valid_until: string | null;
		};
		/**
		 * CompetencesIn
		 * @description All lines somebody is trained for.
		 */
		CompetencesIn: {
			/** Items */
			items: components["schemas"]["TrainedIn"][];
		};
		/**
		 * Conditions
		 * @description When a rule holds. What is empty asks nothing; all that is given must hold, inside one any value will do.
		 *
		 *     `places` are codes of divisions and grids, at any level; `categories` of either level. `until_day` is the first day
		 *     on which the rule no longer holds. `weekdays` count from Monday 1 to Sunday 7. `words` are looked for in what was
		 *     reported and in the address, without regard to case. `component_owner` asks that the owner of a component is known,
		 *     `owners` that it is one of these offices.
		 */
		Conditions: {
			/**
			 * Categories
			 * @default []
			 */
			categories: string[];
			/**
			 * Component Owner
			 * @default false
			 */
			component_owner: boolean;
			/** From Day */
			from_day: string | null;
			/**
			 * Hours
			 * @default
			 * @enum {string}
			 */
			hours: "" | "work" | "off";
			/**
			 * Layer
			 * @default
			 */
			layer: string;
			/**
			 * Owners
			 * @default []
			 */
			owners: string[];
			/**
			 * Places
			 * @default []
			 */
			places: string[];
			/**
			 * Sources
			 * @default []
			 */
			sources: string[];
			/** Until Day */
			until_day: string | null;
			/**
			 * Urgencies
			 * @default []
			 */
			urgencies: string[];
			/**
			 * Weekdays
			 * @default []
			 */
			weekdays: number[];
			/**
			 * Words
			 * @default []
			 */
			words: string[];
			/**
			 * Zone Kinds
			 * @default []
			 */
			zone_kinds: string[];
		};
		/**
		 * ConditionsIn
		 * @description When a rule holds; what is left out asks nothing.
		 */
		ConditionsIn: {
			/**
			 * Categories
			 * @default []
			 */
			categories?: string[];
			/**
			 * Component Owner
			 * @default false
			 */
			component_owner?: boolean;
			/** From Day */
			from_day?: string | null;
			/**
			 * Hours
			 * @default
			 */
			hours?: string;
			/**
			 * Layer
			 * @default
			 */
			layer?: string;
			/**
			 * Owners
			 * @default []
			 */
			owners?: string[];
			/**
			 * Places
			 * @default []
			 */
			places?: string[];
			/**
			 * Sources
			 * @default []
			 */
			sources?: string[];
			/** Until Day */
			until_day?: string | null;
			/**
			 * Urgencies
			 * @default []
			 */
			urgencies?: string[];
			/**
			 * Weekdays
			 * @default []
			 */
			weekdays?: number[];
			/**
			 * Words
			 * @default []
			 */
			words?: string[];
			/**
			 * Zone Kinds
			 * @default []
			 */
			zone_kinds?: string[];
		};
		/**
		 * Consent
		 * @description Whether an office has consented, and who for it; None for not yet.
		 */
		Consent: {
			/** Actor */
			actor: string | null;
			/** At */
			at: string | null;
			/**
			 * Office
			 * @enum {string}
			 */
			office: "order" | "organisation" | "civil";
		};
		/**
		 * Contact
		 * @description Who sent a report, and how to answer; what was not told is empty.
		 */
		Contact: {
			/** Name */
			name: string;
			/** Phone */
			phone: string;
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
			/**
			 * Source
			 * @enum {string}
			 */
			source: "citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign";
		};
		/**
		 * ContactIn
		 * @description Why somebody opens how a reporter can be reached.
		 */
		ContactIn: {
			/** Reason */
			reason: string;
		};
		/**
		 * CoordinationCounts
		 * @description Coordinations open in cases that the actor may read: all, those theirs, those past their time, and by whose.
		 */
		CoordinationCounts: {
			/** All */
			all: number;
			/** Mine */
			mine: number;
			/** Overdue */
			overdue: number;
			/** Who */
			who: {
				[key: string]: number;
			};
		};
		/**
		 * CoordinationPart
		 * @description A case that was put before somebody to name who leads and who helps, and what they decided.
		 */
		CoordinationPart: {
			/** Co Names */
			co_names: string[];
			/**
			 * Due At
			 * Format: date-time
			 */
			due_at: string;
			/** Lead Name */
			lead_name: string;
			/**
			 * Opened At
			 * Format: date-time
			 */
			opened_at: string;
			/** Outcome */
			outcome: ("decided" | "moot") | null;
			/** Reason */
			reason: string;
			/** Seq */
			seq: number;
			/** Settled At */
			settled_at: string | null;
			/** Settled By */
			settled_by: string;
			/**
			 * Who
			 * @enum {string}
			 */
			who: "platform" | "centre" | "county";
		};
		/**
		 * CorrectIn
		 * @description Why a later edition is made.
		 */
		CorrectIn: {
			/** Reason */
			reason: string;
		};
		/**
		 * Counted
		 * @description How many of a measure's rows are as they should be, of how many.
		 */
		Counted: {
			/** Done */
			done: number;
			/**
			 * Measure
			 * @enum {string}
			 */
			measure: "divisions" | "grids" | "chiefs" | "fulltimers" | "offices" | "accounts" | "rules" | "calendar" | "tasks" | "reports" | "closed" | "active";
			/** Of */
			of: number;
		};
		/**
		 * CountedRow
		 * @description Something that was counted: where it lies, and whether it is as it should be.
		 */
		CountedRow: {
			/** Code */
			code: string;
			/** Done */
			done: boolean;
			/** Name */
			name: string;
			/** Town Code */
			town_code: string | null;
			/** Town Name */
			town_name: string;
		};
		/**
		 * CounterIn
		 * @description Why an entry is taken back.
		 */
		CounterIn: {
			/** Reason */
			reason: string;
		};
		/**
		 * CountyPageIn
		 * @description Whether a county's page of reporters is open, the telephone on it, and its address from outside.
		 */
		CountyPageIn: {
			/**
			 * Address
			 * @default
			 */
			address?: string;
			/** County Code */
			county_code: string;
			/** Open */
			open: boolean;
			/**
			 * Phone
			 * @default
			 */
			phone?: string;
		};
		/**
		 * CountyPageRow
		 * @description The same with the county's name.
		 */
		CountyPageRow: {
			/** Address */
			address: string;
			/** County Code */
			county_code: string;
			/** County Name */
			county_name: string;
			/** Open */
			open: boolean;
			/** Phone */
			phone: string;
		};
		/**
		 * Day
		 * @description A holiday, or a make-up workday; asked for as None it is what its weekday says.
		 */
		Day: {
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			/** Is Workday */
			is_workday: boolean | null;
			/**
			 * Name
			 * @default
			 */
			name?: string;
		};
		/**
		 * DayIn
		 * @description A day; without `is_workday` it is what its weekday says.
		 */
		DayIn: {
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			/** Is Workday */
			is_workday: boolean | null;
			/**
			 * Name
			 * @default
			 */
			name?: string;
		};
		/**
		 * DayRow
		 * @description A day that is not what its weekday says.
		 */
		DayRow: {
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			/** Is Workday */
			is_workday: boolean;
			/**
			 * Name
			 * @default
			 */
			name?: string;
		};
		/**
		 * Decided
		 * @description A decision with its cause: `received moved category net confirmed`.
		 */
		Decided: {
			/** Actor */
			actor: string;
			answer: components["schemas"]["RouteAnswer"];
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Cause */
			cause: string;
			/** Note */
			note: string;
			/** Seq */
			seq: number;
		};
		/**
		 * DecidingIn
		 * @description What a town decided on its awards of a year.
		 */
		DecidingIn: {
			/** Base Fen */
			base_fen: number;
			/**
			 * Body
			 * @description who decided, such as a meeting of the town's leaders
			 */
			body: string;
			/**
			 * Decided On
			 * Format: date
			 */
			decided_on: string;
			/** Document */
			document: string;
			/** People */
			people: components["schemas"]["GradedIn"][];
			/** Town Code */
			town_code: string;
			/** Year */
			year: number;
		};
		/**
		 * DecisionIn
		 * @description A decision; without an id it is new. With a category it becomes a case as the minutes are confirmed.
		 */
		DecisionIn: {
			/**
			 * Address
			 * @default
			 */
			address?: string;
			/** Category Code */
			category_code?: string | null;
			/** Due On */
			due_on?: string | null;
			/** Id */
			id?: number | null;
			/** Office Code */
			office_code?: string | null;
			/** Words */
			words: string;
		};
		/**
		 * DecisionResultIn
		 * @description What became of a decision; empty: it is open again.
		 */
		DecisionResultIn: {
			/** Result */
			result: string;
		};
		/**
		 * DecisionRow
		 * @description A decision; `carried` on so many agendas of meetings that were held, `late` while it is undone after its day.
		 *
		 *     `done_on` is told by hand, `case_closed` by its case. `leaders` are on duty now, where it goes to them.
		 */
		DecisionRow: {
			/** Address */
			address: string;
			/** Carried */
			carried: number;
			/** Case Closed */
			case_closed: boolean;
			/** Case Number */
			case_number: string | null;
			/** Category Code */
			category_code: string | null;
			/** Done On */
			done_on: string | null;
			/** Due On */
			due_on: string | null;
			/** Id */
			id: number;
			/** Late */
			late: boolean;
			/** Leaders */
			leaders: string[];
			/** Meeting Id */
			meeting_id: number;
			/** Office Code */
			office_code: string | null;
			/** Office Name */
			office_name: string;
			/** Result */
			result: string;
			/** Words */
			words: string;
		};
		/**
		 * Delegation
		 * @description What is moved down by one rule: matters, powers and posts, to whom, on what basis, on which days.
		 *
		 *     `gets` is the line, or the office, that has it; `offices` those of the line in the places. Without places it is the
		 *     whole county, without matters all of them. The last day is a day of it.
		 */
		Delegation: {
			/** Basis */
			basis: string;
			/** Code */
			code: string;
			/** First Day */
			first_day: string | null;
			/** Gets */
			gets: string;
			/** Last Day */
			last_day: string | null;
			/** Matters */
			matters: components["schemas"]["Named"][];
			/** Name */
			name: string;
			/** Offices */
			offices: components["schemas"]["Named"][];
			/** Places */
			places: components["schemas"]["Named"][];
			/** Powers */
			powers: string;
			/**
			 * State
			 * @enum {string}
			 */
			state: "to_come" | "now" | "over";
		};
		/**
		 * DelegationList
		 * @description The register of a county as of a day, and the set of rules in which it stands; null where none is in force.
		 */
		DelegationList: {
			/** Items */
			items: components["schemas"]["Delegation"][];
			/** Set Id */
			set_id: number | null;
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
		 * Department
		 * @description A department of a county.
		 */
		Department: {
			/** Code */
			code: string;
			/** County Code */
			county_code: string;
			/** Name */
			name: string;
		};
		/**
		 * Desk
		 * @description A desk with its tabs in order; `landing` where somebody's day begins at it.
		 */
		Desk: {
			/**
			 * Desk
			 * @enum {string}
			 */
			desk: "command" | "office" | "grid" | "village" | "duty" | "platform" | "petition" | "order";
			/** Landing */
			landing: boolean;
			/** Tabs */
			tabs: string[];
		};
		/**
		 * DeskCounts
		 * @description Cases by tab; one more than `most` stands for all beyond.
		 */
		DeskCounts: {
			/** Most */
			most: number;
			/** Tabs */
			tabs: {
				[key: string]: components["schemas"]["TabCount"];
			};
		};
		/**
		 * DeskRow
		 * @description A case in the list behind a tab.
		 *
		 *     `since`, `near_due_at` and `due_at` are of the clock by which it stands there; a clock that is not the limit of the
		 *     case tells no more than `due_at`. `at` is when what it tells of came to be, behind a tab that tells what was.
		 *     `in_charge` is who does it in the office that leads; at the desk of offices alone, and empty before it is signed.
		 */
		DeskRow: {
			/** At */
			at: string | null;
			case: components["schemas"]["Brief"];
			/** Due At */
			due_at: string | null;
			/** In Charge */
			in_charge: string;
			/** Near Due At */
			near_due_at: string | null;
			/** Since */
			since: string | null;
		};
		/**
		 * Device
		 * @description A link of a device; `open` while it may send.
		 */
		Device: {
			/** Ended At */
			ended_at: string | null;
			/** Ended By */
			ended_by: string;
			/**
			 * Expires At
			 * Format: date-time
			 */
			expires_at: string;
			/** Id */
			id: number;
			/** Last Used At */
			last_used_at: string | null;
			/**
			 * Made At
			 * Format: date-time
			 */
			made_at: string;
			/** Made By */
			made_by: string;
			/** Name */
			name: string;
			/** Open */
			open: boolean;
			/** Username */
			username: string;
		};
		/**
		 * DeviceIn
		 * @description A link for a device: of oneself, or of an account that one may hand over.
		 */
		DeviceIn: {
			/**
			 * Address
			 * @description of the page, before its paths
			 */
			address: string;
			/**
			 * Days
			 * @description so long it lasts
			 * @default 180
			 */
			days?: number;
			/** Name */
			name: string;
			/**
			 * Username
			 * @description whose; empty for one's own
			 * @default
			 */
			username?: string;
		};
		/**
		 * DeviceMade
		 * @description A link that was made; its address and code are told in this answer alone.
		 */
		DeviceMade: {
			/**
			 * Code
			 * @description settings of ODK Collect, as its QR code holds them: base64 of zlib of JSON
			 */
			code: string;
			device: components["schemas"]["Device"];
			/** Server Url */
			server_url: string;
		};
		/**
		 * Difference
		 * @description An item that one list has otherwise than another: before and after, none where it is not there.
		 */
		Difference: {
			after: components["schemas"]["TaskItem"] | null;
			before: components["schemas"]["TaskItem"] | null;
			/**
			 * Change
			 * @enum {string}
			 */
			change: "added" | "changed" | "removed";
			/** Code */
			code: string;
			/** Fields */
			fields: string[];
		};
		/**
		 * Differing
		 * @description A number of a block that the data give otherwise by now.
		 */
		Differing: {
			/** Block */
			block: string;
			/** Figure */
			figure: string;
			/** Now */
			now: string;
			/** Place */
			place: string;
			/** Place Name */
			place_name: string;
			/** Was */
			was: string;
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
		 * DivisionFacts
		 * @description A division on a map; its label stands at `lng` and `lat`.
		 */
		DivisionFacts: {
			/** Code */
			code: string;
			/** Kind */
			kind: string;
			/** Lat */
			lat: number;
			/**
			 * Level
			 * @enum {string}
			 */
			level: "city" | "county" | "town" | "village";
			/** Lng */
			lng: number;
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
		 * DivisionRow
		 * @description A division without its outline; `bbox` is west, south, east, north in degrees, None without an outline.
		 */
		DivisionRow: {
			/** Bbox */
			bbox: number[] | null;
			/** Code */
			code: string;
			/** Kind */
			kind: string;
			/** Lat */
			lat: number | null;
			/**
			 * Level
			 * @enum {string}
			 */
			level: "city" | "county" | "town" | "village";
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
		 * DivisionShape
		 * @description The outline of a division.
		 */
		DivisionShape: {
			/** Geometry */
			geometry: components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"];
			/** Id */
			id: string;
			properties: components["schemas"]["DivisionFacts"];
			/**
			 * Type
			 * @constant
			 */
			type: "Feature";
		};
		/**
		 * DivisionShapes
		 * @description Outlines in code order.
		 */
		DivisionShapes: {
			/** Features */
			features: components["schemas"]["DivisionShape"][];
			/**
			 * Type
			 * @constant
			 */
			type: "FeatureCollection";
		};
		/**
		 * DivisionTopology
		 * @description Outlines in code order, common borders once.
		 */
		DivisionTopology: {
			/** Arcs */
			arcs: [
				number,
				number
			][][];
			objects: components["schemas"]["DrawnObjects_DivisionFacts_"];
			transform: components["schemas"]["Transform"];
			/**
			 * Type
			 * @constant
			 */
			type: "Topology";
		};
		/**
		 * Done
		 * @description What was done to what is to be checked: what its maker said of it, when, and the photos of it by SHA-256.
		 */
		Done: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** By Name */
			by_name: string;
			/** Note */
			note: string;
			/** Photos */
			photos: string[];
		};
		/**
		 * Double
		 * @description A case that may be the same matter, and why.
		 */
		Double: {
			case: components["schemas"]["Brief"];
			/** Distance M */
			distance_m: number;
			/** Hours */
			hours: number;
			/** Other Thing */
			other_thing: boolean;
			/** Photos */
			photos: number | null;
			/** Same Category */
			same_category: boolean;
			/** Score */
			score: number;
			/** Words */
			words: number;
		};
		/**
		 * DoubleCount
		 * @description How many cases may be the same matter as one.
		 */
		DoubleCount: {
			/** Count */
			count: number;
			/** Number */
			number: string;
		};
		/**
		 * Doubles
		 * @description What may be the same matter as a case, the likeliest first; what was found not to be; and when it came before.
		 *
		 *     `may_settle` says whether the reader may merge it, or say that it is another matter.
		 */
		Doubles: {
			/** Again */
			again: components["schemas"]["Came"][];
			/** Apart */
			apart: components["schemas"]["Parted"][];
			before: components["schemas"]["Came"] | null;
			/** Items */
			items: components["schemas"]["Double"][];
			/** May Settle */
			may_settle: boolean;
		};
		/**
		 * DraftTold
		 * @description A draft, and how it differs from what is in force on a day.
		 *
		 *     `unlisted` are the categories in which the grid comes first on that day without standing on the county's draft.
		 */
		DraftTold: {
			/**
			 * Changed At
			 * Format: date-time
			 */
			changed_at: string;
			/** Changed By */
			changed_by: string;
			/** Differences */
			differences: components["schemas"]["Difference"][];
			/** Items */
			items: components["schemas"]["TaskItem"][];
			/** Town Code */
			town_code: string | null;
			/** Unlisted */
			unlisted: string[];
			/** Version */
			version: number;
		};
		/**
		 * Draw
		 * @description A new grid `boundary` called `name` in `layer`, home `village_code`; village grids make room for it.
		 */
		Draw: {
			boundary: components["schemas"]["Area"];
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "draw";
			/** Layer */
			layer: string;
			/** Name */
			name: string;
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Version */
			version: number;
			/** Village Code */
			village_code: string;
			/** Zone Kind */
			zone_kind?: string | null;
		};
		/** DrawnObjects[DivisionFacts] */
		DrawnObjects_DivisionFacts_: {
			shapes: components["schemas"]["DrawnShapes_DivisionFacts_"];
		};
		/** DrawnObjects[GridFacts] */
		DrawnObjects_GridFacts_: {
			shapes: components["schemas"]["DrawnShapes_GridFacts_"];
		};
		/** DrawnObjects[LineFacts] */
		DrawnObjects_LineFacts_: {
			shapes: components["schemas"]["DrawnShapes_LineFacts_"];
		};
		/** DrawnShapes[DivisionFacts] */
		DrawnShapes_DivisionFacts_: {
			/** Geometries */
			geometries: components["schemas"]["Drawn_DivisionFacts_"][];
			/**
			 * Type
			 * @constant
			 */
			type: "GeometryCollection";
		};
		/** DrawnShapes[GridFacts] */
		DrawnShapes_GridFacts_: {
			/** Geometries */
			geometries: components["schemas"]["Drawn_GridFacts_"][];
			/**
			 * Type
			 * @constant
			 */
			type: "GeometryCollection";
		};
		/** DrawnShapes[LineFacts] */
		DrawnShapes_LineFacts_: {
			/** Geometries */
			geometries: components["schemas"]["Drawn_LineFacts_"][];
			/**
			 * Type
			 * @constant
			 */
			type: "GeometryCollection";
		};
		/** Drawn[DivisionFacts] */
		Drawn_DivisionFacts_: {
			/** Arcs */
			arcs: number[][] | number[][][];
			properties: components["schemas"]["DivisionFacts"];
			/**
			 * Type
			 * @enum {string}
			 */
			type: "MultiLineString" | "Polygon" | "MultiPolygon";
		};
		/** Drawn[GridFacts] */
		Drawn_GridFacts_: {
			/** Arcs */
			arcs: number[][] | number[][][];
			properties: components["schemas"]["GridFacts"];
			/**
			 * Type
			 * @enum {string}
			 */
			type: "MultiLineString" | "Polygon" | "MultiPolygon";
		};
		/** Drawn[LineFacts] */
		Drawn_LineFacts_: {
			/** Arcs */
			arcs: number[][] | number[][][];
			properties: components["schemas"]["LineFacts"];
			/**
			 * Type
			 * @enum {string}
			 */
			type: "MultiLineString" | "Polygon" | "MultiPolygon";
		};
		/**
		 * DriverSource
		 * @description Where a driver is counted in some towns: how many objects tell of it, the last day on which one was confirmed.
		 *
		 *     `minutes` a month for one; `missing` where one of the towns has no source of it.
		 */
		DriverSource: {
			/** As Of */
			as_of: string | null;
			/**
			 * Driver
			 * @enum {string}
			 */
			driver: "household" | "rental" | "new_resident" | "care" | "key_person" | "place" | "enterprise" | "site" | "river_km" | "patrol_cell" | "dispute" | "case";
			/** Minutes */
			minutes: number;
			/** Missing */
			missing: boolean;
			/** Objects */
			objects: number | null;
			/**
			 * Source
			 * @enum {string}
			 */
			source: "net" | "objects" | "lines" | "addresses" | "cases";
		};
		/**
		 * Dropped
		 * @description An edit that could not be made again, and why.
		 */
		Dropped: {
			/** Kind */
			kind: string;
			/** Reason */
			reason: string;
			/** Seq */
			seq: number;
		};
		/**
		 * Duty
		 * @description A duty in a grid, or in a village under the village's code.
		 */
		Duty: {
			/** Code */
			code: string;
			/**
			 * Duty
			 * @enum {string}
			 */
			duty: "chief" | "fulltime" | "parttime" | "guide" | "village_liaison";
			/** Name */
			name: string;
		};
		/**
		 * DutyRoster
		 * @description Shifts by place, role and beginning; `at` is the moment that counts as now.
		 */
		DutyRoster: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Items */
			items: components["schemas"]["Shift"][];
			/** Places */
			places: components["schemas"]["RosterPlace"][];
		};
		/**
		 * DutySpan
		 * @description From when to when somebody is on duty, and in which grids, by code.
		 */
		DutySpan: {
			/**
			 * Begins At
			 * Format: date-time
			 */
			begins_at: string;
			/**
			 * Ends At
			 * Format: date-time
			 */
			ends_at: string;
			/** Grid Codes */
			grid_codes: string[];
		};
		/**
		 * EarlierOut
		 * @description The period before; what stood open is as of its end. Null where no history tells, or before the first case.
		 */
		EarlierOut: {
			/** @description cases whose limit of acceptance has ended, the last one where there were several; rejected ones too */
			accept_due: number | null;
			/** @description of those, accepted, rejected or sent for verification within the limit each time */
			accept_in_time: number | null;
			/** @description of those, not within the limit once or more */
			accept_late: number | null;
			/** @description in time ÷ due for acceptance */
			accept_timely: number | null;
			/** @description closed cases whose reporter answered */
			answers: number | null;
			/** @description closed cases that the grid or the village settled */
			at_source: number | null;
			/** @description cases whose total has ended and whose result waits for its check */
			awaiting_check: number | null;
			/** @description called back ÷ reachable */
			callback_rate: number | null;
			/** @description of those reachable, the reporter was asked and answered */
			called_back: number | null;
			/** @description closed cases whose matter came back at the same place after 7 and within 30 days */
			came_back: number | null;
			/** @description cases whose limit of the check has ended, the last one where there were several */
			check_due: number | null;
			/** @description of those, checked within the limit each time */
			check_in_time: number | null;
			/** @description of those, not checked within the limit once or more */
			check_late: number | null;
			/** @description in time ÷ due for a check */
			check_timely: number | null;
			/** @description cases whose limit of closing after the check has ended, the last one where there were several */
			close_due: number | null;
			/** @description of those, closed within that limit each time */
			close_in_time: number | null;
			/** @description of those, not closed within that limit once or more */
			close_late: number | null;
			/** @description closed ÷ to be closed */
			close_rate: number | null;
			/** @description in time ÷ due for closing */
			close_timely: number | null;
			/** @description cases closed */
			closed: number | null;
			/** @description of those to be closed, closed, on time or late */
			closed_of_due: number | null;
			/** @description cases reported by citizens and 12345, those merged too, without rejected and withdrawn ones */
			demanded: number | null;
			/** @description cases whose limit of dispatch has ended, the last one where there were several */
			dispatch_due: number | null;
			/** @description of those, dispatched or put to coordination within the limit each time */
			dispatch_in_time: number | null;
			/** @description of those, not dispatched or put to coordination within the limit once or more */
			dispatch_late: number | null;
			/** @description in time ÷ due for dispatch */
			dispatch_timely: number | null;
			/** @description cases whose total promised to the citizen has ended, without those that wait for their check */
			due: number | null;
			/** @description cases found proactively whose total has ended, without those that wait for their check */
			found_due: number | null;
			/** @description of those, closed in time by the grid, the village or an office of the town */
			found_fixed: number | null;
			/** @description fixed in place ÷ found proactively, to be closed */
			found_to_fixed: number | null;
			/** @description of those, not closed in time in the territory */
			found_unfixed: number | null;
			/** @description rightly located ÷ located */
			geocode_accuracy: number | null;
			/** @description of those, category and grid stood */
			grid_accurate: number | null;
			/** @description cases reported by grid workers on which was decided */
			grid_decided: number | null;
			/** @description of those, category or grid was corrected */
			grid_inaccurate: number | null;
			/** @description of those, rejected, reported before, or settled and failed in the sample */
			grid_invalid: number | null;
			/** @description cases reported by grid workers and registered */
			grid_registered: number | null;
			/** @description of those, registered, first of their matter, or settled and not failed in the sample */
			grid_valid: number | null;
			/** @description of those to be closed, not closed within the total */
			late: number | null;
			/** @description cases rejected, merged or withdrawn, which no other figure counts */
			left_out: number | null;
			/** @description cases with a point */
			located: number | null;
			/** @description of those located, the grid was corrected */
			mislocated: number | null;
			/** @description of those registered, the first level of the category was corrected */
			misregistered: number | null;
			/** @description of those to be closed, closed within the total */
			on_time: number | null;
			/** @description closed on time ÷ to be closed */
			on_time_rate: number | null;
			/** @description cases that are open, as of now */
			open: number | null;
			/** @description open cases past the limit that runs */
			overdue: number | null;
			/** @description cases found by the grid, a patrol, an office or a campaign */
			proactive: number | null;
			/** @description found proactively ÷ reported */
			proactive_rate: number | null;
			/** @description closed cases whose reporter can be reached */
			reachable: number | null;
			/** @description came back within 30 days ÷ closed */
			recur_30: number | null;
			/** @description rightly registered ÷ registered */
			register_accuracy: number | null;
			/** @description cases registered */
			registered: number | null;
			/** @description repeated ÷ citizens’ reports */
			repeat_rate: number | null;
			/** @description of those, merged into another case */
			repeated: number | null;
			/** @description accurate ÷ grid reports registered */
			report_accuracy: number | null;
			/** @description cases submitted */
			reported: number | null;
			/** @description satisfied ÷ answered */
			satisfaction_rate: number | null;
			/** @description answers that say satisfied or basically satisfied */
			satisfied: number | null;
			/** @description of those, a check failed */
			self_failed: number | null;
			/** @description passed ÷ sampled */
			self_handle_ok: number | null;
			/** @description of those, the check passed */
			self_passed: number | null;
			/** @description cases settled by who found them, drawn for a check that was made */
			self_sampled: number | null;
			/** @description settled by grid or village ÷ closed */
			settled_at_source: number | null;
			/** @description of those reachable, no answer yet */
			uncalled: number | null;
			/** @description answers that say not satisfied */
			unsatisfied: number | null;
			/** @description put before the county ÷ reported */
			up_rate: number | null;
			/** @description valid ÷ grid reports decided */
			valid_report_rate: number | null;
			/** @description cases whose limit of verification has ended, the last one where there were several */
			verify_due: number | null;
			/** @description of those, verified within the limit each time */
			verify_in_time: number | null;
			/** @description of those, not verified within the limit once or more */
			verify_late: number | null;
			/** @description in time ÷ due for verification */
			verify_timely: number | null;
			/** @description of those located, the grid was not corrected */
			well_located: number | null;
			/** @description of those registered, the first level of the category stood */
			well_registered: number | null;
			/** @description cases put before the county */
			went_up: number | null;
		};
		/**
		 * EditDone
		 * @description What an edit changed: shapes after and before as GeoJSON, grids gone, problems and loads of what it touched.
		 */
		EditDone: {
			before: components["schemas"]["PlanShapes"];
			changed: components["schemas"]["PlanShapes"];
			edit: components["schemas"]["EditRow"];
			/** Loads */
			loads: components["schemas"]["GridImpact"][];
			problems: components["schemas"]["PlanProblems"];
			/** Removed */
			removed: string[];
			view: components["schemas"]["PlanView"];
		};
		/**
		 * EditGrid
		 * @description A grid that an edit touched: its name after, or the last one if it was taken away; `was` its name before.
		 *
		 *     `redrawn` means a neighbour that is not named by the edit and only got another border.
		 */
		EditGrid: {
			/** Code */
			code: string;
			/** Gone */
			gone: boolean;
			/** Name */
			name: string;
			/** Redrawn */
			redrawn: boolean;
			/** Was */
			was: string | null;
		};
		/**
		 * EditIn
		 * @description An edit; what it brings along depends on `kind`.
		 */
		EditIn: components["schemas"]["Draw"] | components["schemas"]["Reshape"] | components["schemas"]["Split"] | components["schemas"]["Merge"] | components["schemas"]["MoveVertices"] | components["schemas"]["InsertVertex"] | components["schemas"]["RemoveVertex"] | components["schemas"]["Transfer"] | components["schemas"]["Retire"] | components["schemas"]["Rename"] | components["schemas"]["Renumber"] | components["schemas"]["Assign"] | components["schemas"]["Repair"] | components["schemas"]["Propose"];
		/**
		 * EditRow
		 * @description An edit in a plan's list; `codes` are all grids it touched.
		 *
		 *     `grids` are the first of them with their names, those that the edit names before others; `about` how many it is
		 *     about, neighbours that only got another border left out.
		 */
		EditRow: {
			/** About */
			about: number;
			/** Actor */
			actor: string;
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Codes */
			codes: string[];
			/** Grids */
			grids: components["schemas"]["EditGrid"][];
			/** Kind */
			kind: string;
			/** Seq */
			seq: number;
			/** Undone */
			undone: boolean;
		};
		/**
		 * Effect
		 * @description Of how many open cases a limit ends earlier, later; of how many the first makes them overdue at once.
		 *
		 *     Sensitive cases are never counted.
		 */
		Effect: {
			/** Longer */
			longer: number;
			/** Overdue */
			overdue: number;
			/** Shorter */
			shorter: number;
		};
		/**
		 * EndIn
		 * @description The last day of a post, and who goes on with it.
		 */
		EndIn: {
			/** Heir Id */
			heir_id?: number | null;
			/**
			 * Last Day
			 * Format: date
			 */
			last_day: string;
		};
		/**
		 * Ended
		 * @description How many sign-ins ended.
		 */
		Ended: {
			/** Ended */
			ended: number;
		};
		/**
		 * Entered
		 * @description The roster of the days that were entered, and the new shifts on it.
		 */
		Entered: {
			/** Ids */
			ids: number[];
			roster: components["schemas"]["DutyRoster"];
		};
		/**
		 * EvaluationIn
		 * @description How the reporter is content: 4 yes, 3 by and large, 2 not with the rules, 1 not with how it was handled.
		 */
		EvaluationIn: {
			/**
			 * Key
			 * Format: uuid
			 */
			key: string;
			/**
			 * Satisfaction
			 * @enum {integer}
			 */
			satisfaction: 1 | 2 | 3 | 4;
			/**
			 * Words
			 * @default
			 */
			words?: string;
		};
		/**
		 * EventPart
		 * @description One move of a case; one that was undone stands no more, and is followed by `undo`, which `undoes` it.
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
			/** Undoes */
			undoes: number | null;
		};
		/**
		 * EventRow
		 * @description An event, what is told of it, and to which posts and parts.
		 */
		EventRow: {
			/** Event */
			event: string;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
			/** Posts */
			posts: string[];
		};
		/**
		 * Evidence
		 * @description What a part of a sentence opens: the list of cases, the map, or what was found, with their query.
		 */
		Evidence: {
			/**
			 * Opens
			 * @enum {string}
			 */
			opens: "cases" | "map" | "findings";
			/** Query */
			query: {
				[key: string]: string;
			};
		};
		/**
		 * ExportRow
		 * @description A workbook asked for: how many rows stand in it, how many are written before it, until when it can be had.
		 */
		ExportRow: {
			/** Ahead */
			ahead: number;
			/** Asked */
			asked: {
				[key: string]: unknown;
			};
			/**
			 * Asked At
			 * Format: date-time
			 */
			asked_at: string;
			/** Failure En */
			failure_en: string;
			/** Failure Zh */
			failure_zh: string;
			/** Id */
			id: number;
			/** Kind */
			kind: string;
			/** Rows */
			rows: number;
			/** State */
			state: string;
			/** Until */
			until: string | null;
		};
		/**
		 * Extended
		 * @description What an extension would do: `spare_hours` of working time are left from then to the end of the citizen's total.
		 *
		 *     `needs` is the least verb of who could grant it. Where no office has the case no limit runs: there is no `before`,
		 *     `after` or `spare_hours`.
		 */
		Extended: {
			/** After */
			after: string | null;
			/** Before */
			before: string | null;
			/** More */
			more: number;
			/**
			 * Needs
			 * @enum {string}
			 */
			needs: "case.decide" | "case.rule" | "case.lead" | "contact.grant";
			/** Spare Hours */
			spare_hours: number | null;
			/**
			 * Total Due At
			 * Format: date-time
			 */
			total_due_at: string;
			/** Unit */
			unit: string;
		};
		/**
		 * Fact
		 * @description An item that became another: what was told before and what is told now; empty where nothing is.
		 */
		Fact: {
			/** After */
			after: string;
			/** Before */
			before: string;
			/** Item */
			item: string;
		};
		/**
		 * Family
		 * @description A grid's family: links, oldest first, and members by code.
		 */
		Family: {
			/** Grids */
			grids: components["schemas"]["Relative"][];
			/** Items */
			items: components["schemas"]["Link"][];
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
		 * FewCell
		 * @description A cell by name with its closed ring, longitude before latitude.
		 */
		FewCell: {
			/** Cell */
			cell: string;
			/** Ring */
			ring: number[][];
		};
		FieldError: {
			field: string;
			message: string;
		};
		/**
		 * FigureCatalogue
		 * @description Every figure of the catalogue, by whom they tell of.
		 */
		FigureCatalogue: {
			/** Items */
			items: components["schemas"]["CatalogueEntry"][];
		};
		/**
		 * FiguresOut
		 * @description Counts and rates of a period, and what stands open as of now.
		 *
		 *     Each count is the length of `GET /cases?measure=` of its name with the same place, category and days.
		 */
		FiguresOut: {
			/** @description cases whose limit of acceptance has ended, the last one where there were several; rejected ones too */
			accept_due: number;
			/** @description of those, accepted, rejected or sent for verification within the limit each time */
			accept_in_time: number;
			/** @description of those, not within the limit once or more */
			accept_late: number;
			/** @description in time ÷ due for acceptance */
			accept_timely: number | null;
			/** @description closed cases whose reporter answered */
			answers: number;
			/** @description closed cases that the grid or the village settled */
			at_source: number;
			/** @description cases whose total has ended and whose result waits for its check */
			awaiting_check: number;
			/** @description called back ÷ reachable */
			callback_rate: number | null;
			/** @description of those reachable, the reporter was asked and answered */
			called_back: number;
			/** @description closed cases whose matter came back at the same place after 7 and within 30 days */
			came_back: number;
			/** @description cases whose limit of the check has ended, the last one where there were several */
			check_due: number;
			/** @description of those, checked within the limit each time */
			check_in_time: number;
			/** @description of those, not checked within the limit once or more */
			check_late: number;
			/** @description in time ÷ due for a check */
			check_timely: number | null;
			/** @description cases whose limit of closing after the check has ended, the last one where there were several */
			close_due: number;
			/** @description of those, closed within that limit each time */
			close_in_time: number;
			/** @description of those, not closed within that limit once or more */
			close_late: number;
			/** @description closed ÷ to be closed */
			close_rate: number | null;
			/** @description in time ÷ due for closing */
			close_timely: number | null;
			/** @description cases closed */
			closed: number;
			/** @description of those to be closed, closed, on time or late */
			closed_of_due: number;
			/** @description cases reported by citizens and 12345, those merged too, without rejected and withdrawn ones */
			demanded: number;
			/** @description cases whose limit of dispatch has ended, the last one where there were several */
			dispatch_due: number;
			/** @description of those, dispatched or put to coordination within the limit each time */
			dispatch_in_time: number;
			/** @description of those, not dispatched or put to coordination within the limit once or more */
			dispatch_late: number;
			/** @description in time ÷ due for dispatch */
			dispatch_timely: number | null;
			/** @description cases whose total promised to the citizen has ended, without those that wait for their check */
			due: number;
			/** @description cases found proactively whose total has ended, without those that wait for their check */
			found_due: number;
			/** @description of those, closed in time by the grid, the village or an office of the town */
			found_fixed: number;
			/** @description fixed in place ÷ found proactively, to be closed */
			found_to_fixed: number | null;
			/** @description of those, not closed in time in the territory */
			found_unfixed: number;
			/** @description rightly located ÷ located */
			geocode_accuracy: number | null;
			/** @description of those, category and grid stood */
			grid_accurate: number;
			/** @description cases reported by grid workers on which was decided */
			grid_decided: number;
			/** @description of those, category or grid was corrected */
			grid_inaccurate: number;
			/** @description of those, rejected, reported before, or settled and failed in the sample */
			grid_invalid: number;
			/** @description cases reported by grid workers and registered */
			grid_registered: number;
			/** @description of those, registered, first of their matter, or settled and not failed in the sample */
			grid_valid: number;
			households: number;
			/** @description of those to be closed, not closed within the total */
			late: number;
			/** @description cases rejected, merged or withdrawn, which no other figure counts */
			left_out: number;
			/** @description cases with a point */
			located: number;
			/** @description of those located, the grid was corrected */
			mislocated: number;
			/** @description of those registered, the first level of the category was corrected */
			misregistered: number;
			/** @description open cases with the near-due share of the working time of the running limit used, not past it */
			near_due: number;
			/** @description of those to be closed, closed within the total */
			on_time: number;
			/** @description closed on time ÷ to be closed */
			on_time_rate: number | null;
			/** @description cases that are open, as of now */
			open: number;
			/** @description open cases per thousand households */
			open_per_1000: number | null;
			/** @description open cases past the limit that runs */
			overdue: number;
			/** @description cases found by the grid, a patrol, an office or a campaign */
			proactive: number;
			/** @description found proactively ÷ reported */
			proactive_rate: number | null;
			/** @description closed cases whose reporter can be reached */
			reachable: number;
			/** @description came back within 30 days ÷ closed */
			recur_30: number | null;
			/** @description rightly registered ÷ registered */
			register_accuracy: number | null;
			/** @description cases registered */
			registered: number;
			/** @description repeated ÷ citizens’ reports */
			repeat_rate: number | null;
			/** @description of those, merged into another case */
			repeated: number;
			/** @description accurate ÷ grid reports registered */
			report_accuracy: number | null;
			/** @description cases submitted */
			reported: number;
			/** @description reported cases per thousand households */
			reported_per_1000: number | null;
			/** @description satisfied ÷ answered */
			satisfaction_rate: number | null;
			/** @description answers that say satisfied or basically satisfied */
			satisfied: number;
			/** @description of those, a check failed */
			self_failed: number;
			/** @description passed ÷ sampled */
			self_handle_ok: number | null;
			/** @description of those, the check passed */
			self_passed: number;
			/** @description cases settled by who found them, drawn for a check that was made */
			self_sampled: number;
			/** @description settled by grid or village ÷ closed */
			settled_at_source: number | null;
			/** @description of those reachable, no answer yet */
			uncalled: number;
			/** @description answers that say not satisfied */
			unsatisfied: number;
			/** @description put before the county ÷ reported */
			up_rate: number | null;
			/** @description valid ÷ grid reports decided */
			valid_report_rate: number | null;
			/** @description cases whose limit of verification has ended, the last one where there were several */
			verify_due: number;
			/** @description of those, verified within the limit each time */
			verify_in_time: number;
			/** @description of those, not verified within the limit once or more */
			verify_late: number;
			/** @description in time ÷ due for verification */
			verify_timely: number | null;
			/** @description of those located, the grid was not corrected */
			well_located: number;
			/** @description of those registered, the first level of the category stood */
			well_registered: number;
			/** @description cases put before the county */
			went_up: number;
		};
		/**
		 * FileProblem
		 * @description One thing said about a file or a row; `repairable` where sending it again with `repair` would mend it.
		 */
		FileProblem: {
			/** Area M2 */
			area_m2?: number | null;
			/** Code */
			code: string;
			/** Fatal */
			fatal: boolean;
			/** Kind */
			kind: string;
			/**
			 * Repairable
			 * @default false
			 */
			repairable?: boolean;
			/** Row */
			row: number | null;
			/** Text En */
			text_en: string;
			/** Text Zh */
			text_zh: string;
		};
		/**
		 * FileRow
		 * @description A file of a signed briefing, and the SHA-256 that it had when it was signed.
		 */
		FileRow: {
			/** Name */
			name: string;
			/** Sha256 */
			sha256: string;
			/** Size */
			size: number;
		};
		/**
		 * Finding
		 * @description A sentence in both languages as parts, what all of it is about, and the rule behind it.
		 */
		Finding: {
			/** En */
			en: components["schemas"]["SentencePart"][];
			evidence: components["schemas"]["Evidence"];
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "overdue" | "late" | "below_target" | "new_hot" | "rising" | "silent" | "repeats";
			rule: components["schemas"]["Both"];
			/** Zh */
			zh: components["schemas"]["SentencePart"][];
		};
		/**
		 * Findings
		 * @description Where to look first in a place and a period as of a moment; empty where nothing stands out.
		 */
		Findings: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Items */
			items: components["schemas"]["Finding"][];
			/** Place */
			place: string;
		};
		/**
		 * FirstPart
		 * @description The first response of a grid: who, until when, and the move that ended it; none while it is open.
		 *
		 *     One that ends with `sign` or otherwise was taken over; `by_clock` nobody answered.
		 */
		FirstPart: {
			/** By Clock */
			by_clock: boolean;
			/**
			 * Dispatched At
			 * Format: date-time
			 */
			dispatched_at: string;
			/**
			 * Due At
			 * Format: date-time
			 */
			due_at: string;
			/** Ended At */
			ended_at: string | null;
			/** Grid Code */
			grid_code: string;
			/** Move */
			move: string | null;
			/** Name */
			name: string;
			/** Reason */
			reason: string | null;
		};
		/**
		 * FlowChart
		 * @description Of `reported` cases, which one office passed on to another or had help with; the most first.
		 */
		FlowChart: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Items */
			items: components["schemas"]["FlowOut"][];
			/** Reported */
			reported: number;
		};
		/**
		 * FlowOut
		 * @description `cases`: `measure=reported&flow=source>target`, once each; `led`: those that the other office then led.
		 */
		FlowOut: {
			/** Cases */
			cases: number;
			/** Led */
			led: number;
			/** Source */
			source: string;
			/** Source Name */
			source_name: string;
			/** Target */
			target: string;
			/** Target Name */
			target_name: string;
		};
		/**
		 * FormProposal
		 * @description What a form would bring. `items` is the whole schema as it would be, to be published by whoever confirms it.
		 *
		 *     `version` is the newest one of the schema as the form was looked at.
		 */
		FormProposal: {
			/** Form Id */
			form_id: string;
			/** Form Version */
			form_version: string;
			/** Items */
			items: components["schemas"]["CollectionItem"][];
			/** Lines */
			lines: components["schemas"]["ProposedLine"][];
			/** Title */
			title: string;
			/** Version */
			version: number;
		};
		/**
		 * FoundingIn
		 * @description An office to be founded.
		 */
		FoundingIn: {
			/**
			 * Address
			 * @default
			 */
			address?: string;
			/**
			 * Agency Type
			 * @description its line
			 */
			agency_type: string;
			/**
			 * Area
			 * @description a GeoJSON polygon in EPSG:4490 in place of `area_codes`
			 */
			area?: {
				[key: string]: unknown;
			} | null;
			/**
			 * Area Codes
			 * @description towns and villages served; empty: its place
			 * @default []
			 */
			area_codes?: string[];
			/**
			 * Department Code
			 * @description the office it belongs to; null for none
			 */
			department_code?: string | null;
			/**
			 * Established
			 * @description posts it should have
			 */
			established?: number | null;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/**
			 * Hours
			 * @default
			 */
			hours?: string;
			/**
			 * In Field
			 * @description how many of its people work outside
			 */
			in_field?: number | null;
			/** Lat */
			lat?: number | null;
			/**
			 * Lng
			 * @description EPSG:4490; null with `lat` for no point
			 */
			lng?: number | null;
			/** Name */
			name: string;
			/**
			 * Phone
			 * @default
			 */
			phone?: string;
			/**
			 * Place Code
			 * @description a county, town, village or grid
			 */
			place_code: string;
		};
		/**
		 * FundEntryRow
		 * @description An entry; `countered_by` is the entry that took it back, `counters_id` the one that it takes back.
		 */
		FundEntryRow: {
			/** Amount Fen */
			amount_fen: number;
			/** Countered By */
			countered_by: number | null;
			/** Counters Id */
			counters_id: number | null;
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			/** Document */
			document: string;
			/**
			 * Entered At
			 * Format: date-time
			 */
			entered_at: string;
			/** Entered By */
			entered_by: string;
			/** Id */
			id: number;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "planned" | "arrived" | "spent";
			/**
			 * Line
			 * @enum {string}
			 */
			line: "county_finance" | "town_finance" | "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire";
			/** Note */
			note: string;
			/** Purpose */
			purpose: ("pay" | "award" | "training" | "equipment" | "service" | "other") | null;
			/** Town Code */
			town_code: string;
			/** Year */
			year: number;
		};
		/**
		 * FundSum
		 * @description What a line gave a town's budget in a year, in fen; `entries` counts what stands, counter entries among it.
		 */
		FundSum: {
			/** Arrived Fen */
			arrived_fen: number;
			/** Entries */
			entries: number;
			/**
			 * Line
			 * @enum {string}
			 */
			line: "county_finance" | "town_finance" | "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire";
			/** Planned Fen */
			planned_fen: number;
			/** Spent Fen */
			spent_fen: number;
			/** Town Code */
			town_code: string;
		};
		/**
		 * FundTown
		 * @description A town, and whether its ledger may be written by whoever asks.
		 */
		FundTown: {
			/** Code */
			code: string;
			/** Mine */
			mine: boolean;
			/** Name */
			name: string;
		};
		/**
		 * GeometryCollection
		 * @description Shapes of several kinds.
		 */
		GeometryCollection: {
			/** Geometries */
			geometries: (components["schemas"]["Point"] | components["schemas"]["MultiPoint"] | components["schemas"]["LineString"] | components["schemas"]["MultiLineString"] | components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"])[];
			/**
			 * Type
			 * @constant
			 */
			type: "GeometryCollection";
		};
		/**
		 * GivenBack
		 * @description An office gave the case back, and why.
		 */
		GivenBack: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Note */
			note: string;
			/** Office Name */
			office_name: string;
		};
		/**
		 * GivingIn
		 * @description A leader's part in something at a county or town; the last day counts.
		 */
		GivingIn: {
			/**
			 * Document
			 * @default
			 */
			document?: string;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Last Day */
			last_day?: string | null;
			/**
			 * Part
			 * @enum {string}
			 */
			part: "supervises" | "handles";
			/** Person Id */
			person_id: number;
			/** Place Code */
			place_code: string;
			/**
			 * Subject
			 * @description a platform, a line, or the code of a town or an office
			 */
			subject: string;
			/**
			 * Subject Kind
			 * @enum {string}
			 */
			subject_kind: "platform" | "line" | "town" | "office";
		};
		/**
		 * GradedIn
		 * @description Somebody's grade, and what the county paid for the post before.
		 */
		GradedIn: {
			/** Factor */
			factor: number | string;
			/** Paid Before Fen */
			paid_before_fen: number;
			/** Person Id */
			person_id: number;
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
			party: components["schemas"]["PartyBrief"] | null;
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
		 * GridCover
		 * @description How much of a grid was reached in a period: so many of its patrol cells, and the last day of any patrol in it.
		 *
		 *     `share` is None for a grid without cells.
		 */
		GridCover: {
			/** Cells */
			cells: number;
			/** Grid Code */
			grid_code: string;
			/** Grid Name */
			grid_name: string;
			/** Last Day */
			last_day: string | null;
			/** Reached */
			reached: number;
			/** Share */
			share: number | null;
			/** Village Code */
			village_code: string;
		};
		/**
		 * GridFacts
		 * @description A grid on a map, `over` those of villages or one of them; its label stands at `lng` and `lat`.
		 */
		GridFacts: {
			/** Chief */
			chief: string | null;
			/** Code */
			code: string;
			/** Households */
			households: number;
			/** Lat */
			lat: number;
			/** Layer */
			layer: string;
			/** Lng */
			lng: number;
			/** Name */
			name: string;
			/** Over */
			over: boolean;
			/** Synthetic */
			synthetic: boolean;
			/** Village Code */
			village_code: string;
			/** Zone Kind */
			zone_kind: string;
		};
		/**
		 * GridForm
		 * @description What is collected in a grid of one's own, of all kinds of objects.
		 */
		GridForm: {
			/** Grid Code */
			grid_code: string;
			/** Grid Name */
			grid_name: string;
			/** Items */
			items: components["schemas"]["CollectionItem"][];
			/** Town Code */
			town_code: string;
		};
		/**
		 * GridImpact
		 * @description A grid before and after the plan, of a layer `over` the villages' grids or of theirs; None where it is not there.
		 *
		 *     `chief` is the one after, else before.
		 */
		GridImpact: {
			after: components["schemas"]["Load"] | null;
			before: components["schemas"]["Load"] | null;
			/** Chief */
			chief: string | null;
			/** Code */
			code: string;
			/** Layer */
			layer: string;
			/** Name */
			name: string;
			/** Over */
			over: boolean;
			/** Village Code */
			village_code: string;
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
		 * GridLoad
		 * @description A grid out of proportion: its hours of work a month, staff and index, and the median index of its town.
		 *
		 *     A grid without staff has no index.
		 */
		GridLoad: {
			/** Code */
			code: string;
			/** Fulltime */
			fulltime: number;
			/** Hours A Month */
			hours_a_month: number;
			/** Index */
			index: number | null;
			/** Median */
			median: number | null;
			/** Name */
			name: string;
			/**
			 * Out
			 * @enum {string}
			 */
			out: "over" | "under" | "unstaffed";
			/** Parttime */
			parttime: number;
			told: components["schemas"]["Both"];
			/** Town */
			town: string;
			/** Town Code */
			town_code: string;
		};
		/**
		 * GridLoads
		 * @description Grids out of proportion: without staff, then over, then under, the farthest first; of so many village grids.
		 *
		 *     `unknown` grids more are not computable, since what `missing` names has no source there.
		 */
		GridLoads: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/** Grids */
			grids: number;
			/** Items */
			items: components["schemas"]["GridLoad"][];
			/** Missing */
			missing: ("household" | "rental" | "new_resident" | "care" | "key_person" | "place" | "enterprise" | "site" | "river_km" | "patrol_cell" | "dispute" | "case")[];
			/** Place */
			place: string;
			rule: components["schemas"]["Both"];
			/** Unknown */
			unknown: number;
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
		 * GridShape
		 * @description The outline of a grid.
		 */
		GridShape: {
			/** Geometry */
			geometry: components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"];
			/** Id */
			id: string;
			properties: components["schemas"]["GridFacts"];
			/**
			 * Type
			 * @constant
			 */
			type: "Feature";
		};
		/**
		 * GridShapes
		 * @description Outlines of grids in code order.
		 */
		GridShapes: {
			/** Features */
			features: components["schemas"]["GridShape"][];
			/**
			 * Type
			 * @constant
			 */
			type: "FeatureCollection";
		};
		/**
		 * GridStaff
		 * @description A grid with its people; `no_chief_since` is the first day without, null where there never was one.
		 */
		GridStaff: {
			chief: components["schemas"]["Holder"] | null;
			/** Code */
			code: string;
			/** Fulltime */
			fulltime: components["schemas"]["Holder"][];
			/** Gaps */
			gaps: ("no_chief" | "away" | "no_fulltime" | "contract" | "training" | "no_party")[];
			/** Guide */
			guide: components["schemas"]["Holder"][];
			/** Households */
			households: number;
			/** Layer */
			layer: string;
			/** Name */
			name: string;
			/** No Chief Since */
			no_chief_since: string | null;
			/** Parttime */
			parttime: components["schemas"]["Holder"][];
			party: components["schemas"]["PartyBrief"] | null;
			/** Town Code */
			town_code: string;
			/** Village Code */
			village_code: string;
		};
		/**
		 * GridTasks
		 * @description What somebody does in one of their grids on a day.
		 */
		GridTasks: {
			/** Grid Code */
			grid_code: string;
			/** Grid Name */
			grid_name: string;
			/** Items */
			items: components["schemas"]["ItemOn"][];
		};
		/**
		 * GridTopology
		 * @description Outlines of grids in code order, common borders once.
		 */
		GridTopology: {
			/** Arcs */
			arcs: [
				number,
				number
			][][];
			objects: components["schemas"]["DrawnObjects_GridFacts_"];
			transform: components["schemas"]["Transform"];
			/**
			 * Type
			 * @constant
			 */
			type: "Topology";
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
		 * Ground
		 * @description A grid of one's own, and by category the name of the office that routing gives it there, without a place.
		 *
		 *     A category that nobody in particular gets is absent, and so is a sensitive one.
		 */
		Ground: {
			/** Grid Code */
			grid_code: string;
			/** Offices */
			offices: {
				[key: string]: string;
			};
		};
		/**
		 * GroupEndIn
		 * @description The last day of a group, or none: then it goes on.
		 */
		GroupEndIn: {
			/** Last Day */
			last_day: string | null;
		};
		/**
		 * GroupIn
		 * @description A leading group to be founded.
		 */
		GroupIn: {
			/**
			 * Document
			 * @default
			 */
			document?: string;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Members */
			members?: components["schemas"]["JoiningIn"][];
			/** Name */
			name: string;
			/** Place Code */
			place_code: string;
		};
		/**
		 * GroupRow
		 * @description A leading group on a day: members by function, tasks with the overdue first and the done last.
		 */
		GroupRow: {
			/** Document */
			document: string;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Id */
			id: number;
			/** Last Day */
			last_day: string | null;
			/** Members */
			members: components["schemas"]["gridgis__people__leaders__groups__MemberRow"][];
			/** Mine */
			mine: boolean;
			/** Name */
			name: string;
			/** Place Code */
			place_code: string;
			/** Tasks */
			tasks: components["schemas"]["TaskRow-Output"][];
		};
		/**
		 * Habit
		 * @description The newest decisions in a category in a town have all named one office: how many, and the last of their cases.
		 */
		Habit: {
			/** Category Code */
			category_code: string;
			/**
			 * Last At
			 * Format: date-time
			 */
			last_at: string;
			/** Numbers */
			numbers: string[];
			office: components["schemas"]["Ref"];
			/** Times */
			times: number;
			/** Town Code */
			town_code: string;
		};
		/**
		 * Habits
		 * @description When somebody is not to be disturbed outside of the page, and where they are reached.
		 *
		 *     Without hours of their own, those of the installation count: `everybodys` says whether that is so. Where both hours
		 *     are the same there are none.
		 */
		Habits: {
			/** Begins */
			begins: string;
			/** Channels */
			channels: components["schemas"]["OwnChannel"][];
			/** Ends */
			ends: string;
			/** Everybodys */
			everybodys: boolean;
		};
		/**
		 * HabitsIn
		 * @description Own quiet hours, without which those of the installation count, and own addresses by channel.
		 */
		HabitsIn: {
			/** Addresses */
			addresses?: {
				[key: string]: string;
			};
			hours?: components["schemas"]["HoursIn"] | null;
		};
		/**
		 * Handed
		 * @description A town, and whether its county edits its people.
		 */
		Handed: {
			/** To County */
			to_county: boolean;
			/** Town Code */
			town_code: string;
		};
		/**
		 * HandedIn
		 * @description Whether the county edits the town's people.
		 */
		HandedIn: {
			/** To County */
			to_county: boolean;
		};
		/**
		 * HandedOver
		 * @description An open case that changed hands: its category as title, its grids named as on the days before and after.
		 */
		HandedOver: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Case Number */
			case_number: string;
			/** From Grid */
			from_grid: string | null;
			/** From Name */
			from_name: string | null;
			/** Title */
			title: string;
			/** Title En */
			title_en: string;
			/** To Grid */
			to_grid: string | null;
			/** To Name */
			to_name: string | null;
		};
		/**
		 * Handovers
		 * @description Open cases that changed hands, by number; null for who may read no case of the county.
		 */
		Handovers: {
			/** Items */
			items: components["schemas"]["HandedOver"][] | null;
		};
		/**
		 * HeadMoveIn
		 * @description A head's move: who goes and who comes, one of them at least.
		 */
		HeadMoveIn: {
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Leaver Id */
			leaver_id?: number | null;
			/** Office Code */
			office_code: string;
			/** Reason */
			reason: string;
			/** Successor Id */
			successor_id?: number | null;
		};
		/**
		 * HeadRow
		 * @description The red head in use: its name and SHA-256, who set it and when; none of these for ours.
		 */
		HeadRow: {
			/** Name */
			name: string | null;
			/** Places */
			places: string[];
			/** Set At */
			set_at: string | null;
			/** Set By */
			set_by: string | null;
			/** Sha256 */
			sha256: string | null;
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
		 * HeatOut
		 * @description Density in cases per km² by squares from north to south, then west to east, over `box` (degrees, EPSG:4490).
		 *
		 *     `values` are unsigned numbers of 16 bits, low byte first, in Base64: times `peak` over 65534 they are densities;
		 *     65535 lies outside the place. The sum of densities times `square_km2` is `cases`; `unplaced` have no place on
		 *     the map. `breaks` cut the classes.
		 */
		HeatOut: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/** Box */
			box: number[];
			/** Breaks */
			breaks: number[];
			/** Cases */
			cases: number;
			/** Columns */
			columns: number;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Kernel M */
			kernel_m: number;
			/** Peak */
			peak: number;
			/** Resolution */
			resolution: number;
			/** Rows */
			rows: number;
			/** Square Km2 */
			square_km2: number;
			/** Unplaced */
			unplaced: number;
			/** Values */
			values: string;
		};
		/**
		 * HeldObject
		 * @description An object as it is told without its seal: `sealed` are the items that are answered there.
		 *
		 *     A person's name is masked, and a person has no place on a map; degrees in EPSG:4490.
		 */
		HeldObject: {
			/** Address */
			address: string;
			/**
			 * Confirmed At
			 * Format: date-time
			 */
			confirmed_at: string;
			/** Confirmed By */
			confirmed_by: string;
			/**
			 * Due On
			 * Format: date
			 */
			due_on: string;
			/** Facts */
			facts: {
				[key: string]: string;
			};
			/** Grid Code */
			grid_code: string;
			/**
			 * Id
			 * Format: uuid
			 */
			id: string;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "person" | "dwelling" | "rental" | "enterprise" | "place" | "facility";
			/** Lat */
			lat: number | null;
			/** Lng */
			lng: number | null;
			/** Name */
			name: string;
			/** Sealed */
			sealed: string[];
			/** Version */
			version: number;
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
		 * HexShapes
		 * @description Hexagons with cases, and the limits of classes of what was reported in those of the whole place.
		 *
		 *     `top` is where the last class ends, `km2` the area of a hexagon there, `unplaced` how many of the reported `cases`
		 *     have no place on the map.
		 */
		HexShapes: {
			/** Breaks */
			breaks: number[];
			/** Cases */
			cases: number;
			/** Features */
			features: components["schemas"]["CellShape"][];
			/** Km2 */
			km2: number;
			/** Top */
			top: number;
			/**
			 * Type
			 * @constant
			 */
			type: "FeatureCollection";
			/** Unplaced */
			unplaced: number;
		};
		/**
		 * Hit
		 * @description A place that may be meant, with its score 0–1; EPSG:4490 degrees.
		 *
		 *     `precision` is one of house, building, street (somewhere on a road), group, poi, relative (beside an address),
		 *     village. The notes say what is not as it was asked, in Chinese and English; empty when all is. `source` names who
		 *     outside was asked; empty for our own gazetteer.
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
			/**
			 * Note En
			 * @default
			 */
			note_en?: string;
			/**
			 * Note Zh
			 * @default
			 */
			note_zh?: string;
			/**
			 * Precision
			 * @default house
			 */
			precision?: string;
			/** Score */
			score: number;
			/**
			 * Source
			 * @default
			 */
			source?: string;
			/** Text */
			text: string;
			/** Town Code */
			town_code: string;
			/** Village Code */
			village_code: string;
		};
		/**
		 * Holder
		 * @description Somebody with a duty in a grid; away with the last day of a leave, and who stands in.
		 */
		Holder: {
			/** Away Until */
			away_until: string | null;
			/** Id */
			id: number;
			/** Name */
			name: string;
			/** Substitute */
			substitute: string | null;
		};
		/**
		 * Home
		 * @description Where the map opens; `bbox` is west, south, east, north in degrees, `county_code` null above a county.
		 */
		Home: {
			/** Bbox */
			bbox: number[] | null;
			/** Code */
			code: string;
			/** County Code */
			county_code: string | null;
			/** Level */
			level: string;
			/** Name */
			name: string;
		};
		/**
		 * HomesOf
		 * @description Addresses of a village, aligned: degrees in EPSG:4490, and the households each carries.
		 */
		HomesOf: {
			/** Households */
			households: number[];
			/** Lat */
			lat: number[];
			/** Lng */
			lng: number[];
		};
		/**
		 * HopChart
		 * @description How long the cases that were closed stood in each hop of their life, in its order.
		 */
		HopChart: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Items */
			items: components["schemas"]["HopOut"][];
		};
		/**
		 * HopOut
		 * @description `cases`: `measure=closed&hop=`; `over`: with `pace=over` too. Hours are worked ones, null of fewer than ten.
		 *
		 *     `median` and `ninth` decile of the hours in the hop, `limit` that most of these cases have as of today; `usual` and
		 *     `ratio`: median and ninth decile of the share of each one's limit.
		 */
		HopOut: {
			/** Cases */
			cases: number;
			/** Hop */
			hop: string;
			/** Limit */
			limit: number | null;
			/** Median */
			median: number | null;
			/** Ninth */
			ninth: number | null;
			/** Over */
			over: number;
			/** Ratio */
			ratio: number | null;
			/** Usual */
			usual: number | null;
		};
		/**
		 * HotSpot
		 * @description A hot spot: the cell of its middle, by name, with so many rings, and the point where its cases have their middle.
		 *
		 *     `z` and `p` are of the period, of one that fades of the four weeks before; `cases` those of the period, `before`
		 *     those of the four weeks before it, `last_year` those of the same days a year ago, None where cases do not reach back
		 *     so far. `weeks`: at the end of so many weeks before the period, one after the other, was the place hot. `share` is
		 *     that of the category in the cases of the period, of one that fades in those of the four weeks.
		 */
		HotSpot: {
			/** Before */
			before: number;
			/** Cases */
			cases: number;
			/** Category */
			category: string | null;
			/** Category En */
			category_en: string;
			/** Category Zh */
			category_zh: string;
			/** Cell */
			cell: string;
			/** Last Year */
			last_year: number | null;
			/** Lat */
			lat: number;
			/** Lng */
			lng: number;
			/** Name */
			name: string;
			/** P */
			p: number;
			/** Rings */
			rings: number;
			/** Share */
			share: number | null;
			/**
			 * Standing
			 * @enum {string}
			 */
			standing: "new" | "persistent" | "fading";
			told: components["schemas"]["Both"];
			/** Town */
			town: string;
			/** Town Code */
			town_code: string | null;
			/** Village Code */
			village_code: string | null;
			/** Weeks */
			weeks: number;
			/** Z */
			z: number;
		};
		/**
		 * HotSpots
		 * @description The hot spots of a place, new ones first, then by p-value and cases; and what was looked at.
		 *
		 *     `tested`: cells; `few`: cells that would be hot but whose neighbourhood has too few cases to be tested;
		 *     `unplaced`: cases of the period without a place on the map; `since`: day of the first case there is, None without.
		 */
		HotSpots: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/** Cases */
			cases: number;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** False Share */
			false_share: number;
			/** Few */
			few: components["schemas"]["FewCell"][];
			/** Items */
			items: components["schemas"]["HotSpot"][];
			/** Least */
			least: number;
			/** Place */
			place: string;
			/** Radius M */
			radius_m: number;
			/** Resolution */
			resolution: number;
			rule: components["schemas"]["Both"];
			/** Short */
			short: boolean;
			/** Since */
			since: string | null;
			/** Tested */
			tested: number;
			/** Unplaced */
			unplaced: number;
		};
		/**
		 * HourChart
		 * @description What was reported by day of the week and hour, local ones; absent are hours in which nothing was.
		 *
		 *     `days`: how many of each day of the week the period has, Monday first.
		 */
		HourChart: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/** Days */
			days: number[];
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Items */
			items: components["schemas"]["HourCountOut"][];
		};
		/**
		 * HourCountOut
		 * @description `measure=reported&weekdays=&hours=`; a weekday from 1 for Monday to 7, an hour from 0 to 23.
		 */
		HourCountOut: {
			/** Cases */
			cases: number;
			/** Hour */
			hour: number;
			/** Weekday */
			weekday: number;
		};
		/**
		 * HoursIn
		 * @description Hours of the day as `HH:MM`; the same twice for none.
		 */
		HoursIn: {
			/** Begins */
			begins: string;
			/** Ends */
			ends: string;
		};
		/**
		 * Impact
		 * @description All that a plan moves; `cases` None for who may read none there.
		 *
		 *     `within_target`: village grids on target before, after, and how many there are after.
		 */
		Impact: {
			/** Addresses */
			addresses: number;
			/** Cases */
			cases: components["schemas"]["ChangingCase"][] | null;
			/** Grids */
			grids: components["schemas"]["GridImpact"][];
			/** Households */
			households: number;
			/** Key Places */
			key_places: number;
			/** Streams */
			streams: components["schemas"]["Stream"][];
			/** Target */
			target: number;
			/** Within Target */
			within_target: [
				number,
				number,
				number
			];
		};
		/**
		 * InsertVertex
		 * @description Put vertex `at` on the segment from `begin` to `end` of grid `code`.
		 */
		InsertVertex: {
			/** At */
			at: [
				number,
				number
			];
			/** Begin */
			begin: [
				number,
				number
			];
			/** Code */
			code: string;
			/** End */
			end: [
				number,
				number
			];
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "insert_vertex";
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Version */
			version: number;
		};
		/**
		 * InvitedOut
		 * @description Whose password a link sets, and until when.
		 */
		InvitedOut: {
			/** Display Name */
			display_name: string;
			/**
			 * Expires At
			 * Format: date-time
			 */
			expires_at: string;
			/** Title */
			title: string;
			/** Username */
			username: string;
		};
		/**
		 * IssuedCode
		 * @description A code, told this once, with what stands on its slip; `address` is empty where the page has that of the desk.
		 */
		IssuedCode: {
			/** Address */
			address: string;
			/** Centre */
			centre: string;
			/** Code */
			code: string;
			/** Phone */
			phone: string;
		};
		/**
		 * Item
		 * @description An item of the standard: reckoned by a `measure`, passed from the share `least` on; without one, ticked by hand.
		 *
		 *     Together, the items of a milestone say when it is reached.
		 */
		Item: {
			/**
			 * Basis
			 * @default
			 */
			basis: string;
			/** Code */
			code: string;
			/**
			 * Least
			 * @default 1
			 */
			least: number;
			/**
			 * Measure
			 * @default
			 */
			measure: string;
			/** Milestone */
			milestone: string;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
		};
		/**
		 * ItemIn
		 * @description An item of a standard; without a measure it is ticked by hand.
		 */
		ItemIn: {
			/**
			 * Basis
			 * @default
			 */
			basis?: string;
			/** Code */
			code: string;
			/**
			 * Least
			 * @default 1
			 */
			least?: number;
			/**
			 * Measure
			 * @default
			 * @enum {string}
			 */
			measure?: "" | "divisions" | "grids" | "chiefs" | "fulltimers" | "offices" | "accounts" | "rules" | "calendar" | "tasks" | "reports" | "closed" | "active";
			/**
			 * Milestone
			 * @enum {string}
			 */
			milestone: "built" | "running";
			/**
			 * Name En
			 * @default
			 */
			name_en?: string;
			/** Name Zh */
			name_zh: string;
		};
		/**
		 * ItemOn
		 * @description An item that applies, and the town that added it; none for the county's.
		 */
		ItemOn: {
			item: components["schemas"]["TaskItem"];
			/** Town Code */
			town_code: string | null;
			/** Town Name */
			town_name: string;
		};
		/**
		 * ItemRow
		 * @description A point of an agenda; `evidence`: parts of its sentence with what each opens, or the case it rests on.
		 */
		ItemRow: {
			decision: components["schemas"]["DecisionRow"] | null;
			/** Evidence */
			evidence: {
				[key: string]: unknown;
			} | null;
			/** Id */
			id: number;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "undone" | "advice" | "weak" | "problem" | "own";
			/** Title */
			title: string;
			/** Words */
			words: string;
		};
		/**
		 * ItemTold
		 * @description An item with how it stands: what was counted, or what was ticked last.
		 */
		ItemTold: {
			count: components["schemas"]["gridgis__rollout__rules__Count"] | null;
			item: components["schemas"]["Item"];
			/** Passed */
			passed: boolean;
			tick: components["schemas"]["Tick"] | null;
		};
		/**
		 * JoiningIn
		 * @description Somebody who comes into a group.
		 */
		JoiningIn: {
			/**
			 * Duty
			 * @enum {string}
			 */
			duty: "head" | "deputy" | "member" | "secretary";
			/** Person Id */
			person_id: number;
			/**
			 * Unit
			 * @default
			 */
			unit?: string;
		};
		/**
		 * Joint
		 * @description A joint action of several offices on a case.
		 */
		Joint: {
			case: components["schemas"]["Brief"];
			/**
			 * Joint At
			 * Format: date-time
			 */
			joint_at: string;
			/** Joint Place */
			joint_place: string;
			/** Parts */
			parts: components["schemas"]["JointPart"][];
		};
		/**
		 * JointPart
		 * @description An office in a joint action: whether it leads, has signed, filed, or was waived.
		 */
		JointPart: {
			office: components["schemas"]["Ref"];
			/** Part */
			part: string;
			/** Result At */
			result_at: string | null;
			/** Signed At */
			signed_at: string | null;
			/** Waived At */
			waived_at: string | null;
		};
		/**
		 * Kept
		 * @description Who it was done to.
		 */
		Kept: {
			/** Id */
			id: number;
		};
		/**
		 * Kind
		 * @description A kind of agency on a day: how many offices there are, categories it owns, and from when it is another.
		 */
		Kind: {
			/** Categories */
			categories: number;
			/** Changes On */
			changes_on: string | null;
			/** Code */
			code: string;
			/** Leads */
			leads: boolean;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
			/** Offices */
			offices: number;
			/**
			 * Platform
			 * @enum {string}
			 */
			platform: "order" | "enforcement" | "market" | "service";
		};
		/**
		 * KindCount
		 * @description How many objects of a kind there are, and how many of them should have been confirmed again by now.
		 */
		KindCount: {
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "person" | "dwelling" | "rental" | "enterprise" | "place" | "facility";
			/** Late */
			late: number;
			/** Objects */
			objects: number;
		};
		/**
		 * Lacking
		 * @description Towns in which no office of a category's owner serves.
		 */
		Lacking: {
			/** Agency Type */
			agency_type: string;
			/** Code */
			code: string;
			/** Towns */
			towns: string[];
		};
		/**
		 * LastDayIn
		 * @description The last day of a role.
		 */
		LastDayIn: {
			/**
			 * Last Day
			 * Format: date
			 */
			last_day: string;
		};
		/**
		 * Layer
		 * @description A layer, with the columns of its row in `layers` in their order.
		 *
		 *     Of the grids over a point that of the lowest `precedence` is responsible; None routes nothing, and `counts` says
		 *     whether cases that lie in such a grid are counted there. A code is that of the village, `series`, and a number from
		 *     `first` to `last`, of as many digits as others there have; of `digits` where there is none.
		 */
		Layer: {
			/** Code */
			code: string;
			/** Counts */
			counts: boolean;
			/** Cover */
			cover: string;
			/** Digits */
			digits: number;
			/** First */
			first: number;
			/** Last */
			last: number;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
			/** Position */
			position: number;
			/** Precedence */
			precedence: number | null;
			/** Series */
			series: string;
		};
		/**
		 * LeaderTable
		 * @description The subjects of a county or town on a day; `mine` where the reader shares them out.
		 */
		LeaderTable: {
			/** Items */
			items: components["schemas"]["Subject"][];
			/** Level */
			level: string;
			/** Mine */
			mine: boolean;
			/** Place Code */
			place_code: string;
			/** Place Name */
			place_name: string;
		};
		/**
		 * LeaveIn
		 * @description Leave of a person; both days are days of leave.
		 */
		LeaveIn: {
			/**
			 * From Day
			 * Format: date
			 */
			from_day: string;
			/** Person Id */
			person_id: number;
			/**
			 * Reason
			 * @description seen by those who manage people there
			 * @default
			 */
			reason?: string;
			/** Substitute Id */
			substitute_id?: number | null;
			/**
			 * Until Day
			 * Format: date
			 */
			until_day: string;
		};
		/**
		 * LeaveRow
		 * @description Days on which somebody does not serve, both ends included, and who stands in.
		 *
		 *     The reason is empty for whoever may not manage people there.
		 */
		LeaveRow: {
			/** Cancelled At */
			cancelled_at: string | null;
			/**
			 * Entered At
			 * Format: date-time
			 */
			entered_at: string;
			/** Entered By */
			entered_by: string;
			/**
			 * From Day
			 * Format: date
			 */
			from_day: string;
			/** Grids */
			grids: components["schemas"]["Duty"][];
			/** Id */
			id: number;
			/** Person Id */
			person_id: number;
			/** Person Name */
			person_name: string;
			/** Reason */
			reason: string;
			/** Substitute Id */
			substitute_id: number | null;
			/** Substitute Name */
			substitute_name: string | null;
			/**
			 * Until Day
			 * Format: date
			 */
			until_day: string;
		};
		/**
		 * LeavingIn
		 * @description Leaving: the last day, and who goes on with what.
		 */
		LeavingIn: {
			/**
			 * Heirs
			 * @description by the id of a post who goes on with it
			 * @default {}
			 */
			heirs?: {
				[key: string]: number;
			};
			/**
			 * Last Day
			 * Format: date
			 */
			last_day: string;
			/**
			 * Leaving Gaps
			 * @description posts of chiefs and full-timers without an heir stay open
			 * @default false
			 */
			leaving_gaps?: boolean;
			/**
			 * Shifts Heir
			 * @description who is on in place of them; without, their shifts are off
			 */
			shifts_heir?: number | null;
			/**
			 * Standing In Heir
			 * @description who stands in for others in place of them
			 */
			standing_in_heir?: number | null;
		};
		/**
		 * Ledger
		 * @description Sums of a year by town and line, the towns, and the years of which there is something.
		 */
		Ledger: {
			/** Items */
			items: components["schemas"]["FundSum"][];
			/** Towns */
			towns: components["schemas"]["FundTown"][];
			/** Years */
			years: number[];
		};
		/**
		 * LikelyIn
		 * @description The words of a report that is being written.
		 */
		LikelyIn: {
			/**
			 * County Code
			 * @description left out: the county of the sender's posts
			 */
			county_code?: string | null;
			/** Text */
			text: string;
		};
		/**
		 * Line
		 * @description A GeoJSON line.
		 */
		"Line-Input": {
			/** Coordinates */
			coordinates: number[][];
			/**
			 * Type
			 * @constant
			 */
			type: "LineString";
		};
		/**
		 * Line
		 * @description A kind of agency.
		 */
		"Line-Output": {
			/** Code */
			code: string;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
			/**
			 * Platform
			 * @enum {string}
			 */
			platform: "order" | "enforcement" | "market" | "service";
		};
		/**
		 * LineFacts
		 * @description A line to draw; a greater rank is a minor line.
		 */
		LineFacts: {
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "river" | "road" | "rail" | "coast" | "lake";
			/** Name */
			name: string;
			/** Rank */
			rank: number;
			/** Synthetic */
			synthetic: boolean;
		};
		/**
		 * LineGridRow
		 * @description A line's grid with its shares of the net, largest first; empty where it lies outside every grid known.
		 */
		LineGridRow: {
			/** Code */
			code: string;
			/** County Code */
			county_code: string;
			/** Line */
			line: string;
			/** Name */
			name: string;
			/** Retired On */
			retired_on: string | null;
			/** Shares */
			shares: components["schemas"]["Share"][];
		};
		/**
		 * LineNear
		 * @description A line near a place.
		 *
		 *     Attributes:
		 *         kind: `river road rail`.
		 *         name: as signposted; empty when only its chief is known.
		 *         code: of the reach or section; empty for none.
		 *         distance_m: from the place to the line, on the ellipsoid.
		 *         km: along the line, from its start to the point nearest to the place; None where it has no length.
		 *         chief: who answers for it on that day: the substitute of a chief on leave, or the chief with the last day of
		 *             leave when nobody stands in; None when nobody is named.
		 */
		LineNear: {
			chief: components["schemas"]["Member"] | null;
			/** Code */
			code: string;
			/** Distance M */
			distance_m: number;
			/** Id */
			id: number;
			/** Kind */
			kind: string;
			/** Km */
			km: number | null;
			/** Name */
			name: string;
		};
		/**
		 * LineString
		 * @description A line.
		 */
		LineString: {
			/** Coordinates */
			coordinates: number[][];
			/**
			 * Type
			 * @constant
			 */
			type: "LineString";
		};
		/**
		 * Link
		 * @description That one grid came from another; `""` for from nothing, or to nothing.
		 */
		Link: {
			/** Child Code */
			child_code: string;
			/** Kind */
			kind: string;
			/**
			 * On Day
			 * Format: date
			 */
			on_day: string;
			/** Parent Code */
			parent_code: string;
			/** Plan Id */
			plan_id: number;
		};
		/**
		 * LinkCard
		 * @description An account with the path of the page on which its password is set, once; or why no link was made.
		 */
		LinkCard: {
			/** Display Name */
			display_name: string;
			/** Expires At */
			expires_at: string | null;
			/** Path */
			path: string | null;
			/** Posts */
			posts: string[];
			/** Refusal */
			refusal: string | null;
			/** Username */
			username: string;
		};
		/**
		 * LinkCardsIn
		 * @description Which accounts links are wanted of: those named, else all that wait for one.
		 */
		LinkCardsIn: {
			/**
			 * Parent
			 * @description only those that belong to a division
			 */
			parent?: string | null;
			/**
			 * Usernames
			 * @default []
			 */
			usernames?: string[];
		};
		/**
		 * LinkMade
		 * @description The path of the page on which a password is set, once; it is shown once.
		 */
		LinkMade: {
			/**
			 * Expires At
			 * Format: date-time
			 */
			expires_at: string;
			/** Path */
			path: string;
		};
		/**
		 * LinksIn
		 * @description The same, for a workbook.
		 */
		LinksIn: {
			/**
			 * Address
			 * @description of the page, before its paths
			 */
			address: string;
			/**
			 * Parent
			 * @description only those that belong to a division
			 */
			parent?: string | null;
			/**
			 * Usernames
			 * @default []
			 */
			usernames?: string[];
		};
		/**
		 * ListTold
		 * @description A published list: whose, from which day, why, by whom; for a town's, who of the county took note.
		 */
		ListTold: {
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Id */
			id: number;
			/** Items */
			items: number;
			/** Place Name */
			place_name: string;
			/**
			 * Published At
			 * Format: date-time
			 */
			published_at: string;
			/** Published By */
			published_by: string;
			/** Reason */
			reason: string;
			/** Seen At */
			seen_at: string | null;
			/** Seen By */
			seen_by: string;
			/** Town Code */
			town_code: string | null;
		};
		/**
		 * Listed
		 * @description A category as it counts on a day: with its names, its group, and the next day from which it is another.
		 */
		Listed: {
			/** Auto Register */
			auto_register: boolean;
			/** Changes On */
			changes_on: string | null;
			/** Co Agency Types */
			co_agency_types: string[];
			/** Code */
			code: string;
			/** Coordination */
			coordination: string;
			/** First Handler */
			first_handler: string;
			/** Lead Agency Type */
			lead_agency_type: string;
			/** Limit Unit */
			limit_unit: string;
			/** Limit Value */
			limit_value: number;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
			/** Phases */
			phases: string;
			/** Platform */
			platform: string;
			/** Result Photo */
			result_photo: boolean;
			/** Sensitive */
			sensitive: boolean;
			/** Urgency */
			urgency: string;
		};
		/** Listed[AddressFound] */
		Listed_AddressFound_: {
			/** Items */
			items: components["schemas"]["AddressFound"][];
		};
		/** Listed[Addressee] */
		Listed_Addressee_: {
			/** Items */
			items: components["schemas"]["Addressee"][];
		};
		/** Listed[Assignable] */
		Listed_Assignable_: {
			/** Items */
			items: components["schemas"]["Assignable"][];
		};
		/** Listed[AwardLedger] */
		Listed_AwardLedger_: {
			/** Items */
			items: components["schemas"]["AwardLedger"][];
		};
		/** Listed[Beginning] */
		Listed_Beginning_: {
			/** Items */
			items: components["schemas"]["Beginning"][];
		};
		/** Listed[BulkAnswer] */
		Listed_BulkAnswer_: {
			/** Items */
			items: components["schemas"]["BulkAnswer"][];
		};
		/** Listed[Candidate] */
		Listed_Candidate_: {
			/** Items */
			items: components["schemas"]["Candidate"][];
		};
		/** Listed[CategoryOut] */
		Listed_CategoryOut_: {
			/** Items */
			items: components["schemas"]["CategoryOut"][];
		};
		/** Listed[ChangeRow] */
		Listed_ChangeRow_: {
			/** Items */
			items: components["schemas"]["ChangeRow"][];
		};
		/** Listed[ChannelRow] */
		Listed_ChannelRow_: {
			/** Items */
			items: components["schemas"]["ChannelRow"][];
		};
		/** Listed[ClosedReport] */
		Listed_ClosedReport_: {
			/** Items */
			items: components["schemas"]["ClosedReport"][];
		};
		/** Listed[Colleague] */
		Listed_Colleague_: {
			/** Items */
			items: components["schemas"]["Colleague"][];
		};
		/** Listed[Contact] */
		Listed_Contact_: {
			/** Items */
			items: components["schemas"]["Contact"][];
		};
		/** Listed[CountedRow] */
		Listed_CountedRow_: {
			/** Items */
			items: components["schemas"]["CountedRow"][];
		};
		/** Listed[Decided] */
		Listed_Decided_: {
			/** Items */
			items: components["schemas"]["Decided"][];
		};
		/** Listed[DemoAccount] */
		Listed_DemoAccount_: {
			/** Items */
			items: components["schemas"]["DemoAccount"][];
		};
		/** Listed[Desk] */
		Listed_Desk_: {
			/** Items */
			items: components["schemas"]["Desk"][];
		};
		/** Listed[Device] */
		Listed_Device_: {
			/** Items */
			items: components["schemas"]["Device"][];
		};
		/** Listed[DivisionRow] */
		Listed_DivisionRow_: {
			/** Items */
			items: components["schemas"]["DivisionRow"][];
		};
		/** Listed[DoubleCount] */
		Listed_DoubleCount_: {
			/** Items */
			items: components["schemas"]["DoubleCount"][];
		};
		/** Listed[Double] */
		Listed_Double_: {
			/** Items */
			items: components["schemas"]["Double"][];
		};
		/** Listed[DutySpan] */
		Listed_DutySpan_: {
			/** Items */
			items: components["schemas"]["DutySpan"][];
		};
		/** Listed[EventPart] */
		Listed_EventPart_: {
			/** Items */
			items: components["schemas"]["EventPart"][];
		};
		/** Listed[ExportRow] */
		Listed_ExportRow_: {
			/** Items */
			items: components["schemas"]["ExportRow"][];
		};
		/** Listed[FundEntryRow] */
		Listed_FundEntryRow_: {
			/** Items */
			items: components["schemas"]["FundEntryRow"][];
		};
		/** Listed[GridCover] */
		Listed_GridCover_: {
			/** Items */
			items: components["schemas"]["GridCover"][];
		};
		/** Listed[GridStaff] */
		Listed_GridStaff_: {
			/** Items */
			items: components["schemas"]["GridStaff"][];
		};
		/** Listed[GridTasks] */
		Listed_GridTasks_: {
			/** Items */
			items: components["schemas"]["GridTasks"][];
		};
		/** Listed[GridVersion] */
		Listed_GridVersion_: {
			/** Items */
			items: components["schemas"]["GridVersion"][];
		};
		/** Listed[Ground] */
		Listed_Ground_: {
			/** Items */
			items: components["schemas"]["Ground"][];
		};
		/** Listed[GroupRow] */
		Listed_GroupRow_: {
			/** Items */
			items: components["schemas"]["GroupRow"][];
		};
		/** Listed[Habit] */
		Listed_Habit_: {
			/** Items */
			items: components["schemas"]["Habit"][];
		};
		/** Listed[Joint] */
		Listed_Joint_: {
			/** Items */
			items: components["schemas"]["Joint"][];
		};
		/** Listed[KindCount] */
		Listed_KindCount_: {
			/** Items */
			items: components["schemas"]["KindCount"][];
		};
		/** Listed[Layer] */
		Listed_Layer_: {
			/** Items */
			items: components["schemas"]["Layer"][];
		};
		/** Listed[LinkCard] */
		Listed_LinkCard_: {
			/** Items */
			items: components["schemas"]["LinkCard"][];
		};
		/** Listed[NearbyCase] */
		Listed_NearbyCase_: {
			/** Items */
			items: components["schemas"]["NearbyCase"][];
		};
		/** Listed[NetDay] */
		Listed_NetDay_: {
			/** Items */
			items: components["schemas"]["NetDay"][];
		};
		/** Listed[Nominee] */
		Listed_Nominee_: {
			/** Items */
			items: components["schemas"]["Nominee"][];
		};
		/** Listed[NoticeRow] */
		Listed_NoticeRow_: {
			/** Items */
			items: components["schemas"]["NoticeRow"][];
		};
		/** Listed[OfficeField] */
		Listed_OfficeField_: {
			/** Items */
			items: components["schemas"]["OfficeField"][];
		};
		/** Listed[Onlooker] */
		Listed_Onlooker_: {
			/** Items */
			items: components["schemas"]["Onlooker"][];
		};
		/** Listed[PatrolCell] */
		Listed_PatrolCell_: {
			/** Items */
			items: components["schemas"]["PatrolCell"][];
		};
		/** Listed[Right] */
		Listed_Right_: {
			/** Items */
			items: components["schemas"]["Right"][];
		};
		/** Listed[RuleProblem] */
		Listed_RuleProblem_: {
			/** Items */
			items: components["schemas"]["RuleProblem"][];
		};
		/** Listed[RuleRecord] */
		Listed_RuleRecord_: {
			/** Items */
			items: components["schemas"]["RuleRecord"][];
		};
		/** Listed[RuleSetRow] */
		Listed_RuleSetRow_: {
			/** Items */
			items: components["schemas"]["RuleSetRow"][];
		};
		/** Listed[ScheduleRow] */
		Listed_ScheduleRow_: {
			/** Items */
			items: components["schemas"]["ScheduleRow-Output"][];
		};
		/** Listed[Shown] */
		Listed_Shown_: {
			/** Items */
			items: components["schemas"]["Shown"][];
		};
		/** Listed[SignInRow] */
		Listed_SignInRow_: {
			/** Items */
			items: components["schemas"]["SignInRow"][];
		};
		/** Listed[Standard] */
		Listed_Standard_: {
			/** Items */
			items: components["schemas"]["Standard"][];
		};
		/** Listed[StationedOffice] */
		Listed_StationedOffice_: {
			/** Items */
			items: components["schemas"]["StationedOffice"][];
		};
		/** Listed[SuggestionCard] */
		Listed_SuggestionCard_: {
			/** Items */
			items: components["schemas"]["SuggestionCard"][];
		};
		/** Listed[Task] */
		Listed_Task_: {
			/** Items */
			items: components["schemas"]["Task"][];
		};
		/** Listed[TeamGrid] */
		Listed_TeamGrid_: {
			/** Items */
			items: components["schemas"]["TeamGrid"][];
		};
		/** Listed[Tick] */
		Listed_Tick_: {
			/** Items */
			items: components["schemas"]["Tick"][];
		};
		/** Listed[TrainingRow] */
		Listed_TrainingRow_: {
			/** Items */
			items: components["schemas"]["TrainingRow"][];
		};
		/** Listed[VillageRow] */
		Listed_VillageRow_: {
			/** Items */
			items: components["schemas"]["VillageRow"][];
		};
		/**
		 * Load
		 * @description What a grid carries.
		 *
		 *     Cases are those of the last twelve months; `key_places` named places of the gazetteer; `patrol_cells` squares of
		 *     100 m that hold an address; `drivers` how many of each driver of work, people in steps of five, None where it is
		 *     not told or not known; hours a month by the coefficients of the thresholds; `index` hours over the capacity of the
		 *     staff, None without staff; both None while `missing` names drivers that nothing counts there. `deviation` of
		 *     households from the target, None for grids over those of villages.
		 *     To who may read no case there neither cases are told nor what is made of them: None, which is not nought.
		 */
		Load: {
			/** Area M2 */
			area_m2: number;
			/** Cases 12M */
			cases_12m: number | null;
			/** Deviation */
			deviation: number | null;
			/** Drivers */
			drivers: {
				[key: string]: number | null;
			};
			/** Fulltime */
			fulltime: number;
			/** Hours A Month */
			hours_a_month: number | null;
			/** Households */
			households: number;
			/** Index */
			index: number | null;
			/** Key Places */
			key_places: number;
			/** Missing */
			missing: ("household" | "rental" | "new_resident" | "care" | "key_person" | "place" | "enterprise" | "site" | "river_km" | "patrol_cell" | "dispute" | "case")[];
			/** Open Cases */
			open_cases: number | null;
			/** Parttime */
			parttime: number;
			/** Patrol Cells */
			patrol_cells: number;
		};
		/**
		 * Loads
		 * @description What the grids of a village carry, by code; `tolerance` is the share by which households may miss the target.
		 *
		 *     `sources` are where the drivers of work are counted in the village's town.
		 */
		Loads: {
			/** Grids */
			grids: components["schemas"]["GridImpact"][];
			/** Sources */
			sources: components["schemas"]["DriverSource"][];
			/** Target */
			target: number;
			/** Tolerance */
			tolerance: number;
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
		 * Material
		 * @description A file of a session: what it is called, and how many bytes it has.
		 */
		Material: {
			/** Id */
			id: number;
			/** Name */
			name: string;
			/**
			 * Put At
			 * Format: date-time
			 */
			put_at: string;
			/** Put By */
			put_by: string;
			/** Size */
			size: number;
		};
		/**
		 * Matter
		 * @description A matter with its steps, and what the reader may do; `figures` are those that a suggestion was filed with.
		 */
		Matter: {
			/** Case Numbers */
			case_numbers: string[];
			/** Decides From */
			decides_from: string | null;
			/** Figures */
			figures: {
				[key: string]: number | null;
			};
			/** Open Moves */
			open_moves: string[];
			row: components["schemas"]["MatterRow"];
			/** Shut Moves */
			shut_moves: components["schemas"]["ShutMove"][];
			/** Steps */
			steps: components["schemas"]["StepRow"][];
		};
		/**
		 * MatterCounts
		 * @description How many matters of each kind the reader sees that still wait for somebody, and how many wait for the reader.
		 */
		MatterCounts: {
			/** Head */
			head: number;
			/** Mine */
			mine: number;
			/** Notice */
			notice: number;
			/** Suggestion */
			suggestion: number;
		};
		/**
		 * MatterMoveIn
		 * @description A move of a matter, and the note that some need.
		 */
		MatterMoveIn: {
			/** Move */
			move: string;
			/**
			 * Note
			 * @default
			 */
			note?: string;
		};
		/**
		 * MatterOut
		 * @description A matter, and the cases in it that the reader may read.
		 */
		MatterOut: {
			/** Cases */
			cases: components["schemas"]["Brief"][];
			matter: components["schemas"]["Matter"];
		};
		/**
		 * MatterRow
		 * @description A matter in a list; `my_turn` where the reader may move it now. `post` is the role a notice is about.
		 */
		MatterRow: {
			/**
			 * Change
			 * @enum {string}
			 */
			change: "" | "appointed" | "ended" | "cancelled" | "stays" | "first_load";
			department: components["schemas"]["Named"];
			/** First Day */
			first_day: string | null;
			/** Id */
			id: number;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "head" | "notice" | "suggestion";
			/**
			 * Made At
			 * Format: date-time
			 */
			made_at: string;
			/** Made By */
			made_by: string;
			/** My Turn */
			my_turn: boolean;
			office: components["schemas"]["Named"];
			/** Paper */
			paper: string;
			person: components["schemas"]["Who"] | null;
			/** Post */
			post: string;
			/** Reason */
			reason: string;
			/**
			 * State
			 * @enum {string}
			 */
			state: "asked" | "consulted" | "agreed" | "refused" | "withdrawn" | "done" | "sent" | "seen" | "filed" | "replied" | "accepted" | "declined";
			successor: components["schemas"]["Who"] | null;
			town: components["schemas"]["Named"];
		};
		/**
		 * MediumOut
		 * @description A photo that is kept for good; of one that is not complete, so many bytes are here.
		 */
		MediumOut: {
			/**
			 * Complete
			 * @default true
			 */
			complete?: boolean;
			/** Sha256 */
			sha256: string;
			/** Size Bytes */
			size_bytes: number;
		};
		/**
		 * MeetingMoveIn
		 * @description A move, and the version of the meeting that was read.
		 */
		MeetingMoveIn: {
			/**
			 * Move
			 * @enum {string}
			 */
			move: "hold" | "cancel" | "confirm" | "close";
			/** Version */
			version: number;
		};
		/**
		 * MeetingRow
		 * @description A meeting in a list; of its decisions, how many there are, how many are done, and how many are late.
		 */
		MeetingRow: {
			/** Decided */
			decided: number;
			/** Done */
			done: number;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/**
			 * Held At
			 * Format: date-time
			 */
			held_at: string;
			/** Id */
			id: number;
			/**
			 * Last Day
			 * Format: date
			 */
			last_day: string;
			/** Late */
			late: number;
			/** Place Code */
			place_code: string;
			/** Place Name */
			place_name: string;
			/** Platform */
			platform: ("order" | "enforcement" | "market" | "service") | null;
			/** Room */
			room: string;
			/**
			 * State
			 * @enum {string}
			 */
			state: "planned" | "held" | "minutes_confirmed" | "closed" | "cancelled";
		};
		/**
		 * MeetingStory
		 * @description A meeting whole: agenda in order, minutes, decisions; `mine` where the reader prepares it.
		 */
		MeetingStory: {
			/** Confirmed At */
			confirmed_at: string | null;
			/** Confirmed By */
			confirmed_by: string;
			/** Decisions */
			decisions: components["schemas"]["DecisionRow"][];
			/** Items */
			items: components["schemas"]["ItemRow"][];
			/** Made By */
			made_by: string;
			/** Mine */
			mine: boolean;
			/** Minutes */
			minutes: string;
			/** Open Moves */
			open_moves: string[];
			row: components["schemas"]["MeetingRow"];
			/** Shut Moves */
			shut_moves: components["schemas"]["ShutMove"][];
			/** Version */
			version: number;
		};
		/**
		 * Member
		 * @description Somebody with a duty; the phone is masked.
		 *
		 *     Attributes:
		 *         duty: `chief fulltime parttime guide`, `village_liaison`, or of a line `river_chief road_chief rail_guard`.
		 *         on_leave_until: the last day of leave, for somebody who has the duty and is away; None on duty.
		 *         stands_in_for: whose place a substitute takes; None for the holder of the post.
		 */
		Member: {
			/** Duty */
			duty: string;
			/** Name */
			name: string;
			/** On Leave Until */
			on_leave_until?: string | null;
			/** Person Id */
			person_id: number;
			/** Phone */
			phone: string;
			/** Stands In For */
			stands_in_for?: string | null;
		};
		/**
		 * Merge
		 * @description Join grids `codes`; the first keeps its code.
		 */
		Merge: {
			/** Codes */
			codes: string[];
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "merge";
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Version */
			version: number;
		};
		/**
		 * MergedPart
		 * @description A case that is handled in another one.
		 */
		MergedPart: {
			/** Description */
			description: string;
			/** Merged At */
			merged_at: string | null;
			/** Number */
			number: string;
			/**
			 * Source
			 * @enum {string}
			 */
			source: "citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign";
			/**
			 * Submitted At
			 * Format: date-time
			 */
			submitted_at: string;
		};
		/**
		 * MessageCounts
		 * @description Unread messages, up to a thousand; `urgent` are those of P1 and P2 among them.
		 */
		MessageCounts: {
			/** Unread */
			unread: number;
			/** Urgent */
			urgent: number;
		};
		/**
		 * MessageRow
		 * @description An event, and a post or a part in a case that is told of it.
		 */
		"MessageRow-Input": {
			/** Event */
			event: string;
			/** Post */
			post: string;
		};
		/**
		 * MessageRow
		 * @description A message as its reader sees it; of a sensitive case without category, place and office.
		 *
		 *     `many` events came since the reader read of the case, `event` is the last of them; `where` is its place in words.
		 */
		"MessageRow-Output": {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Category En */
			category_en: string;
			/** Category Zh */
			category_zh: string;
			/**
			 * Clock
			 * @enum {string}
			 */
			clock: "over" | "near" | "ok" | "susp" | "closed";
			/** Due At */
			due_at: string | null;
			/** Event */
			event: string;
			/** Id */
			id: number;
			/** Many */
			many: number;
			/** Number */
			number: string;
			/** Office Name */
			office_name: string | null;
			/** Read At */
			read_at: string | null;
			/** Sensitive */
			sensitive: boolean;
			/**
			 * State
			 * @enum {string}
			 */
			state: "submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn";
			/** Title En */
			title_en: string;
			/** Title Zh */
			title_zh: string;
			/**
			 * Urgency
			 * @enum {string}
			 */
			urgency: "P1" | "P2" | "P3" | "P4";
			/** Where */
			where: string;
		};
		/**
		 * MessagesChangeIn
		 * @description A change of who is told of what.
		 */
		MessagesChangeIn: {
			hours?: components["schemas"]["QuietIn"] | null;
			/** Posts */
			posts?: {
				[key: string]: string[];
			};
			/** Reason */
			reason: string;
			/** Undoes */
			undoes?: number | null;
			/** Version */
			version?: string | null;
		};
		/**
		 * MessagesIn
		 * @description The posts and parts that events are told to, by event; quiet hours of everybody; or what is undone.
		 */
		MessagesIn: {
			hours?: components["schemas"]["QuietIn"] | null;
			/** Posts */
			posts?: {
				[key: string]: string[];
			};
			/** Undoes */
			undoes?: number | null;
		};
		/**
		 * MessagesView
		 * @description All events with whom they are told to, all who can be told, and the quiet hours of everybody.
		 */
		MessagesView: {
			/** Begins */
			begins: string;
			/** Ends */
			ends: string;
			/** Items */
			items: components["schemas"]["EventRow"][];
			/** Posts */
			posts: components["schemas"]["ToldPost"][];
			/** Version */
			version: string;
		};
		/**
		 * MilestoneTold
		 * @description A milestone: its last day, how many of its items are passed, and whether its day is over without them all.
		 */
		MilestoneTold: {
			/**
			 * Due
			 * Format: date
			 */
			due: string;
			/** Items */
			items: number;
			/** Late */
			late: boolean;
			/**
			 * Name
			 * @enum {string}
			 */
			name: "built" | "running";
			/** Passed */
			passed: number;
		};
		/**
		 * MonthShare
		 * @description A month by its first day; as of its last day, or of today. `share` is null where nobody told, or nobody was.
		 */
		MonthShare: {
			/** In Field */
			in_field: number | null;
			/** In Place */
			in_place: number;
			/**
			 * Month
			 * Format: date
			 */
			month: string;
			/** Share */
			share: number | null;
		};
		/**
		 * MoveIn
		 * @description A move with what comes along; `satisfaction` is 1–4, 4 best.
		 *
		 *     What ends a case brings the `replies` to its reporters; a merger the number of the `main` case; an evaluation that
		 *     a reporter gave on the telephone, when they were `called_at`. A report that is not taken on: its `reason`, and in
		 *     `basis` where else to turn. The `reason` of an objection is its ground, that of its answer the path that is left.
		 *
		 *     Of a request: its `reason` from the list of the move and the `basis` it rests on, by how much `more` a limit is to
		 *     run in its own unit, the day of `review_on` of a suspension, the SHA-256 of its
		 *     `papers`, put to the case before; `office_code` of a return is the office thought right.
		 *     A decision that grants less than was asked says `more`.
		 *     Of a supervision slip: its `level` and the account name of its `addressee`.
		 *
		 *     Of a look: the SHA-256 of its `photos`, sent before, with `lng` and `lat` of where they were taken, or a `call`;
		 *     `before` is the photo of what was found, where it was settled on the spot. `worker` is whom to ask to verify.
		 *
		 *     Of several offices: `co_offices` that help or are asked (none named leaves them to routing), the username of the
		 *     `person` in charge, when (`meets_at`) and where they act together, and what an office that is asked would do.
		 */
		MoveIn: {
			/**
			 * Addressee
			 * @default
			 */
			addressee?: string;
			/**
			 * Basis
			 * @default
			 */
			basis?: string;
			/** Before */
			before?: string | null;
			call?: components["schemas"]["CallIn"] | null;
			/** Called At */
			called_at?: string | null;
			/** Co Offices */
			co_offices?: string[] | null;
			/**
			 * Datum
			 * @default wgs84
			 */
			datum?: string;
			/**
			 * Key
			 * @description named by its maker: the same move under the same key is made once
			 */
			key?: string | null;
			/** Lat */
			lat?: number | null;
			/**
			 * Level
			 * @default
			 */
			level?: string;
			/** Lng */
			lng?: number | null;
			/** Main */
			main?: string | null;
			/** Meets At */
			meets_at?: string | null;
			/**
			 * Meets Where
			 * @default
			 */
			meets_where?: string;
			/** More */
			more?: number | null;
			/** Move */
			move: string;
			/**
			 * Note
			 * @default
			 */
			note?: string;
			/** Office Code */
			office_code?: string | null;
			/**
			 * Papers
			 * @default []
			 */
			papers?: string[];
			/**
			 * Person
			 * @default
			 */
			person?: string;
			/**
			 * Photos
			 * @default []
			 */
			photos?: string[];
			/**
			 * Reason
			 * @default
			 */
			reason?: string;
			/**
			 * Replies
			 * @default []
			 */
			replies?: components["schemas"]["ReplyIn"][];
			/** Review On */
			review_on?: string | null;
			/** Satisfaction */
			satisfaction?: number | null;
			/**
			 * Seen
			 * @description the last event shown to whoever moves it: refused if others went on
			 */
			seen?: number | null;
			/**
			 * Stance
			 * @default
			 */
			stance?: ("lead" | "help" | "not_ours" | "other") | "";
			/**
			 * Worker
			 * @default
			 */
			worker?: string;
		};
		/**
		 * MoveMade
		 * @description How a case stands after a move, and for how many seconds whoever made it may undo it; 0 where they may not.
		 */
		MoveMade: {
			case: components["schemas"]["Brief"];
			/** Moves */
			moves: components["schemas"]["OpenMove"][];
			/** Shut */
			shut: components["schemas"]["ShutMove"][];
			/** Undo S */
			undo_s: number;
		};
		/**
		 * MoveRow
		 * @description A step of the plan's way; `office` for consents.
		 */
		MoveRow: {
			/** Actor */
			actor: string;
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Move */
			move: string;
			/** Note */
			note: string;
			/** Office */
			office: string;
			/** Target */
			target: string;
		};
		/**
		 * MoveVertices
		 * @description Move vertices that grid `code` has; every grid of its layer that has one follows.
		 */
		MoveVertices: {
			/** Code */
			code: string;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "move_vertices";
			/** Moves */
			moves: components["schemas"]["Moved"][];
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Version */
			version: number;
		};
		/**
		 * Moved
		 * @description Where a vertex was and where it goes.
		 */
		Moved: {
			/** From */
			from: [
				number,
				number
			];
			/** To */
			to: [
				number,
				number
			];
		};
		/**
		 * MovedArea
		 * @description An area that changes hands.
		 */
		MovedArea: {
			/** Geometry */
			geometry: components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"];
			properties: components["schemas"]["MovedFacts"];
			/**
			 * Type
			 * @constant
			 */
			type: "Feature";
		};
		/**
		 * MovedAreas
		 * @description Areas that change hands with a plan.
		 */
		MovedAreas: {
			/** Features */
			features: components["schemas"]["MovedArea"][];
			/**
			 * Type
			 * @constant
			 */
			type: "FeatureCollection";
		};
		/**
		 * MovedFacts
		 * @description From which grid to which an area goes, and how many households; a code is null for none, its name empty.
		 */
		MovedFacts: {
			/** Area M2 */
			area_m2: number;
			/** From Code */
			from_code: string | null;
			/** From Name */
			from_name: string;
			/** Households */
			households: number;
			/** To Code */
			to_code: string | null;
			/** To Name */
			to_name: string;
		};
		/**
		 * MultiLineString
		 * @description Several lines.
		 */
		MultiLineString: {
			/** Coordinates */
			coordinates: number[][][];
			/**
			 * Type
			 * @constant
			 */
			type: "MultiLineString";
		};
		/**
		 * MultiPoint
		 * @description Several points.
		 */
		MultiPoint: {
			/** Coordinates */
			coordinates: number[][];
			/**
			 * Type
			 * @constant
			 */
			type: "MultiPoint";
		};
		/**
		 * MultiPolygon
		 * @description Several areas.
		 */
		MultiPolygon: {
			/** Coordinates */
			coordinates: number[][][][];
			/**
			 * Type
			 * @constant
			 */
			type: "MultiPolygon";
		};
		/**
		 * NameIn
		 * @description Part of somebody's name, or what else they are looked for by; it is sent, and stands in no address.
		 */
		NameIn: {
			/** Q */
			q: string;
		};
		/**
		 * Named
		 * @description A code and its name.
		 */
		Named: {
			/** Code */
			code: string;
			/** Name */
			name: string;
		};
		/**
		 * NamedDivision
		 * @description A division named in the text.
		 */
		NamedDivision: {
			/** Code */
			code: string;
			/** Level */
			level: string;
			/** Name */
			name: string;
		};
		/**
		 * NamedPlace
		 * @description A place of which a briefing tells.
		 */
		NamedPlace: {
			/** Code */
			code: string;
			/** Name */
			name: string;
		};
		/**
		 * NamingIn
		 * @description Whom to put on the need-to-know list, and why.
		 */
		NamingIn: {
			/** Reason */
			reason: string;
			/** Username */
			username: string;
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
		 * NearestAddress
		 * @description The nearest standard address, how far it is in metres, and its grid; None where no grid covers it.
		 */
		NearestAddress: {
			address: components["schemas"]["Hit"];
			/** Distance M */
			distance_m: number;
			grid: components["schemas"]["GridRef"] | null;
		};
		/**
		 * NetChange
		 * @description An area that belongs to another grid.
		 */
		NetChange: {
			/** Geometry */
			geometry: components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"];
			properties: components["schemas"]["ChangeFacts"];
			/**
			 * Type
			 * @constant
			 */
			type: "Feature";
		};
		/**
		 * NetChanges
		 * @description Areas between two days, largest first; `changed` are the codes of all grids that are not the same.
		 */
		NetChanges: {
			/** Changed */
			changed: string[];
			/** Features */
			features: components["schemas"]["NetChange"][];
			/**
			 * Type
			 * @constant
			 */
			type: "FeatureCollection";
		};
		/**
		 * NetDay
		 * @description A day on which grids of a place changed, by a plan or without one, and how many (`gridgis.plans.changed`).
		 */
		NetDay: {
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			/** Grids */
			grids: number;
			/** Plan Id */
			plan_id: number | null;
			/** Plan Title */
			plan_title: string | null;
		};
		/**
		 * Nominee
		 * @description Somebody who could be named.
		 */
		Nominee: {
			/** Name */
			name: string;
			/** Title */
			title: string;
			/** Username */
			username: string;
		};
		/**
		 * NoticeRow
		 * @description A notice as its reader sees it.
		 */
		NoticeRow: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Event */
			event: string;
			/** Id */
			id: number;
			/** Path */
			path: string;
			/** Read At */
			read_at: string | null;
			/** Title En */
			title_en: string;
			/** Title Zh */
			title_zh: string;
		};
		/**
		 * Number
		 * @description A figure of a place in the briefing's period, or how it changed.
		 */
		Number: {
			/** Figure */
			figure: string;
			/** Place */
			place: string;
			/**
			 * Told
			 * @default value
			 * @enum {string}
			 */
			told?: "value" | "before" | "year" | "change" | "change_year";
		};
		/**
		 * NumberIn
		 * @description A number bound to a figure of a place in the period of the briefing.
		 */
		NumberIn: {
			/** Figure */
			figure: string;
			/** Place */
			place: string;
			/**
			 * Told
			 * @default value
			 * @enum {string}
			 */
			told?: "value" | "before" | "year" | "change" | "change_year";
		};
		/**
		 * NumberRow
		 * @description A threshold.
		 */
		NumberRow: {
			/** Name */
			name: string;
			/** Value */
			value: number;
		};
		/**
		 * ObjectConfirmationIn
		 * @description The version that was seen to be as it is.
		 */
		ObjectConfirmationIn: {
			/** Version */
			version: number;
		};
		/**
		 * ObjectEndingIn
		 * @description Why an object is there no more, and the version that was read.
		 */
		ObjectEndingIn: {
			/** Reason */
			reason: string;
			/** Version */
			version: number;
		};
		/**
		 * ObjectIn
		 * @description An object: of a new one (version 0) its kind, name and address, by id or text; else what becomes another.
		 */
		ObjectIn: {
			/**
			 * Address
			 * @default
			 */
			address?: string;
			/** Address Id */
			address_id?: number | null;
			/**
			 * Facts
			 * @description answers by code of the item; empty takes one away
			 */
			facts?: {
				[key: string]: string;
			};
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "person" | "dwelling" | "rental" | "enterprise" | "place" | "facility";
			/** Name */
			name?: string | null;
			/** Version */
			version: number;
		};
		/**
		 * ObjectOpeningIn
		 * @description Why the seal is opened.
		 */
		ObjectOpeningIn: {
			/** Reason */
			reason: string;
		};
		/**
		 * ObjectPoint
		 * @description An object at its address.
		 */
		ObjectPoint: {
			geometry: components["schemas"]["Point"];
			properties: components["schemas"]["ObjectPointFacts"];
			/**
			 * Type
			 * @constant
			 */
			type: "Feature";
		};
		/**
		 * ObjectPointFacts
		 * @description What an object's mark needs.
		 */
		ObjectPointFacts: {
			/**
			 * Id
			 * Format: uuid
			 */
			id: string;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "person" | "dwelling" | "rental" | "enterprise" | "place" | "facility";
			/** Late */
			late: boolean;
			/** Name */
			name: string;
		};
		/**
		 * ObjectPoints
		 * @description Objects, people left out.
		 */
		ObjectPoints: {
			/** Features */
			features: components["schemas"]["ObjectPoint"][];
			/**
			 * Type
			 * @constant
			 */
			type: "FeatureCollection";
		};
		/**
		 * ObjectRow
		 * @description An object in a list; a person's name is masked; `late` when it should have been confirmed again by now.
		 */
		ObjectRow: {
			/** Address */
			address: string;
			/**
			 * Confirmed At
			 * Format: date-time
			 */
			confirmed_at: string;
			/**
			 * Due On
			 * Format: date
			 */
			due_on: string;
			/** Ended On */
			ended_on: string | null;
			/** Grid Code */
			grid_code: string | null;
			/**
			 * Id
			 * Format: uuid
			 */
			id: string;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "person" | "dwelling" | "rental" | "enterprise" | "place" | "facility";
			/** Late */
			late: boolean;
			/** Name */
			name: string;
			/** Number */
			number: number;
			/** Town Code */
			town_code: string;
			/** Village Code */
			village_code: string;
		};
		/**
		 * ObjectStory
		 * @description An object with its form, the answers that are not sealed, which sealed ones are there, and its history.
		 *
		 *     `may_write` and `may_open` tell what the reader may do with it.
		 */
		ObjectStory: {
			/** Changes */
			changes: components["schemas"]["ChangeTold"][];
			/** Confirmed By */
			confirmed_by: string;
			/** Ended Why */
			ended_why: string;
			/** Facts */
			facts: {
				[key: string]: string;
			};
			/** Form */
			form: components["schemas"]["CollectionItem"][];
			/** Lat */
			lat: number;
			/** Lng */
			lng: number;
			/** May Open */
			may_open: boolean;
			/** May Write */
			may_write: boolean;
			row: components["schemas"]["ObjectRow"];
			/** Sealed */
			sealed: string[];
			/** Version */
			version: number;
		};
		/**
		 * ObjectionIn
		 * @description Why the reporter objects.
		 */
		ObjectionIn: {
			/**
			 * Key
			 * Format: uuid
			 */
			key: string;
			/**
			 * Reason
			 * @enum {string}
			 */
			reason: "still_there" | "partly_done" | "answer_untrue" | "policy";
			/**
			 * Words
			 * @default
			 */
			words?: string;
		};
		/**
		 * ObjectionPart
		 * @description What this reporter objected, until when it is decided, and the answer; a final one names the `path` left.
		 *
		 *     `outcome` is empty until then, `granted` where it is done again.
		 */
		ObjectionPart: {
			/** Answer */
			answer: string;
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/**
			 * Due At
			 * Format: date-time
			 */
			due_at: string;
			/** Outcome */
			outcome: ("granted" | "refused" | "taken_back" | "lapsed" | "moot") | null;
			/** Path */
			path: string;
			/** Reason */
			reason: string;
		};
		/**
		 * ObjectsWanted
		 * @description Which objects are wanted; `q` is part of a name or an address, and stands in no address.
		 */
		ObjectsWanted: {
			/**
			 * Ended
			 * @description those too that are there no more
			 * @default false
			 */
			ended?: boolean;
			/** Kind */
			kind?: ("person" | "dwelling" | "rental" | "enterprise" | "place" | "facility") | null;
			/**
			 * Late
			 * @description those alone that should have been confirmed again by now
			 * @default false
			 */
			late?: boolean;
			/**
			 * Place
			 * @description a division or a grid
			 */
			place?: string | null;
			/**
			 * Q
			 * @default
			 */
			q?: string;
		};
		/**
		 * Offered
		 * @description An edit that would mend a problem; whoever makes it adds the plan's version.
		 */
		Offered: {
			/** Edit */
			edit: components["schemas"]["OfferedRepair"] | components["schemas"]["OfferedMerge"] | components["schemas"]["OfferedPropose"] | components["schemas"]["OfferedAssign"];
			/** Text En */
			text_en: string;
			/** Text Zh */
			text_zh: string;
		};
		/**
		 * OfferedAssign
		 * @description A neighbour's chief for a grid without one.
		 */
		OfferedAssign: {
			/** Chief Id */
			chief_id: number;
			/** Code */
			code: string;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "assign";
		};
		/**
		 * OfferedMerge
		 * @description Two grids joined; the first keeps its code.
		 */
		OfferedMerge: {
			/** Codes */
			codes: string[];
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "merge";
		};
		/**
		 * OfferedPropose
		 * @description A grid divided anew.
		 */
		OfferedPropose: {
			/**
			 * By
			 * @constant
			 */
			by: "households";
			/** Codes */
			codes: string[];
			/** Count */
			count: number;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "propose";
			/** Seed */
			seed: number;
			/** Stability */
			stability: number;
		};
		/**
		 * OfferedRepair
		 * @description Borders moved at a place, so that the problem goes.
		 */
		OfferedRepair: {
			/** At */
			at: [
				number,
				number
			];
			/** Codes */
			codes: string[];
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "repair";
			/**
			 * Problem
			 * @enum {string}
			 */
			problem: "overlap" | "gap" | "outside" | "unmatched" | "detached";
			/** Village Code */
			village_code: string;
		};
		/**
		 * OfficeCard
		 * @description All of an office on a day; `boundary` is GeoJSON of a drawn area, else null.
		 */
		OfficeCard: {
			/** Below */
			below: components["schemas"]["Named"][];
			/** Boundary */
			boundary: {
				[key: string]: unknown;
			} | null;
			office: components["schemas"]["OfficeListing"];
			/** Reach */
			reach: components["schemas"]["Reach"][];
			/** Versions */
			versions: components["schemas"]["OfficeVersionTold"][];
		};
		/**
		 * OfficeField
		 * @description An office and its months, the oldest first.
		 */
		OfficeField: {
			/** Code */
			code: string;
			/** Months */
			months: components["schemas"]["MonthShare"][];
			/** Name */
			name: string;
			/** Town Code */
			town_code: string | null;
		};
		/**
		 * OfficeList
		 * @description Offices of a place with the lines and towns they are told by; `reach_m` is how far a village may lie.
		 */
		OfficeList: {
			/** Items */
			items: components["schemas"]["OfficeListing"][];
			/** Lines */
			lines: components["schemas"]["Line-Output"][];
			/** Reach M */
			reach_m: number;
			/** Towns */
			towns: components["schemas"]["Named"][];
		};
		/**
		 * OfficeListing
		 * @description An office on a day.
		 *
		 *     `area` says what it serves: its own place, some divisions, or what was drawn. `established` are the posts it should
		 *     have, `in_field` how many of its people work outside, `in_place` who holds a post there. `far` are the villages
		 *     that lie farther than the limit. `last_day` is null for one that is not to be closed.
		 */
		OfficeListing: {
			/** Address */
			address: string;
			/** Agency Type */
			agency_type: string;
			/** Area */
			area: string;
			/** Area Codes */
			area_codes: string[];
			/** Code */
			code: string;
			/** County Code */
			county_code: string;
			department: components["schemas"]["Named"] | null;
			/** Established */
			established: number | null;
			/** Far */
			far: number;
			heir: components["schemas"]["Named"] | null;
			/** Hours */
			hours: string;
			/** In Field */
			in_field: number | null;
			/** In Place */
			in_place: number;
			/** Last Day */
			last_day: string | null;
			/** Lat */
			lat: number | null;
			/** Level */
			level: string;
			/** Lng */
			lng: number | null;
			/** Mine */
			mine: boolean;
			/** Name */
			name: string;
			/** Phone */
			phone: string;
			/** Place Code */
			place_code: string;
			/** Place Name */
			place_name: string;
			/** Since */
			since: string | null;
			/** Town Code */
			town_code: string | null;
		};
		/**
		 * OfficeOption
		 * @description An office of the county.
		 */
		OfficeOption: {
			/** Agency Type */
			agency_type: string;
			/** Code */
			code: string;
			/** Level */
			level: string;
			/** Name */
			name: string;
			/** Place Code */
			place_code: string;
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
		 * OfficeVersionTold
		 * @description How an office was called, and how many posts it should have, from one day to another; the last day is its own.
		 */
		OfficeVersionTold: {
			/** Department */
			department: string;
			/** Established */
			established: number | null;
			/** In Field */
			in_field: number | null;
			/** Last Day */
			last_day: string | null;
			/** Name */
			name: string;
			/** Since */
			since: string | null;
		};
		/**
		 * OfficeWork
		 * @description How offices worked in a period, by name, and all of them together.
		 */
		OfficeWork: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Items */
			items: components["schemas"]["OfficeWorkOut"][];
			total: components["schemas"]["WorkOut"];
		};
		/**
		 * OfficeWorkOut
		 * @description The counts and rates of one office; a count is the length of `GET /cases?measure=&office=`.
		 */
		OfficeWorkOut: {
			/** @description of those led, whose return was asked for and decided */
			asked_back: number;
			/** @description cases first given to an office by the rules alone */
			auto_given: number;
			/** @description rightly given by rules ÷ given by rules */
			auto_route_accuracy: number | null;
			/** @description of those, not given back with the return upheld */
			auto_well: number;
			/** @description of those, given back with the return upheld */
			auto_wrong: number;
			/** @description returns refused ÷ returns decided */
			bad_return_rate: number | null;
			code: string;
			/** @description rightly given ÷ first dispatches */
			dispatch_accuracy: number | null;
			/** @description of those led, whose limit of handling was made longer */
			extended: number;
			/** @description extended ÷ led */
			extension_rate: number | null;
			/** @description cases given to an office for the first time */
			first_given: number;
			/** @description passed at once ÷ handled */
			first_pass: number | null;
			/** @description cases led whose limit of handling, extensions included, has ended; not those that wait for their check, are suspended or were taken away before */
			handle_due: number;
			/** @description handled in time ÷ to be handled */
			handle_on_time: number | null;
			/** @description handled ÷ to be handled */
			handle_rate: number | null;
			/** @description cases whose limit of handling has ended and whose result waits for its check; left out of the rates of handling */
			handle_waits: number;
			/** @description of those to be handled, with a result */
			handled: number;
			/** @description of those to be handled, with a result in time that passed its check */
			handled_in_time: number;
			/** @description of those to be handled, not handled in time */
			handled_late: number;
			/** @description cases given to lead */
			led: number;
			/** @description working hours from dispatch to the result of cases closed by an office, suspensions taken out: half took no more */
			median_h: number | null;
			/** @description of the first dispatches, given back with the return upheld */
			misgiven: number;
			name: string;
			/** @description the same: nine of ten took no more */
			p90_h: number | null;
			/** @description of those handled, none of whose checks failed */
			passed_first: number;
			/** @description of those led, suspended */
			put_off: number;
			/** @description of those handled, with a check that failed */
			redone: number;
			/** @description returns asked for ÷ led */
			return_rate: number | null;
			/** @description of those, the return refused */
			return_refused: number;
			/** @description cases whose return was asked for and decided */
			returned: number;
			/** @description cases whose limit for signing has ended and that were not taken away before */
			sign_due: number;
			/** @description signed in time ÷ to be signed */
			sign_timely: number | null;
			/** @description of those to be signed, signed within the limit */
			signed_in_time: number;
			/** @description of those to be signed, not signed within the limit */
			signed_late: number;
			/** @description cases about which a slip, yellow or red, was issued */
			supervised_n: number;
			/** @description suspended ÷ led */
			suspend_rate: number | null;
			/** @description cases closed that an office led */
			timed: number;
			/** @description of those to be handled, without a result */
			unhandled: number;
			/** @description of the first dispatches, not given back with the return upheld */
			well_given: number;
			/** @description of those, signed, contacted and come to the spot each within its limit */
			whistle_answered: number;
			/** @description of those, with one of the three steps late or not made */
			whistle_late: number;
			/** @description answered in time ÷ whistles to answer */
			whistle_timely: number | null;
			/** @description cases in which a department was called by a whistle whose limits have all ended */
			whistled: number;
		};
		/**
		 * Onlooker
		 * @description Somebody who can see a case: by a role at a place, or on the list of a sensitive one in a `part`.
		 */
		Onlooker: {
			/** Level */
			level: string;
			/** Name */
			name: string;
			/** Part */
			part: string | null;
			/** Place Name */
			place_name: string;
			/** Role Name En */
			role_name_en: string;
			/** Role Name Zh */
			role_name_zh: string;
			/** Title */
			title: string;
		};
		/**
		 * OpenAtOut
		 * @description `open`: `open=true` with `hop=`, `post=` or `office=`; `overdue`: `due=overdue` instead. Empty code: at none.
		 */
		OpenAtOut: {
			/** Code */
			code: string;
			/** Name */
			name: string;
			/** Open */
			open: number;
			/** Overdue */
			overdue: number;
		};
		/**
		 * OpenMove
		 * @description A move this actor may make now, and what must come along.
		 *
		 *     Of `note office answer call main reason turn_to replies more review offices helper person meets stance`. `offices`
		 *     could get the case or help with it, or are thought to be the right ones, of which none has to be named.
		 *
		 *     Of what must be shown: `proof` a photo or the note, `photo`, `seen` a photo taken at the place or a call, `before`
		 *     photos of before and after, `after` photos of what was done, if one likes: with `photo` beside it, one must.
		 *     `workers` are those of the grid who can be asked, the one on duty first.
		 */
		OpenMove: {
			/** Brings */
			brings: string[];
			/** Move */
			move: string;
			/** Offices */
			offices: components["schemas"]["Ref"][];
			/** Reasons */
			reasons: string[];
			/** Target */
			target: string;
			/** Workers */
			workers: components["schemas"]["WorkerChoice"][];
		};
		/**
		 * OpenMoves
		 * @description The moves that somebody may make now, and those that are shut to them with the reason.
		 */
		OpenMoves: {
			/** Open */
			open: string[];
			/** Shut */
			shut: components["schemas"]["ShutMove"][];
		};
		/**
		 * OpenShift
		 * @description A shift to come.
		 */
		OpenShift: {
			/**
			 * Ends At
			 * Format: date-time
			 */
			ends_at: string;
			/** Id */
			id: number;
			/** Place Name */
			place_name: string;
			/**
			 * Role
			 * @enum {string}
			 */
			role: "duty_leader" | "shift_leader" | "receiver" | "checker";
			/**
			 * Starts At
			 * Format: date-time
			 */
			starts_at: string;
		};
		/**
		 * OpenWork
		 * @description What is open on somebody; `cases` are those open at the place of a post that the reader may read, by its id.
		 *
		 *     A case belongs to a grid and an office, never to a person: whoever goes on with the post goes on with its cases.
		 *     Sensitive ones are in no count; their lists of who may know follow the posts.
		 */
		OpenWork: {
			/** Cases */
			cases: {
				[key: string]: number;
			};
			/** Posts */
			posts: components["schemas"]["PostRow"][];
			/** Shifts */
			shifts: components["schemas"]["OpenShift"][];
			/** Standing In */
			standing_in: components["schemas"]["StandIn"][];
			/** Wanted */
			wanted: number[];
		};
		/**
		 * OpenWorkOfOffice
		 * @description What hangs on an office: `cases` in its hands that the reader may read, people who hold a post there.
		 *
		 *     `cases` is null for whoever reads no cases there. Sensitive ones are in no count; they go on as all others do.
		 */
		OpenWorkOfOffice: {
			/** Cases */
			cases: number | null;
			/** People */
			people: number;
		};
		/**
		 * OpeningIn
		 * @description An account to be opened: of a person, or of a system with a name to be read.
		 */
		OpeningIn: {
			/**
			 * Display Name
			 * @description of a system; a person's is their name
			 * @default
			 */
			display_name?: string;
			/** Person Id */
			person_id?: number | null;
			/**
			 * Title
			 * @default
			 */
			title?: string;
			/**
			 * Username
			 * @description made from the name where it is empty
			 * @default
			 */
			username?: string;
		};
		/**
		 * OpinionIn
		 * @description What a town says.
		 */
		OpinionIn: {
			/**
			 * Stance
			 * @enum {string}
			 */
			stance: "agree" | "conditions" | "object";
			/** Town Code */
			town_code: string;
			/**
			 * Words
			 * @default
			 */
			words?: string;
		};
		/**
		 * OpinionTold
		 * @description What a town says; nothing yet where `stance` is None. `mine`: the reader may say it.
		 */
		OpinionTold: {
			/** At */
			at: string | null;
			/** By Name */
			by_name: string;
			/** Mine */
			mine: boolean;
			/** Stance */
			stance: ("agree" | "conditions" | "object") | null;
			/** Town */
			town: string;
			/** Town Code */
			town_code: string;
			/** Words */
			words: string;
		};
		/**
		 * Others
		 * @description Who else edits there now.
		 */
		Others: {
			/** Others */
			others: components["schemas"]["Presence"][];
		};
		/**
		 * Outcome
		 * @description What follows when a rule holds; `marks` and `notice` may go along with any kind.
		 */
		Outcome: {
			/**
			 * Agency Type
			 * @default
			 */
			agency_type: string;
			/**
			 * Co Agency Types
			 * @default []
			 */
			co_agency_types: string[];
			/**
			 * First Handler
			 * @default
			 * @enum {string}
			 */
			first_handler: "" | "grid" | "agency";
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "agency" | "office" | "component_owner" | "ladder" | "mark";
			/**
			 * Ladder
			 * @default
			 * @enum {string}
			 */
			ladder: "" | "R2" | "R3" | "R4";
			/**
			 * Marks
			 * @default []
			 */
			marks: ("emergency" | "staff_involved" | "major")[];
			/**
			 * Notice
			 * @default
			 * @enum {string}
			 */
			notice: "" | "110" | "119" | "120";
			/**
			 * Office Code
			 * @default
			 */
			office_code: string;
			/**
			 * Platform
			 * @default
			 * @enum {string}
			 */
			platform: "" | "order" | "enforcement" | "market" | "service";
		};
		/**
		 * OutcomeIn
		 * @description What follows: `agency`, `office`, `component_owner`, `ladder` or `mark`.
		 */
		OutcomeIn: {
			/**
			 * Agency Type
			 * @default
			 */
			agency_type?: string;
			/**
			 * Co Agency Types
			 * @default []
			 */
			co_agency_types?: string[];
			/**
			 * First Handler
			 * @default
			 */
			first_handler?: string;
			/** Kind */
			kind: string;
			/**
			 * Ladder
			 * @default
			 */
			ladder?: string;
			/**
			 * Marks
			 * @default []
			 */
			marks?: string[];
			/**
			 * Notice
			 * @default
			 */
			notice?: string;
			/**
			 * Office Code
			 * @default
			 */
			office_code?: string;
			/**
			 * Platform
			 * @default
			 */
			platform?: string;
		};
		/**
		 * OutgoingRow
		 * @description A row of the outbox, for whoever looks after channels: it tells neither the case nor what happened.
		 */
		OutgoingRow: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Channel */
			channel: string;
			/** Ended At */
			ended_at: string | null;
			/** Failure En */
			failure_en: string;
			/** Failure Zh */
			failure_zh: string;
			/** Id */
			id: number;
			/**
			 * Next At
			 * Format: date-time
			 */
			next_at: string;
			/** State */
			state: string;
			/** To */
			to: string;
			/** Tries */
			tries: number;
		};
		/**
		 * OwnChannel
		 * @description A way out of the house that is in use, and the address of the one who asks; empty for none.
		 */
		OwnChannel: {
			/** Address */
			address: string;
			/** Code */
			code: string;
			/** Kind */
			kind: string;
		};
		/**
		 * OwnReport
		 * @description A report its sender sees in their list, with the hash of its first photo.
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
			/** Photo */
			photo: string | null;
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
		 * Pack
		 * @description All that a county sets, as it counts on a day; a topic that is left out is left alone.
		 */
		Pack: {
			/** Agency Types */
			agency_types?: components["schemas"]["AgencyRow"][] | null;
			/** Calendar Years */
			calendar_years?: components["schemas"]["YearRow"][] | null;
			/** Categories */
			categories?: components["schemas"]["CategoryRow"][] | null;
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			/**
			 * Format
			 * @constant
			 */
			format: "gridgis-settings";
			/** Message Rules */
			message_rules?: components["schemas"]["MessageRow-Input"][] | null;
			/** Quiet Hours */
			quiet_hours?: components["schemas"]["QuietRow"][] | null;
			/** Roles */
			roles?: components["schemas"]["RoleRow-Input"][] | null;
			/** Rules */
			rules?: components["schemas"]["RulesRow"][] | null;
			/** Stage Limits */
			stage_limits?: components["schemas"]["StageRow"][] | null;
			/** Tasks */
			tasks?: components["schemas"]["TaskRow-Input"][] | null;
			/** Thresholds */
			thresholds?: components["schemas"]["NumberRow"][] | null;
			/**
			 * Version
			 * @constant
			 */
			version: 1;
			/** Work Schedules */
			work_schedules?: components["schemas"]["ScheduleRow-Input"][] | null;
			/** Workday Calendar */
			workday_calendar?: components["schemas"]["DayRow"][] | null;
		};
		/**
		 * PackChangeIn
		 * @description Taking in a pack.
		 */
		PackChangeIn: {
			/**
			 * First Day
			 * @description today where it is left out
			 */
			first_day?: string | null;
			pack?: components["schemas"]["Pack"] | null;
			/** Parts */
			parts?: ("agency_types" | "categories" | "stage_limits" | "calendar_years" | "workday_calendar" | "work_schedules" | "thresholds" | "roles" | "message_rules" | "quiet_hours")[];
			/** Reason */
			reason: string;
			/** Undoes */
			undoes?: number | null;
			/** Version */
			version?: string | null;
		};
		/**
		 * PackDraftIn
		 * @description Rules and task lists of a pack that are to be drafts of a county, from the same county or from another.
		 */
		PackDraftIn: {
			/** County Code */
			county_code: string;
			/**
			 * From County
			 * @description the county in the pack, where it is another
			 */
			from_county?: string | null;
			pack: components["schemas"]["Pack"];
			/**
			 * Title
			 * @description what the draft of the rules is called
			 */
			title: string;
		};
		/**
		 * PackDrafts
		 * @description What was drafted; nothing of what is the same as in force. `left_out` are towns that are not of the county.
		 */
		PackDrafts: {
			/** Left Out */
			left_out: string[];
			/** Rule Set */
			rule_set: number | null;
			/** Rules */
			rules: number;
			/** Tasks */
			tasks: components["schemas"]["TaskDraft"][];
		};
		/**
		 * PackIn
		 * @description A pack that is to count from a first day on, of some parts alone where they are named; or what is undone.
		 */
		PackIn: {
			/**
			 * First Day
			 * @description today where it is left out
			 */
			first_day?: string | null;
			pack?: components["schemas"]["Pack"] | null;
			/** Parts */
			parts?: ("agency_types" | "categories" | "stage_limits" | "calendar_years" | "workday_calendar" | "work_schedules" | "thresholds" | "roles" | "message_rules" | "quiet_hours")[];
			/** Undoes */
			undoes?: number | null;
		};
		/** PageOf[AccountRow] */
		PageOf_AccountRow_: {
			/** Items */
			items: components["schemas"]["AccountRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[Brief] */
		PageOf_Brief_: {
			/** Items */
			items: components["schemas"]["Brief"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[DeskRow] */
		PageOf_DeskRow_: {
			/** Items */
			items: components["schemas"]["DeskRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[GridListing] */
		PageOf_GridListing_: {
			/** Items */
			items: components["schemas"]["GridListing"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[LeaveRow] */
		PageOf_LeaveRow_: {
			/** Items */
			items: components["schemas"]["LeaveRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[LineGridRow] */
		PageOf_LineGridRow_: {
			/** Items */
			items: components["schemas"]["LineGridRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[MatterRow] */
		PageOf_MatterRow_: {
			/** Items */
			items: components["schemas"]["MatterRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[MeetingRow] */
		PageOf_MeetingRow_: {
			/** Items */
			items: components["schemas"]["MeetingRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[MessageRow] */
		PageOf_MessageRow_: {
			/** Items */
			items: components["schemas"]["MessageRow-Output"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[ObjectRow] */
		PageOf_ObjectRow_: {
			/** Items */
			items: components["schemas"]["ObjectRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[OutgoingRow] */
		PageOf_OutgoingRow_: {
			/** Items */
			items: components["schemas"]["OutgoingRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[OwnReport] */
		PageOf_OwnReport_: {
			/** Items */
			items: components["schemas"]["OwnReport"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[PaperRow] */
		PageOf_PaperRow_: {
			/** Items */
			items: components["schemas"]["PaperRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[PatrolRow] */
		PageOf_PatrolRow_: {
			/** Items */
			items: components["schemas"]["PatrolRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[PersonListing] */
		PageOf_PersonListing_: {
			/** Items */
			items: components["schemas"]["PersonListing"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[PlanListing] */
		PageOf_PlanListing_: {
			/** Items */
			items: components["schemas"]["PlanListing"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[Queued] */
		PageOf_Queued_: {
			/** Items */
			items: components["schemas"]["Queued"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[RequestRow] */
		PageOf_RequestRow_: {
			/** Items */
			items: components["schemas"]["RequestRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[SlipRow] */
		PageOf_SlipRow_: {
			/** Items */
			items: components["schemas"]["SlipRow"][];
			/** Next */
			next: string | null;
		};
		/** PageOf[Waiting] */
		PageOf_Waiting_: {
			/** Items */
			items: components["schemas"]["Waiting"][];
			/** Next */
			next: string | null;
		};
		/**
		 * PaperMoveIn
		 * @description A move of a briefing; `despite`: it is signed as it stands though numbers differ from the data by now.
		 */
		PaperMoveIn: {
			/**
			 * Despite
			 * @default false
			 */
			despite?: boolean;
			/** Move */
			move: string;
			/**
			 * Note
			 * @default
			 */
			note?: string;
			/**
			 * Version
			 * @description of the briefing as it was seen
			 */
			version: number;
		};
		/**
		 * PaperOut
		 * @description A briefing, and what the reader may do with it.
		 */
		PaperOut: {
			briefing: components["schemas"]["PaperShown"];
			/** Corrects */
			corrects: boolean;
			moves: components["schemas"]["OpenMoves"];
			/** Writes */
			writes: boolean;
		};
		/**
		 * PaperPart
		 * @description A paper that a request rests on, by its hash.
		 */
		PaperPart: {
			/** Content Type */
			content_type: string;
			/** Name */
			name: string;
			/** Sha256 */
			sha256: string;
		};
		/**
		 * PaperRow
		 * @description A briefing in a list. `send_at`: when it will be sent by itself.
		 *
		 *     Of a bulletin to how many it is addressed and how many of these took note, and since when which many of its numbers
		 *     differ from the data, by the last recount.
		 */
		PaperRow: {
			/** Addressed */
			addressed: number;
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/** Differing */
			differing: number;
			/** Differs Since */
			differs_since: string | null;
			/** Edition */
			edition: number;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Id */
			id: number;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "briefing" | "bulletin";
			/**
			 * Last Day
			 * Format: date
			 */
			last_day: string;
			/** Number */
			number: number | null;
			/** Place Code */
			place_code: string;
			/** Place Name */
			place_name: string;
			/** Received */
			received: number;
			/** Recounted At */
			recounted_at: string | null;
			/**
			 * Rhythm
			 * @enum {string}
			 */
			rhythm: "week" | "month" | "own";
			/**
			 * Saved At
			 * Format: date-time
			 */
			saved_at: string;
			/** Saved By */
			saved_by: string;
			/** Send At */
			send_at: string | null;
			/** Sent At */
			sent_at: string | null;
			/** Signed At */
			signed_at: string | null;
			/** Signer Name */
			signer_name: string;
			/**
			 * State
			 * @enum {string}
			 */
			state: "draft" | "review" | "signed" | "sent" | "discarded";
			/** Title */
			title: string;
			/** Version */
			version: number;
			/** Writer Name */
			writer_name: string;
		};
		/**
		 * PaperShown
		 * @description A briefing with its blocks, and what its page needs to write them: numbers, sentences, places.
		 *
		 *     Whoever reads a bulletin that is addressed to them without the figures of the whole place (`whole`) sees the paper
		 *     as it prints, and none of these; `receives` names those for whom they take note.
		 */
		PaperShown: {
			/** Blocks */
			blocks: components["schemas"]["Block"][];
			/** Changes */
			changes: string[];
			/** Files */
			files: components["schemas"]["FileRow"][];
			/** Level */
			level: string;
			/** Newer */
			newer: number | null;
			/** Note */
			note: string;
			/** Numbers */
			numbers: components["schemas"]["Printed"][];
			/** Places */
			places: components["schemas"]["NamedPlace"][];
			/** Reason */
			reason: string;
			/** Receives */
			receives: string[];
			/** Recipients */
			recipients: components["schemas"]["RecipientRow"][];
			/** Replaces */
			replaces: number | null;
			row: components["schemas"]["PaperRow"];
			/** Sentences */
			sentences: string[];
			/** Whole */
			whole: boolean;
		};
		/**
		 * Parted
		 * @description One that somebody found to be another matter.
		 */
		Parted: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** By Name */
			by_name: string;
			case: components["schemas"]["Brief"];
			/** Distance M */
			distance_m: number;
			/** Hours */
			hours: number;
			/** Other Thing */
			other_thing: boolean;
			/** Photos */
			photos: number | null;
			/** Same Category */
			same_category: boolean;
			/** Score */
			score: number;
			/** Words */
			words: number;
		};
		/**
		 * PartyBrief
		 * @description The party organisation of a grid in a list: the one above it by name, how many serve.
		 */
		PartyBrief: {
			/** Above */
			above: string;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "branch" | "group" | "general_branch" | "committee";
			/** Members */
			members: number;
			/** Name */
			name: string;
			/** Secretary */
			secretary: string;
		};
		/**
		 * PartyCard
		 * @description The party organisation of a grid; `secretary_id` is null where the secretary is told by name alone.
		 */
		PartyCard: {
			/** Above */
			above: string;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "branch" | "group" | "general_branch" | "committee";
			/** Members */
			members: components["schemas"]["gridgis__people__party__queries__MemberRow"][];
			/** Name */
			name: string;
			/** Secretary */
			secretary: string;
			/** Secretary Id */
			secretary_id: number | null;
		};
		/**
		 * PartyIn
		 * @description A party organisation as it is to be, with all who serve in it.
		 */
		PartyIn: {
			/**
			 * Above
			 * @description the village's or zone's organisation by name
			 * @default
			 */
			above?: string;
			/**
			 * Kind
			 * @default branch
			 * @enum {string}
			 */
			kind?: "branch" | "group" | "general_branch" | "committee";
			/**
			 * Members
			 * @default []
			 */
			members?: components["schemas"]["api__schemas__party__MemberIn"][];
			/** Name */
			name: string;
			/**
			 * Secretary
			 * @description by name, where they are no person of ours
			 * @default
			 */
			secretary?: string;
			/** Secretary Id */
			secretary_id?: number | null;
		};
		/**
		 * PartyOf
		 * @description A grid with its party organisation, null where it has none; `aboves` are those known at its village or town.
		 */
		PartyOf: {
			/** Aboves */
			aboves: string[];
			/** Edits */
			edits: boolean;
			/** Grid Code */
			grid_code: string;
			organisation: components["schemas"]["PartyCard"] | null;
		};
		/**
		 * PartySet
		 * @description A grid's organisation as it is now, and as it was; empty where there was none.
		 */
		PartySet: {
			/** Before */
			before: {
				[key: string]: unknown;
			};
			now: components["schemas"]["PartyOf"];
		};
		/**
		 * PasswordChange
		 * @description The old password and the new one.
		 */
		PasswordChange: {
			/** Old */
			old: string;
			/** Password */
			password: string;
		};
		/**
		 * PasswordIn
		 * @description A first password.
		 */
		PasswordIn: {
			/** Password */
			password: string;
		};
		/**
		 * PatrolCell
		 * @description A patrol cell of a grid, with its ring and an address in it; whether it was reached in the period.
		 */
		PatrolCell: {
			/** Address */
			address: string | null;
			/** Cell */
			cell: string;
			/** Reached */
			reached: boolean;
			/** Ring */
			ring: number[][];
		};
		/**
		 * PatrolIn
		 * @description A patrol in one grid, from start to stop.
		 */
		PatrolIn: {
			/**
			 * Ended At
			 * Format: date-time
			 */
			ended_at: string;
			/** Grid Code */
			grid_code: string;
			/**
			 * Points
			 * @default []
			 */
			points?: components["schemas"]["PatrolPointIn"][];
			/**
			 * Started At
			 * Format: date-time
			 */
			started_at: string;
			/**
			 * Stops
			 * @default []
			 */
			stops?: components["schemas"]["PatrolStopIn"][];
		};
		/**
		 * PatrolPointIn
		 * @description A position of the device (WGS-84, taken as equal to EPSG:4490), and the radius of its certainty in metres.
		 */
		PatrolPointIn: {
			/** Accuracy M */
			accuracy_m: number;
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Lat */
			lat: number;
			/** Lng */
			lng: number;
		};
		/**
		 * PatrolRow
		 * @description A patrol of one's own; `cells` patrol cells were reached by it; `kept` until its track and stops go.
		 */
		PatrolRow: {
			/** Cells */
			cells: number;
			/**
			 * Ended At
			 * Format: date-time
			 */
			ended_at: string;
			/** Grid Code */
			grid_code: string;
			/** Grid Name */
			grid_name: string;
			/**
			 * Id
			 * Format: uuid
			 */
			id: string;
			/** Kept */
			kept: boolean;
			/**
			 * Started At
			 * Format: date-time
			 */
			started_at: string;
			/** Stops */
			stops: number;
		};
		/**
		 * PatrolStopIn
		 * @description A place at which the worker stopped by.
		 */
		PatrolStopIn: {
			/** Accuracy M */
			accuracy_m: number;
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Lat */
			lat: number;
			/** Lng */
			lng: number;
			/**
			 * Note
			 * @default
			 */
			note?: string;
		};
		/**
		 * PatrolStory
		 * @description A patrol of one's own with its track, lines of longitude and latitude, and its stops; both empty once gone.
		 */
		PatrolStory: {
			row: components["schemas"]["PatrolRow"];
			/** Stops */
			stops: components["schemas"]["StopTold"][];
			/** Track */
			track: [
				number,
				number
			][][];
		};
		/**
		 * PersonCard
		 * @description Somebody as their page tells them.
		 *
		 *     Birth, employer and contract are null, and posts where one sees nothing are left out, for whoever does not manage
		 *     people where they stand. `edits` and `appoints` tell what the reader may do.
		 */
		PersonCard: {
			/** Appoints */
			appoints: components["schemas"]["RoleOption"][];
			/** Born On */
			born_on: string | null;
			/** Competences */
			competences: components["schemas"]["CompetenceRow"][];
			/** Contract From */
			contract_from: string | null;
			/** Contract Until */
			contract_until: string | null;
			/** Edits */
			edits: boolean;
			/** Employer */
			employer: string | null;
			/** Employment */
			employment: string;
			/** Id */
			id: number;
			/** Leaves */
			leaves: components["schemas"]["LeaveRow"][];
			/** Left On */
			left_on: string | null;
			load: components["schemas"]["PersonLoad"];
			/** Manages */
			manages: boolean;
			/** Name */
			name: string;
			/** Phone */
			phone: string;
			/** Pinyin */
			pinyin: string;
			/** Posts */
			posts: components["schemas"]["PostRow"][];
			/** Rights */
			rights: components["schemas"]["RightRow"][];
			/** Town Code */
			town_code: string | null;
		};
		/**
		 * PersonIn
		 * @description Who somebody is; the last day of a contract is a day of it.
		 */
		PersonIn: {
			/** Born On */
			born_on?: string | null;
			/** Contract From */
			contract_from?: string | null;
			/** Contract Until */
			contract_until?: string | null;
			/**
			 * Employer
			 * @default
			 */
			employer?: string;
			/**
			 * Employment
			 * @default town_hired
			 */
			employment?: string;
			/** Name */
			name: string;
			/**
			 * Namesake
			 * @description enter them though somebody has this telephone
			 * @default false
			 */
			namesake?: boolean;
			/**
			 * Phone
			 * @default
			 */
			phone?: string;
			/**
			 * Town Code
			 * @description the town that employs
			 */
			town_code: string;
		};
		/**
		 * PersonListing
		 * @description Somebody in a list; the phone is masked. Contracts and training are told to those who manage people there.
		 *
		 *     `rank` is the place of the worst sign, behind all where there is none.
		 */
		PersonListing: {
			/** Away Until */
			away_until: string | null;
			/** Contract Until */
			contract_until: string | null;
			/** Duties */
			duties: components["schemas"]["Post"][];
			/** Employment */
			employment: string;
			/** Id */
			id: number;
			/** Name */
			name: string;
			/** Phone */
			phone: string;
			/** Rank */
			rank: number;
			/** Signs */
			signs: ("away" | "contract" | "training")[];
			/** Training Until */
			training_until: string | null;
		};
		/**
		 * PersonLoad
		 * @description How much somebody looks after: grids as chief or full-timer, their households, shared among those who do.
		 */
		PersonLoad: {
			/** Grids */
			grids: number;
			/** Households */
			households: number;
		};
		/**
		 * PhasePart
		 * @description A phase of the limit of handling: until when, from dispatch on, and when it was reached.
		 *
		 *     `due_at` is empty where nobody has the case yet, `late` says that it was reached after it.
		 */
		PhasePart: {
			/** Due At */
			due_at: string | null;
			/** Late */
			late: boolean;
			/** Name */
			name: string;
			/** Reached At */
			reached_at: string | null;
			/** Unit */
			unit: string;
			/** Value */
			value: number;
		};
		/**
		 * Piece
		 * @description A part of a paragraph: words, or a number bound to a figure.
		 */
		Piece: {
			number?: components["schemas"]["Number"] | null;
			/**
			 * Text
			 * @default
			 */
			text?: string;
		};
		/**
		 * PieceIn
		 * @description Words, or a bound number.
		 */
		PieceIn: {
			number?: components["schemas"]["NumberIn"] | null;
			/**
			 * Text
			 * @default
			 */
			text?: string;
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
		 * PlaceOption
		 * @description A division below the county.
		 */
		PlaceOption: {
			/** Code */
			code: string;
			/** Level */
			level: string;
			/** Name */
			name: string;
		};
		/**
		 * PlanGridFacts
		 * @description A grid as a plan has it; `own`: a village grid of the village asked for.
		 */
		PlanGridFacts: {
			/** Area M2 */
			area_m2: number;
			/** Changed */
			changed: boolean;
			/** Chief */
			chief: string | null;
			/** Chief Id */
			chief_id: number | null;
			/** Code */
			code: string;
			/** Households */
			households: number;
			/** Layer */
			layer: string;
			/** Name */
			name: string;
			/** Over */
			over: boolean;
			/** Own */
			own: boolean;
			/** Staff */
			staff: components["schemas"]["Staff"][];
			/** Village Code */
			village_code: string;
			/** Zone Kind */
			zone_kind: string;
		};
		/**
		 * PlanIn
		 * @description A plan to begin; `target_households` is what a village grid should have, null for what the thresholds say.
		 */
		PlanIn: {
			/** County Code */
			county_code: string;
			/**
			 * Note
			 * @default
			 */
			note?: string;
			/** Target Households */
			target_households?: number | null;
			/** Title */
			title: string;
		};
		/**
		 * PlanListing
		 * @description A plan in a list, with how many grids in how many villages it changes, and the moves open to whoever asks.
		 */
		PlanListing: {
			/** Author Name */
			author_name: string;
			/** County Code */
			county_code: string;
			/**
			 * Created At
			 * Format: date-time
			 */
			created_at: string;
			/** Document Number */
			document_number: string;
			/** Effective On */
			effective_on: string | null;
			/** Grids */
			grids: number;
			/** Id */
			id: number;
			/** Moves */
			moves: string[];
			/** Published At */
			published_at: string | null;
			/**
			 * State
			 * @enum {string}
			 */
			state: "draft" | "submitted" | "returned" | "approved" | "effective" | "superseded" | "withdrawn";
			/** Target Households */
			target_households: number;
			/** Title */
			title: string;
			/** Version */
			version: number;
			/** Villages */
			villages: number;
		};
		/**
		 * PlanMoveIn
		 * @description A move with what comes along.
		 */
		PlanMoveIn: {
			/**
			 * Document Number
			 * @default
			 */
			document_number?: string;
			/** Effective On */
			effective_on?: string | null;
			/** Move */
			move: string;
			/**
			 * Note
			 * @default
			 */
			note?: string;
			/**
			 * Office
			 * @default
			 */
			office?: string;
		};
		/**
		 * PlanProblem
		 * @description A problem at its place.
		 */
		PlanProblem: {
			/** Geometry */
			geometry: components["schemas"]["Point"] | components["schemas"]["MultiPoint"] | components["schemas"]["LineString"] | components["schemas"]["MultiLineString"] | components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"] | components["schemas"]["GeometryCollection"];
			/** Id */
			id: string;
			properties: components["schemas"]["ProblemFacts"];
			/**
			 * Type
			 * @constant
			 */
			type: "Feature";
		};
		/**
		 * PlanProblems
		 * @description What is wrong with a plan, errors first.
		 */
		PlanProblems: {
			/** Features */
			features: components["schemas"]["PlanProblem"][];
			/**
			 * Type
			 * @constant
			 */
			type: "FeatureCollection";
		};
		/**
		 * PlanRow
		 * @description What a plan is.
		 */
		PlanRow: {
			/** Author Name */
			author_name: string;
			/** County Code */
			county_code: string;
			/**
			 * Created At
			 * Format: date-time
			 */
			created_at: string;
			/** Document Number */
			document_number: string;
			/** Effective On */
			effective_on: string | null;
			/** Id */
			id: number;
			/** Published At */
			published_at: string | null;
			/**
			 * State
			 * @enum {string}
			 */
			state: "draft" | "submitted" | "returned" | "approved" | "effective" | "superseded" | "withdrawn";
			/** Target Households */
			target_households: number;
			/** Title */
			title: string;
			/** Version */
			version: number;
		};
		/**
		 * PlanShape
		 * @description The outline of a grid as a plan has it.
		 */
		PlanShape: {
			/** Geometry */
			geometry: components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"];
			/** Id */
			id: string;
			properties: components["schemas"]["PlanGridFacts"];
			/**
			 * Type
			 * @constant
			 */
			type: "Feature";
		};
		/**
		 * PlanShapes
		 * @description A plan's grids in code order.
		 */
		PlanShapes: {
			/** Features */
			features: components["schemas"]["PlanShape"][];
			/**
			 * Type
			 * @constant
			 */
			type: "FeatureCollection";
		};
		/**
		 * PlanView
		 * @description A plan with its edits, its way, and the moves now open to whoever asks.
		 *
		 *     `stale` are grids that have changed in the net since they were drawn, `stale_names` what they are called; `villages`
		 *     those that the plan touches, most touched first.
		 */
		PlanView: {
			/** Can Edit */
			can_edit: boolean;
			/** Can Redo */
			can_redo: boolean;
			/** Can Undo */
			can_undo: boolean;
			/** Consents */
			consents: components["schemas"]["Consent"][];
			/** Edits */
			edits: components["schemas"]["EditRow"][];
			/** History */
			history: components["schemas"]["MoveRow"][];
			/** Moves */
			moves: string[];
			/** Note */
			note: string;
			plan: components["schemas"]["PlanRow"];
			/** Shut */
			shut: components["schemas"]["ShutMove"][];
			/** Stale */
			stale: string[];
			/** Stale Names */
			stale_names: string[];
			/** Villages */
			villages: string[];
		};
		/**
		 * Point
		 * @description A point.
		 */
		Point: {
			/** Coordinates */
			coordinates: number[];
			/**
			 * Type
			 * @constant
			 */
			type: "Point";
		};
		/**
		 * PointIn
		 * @description A point of an agenda; without an id it is new.
		 */
		PointIn: {
			/** Id */
			id?: number | null;
			/** Title */
			title: string;
			/**
			 * Words
			 * @default
			 */
			words?: string;
		};
		/**
		 * Polygon
		 * @description An area: its outer ring, then its holes.
		 */
		Polygon: {
			/** Coordinates */
			coordinates: number[][][];
			/**
			 * Type
			 * @constant
			 */
			type: "Polygon";
		};
		/**
		 * PortfolioRow
		 * @description A leader's part in a subject; the last day counts.
		 */
		PortfolioRow: {
			/** Document */
			document: string;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Id */
			id: number;
			/** Last Day */
			last_day: string | null;
			/**
			 * Part
			 * @enum {string}
			 */
			part: "supervises" | "handles";
			/** Person Id */
			person_id: number;
			/** Person Name */
			person_name: string;
		};
		/**
		 * Post
		 * @description A duty as lists of somebody's duties tell it.
		 */
		Post: {
			/**
			 * Duty
			 * @enum {string}
			 */
			duty: "chief" | "fulltime" | "parttime" | "guide" | "village_liaison";
			/** Grid Code */
			grid_code: string;
			/** Grid Name */
			grid_name: string;
		};
		/**
		 * PostIn
		 * @description An appointment; the last day is a day of the post, null for no end.
		 */
		PostIn: {
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Last Day */
			last_day?: string | null;
			/** Level */
			level: string;
			/** Person Id */
			person_id: number;
			/**
			 * Place Code
			 * @default
			 */
			place_code?: string;
			/**
			 * Replacing
			 * @description the chief of the grid ends with the day before
			 * @default false
			 */
			replacing?: boolean;
			/** Role Code */
			role_code: string;
		};
		/**
		 * PostRow
		 * @description A role held at a place by a person, with names; the last day is a day of the post, null where none is set.
		 *
		 *     `state` is `to_come`, `now`, `over` or `cancelled`, by the day of asking; `until` is the last day that counts, which
		 *     is earlier where the contract or the service ends before the post. `made_at` is when it was entered, `ended_at`
		 *     when it was ended by hand; both null where nobody did.
		 */
		PostRow: {
			/** Ended At */
			ended_at: string | null;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Id */
			id: number;
			/** Last Day */
			last_day: string | null;
			/** Level */
			level: string;
			/** Made At */
			made_at: string | null;
			/** Person Id */
			person_id: number;
			/** Person Name */
			person_name: string;
			/** Place Code */
			place_code: string;
			/** Place Name */
			place_name: string;
			/** Role Code */
			role_code: string;
			/** State */
			state: string;
			/** Until */
			until: string | null;
		};
		/**
		 * Precedent
		 * @description How often an office was named to lead a category in a town in the last year; the newest cases first.
		 */
		Precedent: {
			/**
			 * Last At
			 * Format: date-time
			 */
			last_at: string;
			/** Numbers */
			numbers: string[];
			office: components["schemas"]["Ref"];
			/** Times */
			times: number;
		};
		/**
		 * Presence
		 * @description Somebody else who edits in a village, and in which plan.
		 */
		Presence: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Name */
			name: string;
			/** Plan Id */
			plan_id: number;
			/** Plan Title */
			plan_title: string;
			/** Village Code */
			village_code: string;
		};
		/**
		 * PresenceIn
		 * @description The village in which you edit.
		 */
		PresenceIn: {
			/** Village Code */
			village_code: string;
		};
		/**
		 * Preview
		 * @description What a change would do: its rows, the days from which and until which they count, and open cases.
		 */
		Preview: {
			/** Counts */
			counts: components["schemas"]["gridgis__settings__saving__Count"][];
			effect: components["schemas"]["Effect"];
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Last Day */
			last_day: string | null;
			/** Rows */
			rows: components["schemas"]["RowChange"][];
			/**
			 * Version
			 * @default
			 */
			version?: string;
		};
		/**
		 * Printed
		 * @description A number that can be put into a text, as it prints.
		 */
		Printed: {
			/** Figure */
			figure: string;
			/** Place */
			place: string;
			/** Text */
			text: string;
			/**
			 * Told
			 * @enum {string}
			 */
			told: "value" | "before" | "year" | "change" | "change_year";
		};
		/** @description A refusal or a failure, after RFC 9457, worded in the reader's language. */
		Problem: {
			detail: string;
			errors?: components["schemas"]["FieldError"][];
			instance: string;
			/** @description which refusal of the catalogue, where it is one */
			kind?: string;
			status: number;
			title: string;
			type: string;
		} & {
			[key: string]: unknown;
		};
		/**
		 * ProblemFacts
		 * @description What is wrong; errors stop a plan, warnings don't. `repair` is null where only a person can mend it.
		 */
		ProblemFacts: {
			/** Area M2 */
			area_m2: number | null;
			/** Codes */
			codes: string[];
			/** Id */
			id: string;
			/** Kind */
			kind: string;
			repair: components["schemas"]["Offered"] | null;
			/**
			 * Severity
			 * @enum {string}
			 */
			severity: "error" | "warning";
			/** Text En */
			text_en: string;
			/** Text Zh */
			text_zh: string;
			/** Village Code */
			village_code: string;
		};
		/**
		 * Profile
		 * @description An actor with all that its page needs; `desks` are those that their posts open, `landing` where their day begins.
		 *
		 *     `landing` is None for who begins at no desk: leaders at their map, others at what they look after.
		 */
		Profile: {
			/** Desks */
			desks: ("command" | "office" | "grid" | "village" | "duty" | "platform" | "petition" | "order")[];
			/** Display Name */
			display_name: string;
			home: components["schemas"]["Home"] | null;
			/** Landing */
			landing: ("command" | "office" | "grid" | "village" | "duty" | "platform" | "petition" | "order") | null;
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
		 * Proposal
		 * @description What is known to name who leads a case: offices, the proposed first, and what was decided in the like before.
		 *
		 *     `often` says that one decision was taken so many times that a rule is worth while.
		 */
		Proposal: {
			/** Offices */
			offices: components["schemas"]["CandidateOffice"][];
			/** Often */
			often: boolean;
			/** Precedents */
			precedents: components["schemas"]["Precedent"][];
		};
		/**
		 * Propose
		 * @description Divide `village_code`, each village of `town_code`, or grids `codes` of one village, anew.
		 *
		 *     Into `count` grids in all, or grids of `target` load; `by` households (default) or workload (hours a month); with
		 *     `stability` from 0 to 1, a cost for households moved; repeatable by `seed`.
		 */
		Propose: {
			/** By */
			by?: ("households" | "workload") | null;
			/** Codes */
			codes?: string[] | null;
			/** Count */
			count?: number | null;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "propose";
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Seed */
			seed?: number | null;
			/** Stability */
			stability?: number | null;
			/** Target */
			target?: number | null;
			/** Town Code */
			town_code?: string | null;
			/** Version */
			version: number;
			/** Village Code */
			village_code?: string | null;
		};
		/**
		 * ProposedLine
		 * @description A question of a form: what would become of it, and why, in both languages; `line` is its row in the sheet.
		 */
		ProposedLine: {
			item: components["schemas"]["CollectionItem"] | null;
			/** Label */
			label: string;
			/** Line */
			line: number;
			/** Name */
			name: string;
			/**
			 * Outcome
			 * @enum {string}
			 */
			outcome: "new" | "known" | "refused" | "left";
			/** Reason En */
			reason_en: string;
			/** Reason Zh */
			reason_zh: string;
		};
		/**
		 * PublicationIn
		 * @description From which day on a draft counts, and why.
		 */
		PublicationIn: {
			/** County Code */
			county_code: string;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Reason */
			reason: string;
			/** Town Code */
			town_code?: string | null;
			/** Version */
			version: number;
		};
		/**
		 * QuestionIn
		 * @description A question with its choices, and which of them are right, counted from nought.
		 */
		QuestionIn: {
			/** Choices */
			choices: string[];
			/** Right */
			right: number[];
			/** Text */
			text: string;
		};
		/**
		 * QueueCounts
		 * @description Open requests that the actor may read: all, those theirs to decide, those past their time, and by kind.
		 */
		QueueCounts: {
			/** All */
			all: number;
			/** Kinds */
			kinds: {
				[key: string]: number;
			};
			/** Mine */
			mine: number;
			/** Overdue */
			overdue: number;
		};
		/**
		 * Queued
		 * @description A request with its case; why it is not the actor's to decide, where it is not.
		 */
		Queued: {
			case: components["schemas"]["Brief"];
			/** Mine */
			mine: boolean;
			/**
			 * Near Due At
			 * Format: date-time
			 */
			near_due_at: string;
			request: components["schemas"]["RequestPart"];
			/** Why En */
			why_en: string;
			/** Why Zh */
			why_zh: string;
		};
		/**
		 * QuietIn
		 * @description Hours of the day as `HH:MM`; the same twice for none.
		 */
		QuietIn: {
			/** Begins */
			begins: string;
			/** Ends */
			ends: string;
		};
		/**
		 * QuietRow
		 * @description The quiet hours of everybody, whose account is 0; those that people set for themselves are in no pack.
		 */
		QuietRow: {
			/**
			 * Account Id
			 * @constant
			 */
			account_id: 0;
			/** Begins */
			begins: string;
			/** Ends */
			ends: string;
		};
		/**
		 * RatingPart
		 * @description The evaluation that this reporter gave: 1–4, 4 best.
		 */
		RatingPart: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Satisfaction */
			satisfaction: number;
		};
		/**
		 * Reach
		 * @description A village that an office serves, and how far it lies: straight, from its middle to the office.
		 */
		Reach: {
			/** Code */
			code: string;
			/** Far */
			far: boolean;
			/** Metres */
			metres: number;
			/** Name */
			name: string;
		};
		/**
		 * ReadAs
		 * @description What a text was read as; parts that it does not say are empty. `rest` is what is left behind the divisions.
		 */
		ReadAs: {
			/** Building */
			building: string;
			/** Divisions */
			divisions: components["schemas"]["NamedDivision"][];
			/** Number */
			number: string;
			/** Place */
			place: string;
			/** Relative */
			relative: string;
			/** Rest */
			rest: string;
			/** Road */
			road: string;
			/** Room */
			room: string;
			/** Unit */
			unit: string;
		};
		/**
		 * ReadDone
		 * @description How many of them were unread before.
		 */
		ReadDone: {
			/** Read */
			read: number;
		};
		/**
		 * ReadIn
		 * @description Which messages and notices were read: those of some ids, or all up to the moment of the newest that was seen.
		 */
		ReadIn: {
			/** Ids */
			ids?: number[];
			/** Notices */
			notices?: number[];
			/** Until */
			until?: string | null;
		};
		/**
		 * Reader
		 * @description Somebody on the list of a case, as people read it; `added_by` is empty where the post did it.
		 */
		Reader: {
			/** Account Id */
			account_id: number;
			/**
			 * Added At
			 * Format: date-time
			 */
			added_at: string;
			/** Added By */
			added_by: string;
			/** Name */
			name: string;
			/** Office Code */
			office_code: string | null;
			/** Part */
			part: string;
			/** Reason */
			reason: string;
			/** Title */
			title: string;
			/** Username */
			username: string;
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
		 * ReasonIn
		 * @description Why.
		 */
		ReasonIn: {
			/** Reason */
			reason: string;
		};
		/**
		 * Rebased
		 * @description A plan put on the net as it is now, and the edits that could not be made again.
		 */
		Rebased: {
			/** Dropped */
			dropped: components["schemas"]["Dropped"][];
			view: components["schemas"]["PlanView"];
		};
		/**
		 * RecipientIn
		 * @description A town or an office that a bulletin is addressed to.
		 */
		RecipientIn: {
			/** Code */
			code: string;
			/**
			 * Level
			 * @enum {string}
			 */
			level: "town" | "office";
		};
		/**
		 * RecipientRow
		 * @description The same with the first who took note for it, when, and how many did; none as long as nobody has.
		 */
		RecipientRow: {
			/** Code */
			code: string;
			/**
			 * Level
			 * @enum {string}
			 */
			level: "town" | "office";
			/** Name */
			name: string;
			/** Read At */
			read_at: string | null;
			/** Read By */
			read_by: string | null;
			/** Readers */
			readers: number;
		};
		/**
		 * Reckoned
		 * @description Whether open cases still wait to be reckoned by a change.
		 */
		Reckoned: {
			/** Waiting */
			waiting: boolean;
		};
		/**
		 * Redecided
		 * @description Before and after, what differs, and the event it became; `seq` is None for a trial.
		 */
		Redecided: {
			after: components["schemas"]["RouteAnswer"];
			before: components["schemas"]["RouteAnswer"] | null;
			/** Changes */
			changes: string[];
			/** Seq */
			seq: number | null;
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
		 * RefreshIn
		 * @description That the data of a draft are to be read again.
		 */
		RefreshIn: {
			/**
			 * Version
			 * @description of the briefing as it was seen
			 */
			version: number;
		};
		/**
		 * RejectedRow
		 * @description A row of a file that can't be read, and why.
		 */
		RejectedRow: {
			/** Field */
			field: string;
			/** Line */
			line: number;
			/** Why En */
			why_en: string;
			/** Why Zh */
			why_zh: string;
		};
		/**
		 * Relative
		 * @description A grid of a family: its last name, and when it was in force; `valid_to` None for today still.
		 */
		Relative: {
			/** Code */
			code: string;
			/** Name */
			name: string;
			/**
			 * Valid From
			 * Format: date
			 */
			valid_from: string;
			/** Valid To */
			valid_to: string | null;
		};
		/**
		 * RemovalIn
		 * @description Why somebody is taken off the need-to-know list.
		 */
		RemovalIn: {
			/** Reason */
			reason: string;
		};
		/**
		 * RemoveVertex
		 * @description Take vertex `at` away from grid `code`.
		 */
		RemoveVertex: {
			/** At */
			at: [
				number,
				number
			];
			/** Code */
			code: string;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "remove_vertex";
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Version */
			version: number;
		};
		/**
		 * Rename
		 * @description Grid `code` is called `name`.
		 */
		Rename: {
			/** Code */
			code: string;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "rename";
			/** Name */
			name: string;
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Version */
			version: number;
		};
		/**
		 * Renewed
		 * @description When the sign-in ends now.
		 */
		Renewed: {
			/**
			 * Expires At
			 * Format: date-time
			 */
			expires_at: string;
		};
		/**
		 * Renumber
		 * @description Grid `code` gets `new_code`, never used before, of the same village and layer; its team comes along.
		 */
		Renumber: {
			/** Code */
			code: string;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "renumber";
			/** New Code */
			new_code: string;
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Version */
			version: number;
		};
		/**
		 * Repair
		 * @description Mend `problem` of grids `codes` at `at`, in village `village_code`, as a check offered it.
		 */
		Repair: {
			/** At */
			at: [
				number,
				number
			];
			/** Codes */
			codes?: string[] | null;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "repair";
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/**
			 * Problem
			 * @enum {string}
			 */
			problem: "overlap" | "gap" | "outside" | "unmatched" | "detached";
			/** Version */
			version: number;
			/** Village Code */
			village_code?: string | null;
		};
		/**
		 * Repeat
		 * @description A matter that came back: the number of its first case, how many cases there are, the last of them, and where.
		 */
		Repeat: {
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/** Cases */
			cases: number;
			/** Category */
			category: string;
			/** Category En */
			category_en: string;
			/** Category Zh */
			category_zh: string;
			/** Days */
			days: number;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** First */
			first: string;
			/** Lat */
			lat: number;
			/** Lng */
			lng: number;
			/** Name */
			name: string;
			told: components["schemas"]["Both"];
			/** Town */
			town: string;
			/** Town Code */
			town_code: string | null;
			/** Village Code */
			village_code: string | null;
		};
		/**
		 * Repeats
		 * @description Matters that came back in a period, those with most cases first; 200 at most, of `found`.
		 */
		Repeats: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Found */
			found: number;
			/** Items */
			items: components["schemas"]["Repeat"][];
			/** Least */
			least: number;
			/** Place */
			place: string;
			rule: components["schemas"]["Both"];
		};
		/**
		 * ReplyIn
		 * @description What a reporter is told, and how; without `report_id` it is for all that wait for an answer.
		 */
		ReplyIn: {
			/** Report Id */
			report_id?: string | null;
			/**
			 * Way
			 * @enum {string}
			 */
			way: "phone" | "visit" | "page" | "kept" | "outer";
			/** Words */
			words: string;
		};
		/**
		 * ReplyPart
		 * @description What a reporter was told, and how; `given_at` is empty while it waits on their page, or nobody was reached.
		 */
		ReplyPart: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** By */
			by: string;
			/** Given At */
			given_at: string | null;
			/**
			 * Report Id
			 * Format: uuid
			 */
			report_id: string;
			/**
			 * Way
			 * @enum {string}
			 */
			way: "phone" | "visit" | "page" | "kept" | "outer";
			/** Words */
			words: string;
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
			 * Component Owner
			 * @description code of the office that owns the component
			 * @default
			 */
			component_owner?: string;
			/**
			 * Datum
			 * @description wgs84, cgcs2000, gcj02, bd09, or an EPSG number: epsg:4549
			 * @default wgs84
			 */
			datum?: string;
			/** Description */
			description: string;
			/** Division Code */
			division_code?: string | null;
			/** Grid Code */
			grid_code?: string | null;
			/**
			 * Joins
			 * @description number of a case of one's own or nearby, to which this is added
			 * @default
			 */
			joins?: string;
			/** Lat */
			lat?: number | null;
			/**
			 * Lng
			 * @description longitude or easting, in degrees or the unit of the datum
			 */
			lng?: number | null;
			/**
			 * Moved M
			 * @description how far from the device a person moved the place, in metres
			 */
			moved_m?: number | null;
			/** Observed At */
			observed_at?: string | null;
			/**
			 * Outer Number
			 * @default
			 */
			outer_number?: string;
			reporter?: components["schemas"]["ReporterIn"] | null;
			/**
			 * Settled
			 * @description of a grid worker: settled on the spot, so that no office is asked
			 */
			settled?: boolean | null;
			/**
			 * Source
			 * @description one of those the sender's post has; left out, the likeliest
			 * @default
			 */
			source?: string;
			/**
			 * Suggested
			 * @description codes of the categories that the sender was shown as likely, the likeliest first
			 * @default []
			 */
			suggested?: string[];
		};
		/**
		 * ReportOutcome
		 * @description What became of a report of one's own.
		 *
		 *     Of a sealed matter nothing but that, whoever sent it: who may know of it reads the case. Else `state` is that of the
		 *     case that handles it, `merged_into` its number where that is another, `merged_why` what was said then. The result is
		 *     the one that stands: who `settled_by`, called `by` (an office or a grid, never a person), when, in which words, with
		 *     which photos. `reason` and `turn_to` say why it was not taken on. `satisfaction` is 1–4, 4 best.
		 */
		ReportOutcome: {
			/** By */
			by: string;
			/** Case Number */
			case_number: string;
			/** Closed At */
			closed_at: string | null;
			/** Given Back */
			given_back: components["schemas"]["GivenBack"][];
			/** Merged Into */
			merged_into: string | null;
			/** Merged Why */
			merged_why: string;
			/** Photos */
			photos: string[];
			/** Reason */
			reason: string;
			/**
			 * Report Id
			 * Format: uuid
			 */
			report_id: string;
			/** Result */
			result: string;
			/** Satisfaction */
			satisfaction: number | null;
			/** Sealed */
			sealed: boolean;
			/** Settled At */
			settled_at: string | null;
			/** Settled By */
			settled_by: ("self" | "grid" | "office") | null;
			/** State */
			state: string;
			/** Turn To */
			turn_to: string;
		};
		/**
		 * ReportPart
		 * @description A report of a case; its sender stays sealed, and is `reachable` where they left a name or a telephone.
		 *
		 *     `moved_m` is how far from the device its sender set the place.
		 *     `coded_at` is when the code of their page was given that counts now. The device's clock was `clock_skew_s` ahead,
		 *     where it told; `far` are photos by hash that say of themselves that they were taken further from the report's place
		 *     than `FAR_M`, with the metres.
		 */
		ReportPart: {
			/** Accuracy M */
			accuracy_m: number | null;
			/** Address Text */
			address_text: string;
			/** Clock Skew S */
			clock_skew_s: number | null;
			/** Coded At */
			coded_at: string | null;
			/** Date Doubted */
			date_doubted: boolean;
			/** Datum */
			datum: string | null;
			/** Description */
			description: string;
			/** Far */
			far: {
				[key: string]: number;
			};
			/**
			 * Id
			 * Format: uuid
			 */
			id: string;
			/** Located By */
			located_by: string;
			/** Media */
			media: string[];
			/** Moved M */
			moved_m: number | null;
			/**
			 * Observed At
			 * Format: date-time
			 */
			observed_at: string;
			/** Reachable */
			reachable: boolean;
			/**
			 * Received At
			 * Format: date-time
			 */
			received_at: string;
			/**
			 * Source
			 * @enum {string}
			 */
			source: "citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign";
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
		 * ReporterPagesChangeIn
		 * @description A change of pages.
		 */
		ReporterPagesChangeIn: {
			/** Items */
			items?: components["schemas"]["CountyPageIn"][];
			/** Reason */
			reason: string;
			/** Undoes */
			undoes?: number | null;
			/** Version */
			version?: string | null;
		};
		/**
		 * ReporterPagesIn
		 * @description Pages of counties as they are to be from now on; or the change that is to be undone.
		 */
		ReporterPagesIn: {
			/** Items */
			items?: components["schemas"]["CountyPageIn"][];
			/** Undoes */
			undoes?: number | null;
		};
		/**
		 * ReporterPagesView
		 * @description The pages of all counties, by code; one that was never set is closed.
		 */
		ReporterPagesView: {
			/** Items */
			items: components["schemas"]["CountyPageRow"][];
			/** Version */
			version: string;
		};
		/**
		 * ReporterView
		 * @description A report as its reporter sees it; of a sealed matter neither what nor where it is.
		 *
		 *     `open` is what they may do now. `until` is when the answer is due, `rated_until` and `objected_until` when what may
		 *     be done after the end may be done no more. `asked` is what they are asked to add. `together` where it is handled
		 *     with other reports of the same matter. `reason` and `turn_to` say why it was not taken on, and where else to turn.
		 */
		ReporterView: {
			/** Asked */
			asked: string;
			/** Category En */
			category_en: string;
			/** Category Zh */
			category_zh: string;
			/** Centre */
			centre: string;
			/** Number */
			number: string;
			/** Objected Until */
			objected_until: string | null;
			objection: components["schemas"]["ObjectionPart"] | null;
			/** Office */
			office: string;
			/** Open */
			open: ("evaluation" | "objection" | "addition" | "urge" | "withdrawal")[];
			/** Phone */
			phone: string;
			/** Rated Until */
			rated_until: string | null;
			rating: components["schemas"]["RatingPart"] | null;
			/** Reason */
			reason: string;
			/**
			 * Reported At
			 * Format: date-time
			 */
			reported_at: string;
			/** Sealed */
			sealed: boolean;
			/**
			 * Stage
			 * @enum {string}
			 */
			stage: "received" | "looked_at" | "with_office" | "handled" | "done" | "not_taken" | "withdrawn";
			/** Steps */
			steps: components["schemas"]["StageReached"][];
			/** Together */
			together: boolean;
			/** Told */
			told: components["schemas"]["ToldPart"][];
			/** Turn To */
			turn_to: string;
			/** Until */
			until: string | null;
			/** Urged At */
			urged_at: string | null;
			/** Where */
			where: string;
		};
		/**
		 * RequestChangeIn
		 * @description A draft as it is to be, and the version that was seen.
		 */
		RequestChangeIn: {
			/** Basis */
			basis: string;
			/** Categories */
			categories?: string[];
			/** Contact */
			contact: string;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/**
			 * Frequency
			 * @enum {string}
			 */
			frequency: "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "on_occasion";
			/**
			 * Funds Amount
			 * @description yuan
			 */
			funds_amount: number;
			/** Funds Source */
			funds_source: string;
			/** Grids */
			grids?: string[];
			/**
			 * Hours
			 * @description of a grid and month
			 */
			hours: number;
			/**
			 * Last Day
			 * Format: date
			 */
			last_day: string;
			/** Layers */
			layers?: string[];
			/**
			 * Line
			 * @enum {string}
			 */
			line: "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire";
			/** Name */
			name: string;
			/** Standard */
			standard: string;
			/** Version */
			version: number;
			/** What */
			what: string;
		};
		/**
		 * RequestIn
		 * @description A new request of a department of a county.
		 */
		RequestIn: {
			/** Basis */
			basis: string;
			/** Categories */
			categories?: string[];
			/** Contact */
			contact: string;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/**
			 * Frequency
			 * @enum {string}
			 */
			frequency: "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "on_occasion";
			/**
			 * Funds Amount
			 * @description yuan
			 */
			funds_amount: number;
			/** Funds Source */
			funds_source: string;
			/** Grids */
			grids?: string[];
			/**
			 * Hours
			 * @description of a grid and month
			 */
			hours: number;
			/**
			 * Last Day
			 * Format: date
			 */
			last_day: string;
			/** Layers */
			layers?: string[];
			/**
			 * Line
			 * @enum {string}
			 */
			line: "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire";
			/** Name */
			name: string;
			/** Office Code */
			office_code: string;
			/** Standard */
			standard: string;
			/** What */
			what: string;
		};
		/**
		 * RequestMoveIn
		 * @description A move of a request, the version that was seen, its reason, and what is changed.
		 */
		RequestMoveIn: {
			change?: components["schemas"]["AdmittedChangeIn"] | null;
			/**
			 * Move
			 * @enum {string}
			 */
			move: "submit" | "give_back" | "consult" | "admit" | "admit_changed" | "refuse" | "withdraw" | "end";
			/**
			 * Note
			 * @default
			 */
			note?: string;
			/** Version */
			version: number;
		};
		/**
		 * RequestPart
		 * @description What was asked for in a case, and what was decided; `more` and `granted` count in `unit`.
		 *
		 *     `offices` are the names of those that a hard whistle would call.
		 *
		 *     `due_granted` is when the limit that runs then would end, were it granted now: of a suspension or return that waits,
		 *     in the case's own story.
		 */
		RequestPart: {
			/**
			 * Asked At
			 * Format: date-time
			 */
			asked_at: string;
			/** Asked By */
			asked_by: string;
			/** Basis */
			basis: string;
			/** Decided At */
			decided_at: string | null;
			/** Decided By */
			decided_by: string;
			/** Decision */
			decision: string;
			/**
			 * Due At
			 * Format: date-time
			 */
			due_at: string;
			/** Due Granted */
			due_granted: string | null;
			/** Granted */
			granted: number | null;
			/** Handle Due After */
			handle_due_after: string | null;
			/** Handle Due Before */
			handle_due_before: string | null;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "return" | "return_late" | "request_extension" | "suspend" | "ask_contact" | "ask_unmark" | "propose_reject" | "object" | "request_assist" | "ask_whistle";
			/** More */
			more: number | null;
			/**
			 * Needs
			 * @enum {string}
			 */
			needs: "case.decide" | "case.rule" | "case.lead" | "contact.grant";
			/** Note */
			note: string;
			/** Office Code */
			office_code: string | null;
			/** Office Name */
			office_name: string;
			/** Offices */
			offices: string[];
			/** Other Office */
			other_office: string | null;
			/** Outcome */
			outcome: ("granted" | "refused" | "taken_back" | "lapsed" | "moot") | null;
			/** Papers */
			papers: components["schemas"]["PaperPart"][];
			/** Reason */
			reason: string;
			/** Review On */
			review_on: string | null;
			/** Seq */
			seq: number;
			/** Unit */
			unit: string | null;
		};
		/**
		 * RequestRow
		 * @description A request in a list: its department, kind of task, hours of a grid and month, days, clocks, stopped cases.
		 *
		 *     `opinions` towns of `towns` have answered; `late` when a clock that runs is over.
		 */
		RequestRow: {
			/** Blocked */
			blocked: number;
			/** County Code */
			county_code: string;
			/** Decide Due At */
			decide_due_at: string | null;
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Hours */
			hours: number;
			/** Id */
			id: number;
			/**
			 * Last Day
			 * Format: date
			 */
			last_day: string;
			/** Late */
			late: boolean;
			/** Name */
			name: string;
			/** Office */
			office: string;
			/** Office Code */
			office_code: string;
			/** Opinions */
			opinions: number;
			/** Opinions Due At */
			opinions_due_at: string | null;
			/**
			 * State
			 * @enum {string}
			 */
			state: "draft" | "submitted" | "consulting" | "admitted" | "admitted_changed" | "refused" | "withdrawn" | "ended";
			/** Submitted At */
			submitted_at: string | null;
			/** Towns */
			towns: number;
		};
		/**
		 * RequestStory
		 * @description A request whole; `moves` are open to the reader, `shut` those they hold and can't make now.
		 *
		 *     `blocks` are the cases that were stopped, as far as the reader may read them.
		 */
		RequestStory: {
			/** Blocks */
			blocks: string[];
			/** Contact */
			contact: string;
			/** Decided At */
			decided_at: string | null;
			/** Decided By */
			decided_by: string;
			/** Funds Amount */
			funds_amount: number;
			/** Funds Source */
			funds_source: string;
			item: components["schemas"]["TaskItem"];
			/** List Code */
			list_code: string;
			/** Made By */
			made_by: string;
			/** Moves */
			moves: string[];
			/** Note */
			note: string;
			/** Of Group */
			of_group: boolean;
			/** Opinions */
			opinions: components["schemas"]["OpinionTold"][];
			row: components["schemas"]["RequestRow"];
			/** Shut */
			shut: components["schemas"]["ShutMove"][];
			/** Steps */
			steps: components["schemas"]["StepTold"][];
			/** Version */
			version: number;
			/** Writes */
			writes: boolean;
		};
		/**
		 * Reshape
		 * @description Grid `code` becomes `boundary`; only of a layer that lies over the villages' grids.
		 */
		Reshape: {
			boundary: components["schemas"]["Area"];
			/** Code */
			code: string;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "reshape";
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Version */
			version: number;
		};
		/**
		 * ResultIn
		 * @description The result of a task; empty opens it again.
		 */
		ResultIn: {
			/** Result */
			result: string;
		};
		/**
		 * Retire
		 * @description Take grid `code` of a layer that lies over the villages' grids away.
		 */
		Retire: {
			/** Code */
			code: string;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "retire";
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Version */
			version: number;
		};
		/**
		 * Retired
		 * @description Of how many grids it was said.
		 */
		Retired: {
			/** Changed */
			changed: number;
		};
		/**
		 * RetirementIn
		 * @description From which day grids of a line are no longer used; all of the line without `codes`.
		 */
		RetirementIn: {
			/** Codes */
			codes?: string[] | null;
			/** County Code */
			county_code: string;
			/** Line */
			line: string;
			/** Retired On */
			retired_on: string | null;
		};
		/**
		 * Right
		 * @description A role that counts on a day, where, with its verbs and the roles to which it appoints.
		 */
		Right: {
			/** Appoints */
			appoints: string[];
			/** Level */
			level: string;
			/** Place Code */
			place_code: string;
			/** Place Name */
			place_name: string;
			/** Role Code */
			role_code: string;
			/** Role Name En */
			role_name_en: string;
			/** Role Name Zh */
			role_name_zh: string;
			/** Verbs */
			verbs: string[];
		};
		/**
		 * RightRow
		 * @description What a post lets somebody do on the day, and where.
		 */
		RightRow: {
			/** Place Name */
			place_name: string;
			/** Post Id */
			post_id: number;
			/** Role Code */
			role_code: string;
			/** Role Name En */
			role_name_en: string;
			/** Role Name Zh */
			role_name_zh: string;
			/** Verbs */
			verbs: string[];
		};
		/**
		 * Rising
		 * @description A category above its season: its cases, those of the same weeks of former years (the last first).
		 */
		Rising: {
			/** Cases */
			cases: number;
			/** Code */
			code: string;
			/** Former */
			former: number[];
			/** High */
			high: number;
			/** Low */
			low: number;
			/** Mean */
			mean: number;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
			told: components["schemas"]["Both"];
		};
		/**
		 * RisingCategories
		 * @description Categories above their season, what rose most above it first.
		 *
		 *     `weeks`: first and last days of the same weeks of the former years that cases reach back to, the last first; without
		 *     any nothing can be said. `looked_at`: categories with enough cases.
		 */
		RisingCategories: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Items */
			items: components["schemas"]["Rising"][];
			/** Looked At */
			looked_at: number;
			/** Place */
			place: string;
			rule: components["schemas"]["Both"];
			/** Since */
			since: string | null;
			/** Weeks */
			weeks: [
				string,
				string
			][];
		};
		/**
		 * RoleIn
		 * @description A role at a place for days; both days are days of it.
		 */
		RoleIn: {
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Last Day */
			last_day?: string | null;
			/** Level */
			level: string;
			/**
			 * Place Code
			 * @default
			 */
			place_code?: string;
			/** Role Code */
			role_code: string;
		};
		/**
		 * RoleOption
		 * @description A role to which the one who asks appoints somewhere, and the levels where it is held.
		 */
		RoleOption: {
			/** Code */
			code: string;
			/** Levels */
			levels: string[];
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
		};
		/**
		 * RoleRow
		 * @description A role with its verbs; to which roles it appoints counts where there are no roles yet.
		 */
		"RoleRow-Input": {
			/** Appoints */
			appoints?: string[];
			/** Code */
			code: string;
			/** Levels */
			levels: string[];
			/**
			 * Name En
			 * @default
			 */
			name_en?: string;
			/** Name Zh */
			name_zh: string;
			/** Platform */
			platform?: ("order" | "enforcement" | "market" | "service") | null;
			/** Verbs */
			verbs: string[];
		};
		/**
		 * RoleRow
		 * @description A role with its verbs: how many accounts hold it, and whether the one who asks may change it.
		 *
		 *     `why` says why not: `own` they hold it themselves, `sealed` and `ordinary` it is for the other administrator.
		 */
		"RoleRow-Output": {
			/** Code */
			code: string;
			/** Holders */
			holders: number;
			/** Levels */
			levels: string[];
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
			/** Verbs */
			verbs: string[];
			/** Why */
			why: string;
		};
		/**
		 * RolesChangeIn
		 * @description A change of roles.
		 */
		RolesChangeIn: {
			/** Reason */
			reason: string;
			/** Undoes */
			undoes?: number | null;
			/** Verbs */
			verbs?: {
				[key: string]: string[];
			};
			/** Version */
			version?: string | null;
		};
		/**
		 * RolesIn
		 * @description The verbs that roles are to hold, by code; or the change that is to be undone.
		 */
		RolesIn: {
			/** Undoes */
			undoes?: number | null;
			/** Verbs */
			verbs?: {
				[key: string]: string[];
			};
		};
		/**
		 * RolesView
		 * @description All roles, and all verbs there are: the sealed, and those that stay where they are.
		 */
		RolesView: {
			/** Fixed */
			fixed: string[];
			/** Items */
			items: components["schemas"]["RoleRow-Output"][];
			/** Sealed */
			sealed: string[];
			/** Verbs */
			verbs: string[];
			/** Version */
			version: string;
		};
		/**
		 * RolloutView
		 * @description How far a county is today, as far as the one who asks may see its towns; `whole` when that is all of them.
		 */
		RolloutView: {
			/** County Code */
			county_code: string;
			/** County Name */
			county_name: string;
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			/** Items */
			items: components["schemas"]["ItemTold"][];
			/** May */
			may: boolean;
			/** Milestones */
			milestones: components["schemas"]["MilestoneTold"][];
			standard: components["schemas"]["Standard"];
			/** Towns */
			towns: components["schemas"]["TownTold"][];
			/** Whole */
			whole: boolean;
		};
		/**
		 * RosterCounts
		 * @description How many people each filter finds, under its name; `all` without one.
		 */
		RosterCounts: {
			/** All */
			all: number;
			/** Away */
			away: number;
			/** Chief */
			chief: number;
			/** Contract */
			contract: number;
			/** Fulltime */
			fulltime: number;
			/** Guide */
			guide: number;
			/** Parttime */
			parttime: number;
			/** Training */
			training: number;
		};
		/**
		 * RosterPlace
		 * @description A place with a command centre, and the roles in which nobody is on now.
		 */
		RosterPlace: {
			/** Code */
			code: string;
			/** Name */
			name: string;
			/** Open Roles */
			open_roles: ("duty_leader" | "shift_leader" | "receiver" | "checker")[];
		};
		/**
		 * RouteAnswer
		 * @description Where a report goes, who is there, and why.
		 *
		 *     `match` says how the grid was found (`inside nearest division`), `located_by` how the place was
		 *     (`point address grid division`); `score` is the geocoder's, 0–1. `rule` is the step of the ladder, R1–R4;
		 *     `routing_rule` the rule that led there, null where the category's own owner counts.
		 */
		RouteAnswer: {
			/** Addresses */
			addresses?: components["schemas"]["AddressOption"][];
			/** Border M */
			border_m: number | null;
			/** Cadres */
			cadres?: components["schemas"]["Member"][];
			/** Candidates */
			candidates: components["schemas"]["GridOption"][];
			/** Co Offices */
			co_offices: components["schemas"]["OfficeRow"][];
			county: components["schemas"]["Ref"] | null;
			/** Flags */
			flags: string[];
			grid: components["schemas"]["GridRef"] | null;
			/** Lines */
			lines?: components["schemas"]["LineNear"][];
			/** Located By */
			located_by: string;
			/** Match */
			match: string;
			/**
			 * Notice
			 * @default
			 */
			notice?: string;
			office: components["schemas"]["OfficeRow"] | null;
			place: components["schemas"]["Place"] | null;
			/** Platform */
			platform: string | null;
			/** Reasons */
			reasons: components["schemas"]["Reason"][];
			routing_rule?: components["schemas"]["RuleRef"] | null;
			/** Rule */
			rule: string | null;
			/** Score */
			score: number | null;
			/** Team */
			team: components["schemas"]["Member"][];
			/** Timings Ms */
			timings_ms?: {
				[key: string]: number;
			};
			town: components["schemas"]["Ref"] | null;
			village: components["schemas"]["Ref"] | null;
		};
		/**
		 * RouteIn
		 * @description A point in a datum, or an address; what is reported there; the moment whose boundaries and rules count.
		 */
		RouteIn: {
			/** Accuracy M */
			accuracy_m?: number | null;
			/**
			 * Address
			 * @default
			 */
			address?: string;
			/** At */
			at?: string | null;
			/** Category */
			category?: string | null;
			/**
			 * Component Owner
			 * @description code of the office that owns it
			 * @default
			 */
			component_owner?: string;
			/**
			 * Datum
			 * @default wgs84
			 */
			datum?: string;
			/** Lat */
			lat?: number | null;
			/**
			 * Lng
			 * @description longitude or easting of the datum
			 */
			lng?: number | null;
			/**
			 * Source
			 * @default
			 */
			source?: string;
			/**
			 * Words
			 * @description what is reported, for rules that look for words
			 * @default
			 */
			words?: string;
		};
		/**
		 * RowChange
		 * @description A row of a table before and after, days as ISO 8601 writes them; none where there is no such row.
		 */
		RowChange: {
			/** After */
			after: {
				[key: string]: unknown;
			} | null;
			/** Before */
			before: {
				[key: string]: unknown;
			} | null;
			/** Table */
			table: string;
		};
		/**
		 * RowTold
		 * @description What becomes of a row; the reason of a refusal in both languages, else empty.
		 */
		RowTold: {
			/** Changes */
			changes: components["schemas"]["Change"][];
			/** Field */
			field: string;
			/** Line */
			line: number;
			/** Name */
			name: string;
			/**
			 * Outcome
			 * @enum {string}
			 */
			outcome: "added" | "changed" | "known" | "rejected";
			/** Reason En */
			reason_en: string;
			/** Reason Zh */
			reason_zh: string;
		};
		/**
		 * Rule
		 * @description One row of a set. `delegated` tells that `basis` has moved the matter down to the town (B2).
		 */
		Rule: {
			/**
			 * Basis
			 * @default
			 */
			basis: string;
			/** Changed In */
			changed_in: number | null;
			/** Code */
			code: string;
			conditions: components["schemas"]["Conditions"];
			/**
			 * Delegated
			 * @default false
			 */
			delegated: boolean;
			/** Name */
			name: string;
			/**
			 * Note
			 * @default
			 */
			note: string;
			outcome: components["schemas"]["Outcome"];
		};
		/**
		 * RuleIn
		 * @description One rule; without a code it is given the next one.
		 */
		RuleIn: {
			/**
			 * Basis
			 * @default
			 */
			basis?: string;
			/**
			 * Code
			 * @default
			 */
			code?: string;
			/**
			 * @default {
			 *       "categories": [],
			 *       "component_owner": false,
			 *       "hours": "",
			 *       "layer": "",
			 *       "owners": [],
			 *       "places": [],
			 *       "sources": [],
			 *       "urgencies": [],
			 *       "weekdays": [],
			 *       "words": [],
			 *       "zone_kinds": []
			 *     }
			 */
			conditions?: components["schemas"]["ConditionsIn"];
			/**
			 * Delegated
			 * @default false
			 */
			delegated?: boolean;
			/** Name */
			name: string;
			/**
			 * Note
			 * @default
			 */
			note?: string;
			outcome: components["schemas"]["OutcomeIn"];
		};
		/**
		 * RuleMoveIn
		 * @description A move with what comes along.
		 */
		RuleMoveIn: {
			/**
			 * Document Number
			 * @default
			 */
			document_number?: string;
			/** Effective On */
			effective_on?: string | null;
			/** Move */
			move: string;
			/**
			 * Note
			 * @default
			 */
			note?: string;
			/**
			 * Version
			 * @description the one you read; another is refused
			 */
			version?: number | null;
		};
		/**
		 * RuleOptions
		 * @description What the rules of a county can name.
		 */
		RuleOptions: {
			/** Agencies */
			agencies: components["schemas"]["AgencyOption"][];
			/** Offices */
			offices: components["schemas"]["OfficeOption"][];
			/** Sources */
			sources: string[];
			/** Towns */
			towns: components["schemas"]["PlaceOption"][];
			/** Urgencies */
			urgencies: string[];
			/** Villages */
			villages: components["schemas"]["PlaceOption"][];
			/** Zone Kinds */
			zone_kinds: string[];
			/** Zones */
			zones: components["schemas"]["ZoneOption"][];
		};
		/**
		 * RuleProblem
		 * @description Something wrong: an error stops publication, a warning does not. Nothing here ever stops routing.
		 */
		RuleProblem: {
			/**
			 * Category Code
			 * @default
			 */
			category_code: string;
			/**
			 * Category Name
			 * @default
			 */
			category_name: string;
			/**
			 * Codes
			 * @default []
			 */
			codes: string[];
			/** Kind */
			kind: string;
			/**
			 * Place Code
			 * @default
			 */
			place_code: string;
			/**
			 * Place Name
			 * @default
			 */
			place_name: string;
			/** Severity */
			severity: string;
			/** Text En */
			text_en: string;
			/** Text Zh */
			text_zh: string;
		};
		/**
		 * RuleRecord
		 * @description A rule's cases and returns; `rate` is upheld returns in cases, None where there were none.
		 *
		 *     A return is asked for by the office and upheld by whoever decides on it. The empty code is the category list.
		 */
		RuleRecord: {
			/** Cases */
			cases: number;
			/** Code */
			code: string;
			/** Name */
			name: string;
			/** Rate */
			rate: number | null;
			/** Returned */
			returned: number;
			/** Upheld */
			upheld: number;
		};
		/**
		 * RuleRef
		 * @description The rule that spoke, in the set it stands in; `basis` is the document of a delegation.
		 */
		RuleRef: {
			/** Basis */
			basis: string;
			/** Code */
			code: string;
			/** Delegated */
			delegated: boolean;
			/** Name */
			name: string;
			/** Set Id */
			set_id: number;
		};
		/**
		 * RuleSetChange
		 * @description What of a draft is to be set; `version` is the one you read.
		 */
		RuleSetChange: {
			/** Document Number */
			document_number?: string | null;
			/** Effective On */
			effective_on?: string | null;
			/** Rules */
			rules?: components["schemas"]["RuleIn"][] | null;
			/** Title */
			title?: string | null;
			/** Version */
			version: number;
		};
		/**
		 * RuleSetIn
		 * @description A draft to begin: a copy of the rules in force, or the starter rules.
		 */
		RuleSetIn: {
			/** County Code */
			county_code: string;
			/** Title */
			title: string;
		};
		/**
		 * RuleSetRow
		 * @description A set in a list; `in_force` on the day of reading.
		 */
		RuleSetRow: {
			/** Author */
			author: string;
			/** County Code */
			county_code: string;
			/**
			 * Created At
			 * Format: date-time
			 */
			created_at: string;
			/** Decided At */
			decided_at: string | null;
			/** Decided By */
			decided_by: string;
			/** Decision Note */
			decision_note: string;
			/** Document Number */
			document_number: string;
			/** Effective On */
			effective_on: string | null;
			/** Id */
			id: number;
			/** In Force */
			in_force: boolean;
			/** Rules Count */
			rules_count: number;
			/**
			 * State
			 * @enum {string}
			 */
			state: "draft" | "submitted" | "published" | "withdrawn";
			/** Submitted At */
			submitted_at: string | null;
			/** Title */
			title: string;
			/** Valid From */
			valid_from: string | null;
			/** Valid To */
			valid_to: string | null;
		};
		/**
		 * RuleSetStory
		 * @description A set with its rules, what it changes of its base, and the moves now open to the reader.
		 */
		RuleSetStory: {
			/** Author */
			author: string;
			/** Base Id */
			base_id: number | null;
			changes: components["schemas"]["Changes"];
			/** County Code */
			county_code: string;
			/**
			 * Created At
			 * Format: date-time
			 */
			created_at: string;
			/** Decided At */
			decided_at: string | null;
			/** Decided By */
			decided_by: string;
			/** Decision Note */
			decision_note: string;
			/** Document Number */
			document_number: string;
			/** Editable */
			editable: boolean;
			/** Effective On */
			effective_on: string | null;
			/** Id */
			id: number;
			/** In Force */
			in_force: boolean;
			/** Moves */
			moves: string[];
			/** Rules */
			rules: components["schemas"]["Rule"][];
			/** Rules Count */
			rules_count: number;
			/** Shut */
			shut: components["schemas"]["ShutMove"][];
			/** Stale */
			stale: boolean;
			/**
			 * State
			 * @enum {string}
			 */
			state: "draft" | "submitted" | "published" | "withdrawn";
			/** Submitted At */
			submitted_at: string | null;
			/** Title */
			title: string;
			/** Valid From */
			valid_from: string | null;
			/** Valid To */
			valid_to: string | null;
			/** Version */
			version: number;
			/** Way */
			way: components["schemas"]["RuleStep"][];
		};
		/**
		 * RuleStep
		 * @description One step of a set on its way.
		 */
		RuleStep: {
			/** Actor */
			actor: string;
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Move */
			move: string;
			/** Note */
			note: string;
			/** Target */
			target: string;
		};
		/**
		 * RuleUse
		 * @description How many of the replayed cases a rule would decide; the empty code is the category list.
		 */
		RuleUse: {
			/** Cases */
			cases: number;
			/** Code */
			code: string;
		};
		/**
		 * RulesIn
		 * @description Rules to check; those of the set when left out.
		 */
		RulesIn: {
			/** Rules */
			rules?: components["schemas"]["RuleIn"][] | null;
		};
		/**
		 * RulesRow
		 * @description A rule of the set in force in a county.
		 */
		RulesRow: {
			/** County */
			county: string;
			rule: {
				[key: string]: unknown;
			};
		};
		/**
		 * Said
		 * @description Words in both languages.
		 */
		Said: {
			/** En */
			en: string;
			/** Zh */
			zh: string;
		};
		/**
		 * SaveIn
		 * @description A draft as it is to be kept; without recipients they stay as they are.
		 */
		SaveIn: {
			/** Blocks */
			blocks: components["schemas"]["BlockIn"][];
			/** Recipients */
			recipients?: components["schemas"]["RecipientIn"][] | null;
			/** Title */
			title: string;
			/**
			 * Version
			 * @description of the briefing as it was seen
			 */
			version: number;
		};
		/**
		 * Saved
		 * @description A draft that was kept.
		 */
		Saved: {
			/**
			 * Saved At
			 * Format: date-time
			 */
			saved_at: string;
			/** Version */
			version: number;
		};
		/**
		 * Schedule
		 * @description The worked spans of a day from a first day on; asked for without spans it goes, and the one before goes on.
		 */
		Schedule: {
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/**
			 * Name
			 * @default
			 */
			name?: string;
			/** Spans */
			spans: string | null;
		};
		/**
		 * ScheduleIn
		 * @description Worked spans such as `08:30-12:00 14:00-17:30` from a first day on; without any, what stood there goes.
		 */
		ScheduleIn: {
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/**
			 * Name
			 * @default
			 */
			name?: string;
			/** Spans */
			spans: string | null;
		};
		/**
		 * ScheduleRow
		 * @description Worked hours from a first day on.
		 */
		"ScheduleRow-Input": {
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/**
			 * Name
			 * @default
			 */
			name?: string;
			/** Spans */
			spans: string;
		};
		/**
		 * ScheduleRow
		 * @description That a place gets a draft each week or month; signed ones are sent at the hour of the next workday, if any.
		 */
		"ScheduleRow-Output": {
			/** Place Code */
			place_code: string;
			/**
			 * Rhythm
			 * @enum {string}
			 */
			rhythm: "week" | "month" | "own";
			/** Send Hour */
			send_hour: number | null;
			/**
			 * Set At
			 * Format: date-time
			 */
			set_at: string;
			/** Set By */
			set_by: string;
		};
		/**
		 * SchedulesIn
		 * @description All that a place gets by itself.
		 */
		SchedulesIn: {
			/** Items */
			items: components["schemas"]["WishIn"][];
		};
		/**
		 * SchemaTold
		 * @description A version of a schema: from which day, how many items, why, by whom.
		 */
		SchemaTold: {
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Id */
			id: number;
			/** Items */
			items: number;
			/**
			 * Published At
			 * Format: date-time
			 */
			published_at: string;
			/** Published By */
			published_by: string;
			/** Reason */
			reason: string;
		};
		/**
		 * ScopeCounts
		 * @description Cases by tab; one more than `most` stands for all beyond.
		 */
		ScopeCounts: {
			/** Most */
			most: number;
			/** Scopes */
			scopes: {
				[key: string]: number;
			};
		};
		/**
		 * SeenThereIn
		 * @description People who were seen there.
		 */
		SeenThereIn: {
			/** Person Ids */
			person_ids: number[];
		};
		/**
		 * SensitiveCases
		 * @description Cases that came in from `begin` to `end`; None below ten, where held back, and below a town.
		 */
		SensitiveCases: {
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/** Cases */
			cases: number | null;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Place */
			place: string;
		};
		/**
		 * SentPhoto
		 * @description A photo of a report as its sender is told of it.
		 *
		 *     Of a `part`, `received_bytes` are here; every other is kept for good, under a hash that was checked. `taken_at` and
		 *     `away_m`, the metres between it and the place of the report, are what the picture says of itself.
		 */
		SentPhoto: {
			/** Away M */
			away_m?: number | null;
			/** Received Bytes */
			received_bytes: number;
			/** Sha256 */
			sha256: string;
			/** Size Bytes */
			size_bytes: number | null;
			/**
			 * State
			 * @enum {string}
			 */
			state: "part" | "preparing" | "shown" | "hidden";
			/** Taken At */
			taken_at?: string | null;
		};
		/**
		 * SentencePart
		 * @description A part of a sentence, with what it opens; None where it opens nothing.
		 */
		SentencePart: {
			link: components["schemas"]["Evidence"] | null;
			/** Text */
			text: string;
		};
		/**
		 * Series
		 * @description Counts in time; `since`: day of the first case of the place, before which nothing is told.
		 */
		Series: {
			/** Items */
			items: components["schemas"]["StepOut"][];
			/** Since */
			since: string | null;
			/** Step */
			step: string;
		};
		/**
		 * Serving
		 * @description Who serves a grid besides its chief, and as what.
		 */
		Serving: {
			/**
			 * Duty
			 * @enum {string}
			 */
			duty: "fulltime" | "parttime" | "guide";
			/** Person Id */
			person_id: number;
		};
		/**
		 * Share
		 * @description The part of a line's grid that lies in a grid of the net, between 0 and 1 of its area on the ellipsoid.
		 */
		Share: {
			/** Grid Code */
			grid_code: string;
			/** Grid Name */
			grid_name: string;
			/** Share */
			share: number;
		};
		/**
		 * Shift
		 * @description Somebody on duty; `on_now` at this moment, `away` for one who has leave on the shift's first day.
		 */
		Shift: {
			/** Away */
			away: boolean;
			/**
			 * Ends At
			 * Format: date-time
			 */
			ends_at: string;
			/** Id */
			id: number;
			/** Mine */
			mine: boolean;
			/** On Now */
			on_now: boolean;
			/** Person Id */
			person_id: number;
			/** Person Name */
			person_name: string;
			/** Phone */
			phone: string;
			/** Place Code */
			place_code: string;
			/**
			 * Role
			 * @enum {string}
			 */
			role: "duty_leader" | "shift_leader" | "receiver" | "checker";
			/**
			 * Starts At
			 * Format: date-time
			 */
			starts_at: string;
		};
		/**
		 * ShiftsIn
		 * @description Shifts to be taken off.
		 */
		ShiftsIn: {
			/** Ids */
			ids: number[];
		};
		/**
		 * Shown
		 * @description A name at a point in degrees, EPSG:4490; `note` says who answers for it, empty where nobody is named.
		 */
		Shown: {
			/** Lat */
			lat: number;
			/** Lng */
			lng: number;
			/** Name */
			name: string;
			/** Note */
			note: string;
		};
		/**
		 * ShutMove
		 * @description A move that starts from the state something is in and can't be made all the same, and why.
		 */
		ShutMove: {
			/** Move */
			move: string;
			/** Why En */
			why_en: string;
			/** Why Zh */
			why_zh: string;
		};
		/**
		 * SignCode
		 * @description The code shown at a session, and until when it is the newest.
		 */
		SignCode: {
			/** Code */
			code: string;
			/** Seconds Left */
			seconds_left: number;
		};
		/**
		 * SignInCodeIn
		 * @description The six digits shown at the session.
		 */
		SignInCodeIn: {
			/** Code */
			code: string;
		};
		/**
		 * SignInRow
		 * @description A sign-in that goes on; `key` names it, `mine` is the one that asks.
		 */
		SignInRow: {
			/**
			 * Created At
			 * Format: date-time
			 */
			created_at: string;
			/**
			 * Expires At
			 * Format: date-time
			 */
			expires_at: string;
			/** Key */
			key: string;
			/** Mine */
			mine: boolean;
			/** Remote */
			remote: string;
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
		 * SilentGrid
		 * @description A grid from which nothing came; `last` is the day on which the last case before the period came, None without.
		 */
		SilentGrid: {
			/** Code */
			code: string;
			/** Expected */
			expected: number;
			/** Households */
			households: number;
			/** Last */
			last: string | null;
			/** Name */
			name: string;
			/** P */
			p: number;
			told: components["schemas"]["Both"];
			/** Town */
			town: string;
			/** Town Code */
			town_code: string;
		};
		/**
		 * SilentGrids
		 * @description Silent grids of villages, the least likely first; of grids `without_households` nothing can be expected.
		 */
		SilentGrids: {
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/**
			 * Begin
			 * Format: date
			 */
			begin: string;
			/**
			 * End
			 * Format: date
			 */
			end: string;
			/** Grids */
			grids: number;
			/** Items */
			items: components["schemas"]["SilentGrid"][];
			/** Place */
			place: string;
			rule: components["schemas"]["Both"];
			/** Without Households */
			without_households: number;
		};
		/**
		 * Slip
		 * @description A slip with what the actor may do with it now; `to_username` is who it goes to, where that is settled.
		 *
		 *     `on_duty` are the leaders whom the roster has on duty now, where a red slip waits for one; None where it does not.
		 */
		Slip: {
			/** Answer */
			answer: string;
			/** Answered At */
			answered_at: string | null;
			/**
			 * Asked At
			 * Format: date-time
			 */
			asked_at: string;
			/** Asked Name */
			asked_name: string;
			/** Due At */
			due_at: string | null;
			/** Issued At */
			issued_at: string | null;
			/** Issued Name */
			issued_name: string;
			/** Judged At */
			judged_at: string | null;
			/** Judged Name */
			judged_name: string;
			/** Judgement */
			judgement: string;
			/** Late */
			late: boolean;
			/**
			 * Level
			 * @enum {string}
			 */
			level: "yellow" | "red";
			/**
			 * Moved At
			 * Format: date-time
			 */
			moved_at: string;
			/** Moves */
			moves: string[];
			/** Office Code */
			office_code: string | null;
			/** Office Name */
			office_name: string | null;
			/** On Duty */
			on_duty: string[] | null;
			/**
			 * Origin
			 * @enum {string}
			 */
			origin: "hand" | "ladder";
			/** Rounds */
			rounds: number;
			/** Seq */
			seq: number;
			/** Shut */
			shut: components["schemas"]["ShutMove"][];
			/**
			 * State
			 * @enum {string}
			 */
			state: "proposed" | "issued" | "answered" | "accepted" | "dropped";
			/** Text */
			text: string;
			/** To Name */
			to_name: string;
			/** To Title */
			to_title: string;
			/** To Username */
			to_username: string;
		};
		/**
		 * SlipCounts
		 * @description Slips in which somebody still has to do something: all, the actor's, late ones, red ones, and by state.
		 */
		SlipCounts: {
			/** All */
			all: number;
			/** Late */
			late: number;
			/** Mine */
			mine: number;
			/** Red */
			red: number;
			/** States */
			states: {
				[key: string]: number;
			};
		};
		/**
		 * SlipMoveIn
		 * @description A move of a supervision slip, with its text, answer or reason; `addressee` is the account name of who gets it.
		 */
		SlipMoveIn: {
			/**
			 * Addressee
			 * @default
			 */
			addressee?: string;
			/** Move */
			move: string;
			/**
			 * Note
			 * @default
			 */
			note?: string;
		};
		/**
		 * SlipPart
		 * @description A slip; `late` where its answer is due and not there.
		 */
		SlipPart: {
			/** Answer */
			answer: string;
			/** Answered At */
			answered_at: string | null;
			/**
			 * Asked At
			 * Format: date-time
			 */
			asked_at: string;
			/** Asked Name */
			asked_name: string;
			/** Due At */
			due_at: string | null;
			/** Issued At */
			issued_at: string | null;
			/** Issued Name */
			issued_name: string;
			/** Judged At */
			judged_at: string | null;
			/** Judged Name */
			judged_name: string;
			/** Judgement */
			judgement: string;
			/** Late */
			late: boolean;
			/**
			 * Level
			 * @enum {string}
			 */
			level: "yellow" | "red";
			/**
			 * Moved At
			 * Format: date-time
			 */
			moved_at: string;
			/** Office Code */
			office_code: string | null;
			/** Office Name */
			office_name: string | null;
			/**
			 * Origin
			 * @enum {string}
			 */
			origin: "hand" | "ladder";
			/** Rounds */
			rounds: number;
			/** Seq */
			seq: number;
			/**
			 * State
			 * @enum {string}
			 */
			state: "proposed" | "issued" | "answered" | "accepted" | "dropped";
			/** Text */
			text: string;
			/** To Name */
			to_name: string;
			/** To Title */
			to_title: string;
		};
		/**
		 * SlipRow
		 * @description A slip in the list, with its case; whether it waits for the actor.
		 */
		SlipRow: {
			case: components["schemas"]["Brief"];
			/** Mine */
			mine: boolean;
			slip: components["schemas"]["SlipPart"];
		};
		/**
		 * Split
		 * @description Cut grid `code` along `line`; `names` may name the new pieces.
		 */
		Split: {
			/** Code */
			code: string;
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "split";
			line: components["schemas"]["Line-Input"];
			/** Names */
			names?: string[] | null;
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Version */
			version: number;
		};
		/**
		 * Staff
		 * @description Who serves a grid besides its chief.
		 */
		Staff: {
			/**
			 * Duty
			 * @enum {string}
			 */
			duty: "fulltime" | "parttime" | "guide";
			/** Name */
			name: string;
			/** Person Id */
			person_id: number;
		};
		/**
		 * StaffRow
		 * @description Somebody who works in an office, and as what.
		 */
		StaffRow: {
			/** Id */
			id: number;
			/** Name */
			name: string;
			/** Role Code */
			role_code: string;
		};
		/**
		 * StageIn
		 * @description How long a stage may take at an urgency.
		 */
		StageIn: {
			/** Stage */
			stage: string;
			/**
			 * Unit
			 * @enum {string}
			 */
			unit: "minute" | "urgent_hour" | "work_minute" | "work_hour" | "work_day" | "calendar_day";
			/**
			 * Urgency
			 * @enum {string}
			 */
			urgency: "P1" | "P2" | "P3" | "P4";
			/** Value */
			value: number;
		};
		/**
		 * StageReached
		 * @description A stage that was reached, and when first.
		 */
		StageReached: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/**
			 * Stage
			 * @enum {string}
			 */
			stage: "received" | "looked_at" | "with_office" | "handled" | "done" | "not_taken" | "withdrawn";
		};
		/**
		 * StageRow
		 * @description How long a stage may take at an urgency.
		 */
		StageRow: {
			/** Stage */
			stage: string;
			/**
			 * Unit
			 * @enum {string}
			 */
			unit: "minute" | "urgent_hour" | "work_minute" | "work_hour" | "work_day" | "calendar_day";
			/**
			 * Urgency
			 * @enum {string}
			 */
			urgency: "P1" | "P2" | "P3" | "P4";
			/** Value */
			value: number;
		};
		/**
		 * StageTerms
		 * @description How long a stage may take at an urgency.
		 */
		StageTerms: {
			/** Stage */
			stage: string;
			/** Unit */
			unit: string;
			/** Urgency */
			urgency: string;
			/** Value */
			value: number;
		};
		/**
		 * Stand
		 * @description How a case stands before somebody: what they may do with it now, and what not, for all they hold the right.
		 */
		Stand: {
			case: components["schemas"]["Brief"];
			/** Moves */
			moves: components["schemas"]["OpenMove"][];
			/** Shut */
			shut: components["schemas"]["ShutMove"][];
		};
		/**
		 * StandIn
		 * @description Somebody's leave for which the person stands in.
		 */
		StandIn: {
			/**
			 * From Day
			 * Format: date
			 */
			from_day: string;
			/** Leave Id */
			leave_id: number;
			/** Person Name */
			person_name: string;
			/**
			 * Until Day
			 * Format: date
			 */
			until_day: string;
		};
		/**
		 * Standard
		 * @description A county's creation standard: the items, the last days of its milestones, and who set it why; 0 is nobody yet.
		 */
		Standard: {
			/** At */
			at: string | null;
			/**
			 * Built By
			 * Format: date
			 */
			built_by: string;
			/** Items */
			items: components["schemas"]["Item"][];
			/** Made By */
			made_by: string;
			/** Reason */
			reason: string;
			/**
			 * Running By
			 * Format: date
			 */
			running_by: string;
			/** Version */
			version: number;
		};
		/**
		 * StandardIn
		 * @description A standard as it is to be, and the version that was seen.
		 */
		StandardIn: {
			/**
			 * Built By
			 * Format: date
			 */
			built_by: string;
			/** County Code */
			county_code: string;
			/** Items */
			items: components["schemas"]["ItemIn"][];
			/** Reason */
			reason: string;
			/**
			 * Running By
			 * Format: date
			 */
			running_by: string;
			/** Version */
			version: number;
		};
		/**
		 * StandingChart
		 * @description What stands open now by age in workdays, by hop, by the post it waits for, and by office.
		 */
		StandingChart: {
			/** Ages */
			ages: components["schemas"]["AgeOut"][];
			/**
			 * As Of
			 * Format: date-time
			 */
			as_of: string;
			/** Hops */
			hops: components["schemas"]["OpenAtOut"][];
			/** Offices */
			offices: components["schemas"]["OpenAtOut"][];
			/** Posts */
			posts: components["schemas"]["OpenAtOut"][];
		};
		/**
		 * StandsOut
		 * @description `due=` of each name.
		 */
		StandsOut: {
			/** In Time */
			in_time: number;
			/** Near Due */
			near_due: number;
			/** Overdue */
			overdue: number;
			/** Suspended */
			suspended: number;
		};
		/**
		 * StateCount
		 * @description How many requests are in a state.
		 */
		StateCount: {
			/** Requests */
			requests: number;
			/**
			 * State
			 * @enum {string}
			 */
			state: "draft" | "submitted" | "consulting" | "admitted" | "admitted_changed" | "refused" | "withdrawn" | "ended";
		};
		/**
		 * StationedOffice
		 * @description A stationed office with its staff; whether the reader speaks for its department, or for its town.
		 */
		StationedOffice: {
			/** Answers */
			answers: boolean;
			/** Asks */
			asks: boolean;
			office: components["schemas"]["Named"];
			/** Staff */
			staff: components["schemas"]["StaffRow"][];
			town: components["schemas"]["Named"];
		};
		/**
		 * Step
		 * @description Something a county needs: how many there are, how many are still without, and whether it is passed.
		 */
		Step: {
			/** Done */
			done: boolean;
			/** Lacking */
			lacking: number;
			/**
			 * Name
			 * @enum {string}
			 */
			name: "divisions" | "grids" | "chiefs" | "fulltimers" | "offices" | "accounts" | "rules" | "calendar" | "tasks" | "reports" | "closed" | "active";
			/** There */
			there: number;
		};
		/**
		 * StepOut
		 * @description What happened in one day, week or month, by its first day.
		 */
		StepOut: {
			/** @description cases whose limit of acceptance has ended, the last one where there were several; rejected ones too */
			accept_due: number;
			/** @description of those, accepted, rejected or sent for verification within the limit each time */
			accept_in_time: number;
			/** @description of those, not within the limit once or more */
			accept_late: number;
			/** @description closed cases whose reporter answered */
			answers: number;
			/** @description closed cases that the grid or the village settled */
			at_source: number;
			/** @description cases whose total has ended and whose result waits for its check */
			awaiting_check: number;
			/** @description of those reachable, the reporter was asked and answered */
			called_back: number;
			/** @description closed cases whose matter came back at the same place after 7 and within 30 days */
			came_back: number;
			/** @description cases whose limit of the check has ended, the last one where there were several */
			check_due: number;
			/** @description of those, checked within the limit each time */
			check_in_time: number;
			/** @description of those, not checked within the limit once or more */
			check_late: number;
			/** @description cases whose limit of closing after the check has ended, the last one where there were several */
			close_due: number;
			/** @description of those, closed within that limit each time */
			close_in_time: number;
			/** @description of those, not closed within that limit once or more */
			close_late: number;
			/** @description cases closed */
			closed: number;
			/** @description of those to be closed, closed, on time or late */
			closed_of_due: number;
			/** @description cases reported by citizens and 12345, those merged too, without rejected and withdrawn ones */
			demanded: number;
			/** @description cases whose limit of dispatch has ended, the last one where there were several */
			dispatch_due: number;
			/** @description of those, dispatched or put to coordination within the limit each time */
			dispatch_in_time: number;
			/** @description of those, not dispatched or put to coordination within the limit once or more */
			dispatch_late: number;
			/** @description cases whose total promised to the citizen has ended, without those that wait for their check */
			due: number;
			/** @description cases found proactively whose total has ended, without those that wait for their check */
			found_due: number;
			/** @description of those, closed in time by the grid, the village or an office of the town */
			found_fixed: number;
			/** @description of those, not closed in time in the territory */
			found_unfixed: number;
			/** @description of those, category and grid stood */
			grid_accurate: number;
			/** @description cases reported by grid workers on which was decided */
			grid_decided: number;
			/** @description of those, category or grid was corrected */
			grid_inaccurate: number;
			/** @description of those, rejected, reported before, or settled and failed in the sample */
			grid_invalid: number;
			/** @description cases reported by grid workers and registered */
			grid_registered: number;
			/** @description of those, registered, first of their matter, or settled and not failed in the sample */
			grid_valid: number;
			/** @description of those to be closed, not closed within the total */
			late: number;
			/** @description cases rejected, merged or withdrawn, which no other figure counts */
			left_out: number;
			/** @description cases with a point */
			located: number;
			/** @description of those located, the grid was corrected */
			mislocated: number;
			/** @description of those registered, the first level of the category was corrected */
			misregistered: number;
			/** @description of those to be closed, closed within the total */
			on_time: number;
			/** @description cases found by the grid, a patrol, an office or a campaign */
			proactive: number;
			/** @description closed cases whose reporter can be reached */
			reachable: number;
			/** @description cases registered */
			registered: number;
			/** @description of those, merged into another case */
			repeated: number;
			/** @description cases submitted */
			reported: number;
			/** @description answers that say satisfied or basically satisfied */
			satisfied: number;
			/** @description of those, a check failed */
			self_failed: number;
			/** @description of those, the check passed */
			self_passed: number;
			/** @description cases settled by who found them, drawn for a check that was made */
			self_sampled: number;
			/** Format: date */
			start: string;
			/** @description of those reachable, no answer yet */
			uncalled: number;
			/** @description answers that say not satisfied */
			unsatisfied: number;
			/** @description cases whose limit of verification has ended, the last one where there were several */
			verify_due: number;
			/** @description of those, verified within the limit each time */
			verify_in_time: number;
			/** @description of those, not verified within the limit once or more */
			verify_late: number;
			/** @description of those located, the grid was not corrected */
			well_located: number;
			/** @description of those registered, the first level of the category stood */
			well_registered: number;
			/** @description cases put before the county */
			went_up: number;
		};
		/**
		 * StepRow
		 * @description One thing done in a matter.
		 */
		StepRow: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** By */
			by: string;
			/** Move */
			move: string;
			/** Note */
			note: string;
		};
		/**
		 * StepTold
		 * @description What was done, when and by whom.
		 */
		StepTold: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** By Name */
			by_name: string;
			/** Move */
			move: string;
			/** Note */
			note: string;
		};
		/**
		 * StopTold
		 * @description A place at which its worker stopped by, EPSG:4490.
		 */
		StopTold: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Lat */
			lat: number;
			/** Lng */
			lng: number;
			/** Note */
			note: string;
		};
		/**
		 * Story
		 * @description A case with everything that belongs to it.
		 *
		 *     `since` is when the limit that runs began, `near_due_share` the share of it after which it is near-due,
		 *     `next_rung_at` when it comes to the next rung of the ladder; `readers` of a sensitive one all who may know of it.
		 *     `coordination` is who has still to name the lead, `co_offices` are those that help as routing has it; they act
		 *     together on the spot at `joint_at`, where that is planned.
		 */
		Story: {
			/** Assignments */
			assignments: components["schemas"]["AssignmentPart"][];
			case: components["schemas"]["Brief"];
			/** Co Offices */
			co_offices: components["schemas"]["Ref"][];
			/** Coordination */
			coordination: ("platform" | "centre" | "county") | null;
			/** Coordinations */
			coordinations: components["schemas"]["CoordinationPart"][];
			decision: components["schemas"]["RouteAnswer"] | null;
			/** Events */
			events: components["schemas"]["EventPart"][];
			first: components["schemas"]["FirstPart"] | null;
			/** Handle Due At */
			handle_due_at: string | null;
			/** Joint At */
			joint_at: string | null;
			/** Joint Place */
			joint_place: string;
			/** Limit Inputs */
			limit_inputs: {
				[key: string]: unknown;
			};
			/** May Issue Code */
			may_issue_code: boolean;
			/** May Name */
			may_name: boolean;
			/** May Open Contact */
			may_open_contact: boolean;
			/** Merged */
			merged: components["schemas"]["MergedPart"][];
			/** Merged Into */
			merged_into: string | null;
			/** Moves */
			moves: components["schemas"]["OpenMove"][];
			/** Near Due Share */
			near_due_share: number;
			/** Next Rung At */
			next_rung_at: string | null;
			/** Phases */
			phases: components["schemas"]["PhasePart"][];
			/** Readers */
			readers: components["schemas"]["Reader"][];
			/** Replies */
			replies: components["schemas"]["ReplyPart"][];
			/** Reports */
			reports: components["schemas"]["ReportPart"][];
			/** Requests */
			requests: components["schemas"]["RequestPart"][];
			/** Return Count */
			return_count: number;
			/** Rework Count */
			rework_count: number;
			/** Satisfaction */
			satisfaction: number | null;
			/** Shut */
			shut: components["schemas"]["ShutMove"][];
			/**
			 * Since
			 * Format: date-time
			 */
			since: string;
			/** Slips */
			slips: components["schemas"]["Slip"][];
			/**
			 * Total Near Due At
			 * Format: date-time
			 */
			total_near_due_at: string;
			/** Views */
			views: components["schemas"]["ViewPart"][];
			/** Whistles */
			whistles: components["schemas"]["WhistlePart"][];
		};
		/**
		 * Stream
		 * @description Households that go from one grid to another, with the number of their addresses.
		 */
		Stream: {
			/** Addresses */
			addresses: number;
			/** From Code */
			from_code: string;
			/** From Name */
			from_name: string;
			/** Households */
			households: number;
			/** To Code */
			to_code: string;
			/** To Name */
			to_name: string;
		};
		/**
		 * Subject
		 * @description Something to be looked after, who does on the day, and what is wrong with it; `name` is empty of closed words.
		 */
		Subject: {
			/** Code */
			code: string;
			/** Conflicts */
			conflicts: ("several" | "both" | "nobody")[];
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "platform" | "line" | "town" | "office";
			/** Leaders */
			leaders: components["schemas"]["PortfolioRow"][];
			/** Name */
			name: string;
		};
		/**
		 * Suggestion
		 * @description A category that the words are likely about, with its probability from 0 to 1.
		 */
		Suggestion: {
			/** Category Code */
			category_code: string;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
			/** Probability */
			probability: number;
		};
		/**
		 * SuggestionCard
		 * @description What is known of a county's model. Without `all` there is none: `cases` were too few, in so many `categories`.
		 *
		 *     `all`: what was hit of the newest cases, kept apart; `new`: of those whose words stood nowhere among the learnt.
		 *     `used`: whether its suggestions are shown.
		 */
		SuggestionCard: {
			all: components["schemas"]["gridgis__suggesting__learning__Hits"] | null;
			/** By Category */
			by_category: components["schemas"]["CategoryHits"][];
			/** Cases */
			cases: number;
			/** Categories */
			categories: number;
			/** Claimed */
			claimed: number;
			/** Commonest */
			commonest: number;
			/** County Code */
			county_code: string;
			/** County Name */
			county_name: string;
			/** Learnt */
			learnt: number;
			new: components["schemas"]["gridgis__suggesting__learning__Hits"] | null;
			/** Seen */
			seen: number;
			taken: components["schemas"]["SuggestionsTaken"];
			/**
			 * Trained At
			 * Format: date-time
			 */
			trained_at: string;
			/** Unlearnt */
			unlearnt: number;
			/** Used */
			used: boolean;
		};
		/**
		 * SuggestionIn
		 * @description What a town suggests about somebody of an office, and the cases that it rests on.
		 */
		SuggestionIn: {
			/**
			 * Cases
			 * @default []
			 */
			cases?: string[];
			/** Office Code */
			office_code: string;
			/** Person Id */
			person_id: number;
			/** Reason */
			reason: string;
		};
		/**
		 * Suggestions
		 * @description At most three, the likeliest first; none where nothing is known, or too little was learnt.
		 */
		Suggestions: {
			/** County Code */
			county_code: string;
			/** Items */
			items: components["schemas"]["Suggestion"][];
			/** Trained At */
			trained_at: string | null;
		};
		/**
		 * SuggestionsTaken
		 * @description Of the cases with a report of some days that came with suggestions: how many took the first, or one of the three.
		 *
		 *     Each is the length of `GET /cases?suggested=` of its name, in the county, without sensitive cases.
		 */
		SuggestionsTaken: {
			/** Days */
			days: number;
			/** First */
			first: number;
			/** Shown */
			shown: number;
			/** Three */
			three: number;
		};
		/**
		 * TabCount
		 * @description How many cases stand behind a tab, how many of them past their time, and near it; `MOST` and one where more.
		 *
		 *     `over` and `near` are None where the tab tells what was, or has a clock that is never near; `near` too where there
		 *     are more cases than are counted.
		 */
		TabCount: {
			/** All */
			all: number;
			/** Near */
			near: number | null;
			/** Over */
			over: number | null;
		};
		/**
		 * TableReport
		 * @description What a table changes, or would change: rows by what becomes of them, those that change nothing only counted.
		 */
		TableReport: {
			/**
			 * Added
			 * @default 0
			 */
			added: number;
			/**
			 * Changed
			 * @default 0
			 */
			changed: number;
			/** Columns */
			columns: components["schemas"]["ColumnTold"][];
			/** Items */
			items: components["schemas"]["RowTold"][];
			/**
			 * Kept
			 * @default false
			 */
			kept: boolean;
			/**
			 * Known
			 * @default 0
			 */
			known: number;
			/** Notes */
			notes: components["schemas"]["Both"][];
			/**
			 * Rejected
			 * @default 0
			 */
			rejected: number;
			/**
			 * Rows
			 * @default 0
			 */
			rows: number;
		};
		/**
		 * Task
		 * @description A case to go to: for what, and until when.
		 *
		 *     With it goes all that its answer is made of without a network: the moves that are open, the last event of the case
		 *     (`seen` of the move), what was done, and within how many metres of the case a check has to be made.
		 */
		Task: {
			case: components["schemas"]["Brief"];
			done: components["schemas"]["Done"] | null;
			/** Due At */
			due_at: string | null;
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "verify" | "first" | "self" | "check" | "handed";
			/** Moves */
			moves: components["schemas"]["OpenMove"][];
			/** Seq */
			seq: number;
			/** Within M */
			within_m: number;
		};
		/**
		 * TaskDraft
		 * @description A task list that was drafted: the county's own, or a town's.
		 */
		TaskDraft: {
			/** Items */
			items: number;
			/** Town Code */
			town_code: string | null;
		};
		/**
		 * TaskDraftIn
		 * @description A draft as it is to be, and the version of it that was seen; 0 where there was none.
		 */
		TaskDraftIn: {
			/** County Code */
			county_code: string;
			/** Items */
			items: components["schemas"]["TaskItemIn"][];
			/** Town Code */
			town_code?: string | null;
			/** Version */
			version: number;
		};
		/**
		 * TaskIn
		 * @description A task of a group, with its owner and due day.
		 */
		TaskIn: {
			/**
			 * Due On
			 * Format: date
			 */
			due_on: string;
			/** Owner Id */
			owner_id: number;
			/** Title */
			title: string;
		};
		/**
		 * TaskItem
		 * @description A kind of task: its line, what the worker does, to what standard, how often, on what basis, and where.
		 *
		 *     `layers` are kinds of grids and `grids` codes; empty means all. `hours` are those of a grid and month. `categories`
		 *     are those of cases in which the grid may come first because of it.
		 */
		TaskItem: {
			/** Basis */
			basis: string;
			/** Categories */
			categories: string[];
			/** Code */
			code: string;
			/**
			 * Frequency
			 * @enum {string}
			 */
			frequency: "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "on_occasion";
			/** Grids */
			grids: string[];
			/**
			 * Hours
			 * @default 0
			 */
			hours: number;
			/** Layers */
			layers: string[];
			/**
			 * Line
			 * @enum {string}
			 */
			line: "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire";
			/** Name */
			name: string;
			/** Standard */
			standard: string;
			/** What */
			what: string;
		};
		/**
		 * TaskItemIn
		 * @description An item of a list; without kinds of grids and grids it is done in all.
		 */
		TaskItemIn: {
			/** Basis */
			basis: string;
			/** Categories */
			categories?: string[];
			/** Code */
			code: string;
			/**
			 * Frequency
			 * @enum {string}
			 */
			frequency: "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "on_occasion";
			/** Grids */
			grids?: string[];
			/**
			 * Hours
			 * @description of a grid and month
			 * @default 0
			 */
			hours?: number;
			/** Layers */
			layers?: string[];
			/**
			 * Line
			 * @enum {string}
			 */
			line: "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire";
			/** Name */
			name: string;
			/** Standard */
			standard: string;
			/** What */
			what: string;
		};
		/**
		 * TaskRow
		 * @description An item of the task list in force in a county, or of those that a town of it adds.
		 */
		"TaskRow-Input": {
			/** County */
			county: string;
			item: {
				[key: string]: unknown;
			};
			/** Town */
			town?: string | null;
		};
		/**
		 * TaskRow
		 * @description A task; overdue while it is open after its due day.
		 */
		"TaskRow-Output": {
			/** Done On */
			done_on: string | null;
			/**
			 * Due On
			 * Format: date
			 */
			due_on: string;
			/** Id */
			id: number;
			/** Overdue */
			overdue: boolean;
			/** Owner Id */
			owner_id: number;
			/** Owner Name */
			owner_name: string;
			/** Result */
			result: string;
			/** Title */
			title: string;
		};
		/**
		 * TasksView
		 * @description What workers of a county or a town do on a day, and how many hours of a grid and month that is at most.
		 *
		 *     `unlisted` are the categories in which the grid comes first without standing on the list. `may` says whether the
		 *     one who asks sets the list of this place, `notes` whether they take note of towns' lists.
		 */
		TasksView: {
			/** County Code */
			county_code: string;
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			draft: components["schemas"]["DraftTold"] | null;
			/** Hours */
			hours: number;
			/** Items */
			items: components["schemas"]["ItemOn"][];
			/** Lists */
			lists: components["schemas"]["ListTold"][];
			/** May */
			may: boolean;
			/** Notes */
			notes: boolean;
			/** Place Name */
			place_name: string;
			/** Town Code */
			town_code: string | null;
			/** Unlisted */
			unlisted: string[];
		};
		/**
		 * TeamGrid
		 * @description A grid with its team of today, its open tasks, and its cases that are beyond their limit, the longest first.
		 *
		 *     Sensitive cases are in none of them. `more`: there are more than are told.
		 */
		TeamGrid: {
			/**
			 * Duty
			 * @enum {string}
			 */
			duty: "chief" | "guide";
			/** Grid Code */
			grid_code: string;
			/** Grid Name */
			grid_name: string;
			/** More */
			more: boolean;
			/** Stuck */
			stuck: components["schemas"]["Brief"][];
			/** Tasks */
			tasks: components["schemas"]["TeamTask"][];
			/** Team */
			team: components["schemas"]["Member"][];
		};
		/**
		 * TeamTask
		 * @description A case that somebody of a grid is to look at; who was asked stands in it, and nobody where all of them may.
		 */
		TeamTask: {
			case: components["schemas"]["Brief"];
			/**
			 * Kind
			 * @enum {string}
			 */
			kind: "verify" | "first" | "self" | "check" | "handed";
		};
		/**
		 * Telephone
		 * @description A whole telephone number.
		 */
		Telephone: {
			/** Person Id */
			person_id: number;
			/** Phone */
			phone: string;
		};
		/**
		 * TermsChangeIn
		 * @description A change of categories and stage limits.
		 */
		TermsChangeIn: {
			/** Categories */
			categories?: components["schemas"]["CategoryIn"][];
			/**
			 * First Day
			 * @description today where it is left out
			 */
			first_day?: string | null;
			/** Reason */
			reason: string;
			/** Stages */
			stages?: components["schemas"]["StageIn"][];
			/** Undoes */
			undoes?: number | null;
			/** Version */
			version?: string | null;
		};
		/**
		 * TermsIn
		 * @description Categories and stages as they are to be from a first day on; or the change that is to be undone.
		 */
		TermsIn: {
			/** Categories */
			categories?: components["schemas"]["CategoryIn"][];
			/**
			 * First Day
			 * @description today where it is left out
			 */
			first_day?: string | null;
			/** Stages */
			stages?: components["schemas"]["StageIn"][];
			/** Undoes */
			undoes?: number | null;
		};
		/**
		 * TermsView
		 * @description All categories and stage limits as they count for what arrives on a day.
		 */
		TermsView: {
			/** Agencies */
			agencies: components["schemas"]["AgencyName"][];
			/** Categories */
			categories: components["schemas"]["Listed"][];
			/**
			 * Day
			 * Format: date
			 */
			day: string;
			/** Lacking */
			lacking: components["schemas"]["Lacking"][];
			/** Stages */
			stages: components["schemas"]["StageTerms"][];
			/** Version */
			version: string;
		};
		/**
		 * ThresholdRow
		 * @description A threshold: its value, of which unit, above what, up to what (`below` that, where it is not reached).
		 */
		ThresholdRow: {
			/** Below */
			below: boolean;
			/** Most */
			most: number;
			/** Name */
			name: string;
			/** Unit */
			unit: string;
			/** Value */
			value: number;
			/** Whole */
			whole: boolean;
		};
		/**
		 * Thresholds
		 * @description All of them; what each is for stands beside it in `data/reference/thresholds.csv`.
		 */
		Thresholds: {
			/** Archive Days */
			archive_days: number;
			/** Check Within M */
			check_within_m: number;
			/** Double Least */
			double_least: number;
			/** Double Within M */
			double_within_m: number;
			/** Evaluation Days */
			evaluation_days: number;
			/** First Left Share */
			first_left_share: number;
			/** Hours Fulltime */
			hours_fulltime: number;
			/** Hours Parttime */
			hours_parttime: number;
			/** Household Spread */
			household_spread: number;
			/** Household Target */
			household_target: number;
			/** Household Tolerance */
			household_tolerance: number;
			/** Line Beside M */
			line_beside_m: number;
			/** Minutes A Care */
			minutes_a_care: number;
			/** Minutes A Case */
			minutes_a_case: number;
			/** Minutes A Dispute */
			minutes_a_dispute: number;
			/** Minutes A Household */
			minutes_a_household: number;
			/** Minutes A Key Person */
			minutes_a_key_person: number;
			/** Minutes A New Resident */
			minutes_a_new_resident: number;
			/** Minutes A Patrol Cell */
			minutes_a_patrol_cell: number;
			/** Minutes A Place */
			minutes_a_place: number;
			/** Minutes A Rental */
			minutes_a_rental: number;
			/** Minutes A River Km */
			minutes_a_river_km: number;
			/** Minutes A Site */
			minutes_a_site: number;
			/** Minutes An Enterprise */
			minutes_an_enterprise: number;
			/** Near Due Share */
			near_due_share: number;
			/** New Worker Days */
			new_worker_days: number;
			/** Office Reach M */
			office_reach_m: number;
			/** Returns Allowed */
			returns_allowed: number;
			/** Rework Least Hours */
			rework_least_hours: number;
			/** Rework Share */
			rework_share: number;
			/** Sample Share */
			sample_share: number;
			/** Undo Seconds */
			undo_seconds: number;
		};
		/**
		 * ThresholdsChangeIn
		 * @description A change of thresholds.
		 */
		ThresholdsChangeIn: {
			/** Reason */
			reason: string;
			/** Undoes */
			undoes?: number | null;
			/** Values */
			values?: {
				[key: string]: number;
			};
			/** Version */
			version?: string | null;
		};
		/**
		 * ThresholdsIn
		 * @description Thresholds by name as they are to be from now on; or the change that is to be undone.
		 */
		ThresholdsIn: {
			/** Undoes */
			undoes?: number | null;
			/** Values */
			values?: {
				[key: string]: number;
			};
		};
		/**
		 * ThresholdsView
		 * @description All thresholds.
		 */
		ThresholdsView: {
			/** Items */
			items: components["schemas"]["ThresholdRow"][];
			/** Version */
			version: string;
		};
		/**
		 * Tick
		 * @description What was found by hand of an item, with its evidence.
		 */
		Tick: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Done */
			done: boolean;
			/** Evidence */
			evidence: string;
			/** Link */
			link: string;
			/** Made By */
			made_by: string;
			/**
			 * On Day
			 * Format: date
			 */
			on_day: string;
		};
		/**
		 * TickIn
		 * @description What was found by hand of an item, with its evidence.
		 */
		TickIn: {
			/** County Code */
			county_code: string;
			/** Done */
			done: boolean;
			/** Evidence */
			evidence: string;
			/** Item */
			item: string;
			/**
			 * Link
			 * @default
			 */
			link?: string;
			/**
			 * On Day
			 * Format: date
			 */
			on_day: string;
		};
		/**
		 * ToldPart
		 * @description What the reporter was told of their report.
		 */
		ToldPart: {
			/**
			 * At
			 * Format: date-time
			 */
			at: string;
			/** Words */
			words: string;
		};
		/**
		 * ToldPost
		 * @description A post, or a part that somebody has in a case, that can be told.
		 */
		ToldPost: {
			/** Code */
			code: string;
			/** Name En */
			name_en: string;
			/** Name Zh */
			name_zh: string;
			/** Part */
			part: boolean;
		};
		/**
		 * TownTold
		 * @description A town: how far it is, and what was counted there by measure.
		 */
		TownTold: {
			/** Code */
			code: string;
			/** Counts */
			counts: components["schemas"]["Counted"][];
			/** Name */
			name: string;
			/**
			 * State
			 * @enum {string}
			 */
			state: "none" | "loading" | "built" | "running";
		};
		/**
		 * TrainedIn
		 * @description A line somebody is trained for.
		 */
		TrainedIn: {
			/**
			 * Line
			 * @enum {string}
			 */
			line: "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire";
			/** Trained On */
			trained_on?: string | null;
			/** Valid Until */
			valid_until?: string | null;
		};
		/**
		 * TrainingCard
		 * @description A session with its files, and everybody invited for those who hold it; else nobody.
		 */
		TrainingCard: {
			/** Materials */
			materials: components["schemas"]["Material"][];
			/** People */
			people: components["schemas"]["Attendance"][];
			training: components["schemas"]["TrainingRow"];
		};
		/**
		 * TrainingIn
		 * @description A session of a course; invited are people, and chiefs and full-timers whom towns employ.
		 */
		TrainingIn: {
			/**
			 * Ends At
			 * Format: date-time
			 */
			ends_at: string;
			/**
			 * Line
			 * @enum {string}
			 */
			line: "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire";
			/**
			 * Link
			 * @description of the video meeting
			 * @default
			 */
			link?: string;
			/**
			 * Pass Mark
			 * @default 60
			 */
			pass_mark?: number;
			/** Person Ids */
			person_ids?: number[];
			/**
			 * Place Code
			 * @description the county or town that organises it
			 */
			place_code: string;
			/** Questions */
			questions?: components["schemas"]["QuestionIn"][];
			/**
			 * Required
			 * @default false
			 */
			required?: boolean;
			/**
			 * Starts At
			 * Format: date-time
			 */
			starts_at: string;
			/**
			 * Teacher Code
			 * @description the office that teaches
			 */
			teacher_code?: string | null;
			/** Title */
			title: string;
			/** Towns */
			towns?: string[];
			/**
			 * Valid Months
			 * @default 12
			 */
			valid_months?: number;
			/**
			 * Venue
			 * @default
			 */
			venue?: string;
		};
		/**
		 * TrainingRow
		 * @description A session with how many were invited, came and passed; what became of the reader is null for whoever is not.
		 */
		TrainingRow: {
			/** Came */
			came: number;
			/** Cancelled */
			cancelled: boolean;
			/**
			 * Ends At
			 * Format: date-time
			 */
			ends_at: string;
			/** Id */
			id: number;
			/** Invited */
			invited: number;
			/**
			 * Line
			 * @enum {string}
			 */
			line: "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire";
			/** Link */
			link: string;
			/** Mine */
			mine: boolean;
			own: components["schemas"]["Attendance"] | null;
			/** Pass Mark */
			pass_mark: number;
			/** Passed */
			passed: number;
			/** Place Code */
			place_code: string;
			/** Place Name */
			place_name: string;
			/** Questions */
			questions: number;
			/** Required */
			required: boolean;
			/**
			 * Starts At
			 * Format: date-time
			 */
			starts_at: string;
			/** Teacher Code */
			teacher_code: string | null;
			/** Teacher Name */
			teacher_name: string | null;
			/** Title */
			title: string;
			/** Valid Months */
			valid_months: number;
			/** Venue */
			venue: string;
		};
		/**
		 * TrainingTest
		 * @description The test of a session without what is right.
		 */
		TrainingTest: {
			/** Pass Mark */
			pass_mark: number;
			/** Questions */
			questions: components["schemas"]["Asked"][];
			/** Title */
			title: string;
			/** Tries Left */
			tries_left: number;
		};
		/**
		 * Transfer
		 * @description Give `target` what `line` cuts off `source` at their common border.
		 */
		Transfer: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			kind: "transfer";
			line: components["schemas"]["Line-Input"];
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
			/** Source */
			source: string;
			/** Target */
			target: string;
			/** Version */
			version: number;
		};
		/**
		 * Transform
		 * @description How whole numbers become degrees: times `scale`, plus `translate`.
		 */
		Transform: {
			/** Scale */
			scale: [
				number,
				number
			];
			/** Translate */
			translate: [
				number,
				number
			];
		};
		/**
		 * Trial
		 * @description What a list of rules would have done; rows are the newest that would go elsewhere.
		 */
		Trial: {
			/** By Rule */
			by_rule: components["schemas"]["RuleUse"][];
			/** Cases */
			cases: number;
			/** Items */
			items: components["schemas"]["TrialRow"][];
			/** Moved */
			moved: number;
			/** Seconds */
			seconds: number;
		};
		/**
		 * TrialIn
		 * @description Rules to try (those of the set when left out), how far back, and how many rows.
		 */
		TrialIn: {
			/**
			 * Days
			 * @default 365
			 */
			days?: number;
			/**
			 * Limit
			 * @default 20
			 */
			limit?: number;
			/** Rules */
			rules?: components["schemas"]["RuleIn"][] | null;
		};
		/**
		 * TrialRow
		 * @description A past case that would go elsewhere.
		 */
		TrialRow: {
			/** Address */
			address: string;
			after: components["schemas"]["Went"];
			before: components["schemas"]["Went"];
			/** Category Code */
			category_code: string;
			/** Category Name */
			category_name: string;
			/** Description */
			description: string;
			/** Number */
			number: string;
			/** Returned */
			returned: boolean;
			/** State */
			state: string;
			/**
			 * Submitted At
			 * Format: date-time
			 */
			submitted_at: string;
			/** Town Name */
			town_name: string;
		};
		/**
		 * Tried
		 * @description How a message went that was sent to try a channel; without failure it was taken.
		 */
		Tried: {
			/** Failure En */
			failure_en: string;
			/** Failure Zh */
			failure_zh: string;
			/** Taken */
			taken: boolean;
		};
		/**
		 * TryIn
		 * @description To whom a message is sent that tries a channel; a system needs none.
		 */
		TryIn: {
			/**
			 * Address
			 * @default
			 */
			address?: string;
		};
		/**
		 * TypedNumber
		 * @description A number that somebody typed, and the bound ones that print the same.
		 */
		TypedNumber: {
			/** Block */
			block: string;
			/** Matches */
			matches: components["schemas"]["Number"][];
			/** Text */
			text: string;
		};
		/**
		 * UndoneOffice
		 * @description What was taken back, `founding change closing`; the office as it is now, null where it is no more.
		 */
		UndoneOffice: {
			card: components["schemas"]["OfficeCard"] | null;
			/** Undone */
			undone: string;
		};
		/**
		 * Unlocked
		 * @description At how many addresses wrong passwords were forgotten.
		 */
		Unlocked: {
			/** Addresses */
			addresses: number;
		};
		/**
		 * Unsealed
		 * @description What was sealed of an object: its name, its answers, and how they became so, the newest first.
		 */
		Unsealed: {
			/** Changes */
			changes: {
				[key: string]: components["schemas"]["Fact"][];
			};
			/** Facts */
			facts: {
				[key: string]: string;
			};
			/** Name */
			name: string;
		};
		/**
		 * VersionIn
		 * @description The plan's version as you saw it.
		 */
		VersionIn: {
			/** Version */
			version: number;
		};
		/**
		 * ViewPart
		 * @description What an office was asked about a case, and what it said; those of one `seq` are one consultation.
		 */
		ViewPart: {
			/**
			 * Asked At
			 * Format: date-time
			 */
			asked_at: string;
			/** Asked By */
			asked_by: string;
			/** Office Code */
			office_code: string;
			/** Office Name */
			office_name: string;
			/** Question */
			question: string;
			/** Said At */
			said_at: string | null;
			/** Said By */
			said_by: string;
			/** Seq */
			seq: number;
			/** Stance */
			stance: ("lead" | "help" | "not_ours" | "other") | null;
			/** View */
			view: string;
		};
		/**
		 * VillageRow
		 * @description A village with its village grids as the plan has them; problems are None where the plan touches nothing.
		 */
		VillageRow: {
			/** Changed */
			changed: number;
			/** Code */
			code: string;
			/** Errors */
			errors: number | null;
			/** Grids */
			grids: number;
			/** Name */
			name: string;
			/** Town Code */
			town_code: string;
			/** Town Name */
			town_name: string;
			/** Warnings */
			warnings: number | null;
		};
		/**
		 * Waiting
		 * @description A case with its coordination; why that is not the actor's to settle, where it is not.
		 *
		 *     `proposed` is the office that routing would name, by the `rule` that made it wait (R2, R3, R4).
		 */
		Waiting: {
			case: components["schemas"]["Brief"];
			coordination: components["schemas"]["CoordinationPart"];
			/** Mine */
			mine: boolean;
			/**
			 * Near Due At
			 * Format: date-time
			 */
			near_due_at: string;
			/** Proposed */
			proposed: string;
			/** Rule */
			rule: string;
			/** Why En */
			why_en: string;
			/** Why Zh */
			why_zh: string;
		};
		/**
		 * WatchIn
		 * @description Somebody to be put on the roster; hours that end before they begin end the next day.
		 */
		WatchIn: {
			/**
			 * Begins
			 * Format: time
			 */
			begins: string;
			/** Days */
			days: string[];
			/**
			 * Ends
			 * Format: time
			 */
			ends: string;
			/** Person Id */
			person_id: number;
			/**
			 * Place Code
			 * @description a county or a town
			 */
			place_code: string;
			/**
			 * Role
			 * @enum {string}
			 */
			role: "duty_leader" | "shift_leader" | "receiver" | "checker";
		};
		/**
		 * Went
		 * @description Where a case goes: the rule that speaks (empty: the category), the office, the step of the ladder.
		 */
		Went: {
			/** Ladder */
			ladder: string;
			/** Office Code */
			office_code: string | null;
			/** Office Name */
			office_name: string | null;
			/** Rule */
			rule: string;
		};
		/**
		 * WhereIn
		 * @description A county, or a town of it whose list is meant.
		 */
		WhereIn: {
			/** County Code */
			county_code: string;
			/** Town Code */
			town_code?: string | null;
		};
		/**
		 * WhistlePart
		 * @description A department of the county that was called: what it had to do until when, what it did, and how it was rated.
		 *
		 *     Those of one `seq` were called by one whistle, a `hard` one by two heads of the town; `score` is 4 satisfied, 3
		 *     basically, 1 not.
		 */
		WhistlePart: {
			/** Arrival */
			arrival: string;
			/** Arrived At */
			arrived_at: string | null;
			/**
			 * Called At
			 * Format: date-time
			 */
			called_at: string;
			/** Called Name */
			called_name: string;
			/** Contact */
			contact: string;
			/**
			 * Contact Due At
			 * Format: date-time
			 */
			contact_due_at: string;
			/** Contacted At */
			contacted_at: string | null;
			/** Hard */
			hard: boolean;
			/** Office Code */
			office_code: string;
			/** Office Name */
			office_name: string;
			/** Rated At */
			rated_at: string | null;
			/** Rated Name */
			rated_name: string;
			/** Rating */
			rating: string;
			/** Reason */
			reason: string;
			/** Score */
			score: number | null;
			/** Seq */
			seq: number;
			/**
			 * Sign Due At
			 * Format: date-time
			 */
			sign_due_at: string;
			/** Signed At */
			signed_at: string | null;
			/** Signed Name */
			signed_name: string;
			/**
			 * Spot Due At
			 * Format: date-time
			 */
			spot_due_at: string;
		};
		/**
		 * Who
		 * @description Somebody by id and name.
		 */
		Who: {
			/** Id */
			id: number;
			/** Name */
			name: string;
		};
		/**
		 * WishIn
		 * @description How often a place gets a draft, and the local hour at which what was signed is sent; null: by hand.
		 */
		WishIn: {
			/**
			 * Rhythm
			 * @enum {string}
			 */
			rhythm: "week" | "month" | "own";
			/** Send Hour */
			send_hour?: number | null;
		};
		/**
		 * WordsIn
		 * @description Words with the key of the deed: the same under the same key is done once.
		 */
		WordsIn: {
			/**
			 * Key
			 * Format: uuid
			 */
			key: string;
			/**
			 * Words
			 * @default
			 */
			words?: string;
		};
		/**
		 * WorkOut
		 * @description Counts and rates of the work of offices; a count is the length of `GET /cases?measure=` of its name.
		 */
		WorkOut: {
			/** @description of those led, whose return was asked for and decided */
			asked_back: number;
			/** @description cases first given to an office by the rules alone */
			auto_given: number;
			/** @description rightly given by rules ÷ given by rules */
			auto_route_accuracy: number | null;
			/** @description of those, not given back with the return upheld */
			auto_well: number;
			/** @description of those, given back with the return upheld */
			auto_wrong: number;
			/** @description returns refused ÷ returns decided */
			bad_return_rate: number | null;
			/** @description rightly given ÷ first dispatches */
			dispatch_accuracy: number | null;
			/** @description of those led, whose limit of handling was made longer */
			extended: number;
			/** @description extended ÷ led */
			extension_rate: number | null;
			/** @description cases given to an office for the first time */
			first_given: number;
			/** @description passed at once ÷ handled */
			first_pass: number | null;
			/** @description cases led whose limit of handling, extensions included, has ended; not those that wait for their check, are suspended or were taken away before */
			handle_due: number;
			/** @description handled in time ÷ to be handled */
			handle_on_time: number | null;
			/** @description handled ÷ to be handled */
			handle_rate: number | null;
			/** @description cases whose limit of handling has ended and whose result waits for its check; left out of the rates of handling */
			handle_waits: number;
			/** @description of those to be handled, with a result */
			handled: number;
			/** @description of those to be handled, with a result in time that passed its check */
			handled_in_time: number;
			/** @description of those to be handled, not handled in time */
			handled_late: number;
			/** @description cases given to lead */
			led: number;
			/** @description working hours from dispatch to the result of cases closed by an office, suspensions taken out: half took no more */
			median_h: number | null;
			/** @description of the first dispatches, given back with the return upheld */
			misgiven: number;
			/** @description the same: nine of ten took no more */
			p90_h: number | null;
			/** @description of those handled, none of whose checks failed */
			passed_first: number;
			/** @description of those led, suspended */
			put_off: number;
			/** @description of those handled, with a check that failed */
			redone: number;
			/** @description returns asked for ÷ led */
			return_rate: number | null;
			/** @description of those, the return refused */
			return_refused: number;
			/** @description cases whose return was asked for and decided */
			returned: number;
			/** @description cases whose limit for signing has ended and that were not taken away before */
			sign_due: number;
			/** @description signed in time ÷ to be signed */
			sign_timely: number | null;
			/** @description of those to be signed, signed within the limit */
			signed_in_time: number;
			/** @description of those to be signed, not signed within the limit */
			signed_late: number;
			/** @description cases about which a slip, yellow or red, was issued */
			supervised_n: number;
			/** @description suspended ÷ led */
			suspend_rate: number | null;
			/** @description cases closed that an office led */
			timed: number;
			/** @description of those to be handled, without a result */
			unhandled: number;
			/** @description of the first dispatches, not given back with the return upheld */
			well_given: number;
			/** @description of those, signed, contacted and come to the spot each within its limit */
			whistle_answered: number;
			/** @description of those, with one of the three steps late or not made */
			whistle_late: number;
			/** @description answered in time ÷ whistles to answer */
			whistle_timely: number | null;
			/** @description cases in which a department was called by a whistle whose limits have all ended */
			whistled: number;
		};
		/**
		 * WorkerChoice
		 * @description Somebody of the grid who can be asked to go there.
		 */
		WorkerChoice: {
			/** Name */
			name: string;
			/** Username */
			username: string;
		};
		/**
		 * WritingIn
		 * @description All that is written on a meeting, in order; what is left out is taken away.
		 */
		WritingIn: {
			/** Decisions */
			decisions: components["schemas"]["DecisionIn"][];
			/**
			 * Held At
			 * Format: date-time
			 */
			held_at: string;
			/** Items */
			items: components["schemas"]["PointIn"][];
			/**
			 * Minutes
			 * @default
			 */
			minutes?: string;
			/**
			 * Room
			 * @default
			 */
			room?: string;
			/** Version */
			version: number;
		};
		/**
		 * WrittenIn
		 * @description A report that is being written; its words are sent here, and stand in no address.
		 */
		WrittenIn: {
			/** Accuracy M */
			accuracy_m?: number | null;
			/** Category */
			category: string;
			/** Lat */
			lat: number;
			/** Lng */
			lng: number;
			/**
			 * Text
			 * @default
			 */
			text?: string;
		};
		/**
		 * WrongIn
		 * @description One thing that was wrong (a point, an address, the category or the grid), and how it is known.
		 */
		WrongIn: {
			/** Accuracy M */
			accuracy_m?: number | null;
			/**
			 * Address
			 * @default
			 */
			address?: string;
			/** Category Code */
			category_code?: string | null;
			/**
			 * Datum
			 * @default wgs84
			 */
			datum?: string;
			/** Grid Code */
			grid_code?: string | null;
			/** Lat */
			lat?: number | null;
			/**
			 * Lng
			 * @description longitude or easting of the datum
			 */
			lng?: number | null;
			/**
			 * Note
			 * @default
			 */
			note?: string;
			/**
			 * Preview
			 * @default false
			 */
			preview?: boolean;
		};
		/**
		 * Year
		 * @description A year, and whether its holiday notice has been published.
		 */
		Year: {
			/**
			 * Notice
			 * @default
			 */
			notice?: string;
			/** Published */
			published: boolean;
			/** Year */
			year: number;
		};
		/**
		 * YearIn
		 * @description A year, and whether its holiday notice has been published, under which number.
		 */
		YearIn: {
			/**
			 * Notice
			 * @default
			 */
			notice?: string;
			/** Published */
			published: boolean;
			/** Year */
			year: number;
		};
		/**
		 * YearRow
		 * @description A year whose holiday notice is published.
		 */
		YearRow: {
			/**
			 * Notice
			 * @default
			 */
			notice?: string;
			/** Year */
			year: number;
		};
		/**
		 * ZoneOption
		 * @description A grid that lies over the villages' and routes.
		 */
		ZoneOption: {
			/** Code */
			code: string;
			/** Name */
			name: string;
			/** Zone Kind */
			zone_kind: string;
		};
		/**
		 * MemberIn
		 * @description The same from a day on.
		 */
		api__schemas__leaders__MemberIn: {
			/**
			 * Duty
			 * @enum {string}
			 */
			duty: "head" | "deputy" | "member" | "secretary";
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Person Id */
			person_id: number;
			/**
			 * Unit
			 * @default
			 */
			unit?: string;
		};
		/**
		 * MemberIn
		 * @description A serving member; a person where they are known as such.
		 */
		api__schemas__party__MemberIn: {
			/**
			 * Block
			 * @description the block they look after
			 * @default
			 */
			block?: string;
			/** Name */
			name: string;
			/** Person Id */
			person_id?: number | null;
			/**
			 * Unit
			 * @default
			 */
			unit?: string;
		};
		/**
		 * Hits
		 * @description Places that may be meant, best first; `automatic` when the first may be taken without asking.
		 *
		 *     `elsewhere` counts those left out, since they lie where the asker may not ask.
		 */
		gridgis__geocoding__asking__Hits: {
			/** Automatic */
			automatic: boolean;
			/** Elsewhere */
			elsewhere: number;
			/** Items */
			items: components["schemas"]["Hit"][];
			reading: components["schemas"]["ReadAs"];
		};
		/**
		 * MemberRow
		 * @description A member of the day, and how many tasks they have open.
		 */
		gridgis__people__leaders__groups__MemberRow: {
			/**
			 * Duty
			 * @enum {string}
			 */
			duty: "head" | "deputy" | "member" | "secretary";
			/**
			 * First Day
			 * Format: date
			 */
			first_day: string;
			/** Id */
			id: number;
			/** Last Day */
			last_day: string | null;
			/** Open Tasks */
			open_tasks: number;
			/** Person Id */
			person_id: number;
			/** Person Name */
			person_name: string;
			/** Unit */
			unit: string;
		};
		/**
		 * MemberRow
		 * @description A serving member; `person_id` where they are known as somebody who serves, such as a part-timer.
		 */
		gridgis__people__party__queries__MemberRow: {
			/** Block */
			block: string;
			/** Name */
			name: string;
			/** Person Id */
			person_id: number | null;
			/** Unit */
			unit: string;
		};
		/**
		 * Count
		 * @description How many of a measure's rows are as they should be, of how many.
		 */
		gridgis__rollout__rules__Count: {
			/**
			 * Done
			 * @default 0
			 */
			done: number;
			/**
			 * Of
			 * @default 0
			 */
			of: number;
		};
		/**
		 * Count
		 * @description How many there are before a change, and after: cases that are `near_due`, `holders` of a verb.
		 */
		gridgis__settings__saving__Count: {
			/** After */
			after: number;
			/** Before */
			before: number;
			/** Name */
			name: string;
			/** Of */
			of: string;
		};
		/**
		 * Hits
		 * @description Of so many cases how often the first category was right, and how often one of the three.
		 */
		gridgis__suggesting__learning__Hits: {
			/** Cases */
			cases: number;
			/** Category Code */
			category_code: string;
			/** First */
			first: number;
			/** Three */
			three: number;
		};
	};
	responses: never;
	parameters: never;
	requestBodies: never;
	headers: never;
	pathItems: never;
}
export type AccountCard = components['schemas']['AccountCard'];
export type AccountPost = components['schemas']['AccountPost'];
export type AccountRow = components['schemas']['AccountRow'];
export type Acknowledged = components['schemas']['Acknowledged'];
export type AddressFound = components['schemas']['AddressFound'];
export type AddressIn = components['schemas']['AddressIn'];
export type AddressOption = components['schemas']['AddressOption'];
export type Addressee = components['schemas']['Addressee'];
export type AdmissionFigures = components['schemas']['AdmissionFigures'];
export type AdmittedChangeIn = components['schemas']['AdmittedChangeIn'];
export type AgeOut = components['schemas']['AgeOut'];
export type AgenciesChangeIn = components['schemas']['AgenciesChangeIn'];
export type AgenciesIn = components['schemas']['AgenciesIn'];
export type AgenciesView = components['schemas']['AgenciesView'];
export type AgencyIn = components['schemas']['AgencyIn'];
export type AgencyName = components['schemas']['AgencyName'];
export type AgencyNamed = components['schemas']['AgencyNamed'];
export type AgencyOption = components['schemas']['AgencyOption'];
export type AgencyRow = components['schemas']['AgencyRow'];
export type AllAgainDone = components['schemas']['AllAgainDone'];
export type AllAgainIn = components['schemas']['AllAgainIn'];
export type Along = components['schemas']['Along'];
export type AnswersIn = components['schemas']['AnswersIn'];
export type Appointed = components['schemas']['Appointed'];
export type Area = components['schemas']['Area'];
export type AreaOut = components['schemas']['AreaOut'];
export type Areas = components['schemas']['Areas'];
export type Asked = components['schemas']['Asked'];
export type Assign = components['schemas']['Assign'];
export type Assignable = components['schemas']['Assignable'];
export type AssignmentPart = components['schemas']['AssignmentPart'];
export type Attendance = components['schemas']['Attendance'];
export type AwardLedger = components['schemas']['AwardLedger'];
export type AwardRow = components['schemas']['AwardRow'];
export type Basemap = components['schemas']['Basemap'];
export type BasemapLine = components['schemas']['BasemapLine'];
export type BasemapTopology = components['schemas']['BasemapTopology'];
export type BeginIn = components['schemas']['BeginIn'];
export type Beginning = components['schemas']['Beginning'];
export type Block = components['schemas']['Block'];
export type BlockIn = components['schemas']['BlockIn'];
export type BlockedOut = components['schemas']['BlockedOut'];
export type BookingIn = components['schemas']['BookingIn'];
export type Both = components['schemas']['Both'];
export type BoundaryReport = components['schemas']['BoundaryReport'];
export type Brief = components['schemas']['Brief'];
export type BulkAnswer = components['schemas']['BulkAnswer'];
export type BulkPoint = components['schemas']['BulkPoint'];
export type BulkQuestion = components['schemas']['BulkQuestion'];
export type CalendarChangeIn = components['schemas']['CalendarChangeIn'];
export type CalendarIn = components['schemas']['CalendarIn'];
export type CalendarRead = components['schemas']['CalendarRead'];
export type CalendarView = components['schemas']['CalendarView'];
export type CallIn = components['schemas']['CallIn'];
export type CallingIn = components['schemas']['CallingIn'];
export type Came = components['schemas']['Came'];
export type Cancelled = components['schemas']['Cancelled'];
export type Candidate = components['schemas']['Candidate'];
export type CandidateOffice = components['schemas']['CandidateOffice'];
export type CaseCluster = components['schemas']['CaseCluster'];
export type CaseClusters = components['schemas']['CaseClusters'];
export type CasePoint = components['schemas']['CasePoint'];
export type CasePointFacts = components['schemas']['CasePointFacts'];
export type CasePoints = components['schemas']['CasePoints'];
export type CatalogueEntry = components['schemas']['CatalogueEntry'];
export type CategoryChart = components['schemas']['CategoryChart'];
export type CategoryCountOut = components['schemas']['CategoryCountOut'];
export type CategoryHits = components['schemas']['CategoryHits'];
export type CategoryIn = components['schemas']['CategoryIn'];
export type CategoryOut = components['schemas']['CategoryOut'];
export type CategoryRow = components['schemas']['CategoryRow'];
export type CellFacts = components['schemas']['CellFacts'];
export type CellShape = components['schemas']['CellShape'];
export type Change = components['schemas']['Change'];
export type ChangeFacts = components['schemas']['ChangeFacts'];
export type ChangeIn = components['schemas']['ChangeIn'];
export type ChangeRow = components['schemas']['ChangeRow'];
export type ChangeTold = components['schemas']['ChangeTold'];
export type Changes = components['schemas']['Changes'];
export type ChangingCase = components['schemas']['ChangingCase'];
export type ChannelIn = components['schemas']['ChannelIn'];
export type ChannelRow = components['schemas']['ChannelRow'];
export type Checked = components['schemas']['Checked'];
export type ClosedReport = components['schemas']['ClosedReport'];
export type ClosingIn = components['schemas']['ClosingIn'];
export type ClusterFacts = components['schemas']['ClusterFacts'];
export type ClusterMember = components['schemas']['ClusterMember'];
export type Colleague = components['schemas']['Colleague'];
export type CollectionIn = components['schemas']['CollectionIn'];
export type CollectionItem = components['schemas']['CollectionItem'];
export type CollectionItemIn = components['schemas']['CollectionItemIn'];
export type CollectionView = components['schemas']['CollectionView'];
export type ColumnTold = components['schemas']['ColumnTold'];
export type CompetenceRow = components['schemas']['CompetenceRow'];
export type CompetencesIn = components['schemas']['CompetencesIn'];
export type Conditions = components['schemas']['Conditions'];
export type ConditionsIn = components['schemas']['ConditionsIn'];
export type Consent = components['schemas']['Consent'];
export type Contact = components['schemas']['Contact'];
export type ContactIn = components['schemas']['ContactIn'];
export type CoordinationCounts = components['schemas']['CoordinationCounts'];
export type CoordinationPart = components['schemas']['CoordinationPart'];
export type CorrectIn = components['schemas']['CorrectIn'];
export type Counted = components['schemas']['Counted'];
export type CountedRow = components['schemas']['CountedRow'];
export type CounterIn = components['schemas']['CounterIn'];
export type CountyPageIn = components['schemas']['CountyPageIn'];
export type CountyPageRow = components['schemas']['CountyPageRow'];
export type Day = components['schemas']['Day'];
export type DayIn = components['schemas']['DayIn'];
export type DayRow = components['schemas']['DayRow'];
export type Decided = components['schemas']['Decided'];
export type DecidingIn = components['schemas']['DecidingIn'];
export type DecisionIn = components['schemas']['DecisionIn'];
export type DecisionResultIn = components['schemas']['DecisionResultIn'];
export type DecisionRow = components['schemas']['DecisionRow'];
export type Delegation = components['schemas']['Delegation'];
export type DelegationList = components['schemas']['DelegationList'];
export type DemoAccount = components['schemas']['DemoAccount'];
export type Department = components['schemas']['Department'];
export type Desk = components['schemas']['Desk'];
export type DeskCounts = components['schemas']['DeskCounts'];
export type DeskRow = components['schemas']['DeskRow'];
export type Device = components['schemas']['Device'];
export type DeviceIn = components['schemas']['DeviceIn'];
export type DeviceMade = components['schemas']['DeviceMade'];
export type Difference = components['schemas']['Difference'];
export type Differing = components['schemas']['Differing'];
export type DivisionDetail = components['schemas']['DivisionDetail'];
export type DivisionFacts = components['schemas']['DivisionFacts'];
export type DivisionRow = components['schemas']['DivisionRow'];
export type DivisionShape = components['schemas']['DivisionShape'];
export type DivisionShapes = components['schemas']['DivisionShapes'];
export type DivisionTopology = components['schemas']['DivisionTopology'];
export type Done = components['schemas']['Done'];
export type Double = components['schemas']['Double'];
export type DoubleCount = components['schemas']['DoubleCount'];
export type Doubles = components['schemas']['Doubles'];
export type DraftTold = components['schemas']['DraftTold'];
export type Draw = components['schemas']['Draw'];
export type DrawnObjectsDivisionFacts = components['schemas']['DrawnObjects_DivisionFacts_'];
export type DrawnObjectsGridFacts = components['schemas']['DrawnObjects_GridFacts_'];
export type DrawnObjectsLineFacts = components['schemas']['DrawnObjects_LineFacts_'];
export type DrawnShapesDivisionFacts = components['schemas']['DrawnShapes_DivisionFacts_'];
export type DrawnShapesGridFacts = components['schemas']['DrawnShapes_GridFacts_'];
export type DrawnShapesLineFacts = components['schemas']['DrawnShapes_LineFacts_'];
export type DrawnDivisionFacts = components['schemas']['Drawn_DivisionFacts_'];
export type DrawnGridFacts = components['schemas']['Drawn_GridFacts_'];
export type DrawnLineFacts = components['schemas']['Drawn_LineFacts_'];
export type DriverSource = components['schemas']['DriverSource'];
export type Dropped = components['schemas']['Dropped'];
export type Duty = components['schemas']['Duty'];
export type DutyRoster = components['schemas']['DutyRoster'];
export type DutySpan = components['schemas']['DutySpan'];
export type EarlierOut = components['schemas']['EarlierOut'];
export type EditDone = components['schemas']['EditDone'];
export type EditGrid = components['schemas']['EditGrid'];
export type EditIn = components['schemas']['EditIn'];
export type EditRow = components['schemas']['EditRow'];
export type Effect = components['schemas']['Effect'];
export type EndIn = components['schemas']['EndIn'];
export type Ended = components['schemas']['Ended'];
export type Entered = components['schemas']['Entered'];
export type EvaluationIn = components['schemas']['EvaluationIn'];
export type EventPart = components['schemas']['EventPart'];
export type EventRow = components['schemas']['EventRow'];
export type Evidence = components['schemas']['Evidence'];
export type ExportRow = components['schemas']['ExportRow'];
export type Extended = components['schemas']['Extended'];
export type Fact = components['schemas']['Fact'];
export type Family = components['schemas']['Family'];
export type FeatureCollection = components['schemas']['FeatureCollection'];
export type FewCell = components['schemas']['FewCell'];
export type FieldError = components['schemas']['FieldError'];
export type FigureCatalogue = components['schemas']['FigureCatalogue'];
export type FiguresOut = components['schemas']['FiguresOut'];
export type FileProblem = components['schemas']['FileProblem'];
export type FileRow = components['schemas']['FileRow'];
export type Finding = components['schemas']['Finding'];
export type Findings = components['schemas']['Findings'];
export type FirstPart = components['schemas']['FirstPart'];
export type FlowChart = components['schemas']['FlowChart'];
export type FlowOut = components['schemas']['FlowOut'];
export type FormProposal = components['schemas']['FormProposal'];
export type FoundingIn = components['schemas']['FoundingIn'];
export type FundEntryRow = components['schemas']['FundEntryRow'];
export type FundSum = components['schemas']['FundSum'];
export type FundTown = components['schemas']['FundTown'];
export type GeometryCollection = components['schemas']['GeometryCollection'];
export type GivenBack = components['schemas']['GivenBack'];
export type GivingIn = components['schemas']['GivingIn'];
export type GradedIn = components['schemas']['GradedIn'];
export type GridCard = components['schemas']['GridCard'];
export type GridCover = components['schemas']['GridCover'];
export type GridFacts = components['schemas']['GridFacts'];
export type GridForm = components['schemas']['GridForm'];
export type GridImpact = components['schemas']['GridImpact'];
export type GridListing = components['schemas']['GridListing'];
export type GridLoad = components['schemas']['GridLoad'];
export type GridLoads = components['schemas']['GridLoads'];
export type GridOption = components['schemas']['GridOption'];
export type GridRef = components['schemas']['GridRef'];
export type GridShape = components['schemas']['GridShape'];
export type GridShapes = components['schemas']['GridShapes'];
export type GridStaff = components['schemas']['GridStaff'];
export type GridTasks = components['schemas']['GridTasks'];
export type GridTopology = components['schemas']['GridTopology'];
export type GridVersion = components['schemas']['GridVersion'];
export type Ground = components['schemas']['Ground'];
export type GroupEndIn = components['schemas']['GroupEndIn'];
export type GroupIn = components['schemas']['GroupIn'];
export type GroupRow = components['schemas']['GroupRow'];
export type Habit = components['schemas']['Habit'];
export type Habits = components['schemas']['Habits'];
export type HabitsIn = components['schemas']['HabitsIn'];
export type Handed = components['schemas']['Handed'];
export type HandedIn = components['schemas']['HandedIn'];
export type HandedOver = components['schemas']['HandedOver'];
export type Handovers = components['schemas']['Handovers'];
export type HeadMoveIn = components['schemas']['HeadMoveIn'];
export type HeadRow = components['schemas']['HeadRow'];
export type Health = components['schemas']['Health'];
export type HeatOut = components['schemas']['HeatOut'];
export type HeldObject = components['schemas']['HeldObject'];
export type HeldPlace = components['schemas']['HeldPlace'];
export type HexShapes = components['schemas']['HexShapes'];
export type Hit = components['schemas']['Hit'];
export type Holder = components['schemas']['Holder'];
export type Home = components['schemas']['Home'];
export type HomesOf = components['schemas']['HomesOf'];
export type HopChart = components['schemas']['HopChart'];
export type HopOut = components['schemas']['HopOut'];
export type HotSpot = components['schemas']['HotSpot'];
export type HotSpots = components['schemas']['HotSpots'];
export type HourChart = components['schemas']['HourChart'];
export type HourCountOut = components['schemas']['HourCountOut'];
export type HoursIn = components['schemas']['HoursIn'];
export type Impact = components['schemas']['Impact'];
export type InsertVertex = components['schemas']['InsertVertex'];
export type InvitedOut = components['schemas']['InvitedOut'];
export type IssuedCode = components['schemas']['IssuedCode'];
export type Item = components['schemas']['Item'];
export type ItemIn = components['schemas']['ItemIn'];
export type ItemOn = components['schemas']['ItemOn'];
export type ItemRow = components['schemas']['ItemRow'];
export type ItemTold = components['schemas']['ItemTold'];
export type JoiningIn = components['schemas']['JoiningIn'];
export type Joint = components['schemas']['Joint'];
export type JointPart = components['schemas']['JointPart'];
export type Kept = components['schemas']['Kept'];
export type Kind = components['schemas']['Kind'];
export type KindCount = components['schemas']['KindCount'];
export type Lacking = components['schemas']['Lacking'];
export type LastDayIn = components['schemas']['LastDayIn'];
export type Layer = components['schemas']['Layer'];
export type LeaderTable = components['schemas']['LeaderTable'];
export type LeaveIn = components['schemas']['LeaveIn'];
export type LeaveRow = components['schemas']['LeaveRow'];
export type LeavingIn = components['schemas']['LeavingIn'];
export type Ledger = components['schemas']['Ledger'];
export type LikelyIn = components['schemas']['LikelyIn'];
export type LineInput = components['schemas']['Line-Input'];
export type LineOutput = components['schemas']['Line-Output'];
export type LineFacts = components['schemas']['LineFacts'];
export type LineGridRow = components['schemas']['LineGridRow'];
export type LineNear = components['schemas']['LineNear'];
export type LineString = components['schemas']['LineString'];
export type Link = components['schemas']['Link'];
export type LinkCard = components['schemas']['LinkCard'];
export type LinkCardsIn = components['schemas']['LinkCardsIn'];
export type LinkMade = components['schemas']['LinkMade'];
export type LinksIn = components['schemas']['LinksIn'];
export type ListTold = components['schemas']['ListTold'];
export type Listed = components['schemas']['Listed'];
export type ListedAddressFound = components['schemas']['Listed_AddressFound_'];
export type ListedAddressee = components['schemas']['Listed_Addressee_'];
export type ListedAssignable = components['schemas']['Listed_Assignable_'];
export type ListedAwardLedger = components['schemas']['Listed_AwardLedger_'];
export type ListedBeginning = components['schemas']['Listed_Beginning_'];
export type ListedBulkAnswer = components['schemas']['Listed_BulkAnswer_'];
export type ListedCandidate = components['schemas']['Listed_Candidate_'];
export type ListedCategoryOut = components['schemas']['Listed_CategoryOut_'];
export type ListedChangeRow = components['schemas']['Listed_ChangeRow_'];
export type ListedChannelRow = components['schemas']['Listed_ChannelRow_'];
export type ListedClosedReport = components['schemas']['Listed_ClosedReport_'];
export type ListedColleague = components['schemas']['Listed_Colleague_'];
export type ListedContact = components['schemas']['Listed_Contact_'];
export type ListedCountedRow = components['schemas']['Listed_CountedRow_'];
export type ListedDecided = components['schemas']['Listed_Decided_'];
export type ListedDemoAccount = components['schemas']['Listed_DemoAccount_'];
export type ListedDesk = components['schemas']['Listed_Desk_'];
export type ListedDevice = components['schemas']['Listed_Device_'];
export type ListedDivisionRow = components['schemas']['Listed_DivisionRow_'];
export type ListedDoubleCount = components['schemas']['Listed_DoubleCount_'];
export type ListedDouble = components['schemas']['Listed_Double_'];
export type ListedDutySpan = components['schemas']['Listed_DutySpan_'];
export type ListedEventPart = components['schemas']['Listed_EventPart_'];
export type ListedExportRow = components['schemas']['Listed_ExportRow_'];
export type ListedFundEntryRow = components['schemas']['Listed_FundEntryRow_'];
export type ListedGridCover = components['schemas']['Listed_GridCover_'];
export type ListedGridStaff = components['schemas']['Listed_GridStaff_'];
export type ListedGridTasks = components['schemas']['Listed_GridTasks_'];
export type ListedGridVersion = components['schemas']['Listed_GridVersion_'];
export type ListedGround = components['schemas']['Listed_Ground_'];
export type ListedGroupRow = components['schemas']['Listed_GroupRow_'];
export type ListedHabit = components['schemas']['Listed_Habit_'];
export type ListedJoint = components['schemas']['Listed_Joint_'];
export type ListedKindCount = components['schemas']['Listed_KindCount_'];
export type ListedLayer = components['schemas']['Listed_Layer_'];
export type ListedLinkCard = components['schemas']['Listed_LinkCard_'];
export type ListedNearbyCase = components['schemas']['Listed_NearbyCase_'];
export type ListedNetDay = components['schemas']['Listed_NetDay_'];
export type ListedNominee = components['schemas']['Listed_Nominee_'];
export type ListedNoticeRow = components['schemas']['Listed_NoticeRow_'];
export type ListedOfficeField = components['schemas']['Listed_OfficeField_'];
export type ListedOnlooker = components['schemas']['Listed_Onlooker_'];
export type ListedPatrolCell = components['schemas']['Listed_PatrolCell_'];
export type ListedRight = components['schemas']['Listed_Right_'];
export type ListedRuleProblem = components['schemas']['Listed_RuleProblem_'];
export type ListedRuleRecord = components['schemas']['Listed_RuleRecord_'];
export type ListedRuleSetRow = components['schemas']['Listed_RuleSetRow_'];
export type ListedScheduleRow = components['schemas']['Listed_ScheduleRow_'];
export type ListedShown = components['schemas']['Listed_Shown_'];
export type ListedSignInRow = components['schemas']['Listed_SignInRow_'];
export type ListedStandard = components['schemas']['Listed_Standard_'];
export type ListedStationedOffice = components['schemas']['Listed_StationedOffice_'];
export type ListedSuggestionCard = components['schemas']['Listed_SuggestionCard_'];
export type ListedTask = components['schemas']['Listed_Task_'];
export type ListedTeamGrid = components['schemas']['Listed_TeamGrid_'];
export type ListedTick = components['schemas']['Listed_Tick_'];
export type ListedTrainingRow = components['schemas']['Listed_TrainingRow_'];
export type ListedVillageRow = components['schemas']['Listed_VillageRow_'];
export type Load = components['schemas']['Load'];
export type Loads = components['schemas']['Loads'];
export type Login = components['schemas']['Login'];
export type Material = components['schemas']['Material'];
export type Matter = components['schemas']['Matter'];
export type MatterCounts = components['schemas']['MatterCounts'];
export type MatterMoveIn = components['schemas']['MatterMoveIn'];
export type MatterOut = components['schemas']['MatterOut'];
export type MatterRow = components['schemas']['MatterRow'];
export type MediumOut = components['schemas']['MediumOut'];
export type MeetingMoveIn = components['schemas']['MeetingMoveIn'];
export type MeetingRow = components['schemas']['MeetingRow'];
export type MeetingStory = components['schemas']['MeetingStory'];
export type Member = components['schemas']['Member'];
export type Merge = components['schemas']['Merge'];
export type MergedPart = components['schemas']['MergedPart'];
export type MessageCounts = components['schemas']['MessageCounts'];
export type MessageRowInput = components['schemas']['MessageRow-Input'];
export type MessageRowOutput = components['schemas']['MessageRow-Output'];
export type MessagesChangeIn = components['schemas']['MessagesChangeIn'];
export type MessagesIn = components['schemas']['MessagesIn'];
export type MessagesView = components['schemas']['MessagesView'];
export type MilestoneTold = components['schemas']['MilestoneTold'];
export type MonthShare = components['schemas']['MonthShare'];
export type MoveIn = components['schemas']['MoveIn'];
export type MoveMade = components['schemas']['MoveMade'];
export type MoveRow = components['schemas']['MoveRow'];
export type MoveVertices = components['schemas']['MoveVertices'];
export type Moved = components['schemas']['Moved'];
export type MovedArea = components['schemas']['MovedArea'];
export type MovedAreas = components['schemas']['MovedAreas'];
export type MovedFacts = components['schemas']['MovedFacts'];
export type MultiLineString = components['schemas']['MultiLineString'];
export type MultiPoint = components['schemas']['MultiPoint'];
export type MultiPolygon = components['schemas']['MultiPolygon'];
export type NameIn = components['schemas']['NameIn'];
export type Named = components['schemas']['Named'];
export type NamedDivision = components['schemas']['NamedDivision'];
export type NamedPlace = components['schemas']['NamedPlace'];
export type NamingIn = components['schemas']['NamingIn'];
export type NearbyCase = components['schemas']['NearbyCase'];
export type NearestAddress = components['schemas']['NearestAddress'];
export type NetChange = components['schemas']['NetChange'];
export type NetChanges = components['schemas']['NetChanges'];
export type NetDay = components['schemas']['NetDay'];
export type Nominee = components['schemas']['Nominee'];
export type NoticeRow = components['schemas']['NoticeRow'];
export type Number = components['schemas']['Number'];
export type NumberIn = components['schemas']['NumberIn'];
export type NumberRow = components['schemas']['NumberRow'];
export type ObjectConfirmationIn = components['schemas']['ObjectConfirmationIn'];
export type ObjectEndingIn = components['schemas']['ObjectEndingIn'];
export type ObjectIn = components['schemas']['ObjectIn'];
export type ObjectOpeningIn = components['schemas']['ObjectOpeningIn'];
export type ObjectPoint = components['schemas']['ObjectPoint'];
export type ObjectPointFacts = components['schemas']['ObjectPointFacts'];
export type ObjectPoints = components['schemas']['ObjectPoints'];
export type ObjectRow = components['schemas']['ObjectRow'];
export type ObjectStory = components['schemas']['ObjectStory'];
export type ObjectionIn = components['schemas']['ObjectionIn'];
export type ObjectionPart = components['schemas']['ObjectionPart'];
export type ObjectsWanted = components['schemas']['ObjectsWanted'];
export type Offered = components['schemas']['Offered'];
export type OfferedAssign = components['schemas']['OfferedAssign'];
export type OfferedMerge = components['schemas']['OfferedMerge'];
export type OfferedPropose = components['schemas']['OfferedPropose'];
export type OfferedRepair = components['schemas']['OfferedRepair'];
export type OfficeCard = components['schemas']['OfficeCard'];
export type OfficeField = components['schemas']['OfficeField'];
export type OfficeList = components['schemas']['OfficeList'];
export type OfficeListing = components['schemas']['OfficeListing'];
export type OfficeOption = components['schemas']['OfficeOption'];
export type OfficeRow = components['schemas']['OfficeRow'];
export type OfficeVersionTold = components['schemas']['OfficeVersionTold'];
export type OfficeWork = components['schemas']['OfficeWork'];
export type OfficeWorkOut = components['schemas']['OfficeWorkOut'];
export type Onlooker = components['schemas']['Onlooker'];
export type OpenAtOut = components['schemas']['OpenAtOut'];
export type OpenMove = components['schemas']['OpenMove'];
export type OpenMoves = components['schemas']['OpenMoves'];
export type OpenShift = components['schemas']['OpenShift'];
export type OpenWork = components['schemas']['OpenWork'];
export type OpenWorkOfOffice = components['schemas']['OpenWorkOfOffice'];
export type OpeningIn = components['schemas']['OpeningIn'];
export type OpinionIn = components['schemas']['OpinionIn'];
export type OpinionTold = components['schemas']['OpinionTold'];
export type Others = components['schemas']['Others'];
export type Outcome = components['schemas']['Outcome'];
export type OutcomeIn = components['schemas']['OutcomeIn'];
export type OutgoingRow = components['schemas']['OutgoingRow'];
export type OwnChannel = components['schemas']['OwnChannel'];
export type OwnReport = components['schemas']['OwnReport'];
export type Pack = components['schemas']['Pack'];
export type PackChangeIn = components['schemas']['PackChangeIn'];
export type PackDraftIn = components['schemas']['PackDraftIn'];
export type PackDrafts = components['schemas']['PackDrafts'];
export type PackIn = components['schemas']['PackIn'];
export type PageOfAccountRow = components['schemas']['PageOf_AccountRow_'];
export type PageOfBrief = components['schemas']['PageOf_Brief_'];
export type PageOfDeskRow = components['schemas']['PageOf_DeskRow_'];
export type PageOfGridListing = components['schemas']['PageOf_GridListing_'];
export type PageOfLeaveRow = components['schemas']['PageOf_LeaveRow_'];
export type PageOfLineGridRow = components['schemas']['PageOf_LineGridRow_'];
export type PageOfMatterRow = components['schemas']['PageOf_MatterRow_'];
export type PageOfMeetingRow = components['schemas']['PageOf_MeetingRow_'];
export type PageOfMessageRow = components['schemas']['PageOf_MessageRow_'];
export type PageOfObjectRow = components['schemas']['PageOf_ObjectRow_'];
export type PageOfOutgoingRow = components['schemas']['PageOf_OutgoingRow_'];
export type PageOfOwnReport = components['schemas']['PageOf_OwnReport_'];
export type PageOfPaperRow = components['schemas']['PageOf_PaperRow_'];
export type PageOfPatrolRow = components['schemas']['PageOf_PatrolRow_'];
export type PageOfPersonListing = components['schemas']['PageOf_PersonListing_'];
export type PageOfPlanListing = components['schemas']['PageOf_PlanListing_'];
export type PageOfQueued = components['schemas']['PageOf_Queued_'];
export type PageOfRequestRow = components['schemas']['PageOf_RequestRow_'];
export type PageOfSlipRow = components['schemas']['PageOf_SlipRow_'];
export type PageOfWaiting = components['schemas']['PageOf_Waiting_'];
export type PaperMoveIn = components['schemas']['PaperMoveIn'];
export type PaperOut = components['schemas']['PaperOut'];
export type PaperPart = components['schemas']['PaperPart'];
export type PaperRow = components['schemas']['PaperRow'];
export type PaperShown = components['schemas']['PaperShown'];
export type Parted = components['schemas']['Parted'];
export type PartyBrief = components['schemas']['PartyBrief'];
export type PartyCard = components['schemas']['PartyCard'];
export type PartyIn = components['schemas']['PartyIn'];
export type PartyOf = components['schemas']['PartyOf'];
export type PartySet = components['schemas']['PartySet'];
export type PasswordChange = components['schemas']['PasswordChange'];
export type PasswordIn = components['schemas']['PasswordIn'];
export type PatrolCell = components['schemas']['PatrolCell'];
export type PatrolIn = components['schemas']['PatrolIn'];
export type PatrolPointIn = components['schemas']['PatrolPointIn'];
export type PatrolRow = components['schemas']['PatrolRow'];
export type PatrolStopIn = components['schemas']['PatrolStopIn'];
export type PatrolStory = components['schemas']['PatrolStory'];
export type PersonCard = components['schemas']['PersonCard'];
export type PersonIn = components['schemas']['PersonIn'];
export type PersonListing = components['schemas']['PersonListing'];
export type PersonLoad = components['schemas']['PersonLoad'];
export type PhasePart = components['schemas']['PhasePart'];
export type Piece = components['schemas']['Piece'];
export type PieceIn = components['schemas']['PieceIn'];
export type Place = components['schemas']['Place'];
export type PlaceOption = components['schemas']['PlaceOption'];
export type PlanGridFacts = components['schemas']['PlanGridFacts'];
export type PlanIn = components['schemas']['PlanIn'];
export type PlanListing = components['schemas']['PlanListing'];
export type PlanMoveIn = components['schemas']['PlanMoveIn'];
export type PlanProblem = components['schemas']['PlanProblem'];
export type PlanProblems = components['schemas']['PlanProblems'];
export type PlanRow = components['schemas']['PlanRow'];
export type PlanShape = components['schemas']['PlanShape'];
export type PlanShapes = components['schemas']['PlanShapes'];
export type PlanView = components['schemas']['PlanView'];
export type Point = components['schemas']['Point'];
export type PointIn = components['schemas']['PointIn'];
export type Polygon = components['schemas']['Polygon'];
export type PortfolioRow = components['schemas']['PortfolioRow'];
export type Post = components['schemas']['Post'];
export type PostIn = components['schemas']['PostIn'];
export type PostRow = components['schemas']['PostRow'];
export type Precedent = components['schemas']['Precedent'];
export type Presence = components['schemas']['Presence'];
export type PresenceIn = components['schemas']['PresenceIn'];
export type Preview = components['schemas']['Preview'];
export type Printed = components['schemas']['Printed'];
export type Problem = components['schemas']['Problem'];
export type ProblemFacts = components['schemas']['ProblemFacts'];
export type Profile = components['schemas']['Profile'];
export type Proposal = components['schemas']['Proposal'];
export type Propose = components['schemas']['Propose'];
export type ProposedLine = components['schemas']['ProposedLine'];
export type PublicationIn = components['schemas']['PublicationIn'];
export type QuestionIn = components['schemas']['QuestionIn'];
export type QueueCounts = components['schemas']['QueueCounts'];
export type Queued = components['schemas']['Queued'];
export type QuietIn = components['schemas']['QuietIn'];
export type QuietRow = components['schemas']['QuietRow'];
export type RatingPart = components['schemas']['RatingPart'];
export type Reach = components['schemas']['Reach'];
export type ReadAs = components['schemas']['ReadAs'];
export type ReadDone = components['schemas']['ReadDone'];
export type ReadIn = components['schemas']['ReadIn'];
export type Reader = components['schemas']['Reader'];
export type Reason = components['schemas']['Reason'];
export type ReasonIn = components['schemas']['ReasonIn'];
export type Rebased = components['schemas']['Rebased'];
export type RecipientIn = components['schemas']['RecipientIn'];
export type RecipientRow = components['schemas']['RecipientRow'];
export type Reckoned = components['schemas']['Reckoned'];
export type Redecided = components['schemas']['Redecided'];
export type Ref = components['schemas']['Ref'];
export type RefreshIn = components['schemas']['RefreshIn'];
export type RejectedRow = components['schemas']['RejectedRow'];
export type Relative = components['schemas']['Relative'];
export type RemovalIn = components['schemas']['RemovalIn'];
export type RemoveVertex = components['schemas']['RemoveVertex'];
export type Rename = components['schemas']['Rename'];
export type Renewed = components['schemas']['Renewed'];
export type Renumber = components['schemas']['Renumber'];
export type Repair = components['schemas']['Repair'];
export type Repeat = components['schemas']['Repeat'];
export type Repeats = components['schemas']['Repeats'];
export type ReplyIn = components['schemas']['ReplyIn'];
export type ReplyPart = components['schemas']['ReplyPart'];
export type ReportIn = components['schemas']['ReportIn'];
export type ReportOutcome = components['schemas']['ReportOutcome'];
export type ReportPart = components['schemas']['ReportPart'];
export type ReporterIn = components['schemas']['ReporterIn'];
export type ReporterPagesChangeIn = components['schemas']['ReporterPagesChangeIn'];
export type ReporterPagesIn = components['schemas']['ReporterPagesIn'];
export type ReporterPagesView = components['schemas']['ReporterPagesView'];
export type ReporterView = components['schemas']['ReporterView'];
export type RequestChangeIn = components['schemas']['RequestChangeIn'];
export type RequestIn = components['schemas']['RequestIn'];
export type RequestMoveIn = components['schemas']['RequestMoveIn'];
export type RequestPart = components['schemas']['RequestPart'];
export type RequestRow = components['schemas']['RequestRow'];
export type RequestStory = components['schemas']['RequestStory'];
export type Reshape = components['schemas']['Reshape'];
export type ResultIn = components['schemas']['ResultIn'];
export type Retire = components['schemas']['Retire'];
export type Retired = components['schemas']['Retired'];
export type RetirementIn = components['schemas']['RetirementIn'];
export type Right = components['schemas']['Right'];
export type RightRow = components['schemas']['RightRow'];
export type Rising = components['schemas']['Rising'];
export type RisingCategories = components['schemas']['RisingCategories'];
export type RoleIn = components['schemas']['RoleIn'];
export type RoleOption = components['schemas']['RoleOption'];
export type RoleRowInput = components['schemas']['RoleRow-Input'];
export type RoleRowOutput = components['schemas']['RoleRow-Output'];
export type RolesChangeIn = components['schemas']['RolesChangeIn'];
export type RolesIn = components['schemas']['RolesIn'];
export type RolesView = components['schemas']['RolesView'];
export type RolloutView = components['schemas']['RolloutView'];
export type RosterCounts = components['schemas']['RosterCounts'];
export type RosterPlace = components['schemas']['RosterPlace'];
export type RouteAnswer = components['schemas']['RouteAnswer'];
export type RouteIn = components['schemas']['RouteIn'];
export type RowChange = components['schemas']['RowChange'];
export type RowTold = components['schemas']['RowTold'];
export type Rule = components['schemas']['Rule'];
export type RuleIn = components['schemas']['RuleIn'];
export type RuleMoveIn = components['schemas']['RuleMoveIn'];
export type RuleOptions = components['schemas']['RuleOptions'];
export type RuleProblem = components['schemas']['RuleProblem'];
export type RuleRecord = components['schemas']['RuleRecord'];
export type RuleRef = components['schemas']['RuleRef'];
export type RuleSetChange = components['schemas']['RuleSetChange'];
export type RuleSetIn = components['schemas']['RuleSetIn'];
export type RuleSetRow = components['schemas']['RuleSetRow'];
export type RuleSetStory = components['schemas']['RuleSetStory'];
export type RuleStep = components['schemas']['RuleStep'];
export type RuleUse = components['schemas']['RuleUse'];
export type RulesIn = components['schemas']['RulesIn'];
export type RulesRow = components['schemas']['RulesRow'];
export type Said = components['schemas']['Said'];
export type SaveIn = components['schemas']['SaveIn'];
export type Saved = components['schemas']['Saved'];
export type Schedule = components['schemas']['Schedule'];
export type ScheduleIn = components['schemas']['ScheduleIn'];
export type ScheduleRowInput = components['schemas']['ScheduleRow-Input'];
export type ScheduleRowOutput = components['schemas']['ScheduleRow-Output'];
export type SchedulesIn = components['schemas']['SchedulesIn'];
export type SchemaTold = components['schemas']['SchemaTold'];
export type ScopeCounts = components['schemas']['ScopeCounts'];
export type SeenThereIn = components['schemas']['SeenThereIn'];
export type SensitiveCases = components['schemas']['SensitiveCases'];
export type SentPhoto = components['schemas']['SentPhoto'];
export type SentencePart = components['schemas']['SentencePart'];
export type Series = components['schemas']['Series'];
export type Serving = components['schemas']['Serving'];
export type Share = components['schemas']['Share'];
export type Shift = components['schemas']['Shift'];
export type ShiftsIn = components['schemas']['ShiftsIn'];
export type Shown = components['schemas']['Shown'];
export type ShutMove = components['schemas']['ShutMove'];
export type SignCode = components['schemas']['SignCode'];
export type SignInCodeIn = components['schemas']['SignInCodeIn'];
export type SignInRow = components['schemas']['SignInRow'];
export type SignedIn = components['schemas']['SignedIn'];
export type SilentGrid = components['schemas']['SilentGrid'];
export type SilentGrids = components['schemas']['SilentGrids'];
export type Slip = components['schemas']['Slip'];
export type SlipCounts = components['schemas']['SlipCounts'];
export type SlipMoveIn = components['schemas']['SlipMoveIn'];
export type SlipPart = components['schemas']['SlipPart'];
export type SlipRow = components['schemas']['SlipRow'];
export type Split = components['schemas']['Split'];
export type Staff = components['schemas']['Staff'];
export type StaffRow = components['schemas']['StaffRow'];
export type StageIn = components['schemas']['StageIn'];
export type StageReached = components['schemas']['StageReached'];
export type StageRow = components['schemas']['StageRow'];
export type StageTerms = components['schemas']['StageTerms'];
export type Stand = components['schemas']['Stand'];
export type StandIn = components['schemas']['StandIn'];
export type Standard = components['schemas']['Standard'];
export type StandardIn = components['schemas']['StandardIn'];
export type StandingChart = components['schemas']['StandingChart'];
export type StandsOut = components['schemas']['StandsOut'];
export type StateCount = components['schemas']['StateCount'];
export type StationedOffice = components['schemas']['StationedOffice'];
export type Step = components['schemas']['Step'];
export type StepOut = components['schemas']['StepOut'];
export type StepRow = components['schemas']['StepRow'];
export type StepTold = components['schemas']['StepTold'];
export type StopTold = components['schemas']['StopTold'];
export type Story = components['schemas']['Story'];
export type Stream = components['schemas']['Stream'];
export type Subject = components['schemas']['Subject'];
export type Suggestion = components['schemas']['Suggestion'];
export type SuggestionCard = components['schemas']['SuggestionCard'];
export type SuggestionIn = components['schemas']['SuggestionIn'];
export type Suggestions = components['schemas']['Suggestions'];
export type SuggestionsTaken = components['schemas']['SuggestionsTaken'];
export type TabCount = components['schemas']['TabCount'];
export type TableReport = components['schemas']['TableReport'];
export type Task = components['schemas']['Task'];
export type TaskDraft = components['schemas']['TaskDraft'];
export type TaskDraftIn = components['schemas']['TaskDraftIn'];
export type TaskIn = components['schemas']['TaskIn'];
export type TaskItem = components['schemas']['TaskItem'];
export type TaskItemIn = components['schemas']['TaskItemIn'];
export type TaskRowInput = components['schemas']['TaskRow-Input'];
export type TaskRowOutput = components['schemas']['TaskRow-Output'];
export type TasksView = components['schemas']['TasksView'];
export type TeamGrid = components['schemas']['TeamGrid'];
export type TeamTask = components['schemas']['TeamTask'];
export type Telephone = components['schemas']['Telephone'];
export type TermsChangeIn = components['schemas']['TermsChangeIn'];
export type TermsIn = components['schemas']['TermsIn'];
export type TermsView = components['schemas']['TermsView'];
export type ThresholdRow = components['schemas']['ThresholdRow'];
export type Thresholds = components['schemas']['Thresholds'];
export type ThresholdsChangeIn = components['schemas']['ThresholdsChangeIn'];
export type ThresholdsIn = components['schemas']['ThresholdsIn'];
export type ThresholdsView = components['schemas']['ThresholdsView'];
export type Tick = components['schemas']['Tick'];
export type TickIn = components['schemas']['TickIn'];
export type ToldPart = components['schemas']['ToldPart'];
export type ToldPost = components['schemas']['ToldPost'];
export type TownTold = components['schemas']['TownTold'];
export type TrainedIn = components['schemas']['TrainedIn'];
export type TrainingCard = components['schemas']['TrainingCard'];
export type TrainingIn = components['schemas']['TrainingIn'];
export type TrainingRow = components['schemas']['TrainingRow'];
export type TrainingTest = components['schemas']['TrainingTest'];
export type Transfer = components['schemas']['Transfer'];
export type Transform = components['schemas']['Transform'];
export type Trial = components['schemas']['Trial'];
export type TrialIn = components['schemas']['TrialIn'];
export type TrialRow = components['schemas']['TrialRow'];
export type Tried = components['schemas']['Tried'];
export type TryIn = components['schemas']['TryIn'];
export type TypedNumber = components['schemas']['TypedNumber'];
export type UndoneOffice = components['schemas']['UndoneOffice'];
export type Unlocked = components['schemas']['Unlocked'];
export type Unsealed = components['schemas']['Unsealed'];
export type VersionIn = components['schemas']['VersionIn'];
export type ViewPart = components['schemas']['ViewPart'];
export type VillageRow = components['schemas']['VillageRow'];
export type Waiting = components['schemas']['Waiting'];
export type WatchIn = components['schemas']['WatchIn'];
export type Went = components['schemas']['Went'];
export type WhereIn = components['schemas']['WhereIn'];
export type WhistlePart = components['schemas']['WhistlePart'];
export type Who = components['schemas']['Who'];
export type WishIn = components['schemas']['WishIn'];
export type WordsIn = components['schemas']['WordsIn'];
export type WorkOut = components['schemas']['WorkOut'];
export type WorkerChoice = components['schemas']['WorkerChoice'];
export type WritingIn = components['schemas']['WritingIn'];
export type WrittenIn = components['schemas']['WrittenIn'];
export type WrongIn = components['schemas']['WrongIn'];
export type Year = components['schemas']['Year'];
export type YearIn = components['schemas']['YearIn'];
export type YearRow = components['schemas']['YearRow'];
export type ZoneOption = components['schemas']['ZoneOption'];
export type ApiSchemasLeadersMemberIn = components['schemas']['api__schemas__leaders__MemberIn'];
export type ApiSchemasPartyMemberIn = components['schemas']['api__schemas__party__MemberIn'];
export type GridgisGeocodingAskingHits = components['schemas']['gridgis__geocoding__asking__Hits'];
export type GridgisPeopleLeadersGroupsMemberRow = components['schemas']['gridgis__people__leaders__groups__MemberRow'];
export type GridgisPeoplePartyQueriesMemberRow = components['schemas']['gridgis__people__party__queries__MemberRow'];
export type GridgisRolloutRulesCount = components['schemas']['gridgis__rollout__rules__Count'];
export type GridgisSettingsSavingCount = components['schemas']['gridgis__settings__saving__Count'];
export type GridgisSuggestingLearningHits = components['schemas']['gridgis__suggesting__learning__Hits'];
export type $defs = Record<string, never>;
export interface operations {
	listed_api_v1_accounts_get: {
		parameters: {
			query?: {
				/** @description code of a division */
				parent?: string | null;
				/** @description `waiting`: in use, never signed in with, and no link is out */
				state?: "open" | "waiting" | "closed" | "all";
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
					"application/json": components["schemas"]["PageOf_AccountRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	open_one_api_v1_accounts_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["OpeningIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["AccountCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	hand_cards_api_v1_accounts_link_cards_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["LinkCardsIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Listed_LinkCard_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	hand_many_api_v1_accounts_links_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["LinksIn"];
			};
		};
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	search_api_v1_accounts_search_post: {
		parameters: {
			query?: {
				/** @description code of a division */
				parent?: string | null;
				/** @description `waiting`: in use, never signed in with, and no link is out */
				state?: "open" | "waiting" | "closed" | "all";
				limit?: number;
				/** @description `next` of the page before */
				cursor?: string | null;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["NameIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PageOf_AccountRow_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	one_api_v1_accounts__username__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				username: string;
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
					"application/json": components["schemas"]["AccountCard"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	close_api_v1_accounts__username__closing_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				username: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ReasonIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["AccountCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	hand_api_v1_accounts__username__links_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				username: string;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["LinkMade"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	appoint_api_v1_accounts__username__posts_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				username: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RoleIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["AccountCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	end_post_api_v1_accounts__username__posts__post_id__ending_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				username: string;
				post_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["LastDayIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["AccountCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	undo_post_api_v1_accounts__username__posts__post_id__undo_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				username: string;
				post_id: number;
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
					"application/json": components["schemas"]["AccountCard"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	reopen_api_v1_accounts__username__reopening_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				username: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ReasonIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["AccountCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rights_api_v1_accounts__username__rights_get: {
		parameters: {
			query?: {
				/** @description the day whose posts count; today by default */
				day?: string | null;
			};
			header?: never;
			path: {
				username: string;
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
					"application/json": components["schemas"]["Listed_Right_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	end_sign_ins_api_v1_accounts__username__sign_ins_ending_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				username: string;
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
					"application/json": components["schemas"]["Ended"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	unlock_api_v1_accounts__username__unlocking_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				username: string;
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
					"application/json": components["schemas"]["Unlocked"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_admissions_get: {
		parameters: {
			query?: {
				/** @description in this state alone */
				state?: ("draft" | "submitted" | "consulting" | "admitted" | "admitted_changed" | "refused" | "withdrawn" | "ended") | null;
				/** @description those alone that stopped a task */
				blocked?: boolean;
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
					"application/json": components["schemas"]["PageOf_RequestRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	make_api_v1_admissions_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RequestIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["RequestStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	block_api_v1_admissions_blocks__number__post: {
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
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["BlockedOut"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	figures_api_v1_admissions_figures_get: {
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
					"application/json": components["schemas"]["AdmissionFigures"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	story_api_v1_admissions__request_id__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				request_id: number;
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
					"application/json": components["schemas"]["RequestStory"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	write_api_v1_admissions__request_id__put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				request_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RequestChangeIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["RequestStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	move_api_v1_admissions__request_id__moves_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				request_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RequestMoveIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["RequestStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	opine_api_v1_admissions__request_id__opinion_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				request_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["OpinionIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["RequestStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
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
					"application/json": components["schemas"]["Listed_DemoAccount_"];
				};
			};
			/** @description Unprocessable Entity */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	invitation_api_v1_auth_invitation__token__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				token: string;
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
					"application/json": components["schemas"]["InvitedOut"];
				};
			};
			/** @description Not Found */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	accept_api_v1_auth_invitation__token__post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				token: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PasswordIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["InvitedOut"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_password_api_v1_auth_password_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PasswordChange"];
			};
		};
		responses: {
			/** @description Successful Response */
			204: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	renew_api_v1_auth_renewal_post: {
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
					"application/json": components["schemas"]["Renewed"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	sign_ins_api_v1_auth_sign_ins_get: {
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
					"application/json": components["schemas"]["Listed_SignInRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	end_sign_in_api_v1_auth_sign_ins__key__ending_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				key: string;
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
					"application/json": components["schemas"]["Ended"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	award_ledgers_api_v1_awards_get: {
		parameters: {
			query: {
				/** @description a town, or a county or city with its towns */
				parent: string;
				year: number;
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
					"application/json": components["schemas"]["Listed_AwardLedger_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	decide_api_v1_awards_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["DecidingIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["AwardLedger"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	cancel_api_v1_awards__decision_id__cancel_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				decision_id: number;
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
					"application/json": components["schemas"]["AwardLedger"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	basemap_api_v1_basemap_geojson_get: {
		parameters: {
			query?: {
				/** @description only lines of rank 3 and more, or only the others */
				minor?: boolean | null;
				/** @description metres by which a border of TopoJSON may lie off */
				within_m?: number;
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
					"application/geo+json": components["schemas"]["Basemap"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	basemap_api_v1_basemap_topojson_get: {
		parameters: {
			query?: {
				/** @description only lines of rank 3 and more, or only the others */
				minor?: boolean | null;
				/** @description metres by which a border of TopoJSON may lie off */
				within_m?: number;
				/** @description west,south,east,north in degrees, EPSG:4490 */
				bbox?: string | null;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The same as TopoJSON: common borders once, corners on a lattice of a millionth of a degree */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["BasemapTopology"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	beginnings_api_v1_beginning_get: {
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
					"application/json": components["schemas"]["Listed_Beginning_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_briefings_get: {
		parameters: {
			query?: {
				state?: ("draft" | "review" | "signed" | "sent" | "discarded") | null;
				place?: string | null;
				kind?: "briefing" | "bulletin";
				/** @description words in title, place or reason, or a number */
				q?: string;
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
					"application/json": components["schemas"]["PageOf_PaperRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	begin_api_v1_briefings_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["BeginIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PaperOut"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	head_api_v1_briefings_head_get: {
		parameters: {
			query: {
				county: string;
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
					"application/json": components["schemas"]["HeadRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	head_file_api_v1_briefings_head_file_get: {
		parameters: {
			query: {
				county: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The file */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/octet-stream": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	set_head_api_v1_briefings_head_file_put: {
		parameters: {
			query: {
				county: string;
				/** @description of the file */
				name: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The bytes of a Word document (.docx) that names its places */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["HeadRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	drop_head_api_v1_briefings_head_file_delete: {
		parameters: {
			query: {
				county: string;
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
					"application/json": components["schemas"]["HeadRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	schedules_api_v1_briefings_schedules_get: {
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
					"application/json": components["schemas"]["Listed_ScheduleRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	set_schedules_api_v1_briefings_schedules__place__put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				place: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["SchedulesIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Listed_ScheduleRow_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	show_api_v1_briefings__id__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: number;
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
					"application/json": components["schemas"]["PaperOut"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	save_api_v1_briefings__id__put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["SaveIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Saved"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	check_api_v1_briefings__id__check_get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: number;
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
					"application/json": components["schemas"]["Checked"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	correct_api_v1_briefings__id__editions_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["CorrectIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PaperOut"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	file_api_v1_briefings__id__files__name__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: number;
				/** @description html, pdf, docx, xlsx, or a drawing such as map-overdue.png */
				name: string;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The file */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/octet-stream": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	move_api_v1_briefings__id__moves_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PaperMoveIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PaperOut"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	preview_api_v1_briefings__id__preview_get: {
		parameters: {
			query?: {
				block?: string;
			};
			header?: never;
			path: {
				id: number;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The page */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"text/html": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	receive_api_v1_briefings__id__receipts_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: number;
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
					"application/json": components["schemas"]["PaperOut"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	refresh_api_v1_briefings__id__refresh_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RefreshIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PaperOut"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_cases_get: {
		parameters: {
			query?: {
				sort?: "newest" | "due";
				open?: boolean | null;
				state?: ("submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn") | null;
				/** @description code of a division or grid */
				place?: string | null;
				/** @description code of either level, or a platform */
				category?: string | null;
				office?: string | null;
				source?: ("citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign") | null;
				/** @description near_due: most of the limit that runs is used (`near_due_share`); 24h: it ends within 24 hours; in_time and suspended: neither overdue nor near_due */
				due?: ("overdue" | "near_due" | "24h" | "in_time" | "suspended") | null;
				/** @description the cases that a figure counts; from and to are days of what it counts by */
				measure?: ("open" | "overdue" | "near_due" | "reported" | "closed" | "due" | "on_time" | "late" | "closed_of_due" | "awaiting_check" | "answers" | "satisfied" | "unsatisfied" | "came_back" | "proactive" | "at_source" | "went_up" | "accept_due" | "accept_in_time" | "accept_late" | "verify_due" | "verify_in_time" | "verify_late" | "dispatch_due" | "dispatch_in_time" | "dispatch_late" | "check_due" | "check_in_time" | "check_late" | "close_due" | "close_in_time" | "close_late" | "registered" | "well_registered" | "misregistered" | "located" | "well_located" | "mislocated" | "reachable" | "called_back" | "uncalled" | "demanded" | "repeated" | "found_due" | "found_fixed" | "found_unfixed" | "grid_decided" | "grid_valid" | "grid_invalid" | "grid_registered" | "grid_accurate" | "grid_inaccurate" | "self_sampled" | "self_passed" | "self_failed" | "left_out" | "led" | "extended" | "asked_back" | "put_off" | "first_given" | "well_given" | "misgiven" | "auto_given" | "auto_well" | "auto_wrong" | "sign_due" | "signed_in_time" | "signed_late" | "handle_due" | "handled" | "unhandled" | "handled_in_time" | "handled_late" | "handle_waits" | "passed_first" | "redone" | "returned" | "return_refused" | "whistled" | "whistle_answered" | "whistle_late" | "supervised_n" | "timed") | null;
				/** @description H3 cell of resolution 5 to 11 */
				cell?: string | null;
				/** @description so many rings of cells around the cell too */
				rings?: number;
				/** @description number of the first case of a matter that came back */
				matter?: string | null;
				text?: string | null;
				/** @description first local day of submission */
				from?: string | null;
				/** @description a flag; place_doubt: any of the place */
				flag?: string | null;
				/** @description last local day of submission */
				to?: string | null;
				/** @description open cases whose limit came to this rung of the ladder */
				rung?: ("reminder" | "overdue" | "slip" | "red") | null;
				/** @description cases that are before this level */
				escalated?: ("village" | "town" | "county") | null;
				/** @description cases with a slip out; red: with a red one */
				supervised?: ("yellow" | "red") | null;
				/** @description false: without sensitive cases, as figures count */
				sensitive?: boolean | null;
				/** @description cases whose report came with suggestions, or took the first, or one of three */
				suggested?: ("shown" | "first" | "three") | null;
				/** @description open cases in a hop of their life; with measure closed, closed ones that passed it */
				hop?: ("accept" | "dispatch" | "sign" | "handle" | "check" | "close") | null;
				/** @description open cases that wait for this post */
				post?: ("receiver" | "verifier" | "dispatcher" | "coordinator" | "signer" | "handler" | "checker" | "closer" | "grid") | null;
				/** @description with a hop and measure closed: those that took longer than its limit of today */
				pace?: "over" | null;
				/** @description of submission, 1 is Monday: 3 or 1-5 */
				weekdays?: string | null;
				/** @description of submission: 8, or 18-20 to before 20 */
				hours?: string | null;
				/** @description source>target: passed on by one office to another, or helped by */
				flow?: string | null;
				/** @description false: those that have no place on the map */
				located?: boolean | null;
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
					"application/json": components["schemas"]["PageOf_Brief_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shapes_api_v1_cases_geojson_get: {
		parameters: {
			query?: {
				open?: boolean | null;
				state?: ("submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn") | null;
				/** @description code of a division or grid */
				place?: string | null;
				/** @description code of either level, or a platform */
				category?: string | null;
				office?: string | null;
				source?: ("citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign") | null;
				/** @description near_due: most of the limit that runs is used (`near_due_share`); 24h: it ends within 24 hours; in_time and suspended: neither overdue nor near_due */
				due?: ("overdue" | "near_due" | "24h" | "in_time" | "suspended") | null;
				/** @description the cases that a figure counts; from and to are days of what it counts by */
				measure?: ("open" | "overdue" | "near_due" | "reported" | "closed" | "due" | "on_time" | "late" | "closed_of_due" | "awaiting_check" | "answers" | "satisfied" | "unsatisfied" | "came_back" | "proactive" | "at_source" | "went_up" | "accept_due" | "accept_in_time" | "accept_late" | "verify_due" | "verify_in_time" | "verify_late" | "dispatch_due" | "dispatch_in_time" | "dispatch_late" | "check_due" | "check_in_time" | "check_late" | "close_due" | "close_in_time" | "close_late" | "registered" | "well_registered" | "misregistered" | "located" | "well_located" | "mislocated" | "reachable" | "called_back" | "uncalled" | "demanded" | "repeated" | "found_due" | "found_fixed" | "found_unfixed" | "grid_decided" | "grid_valid" | "grid_invalid" | "grid_registered" | "grid_accurate" | "grid_inaccurate" | "self_sampled" | "self_passed" | "self_failed" | "left_out" | "led" | "extended" | "asked_back" | "put_off" | "first_given" | "well_given" | "misgiven" | "auto_given" | "auto_well" | "auto_wrong" | "sign_due" | "signed_in_time" | "signed_late" | "handle_due" | "handled" | "unhandled" | "handled_in_time" | "handled_late" | "handle_waits" | "passed_first" | "redone" | "returned" | "return_refused" | "whistled" | "whistle_answered" | "whistle_late" | "supervised_n" | "timed") | null;
				/** @description H3 cell of resolution 5 to 11 */
				cell?: string | null;
				/** @description so many rings of cells around the cell too */
				rings?: number;
				/** @description number of the first case of a matter that came back */
				matter?: string | null;
				text?: string | null;
				/** @description first local day of submission */
				from?: string | null;
				/** @description a flag; place_doubt: any of the place */
				flag?: string | null;
				/** @description last local day of submission */
				to?: string | null;
				/** @description open cases whose limit came to this rung of the ladder */
				rung?: ("reminder" | "overdue" | "slip" | "red") | null;
				/** @description cases that are before this level */
				escalated?: ("village" | "town" | "county") | null;
				/** @description cases with a slip out; red: with a red one */
				supervised?: ("yellow" | "red") | null;
				/** @description false: without sensitive cases, as figures count */
				sensitive?: boolean | null;
				/** @description cases whose report came with suggestions, or took the first, or one of three */
				suggested?: ("shown" | "first" | "three") | null;
				/** @description open cases in a hop of their life; with measure closed, closed ones that passed it */
				hop?: ("accept" | "dispatch" | "sign" | "handle" | "check" | "close") | null;
				/** @description open cases that wait for this post */
				post?: ("receiver" | "verifier" | "dispatcher" | "coordinator" | "signer" | "handler" | "checker" | "closer" | "grid") | null;
				/** @description with a hop and measure closed: those that took longer than its limit of today */
				pace?: "over" | null;
				/** @description of submission, 1 is Monday: 3 or 1-5 */
				weekdays?: string | null;
				/** @description of submission: 8, or 18-20 to before 20 */
				hours?: string | null;
				/** @description source>target: passed on by one office to another, or helped by */
				flow?: string | null;
				/** @description false: those that have no place on the map */
				located?: boolean | null;
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
					"application/geo+json": components["schemas"]["CasePoints"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	clustered_api_v1_cases_clusters_get: {
		parameters: {
			query: {
				/** @description of a web map; from 17 on every spot stands by itself */
				zoom: number;
				open?: boolean | null;
				state?: ("submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn") | null;
				/** @description code of a division or grid */
				place?: string | null;
				/** @description code of either level, or a platform */
				category?: string | null;
				office?: string | null;
				source?: ("citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign") | null;
				/** @description near_due: most of the limit that runs is used (`near_due_share`); 24h: it ends within 24 hours; in_time and suspended: neither overdue nor near_due */
				due?: ("overdue" | "near_due" | "24h" | "in_time" | "suspended") | null;
				/** @description the cases that a figure counts; from and to are days of what it counts by */
				measure?: ("open" | "overdue" | "near_due" | "reported" | "closed" | "due" | "on_time" | "late" | "closed_of_due" | "awaiting_check" | "answers" | "satisfied" | "unsatisfied" | "came_back" | "proactive" | "at_source" | "went_up" | "accept_due" | "accept_in_time" | "accept_late" | "verify_due" | "verify_in_time" | "verify_late" | "dispatch_due" | "dispatch_in_time" | "dispatch_late" | "check_due" | "check_in_time" | "check_late" | "close_due" | "close_in_time" | "close_late" | "registered" | "well_registered" | "misregistered" | "located" | "well_located" | "mislocated" | "reachable" | "called_back" | "uncalled" | "demanded" | "repeated" | "found_due" | "found_fixed" | "found_unfixed" | "grid_decided" | "grid_valid" | "grid_invalid" | "grid_registered" | "grid_accurate" | "grid_inaccurate" | "self_sampled" | "self_passed" | "self_failed" | "left_out" | "led" | "extended" | "asked_back" | "put_off" | "first_given" | "well_given" | "misgiven" | "auto_given" | "auto_well" | "auto_wrong" | "sign_due" | "signed_in_time" | "signed_late" | "handle_due" | "handled" | "unhandled" | "handled_in_time" | "handled_late" | "handle_waits" | "passed_first" | "redone" | "returned" | "return_refused" | "whistled" | "whistle_answered" | "whistle_late" | "supervised_n" | "timed") | null;
				/** @description H3 cell of resolution 5 to 11 */
				cell?: string | null;
				/** @description so many rings of cells around the cell too */
				rings?: number;
				/** @description number of the first case of a matter that came back */
				matter?: string | null;
				text?: string | null;
				/** @description first local day of submission */
				from?: string | null;
				/** @description a flag; place_doubt: any of the place */
				flag?: string | null;
				/** @description last local day of submission */
				to?: string | null;
				/** @description open cases whose limit came to this rung of the ladder */
				rung?: ("reminder" | "overdue" | "slip" | "red") | null;
				/** @description cases that are before this level */
				escalated?: ("village" | "town" | "county") | null;
				/** @description cases with a slip out; red: with a red one */
				supervised?: ("yellow" | "red") | null;
				/** @description false: without sensitive cases, as figures count */
				sensitive?: boolean | null;
				/** @description cases whose report came with suggestions, or took the first, or one of three */
				suggested?: ("shown" | "first" | "three") | null;
				/** @description open cases in a hop of their life; with measure closed, closed ones that passed it */
				hop?: ("accept" | "dispatch" | "sign" | "handle" | "check" | "close") | null;
				/** @description open cases that wait for this post */
				post?: ("receiver" | "verifier" | "dispatcher" | "coordinator" | "signer" | "handler" | "checker" | "closer" | "grid") | null;
				/** @description with a hop and measure closed: those that took longer than its limit of today */
				pace?: "over" | null;
				/** @description of submission, 1 is Monday: 3 or 1-5 */
				weekdays?: string | null;
				/** @description of submission: 8, or 18-20 to before 20 */
				hours?: string | null;
				/** @description source>target: passed on by one office to another, or helped by */
				flow?: string | null;
				/** @description false: those that have no place on the map */
				located?: boolean | null;
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
					"application/geo+json": components["schemas"]["CaseClusters"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	counts_api_v1_cases_counts_get: {
		parameters: {
			query?: {
				open?: boolean | null;
				state?: ("submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn") | null;
				/** @description code of a division or grid */
				place?: string | null;
				/** @description code of either level, or a platform */
				category?: string | null;
				office?: string | null;
				source?: ("citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign") | null;
				/** @description near_due: most of the limit that runs is used (`near_due_share`); 24h: it ends within 24 hours; in_time and suspended: neither overdue nor near_due */
				due?: ("overdue" | "near_due" | "24h" | "in_time" | "suspended") | null;
				/** @description the cases that a figure counts; from and to are days of what it counts by */
				measure?: ("open" | "overdue" | "near_due" | "reported" | "closed" | "due" | "on_time" | "late" | "closed_of_due" | "awaiting_check" | "answers" | "satisfied" | "unsatisfied" | "came_back" | "proactive" | "at_source" | "went_up" | "accept_due" | "accept_in_time" | "accept_late" | "verify_due" | "verify_in_time" | "verify_late" | "dispatch_due" | "dispatch_in_time" | "dispatch_late" | "check_due" | "check_in_time" | "check_late" | "close_due" | "close_in_time" | "close_late" | "registered" | "well_registered" | "misregistered" | "located" | "well_located" | "mislocated" | "reachable" | "called_back" | "uncalled" | "demanded" | "repeated" | "found_due" | "found_fixed" | "found_unfixed" | "grid_decided" | "grid_valid" | "grid_invalid" | "grid_registered" | "grid_accurate" | "grid_inaccurate" | "self_sampled" | "self_passed" | "self_failed" | "left_out" | "led" | "extended" | "asked_back" | "put_off" | "first_given" | "well_given" | "misgiven" | "auto_given" | "auto_well" | "auto_wrong" | "sign_due" | "signed_in_time" | "signed_late" | "handle_due" | "handled" | "unhandled" | "handled_in_time" | "handled_late" | "handle_waits" | "passed_first" | "redone" | "returned" | "return_refused" | "whistled" | "whistle_answered" | "whistle_late" | "supervised_n" | "timed") | null;
				/** @description H3 cell of resolution 5 to 11 */
				cell?: string | null;
				/** @description so many rings of cells around the cell too */
				rings?: number;
				/** @description number of the first case of a matter that came back */
				matter?: string | null;
				text?: string | null;
				/** @description first local day of submission */
				from?: string | null;
				/** @description a flag; place_doubt: any of the place */
				flag?: string | null;
				/** @description last local day of submission */
				to?: string | null;
				/** @description open cases whose limit came to this rung of the ladder */
				rung?: ("reminder" | "overdue" | "slip" | "red") | null;
				/** @description cases that are before this level */
				escalated?: ("village" | "town" | "county") | null;
				/** @description cases with a slip out; red: with a red one */
				supervised?: ("yellow" | "red") | null;
				/** @description false: without sensitive cases, as figures count */
				sensitive?: boolean | null;
				/** @description cases whose report came with suggestions, or took the first, or one of three */
				suggested?: ("shown" | "first" | "three") | null;
				/** @description open cases in a hop of their life; with measure closed, closed ones that passed it */
				hop?: ("accept" | "dispatch" | "sign" | "handle" | "check" | "close") | null;
				/** @description open cases that wait for this post */
				post?: ("receiver" | "verifier" | "dispatcher" | "coordinator" | "signer" | "handler" | "checker" | "closer" | "grid") | null;
				/** @description with a hop and measure closed: those that took longer than its limit of today */
				pace?: "over" | null;
				/** @description of submission, 1 is Monday: 3 or 1-5 */
				weekdays?: string | null;
				/** @description of submission: 8, or 18-20 to before 20 */
				hours?: string | null;
				/** @description source>target: passed on by one office to another, or helped by */
				flow?: string | null;
				/** @description false: those that have no place on the map */
				located?: boolean | null;
				/** @description west,south,east,north in degrees, EPSG:4490 */
				bbox?: string | null;
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
					"application/json": components["schemas"]["ScopeCounts"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	addressees_api_v1_cases__number__addressees_get: {
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
					"application/json": components["schemas"]["Listed_Addressee_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	colleagues_api_v1_cases__number__colleagues_get: {
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
					"application/json": components["schemas"]["Listed_Colleague_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	contact_api_v1_cases__number__contact_post: {
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
				"application/json": components["schemas"]["ContactIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Listed_Contact_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	proposal_api_v1_cases__number__coordination_get: {
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
					"application/json": components["schemas"]["Proposal"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	decisions_api_v1_cases__number__decisions_get: {
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
					"application/json": components["schemas"]["Listed_Decided_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	doubles_api_v1_cases__number__doubles_get: {
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
					"application/json": components["schemas"]["Doubles"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	tell_apart_api_v1_cases__number__doubles__other__apart_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				number: string;
				other: string;
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
					"application/json": components["schemas"]["Doubles"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	take_back_api_v1_cases__number__doubles__other__apart_undo_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				number: string;
				other: string;
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
					"application/json": components["schemas"]["Doubles"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
					"application/json": components["schemas"]["Listed_EventPart_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	extended_api_v1_cases__number__extension_get: {
		parameters: {
			query: {
				/** @description in the unit of the case's limit */
				more: number;
			};
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
					"application/json": components["schemas"]["Extended"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
					"application/json": components["schemas"]["MoveMade"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	read_paper_api_v1_cases__number__papers__sha256__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				number: string;
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	put_paper_api_v1_cases__number__papers__sha256__put: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
			};
			header?: never;
			path: {
				number: string;
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
					"application/json": components["schemas"]["PaperPart"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	get_photo_api_v1_cases__number__photos__sha256__get: {
		parameters: {
			query?: {
				size?: "whole" | "small";
			};
			header?: never;
			path: {
				number: string;
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	put_photo_api_v1_cases__number__photos__sha256__put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				number: string;
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
					"application/json": components["schemas"]["MediumOut"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	name_reader_api_v1_cases__number__readers_post: {
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
				"application/json": components["schemas"]["NamingIn"];
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
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	candidates_api_v1_cases__number__readers_candidates_post: {
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
				"application/json": components["schemas"]["NameIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Listed_Nominee_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	remove_reader_api_v1_cases__number__readers__username__removal_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				number: string;
				username: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RemovalIn"];
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
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	redecide_api_v1_cases__number__redecide_post: {
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
				"application/json": components["schemas"]["WrongIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Redecided"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	issue_api_v1_cases__number__reports__report_id__code_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				number: string;
				report_id: string;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["IssuedCode"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	seen_by_api_v1_cases__number__seen_by_get: {
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
					"application/json": components["schemas"]["Listed_Onlooker_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	move_api_v1_cases__number__slips__seq__moves_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				number: string;
				seq: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["SlipMoveIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Slip"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	undo_api_v1_cases__number__undo_post: {
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
					"application/json": components["schemas"]["Stand"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
					"application/json": components["schemas"]["Listed_CategoryOut_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	collection_api_v1_collection_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose schema is wanted; today by default */
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
					"application/json": components["schemas"]["CollectionView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	publish_api_v1_collection_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["CollectionIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["CollectionView"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	queue_api_v1_coordination_get: {
		parameters: {
			query?: {
				/** @description false: those that are decided, the newest first */
				open?: boolean;
				/** @description those that are yours to settle */
				mine?: boolean;
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
					"application/json": components["schemas"]["PageOf_Waiting_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	counts_api_v1_coordination_counts_get: {
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
					"application/json": components["schemas"]["CoordinationCounts"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	joint_api_v1_coordination_joint_get: {
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
					"application/json": components["schemas"]["Listed_Joint_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_delegations_get: {
		parameters: {
			query: {
				county: string;
				/** @description the day whose rules count; today by default */
				at?: string | null;
				/** @description only what this office gets */
				office?: string | null;
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
					"application/json": components["schemas"]["DelegationList"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	desks_api_v1_desks_get: {
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
					"application/json": components["schemas"]["Listed_Desk_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_desks__desk__cases_get: {
		parameters: {
			query: {
				/** @description one of the tabs that `GET /desks` tells of the desk */
				tab: string;
				open?: boolean | null;
				state?: ("submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn") | null;
				/** @description code of a division or grid */
				place?: string | null;
				/** @description code of either level, or a platform */
				category?: string | null;
				office?: string | null;
				source?: ("citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign") | null;
				/** @description near_due: most of the limit that runs is used (`near_due_share`); 24h: it ends within 24 hours; in_time and suspended: neither overdue nor near_due */
				due?: ("overdue" | "near_due" | "24h" | "in_time" | "suspended") | null;
				/** @description the cases that a figure counts; from and to are days of what it counts by */
				measure?: ("open" | "overdue" | "near_due" | "reported" | "closed" | "due" | "on_time" | "late" | "closed_of_due" | "awaiting_check" | "answers" | "satisfied" | "unsatisfied" | "came_back" | "proactive" | "at_source" | "went_up" | "accept_due" | "accept_in_time" | "accept_late" | "verify_due" | "verify_in_time" | "verify_late" | "dispatch_due" | "dispatch_in_time" | "dispatch_late" | "check_due" | "check_in_time" | "check_late" | "close_due" | "close_in_time" | "close_late" | "registered" | "well_registered" | "misregistered" | "located" | "well_located" | "mislocated" | "reachable" | "called_back" | "uncalled" | "demanded" | "repeated" | "found_due" | "found_fixed" | "found_unfixed" | "grid_decided" | "grid_valid" | "grid_invalid" | "grid_registered" | "grid_accurate" | "grid_inaccurate" | "self_sampled" | "self_passed" | "self_failed" | "left_out" | "led" | "extended" | "asked_back" | "put_off" | "first_given" | "well_given" | "misgiven" | "auto_given" | "auto_well" | "auto_wrong" | "sign_due" | "signed_in_time" | "signed_late" | "handle_due" | "handled" | "unhandled" | "handled_in_time" | "handled_late" | "handle_waits" | "passed_first" | "redone" | "returned" | "return_refused" | "whistled" | "whistle_answered" | "whistle_late" | "supervised_n" | "timed") | null;
				/** @description H3 cell of resolution 5 to 11 */
				cell?: string | null;
				/** @description so many rings of cells around the cell too */
				rings?: number;
				/** @description number of the first case of a matter that came back */
				matter?: string | null;
				text?: string | null;
				/** @description first local day of submission */
				from?: string | null;
				/** @description a flag; place_doubt: any of the place */
				flag?: string | null;
				/** @description last local day of submission */
				to?: string | null;
				/** @description open cases whose limit came to this rung of the ladder */
				rung?: ("reminder" | "overdue" | "slip" | "red") | null;
				/** @description cases that are before this level */
				escalated?: ("village" | "town" | "county") | null;
				/** @description cases with a slip out; red: with a red one */
				supervised?: ("yellow" | "red") | null;
				/** @description false: without sensitive cases, as figures count */
				sensitive?: boolean | null;
				/** @description cases whose report came with suggestions, or took the first, or one of three */
				suggested?: ("shown" | "first" | "three") | null;
				/** @description open cases in a hop of their life; with measure closed, closed ones that passed it */
				hop?: ("accept" | "dispatch" | "sign" | "handle" | "check" | "close") | null;
				/** @description open cases that wait for this post */
				post?: ("receiver" | "verifier" | "dispatcher" | "coordinator" | "signer" | "handler" | "checker" | "closer" | "grid") | null;
				/** @description with a hop and measure closed: those that took longer than its limit of today */
				pace?: "over" | null;
				/** @description of submission, 1 is Monday: 3 or 1-5 */
				weekdays?: string | null;
				/** @description of submission: 8, or 18-20 to before 20 */
				hours?: string | null;
				/** @description source>target: passed on by one office to another, or helped by */
				flow?: string | null;
				/** @description false: those that have no place on the map */
				located?: boolean | null;
				/** @description west,south,east,north in degrees, EPSG:4490 */
				bbox?: string | null;
				limit?: number;
				/** @description `next` of the page before */
				cursor?: string | null;
			};
			header?: never;
			path: {
				desk: "command" | "office" | "grid" | "village" | "duty" | "platform" | "petition" | "order";
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
					"application/json": components["schemas"]["PageOf_DeskRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shapes_api_v1_desks__desk__cases_geojson_get: {
		parameters: {
			query: {
				/** @description one of the tabs that `GET /desks` tells of the desk */
				tab: string;
				open?: boolean | null;
				state?: ("submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn") | null;
				/** @description code of a division or grid */
				place?: string | null;
				/** @description code of either level, or a platform */
				category?: string | null;
				office?: string | null;
				source?: ("citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign") | null;
				/** @description near_due: most of the limit that runs is used (`near_due_share`); 24h: it ends within 24 hours; in_time and suspended: neither overdue nor near_due */
				due?: ("overdue" | "near_due" | "24h" | "in_time" | "suspended") | null;
				/** @description the cases that a figure counts; from and to are days of what it counts by */
				measure?: ("open" | "overdue" | "near_due" | "reported" | "closed" | "due" | "on_time" | "late" | "closed_of_due" | "awaiting_check" | "answers" | "satisfied" | "unsatisfied" | "came_back" | "proactive" | "at_source" | "went_up" | "accept_due" | "accept_in_time" | "accept_late" | "verify_due" | "verify_in_time" | "verify_late" | "dispatch_due" | "dispatch_in_time" | "dispatch_late" | "check_due" | "check_in_time" | "check_late" | "close_due" | "close_in_time" | "close_late" | "registered" | "well_registered" | "misregistered" | "located" | "well_located" | "mislocated" | "reachable" | "called_back" | "uncalled" | "demanded" | "repeated" | "found_due" | "found_fixed" | "found_unfixed" | "grid_decided" | "grid_valid" | "grid_invalid" | "grid_registered" | "grid_accurate" | "grid_inaccurate" | "self_sampled" | "self_passed" | "self_failed" | "left_out" | "led" | "extended" | "asked_back" | "put_off" | "first_given" | "well_given" | "misgiven" | "auto_given" | "auto_well" | "auto_wrong" | "sign_due" | "signed_in_time" | "signed_late" | "handle_due" | "handled" | "unhandled" | "handled_in_time" | "handled_late" | "handle_waits" | "passed_first" | "redone" | "returned" | "return_refused" | "whistled" | "whistle_answered" | "whistle_late" | "supervised_n" | "timed") | null;
				/** @description H3 cell of resolution 5 to 11 */
				cell?: string | null;
				/** @description so many rings of cells around the cell too */
				rings?: number;
				/** @description number of the first case of a matter that came back */
				matter?: string | null;
				text?: string | null;
				/** @description first local day of submission */
				from?: string | null;
				/** @description a flag; place_doubt: any of the place */
				flag?: string | null;
				/** @description last local day of submission */
				to?: string | null;
				/** @description open cases whose limit came to this rung of the ladder */
				rung?: ("reminder" | "overdue" | "slip" | "red") | null;
				/** @description cases that are before this level */
				escalated?: ("village" | "town" | "county") | null;
				/** @description cases with a slip out; red: with a red one */
				supervised?: ("yellow" | "red") | null;
				/** @description false: without sensitive cases, as figures count */
				sensitive?: boolean | null;
				/** @description cases whose report came with suggestions, or took the first, or one of three */
				suggested?: ("shown" | "first" | "three") | null;
				/** @description open cases in a hop of their life; with measure closed, closed ones that passed it */
				hop?: ("accept" | "dispatch" | "sign" | "handle" | "check" | "close") | null;
				/** @description open cases that wait for this post */
				post?: ("receiver" | "verifier" | "dispatcher" | "coordinator" | "signer" | "handler" | "checker" | "closer" | "grid") | null;
				/** @description with a hop and measure closed: those that took longer than its limit of today */
				pace?: "over" | null;
				/** @description of submission, 1 is Monday: 3 or 1-5 */
				weekdays?: string | null;
				/** @description of submission: 8, or 18-20 to before 20 */
				hours?: string | null;
				/** @description source>target: passed on by one office to another, or helped by */
				flow?: string | null;
				/** @description false: those that have no place on the map */
				located?: boolean | null;
				/** @description west,south,east,north in degrees, EPSG:4490 */
				bbox?: string | null;
			};
			header?: never;
			path: {
				desk: "command" | "office" | "grid" | "village" | "duty" | "platform" | "petition" | "order";
			};
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
					"application/geo+json": components["schemas"]["CasePoints"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	counts_api_v1_desks__desk__counts_get: {
		parameters: {
			query?: {
				open?: boolean | null;
				state?: ("submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn") | null;
				/** @description code of a division or grid */
				place?: string | null;
				/** @description code of either level, or a platform */
				category?: string | null;
				office?: string | null;
				source?: ("citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign") | null;
				/** @description near_due: most of the limit that runs is used (`near_due_share`); 24h: it ends within 24 hours; in_time and suspended: neither overdue nor near_due */
				due?: ("overdue" | "near_due" | "24h" | "in_time" | "suspended") | null;
				/** @description the cases that a figure counts; from and to are days of what it counts by */
				measure?: ("open" | "overdue" | "near_due" | "reported" | "closed" | "due" | "on_time" | "late" | "closed_of_due" | "awaiting_check" | "answers" | "satisfied" | "unsatisfied" | "came_back" | "proactive" | "at_source" | "went_up" | "accept_due" | "accept_in_time" | "accept_late" | "verify_due" | "verify_in_time" | "verify_late" | "dispatch_due" | "dispatch_in_time" | "dispatch_late" | "check_due" | "check_in_time" | "check_late" | "close_due" | "close_in_time" | "close_late" | "registered" | "well_registered" | "misregistered" | "located" | "well_located" | "mislocated" | "reachable" | "called_back" | "uncalled" | "demanded" | "repeated" | "found_due" | "found_fixed" | "found_unfixed" | "grid_decided" | "grid_valid" | "grid_invalid" | "grid_registered" | "grid_accurate" | "grid_inaccurate" | "self_sampled" | "self_passed" | "self_failed" | "left_out" | "led" | "extended" | "asked_back" | "put_off" | "first_given" | "well_given" | "misgiven" | "auto_given" | "auto_well" | "auto_wrong" | "sign_due" | "signed_in_time" | "signed_late" | "handle_due" | "handled" | "unhandled" | "handled_in_time" | "handled_late" | "handle_waits" | "passed_first" | "redone" | "returned" | "return_refused" | "whistled" | "whistle_answered" | "whistle_late" | "supervised_n" | "timed") | null;
				/** @description H3 cell of resolution 5 to 11 */
				cell?: string | null;
				/** @description so many rings of cells around the cell too */
				rings?: number;
				/** @description number of the first case of a matter that came back */
				matter?: string | null;
				text?: string | null;
				/** @description first local day of submission */
				from?: string | null;
				/** @description a flag; place_doubt: any of the place */
				flag?: string | null;
				/** @description last local day of submission */
				to?: string | null;
				/** @description open cases whose limit came to this rung of the ladder */
				rung?: ("reminder" | "overdue" | "slip" | "red") | null;
				/** @description cases that are before this level */
				escalated?: ("village" | "town" | "county") | null;
				/** @description cases with a slip out; red: with a red one */
				supervised?: ("yellow" | "red") | null;
				/** @description false: without sensitive cases, as figures count */
				sensitive?: boolean | null;
				/** @description cases whose report came with suggestions, or took the first, or one of three */
				suggested?: ("shown" | "first" | "three") | null;
				/** @description open cases in a hop of their life; with measure closed, closed ones that passed it */
				hop?: ("accept" | "dispatch" | "sign" | "handle" | "check" | "close") | null;
				/** @description open cases that wait for this post */
				post?: ("receiver" | "verifier" | "dispatcher" | "coordinator" | "signer" | "handler" | "checker" | "closer" | "grid") | null;
				/** @description with a hop and measure closed: those that took longer than its limit of today */
				pace?: "over" | null;
				/** @description of submission, 1 is Monday: 3 or 1-5 */
				weekdays?: string | null;
				/** @description of submission: 8, or 18-20 to before 20 */
				hours?: string | null;
				/** @description source>target: passed on by one office to another, or helped by */
				flow?: string | null;
				/** @description false: those that have no place on the map */
				located?: boolean | null;
				/** @description west,south,east,north in degrees, EPSG:4490 */
				bbox?: string | null;
			};
			header?: never;
			path: {
				desk: "command" | "office" | "grid" | "village" | "duty" | "platform" | "petition" | "order";
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
					"application/json": components["schemas"]["DeskCounts"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_devices_get: {
		parameters: {
			query?: {
				/** @description whose; your own by default */
				username?: string;
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
					"application/json": components["schemas"]["Listed_Device_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	make_api_v1_devices_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["DeviceIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["DeviceMade"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	end_api_v1_devices__device_id__ending_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				device_id: number;
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
					"application/json": components["schemas"]["Device"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
					"application/json": components["schemas"]["Listed_DivisionRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shapes_api_v1_divisions_geojson_get: {
		parameters: {
			query: {
				level: string;
				parent?: string | null;
				/** @description metres by which a border of TopoJSON may lie off */
				within_m?: number;
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
					"application/geo+json": components["schemas"]["DivisionShapes"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shapes_api_v1_divisions_topojson_get: {
		parameters: {
			query: {
				level: string;
				parent?: string | null;
				/** @description metres by which a border of TopoJSON may lie off */
				within_m?: number;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The same as TopoJSON: common borders once, corners on a lattice of a millionth of a degree */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["DivisionTopology"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	counts_api_v1_doubles_get: {
		parameters: {
			query: {
				/** @description numbers of cases, of one page of a queue */
				number: string[];
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
					"application/json": components["schemas"]["Listed_DoubleCount_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	on_duty_api_v1_duty_roster_get: {
		parameters: {
			query: {
				/** @description a county, with its towns, or a town */
				parent: string;
				/** @description today by default */
				from?: string | null;
				/** @description the same day by default */
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
					"application/json": components["schemas"]["DutyRoster"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	enter_api_v1_duty_roster_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["WatchIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Entered"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	cancel_api_v1_duty_roster_cancel_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ShiftsIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Cancelled"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	own_api_v1_exports_get: {
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
					"application/json": components["schemas"]["Listed_ExportRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_accounts_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose rows are wanted; today by default */
				at?: string | null;
				/** @description the form alone, to be filled in */
				empty?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	book_api_v1_exports_analysis_get: {
		parameters: {
			query: {
				place: string;
				category?: string | null;
				against?: "year" | "before";
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
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_attendance_get: {
		parameters: {
			query: {
				/** @description the session */
				training: number;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_awards_api_v1_exports_awards_get: {
		parameters: {
			query: {
				/** @description a town, or a county or city with its towns */
				parent: string;
				year: number;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_collection_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose rows are wanted; today by default */
				at?: string | null;
				/** @description the form alone, to be filled in */
				empty?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_coordination_get: {
		parameters: {
			query?: {
				/** @description false: those that are decided, the newest first */
				open?: boolean;
				/** @description those that are yours to settle */
				mine?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	of_coordination_api_v1_exports_coordination_post: {
		parameters: {
			query?: {
				/** @description false: those that are decided, the newest first */
				open?: boolean;
				/** @description those that are yours to settle */
				mine?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ExportRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_delegations_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose rows are wanted; today by default */
				at?: string | null;
				/** @description the form alone, to be filled in */
				empty?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_desks__desk__get: {
		parameters: {
			query: {
				/** @description one of the tabs that `GET /desks` tells of the desk */
				tab: string;
				open?: boolean | null;
				state?: ("submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn") | null;
				/** @description code of a division or grid */
				place?: string | null;
				/** @description code of either level, or a platform */
				category?: string | null;
				office?: string | null;
				source?: ("citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign") | null;
				/** @description near_due: most of the limit that runs is used (`near_due_share`); 24h: it ends within 24 hours; in_time and suspended: neither overdue nor near_due */
				due?: ("overdue" | "near_due" | "24h" | "in_time" | "suspended") | null;
				/** @description the cases that a figure counts; from and to are days of what it counts by */
				measure?: ("open" | "overdue" | "near_due" | "reported" | "closed" | "due" | "on_time" | "late" | "closed_of_due" | "awaiting_check" | "answers" | "satisfied" | "unsatisfied" | "came_back" | "proactive" | "at_source" | "went_up" | "accept_due" | "accept_in_time" | "accept_late" | "verify_due" | "verify_in_time" | "verify_late" | "dispatch_due" | "dispatch_in_time" | "dispatch_late" | "check_due" | "check_in_time" | "check_late" | "close_due" | "close_in_time" | "close_late" | "registered" | "well_registered" | "misregistered" | "located" | "well_located" | "mislocated" | "reachable" | "called_back" | "uncalled" | "demanded" | "repeated" | "found_due" | "found_fixed" | "found_unfixed" | "grid_decided" | "grid_valid" | "grid_invalid" | "grid_registered" | "grid_accurate" | "grid_inaccurate" | "self_sampled" | "self_passed" | "self_failed" | "left_out" | "led" | "extended" | "asked_back" | "put_off" | "first_given" | "well_given" | "misgiven" | "auto_given" | "auto_well" | "auto_wrong" | "sign_due" | "signed_in_time" | "signed_late" | "handle_due" | "handled" | "unhandled" | "handled_in_time" | "handled_late" | "handle_waits" | "passed_first" | "redone" | "returned" | "return_refused" | "whistled" | "whistle_answered" | "whistle_late" | "supervised_n" | "timed") | null;
				/** @description H3 cell of resolution 5 to 11 */
				cell?: string | null;
				/** @description so many rings of cells around the cell too */
				rings?: number;
				/** @description number of the first case of a matter that came back */
				matter?: string | null;
				text?: string | null;
				/** @description first local day of submission */
				from?: string | null;
				/** @description a flag; place_doubt: any of the place */
				flag?: string | null;
				/** @description last local day of submission */
				to?: string | null;
				/** @description open cases whose limit came to this rung of the ladder */
				rung?: ("reminder" | "overdue" | "slip" | "red") | null;
				/** @description cases that are before this level */
				escalated?: ("village" | "town" | "county") | null;
				/** @description cases with a slip out; red: with a red one */
				supervised?: ("yellow" | "red") | null;
				/** @description false: without sensitive cases, as figures count */
				sensitive?: boolean | null;
				/** @description cases whose report came with suggestions, or took the first, or one of three */
				suggested?: ("shown" | "first" | "three") | null;
				/** @description open cases in a hop of their life; with measure closed, closed ones that passed it */
				hop?: ("accept" | "dispatch" | "sign" | "handle" | "check" | "close") | null;
				/** @description open cases that wait for this post */
				post?: ("receiver" | "verifier" | "dispatcher" | "coordinator" | "signer" | "handler" | "checker" | "closer" | "grid") | null;
				/** @description with a hop and measure closed: those that took longer than its limit of today */
				pace?: "over" | null;
				/** @description of submission, 1 is Monday: 3 or 1-5 */
				weekdays?: string | null;
				/** @description of submission: 8, or 18-20 to before 20 */
				hours?: string | null;
				/** @description source>target: passed on by one office to another, or helped by */
				flow?: string | null;
				/** @description false: those that have no place on the map */
				located?: boolean | null;
				/** @description west,south,east,north in degrees, EPSG:4490 */
				bbox?: string | null;
			};
			header?: never;
			path: {
				desk: "command" | "office" | "grid" | "village" | "duty" | "platform" | "petition" | "order";
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	of_desk_api_v1_exports_desks__desk__post: {
		parameters: {
			query: {
				/** @description one of the tabs that `GET /desks` tells of the desk */
				tab: string;
				open?: boolean | null;
				state?: ("submitted" | "verifying" | "needs_info" | "registered" | "coordinating" | "dispatched" | "handling" | "suspended" | "result_filed" | "rework" | "checked" | "closed" | "evaluated" | "archived" | "rejected" | "merged" | "withdrawn") | null;
				/** @description code of a division or grid */
				place?: string | null;
				/** @description code of either level, or a platform */
				category?: string | null;
				office?: string | null;
				source?: ("citizen" | "grid_worker" | "hotline_12345" | "digital_urban" | "peace_system" | "river_chief" | "sensor" | "office" | "meeting" | "campaign") | null;
				/** @description near_due: most of the limit that runs is used (`near_due_share`); 24h: it ends within 24 hours; in_time and suspended: neither overdue nor near_due */
				due?: ("overdue" | "near_due" | "24h" | "in_time" | "suspended") | null;
				/** @description the cases that a figure counts; from and to are days of what it counts by */
				measure?: ("open" | "overdue" | "near_due" | "reported" | "closed" | "due" | "on_time" | "late" | "closed_of_due" | "awaiting_check" | "answers" | "satisfied" | "unsatisfied" | "came_back" | "proactive" | "at_source" | "went_up" | "accept_due" | "accept_in_time" | "accept_late" | "verify_due" | "verify_in_time" | "verify_late" | "dispatch_due" | "dispatch_in_time" | "dispatch_late" | "check_due" | "check_in_time" | "check_late" | "close_due" | "close_in_time" | "close_late" | "registered" | "well_registered" | "misregistered" | "located" | "well_located" | "mislocated" | "reachable" | "called_back" | "uncalled" | "demanded" | "repeated" | "found_due" | "found_fixed" | "found_unfixed" | "grid_decided" | "grid_valid" | "grid_invalid" | "grid_registered" | "grid_accurate" | "grid_inaccurate" | "self_sampled" | "self_passed" | "self_failed" | "left_out" | "led" | "extended" | "asked_back" | "put_off" | "first_given" | "well_given" | "misgiven" | "auto_given" | "auto_well" | "auto_wrong" | "sign_due" | "signed_in_time" | "signed_late" | "handle_due" | "handled" | "unhandled" | "handled_in_time" | "handled_late" | "handle_waits" | "passed_first" | "redone" | "returned" | "return_refused" | "whistled" | "whistle_answered" | "whistle_late" | "supervised_n" | "timed") | null;
				/** @description H3 cell of resolution 5 to 11 */
				cell?: string | null;
				/** @description so many rings of cells around the cell too */
				rings?: number;
				/** @description number of the first case of a matter that came back */
				matter?: string | null;
				text?: string | null;
				/** @description first local day of submission */
				from?: string | null;
				/** @description a flag; place_doubt: any of the place */
				flag?: string | null;
				/** @description last local day of submission */
				to?: string | null;
				/** @description open cases whose limit came to this rung of the ladder */
				rung?: ("reminder" | "overdue" | "slip" | "red") | null;
				/** @description cases that are before this level */
				escalated?: ("village" | "town" | "county") | null;
				/** @description cases with a slip out; red: with a red one */
				supervised?: ("yellow" | "red") | null;
				/** @description false: without sensitive cases, as figures count */
				sensitive?: boolean | null;
				/** @description cases whose report came with suggestions, or took the first, or one of three */
				suggested?: ("shown" | "first" | "three") | null;
				/** @description open cases in a hop of their life; with measure closed, closed ones that passed it */
				hop?: ("accept" | "dispatch" | "sign" | "handle" | "check" | "close") | null;
				/** @description open cases that wait for this post */
				post?: ("receiver" | "verifier" | "dispatcher" | "coordinator" | "signer" | "handler" | "checker" | "closer" | "grid") | null;
				/** @description with a hop and measure closed: those that took longer than its limit of today */
				pace?: "over" | null;
				/** @description of submission, 1 is Monday: 3 or 1-5 */
				weekdays?: string | null;
				/** @description of submission: 8, or 18-20 to before 20 */
				hours?: string | null;
				/** @description source>target: passed on by one office to another, or helped by */
				flow?: string | null;
				/** @description false: those that have no place on the map */
				located?: boolean | null;
				/** @description west,south,east,north in degrees, EPSG:4490 */
				bbox?: string | null;
			};
			header?: never;
			path: {
				desk: "command" | "office" | "grid" | "village" | "duty" | "platform" | "petition" | "order";
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ExportRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_funds_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose rows are wanted; today by default */
				at?: string | null;
				/** @description the form alone, to be filled in */
				empty?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_grids_api_v1_exports_grids_get: {
		parameters: {
			query?: {
				format?: "geojson" | "gpkg" | "shp" | "kml";
				parent?: string | null;
				/** @description one of `GET /layers` */
				layer?: string | null;
				/** @description the day whose net is wanted; today by default */
				at?: string | null;
				/** @description EPSG:4549 and such; 4490 by default */
				crs?: string | null;
				/** @description of a Shapefile: gbk or utf-8 */
				encoding?: string | null;
				/** @description the net as this plan has it */
				plan_id?: number | null;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The file */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/geo+json": components["schemas"]["FeatureCollection"];
					"application/geopackage+sqlite3": string;
					"application/vnd.google-earth.kml+xml": string;
					"application/zip": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	hot_spot_book_api_v1_exports_hotspots_get: {
		parameters: {
			query: {
				place: string;
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
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_messages_get: {
		parameters: {
			query?: {
				/** @description those alone that were not read */
				unread?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	of_messages_api_v1_exports_messages_post: {
		parameters: {
			query?: {
				/** @description those alone that were not read */
				unread?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ExportRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	objects_api_v1_exports_object_form_get: {
		parameters: {
			query: {
				county_code: string;
				kind: "person" | "dwelling" | "rental" | "enterprise" | "place" | "facility";
				/** @description the day whose form is wanted; today by default */
				at?: string | null;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_objects_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose rows are wanted; today by default */
				at?: string | null;
				/** @description the form alone, to be filled in */
				empty?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_field_api_v1_exports_office_field_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose offices are wanted; today by default */
				at?: string | null;
				/** @description so many, the month of the day the last */
				months?: number;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_offices_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose rows are wanted; today by default */
				at?: string | null;
				/** @description the form alone, to be filled in */
				empty?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	page_file_api_v1_exports_page_get: {
		parameters: {
			query: {
				place: string;
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
			/** @description The page */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"text/html": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_party_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose rows are wanted; today by default */
				at?: string | null;
				/** @description the form alone, to be filled in */
				empty?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_people_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose rows are wanted; today by default */
				at?: string | null;
				/** @description the form alone, to be filled in */
				empty?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	reports_api_v1_exports_report_form_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose form is wanted; today by default */
				at?: string | null;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_requests_get: {
		parameters: {
			query?: {
				/** @description false: those that are decided, the newest first */
				open?: boolean;
				kind?: ("return" | "return_late" | "request_extension" | "suspend" | "ask_contact" | "ask_unmark" | "propose_reject" | "object" | "request_assist" | "ask_whistle") | null;
				/** @description code of the office that asked */
				office?: string | null;
				/** @description those that are yours to decide */
				mine?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	of_requests_api_v1_exports_requests_post: {
		parameters: {
			query?: {
				/** @description false: those that are decided, the newest first */
				open?: boolean;
				kind?: ("return" | "return_late" | "request_extension" | "suspend" | "ask_contact" | "ask_unmark" | "propose_reject" | "object" | "request_assist" | "ask_whistle") | null;
				/** @description code of the office that asked */
				office?: string | null;
				/** @description those that are yours to decide */
				mine?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ExportRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_rollout_get: {
		parameters: {
			query: {
				county_code: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	export_api_v1_exports_tasks_get: {
		parameters: {
			query: {
				county_code: string;
				/** @description the day whose rows are wanted; today by default */
				at?: string | null;
				/** @description the form alone, to be filled in */
				empty?: boolean;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	cancel_api_v1_exports__id__cancel_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: number;
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
					"application/json": components["schemas"]["ExportRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	take_api_v1_exports__id__file_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: number;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	own_duty_api_v1_field_duty_get: {
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
					"application/json": components["schemas"]["Listed_DutySpan_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	own_ground_api_v1_field_ground_get: {
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
					"application/json": components["schemas"]["Listed_Ground_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	own_objects_api_v1_field_objects_get: {
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
					"application/json": components["schemas"]["Along"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	tasks_api_v1_field_tasks_get: {
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
					"application/json": components["schemas"]["Listed_Task_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	own_team_api_v1_field_team_get: {
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
					"application/json": components["schemas"]["Listed_TeamGrid_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	ledger_api_v1_funds_get: {
		parameters: {
			query: {
				/** @description a town, or a county or city with its towns */
				parent: string;
				year: number;
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
					"application/json": components["schemas"]["Ledger"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	entries_api_v1_funds_entries_get: {
		parameters: {
			query: {
				/** @description a town, or a county or city with its towns */
				parent: string;
				year: number;
				line?: ("county_finance" | "town_finance" | "party" | "police" | "civil" | "justice" | "social_security" | "land" | "environment" | "planning" | "market" | "safety" | "enforcement" | "culture" | "health" | "new_resident" | "agriculture" | "water" | "fire") | null;
				kind?: ("planned" | "arrived" | "spent") | null;
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
					"application/json": components["schemas"]["Listed_FundEntryRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	book_api_v1_funds_entries_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["BookingIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["FundEntryRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	counter_api_v1_funds_entries__entry_id__counter_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				entry_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["CounterIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["FundEntryRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	geocode_api_v1_geocode_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["AddressIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["gridgis__geocoding__asking__Hits"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
					"application/json": components["schemas"]["PageOf_GridListing_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
				/** @description metres by which a border of TopoJSON may lie off */
				within_m?: number;
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
					"application/geo+json": components["schemas"]["GridShapes"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shapes_api_v1_grids_topojson_get: {
		parameters: {
			query?: {
				parent?: string | null;
				layer?: string | null;
				at?: string | null;
				/** @description metres by which a border of TopoJSON may lie off */
				within_m?: number;
				/** @description west,south,east,north in degrees, EPSG:4490 */
				bbox?: string | null;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The same as TopoJSON: common borders once, corners on a lattice of a millionth of a degree */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["GridTopology"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	family_api_v1_grids__code__family_get: {
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
					"application/json": components["schemas"]["Family"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
					"application/json": components["schemas"]["Listed_GridVersion_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	load_api_v1_grids__code__load_get: {
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
					"application/json": components["schemas"]["Load"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	one_api_v1_grids__code__party_get: {
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
					"application/json": components["schemas"]["PartyOf"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	give_api_v1_grids__code__party_put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				code: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PartyIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PartySet"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	drop_api_v1_grids__code__party_delete: {
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
					"application/json": components["schemas"]["PartySet"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
			/** @description Unprocessable Entity */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	bring_in_api_v1_imports_accounts_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TableReport"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rejects_api_v1_imports_accounts_rejects_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	import_grids_api_v1_imports_boundaries_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description look only, keep nothing */
				dry_run?: boolean;
				/** @description EPSG:4549 and such */
				crs?: string | null;
				/** @description utf-8 or gb18030 */
				encoding?: string | null;
				datum?: ("cgcs2000" | "wgs84" | "gcj02" | "bd09") | null;
				/** @description which layer, of a file with several */
				file_layer?: string | null;
				code_field?: string | null;
				name_field?: string | null;
				/** @description mend borders that cross themselves */
				repair?: boolean;
				/** @description leave out rows without a shape or of another kind */
				skip_unusable?: boolean;
				/** @description one of `GET /layers` */
				layer?: string;
				/** @description of the plan that is made */
				title?: string;
				/** @description village grids may cross their village's border */
				confirm_crossing?: boolean;
				/** @description put the first net of a county in force at once */
				publish?: boolean;
				/** @description first day of a net published at once; today by default */
				valid_from?: string | null;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: GeoJSON, GeoPackage, zipped Shapefile, KML or KMZ */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["BoundaryReport"];
				};
			};
			/** @description Loaded */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	bring_in_api_v1_imports_collection_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TableReport"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	propose_api_v1_imports_collection_form_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				kind: "person" | "dwelling" | "rental" | "enterprise" | "place" | "facility";
				/** @description code of the kind of agency that answers for the items */
				owner: string;
				/** @description law or document */
				basis: string;
				every: "monthly" | "quarterly" | "half_yearly" | "yearly" | "on_change";
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The form's bytes: a workbook (.xlsx, .xls) or CSV as XLSForm has them */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["FormProposal"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rejects_api_v1_imports_collection_rejects_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	bring_in_api_v1_imports_delegations_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TableReport"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rejects_api_v1_imports_delegations_rejects_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	bring_in_api_v1_imports_funds_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TableReport"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rejects_api_v1_imports_funds_rejects_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	import_line_grids_api_v1_imports_line_grids_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description look only, keep nothing */
				dry_run?: boolean;
				/** @description EPSG:4549 and such */
				crs?: string | null;
				/** @description utf-8 or gb18030 */
				encoding?: string | null;
				datum?: ("cgcs2000" | "wgs84" | "gcj02" | "bd09") | null;
				/** @description which layer, of a file with several */
				file_layer?: string | null;
				code_field?: string | null;
				name_field?: string | null;
				/** @description mend borders that cross themselves */
				repair?: boolean;
				/** @description leave out rows without a shape or of another kind */
				skip_unusable?: boolean;
				/** @description fire, city_management and such */
				line: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: GeoJSON, GeoPackage, zipped Shapefile, KML or KMZ */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["BoundaryReport"];
				};
			};
			/** @description Loaded */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	bring_in_api_v1_imports_objects_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TableReport"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rejects_api_v1_imports_objects_rejects_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	bring_in_api_v1_imports_offices_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TableReport"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rejects_api_v1_imports_offices_rejects_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	bring_in_api_v1_imports_party_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TableReport"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rejects_api_v1_imports_party_rejects_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	bring_in_api_v1_imports_people_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TableReport"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rejects_api_v1_imports_people_rejects_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	bring_in_api_v1_imports_tasks_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TableReport"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rejects_api_v1_imports_tasks_rejects_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
				county_code: string;
				/** @description `nothing` only looks; `all`, or nothing where a row is wrong; `good` rows */
				keep?: "nothing" | "all" | "good";
				/** @description of a CSV; found out where empty */
				encoding?: string;
				/** @description of a workbook where several have such columns */
				sheet?: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: a workbook (.xlsx) or CSV with a header */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description The workbook */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	layered_api_v1_layers_get: {
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
					"application/json": components["schemas"]["Listed_Layer_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	leading_groups_api_v1_leading_groups_get: {
		parameters: {
			query: {
				/** @description a county or a town */
				place: string;
				/** @description today by default */
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
					"application/json": components["schemas"]["Listed_GroupRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	found_api_v1_leading_groups_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["GroupIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["GroupRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	end_group_api_v1_leading_groups__group_id__ending_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				group_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["GroupEndIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["GroupRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	join_api_v1_leading_groups__group_id__members_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				group_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["api__schemas__leaders__MemberIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["GroupRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	leave_api_v1_leading_groups__group_id__members__member_id__ending_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				group_id: number;
				member_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["LastDayIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["GroupRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	task_api_v1_leading_groups__group_id__tasks_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				group_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["TaskIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["GroupRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	settle_api_v1_leading_groups__group_id__tasks__task_id__result_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				group_id: number;
				task_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ResultIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["GroupRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	leaves_api_v1_leaves_get: {
		parameters: {
			query?: {
				/** @description code of a division or grid */
				parent?: string | null;
				/** @description only with a day from here on */
				from?: string | null;
				/** @description only with a day up to here */
				to?: string | null;
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
					"application/json": components["schemas"]["PageOf_LeaveRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	enter_api_v1_leaves_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["LeaveIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["LeaveRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	cancel_api_v1_leaves__leave_id__cancel_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				leave_id: number;
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
					"application/json": components["schemas"]["LeaveRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_line_grids_get: {
		parameters: {
			query?: {
				line?: string | null;
				/** @description a county or a city */
				parent?: string | null;
				/** @description the day whose net counts; today by default */
				at?: string | null;
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
					"application/json": components["schemas"]["PageOf_LineGridRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	retire_api_v1_line_grids_retirement_put: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RetirementIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Retired"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_meetings_get: {
		parameters: {
			query?: {
				/** @description of a county or town alone */
				place?: string | null;
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
					"application/json": components["schemas"]["PageOf_MeetingRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	call_api_v1_meetings_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["CallingIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["MeetingStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	settle_api_v1_meetings_decisions__decision_id__result_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				decision_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["DecisionResultIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["MeetingStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	story_api_v1_meetings__meeting_id__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				meeting_id: number;
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
					"application/json": components["schemas"]["MeetingStory"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	write_api_v1_meetings__meeting_id__put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				meeting_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["WritingIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["MeetingStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	redraft_api_v1_meetings__meeting_id__agenda_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				meeting_id: number;
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
					"application/json": components["schemas"]["MeetingStory"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	file_api_v1_meetings__meeting_id__files__name__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				meeting_id: number;
				/** @description pdf or docx */
				name: string;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The file */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/octet-stream": string;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	move_api_v1_meetings__meeting_id__moves_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				meeting_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["MeetingMoveIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["MeetingStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_messages_get: {
		parameters: {
			query?: {
				/** @description those alone that were not read */
				unread?: boolean;
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
					"application/json": components["schemas"]["PageOf_MessageRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	ways_out_api_v1_messages_channels_get: {
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
					"application/json": components["schemas"]["Listed_ChannelRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	set_channel_api_v1_messages_channels__code__put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				code: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ChannelIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ChannelRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	try_channel_api_v1_messages_channels__code__try_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				code: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["TryIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Tried"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	counts_api_v1_messages_counts_get: {
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
					"application/json": components["schemas"]["MessageCounts"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	habits_api_v1_messages_habits_get: {
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
					"application/json": components["schemas"]["Habits"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	set_habits_api_v1_messages_habits_put: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["HabitsIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Habits"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	told_api_v1_messages_notices_get: {
		parameters: {
			query?: {
				/** @description those alone that were not read */
				unread?: boolean;
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
					"application/json": components["schemas"]["Listed_NoticeRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	outbox_api_v1_messages_outbox_get: {
		parameters: {
			query?: {
				state?: "waiting" | "sending" | "sent" | "dead" | "withdrawn";
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
					"application/json": components["schemas"]["PageOf_OutgoingRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	all_again_api_v1_messages_outbox_again_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["AllAgainIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["AllAgainDone"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	again_api_v1_messages_outbox__id__again_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: number;
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
					"application/json": components["schemas"]["OutgoingRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	read_api_v1_messages_read_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ReadIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ReadDone"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	compare_api_v1_net_compare_geojson_get: {
		parameters: {
			query: {
				parent: string;
				from: string;
				to: string;
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
					"application/geo+json": components["schemas"]["NetChanges"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	days_api_v1_net_days_get: {
		parameters: {
			query: {
				parent: string;
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
					"application/json": components["schemas"]["Listed_NetDay_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	drawn_api_v1_objects_geojson_get: {
		parameters: {
			query?: {
				/** @description a division or a grid */
				place?: string | null;
				kind?: ("person" | "dwelling" | "rental" | "enterprise" | "place" | "facility") | null;
				late?: boolean;
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
					"application/geo+json": components["schemas"]["ObjectPoints"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	addresses_api_v1_objects_addresses_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["NameIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Listed_AddressFound_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	counts_api_v1_objects_counts_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ObjectsWanted"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Listed_KindCount_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_objects_search_post: {
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
		requestBody: {
			content: {
				"application/json": components["schemas"]["ObjectsWanted"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PageOf_ObjectRow_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	story_api_v1_objects__object_id__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				object_id: string;
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
					"application/json": components["schemas"]["ObjectStory"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	save_api_v1_objects__object_id__put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				object_id: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ObjectIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ObjectStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	confirm_api_v1_objects__object_id__confirmation_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				object_id: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ObjectConfirmationIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ObjectStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	end_api_v1_objects__object_id__ending_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				object_id: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ObjectEndingIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ObjectStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	unseal_api_v1_objects__object_id__opening_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				object_id: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ObjectOpeningIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Unsealed"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_offices_get: {
		parameters: {
			query?: {
				/** @description the day whose offices are wanted; today by default */
				at?: string | null;
				/** @description a county, town or village */
				parent?: string | null;
				/** @description county, town, village or grid */
				level?: string | null;
				agency_type?: string | null;
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
					"application/json": components["schemas"]["OfficeList"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	found_api_v1_offices_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["FoundingIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["OfficeCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	in_field_api_v1_offices_field_get: {
		parameters: {
			query?: {
				/** @description the day whose offices are wanted; today by default */
				at?: string | null;
				/** @description a county or town */
				parent?: string | null;
				office?: string | null;
				/** @description so many, the month of the day the last */
				months?: number;
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
					"application/json": components["schemas"]["Listed_OfficeField_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	one_api_v1_offices__code__get: {
		parameters: {
			query?: {
				/** @description the day whose offices are wanted; today by default */
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
					"application/json": components["schemas"]["OfficeCard"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_api_v1_offices__code__changes_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				code: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ChangeIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["OfficeCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	close_api_v1_offices__code__closing_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				code: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ClosingIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["OfficeCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	open_work_api_v1_offices__code__open_work_get: {
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
					"application/json": components["schemas"]["OpenWorkOfOffice"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	undo_api_v1_offices__code__undo_post: {
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
					"application/json": components["schemas"]["UndoneOffice"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	overlays_api_v1_overlays_get: {
		parameters: {
			query: {
				place: string;
				/** @description rivers or places */
				kind: string;
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
					"application/json": components["schemas"]["Listed_Shown_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	own_api_v1_patrols_get: {
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
					"application/json": components["schemas"]["PageOf_PatrolRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	cells_api_v1_patrols_cells_get: {
		parameters: {
			query: {
				/** @description a town, a village or a grid */
				place: string;
				reached?: boolean | null;
				/** @description first day; thirty days by default */
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
					"application/json": components["schemas"]["Listed_PatrolCell_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	coverage_api_v1_patrols_coverage_get: {
		parameters: {
			query: {
				/** @description a town, a village or a grid */
				place: string;
				/** @description first day; thirty days by default */
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
					"application/json": components["schemas"]["Listed_GridCover_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	story_api_v1_patrols__patrol_id__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				patrol_id: string;
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
					"application/json": components["schemas"]["PatrolStory"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	put_api_v1_patrols__patrol_id__put: {
		parameters: {
			query?: never;
			header?: {
				/** @description what the clock of the device says as this is sent */
				"device-time"?: string | null;
			};
			path: {
				patrol_id: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PatrolIn"];
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
					"application/json": components["schemas"]["PatrolStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	people_api_v1_people_get: {
		parameters: {
			query?: {
				/** @description code of a division or grid */
				parent?: string | null;
				/** @description those with a duty, or with something wrong */
				only?: ("chief" | "fulltime" | "parttime" | "guide" | "away" | "contract" | "training") | null;
				/** @description by name, or worst first */
				order?: "name" | "worst";
				/** @description the day on which it is looked at; today by default */
				at?: string | null;
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
					"application/json": components["schemas"]["PageOf_PersonListing_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	add_api_v1_people_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PersonIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Kept"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	counted_api_v1_people_counts_get: {
		parameters: {
			query?: {
				/** @description code of a division or grid */
				parent?: string | null;
				/** @description the day on which it is looked at; today by default */
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
					"application/json": components["schemas"]["RosterCounts"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	coverage_api_v1_people_coverage_get: {
		parameters: {
			query?: {
				/** @description code of a division or grid */
				parent?: string | null;
				/** @description the day on which it is looked at; today by default */
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
					"application/json": components["schemas"]["Listed_GridStaff_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	search_api_v1_people_search_post: {
		parameters: {
			query?: {
				/** @description code of a division or grid */
				parent?: string | null;
				/** @description those with a duty, or with something wrong */
				only?: ("chief" | "fulltime" | "parttime" | "guide" | "away" | "contract" | "training") | null;
				/** @description by name, or worst first */
				order?: "name" | "worst";
				/** @description the day on which it is looked at; today by default */
				at?: string | null;
				limit?: number;
				/** @description `next` of the page before */
				cursor?: string | null;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["NameIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PageOf_PersonListing_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	one_api_v1_people__person_id__get: {
		parameters: {
			query?: {
				/** @description the day on which it is looked at; today by default */
				at?: string | null;
			};
			header?: never;
			path: {
				person_id: number;
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
					"application/json": components["schemas"]["PersonCard"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_api_v1_people__person_id__put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				person_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PersonIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PersonCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	trained_api_v1_people__person_id__competences_put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				person_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["CompetencesIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PersonCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	leaving_api_v1_people__person_id__leaving_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				person_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["LeavingIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Kept"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	staying_api_v1_people__person_id__leaving_undo_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				person_id: number;
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
					"application/json": components["schemas"]["Kept"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	open_work_api_v1_people__person_id__open_work_get: {
		parameters: {
			query: {
				/** @description the last day of their service */
				last_day: string;
			};
			header?: never;
			path: {
				person_id: number;
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
					"application/json": components["schemas"]["OpenWork"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	phone_api_v1_people__person_id__phone_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				person_id: number;
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
					"application/json": components["schemas"]["Telephone"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	matters_api_v1_personnel_get: {
		parameters: {
			query?: {
				/** @description code of a division or grid */
				parent?: string | null;
				office?: string | null;
				kind?: ("head" | "notice" | "suggestion") | null;
				/** @description all, or those that wait for somebody */
				only?: "all" | "waiting";
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
					"application/json": components["schemas"]["PageOf_MatterRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	who_api_v1_personnel_candidates_post: {
		parameters: {
			query: {
				office: string;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["NameIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Listed_Candidate_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	counted_api_v1_personnel_counts_get: {
		parameters: {
			query?: {
				/** @description code of a division or grid */
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
					"application/json": components["schemas"]["MatterCounts"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	ask_api_v1_personnel_head_moves_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["HeadMoveIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["MatterOut"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	offices_api_v1_personnel_offices_get: {
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
					"application/json": components["schemas"]["Listed_StationedOffice_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	suggest_api_v1_personnel_suggestions_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["SuggestionIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["MatterOut"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	one_api_v1_personnel__matter_id__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				matter_id: number;
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
					"application/json": components["schemas"]["MatterOut"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	move_api_v1_personnel__matter_id__moves_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				matter_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["MatterMoveIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["MatterOut"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	read_paper_api_v1_personnel__matter_id__paper_get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				matter_id: number;
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	put_paper_api_v1_personnel__matter_id__paper_put: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
			};
			header?: never;
			path: {
				matter_id: number;
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
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["MatterOut"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_plans_get: {
		parameters: {
			query?: {
				state?: string | null;
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
					"application/json": components["schemas"]["PageOf_PlanListing_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	begin_api_v1_plans_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PlanIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PlanView"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shown_api_v1_plans__plan_id__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				plan_id: number;
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
					"application/json": components["schemas"]["PlanView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	edit_api_v1_plans__plan_id__edits_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				plan_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["EditIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["EditDone"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shapes_api_v1_plans__plan_id__grids_geojson_get: {
		parameters: {
			query: {
				village: string;
			};
			header?: never;
			path: {
				plan_id: number;
			};
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
					"application/geo+json": components["schemas"]["PlanShapes"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	handovers_api_v1_plans__plan_id__handovers_get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				plan_id: number;
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
					"application/json": components["schemas"]["Handovers"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	homes_api_v1_plans__plan_id__homes_get: {
		parameters: {
			query: {
				village: string;
			};
			header?: never;
			path: {
				plan_id: number;
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
					"application/json": components["schemas"]["HomesOf"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	weighed_api_v1_plans__plan_id__impact_get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				plan_id: number;
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
					"application/json": components["schemas"]["Impact"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	loads_api_v1_plans__plan_id__loads_get: {
		parameters: {
			query: {
				village: string;
			};
			header?: never;
			path: {
				plan_id: number;
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
					"application/json": components["schemas"]["Loads"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	moved_api_v1_plans__plan_id__moved_geojson_get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				plan_id: number;
			};
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
					"application/geo+json": components["schemas"]["MovedAreas"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	move_api_v1_plans__plan_id__moves_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				plan_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PlanMoveIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PlanView"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	people_api_v1_plans__plan_id__people_get: {
		parameters: {
			query: {
				village: string;
			};
			header?: never;
			path: {
				plan_id: number;
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
					"application/json": components["schemas"]["Listed_Assignable_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	speak_api_v1_plans__plan_id__presence_put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				plan_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PresenceIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Others"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	problems_api_v1_plans__plan_id__problems_get: {
		parameters: {
			query?: {
				village?: string | null;
			};
			header?: never;
			path: {
				plan_id: number;
			};
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
					"application/geo+json": components["schemas"]["PlanProblems"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rebase_api_v1_plans__plan_id__rebase_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				plan_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["VersionIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Rebased"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	redo_api_v1_plans__plan_id__redo_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				plan_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["VersionIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["EditDone"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	undo_api_v1_plans__plan_id__undo_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				plan_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["VersionIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["EditDone"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	village_list_api_v1_plans__plan_id__villages_get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				plan_id: number;
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
					"application/json": components["schemas"]["Listed_VillageRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	table_api_v1_portfolios_get: {
		parameters: {
			query: {
				/** @description a county or a town */
				place: string;
				/** @description today by default */
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
					"application/json": components["schemas"]["LeaderTable"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	give_api_v1_portfolios_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["GivingIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PortfolioRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	end_api_v1_portfolios__portfolio_id__ending_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				portfolio_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["LastDayIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PortfolioRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	undo_api_v1_portfolios__portfolio_id__undo_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				portfolio_id: number;
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
					"application/json": components["schemas"]["PortfolioRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	appointed_api_v1_posts_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PostIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Appointed"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	preview_api_v1_posts_preview_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PostIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Appointed"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	end_api_v1_posts__post_id__end_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				post_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["EndIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PostRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	reopen_api_v1_posts__post_id__reopen_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				post_id: number;
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
					"application/json": components["schemas"]["PostRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	undo_api_v1_posts__post_id__undo_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				post_id: number;
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
					"application/json": components["schemas"]["PostRow"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shown_api_v1_q__code__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description 16 digits; blanks and hyphens between them do not count */
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
					"application/json": components["schemas"]["ReporterView"];
				};
			};
			/** @description Forbidden */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	add_api_v1_q__code__addition_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description 16 digits; blanks and hyphens between them do not count */
				code: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["WordsIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ReporterView"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	evaluate_api_v1_q__code__evaluation_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description 16 digits; blanks and hyphens between them do not count */
				code: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["EvaluationIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ReporterView"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	object_to_api_v1_q__code__objection_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description 16 digits; blanks and hyphens between them do not count */
				code: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ObjectionIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ReporterView"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	urge_api_v1_q__code__urge_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description 16 digits; blanks and hyphens between them do not count */
				code: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["WordsIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ReporterView"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	withdraw_api_v1_q__code__withdrawal_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description 16 digits; blanks and hyphens between them do not count */
				code: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["WordsIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ReporterView"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	of_report_api_v1_reports_doubles_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["WrittenIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Listed_Double_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
					"application/json": components["schemas"]["PageOf_OwnReport_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	closed_api_v1_reports_mine_closed_get: {
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
					"application/json": components["schemas"]["Listed_ClosedReport_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
					"application/json": components["schemas"]["Listed_NearbyCase_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	put_api_v1_reports__report_id__put: {
		parameters: {
			query?: never;
			header?: {
				/** @description what the clock of the device says as this is sent */
				"device-time"?: string | null;
			};
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
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	get_medium_api_v1_reports__report_id__media__sha256__get: {
		parameters: {
			query?: {
				size?: "whole" | "small";
			};
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
					"application/json": components["schemas"]["MediumOut"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	go_on_with_medium_api_v1_reports__report_id__media__sha256__patch: {
		parameters: {
			query?: never;
			header?: {
				/** @description so many bytes are here, as the receipt tells */
				"upload-offset"?: number;
				/** @description ?1 with the last part, ?0 with one of several */
				"upload-complete"?: "?0" | "?1";
			};
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
					"application/json": components["schemas"]["MediumOut"];
				};
			};
			/** @description A part of it is here */
			202: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	outcome_api_v1_reports__report_id__outcome_get: {
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
					"application/json": components["schemas"]["ReportOutcome"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	outcome_photo_api_v1_reports__report_id__outcome_photos__sha256__get: {
		parameters: {
			query?: {
				size?: "whole" | "small";
			};
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	queue_api_v1_requests_get: {
		parameters: {
			query?: {
				limit?: number;
				/** @description `next` of the page before */
				cursor?: string | null;
				/** @description false: those that are decided, the newest first */
				open?: boolean;
				kind?: ("return" | "return_late" | "request_extension" | "suspend" | "ask_contact" | "ask_unmark" | "propose_reject" | "object" | "request_assist" | "ask_whistle") | null;
				/** @description code of the office that asked */
				office?: string | null;
				/** @description those that are yours to decide */
				mine?: boolean;
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
					"application/json": components["schemas"]["PageOf_Queued_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	counts_api_v1_requests_counts_get: {
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
					"application/json": components["schemas"]["QueueCounts"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	reverse_api_v1_reverse_get: {
		parameters: {
			query: {
				/** @description longitude or easting of the datum */
				lng: number;
				lat: number;
				datum?: string;
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shown_api_v1_rollout_get: {
		parameters: {
			query: {
				county_code: string;
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
					"application/json": components["schemas"]["RolloutView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rows_api_v1_rollout_rows_get: {
		parameters: {
			query: {
				county_code: string;
				measure: "divisions" | "grids" | "chiefs" | "fulltimers" | "offices" | "accounts" | "rules" | "calendar" | "tasks" | "reports" | "closed" | "active";
				town?: string | null;
				done?: boolean | null;
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
					"application/json": components["schemas"]["Listed_CountedRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	standards_api_v1_rollout_standards_get: {
		parameters: {
			query: {
				county_code: string;
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
					"application/json": components["schemas"]["Listed_Standard_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	set_standard_api_v1_rollout_standards_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["StandardIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Standard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	ticks_api_v1_rollout_ticks_get: {
		parameters: {
			query: {
				county_code: string;
				item: string;
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
					"application/json": components["schemas"]["Listed_Tick_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	tick_api_v1_rollout_ticks_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["TickIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Tick"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	route_api_v1_route_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RouteIn"];
			};
		};
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
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	route_bulk_api_v1_route_bulk_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["BulkQuestion"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Listed_BulkAnswer_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_rule_sets_get: {
		parameters: {
			query?: {
				county?: string | null;
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
					"application/json": components["schemas"]["Listed_RuleSetRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	begin_api_v1_rule_sets_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RuleSetIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["RuleSetStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rule_habits_api_v1_rule_sets_habits_get: {
		parameters: {
			query: {
				county: string;
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
					"application/json": components["schemas"]["Listed_Habit_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	in_force_api_v1_rule_sets_in_force_get: {
		parameters: {
			query: {
				county: string;
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
					"application/json": components["schemas"]["RuleSetStory"] | null;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	options_api_v1_rule_sets_options_get: {
		parameters: {
			query: {
				county: string;
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
					"application/json": components["schemas"]["RuleOptions"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rule_record_api_v1_rule_sets_record_get: {
		parameters: {
			query: {
				county: string;
				days?: number;
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
					"application/json": components["schemas"]["Listed_RuleRecord_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shown_api_v1_rule_sets__set_id__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				set_id: number;
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
					"application/json": components["schemas"]["RuleSetStory"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_api_v1_rule_sets__set_id__patch: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				set_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RuleSetChange"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["RuleSetStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	move_api_v1_rule_sets__set_id__moves_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				set_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RuleMoveIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["RuleSetStory"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	problems_api_v1_rule_sets__set_id__problems_get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				set_id: number;
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
					"application/json": components["schemas"]["Listed_RuleProblem_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	problems_of_rules_api_v1_rule_sets__set_id__problems_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				set_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RulesIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Listed_RuleProblem_"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	trial_api_v1_rule_sets__set_id__trial_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				set_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["TrialIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Trial"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	agency_kinds_api_v1_settings_agencies_get: {
		parameters: {
			query?: {
				/** @description a day; today by default */
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
					"application/json": components["schemas"]["AgenciesView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_agencies_api_v1_settings_agencies_changes_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["AgenciesChangeIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ChangeRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	agencies_previewed_api_v1_settings_agencies_preview_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["AgenciesIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Preview"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shown_api_v1_settings_calendar_get: {
		parameters: {
			query: {
				year: number;
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
					"application/json": components["schemas"]["CalendarView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_calendar_api_v1_settings_calendar_changes_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["CalendarChangeIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ChangeRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	read_api_v1_settings_calendar_file_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** @description The file's bytes: CSV or XLSX with a day, whether it is worked, and its name */
		requestBody: {
			content: {
				"application/octet-stream": string;
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["CalendarRead"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	calendar_previewed_api_v1_settings_calendar_preview_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["CalendarIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Preview"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	told_api_v1_settings_messages_get: {
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
					"application/json": components["schemas"]["MessagesView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_told_api_v1_settings_messages_changes_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["MessagesChangeIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ChangeRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	told_previewed_api_v1_settings_messages_preview_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["MessagesIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Preview"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	pack_file_api_v1_settings_pack_get: {
		parameters: {
			query?: {
				/** @description a day; today by default */
				at?: string | null;
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description A pack of settings */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": unknown;
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_pack_api_v1_settings_pack_changes_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PackChangeIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ChangeRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	draft_pack_api_v1_settings_pack_drafts_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PackDraftIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["PackDrafts"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	pack_previewed_api_v1_settings_pack_preview_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PackIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Preview"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	reckon_api_v1_settings_reckoning_post: {
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
					"application/json": components["schemas"]["Reckoned"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	pages_api_v1_settings_reporter_pages_get: {
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
					"application/json": components["schemas"]["ReporterPagesView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_pages_api_v1_settings_reporter_pages_changes_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ReporterPagesChangeIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ChangeRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	pages_previewed_api_v1_settings_reporter_pages_preview_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ReporterPagesIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Preview"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	matrix_api_v1_settings_roles_get: {
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
					"application/json": components["schemas"]["RolesView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_roles_api_v1_settings_roles_changes_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RolesChangeIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ChangeRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	roles_previewed_api_v1_settings_roles_preview_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["RolesIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Preview"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	terms_of_api_v1_settings_terms_get: {
		parameters: {
			query?: {
				/** @description a day of arrival; today by default */
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
					"application/json": components["schemas"]["TermsView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_terms_api_v1_settings_terms_changes_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["TermsChangeIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ChangeRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	terms_previewed_api_v1_settings_terms_preview_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["TermsIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Preview"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	numbers_api_v1_settings_thresholds_get: {
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
					"application/json": components["schemas"]["ThresholdsView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	change_thresholds_api_v1_settings_thresholds_changes_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ThresholdsChangeIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["ChangeRow"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	thresholds_previewed_api_v1_settings_thresholds_preview_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["ThresholdsIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Preview"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	changed_api_v1_settings__topic__changes_get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				topic: "calendar" | "terms" | "thresholds" | "agencies" | "roles" | "pack" | "reporter_pages" | "messages";
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
					"application/json": components["schemas"]["Listed_ChangeRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	listed_api_v1_slips_get: {
		parameters: {
			query?: {
				/** @description false: those that are done with, the newest first */
				waiting?: boolean;
				state?: ("proposed" | "issued" | "answered" | "accepted" | "dropped") | null;
				level?: ("yellow" | "red") | null;
				/** @description those that wait for you */
				mine?: boolean;
				/** @description those whose answer is due and not there */
				late?: boolean;
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
					"application/json": components["schemas"]["PageOf_SlipRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	counts_api_v1_slips_counts_get: {
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
					"application/json": components["schemas"]["SlipCounts"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	catalogue_api_v1_stats_catalogue_get: {
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
					"application/json": components["schemas"]["FigureCatalogue"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	categories_api_v1_stats_categories_get: {
		parameters: {
			query?: {
				place?: string | null;
				category?: string | null;
				against?: "year" | "before";
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
					"application/json": components["schemas"]["CategoryChart"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	findings_api_v1_stats_findings_get: {
		parameters: {
			query: {
				place: string;
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
					"application/json": components["schemas"]["Findings"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	flows_api_v1_stats_flows_get: {
		parameters: {
			query?: {
				place?: string | null;
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
					"application/json": components["schemas"]["FlowChart"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	heat_api_v1_stats_heat_get: {
		parameters: {
			query: {
				place: string;
				category?: string | null;
				resolution?: number | null;
				step?: ("day" | "week" | "month") | null;
				/** @description first day of the step that is told */
				at?: string | null;
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
					"application/json": components["schemas"]["HeatOut"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
				step?: ("day" | "week" | "month") | null;
				/** @description first day of the step that is told */
				at?: string | null;
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
					"application/geo+json": components["schemas"]["HexShapes"];
				};
			};
			/** @description Unchanged since the ETag sent as If-None-Match */
			304: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	hops_api_v1_stats_hops_get: {
		parameters: {
			query?: {
				place?: string | null;
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
					"application/json": components["schemas"]["HopChart"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	hot_spots_api_v1_stats_hotspots_get: {
		parameters: {
			query: {
				place: string;
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
					"application/json": components["schemas"]["HotSpots"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	hours_api_v1_stats_hours_get: {
		parameters: {
			query?: {
				place?: string | null;
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
					"application/json": components["schemas"]["HourChart"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	live_api_v1_stats_live_get: {
		parameters: {
			query: {
				place: string;
				/** @description one or two */
				level: ("county" | "town" | "village" | "grid")[];
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
				content?: never;
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	out_of_load_api_v1_stats_loads_get: {
		parameters: {
			query: {
				place: string;
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
					"application/json": components["schemas"]["GridLoads"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	offices_api_v1_stats_offices_get: {
		parameters: {
			query?: {
				place?: string | null;
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
					"application/json": components["schemas"]["OfficeWork"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	came_back_api_v1_stats_repeats_get: {
		parameters: {
			query: {
				place: string;
				category?: string | null;
				/** @description cases of a matter, 2 to 20 */
				least?: number;
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
					"application/json": components["schemas"]["Repeats"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	rising_api_v1_stats_rising_get: {
		parameters: {
			query: {
				place: string;
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
					"application/json": components["schemas"]["RisingCategories"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	sensitive_api_v1_stats_sensitive_get: {
		parameters: {
			query: {
				place: string;
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
					"application/json": components["schemas"]["SensitiveCases"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	silent_api_v1_stats_silent_get: {
		parameters: {
			query: {
				place: string;
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
					"application/json": components["schemas"]["SilentGrids"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	standing_api_v1_stats_standing_get: {
		parameters: {
			query?: {
				place?: string | null;
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
					"application/json": components["schemas"]["StandingChart"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	suggest_api_v1_suggestions_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["LikelyIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Suggestions"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	cards_api_v1_suggestions_cards_get: {
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
					"application/json": components["schemas"]["Listed_SuggestionCard_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	shown_api_v1_tasks_get: {
		parameters: {
			query: {
				county_code: string;
				town_code?: string | null;
				/** @description the day whose list is wanted; today by default */
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
					"application/json": components["schemas"]["TasksView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	save_api_v1_tasks_draft_put: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["TaskDraftIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TasksView"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	drop_api_v1_tasks_draft_dropping_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["WhereIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TasksView"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	take_up_api_v1_tasks_lists__list_id__draft_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				list_id: number;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TasksView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	note_api_v1_tasks_lists__list_id__note_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				list_id: number;
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
					"application/json": components["schemas"]["TasksView"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	mine_api_v1_tasks_mine_get: {
		parameters: {
			query?: {
				/** @description the day whose list is wanted; today by default */
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
					"application/json": components["schemas"]["Listed_GridTasks_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	publish_api_v1_tasks_publication_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["PublicationIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TasksView"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	turned_api_v1_thresholds_get: {
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
					"application/json": components["schemas"]["Thresholds"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	hand_api_v1_towns__code__people_handed_put: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				code: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["HandedIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["Handed"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	trainings_api_v1_trainings_get: {
		parameters: {
			query: {
				/** @description a county, with its towns, or a town */
				parent: string;
				/** @description 30 days back by default */
				from?: string | null;
				/** @description 60 days ahead by default */
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
					"application/json": components["schemas"]["Listed_TrainingRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	plan_api_v1_trainings_post: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["TrainingIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TrainingCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	own_api_v1_trainings_own_get: {
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
					"application/json": components["schemas"]["Listed_TrainingRow_"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	card_api_v1_trainings__training_id__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				training_id: number;
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
					"application/json": components["schemas"]["TrainingCard"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	tick_api_v1_trainings__training_id__attendance_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				training_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["SeenThereIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TrainingCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	undo_sign_in_api_v1_trainings__training_id__attendance__person_id__undo_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				training_id: number;
				person_id: number;
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
					"application/json": components["schemas"]["TrainingCard"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	cancel_api_v1_trainings__training_id__cancel_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				training_id: number;
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
					"application/json": components["schemas"]["TrainingCard"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	code_api_v1_trainings__training_id__code_get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				training_id: number;
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
					"application/json": components["schemas"]["SignCode"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	put_material_api_v1_trainings__training_id__materials_post: {
		parameters: {
			query: {
				/** @description the file's name */
				name: string;
			};
			header?: never;
			path: {
				training_id: number;
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
					"application/json": components["schemas"]["TrainingCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	material_api_v1_trainings__training_id__materials__material_id__get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				training_id: number;
				material_id: number;
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
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	remove_material_api_v1_trainings__training_id__materials__material_id__removal_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				training_id: number;
				material_id: number;
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
					"application/json": components["schemas"]["TrainingCard"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	sign_in_api_v1_trainings__training_id__sign_in_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				training_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["SignInCodeIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TrainingCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	test_api_v1_trainings__training_id__test_get: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				training_id: number;
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
					"application/json": components["schemas"]["TrainingTest"];
				};
			};
			/** @description Unauthorized */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
	hand_in_api_v1_trainings__training_id__test_post: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				training_id: number;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				"application/json": components["schemas"]["AnswersIn"];
			};
		};
		responses: {
			/** @description Successful Response */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/json": components["schemas"]["TrainingCard"];
				};
			};
			/** @description Bad Request */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					"application/problem+json": components["schemas"]["Problem"];
				};
			};
		};
	};
}
