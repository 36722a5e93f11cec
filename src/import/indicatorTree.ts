import {
  isBareFigure,
  isBareUnit,
  isRatio,
  isUnitless,
  splitAtOperator,
  startsWithOperator,
} from "./cellKinds";
import type { Column } from "./columns";
import { type Blanks, type Draft, type DraftNode, type Printed, placesIn, type ValueKey } from "./draft";
import type { GridCell } from "./grid";
import type { IndicatorRole } from "./headings";
import { type IndicatorRow, type LevelCell, misfitsIn } from "./indicatorRow";
import { oneLine, squeeze } from "./label";
import { splitWeight } from "./levels";

/** Builds the tree of indicators row by row: 一级 → 二级 → 三级指标. */

const VALUE_KEYS: readonly ValueKey[] = ["initialTarget", "target", "actual", "weight", "score", "reason"];

function levelNode(name: string, stem: string | null, cell: GridCell | null): DraftNode {
  return { name: { text: name, cell }, stem, values: {}, children: [] };
}

function printedOf(key: ValueKey, cell: GridCell): Printed {
  return { text: key === "reason" ? cell.text : oneLine(cell.text), cell };
}

interface Spread {
  readonly key: ValueKey;
  readonly cell: GridCell;
}

export class IndicatorTree {
  private first: DraftNode | null = null;
  private second: DraftNode | null = null;
  private pendingWeight: Printed | null = null;
  private spreading: Spread[] = [];
  private lastRow: DraftNode | null = null;
  private weighted = false;

  constructor(
    private readonly draft: Draft,
    private readonly columns: readonly Column<IndicatorRole>[],
    private readonly exact: boolean,
  ) {}

  private get hasInitialTarget(): boolean {
    return this.columns.some((column) => column.role === "initialTarget");
  }

  private get notes() {
    return this.draft.notes;
  }

  /** Whether a row with a weight has been read yet: a blank template has none. */
  hasWeights(): boolean {
    return this.weighted;
  }

  add(row: IndicatorRow): void {
    this.draft.misfits += misfitsIn(row);
    for (const rest of row.rests) this.joinRest(rest);
    if (row.side?.weight != null) this.pendingWeight = { text: row.side.weight, cell: row.side.cell };
    if (this.exact) this.openExactly(row.levels);
    else this.openByWords(row.levels);
    this.noteLeftOver(row);
    if (row.values.size > 0) this.addValues(row);
    this.setLevelWeights(row);
  }

  /** Whether the row is only the broken-off rest of a cell of the row above, which it then joins. */
  joinContinuation(row: IndicatorRow, cells: readonly GridCell[]): boolean {
    const cell = cells[0];
    const last = this.lastRow;
    if (this.exact || cells.length !== 1 || cell === undefined || last === null) return false;
    if (row.levels.length > 0 || row.rests.length > 0 || row.side !== null) return false;
    const column = this.columns.find((candidate) => candidate.column === cell.column);
    if (column === undefined || isBareFigure(cell.text)) return false;
    if (column.role === "name") return last.values.weight !== undefined && this.append(last, "name", cell);
    const key = VALUE_KEYS.find((candidate) => candidate === column.role);
    if (key === undefined || key === "weight" || key === "score") return false;
    return this.append(last, key, cell);
  }

  private append(node: DraftNode, key: ValueKey | "name", cell: GridCell): boolean {
    const before = key === "name" ? node.name : node.values[key];
    if (before === undefined || before === null || before.cell?.column !== cell.column) return false;
    const joined = { text: oneLine(`${before.text} ${cell.text}`), cell: before.cell };
    if (key === "name") node.name = joined;
    else node.values[key] = joined;
    this.notes.add("cell.joined", "likely", cell, cell.text, joined);
    return true;
  }

  private openExactly(levels: readonly LevelCell[]): void {
    for (const level of levels) {
      if (level.depth === 1) this.openFirst(level);
      else this.openSecond(level);
    }
  }

  private openFirst(level: LevelCell): void {
    const { name, weight } = this.nameAndWeight(level.cell);
    if (this.first?.name?.text === name) return;
    this.first = levelNode(name, level.word?.stem ?? null, level.cell);
    if (weight !== null) this.first.values.weight = weight;
    this.draft.indicators.push(this.first);
    this.second = null;
    this.takePendingWeight();
  }

  private openSecond(level: LevelCell): void {
    const { name, weight } = this.nameAndWeight(level.cell);
    if (this.second?.name?.text === name) return;
    const parent = this.first ?? this.rebuildFirst(level);
    this.second = levelNode(name, level.word?.stem ?? null, level.cell);
    if (weight !== null) this.second.values.weight = weight;
    parent.children?.push(this.second);
  }

  private nameAndWeight(cell: GridCell): { name: string; weight: Printed | null } {
    const { name, weight } = splitWeight(cell.text);
    return { name, weight: weight === null ? null : { text: weight, cell } };
  }

  private takePendingWeight(): void {
    const pending = this.pendingWeight;
    this.pendingWeight = null;
    if (pending === null || this.first === null || this.first.values.weight !== undefined) return;
    this.first.values.weight = pending;
    this.notes.add("level.weight-from-side", "guess", pending.cell, pending.cell?.text ?? "");
  }

  private rebuildFirst(level: LevelCell): DraftNode {
    const stem = level.word?.parent ?? null;
    const known = this.draft.indicators.find((node) => stem !== null && node.stem === stem);
    if (known !== undefined) {
      this.first = known;
      return known;
    }
    const name = stem === null ? "绩效指标" : `${stem}指标`;
    this.first = levelNode(name, stem, null);
    this.draft.indicators.push(this.first);
    this.notes.add("level.rebuilt", "guess", level.cell, name, this.first);
    this.takePendingWeight();
    return this.first;
  }

  /** Opens levels by their words, whichever columns the print put them in. */
  private openByWords(levels: readonly LevelCell[]): void {
    const ordered = this.inOrder(levels);
    let secondSeen = false;
    let firstSeen = false;
    for (const level of ordered) {
      const word = level.word;
      if (word === null) continue;
      const asFirst = word.depth === 1 || this.isCostAsFirst(level, ordered);
      if (asFirst && level === ordered[0]) {
        this.reopenFirst(level);
        firstSeen = true;
      } else if (!secondSeen) {
        this.reopenSecond(level, firstSeen);
        secondSeen = true;
      } else this.notes.notUnderstood(level.cell);
    }
  }

  /** 成本指标 is a first level of its own only over 经济成本, 社会成本 or 生态环境成本. */
  private isCostAsFirst(level: LevelCell, levels: readonly LevelCell[]): boolean {
    return level.word?.stem === "成本" && levels.some((other) => other.word?.parent === "成本");
  }

  /** `数量指标 | 产出指标`: the print swapped a level with the one above it. */
  private inOrder(levels: readonly LevelCell[]): readonly LevelCell[] {
    const [a, b] = levels;
    if (levels.length !== 2 || a === undefined || b === undefined) return levels;
    if (a.word?.depth !== 2 || b.word?.depth !== 1 || a.word.parent !== b.word.stem) return levels;
    this.notes.add("level.reordered", "likely", a.cell, `${a.cell.text} ${b.cell.text}`);
    return [b, a];
  }

  private reopenFirst(level: LevelCell): void {
    const known = this.draft.indicators.find((node) => node.stem === level.word?.stem);
    if (known === undefined) {
      this.openFirst(level);
      return;
    }
    if (known !== this.first) this.second = null;
    this.first = known;
    this.completeLevel(known, level);
  }

  /** A level met again tells its name or weight if the first print of it did not. */
  private completeLevel(known: DraftNode, level: LevelCell): void {
    const { name, weight } = this.nameAndWeight(level.cell);
    if (known.name === null || known.name.cell === null) known.name = { text: name, cell: level.cell };
    if (known.values.weight === undefined && weight !== null) known.values.weight = weight;
  }

  private reopenSecond(level: LevelCell, underPrintedFirst: boolean): void {
    const word = level.word;
    const parent = word?.parent ?? null;
    if (this.first !== null && parent !== null && this.first.stem !== parent && this.first.stem !== null) {
      if (word?.depth === 2 && !underPrintedFirst) this.first = null;
    }
    if (this.first === null) this.rebuildFirst(level);
    const known = this.first?.children?.find((node) => node.stem === word?.stem && node.children !== null);
    if (known === undefined) {
      this.second = null;
      this.openSecond(level);
      return;
    }
    this.second = known;
    this.completeLevel(known, level);
  }

  /** `产出` before a page break, `指标 (50分)` behind it. */
  private joinRest(rest: { cell: GridCell; rest: string; weight: string | null }): void {
    const level = [this.first, this.second].find((node) => this.isCut(node, rest));
    if (level === null || level === undefined) {
      if (rest.rest === "" && rest.weight !== null)
        this.pendingWeight = { text: rest.weight, cell: rest.cell };
      else this.notes.notUnderstood(rest.cell);
      return;
    }
    const name = level.name?.text ?? "";
    if (level.name !== null && !name.endsWith("指标")) {
      level.name = { text: `${name.replace(/[指标]$/, "")}指标`, cell: level.name.cell };
    }
    if (rest.weight !== null) level.values.weight ??= { text: rest.weight, cell: rest.cell };
    this.notes.add("cell.joined", "likely", rest.cell, rest.cell.text, level.name);
  }

  private isCut(node: DraftNode | null, rest: { rest: string; weight: string | null }): boolean {
    if (node?.name == null) return false;
    const name = node.name.text;
    if (rest.rest === "标") return name.endsWith("指");
    if (rest.rest === "指标") return !name.endsWith("指标");
    // A weight alone is the rest of a heading only until rows stand below it.
    const isBare = node.values.weight === undefined && node.children?.length === 0;
    return rest.rest === "" && rest.weight !== null && isBare;
  }

  private noteLeftOver(row: IndicatorRow): void {
    for (const cell of row.leftOver) {
      const repeated = [...row.values.values()].some((other) => other.text === cell.text);
      if (repeated && !this.exact) this.notes.add("cell.repeated", "guess", cell, cell.text);
      else this.notes.notUnderstood(cell);
    }
  }

  private addValues(row: IndicatorRow): void {
    const name = row.values.get("name");
    if (name === undefined && !this.hasRowValues(row)) return;
    if (name === undefined && this.isOnLevel(row)) {
      this.addLevelValues(row);
      return;
    }
    const node: DraftNode = {
      name: name === undefined ? null : { text: oneLine(name.text), cell: name },
      stem: null,
      values: this.rowValues(row),
      blanks: this.placesOf(row),
      children: null,
    };
    this.repairJoinedCells(node);
    this.takeWeightFromName(node);
    this.spread(node, row);
    this.place(node);
    const review = row.values.get("reviewScore");
    if (review !== undefined) node.reviewScore = { text: oneLine(review.text), cell: review };
    if (row.shifted) this.notes.add("row.shifted", "likely", name ?? null, name?.text ?? "", node);
    this.lastRow = node;
    this.weighted ||= node.values.weight !== undefined;
  }

  private placesOf({ values }: IndicatorRow): Blanks<ValueKey> {
    const cell = [...values.values()][0];
    return cell === undefined ? {} : placesIn(this.draft, cell.row, this.columns, VALUE_KEYS);
  }

  private hasRowValues(row: IndicatorRow): boolean {
    return VALUE_KEYS.some((key) => row.values.has(key));
  }

  /** Weight and score in a row that opens a level and names no third-level indicator. */
  private isOnLevel(row: IndicatorRow): boolean {
    return row.levels.length > 0 && !row.values.has("target") && !row.values.has("actual");
  }

  private addLevelValues(row: IndicatorRow): void {
    const level = this.second ?? this.first;
    if (level === null) return;
    for (const key of VALUE_KEYS) {
      const cell = row.values.get(key);
      if (cell !== undefined) level.values[key] ??= printedOf(key, cell);
    }
    this.notes.add("row.on-level", "likely", level.name?.cell ?? null, level.name?.text ?? "", level);
  }

  private rowValues(row: IndicatorRow): Partial<Record<ValueKey, Printed>> {
    const values: Partial<Record<ValueKey, Printed>> = {};
    for (const key of VALUE_KEYS) {
      const cell = row.values.get(key);
      if (cell === undefined || this.belongsToLevel(key, cell, row)) continue;
      values[key] = printedOf(key, cell);
    }
    this.keepInitialTarget(values);
    this.composeTarget(values, row);
    return values;
  }

  /** A blank 调整后指标值 leaves 年初指标值 in force, where that is more than the template's comparator and unit. */
  private keepInitialTarget(values: Partial<Record<ValueKey, Printed>>): void {
    const { initialTarget } = values;
    if (initialTarget === undefined || values.target !== undefined || isBareUnit(initialTarget.text)) return;
    values.target = { ...initialTarget };
    this.notes.add("target.unchanged", "likely", initialTarget.cell, initialTarget.text);
  }

  /** A weight or score merged over exactly the rows of a level is that level's. */
  private belongsToLevel(key: ValueKey, cell: GridCell, row: IndicatorRow): boolean {
    if ((key !== "weight" && key !== "score") || cell.rowSpan === 1) return false;
    const levels = [...row.levels].reverse();
    const level = levels.find(
      (candidate) => candidate.cell.row === cell.row && candidate.cell.rowSpan === cell.rowSpan,
    );
    const node = level?.depth === 1 ? this.first : level?.depth === 2 ? this.second : null;
    if (node === null || node === undefined) return false;
    node.values[key] ??= printedOf(key, cell);
    this.notes.add("row.on-level", "likely", cell, node.name?.text ?? "", node);
    return true;
  }

  /** 性质, 值, 单位 in three cells make one target. */
  private composeTarget(values: Partial<Record<ValueKey, Printed>>, row: IndicatorRow): void {
    const operator = squeeze(row.values.get("operator")?.text ?? "");
    const unit = oneLine(row.values.get("unit")?.text ?? "");
    const target = values.target;
    if (target === undefined || (operator === "" && unit === "")) return;
    const isNumber = /\d$/.test(target.text);
    const sign = /^[≥≤≧≦><=]{1,2}$/.test(operator) && !startsWithOperator(target.text) ? operator : "";
    const text = isNumber ? `${sign}${target.text}${unit}` : target.text;
    values.target = { text, cell: target.cell };
    if (text !== target.text) this.notes.add("value.composed", "likely", target.cell, text);
    if (isNumber && unit !== "") this.addUnit(values, unit);
  }

  /** 度量单位 has a column of its own: what was achieved is counted in it too. */
  private addUnit(values: Partial<Record<ValueKey, Printed>>, unit: string): void {
    const { actual } = values;
    if (actual === undefined || !isUnitless(actual.text) || (unit === "%" && isRatio(actual.text))) return;
    values.actual = { text: `${actual.text}${unit}`, cell: actual.cell };
    this.notes.add("value.composed", "likely", actual.cell, values.actual.text);
  }

  /** Puts asunder what the print ran together: name and initial target, initial target and target, a doubled name. */
  private repairJoinedCells(node: DraftNode): void {
    if (this.exact) return;
    if (
      !this.hasInitialTarget ||
      node.values.initialTarget !== undefined ||
      node.values.target === undefined
    ) {
      return;
    }
    this.splitTarget(node);
    if (node.values.initialTarget === undefined) this.splitName(node);
  }

  /** `培训人数（20分）`, where the form has no column of weights. */
  private takeWeightFromName(node: DraftNode): void {
    const { name } = node;
    if (name === null || name.text.length > 60 || this.columns.some((column) => column.role === "weight"))
      return;
    const { weight } = splitWeight(name.text);
    if (weight === null || (!name.text.endsWith("）") && !name.text.endsWith(")"))) return;
    const open = Math.max(name.text.lastIndexOf("（"), name.text.lastIndexOf("("));
    node.name = { text: name.text.slice(0, open).trim(), cell: name.cell };
    node.values.weight ??= { text: weight, cell: name.cell };
  }

  private splitTarget(node: DraftNode): void {
    const target = node.values.target;
    const parts = target === undefined ? null : splitAtOperator(target.text);
    if (target === undefined || parts === null || parts.head.length > 12 || /\d/.test(parts.head)) return;
    const unit = parts.head.replace(/^[≥≤≧≦><=＝＞＜]+/, "");
    if (unit === "" || !parts.tail.endsWith(unit)) return;
    node.values.initialTarget = { text: parts.head, cell: target.cell };
    node.values.target = { text: parts.tail, cell: target.cell };
    this.notes.add("cell.split", "likely", target.cell, target.text);
  }

  private splitName(node: DraftNode): void {
    const name = node.name;
    if (name === null) return;
    const parts = splitAtOperator(name.text) ?? this.sharedUnit(name.text, node.values.target?.text ?? "");
    if (parts === null || parts.tail.length > 10 || /\d/.test(parts.tail)) return;
    node.name = { text: parts.head, cell: name.cell };
    node.values.initialTarget = { text: parts.tail, cell: name.cell };
    this.notes.add("cell.split", "guess", name.cell, name.text);
  }

  /** `祺彩装修补贴限价/平方` before `800元/平方`: the unit of the target stands behind the name. */
  private sharedUnit(name: string, target: string): { head: string; tail: string } | null {
    const at = name.lastIndexOf("/");
    if (at <= 0 || at === name.length - 1) return null;
    const tail = name.slice(at);
    return target.endsWith(tail) && /\d/.test(target) ? { head: name.slice(0, at), tail } : null;
  }

  /** A text merged over several rows (never a figure) counts for each of them. */
  private spread(node: DraftNode, row: IndicatorRow): void {
    const index = [...row.values.values()][0]?.row ?? 0;
    this.spreading = this.spreading.filter((item) => item.cell.row + item.cell.rowSpan > index);
    for (const { key, cell } of this.spreading) {
      if (node.values[key] !== undefined) continue;
      node.values[key] = printedOf(key, cell);
      this.notes.add("cell.spread", "likely", cell, cell.text, node);
    }
    for (const key of ["initialTarget", "target", "actual", "reason"] as const) {
      const cell = row.values.get(key);
      if (cell !== undefined && cell.rowSpan > 1) this.spreading.push({ key, cell });
    }
  }

  private place(node: DraftNode): void {
    const parent = this.second ?? this.first;
    if (parent?.children != null) parent.children.push(node);
    else this.draft.indicators.push(node);
  }

  private setLevelWeights(row: IndicatorRow): void {
    const first = row.values.get("level1Weight");
    const second = row.values.get("level2Weight");
    if (first !== undefined && this.first !== null) {
      this.first.values.weight ??= printedOf("weight", first);
    }
    if (second !== undefined && this.second !== null) {
      this.second.values.weight ??= printedOf("weight", second);
    }
  }
}
