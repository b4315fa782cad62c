import Clearance
import Country
import Customs
import Formats
import Foundation
import Simulation

/// Ready-made lodging requests of about 2 KB: simulated declarations whose reference is patched in place, so that the
/// load costs next to nothing.
struct LodgeLoad: Sendable {
    private struct Template: Sendable {
        var bytes: [UInt8]
        /// Where the reference's digits stand.
        var at: Int
    }

    private static let digits = 10
    private let templates: [Template]
    /// The mean length of a body in bytes.
    let meanBody: Int
    /// What every reference of this load begins with.
    let prefix: String

    /// - Parameters:
    ///   - organisation: the declarant of every declaration.
    ///   - prefix: distinguishes the references of one run from another's.
    init(
        country: CountryPack, today: CalendarDay, organisation: String, token: String, prefix: String, size: Int = 2048
    ) throws {
        let simulator = try Simulator(
            seed: 7, country: country, days: 1, perDay: 4000, startDay: today.advanced(by: -1),
            offices: [try CustomsOffice("07"), try CustomsOffice("24")])
        guard let day = simulator.day(0) else { throw Failure("the simulation gave no day") }
        var bodies: [[UInt8]] = []
        let reference = prefix + String(repeating: "0", count: Self.digits)
        for simulated in day.declarations {
            var declaration = simulated.declaration
            declaration.reference = reference
            for index in declaration.parties.indices where declaration.parties[index].role == .declarant {
                declaration.parties[index].identifier = organisation
            }
            let body = declaration.canonicalJSON()
            if abs(body.count - size) < size / 4 { bodies.append(body) }
            if bodies.count == 256 { break }
        }
        guard !bodies.isEmpty else { throw Failure("the simulation gave no declaration of about \(size) bytes") }
        meanBody = bodies.map(\.count).reduce(0, +) / bodies.count
        self.prefix = prefix
        let mark = Array(reference.utf8)
        templates = try bodies.map { body in
            let head = """
                POST /api/declarations HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(token)\r\n\
                Content-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n
                """
            let bytes = Array(head.utf8) + body
            guard let range = bytes.firstRange(of: mark) else { throw Failure("the reference is not in the body") }
            return Template(bytes: bytes, at: range.lowerBound + prefix.utf8.count)
        }
    }

    /// Writes the request of an index.
    func write(_ index: Int, into request: inout [UInt8]) {
        let template = templates[index % templates.count]
        request = template.bytes
        var rest = index
        for place in (0..<Self.digits).reversed() {
            request[template.at + place] = UInt8(0x30 + rest % 10)
            rest /= 10
        }
    }

    /// The reference of an index.
    func reference(_ index: Int) -> String {
        let digits = String(index)
        return prefix + String(repeating: "0", count: Self.digits - digits.count) + digits
    }
}
