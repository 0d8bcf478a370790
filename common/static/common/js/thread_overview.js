/** The whole tree, small, with the part that is in sight. A press goes there. */

const PAD = 8;

export class Overview {
  constructor(canvas, camera) {
    Object.assign(this, { canvas, camera });
    const go = (event) => event.buttons && this.go(event);
    canvas.addEventListener("pointerdown", go);
    canvas.addEventListener("pointermove", go);
  }

  draw(state, seen) {
    const { laid } = state;
    const fits = seen.w >= laid.right - laid.left && seen.h >= laid.bottom - laid.top;
    this.canvas.hidden = fits;
    if (fits) return;
    const { width, height } = this.canvas;
    const style = getComputedStyle(this.canvas);
    const [soft, lit] = ["--line-strong", "--accent"].map((name) => style.getPropertyValue(name));
    const scale = Math.min((width - 2 * PAD) / (laid.right - laid.left), (height - 2 * PAD) / (laid.bottom - laid.top));
    const left = (width - (laid.right - laid.left) * scale) / 2 - laid.left * scale;
    const top = (height - (laid.bottom - laid.top) * scale) / 2;
    this.at = { scale, left, top };
    const pen = this.canvas.getContext("2d");
    pen.clearRect(0, 0, width, height);
    for (const [node, box] of laid.boxes) {
      pen.fillStyle = state.lit.has(node) ? lit : soft;
      pen.globalAlpha = state.dim(node) ? 0.3 : 1;
      pen.fillRect(left + box.x * scale, top + box.y * scale, Math.max(2, box.w * scale), Math.max(2, box.h * scale * 0.8));
    }
    pen.globalAlpha = 1;
    pen.strokeStyle = "#fff";
    pen.lineWidth = 1.5;
    pen.strokeRect(left + seen.x * scale, top + seen.y * scale, seen.w * scale, seen.h * scale);
  }

  go({ offsetX, offsetY }) {
    const { scale, left, top } = this.at;
    this.camera.centre((offsetX - left) / scale, (offsetY - top) / scale);
  }
}
