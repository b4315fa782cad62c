import Country
import Customs
import JSON

extension TradeModel {
    /// Reads the pack's file. Throws ``CountryPackError`` with every problem found in it.
    init(_ pack: CountryPack) throws(CountryPackError) {
        let problems = ProblemList()
        func refusal() -> CountryPackError { CountryPackError(directory: pack.code.text, problems: problems.sorted) }
        guard let file = pack.simulationFile else {
            problems.add(PackProblem(file: "simulation.json", reason: "the pack has no trade to imitate"))
            throw refusal()
        }
        guard let root = PackNode(file, problems: problems) else { throw refusal() }
        let sources = root.sources()
        let goods = Self.goods(root)
        let index = Dictionary(
            goods.enumerated().map { ($0.element.commodity.text, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let offices = root.elements("offices").compactMap { Self.office($0, pack: pack, sources: sources) }
        let regimes = root.member("regimes").flatMap { Self.regimes($0) }
        let shares = root.member("operators").flatMap { Self.shares($0, sources) }
        let fraud = root.member("fraud").flatMap { Self.fraud($0, goods: index, sources) }
        let names = root.member("names").flatMap { Self.names($0) }
        let exchange = root.member("exchangeRate")
        let invoice = exchange?.member("currency")?.code(Currency.self)
        let weekdays = root.elements("weekdays").compactMap(\.double)
        let hours = root.elements("hours").compactMap(\.double)
        if weekdays.count != 7 { root.report("“weekdays” has seven weights, Monday first") }
        if hours.count != 24 { root.report("“hours” has twenty-four weights") }
        let partners = root.elements("partners").compactMap { Self.partner($0) }
        let prices = (root.member("originPrice")?.members ?? []).compactMap { key, node in
            (try? CountryCode(key)).flatMap { code in node.double.map { (code, $0) } }
        }
        let friends = root.elements("freeTradePartners").compactMap { $0.code(CountryCode.self) }
        let rate = exchange?.number("rate", in: 0.0001...1_000_000)
        let swing = exchange?.number("swing", in: 0...0.5)
        let tax = root.number("valueAddedTax", in: 0...100)
        let holiday = root.number("holidayFactor", in: 0...10)
        let first = root.member("brokers")?.whole("firstLicence", in: 0...9999)
        let last = root.member("brokers")?.whole("lastLicence", in: 0...9999)
        if offices.isEmpty { root.report("the trade needs an office") }
        if partners.isEmpty { root.report("the trade needs a partner") }
        guard problems.problems.isEmpty, let regimes, let shares, let fraud, let names, let invoice, let rate,
            let swing, let tax, let holiday, let first, let last, first <= last
        else {
            if problems.problems.isEmpty { root.report("the licences of brokers end before they begin") }
            throw refusal()
        }
        self.init(
            country: pack.code, currency: pack.currency, invoiceCurrency: invoice, calendarZone: pack.zone,
            offices: offices, weekdays: weekdays, holidayFactor: holiday, hours: AliasTable(hours), exchangeRate: rate,
            exchangeSwing: swing, valueAddedTax: Self.hundredths(tax), freeTradePartners: Set(friends),
            regimes: regimes, shares: shares, licences: first...last, fraud: fraud, names: names,
            originPrice: Dictionary(prices, uniquingKeysWith: { first, _ in first }), partners: partners, goods: goods)
    }

    private static func hundredths(_ rate: Double) -> Int64 { Int64((rate * 100).rounded()) }

    private static func goods(_ root: PackNode) -> [Good] {
        var read: [(good: Good, node: PackNode)] = []
        for node in root.elements("goods") {
            let code = node.member("commodity")?.code(HSCode.self)
            let origins = (node.member("origins")?.members ?? []).compactMap { key, weight -> (CountryCode, Double)? in
                guard let country = try? CountryCode(key), let value = weight.double else {
                    weight.report("“\(key)” is not a country with a weight")
                    return nil
                }
                return (country, value)
            }
            let (description, unit) = (node.text("description"), node.member("unit")?.code(UnitCode.self))
            let packaging = node.member("packaging")?.code(PackageType.self)
            let perUnit = node.number("kilogramsPerUnit", in: 0.000_001...100_000)
            let (price, priceSpread) = (
                node.number("pricePerKilogram", in: 0.001...1_000_000), node.number("priceSpread", in: 0...2)
            )
            let (mass, massSpread) = (
                node.number("massPerLine", in: 0.01...100_000), node.number("massSpread", in: 0...2)
            )
            let duty = node.number("dutyRate", in: 0...300)
            let (imports, exports) = (
                node.number("importWeight", in: 0...1000), node.number("exportWeight", in: 0...1000)
            )
            if origins.isEmpty { node.report("goods have at least one origin") }
            guard let code, let description, let unit, let packaging, let perUnit, let price, let priceSpread, let mass,
                let massSpread, let duty, let imports, let exports, !origins.isEmpty
            else { continue }
            read.append(
                (
                    Good(
                        commodity: code, description: description, unit: unit, kilogramsPerUnit: perUnit, price: price,
                        priceSpread: priceSpread, mass: mass, massSpread: massSpread, packaging: packaging,
                        dutyRate: hundredths(duty), importWeight: imports, exportWeight: exports,
                        origins: origins.map(\.0), originTable: AliasTable(origins.map(\.1))), node
                ))
        }
        var goods = read.map(\.good)
        for (index, entry) in read.enumerated() {
            guard let node = entry.node.optional("neighbour"), let code = node.string else { continue }
            goods[index].neighbour = goods.firstIndex { $0.commodity.text == code }
            if goods[index].neighbour == nil { node.report("“\(code)” is not among the goods") }
        }
        return goods
    }

    private static func office(_ node: PackNode, pack: CountryPack, sources: [String: Source]) -> Office? {
        let code = node.member("office")?.code(CustomsOffice.self)
        let share = node.number("share", in: 0...1_000_000)
        let imports = node.number("importShare", in: 0...1)
        _ = node.source(in: sources)
        let sections = node.elements("sections").compactMap { section -> (CustomsOffice, Double)? in
            guard let code = section.member("section")?.code(CustomsOffice.self),
                let share = section.number("share", in: 0...1_000_000)
            else { return nil }
            if pack.section(code) == nil { section.report("“\(code)” is not a section of the pack's offices") }
            return (code, share)
        }
        guard let code, let share, let imports, !sections.isEmpty else { return nil }
        guard let office = pack.offices.first(where: { $0.code == code }) else {
            node.report("“\(code)” is not an office of the pack")
            return nil
        }
        return Office(
            code: code, name: office.name, region: office.region, zone: office.zone, share: share, importShare: imports,
            sections: sections.map(\.0),
            sectionTable: AliasTable(sections.map(\.1)))
    }

    private static func regimes(_ node: PackNode) -> Regimes? {
        func regime(_ key: String) -> Regime? {
            guard let node = node.member(key), let regime = node.text("regime"), let key = node.text("key") else {
                return nil
            }
            return Regime(regime: regime, key: key)
        }
        let (definitive, border, temporary) = (
            regime("definitiveImport"), regime("borderImport"), regime("temporaryImport")
        )
        guard let definitive, let border, let temporary, let export = regime("definitiveExport"),
            let returns = regime("return")
        else { return nil }
        return Regimes(
            definitiveImport: definitive, borderImport: border, temporaryImport: temporary, definitiveExport: export,
            returns: returns)
    }

    private static func shares(_ node: PackNode, _ sources: [String: Source]) -> Shares? {
        _ = node.source(in: sources)
        func share(_ key: String) -> Double? { node.number(key, in: 0...1) }
        let late = node.member("lateLodging")
        guard let operators = share("aeoOperators"), let volume = share("aeoShare"),
            let carriers = share("aeoCarriers"),
            let brokers = share("aeoBrokers"), let manufacturers = share("manufacturers"),
            let growers = share("growers"),
            let doubtful = share("doubtfulNumbers"), let lateAEO = late?.number("aeo", in: 0...1),
            let lateOthers = late?.number("other", in: 0...1)
        else { return nil }
        return Shares(
            aeoOperators: operators, aeoShare: volume, aeoCarriers: carriers, aeoBrokers: brokers,
            manufacturers: manufacturers, growers: growers, doubtfulNumbers: doubtful, lateAEO: lateAEO,
            lateOthers: lateOthers)
    }

    private static func fraud(_ node: PackNode, goods: [String: Int], _ sources: [String: Source]) -> Fraud? {
        _ = node.source(in: sources)
        func chances(_ node: PackNode) -> [Examination: Double] {
            var chances: [Examination: Double] = [:]
            for kind in Examination.allCases { chances[kind] = node.number(kind.rawValue, in: 0...1) }
            return chances
        }
        let schemes = node.elements("schemes").compactMap { scheme -> Scheme? in
            guard let cause = scheme.member("cause")?.word(FraudCause.self),
                let weight = scheme.number("weight", in: 0...1_000_000), let detection = scheme.member("detection")
            else { return nil }
            return Scheme(cause: cause, weight: weight, detection: chances(detection))
        }
        func good(_ key: String) -> Int? {
            guard let code = node.member("newScheme")?.text(key) else { return nil }
            if goods[code] == nil { node.report("“\(code)” is not among the goods") }
            return goods[code]
        }
        guard let share = node.number("share", in: 0...0.5), let aeo = node.number("aeoShare", in: 0...1),
            let from = node.number("newSchemeFrom", in: 0...1), let declared = good("declared"),
            let actual = good("actual"), let clerical = node.member("clerical"),
            let excise = node.member("newScheme")?.number("excisePerKilogram", in: 0...1000)
        else { return nil }
        return Fraud(
            share: share, aeoShare: aeo, newSchemeFrom: from, newDeclared: declared, newActual: actual,
            excisePerKilogram: excise, schemes: schemes, clerical: chances(clerical))
    }

    private static func names(_ node: PackNode) -> Names? {
        func words(_ key: String) -> [String] {
            let words = node.elements(key).compactMap(\.string)
            if words.isEmpty { node.report("“\(key)” has no word") }
            return words.isEmpty ? ["X"] : words
        }
        return Names(
            first: words("first"), trade: words("trade"), farm: words("farm"), carriers: words("carriers"),
            second: words("second"), suffix: words("suffix"), given: words("given"), family: words("family"),
            foreign: words("foreign"), foreignTrade: words("foreignTrade"), streets: words("streets"))
    }

    private static func partner(_ node: PackNode) -> Partner? {
        let cities = node.elements("cities").compactMap(\.string)
        guard let country = node.member("country")?.code(CountryCode.self), let suffix = node.text("suffix") else {
            return nil
        }
        return Partner(country: country, suffix: suffix, cities: cities)
    }
}
