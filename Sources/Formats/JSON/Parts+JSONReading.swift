import Customs
import JSON

extension Party: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .address: try reader.optional(&address, Address(), &problems)
        case .identifier: try reader.text(&identifier, &problems)
        case .name: try reader.text(&name, &problems)
        case .roleCode: try reader.text(&roleCode, &problems)
        default: return false
        }
        return true
    }
}

extension Address: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .city: try reader.text(&city, &problems)
        case .country: try reader.code(&country, &problems)
        case .line: try reader.text(&line, &problems)
        case .postcode: try reader.text(&postcode, &problems)
        case .region: try reader.text(&region, &problems)
        case .regionCode: try reader.text(&regionCode, &problems)
        case .typeCode: try reader.text(&typeCode, &problems)
        default: return false
        }
        return true
    }
}

extension RecognisedParty: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .identifier: try reader.text(&identifier, &problems)
        case .role: try reader.text(&role, &problems)
        default: return false
        }
        return true
    }
}

extension SupportingDocument: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .category: try reader.text(&category, &problems)
        case .effective: try reader.moment(&effective, &problems)
        case .exemption: try reader.text(&exemption, &problems)
        case .identifier: try reader.text(&identifier, &problems)
        case .issued: try reader.moment(&issued, &problems)
        case .issuer: try reader.text(&issuer, &problems)
        case .issuerRole: try reader.text(&issuerRole, &problems)
        case .name: try reader.text(&name, &problems)
        case .sequence: try reader.count(&sequence, &problems)
        case .statusCode: try reader.text(&statusCode, &problems)
        case .typeCode: try reader.text(&typeCode, &problems)
        case .writeOff: try reader.quantity(&writeOff, &problems)
        case .writeOffAmount: try reader.money(&writeOffAmount, &problems)
        default: return false
        }
        return true
    }
}

extension PreviousDocument: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .category: try reader.text(&category, &problems)
        case .identifier: try reader.text(&identifier, &problems)
        case .line: try reader.count(&line, &problems)
        case .sequence: try reader.count(&sequence, &problems)
        case .typeCode: try reader.text(&typeCode, &problems)
        default: return false
        }
        return true
    }
}

extension AdditionalInformation: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .code: try reader.text(&code, &problems)
        case .pointers: try reader.list(&pointers, Pointer(section: ""), &problems)
        case .sequence: try reader.count(&sequence, &problems)
        case .text: try reader.text(&text, &problems)
        case .typeCode: try reader.text(&typeCode, &problems)
        default: return false
        }
        return true
    }
}

extension Amendment: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .pointers: try reader.list(&pointers, Pointer(section: ""), &problems)
        case .reason: try reader.text(&reason, &problems)
        default: return false
        }
        return true
    }
}

extension Pointer: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .section: try reader.text(&section, &problems)
        case .sequence: try reader.count(&sequence, &problems)
        case .tag: try reader.text(&tag, &problems)
        default: return false
        }
        return true
    }
}

extension Guarantee: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .accessCode: try reader.text(&accessCode, &problems)
        case .amount: try reader.money(&amount, &problems)
        case .identifier: try reader.text(&identifier, &problems)
        case .office: try reader.code(&office, &problems)
        case .reference: try reader.text(&reference, &problems)
        case .typeCode: try reader.text(&typeCode, &problems)
        default: return false
        }
        return true
    }
}

extension AuthorisationHolder: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .category: try reader.text(&category, &problems)
        case .identifier: try reader.text(&identifier, &problems)
        default: return false
        }
        return true
    }
}

extension ExchangeRate: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .currency: try reader.code(&currency, &problems)
        case .rate: try reader.decimal(&rate, &problems)
        default: return false
        }
        return true
    }
}

extension Envelope: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .agency: try reader.text(&agency, &problems)
        case .country: try reader.text(&country, &problems)
        case .customization: try reader.text(&customization, &problems)
        case .customizationVersion: try reader.text(&customizationVersion, &problems)
        case .modelVersion: try reader.text(&modelVersion, &problems)
        case .typeName: try reader.text(&typeName, &problems)
        default: return false
        }
        return true
    }
}
