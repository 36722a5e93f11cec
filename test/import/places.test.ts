import { describe, expect, it } from "vitest";
import { placeOf, withPlaces } from "../../src/import/index";

const provenance = {
  "/title": "表1!A1",
  "/funds/total/score": "表1!H6",
  "/indicators/0/name": "表1!B12",
  "/indicators/0/children/0/children/1/name": "表1!D13",
  "/indicators/0/children/0/children/1/score": "表1!H13",
};

describe("placeOf", () => {
  it.each([
    ["a value that was read", "/funds/total/score", "表1!H6"],
    ["a blank cell: the name of its row", "/indicators/0/children/0/children/1/reason", "表1!D13"],
    ["a level without a place: the level above", "/indicators/0/children/0/weight", "表1!B12"],
    ["a blank cell of a line without a name: another figure of it", "/funds/total/rate", "表1!H6"],
    ["nothing near: the title", "/total/grade", "表1!A1"],
    ["a name of the prototype: the title", "/constructor", "表1!A1"],
  ])("gives for %s", (_, path, place) => {
    expect(placeOf(path, provenance)).toBe(place);
  });

  it("gives nothing where the form has no place at all", () => {
    expect(placeOf("/total/score", {})).toBeNull();
  });
});

describe("withPlaces", () => {
  it("keeps a place a finding already has", () => {
    const finding = {
      code: "total.sum",
      severity: "error" as const,
      path: "/funds/total/score",
      stated: null,
      expected: null,
      related: [],
      params: {},
      message: { zh: "", en: "" },
      reference: null,
    };
    const placed = withPlaces([finding, { ...finding, cell: "表2!A1" }], provenance);
    expect(placed.map((one) => one.cell)).toEqual(["表1!H6", "表2!A1"]);
  });
});
