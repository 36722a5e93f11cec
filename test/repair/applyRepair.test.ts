import { describe, expect, it, test } from "vitest";
import { EvaluationError } from "../../src/errors";
import type { Evaluation } from "../../src/evaluation/schema";
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

  test.each<[string, Evaluation["total"], string | null]>([
    ["another figure", { score: "98.94" }, "97"],
    ["a figure where a blank is expected", { score: "98.94" }, null],
    ["a blank where a figure is expected", { score: "—" }, "98.94"],
    ["nothing, which is not the word undefined", {}, "undefined"],
    ["null, which is not the word", { score: null }, "null"],
    // As a text it would read 98.94, but it is no cell.
    ["a list", { score: ["98.94"] as never }, "98.94"],
    ["a list where a blank is expected", { score: [] as never }, null],
    ["a truth value", { score: true as never }, "true"],
  ])("refuses a cell that shows %s", (_, shown, from) => {
    expect(() => applyRepair({ ...smallForm(), total: shown }, total(from, "98.94"))).toThrow(
      expect.objectContaining({ code: "repair.stale", path: "/total/score" }),
    );
  });

  it("fills a cell that holds null", () => {
    const form = { ...smallForm(), total: { score: null } };
    expect(applyRepair(form, total(null, "98.94")).total).toEqual({ score: "98.94" });
  });

  it("tells in both languages what the cell should show", () => {
    const form = smallForm();
    expect(() => applyRepair(form, total("97", "98.94"))).toThrow(/to be "97", .*应为“97”/);
    expect(() => applyRepair(form, total(null, "98.94"))).toThrow(/to be blank, .*应为空白/);
  });

  it("tells which cell the form does not have", () => {
    const cells = [{ path: "/funds/sources/0/budget", from: null, to: "1" }];
    expect(() => applyRepair(smallForm(), { cells })).toThrow(
      expect.objectContaining({
        code: "repair.path",
        message: expect.stringContaining("/funds/sources/0/budget"),
      }),
    );
  });

  test.each([undefined, null])("refuses a form whose total line is %j", (line) => {
    const form = { ...smallForm(), total: line as never };
    expect(() => applyRepair(form, total(null, "98.94"))).toThrow(
      expect.objectContaining({ code: "repair.path", path: "/total/score" }),
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
