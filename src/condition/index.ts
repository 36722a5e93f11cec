export { checkCondition } from "./check";
export type { CompiledCondition } from "./compile";
export { compileCondition } from "./compile";
export { evaluateCondition, interpretCondition } from "./evaluate";
export { CONDITION_LIMITS } from "./limits";
export { OPERATORS } from "./operators";
export type { FactReader, Facts, FactType, FactValue, Vocabulary } from "./vocabulary";
export { readerOf } from "./vocabulary";
