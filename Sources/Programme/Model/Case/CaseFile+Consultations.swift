import Country
package import Customs
package import Deadlines

/// How the code of a consulted authority and the organisation of an account are told to be the same.
package enum ConsultedAuthority {
    /// The code in capitals: `sspc` and `SSPC` are one authority.
    package static func key(_ code: String) -> String { code.uppercased() }
}

extension CaseFile {
    /// The clock within which a consultation is to be answered; nil where the programme has none.
    package func clock(ofConsultation id: String, under rules: CaseRules, at instant: Instant) -> ClockReading? {
        readings(under: rules, at: instant).last { reading in
            reading.rule.start.contains("case.consultation-opened") && reading.subject.map { $0 == id } ?? true
        }
    }

    /// Whether the silence of the other authority answers when a clock is over. Where the rule says that it must answer all
    /// the same (EU, since 28 April 2025), or has no clock, silence never does.
    package static func silenceAnswers(_ reading: ClockReading?) -> Bool {
        reading.map { $0.rule.consequence != .escalate } ?? false
    }

    /// The first consultation whose time is over unanswered, as its silence closes it; nil when there is none.
    func silentConsultation(under rules: CaseRules, at instant: Instant) -> CaseFact.ConsultationClosed? {
        guard CaseTable.row(for: "case.consultation-closed", in: life.state) != nil else { return nil }
        for standing in life.consultations where standing.closed == nil {
            let opened = standing.opened
            let reading = clock(ofConsultation: opened.consultation, under: rules, at: instant)
            guard let reading, reading.state == .expired, Self.silenceAnswers(reading) else { continue }
            return .init(consultation: opened.consultation, answer: opened.silence, byDefault: true)
        }
        return nil
    }
}
