import Database
import Sealing

/// Texts of people by their hash, beside the ledger: an event names them, and they can be proved by it.
enum ProseStore {
    /// The longest text, in characters.
    static let limit = 20_000

    static func name(of text: String) -> Prose { Prose(hash: SHA256.hash(text).hex) }

    /// Keeps a text and answers its name; the same text again is the same.
    static func keep(_ text: String, in tx: any Writing) throws -> Prose {
        let prose = name(of: text)
        try tx.execute(
            "INSERT INTO programme_prose (hash, text) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
            [.text(prose.hash), .text(text)])
        return prose
    }

    /// The texts of several names; one that is missing or was changed is not there.
    static func texts(_ names: some Sequence<Prose>, in db: any Reading) throws -> [Prose: String] {
        let asked = Array(Set(names))
        let found = try db.query(
            "SELECT text FROM programme_prose WHERE hash = ?", each: asked.map { [.text($0.hash)] })
        var texts: [Prose: String] = [:]
        for (prose, rows) in zip(asked, found) {
            guard let text = try rows.first?.text("text"), name(of: text) == prose else { continue }
            texts[prose] = text
        }
        return texts
    }
}
