import { safeParseEvaluation } from "../../../src/evaluation/parse";
import { evaluationSchema } from "../../../src/evaluation/schema";
import { mutateJson, someJson } from "../mutate";
import { FORMS } from "../seeds";
import { must, type Target } from "../target";

/** `parseEvaluation`: yes or no, the same by both schemas, with a list of issues that stays short. */
export const forms: Target = {
  name: "forms",
  share: 50,
  patience: 500,
  run(random) {
    const document = random.chance(3) ? someJson(random, 5) : mutateJson(random.pick(FORMS), random, FORMS);
    const result = safeParseEvaluation(document);
    if (result.success) must(result.data === document, "not the document itself", document);
    else {
      const { issues } = result;
      must(issues.length >= 1 && issues.length <= 100, `${issues.length} issues`, document);
      for (const { code, path, message } of issues) {
        must(/^[a-z]+(\.[a-z-]+)+$/.test(code), `a code like ${code}`, document);
        must(path === "" || path.startsWith("/"), "no path", document);
        must(message.zh.length > 0 && message.zh.length < 300, "no message a person can read", message);
        must(message.en.length > 0 && message.en.length < 300, "no message a person can read", message);
      }
    }
    if (random.chance(10)) {
      must(evaluationSchema.safeParse(document).success === result.success, "the schemas disagree", document);
    }
  },
};
