/** The finished clip's page in place of the waiting one; the picture stays, and the clip goes on where it was. */

const calm = matchMedia("(prefers-reduced-motion: reduce)");

async function made() {
  const reply = await fetch(location.href, { cache: "no-store" });
  return new DOMParser().parseFromString(await reply.text(), "text/html");
}

/** `last` lies over the clip until that plays. */
function hold(last, root) {
  const video = root.querySelector("video");
  root.dataset.from = last.currentTime;
  last.className = "stage__last";
  last.ariaHidden = "true";
  video.after(last);
  video.addEventListener("playing", () => last.remove(), { once: true });
}

function swap(page, live) {
  const last = live.freeze();
  const main = document.getElementById("main");
  const next = page.getElementById("main");
  document.title = page.title;
  main.className = next.className;
  main.replaceChildren(...next.childNodes);
  if (last) hold(last, main.querySelector(".stage[data-video]"));
  main.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: "instant" });
}

export async function finish(live) {
  const page = await made().catch(() => null);
  if (!page?.querySelector("#main .stage[data-video]")) {
    location.reload();
    return;
  }
  if (document.startViewTransition && !calm.matches && !document.hidden) {
    await document.startViewTransition(() => swap(page, live)).updateCallbackDone;
  } else {
    swap(page, live);
  }
  await import("./player.js");
}
