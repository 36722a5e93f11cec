import fc from "fast-check";
import { expect, test } from "vitest";
import { runOrdered } from "../../src/node/ordered";

async function* count(to: number): AsyncGenerator<number> {
  for (let i = 0; i < to; i += 1) yield i;
}

test("yields results in the order of the items, whenever tasks end, however often it is paused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 4 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
      async (delays, capacity, moods) => {
        let underWay = 0;
        let isPaused = false;
        const run = async (item: number) => {
          underWay += 1;
          expect(underWay).toBeLessThanOrEqual(capacity);
          for (let i = 0; i < delays[item]!; i += 1) await null;
          underWay -= 1;
          return item * 2;
        };
        const mayPause = () => {
          isPaused ||= moods.next().value === 0;
          return isPaused;
        };
        const results: number[] = [];
        for await (const done of runOrdered(count(delays.length), run, capacity, mayPause)) {
          if (done !== null) {
            results.push(done.result);
            continue;
          }
          expect(underWay).toBe(0);
          isPaused = false;
          // The caller goes on only when asked to: without this the next question may pause again.
          moods.next();
        }
        const all = delays.map((_, item) => item * 2);
        expect(results).toEqual(all.slice(0, results.length));
      },
    ),
  );
});

test("passes on the failure of a task", async () => {
  const results = runOrdered(
    count(3),
    async (item) => {
      if (item === 1) throw new Error("task");
      return item;
    },
    2,
    () => false,
  );
  expect((await results.next()).value?.result).toBe(0);
  await expect(results.next()).rejects.toThrow("task");
});

test("ends without having read all when it stays paused", async () => {
  let isPaused = false;
  const seen: unknown[] = [];
  for await (const done of runOrdered(
    count(100),
    async (item) => item,
    2,
    () => isPaused,
  )) {
    seen.push(done?.result ?? null);
    if (seen.length === 3) isPaused = true;
  }
  expect(seen.at(-1)).toBeNull();
  expect(seen.length).toBeLessThan(8);
});
