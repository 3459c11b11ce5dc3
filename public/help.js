// Three small comforts of somebody's request; every page works without them.
(() => {
  const exit = document.querySelector("form[data-exit]");
  const leave = () => {
    // Gone from the screen first; then from the server; then this page from the history.
    document.title = "";
    document.body.replaceChildren();
    navigator.sendBeacon(exit.action, new URLSearchParams());
    location.replace(exit.dataset.exit);
  };
  if (exit) {
    exit.addEventListener("submit", (event) => {
      event.preventDefault();
      leave();
    });
    let presses = [];
    addEventListener("keydown", ({ key }) => {
      presses = key === "Escape" ? [...presses, Date.now()].filter((at) => at > Date.now() - 2000) : [];
      if (presses.length >= 3) leave();
    });
    // A browser may keep the page as it was and show it on Back.
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted) location.reload();
    });
  }

  const ways = document.querySelector("[data-ways]");
  if (ways) {
    ways.hidden = false;
    const copy = ways.querySelector("[data-copy]");
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.querySelector("[data-code]").dataset.code);
      copy.textContent = copy.dataset.copy;
    });
    if (!navigator.clipboard) copy.hidden = true;
    ways.querySelector("[data-print]").addEventListener("click", () => print());
  }

  const position = document.querySelector("[data-position]");
  if (position && navigator.geolocation) {
    position.hidden = false;
    const said = position.querySelector("[role=status]");
    const set = (name, value) => {
      position.querySelector(`[name=${name}]`).value = value;
    };
    position.querySelector("button").addEventListener("click", () => {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          set("latitude", coords.latitude.toFixed(6));
          set("longitude", coords.longitude.toFixed(6));
          said.textContent = said.dataset.done;
        },
        () => {
          said.textContent = said.dataset.none;
        },
        { timeout: 10_000 },
      );
    });
  }
})();
