"""Telling people looks a case up once, and the holders of posts once for all that is told at a place on a day.

Pages of cases keep a tenth free, so that marking a rung stays on its page and enters no index anew: a tenth of what
PostgreSQL does in a sweep of 50,000 cases.

Revision ID: 0079
Revises: 0078
"""

from alembic import op

revision = "0079"
down_revision = "0078"
branch_labels = None
depends_on = None

TELL = """
CREATE OR REPLACE FUNCTION case_events_tell() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  since timestamptz := coalesce(nullif(current_setting('gridgis.told_since', true), ''), '-infinity')::timestamptz;
  told bigint;
  undone record;
BEGIN
  IF since = 'infinity' THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM fresh WHERE undoes IS NOT NULL) THEN
    FOR undone IN
      SELECT county_code, case_number, seq, undoes AS first FROM fresh WHERE undoes IS NOT NULL
    LOOP
      DELETE FROM messages WHERE case_number = undone.case_number AND county_code = undone.county_code
        AND read_at IS NULL AND seq >= undone.first AND coalesce(was_seq, seq) >= undone.first;
      UPDATE messages SET seq = was_seq, event = was_event, was_seq = NULL, was_event = NULL, many = many - 1
      WHERE case_number = undone.case_number AND county_code = undone.county_code
        AND read_at IS NULL AND seq >= undone.first;
      UPDATE outbox SET state = 'withdrawn', ended_at = clock_timestamp()
      WHERE case_number = undone.case_number AND county_code = undone.county_code
        AND state = 'waiting' AND seq >= undone.first AND coalesce(was_seq, seq) >= undone.first;
      UPDATE outbox SET seq = was_seq, event = was_event, was_seq = NULL, was_event = NULL
      WHERE case_number = undone.case_number AND county_code = undone.county_code
        AND state = 'waiting' AND seq >= undone.first;
    END LOOP;
  END IF;
  UPDATE messages AS own SET read_at = greatest(own.at, fresh.at) FROM fresh
  WHERE own.case_number = fresh.case_number AND own.account_id = fresh.actor_id
    AND own.county_code = fresh.county_code AND own.read_at IS NULL AND fresh.at >= since
    AND fresh.actor_id IS NOT NULL;
  IF NOT EXISTS (
    SELECT FROM fresh WHERE move IN ('ladder', 'supervise') OR move IN (SELECT event FROM message_rules)
  ) THEN
    RETURN NULL;
  END IF;
  FOR told IN
    WITH moved AS (
      SELECT county_code, case_number, array_agg(seq) AS seqs, array_agg(at) AS ats, array_agg(actor_id) AS actors,
        array_agg(facts) AS told, array_agg(CASE
          WHEN move = 'ladder' THEN 'ladder_' || (facts ->> 'rung') || CASE
            WHEN facts ->> 'to' = 'receiver' OR facts ->> 'rung' = 'overdue' AND facts ->> 'to' = 'command_head'
            THEN '_centre' ELSE '' END
          WHEN move = 'supervise' AND facts ->> 'issued' = 'false' THEN 'slip_propose'
          ELSE move
        END) AS events
      FROM fresh WHERE at >= since GROUP BY county_code, case_number
    ), asked AS MATERIALIZED (
      SELECT one.county_code, one.number AS case_number, one.town_code, one.village_code, one.current_grid_code,
        one.platform, one.sensitive, one.description, one.asked_id, happened.seq, happened.at, happened.actor_id,
        happened.facts, happened.event, rule.post, (happened.at AT TIME ZONE 'UTC')::date AS day,
        CASE WHEN happened.event IN (
          'add_helper', 'grant_assist', 'consult', 'whistle', 'confirm_whistle', 'whistle_rate', 'co_waive'
        ) THEN '' ELSE one.office_code END AS office_code,
        CASE
          WHEN happened.event = 'plan_joint' THEN one.taking_part
          WHEN happened.event IN ('whistle_rate', 'co_waive') THEN ARRAY[happened.facts ->> 'office_code']
          WHEN happened.event IN ('consult', 'whistle', 'confirm_whistle')
            THEN ARRAY(SELECT jsonb_array_elements_text(coalesce(happened.facts -> 'offices', '[]')))
          WHEN happened.facts ? 'co_offices'
            THEN ARRAY(SELECT jsonb_array_elements_text(coalesce(happened.facts -> 'co_offices', '[]')))
        END AS others,
        CASE
          WHEN happened.event = 'escalate'
            THEN array_position(ARRAY['grid', 'village', 'town', 'county'], happened.facts ->> 'level')
          WHEN happened.event IN ('whistle', 'confirm_whistle', 'to_coordination') AND one.coordination = 'county'
            THEN 4
          ELSE 1
        END AS least
      FROM moved JOIN cases AS one ON one.county_code = moved.county_code AND one.number = moved.case_number
      CROSS JOIN LATERAL unnest(moved.seqs, moved.ats, moved.actors, moved.told, moved.events)
        AS happened (seq, at, actor_id, facts, event)
      JOIN message_rules AS rule ON rule.event = happened.event
    ), held AS (
      SELECT asked.post, place.rank, place.level, place.code, asked.day, asked.county_code,
        array_agg(asked.case_number) AS numbers, array_agg(asked.seq) AS seqs, array_agg(asked.event) AS events,
        array_agg(asked.at) AS ats, array_agg(asked.actor_id) AS actors, array_agg(asked.sensitive) AS secret,
        array_agg(asked.description) AS said
      FROM asked
      JOIN roles AS role ON role.code = asked.post AND coalesce(role.platform, asked.platform) = asked.platform
      CROSS JOIN LATERAL unnest(CASE role.levels
        WHEN '{}' THEN ARRAY['office', 'grid', 'village', 'town', 'county', 'all'] ELSE role.levels END) AS own (level)
      CROSS JOIN LATERAL (
        SELECT CASE own.level WHEN 'office' THEN 0 WHEN 'grid' THEN 1 WHEN 'village' THEN 2 WHEN 'town' THEN 3
          WHEN 'county' THEN 4 ELSE 5 END AS rank, own.level, CASE own.level WHEN 'office' THEN asked.office_code
          WHEN 'grid' THEN asked.current_grid_code WHEN 'village' THEN asked.village_code
          WHEN 'town' THEN asked.town_code WHEN 'county' THEN asked.county_code ELSE '' END AS code
        UNION ALL SELECT 0, own.level, code FROM unnest(asked.others) AS code WHERE own.level = 'office'
      ) AS place
      WHERE place.rank = 0 OR place.rank >= asked.least
      GROUP BY 1, 2, 3, 4, 5, 6
    ), found AS (
      SELECT held.rank, held.post, held.county_code, told.case_number, told.seq, told.event, told.at, told.actor_id,
        told.sensitive, told.description, own.id
      FROM held
      JOIN posts AS post ON post.place_code = held.code AND post.role_code = held.post AND post.level = held.level
        AND post.period && daterange(held.day, held.day + 1, '[]')
      CROSS JOIN LATERAL (
        SELECT post.account_id AS id WHERE post.account_id IS NOT NULL
        UNION ALL SELECT account.id FROM accounts AS account WHERE account.person_id = post.person_id
      ) AS own
      CROSS JOIN LATERAL unnest(held.numbers, held.seqs, held.events, held.ats, held.actors, held.secret, held.said)
        AS told (case_number, seq, event, at, actor_id, sensitive, description)
      UNION ALL
      SELECT 0, asked.post, asked.county_code, asked.case_number, asked.seq, asked.event,
        asked.at, asked.actor_id, asked.sensitive, asked.description, own.id
      FROM asked CROSS JOIN LATERAL (
        SELECT charge_id AS id FROM assignments AS given
        WHERE asked.post = 'in_charge' AND given.county_code = asked.county_code
          AND given.case_number = asked.case_number AND given.part = 'lead' AND given.ended_at IS NULL
        UNION ALL SELECT asked.asked_id WHERE asked.post = 'asked'
        UNION ALL SELECT (asked.facts ->> 'account_id')::bigint WHERE asked.post = 'named'
        UNION ALL SELECT request.asked_by FROM case_requests AS request
        WHERE asked.post = 'asker' AND request.county_code = asked.county_code
          AND request.case_number = asked.case_number AND request.seq = (asked.facts ->> 'request')::int
        UNION ALL SELECT CASE WHEN asked.post = 'addressee' THEN slip.to_account ELSE slip.asked_by END
        FROM supervision_slips AS slip
        WHERE asked.post IN ('addressee', 'slip_asker') AND slip.county_code = asked.county_code
          AND slip.case_number = asked.case_number AND slip.seq = (asked.facts ->> 'slip')::int
        UNION ALL SELECT report.account_id FROM reports AS report
        WHERE asked.post = 'who_reported' AND report.county_code = asked.county_code
          AND report.case_number = asked.case_number
      ) AS own
      WHERE asked.post IN ('in_charge', 'asked', 'named', 'asker', 'addressee', 'slip_asker', 'who_reported')
    ), allowed AS (
      SELECT found.*, min(found.rank) OVER (PARTITION BY county_code, case_number, seq, post) AS nearest
      FROM found JOIN accounts AS account ON account.id = found.id AND account.active
      WHERE found.id IS DISTINCT FROM found.actor_id
        AND (account.display_name = '' OR position(account.display_name IN found.description) = 0)
        AND (NOT found.sensitive OR EXISTS (SELECT FROM need_to_know AS known
          WHERE known.county_code = found.county_code AND known.case_number = found.case_number
            AND known.account_id = found.id AND known.removed_at IS NULL))
    ), kept AS (
      INSERT INTO messages AS stood (account_id, county_code, case_number, seq, event, at)
      SELECT DISTINCT ON (id, county_code, case_number) id, county_code, case_number, seq, event, at
      FROM allowed WHERE rank = nearest ORDER BY id, county_code, case_number, seq DESC
      ON CONFLICT (case_number, account_id, county_code) WHERE read_at IS NULL
      DO UPDATE SET seq = excluded.seq, event = excluded.event, at = excluded.at, many = stood.many + 1,
        was_seq = stood.seq, was_event = stood.event
      RETURNING account_id, county_code, case_number, seq, event, at
    ), queued AS (
      INSERT INTO outbox AS stood (channel, address, account_id, county_code, case_number, seq, event, at, next_at)
      SELECT channel.code, CASE WHEN channel.kind = 'webhook' THEN '' ELSE own.address END, kept.account_id,
        kept.county_code, kept.case_number, kept.seq, kept.event, kept.at, clock_timestamp() + (
          SELECT make_interval(secs => 2 + coalesce(max(value::int), 10)) FROM thresholds WHERE name = 'undo_seconds'
        )
      FROM kept JOIN message_channels AS channel ON channel.active
      LEFT JOIN message_addresses AS own ON own.account_id = kept.account_id AND own.channel = channel.code
      WHERE channel.kind = 'webhook' OR own.address IS NOT NULL
      ON CONFLICT (case_number, account_id, channel, county_code) WHERE state = 'waiting'
      DO UPDATE SET seq = excluded.seq, event = excluded.event, at = excluded.at, address = excluded.address,
        was_seq = stood.seq, was_event = stood.event, next_at = greatest(stood.next_at, excluded.next_at)
    )
    SELECT DISTINCT account_id FROM kept
  LOOP
    PERFORM pg_notify('messages', told::text);
  END LOOP;
  RETURN NULL;
END $$
"""
"""As in 0069, with the same messages: what is told is gathered by post, place and day before posts are looked at.

A sweep tells thousands of things of a few hundred places in one statement.
"""


def upgrade() -> None:
    op.execute(TELL)
    op.execute("ALTER TABLE cases SET (fillfactor = 90)")


def downgrade() -> None:
    """What tells the same stays; the migration that brought the trigger takes it away."""
    op.execute("ALTER TABLE cases RESET (fillfactor)")
