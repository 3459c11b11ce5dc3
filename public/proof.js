// At a touchpoint under attack: the browser does a small piece of work while its owner reads. Nothing waits for it longer than ten seconds.
(() => {
  const field = document.querySelector("input[name=proof][data-task]");
  if (!field?.form || !crypto.subtle) return;
  const { form } = field;
  const task = JSON.parse(field.dataset.task);
  const { nonce, salt, cost, keyLength, keyPrefix } = task.parameters;
  const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16));
  const hexOf = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const work = async () => {
    const start = bytesOf(nonce);
    const password = new Uint8Array(start.length + 4);
    password.set(start);
    const count = new DataView(password.buffer);
    for (let counter = 0; ; counter += 1) {
      count.setUint32(start.length, counter);
      const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
      const rules = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: cost };
      const derivedKey = hexOf(await crypto.subtle.deriveBits(rules, key, keyLength * 8));
      if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
    }
  };
  const patience = new Promise((resolve) => {
    form.addEventListener("submit", () => setTimeout(resolve, 10_000), { once: true });
  });
  let ready = false;
  const done = Promise.race([
    work().then((solution) => {
      field.value = JSON.stringify({ challenge: task, solution });
    }),
    patience,
  ])
    .catch(() => {})
    .then(() => {
      ready = true;
    });
  form.addEventListener("submit", async (event) => {
    if (ready) return;
    event.preventDefault();
    form.setAttribute("aria-busy", "true");
    await done;
    form.requestSubmit(event.submitter);
  });
})();
