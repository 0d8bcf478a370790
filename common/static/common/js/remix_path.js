/** A way drawn on the picture: points over the time it takes, as generation.storyboard.schema.PathPoint has them. */

const MOST = 24;
const GROUND = 0.92;
const HORIZON = 0.5;
const FAR_M = 8;

/** Where a place in the picture is on the ground: 0 at its lower edge, FAR_M metres behind it at the horizon. */
function point(event, box) {
  const x = (event.clientX - box.left) / box.width;
  const y = (event.clientY - box.top) / box.height;
  const depth = Math.min(FAR_M, Math.max(0, ((GROUND - y) / (GROUND - HORIZON)) * FAR_M));
  return { x, y, depth };
}

function thinned(points) {
  if (points.length <= MOST) return points;
  const step = (points.length - 1) / (MOST - 1);
  return Array.from({ length: MOST }, (_, place) => points[Math.round(place * step)]);
}

function asJson(points) {
  const kept = thinned(points);
  return JSON.stringify(kept.map(({ x, depth }, place) => ({
    at: Number((place / Math.max(1, kept.length - 1)).toFixed(3)),
    x: Number((2 * x - 1).toFixed(3)),
    depth: Number(depth.toFixed(2)),
  })));
}

function startOne(field) {
  const pad = field.querySelector(".path");
  const line = pad.querySelector("polyline");
  const input = field.querySelector("input[type=hidden]");
  let points = [];
  let box = null;

  const add = (event) => {
    points.push(point(event, box));
    line.setAttribute("points", points.map(({ x, y }) => `${100 * x},${100 * y}`).join(" "));
  };

  pad.hidden = false;
  field.querySelector("[data-path-help]").hidden = false;
  pad.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    pad.setPointerCapture(event.pointerId);
    box = pad.getBoundingClientRect();
    points = [];
    field.querySelectorAll("[type=radio]").forEach((radio) => { radio.checked = false; });
    add(event);
  });
  pad.addEventListener("pointermove", (event) => pad.hasPointerCapture(event.pointerId) && add(event));
  pad.addEventListener("pointerup", () => { input.value = asJson(points); });
  field.addEventListener("change", ({ target }) => {
    if (target.type !== "radio") return;
    input.value = "";
    line.setAttribute("points", "");
  });
}

export function startPaths(root) {
  root.querySelectorAll("[data-path]").forEach(startOne);
}
