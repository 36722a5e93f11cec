import { tooManyCells } from "./workbook/guard";
import { LIMITS } from "./workbook/limits";

/** Counts the cells of a text while it is read, within the limits of a workbook. */
export class CellCount {
  private cells = 0;
  private places = 0;

  /** @throws ImportError beyond the most cells a source may have */
  addCell(): void {
    this.cells += 1;
    if (this.cells > LIMITS.cells) throw tooManyCells();
  }

  /**
   * Counts places for cells, filled or blank.
   *
   * @throws ImportError beyond the most a sheet's used rectangle may have
   */
  addPlaces(count: number): void {
    this.places += count;
    if (this.places > LIMITS.rectangle) throw tooManyCells();
  }
}
