/** Parts of a tree pushed together until they touch: after Reingold and Tilford, with outlines by bands of height. */

const BAND = 44;
const GAP = 30;

/** How far a part reaches to both sides, in each band. */
export class Outline {
  constructor() {
    this.bands = new Map();
  }

  add(y, h, left, right) {
    for (let band = Math.floor(y / BAND); band <= Math.floor((y + h) / BAND); band += 1) this.reach(band, left, right);
    return this;
  }

  merge(other, dx) {
    for (const [band, [left, right]] of other.bands) this.reach(band, left + dx, right + dx);
    return this;
  }

  reach(band, left, right) {
    const there = this.bands.get(band);
    if (!there) this.bands.set(band, [left, right]);
    else this.bands.set(band, [Math.min(there[0], left), Math.max(there[1], right)]);
  }

  /** How far `other` has to stand from this one's middle, right (1) or left (-1) of it. */
  beside(other, direction) {
    let far = 0;
    for (const [band, [left, right]] of other.bands) {
      const there = this.bands.get(band);
      if (there) far = Math.max(far, direction > 0 ? there[1] - left : right - there[0]);
    }
    return direction * (far + GAP);
  }
}

/** Gives each part its `dx`. Around a middle one each of the others stands where it is nearer; without one, in a row
 * whose middle is 0. */
export function stand(middle, parts) {
  const row = middle ? [middle, ...parts] : parts;
  const whole = new Outline();
  row.forEach((part, number) => {
    const [right, left] = [whole.beside(part.outline, 1), whole.beside(part.outline, -1)];
    part.dx = middle && -left < right ? left : right;
    if (!number) part.dx = 0;
    whole.merge(part.outline, part.dx);
  });
  if (!middle && row.length) {
    const shift = row.at(-1).dx / 2;
    for (const part of row) part.dx -= shift;
  }
  return row;
}
