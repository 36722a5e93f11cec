import { describe, expect, it, test } from "vitest";
import { EvaluationError } from "../../src/errors";
import { applyRepair } from "../../src/repair/applyRepair";
import { smallForm } from "./form";

const total = (from: string | null, to: string) => ({ cells: [{ path: "/total/score", from, to }] });

describe("applyRepair", () => {
  it("writes the figure into a copy and leaves the form as it is", () => {
    const form = smallForm({ totalScore: "98.49" });
    const before = structuredClone(form);
    expect(applyRepair(form, total("98.49", "98.94")).total?.score).toBe("98.94");
    expect(form).toEqual(before);
  });

  it("shares what it does not change", () => {
    const form = smallForm({ totalScore: "98.49" });
    expect(applyRepair(form, total("98.49", "98.94")).indicators).toBe(form.indicators);
  });

  it("fills a blank, be it absent or a dash", () => {
    const form = { ...smallForm(), total: { score: "—" } };
    expect(applyRepair(form, total(null, "98.94")).total).toEqual({ score: "98.94" });
    expect(applyRepair({ ...form, total: {} }, total(null, "98.94")).total).toEqual({ score: "98.94" });
  });

  it("takes a JSON number for what it shows", () => {
    const form = { ...smallForm(), total: { score: 98.49 } };
    expect(applyRepair(form, total("98.49", "98.94")).total).toEqual({ score: "98.94" });
  });

  it("refuses a cell that does not show what the repair was found for", () => {
    expect(() => applyRepair(smallForm(), total("97", "98.94"))).toThrow(
      expect.objectContaining({ code: "repair.stale", path: "/total/score" }),
    );
  });

  test.each([
    "/__proto__/score",
    "/total/__proto__",
    "/constructor/prototype/score",
    "/funds/sources/-1/budget",
    "/funds/sources/0/budget",
    "/funds/total/name",
    "/indicators/0/name",
    "/indicators/7/weight",
    "/indicators/0/children/0/children/9/score",
    "/meta/score",
    "/title",
    "",
    "total/score",
  ])("refuses %j, which names no cell a repair may write", (path) => {
    const apply = () => applyRepair(smallForm(), { cells: [{ path, from: null, to: "1" }] });
    expect(apply).toThrow(EvaluationError);
    expect(({} as { score?: unknown }).score).toBeUndefined();
  });
});
