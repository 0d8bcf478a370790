/** After so many clips, a card that asks for a break. Counted over the pages of one sitting. */

const COUNT = "reprise.watched";
const SITTING_MS = 30 * 60 * 1000; // without a clip for so long, the count begins anew

function counted() {
  const { count, at } = JSON.parse(sessionStorage.getItem(COUNT) ?? '{"count":0,"at":0}');
  return Date.now() - at < SITTING_MS ? count : 0;
}

const keep = (count) => sessionStorage.setItem(COUNT, JSON.stringify({ count, at: Date.now() }));

export function startBreaks(swipe) {
  const after = Number(swipe.feed.dataset.breakAfter);
  if (!after) return;
  const known = new WeakSet();
  swipe.addEventListener("enter", ({ detail: item }) => {
    if (!item.dataset.post || known.has(item)) return;
    known.add(item);
    const count = counted() + 1;
    keep(count % after);
    if (count < after) return;
    const card = document.getElementById("feed-break").content.firstElementChild.cloneNode(true);
    card.querySelector("[data-go-on]").addEventListener("click", () => swipe.go(1));
    item.after(card);
  });
}
