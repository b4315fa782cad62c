import HTML

/// What the pages of visits say.
enum VisitsTexts {
    static let all: Texts = [
        "visits.calendar.entry": ("Validación: {site} ({operator})", "Validation: {site} ({operator})")
    ]
}
