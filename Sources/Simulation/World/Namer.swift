import Customs

/// Makes names, numbers and addresses that no two operators share.
struct Namer {
    let model: TradeModel
    let start: CalendarDay
    private var used: Set<RFC> = []

    init(model: TradeModel, start: CalendarDay) {
        self.model = model
        self.start = start
    }

    /// A firm's name and number. `recent` firms were founded in the last month, others up to 25 years ago.
    mutating func firm(
        _ words: [String], recent: Bool = false, _ random: inout SimulationRandom
    ) -> (name: String, id: RFC, registered: CalendarDay)? {
        for _ in 0..<1000 {
            let base = "\(random.one(of: words)) \(random.one(of: model.names.second))"
            let name = "\(base) \(random.one(of: model.names.suffix))"
            let registered = start.advanced(by: recent ? -1 - random.below(30) : -400 - random.below(9000))
            if let id = number(letters: Self.initials(of: base), day: registered, &random) {
                return (name, id, registered)
            }
        }
        return nil
    }

    /// A person's name and number.
    mutating func person(_ random: inout SimulationRandom) -> (name: String, id: RFC, registered: CalendarDay)? {
        for _ in 0..<1000 {
            let (given, first, second) = (
                random.one(of: model.names.given), random.one(of: model.names.family),
                random.one(of: model.names.family)
            )
            let birth = start.advanced(by: -10_000 - random.below(12_000))
            let plain = Self.letters(of: first)
            let vowel = plain.dropFirst().first { "AEIOU".contains($0) } ?? "X"
            let letters =
                "\(plain.prefix(1))\(vowel)\(Self.letters(of: second).prefix(1))\(Self.letters(of: given).prefix(1))"
            if let id = number(letters: letters, day: birth, &random) {
                return ("\(given) \(first) \(second)", id, birth.advanced(by: 9000))
            }
        }
        return nil
    }

    /// An address near an office.
    func address(near office: Int, _ random: inout SimulationRandom) -> Address {
        let place = model.offices[office]
        return Address(
            line: "\(random.one(of: model.names.streets)) \(100 + random.below(9800))", city: place.name,
            postcode: String(22_000 + random.below(70_000)), region: place.region, country: model.country)
    }

    /// A firm abroad.
    func foreign(
        _ partner: TradeModel.Partner, role: PartyRole, _ random: inout SimulationRandom
    ) -> Party {
        let name =
            "\(random.one(of: model.names.foreign)) \(random.one(of: model.names.foreignTrade)) \(partner.suffix)"
        let address = Address(
            line: "\(1 + random.below(9000)) \(random.one(of: model.names.foreign)) Street",
            city: partner.cities.isEmpty ? nil : random.one(of: partner.cities), country: partner.country)
        return Party(
            role: role, identifier: "\(partner.country.text)\(100_000_000 + random.below(900_000_000))", name: name,
            address: address)
    }

    /// A number that nobody has; a small share carries a doubtful check digit, as real ones do.
    private mutating func number(letters: String, day: CalendarDay, _ random: inout SimulationRandom) -> RFC? {
        let alphabet = Array("123456789ABCDEFGHIJKLMNOPQRSTUV")
        let homoclave = "\(random.one(of: alphabet))\(random.one(of: alphabet))"
        guard var id = try? RFC(letters: letters, day: day, homoclave: homoclave), id.warnings.isEmpty else {
            return nil
        }
        if random.chance(model.shares.doubtfulNumbers) {
            let wrong = id.text.last == "1" ? "2" : "1"
            if let doubtful = try? RFC(id.text.dropLast() + wrong) { id = doubtful }
        }
        return used.insert(id).inserted ? id : nil
    }

    /// Three letters of a firm's name: initials of three words, or the first letters of fewer.
    private static func initials(of name: String) -> String {
        let small: Set<String> = ["de", "del", "la", "el", "las", "los", "y"]
        let words = name.split(separator: " ").filter { !small.contains($0.lowercased()) }.map { letters(of: $0) }
        if words.count >= 3 { return words.prefix(3).map { String($0.prefix(1)) }.joined() }
        return String(
            ((words.first?.prefix(words.count == 2 ? 1 : 3) ?? "") + (words.dropFirst().first ?? "XXX")).prefix(3))
    }

    /// Capital letters without accents; `Ñ` stays.
    private static func letters(of word: some StringProtocol) -> String {
        let plain: [Character: Character] = ["Á": "A", "É": "E", "Í": "I", "Ó": "O", "Ú": "U", "Ü": "U"]
        return String(word.uppercased().map { plain[$0] ?? $0 }.filter { $0.isLetter })
    }
}
