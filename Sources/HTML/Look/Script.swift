/// The little script that makes pages nicer; every page works without it.
///
/// Copy buttons; function keys for acts; parts of a page that refresh themselves; focus on the error summary.
enum Script {
    static let text = """
        // Copy a hash or an identifier; the buttons wait hidden for a script that can.
        const prepare = (root) => {
          if (!navigator.clipboard) return;
          for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
        };
        prepare(document);
        document.addEventListener("click", async (event) => {
          const button = event.target.closest?.("[data-copy]");
          if (!button || button.textContent === button.dataset.done) return;
          await navigator.clipboard.writeText(button.dataset.copy);
          const label = button.textContent;
          button.textContent = button.dataset.done;
          setTimeout(() => { button.textContent = label; }, 2000);
        });

        // One function key per act: a scanner types letters and digits, never these.
        document.addEventListener("keydown", (event) => {
          if (!/^F\\d+$/.test(event.key) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
          const target = document.querySelector(`[data-key="${event.key}"]`);
          if (!target) return;
          event.preventDefault();
          if (target.matches("input")) { target.focus(); target.select(); } else { target.click(); }
        });

        // The error summary is read first, unless the reader has begun to type already.
        if (document.activeElement === document.body) document.querySelector(".error-summary")?.focus();

        // Parts that refresh themselves: data-refresh holds seconds, the id tells the part. Nothing is replaced while
        // the reader is inside it or has closed or opened something there; a hidden page asks for nothing.
        for (const part of document.querySelectorAll("[data-refresh][id]")) {
          const seconds = Math.max(2, Number(part.dataset.refresh) || 15);
          let current = part;
          let touched = false;
          document.addEventListener("toggle", (event) => {
            if (current.contains(event.target)) touched = true;
          }, true);
          const refresh = async () => {
            if (document.hidden || touched || current.contains(document.activeElement)) return;
            try {
              const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
              if (!answer.ok || answer.redirected) return;
              const page = new DOMParser().parseFromString(await answer.text(), "text/html");
              const fresh = page.getElementById(current.id);
              if (!fresh || current.contains(document.activeElement)) return;
              current.replaceWith(fresh);
              current = fresh;
              prepare(fresh);
              const footer = page.querySelector("footer.bottom");
              if (footer) document.querySelector("footer.bottom")?.replaceWith(footer);
            } catch { /* The age of the data on the page says that nothing new came. */ }
          };
          setInterval(refresh, seconds * 1000);
        }

        """
}
