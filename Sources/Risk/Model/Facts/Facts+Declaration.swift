package import Customs

extension Facts {
    /// The facts of each item, in the order of the declaration; of the declaration alone where it has no items.
    package static func make(_ declaration: Declaration, context: Context, rates: Rates) -> [Facts] {
        var parties = Parties(declaration)
        let head = head(declaration, context: context, rates: rates, parties: &parties)
        let items = declaration.items
        if items.isEmpty { return [head] }
        var facts: [Facts] = []
        facts.reserveCapacity(items.count)
        var total: Double? = 0
        for item in items {
            var own = head
            own.fill(item, of: declaration, context: context)
            total = own[number: .value].flatMap { value in total.map { $0 + value } }
            facts.append(own)
        }
        for place in facts.indices { facts[place][number: .totalValue] = total }
        return facts
    }

    /// The parties of a declaration's head by role, and all their identifiers.
    private struct Parties {
        var identifiers: [PartyRole: String] = [:]
        var all: [String] = []

        init(_ declaration: Declaration) {
            add(declaration.parties)
            add(declaration.consignment?.parties ?? [])
            add(declaration.shipment?.parties ?? [])
            add(declaration.shipment?.consignment?.parties ?? [])
        }

        mutating func add(_ parties: [Party]) {
            for party in parties {
                guard let identifier = party.identifier, !identifier.isEmpty else { continue }
                if identifiers[party.role] == nil { identifiers[party.role] = identifier }
                if !all.contains(identifier) { all.append(identifier) }
            }
        }
    }

    private static func head(
        _ declaration: Declaration, context: Context, rates: Rates, parties: inout Parties
    ) -> Facts {
        var facts = Facts()
        let shipment = declaration.shipment
        let consignment = shipment?.consignment ?? declaration.consignment
        let office = declaration.declarationOffice ?? declaration.entryOffice ?? declaration.presentationOffice
        facts[code: .office] = context.office ?? office?.text
        facts[code: .type] = declaration.type.text
        facts[code: .flow] = declaration.type.flow.rawValue
        let transport = declaration.borderTransport ?? consignment?.arrivalTransport
        facts[code: .mode] = transport?.mode?.rawValue
        facts[code: .transport] = transport?.identifier
        facts[code: .transportNationality] = transport?.nationality?.text
        facts[code: .incoterm] = shipment?.tradeTerms?.condition
        facts[code: .location] = consignment?.goodsLocation?.identifier ?? consignment?.goodsLocation?.name
        for (role, field) in partyFields { facts[code: field] = parties.identifiers[role] }
        for (role, fields) in operatorFields {
            guard let found = context.operator(parties.identifiers[role]) else { continue }
            facts[code: fields.status] = found.status
            guard let numbers = fields.numbers else { continue }
            facts[number: numbers.firstSeen] = found.firstSeenDays.map(Double.init)
            facts[number: numbers.declarations] = found.declarations90.map(Double.init)
            facts[number: numbers.findings] = found.findings365.map(Double.init)
        }
        let standing = Standing(declaration.type.flow, parties.identifiers, context, rates)
        facts[flag: .aeo] = standing.isCertified
        facts[flag: .newImporter] = context.operator(parties.identifiers[.importer])?.firstSeenDays
            .map { $0 < rates.newOperatorDays }
        facts[number: .totalGrossMass] = declaration.totalGrossMass?.kilograms.double
        facts[number: .items] = Double(declaration.items.count)
        facts[number: .day] = Double(context.day.number)
        facts[flag: .preArrival] = declaration.type.isLodgedBeforeArrival
        facts[flag: .containerised] = consignment?.isContainerised
        facts[set: .party] = parties.all
        let equipment = (declaration.consignment?.equipment ?? []) + (shipment?.consignment?.equipment ?? [])
        facts[set: .container] = equipment.compactMap(\.identifier)
        let documents = declaration.documents + (shipment?.documents ?? []) + (shipment?.invoices ?? [])
        facts[set: .document] = documents.compactMap(\.typeCode)
        facts[set: .authorisation] = declaration.authorisationHolders.compactMap(\.category)
        facts[set: .route] = (consignment?.itinerary ?? []).map(\.text)
        facts[set: .procedures] = [declaration.type.text]
        return facts
    }

    /// What an item says itself; where it names what the head names too, the item's word stands.
    private mutating func fill(_ item: GoodsItem, of declaration: Declaration, context: Context) {
        self.item = item.sequence
        self[code: .hs] = item.commodity?.text
        self[code: .origin] = item.origin?.text
        self[code: .departure] = (item.exportCountry ?? declaration.shipment?.exportCountry)?.text
        self[code: .destination] = (item.destination ?? declaration.shipment?.destination)?.text
        if let procedure = item.procedure {
            let joined = procedure.current + (procedure.previous ?? "")
            self[code: .procedure] = joined
            append(procedure.current, to: .procedures)
            append(joined, to: .procedures)
        }
        self[code: .currency] = item.price?.currency.text
        self[code: .valuationMethod] = item.valuationMethod
        let netMass = item.netMass?.kilograms.double
        let quantity = item.quantity?.value.double
        self[number: .netMass] = netMass
        self[number: .grossMass] = item.grossMass?.kilograms.double
        self[number: .quantity] = quantity
        let counts = item.packaging.compactMap(\.count)
        self[number: .packages] = counts.isEmpty ? nil : counts.reduce(0.0) { $0 + Double($1) }
        if let value = context.value(of: item) {
            self[number: .value] = value
            if let netMass, netMass > 0 { self[number: .valuePerKilogram] = value / netMass }
            if let quantity, quantity > 0 { self[number: .valuePerUnit] = value / quantity }
        }
        if let known = context.items.first(where: { $0.sequence == item.sequence }) {
            self[flag: .firstHS] = known.isFirstHS
            self[flag: .firstOrigin] = known.isFirstOrigin
            if let peer = known.peerValuePerKilogram, peer > 0, let own = self[number: .valuePerKilogram] {
                self[number: .peerRatio] = own / peer
            }
        }
        for party in item.parties {
            guard let identifier = party.identifier, !identifier.isEmpty else { continue }
            append(identifier, to: .party)
            if let field = Self.partyFields[party.role] { self[code: field] = identifier }
        }
        for code in item.additionalProcedures { append(code, to: .additionalProcedure) }
        for document in item.documents { document.typeCode.map { append($0, to: .document) } }
        for equipment in item.equipment { equipment.identifier.map { append($0, to: .container) } }
    }

    private mutating func append(_ text: String, to field: Field) {
        guard !text.isEmpty else { return }
        let token = token(text)
        if !sets[field.slot].contains(token) { sets[field.slot].append(token) }
    }

    private static let partyFields: [PartyRole: Field] = [
        .importer: .importer, .exporter: .exporter, .declarant: .declarant, .agent: .agent, .consignee: .consignee,
        .consignor: .consignor, .seller: .seller, .buyer: .buyer, .carrier: .carrier, .manufacturer: .manufacturer,
    ]

    private struct OperatorFields {
        let status: Field
        let numbers: (firstSeen: Field, declarations: Field, findings: Field)?
    }

    private static let operatorFields: [(PartyRole, OperatorFields)] = [
        (
            .importer,
            OperatorFields(
                status: .importerStatus,
                numbers: (.importerFirstSeenDays, .importerDeclarations90, .importerFindings365))
        ),
        (
            .exporter,
            OperatorFields(
                status: .exporterStatus,
                numbers: (.exporterFirstSeenDays, .exporterDeclarations90, .exporterFindings365))
        ),
        (
            .declarant,
            OperatorFields(
                status: .declarantStatus,
                numbers: (.declarantFirstSeenDays, .declarantDeclarations90, .declarantFindings365))
        ),
        (.carrier, OperatorFields(status: .carrierStatus, numbers: nil)),
    ]
}

extension Context {
    /// An item's value in the country's currency: customs value, else statistical value, else price; the first of them
    /// that is in it or can be converted.
    func value(of item: GoodsItem) -> Double? {
        for money in [item.customsValue, item.statisticalValue, item.price] {
            guard let money else { continue }
            if currency == nil || money.currency == currency { return money.amount.double }
            if let rate = exchangeRates[money.currency] { return money.amount.double * rate.double }
        }
        return nil
    }
}
