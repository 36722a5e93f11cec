import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

/** Functions that are handed a sentence in each language. */
const TELLING = new Set(["lintIssue", "report", "highestFirst"]);
const PROSE = / |[\u4e00-\u9fff]/;

/**
 * Leaves sentences told to people as they are: a test of their wording would only be the sentence again. Sentences
 * stand under the keys `zh` and `en`, or are handed to one of the functions above.
 */
const sentences = {
  shouldIgnore({ node, parent, listKey }) {
    if (node.type === "ObjectProperty" && (node.key.name === "zh" || node.key.name === "en")) {
      return "a sentence";
    }
    const isHanded = parent?.type === "CallExpression" && listKey === "arguments";
    return isHanded && TELLING.has(parent.callee.name) && PROSE.test(textOf(node)) ? "a sentence" : undefined;
  },
};

function textOf(node) {
  if (node.type === "StringLiteral") return node.value;
  return node.type === "TemplateLiteral" ? node.quasis.map(({ value }) => value.raw).join("") : "";
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "sentences", sentences)];
