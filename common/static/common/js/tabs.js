/** The bar above the feed: the current tab is in view, and the moods stand back once somebody is watching. */

export function startTabs(swipe) {
  const bar = document.querySelector(".feed__bar");
  bar.querySelectorAll("[aria-current=page]").forEach((tab) => {
    const row = tab.parentElement;
    row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  });
  swipe.addEventListener("enter", ({ detail }) => {
    bar.classList.toggle("is-back", detail !== swipe.items[0]);
  });
}
