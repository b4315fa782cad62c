import HTML

/// What the pages of monitoring say.
enum MonitoringTexts {
    static let all: Texts = [:]
}
