import Customs
import JSON

extension GoodsItem: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .additionalInformation: try reader.list(&additionalInformation, AdditionalInformation(), &problems)
        case .additionalProcedures: try reader.texts(&additionalProcedures, &problems)
        case .charges: try reader.list(&charges, ValuationCharge(), &problems)
        case .classifications: try reader.list(&classifications, Classification(identifier: ""), &problems)
        case .commodity: try reader.code(&commodity, &problems)
        case .customsValue: try reader.money(&customsValue, &problems)
        case .dangerousGoods: try reader.texts(&dangerousGoods, &problems)
        case .description: try reader.text(&description, &problems)
        case .destination: try reader.code(&destination, &problems)
        case .destinationRegion: try reader.text(&destinationRegion, &problems)
        case .documents: try reader.list(&documents, SupportingDocument(), &problems)
        case .equipment: try reader.list(&equipment, TransportEquipment(), &problems)
        case .exportCountry: try reader.code(&exportCountry, &problems)
        case .grossMass: try reader.mass(&grossMass, &problems)
        case .netMass: try reader.mass(&netMass, &problems)
        case .origins: try reader.list(&origins, Origin(country: nil), &problems)
        case .packaging: try reader.list(&packaging, Packaging(), &problems)
        case .parties: try reader.parties(&parties, &problems)
        case .previousDocuments: try reader.list(&previousDocuments, PreviousDocument(), &problems)
        case .price: try reader.money(&price, &problems)
        case .procedure: try reader.optional(&procedure, Procedure(current: ""), &problems)
        case .quantity: try reader.quantity(&quantity, &problems)
        case .recognisedParties:
            try reader.list(&recognisedParties, RecognisedParty(identifier: "", role: ""), &problems)
        case .sequence:
            var number: Int?
            try reader.count(&number, &problems)
            if let number { sequence = number }
        case .statisticalValue: try reader.money(&statisticalValue, &problems)
        case .taxes: try reader.list(&taxes, DutyTax(), &problems)
        case .transactionNature: try reader.text(&transactionNature, &problems)
        case .ucr: try reader.text(&ucr, &problems)
        case .valuation: try reader.list(&valuation, ValuationAdjustment(), &problems)
        case .valuationMethod: try reader.text(&valuationMethod, &problems)
        default: return false
        }
        return true
    }

    func checkComplete(_ reader: inout JSONReader, _ problems: inout [Problem]) {
        if sequence < 0 {
            reader.refuse("json.missing", "an item has a sequence: its number among the items", &problems)
        }
    }
}

extension Classification: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .identifier: try reader.text(&identifier, &problems)
        case .scheme: try reader.text(&scheme, &problems)
        default: return false
        }
        return true
    }
}

extension Origin: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .country: try reader.code(&country, &problems)
        case .region: try reader.text(&region, &problems)
        case .typeCode: try reader.text(&typeCode, &problems)
        default: return false
        }
        return true
    }
}

extension Packaging: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .count: try reader.count(&count, &problems)
        case .marks: try reader.text(&marks, &problems)
        case .sequence: try reader.count(&sequence, &problems)
        case .type: try reader.code(&type, &problems)
        default: return false
        }
        return true
    }
}

extension Procedure: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .current: try reader.text(&current, &problems)
        case .previous: try reader.text(&previous, &problems)
        default: return false
        }
        return true
    }
}

extension ValuationAdjustment: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .additionCode: try reader.text(&additionCode, &problems)
        case .amount: try reader.money(&amount, &problems)
        case .percentage: try reader.decimal(&percentage, &problems)
        default: return false
        }
        return true
    }
}

extension DutyTax: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .amount: try reader.money(&amount, &problems)
        case .base: try reader.money(&base, &problems)
        case .baseQuantity: try reader.quantity(&baseQuantity, &problems)
        case .deduction: try reader.money(&deduction, &problems)
        case .payable: try reader.money(&payable, &problems)
        case .paymentMethod: try reader.text(&paymentMethod, &problems)
        case .quotaOrder: try reader.text(&quotaOrder, &problems)
        case .rate: try reader.decimal(&rate, &problems)
        case .regimeCode: try reader.text(&regimeCode, &problems)
        case .typeCode: try reader.text(&typeCode, &problems)
        default: return false
        }
        return true
    }
}
