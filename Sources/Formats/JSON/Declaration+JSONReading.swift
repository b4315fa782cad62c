import Customs
import JSON

/// Garita's own JSON, read to the vocabulary in one pass over the bytes.
enum DeclarationJSON {
    /// Reads bytes that hold one declaration.
    static func read(_ bytes: [UInt8], options: ReadOptions) -> ReadResult {
        var limits = JSONLimits.standard
        limits.maxBytes = options.maxBytes
        var problems: [Problem] = []
        do throws(JSONError) {
            // It is read where it is to stay, since a declaration is large to copy.
            var declarations = [Declaration(reference: "", type: .importAtBorder)]
            var intake = DeclarationIntake()
            try JSONReader.read(bytes, limits: limits) { (reader: inout JSONReader) throws(JSONError) in
                try reader.object(&problems) { key, reader, problems throws(JSONError) in
                    try intake.readJSON(key, into: &declarations[0], &reader, &problems)
                }
                intake.checkComplete(reference: declarations[0].reference, &reader, &problems)
                try reader.end()
            }
            return ReadResult(format: .json, declarations: problems.isEmpty ? declarations : [], problems: problems)
        } catch {
            return ReadResult(format: .json, problems: problems + [Problem(error)])
        }
    }
}

/// What is known of a declaration while it is read: the members that it cannot be without may come late.
private struct DeclarationIntake {
    private var type: DeclarationType?
    private var function: MessageFunction?
    private var hasType = false

    mutating func readJSON(
        _ key: Member, into declaration: inout Declaration, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .type:
            hasType = true
            try reader.code(&type, &problems)
            if let type { declaration.type = type }
        case .function:
            try reader.word(&function, &problems)
            if let function { declaration.function = function }
        default: return try declaration.readJSON(key, &reader, &problems)
        }
        return true
    }

    func checkComplete(reference: String, _ reader: inout JSONReader, _ problems: inout [Problem]) {
        if !hasType { reader.refuse("json.missing", "a declaration has a type, for example IMA", &problems) }
        if reference.isEmpty, !problems.contains(where: { $0.place.path == "/reference" }) {
            reader.refuse(
                "json.missing", "a declaration has a reference: the declarant's own, once for each", &problems)
        }
    }
}

extension Declaration: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .acceptance: try reader.moment(&acceptance, &problems)
        case .additionalInformation: try reader.list(&additionalInformation, AdditionalInformation(), &problems)
        case .amendments: try reader.list(&amendments, Amendment(), &problems)
        case .authorisationHolders:
            try reader.list(&authorisationHolders, AuthorisationHolder(identifier: nil, category: nil), &problems)
        case .borderTransport: try reader.optional(&borderTransport, TransportMeans(), &problems)
        case .consignment: try reader.optional(&consignment, Consignment(), &problems)
        case .declarationOffice: try reader.code(&declarationOffice, &problems)
        case .documents: try reader.list(&documents, SupportingDocument(), &problems)
        case .entryOffice: try reader.code(&entryOffice, &problems)
        case .exchangeRates: try reader.list(&exchangeRates, ExchangeRate(), &problems)
        case .exitOffice: try reader.code(&exitOffice, &problems)
        case .expectedArrival: try reader.moment(&expectedArrival, &problems)
        case .goodsItemCount: try reader.count(&goodsItemCount, &problems)
        case .guarantees: try reader.list(&guarantees, Guarantee(), &problems)
        case .invoice: try reader.money(&invoice, &problems)
        case .issued: try reader.moment(&issued, &problems)
        case .number: try reader.text(&number, &problems)
        case .parties: try reader.parties(&parties, &problems)
        case .presentationOffice: try reader.code(&presentationOffice, &problems)
        case .recognisedParties:
            try reader.list(&recognisedParties, RecognisedParty(identifier: "", role: ""), &problems)
        case .reference: try reader.text(&reference, &problems)
        case .representation: try reader.word(&representation, &problems)
        case .shipment: try reader.optional(&shipment, Shipment(), &problems)
        case .specificCircumstances: try reader.text(&specificCircumstances, &problems)
        case .supervisingOffice: try reader.code(&supervisingOffice, &problems)
        case .totalGrossMass: try reader.mass(&totalGrossMass, &problems)
        case .totalPackages: try reader.count(&totalPackages, &problems)
        default: return try readKept(key, &reader, &problems)
        }
        return true
    }

    /// What stands beside the vocabulary.
    private mutating func readKept(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .envelope: try reader.optional(&envelope, Envelope(), &problems)
        case .extensions: try reader.list(&extensions, Extension(parent: "", position: 0, node: .blank), &problems)
        case .forms: try reader.list(&forms, WrittenForm(parent: "", name: "", value: "", nodes: []), &problems)
        default: return false
        }
        return true
    }
}
