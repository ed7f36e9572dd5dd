/** Three choices, the first one right. */
export const CHOICES = `## Choices

- [x] First
  > Why first.
- [ ] Second
  > Why not second.
- [ ] Third
  > Why not third.`;

/** A proof that prints three lines, in the question. */
export const PRINTING = `Put in order.

\`\`\`cjs proof
for (const line of ["one", "two", "three"]) console.log(line);
\`\`\`

\`\`\`text prints
one
two
three
\`\`\``;

/** Five lines of code, the third one wrong. */
export const BUGGY = `Find it.

\`\`\`js
const a = 1;
const b = 2;
const wrong = 3;
const c = 4;
use(a, b, c);
\`\`\``;

/** Points of a spoken answer: five right ones, then two wrong ones. */
export const POINTS = `## Points

- must junior: First point of the answer
- must middle: Second point of the answer
  > Why the second one matters.
- must senior: Third point of the answer
- must senior: Fourth point of the answer
- good senior: Fifth point of the answer
- wrong: Sixth point of the answer
  > Why the sixth one is wrong.
- wrong: Seventh point of the answer
  > Why the seventh one is wrong.`;

/** A question's points and two follow-ups, each with three right points and a wrong one. */
export const LINKS = ["Points", "Follow-up 1", "Follow-up 2"]
  .map(
    (title, at) => `## ${title}
${at === 0 ? "" : `\nAnd what of case ${at}?\n`}
- must: First point of link ${at + 1}
- must: Second point of link ${at + 1}
- good: Third point of link ${at + 1}
- wrong: Fourth point of link ${at + 1}
  > Why the fourth of link ${at + 1} is wrong.`,
  )
  .join("\n\n");

/** The stages of a design, each with two musts, a good point and a wrong one. */
export const DESIGN = `## Given

| what | how much |
|---|---|
| Requests | 500 a second |
| Size of each | 4 kB |

## Sums

| what | answer |
|---|---|
| Data a second | 2 MB/s |
| Requests a day | 43.2 million |

${["Requirements", "Estimate", "Interface", "Data", "Failure", "Trade-off"]
  .map(
    (title, at) => `## ${title}

What of ${title.toLowerCase()}?

- must junior: Point one of stage ${at + 1}
- must ${at < 3 ? "senior" : "staff"}: Point two of stage ${at + 1}
- good senior: Point three of stage ${at + 1}
- wrong: Point four of stage ${at + 1}
  > Why the fourth of stage ${at + 1} is wrong.`,
  )
  .join("\n\n")}

## Proof

\`\`\`cjs proof
const bytes = 500 * 4e3;
console.log(\`Data a second: 500 × 4 kB = \${bytes / 1e6} MB/s\`);
console.log(\`Requests a day: 500 × 86,400 = \${(500 * 86_400) / 1e6} million\`);
\`\`\`

\`\`\`text prints
Data a second: 500 × 4 kB = 2 MB/s
Requests a day: 500 × 86,400 = 43.2 million
\`\`\``;

/** A sum with three steps. */
export const SUM = `## Given

| what | how much |
|---|---|
| Requests | 500 a second |
| Memory of each | 1,200 kB |
| Time of each | 0.2 s |

## Proof

\`\`\`cjs proof
const open = 500 * 0.2;
const megabytes = (open * 1200) / 1000;
console.log(\`in flight: 500/s × 0.2 s = \${open}\`);
console.log(\`memory: \${open} × 1200 kB = \${megabytes} MB\`);
console.log(\`\${megabytes} MB\`);
\`\`\`

\`\`\`text prints
in flight: 500/s × 0.2 s = 100
memory: 100 × 1200 kB = 120 MB
120 MB
\`\`\``;

/** An incident: what is left of it, two causes of which the first is right, three first steps. */
export const INCIDENT = `## Artefact

The last line of the log:

\`\`\`text
RangeError: Too much of it, at the place where it was
\`\`\`

## Causes

- [x] First cause
  > Why the first cause.
- [ ] Second cause
  > Why not the second cause.
- [ ] Third cause
  > Why not the third cause.
- [ ] Fourth cause
  > Why not the fourth cause.

## First step

- [x] First step
  > Why the first step.
- [ ] Second step
  > Why not the second step.
- [ ] Third step
  > Why not the third step.

## Proof

\`\`\`mjs proof
console.error("RangeError");
console.log("shown: true");
\`\`\`

\`\`\`text prints
shown: true
\`\`\``;

/** A change with a blocker in line 3, a minor flaw in lines 5 and 6, and line 4 that is harmless. */
export const REVIEW = `## Change

\`\`\`diff
--- a/sum.mjs
+++ b/sum.mjs
@@ -1,3 +1,6 @@
 const list = [];
-add(1);
+lose(list);
+keep(list);
+const one = 1;
+const two = 2;
 const end = 0;
\`\`\`

## Flaws

- blocker 3: It loses the list
  > Why losing is wrong.
- minor 5-6: It names numbers
  > Why naming is wrong.
- minor 2, illustration: It adds no more
  > Why adding was right.

## Harmless

- 4: Keeping is right.

## Proof

\`\`\`mjs proof
const list = [];
const lose = () => console.log("1. lost");
const keep = () => console.log("2. named");
lose(list);
keep(list);
const one = 1;
const two = 2;
\`\`\`

\`\`\`text prints
1. lost
2. named
\`\`\``;

/** A question that is answered in SQL, with its tables. */
export const TABLES = `Who has no order?

\`\`\`sql
CREATE TABLE people (id, name);
CREATE TABLE orders (person_id);
\`\`\`

\`\`\`sql
INSERT INTO people
  VALUES (1, 'Ada'), (2, 'Bo');
INSERT INTO orders
  VALUES (1), (NULL);
\`\`\``;

/** Two right statements and two wrong ones. */
export const STATEMENTS = `## Right

\`\`\`sql
SELECT name FROM people p WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.person_id = p.id);
\`\`\`

\`\`\`sql
SELECT p.name FROM people p LEFT JOIN orders o ON o.person_id = p.id WHERE o.person_id IS NULL;
\`\`\`

## Wrong

- The list holds a NULL.

  \`\`\`sql
  SELECT name FROM people WHERE id NOT IN (SELECT person_id FROM orders);
  \`\`\`

- These have orders.

  \`\`\`sql
  SELECT name FROM people WHERE id IN (SELECT person_id FROM orders);
  \`\`\``;
