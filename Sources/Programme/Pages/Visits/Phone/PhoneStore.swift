/// The module that keeps what a validator writes on the phone: entries, photographs and drafts, in IndexedDB.
///
/// A thing is written here before anything says that it is saved, and leaves the queue only when the server has named it.
enum PhoneStore {
    static let text = #"""
        const open = () => new Promise((resolve, reject) => {
          const asked = indexedDB.open("garita-visits", 1);
          asked.onupgradeneeded = () => {
            const database = asked.result;
            database.createObjectStore("entries", { keyPath: "id" });
            database.createObjectStore("photos", { keyPath: ["visit", "hash"] });
            database.createObjectStore("drafts", { keyPath: ["visit", "question", "by"] });
            database.createObjectStore("visits", { keyPath: "visit" });
          };
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });

        let database;
        const ready = async () => {
          if (!database) {
            database = await open();
            // Another tab may need a newer shape, or the browser may end the connection: open again at the next use.
            database.onversionchange = () => { database.close(); database = undefined; };
            database.onclose = () => { database = undefined; };
          }
          return database;
        };

        // One transaction; resolves when the disk has it.
        export const write = async (stores, body) => {
          const db = await ready();
          return new Promise((resolve, reject) => {
            const transaction = db.transaction(stores, "readwrite", { durability: "strict" });
            transaction.oncomplete = () => resolve();
            transaction.onabort = () => reject(transaction.error || new Error("not kept"));
            transaction.onerror = () => undefined;
            body((name) => transaction.objectStore(name));
          });
        };

        export const all = async (store) => {
          const db = await ready();
          return new Promise((resolve, reject) => {
            const asked = db.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => resolve(asked.result);
            asked.onerror = () => reject(asked.error);
          });
        };

        export const get = async (store, key) => {
          const db = await ready();
          return new Promise((resolve, reject) => {
            const asked = db.transaction(store).objectStore(store).get(key);
            asked.onsuccess = () => resolve(asked.result);
            asked.onerror = () => reject(asked.error);
          });
        };

        // All that is kept, and what the server told of one visit, as they were at one moment.
        export const snapshot = async (visit) => {
          const db = await ready();
          return new Promise((resolve, reject) => {
            const transaction = db.transaction(["entries", "photos", "drafts", "visits"]);
            const asked = ["entries", "photos", "drafts"].map((store) => transaction.objectStore(store).getAll());
            const told = transaction.objectStore("visits").get(visit);
            transaction.oncomplete = () => {
              const [entries, photos, drafts] = asked.map((each) => each.result);
              resolve({ entries, photos, drafts, told: told.result });
            };
            transaction.onabort = () => reject(transaction.error || new Error("not read"));
          });
        };

        // Changes one record as it stands at that moment, in one transaction: another tab's change is never lost.
        export const change = (store, key, body) => write([store], (of) => {
          const asked = of(store).get(key);
          asked.onsuccess = () => {
            if (!asked.result) return;
            const changed = body(asked.result);
            if (changed) of(store).put(changed);
          };
        });

        """#
}
