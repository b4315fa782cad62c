import Customs

extension WCOExchange {
    /// The element of a party with a role. It stands once at its level, except where `repeats`.
    mutating func party(_ tag: Tag, _ role: PartyRole, _ parties: inout [Party], repeats: Bool = false) {
        if isReading {
            if repeats {
                var found: [Party] = []
                list(tag, &found, Party(role: role)) { $0.exchange(with: &$1) }
                parties += found
            } else {
                var found: Party?
                optional(tag, &found, Party(role: role)) { $0.exchange(with: &$1) }
                if let found { parties.append(found) }
            }
        } else {
            for var party in parties where party.role == role {
                element(tag, true) { party.exchange(with: &$0) }
            }
        }
    }

    /// Says which parties the level has no element for.
    mutating func unwrittenParties(_ parties: [Party], _ place: String, written roles: [PartyRole]) {
        guard !isReading else { return }
        for party in parties where !roles.contains(party.role) { unwritten("\(place) (\(party.role.rawValue))") }
    }
}

extension Party {
    mutating func exchange(with message: inout WCOExchange) {
        message.text(.name, &name)
        message.text(.id, &identifier)
        message.text(.roleCode, &roleCode)
        message.optional(.address, &address, Address()) { $0.exchange(with: &$1) }
    }
}

extension Address {
    mutating func exchange(with message: inout WCOExchange) {
        message.text(.typeCode, &typeCode)
        message.text(.cityName, &city)
        message.country(.countryCode, &country)
        message.text(.countrySubDivisionCode, &regionCode)
        message.text(.countrySubDivisionName, &region)
        message.text(.line, &line)
        message.text(.postcodeID, &postcode)
    }
}

extension RecognisedParty {
    mutating func exchange(with message: inout WCOExchange) {
        message.text(.id, &identifier)
        message.text(.roleCode, &role)
    }
}
