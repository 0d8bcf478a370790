/** A clip's seek bar: it leads where it is dragged, and shows a picture of where it would lead. */

const CUE = /^(\d+):(\d+):([\d.]+) --> .*\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)$/gm;

/** Seek pictures by their WebVTT index: when each begins, and where it is. None when the index is not to be had. */
async function pictures(index) {
  const reply = await fetch(index).catch(() => null);
  if (!reply?.ok) return [];
  return [...(await reply.text()).matchAll(CUE)].map(([, hours, minutes, seconds, sheet, left, top, width, height]) => ({
    begins: hours * 3600 + minutes * 60 + Number(seconds),
    style: {
      backgroundImage: `url("${new URL(sheet, reply.url)}")`,
      backgroundPosition: `-${left}px -${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    },
    width: Number(width),
  }));
}

export function startSeeking({ root, video }) {
  const bar = root.querySelector(".stage__seek");
  if (!bar) return;
  const peek = root.querySelector(".stage__peek");
  const words = new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit", unit: "second", maximumFractionDigits: 0,
  });
  let known;

  const follow = () => {
    bar.max = video.duration || 1;
    bar.value = video.currentTime;
    bar.ariaValueText = words.format(video.currentTime);
  };
  const show = async ({ offsetX }) => {
    known ??= pictures(bar.dataset.sprites);
    const at = (Math.min(Math.max(offsetX / bar.clientWidth, 0), 1)) * bar.max;
    const found = await known;
    if (!found.length) known = undefined; // asked again at the next move
    const cue = found.findLast(({ begins }) => begins <= at);
    if (!cue || !bar.matches(":hover, :active")) return;
    const left = Math.min(Math.max(offsetX - cue.width / 2, 8), bar.clientWidth - cue.width - 8);
    Object.assign(peek.style, cue.style, { left: `${left}px` });
    peek.hidden = false;
  };
  const hide = () => {
    peek.hidden = true;
  };

  video.addEventListener("loadedmetadata", follow);
  video.addEventListener("timeupdate", follow);
  bar.addEventListener("input", () => {
    video.currentTime = bar.value;
  });
  bar.addEventListener("pointermove", show);
  for (const over of ["pointerleave", "pointerup", "pointercancel"]) bar.addEventListener(over, hide);
  follow();
}
