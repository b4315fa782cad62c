/// What came of one control that matched: numbers only, so that making and copying it costs nothing. ``Hit`` is the same
/// for people.
struct Outcome: Sendable {
    enum Control: Sendable {
        /// The place among the context's alerts.
        case alert(Int)
        /// The place in ``Ruleset/profiles``.
        case profile(Int)
    }

    let control: Control
    /// The channel after relief.
    var applied: Channel
    var outcome = Hit.Outcome.selected
    var propensity = 1.0
    var draw: Double?
    /// Where in ``Matches/places`` the items stand that matched.
    var items: Range<Int>
}

/// All matches of a declaration: by profile, in the order of the files, the items of each.
struct Matches: Sendable {
    struct Group: Sendable {
        /// The place in ``Ruleset/profiles``.
        let profile: Int
        /// Its part of ``Matches/places``.
        var items: Range<Int>
    }

    private(set) var groups: [Group] = []
    /// Places in the list of facts.
    private(set) var places: [Int] = []

    init(_ rules: CompiledRuleset, _ facts: [Facts]) {
        if facts.count == 1 {
            places = [0]
            groups = rules.matches(facts[0]).map { Group(profile: $0, items: 0..<1) }
            return
        }
        var pairs: [(profile: Int, fact: Int)] = []
        for place in facts.indices {
            for profile in rules.matches(facts[place]) { pairs.append((profile, place)) }
        }
        pairs.sort { $0 < $1 }
        places.reserveCapacity(pairs.count)
        for pair in pairs {
            let end = places.count
            places.append(pair.fact)
            if let last = groups.last, last.profile == pair.profile {
                groups[groups.count - 1].items = last.items.lowerBound..<end + 1
            } else {
                groups.append(Group(profile: pair.profile, items: end..<end + 1))
            }
        }
    }
}
