/// What an operator may let be done with what the house knows of it. Without it, nothing of the kind is done.
package enum Consent: String, Sendable, Hashable, Codable, CaseIterable {
    /// Name, number and sites are shown to anyone, with the certificate.
    case publicRegister = "public-register"
    /// The certification is shared with the administrations that recognise it.
    case mutualRecognition = "mutual-recognition"
}

extension CaseLife {
    /// The consents that stand now: those last given or withdrawn, else those of the application.
    package var consents: Set<Consent> {
        Set((changedConsents ?? submitted?.consents ?? []).compactMap { Consent(rawValue: $0) })
    }
}
