import { describe, expect, test } from "vitest";
import { unitAlone, unitInName } from "../../src/value/units";

describe("the unit in parentheses behind an indicator's name", () => {
  test.each([
    ["群众满意度(%)", "ratio"],
    ["群众满意度（％）", "ratio"],
    ["服务外包在岸（万美元）", "money:USD"],
    ["项目总投资（单位：万元）", "money"],
    ["补贴标准（元/人·年）", "money/count:人·month"],
    ["改造面积（㎡）", "area"],
    ["培训人数（人）", "count:人"],
    ["安装电梯救援装置（台(套)）", "count:台(套)"],
    ["安装电梯救援装置台(套)", "count:套"],
  ])("of %s measures %s", (name, dimension) => {
    expect(unitInName(name)?.dimension).toBe(dimension);
  });

  test.each([
    ["群众满意度"],
    ["优惠政策资金（第二批）"],
    ["优惠政策资金（一期）"],
    ["中科创源（山西）"],
    ["设备补贴（含税）"],
    ["机关维修（2024年）"],
    ["招商活动（次）数"],
    ["（）"],
    [")"],
    ["("],
    [""],
    ["%"],
  ])("of %j is none", (name) => {
    expect(unitInName(name)).toBeNull();
  });
});

describe("a cell of a template that holds only a comparator and a unit", () => {
  test.each([
    ["≥%", "≥", "ratio"],
    ["=%", "=", "ratio"],
    ["%", null, "ratio"],
    ["≥册", "≥", "count:册"],
    [">份", ">", "count:份"],
    ["≤工作日", "≤", "workday"],
    ["=万元", "=", "money"],
    ["≤元/人", "≤", "money/count:人"],
    ["元/m²/月", null, "money/area·month"],
    ["平方米", null, "area"],
    ["≥锅", "≥", "count:锅"],
  ])("%s says %s %s", (cell, comparator, dimension) => {
    expect(unitAlone(cell)).toMatchObject({ comparator, unit: { dimension } });
  });

  test.each([
    ["≥2次"],
    ["一次"],
    ["1人"],
    ["/平方"],
    ["≥"],
    [""],
    ["提高"],
    ["足额"],
    ["元/月、硕士"],
    ["≥严格执行预算"],
  ])("%j does not", (cell) => {
    expect(unitAlone(cell)).toBeNull();
  });
});
