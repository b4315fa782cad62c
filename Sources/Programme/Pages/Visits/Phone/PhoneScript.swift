/// The phone page's own module: one check a screen, saved on the phone at once, sent when there is a network.
enum PhoneScript {
    static let text = #"""
        import { get, snapshot, write } from "STORE";
        import { onChange, send, session, state } from "SYNC";

        const root = document.getElementById("phone");
        const { visit, who } = root.dataset;
        const texts = JSON.parse(document.getElementById("phone-texts").textContent);
        const say = (key, values = {}) => (texts[key] || key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
        const count = (key, number) => say(`${key}.${number === 1 ? "one" : "other"}`, { count: number });
        const cards = [...root.querySelectorAll(".check")];
        const names = JSON.parse(root.dataset.names);

        const make = (tag, text, kind) => {
          const element = document.createElement(tag);
          if (text !== undefined) element.textContent = text;
          if (kind) element.className = kind;
          return element;
        };
        const shapes = new Map([...document.querySelectorAll("#phone-shapes [data-shape]")].map((each) =>
          [each.dataset.shape, each.firstElementChild]));
        const tag = (tone, word) => {
          const element = make("strong", undefined, `tag ${tone}`);
          element.append(shapes.get(tone).cloneNode(true), word);
          return element;
        };

        // MARK: What stands, by the same rule as at the server

        const isBefore = (left, right) => left.at - right.at || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
        const standing = (entries) => {
          const history = [...entries].sort(isBefore);
          const places = new Map(history.map((entry, place) => [entry.id, place]));
          const replaced = new Set();
          history.forEach((entry, place) => {
            for (const id of entry.replaces || []) if (places.get(id) < place) replaced.add(id);
          });
          return history.filter((entry) => !replaced.has(entry.id));
        };
        const verdict = (entry) => JSON.stringify(
          [entry.result, entry.reason || null, entry.finding?.class || null, entry.finding?.severity || null]);

        // Entries of the visit by question: those the server told of and those of this phone.
        let records = [];
        let photos = [];
        let drafts = [];
        let server;
        let syncedAt;
        // How many entries and photographs this person has yet to send, of every visit.
        let waiting = { entries: 0, photos: 0 };
        const load = async () => {
          const kept = await snapshot(visit);
          const mine = (each) => each.state === "waiting" && each.by === who;
          waiting = { entries: kept.entries.filter(mine).length, photos: kept.photos.filter(mine).length };
          records = kept.entries.filter((each) => each.visit === visit);
          photos = kept.photos.filter((each) => each.visit === visit);
          // What was typed while the disk was read is newer than what was read.
          const typed = new Map(drafts.map((each) => [each.question, each]));
          const newer = (each) => ((typed.get(each.question)?.turn || 0) > (each.turn || 0) ? typed.get(each.question) : each);
          drafts = kept.drafts.filter((each) => each.visit === visit && each.by === who).map(newer);
          server = kept.told?.json;
          syncedAt = kept.told?.at;
        };
        const entriesOf = (question) => {
          const known = new Map();
          for (const entry of server?.entries || []) if (entry.question === question) known.set(entry.id, entry);
          for (const each of records) {
            if (each.entry.question === question && each.state !== "refused") known.set(each.id, each.entry);
          }
          return [...known.values()];
        };

        // MARK: Showing

        const toneOf = { met: "green", partly: "yellow", "not-met": "red", "not-checked": "plain" };

        const showCard = (card) => {
          const { question } = card.dataset;
          const stands = standing(entriesOf(question));
          const differ = new Set(stands.map(verdict)).size > 1;
          const list = card.querySelector(".stands");
          list.replaceChildren(...stands.map((entry) => {
            const item = make("li");
            item.append(tag(toneOf[entry.result], say(`result.${entry.result}`)));
            item.append(make("span", ` ${names[entry.by] || entry.by}`));
            if (entry.note) item.append(make("p", entry.note));
            if (entry.photos?.length) item.append(make("p", count("photos", entry.photos.length), "quiet"));
            const record = records.find((each) => each.id === entry.id);
            if (record?.state === "waiting") item.append(make("p", say("entry.waiting"), "quiet"));
            return item;
          }));
          for (const record of records) {
            if (record.entry.question !== question || record.state !== "refused") continue;
            const item = make("li", undefined, "refused");
            item.append(tag("red", say("entry.refused")), make("p", texts[`refusal.${record.reason}`] || say("refusal.other")));
            if (record.entry.note) item.append(make("p", record.entry.note));
            const discard = make("button", say("entry.discard"), "button");
            discard.type = "button";
            discard.addEventListener("click", async () => {
              await write(["entries"], (of) => of("entries").delete(record.id));
              showSoon();
            });
            item.append(discard);
            list.append(item);
          }
          list.hidden = list.childElementCount === 0;
          card.querySelector(".differ").hidden = !differ;
          const others = stands.filter((entry) => entry.by !== who);
          const settle = card.querySelector(".settle");
          if (settle) settle.hidden = !(differ && others.length);
          const unsaved = drafts.some((each) => each.question === question);
          card.querySelector(".unsaved").hidden = !unsaved;
          const jump = root.querySelector(`[data-jump="${CSS.escape(question)}"]`);
          if (jump) {
            const word = differ ? tag("red", say("differ"))
              : unsaved ? tag("yellow", say("unsaved"))
              : stands.length ? tag(toneOf[stands[0].result], say(`result.${stands[0].result}`)) : tag("plain", say("open"));
            jump.replaceChildren(word);
          }
          return stands.length > 0;
        };

        const age = (at) => {
          const minutes = Math.floor((Date.now() - at) / 60000);
          if (minutes < 1) return say("age.now");
          if (minutes < 60) return say("age.minutes", { count: minutes });
          if (minutes < 1440) return say("age.hours", { count: Math.floor(minutes / 60) });
          return say("age.days", { count: Math.floor(minutes / 1440) });
        };

        const bar = document.getElementById("phone-bar");
        const showBar = () => {
          const left = waiting.entries + waiting.photos;
          const refused = records.filter((each) => each.state === "refused").length
            + photos.filter((each) => each.state === "refused").length;
          const tones = { on: "green", off: "yellow", busy: "yellow", "sign-in": "red", other: "red" };
          const link = document.getElementById("phone-link");
          const told = `${state.link} ${session.who}`;
          if (link.dataset.told !== told) {
            link.dataset.told = told;
            link.replaceChildren(tag(tones[state.link], say(`link.${state.link}`)));
            const more = `link.${state.link}.more`;
            const line = document.getElementById("phone-more");
            line.textContent = texts[more] ? say(more, { name: names[who] || who }) : "";
            line.hidden = !texts[more];
          }
          document.getElementById("phone-sign-in").hidden = state.link !== "sign-in" && state.link !== "other";
          const parts = [];
          if (waiting.entries) parts.push(count("waiting", waiting.entries));
          if (waiting.photos) parts.push(count("waitingPhotos", waiting.photos));
          if (!left) parts.push(say("nothingWaiting"));
          if (refused) parts.push(count("refused", refused));
          const outbox = document.getElementById("phone-outbox");
          const line = parts.join(" · ");
          if (outbox.textContent !== line) outbox.textContent = line;
          outbox.dataset.waiting = left;
          document.getElementById("phone-count").textContent = left ? count("pending", left) : say("pending.none");
          document.getElementById("phone-age").textContent = syncedAt ? say("synced", { age: age(syncedAt) }) : say("neverSynced");
          const button = document.getElementById("phone-send");
          button.disabled = state.isSending;
          button.textContent = say(state.isSending ? "sending" : "send");
          bar.hidden = false;
          document.getElementById("phone-line").hidden = false;
        };

        // The office may have moved the visit, given it to others or cancelled it since this page was made.
        const showChanges = () => {
          if (!server) return;
          const lines = [];
          if (server.day !== root.dataset.day) {
            const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
            const day = format.format(new Date(`${server.day}T00:00:00Z`));
            document.getElementById("phone-day").textContent = day;
            lines.push(say("changed.day", { day }));
          }
          if (server.state === "cancelled" && root.dataset.state !== "cancelled") lines.push(say("changed.cancelled"));
          else if (server.lead !== who && server.second !== who) lines.push(say("changed.team"));
          const box = document.getElementById("phone-changed-text");
          if (box.textContent !== lines.join("")) box.replaceChildren(...lines.map((line) => make("p", line)));
          document.getElementById("phone-changed").hidden = lines.length === 0;
        };

        // Painted in one go: an answer is never on the screen before it is counted as waiting.
        const show = async () => {
          await load();
          showChanges();
          const done = cards.map(showCard).filter(Boolean).length;
          document.getElementById("phone-done").textContent = say("progress", { done, count: cards.length });
          const meter = document.getElementById("phone-meter");
          meter.value = done;
          showBar();
        };
        let isShowing = false;
        let isStale = false;
        // What changes while it is read is read again.
        const showSoon = async () => {
          isStale = true;
          if (isShowing) return;
          isShowing = true;
          try {
            while (isStale) {
              isStale = false;
              await show();
            }
          } finally { isShowing = false; }
        };
        onChange(showSoon);

        // MARK: One check a screen

        const current = () => Math.max(0, cards.findIndex((card) => `#${card.id}` === location.hash));
        const step = (isMoved) => {
          const place = current();
          cards.forEach((card, index) => { card.hidden = index !== place; });
          document.getElementById("phone-back").disabled = place === 0;
          document.getElementById("phone-next").disabled = place === cards.length - 1;
          document.getElementById("phone-list").open = false;
          document.getElementById("phone-place").textContent = say("place", { number: place + 1, count: cards.length });
          if (isMoved) {
            cards[place].querySelector("h2").focus({ preventScroll: true });
            cards[place].scrollIntoView({ block: "start" });
          }
        };
        const go = (place) => { if (cards[place]) location.hash = cards[place].id; };
        addEventListener("hashchange", () => step(true));
        document.getElementById("phone-back").addEventListener("click", () => go(current() - 1));
        document.getElementById("phone-next").addEventListener("click", () => go(current() + 1));
        document.getElementById("phone-send").addEventListener("click", () => { state.tries = 0; send(); });

        // MARK: Photographs

        const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        const isPicture = (bytes) => {
          const text = String.fromCharCode(...bytes.slice(0, 12));
          return text.startsWith("\xFF\xD8\xFF") || text.startsWith("\x89PNG\r\n\x1A\n")
            || (text.startsWith("RIFF") && text.slice(8) === "WEBP")
            || (text.slice(4, 8) === "ftyp" && /^(heic|heix|heim|hevc|mif1|msf1)$/.test(text.slice(8)));
        };

        const thumb = async (bytes) => {
          const canvas = make("canvas");
          canvas.width = canvas.height = 88;
          try {
            const picture = await createImageBitmap(new Blob([bytes]));
            const side = Math.min(picture.width, picture.height);
            canvas.getContext("2d").drawImage(
              picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, 88, 88);
            picture.close();
          } catch { /* HEIC outside Safari: the name must do. */ }
          return canvas;
        };

        const showPhotos = async (card) => {
          const list = card.querySelector(".pictures");
          const hashes = (draftOf(card) || startOf(card)).photos;
          const items = await Promise.all(hashes.map(async (hash, index) => {
            const item = make("li");
            const kept = await get("photos", [visit, hash]);
            if (kept?.bytes) item.append(await thumb(kept.bytes));
            item.append(make("span", say("photo", { number: index + 1 })));
            const remove = make("button", say("photo.remove"), "button");
            remove.type = "button";
            remove.setAttribute("aria-label", say("photo.removeThis", { number: index + 1 }));
            remove.addEventListener("click", async () => {
              await keepDraft(card, (draft) => ({ ...draft, photos: draft.photos.filter((each) => each !== hash) }));
              await showPhotos(card);
            });
            item.append(remove);
            return item;
          }));
          list.replaceChildren(...items);
          list.hidden = items.length === 0;
        };

        const takePhotos = async (card, files) => {
          const wrong = card.querySelector(".photo-error");
          wrong.hidden = true;
          for (const file of files) {
            const buffer = await file.arrayBuffer();
            const bytes = new Uint8Array(buffer);
            if (bytes.length > Number(root.dataset.largest) || !isPicture(bytes)) {
              wrong.textContent = say(bytes.length > Number(root.dataset.largest) ? "photo.large" : "photo.kind");
              wrong.hidden = false;
              continue;
            }
            const hash = hex(await crypto.subtle.digest("SHA-256", buffer));
            const known = await get("photos", [visit, hash]);
            if (!known || known.state === "refused") {
              await write(["photos"], (of) => of("photos").put({ visit, hash, by: who, state: "draft", bytes: buffer }));
            }
            await keepDraft(card, (draft) => ({ ...draft, photos: [...new Set([...draft.photos, hash])] }));
          }
          await showPhotos(card);
        };

        // MARK: Drafts: what is typed and not yet saved survives the page

        const draftOf = (card) => drafts.find((each) => each.question === card.dataset.question);
        const ownStanding = (card) => standing(entriesOf(card.dataset.question)).filter((entry) => entry.by === who);
        // What the form starts from: one's own last word.
        const startOf = (card) => {
          const last = ownStanding(card).at(-1);
          return {
            visit, question: card.dataset.question, by: who, result: last?.result || "", reason: last?.reason || "",
            note: last?.note || "", class: last?.finding?.class || "", severity: String(last?.finding?.severity || ""),
            photos: [...(last?.photos || [])], settle: false,
          };
        };
        const fill = (card) => {
          const form = card.querySelector("form");
          if (!form) return undefined;
          const draft = draftOf(card) || startOf(card);
          for (const radio of form.elements.result) radio.checked = radio.value === draft.result;
          form.elements.reason.value = draft.reason;
          form.elements.note.value = draft.note;
          form.elements.class.value = draft.class;
          form.elements.severity.value = draft.severity;
          form.elements.settle.checked = draft.settle;
          card.querySelector(".finding").open = draft.class !== "";
          fit(card);
          return showPhotos(card);
        };
        const read = (card) => {
          const { elements } = card.querySelector("form");
          return {
            result: elements.result.value, reason: elements.reason.value, note: elements.note.value,
            class: elements.class.value, severity: elements.severity.value, settle: elements.settle.checked,
          };
        };
        let turn = Date.now();
        const keepDraft = async (card, body) => {
          turn += 1;
          const draft = { ...body({ ...(draftOf(card) || startOf(card)), ...read(card) }), turn };
          const note = () => { drafts = drafts.filter((each) => each.question !== draft.question).concat(draft); };
          note();
          await write(["drafts"], (of) => of("drafts").put(draft));
          // A reading that had begun before may have brought the older one back.
          if ((draftOf(card)?.turn || 0) <= draft.turn) note();
          showCard(card);
        };

        // The reason is asked for only where something was left out.
        const fit = (card) => {
          const { elements } = card.querySelector("form");
          card.querySelector(".reason").hidden = elements.result.value !== "not-checked";
          card.querySelector(".finding").hidden = elements.result.value === "not-checked";
        };

        // MARK: Saving

        const complain = (card, problems) => {
          const box = card.querySelector(".problems");
          box.replaceChildren(...problems.map((key) => make("p", say(key))));
          box.hidden = problems.length === 0;
          if (problems.length) box.focus();
        };

        const problemsOf = (draft) => {
          const problems = [];
          if (!draft.result) problems.push("error.result");
          if (draft.result === "not-checked" && !draft.reason) problems.push("error.reason");
          const needsNote = draft.result === "not-met" || draft.result === "partly" || draft.class
            || draft.reason === "other";
          if (needsNote && !draft.note.trim()) problems.push("error.note");
          if (draft.note.length > 4000) problems.push("error.long");
          if (draft.photos.length > 20) problems.push("error.photos");
          return problems;
        };

        const save = async (card) => {
          const draft = { ...(draftOf(card) || startOf(card)), ...read(card) };
          const problems = problemsOf(draft);
          complain(card, problems);
          if (problems.length) return;
          await load();
          const stands = standing(entriesOf(draft.question));
          const replaced = stands.filter((entry) => entry.by === who || draft.settle);
          const isOut = draft.result === "not-checked";
          const entry = {
            id: crypto.randomUUID(), visit, question: draft.question, result: draft.result, note: draft.note.trim(),
            photos: draft.photos, by: who, replaces: replaced.map((each) => each.id),
            // Never before what it replaces, whatever the clocks of two phones say.
            at: Math.max(Date.now(), ...replaced.map((each) => each.at + 1)),
          };
          if (isOut) entry.reason = draft.reason;
          if (draft.class && !isOut) entry.finding = { class: draft.class, severity: Number(draft.severity || 1) };
          await write(["entries", "photos", "drafts"], (of) => {
            of("entries").put({ id: entry.id, visit, by: who, state: "waiting", entry });
            for (const hash of draft.photos) {
              const asked = of("photos").get([visit, hash]);
              asked.onsuccess = () => {
                if (asked.result?.state === "draft") of("photos").put({ ...asked.result, state: "waiting" });
              };
            }
            of("drafts").delete([visit, draft.question, who]);
          });
          await show();
          await fill(card);
          send();
          // On to the next, unless the reader has gone elsewhere meanwhile.
          if (cards[current()] === card) go(current() + 1);
        };

        for (const card of cards) {
          const form = card.querySelector("form");
          card.querySelector("h2").tabIndex = -1;
          if (!form) continue;
          form.noValidate = true;
          form.elements.photo.addEventListener("change", async (event) => {
            const files = [...event.target.files];
            await takePhotos(card, files);
            event.target.value = "";
          });
          form.addEventListener("input", (event) => {
            if (event.target === form.elements.photo) return;
            fit(card);
            keepDraft(card, (draft) => draft);
          });
          let isSaving = false;
          form.addEventListener("submit", async (event) => {
            event.preventDefault();
            if (isSaving) return;
            isSaving = true;
            try { await save(card); } catch (error) {
              console.warn(error);
              complain(card, ["error.kept"]);
            }
            isSaving = false;
          });
        }

        // MARK: Beginning

        const withoutNetwork = async () => {
          const worker = await navigator.serviceWorker.register(root.dataset.worker, { scope: root.dataset.scope });
          const active = (await navigator.serviceWorker.ready).active || worker.active;
          const files = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=modulepreload]")]
            .map((link) => link.href).concat([...document.querySelectorAll("script[src]")].map((script) => script.src));
          navigator.serviceWorker.addEventListener("message", (event) => {
            if (event.data?.kept) root.dataset.offline = "ready";
          });
          active.postMessage({ keep: [location.href, ...files] });
        };

        // What a closed visit left on the phone goes, once nothing of it waits.
        const tidy = async () => {
          const left = records.concat(photos).some((each) => each.state === "waiting" || each.state === "refused");
          if (left || drafts.length) return;
          await write(["entries", "photos", "visits"], (of) => {
            for (const each of records) of("entries").delete(each.id);
            for (const each of photos) of("photos").delete([visit, each.hash]);
            of("visits").delete(visit);
          });
          navigator.serviceWorker.controller?.postMessage({ forget: [location.origin + location.pathname] });
        };

        root.classList.add("one");
        for (const part of root.querySelectorAll("[data-script]")) part.hidden = false;
        step(false);
        await show();
        for (const card of cards) await fill(card);
        root.dataset.ready = "yes";
        if (root.dataset.state === "closed" || root.dataset.state === "cancelled") await tidy();
        else {
          withoutNetwork().catch((error) => {
            console.warn(error);
            document.getElementById("phone-no-worker").hidden = false;
          });
          navigator.storage?.persist?.().catch(() => undefined);
        }
        setInterval(async () => { await load(); showBar(); }, 15000);
        send();

        """#
}
