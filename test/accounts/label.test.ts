import { describe, expect, test } from "vitest";
import { levelOf, plainLabel, splitNumbering } from "../../src/accounts/label";

describe("splitNumbering", () => {
  test.each([
    ["一、一般公共服务支出", "一", "一般公共服务支出"], // L33
    ["二十六、抗疫特别国债安排的支出", "一", "抗疫特别国债安排的支出"], // L59
    ["(一) 车辆数合计(辆)", "(一)", "车辆数合计(辆)"], // L427
    ["（二）“三公”经费财政拨款支出决算具体情况说明", "(一)", "三公经费财政拨款支出决算具体情况说明"], // L546
    ["1. 副部(省)级及以上领导用车", "1", "副部(省)级及以上领导用车"], // L428
    ["1、预算绩效管理开展情况", "1", "预算绩效管理开展情况"], // L572
    ["其中：一般公共预算财政拨款", "其中", "一般公共预算财政拨款"],
    ["本年收入合计", "none", "本年收入合计"], // L60
    ["1.5万元", "none", "1.5万元"],
  ])("takes the numbering off %s", (printed, numbering, name) => {
    expect(splitNumbering(printed)).toEqual({ numbering, name });
  });

  test("tells how deep a numbering stands", () => {
    expect((["一", "(一)", "1", "(1)", "none"] as const).map(levelOf)).toEqual([1, 2, 3, 4, null]);
  });
});

test("compares labels without brackets' width, spaces, quotes and （类）", () => {
  expect(plainLabel("公务接待 费")).toBe("公务接待费"); // L399
  expect(plainLabel("一般公共服务支出(类)")).toBe("一般公共服务支出"); // L476
  expect(plainLabel("因公出国（境）费用")).toBe(plainLabel("因公出国 (境) 费用")); // L328, L399
});
