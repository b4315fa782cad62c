import Customs
package import JSON
import Risk
import Sealing

/// The facts as event data: canonical JSON, keys in RFC 8785 order as they are written.
///
/// The words here are what partners, auditors and a rebuild read years later: members are added, never renamed.
extension DeclarationFact {
    /// The kind of the event that tells this fact.
    package var kind: String {
        switch self {
        case .lodged: "declaration.lodged"
        case .refused: "declaration.refused"
        case .decided: "declaration.decided"
        case .presented: "declaration.presented"
        case .amended: "declaration.amended"
        case .withdrawn: "declaration.withdrawn"
        case .held: "declaration.held"
        case .holdLifted: "declaration.hold-lifted"
        case .checked: "declaration.checked"
        case .released: "declaration.released"
        }
    }

    /// The event's data, canonical.
    package var data: [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        switch self {
        case .lodged(let fact), .amended(let fact): fact.write(to: &writer)
        case .refused(let fact): fact.write(to: &writer)
        case .decided(let fact): fact.write(to: &writer)
        case .presented(let state):
            writer.member("state", state.rawValue)
        case .withdrawn(let reason):
            writer.member("reason", reason)
        case .held(let hold, let reason):
            writer.member("hold", hold)
            writer.member("reason", reason)
        case .holdLifted(let hold, let state):
            writer.member("hold", hold)
            writer.member("state", state.rawValue)
        case .checked(let fact):
            writer.member("check", fact.kind.rawValue)
            writer.member("note", fact.note)
            writer.member("result", fact.result.rawValue)
            writer.member("state", fact.state.rawValue)
        case .released(let fact):
            writer.key("seconds")
            writer.int(fact.seconds)
        }
        writer.endObject()
        return writer.bytes
    }

    /// The fact that an event's kind and data tell; nil for an event of another room or a shape this version does not know.
    package init?(kind: String, data: JSONValue) {
        switch kind {
        case "declaration.lodged":
            guard let fact = Lodged(data) else { return nil }
            self = .lodged(fact)
        case "declaration.amended":
            guard let fact = Lodged(data) else { return nil }
            self = .amended(fact)
        case "declaration.refused": self = .refused(Refused(data))
        case "declaration.decided":
            guard let fact = Decided(data) else { return nil }
            self = .decided(fact)
        case "declaration.presented":
            guard let state = data.state else { return nil }
            self = .presented(state: state)
        case "declaration.withdrawn": self = .withdrawn(reason: data.text("reason") ?? "")
        case "declaration.held":
            guard let hold = data.text("hold") else { return nil }
            self = .held(hold: hold, reason: data.text("reason") ?? "")
        case "declaration.hold-lifted":
            guard let hold = data.text("hold"), let state = data.state else { return nil }
            self = .holdLifted(hold: hold, state: state)
        case "declaration.checked":
            guard let check = data.text("check").flatMap(Checked.Kind.init(rawValue:)),
                let result = data.text("result").flatMap(Checked.Result.init(rawValue:)), let state = data.state
            else { return nil }
            self = .checked(Checked(kind: check, result: result, state: state, note: data.text("note") ?? ""))
        case "declaration.released":
            guard let seconds = data["seconds"]?.int else { return nil }
            self = .released(Released(seconds: seconds))
        default: return nil
        }
    }
}

extension JSONValue {
    fileprivate func text(_ key: String) -> String? { self[key]?.string }
    fileprivate var state: DeclarationState? { text("state").flatMap(DeclarationState.init(rawValue:)) }
}

extension JSONWriter {
    fileprivate mutating func member(_ key: String, _ value: String) {
        self.key(key)
        string(value)
    }

    fileprivate mutating func member(_ key: String, ifPresent value: String?) {
        if let value { member(key, value) }
    }

    fileprivate mutating func member(_ key: String, _ value: Digest) {
        self.key(key)
        digest(value)
    }

    fileprivate mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        int(value)
    }

    fileprivate mutating func member(_ key: String, _ value: Bool) {
        self.key(key)
        bool(value)
    }
}

extension DeclarationFact.Lodged {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("commodity", ifPresent: commodity)
        writer.member("contentHash", contentHash)
        writer.member("declarant", declarant)
        writer.member("flow", flow.rawValue)
        writer.member("importer", ifPresent: importer)
        writer.member("items", itemCount)
        writer.member("mode", ifPresent: mode)
        writer.member("office", office)
        writer.member("organisation", organisation)
        writer.member("origin", ifPresent: origin)
        writer.member("plate", ifPresent: plate)
        writer.member("presented", presented)
        writer.member("reference", reference)
        writer.member("version", version)
    }

    fileprivate init?(_ data: JSONValue) {
        guard let version = data["version"]?.int, let declarant = data.text("declarant"),
            let reference = data.text("reference"), let organisation = data.text("organisation"),
            let flow = data.text("flow").flatMap(DeclarationTypeFlow.init(rawValue:)), let office = data.text("office"),
            let items = data["items"]?.int, let presented = data["presented"]?.bool,
            let hash = data.text("contentHash").flatMap({ Digest(hex: $0) })
        else { return nil }
        self.init(
            version: Int(version), declarant: declarant, reference: reference, organisation: organisation, flow: flow,
            office: office, importer: data.text("importer"), commodity: data.text("commodity"),
            origin: data.text("origin"), itemCount: Int(items), plate: data.text("plate"), mode: data.text("mode"),
            contentHash: hash,
            presented: presented)
    }
}

private typealias DeclarationTypeFlow = DeclarationType.Flow

extension DeclarationFact.Refused {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.key("reasons")
        writer.beginArray()
        for reason in reasons {
            writer.beginObject()
            writer.member("code", reason.code)
            writer.member("path", reason.path)
            writer.endObject()
        }
        writer.endArray()
    }

    fileprivate init(_ data: JSONValue) {
        self.init(
            reasons: (data["reasons"]?.array ?? []).map { reason in
                Reason(code: reason.text("code") ?? "", path: reason.text("path") ?? "")
            })
    }
}

extension DeclarationFact.Decided {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("cause", cause)
        writer.member("channel", channel.rawValue)
        writer.member("decided", decided.rawValue)
        writer.member("recordHash", record)
        writer.member("ruleset", ruleset)
        writer.member("state", state.rawValue)
        writer.member("trusted", trusted)
        writer.member("version", version)
    }

    fileprivate init?(_ data: JSONValue) {
        guard let version = data["version"]?.int, let cause = data.text("cause"),
            let decided = data.text("decided").flatMap(Channel.init(rawValue:)),
            let channel = data.text("channel").flatMap(Channel.init(rawValue:)), let state = data.state,
            let trusted = data["trusted"]?.bool, let ruleset = data.text("ruleset").flatMap({ Digest(hex: $0) }),
            let record = data.text("recordHash").flatMap({ Digest(hex: $0) })
        else { return nil }
        self.init(
            version: Int(version), cause: cause, decided: decided, channel: channel, state: state, trusted: trusted,
            ruleset: ruleset, record: record)
    }
}
