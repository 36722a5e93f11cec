import { expect, test } from "vitest";
import { Memo } from "../../src/figure/memo";

test("keeps what is asked for now and then, and forgets what nobody asks for", () => {
  const memo = new Memo<number>(2);
  memo.set("a", 1);
  memo.set("b", 2);
  memo.set("c", 3);
  // a and b are the older half now; a is asked for and moves over.
  expect(memo.get("a")).toBe(1);
  memo.set("d", 4);
  expect(memo.get("a")).toBe(1);
  expect(memo.get("c")).toBe(3);
  expect(memo.get("b")).toBeUndefined();
});

test("never holds more than two halves", () => {
  const memo = new Memo<number>(10);
  for (let i = 0; i < 1000; i += 1) memo.set(String(i), i);
  const held = Array.from({ length: 1000 }, (_, i) => memo.get(String(i))).filter(
    (value) => value !== undefined,
  );
  expect(held.length).toBeLessThanOrEqual(20);
  expect(memo.get("999")).toBe(999);
});
