package import Customs

extension Declaration {
    /// A small, valid import declaration by road at Ciudad Juárez, for a test to change where it matters.
    ///
    /// ```swift
    /// let declaration = try Declaration.sample(reference: "R-7") { $0.shipment?.items[0].price = nil }
    /// ```
    /// Throws ``InvalidValue`` when an argument is not valid in its scheme.
    package static func sample(
        reference: String = "LRN-2026-000001",
        type: String = "IMD",
        commodity: String = "8708299900",
        origin: String = "US",
        office: String = "07",
        procedure: String = "4000",
        importer: String = "SAT970701NN3",
        exporter: String = "US911144442",
        declarant: String = "GODE561231GR8",
        value: String = "12500.00",
        currency: String = "USD",
        grossMass: String = "1040.500",
        netMass: String = "980.000",
        plate: String = "AB123C",
        items count: Int = 1,
        _ change: (inout Declaration) -> Void = { _ in }
    ) throws(InvalidValue) -> Declaration {
        var declaration = Declaration(reference: reference, type: try DeclarationType(type))
        let currency = try Currency(currency)
        let country = try CountryCode(origin)
        let amount = try ExactDecimal(value)
        let gross = try Mass(kilograms: ExactDecimal(grossMass))
        let net = try Mass(kilograms: ExactDecimal(netMass))
        declaration.parties = [
            Party(role: .declarant, identifier: declarant, name: "Agencia Aduanal de Prueba"),
            Party(role: .importer, identifier: importer, name: "Importadora de Prueba SA de CV"),
            Party(role: .exporter, identifier: exporter, name: "Test Exporter Inc"),
        ]
        declaration.declarationOffice = try CustomsOffice(office)
        declaration.entryOffice = try CustomsOffice(office)
        declaration.borderTransport = TransportMeans(
            identifier: plate, identifierType: "30", nationality: try CountryCode("US"), mode: .road)
        declaration.goodsItemCount = count
        declaration.totalPackages = count * 10
        declaration.totalGrossMass = sum(gross, times: count)
        declaration.invoice = amount.multiplied(by: ExactDecimal(count), scale: amount.scale).map {
            Money($0, currency)
        }

        var shipment = Shipment()
        shipment.exportCountry = country
        shipment.destination = try CountryCode("MX")
        shipment.tradeTerms = TradeTerms(condition: "FCA", location: "El Paso")
        for sequence in 1...max(1, count) {
            var item = GoodsItem(sequence: sequence)
            item.description = "Partes y accesorios de vehículos"
            item.commodity = try HSCode(commodity)
            item.origins = [Origin(country: country, typeCode: "1")]
            item.exportCountry = country
            item.procedure = Procedure(current: String(procedure.prefix(2)), previous: String(procedure.dropFirst(2)))
            item.grossMass = gross
            item.netMass = net
            item.quantity = Quantity(ExactDecimal(500), try UnitCode("C62"))
            item.price = Money(amount, currency)
            item.statisticalValue = Money(amount, currency)
            item.valuationMethod = "1"
            item.packaging = [Packaging(sequence: 1, count: 10, type: try PackageType("CT"), marks: "S/M")]
            shipment.items.append(item)
        }
        declaration.shipment = shipment
        change(&declaration)
        return declaration
    }

    private static func sum(_ mass: Mass, times count: Int) -> Mass? {
        mass.kilograms.multiplied(by: ExactDecimal(count), scale: mass.kilograms.scale)
            .flatMap { try? Mass(kilograms: $0) }
    }
}
