import Customs

extension SupportingDocument {
    mutating func exchange(with message: inout WCOExchange) {
        message.count(.sequenceNumeric, &sequence)
        message.text(.categoryCode, &category)
        message.moment(.effectiveDateTime, &effective)
        message.text(.id, &identifier)
        message.moment(.issueDateTime, &issued)
        message.text(.name, &name)
        message.text(.statusCode, &statusCode)
        message.text(.typeCode, &typeCode)
        message.text(.lpcoExemptionCode, &exemption)
        message.element(.submitter, issuer != nil || issuerRole != nil) { message in
            message.text(.name, &issuer)
            message.text(.roleCode, &issuerRole)
        }
        message.element(.writeOff, writeOff != nil || writeOffAmount != nil) { message in
            message.quantity(.quantityQuantity, &writeOff)
            message.money(.amountAmount, &writeOffAmount)
        }
    }
}

extension PreviousDocument {
    mutating func exchange(with message: inout WCOExchange) {
        message.count(.sequenceNumeric, &sequence)
        message.text(.categoryCode, &category)
        message.text(.id, &identifier)
        message.text(.typeCode, &typeCode)
        message.count(.lineNumeric, &line)
    }
}

extension AdditionalInformation {
    mutating func exchange(with message: inout WCOExchange) {
        message.count(.sequenceNumeric, &sequence)
        message.text(.statementCode, &code)
        message.text(.statementDescription, &text)
        message.text(.statementTypeCode, &typeCode)
        message.list(.pointer, &pointers, Pointer(section: "")) { $0.exchange(with: &$1) }
    }
}

extension Amendment {
    mutating func exchange(with message: inout WCOExchange) {
        message.text(.changeReasonCode, &reason)
        message.list(.pointer, &pointers, Pointer(section: "")) { $0.exchange(with: &$1) }
    }
}

extension Pointer {
    mutating func exchange(with message: inout WCOExchange) {
        message.count(.sequenceNumeric, &sequence)
        message.text(.documentSectionCode, &section)
        message.text(.tagID, &tag)
    }
}

extension Guarantee {
    mutating func exchange(with message: inout WCOExchange) {
        message.money(.amountAmount, &amount)
        message.text(.id, &identifier)
        message.text(.referenceID, &reference)
        message.text(.securityDetailsCode, &typeCode)
        message.text(.accessCode, &accessCode)
        message.office(in: .guaranteeOffice, &office)
    }
}
