import Customs
import Database
import JSON
import Risk

/// A selection by a profile at an office on the office's own day: what its daily cap counts.
///
/// Every decision counts, also the one on an amended version: the officer's time is spent on each.
package struct ProfileSelection: Hashable, Sendable {
    package var day: String
    package var office: String
    package var profile: String

    /// What a decision's profiles selected.
    static func all(of decision: Decision, office: String) -> [ProfileSelection] {
        guard decision.channel != .green else { return [] }
        let day = decision.draws.day.description
        return decision.selectedProfiles.map { ProfileSelection(day: day, office: office, profile: $0) }
    }

    /// The same, from the decision's record, for a rebuild.
    static func all(ofRecord bytes: [UInt8], office: String) throws -> [ProfileSelection] {
        let record = try JSONValue.parse(bytes)
        guard let day = record["draws"]?["day"]?.string else { return [] }
        return (record["hits"]?.array ?? []).compactMap { hit in
            guard hit["kind"]?.string == Hit.Kind.profile.rawValue,
                hit["outcome"]?.string == Hit.Outcome.selected.rawValue, let id = hit["id"]?.string
            else { return nil }
            return ProfileSelection(day: day, office: office, profile: id)
        }
    }

    private static let upsert = """
        INSERT INTO profile_day (day, office, profile, selected) VALUES (?, ?, ?, ?)
        ON CONFLICT (day, office, profile) DO UPDATE SET selected = profile_day.selected + excluded.selected
        """

    static func write(_ counts: [ProfileSelection: Int64], to tx: any Writing) throws {
        guard !counts.isEmpty else { return }
        let rows = counts.sorted {
            ($0.key.day, $0.key.office, $0.key.profile) < ($1.key.day, $1.key.office, $1.key.profile)
        }
        try tx.enqueue(
            upsert, many: rows.map { [.text($0.key.day), .text($0.key.office), .text($0.key.profile), .int($0.value)] })
    }

    /// How often each profile selected at an office on a day.
    static func counts(day: String, office: String, in database: any Reading) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        let rows = try database.query(
            "SELECT profile, selected FROM profile_day WHERE day = ? AND office = ?", [.text(day), .text(office)])
        for row in rows { counts[try row.text("profile")] = Int(try row.int("selected")) }
        return counts
    }
}
