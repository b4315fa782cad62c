/// The kinds of files that are taken as evidence.
package enum EvidenceType: String, Sendable, Hashable, CaseIterable {
    case pdf, jpeg, png, heic, tiff, mp4, text, csv, xlsx, docx, xml

    /// The media type under which it is kept and served.
    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .heic: "image/heic"
        case .tiff: "image/tiff"
        case .mp4: "video/mp4"
        case .text: "text/plain"
        case .csv: "text/csv"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xml: "application/xml"
        }
    }

    /// The endings of names that may stand for it, the usual one first.
    package var endings: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .jpeg: ["jpg", "jpeg"]
        case .png: ["png"]
        case .heic: ["heic", "heif"]
        case .tiff: ["tif", "tiff"]
        case .mp4: ["mp4", "m4v"]
        case .text: ["txt", "log", "md"]
        case .csv: ["csv"]
        case .xlsx: ["xlsx"]
        case .docx: ["docx"]
        case .xml: ["xml"]
        }
    }

    /// What senders call it besides ``mediaType``. A spreadsheet program makes browsers call a CSV its own.
    private var otherNames: [String] {
        switch self {
        case .jpeg: ["image/jpg", "image/pjpeg"]
        case .heic: ["image/heif"]
        case .text: ["text/markdown", "text/x-log"]
        case .csv: ["text/plain", "application/csv", "application/vnd.ms-excel"]
        case .xml: ["text/xml"]
        default: []
        }
    }

    /// Whether a sender may call it so; no name at all and the name for unknown bytes say nothing.
    package func mayBeCalled(_ declared: String) -> Bool {
        declared.isEmpty || declared == "application/octet-stream" || declared == mediaType
            || otherNames.contains(declared)
    }

    /// Every ending, for the file field of a form.
    package static let accept = allCases.flatMap(\.endings).map { ".\($0)" }.joined(separator: ",")
}
