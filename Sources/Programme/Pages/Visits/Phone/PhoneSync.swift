/// The module that sends what the phone has kept.
///
/// Sending is safe to repeat: an entry has its own identifier and a photograph the hash of its bytes, and the server
/// answers each by name. So whatever gets lost on the way, the request or its answer, the same is sent again.
enum PhoneSync {
    static let text = #"""
        import { all, change, get, write } from "STORE";

        const BATCH = 50;
        const root = document.getElementById("phone");
        const address = (visit) => `/api/programme/visits/${visit}`;

        // What is going on: link is "on", "off" (no network), "busy" (no answer), "sign-in" or "other" (another person).
        export const state = { link: navigator.onLine ? "on" : "off", isSending: false, tries: 0 };
        export const session = { who: root.dataset.who, csrf: root.dataset.csrf };
        let tell = () => undefined;
        export const onChange = (body) => { tell = body; };

        class Halt extends Error {
          constructor(link, wait) { super(link); this.link = link; this.wait = wait; }
        }

        const ask = async (path, options = {}, limit = 30000) => {
          const stop = new AbortController();
          const timer = setTimeout(() => stop.abort(), limit);
          try {
            return await fetch(path, {
              credentials: "same-origin", cache: "no-store", redirect: "error", ...options, signal: stop.signal,
              headers: { Accept: "application/json", ...(options.headers || {}) },
            });
          } catch {
            throw new Halt(navigator.onLine ? "busy" : "off");
          } finally {
            clearTimeout(timer);
          }
        };

        const body = async (answer) => {
          try { return await answer.json(); } catch { throw new Halt("busy"); }
        };

        const refuseLater = (answer) => {
          if (answer.status === 401) throw new Halt("sign-in");
          if (answer.status === 429) throw new Halt("busy", Number(answer.headers.get("Retry-After")) * 1000);
          if (answer.status >= 500 || answer.status === 408) throw new Halt("busy");
        };

        // What was refused while the visit was somebody else's waits again when it has come back.
        const takeUp = async (visit, json) => {
          const isOpen = json.state === "planned" || json.state === "begun";
          if (!isOpen || ![json.lead, json.second].includes(session.who)) return;
          const isMine = (each) => each.visit === visit && each.by === session.who
            && each.state === "refused" && each.reason === "visit.not-team";
          for (const each of (await all("entries")).filter(isMine))
            await change("entries", each.id, (now) => ({ ...now, state: "waiting", reason: undefined }));
          for (const each of (await all("photos")).filter((photo) => isMine(photo) && photo.bytes))
            await change("photos", [visit, each.hash], (now) => ({ ...now, state: "waiting", reason: undefined }));
        };

        // The visit as the server has it; renews who is signed in and the secret that goes with it.
        export const refresh = async (visit) => {
          const answer = await ask(address(visit));
          refuseLater(answer);
          if (!answer.ok) return undefined;
          const json = await body(answer);
          session.who = json.session.who;
          session.csrf = json.session.csrf;
          await write(["visits"], (of) => of("visits").put({ visit, json, at: Date.now() }));
          await takeUp(visit, json);
          return json;
        };

        // A state change; the secret of an older session is renewed once.
        const post = async (visit, path, options, limit) => {
          const send = () => ask(path, {
            ...options, headers: { ...options.headers, "X-CSRF-Token": session.csrf },
          }, limit);
          const sender = session.who;
          let answer = await send();
          if (answer.status === 403) {
            const problem = await answer.clone().json().catch(() => ({}));
            if (problem.type === "/problems/csrf") {
              await refresh(visit);
              // Someone else has signed in meanwhile: what this person wrote waits for this person.
              if (session.who !== sender) throw new Halt("other");
              answer = await send();
              if (answer.status === 403) {
                const again = await answer.clone().json().catch(() => ({}));
                if (again.type === "/problems/csrf") throw new Halt("sign-in");
              }
            } else if (problem.type === "/problems/permission") {
              throw new Halt("sign-in");
            }
          }
          refuseLater(answer);
          return answer;
        };

        const byTime = (left, right) => left.entry.at - right.entry.at || (left.id < right.id ? -1 : 1);

        // Something got through: the next failure waits as briefly as a first one.
        const progress = () => { state.tries = 0; tell(); };

        const sendEntries = async () => {
          const waiting = (await all("entries")).filter((each) => each.state === "waiting" && each.by === session.who);
          const visits = new Map();
          for (const each of waiting.sort(byTime)) visits.set(each.visit, [...(visits.get(each.visit) || []), each]);
          for (const [visit, list] of visits) {
            for (let start = 0; start < list.length; start += BATCH) {
              const part = list.slice(start, start + BATCH);
              const answer = await post(visit, `${address(visit)}/entries`, {
                method: "POST", headers: { "Content-Type": "application/json" },
                body: JSON.stringify({ entries: part.map((each) => each.entry) }),
              });
              if (!answer.ok) {
                const problem = await answer.json().catch(() => ({}));
                const reason = (problem.type || "").split("/").pop() || String(answer.status);
                for (const each of part) await change("entries", each.id, (now) => ({ ...now, state: "refused", reason }));
                continue;
              }
              for (const each of (await body(answer)).answers) {
                const isIn = each.answer === "accepted" || each.answer === "duplicate";
                await change("entries", each.id, (now) => ({
                  ...now, state: isIn ? "sent" : "refused", reason: each.reason }));
              }
              progress();
            }
          }
        };

        const sendPhotos = async () => {
          const waiting = (await all("photos")).filter((each) => each.state === "waiting" && each.by === session.who);
          for (const { visit, hash } of waiting) {
            const photo = await get("photos", [visit, hash]);
            if (!photo?.bytes || photo.state !== "waiting") continue;
            const answer = await post(visit, `${address(visit)}/photos/${hash}`, {
              method: "PUT", headers: { "Content-Type": "application/octet-stream" }, body: photo.bytes,
            }, 180000);
            if (answer.ok) {
              // The server has it under its hash; the phone need not keep the bytes.
              await change("photos", [visit, hash], (now) => ({ ...now, state: "sent", bytes: undefined }));
            } else {
              const problem = await answer.json().catch(() => ({}));
              const reason = (problem.type || "").split("/").pop() || String(answer.status);
              // Cut short on the way: the bytes here are whole, so they are sent again later.
              if (reason === "visit.hash") throw new Halt("busy");
              await change("photos", [visit, hash], (now) => ({ ...now, state: "refused", reason }));
            }
            progress();
          }
        };

        const alone = (work) => navigator.locks
          ? navigator.locks.request("garita-visits-send", { ifAvailable: true }, (lock) => lock ? work() : undefined)
          : work();

        let timer;
        let isAgain = false;

        // Sends everything that waits; tries again by itself until it is done.
        export const send = async () => {
          clearTimeout(timer);
          if (state.isSending) { isAgain = true; return; }
          state.isSending = true;
          isAgain = false;
          tell();
          let wait;
          try {
            await alone(async () => {
              await sendEntries();
              await sendPhotos();
              await refresh(root.dataset.visit);
            });
            // The network may have gone while the last answer was on its way.
            state.link = !navigator.onLine ? "off" : session.who === root.dataset.who ? "on" : "other";
            state.tries = 0;
          } catch (error) {
            state.link = !navigator.onLine ? "off" : error instanceof Halt ? error.link : "busy";
            if (!(error instanceof Halt)) console.warn(error);
            state.tries += 1;
            wait = error.wait || Math.min(60000, 1000 * 2 ** state.tries) * (0.5 + Math.random() / 2);
          }
          state.isSending = false;
          const isLeft = (await all("entries")).some((each) => each.state === "waiting")
            || (await all("photos")).some((each) => each.state === "waiting");
          if (isAgain) timer = setTimeout(send, 50);
          else if (wait && state.link !== "sign-in") timer = setTimeout(send, wait);
          else timer = setTimeout(send, isLeft ? 10000 : 60000);
          tell();
        };

        addEventListener("online", () => { state.tries = 0; send(); });
        addEventListener("offline", () => { state.link = "off"; tell(); });
        document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });

        """#
}
