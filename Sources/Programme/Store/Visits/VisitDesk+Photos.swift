package import Customs
import Database
import Sealing

extension VisitDesk {
    /// Keeps a photograph of a visit. Answers false when it was here already: sending it again is safe.
    ///
    /// Throws ``VisitError``: `photo` for a type or size that is not taken, `hash` when the bytes are others than the hash
    /// names (a sending that was cut short), `notTeam`, `closed`, `cancelled`.
    package func keepPhoto(
        _ bytes: [UInt8], hash: String, for id: VisitID, from sender: String, at now: Instant
    ) async throws -> Bool {
        guard let visit = try await visit(id) else { throw VisitError(.unknown, "there is no visit \(id)") }
        guard visit.isTeam(sender) else { throw VisitError(.notTeam, "only the two persons of the visit write") }
        let known = try await base.database.read { (db) throws in try VisitStore.photo(hash, of: id, in: db) }
        if known != nil { return false }
        if visit.state == .closed { throw VisitError(.closed, "the visit is closed") }
        if visit.state == .cancelled { throw VisitError(.cancelled, "the visit was cancelled") }
        guard bytes.count <= PhotoType.largest, let kind = PhotoType(of: bytes) else {
            throw VisitError(.photo, "a photograph is JPEG, PNG, HEIC or WebP of at most 12 MiB")
        }
        guard CheckEntry.isHash(hash), SHA256.hash(bytes).hex == hash else {
            throw VisitError(.hash, "the bytes are not those that the hash names; send them again")
        }
        _ = try await photos.keep(bytes)
        return try await base.database.write { (tx) throws in
            let of: [SQLValue] = [.text(id.text)]
            let count = try tx.value("SELECT count(*) FROM visit_photo WHERE visit = ?", of)?.int ?? 0
            guard count < Int64(PhotoType.mostOfVisit) else {
                throw VisitError(.photo, "a visit has at most \(PhotoType.mostOfVisit) photographs")
            }
            return try tx.execute(
                """
                INSERT INTO visit_photo (visit, hash, kind, size, author, received_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (visit, hash) DO NOTHING
                """,
                [
                    .text(id.text), .text(hash), .text(kind.rawValue), .int(bytes.count), .text(sender),
                    .int(now.milliseconds),
                ]) == 1
        }
    }

    /// A photograph of a visit with its bytes, which are checked; nil when there is none.
    package func photo(_ hash: String, of id: VisitID) async throws -> (photo: VisitPhoto, bytes: [UInt8])? {
        let known = try await base.database.read { (db) throws in try VisitStore.photo(hash, of: id, in: db) }
        guard let known, let bytes = try await photos.bytes(hash) else { return nil }
        return (known, bytes)
    }
}
