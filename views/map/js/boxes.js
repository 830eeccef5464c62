// Boxes of names and marks on a drawing, and the places where a name may stand.

/**
 * @param {Box} a
 * @param {Box} b
 */
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Boxes already taken, kept in cells of the screen so that few are compared. */
export class Taken {
  constructor() {
    /** @type {Map<number, (Box & { owner?: number })[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box */
  *keys(box) {
    for (let i = Math.floor(box.left / 80); i <= Math.floor(box.right / 80); i += 1) {
      for (let j = Math.floor(box.top / 40); j <= Math.floor(box.bottom / 40); j += 1) yield i * 10000 + j;
    }
  }

  /** @param {Box & { owner?: number }} box */
  add(box) {
    for (const key of this.keys(box)) this.cells.set(key, [...(this.cells.get(key) || []), box]);
  }

  /**
   * @param {Box} box
   * @param {number} own
   */
  *under(box, own) {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) || []) {
        if (other.owner !== own && overlap(box, other)) yield other;
      }
    }
  }

  /**
   * @param {Box} box
   * @param {number} own
   */
  hits(box, own) {
    return !this.under(box, own).next().done;
  }

  /**
   * @param {Box} box
   * @param {number} own
   */
  count(box, own) {
    return new Set(this.under(box, own)).size;
  }
}

/**
 * Where a name may stand beside its mark, the best first.
 * @param {Point} at
 * @param {number} size of the mark
 * @param {number} width of the name
 * @param {number} height
 */
export function candidates({ x, y }, size, width, height) {
  const gap = size + 3;
  /** @type {(left: number, top: number) => Box} */
  const box = (left, top) => ({ left, top, right: left + width, bottom: top + height });
  const [left, right] = [x - gap * 0.7 - width, x + gap * 0.7];
  const [over, under] = [y - gap * 0.7 - height, y + gap * 0.7];
  return [
    box(x - width / 2, y + gap),
    box(x - width / 2, y - gap - height),
    box(x + gap + 2, y - height / 2),
    box(x - gap - 2 - width, y - height / 2),
    box(right, under),
    box(left, under),
    box(right, over),
    box(left, over),
  ];
}

/**
 * @param {Box[]} boxes
 * @param {Taken} symbols
 * @param {number} id
 */
export const leastCovering = (boxes, symbols, id) =>
  boxes
    .map((box) => ({ box, covered: symbols.count(box, id) }))
    .sort((a, b) => a.covered - b.covered)
    .at(0)?.box;
