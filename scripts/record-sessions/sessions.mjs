/** The scripts of `record-sessions.mjs` by the card that shows what comes of them: who says what, in order. */

const ACCOUNTS = `
CREATE TABLE accounts (id int PRIMARY KEY, balance int NOT NULL);
INSERT INTO accounts VALUES (1, 100), (2, 100);
`;
const JOBS = `
CREATE TABLE jobs (id int PRIMARY KEY, status text NOT NULL);
INSERT INTO jobs VALUES (1, 'open'), (2, 'open'), (3, 'open');
`;
const DOCTORS = `
CREATE TABLE doctors (name text PRIMARY KEY, on_call boolean NOT NULL);
INSERT INTO doctors VALUES ('Ada', true), ('Bo', true);
`;

/** The oldest transaction that still runs. */
const OLDEST = "pg_snapshot_xmin(pg_current_snapshot())";

/** Who takes a second doctor off duty looks first. */
const look = (level) => [
  ["A", `BEGIN ISOLATION LEVEL ${level};`],
  ["B", `BEGIN ISOLATION LEVEL ${level};`],
  ["A", "SELECT count(*) FROM doctors WHERE on_call;"],
  ["B", "SELECT count(*) FROM doctors WHERE on_call;"],
  ["A", "UPDATE doctors SET on_call = false WHERE name = 'Ada';"],
  ["B", "UPDATE doctors SET on_call = false WHERE name = 'Bo';"],
  ["A", "COMMIT;"],
  ["B", "COMMIT;"],
];

export const SESSIONS = {
  "data/two-transfers-that-stop": {
    tables: ACCOUNTS,
    steps: [
      ["A", "BEGIN;"],
      ["B", "BEGIN;"],
      ["A", "UPDATE accounts SET balance = balance - 10 WHERE id = 1;"],
      ["B", "UPDATE accounts SET balance = balance - 20 WHERE id = 2;"],
      ["A", "UPDATE accounts SET balance = balance + 10 WHERE id = 2;"],
      ["B", "UPDATE accounts SET balance = balance + 20 WHERE id = 1;", "looks"],
      ["A", "COMMIT;"],
      ["B", "COMMIT;"],
    ],
  },
  "data/balance-that-was-read": {
    tables: ACCOUNTS,
    steps: [
      ["A", "BEGIN;"],
      ["B", "BEGIN;"],
      ["A", "SELECT balance FROM accounts WHERE id = 1;"],
      ["B", "SELECT balance FROM accounts WHERE id = 1;"],
      ["A", "UPDATE accounts SET balance = 90 WHERE id = 1;"],
      ["A", "COMMIT;"],
      ["B", "UPDATE accounts SET balance = 80 WHERE id = 1;"],
      ["B", "COMMIT;"],
      ["A", "SELECT balance FROM accounts WHERE id = 1;"],
    ],
  },
  "data/update-that-is-refused": {
    tables: ACCOUNTS,
    steps: [
      ["B", "BEGIN ISOLATION LEVEL REPEATABLE READ;"],
      ["B", "SELECT balance FROM accounts WHERE id = 1;"],
      ["A", "UPDATE accounts SET balance = balance - 10 WHERE id = 1;"],
      ["B", "SELECT balance FROM accounts WHERE id = 1;"],
      ["B", "UPDATE accounts SET balance = 80 WHERE id = 1;"],
      ["B", "SELECT balance FROM accounts WHERE id = 1;"],
      ["B", "COMMIT;"],
    ],
  },
  "data/reading-before-writing": {
    tables: ACCOUNTS,
    steps: [
      ["A", "BEGIN;"],
      ["A", "SELECT balance FROM accounts WHERE id = 1 FOR UPDATE;"],
      ["B", "SELECT balance FROM accounts WHERE id = 1;"],
      ["B", "BEGIN;"],
      ["B", "SELECT balance FROM accounts WHERE id = 1 FOR UPDATE;"],
      ["A", "UPDATE accounts SET balance = 90 WHERE id = 1;"],
      ["A", "COMMIT;"],
      ["B", "COMMIT;"],
    ],
  },
  "data/workers-in-a-row": {
    tables: JOBS,
    steps: [
      ["A", "BEGIN;"],
      ["A", "SELECT id FROM jobs WHERE status = 'open'\nORDER BY id LIMIT 1 FOR UPDATE;"],
      ["B", "BEGIN;"],
      ["B", "SELECT id FROM jobs WHERE status = 'open'\nORDER BY id LIMIT 1 FOR UPDATE;"],
      ["C", "BEGIN;"],
      [
        "C",
        "SELECT id FROM jobs WHERE status = 'open'\nORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED;",
      ],
      ["A", "UPDATE jobs SET status = 'done' WHERE id = 1;"],
      ["A", "COMMIT;"],
      ["C", "UPDATE jobs SET status = 'done' WHERE id = 2;"],
      ["C", "COMMIT;"],
    ],
  },
  "data/nobody-on-call": { tables: DOCTORS, steps: look("REPEATABLE READ") },
  "data/somebody-stays-on-call": { tables: DOCTORS, steps: look("SERIALIZABLE") },
  "data/withdraw-if-there-is-enough": {
    tables: ACCOUNTS,
    steps: [
      ["A", "BEGIN;"],
      ["A", "UPDATE accounts SET balance = balance - 70\nWHERE id = 1 AND balance >= 70;"],
      ["B", "UPDATE accounts SET balance = balance - 70\nWHERE id = 1 AND balance >= 70;"],
      ["A", "COMMIT;"],
    ],
  },
  "data/column-that-stops-readers": {
    tables: ACCOUNTS,
    steps: [
      ["A", "BEGIN;"],
      ["A", "SELECT count(*) FROM accounts;"],
      ["B", "ALTER TABLE accounts ADD COLUMN note text;"],
      ["C", "SELECT balance FROM accounts WHERE id = 1;"],
      ["A", "COMMIT;"],
    ],
  },
  "data/order-for-a-locked-customer": {
    tables: `
CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES customers);
INSERT INTO customers VALUES (1, 'Ada'), (2, 'Bo');
`,
    steps: [
      ["A", "BEGIN;"],
      ["A", "SELECT name FROM customers WHERE id = 1 FOR UPDATE;"],
      ["B", "INSERT INTO orders VALUES (10, 1);"],
      ["A", "COMMIT;"],
      ["A", "BEGIN;"],
      ["A", "SELECT name FROM customers WHERE id = 2 FOR NO KEY UPDATE;"],
      ["B", "INSERT INTO orders VALUES (11, 2);"],
      ["A", "COMMIT;"],
    ],
  },
  "data/session-that-sleeps": {
    tables: ACCOUNTS,
    steps: [
      ["A", "BEGIN;"],
      ["A", "UPDATE accounts SET balance = balance - 10 WHERE id = 1;"],
      ["B", "SET lock_timeout = '100ms';"],
      ["B", "SELECT balance FROM accounts WHERE id = 1;", "looks"],
      ["B", "UPDATE accounts SET balance = balance + 5 WHERE id = 1;", "looks"],
      ["A", "ROLLBACK;"],
      ["B", "UPDATE accounts SET balance = balance + 5 WHERE id = 1;"],
    ],
  },
  "data/tenant-of-the-one-before": {
    tables: `
CREATE TABLE notes (tenant text NOT NULL, body text NOT NULL);
INSERT INTO notes VALUES ('a', 'of company A'), ('b', 'of company B');
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notes USING (tenant = current_setting('app.tenant', true));
CREATE ROLE service;
GRANT SELECT ON notes TO service;
`,
    steps: [
      ["A", "SET ROLE service;"],
      ["A", "SET app.tenant = 'a';"],
      ["A", "SELECT body FROM notes;"],
      ["A", "BEGIN;"],
      ["A", "SET LOCAL app.tenant = 'b';"],
      ["A", "SELECT body FROM notes;"],
      ["A", "COMMIT;"],
      ["A", "SELECT body FROM notes;"],
    ],
  },
  "data/rows-behind-the-last-id": {
    tables: `
CREATE TABLE outbox (id serial PRIMARY KEY, event text NOT NULL, xid xid8 NOT NULL DEFAULT pg_current_xact_id());
`,
    steps: [
      ["A", "BEGIN;"],
      ["A", "INSERT INTO outbox (event) VALUES ('first') RETURNING id;"],
      ["B", "INSERT INTO outbox (event) VALUES ('second') RETURNING id;"],
      ["C", "SELECT id, event FROM outbox WHERE id > 0 ORDER BY id;"],
      ["A", "COMMIT;"],
      ["C", "SELECT count(*) FROM outbox WHERE id > 2;"],
      ["A", "BEGIN;"],
      ["A", "INSERT INTO outbox (event) VALUES ('third') RETURNING id;"],
      ["B", "INSERT INTO outbox (event) VALUES ('fourth') RETURNING id;"],
      ["C", `SELECT id, event FROM outbox\nWHERE xid < ${OLDEST}\nORDER BY xid, id;`],
      ["A", "COMMIT;"],
      ["C", `SELECT id, event FROM outbox\nWHERE xid < ${OLDEST}\nORDER BY xid, id;`],
    ],
  },
  "data/second-insert-of-a-key": {
    tables: "CREATE TABLE users (email text PRIMARY KEY);",
    steps: [
      ["A", "BEGIN;"],
      ["A", "INSERT INTO users VALUES ('ada@example.org');"],
      ["B", "INSERT INTO users VALUES ('ada@example.org');"],
      ["A", "ROLLBACK;"],
    ],
  },
  "data/delete-that-finds-nothing": {
    tables: `
CREATE TABLE tickets (id int PRIMARY KEY, priority int NOT NULL);
INSERT INTO tickets VALUES (1, 1), (2, 2);
`,
    steps: [
      ["A", "BEGIN;"],
      ["A", "UPDATE tickets SET priority = priority + 1;"],
      ["B", "DELETE FROM tickets WHERE priority = 2;"],
      ["A", "COMMIT;"],
      ["B", "SELECT id, priority FROM tickets ORDER BY id;"],
    ],
  },
  "data/lock-of-a-nightly-job": {
    tables: "SELECT 1;",
    steps: [
      ["A", "BEGIN;"],
      ["A", "SELECT pg_try_advisory_lock(7);"],
      ["A", "COMMIT;"],
      ["B", "SELECT pg_try_advisory_lock(7);"],
      ["A", "SELECT pg_advisory_unlock(7);"],
      ["A", "BEGIN;"],
      ["A", "SELECT pg_try_advisory_xact_lock(7);"],
      ["B", "SELECT pg_try_advisory_lock(7);"],
      ["A", "COMMIT;"],
      ["B", "SELECT pg_try_advisory_lock(7);"],
    ],
  },
  "data/get-or-create-a-tag": {
    tables: "CREATE TABLE tags (id serial PRIMARY KEY, name text NOT NULL UNIQUE);",
    steps: [
      ["A", "BEGIN;"],
      ["A", "INSERT INTO tags (name) VALUES ('sql') RETURNING id;"],
      [
        "B",
        "WITH made AS (INSERT INTO tags (name) VALUES ('sql')\n" +
          "ON CONFLICT (name) DO NOTHING RETURNING id)\n" +
          "SELECT id FROM made UNION ALL SELECT id FROM tags WHERE name = 'sql';",
      ],
      ["A", "COMMIT;"],
      ["B", "SELECT id FROM tags WHERE name = 'sql';"],
    ],
  },
};
