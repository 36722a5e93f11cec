// An upload endpoint: a form (JSON) or a file (workbook, Word, CSV, text) in, findings out.
// 上传接口：收一张表（JSON）或一个文件（工作簿、Word、CSV、文本），返回问题。
//
//   npm install jixiao express
//   PORT=3000 node server.mjs
//   curl --data-binary @form.json -H "content-type: application/json" localhost:3000/assess
//   curl --data-binary @form.xlsx "localhost:3000/assess?name=form.xlsx"
import { pathToFileURL } from "node:url";
import express from "express";
import { assess, EvaluationError, parseEvaluation, RulesetError } from "jixiao";
import { ImportError, readDocument, withPlaces } from "jixiao/import";
import { rulesets } from "jixiao/rulesets";

// jixiao refuses larger workbooks itself; this keeps them from being read at all. 更大的工作簿根本不读入。
const LIMIT = "10mb";

export function createApp() {
  const app = express().disable("x-powered-by");
  app.use(express.raw({ type: () => true, limit: LIMIT }));

  app.post("/assess", async (request, response) => {
    const id = String(request.query.ruleset ?? "mof-2020");
    // Only rulesets of our own: one sent along would be untrusted input too. 只用自己的规则集。
    if (!Object.hasOwn(rulesets, id)) {
      response.status(400).json({ error: { code: "ruleset.unknown", known: Object.keys(rulesets) } });
      return;
    }
    if (!request.body?.length) {
      response.status(400).json({ error: { code: "empty" } });
      return;
    }
    const ruleset = rulesets[id];
    const name = String(request.query.name ?? "");
    const forms = request.is("application/json")
      ? [
          {
            evaluation: parseEvaluation(JSON.parse(request.body.toString("utf8"))),
            provenance: {},
            findings: [],
          },
        ]
      : (await readDocument(request.body, name)).evaluations;
    response.json({
      forms: forms.map(({ evaluation, provenance, findings: ofSheet }) => {
        const { total, grade, verdict, findings, repairs, checks } = assess(evaluation, ruleset);
        return {
          project: evaluation.project?.name ?? null,
          total,
          grade,
          verdict,
          findings: withPlaces([...findings, ...ofSheet], provenance),
          repairs,
          checks,
        };
      }),
    });
  });

  // What the sender can mend, is told; everything else stays inside. 能改的告诉对方，其余不外露。
  app.use((error, _request, response, _next) => {
    if (error instanceof EvaluationError) response.status(422).json({ issues: error.issues });
    else if (error instanceof ImportError) {
      response.status(422).json({ issues: [{ code: error.code, path: "", message: error.bilingual }] });
    } else if (error instanceof RulesetError) response.status(422).json({ issues: error.issues });
    else if (error instanceof SyntaxError) response.status(400).json({ error: { code: "json" } });
    else if (error.type === "entity.too.large") response.status(413).json({ error: { code: "too-large" } });
    else response.status(500).json({ error: { code: "internal" } });
  });
  return app;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  createApp().listen(Number(process.env.PORT ?? 3000));
}
