/** Pan and zoom: drag, wheel, pinch, buttons. `x` and `y` are where the tree's origin stands in the frame. */

const LEAST = 0.08;
const MOST = 2;
const STEP = 1.35;
const DRAG_PX = 5;
const MARGIN = 48;

export class Camera {
  constructor(frame, moved) {
    Object.assign(this, { frame, moved, x: 0, y: 0, scale: 1, fingers: new Map(), dragged: false });
    frame.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    frame.addEventListener("pointerdown", (event) => this.down(event));
    frame.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, (event) => this.up(event));
  }

  get seen() {
    const { clientWidth: width, clientHeight: height } = this.frame;
    return { x: -this.x / this.scale, y: -this.y / this.scale, w: width / this.scale, h: height / this.scale };
  }

  sees(box) {
    const { x, y, w, h } = this.seen;
    return box.x < x + w && box.x + box.w > x && box.y < y + h && box.y + box.h > y;
  }

  set(x, y, scale = this.scale) {
    Object.assign(this, { x, y, scale: Math.min(MOST, Math.max(LEAST, scale)) });
    this.moved();
  }

  shift(x, y) {
    this.set(this.x + x, this.y + y);
  }

  /** `at`: the point of the frame that stays where it is; its middle without one. */
  zoom(factor, at = { x: this.frame.clientWidth / 2, y: this.frame.clientHeight / 2 }) {
    const scale = Math.min(MOST, Math.max(LEAST, this.scale * factor));
    const share = scale / this.scale;
    this.set(at.x - (at.x - this.x) * share, at.y - (at.y - this.y) * share, scale);
  }

  step(direction) {
    this.zoom(direction > 0 ? STEP : 1 / STEP);
  }

  /** Puts a point of the tree at a share of the frame's height. */
  centre(x, y, scale = this.scale, share = 0.5) {
    this.set(this.frame.clientWidth / 2 - x * scale, this.frame.clientHeight * share - y * scale, scale);
  }

  fitting(laid) {
    const wide = (this.frame.clientWidth - 2 * MARGIN) / (laid.right - laid.left);
    return Math.min(1.1, wide, (this.frame.clientHeight - 2 * MARGIN) / (laid.bottom - laid.top));
  }

  fit(laid) {
    this.centre((laid.left + laid.right) / 2, (laid.top + laid.bottom) / 2, this.fitting(laid));
  }

  wheel(event) {
    event.preventDefault();
    const unit = event.deltaMode ? 20 : 1;
    if (event.ctrlKey || event.metaKey) this.zoom(Math.exp(-event.deltaY * unit * 0.01), this.spot(event));
    else if (event.shiftKey) this.shift(-event.deltaY * unit, 0);
    else this.shift(-event.deltaX * unit, -event.deltaY * unit);
  }

  spot({ clientX, clientY }) {
    const box = this.frame.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  }

  down(event) {
    if (event.button || event.target.closest("button, canvas")) return;
    if (!this.fingers.size) Object.assign(this, { dragged: false, start: this.spot(event) });
    this.fingers.set(event.pointerId, this.spot(event));
  }

  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const here = this.spot(event);
    if (!this.dragged && Math.hypot(here.x - this.start.x, here.y - this.start.y) < DRAG_PX) return;
    if (!this.dragged) this.frame.setPointerCapture(event.pointerId);
    this.dragged = true;
    this.frame.classList.add("is-dragged");
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, here);
    if (!other) this.shift(here.x - before.x, here.y - before.y);
    else this.pinch(before, here, other);
  }

  pinch(before, here, other) {
    const apart = (one) => Math.hypot(one.x - other.x, one.y - other.y) || 1;
    this.shift((here.x - before.x) / 2, (here.y - before.y) / 2);
    this.zoom(apart(here) / apart(before), { x: (here.x + other.x) / 2, y: (here.y + other.y) / 2 });
  }

  up(event) {
    this.fingers.delete(event.pointerId);
    if (!this.fingers.size) this.frame.classList.remove("is-dragged");
  }
}
