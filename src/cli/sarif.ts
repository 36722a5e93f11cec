import { version } from "../../package.json";
import type { Language } from "../explain/message";
import { visibleJson } from "../explain/showHidden";
import { createSarif, type SarifSource } from "../report/sarif";
import { type CliIO, print } from "./io";
import type { ResultWriter } from "./resultWriter";

/** `--format sarif`: one SARIF 2.1.0 log of all findings. */
export function createSarifWriter(io: CliIO, lang: Language): ResultWriter {
  const sarif = createSarif({ lang, version });
  return {
    async add(outcome) {
      switch (outcome.kind) {
        case "assessed":
          return sarif.add(outcome.evaluation, outcome.assessment, sourceOf(outcome));
        case "accounts": {
          const { assessment } = outcome;
          const id = assessment.id ?? `${assessment.unit ?? ""} ${assessment.year ?? ""}`.trim();
          return sarif.addDocument(id, assessment.findings, sourceOf(outcome));
        }
        case "unreadable":
          for (const problem of outcome.problems) sarif.addProblem(problem.issue, sourceOf(problem));
      }
    },
    async addPortfolio({ findings }) {
      sarif.addDocument("portfolio", findings, { file: null, line: null });
    },
    end: () => print(io.stdout, `${visibleJson(JSON.stringify(sarif.build(), null, 2))}\n`),
  };
}

function sourceOf({ file, line }: { readonly file: string; readonly line: number | null }): SarifSource {
  return { file: file === "-" ? null : file, line };
}
