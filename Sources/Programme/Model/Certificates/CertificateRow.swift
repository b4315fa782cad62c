package import Customs
import Sealing

/// A certificate as it is kept for the register and for verification. Names are not in it: they are looked up when it is
/// read, so that a change of name needs no new row.
package struct CertificateRow: Hashable, Sendable {
    package var number: String
    /// What a person types who has no camera, ten characters.
    package var code: String
    package var caseID: CaseID
    package var operatorID: OperatorID
    package var programme: String
    package var version: String
    package var role: String
    /// Nil for one that was granted before this system.
    package var decidedAt: Instant?
    package var effective: Instant
    package var through: CalendarDay?
    package var sites: [SiteID]
    /// In their order, without gaps from the first on.
    package var spans: [CertificateSpan]
    /// What its holder lets be shown and shared.
    package var consents: Set<Consent> = []

    /// Whether anyone may see whose it is.
    package var isPublic: Bool { consents.contains(.publicRegister) }

    /// The certificates that follow from a case: none before a grant, else the one that stands last.
    package static func rows(from life: CaseLife) -> [CertificateRow] {
        guard let certificate = life.certificate, !certificate.number.isEmpty else { return [] }
        let grant = life.decisions.last { $0.decided.certificate == certificate.number }
        let row = CertificateRow(
            number: certificate.number,
            code: VerificationCode.make(certificate.number, life.id, life.opened.operatorID), caseID: life.id,
            operatorID: life.opened.operatorID, programme: life.opened.programme, version: life.opened.version,
            role: life.opened.role, decidedAt: grant?.at, effective: certificate.effective,
            through: certificate.through, sites: certificate.sites,
            spans: spans(life.statuses, effective: certificate.effective, decidedAt: grant?.at),
            consents: life.consents)
        return [row]
    }

    package func span(at instant: Instant) -> CertificateSpan? { spans.last { $0.holds(at: instant) } }

    /// The spans of a certificate among the statuses of its case: those before it took effect belong to another.
    static func spans(_ changes: [StatusChange], effective: Instant, decidedAt: Instant?) -> [CertificateSpan] {
        var spans: [CertificateSpan] = []
        if let decidedAt, decidedAt < effective { spans.append(CertificateSpan(.pending, since: decidedAt)) }
        for (index, change) in changes.enumerated() {
            let end = index + 1 < changes.count ? changes[index + 1].since : nil
            if let end, end <= effective { continue }
            let status = CertificateStatus(change.status)
            let since = status == .valid ? max(change.since, effective) : change.since
            if let last = spans.last, last.status == status { continue }
            // An annulment may reach back before the rest.
            spans.removeAll { $0.since >= since }
            if !spans.isEmpty { spans[spans.count - 1].until = since }
            spans.append(CertificateSpan(status, since: since))
        }
        return spans
    }

    /// This certificate as one that another took the place of.
    func replaced(since instant: Instant) -> CertificateRow {
        var row = self
        row.spans.removeAll { $0.since >= instant }
        if !row.spans.isEmpty { row.spans[row.spans.count - 1].until = instant }
        row.spans.append(CertificateSpan(.replaced, since: instant))
        return row
    }
}

/// A certificate's short code: letters and digits that cannot be mistaken for each other (Crockford's base 32), made from
/// the certificate itself, so that it is the same whenever the register is made again. It finds and is no secret.
package enum VerificationCode {
    static let length = 10
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    static func make(_ number: String, _ caseID: CaseID, _ operatorID: OperatorID) -> String {
        let bytes = SHA256.hash("garita certificate 1\n\(number)\n\(caseID)\n\(operatorID)").bytes
        let bits = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return String((0..<length).map { alphabet[Int(bits >> (59 - 5 * UInt64($0)) & 31)] })
    }

    /// A code as it was typed, nil when it is none: blanks and hyphens do not count, O is zero, I and L are one.
    package static func read(_ text: String) -> String? {
        var code = ""
        for character in text.uppercased() where character != " " && character != "-" {
            let read: Character =
                switch character {
                case "O": "0"
                case "I", "L": "1"
                default: character
                }
            guard alphabet.contains(read), code.count < length else { return nil }
            code.append(read)
        }
        return code.count == length ? code : nil
    }

    /// In two halves, as it is printed.
    package static func grouped(_ code: String) -> String { "\(code.prefix(5))-\(code.dropFirst(5))" }
}

/// What can be a certificate's number; all else is not looked up.
package enum CertificateNumber {
    /// The number as it was typed, nil when it cannot be one.
    package static func read(_ text: String) -> String? {
        let number = text.uppercased().filter { $0 != " " }
        let isPlain = number.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x2D || byte == 0x2E
        }
        return (1...40).contains(number.utf8.count) && isPlain ? number : nil
    }
}
