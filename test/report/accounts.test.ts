import { describe, expect, test } from "vitest";
import { type AccountsDocument, assessAccounts, reconcilePortfolio } from "../../src/accounts/index";
import { assess } from "../../src/assess/assess";
import { drawAccounts } from "../../src/report/draw/accounts";
import { inflate } from "../../src/report/pack";
import { createReport } from "../../src/report/report";
import { type AccountsView, accountsView } from "../../src/report/view/accountsView";
import { rulesets } from "../../src/rulesets";
import { documentWith, document as published, rules } from "../accounts/jincheng";
import { sound } from "../cli/forms";
import { realForm } from "../forms";

const viewOf = (document: AccountsDocument, at: Parameters<typeof accountsView>[3] = {}) =>
  accountsView(document, assessAccounts(document, rules), rules, at);
/** L60 with two digits exchanged, and a share that is not the quotient (L450). */
const spoilt = documentWith(["37267.49", "37276.49"], ["占比99.99%", "占比99.89%"]);

async function reportOn(documents: readonly AccountsDocument[], forms: number): Promise<string> {
  const report = createReport();
  const ruleset = rulesets["mof-2020"]!;
  for (let index = 0; index < forms; index += 1)
    await report.add({ evaluation: sound, assessment: assess(sound, ruleset), ruleset });
  for (const document of documents)
    report.addAccounts({ document, assessment: assessAccounts(document, rules), rules, place: "决算.txt" });
  return report.finish();
}

/** What is shown, without the script and the data. */
const shown = (page: string) => page.slice(page.indexOf("<main"), page.indexOf("</main>"));

describe("what is drawn of final accounts", () => {
  const view = viewOf(published);
  const page = drawAccounts(view, "zh").html;

  test("tells every equation by its check, with both sides, difference and slack", () => {
    const total = view.equations.find(({ code }) => code === "accounts.total")!;
    expect(total).toMatchObject({ violated: 0, notEvaluated: 0 });
    // 93.24 + 323.57 = 416.81 against 416.80 (L418–L421), three figures of ±0.005
    expect(total.equations.find(({ id }) => id === "10.procurement")).toMatchObject({
      outcome: "withinRounding",
      sides: "416.8 = 416.81",
      difference: "-0.01",
      slack: "0.015",
      explain: { zh: expect.stringContaining("尾数误差") },
    });
    expect(page).toContain(
      '<td class="n">416.8 = 416.81</td><td class="n">-0.01</td><td class="n">0.015</td>',
    );
  });

  test("shows every table as printed, side by side", () => {
    expect(view.tables.map(({ number }) => number).join(" ")).toBe("01 02 03 04 05 06 07 08 09 10");
    expect(page).toContain("公开03表 支出决算表");
    // L147: 3115.87 = 1995.99 + 1119.88
    expect(page).toMatch(
      /20103 政府办公厅（室）及相关机构事务<\/th><td[^>]*><span class="v">3115\.87<\/span><\/td>/,
    );
    expect(page).toContain("本表无数据");
  });

  test("marks the figures of the text by what is known of them", () => {
    expect(page).toContain("182 个数字，核对了 181 个，矛盾 0 个。");
    expect(page).toMatch(/占比<span class="figure agrees" title="相符">99\.99<\/span>%/);
    expect(page).toMatch(/<span class="figure unchecked" title="未核对">1<\/span>人出访/);
  });

  test("says it in English as well", () => {
    const english = drawAccounts(view, "en").html;
    expect(english).toContain("182 figures, 181 compared, 0 in contradiction.");
    expect(english).toContain("Table 03: Expenditure");
    expect(english).toContain("funds under self-evaluation are not more than project expenditure");
  });

  test("marks guilty cells and paragraphs, and offers repairs", () => {
    const drawn = drawAccounts(viewOf(spoilt), "zh").html;
    expect(drawn).toMatch(/id="c\/tables\/0\/rows\/8\/figures\/amount"[^>]*class="n marked e"/);
    expect(drawn).toMatch(/<p class="paragraph marked e" data-path="\/narrative\/2\/text"/);
    expect(drawn).toMatch(/占比<span class="figure contradicts" title="矛盾">99\.89<\/span>%/);
    expect(drawn).toMatch(
      /公开01表 本年收入合计 · 金额<\/a> <span class="was">37276\.49<\/span> → <b class="due">37267\.49<\/b>/,
    );
  });
});

describe("forms beside final accounts", () => {
  // a09 prints 1060098.02 under 万元, all project expenditure is 34612.20 (L145); a16 has 720.00, all of L189.
  const forms = ["a01", "a09", "a16"].map((name) => ({ evaluation: realForm(name) }));
  const beside = (complete: boolean) =>
    viewOf(published, {
      prefix: "/accounts/0",
      portfolio: reconcilePortfolio(published, forms, rules, { complete }),
    });
  const drawnIn = (lang: "zh" | "en", complete = false) => {
    const page = drawAccounts(beside(complete), lang).html;
    return page.slice(page.indexOf('class="panel portfolio"'), page.indexOf('class="panel equations"'));
  };

  test("stand next to these, with what does not fit, what does, and the subjects of each form", () => {
    const drawn = drawnIn("zh");
    expect(drawn).toContain(
      '<h2>自评表与决算公开 <span class="chips"><span class="chip e">错误 1</span></span></h2>',
    );
    expect(drawn).toContain("以所给 3 张表为该部门的一部分自评表");
    expect(drawn).toContain("如以元计，为 106.009802 万元");
    // 3 of 48 forms, 3 of 46 优, none of 2 良, 0 中, 0 差; 2 single forms; their sum; funds of L574
    expect(drawn).toContain("相符 9 项");
    expect(drawn).toContain("<li>公布自评 48 个项目，给出自评表 3 张</li>");
    expect(drawn).toMatch(
      /<a href="#form-2">鸿才苑小区维修改造资金<\/a>.*?2210106 公共租赁住房（正好全部）、/,
    );
  });

  test("say it in English, and of all forms that 3 are not 48", () => {
    const drawn = drawnIn("en", true);
    expect(drawn).toContain("Forms beside the final accounts");
    expect(drawn).toContain("Forms given: 3, taken as all of the unit.");
    expect(drawn).toContain("48 self-evaluations published, 3 forms given: they do not match");
    expect(drawn).toContain("2210106 公共租赁住房 (all of it), ");
  });

  test("number their findings on, and mark both the form's money and what was published", () => {
    const view = beside(true);
    const { findings, portfolio } = view;
    expect(portfolio?.findings[0]?.number).toBe(findings.length + 1);
    const page = drawAccounts(view, "zh").html;
    expect(page).toMatch(
      /data-path="\/accounts\/0\/forms\/1\/funds\/total\/executed"[^>]*class="n marked e"/,
    );
    // L574 has an info of its own; that 48 are published weighs more.
    expect(page).toMatch(/<p class="paragraph marked e" data-path="\/accounts\/0\/narrative\/46\/text"/);
  });

  test("are left out where none were given", () => {
    expect(drawAccounts(viewOf(published), "zh").html).not.toContain("自评表与决算公开");
  });

  test("with hostile names stay texts", () => {
    const text = '"><img src=x onerror=alert(1)>\u202E';
    const hostile = { ...realForm("a09"), project: { name: text } };
    const portfolio = reconcilePortfolio(published, [{ evaluation: hostile }], rules);
    const drawn = drawAccounts(viewOf(published, { portfolio }), "zh").html;
    expect(drawn).toContain("&lt;img");
    expect(drawn).not.toMatch(/<img|\u202E/);
  });
});

describe("a report", () => {
  test("on final accounts alone opens with them", async () => {
    const page = await reportOn([published], 0);
    expect(page).toContain("<title>晋城经济技术开发区管理委员会 · 绩效自评表核查</title>");
    expect(shown(page)).toContain('<article class="accounts"');
    expect(shown(page)).not.toContain('<article class="batch-page"');
    const packed = /<script type="text\/plain" id="accounts">([^<]*)<\/script>/.exec(page)?.[1] ?? "";
    const views = JSON.parse(await inflate(packed)) as AccountsView[];
    expect(views.map(({ name, place }) => [name, place])).toEqual([
      ["晋城经济技术开发区管理委员会", "决算.txt"],
    ]);
  });

  test("on forms and final accounts shows these below the overview, two apart from each other", async () => {
    const page = shown(await reportOn([published, spoilt], 1));
    expect(page.indexOf('<article class="batch-page"')).toBeLessThan(
      page.indexOf('<article class="accounts"'),
    );
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("on one form alone stays that form", async () => {
    expect(shown(await reportOn([], 1))).not.toContain("batch-page");
  });
});

test("hostile texts in every place of a document stay texts", () => {
  const text = `"><img src=x onerror=alert(1)><script>alert(2)</script>'\`\u202E`;
  const hostile: AccountsDocument = {
    id: text,
    unit: text,
    tables: [
      {
        number: "03",
        title: text,
        rows: [
          {
            code: text,
            name: text,
            section: text,
            line: text,
            at: text,
            figures: { total: text, [text]: "1" },
          },
        ],
      },
    ],
    narrative: [{ headings: [text], text: `${text}收入总计1万元`, at: text }],
  };
  for (const lang of ["zh", "en"] as const) {
    const drawn = drawAccounts(viewOf(hostile, { place: text }), lang).html;
    expect(drawn).not.toContain("<img");
    expect(drawn).not.toContain("<script");
    expect(drawn).not.toContain("\u202E");
    expect(drawn).toContain("⟦U+202E⟧");
  }
});
