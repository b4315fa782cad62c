extension Script {
    /// Saves a form as it is typed. The form holds an element `data-autosave`, which tells what happened; its value is
    /// what is said while saving, `data-failed` what is said when the server cannot be reached. The server answers JSON:
    /// `saved` (words) and `revision`, which the form sends back with the next saving; with 409 or 422 `message`.
    ///
    /// One saving at a time: whoever submits meanwhile waits for it, so that nobody comes into conflict with himself.
    static let autosave = """
        for (const told of document.querySelectorAll("form [data-autosave]")) {
          const form = told.closest("form");
          let timer = 0, busy = false, dirty = false, stopped = false, waiting;
          const save = async (closing) => {
            clearTimeout(timer);
            if (busy || stopped || !dirty) return;
            busy = true;
            dirty = false;
            told.textContent = told.dataset.autosave;
            try {
              const answer = await fetch(form.action, {
                method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: closing === true,
                headers: { Accept: "application/json" }, redirect: "error",
              });
              const said = await answer.json();
              if (answer.ok) form.elements.revision.value = said.revision;
              if (answer.status === 409) stopped = true;
              told.textContent = said.saved ?? said.message ?? told.dataset.failed;
            } catch {
              dirty = true;
              told.textContent = told.dataset.failed;
            }
            busy = false;
            if (waiting !== undefined) form.requestSubmit(waiting);
            else if (dirty && navigator.onLine) timer = setTimeout(save, 5000);
          };
          const touch = () => {
            dirty = true;
            clearTimeout(timer);
            timer = setTimeout(save, 1500);
          };
          form.addEventListener("input", touch);
          form.addEventListener("change", touch);
          window.addEventListener("online", save);
          document.addEventListener("visibilitychange", () => { if (document.hidden) save(true); });
          form.addEventListener("submit", (event) => {
            clearTimeout(timer);
            if (busy) { event.preventDefault(); waiting = event.submitter ?? null; return; }
            stopped = true;
          });
        }

        """
}
