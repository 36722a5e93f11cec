import type { PortfolioForm } from "../src/accounts/index";
import { portfolioForm } from "../src/accounts/portfolio/form";
import { assess } from "../src/assess/assess";
import type { Assessment } from "../src/assess/assessment";
import { createComparers } from "../src/batch/compare";
import { MigrationBuilder } from "../src/batch/migration";
import { SummaryBuilder } from "../src/batch/summary";
import type { Evaluation } from "../src/evaluation/schema";
import { withPlaces } from "../src/import/places";
import { applyRepair } from "../src/repair/applyRepair";
import { batchView, type Problem } from "../src/report/view/batchView";
import { formView, type RowView, rowView } from "../src/report/view/formView";
import type { Ruleset } from "../src/ruleset/schema";
import { selectRuleset } from "../src/ruleset/select";
import { rulesets } from "../src/rulesets";
import { accountsViews, type LoadedAccounts, reportAccounts } from "./accounts";
import type {
  Answer,
  BatchAnswer,
  Cancel,
  FormAnswer,
  LoadRequest,
  MovedForm,
  Request,
  RulesetChange,
} from "./protocol";
import { AUTO } from "./protocol";
import { type Loaded, type Meter, messageOf, type Read, readFiles, readPasted } from "./read";

/** All forms the page was given: they stay here, and only what is drawn goes back. */
let forms: Loaded[] = [];
let problems: Problem[] = [];
let accounts: LoadedAccounts[] = [];
/** What a form is judged by. */
let rulesetFor: RulesetFor = rulesetNamed(AUTO);
let rulesetName = AUTO;
let change: RulesetChange | null = null;
const cancelled = new Set<number>();

const post = (answer: Answer): void => postMessage(answer);

addEventListener("message", ({ data }: MessageEvent<Request | Cancel>) => {
  if (data.kind === "cancel") cancelled.add(data.job);
  else void answer(data);
});

async function answer(request: Request): Promise<void> {
  const { job } = request;
  try {
    post({ job, ...(await answerTo(request)) });
  } catch (error) {
    post({ job, kind: "failed", message: messageOf(error) });
  } finally {
    cancelled.delete(job);
  }
}

async function answerTo(
  request: Request,
): Promise<BatchAnswer | FormAnswer | { kind: "report"; blob: Blob }> {
  const { job } = request;
  switch (request.kind) {
    case "load":
    case "examples":
      rulesetName = request.ruleset;
      rulesetFor = rulesetNamed(rulesetName);
      change = null;
      return request.kind === "examples" ? load(job, examples(), null) : loadGiven(job, request);
    case "ruleset":
      return switchTo(job, request.ruleset);
    case "batch":
      return assessAll(job);
    case "form":
      return formAnswer(request.index);
    case "repair":
      applyTo(formAt(request.index), request.repair);
      return formAnswer(request.index);
    case "undo": {
      const form = formAt(request.index);
      form.evaluation = form.before.pop() ?? form.evaluation;
      return formAnswer(request.index);
    }
    case "report":
      return { kind: "report", blob: await report(job, request.lang) };
  }
}

type RulesetFor = (evaluation: Evaluation) => Ruleset;

function rulesetNamed(id: string): RulesetFor {
  if (id === AUTO) return (evaluation) => selectRuleset(evaluation, rulesets).ruleset;
  const found = Object.hasOwn(rulesets, id) ? rulesets[id] : undefined;
  if (found === undefined) throw new Error(`no ruleset ${id}`);
  return () => found;
}

function formAt(index: number): Loaded {
  const form = forms[index];
  if (form === undefined) throw new Error(`no form ${index}`);
  return form;
}

function loadGiven(job: number, { files, text }: Pick<LoadRequest, "files" | "text">): Promise<BatchAnswer> {
  const meter = { read: 0, of: files.reduce((sum, { size }) => sum + size, 0) };
  async function* given(): AsyncGenerator<Read> {
    yield* readFiles(files, meter);
    if (text !== null) yield* readPasted("粘贴 pasted", text);
  }
  return load(job, given(), meter);
}

async function* examples(): AsyncGenerator<Read> {
  const { default: list } = await import("./examples");
  for (const { name, data } of list) yield* readPasted(name, JSON.stringify(data));
}

/** Reads and assesses form by form, so that the first are counted while the last are still being read. */
async function load(job: number, source: AsyncIterable<Read>, meter: Meter | null): Promise<BatchAnswer> {
  forms = [];
  problems = [];
  accounts = [];
  const batch = new Batch();
  const pace = new Pace(job);
  for await (const one of source) {
    if ("message" in one) problems.push(one);
    else if ("document" in one) accounts.push(one);
    else {
      const index = forms.length;
      forms.push(one);
      batch.add(one, index, assessed(one, false));
    }
    const share = meter === null || meter.of === 0 ? null : meter.read / meter.of;
    if (!(await pace.step(forms.length + problems.length, share))) break;
  }
  return batch.answer(pace.stopped);
}

async function assessAll(job: number): Promise<BatchAnswer> {
  const batch = new Batch();
  const pace = new Pace(job);
  for (const [index, form] of forms.entries()) {
    batch.add(form, index, assessed(form, false));
    if (!(await pace.step(index + 1, (index + 1) / forms.length))) break;
  }
  return batch.answer(pace.stopped);
}

/** Assesses all under another ruleset, and tells what it moves. */
async function switchTo(job: number, next: string): Promise<BatchAnswer> {
  const [from, before, after] = [rulesetName, rulesetFor, rulesetNamed(next)];
  const compare = createComparers();
  const migration = new MigrationBuilder();
  const moves: MovedForm[] = [];
  rulesetName = next;
  rulesetFor = after;
  const batch = new Batch();
  const pace = new Pace(job);
  for (const [index, form] of forms.entries()) {
    batch.add(form, index, assessed(form, false));
    const compared = compare(before(form.evaluation), after(form.evaluation))(form.evaluation);
    const { move } = compared;
    migration.add(compared);
    if (move !== null && moves.length < MOST_MOVES) {
      moves.push({ ...move, index, name: batch.rows[index]?.project || batch.rows[index]?.name || "" });
    }
    if (!(await pace.step(index + 1, (index + 1) / forms.length))) break;
  }
  change = from === next ? null : { from, to: next, migration: migration.build(), moves };
  return batch.answer(pace.stopped);
}

const MOST_MOVES = 200;

class Batch {
  readonly rows: RowView[] = [];
  private readonly portfolio: PortfolioForm[] = [];
  private readonly summary = new SummaryBuilder();

  add(form: Loaded, index: number, assessment: Assessment): void {
    this.rows.push(rowView(form.evaluation, assessment, { index, place: form.place }));
    this.portfolio.push(portfolioForm(form.evaluation, assessment));
    this.summary.add({ kind: "assessed", evaluation: form.evaluation, assessment });
  }

  async answer(isCancelled: boolean): Promise<BatchAnswer> {
    const { batchCharts } = await import("../src/report/charts/index");
    const view = batchView(this.rows, this.summary.build(), problems);
    const charts = { zh: batchCharts(view, "zh"), en: batchCharts(view, "en") };
    const below = await accountsViews(accounts, this.portfolio);
    return { kind: "batch", view, charts, accounts: below, cancelled: isCancelled, change };
  }
}

/** Lets other messages in now and then (a cancel among them), and tells how far it is. */
class Pace {
  stopped = false;
  private last = performance.now();

  constructor(private readonly job: number) {}

  /**
   * @param share - how much of the whole is done, where that is known
   * @returns whether to go on
   */
  async step(done: number, share: number | null): Promise<boolean> {
    if (performance.now() - this.last > 60) {
      post({ job: this.job, kind: "progress", done, share });
      await new Promise((resolve) => setTimeout(resolve));
      this.last = performance.now();
    }
    this.stopped = cancelled.has(this.job);
    return !this.stopped;
  }
}

/** The form's result, with what its sheet shows and where each cell stands in it. */
function assessed({ evaluation, findings, cells, before }: Loaded, explain: boolean): Assessment {
  const assessment = assess(evaluation, rulesetFor(evaluation), { explain });
  const known = new Set(assessment.findings.map(({ code, path }) => `${code} ${path}`));
  const more = before.length > 0 ? [] : findings.filter(({ code, path }) => !known.has(`${code} ${path}`));
  return { ...assessment, findings: withPlaces([...assessment.findings, ...more], cells) };
}

async function formAnswer(index: number): Promise<FormAnswer> {
  const form = formAt(index);
  const { waterfallChart } = await import("../src/report/charts/index");
  const view = formView(form.evaluation, assessed(form, true), rulesetFor(form.evaluation), {
    index,
    place: form.place,
  });
  const chart = { zh: waterfallChart(view.waterfall, "zh"), en: waterfallChart(view.waterfall, "en") };
  return { kind: "form", view, chart, repaired: form.before.length, change: ownChange(index) };
}

/** The part of the last change of rulesets that is about one form. */
function ownChange(index: number): RulesetChange | null {
  return change === null ? null : { ...change, moves: change.moves.filter((move) => move.index === index) };
}

function applyTo(form: Loaded, number: number): void {
  const repair = assessed(form, false).repairs[number];
  if (repair === undefined) return;
  const repaired = applyRepair(form.evaluation, repair);
  form.before.push(form.evaluation);
  form.evaluation = repaired;
}

async function report(job: number, lang: "zh" | "en"): Promise<Blob> {
  const { createReport } = await import("../src/report/report");
  const { version } = await import("../package.json");
  const builder = createReport({ lang, version });
  const pace = new Pace(job);
  const portfolio: PortfolioForm[] = [];
  for (const [index, form] of forms.entries()) {
    const { evaluation, place } = form;
    const assessment = assessed(form, true);
    await builder.add({ evaluation, assessment, ruleset: rulesetFor(evaluation), place });
    portfolio.push(portfolioForm(evaluation, assessment));
    if (!(await pace.step(index + 1, (index + 1) / forms.length))) break;
  }
  await reportAccounts(builder, accounts, portfolio);
  for (const problem of problems) builder.addProblem(problem);
  return new Blob([await builder.finish()], { type: "text/html" });
}
